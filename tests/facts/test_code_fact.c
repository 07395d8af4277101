/* What code uses: files beside it, variables, hosts; and how it starts. */
#include "repo.h"

Test(code_fact, relative_imports_and_aliases)
{
	struct repo_facts r =
	        REPO({"web/a.ts", "import x from './b';\nimport y from 'react';\nconst z = require('../lib/z');\n"},
	             {"api/m.py", "from .x import y\nfrom ..shared import z\nimport os\n"},
	             {"web/tsconfig.json",
	              "{'compilerOptions': {'baseUrl': '.', 'paths': {'@/*': ['./src/*'], '@lib': ['../lib/index.ts'],"
	              " 'x*y': ['z'], '#out/*': ['../../o/*']}}}"});
	repo_expect(&r, "links", "path module", "api/m.py .x|api/m.py ..shared|web/a.ts ./b|web/a.ts ../lib/z");
	repo_expect(&r, "aliases", "folder alias to deep", "web @ web/src true|web @lib lib/index.ts false");
	repo_free(&r);
}

Test(code_fact, variables_by_the_ways_of_reading_them)
{
	struct repo_facts r =
	        REPO({"a.ts",
	              "const k = process.env.A_KEY;\nf(`${process.env['B_KEY']}`);\nconst v = import.meta.env.VITE_C;\n"
	              "g(Deno.env.get('D_KEY'));\n"},
	             {"b.py", "import os\nx = os.environ['E']\ny = os.getenv('F', 'z')\nf(st.secrets['G'])\n"});
	repo_expect(&r, "settings", "name from",
	            "A_KEY environment|B_KEY environment|VITE_C environment|D_KEY environment|E environment|F "
	            "environment|G store");
	repo_free(&r);
}

Test(code_fact, hosts_of_calls_and_settings)
{
	struct repo_facts r = REPO(
	        {"a.ts",
	         "fetch('https://api.acme.dev/v1');\nconst base = "
	         "'https://hooks.acme.dev';\nfetch(`https://q.acme.dev/${x}`);\n"
	         "fetch('http://localhost:3000');\nfetch('https://www.w3.org/x');\nfetch('https://example.com/x');\n"
	         "fetch(`https://${host}/x`);\nfetch('http://10.0.0.1/x');\n"});
	repo_expect(&r, "addresses", "host", "api.acme.dev|hooks.acme.dev|q.acme.dev");
	repo_free(&r);
}

Test(code_start, a_framework_that_is_only_imported_starts_nothing)
{
	struct repo_facts r =
	        REPO({"a.js", "import express, {Router} from 'express';\nconst r = Router();\n"},
	             {"b.js", "const express = require('express');\nconst app = express();\nconst two = express();\n"},
	             {"c.py", "from fastapi import FastAPI\napp = FastAPI()\n"},
	             {"d.js", "import {express} from './mine';\nexpress();\nserve();\n"},
	             {"e.ts", "import {createServer} from 'node:http';\ncreateServer(f).listen(1);\n"});
	repo_expect(&r, "starts", "path what with", "b.js server Express|c.py server FastAPI|e.ts server Node");
	repo_free(&r);
}
