/* One table of keys, so that the list of what is allowed stands once. */
#include "control_key.h"

#include <stddef.h>

#include "base/ascii.h"
#include "facts/section.h"
#include "query/cond.h"
#include "query/path.h"
#include "cond_check.h"
#include "key_value.h"

enum key_type { TEXT, LIST, FLAG, SEVERITY, NEEDS, SOURCE, ABSENT, TIER, PATH, COND };

static const struct key {
	str name;
	enum key_type type;
	size_t offset; /* in struct control_entry */
} keys[] = {
#define KEY(name, type, field)                                                                                         \
	{                                                                                                              \
		STR_INIT(name), type, offsetof(struct control_entry, field)                                            \
	}
        KEY("id", TEXT, control.id),
        KEY("title", TEXT, control.title),
        KEY("ask", TEXT, control.ask),
        KEY("evidence", TEXT, control.evidence),
        KEY("fix", TEXT, control.fix),
        KEY("severity", SEVERITY, control.severity),
        KEY("required", FLAG, control.required),
        KEY("asked_of_all", FLAG, control.asked_of_all),
        KEY("source", SOURCE, control.of_history),
        KEY("needs", NEEDS, control.needs),
        KEY("applies", COND, control.applies),
        KEY("otherwise", TEXT, control.otherwise),
        KEY("each", PATH, rule.each),
        KEY("where", COND, rule.where),
        KEY("holds", COND, rule.require),
        KEY("absent", ABSENT, control.absent),
        KEY("absent_why", TEXT, control.absent_why),
        KEY("question", TEXT, control.question),
        KEY("answer", TEXT, control.answer),
        KEY("claim_up_to", TIER, control.claim_up_to),
        KEY("attest_by", LIST, control.attest_by),
        /* how its own findings are worded; without them by `ask` and `fix` */
        KEY("was", LIST, rule.was),
        KEY("why", TEXT, rule.why),
        KEY("steps", LIST, rule.fix),
        KEY("references", LIST, rule.references),
#undef KEY
};
enum { KEYS = sizeof keys / sizeof *keys, LONGEST_QUESTION = 140 };

static str key_name(size_t i) { return i < KEYS ? keys[i].name : S(""); }

static bool read_severity(const struct node *n, enum severity *out, struct err *err)
{
	static const str tiers[] = {STR_INIT("low"), STR_INIT("medium"), STR_INIT("high")};
	for (int i = 0; i < 3; i++) {
		const struct node *level = node_get(n, tiers[i]);
		if (!level || !severity_parse(level->text, &out[i]))
			return err_set(err, "severity needs a level for low, medium and high");
	}
	return true;
}

/* The place of a word in its list, which is the value of the enumeration. */
static bool read_word(const struct node *n, enum key_type type, unsigned *out, struct err *err)
{
	static const struct {
		enum key_type type;
		const char *words[5];
	} lists[] = {{NEEDS, {"nothing", "catalogue", "log", "assessment"}},
	             {SOURCE, {"tree", "history"}},
	             {ABSENT, {"ask", "fail", "pass"}},
	             {TIER, {"none", "low", "medium", "high", "critical"}}};
	for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
		for (unsigned i = 0; lists[l].type == type && i < 5 && lists[l].words[i]; i++)
			if (str_eq(n->text, str_of(lists[l].words[i]))) {
				*out = i;
				return true;
			}
	return err_set(err, "`%.*s: %.*s` is not known", STR_ARG(n->key), STR_ARG(n->text));
}

static bool read_key(const struct node *n, const struct key *key, struct arena *a, struct control_entry *out,
                     struct err *err)
{
	void *field = (char *)out + key->offset;
	unsigned word = 0;
	switch (key->type) {
	case TEXT:
		*(str *)field = arena_str(a, n->text);
		return node_is_leaf(n) || err_set(err, "`%.*s` takes a text", STR_ARG(n->key));
	case LIST:
		return key_list(n, a, field, err);
	case FLAG:
		*(bool *)field = str_eq(n->text, S("true"));
		return n->kind == NODE_BOOL || err_set(err, "`%.*s` takes true or false", STR_ARG(n->key));
	case SEVERITY:
		return read_severity(n, field, err);
	case PATH:
		return path_parse(arena_str(a, n->text), a, field, err);
	case COND: {
		struct cond *c = arena_new(a, struct cond);
		*(const struct cond **)field = c;
		return cond_read(n, a, c, err);
	}
	default:
		break;
	}
	if (!read_word(n, key->type, &word, err))
		return false;
	if (key->type == NEEDS)
		*(enum control_needs *)field = (enum control_needs)word;
	else if (key->type == ABSENT)
		*(enum control_absent *)field = (enum control_absent)word;
	else if (key->type == TIER)
		*(enum tier *)field = (enum tier)word;
	else
		*(bool *)field = word;
	return true;
}

/* Its own rule: the id in small letters, the words of the entry. */
static void finish_rule(struct arena *a, struct control_entry *e)
{
	struct rule *r = &e->rule;
	char *id = arena_array(a, char, e->control.id.n + 1);
	for (size_t i = 0; i < e->control.id.n; i++)
		id[i] = ascii_upper(e->control.id.p[i]) ? (char)(e->control.id.p[i] | 0x20) : e->control.id.p[i];
	r->kind = RULE_CONTROL;
	r->confidence = CONFIDENCE_HIGH;
	r->id = str_at(id, e->control.id.n);
	r->title = e->control.title;
	r->why = r->why.n ? r->why : e->control.ask;
	if (!r->fix.n && e->control.fix.n) {
		str *fix = arena_new(a, str);
		*fix = e->control.fix;
		r->fix = (struct strs){fix, 1};
	}
	e->has_rule = r->each.n || e->control.absent == ABSENT_FAIL;
}

static bool any_place(void *ctx, const struct section_place *p)
{
	(void)ctx, (void)p;
	return true;
}

/* Every path leads to a fact that the table knows; those of `applies` start at the facts as a whole. */
static bool check_paths(const struct control_entry *e, struct arena *a, struct err *err)
{
	struct rule own = e->rule, whole = {.kind = RULE_REPO, .where = e->control.applies};
	own.kind = RULE_REPO;
	return section_uses(&own, a, NULL, any_place, err) && section_uses(&whole, a, NULL, any_place, err);
}

static bool check(const struct control_entry *e, struct arena *a, struct err *err)
{
	const struct control *c = &e->control;
	if (!c->id.n || !c->title.n || !c->section.n)
		return err_set(err, "a control needs id, title and section");
	if (c->severity[0] == SEVERITY_OFF && c->severity[1] == SEVERITY_OFF && c->severity[2] == SEVERITY_OFF)
		return err_set(err, "severity needs a level for low, medium and high");
	if ((e->rule.where || e->rule.require) && !e->rule.each.n)
		return err_set(err, "`where` and `holds` are about what `each` selects");
	if ((c->applies != NULL) != (c->otherwise.n > 0))
		return err_set(err, "`applies` and `otherwise` belong together");
	if (c->question.n > LONGEST_QUESTION)
		return err_set(err, "`question` has more than 140 characters");
	return check_paths(e, a, err) && cond_check(c->applies, true, err) && cond_check(e->rule.where, true, err) &&
	       cond_check(e->rule.require, true, err);
}

bool control_read(const struct node *map, str section, struct arena *a, struct control_entry *out, unsigned *line,
                  struct err *err)
{
	*out = (struct control_entry){.control.section = section};
	for (const struct node *n = map->child; n; n = n->next) {
		size_t i = 0;
		while (i < KEYS && !str_eq(keys[i].name, n->key))
			i++;
		*line = n->key_line;
		if (i == KEYS)
			return key_unknown(n, key_name, err);
		if (!read_key(n, &keys[i], a, out, err))
			return false;
	}
	*line = map->line;
	finish_rule(a, out);
	return check(out, a, err);
}
