/* let key = process.env.JWT_SECRET; if (!key) key = 'x'      try: key = os.environ["SECRET_KEY"] except: key = "x"
 * const { JWT_SECRET = 'x' } = process.env                   key := os.Getenv("JWT_KEY"); if key == "" { key = "x" } */
#include "place_fallback.h"

#include "base/ascii.h"

enum { MOST_ROWS = 8, MOST_LINES = 64, LEAST = 3, NEAR = 8, MOST_VALUES = 4000, LONGEST_FILE = 256 << 10 };

static bool has_one(str text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ifind(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* A name of a key that signs or seals, and of nothing about it. */
static bool is_key(str name)
{
	static const char *const keys[] = {"secret", "jwt", "signing", "session_key", "sessionkey", "encryption_key"};
	static const char *const abouts[] = {"expir", "ttl",    "issuer", "audience", "alg",  "client", "_name",
	                                     "arn",   "stripe", "google", "github",   "path", "file",   "url"};
	return has_one(name, keys, sizeof keys / sizeof *keys) &&
	       !has_one(name, abouts, sizeof abouts / sizeof *abouts);
}

/* Is it what the environment holds under the name of a key? */
static bool reads_key(const struct node *n)
{
	static const char *const readers[] = {"process.env", "os.environ", "getenv(",
	                                      "Deno.env",    "ENV[",       "import.meta.env"};
	return n->kind == NODE_UNKNOWN && n->text.n < 120 &&
	       has_one(n->text, readers, sizeof readers / sizeof *readers) && is_key(n->text);
}

static bool is_text(const struct node *n)
{
	return n->kind == NODE_STRING && n->text.n >= LEAST && str_find(n->text, S(" "), 0) == SIZE_MAX &&
	       str_find(n->text, S("://"), 0) == SIZE_MAX;
}

static str line_of(str text, unsigned number)
{
	str line = S("");
	for (unsigned i = 0; i < number; i++)
		if (!str_cut(&text, '\n', &line))
			return S("");
	return line;
}

/* const { JWT_SECRET = 'x' } = process.env */
static bool is_taken_out(str text, const struct node *value)
{
	str line = line_of(text, value->line);
	size_t brace = str_find(line, S("}"), value->col < line.n ? value->col : line.n);
	str behind = brace == SIZE_MAX ? S("") : str_trim(str_sub(line, brace + 1, line.n));
	return str_starts(behind, S("=")) && str_starts(str_trim(str_sub(behind, 1, behind.n)), S("process.env"));
}

/* { ...defaults, ...(process.env.SIGNING ? { signing: process.env.SIGNING } : {}) } goes on without where none is set.
 */
static bool is_laid_over(const struct node *v)
{
	const struct node *rest = v->kind == NODE_OBJECT ? node_get(v, S("...")) : NULL;
	str text = rest ? str_trim(rest->text) : S("");
	if (str_starts(text, S("(")))
		text = str_trim(str_sub(text, 1, text.n));
	bool asks = str_find(text, S("?"), 0) != SIZE_MAX || str_find(text, S("&&"), 0) != SIZE_MAX;
	return str_starts(text, S("process.env.")) && asks && is_key(text);
}

/* What is said a few lines above of where it counts: if (isProd) throw …. Then nobody knows that it ever does. */
static bool is_for_makers(str text, const struct node *value)
{
	static const char *const words[] = {"prod", "development", "isDev", "is_dev", "DEBUG", "dev ", "test"};
	unsigned from = value->line > NEAR ? value->line - NEAR : 1;
	for (unsigned line = from; line <= value->line; line++)
		if (has_one(line_of(text, line), words, sizeof words / sizeof *words))
			return true;
	return false;
}

static void add(struct facts *f, str path, const struct node *value, bool sure)
{
	struct members m = fact_new(f, S("plain_places"), path, value->line);
	members_scalar(&m, NODE_STRING, S("what"), sure ? S("fallback") : S("code"), value);
	members_bool(&m, S("literal"), true);
}

static bool is_read_under(const struct node *list, str name)
{
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (str_eq(n->key, name) && reads_key(n))
			return true;
	return false;
}

void place_fallback(struct facts *f, str path, str side, str text, const struct node *tree)
{
	const struct node *values = node_get(tree, S("values")), *names = node_get(tree, S("names"));
	size_t rows = 0, seen = 0, lines = 0;
	bool environment = str_find(text, S("env"), 0) != SIZE_MAX || str_find(text, S("ENV"), 0) != SIZE_MAX;
	if (str_listed(side, "browser mobile desktop test") || !environment || text.n > LONGEST_FILE)
		return;
	for (const struct node *v = values ? values->child : NULL; v && rows < MOST_ROWS && seen < MOST_VALUES;
	     v = v->next, seen++) {
		if (is_laid_over(v)) {
			add(f, path, v, false);
			rows++;
		}
		if (!is_text(v))
			continue;
		bool kept = is_read_under(values, v->key) || is_read_under(names, v->key);
		if (kept || (is_key(v->key) && lines++ < MOST_LINES && is_taken_out(text, v))) {
			add(f, path, v, !is_for_makers(text, v));
			rows++;
		}
	}
}
