/* Pages of data apps as routes. A page is guarded where its script, or a function that it calls, stops for whoever is
 * not signed in. What only speaks of sign-in, or leaves it to who calls, is not known. */
#include "route_screen.h"

#include <stdint.h>
#include <stdlib.h>

#include "facts/folder.h"

#include "route_flow.h"
#include "route_word.h"
#include "row_get.h"

enum { CALLS_DEEP = 3 };

static bool is_end(const struct route_part_at *p, str name)
{
	static const char *const ends[] = {"st.", "streamlit.", "sys.exit", "raise"};
	str refuses = row_text(p->row, S("refuses"));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_starts(refuses, str_of(ends[i])))
			return true;
	return str_listed(name, "main run app") && row_is(p->row, S("stops"), S("return"));
}

/* Does the function, or one that it calls, end the script? */
static bool stops(struct route_finder *f, size_t file, str ref, unsigned depth, str *by)
{
	struct route_target t = route_resolve(f, file, ref);
	if (t.kind != ROUTE_TARGET_FUNCTION || t.part->judging || depth == CALLS_DEEP)
		return false;
	if (is_end(t.part, t.name) || (!depth && route_flow_front(f, t.part).end == ROUTE_FLOW_REFUSES)) {
		*by = t.name;
		return true;
	}
	bool found = false;
	t.part->judging = true;
	for (const struct node *c = route_calls(t.part); c && !found; c = c->next)
		found = stops(f, t.part->file, c->text, depth + 1, by);
	t.part->judging = false;
	return found;
}

/* The script signs in somewhere else: at a mail server, at a service of Google. */
static bool goes_out(str ref)
{
	static const char modules[] = "smtplib imaplib ftplib poplib paramiko gspread oauth2client requests_oauthlib "
	                              "google.oauth2 google.auth";
	static const char mail[] = "server.login smtp.login smtp_server.login mail.login imap.login mailbox.login "
	                           "gc.authorize gspread.authorize";
	str module, own = str_sub(ref, 0, route_hash(ref) == SIZE_MAX ? 0 : route_hash(ref));
	ref.n -= str_ends(ref, S("()")) ? 2 : 0;
	for (str list = str_of(modules); own.n && str_cut(&list, ' ', &module);)
		if (str_starts(own, module) && (own.n == module.n || own.p[module.n] == '.'))
			return true;
	return str_listed(ref, mail);
}

/* get_rows.clear() of a function that is kept, rows.upper() of what one gave: what hangs on a name does not run it. */
static bool hangs_on(struct route_finder *f, size_t file, str ref)
{
	size_t hash = route_hash(ref), from = hash == SIZE_MAX ? 0 : hash + 1, dot = str_find(ref, S("."), from);
	return dot != SIZE_MAX && route_resolve(f, file, str_sub(ref, 0, dot)).kind == ROUTE_TARGET_FUNCTION;
}

/* A name by which it may be a guard: require_auth, check_password. */
static bool is_called_so(str ref)
{
	if (goes_out(ref))
		return false;
	static const char words[] = "auth login logged password protect guard require_user require_admin signed_in "
	                            "signin permission access";
	ref.n -= str_ends(ref, S("()")) ? 2 : 0;
	str name = str_sub(ref, route_hash(ref) + 1, ref.n);
	return !str_starts(ref, S("streamlit#")) && route_guard_name(route_last(name)) &&
	       route_has_word(route_last(name), words);
}

/* What is called like a guard in there, and was not found, or looks at who calls; "" for nothing. */
static str may_stop(struct route_finder *f, size_t file, str ref, unsigned depth)
{
	static const char *const lists[] = {"calls", "perhaps"};
	struct route_target t = route_resolve(f, file, ref);
	str full = t.kind == ROUTE_TARGET_PACKAGE
	                   ? arena_printf(f->arena, "%.*s#%.*s", STR_ARG(t.module), STR_ARG(t.member))
	                   : t.name;
	bool called_so = !goes_out(ref) && !goes_out(full) && (is_called_so(ref) || is_called_so(t.name));
	str by = S("");
	if (t.kind != ROUTE_TARGET_FUNCTION)
		return called_so ? t.name : S("");
	if (t.part->judging)
		return S("");
	bool asks = row_text(t.part->row, S("identity")).n || row_text(t.part->row, S("refuses")).n;
	if (called_so && (asks || depth == CALLS_DEEP))
		return t.name;
	t.part->judging = true;
	for (size_t i = 0; i < 2 && depth < CALLS_DEEP; i++) {
		const struct node *list = node_get(t.part->row, str_of(lists[i]));
		for (const struct node *c = list ? list->child : NULL; c && !by.n; c = c->next)
			by = may_stop(f, t.part->file, c->text, depth + 1);
	}
	t.part->judging = false;
	return by;
}

static struct route_verdict unknown(str why) { return (struct route_verdict){ROUTE_UNKNOWN, S(""), why}; }

/* Whether what is called may stop the script, and by what; "" for no. A function that was read stops it by what it
 * does, or is called like a guard; what was not found may. */
static str doubt_of(struct route_finder *f, size_t file, str ref, bool perhaps)
{
	str by = S("");
	if (goes_out(ref) || hangs_on(f, file, ref))
		return by;
	if (perhaps && stops(f, file, ref, 0, &by))
		return by;
	if (route_resolve(f, file, ref).kind != ROUTE_TARGET_FUNCTION) {
		struct route_verdict v = route_judge(f, file, ref);
		if (v.auth != ROUTE_OPEN)
			return v.by.n ? v.by : ref;
	}
	return may_stop(f, file, ref, 0);
}

/* What the script calls. */
static struct route_verdict judge_calls(struct route_joiner *j, const struct route_part_at *p)
{
	static const char *const lists[] = {"guards", "perhaps"};
	str by = row_text(p->row, S("identity")), end = S("");
	for (const struct node *g = route_guards(p->row); g; g = g->next)
		if (stops(j->m.f, p->file, g->text, 0, &end))
			return (struct route_verdict){
			        ROUTE_GUARDED, end,
			        arena_printf(j->m.arena, "%.*s ends it for whoever is not signed in", STR_ARG(end))};
	for (size_t i = 0; i < 2; i++) {
		const struct node *list = node_get(p->row, str_of(lists[i]));
		for (const struct node *g = list ? list->child : NULL; g && !by.n; g = g->next)
			by = doubt_of(j->m.f, p->file, g->text, i == 1);
	}
	if (by.n)
		return unknown(arena_printf(j->m.arena, "it speaks of %.*s, and whether it stops without was not seen",
		                            STR_ARG(by)));
	return row_is(p->row, S("more"), S("true")) ? unknown(S("it calls too much to be followed"))
	                                            : (struct route_verdict){ROUTE_OPEN, S(""), S("")};
}

static struct route_verdict judge(struct route_joiner *j, const struct route_part_at *p)
{
	str refuses = row_text(p->row, S("refuses"));
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	size_t router = route_mount_of(&j->m, p);
	bool served;
	if (router != SIZE_MAX) {
		str path = row_text(p->row, S("route")), framework = S("Gradio");
		v = route_climb(
		        &j->m, router,
		        (struct route_place){.file = p->file, .line = p->row->line, .row = p->row, .path = path}, &path,
		        &framework, &served);
	}
	if (v.auth != ROUTE_OPEN)
		return v;
	if (refuses.n)
		return (struct route_verdict){ROUTE_GUARDED, refuses,
		                              S("it goes no further for whoever is not signed in")};
	v = judge_calls(j, p);
	if (v.auth == ROUTE_OPEN && row_is(p->row, S("method"), S("local")))
		return unknown(S("it answers only the machine that it runs on, unless its environment says "
		                 "otherwise"));
	return v;
}

static void add(struct route_joiner *j, const struct route_part_at *p, const struct route_verdict *v)
{
	struct route_deed deed = {.writes = TRUTH_UNKNOWN,
	                          .gives = row_text(p->row, S("gives")).n ? TRUTH_TRUE : TRUTH_UNKNOWN};
	for (int i = 0; i < 2; i++) {
		const struct node *list = node_get(p->row, i ? S("perhaps") : S("guards"));
		for (const struct node *g = list ? list->child : NULL; g; g = g->next) {
			struct route_deed one = route_deed(j->m.f, p->file, g->text);
			if (one.found && (one.gives == TRUTH_TRUE || one.writes == TRUTH_TRUE))
				deed.gives = TRUTH_TRUE;
		}
	}
	const struct route_handled h = {.row = p->row,
	                                .place = p->row,
	                                .file = p->file,
	                                .method = S("any"),
	                                .handler = str_basename(row_text(p->row, S("path"))),
	                                .deed = &deed};
	route_row_add(j, &h, row_text(p->row, S("route")), row_text(p->row, S("framework")), v);
}

/* ---- pages by their place ---- */

static int text_order(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* Folders that have a script, sorted. */
static struct strs script_folders(const struct route_finder *f)
{
	str *at = arena_array(f->arena, str, f->reach.files.n);
	size_t n = 0;
	for (size_t i = 0; i < f->reach.files.n; i++) {
		str path = f->reach.files.at[i];
		if (str_ends(path, S(".py")) && !str_eq(str_basename(path), S("__init__.py")))
			at[n++] = folder_of(path);
	}
	if (n)
		qsort(at, n, sizeof *at, text_order);
	return (struct strs){at, n};
}

/* What shows nothing by itself is a page where its folder pages/ stands beside a script that may be run. */
static bool is_page(const struct route_part_at *p, struct strs folders)
{
	if (!row_is(p->row, S("method"), S("placed")))
		return true;
	str beside = folder_of(folder_of(row_text(p->row, S("path"))));
	return folders.n && bsearch(&beside, folders.at, folders.n, sizeof *folders.at, text_order);
}

/* ---- pages that another one runs ---- */

static bool runs_others(const struct route_part_at *p)
{
	return str_eq(p->kind, S("page")) && row_is(p->row, S("method"), S("several"));
}

/* Below a script that says which its pages are, others are none by their place. */
static bool is_run(const struct route_finder *f, const struct route_part_at *p)
{
	if (!row_is(p->row, S("framework"), S("Streamlit")) || runs_others(p))
		return false;
	for (size_t i = 0; i < f->n; i++)
		if (runs_others(&f->parts[i]) &&
		    folder_holds(folder_of(row_text(f->parts[i].row, S("path"))), row_text(p->row, S("path"))))
			return true;
	return false;
}

/* Whoever runs them lets everybody in: each of them asks by itself, or nobody does. */
static void add_run(struct route_joiner *j, const struct route_part_at *main)
{
	const struct node *list = node_get(main->row, S("paths"));
	str folder = folder_of(row_text(main->row, S("path")));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str path = str_eq(folder, S("."))
		                   ? n->text
		                   : arena_printf(j->m.arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(n->text));
		for (size_t i = 0; i < j->m.f->n; i++) {
			const struct route_part_at *p = &j->m.f->parts[i];
			if (!str_eq(p->kind, S("page")) || p == main || !str_eq(row_text(p->row, S("path")), path))
				continue;
			struct route_verdict v = judge(j, p);
			add(j, p, &v);
		}
	}
}

void route_screens(struct route_joiner *j)
{
	struct route_finder *f = j->m.f;
	bool any = false;
	struct strs folders = {0};
	for (size_t i = 0; i < f->n; i++) {
		const struct route_part_at *p = &f->parts[i];
		if (!str_eq(p->kind, S("page")) || is_run(f, p))
			continue;
		folders = any ? folders : script_folders(f);
		any = true;
		if (!is_page(p, folders))
			continue;
		struct route_verdict v = judge(j, p);
		add(j, p, &v);
		if (runs_others(p) && v.auth == ROUTE_OPEN)
			add_run(j, p);
	}
}
