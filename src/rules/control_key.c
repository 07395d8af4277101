/* The table of model/control.def with a reader for each type, and what an entry as a whole has to be. */
#include "control_key.h"

#include <stddef.h>

#include "facts/section.h"
#include "query/path.h"
#include "cond_check.h"
#include "key_value.h"

enum { LONGEST_QUESTION = 140 };

static bool key_by_tier(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	static const str tiers[] = {STR_INIT("low"), STR_INIT("medium"), STR_INIT("high")};
	enum severity *out = member;
	(void)key;
	for (int i = 0; i < 3; i++) {
		const struct node *level = node_get(n, tiers[i]);
		if (!level || !severity_parse(level->text, &out[i]))
			return err_set(k->err, "severity needs a level for low, medium and high");
	}
	return true;
}

static bool key_source(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	(void)key;
	*(bool *)member = str_eq(n->text, S("history"));
	return *(bool *)member || str_eq(n->text, S("tree")) || key_strange(k, n);
}

static bool find_outcome(str name, enum control_outcome *out)
{
	for (unsigned i = 0; i < OUTCOMES; i++)
		if (str_eq(outcome_table[i].name, name)) {
			*out = (enum control_outcome)i;
			return true;
		}
	return false;
}

/* {pass: [FACTS, …], fail: […], …} */
static bool key_trials(struct key_reading *k, const struct node *n, const struct key *key, void *member)
{
	struct trials *out = member;
	size_t count = 0;
	(void)key;
	for (const struct node *list = n->child; list; list = list->next)
		for (const struct node *item = list->child; item; item = item->next)
			count++;
	struct trial *at = arena_array(k->a, struct trial, count);
	*out = (struct trials){at, count};
	for (const struct node *list = n->child; list; list = list->next) {
		enum control_outcome outcome;
		if (n->kind != NODE_OBJECT || list->kind != NODE_ARRAY || !find_outcome(list->key, &outcome))
			return err_set(k->err, "`proof` takes lists of facts under pass, declared, fail, "
			                       "not_applicable, unread, absent and asked");
		for (const struct node *item = list->child; item; item = item->next) {
			if (!node_is_leaf(item))
				return err_set(k->err, "facts are written as one text");
			*at++ = (struct trial){outcome, arena_str(k->a, item->text)};
		}
	}
	return count > 0 || err_set(k->err, "`proof` holds no example");
}

/* clang-format off */
static const struct key keys[] = {
#define KEY(key, type, member)         {STR_INIT(key), offsetof(struct control_entry, control.member), key_##type, {0}},
#define WORD(key, type, member, words) {STR_INIT(key), offsetof(struct control_entry, control.member), key_word, STR_INIT(words)},
#define BY_TIER(key, member)           {STR_INIT(key), offsetof(struct control_entry, control.member), key_by_tier, {0}},
#define RULE(key, type, member)        {STR_INIT(key), offsetof(struct control_entry, rule.member), key_##type, {0}},
#define OWN(type, member)
#include "model/control.def"
};
/* clang-format on */

/* Its own rule: the id in small letters, the words of the entry. */
static void finish_rule(struct arena *a, struct control_entry *e)
{
	struct rule *r = &e->rule;
	r->kind = RULE_CONTROL;
	r->confidence = CONFIDENCE_HIGH;
	r->id = control_rule_id(&e->control, a);
	r->title = e->control.title;
	r->why = r->why.n ? r->why : e->control.ask;
	if (!r->fix.n && e->control.fix.n) {
		str *fix = arena_new(a, str);
		*fix = e->control.fix;
		r->fix = (struct strs){fix, 1};
	}
	e->has_rule = r->each.n || e->control.absent == ABSENT_FAIL;
}

/* Every path leads to a fact that the table knows; those of `applies` start at the facts as a whole. */
static bool check_paths(const struct control_entry *e, struct arena *a, struct err *err)
{
	struct rule own = e->rule, whole = {.kind = RULE_REPO, .where = e->control.applies};
	struct path subject;
	struct section_place at = {0};
	own.kind = RULE_REPO;
	return path_parse(own.subject, a, &subject, err) && section_uses(&own, a, NULL, NULL, err) &&
	       section_walk(&own.each, a, &at, err) && section_walk(&subject, a, &at, err) &&
	       section_uses(&whole, a, NULL, NULL, err);
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
	if (e->rule.subject.n && !e->rule.require)
		return err_set(err, "`subject` names what does not hold: it needs `holds`");
	if ((c->applies != NULL) != (c->otherwise.n > 0))
		return err_set(err, "`applies` and `otherwise` belong together");
	if ((c->absent == ABSENT_FAIL) != (c->lacks.n > 0))
		return err_set(err, "`absent: fail` and `lacks` belong together");
	if (c->question.n > LONGEST_QUESTION)
		return err_set(err, "`question` has more than 140 characters");
	return check_paths(e, a, err) && cond_check(c->applies, true, err) && cond_check(e->rule.where, true, err) &&
	       cond_check(e->rule.require, true, err);
}

bool control_read(struct key_reading *k, const struct node *map, str section, struct control_entry *out)
{
	*out = (struct control_entry){.control.section = section};
	if (!key_read(k, map, keys, sizeof keys / sizeof *keys, S(""), out))
		return false;
	k->line = map->line;
	finish_rule(k->a, out);
	return check(out, k->a, k->err);
}
