/* One walk over calls and values. What a name is read from is told by the source of a computed value, since that is all
 * a reader knows of it. */
#include "facts/code_fact.h"

#include <stdint.h>

#include "base/glob.h"
#include "facts/folder.h"

enum { DEPTH = 64, LONGEST_HOST = 253, LONGEST_NAME = 128 };

struct looking {
	struct facts *f;
	str path, side;
};

static void add(const struct looking *l, str section, unsigned line, str key, str value, str from)
{
	struct members m = fact_new(l->f, section, l->path, line);
	members_scalar(&m, NODE_STRING, key, value, NULL);
	if (from.n)
		members_scalar(&m, NODE_STRING, S("from"), from, NULL);
	members_scalar(&m, NODE_STRING, S("side"), l->side, NULL);
}

/* ---- names of settings ---- */

static bool is_word(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* How languages read a variable: what stands in front of its name. */
static const struct {
	str before, from;
} readings[] = {
        {STR_INIT("process.env."), STR_INIT("environment")},
        {STR_INIT("process.env["), STR_INIT("environment")},
        {STR_INIT("import.meta.env."), STR_INIT("environment")},
        {STR_INIT("Bun.env."), STR_INIT("environment")},
        {STR_INIT("env."), STR_INIT("environment")}, /* see is_binding() */
        {STR_INIT("Deno.env.get("), STR_INIT("environment")},
        {STR_INIT("os.environ["), STR_INIT("environment")},
        {STR_INIT("os.environ.get("), STR_INIT("environment")},
        {STR_INIT("os.getenv("), STR_INIT("environment")},
        {STR_INIT("os.Getenv("), STR_INIT("environment")},
        {STR_INIT("System.getenv("), STR_INIT("environment")},
        {STR_INIT("getenv("), STR_INIT("environment")},
        {STR_INIT("Environment.GetEnvironmentVariable("), STR_INIT("environment")},
        {STR_INIT("String.fromEnvironment("), STR_INIT("environment")},
        {STR_INIT("Platform.environment["), STR_INIT("environment")},
        {STR_INIT("processInfo.environment["), STR_INIT("environment")},
        {STR_INIT("env::var("), STR_INIT("environment")},
        {STR_INIT("env.var("), STR_INIT("environment")}, /* the same as the reader names it */
        {STR_INIT("ENV["), STR_INIT("environment")},
        {STR_INIT("ENV.fetch("), STR_INIT("environment")},
        {STR_INIT("$_ENV["), STR_INIT("environment")},
        {STR_INIT("st.secrets["), STR_INIT("store")},
        {STR_INIT("st.secrets.get("), STR_INIT("store")},
        {STR_INIT("st.secrets."), STR_INIT("store")},
        {STR_INIT("userdata.get("), STR_INIT("store")},
        {STR_INIT(".getProperty("), STR_INIT("store")},
};

/* Most sources have none of the words of which each row above has one. */
static bool may_read(str text)
{
	return text.n > S("Bun.env.").n &&
	       (str_ifind(text, S("env"), 0) != SIZE_MAX || str_find(text, S("secrets"), 0) != SIZE_MAX ||
	        str_find(text, S("userdata"), 0) != SIZE_MAX || str_find(text, S("getProperty"), 0) != SIZE_MAX);
}

/* env.NAME is a binding of a Worker, or what a file of settings exports; process.env.NAME has a row of its own. */
static bool is_binding(str text, size_t at, str name)
{
	bool loud = name.n > 2;
	for (size_t i = 0; i < name.n; i++)
		loud = loud && !(name.p[i] >= 'a' && name.p[i] <= 'z');
	static const str others[] = {STR_INIT("process."), STR_INIT("meta."), STR_INIT("Bun."), STR_INIT("Deno.")};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		loud = loud && !str_ends(str_sub(text, 0, at), others[i]);
	return loud && !(at && is_word(text.p[at - 1]));
}

/* Properties of a script are a store in Apps Script; those of Java are settings like others. */
static bool keeps_properties(str path, str before)
{
	return !str_eq(before, S(".getProperty(")) || str_listed(str_extension(path), "gs js ts");
}

static void look_for_names(const struct looking *l, str text, unsigned line)
{
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
		for (size_t at = 0; (at = str_find(text, readings[i].before, at)) != SIZE_MAX;) {
			size_t from = at + readings[i].before.n, to;
			from += from < text.n && (text.p[from] == '"' || text.p[from] == '\'' || text.p[from] == '`');
			for (to = from; to < text.n && is_word(text.p[to]);)
				to++;
			str name = str_sub(text, from, to), before = readings[i].before;
			bool call = to < text.n && text.p[to] == '('; /* st.secrets.get( */
			bool bare = str_eq(before, S("env.")), counts = !bare || is_binding(text, at, name);
			if (name.n && name.n <= LONGEST_NAME && !call && counts && keeps_properties(l->path, before))
				add(l, S("settings"), line, S("name"), name, readings[i].from);
			at = to > from ? to : from;
		}
}

/* The reader shows a call in full where it is an argument or stands alone: getenv("NAME"). */
static void look_at_reading(const struct looking *l, const struct node *call)
{
	const struct node *callee = node_get(call, S("callee")), *args = node_get(call, S("args"));
	const struct node *first = args ? args->child : NULL;
	if (!callee || !first || first->kind != NODE_STRING || first->text.n > LONGEST_NAME)
		return;
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		str before = readings[i].before;
		if (!str_ends(before, S("(")))
			continue;
		before.n--;
		if (!keeps_properties(l->path, readings[i].before))
			continue;
		if (str_starts(before, S(".")) ? str_ends(callee->text, before) : str_eq(callee->text, before))
			add(l, S("settings"), first->line, S("name"), first->text, readings[i].from);
	}
}

/* ---- hosts ---- */

static bool is_nobody(str host)
{
	static const str ends[] = {STR_INIT("localhost"),   STR_INIT(".local"),      STR_INIT(".test"),
	                           STR_INIT(".invalid"),    STR_INIT(".internal"),   STR_INIT("example.com"),
	                           STR_INIT("example.org"), STR_INIT("example.net"), STR_INIT(".example"),
	                           STR_INIT("w3.org"),      STR_INIT("schema.org"),  STR_INIT("json-schema.org"),
	                           STR_INIT("xmlsoap.org")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(host, ends[i]))
			return true;
	return str_find(host, S("."), 0) == SIZE_MAX || (host.p[0] >= '0' && host.p[0] <= '9');
}

static bool is_host(str s)
{
	size_t i = 0;
	while (i < s.n && (is_word(s.p[i]) || s.p[i] == '-' || s.p[i] == '.'))
		i++;
	return s.n && i == s.n && s.n <= LONGEST_HOST;
}

static void look_for_host(const struct looking *l, str text, unsigned line)
{
	static const str ways[] = {STR_INIT("https://"), STR_INIT("http://"), STR_INIT("wss://"), STR_INIT("ws://")};
	size_t from = SIZE_MAX, to;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (str_starts(text, ways[i]))
			from = ways[i].n;
	if (from == SIZE_MAX)
		return;
	for (to = from; to < text.n && (is_word(text.p[to]) || text.p[to] == '-' || text.p[to] == '.');)
		to++;
	str host = str_sub(text, from, to);
	if (host.n == 0 || host.n > LONGEST_HOST || (to < text.n && !strchr("/:?#", text.p[to])) || is_nobody(host))
		return;
	add(l, S("addresses"), line, S("host"), host, S(""));
}

/* ---- tables ---- */

static bool is_identifier(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_word(s.p[i]))
			return false;
	return s.n && s.n <= LONGEST_NAME && !(s.p[0] >= '0' && s.p[0] <= '9');
}

/* supabase.from('orders'); Array.from and its like are of the language, storage.from is of a bucket. */
static void look_for_table(const struct looking *l, const struct node *call)
{
	static const str ends[] = {STR_INIT(".from"), STR_INIT(".table")};
	const struct node *callee = node_get(call, S("callee")), *args = node_get(call, S("args"));
	const struct node *first = args ? args->child : NULL;
	if (!callee || !first || first->kind != NODE_STRING || !is_identifier(first->text))
		return;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		str name = callee->text, before = str_sub(name, 0, name.n - (name.n > ends[i].n ? ends[i].n : name.n));
		bool own = before.n && before.p[0] >= 'A' && before.p[0] <= 'Z';
		if (before.n && str_ends(name, ends[i]) && !own && !str_ends(before, S("storage")))
			add(l, S("queries"), first->line, S("name"), first->text, S(""));
	}
}

/* ---- the walk ---- */

static void look_below(const struct looking *l, const struct node *n, unsigned depth)
{
	if (n->kind == NODE_UNKNOWN && may_read(n->text))
		look_for_names(l, n->text, n->line);
	if (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN)
		look_for_host(l,
		              n->kind == NODE_UNKNOWN && str_starts(n->text, S("`")) ? str_sub(n->text, 1, n->text.n)
		                                                                     : n->text,
		              n->line);
	for (const struct node *c = n->child; c && depth < DEPTH; c = c->next)
		look_below(l, c, depth + 1);
}

/* Is the text the name of a module? Both lists are as they stand in the file. */
static bool is_imported(const struct node **imports, const struct node *text)
{
	enum { LOOKS = 16 }; /* of imports in one line */
	while (*imports && (*imports)->line < text->line)
		*imports = (*imports)->next;
	const struct node *n = *imports;
	for (int i = 0; n && i < LOOKS && n->line == text->line; n = n->next, i++)
		if (str_eq(n->text, text->text))
			return true;
	return false;
}

/* Texts with holes, wherever they stand, and addresses that are put together. Where a page is written among them, what
 * it links to is no host that the program calls. */
static void look_at_texts(const struct looking *l, const struct node *tree)
{
	const struct node *strings = node_get(tree, S("strings")), *jsx = node_get(tree, S("jsx"));
	const struct node *addresses = node_get(tree, S("addresses")), *host;
	const struct node *imports = node_get(tree, S("imports"));
	imports = imports ? imports->child : NULL;
	if (jsx && jsx->child)
		return;
	for (const struct node *n = strings ? strings->child : NULL; n; n = n->next)
		if (n->kind == NODE_STRING && !is_imported(&imports, n))
			look_for_host(l, n->text, n->line);
	for (const struct node *n = addresses ? addresses->child : NULL; n; n = n->next)
		if ((host = node_get(n, S("host"))) && host->kind == NODE_STRING && !is_nobody(host->text) &&
		    is_host(host->text))
			add(l, S("addresses"), n->line, S("host"), host->text, S(""));
}

void code_fact_tree(struct facts *f, str path, const struct node *tree)
{
	const struct node *side = node_get(tree, S("side")), *calls = node_get(tree, S("calls"));
	const struct node *values = node_get(tree, S("values")), *imports = node_get(tree, S("imports"));
	const struct looking l = {f, path, side ? side->text : S("unknown")};
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && module->kind == NODE_STRING && str_starts(module->text, S(".")))
			add(&l, S("links"), module->line, S("module"), module->text, S(""));
	}
	for (const struct node *n = calls ? calls->child : NULL; n; n = n->next) {
		const struct node *args = node_get(n, S("args"));
		look_at_reading(&l, n);
		look_for_table(&l, n);
		if (args)
			look_below(&l, args, 0);
	}
	if (values)
		look_below(&l, values, 0);
	look_at_texts(&l, tree);
}
