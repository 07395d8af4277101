/* The keys of a rule file: one table, so that the list of what is allowed stands once. */
#include "rules/rule_key.h"

#include <stddef.h>

#include "query/cond.h"
#include "query/path.h"
#include "rules/rule_give.h"
#include "key_value.h"

enum key_type {
	KEY_TEXT,
	KEY_LIST,
	KEY_BOOL,
	KEY_KIND,
	KEY_BOUNDARY,
	KEY_SCOPE,
	KEY_FORM,
	KEY_CONFIDENCE,
	KEY_SEVERITY,
	KEY_CONTROL,
	KEY_NEAR,
	KEY_WITH,
	KEY_PATH,
	KEY_COND,
	KEY_GIVE,
	KEY_MATCH,
	KEY_CLEAN
};

static const struct key {
	str name;
	enum key_type type;
	size_t offset;
} keys[] = {
#define KEY(name, type, field)                                                                                         \
	{                                                                                                              \
		STR_INIT(name), type, offsetof(struct rule, field)                                                     \
	}
        KEY("id", KEY_TEXT, id),
        KEY("was", KEY_LIST, was),
        KEY("kind", KEY_KIND, kind),
        KEY("control", KEY_CONTROL, control),
        KEY("title", KEY_TEXT, title),
        KEY("why", KEY_TEXT, why),
        KEY("fix", KEY_LIST, fix),
        KEY("references", KEY_LIST, references),
        KEY("checked", KEY_TEXT, checked),
        KEY("at_most", KEY_SEVERITY, at_most),
        KEY("in_sample", KEY_SEVERITY, in_sample),
        KEY("confidence", KEY_CONFIDENCE, confidence),
        KEY("generic", KEY_BOOL, generic),
        KEY("public", KEY_BOOL, is_public),
        KEY("protects", KEY_TEXT, protects),
        KEY("files", KEY_LIST, files),
        KEY("name", KEY_LIST, name),
        KEY("value", KEY_TEXT, value),
        KEY("anchors", KEY_LIST, anchors),
        KEY("boundary", KEY_BOUNDARY, boundary),
        KEY("scope", KEY_SCOPE, scope),
        KEY("pattern", KEY_TEXT, pattern),
        KEY("form", KEY_FORM, form),
        KEY("near", KEY_NEAR, near),
        KEY("with", KEY_WITH, with),
        KEY("alone", KEY_SEVERITY, alone),
        KEY("check", KEY_TEXT, check),
        KEY("prefix", KEY_TEXT, prefix),
        KEY("each", KEY_PATH, each),
        KEY("where", KEY_COND, where),
        KEY("require", KEY_COND, require),
        KEY("forbid", KEY_COND, forbid),
        KEY("fact", KEY_TEXT, fact),
        KEY("give", KEY_GIVE, give),
        KEY("subject", KEY_TEXT, subject),
        KEY("secret", KEY_BOOL, secret),
        KEY("absence", KEY_BOOL, absence),
        KEY("proves", KEY_BOOL, proves),
        KEY("match", KEY_MATCH, match),
        KEY("clean", KEY_CLEAN, clean),
#undef KEY
};
enum { KEY_COUNT = sizeof keys / sizeof *keys };

str rule_key_name(size_t i) { return i < KEY_COUNT ? keys[i].name : S(""); }

static bool read_examples(struct rule_keys *k, const struct node *n, const struct example **out, size_t *n_out)
{
	size_t count = 0;
	if (n->kind != NODE_ARRAY)
		return err_set(k->err, "`%.*s` takes a list of examples", STR_ARG(n->key));
	for (const struct node *item = n->child; item; item = item->next)
		count++;
	struct example *examples = arena_array(k->a, struct example, count);
	*out = examples;
	*n_out = count;
	for (const struct node *item = n->child; item; item = item->next, examples++) {
		if (node_is_leaf(item)) {
			examples->text = arena_str(k->a, item->text);
			continue;
		}
		const struct node *path = node_get(item, S("path")), *text = node_get(item, S("text"));
		if (!path || !text || !node_is_leaf(path) || !node_is_leaf(text))
			return err_set(k->err, "an example is a text or {path: …, text: …}");
		*examples = (struct example){arena_str(k->a, path->text), arena_str(k->a, text->text)};
	}
	return true;
}

static bool read_near(struct rule_keys *k, const struct node *n, struct rule *rule)
{
	const struct node *pattern = node_get(n, S("pattern")), *lines = node_get(n, S("lines"));
	uint64_t count = 0;
	if (!pattern || !lines || !str_number(lines->text, 1000, &count))
		return err_set(k->err, "`near` takes {pattern: …, lines: N}");
	rule->near = arena_str(k->a, pattern->text);
	rule->near_lines = (unsigned)count;
	return true;
}

/* {rule: ID, lines: N}, or several ids in a list. Whether they are known is seen when all rules are read. */
static bool read_with(struct rule_keys *k, const struct node *n, struct rule *rule)
{
	const struct node *id = node_get(n, S("rule")), *lines = node_get(n, S("lines"));
	uint64_t count = 0;
	if (!id || !lines || !str_number(lines->text, 1000, &count))
		return err_set(k->err, "`with` takes {rule: …, lines: N}");
	rule->with_lines = (unsigned)count;
	if (!node_is_leaf(id))
		return key_list(id, k->a, &rule->with, k->err);
	str *one = arena_new(k->a, str);
	*one = arena_str(k->a, id->text);
	rule->with = (struct strs){one, 1};
	return true;
}

/* The place of a value in a list that follows the order of its enumeration. */
static bool choose(const struct node *n, const char *const *names, unsigned *out)
{
	for (unsigned i = 0; names[i]; i++)
		if (str_eq(n->text, str_of(names[i]))) {
			*out = i;
			return true;
		}
	return false;
}

static bool read_enum(struct rule_keys *k, const struct node *n, const struct key *key, struct rule *rule)
{
	enum key_type type = key->type;
	static const char *const kinds[] = {"text", "config", "repo", "notice", NULL};
	static const char *const boundaries[] = {"token", "word", "none", NULL};
	static const char *const scopes[] = {"window", "line", "document", NULL};
	static const char *const forms[] = {"none", "quoted", "bare", "option", NULL};
	unsigned v = 0;
	bool ok;
	if (type == KEY_KIND) {
		ok = choose(n, kinds, &v);
		rule->kind = (enum rule_kind)v;
	} else if (type == KEY_BOUNDARY) {
		ok = choose(n, boundaries, &v);
		rule->boundary = (enum boundary)v;
	} else if (type == KEY_SCOPE) {
		ok = choose(n, scopes, &v);
		rule->scope = (enum scope)v;
	} else if (type == KEY_FORM) {
		ok = choose(n, forms, &v) && v;
		rule->form = (enum assign_form)v;
	} else if (type == KEY_CONFIDENCE) {
		ok = confidence_parse(n->text, &rule->confidence);
	} else if (type == KEY_SEVERITY) {
		ok = severity_parse(n->text, (enum severity *)((char *)rule + key->offset));
	} else {
		rule->control = k->control(k->ctx, n->text);
		ok = rule->control != NULL;
	}
	return ok || err_set(k->err, "`%.*s: %.*s` is not known", STR_ARG(n->key), STR_ARG(n->text));
}

static bool read_key(struct rule_keys *k, const struct node *n, const struct key *key, struct rule *rule)
{
	void *field = (char *)rule + key->offset;
	switch (key->type) {
	case KEY_TEXT:
		*(str *)field = arena_str(k->a, n->text);
		return node_is_leaf(n) || err_set(k->err, "`%.*s` takes a text", STR_ARG(n->key));
	case KEY_BOOL:
		*(bool *)field = str_eq(n->text, S("true"));
		return n->kind == NODE_BOOL || err_set(k->err, "`%.*s` takes true or false", STR_ARG(n->key));
	case KEY_LIST:
		return key_list(n, k->a, field, k->err);
	case KEY_NEAR:
		return read_near(k, n, rule);
	case KEY_WITH:
		return read_with(k, n, rule);
	case KEY_PATH:
		return path_parse(arena_str(k->a, n->text), k->a, field, k->err);
	case KEY_COND: {
		struct cond *c = arena_new(k->a, struct cond);
		*(const struct cond **)field = c;
		return cond_read(n, k->a, c, k->err);
	}
	case KEY_GIVE:
		return rule_give_read(n, k->a, rule, k->err);
	case KEY_MATCH:
		return read_examples(k, n, &rule->match, &rule->n_match);
	case KEY_CLEAN:
		return read_examples(k, n, &rule->clean, &rule->n_clean);
	default:
		return read_enum(k, n, key, rule);
	}
}

bool rule_read_keys(struct rule_keys *k, const struct node *map, struct rule *rule)
{
	for (const struct node *n = map->child; n; n = n->next) {
		if (str_eq(n->key, S("rules")))
			continue;
		size_t i = 0;
		while (i < KEY_COUNT && !str_eq(keys[i].name, n->key))
			i++;
		k->line = n->key_line;
		if (i == KEY_COUNT)
			return key_unknown(n, rule_key_name, k->err);
		if (!read_key(k, n, &keys[i], rule))
			return false;
	}
	return true;
}
