/* A function is closed where its own code asks who calls and refuses, or checks a signature. verify_jwt alone closes
 * nothing: the public key of the app, which every visitor has, is a token that it lets in. What shared code may do is
 * not known of one that only imports it. */
#include "door_function.h"

#include "door_function_does.h"
#include "door_function_name.h"
#include "facts/edge_function.h"
#include "facts/folder.h"
#include "command_row.h"
#include "row_get.h"

static const str way = STR_INIT("supabase/functions/");

enum { SHARED = 64, COMMANDS = 64 };

struct making {
	struct doors *d;
	struct door_rows code, checks, links, settings, routes;
	struct door_code does;
	str commands[COMMANDS]; /* names of what is deployed without a check; "" for all */
	size_t n_commands;
};

/* supabase/functions/pay/index.ts: the folder of it, and "pay". False: shared code. */
static bool function_of(str path, str *folder, str *name)
{
	size_t at = str_find(path, way, 0);
	if (at == SIZE_MAX || (at && path.p[at - 1] != '/'))
		return false;
	str rest = str_sub(path, at + way.n, path.n);
	size_t end = str_find(rest, S("/"), 0);
	*name = str_sub(rest, 0, end);
	*folder = str_sub(path, 0, at + way.n + name->n + 1);
	return end != SIZE_MAX && !str_starts(*name, S("_"));
}

/* ---- what its code does ---- */

struct code {
	bool user, signature, refuses, perhaps, shared;
};

static void add_checks(const struct making *m, str path, bool whole, struct code *c)
{
	for (size_t i = door_rows_first(&m->checks, path); i < m->checks.n; i++) {
		str at = row_text(m->checks.at[i], S("path")), what = row_text(m->checks.at[i], S("what"));
		if (whole ? !str_starts(at, path) : !str_eq(at, path))
			return;
		c->user = c->user || str_eq(what, S("user"));
		c->signature = c->signature || str_eq(what, S("signature"));
		c->refuses = c->refuses || str_eq(what, S("refuses"));
		c->perhaps = c->perhaps || str_eq(what, S("perhaps"));
	}
}

struct shared {
	str paths[SHARED];
	size_t n;
};

/* What a file, or all files of a folder, import by a relative way. */
static void add_links(const struct making *m, str path, bool whole, struct shared *s)
{
	for (size_t i = door_rows_first(&m->links, path); i < m->links.n; i++) {
		str from = row_text(m->links.at[i], S("path")), to;
		bool known = false;
		if (whole ? !str_starts(from, path) : !str_eq(from, path))
			return;
		if (s->n == SHARED ||
		    !folder_join(folder_of(from), row_text(m->links.at[i], S("module")), m->d->arena, &to))
			continue;
		for (size_t j = 0; j < s->n; j++)
			known = known || str_eq(s->paths[j], to);
		if (!known)
			s->paths[s->n++] = to;
	}
}

static struct code code_of(const struct making *m, str folder, struct door_deeds *deeds)
{
	struct code own = {.user = false}, others = {.user = false};
	struct shared s = {.n = 0};
	*deeds = door_function_does(&m->does, folder);
	add_checks(m, folder, true, &own);
	add_links(m, folder, true, &s);
	for (size_t i = 0; i < s.n; i++) {
		if (str_starts(s.paths[i], folder))
			continue;
		add_checks(m, s.paths[i], false, &others);
		door_function_does_too(&m->does, s.paths[i], deeds);
		add_links(m, s.paths[i], false, &s);
	}
	own.shared = others.user || others.signature || others.refuses || others.perhaps || s.n == SHARED;
	return own;
}

static bool is_unread(const struct making *m, str folder)
{
	for (const struct node *u = rows_of(m->d->facts, S("unread")); u; u = row_after(u))
		if (row_is(u, S("section"), S("code")) && str_starts(row_text(u, S("path")), folder))
			return true;
	return false;
}

/* ---- what the platform asks ---- */

static void find_commands(struct making *m)
{
	for (const struct node *row = rows_of(m->d->facts, S("commands")); row; row = row_after(row))
		if (m->n_commands < COMMANDS && command_row_is(row, "supabase", "functions deploy") &&
		    command_row_option(row, S("--no-verify-jwt")))
			m->commands[m->n_commands++] = command_row_behind(row, S("deploy"), "--no-verify-jwt --debug");
}

/* The row of config.toml that speaks of it. */
static const struct node *setting_of(const struct making *m, str folder, str name)
{
	str config =
	        arena_printf(m->d->arena, "%.*ssupabase/config.toml", (int)(folder.n - name.n - 1 - way.n), folder.p);
	for (size_t i = door_rows_first(&m->settings, config); i < m->settings.n; i++) {
		if (!row_is(m->settings.at[i], S("path"), config))
			return NULL;
		if (row_is(m->settings.at[i], S("name"), name))
			return m->settings.at[i];
	}
	return NULL;
}

static enum truth asks_for_token(const struct making *m, const struct node *setting, str name)
{
	const struct node *verify = setting ? node_get(setting, S("verify_jwt")) : NULL;
	for (size_t i = 0; i < m->n_commands; i++)
		if (!m->commands[i].n || str_eq(m->commands[i], name))
			return TRUTH_FALSE;
	if (!setting)
		return TRUTH_TRUE; /* so it is, where nothing is said */
	return verify->kind != NODE_BOOL ? TRUTH_UNKNOWN : str_eq(verify->text, S("true")) ? TRUTH_TRUE : TRUTH_FALSE;
}

/* ---- doors ---- */

/* What can be said of a function, around its name. */
enum said { CHECKED, FOR_ALL, OPEN, UNSIGNED, DOES, ANY_TOKEN, UNSURE };
static const struct {
	enum truth open;
	const char *before, *after, *by;
} sentences[] = {
        [CHECKED] = {TRUTH_FALSE, "the function ", " checks who calls it", ""},
        [FOR_ALL] = {TRUTH_UNKNOWN, "anyone may call the function ", ", as its name says", ""},
        [OPEN] = {TRUTH_TRUE, "anyone on the internet may call the function ",
                  ": verify_jwt is off for it, and its code stops nobody; ask supabase.auth.getUser(token) there and "
                  "answer 401 "
                  "without a user",
                  ""},
        [UNSIGNED] = {TRUTH_TRUE, "anyone may send the function ",
                      " an event: it never checks that the service signed it", "no signature"},
        [DOES] = {TRUTH_TRUE, "whoever opens the page may call the function ",
                  ", since the token that verify_jwt asks for stands in the page, and the function ", "public token"},
        [ANY_TOKEN] = {TRUTH_UNKNOWN, "the function ",
                       " stops nobody, and the token that the platform asks for is in every visitor's browser, too",
                       ""},
        [UNSURE] = {TRUTH_UNKNOWN, "it is not known whether the function ", " refuses whoever is not signed in", ""},
};

/* Its handler, as all routes are judged; NULL: none was found. */
static const struct node *route_of(const struct making *m, str folder)
{
	for (size_t i = 0; i < m->routes.n; i++)
		if (str_starts(row_text(m->routes.at[i], S("path")), folder) &&
		    row_is(m->routes.at[i], S("framework"), S("Supabase")))
			return m->routes.at[i];
	return NULL;
}

enum knows { SILENT, STOPS, STOPS_NOBODY, PERHAPS };

/* By the way through its handler; where that was not found, by what is called in its files. That it stops somebody is
 * not believed where nothing in them is called that could. */
static enum knows knowledge(const struct making *m, const struct code *c, const struct node *route, str folder)
{
	const struct node *auth = route ? node_get(route, S("auth")) : NULL;
	bool looks = c->user || c->perhaps || c->shared || is_unread(m, folder);
	bool silent = !looks && !c->signature && !c->refuses;
	if (auth && auth->kind == NODE_STRING)
		return str_eq(auth->text, S("open")) ? STOPS_NOBODY : silent ? PERHAPS : STOPS;
	if (c->signature || (c->user && c->refuses))
		return route ? PERHAPS : STOPS;
	return looks || route ? PERHAPS : SILENT;
}

/* deed: what it does that not everybody should; "" for nothing. */
static enum said judge(enum knows k, str name, enum truth token, str deed)
{
	if (k == STOPS)
		return CHECKED;
	if (door_function_is_for_all(name))
		return FOR_ALL;
	if (k == PERHAPS)
		return UNSURE;
	if (door_function_is_for_service(name))
		return UNSIGNED;
	if (token == TRUTH_TRUE && deed.n && !door_function_is_for_strangers(name))
		return DOES;
	return token == TRUTH_FALSE ? OPEN : token == TRUTH_TRUE ? ANY_TOKEN : UNSURE;
}

static bool is_true(const struct node *row, str key) { return row && row_is(row, key, S("true")); }

static void add_function(const struct making *m, const struct node *code, str folder, str name)
{
	struct arena *a = m->d->arena;
	struct door_deeds deeds;
	const struct node *setting = setting_of(m, folder, name), *route = route_of(m, folder);
	const struct code c = code_of(m, folder, &deeds);
	str deed = door_function_deed(&deeds, is_true(route, S("changes")), is_true(route, S("gives")), a);
	enum said said = judge(knowledge(m, &c, route, folder), name, asks_for_token(m, setting, name), deed);
	bool by_setting = setting && said == OPEN && !is_true(setting, S("verify_jwt"));
	const struct node *row = by_setting ? setting : route ? route : code;
	bool reads = route && row_is(route, S("changes"), S("false"));
	door_add(m->d,
	         &(struct door){.row = row,
	                        .line = row->line ? row->line : 1,
	                        .what = S("edge-function"),
	                        .name = name,
	                        .address = arena_printf(a, "/functions/v1/%.*s", STR_ARG(name)),
	                        .open = sentences[said].open,
	                        .to = said != CHECKED ? S("anyone")
	                              : c.signature   ? S("service")
	                                              : S("signed-in"),
	                        .by = str_of(sentences[said].by),
	                        .may = said == UNSIGNED && reads ? S("read") : S("execute"),
	                        .people = TRUTH_UNKNOWN,
	                        .says = arena_printf(a, "%s%.*s%s%.*s", sentences[said].before, STR_ARG(name),
	                                             sentences[said].after, STR_ARG(said == DOES ? deed : S("")))});
}

void doors_of_functions(struct doors *d)
{
	struct making m = {.d = d,
	                   .code = door_rows_below(d, S("code"), way),
	                   .checks = door_rows_below(d, S("edge_checks"), way),
	                   .links = door_rows_below(d, S("links"), way),
	                   .routes = door_rows_below(d, S("routes"), way),
	                   .settings = door_rows_below(d, S("edge_functions"), S("supabase/config.toml")),
	                   .does = {door_rows_below(d, S("settings"), way), door_rows_below(d, S("addresses"), way),
	                            door_rows_below(d, S("imports"), way)}};
	str folder, name, last = S("");
	find_commands(&m);
	for (size_t i = 0; i < m.code.n; i++) {
		if (!function_of(row_text(m.code.at[i], S("path")), &folder, &name) || str_eq(folder, last))
			continue;
		last = folder;
		add_function(&m, m.code.at[i], folder, name);
	}
}
