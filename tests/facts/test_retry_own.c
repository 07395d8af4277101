/* Loops that repeat what failed, and those beside them that only look so: over things, over pages, a watch that goes on
 * for ever, a wait for something to be done. */
#include <stdio.h>

#include "repo.h"

static void retry_expect(const char *path, const char *text, const char *wanted)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "retries", "backoff ends writes", wanted);
	repo_free(&r);
}

#define TRY         "    try {\n      return await fetch(url)\n    } catch (e) {\n"
#define PAUSE(time) "      await new Promise((r) => setTimeout(r, " time "))\n    }\n  }\n}\n"

Test(retry_own, how_long_it_waits_and_whether_it_ends)
{
	retry_expect("a.ts",
	             "async function get(url) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n" TRY PAUSE("1000"),
	             "false true false");
	retry_expect("a.ts",
	             "async function get(url) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n" TRY PAUSE(
	                     "2 ** attempt * 500"),
	             "true true false");
	retry_expect("a.ts",
	             "async function get(url) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n" TRY PAUSE(
	                     "wait(attempt)") "function wait(n) { return 100 * Math.pow(2, n) }\n",
	             "true true false");
	retry_expect(
	        "a.ts",
	        "async function get(url) {\n  let delay = 100\n  for (let attempt = 0; attempt < 3; attempt++) {\n" TRY
	        "      delay *= 2\n" PAUSE("delay"),
	        "true true false");
	retry_expect("a.ts",
	             "async function get(url) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n" TRY PAUSE(
	                     "500 * attempt"),
	             "? true false");
	retry_expect("a.ts",
	             "async function get(url) {\n  let ok = false\n  while (!ok) {\n    try {\n      const r = await "
	             "fetch(url)\n"
	             "      ok = r.ok\n    } catch (e) {}\n  }\n}\n",
	             "false ? false");
	retry_expect("a.ts", "async function getWithRetry(url) {\n  while (true) {\n" TRY PAUSE("1000"),
	             "false false false");
	retry_expect("a.py",
	             "def get(url):\n    for attempt in range(3):\n        try:\n            return requests.get(url)\n"
	             "        except OSError:\n            time.sleep(2 ** attempt)\n",
	             "true true false");
	retry_expect(
	        "a.ts",
	        "async function get(url, attempt = 0) {\n  try { return await fetch(url) } catch (e) {\n"
	        "    if (attempt >= 3) throw e\n    await sleep(1000)\n    return getRetry(url, attempt + 1)\n  }\n}\n"
	        "async function getRetry(url, attempt) {\n  if (attempt > 3) throw 1\n  await sleep(1000)\n"
	        "  return getRetry(url, attempt + 1)\n}\n",
	        "false true ?");
}

/* A name for one number is that number; whatever a loop of attempts calls, it repeats it. */
Test(retry_own, a_pause_that_has_a_name)
{
	static const char run[] =
	        "def run(engine, intent):\n    max_retries = 3\n    retry_delay = 1  # seconds\n"
	        "    for attempt in range(max_retries):\n        try:\n"
	        "            result = engine.carry_out(intent)\n            return result\n"
	        "        except Exception as e:\n            log(e)\n%s        time.sleep(retry_delay)\n";
	char text[600];
	snprintf(text, sizeof text, run, "");
	retry_expect("a.py", text, "false true ?");
	snprintf(text, sizeof text, run, "        retry_delay = retry_delay + 1\n");
	retry_expect("a.py", text, "? true ?");
}

/* retries++ in front of the call of itself; entries are no tries. */
Test(retry_own, counted_before_it_calls_itself)
{
	retry_expect("a.js",
	             "const retryer = async (fetcher, retries = 0) => {\n  if (retries > MOST) throw new Error('x')\n"
	             "  const r = await fetcher(retries)\n  if (r.limited) {\n    retries++\n"
	             "    return retryer(fetcher, retries)\n  }\n  return r\n}\n",
	             "false true ?");
	retry_expect("a.go",
	             "package a\nfunc Send(entries Entries) error {\n\tfor _, entry := range entries {\n"
	             "\t\tresponse, err := client.Do(entry)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n"
	             "\t\tresponse.Body.Close()\n\t}\n\treturn nil\n}\n",
	             "");
}

Test(retry_own, may_it_add_something_twice)
{
	retry_expect("a.ts",
	             "async function put(row) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    try {\n"
	             "      return await client.from('a').insert(row)\n    } catch (e) {\n" PAUSE("1000"),
	             "false true true");
}

Test(retry_own, loops_that_repeat_nothing_that_failed)
{
	retry_expect("a.ts",
	             "async function all(items) {\n  for (const item of items) {\n    try {\n      await fetch(item)\n"
	             "    } catch (e) {\n      console.log(e)\n    }\n    await sleep(1000)\n  }\n}\n",
	             "");
	retry_expect("a.ts",
	             "async function all(rows) {\n  for (let i = 0; i < rows.length; i++) {\n    try {\n      await "
	             "fetch(rows[i])\n"
	             "      if (stop) break\n    } catch (e) {\n      failed++\n    }\n    await sleep(1000)\n  }\n}\n",
	             "");
	retry_expect("a.py",
	             "def watch():\n    while True:\n        try:\n            fetch()\n            if done: return\n"
	             "        except OSError:\n            pass\n        time.sleep(60)\n",
	             "");
	retry_expect("a.ts",
	             "async function poll(id) {\n  for (let i = 0; i < 20; i++) {\n    const r = await fetch(id)\n"
	             "    if (r.done) return r\n    await sleep(500)\n  }\n}\n",
	             "");
	retry_expect("a.tsx", "export const A = () => <p>Settings for {all} rows: retry, then break</p>\n", "");
}

Test(retry_own, gives_the_first_answer_whatever_it_is_called)
{
	retry_expect(
	        "a.js",
	        "async function load() {\n  for (let i = 0; i < 5; i++) {\n    try { return await axios.get(url) } "
	        "catch (e) { console.error(e) }\n  }\n}\nload()\n",
	        "false true false");
	retry_expect("a.js",
	             "async function load() {\n  while (true) {\n    try { return await axios.get(url) } catch (e) { "
	             "await new Promise((d) => setTimeout(d, 1000)) }\n  }\n}\n",
	             "false false false");
	retry_expect("a.js",
	             "async function load(urls) {\n  for (let i = 0; i < urls.length; i++) {\n    try { return await "
	             "axios.get(urls[i]) } catch (e) { console.error(e) }\n  }\n}\n",
	             "");
	retry_expect("a.js",
	             "async function load() {\n  while (true) {\n    const m = await queue.next()\n    try { await "
	             "handle(m) } catch (e) { console.error(e) }\n  }\n}\n",
	             "");
}
