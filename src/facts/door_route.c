/* Which routes are doors, by what is known of each and of the app that it belongs to. */
#include "door_route.h"

#include "base/buf.h"
#include "door_front.h"
#include "facts/folder.h"
#include "route_word.h"
#include "row_get.h"

enum { APPS = 64, LISTED = 3 };

/* Open routes that are told together. */
struct together {
	const struct node *first;
	struct buf names;
	size_t n;
};
/* What the routes of one app have in common. */
struct app_routes {
	str folder;
	bool asks;                      /* somebody in it signs in, or a route of it asks who calls */
	struct together changes, gives; /* those that are open and change data, and that only give it */
};
struct routes {
	struct doors *d;
	str front; /* what asks for sign-in in front of servers of the repository; "" for nothing */
	struct app_routes app[APPS];
	size_t n;
};

static struct app_routes *app_of(struct routes *r, const struct node *row)
{
	struct app_routes *best = &r->app[0];
	for (size_t i = 0; i < r->n; i++)
		if (folder_holds(r->app[i].folder, row_text(row, S("path"))) && r->app[i].folder.n >= best->folder.n)
			best = &r->app[i];
	return best;
}

static void find_apps(struct routes *r)
{
	r->app[r->n++] = (struct app_routes){.folder = S(".")};
	for (const struct node *row = rows_of(r->d->facts, S("apps")); row && r->n < APPS; row = row_after(row))
		if (!row_is(row, S("folder"), S(".")))
			r->app[r->n++] = (struct app_routes){.folder = row_text(row, S("folder"))};
	for (const struct node *row = rows_of(r->d->facts, S("routes")); row; row = row_after(row))
		if (row_text(row, S("guard")).n || str_eq(row_text(row, S("public")), S("people sign in there")))
			app_of(r, row)->asks = true;
	for (const struct node *row = rows_of(r->d->facts, S("starts")); row; row = row_after(row))
		if (row_is(row, S("what"), S("sign-in")))
			app_of(r, row)->asks = true;
}

/* ---- one route ---- */

static enum truth truth_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	if (!n || n->kind != NODE_BOOL)
		return TRUTH_UNKNOWN;
	return str_eq(n->text, S("true")) ? TRUTH_TRUE : TRUTH_FALSE;
}

static str name_of(struct doors *d, const struct node *row)
{
	str method = row_text(row, S("method"));
	return str_eq(method, S("any"))
	               ? row_text(row, S("route"))
	               : arena_printf(d->arena, "%.*s %.*s", STR_ARG(method), STR_ARG(row_text(row, S("route"))));
}

/* The one sentence of what only gives (rules/auth/route.yaml): it may be meant for everybody, and nobody says so. */
static const char nothing_asked[] = "nothing asked";

static bool is_hook(const struct node *row) { return route_is_hook(row_text(row, S("route"))); }

static str says_of(struct doors *d, const struct node *row, enum truth open, bool changes)
{
	str name = name_of(d, row), why = row_text(row, S("why"));
	if (open == TRUTH_TRUE && is_hook(row))
		return arena_printf(d->arena,
		                    "anyone may send %.*s an event: it never checks that the service signed it",
		                    STR_ARG(name));
	if (open == TRUTH_TRUE && !changes)
		return arena_printf(d->arena, "%.*s gives what the app keeps to anyone; %.*s", STR_ARG(name),
		                    STR_ARG(why));
	if (open != TRUTH_FALSE && row_is(row, S("handler"), S("express#static")))
		return arena_printf(
		        d->arena,
		        "%.*s hands out files of a folder to whoever knows their names, if that is not meant so",
		        STR_ARG(name));
	if (open == TRUTH_FALSE)
		return arena_printf(d->arena, "%.*s is guarded: %.*s", STR_ARG(name), STR_ARG(why));
	return arena_printf(d->arena, "%.*s %s data; %.*s", STR_ARG(name), changes ? "changes" : "may give or change",
	                    STR_ARG(why));
}

/* A page that runs a script for whoever opens it. */
static bool is_data_app(const struct node *row)
{
	return str_listed(row_text(row, S("framework")), "Streamlit Gradio Dash Chainlit");
}

static void add(struct doors *d, const struct node *row, enum truth open, bool changes)
{
	door_add(d, &(struct door){.row = row,
	                           .what = is_data_app(row) ? S("page") : S("route"),
	                           .name = name_of(d, row),
	                           .address = row_text(row, S("route")),
	                           .open = open,
	                           .to = open == TRUTH_FALSE  ? S("signed-in")
	                                 : open == TRUTH_TRUE ? S("anyone")
	                                                      : S(""),
	                           .by = open != TRUTH_TRUE            ? S("")
	                                 : is_hook(row)                ? S("no signature")
	                                 : changes || is_data_app(row) ? S("")
	                                                               : str_of(nothing_asked),
	                           .may = changes ? S("write") : S("read"),
	                           .says = says_of(d, row, open, changes),
	                           .people = TRUTH_UNKNOWN});
}

/* To be told with the others of its app. */
static void list(struct doors *d, struct together *t, const struct node *row)
{
	str name = name_of(d, row);
	t->first = t->first ? t->first : row;
	if (t->n++ < LISTED)
		buf_printf(&t->names, "%s%.*s", t->names.n ? ", " : "", STR_ARG(name));
}

/* POST /users: how people sign up, or how anybody adds one. */
static bool may_sign_up(const struct node *row)
{
	str path = row_text(row, S("route"));
	while (str_ends(path, S("/")))
		path.n--;
	str last = str_basename(path);
	return row_is(row, S("method"), S("POST")) && str_listed(last, "users user accounts account members") &&
	       !route_has_word(path, "admin internal manage");
}

/* What is made for people who never signed in: a form of contact, a basket. */
static bool is_for_strangers(const struct node *row)
{
	static const char words[] =
	        "contact contact_us contact-us contactus newsletter subscribe unsubscribe waitlist feedback "
	        "cart basket rsvp enquiry inquiry track checkout payment-intent create-payment-intent "
	        "create-checkout-session";
	str path = row_text(row, S("route")), part;
	if (route_has_word(path, "admin internal manage"))
		return false;
	for (str rest = path; str_cut(&rest, '/', &part);)
		if (str_listed(str_sub(part, 0, str_find(part, S("?"), 0)), words)) /* contact?/send: an action */
			return true;
	return false;
}

/* A link that somebody was sent: who has the token in its path may use it. */
static bool is_by_token(const struct node *row)
{
	str part;
	for (str rest = row_text(row, S("route")); str_cut(&rest, '/', &part);)
		if (part.n && (part.p[0] == ':' || part.p[0] == '{' || part.p[0] == '[' || part.p[0] == '<') &&
		    route_has_word(part, "token secret code"))
			return true;
	return false;
}

/* DELETE /reset takes away, and lets nobody in; DELETE /session signs out. */
static bool removes(const struct node *row)
{
	return row_is(row, S("method"), S("DELETE")) &&
	       !route_has_word(row_text(row, S("route")), "logout signout sign-out session");
}

/* Something in front of it may ask, and nobody can tell whether all come through there. */
static void add_behind(struct routes *r, const struct node *row, bool changes)
{
	str name = name_of(r->d, row);
	door_add(r->d, &(struct door){.row = row,
	                              .what = is_data_app(row) ? S("page") : S("route"),
	                              .name = name,
	                              .address = row_text(row, S("route")),
	                              .open = TRUTH_UNKNOWN,
	                              .may = changes ? S("write") : S("read"),
	                              .says = arena_printf(r->d->arena,
	                                                   "%.*s asks nobody itself; %.*s, if all come through there",
	                                                   STR_ARG(name), STR_ARG(r->front)),
	                              .people = TRUTH_UNKNOWN});
}

/* It asks a store for rows, beyond doubt, and was not made for people who never sign in. */
static bool gives_plainly(const struct node *row)
{
	return truth_of(row, S("rows")) == TRUTH_TRUE && !is_for_strangers(row) && !is_by_token(row) && !is_hook(row);
}

static void on_route(struct routes *r, const struct node *row)
{
	const struct node *auth = node_get(row, S("auth"));
	enum truth changes = truth_of(row, S("changes")), gives = truth_of(row, S("gives"));
	bool open = auth && auth->kind == NODE_STRING && str_eq(auth->text, S("open"));
	bool guarded = auth && auth->kind == NODE_STRING && !open;
	bool sent = str_listed(row_text(row, S("method")), "POST PUT PATCH DELETE");
	bool may_change = changes != TRUTH_FALSE;
	bool does = may_change || gives != TRUTH_FALSE || (open && sent); /* nobody sends for nothing */
	bool changed = open && changes == TRUTH_TRUE;
	struct app_routes *app = app_of(r, row);
	if (row_text(row, S("public")).n) {
		if (changed && removes(row))
			add(r->d, row, TRUTH_UNKNOWN, true);
		return;
	}
	if (guarded)
		add(r->d, row, TRUTH_FALSE, may_change);
	else if (r->front.n && does)
		add_behind(r, row, may_change);
	else if (is_data_app(row))
		add(r->d, row, open && gives == TRUTH_TRUE ? TRUTH_TRUE : TRUTH_UNKNOWN, may_change);
	else if (changed && ((app->asks && may_sign_up(row)) || is_for_strangers(row) || is_by_token(row)))
		add(r->d, row, TRUTH_UNKNOWN, true);
	else if (changed && (app->asks || is_hook(row)))
		add(r->d, row, TRUTH_TRUE, true);
	else if (changed)
		list(r->d, &app->changes, row);
	else if (gives_plainly(row) && open && changes == TRUTH_FALSE && app->asks)
		add(r->d, row, TRUTH_TRUE, false);
	else if (gives_plainly(row) && open && changes == TRUTH_FALSE)
		list(r->d, &app->gives, row);
	else if (does)
		add(r->d, row, TRUTH_UNKNOWN, may_change);
}

/* One door for what nobody in an app asks who calls. */
static void add_together(struct doors *d, struct together *t, bool changes)
{
	if (t->n == 1)
		add(d, t->first, TRUTH_TRUE, changes);
	if (t->n < 2)
		return;
	str more = t->n > LISTED ? arena_printf(d->arena, " and %zu more", t->n - LISTED) : S("");
	str says = arena_printf(d->arena, "Nothing in the app asks who calls, and these addresses %s: %.*s%.*s",
	                        changes ? "change data" : "give what the app keeps", STR_ARG(buf_str(&t->names)),
	                        STR_ARG(more));
	door_add(d, &(struct door){.row = t->first,
	                           .what = S("route"),
	                           .name = arena_printf(d->arena, "%.*s and %zu more", STR_ARG(name_of(d, t->first)),
	                                                t->n - 1),
	                           .address = row_text(t->first, S("route")),
	                           .open = TRUTH_TRUE,
	                           .to = S("anyone"),
	                           .by = changes ? S("") : str_of(nothing_asked),
	                           .may = changes ? S("write") : S("read"),
	                           .says = says,
	                           .people = TRUTH_UNKNOWN});
}

void doors_of_routes(struct doors *d)
{
	struct routes *r = arena_new(d->arena, struct routes);
	*r = (struct routes){.d = d, .front = door_front(d->facts)};
	find_apps(r);
	for (const struct node *row = rows_of(d->facts, S("routes")); row; row = row_after(row))
		if (!row_is(row, S("framework"), S("Supabase"))) /* door_function.c has them */
			on_route(r, row);
	for (size_t i = 0; i < r->n; i++) {
		add_together(d, &r->app[i].changes, true);
		add_together(d, &r->app[i].gives, false);
		buf_free(&r->app[i].changes.names);
		buf_free(&r->app[i].gives.names);
	}
}
