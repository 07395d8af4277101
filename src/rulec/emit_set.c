/* The rows of rules and controls go to tables behind the constants that they point at. */
#include "emit_set.h"

#include "emit_cond.h"

static void emit_examples(struct emit *e, struct buf *row, const struct example *list, size_t n)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < n; i++) {
		buf_byte(&rows, '{');
		emit_text(&rows, list[i].path);
		buf_byte(&rows, ',');
		emit_text(&rows, list[i].text);
		buf_add(&rows, S("},"));
	}
	emit_array(e, row, "struct example", &rows);
}

static void emit_gives(struct emit *e, struct buf *row, const struct give *list, size_t n)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < n; i++) {
		buf_byte(&rows, '{');
		emit_text(&rows, list[i].field);
		buf_byte(&rows, ',');
		emit_path(e, &rows, &list[i].path);
		buf_byte(&rows, ',');
		emit_node(e, &rows, list[i].value);
		buf_add(&rows, S("},"));
	}
	emit_array(e, row, "struct give", &rows);
}

/* One field of the row: the name, and what stands for its value. */
#define NUMBER(of, field)  buf_printf(row, "." #field "=%u,", (unsigned)(of)->field)
#define FIELD(field, call) (buf_add(row, S("." #field "=")), call, buf_byte(row, ','))
#define TEXT(of, field)    FIELD(field, emit_text(row, (of)->field))
#define LIST(of, field)    FIELD(field, emit_list(e, row, (of)->field))
#define COND(of, field)    FIELD(field, emit_cond(e, row, (of)->field))

static void emit_rule(struct emit *e, struct buf *row, const struct rule *r, const struct ruleset *set)
{
	buf_byte(row, '{');
	NUMBER(r, number), NUMBER(r, kind), NUMBER(r, generic), NUMBER(r, is_public), NUMBER(r, absence);
	NUMBER(r, proves), NUMBER(r, from), NUMBER(r, confidence), NUMBER(r, at_most), NUMBER(r, in_sample);
	NUMBER(r, boundary), NUMBER(r, scope), NUMBER(r, form), NUMBER(r, near_lines), NUMBER(r, with_lines);
	NUMBER(r, alone), NUMBER(r, secret), NUMBER(r, n_give), NUMBER(r, n_match), NUMBER(r, n_clean), NUMBER(r, line);
	TEXT(r, id), TEXT(r, title), TEXT(r, why), TEXT(r, protects), TEXT(r, checked), TEXT(r, value);
	TEXT(r, pattern), TEXT(r, near), TEXT(r, check), TEXT(r, prefix), TEXT(r, fact), TEXT(r, subject),
	        TEXT(r, file);
	LIST(r, was), LIST(r, with), LIST(r, fix), LIST(r, references), LIST(r, name), LIST(r, anchors), LIST(r, files);
	COND(r, where), COND(r, require), COND(r, forbid);
	FIELD(each, emit_path(e, row, &r->each));
	FIELD(give, emit_gives(e, row, r->give, r->n_give));
	FIELD(match, emit_examples(e, row, r->match, r->n_match));
	FIELD(clean, emit_examples(e, row, r->clean, r->n_clean));
	if (r->control)
		buf_printf(row, ".control=&controls[%zu]", (size_t)(r->control - set->controls));
	buf_add(row, S("},\n"));
}

static void emit_control(struct emit *e, struct buf *row, const struct control *c)
{
	buf_byte(row, '{');
	NUMBER(c, required), NUMBER(c, asked_of_all), NUMBER(c, of_history), NUMBER(c, needs), NUMBER(c, absent);
	NUMBER(c, claim_up_to), NUMBER(c, severity[0]), NUMBER(c, severity[1]), NUMBER(c, severity[2]);
	TEXT(c, id), TEXT(c, section), TEXT(c, title), TEXT(c, ask), TEXT(c, evidence), TEXT(c, fix);
	TEXT(c, otherwise), TEXT(c, absent_why), TEXT(c, question), TEXT(c, answer);
	COND(c, applies), LIST(c, attest_by);
	buf_add(row, S("},\n"));
}

void emit_set(struct emit *e, const struct ruleset *set, str database)
{
	struct buf rules BUF_AUTO = {0}, controls BUF_AUTO = {0}, rest BUF_AUTO = {0};
	fprintf(e->out, "/* Written by rulec from rules/. */\n#include \"rules/ruleset.h\"\n");
	for (size_t i = 0; i < set->n_controls; i++)
		emit_control(e, &controls, &set->controls[i]);
	fprintf(e->out, "static const struct control controls[]={\n%.*s};\n", STR_ARG(buf_str(&controls)));
	for (size_t i = 0; i < set->n_rules; i++)
		emit_rule(e, &rules, &set->rules[i], set);
	fprintf(e->out, "static const struct rule rules[]={\n%.*s};\n", STR_ARG(buf_str(&rules)));
	buf_printf(&rest, "static const struct ruleset set={rules,%zu,controls,%zu,", set->n_rules, set->n_controls);
	emit_text(&rest, set->digest);
	buf_add(&rest, S("};\nconst struct ruleset *ruleset_builtin(void){return &set;}\n"
	                 "str ruleset_builtin_database(void){return (str)"));
	emit_text(&rest, database);
	fprintf(e->out, "%.*s;}\n", STR_ARG(buf_str(&rest)));
}

void emit_templates(struct emit *e, const struct ruleset_file *files, size_t n)
{
	struct buf rows BUF_AUTO = {0};
	for (size_t i = 0; i < n; i++) {
		buf_byte(&rows, '{');
		emit_text(&rows, str_basename(files[i].path));
		buf_byte(&rows, ',');
		emit_text(&rows, files[i].bytes);
		buf_add(&rows, S("},\n"));
	}
	fprintf(e->out,
	        "static const struct ruleset_file templates[]={\n%.*s{{0},{0}}};\n"
	        "str ruleset_template(str name){for(size_t i=0;i<%zu;i++)if(str_eq(templates[i].path,name))"
	        "return templates[i].bytes;return (str){0};}\n",
	        STR_ARG(buf_str(&rows)), n);
}
