/* From conditions to the tree: each is worked out for five callers, and again as if every date that it names were past.
 * Where a document of the caller's own makes the difference, the rules of that document are asked whether he may write
 * it himself. */
#include "firerules_int.h"

#include "base/ascii.h"
#include "base/date.h"
#include "branch.h"

enum { NOBODY, STRANGER, OWNER, PROMOTED, CLAIMS, CALLERS };
static const struct fire_caller callers[CALLERS] = {
        [STRANGER] = {.signed_in = true},
        [OWNER] = {.signed_in = true, .owner = true},
        [PROMOTED] = {.signed_in = true, .promoted = true},
        [CLAIMS] = {.signed_in = true, .owner = true, .promoted = true, .claims = true},
};

enum { KNOWN_WRITERS = 32, STEPS = 300000, STEPS_A_BYTE = 16 };

struct judging {
	struct fire *f;
	struct grow grow;
	struct writer {
		struct fire_decider of;
		enum fire_truth may;
		unsigned line;
	} writers[KNOWN_WRITERS];
	size_t n_writers;
};

static enum fire_truth work_out(struct fire_look *l, const struct fire_allow *a)
{
	const struct fire_frame frame = {.scope = a->scope};
	l->depth = l->calls = 0;
	enum fire_truth t = a->always ? FIRE_YES : fire_truth(l, fire_eval(l, &frame, a->when));
	arena_reset(&l->f->scratch);
	return t == FIRE_CHOSEN ? FIRE_YES : t == FIRE_ERROR ? FIRE_NO : t;
}

/* ---- who may write what decides ---- */

static bool is_wild(str part) { return part.n && (part.p[0] == '{' || part.p[0] == '$'); }

/* Does the pattern of a match cover the path? *left: how many parts of it are left over, *wild: the last part that was
 * compared has no name of its own. */
static bool covers(str pattern, str path, unsigned *left, bool *wild)
{
	str a, b;
	*left = 0;
	*wild = false;
	pattern = str_sub(pattern, 1, pattern.n);
	path = str_sub(path, 1, path.n);
	while (str_cut(&pattern, '/', &a)) {
		bool rest = str_ends(a, S("=**}"));
		if (!str_cut(&path, '/', &b))
			return rest;
		*wild = is_wild(a);
		if (rest)
			return true;
		if (!*wild && !str_eq(a, b))
			return false;
	}
	while (str_cut(&path, '/', &b))
		++*left;
	return true;
}

static bool has_method(const struct fire_allow *a, const char *const *names)
{
	for (size_t i = 0; i < a->methods.n; i++)
		for (size_t j = 0; names[j]; j++)
			if (str_eq(a->methods.at[i], str_of(names[j])))
				return true;
	return false;
}

/* One rule's answer to somebody who wants to write the document: YES, NO, PERHAPS; NULL is not asked for. */
static bool asked(struct judging *j, const struct fire_allow *a, const char *const *methods,
                  const struct fire_decider *of, enum fire_truth *t)
{
	unsigned left;
	bool wild;
	if (!has_method(a, methods) || !covers(a->scope->place, of->path, &left, &wild) || (left && !j->f->database))
		return false;
	struct fire_look l = {.f = j->f, .caller = callers[OWNER], .self = of, .self_root = j->f->database && !left};
	*t = work_out(&l, a);
	/* Of a database, $other speaks of what has no rule of its own. */
	if (j->f->database && wild && !left && *t == FIRE_NO)
		*t = FIRE_PERHAPS;
	return true;
}

static struct writer writer_of(struct judging *j, const struct fire_decider *of)
{
	static const char *const writes[] = {"write", "create", "update", NULL}, *const checks[] = {"validate", NULL};
	struct writer w = {*of, FIRE_NO, 0};
	enum fire_truth checked = FIRE_YES, t;
	for (const struct fire_allow *a = j->f->allows; a; a = a->next) {
		if (asked(j, a, writes, of, &t) && fire_or(w.may, t) != w.may) {
			w.may = fire_or(w.may, t);
			w.line = a->line;
		}
		if (asked(j, a, checks, of, &t))
			checked = fire_and(checked, t);
	}
	w.may = fire_and(w.may, checked);
	return w;
}

static struct writer known_writer(struct judging *j, const struct fire_decider *of)
{
	for (size_t i = 0; i < j->n_writers; i++) {
		const struct fire_decider *d = &j->writers[i].of;
		if (str_eq(d->path, of->path) && str_eq(d->field, of->field) && str_eq(d->value, of->value))
			return j->writers[i];
	}
	if (j->n_writers == KNOWN_WRITERS) {
		reader_limit(&j->f->r, "documents that decide about roles");
		return (struct writer){*of, FIRE_PERHAPS, 0};
	}
	return j->writers[j->n_writers++] = writer_of(j, of);
}

/* A profile that everybody has is no role. */
static bool is_role(const struct fire_decider *d)
{
	static const char *const words[] = {"admin",  "staff",    "moderator", "superuser",  "manager",
	                                    "editor", "operator", "employee",  "permission", "privilege"};
	const str said[] = {d->path, d->field, d->value};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t k = 0; k < 3; k++)
			if (str_ifind(said[k], str_of(words[i]), 0) != SIZE_MAX)
				return true;
	return false;
}

/* ---- one rule ---- */

static void add_truth(struct branch *b, str key, enum fire_truth t)
{
	if (t == FIRE_PERHAPS)
		branch_scalar(b, key, NODE_UNKNOWN, key);
	else
		branch_flag(b, key, t == FIRE_YES);
}

static str name_of(const enum fire_truth may[CALLERS])
{
	static const str names[CALLERS] = {STR_INIT("TRUE"), STR_INIT("NEEDS_SIGN_IN"), STR_INIT("NEEDS_OWNER"),
	                                   STR_INIT("NEEDS_ROLE"), STR_INIT("NEEDS_ROLE")};
	bool perhaps = false;
	for (size_t i = 0; i < CALLERS; i++) {
		perhaps = perhaps || may[i] == FIRE_PERHAPS;
		if (may[i] == FIRE_YES && !perhaps)
			return names[i];
		if (perhaps && i <= STRANGER)
			break;
	}
	return perhaps ? S("UNKNOWN") : S("FALSE");
}

static void add_decider(struct judging *j, struct branch *b, const struct fire_look *promoted)
{
	const struct fire_decider *by = NULL;
	struct writer worst = {.may = FIRE_NO};
	for (size_t i = 0; i < promoted->n_deciders; i++) {
		struct fire_decider d = promoted->deciders[i];
		if (!is_role(&d))
			continue;
		if (j->f->database)
			d.field = str_basename(d.path);
		struct writer w = known_writer(j, &d);
		if (!by || fire_or(worst.may, w.may) != worst.may) {
			by = &promoted->deciders[i];
			worst = w;
		}
	}
	if (!by)
		return;
	branch_copy(b, S("by"), by->path);
	branch_copy(b, S("field"), by->field);
	add_truth(b, S("self"), worst.may);
	if (worst.line && worst.may != FIRE_NO)
		branch_count(b, S("writer"), worst.line);
}

/* By a date alone: what it is before, and from then on. */
static void add_time(struct judging *j, struct branch *b, const struct fire_allow *a, enum fire_truth early, str date,
                     bool dated, bool dates)
{
	struct fire_look late = {.f = j->f, .late = true};
	enum fire_truth then = dated ? work_out(&late, a) : early;
	add_truth(b, S("anyone"), early == then || !dates ? early : FIRE_PERHAPS);
	if (early == then || dates)
		return;
	branch_copy(b, S("until"), date);
	add_truth(b, S("then"), then);
}

static void add_allow(struct judging *j, struct branch *list, const struct fire_allow *a)
{
	enum fire_truth may[CALLERS];
	struct fire_look look, promoted = {0};
	str date = S("");
	bool dated = false, dates = false;
	for (size_t i = 0; i < CALLERS; i++) {
		look = (struct fire_look){.f = j->f, .caller = callers[i]};
		may[i] = work_out(&look, a);
		if (i == NOBODY) {
			date = look.date;
			dated = look.dated;
			dates = look.dates;
		}
		if (i == PROMOTED)
			promoted = look;
	}
	struct branch b = branch_below_at(list, NODE_OBJECT, S(""), (struct place){a->line, a->col});
	branch_copy(&b, S("service"), a->scope->service);
	branch_copy(&b, S("match"), a->scope->place.n ? a->scope->place : S("/"));
	struct branch methods = branch_below(&b, NODE_ARRAY, S("methods"));
	for (size_t i = 0; i < a->methods.n; i++)
		branch_text(&methods, S(""), a->methods.at[i]);
	branch_copy(&b, S("condition"), a->text);
	branch_text(&b, S("is"), name_of(may));
	add_time(j, &b, a, may[NOBODY], date, dated, dates);
	if (may[STRANGER] == FIRE_NO && may[PROMOTED] == FIRE_YES)
		add_decider(j, &b, &promoted);
}

const struct node *fire_tree(struct fire *f, unsigned line, unsigned col)
{
	static const char *const checks[] = {"validate", NULL};
	struct judging j = {.f = f, .grow = {.arena = f->r.arena, .left = f->r.budget->nodes - f->r.nodes}};
	struct branch root = branch_new(&j.grow, NODE_OBJECT, (struct place){line, col});
	struct branch list = branch_below(&root, NODE_ARRAY, S("allows"));
	f->work = STEPS + STEPS_A_BYTE * f->bytes;
	for (const struct fire_allow *a = f->allows; a; a = a->next)
		if (!has_method(a, checks))
			add_allow(&j, &list, a);
	if (j.grow.over)
		reader_limit(&f->r, "nodes");
	arena_free(&f->scratch);
	return root.node;
}
