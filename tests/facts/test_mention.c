/* Words that a file speaks of: as parts of names, in texts and in comments; what is told by two words; false friends.
 */
#include "base/buf.h"
#include "facts_one.h"

/* Topics of the file, each with its word and line; "-": none. */
static void expect(const char *path, const char *text, const char *says)
{
	facts_setup();
	facts_text(facts_one, str_of(path), str_of(text));
	const struct node *list = facts_get(facts_finish(facts_one, &facts_arena), "mentions");
	struct buf out BUF_AUTO = {0};
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		buf_printf(&out, "%s%.*s %.*s %u", out.n ? "|" : "", STR_ARG(node_get(n, S("topic"))->text),
		           STR_ARG(node_get(n, S("word"))->text), n->line);
	if (!out.n)
		buf_add(&out, S("-"));
	cr_expect(str_eq(buf_str(&out), str_of(says)), "%s: %s: %.*s", path, text, STR_ARG(buf_str(&out)));
	facts_teardown();
	facts_arena = (struct arena){0};
}

Test(mention, words)
{
	expect("a.ts", "import OpenAI from 'openai'\n", "ai open_ai 1");
	expect("src/Contact.jsx", "<input type=\"email\" />", "person email 1");
	expect("a.py", "\n# asks GPT\n", "ai gpt 2");
	expect("a.tsx", "const useAIChat = () => 1", "ai ai 1");
	expect("a.go", "package a\nfunc deleteExpiredUsers() {}", "retention delete_expired 2");
	expect("a.sql", "select cron.schedule('a', '0 0 * * *', 'x');", "retention cron_schedule 1");
	expect("main.tf", "resource \"aws_s3_bucket\" \"a\" {\n  lifecycle_rule {}\n}", "retention lifecycle_rule 2");
	expect("index.html", "<script src=\"https://www.googletagmanager.com/gtag/js\"></script>",
	       "analytics googletagmanager 1");
	expect("a.ts", "purgeOld()\npurge()\nopenai()\n", "retention purge 1|ai openai 3");
}

Test(mention, two_words_that_stand_near)
{
	expect("a.ts", "db.log.deleteMany({ where: { createdAt: { lt: cutoff } } })", "retention lt 1");
	expect("a.py", "day = now - timedelta(days=30)\nUser.objects.filter(seen__lt=day).delete()",
	       "retention delete 2");
	expect("a.ts", "clearInterval(t)\nawait db.user.delete({ where: { id } })", "-");
	expect("a.ts",
	       "const old = cutoff\n" /* and 26 words between */
	       "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb\ndb.user.delete()",
	       "-");
}

Test(mention, false_friends)
{
	expect("a.ts", "const mail = 'maintain'; aim(); trail()", "-");
	expect("a.sql", "-- Created by Claude\nselect 1;", "-");
	expect("a.ts", "const t = 'eyJhbGciOiJ9aI8xAb3Ai7'", "-");
	expect("messages/it.json", "{\"a\": \"ai sensi\"}", "-");
	expect("package-lock.json", "{\"openai\": 1}", "-");
	expect("README.md", "openai", "-");
	expect("package.json", "{\"author\": {\"email\": \"a@b.example\"}}", "-");
	expect("node_modules/a/a.js", "openai()", "-");
	expect("supabase/config.toml", "openai_api_key = \"env(OPENAI_API_KEY)\"", "-");
}

Test(mention, traffic)
{
	expect("a.ts", "fetch('http://api.acme.com/v1')", "plain http://api.acme.com 1");
	expect("a.ts", "const u = `http://${host}/`", "plain http://${host} 1");
	expect("a.ts", "redis.connect('redis://10.0.0.4:6379'); get('http://localhost:3000'); get('http://db:80')",
	       "-");
	expect("a.ts", "// see http://blog.acme.com\nget('https://api.acme.com')", "-");
	expect("a.svg.ts", "const s = '<svg xmlns=\"http://www.w3.org/2000/svg\">'", "-");
	expect("a.html", "<a href=\"http://blog.acme.com\">", "-");
	expect("a.py", "r = get(u, verify=False)", "plain verify_false 1");
	expect("a.sh", "curl -k https://a.acme.com", "plain curl_k 1");
	expect("a.rb", "cookies[:user] = 1", "cookie cookies 1");
	expect("a.ts", "const c = req.cookies.a", "-");
	expect("a.ts", "res.cookie('a', 'b', { secure: true })", "cookie res_cookie 1|secure secure 1");
}
