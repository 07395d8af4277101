/* A list of doors never says that it is whole where nobody has looked. */
#include "facts/facts.h"

#include "repo.h"

#define PACKAGE                                                                                                        \
	{                                                                                                              \
		"package.json", "{'name': 'x', 'private': true, 'scripts': {'start': 'node src/app.js'}}"              \
	}

static void door_end_is(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "path what name open");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}

Test(door_end, a_server_and_a_function_whose_guards_nobody_read)
{
	door_end_is(REPO(PACKAGE, {"src/app.js", "const express = require('express');\nconst app = express();\n"}),
	            "src/app.js server Express ?");
	door_end_is(REPO(PACKAGE, {"api/src/index.js", "import {onRequest} from 'firebase-functions';\n"}),
	            "api/src/index.js function Firebase ?");
}

Test(door_end, a_database_is_reached_through_what_uses_it_and_a_hosted_one_by_everybody)
{
	door_end_is(REPO(PACKAGE, {"src/job.js", "import pg from 'pg';\n"}), "");
	door_end_is(REPO(PACKAGE, {"src/db.js", "import {createClient} from '@supabase/supabase-js';\n"}),
	            "src/db.js table Supabase ?");
	door_end_is(REPO({"main.tf", "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n"}),
	            "main.tf bucket logs ?");
}

Test(door_end, nothing_is_known_of_several_apps_together)
{
	door_end_is(REPO({"a/package.json", "{'name': 'a', 'private': true, 'scripts': {'start': 'node app.js'}}"},
	                 {"a/app.js", "const app = require('express')();\napp.listen(1);\n"},
	                 {"b/package.json", "{'name': 'b', 'private': true, 'scripts': {'start': 'node app.js'}}"},
	                 {"b/app.js", "const app = require('express')();\napp.listen(2);\n"}),
	            "- - - -");
}

Test(door_end, a_page_alone_has_none)
{
	door_end_is(REPO(PACKAGE, {"src/app.js", "import {createRoot} from 'react-dom/client';\n"}), "");
}

#define FIREBASE "import { onRequest } from 'firebase-functions/v2/https';\n"

Test(door_end, functions_and_servers_whose_routes_were_read)
{
	door_end_is(REPO(PACKAGE, {"functions/src/index.js", FIREBASE
	                           "export const a = onRequest({ invoker: 'private' }, async (req, res) => { await "
	                           "db.add(1); });\n"}),
	            "functions/src/index.js route /a false");
	door_end_is(REPO(PACKAGE, {"src/main.ts", "import { NestFactory } from '@nestjs/core';\nawait "
	                                          "NestFactory.create(A);\n"}),
	            "src/main.ts server NestJS ?");
	door_end_is(REPO(PACKAGE, {"src/app.js", "const feathers = require('@feathersjs/feathers');\n"}),
	            "src/app.js server Feathers ?");
}

/* What runs a server is none beside it, and may be one where nobody knows what it runs. */
Test(door_end, what_runs_a_server)
{
#define RUNS "import uvicorn\nuvicorn.run('app:app', host='0.0.0.0')\n"
	door_end_is(REPO({"main.py", RUNS},
	                 {"app.py", "from fastapi import FastAPI\napp = FastAPI()\n@app.put('/x')\ndef x():\n    "
	                            "db.add(1)\n"}),
	            "app.py route PUT /x true");
	door_end_is(REPO({"main.py", RUNS}, {"app.py", "async def app(scope, receive, send):\n    pass\n"}),
	            "main.py server Uvicorn ?");
}
