/* A scanner over the built-in rules whose sink keeps what it was told. Tokens
 * are made when tests run. */
#ifndef TEST_SCANNING_H
#define TEST_SCANNING_H

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"
#include "rules/example.h"
#include "rules/ruleset.h"
#include "scan/scan.h"

struct kept {
	const struct rule *rule;
	struct hit hit; /* strings in the arena */
};
struct scanning {
	struct arena arena;
	struct matcher *m;
	struct scanner *s;
	struct scan_options o;
	struct scan_sink sink;
	struct facts *facts;
	struct kept *hits;
	size_t n, cap;
	struct buf troubles;   /* "class reason path\n" */
	struct buf statements; /* "verdict control path[ by choice]\n" */
};

static inline void scanning_hit(void *ctx, const struct doc *doc, const struct hit *h)
{
	struct scanning *s = ctx;
	(void)doc;
	mem_room(s->hits, s->n, s->cap);
	struct kept *k = &s->hits[s->n++];
	*k = (struct kept){h->rule, *h};
	k->hit.frame = arena_str(&s->arena, h->frame);
	k->hit.shown = arena_str(&s->arena, h->shown);
	k->hit.note = arena_str(&s->arena, h->note);
	k->hit.ignore_why = arena_str(&s->arena, h->ignore_why);
	k->hit.subject = arena_str(&s->arena, h->subject);
	k->hit.place.path = arena_str(&s->arena, h->place.path);
}
static inline void scanning_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	struct scanning *s = ctx;
	(void)hint;
	buf_printf(&s->troubles, "%d %.*s %.*s\n", (int)class, STR_ARG(reason), STR_ARG(path));
}
static inline void scanning_statement(void *ctx, const struct statement *statement)
{
	static const char *const names[] = {"for", "against", "unread", "does not apply"}; /* of enum polarity */
	struct scanning *s = ctx;
	buf_printf(&s->statements, "%s %.*s %.*s%s\n", names[statement->polarity], STR_ARG(statement->control->id),
	           STR_ARG(statement->path), statement->chosen ? " by choice" : "");
}

static inline void scanning_open(struct scanning *s, bool structure)
{
	struct err err = {{0}};
	*s = (struct scanning){.o = {.as_of = S("2026-01-01"), .structure = structure}};
	s->sink = (struct scan_sink){s, scanning_hit, scanning_trouble, scanning_statement};
	s->facts = structure ? facts_new() : NULL;
	s->m = matcher_new(ruleset_builtin(), ruleset_builtin_database(), false, &err);
	cr_assert_not_null(s->m, "%s", err.text);
	s->s = scanner_new(s->m, &s->o, &s->sink, s->facts, &err);
	cr_assert_not_null(s->s, "%s", err.text);
}
static inline void scanning_close(struct scanning *s)
{
	scanner_free(s->s);
	matcher_free(s->m);
	if (s->facts)
		facts_free(s->facts);
	free(s->hits);
	buf_free(&s->troubles);
	buf_free(&s->statements);
	arena_free(&s->arena);
}

static inline bool scanning_run(struct scanning *s, const char *path, str text)
{
	struct doc doc = {.path = str_of(path), .bytes = text, .tracked = true, .blob = UINT32_MAX};
	s->n = 0;
	buf_clear(&s->troubles);
	buf_clear(&s->statements);
	return scanner_document(s->s, &doc);
}
/* Text with placeholders (rules/example.h) made whole. */
static inline str scanning_text(struct scanning *s, const char *text, uint64_t seed)
{
	struct err err = {{0}};
	str out;
	cr_assert(example_expand(str_of(text), seed, &s->arena, &out, &err), "%s", err.text);
	return out;
}
static inline const struct hit *scanning_of(const struct scanning *s, const char *rule)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->hits[i].rule->id, str_of(rule)))
			return &s->hits[i].hit;
	return NULL;
}

#endif
