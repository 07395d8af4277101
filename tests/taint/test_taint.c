/* Every sink with a value of a caller is found; the same sinks with one that was cleaned, looked up, counted, checked
 * or handed over beside the command are not: five hundred functions that have to stay silent. */
#include "flows.h"

struct sink {
	const char *what, *text; /* %s: the value, a name */
};
/* what a function gives, by the value that a caller sent */
struct cleaner {
	const char *text;
};

static const struct sink scripts[] = {
        {"sql", "await pool.query(`SELECT * FROM a WHERE b = '${v}'`)"},
        {"sql", "await db.all(\"SELECT * FROM a WHERE b = '\" + v + \"'\")"},
        {"sql", "await prisma.$queryRawUnsafe(`SELECT * FROM a WHERE b = ${v}`)"},
        {"sql", "let sql = 'SELECT * FROM a WHERE 1=1'; sql += ' AND b = ' + v; await db.query(sql)"},
        {"shell", "child_process.exec('ls ' + v)"},
        {"shell", "child_process.execSync(`ls ${v}`)"},
        {"shell", "spawn('ls', [v], { shell: true })"},
        {"eval", "eval(v)"},
        {"eval", "new Function(v)()"},
        {"path", "fs.readFileSync(path.join(DIR, v))"},
        {"path", "res.sendFile(`/srv/files/${v}`)"},
        {"path", "fs.promises.unlink('files/' + v)"},
        {"request", "await fetch(v)"},
        {"request", "await axios.get(v)"},
        {"request", "await axios({ method: 'GET', url: v })"},
        {"request", "await fetch(`https://${v}/a`)"},
        {"html", "res.send(`<h1>${v}</h1>`)"},
        {"html", "box.innerHTML = '<b>' + v"},
        {"unserialize", "serialize.unserialize(v)"},
};
static const struct cleaner scripts_clean[] = {
        {"const v = Number(w)"},
        {"const v = parseInt(w, 10)"},
        {"const v = lookUp[w]"},
        {"const v = clean(w)"},
        {"const v = encodeURIComponent(w)"},
        {"const v = schema.parse(w)"},
        {"const v = w.replace(/[^a-z]/g, '')"},
        {"const v = ['a', 'b'].includes(w) ? w : 'a'"},
        {"const v = w === 'b' ? 'b' : 'a'"},
        {"const v = w; if (!ALLOWED.includes(v)) return res.sendStatus(400)"},
        {"const v = w; if (!/^[a-z]+$/.test(v)) return res.sendStatus(400)"},
        {"const v = w; if (!isUrlAllowed(v)) throw new Error('no')"},
        {"const v = w; assertSafe(v)"},
        {"const v = w; switch (v) { case 'a': break; default: return }"},
        {"let v = w; v = 'a'"},
        {"const v = DOMPurify.sanitize(w)"},
        {"const v = (await Thing.findById(w)).name"},
        {"const v = w.length"},
};

static const struct sink pythons[] = {
        {"sql", "cur.execute(f\"SELECT * FROM a WHERE b = '{v}'\")"},
        {"sql", "cur.execute(\"SELECT * FROM a WHERE b = '%s'\" % v)"},
        {"sql", "cur.execute(\"SELECT * FROM a WHERE b = '{}'\".format(v))"},
        {"sql", "db.session.execute(text(\"SELECT * FROM a WHERE b = '\" + v + \"'\"))"},
        {"shell", "os.system('ls ' + v)"},
        {"shell", "subprocess.run(f'ls {v}', shell=True)"},
        {"eval", "eval(v)"},
        {"eval", "return render_template_string('<p>' + v)"},
        {"path", "open('files/' + v)"},
        {"path", "return send_file(os.path.join(DIR, v))"},
        {"request", "requests.get(v, timeout=5)"},
        {"request", "urllib.request.urlopen(v)"},
        {"html", "return mark_safe(v)"},
        {"unserialize", "pickle.loads(base64.b64decode(v))"},
        {"unserialize", "yaml.load(v, Loader=yaml.Loader)"},
};
static const struct cleaner pythons_clean[] = {
        {"v = int(w)"},
        {"v = uuid.UUID(w)"},
        {"v = NAMES[w]"},
        {"v = NAMES.get(w)"},
        {"v = clean(w)"},
        {"v = re.sub(r'[^a-z]', '', w)"},
        {"v = w if w in ALLOWED else 'a'"},
        {"v = w\n    if v not in ALLOWED:\n        abort(400)"},
        {"v = w\n    if not re.match(r'^[a-z]+$', v):\n        abort(400)"},
        {"v = w\n    if not v.isalnum():\n        abort(400)"},
        {"v = w\n    validate_name(v)"},
        {"v = w\n    v = 'a'"},
        {"v = Thing.query.get(w).name"},
        {"v = len(w)"},
        {"v = hashlib.sha256(w.encode()).hexdigest()"},
};

static void around(struct arena *a, const char *path, const char *clean, const struct sink *s, bool wanted)
{
	bool python = path[2] == 'p';
	str text =
	        python ? arena_printf(a, "@app.route('/a')\ndef a():\n    w = request.args.get('w')\n    %s\n    %s\n",
	                              clean, s->text)
	               : arena_printf(a,
	                              "app.get('/a', async (req, res) => {\n  const w = req.query.w\n  %s\n  %s\n})\n",
	                              clean, s->text);
	str got = flows_in(a, path, text.p);
	bool found = str_starts(got, arena_printf(a, "%s ", s->what));
	cr_expect(wanted ? found : !got.n, "%s\n  %.*s", text.p, STR_ARG(got));
}

static unsigned all(const char *path, const struct sink *sinks, size_t n_sinks, const struct cleaner *clean,
                    size_t n_clean)
{
	unsigned n = 0;
	for (size_t i = 0; i < n_sinks; i++) {
		struct arena a = {0};
		around(&a, path, path[2] == 'p' ? "v = w" : "const v = w", &sinks[i], true);
		around(&a, path,
		       path[2] == 'p' ? "v = w.strip()\n    if not v:\n        abort(400)"
		                      : "const v = w.trim(); if (!v) return",
		       &sinks[i], true);
		for (size_t k = 0; k < n_clean; k++, n++)
			around(&a, path, clean[k].text, &sinks[i], false);
		arena_free(&a);
	}
	return n;
}
#define EACH(path, sinks, clean)                                                                                       \
	all(path, sinks, sizeof(sinks) / sizeof *(sinks), clean, sizeof(clean) / sizeof *(clean))

Test(taint, sinks_are_found_and_clean_functions_are_silent)
{
	unsigned n = EACH("a.js", scripts, scripts_clean) + EACH("a.py", pythons, pythons_clean);
	cr_expect(n > 500, "%u", n);
}

Test(taint, where_both_ends_do_not_stand_in_one_function)
{
	static const struct {
		const char *path, *text;
	} rows[] = {
	        {"a.js", "app.get('/a', (req, res) => show(req.query.v, res))\nfunction show(v, res) { "
	                 "db.query(`SELECT * FROM a "
	                 "WHERE b = ${v}`) }"},
	        {"a.js", "app.get('/a', (req) => { const v = req.query.v })\napp.get('/b', () => { db.query(`SELECT "
	                 "${v} FROM a`) "
	                 "})"},
	        {"a.js", "const req = http.request(o)\nfetch(req.query.url)"},
	        {"a.js", "app.get('/a', (req) => { exec(req.body.v) })"}, /* exec of what? */
	        {"a.js", "app.get('/a', (req) => { /a/.exec(req.query.v); map.get(req.query.v) })"},
	        {"a.js", "app.get('/a', async (req) => { await fetch(`https://a.example/${req.query.v}`) })"},
	        {"a.js", "app.get('/a', async (req) => { await fetch(BASE + req.query.v) })"},
	        {"a.js",
	         "app.get('/a', async (req) => { await pool.query('SELECT * FROM a WHERE b = $1', [req.query.v]) })"},
	        {"a.js", "app.get('/a', async (req) => { await sql`SELECT * FROM a WHERE b = ${req.query.v}` })"},
	        {"a.js", "app.get('/a', async (req) => { await db.query(`Search for ${req.query.v}`) })"},
	        {"a.js", "app.get('/a', (req, res) => { for (const v of NAMES) fs.readFileSync(v) })"},
	        {"a.js", "app.get('/a', (req, res) => { const u = new URL(req.url); fetch(u.origin + '/b') })"},
	        {"a.js", "app.get('/a', (req, res) => { res.sendFile(req.query.v, { root: DIR }) })"},
	        {"a.py", "def a(v: str):\n    os.system(v)\n"},
	        {"a.py", "@app.get('/a')\ndef a(v: int):\n    os.system(f'ls {v}')\n"},
	        {"a.py", "@app.get('/a/{v}')\ndef a(v: str):\n    return open('files/' + v)\n"},
	        {"a.py",
	         "@app.route('/a')\ndef a():\n    cur.execute('SELECT * FROM a WHERE b = %s', (request.args['v'],))\n"},
	        {"a.py", "@app.route('/a')\ndef a():\n    subprocess.run(['ls', request.args['v']])\n"},
	        {"a.py", "@app.route('/a')\ndef a():\n    return yaml.safe_load(request.data)\n"},
	        {"a.php", "<?php foreach ($list as $v) { echo $v; } echo htmlspecialchars($_GET['v']);"},
	        {"a.php", "<?php header('Content-Type: application/json'); echo $_GET['v'];"},
	        {"a.go",
	         "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tdb.Query(\"SELECT 1 WHERE a = $1\", "
	         "r.FormValue(\"v\"))\n}\n"},
	        {"a.rb", "def a\n  User.where(name: params[:v])\n  User.where('name = ?', params[:v])\nend\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		flows_expect(rows[i].path, rows[i].text, "");
}

Test(taint, names_are_followed)
{
	flows_expect("a.js", "app.get('/a', (req) => { const { a: { v } } = req.body; eval(v) })",
	             "eval eval req.body.a.v");
	flows_expect("a.js", "app.post('/a', async (req) => { const { url, ...rest } = await req.json(); fetch(url) })",
	             "request fetch req.json().url");
	flows_expect(
	        "a.js",
	        "app.post('/a', (req) => { const q = []; q.push(`a = '${req.body.v}'`)\n  db.query('SELECT * FROM a "
	        "WHERE ' + q.join(' AND ')) })",
	        "sql db.query req.body.v");
	flows_expect("a.js", "app.post('/a', (req) => { req.body.urls.forEach(async (u) => { await fetch(u) }) })",
	             "request fetch req.body.urls");
	flows_expect("a.js", "app.post('/a', (req) => { for (const u of req.body.urls) fetch(u) })",
	             "request fetch req.body.urls");
	flows_expect("a.py",
	             "@app.post('/a')\nasync def a(request: Request):\n    d = await request.json()\n    for u in "
	             "d['urls']:\n"
	             "        requests.get(u)\n",
	             "request requests.get request.json().urls");
	flows_expect("a.php", "<?php $v = $_POST['v']; $q = \"SELECT * FROM a WHERE b = '$v'\"; $db->query($q);",
	             "sql db.query $_POST.v");
	flows_expect("a.go",
	             "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tv := r.FormValue(\"v\")\n\tq := "
	             "fmt.Sprintf(\"SELECT * FROM a WHERE b = '%s'\", v)\n\tdb.Exec(q)\n}\n",
	             "sql db.Exec r.FormValue(v)");
	flows_expect(
	        "A.java",
	        "class A { @GetMapping(\"/a\") String a(@RequestParam String v) { return jdbc.query(\"SELECT * FROM a "
	        "WHERE b = '\" + v + \"'\", m); } }",
	        "sql jdbc.query v");
	flows_expect("A.cs",
	             "class A { [HttpGet] public object Get([FromQuery] string v) { return db.A.FromSqlRaw($\"SELECT * "
	             "FROM a "
	             "WHERE b = '{v}'\"); } }",
	             "sql A.FromSqlRaw v");
}

Test(taint, hostile_files_end)
{
	struct arena a = {0};
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("app.get('/a', (req) => { const v = "));
	for (int i = 0; i < 60; i++)
		buf_add(&b, S("(req.query.v + "));
	flows_in(&a, "a.js", arena_str(&a, buf_str(&b)).p);
	b.n = 0;
	for (int i = 0; i < 30; i++)
		buf_add(&b, S("const v = req.body; function f(req) { if (v == req.body.a) { eval(v ? v : [v, {v}"));
	flows_in(&a, "a.js", arena_str(&a, buf_str(&b)).p);
	arena_free(&a);
}
