/* microaudit rules doc facts: the table of facts on one page, as Markdown or as a manual page. */
#include "cmd/mdoc.h"
#include "cmd/rules.h"
#include "facts/section.h"
#include "report/escape.h"

static const char intro[] =
        "What is known about a repository, as rules of kind repo and controls see it. A path such as "
        "files.*.size begins with one of these names; a rule that names facts which are not here, or fields "
        "which they do not have, is refused. Any value may be one that only running would tell: what depends on it "
        "is unproven.";

/* "seconds, with imports" and the like, behind the type. */
static str type_of(const struct section_field *f, struct arena *a)
{
	str unit = section_unit_name(f->unit);
	return arena_printf(a, "%.*s%s%.*s%s%.*s", STR_ARG(section_type_name(f->type)), unit.n ? ", " : "",
	                    STR_ARG(unit), f->of.n ? ", joined from " : "", STR_ARG(f->of));
}

static str shape_of(const struct section *s, struct arena *a)
{
	if (s->is_flag)
		return arena_printf(a, "True or false, made of %.*s.", STR_ARG(s->of));
	bool rules = str_eq(s->maker, S("rules"));
	return arena_printf(a, "A list%s%s", rules ? ", made by rules" : "",
	                    s->cost == SECTION_TREES ? "; the structure of every file is read for it." : ".");
}

static void markdown(struct buf *out, struct arena *a)
{
	buf_printf(out, "# Facts\n\n");
	escape_markdown(out, str_of(intro));
	buf_byte(out, '\n');
	for (const struct section *s = section_table; s < section_table + section_count; s++) {
		buf_printf(out, "\n## %.*s\n\n%.*s %.*s\n", STR_ARG(s->name), STR_ARG(s->meaning),
		           STR_ARG(shape_of(s, a)));
		for (size_t i = 0; i < s->n_fields; i++)
			buf_printf(out, "%s- `%.*s` (%.*s): %.*s\n", i ? "" : "\n", STR_ARG(s->fields[i].name),
			           STR_ARG(type_of(&s->fields[i], a)), STR_ARG(s->fields[i].meaning));
	}
}

static void mdoc_section(struct buf *out, const struct section *s, struct arena *a)
{
	buf_printf(out, ".Ss %.*s\n", STR_ARG(s->name));
	mdoc_text(out, s->meaning);
	mdoc_text(out, shape_of(s, a));
	if (!s->n_fields)
		return;
	buf_add(out, S(".Bl -tag -width Ds\n"));
	for (size_t i = 0; i < s->n_fields; i++) {
		buf_add(out, S(".It Cm "));
		mdoc_argument(out, s->fields[i].name);
		buf_byte(out, '\n');
		mdoc_text(out, arena_printf(a, "(%.*s) %.*s", STR_ARG(type_of(&s->fields[i], a)),
		                            STR_ARG(s->fields[i].meaning)));
	}
	buf_add(out, S(".El\n"));
}

static void mdoc(struct buf *out, struct arena *a)
{
	buf_add(out, S(".Dd November 29, 2026\n.Dt MICROAUDIT-FACTS 7\n.Os\n.Sh NAME\n.Nm microaudit-facts\n"
	               ".Nd what microaudit knows about a repository\n.Sh DESCRIPTION\n"));
	mdoc_text(out, str_of(intro));
	buf_add(out, S(".Sh FACTS\n"));
	for (const struct section *s = section_table; s < section_table + section_count; s++)
		mdoc_section(out, s, a);
	buf_add(out, S(".Sh SEE ALSO\n.Xr microaudit 1 ,\n.Xr microaudit-rule 5\n"));
}

int rules_doc_facts(bool page)
{
	struct arena arena = {0};
	struct buf out BUF_AUTO = {0};
	(page ? mdoc : markdown)(&out, &arena);
	arena_free(&arena);
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}
