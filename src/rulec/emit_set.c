/* The rows of rules and controls go to tables behind the constants that they point at. */
#include "emit_set.h"

#include "emit_cond.h"

static void emit_number(struct emit *e, struct buf *row, unsigned n)
{
	(void)e;
	buf_printf(row, "%u", n);
}

static void emit_examples(struct emit *e, struct buf *row, struct examples list)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < list.n; i++) {
		buf_byte(&rows, '{');
		emit_text(e, &rows, list.at[i].path);
		buf_byte(&rows, ',');
		emit_text(e, &rows, list.at[i].text);
		buf_byte(&rows, ',');
		emit_text(e, &rows, list.at[i].manifest);
		buf_add(&rows, S("},"));
	}
	buf_byte(row, '{');
	emit_array(e, row, "struct example", &rows);
	buf_printf(row, ",%zu}", list.n);
}

static void emit_gives(struct emit *e, struct buf *row, struct gives list)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < list.n; i++) {
		buf_byte(&rows, '{');
		emit_text(e, &rows, list.at[i].field);
		buf_byte(&rows, ',');
		emit_path(e, &rows, list.at[i].path);
		buf_byte(&rows, ',');
		emit_node(e, &rows, list.at[i].value);
		buf_byte(&rows, ',');
		emit_text(e, &rows, list.at[i].unit);
		buf_add(&rows, S("},"));
	}
	buf_byte(row, '{');
	emit_array(e, row, "struct give", &rows);
	buf_printf(row, ",%zu}", list.n);
}

static void emit_trials(struct emit *e, struct buf *row, struct trials list)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < list.n; i++) {
		buf_printf(&rows, "{%d,", list.at[i].outcome);
		emit_text(e, &rows, list.at[i].facts);
		buf_add(&rows, S("},"));
	}
	buf_byte(row, '{');
	emit_array(e, row, "struct trial", &rows);
	buf_printf(row, ",%zu}", list.n);
}

static void emit_near(struct emit *e, struct buf *row, struct near near)
{
	buf_byte(row, '{');
	emit_text(e, row, near.pattern);
	buf_printf(row, ",%u}", near.lines);
}

static void emit_partner(struct emit *e, struct buf *row, struct partner with)
{
	buf_byte(row, '{');
	emit_list(e, row, with.ids);
	buf_printf(row, ",%u}", with.lines);
}

static void emit_control(struct emit *e, struct buf *row, const struct control *c)
{
	(void)e;
	if (c)
		buf_printf(row, "&controls[%zu]", (size_t)(c - e->controls));
	else
		buf_byte(row, '0');
}

/* The other types are numbers. */
#define emit_flag       emit_number
#define emit_source     emit_number
#define emit_severity   emit_number
#define emit_confidence emit_number
#define emit_origin     emit_number

#define MEMBER(type, member)           (buf_add(row, S("." #member "=")), emit_##type(e, row, m->member), buf_byte(row, ','));
#define KEY(key, type, member)         MEMBER(type, member)
#define WORD(key, type, member, words) MEMBER(number, member)
#define OWN(type, member)              MEMBER(type, member)
#define BY_TIER(key, member)           MEMBER(number, member[0]) MEMBER(number, member[1]) MEMBER(number, member[2])
#define RULE(key, type, member)

static void emit_rule_row(struct emit *e, struct buf *row, const struct rule *m)
{
	buf_byte(row, '{');
#include "model/rule.def"
	buf_add(row, S("},\n"));
}

#define KEY(key, type, member)         MEMBER(type, member)
#define WORD(key, type, member, words) MEMBER(number, member)
#define OWN(type, member)              MEMBER(type, member)

static void emit_control_row(struct emit *e, struct buf *row, const struct control *m)
{
	buf_byte(row, '{');
#include "model/control.def"
	buf_add(row, S("},\n"));
}

void emit_set(struct emit *e, const struct ruleset *set, str database)
{
	e->controls = set->controls;
	struct buf rules BUF_AUTO = {0}, controls BUF_AUTO = {0}, rest BUF_AUTO = {0};
	fprintf(e->out, "/* Written by rulec from rules/. */\n#include \"rules/ruleset.h\"\n");
	for (size_t i = 0; i < set->n_controls; i++)
		emit_control_row(e, &controls, &set->controls[i]);
	fprintf(e->out, "static const struct control controls[]={\n%.*s};\n", STR_ARG(buf_str(&controls)));
	for (size_t i = 0; i < set->n_rules; i++)
		emit_rule_row(e, &rules, &set->rules[i]);
	fprintf(e->out, "static const struct rule rules[]={\n%.*s};\n", STR_ARG(buf_str(&rules)));
	buf_printf(&rest, "static const struct ruleset set={rules,%zu,controls,%zu,", set->n_rules, set->n_controls);
	emit_text(e, &rest, set->digest);
	buf_add(&rest, S("};\nconst struct ruleset *ruleset_builtin(void){return &set;}\n"
	                 "str ruleset_builtin_database(void){return (str)"));
	emit_text(e, &rest, database);
	fprintf(e->out, "%.*s;}\n", STR_ARG(buf_str(&rest)));
}

void emit_templates(struct emit *e, const struct ruleset_file *files, size_t n)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < n; i++) {
		buf_byte(&rows, '{');
		emit_text(e, &rows, str_basename(files[i].path));
		buf_byte(&rows, ',');
		emit_text(e, &rows, files[i].bytes);
		buf_add(&rows, S("},\n"));
	}
	fprintf(e->out,
	        "static const struct ruleset_file templates[]={\n%.*s{{0},{0}}};\n"
	        "str ruleset_template(str name){for(size_t i=0;i<%zu;i++)if(str_eq(templates[i].path,name))"
	        "return templates[i].bytes;return (str){0};}\n",
	        STR_ARG(buf_str(&rows)), n);
}
