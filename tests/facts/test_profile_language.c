/* What a file may hide from the profile, and what narrows that: each narrowing beside its honest twin. */
#include "facts/profile.h"

#include "repo.h"

/* What is said of a member: true, false, or ? */
static void hides_has(const struct repo_facts *r, const char *member, const char *wanted)
{
	const struct node *row = node_get(r->tree, S("profile"))->child, *n = node_get(row, str_of(member));
	cr_assert_not_null(n, "%s", member);
	str got = n->kind == NODE_UNKNOWN ? S("?") : n->text;
	cr_expect(str_eq(got, str_of(wanted)), "%s is %.*s (%.*s) and not %s", member, STR_ARG(got), STR_ARG(n->text),
	          wanted);
}

static void hides(const char *path, const char *text, const char *member, const char *wanted)
{
	struct repo_facts r = REPO({"main.py", "import json\n"}, {path, text});
	hides_has(&r, member, wanted);
	repo_free(&r);
}

Test(profile_language, a_shell_around_an_app_hides_nothing)
{
	static const char *const members[] = {"servers", "functions", "frontends", "identities", "paid", "secrets"};
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		hides("ios/Runner/AppDelegate.swift", "import UIKit\nimport Flutter\nclass A: FlutterAppDelegate {}\n",
		      members[i], "false");
		hides("android/app/src/main/java/a/MainActivity.java",
		      "package a;\nimport com.getcapacitor.BridgeActivity;\npublic class MainActivity extends "
		      "BridgeActivity {}\n",
		      members[i], "false");
	}
	hides("ios/Runner/AppDelegate.swift", "import UIKit\nimport GoogleSignIn\nclass A {}\n", "identities", "?");
	hides("ios/Runner/AppDelegate.swift", "class A {}\n", "identities", "?");
	hides("ios/Runner/AppDelegate.swift", "import UIKit\nimport GoogleSignIn\nclass A {}\n", "servers", "false");
	hides("Sources/App/main.swift", "import Vapor\nlet app = Application()\n", "servers", "true");
	hides("src/Main.java", "import java.net.ServerSocket;\nclass Main {}\n", "servers", "?");
	hides("ios/Runner/Video.m", "int x;\n", "servers", "?");
}

Test(profile_language, a_page_of_a_server_starts_nothing)
{
	hides("views/a.cshtml", "@page\n<p>hello</p>\n", "functions", "false");
	hides("views/a.cshtml", "@page\n<p>hello</p>\n", "outbound", "?");
	hides("views/a.ejs", "<p><%= name %></p>\n", "outbound", "false");
	hides("views/a.ejs", "<script>fetch('https://api.openai.com/v1/x')</script>\n", "paid", "true");
	hides("a.jsp", "<p>hello</p>\n", "servers", "?");
}

/* Modules of one language are not those of another. */
Test(profile_language, a_module_is_one_of_its_language)
{
	hides("a.go", "package main\nimport \"net/url\"\n", "stores", "false");
	hides("a.go", "package main\nimport \"net/url\"\n", "outbound", "false");
	hides("a.js", "import net from 'net';\n", "outbound", "?");
	hides("a.py", "from urllib.parse import quote\n", "outbound", "false");
	hides("a.py", "import urllib.request\n", "outbound", "?");
	hides("a.py", "from http import HTTPStatus\n", "outbound", "false");
	hides("a.py", "import http.client\n", "outbound", "?");
}

/* Where none of the names that would do it stands in the file, a module does not do it there. */
Test(profile_language, an_idle_module_does_nothing)
{
	static const struct {
		const char *path, *text, *member, *wanted;
	} rows[] = {
	        {"a.py", "import pandas as pd\nd = pd.DataFrame(x)\n", "stores", "false"},
	        {"a.py", "import pandas as pd\nd = pd.read_sql(x)\n", "stores", "?"},
	        {"a.py", "import pandas as pd\nread = getattr(pd, name)\n", "outbound", "?"},
	        {"a.py", "import streamlit as st\nst.title('Books')\nst.text_input('Author')\n", "identities", "false"},
	        {"a.py", "import streamlit as st\nst.text_input('Password')\n", "identities", "?"},
	        {"a.py", "import streamlit as st\nif st.session_state.authenticated: st.title('a')\n", "identities",
	         "?"},
	        {"a.py", "import streamlit as st\nif not check_password(): st.stop()\n", "identities", "?"},
	        {"a.py",
	         "import streamlit as st\n# authenticated by OAuth1\nget(url, headers={'Authorization': key})\n",
	         "identities", "false"},
	        {"a.py", "import streamlit as st\nif not st.user.is_logged_in: st.stop()\n", "identities", "?"},
	        {"a.py", "import os\nx = os.path.join(a, b)\n", "stores", "false"},
	        {"a.py", "import os\nos.makedirs(a)\n", "stores", "?"},
	        {"a.py", "import os\nopen(os.path.join(a), 'w')\n", "stores", "?"},
	        {"a.go", "package a\nimport \"net/http\"\nfunc f(w http.ResponseWriter, r *http.Request) {}\n",
	         "outbound", "false"},
	        {"a.go", "package a\nimport \"net/http\"\nfunc f() { http.Get(u) }\n", "outbound", "?"},
	        {"a.go", "package a\nimport web \"net/http\"\nfunc f() { web.Get(u) }\n", "outbound", "?"},
	        {"a.js", "const http = require('http');\nhttp.createServer(f).listen(1);\n", "outbound", "false"},
	        {"a.js", "const http = require('http');\nhttp.get(u);\n", "outbound", "?"},
	        {"a.js", "const h = require('http');\nh.get(u);\n", "outbound", "?"},
	        {"a.js", "import fs from 'fs';\nfs.readFileSync(a);\n", "stores", "false"},
	        {"a.js", "import fs from 'fs';\nfs.writeFileSync(a, b);\n", "stores", "?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		hides(rows[i].path, rows[i].text, rows[i].member, rows[i].wanted);
}

/* Variables that are named are known; those that are handed on as a whole may be any. */
Test(profile_language, variables_of_the_environment)
{
	static const struct {
		const char *path, *text, *wanted;
	} rows[] = {
	        {"a.js", "const { PORT, GRACE_DELAY } = process.env;\n", "false"},
	        {"a.js", "const { PORT, JWT_SECRET: secret } = process.env;\n", "true"},
	        {"a.js", "const { PORT, ...rest } = process.env;\n", "?"},
	        {"a.js", "run({ env: process.env });\n", "?"},
	        {"a.js", "const d = process.env.CLOSE_DELAY;\n", "false"},
	        {"a.js", "const d = process.env.SOMETHING;\n", "?"},
	        {"a.py", "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    port: int = 1\n",
	         "false"},
	        {"a.py", "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    jwt_secret: str\n",
	         "true"},
	        {"a.py",
	         "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    port: int = 1\n"
	         "class T(S):\n    api_key: str\n",
	         "true"},
	        {"a.py", "from decouple import config\nL = config('LOG_LEVEL')\n", "false"},
	        {"a.py", "from decouple import config\nL = config('DB_PASSWORD')\n", "true"},
	        {"a.py", "from decouple import config\nL = config(name)\n", "?"},
	        {"a.py", "import psycopg2\nc = psycopg2.connect(dsn)\n", "true"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		hides(rows[i].path, rows[i].text, "secrets", rows[i].wanted);
}

Test(profile_language, nuxt_and_fastify_without_a_call)
{
	struct repo_facts r =
	        REPO({"package.json", "{'name': 'x', 'private': true}"}, {"nuxt.config.ts", "export default {}\n"},
	             {"server/api/a.get.ts", "export default defineEventHandler(() => 1)\n"});
	hides_has(&r, "servers", "true");
	hides_has(&r, "secrets", "?");
	repo_free(&r);
	r = REPO({"package.json", "{'name': 'x', 'private': true}"},
	         {"server/api/a.get.ts", "export default defineEventHandler(() => 1)\n"});
	hides_has(&r, "servers", "?");
	repo_free(&r);
	r = REPO({"package.json", "{'name': 'x', 'private': true, 'scripts': {'start': 'fastify start app.js'}}"},
	         {"app.js", "module.exports = async function (app) {}\n"});
	hides_has(&r, "servers", "true");
	repo_free(&r);
}

/* templates/ is where a server keeps its pages; beside no server it is what somebody may start from. */
Test(profile_language, pages_below_templates)
{
	struct repo_facts r = REPO({"app.py", "from flask import Flask\napp = Flask(__name__)\n"},
	                           {"app/templates/index.html", "<html><body>hello</body></html>\n"});
	hides_has(&r, "frontends", "true");
	repo_free(&r);
	r = REPO({"app.py", "from flask import Flask\napp = Flask(__name__)\n"},
	         {"app/templates/email/welcome.html", "<html></html>\n"});
	hides_has(&r, "frontends", "false");
	repo_free(&r);
	r = REPO({"main.py", "import json\n"}, {"templates/index.html", "<html></html>\n"});
	hides_has(&r, "frontends", "false");
	repo_free(&r);
}
