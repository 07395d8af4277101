/* What goes into a log, by the names of what is written, in each language; and what is only counted, masked, compared
 * or told of. */
#include "repo.h"

static void log_expect(const char *path, const char *text, const char *wanted)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "log_calls", "writes name", wanted);
	repo_free(&r);
}

Test(log_call, of_a_person_or_a_secret)
{
	static const struct {
		const char *path, *text, *name;
	} rows[] = {
	        {"a.ts", "console.log('x', { email, id })", "email"},
	        {"a.ts", "console.log(`t ${req.headers.authorization}`)", "req.headers.authorization"},
	        {"a.ts", "console.log(JSON.stringify(req.body, null, 2))", "req.body"},
	        {"a.ts", "console.log(users.map((u) => u.email))", "u.email"},
	        {"a.ts", "const otp = makeIt()\nconsole.log('code', otp)", "otp"},
	        {"a.ts", "console.log('e', user.email || 'none')", "user.email"},
	        {"a.ts", "console.log(process.env.JWT_SECRET)", "process.env.JWT_SECRET"},
	        {"a.ts", "console.log(await req.json())", "req.json()"},
	        {"a.ts", "const body = await req.json()\nconsole.log(body)", "req.json()"},
	        {"supabase/functions/oauth-callback/index.ts", "console.log('at', req.url)",
	         "the address with its code"},
	        {"a.js", "app.use(pinoHttp({ level: 'info' }))", "headers"},
	        {"a.py", "log.info(f'mail {email:>20}')", "email"},
	        {"a.py", "log.info('mail %s' % user['email'])", "user['email']"},
	        {"a.py", "db_url = os.environ.get('DATABASE_URL', 'sqlite:///a')\nlog.info(f'at {db_url}')", "db_url"},
	        {"a.go", "package a\nfunc f() { slog.Info(\"x\", \"email\", email) }", "email"},
	        {"a.go", "package a\nfunc f() { log.Printf(\"%s\", r.FormValue(\"password\")) }",
	         "r.FormValue(\"password\")"},
	        {"a.go", "package a\nfunc f() { log.Info().Str(\"e\", user.Email).Msg(\"x\") }", "user.Email"},
	        {"A.java", "class A { void f() { log.info(\"mail {}\", user.getEmail()); } }", "user.getEmail()"},
	        {"A.cs", "class A { void F() { Console.WriteLine($\"mail {user.Email}\"); } }", "user.Email"},
	        {"a.php", "<?php\nerror_log(\"mail $email\");", "email"},
	        {"a.rb", "logger.info(\"mail #{user.email}\")", "user.email"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct repo_facts r = REPO({rows[i].path, rows[i].text});
		str got = repo_rows(&r, "log_calls", "writes name");
		str wanted = arena_printf(&r.arena, "private %s", rows[i].name);
		cr_expect(str_find(got, wanted, 0) != SIZE_MAX, "%s: %.*s", rows[i].text, STR_ARG(got));
		repo_free(&r);
	}
}

Test(log_call, of_what_may_hold_anything)
{
	log_expect("a.ts", "console.log(user)", "whole user");
	log_expect("a.ts", "console.log(`mail to ${data.to}`)", "whole data.to");
	log_expect("a.ts", "function audit(x) {\n  console.log('seen', x)\n}", "whole x");
	log_expect("a.ts", "const data = await read()\nconsole.log('got', data)", "whole data");
	log_expect("a.ts", "console.log({ email: x })", "whole email");
	log_expect("a.ts", "const body = await res.text()\nconsole.log(body)", "whole body");
	log_expect("a.go", "package a\nfunc f() { fmt.Println(userA) }", "whole userA");
	log_expect("a.ts", "log.info(`mail to ${data.to}`)", "whole data.to");
	log_expect("packages/cli/a.ts", "console.log(user.email)", "whole user.email");
	log_expect("a.rb", "puts(params.inspect)", "whole params.inspect");
}

Test(log_call, of_what_tells_nothing)
{
	static const struct {
		const char *path, *text;
	} rows[] = {
	        {"a.ts", "console.log('Password is required')"},
	        {"a.ts", "console.log('has', !!token, token ? 'y' : 'n', typeof token, token === 'x')"},
	        {"a.ts", "console.log(maskEmail(email), user?.id, data.length, Object.keys(body))"},
	        {"a.ts", "console.error('failed', err.message, res.status, error.code)"},
	        {"a.ts", "console.log(`used ${usage.total_tokens} tokens`, emailSent, hasPassword)"},
	        {"a.ts", "console.error(MESSAGES.ERROR_NO_EMAIL)"},
	        {"a.js", "app.use(pinoHttp({ redact: ['req.headers.authorization'] }))"},
	        {"a.py", "print(len(password), bool(token), 'yes' if password else 'no')"},
	        {"a.py", "log.info('sent to %s', user.id)"},
	        {"a.py", "log.info(request.headers.get(REQUEST_ID, '').strip())"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		log_expect(rows[i].path, rows[i].text, "- -");
}

Test(log_call, not_every_call_is_one)
{
	log_expect("a.ts", "login(email)\nblog.post(email)\ndialog.open(email)", "");
	log_expect("scripts/seed.ts", "console.log(email)", "");
	log_expect("a.rs", "fn main() { println!(\"{}\", email); }", "- -"); /* the end of a list that may go on */
	log_expect("a.rs", "fn main() { println(email); }", "private email|- -");
}

Test(log_call, the_side_of_who_imports_it)
{
	struct repo_facts r = REPO({"lib/mail.ts", "export function send(email) { console.log(email) }"},
	                           {"server.ts", "import express from 'express'\nimport { send } from './lib/mail'\n"
	                                         "express().get('/', () => send('a')).listen(3000)"});
	repo_expect(&r, "log_calls", "side writes", "server private");
	repo_free(&r);
	r = (struct repo_facts)REPO({"lib/mail.ts", "export function send(email) { console.log(email) }"},
	                            {"App.tsx", "import React from 'react'\nimport { send } from './lib/mail'\n"
	                                        "export function App() { send('a'); return <p/> }"});
	repo_expect(&r, "log_calls", "side writes", "unknown private");
	repo_free(&r);
}

/* What is bound to a logger stands in each of its lines; tokens, formats and files of a log are log calls as well. */
Test(log_call, of_what_is_no_log_call_by_its_name)
{
	log_expect("a.js", "const log = pino()\nreq.log = log.child({ headers: req.headers })\n",
	           "private req.headers");
	log_expect("a.js", "const l = winston.createLogger({ defaultMeta: { env: process.env } })\n",
	           "private process.env");
	log_expect("a.py", "bind_contextvars(email=request.args.get('email'))\n", "private request.args.get('email')");
	log_expect("a.js", "morgan.token('b', (req) => JSON.stringify(req.body))\n", "private req.body");
	log_expect("a.js", "morgan.token('id', (req) => req.id)\n", "- -");
	log_expect("a.js", "app.use(morgan(':method :req[cookie]'))\n", "private :req[cookie]");
	log_expect("a.js", "const d = debug('app')\nd('%O', req.body)\n", "private req.body");
	log_expect("a.js", "fs.appendFileSync('access.log', JSON.stringify(req.body))\n", "private req.body");
	log_expect("a.js", "fs.appendFileSync('notes.txt', JSON.stringify(req.body))\n", "");
	log_expect("a.go",
	           "package a\nfunc f() {\n\tl, _ := zap.NewProduction()\n"
	           "\tl.Info(\"x\", zap.String(\"a\", r.Header.Get(\"Authorization\")))\n}\n",
	           "private r.Header.Get(\"Authorization\")");
	log_expect("a.js", "throw new Error('no ' + req.body.password)\n", "whole req.body.password");
	log_expect("a.js", "throw new Error('no account for ' + email)\n", "");
}

Test(log_call, of_what_names_and_functions_of_the_file_stand_for)
{
	log_expect("a.js", "const line = `${req.method} ${req.headers.cookie}`\nconsole.log(line + '!')\n",
	           "private req.headers.cookie");
	log_expect("a.js", "const audit = (entry) => { console.log(entry) }\naudit({ ...req.body })\n",
	           "- -|private req.body");
	log_expect("a.js", "const { describe } = require('@acme/describe')\nlog.info(describe(req))\n", "whole req");
	log_expect("a.js", "console.log(fmt(req.body))\n", "whole req.body");
	log_expect("a.js", "function note(...parts) { console.log(...parts) }\nnote('in', req.body.password)\n",
	           "- -|private req.body.password");
	log_expect("a.js", "const log = pino({ mixin: () => store.get() })\n", "whole mixin");
	log_expect("a.js", "const link = 'https://a.example.com/reset?token=' + make()\nconsole.log('sent', link)\n",
	           "whole an address with its token");
	log_expect("a.js",
	           "const response = await fetch(url, { body: JSON.stringify(requestBody) })\n"
	           "console.log(`the response: ${response.status}`)\n",
	           "- -");
	log_expect("a.js", "console.log(maskAll(req.body), Object.keys(req.body))\n", "- -");
}
