/* A document's tree, once for all rules that ask for it. */
#include "scan_int.h"

#include "format/code_side.h"
#include "format/format.h"
#include "query/tree_index.h"
#include "scan/unread.h"
#include "secret/decode/decode.h"
#include "config_hits.h"
#include "fact_give.h"
#include "fact_mask.h"

struct judging {
	struct scanner *s;
	const struct doc *doc;
	const struct rule *rule;
	str text;
	struct query *q;
	struct config_hits hits;
};

/* Whether it holds is not known here. */
static void say_open(struct judging *j, unsigned line)
{
	const struct statement s = {
	        .control = j->rule->control,
	        .polarity = EVIDENCE_UNREAD,
	        .path = j->doc->path,
	        .line = line,
	        .what = arena_printf(&j->s->arena, "whether this is so: %.*s", STR_ARG(j->rule->title))};
	j->s->sink->state(j->s->sink->ctx, &s);
}

static void on_tree(void *ctx, const struct tree_hit *t)
{
	struct judging *j = ctx;
	struct scanner *s = j->s;
	const struct rule *r = j->rule;
	const struct node *at = t->subject_node ? t->subject_node : t->node;
	if (r->fact.n) {
		if (t->outcome == TREE_UNPROVEN && s->facts)
			facts_unsure(s->facts, r->fact, j->doc->path, at->line);
		if (t->outcome == TREE_FINDING && s->facts)
			fact_give(s->facts, r, j->q, t, j->doc->path, j->text);
		return;
	}
	if (t->outcome == TREE_FINDING) {
		scan_see_all(s, j->text);
		config_hits_add(&j->hits, r, t);
	} else {
		say_open(j, at->line);
	}
}

/* What rules for keys that are public by design saw. */
static struct strs open_values(struct scanner *s, str text)
{
	str *at = arena_array(&s->arena, str, s->matches.n);
	size_t n = 0;
	for (const struct match *m = s->matches.at; m < s->matches.at + s->matches.n; m++)
		if (m->rule->is_public)
			at[n++] = str_sub(m->in ? m->in->text : text, m->start, m->end);
	return (struct strs){at, n};
}

/* A rule with anchors sleeps until one is seen; one that adds to the facts works for those who read them. */
static bool is_wanted(void *ctx, const struct rule *r)
{
	const struct scanner *s = ctx;
	if (r->anchors.n && !search_saw(s->search, r))
		return false;
	return (!s->o->on || s->o->on[r->number]) && (!r->fact.n || s->o->trees);
}

static bool needs_tree(struct scanner *s, const struct path_about *about, str path)
{
	for (size_t i = 0; i < about->n_rules; i++)
		if (is_wanted(s, &matcher_rules(s->m)->rules[about->rules[i]]))
			return true;
	return s->facts && (s->o->trees || facts_reads(path, about->format->name));
}

/* Secrets were searched for; what needs the structure is open. */
static void tell_unparsed(struct scanner *s, const struct doc *doc, const struct path_about *about,
                          enum format_result result, str text)
{
	bool limit = result == FORMAT_LIMIT;
	const struct unread u = {.path = doc->path,
	                         .why = limit ? S("is too large or too deep to parse") : trouble_unparsed,
	                         .seen = result == FORMAT_UNCLOSED,
	                         .text = text};
	s->sink->trouble(s->sink->ctx, TROUBLE_DEGRADED, limit ? trouble_too_deep : trouble_unparsed,
	                 S("Secrets were searched for; checks that need the structure were not made."), doc->path);
	unread_tell(&u, about, matcher_rules(s->m), s->sink, s->facts, s, is_wanted);
}

/* What a bundler wrote for machines: JavaScript with hardly a line in many pages. Names of one letter say nothing of
 * what a function is for, and to read it takes ten times what the search for secrets does. */
static bool is_packed(str path, str text)
{
	enum { LEAST = 1 << 15, LINE = 500 };
	size_t lines = 1;
	if (text.n < LEAST || !str_listed(str_extension(path), "js mjs cjs"))
		return false;
	for (size_t at = 0; lines <= text.n / LINE && (at = str_find(text, S("\n"), at)) != SIZE_MAX; at++)
		lines++;
	return lines <= text.n / LINE;
}

static void tell_packed(struct scanner *s, const struct doc *doc, const struct path_about *about)
{
	const struct unread u = {.path = doc->path, .why = S("is what a bundler made")};
	s->sink->trouble(s->sink->ctx, TROUBLE_CHOSEN, S("made by a bundler: searched for secrets, not read as code"),
	                 S(""), doc->path);
	unread_tell(&u, about, matcher_rules(s->m), s->sink, s->facts, s, is_wanted);
}

/* What the content says outranks a bare name; where it says nothing, the package does. */
static void settle_side(struct path_classes *c, const struct node *tree)
{
	enum code_place place = code_side_told(tree);
	if (c->named_test && place != CODE_PLACES && place != CODE_TEST)
		c->kind = PATH_LIVE;
	if (place == CODE_PLACES && c->package.n)
		code_side_settle(tree, code_place_of(c->package));
}

static void judge_tree(struct scanner *s, const struct doc *doc, str text, const struct path_about *about)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	enum format_result result = about->format->read(text, &s->arena, &format_default_budget, &tree, &err);
	if (result != FORMAT_OK)
		tell_unparsed(s, doc, about, result, text);
	if (!tree)
		return;
	settle_side(&s->about.classes, tree);
	if (s->facts)
		facts_tree(s->facts, doc->path, about->format->name, open_values(s, text), tree);
	struct doc d = scan_classified(s, doc);
	struct judging j = {.s = s, .doc = &d, .text = text};
	j.hits = (struct config_hits){.doc = &d,
	                              .text = text,
	                              .matches = &s->matches,
	                              .as_of = s->o->as_of,
	                              .sink = s->sink,
	                              .arena = &s->arena};
	struct query q = {.patterns = matcher_patterns(s->m),
	                  .arena = &s->arena,
	                  .root = tree,
	                  .manifest = s->o->manifest,
	                  .index = tree_index_new(tree, matcher_keys(s->m), &s->arena)};
	j.q = &q;
	for (size_t i = 0; i < about->n_rules; i++) {
		j.rule = &matcher_rules(s->m)->rules[about->rules[i]];
		if (is_wanted(s, j.rule))
			tree_judge(j.rule, &q, &j, on_tree);
	}
	config_hits_end(&j.hits);
}

void scan_structure(struct scanner *s, const struct doc *doc, str text)
{
	const struct path_about *about = scan_about(s, doc->path);
	if (s->facts && !doc->piece)
		facts_text(s->facts, doc->path, text);
	if (about->foreign)
		s->sink->trouble(s->sink->ctx, TROUBLE_CHOSEN,
		                 S("vendored or generated: searched for providers' tokens only"), S(""), doc->path);
	else if (!about->format || !needs_tree(s, about, doc->path))
		return;
	else if (doc->piece)
		tell_unparsed(s, doc, about, FORMAT_LIMIT, text);
	else if (is_packed(doc->path, text))
		tell_packed(s, doc, about);
	else
		judge_tree(s, doc, text, about);
}
