/* What leaves no doubt that a store is asked for rows, and what may be anything. */
#include "repo.h"

#define rows(file, before, call, after, wanted)                                                                        \
	do {                                                                                                           \
		struct repo_facts r = REPO({file, before call after});                                                 \
		str got = repo_rows(&r, "routes", "rows");                                                             \
		cr_expect(str_eq(got, S(wanted)), "%s: %.*s and not %s", call, STR_ARG(got), wanted);                  \
		repo_free(&r);                                                                                         \
	} while (0)

#define JS               "const app = require('express')();\napp.get('/x', async (q, s) => { s.json("
#define js(call, wanted) rows("a.js", JS, call, "); });\n", wanted)
#define PY               "from flask import Flask, jsonify\napp = Flask(__name__)\n@app.route('/x')\ndef x():\n    return jsonify("
#define py(call, wanted) rows("a.py", PY, call, ")\n", wanted)

Test(route_store, calls_that_only_stores_have)
{
	js("await prisma.note.findMany()", "true");
	js("await db.query('select * from notes')", "true");
	js("await Note.find({ kind: 1 })", "true");
	js("await supabase.from('notes').select('*')", "true");
	js("await firestore.collection('notes').get()", "true");
	js("await db.select().from(notes)", "true");
	js("await this.noteRepository.findAll()", "true");
	py("cursor.fetchall()", "true");
	py("session.execute(select(Note))", "true");
	py("[dict(r) for r in c.execute(text('select * from notes'))]", "true");
	js("await rd.hGetAll('notes')", "true");
	py("session.query(Note).all()", "true");
	py("Note.query.filter_by(kind=1).first()", "true");
	py("list(Note.objects.filter(kind=1))", "true");
	py("pd.read_sql(sql, engine)", "true");
	py("self.notes_repo.list_all()", "true");
	py("generate_latest()", "true");
	js("await register.metrics()", "true");
}

Test(route_store, a_function_of_another_file_asks_the_store)
{
	struct repo_facts r = REPO({"a.js", "import { all } from './store.js';\nimport express from 'express';\n"
	                                    "const app = express();\n"
	                                    "app.get('/x', async (q, s) => { const u = await all(); s.json(u); });\n"},
	                           {"store.js", "import pg from 'pg';\nconst db = new pg.Pool();\n"
	                                        "export async function all() { return (await db.query('select * from "
	                                        "notes')).rows; }\n"});
	repo_expect(&r, "routes", "gives", "true");
	repo_free(&r);
}

Test(route_store, calls_that_others_have_too)
{
	js("notes.find(n => n.id == 1)", "-");
	js("Notes.find(n => n.id == 1)", "-");
	js("STATES.find(1)", "-");
	js("await Promise.all(jobs)", "-");
	js("await db.query('select 1')", "-");
	js("await cache.get('notes')", "-");
	js("await fs.readFile('notes.json')", "-");
	py("db.execute(text('SELECT 1'))", "-");
	py("session.get('page')", "-");
	py("repo.close()", "-");
	py("json.load(f)", "-");
}
