/* A search along imports, from the files that run by themselves. A file whose name a command, a manifest or a page
 * speaks of may be run by it; what cannot be told this way is doubted, and never said to be dead. */
#include "code_reached.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "facts/folder.h"
#include "facts/language.h"
#include "facts/reach.h"
#include "reach_link.h"
#include "row_get.h"

struct edge {
	uint32_t from, to;
};
struct reaching {
	struct reach reach;
	struct arena *scratch;
	struct edge *edges;
	size_t n_edges, cap_edges;
	bool *run;
};

/* ---- where programs begin ---- */

static bool is_followed(str path) { return str_listed(language_of(path), "JavaScript TypeScript Python"); }

static bool begins_by_name(str path)
{
	static const char names[] =
	        "index main app server page route layout middleware proxy handler manage wsgi asgi __main__ __init__ "
	        "streamlit_app Home _app _document root entry entry-client entry-server hooks.server hooks.client "
	        "instrumentation +page +layout +server +page.server +layout.server error loading template default bot "
	        "worker cli run start bootstrap settings urls Code code";
	static const char folders[] = "pages routes functions api netlify plugins server controllers middleware jobs "
	                              "commands management tasks workers composables layouts views blueprints routers "
	                              "cogs public static bin scripts cmd";
	str name = str_basename(path), rest = folder_of(path), step;
	if (str_listed(str_sub(name, 0, name.n - str_extension(name).n - 1), names))
		return true;
	while (str_cut(&rest, '/', &step))
		if (str_listed(step, folders))
			return true;
	return false;
}

static void mark_rows(struct reaching *r, const struct node *facts, str section)
{
	for (const struct node *row = rows_of(facts, section); row; row = row_after(row)) {
		size_t file = reach_file(&r->reach, row_text(row, S("path")));
		if (file != SIZE_MAX)
			r->run[file] = true;
	}
}

/* The file that a word of a command names, from the folder of the row. */
static void mark_named(struct reaching *r, str folder, str word)
{
	str joined;
	while (str_starts(word, S("./")))
		word = str_sub(word, 2, word.n);
	size_t file = folder_join(folder.n ? folder : S("."), word, r->scratch, &joined) ? reach_file(&r->reach, joined)
	                                                                                 : SIZE_MAX;
	if (file != SIZE_MAX)
		r->run[file] = true;
	arena_reset(r->scratch);
}

static void mark_words(struct reaching *r, const struct node *n, str folder, unsigned depth)
{
	str rest = n->text, word;
	while ((n->kind == NODE_STRING || n->kind == NODE_UNKNOWN) && str_cut(&rest, ' ', &word))
		mark_named(r, folder, word);
	for (const struct node *c = n->child; c && depth < 8; c = c->next)
		mark_words(r, c, folder, depth + 1);
}

static void mark_commands(struct reaching *r, const struct node *facts)
{
	static const struct {
		str section, field;
	} places[] = {
	        {STR_INIT("commands"), STR_INIT("args")},         {STR_INIT("commands"), STR_INIT("program")},
	        {STR_INIT("package_files"), STR_INIT("scripts")}, {STR_INIT("package_files"), STR_INIT("entries")},
	        {STR_INIT("containers"), STR_INIT("runs")},       {STR_INIT("deployments"), STR_INIT("runs")},
	        {STR_INIT("deployments"), STR_INIT("file")}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		for (const struct node *row = rows_of(facts, places[i].section); row; row = row_after(row)) {
			const struct node *n = node_get(row, places[i].field);
			if (n)
				mark_words(r, n, row_text(row, S("folder")), 0);
		}
}

static void mark_begins(struct reaching *r, const struct node *facts)
{
	static const str sections[] = {STR_INIT("starts"), STR_INIT("routes"), STR_INIT("edge_checks")};
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		mark_rows(r, facts, sections[i]);
	mark_commands(r, facts);
	for (size_t i = 0; i < r->reach.files.n; i++) {
		str path = r->reach.files.at[i];
		r->run[i] = r->run[i] || !is_followed(path) || begins_by_name(path) || language_is_tooling(path);
	}
}

/* ---- imports ---- */

static void add_edge(struct reaching *r, size_t from, size_t to)
{
	mem_room(r->edges, r->n_edges, r->cap_edges);
	r->edges[r->n_edges++] = (struct edge){(uint32_t)from, (uint32_t)to};
}

/* Bundlers are told by their own settings what @/lib/a stands for: mostly lib/a below src, or below a folder above. */
static void by_alias(struct reaching *r, struct reach_links *links, size_t from, str module)
{
	static const char *const aliases[] = {"@/", "~/", "#/", "src/", "$lib/"};
	static const char *const below[] = {"src/_", "_", "src/lib/_"};
	str rest = S(""), folder = folder_of(r->reach.files.at[from]);
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases && !rest.n; i++)
		if (str_starts(module, str_of(aliases[i])))
			rest = str_sub(module, strlen(aliases[i]), module.n);
	for (int up = 0; rest.n && up < 12; up++) {
		bool top = str_eq(folder, S("."));
		for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
			str at = arena_printf(links->arena, "%.*s%s%s", STR_ARG(top ? S("") : folder), top ? "" : "/",
			                      below[i]);
			size_t to;
			if (reach_link(links, at, arena_printf(links->arena, "./%.*s", STR_ARG(rest)), &to) !=
			    REACH_FILE)
				continue;
			add_edge(r, from, to);
			return;
		}
		if (top)
			break;
		folder = folder_of(folder);
	}
}

static void add_edges(struct reaching *r, struct reach_links *links, const struct node *facts, str section)
{
	for (const struct node *row = rows_of(facts, section); row; row = row_after(row)) {
		size_t from = reach_file(&r->reach, row_text(row, S("path"))), to;
		str module = row_text(row, S("module"));
		if (from == SIZE_MAX || row_is(row, S("side"), S("test")))
			continue;
		if (reach_link(links, row_text(row, S("path")), module, &to) == REACH_FILE)
			add_edge(r, from, to);
		else
			by_alias(r, links, from, module);
		arena_reset(links->arena);
	}
}

/* Files of a workspace's package are found by its name; which of them, its manifest says, which is not followed. */
static void mark_packages(struct reaching *r, const struct app_set *apps)
{
	const struct package_set *s = &apps->packages;
	for (size_t i = 0; i < r->reach.files.n; i++) {
		size_t package = package_of(s, folder_of(r->reach.files.at[i]));
		if (package != SIZE_MAX && s->at[package].kind == PACKAGE_LIBRARY)
			r->run[i] = true;
	}
}

/* To all that the marked files import. */
static void spread(struct reaching *r, bool *marked, struct arena *a)
{
	size_t n = r->reach.files.n, waiting = 0;
	uint32_t *first = arena_array(a, uint32_t, n + 1), *targets = arena_array(a, uint32_t, r->n_edges);
	uint32_t *filled = arena_array(a, uint32_t, n), *stack = arena_array(a, uint32_t, n);
	for (size_t i = 0; i < r->n_edges; i++)
		first[r->edges[i].from + 1]++;
	for (size_t i = 0; i < n; i++)
		first[i + 1] += first[i];
	for (size_t i = 0; i < r->n_edges; i++)
		targets[first[r->edges[i].from] + filled[r->edges[i].from]++] = r->edges[i].to;
	for (size_t i = 0; i < n; i++)
		if (marked[i])
			stack[waiting++] = (uint32_t)i;
	while (waiting) {
		uint32_t file = stack[--waiting];
		for (uint32_t e = first[file]; e < first[file + 1]; e++)
			if (!marked[targets[e]]) {
				marked[targets[e]] = true;
				stack[waiting++] = targets[e];
			}
	}
}

/* ---- sides ---- */

/* What a platform runs for an address, it runs on a server. */
static void mark_functions(struct reaching *r, const struct node *facts, bool *marked)
{
	for (const struct node *row = rows_of(facts, S("routes")); row; row = row_after(row)) {
		size_t file = reach_file(&r->reach, row_text(row, S("path")));
		str framework = row_text(row, S("framework"));
		if (file != SIZE_MAX && row_is(row, S("side"), S("unknown")) &&
		    (str_listed(framework, "Vercel Netlify Azure") || str_starts(framework, S("Cloudflare"))))
			marked[file] = true;
	}
}

static bool *mark_side(struct reaching *r, const struct node *facts, const char *sides, struct arena *a)
{
	bool *marked = arena_array(a, bool, r->reach.files.n);
	for (const struct node *row = rows_of(facts, S("code")); row; row = row_after(row)) {
		size_t file = reach_file(&r->reach, row_text(row, S("path")));
		if (file != SIZE_MAX && str_listed(row_text(row, S("side")), sides) &&
		    !language_is_tooling(r->reach.files.at[file]))
			marked[file] = true;
	}
	if (str_eq(str_of(sides), S("server")))
		mark_functions(r, facts, marked);
	spread(r, marked, r->scratch);
	return marked;
}

/* What does not say where it runs, runs where those do that import it, if all of them are servers. */
static void take_sides(struct reaching *r, struct members *root)
{
	static const str sections[] = {STR_INIT("log_calls"), STR_INIT("flows"), STR_INIT("imports"),
	                               STR_INIT("addresses"), STR_INIT("settings")};
	const bool *server = mark_side(r, root->node, "server", root->arena);
	const bool *client = mark_side(r, root->node, "browser mobile desktop", root->arena);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		for (const struct node *row = rows_of(root->node, sections[i]); row; row = row_after(row)) {
			struct node *side = (struct node *)node_get(row, S("side"));
			size_t file = reach_file(&r->reach, row_text(row, S("path")));
			if (side && file != SIZE_MAX && str_eq(side->text, S("unknown")) && server[file] &&
			    !client[file])
				side->text = S("server");
		}
}

static void doubt(struct reaching *r, struct members *root, str section)
{
	for (const struct node *row = rows_of(root->node, section); row; row = row_after(row)) {
		size_t file = reach_file(&r->reach, row_text(row, S("path")));
		struct node *runs = (struct node *)node_get(row, S("runs"));
		if (!runs || runs->kind != NODE_BOOL || file == SIZE_MAX || r->run[file])
			continue;
		runs->kind = NODE_UNKNOWN;
		struct members m = {root->arena, (struct node *)row, (const struct node **)&runs->next};
		while (*m.tail)
			m.tail = (const struct node **)&(*m.tail)->next;
		members_scalar(&m, NODE_STRING, S("doubt"), S("no file that runs imports the one that it stands in"),
		               NULL);
	}
}

void code_reached(struct members *root, const struct app_set *apps)
{
	const struct node *facts = root->node;
	static const str sections[] = {STR_INIT("sign_ins"), STR_INIT("secret_reads"), STR_INIT("log_calls"),
	                               STR_INIT("flows"),    STR_INIT("routes"),       STR_INIT("traces"),
	                               STR_INIT("metrics")};
	bool any = false;
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		any = any || rows_of(facts, sections[i]);
	if (!any)
		return;
	struct arena scratch = {0};
	struct reaching r = {.reach = reach_find(apps, facts, root->arena), .scratch = &scratch};
	struct reach_links links = reach_links_new(&r.reach, root->arena);
	struct arena looking = {0};
	links.arena = &looking;
	r.run = arena_array(root->arena, bool, r.reach.files.n);
	mark_begins(&r, facts);
	mark_packages(&r, apps);
	add_edges(&r, &links, facts, S("links"));
	add_edges(&r, &links, facts, S("imports"));
	spread(&r, r.run, &scratch);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		doubt(&r, root, sections[i]);
	take_sides(&r, root);
	free(r.edges);
	arena_free(&looking);
	arena_free(&scratch);
}
