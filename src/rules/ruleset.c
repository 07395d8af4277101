/* Reads rule and control files into one set: controls first, since rules point at them. */
#include "rules/ruleset.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "format/format.h"
#include "rules/named.h"
#include "rules/rule_check.h"
#include "control_key.h"
#include "rule_key.h"

/* A control's own rule, until the controls have their place. */
struct own {
	struct rule rule;
	size_t control;
};

struct reader {
	struct arena *a;
	struct err *err;
	str file;
	enum rule_from from;
	struct rule *rules;
	size_t n, cap;
	struct control *controls;
	size_t n_controls, cap_controls;
	struct own *own;
	size_t n_own, cap_own;
};

/* Puts "file:line: " in front of what err says already. */
static bool fail_at(struct reader *r, unsigned line)
{
	char text[sizeof r->err->text];
	memcpy(text, r->err->text, sizeof text);
	return err_set(r->err, "%.*s:%u: %.400s", STR_ARG(r->file), line, text);
}

static const struct control *find_control(void *ctx, str id)
{
	const struct reader *r = ctx;
	for (size_t i = 0; i < r->n_controls; i++)
		if (str_eq(r->controls[i].id, id))
			return &r->controls[i];
	return NULL;
}

static bool read_keys(struct reader *r, const struct node *map, struct rule *rule)
{
	struct key_reading k = {.a = r->a, .ctx = r, .control = find_control, .err = r->err};
	return rule_read_keys(&k, map, rule) || fail_at(r, k.line);
}

static bool add_rule(struct reader *r, struct rule rule, unsigned line)
{
	rule.line = line;
	rule.file = r->file;
	rule.from = r->from;
	rule.number = (uint32_t)r->n;
	if (!rule.id.n) {
		err_set(r->err, "a rule needs an id");
		return fail_at(r, line);
	}
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->rules[i].id, rule.id)) {
			err_set(r->err, "id %.*s stands already in %.*s:%u", STR_ARG(rule.id),
			        STR_ARG(r->rules[i].file), r->rules[i].line);
			return fail_at(r, line);
		}
	if (!named_derive(&rule, r->a, r->err) || !rule_check(&rule, r->a, r->err))
		return fail_at(r, line);
	mem_room(r->rules, r->n, r->cap);
	r->rules[r->n++] = rule;
	return true;
}

static str text_of(struct reader *r, const struct node *map, str key)
{
	const struct node *n = node_get(map, key);
	return n ? arena_str(r->a, n->text) : (str){NULL, 0};
}

static bool add_control(struct reader *r, const struct node *map, str section)
{
	struct control_entry e;
	struct key_reading k = {.a = r->a, .err = r->err, .line = map->line};
	if (!control_read(&k, map, section, &e))
		return fail_at(r, k.line);
	if (find_control(r, e.control.id)) {
		err_set(r->err, "control %.*s stands twice", STR_ARG(e.control.id));
		return fail_at(r, map->line);
	}
	e.rule.file = r->file;
	e.rule.line = map->line;
	e.rule.from = r->from;
	if (e.has_rule) {
		mem_room(r->own, r->n_own, r->cap_own);
		r->own[r->n_own++] = (struct own){e.rule, r->n_controls};
	}
	mem_room(r->controls, r->n_controls, r->cap_controls);
	r->controls[r->n_controls++] = e.control;
	return true;
}

static bool read_controls(struct reader *r, const struct node *tree)
{
	const struct node *list = node_get(tree, S("controls"));
	str section = text_of(r, tree, S("section"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (!add_control(r, n, section))
			return false;
	return true;
}

/* One rule, or `rules:` with the other keys as their defaults. */
static bool read_rules(struct reader *r, const struct node *tree)
{
	struct rule base = {.confidence = CONFIDENCE_HIGH};
	const struct node *list = node_get(tree, S("rules"));
	if (node_get(tree, S("controls")))
		return true;
	if (!read_keys(r, tree, &base))
		return false;
	if (!list)
		return add_rule(r, base, tree->line);
	if (list->kind != NODE_ARRAY || !list->child) {
		err_set(r->err, "`rules` takes a list of rules, and there is none in it");
		return fail_at(r, list->line);
	}
	for (const struct node *n = list->child; n; n = n->next) {
		struct rule rule = base;
		if (!read_keys(r, n, &rule) || !add_rule(r, rule, n->line))
			return false;
	}
	return true;
}

static const struct node *parse(struct reader *r, const struct ruleset_file *file)
{
	const struct node *tree = NULL;
	r->file = arena_str(r->a, file->path);
	err_set(r->err, "nothing in it");
	bool ok = yaml_read(file->bytes, r->a, &format_default_budget, &tree, r->err) == FORMAT_OK && tree;
	if (ok && tree->kind == NODE_OBJECT)
		return tree;
	if (ok)
		err_set(r->err, "a rule file holds `key: value` lines, and one document");
	unsigned line = 1;
	int behind = 0;
	sscanf(r->err->text, "line %u: %n", &line, &behind); /* the reader knows no file: make it FILE:LINE */
	memmove(r->err->text, r->err->text + behind, strlen(r->err->text + behind) + 1);
	fail_at(r, ok && tree->line ? tree->line : line);
	return NULL;
}

static str digest(const struct ruleset_file *files, size_t n, struct arena *a)
{
	struct buf all BUF_AUTO = {0};
	uint8_t sum[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1];
	for (size_t i = 0; i < n; i++) {
		hash_sha256(files[i].bytes, sum);
		buf_add(&all, str_at((const char *)sum, sizeof sum));
	}
	hash_sha256(buf_str(&all), sum);
	hash_hex(sum, sizeof sum, hex);
	return arena_printf(a, "sha256:%s", hex);
}

/* Every rule that a new one counts on is there. */
static bool check_partners(struct reader *r, size_t first)
{
	const struct ruleset set = {.rules = r->rules, .n_rules = r->n};
	for (size_t i = first; i < r->n; i++) {
		const struct rule *rule = &r->rules[i];
		for (size_t k = 0; k < rule->with.ids.n; k++)
			if (!ruleset_find(&set, rule->with.ids.at[k])) {
				r->file = rule->file;
				err_set(r->err, "`with`: no rule is named %.*s", STR_ARG(rule->with.ids.at[k]));
				return fail_at(r, rule->line);
			}
	}
	return true;
}

/* The controls' own rules come behind all others. */
static void add_own(struct reader *r)
{
	for (size_t i = 0; i < r->n_own; i++) {
		struct rule rule = r->own[i].rule;
		rule.control = &r->controls[r->own[i].control];
		rule.number = (uint32_t)r->n;
		mem_room(r->rules, r->n, r->cap);
		r->rules[r->n++] = rule;
	}
}

static bool read_all(struct reader *r, const struct ruleset_file *files, size_t n, const struct ruleset *base)
{
	const struct node **trees = arena_array(r->a, const struct node *, n);
	for (size_t i = 0; i < n; i++)
		if (!(trees[i] = parse(r, &files[i])) || !read_controls(r, trees[i])) {
			free(r->controls);
			return false;
		}
	/* Rules keep pointers to controls, so the array gets its final place before the first rule; without new ones it
	 * is the base's own, to which the base's rules point already. */
	if (base && r->n_controls == base->n_controls) {
		free(r->controls);
		r->controls = (struct control *)base->controls;
	} else {
		struct control *placed = arena_array(r->a, struct control, r->n_controls);
		if (r->n_controls)
			memcpy(placed, r->controls, r->n_controls * sizeof *placed);
		free(r->controls);
		r->controls = placed;
	}
	for (size_t i = 0; i < n; i++) {
		r->file = arena_str(r->a, files[i].path);
		if (!read_rules(r, trees[i]))
			return false;
	}
	add_own(r);
	return check_partners(r, base ? base->n_rules : 0);
}

bool ruleset_read(const struct ruleset_file *files, size_t n, const struct ruleset *base, enum rule_from from,
                  struct arena *a, struct ruleset *out, struct err *err)
{
	struct reader r = {.a = a, .err = err, .from = from};
	for (size_t i = 0; base && i < base->n_rules; i++) {
		mem_room(r.rules, r.n, r.cap);
		r.rules[r.n++] = base->rules[i];
	}
	for (size_t i = 0; base && i < base->n_controls; i++) {
		mem_room(r.controls, r.n_controls, r.cap_controls);
		r.controls[r.n_controls++] = base->controls[i];
	}
	bool ok = read_all(&r, files, n, base);
	if (ok) {
		struct rule *rules = arena_array(a, struct rule, r.n);
		if (r.n)
			memcpy(rules, r.rules, r.n * sizeof *rules);
		*out = (struct ruleset){rules, r.n, r.controls, r.n_controls, digest(files, n, a)};
	}
	free(r.rules);
	free(r.own);
	return ok;
}

uint64_t ruleset_seed(str id, size_t n) { return hash_table(id) + n; }
