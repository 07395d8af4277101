/* The repository as a whole, judged by its facts. */
#include "scan/scan.h"

#include <stdint.h>

#include "facts/section.h"
#include "query/query_lists.h"
#include "scan/place.h"
#include "scan/unread.h"
#include "scan/weigh.h"

struct repo_judging {
	const struct scan_options *o;
	const struct scan_sink *sink;
	const struct rule *rule;
	const struct node *facts;
	struct arena *arena; /* of what is said */
	bool unread;         /* something that the rule reads is missing, and was told */
};

static void say_open(struct repo_judging *j, str path, unsigned line)
{
	const struct statement s = {
	        .control = j->rule->control,
	        .polarity = EVIDENCE_UNREAD,
	        .path = path,
	        .line = line,
	        .what = arena_printf(j->arena, "whether this is so: %.*s", STR_ARG(j->rule->title))};
	j->sink->state(j->sink->ctx, &s);
}

static void on_repository(void *ctx, const struct tree_hit *t)
{
	struct repo_judging *j = ctx;
	const struct rule *r = j->rule;
	const struct node *at = t->subject_node ? t->subject_node : t->node;
	const struct node *of = t->row ? node_get(t->row, S("path")) : NULL;
	str path = of ? of->text : t->node == j->facts ? S("") : node_row_path(j->facts, t->node);
	if (t->outcome == TREE_UNPROVEN) {
		/* At what was not read: told already, with its name. What is open for a control, policy weighs. */
		if (r->kind == RULE_REPO && !(j->unread && !path.n))
			say_open(j, path, at->line);
		return;
	}
	str subject = t->subject.n ? t->subject : path.n ? path : t->node_path;
	struct hit h = {.rule = r, .confidence = r->confidence, .subject = subject, .shown = subject};
	str parts[] = {S("repo"), r->id, subject};
	hash_print(parts, 3, h.print);
	if (str_eq(path, S("."))) /* the row of an app that is the whole repository is about no file of it */
		path = S("");
	h.place = (struct place){.origin = ORIGIN_WORKTREE, .path = path};
	weigh_place(&h);
	if (path.n)
		place_of_node(at, &h.place);
	/* A fact may bring a sentence of its own. */
	const struct node *says = t->each->kind == NODE_OBJECT ? node_get(t->each, S("says")) : NULL;
	h.note = says && says->kind == NODE_STRING ? says->text : S("");
	struct doc doc = {.path = path, .origin = ORIGIN_WORKTREE, .blob = UINT32_MAX};
	j->sink->hit(j->sink->ctx, &doc, &h);
}

/* What was not read, found once for all rules. */
struct gap {
	str path;
	size_t section; /* its place in section_table */
	bool chosen;
};
struct gaps {
	const struct gap *at;
	size_t n;
};

/* Of what is computed nothing is said here: it is UNKNOWN where it decides. */
static struct gaps find_gaps(const struct node *facts, struct arena *a)
{
	const struct node *list = node_get(facts, S("unread"));
	size_t n = 0;
	for (const struct node *row = list ? list->child : NULL; row; row = row->next)
		n++;
	struct gap *at = arena_array(a, struct gap, n);
	struct gaps gaps = {at, 0};
	for (const struct node *row = list ? list->child : NULL; row; row = row->next) {
		const struct node *name = node_get(row, S("section")), *path = node_get(row, S("path"));
		const struct node *chosen = node_get(row, S("chosen"));
		const struct section *section = name && path ? section_find(name->text) : NULL;
		if (section && !node_get(row, S("computed")))
			at[gaps.n++] = (struct gap){path->text, (size_t)(section - section_table),
			                            chosen && str_eq(chosen->text, S("true"))};
	}
	return gaps;
}

/* Says once for each file what the rule could not see. */
static void tell_unread(struct repo_judging *j, const struct gaps *gaps)
{
	enum answer { NOT_ASKED, MATTERS, DOES_NOT } *of = arena_array(j->arena, enum answer, section_count);
	const struct gap *last = NULL;
	for (const struct gap *g = gaps->at; g < gaps->at + gaps->n; g++) {
		if (of[g->section] == NOT_ASKED)
			of[g->section] =
			        unread_section_matters(j->rule, section_table[g->section].name) ? MATTERS : DOES_NOT;
		if (of[g->section] == DOES_NOT)
			continue;
		j->unread = true;
		if (last && str_eq(last->path, g->path))
			continue;
		last = g;
		struct statement s = {.control = j->rule->control,
		                      .polarity = EVIDENCE_UNREAD,
		                      .path = g->path,
		                      .what = S("a file that decides it was not read"),
		                      .chosen = g->chosen};
		j->sink->state(j->sink->ctx, &s);
	}
}

/* Whether a control concerns the app is a question about facts, too. */
static void tell_unread_concerns(const struct ruleset *set, const struct scan_sink *sink, const struct gaps *gaps,
                                 struct arena *a)
{
	for (size_t i = 0; i < set->n_controls; i++) {
		const struct control *c = &set->controls[i];
		const struct rule concern = {.kind = RULE_REPO, .where = c->applies, .control = c};
		struct repo_judging j = {.sink = sink, .rule = &concern, .arena = a};
		if (c->applies)
			tell_unread(&j, gaps);
	}
}

void scan_repository(struct matcher *m, const struct scan_options *o, const struct scan_sink *sink,
                     const struct node *facts)
{
	const struct ruleset *set = matcher_rules(m);
	struct arena arena = {0};
	struct query q = {.patterns = matcher_patterns(m),
	                  .arena = &arena,
	                  .root = facts,
	                  .manifest = o->manifest,
	                  .lists = query_lists_new(),
	                  .tier = o->tier};
	struct arena kept = {0};
	const struct gaps gaps = find_gaps(facts, &kept);
	tell_unread_concerns(set, sink, &gaps, &arena);
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		if ((r->kind != RULE_REPO && r->kind != RULE_CONTROL) || (o->on && !o->on[r->number]))
			continue;
		struct repo_judging j = {o, sink, r, facts, &arena, false};
		tell_unread(&j, &gaps);
		/* Without `holds` a control asks whether something stands there, and nothing there is wrong. */
		if (r->kind == RULE_REPO || r->require)
			tree_judge(r, &q, &j, on_repository);
		arena_reset(&arena);
	}
	query_lists_free(q.lists);
	arena_free(&kept);
	arena_free(&arena);
}
