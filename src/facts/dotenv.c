/* Environment files: the values are counted and never kept. */
#include "dotenv.h"

#include <stdint.h>

#include "secret/proof/proof.h"
#include "secret/value/value.h"

/* What a name promises is kept by what stands there: MAX_TOKENS=512 and DATABASE_URL=file:./dev.db are no secrets. */
static bool is_secret(const struct node *n)
{
	enum { SHORTEST = 4 };
	static const str addresses[] = {STR_INIT("_DSN"), STR_INIT("DATABASE_URL"), STR_INIT("CONNECTION_STRING")};
	enum key_kind key = value_key(n->key);
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		if (str_ifind(n->key, addresses[i], 0) != SIZE_MAX)
			return str_find(n->text, S("@"), 0) != SIZE_MAX ||
			       str_ifind(n->text, S("password="), 0) != SIZE_MAX;
	if (key == KEY_NONE)
		return false;
	struct value_class class = value_judge(n->text, n->key, true);
	if (class.kind == VALUE_NUMBER || n->text.n < SHORTEST)
		return key == KEY_PASSWORD;
	return class.kind != VALUE_PLACEHOLDER && class.kind != VALUE_REFERENCE && class.kind != VALUE_PLACE;
}

/* SKIP_CHECK=true, PORT=3000, NODE_ENV=test: a switch that opens nothing. */
static bool is_switch(const struct node *n)
{
	static const char words[] =
	        "true false yes no on off development production staging test local info debug warn "
	        "error trace localhost 0.0.0.0 127.0.0.1 UTC utf-8 UTF-8";
	bool digits = n->text.n > 0;
	for (size_t i = 0; i < n->text.n; i++)
		digits = digits && n->text.p[i] >= '0' && n->text.p[i] <= '9';
	return value_key(n->key) == KEY_NONE && (digits || str_listed(n->text, words));
}

/* Nothing that a person has still to fill in, and nothing that another place holds. */
static bool is_value(const struct node *n)
{
	static const str open[] = {STR_INIT("your"), STR_INIT("change"), STR_INIT("<"),
	                           STR_INIT("xxx"),  STR_INIT("todo"),   STR_INIT("example"),
	                           STR_INIT("..."),  STR_INIT("op://"),  STR_INIT("vault:")};
	if ((n->kind != NODE_STRING && n->kind != NODE_NUMBER) || n->text.n == 0 || is_switch(n))
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
	return proof.is_public || ((is_exposed(n->key) || str_ends(n->key, S("_ID"))) && !is_secret(n));
}

struct count {
	struct arena *arena;
	struct strs open;
	unsigned long values, secrets, asks;
	const struct node *first; /* secret */
};

/* Tables (of a secrets.toml) are counted through; readers bound their depth. */
static void count_values(struct count *c, const struct node *tree)
{
	for (const struct node *n = tree->child; n; n = n->next) {
		if (n->kind == NODE_OBJECT)
			count_values(c, n);
		c->asks += n->kind != NODE_OBJECT && value_key(n->key) != KEY_NONE && !is_exposed(n->key);
		if (!is_value(n) || is_open(n, c->open, c->arena))
			continue;
		c->values++;
		if (is_secret(n) && !c->secrets++)
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
	members_scalar(&m, NODE_NUMBER, S("asks"), arena_printf(m.arena, "%lu", c.asks), NULL);
	members_bool(&m, S("open"), c.values == 0 && str_eq(str_basename(path), S(".env")));
}

/* Only lines that may speak of such files are kept: any with a star, or a part of their usual names. */
static bool may_speak(str line)
{
	static const char *const parts[] = {"*", "?", "[", "env", "secret", "config", "setting"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_ifind(line, str_of(parts[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

void dotenv_ignores(struct facts *f, str path, str bytes)
{
	enum { MOST_LINES = 256, LONGEST = 200 };
	if (!str_eq(str_basename(path), S(".gitignore")))
		return;
	struct members m = fact_new(f, S("ignores"), path, 1);
	struct members list = members_below(&m, NODE_ARRAY, S("patterns"), NULL);
	str line;
	size_t n = 0;
	for (unsigned number = 1; str_cut(&bytes, '\n', &line); number++) {
		if (line.n > LONGEST || !may_speak(line) || line.p[0] == '#')
			continue;
		if (n++ == MOST_LINES) {
			members_scalar(&list, NODE_UNKNOWN, S("..."), S("more lines"), NULL);
			return;
		}
		const struct node at = {.line = number, .col = 1};
		members_scalar(&list, NODE_STRING, S(""), line, &at);
	}
}
