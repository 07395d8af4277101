/* What rulec wrote is what the reader reads from rules/: every member of every rule and control, and what they point
 * at. The members come from the same tables as the structs, so that none can be forgotten; for a new type of member
 * there has to be a same_… here. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "rules/ruleset.h"

static struct arena compiled_arena;

static str compiled_file(const char *path)
{
	struct buf b BUF_AUTO = {0};
	char chunk[1 << 14];
	FILE *f = fopen(path, "rb");
	cr_assert(f, "%s", path);
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
		buf_add(&b, str_at(chunk, n));
	fclose(f);
	return arena_str(&compiled_arena, buf_str(&b));
}

/* The files as the Makefile gives them to rulec. */
static size_t compiled_files(const char *which, struct ruleset_file *files, size_t room)
{
	char path[400];
	size_t n = 0;
	str command = arena_printf(&compiled_arena, "find rules -type f %s | LC_ALL=C sort", which);
	FILE *f = popen(command.p, "r");
	cr_assert(f);
	while (fgets(path, sizeof path, f)) {
		path[strcspn(path, "\n")] = 0;
		cr_assert_lt(n, room);
		files[n++] = (struct ruleset_file){arena_str(&compiled_arena, str_of(path)), compiled_file(path)};
	}
	cr_assert_eq(pclose(f), 0);
	return n;
}

static bool same_text(str a, str b) { return str_eq(a, b); }

static bool same_number(unsigned a, unsigned b) { return a == b; }

static bool same_list(struct strs a, struct strs b)
{
	bool same = a.n == b.n;
	for (size_t i = 0; same && i < a.n; i++)
		same = str_eq(a.at[i], b.at[i]);
	return same;
}

static bool same_path(struct path a, struct path b)
{
	bool same = a.n == b.n && a.from == b.from && a.up == b.up && str_eq(a.text, b.text);
	for (size_t i = 0; same && i < a.n; i++)
		same = a.steps[i].kind == b.steps[i].kind && str_eq(a.steps[i].key, b.steps[i].key);
	return same;
}

/* But for where they stood, which nobody asks a condition's value for. */
static bool same_node(const struct node *a, const struct node *b)
{
	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || !str_eq(a->key, b->key) || !str_eq(a->text, b->text))
		return false;
	const struct node *x = a->child, *y = b->child;
	for (; x && y; x = x->next, y = y->next)
		if (!same_node(x, y))
			return false;
	return x == y;
}

static bool same_cond(const struct cond *a, const struct cond *b)
{
	if (!a || !b)
		return a == b;
	bool same = a->op == b->op && a->than == b->than && a->words == b->words && str_eq(a->unit, b->unit) &&
	            a->n_kids == b->n_kids && same_path(a->path, b->path) && same_node(a->value, b->value) &&
	            !a->other == !b->other && (!a->other || same_path(*a->other, *b->other));
	for (size_t i = 0; same && i < a->n_kids; i++)
		same = same_cond(&a->kids[i], &b->kids[i]);
	return same;
}

static bool same_trials(struct trials a, struct trials b)
{
	for (size_t i = 0; i < a.n && a.n == b.n; i++)
		if (a.at[i].outcome != b.at[i].outcome || !str_eq(a.at[i].facts, b.at[i].facts))
			return false;
	return a.n == b.n;
}

static bool same_gives(struct gives a, struct gives b)
{
	bool same = a.n == b.n;
	for (size_t i = 0; same && i < a.n; i++)
		same = str_eq(a.at[i].field, b.at[i].field) && same_path(a.at[i].path, b.at[i].path) &&
		       same_node(a.at[i].value, b.at[i].value);
	return same;
}

static bool same_examples(struct examples a, struct examples b)
{
	bool same = a.n == b.n;
	for (size_t i = 0; same && i < a.n; i++)
		same = str_eq(a.at[i].path, b.at[i].path) && str_eq(a.at[i].text, b.at[i].text) &&
		       str_eq(a.at[i].manifest, b.at[i].manifest);
	return same;
}

static bool same_near(struct near a, struct near b) { return str_eq(a.pattern, b.pattern) && a.lines == b.lines; }

static bool same_partner(struct partner a, struct partner b) { return same_list(a.ids, b.ids) && a.lines == b.lines; }

static bool same_control(const struct control *a, const struct control *b)
{
	return a && b ? str_eq(a->id, b->id) : a == b;
}

#define same_flag       same_number
#define same_source     same_number
#define same_severity   same_number
#define same_confidence same_number
#define same_origin     same_number

#define SAME(type, member)                                                                                             \
	cr_expect(same_##type(a->member, b->member), "%.*s: " #member " is not what the reader reads", STR_ARG(b->id));
#define KEY(key, type, member)         SAME(type, member)
#define WORD(key, type, member, words) SAME(number, member)
#define OWN(type, member)              SAME(type, member)

static void compiled_rule(const struct rule *a, const struct rule *b)
{
#include "model/rule.def"
}

#define KEY(key, type, member)         SAME(type, member)
#define WORD(key, type, member, words) SAME(number, member)
#define OWN(type, member)              SAME(type, member)
#define BY_TIER(key, member)           SAME(number, member[0]) SAME(number, member[1]) SAME(number, member[2])
#define RULE(key, type, member)

static void compiled_control(const struct control *a, const struct control *b)
{
#include "model/control.def"
}

enum { MOST_FILES = 4000 };
static struct ruleset_file compiled_all[MOST_FILES];

Test(compiled, is_what_the_reader_reads)
{
	const struct ruleset *built = ruleset_builtin();
	struct ruleset read;
	struct err err = {{0}};
	size_t n = compiled_files("-name '*.yaml' ! -path 'rules/templates/*'", compiled_all, MOST_FILES);
	cr_assert(ruleset_read(compiled_all, n, NULL, RULE_BUILT_IN, &compiled_arena, &read, &err), "%s", err.text);
	cr_expect(str_eq(built->digest, read.digest));
	cr_assert_eq(built->n_rules, read.n_rules);
	cr_assert_eq(built->n_controls, read.n_controls);
	cr_assert_gt(read.n_rules, 100);
	for (size_t i = 0; i < read.n_controls; i++)
		compiled_control(&built->controls[i], &read.controls[i]);
	for (size_t i = 0; i < read.n_rules; i++)
		compiled_rule(&built->rules[i], &read.rules[i]);
}

Test(compiled, templates_are_the_files)
{
	size_t n = compiled_files("-path 'rules/templates/*'", compiled_all, MOST_FILES);
	cr_assert_gt(n, 0);
	for (size_t i = 0; i < n; i++)
		cr_expect(str_eq(ruleset_template(str_basename(compiled_all[i].path)), compiled_all[i].bytes), "%.*s",
		          STR_ARG(compiled_all[i].path));
}
