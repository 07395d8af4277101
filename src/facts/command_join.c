/* From each step of each workflow along what is called: the depth is bounded, and a text that was come to once in the
 * same way is not come to again, so that circles end. */
#include "command_join.h"

#include "command.h"
#include "format/reader.h"
#include "query/truth.h"
#include "row_get.h"

enum { DEPTH = 12, ROWS_MOST = 50000 };

struct part {
	const struct node *row;
	struct part *next; /* of the same text */
	struct part *last; /* of the first one: the last */
	bool *reached;     /* a workflow comes to it */
};

/* How a workflow comes to a text. */
struct way {
	const struct node *start; /* the part that the workflow begins with */
	struct command_starts starts;
	enum truth fails;
	str doubt; /* why one of them is not known; "" nothing is */
	unsigned depth;
};

struct join {
	struct arena *arena;
	struct members list;
	struct map texts; /* by name: struct part */
	struct map seen;  /* by start and by text with how: come to already */
	size_t n;
};

static enum truth truth_in(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return !n || n->kind == NODE_UNKNOWN ? TRUTH_UNKNOWN : str_eq(n->text, S("true")) ? TRUTH_TRUE : TRUTH_FALSE;
}

static struct command_starts starts_of(const struct node *row)
{
	return (struct command_starts){truth_in(row, S("on_change")), truth_in(row, S("by_itself")),
	                               truth_in(row, S("ever"))};
}

static void add_truth(struct members *m, str key, enum truth t, const struct node *at)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, S(""), at);
	else
		members_bool(m, key, t == TRUTH_TRUE);
}

/* A node of the same value; what is below is shared. */
static void share(struct members *m, const struct node *n)
{
	struct node *copy = arena_new(m->arena, struct node);
	if (!n)
		return;
	*copy = *n;
	copy->next = NULL;
	*m->tail = copy;
	m->tail = &copy->next;
}

static bool is_open(const struct node *row, const char *key)
{
	const struct node *n = node_get(row, str_of(key));
	return n && n->kind == NODE_UNKNOWN;
}

/* The first reason on the way to it. */
static str doubt_of(str before, const struct node *row)
{
	static const struct {
		const char *key, *why;
	} reasons[] = {
	        {"on_change", "whether a change starts this step hangs on something that only a build knows"},
	        {"if_called", "whether this is reached hangs on something that only a build knows"},
	        {"runs", "whether this runs hangs on something that only the script knows when it runs"},
	        {"fails", "whether its failure stops the build hangs on something that only a build knows"},
	        {"calls_fail", "whether its failure stops the build hangs on what it is handed"},
	        {"fetched", "whether the change is checked out where this runs is not known"},
	};
	bool start = row_is(row, S("where"), S("workflow")) || row_is(row, S("where"), S("included"));
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons && !before.n; i++)
		if ((i || start) && !(i == 1 && start) && is_open(row, reasons[i].key))
			return str_of(reasons[i].why);
	return before;
}

static void add_row(struct join *j, const struct node *part, const struct way *w)
{
	static const char *const shared[] = {"path", "side",    "where",  "program", "uses",
	                                     "args", "options", "folder", "runs"};
	if (!node_get(part, S("program")) && !node_get(part, S("uses")))
		return;
	if (j->n++ >= ROWS_MOST) {
		if (j->n == ROWS_MOST + 1)
			members_scalar(&j->list, NODE_UNKNOWN, S("..."), S(COMMANDS_CUT), NULL);
		return;
	}
	struct members m = members_below(&j->list, NODE_OBJECT, S(""), part);
	m.node->col = part->col;
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		share(&m, node_get(part, str_of(shared[i])));
	add_truth(&m, S("on_change"), w->starts.change, part);
	add_truth(&m, S("fails"), w->fails, part);
	if (!w->start)
		return;
	add_truth(&m, S("by_itself"), w->starts.itself, part);
	add_truth(&m, S("ever"), w->starts.ever, part);
	members_scalar(&m, NODE_STRING, S("workflow"), row_text(w->start, S("path")), part);
	share(&m, node_get(w->start, S("job")));
	share(&m, node_get(w->start, S("events")));
	share(&m, node_get(w->start, S("fetched")));
	if (w->doubt.n)
		members_scalar(&m, NODE_STRING, S("doubt"), w->doubt, part);
}

static bool again(struct join *j, const struct way *w, str text)
{
	str key = arena_printf(j->arena, "%d%d%d%d%.*s", w->starts.change, w->starts.itself, w->starts.ever, w->fails,
	                       STR_ARG(text));
	const struct node *of = w->start ? node_get(w->start, S("job")) : NULL;
	str name = arena_printf(j->arena, "%.*s#%.*s#%.*s", STR_ARG(key), STR_ARG(row_text(w->start, S("path"))),
	                        STR_ARG(of ? of->text : S("")));
	if (map_get(&j->seen, j, name))
		return true;
	map_put(&j->seen, j->arena, j, name, j);
	return false;
}

static void come_to(struct join *j, str text, struct way w);

static void follow(struct join *j, struct part *p, const struct way *w)
{
	const struct node *calls = node_get(p->row, S("calls")), *kept = node_get(p->row, S("calls_fail"));
	struct way own = *w;
	*p->reached = true;
	add_row(j, p->row, w);
	if (kept)
		own.fails = command_least(own.fails, truth_in(p->row, S("calls_fail")));
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next)
		come_to(j, c->text, own);
}

/* FILE#NAME, where FILE says that names may be in others as well. */
static void come_to_included(struct join *j, str text, const struct way *w)
{
	size_t hash = str_find(text, S("#"), 0);
	str name = str_sub(text, hash == SIZE_MAX ? text.n : hash + 1, text.n);
	str list = arena_printf(j->arena, "%.*s#" COMMAND_INCLUDED, STR_ARG(str_sub(text, 0, hash)));
	for (struct part *p = name.n ? map_get(&j->texts, j, list) : NULL; p; p = p->next) {
		const struct node *calls = node_get(p->row, S("calls"));
		*p->reached = true;
		for (const struct node *c = calls ? calls->child : NULL; c; c = c->next)
			come_to(j, arena_printf(j->arena, "%.*s%.*s", STR_ARG(c->text), STR_ARG(name)), *w);
	}
}

/* What is behind * may be in this package, and in another. */
static void come_to(struct join *j, str text, struct way w)
{
	struct part *first = map_get(&j->texts, j, text);
	if (++w.depth > DEPTH || again(j, &w, text))
		return;
	bool told = !first && str_ends(text, S("#" COMMAND_BY_SHELL_E)); /* -e, of which the rows know nothing */
	if (!first && (told || str_ends(text, S("#" COMMAND_BY_SHELL))))
		first = map_get(&j->texts, j, str_sub(text, 0, text.n - 2));
	if (!first)
		come_to_included(j, text, &w);
	bool any = str_starts(text, S("*#"));
	for (struct part *p = first; p; p = p->next) {
		struct way own = w;
		own.starts = row_is(p->row, S("where"), S("included"))
		                     ? command_starts_both(w.starts, starts_of(p->row))
		                     : w.starts;
		own.starts = command_starts_if(own.starts, truth_in(p->row, S("if_called")));
		own.starts = command_starts_if(own.starts, truth_in(p->row, S("runs")));
		own.starts = any ? command_starts_if(own.starts, TRUTH_UNKNOWN) : own.starts;
		enum truth fails = truth_in(p->row, S("fails"));
		own.doubt = any && !w.doubt.n ? S("which package's script this runs is not known")
		                              : doubt_of(w.doubt, p->row);
		own.fails = command_least(w.fails, told ? command_most(fails, TRUTH_UNKNOWN) : fails);
		follow(j, p, &own);
	}
}

static void put(struct join *j, str name, const struct node *row, bool *reached)
{
	struct part *p = arena_new(j->arena, struct part), *first = map_get(&j->texts, j, name);
	*p = (struct part){.row = row, .reached = reached};
	if (!name.n)
		return;
	if (first) {
		first->last->next = p;
		first->last = p;
	} else {
		p->last = p;
		map_put(&j->texts, j->arena, j, name, p);
	}
}

static bool is_start(const struct node *row) { return row_is(row, S("where"), S("workflow")); }

/* A script of a package is called by its file and name, or by its name alone. */
static void put_names(struct join *j, const struct node *row, bool *reached)
{
	str text = row_text(row, S("text"));
	size_t hash = str_find(text, S("#"), 0);
	put(j, text, row, reached);
	if (row_is(row, S("where"), S("package-script")) && hash != SIZE_MAX)
		put(j, arena_printf(j->arena, "*%.*s", STR_ARG(str_sub(text, hash, text.n))), row, reached);
}

static void start(struct join *j, const struct node *row, bool *reached)
{
	struct part p = {.row = row, .reached = reached};
	const struct way w = {.start = row,
	                      .starts = command_starts_if(starts_of(row), truth_in(row, S("runs"))),
	                      .doubt = doubt_of(S(""), row),
	                      .fails = truth_in(row, S("fails"))};
	follow(j, &p, &w);
}

void commands_make(struct members *root)
{
	struct join j = {.arena = root->arena, .list = members_below(root, NODE_ARRAY, S("commands"), NULL)};
	const struct node *first = rows_of(root->node, S("command_parts"));
	size_t n = 0, i = 0;
	for (const struct node *row = first; row; row = row_after(row))
		n++;
	bool *reached = arena_array(j.arena, bool, n);
	for (const struct node *row = first; row; row = row_after(row))
		put_names(&j, row, &reached[i++]);
	i = 0;
	for (const struct node *row = first; row; row = row_after(row), i++)
		if (is_start(row))
			start(&j, row, &reached[i]);
	i = 0;
	for (const struct node *row = first; row; row = row_after(row), i++) {
		const struct way w = {.fails = truth_in(row, S("fails"))};
		bool again = str_ends(row_text(row, S("text")), S("#" COMMAND_BY_SHELL)); /* it is there already */
		if (!is_start(row) && !reached[i] && !again)
			add_row(&j, row, &w);
	}
}
