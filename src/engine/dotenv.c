/* Environment files: the values are counted and never kept. */
#include "engine/dotenv.h"

#include "base/glob.h"

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

void dotenv_tree(struct facts *f, str path, const struct node *tree)
{
	unsigned long values = 0, secrets = 0;
	const struct node *first = NULL;
	for (const struct node *n = tree->child; n; n = n->next)
		if (is_value(n)) {
			values++;
			if (speaks_of_secret(n->key) && !secrets++)
				first = n;
		}
	struct members m = fact_new(f, S("env"), path, first ? first->line : 1);
	members_scalar(&m, NODE_NUMBER, S("values"), arena_printf(m.arena, "%lu", values), NULL);
	members_scalar(&m, NODE_NUMBER, S("secrets"), arena_printf(m.arena, "%lu", secrets), NULL);
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
