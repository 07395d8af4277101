/* Environment files: the values are counted and never kept. */
#include "engine/dotenv.h"

#include <stdint.h>

#include "base/glob.h"
#include "engine/proof.h"

static bool speaks_of_secret(str name)
{
	static const str words[] = {STR_INIT("SECRET"),     STR_INIT("TOKEN"),        STR_INIT("PASSWORD"),
	                            STR_INIT("PASSWD"),     STR_INIT("APIKEY"),       STR_INIT("_KEY"),
	                            STR_INIT("CREDENTIAL"), STR_INIT("PRIVATE"),      STR_INIT("_DSN"),
	                            STR_INIT("_PASS"),      STR_INIT("DATABASE_URL"), STR_INIT("CONNECTION_STRING")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(name, words[i], 0) != SIZE_MAX)
			return str_ifind(name, S("PUBLI"), 0) == SIZE_MAX;
	return false;
}

/* Nothing that a person has still to fill in, and nothing that another place holds. */
static bool is_value(const struct node *n)
{
	static const str open[] = {STR_INIT("your"), STR_INIT("change"), STR_INIT("<"),
	                           STR_INIT("xxx"),  STR_INIT("todo"),   STR_INIT("example"),
	                           STR_INIT("..."),  STR_INIT("op://"),  STR_INIT("vault:")};
	if ((n->kind != NODE_STRING && n->kind != NODE_NUMBER) || n->text.n == 0)
		return false;
	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		if (str_ifind(str_sub(n->text, 0, open[i].n), open[i], 0) == 0)
			return false;
	return true;
}

/* What builds put into the page: no secret by intent, whatever stands in it. */
static bool is_exposed(str name)
{
	static const str prefixes[] = {STR_INIT("NEXT_PUBLIC_"), STR_INIT("VITE_"),        STR_INIT("REACT_APP_"),
	                               STR_INIT("EXPO_PUBLIC_"), STR_INIT("NUXT_PUBLIC_"), STR_INIT("GATSBY_"),
	                               STR_INIT("PUBLIC_"),      STR_INIT("VUE_APP_")};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (str_starts(name, prefixes[i]))
			return true;
	return false;
}

/* Public by design: a rule for such keys saw it, the token says so itself (Supabase's anon key), or it is an id. */
static bool is_open(const struct node *n, struct strs open, struct arena *a)
{
	struct proof proof = {0};
	struct proof_input in = {.value = n->text, .match = n->text};
	for (size_t i = 0; i < open.n; i++)
		if (str_find(n->text, open.at[i], 0) != SIZE_MAX)
			return true;
	if (str_starts(n->text, S("eyJ")))
		proof_find(S("jwt"))(&in, a, &proof);
	return proof.is_public || ((is_exposed(n->key) || str_ends(n->key, S("_ID"))) && !speaks_of_secret(n->key));
}

struct count {
	struct arena *arena;
	struct strs open;
	unsigned long values, secrets;
	const struct node *first; /* secret */
};

/* Tables (of a secrets.toml) are counted through; readers bound their depth. */
static void count_values(struct count *c, const struct node *tree)
{
	for (const struct node *n = tree->child; n; n = n->next) {
		if (n->kind == NODE_OBJECT)
			count_values(c, n);
		if (!is_value(n) || is_open(n, c->open, c->arena))
			continue;
		c->values++;
		if (speaks_of_secret(n->key) && !c->secrets++)
			c->first = n;
	}
}

void dotenv_tree(struct facts *f, str path, struct strs open, const struct node *tree)
{
	struct count c = {.open = open};
	struct arena scratch = {0};
	c.arena = &scratch;
	count_values(&c, tree);
	arena_free(&scratch);
	struct members m = fact_new(f, S("env"), path, c.first ? c.first->line : 1);
	members_scalar(&m, NODE_NUMBER, S("values"), arena_printf(m.arena, "%lu", c.values), NULL);
	members_scalar(&m, NODE_NUMBER, S("secrets"), arena_printf(m.arena, "%lu", c.secrets), NULL);
	members_bool(&m, S("open"), c.values == 0 && str_eq(str_basename(path), S(".env")));
}

/* Does this .gitignore cover a file `.env` beside it? The last line that speaks of it decides. */
static bool ignores_env(str bytes)
{
	bool covered = false;
	str line;
	while (str_cut(&bytes, '\n', &line)) {
		line = str_trim(line);
		bool again = line.n && line.p[0] == '!';
		if (again)
			line = str_sub(line, 1, line.n);
		if (str_starts(line, S("**/")))
			line = str_sub(line, 3, line.n);
		else if (line.n && line.p[0] == '/')
			line = str_sub(line, 1, line.n);
		if (line.n && line.p[0] != '#' && glob_match(line, S(".env"), 0))
			covered = !again;
	}
	return covered;
}

void dotenv_ignores(struct facts *f, str path, str bytes)
{
	if (!str_eq(str_basename(path), S(".gitignore")))
		return;
	struct members m = fact_new(f, S("ignores"), path, 1);
	members_bool(&m, S("env"), ignores_env(bytes));
}
