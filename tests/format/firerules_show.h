/* firerules_show: what rules of Firebase say, a line for each: "/users/{id} read,write NEEDS_OWNER no", the last word
 * for whether anyone is let in (yes, no, ?), then "until DATE yes|no|?" and "by /path.field yes|no|?". */
#ifndef TESTS_FORMAT_FIRERULES_SHOW_H
#define TESTS_FORMAT_FIRERULES_SHOW_H

#include "format/firerules.h"
#include "show.h"

static inline str fire_text(const struct node *n, str key)
{
	const struct node *m = node_get(n, key);
	return m ? m->text : S("");
}

static inline const char *fire_word_of(const struct node *n, str key)
{
	const struct node *m = node_get(n, key);
	return !m ? "-" : m->kind == NODE_UNKNOWN ? "?" : str_eq(m->text, S("true")) ? "yes" : "no";
}

static inline const char *fire_lines(struct arena *a, const struct node *tree)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = tree ? node_get(tree, S("allows")) : NULL;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		buf_printf(&b, "%s%.*s ", b.n ? "\n" : "", STR_ARG(fire_text(n, S("match"))));
		for (const struct node *m = node_get(n, S("methods"))->child; m; m = m->next)
			buf_printf(&b, "%.*s%s", STR_ARG(m->text), m->next ? "," : "");
		buf_printf(&b, " %.*s %s", STR_ARG(fire_text(n, S("is"))), fire_word_of(n, S("anyone")));
		if (node_get(n, S("until")))
			buf_printf(&b, " until %.*s %s", STR_ARG(fire_text(n, S("until"))), fire_word_of(n, S("then")));
		if (node_get(n, S("by")))
			buf_printf(&b, " by %.*s.%.*s %s", STR_ARG(fire_text(n, S("by"))),
			           STR_ARG(fire_text(n, S("field"))), fire_word_of(n, S("self")));
	}
	return arena_str(a, buf_str(&b)).p;
}

static inline const char *fire_shown(struct arena *a, const char *text)
{
	return fire_lines(a, tree_of(firerules_read, a, text));
}

static inline const char *fire_database_shown(struct arena *a, const char *text)
{
	enum format_result result;
	const struct node *tree = firerules_database(tree_of(json_read, a, text), a, &result);
	cr_assert_eq(result, FORMAT_OK);
	return fire_lines(a, tree);
}

#define FIRE_SHOWS(shown, text, want)                                                                                  \
	do {                                                                                                           \
		struct arena fire_arena = {0};                                                                         \
		cr_expect_str_eq(shown(&fire_arena, (text)), (want), "%s\nis\n%s\nnot\n%s", (text),                    \
		                 shown(&fire_arena, (text)), (want));                                                  \
		arena_free(&fire_arena);                                                                               \
	} while (0)

/* Rules of Firestore, of which only what stands in the service is given. */
#define STORE(text, want)                                                                                              \
	FIRE_SHOWS(fire_shown, "service cloud.firestore { match /databases/{database}/documents {\n" text "\n} }", want)
/* What one condition comes to, and whether anyone is let in. */
#define ASKS(when, want)     STORE("match /a/{id} { allow read: if " when "; }", "/a/{id} read " want)
#define DATABASE(text, want) FIRE_SHOWS(fire_database_shown, text, want)

#endif
