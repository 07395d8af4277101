/* sql_show: the statements of a file of SQL, one a line, for tests of the SQL reader. */
#ifndef TESTS_FORMAT_SQL_SHOW_H
#define TESTS_FORMAT_SQL_SHOW_H

#include "format/sql.h"
#include "show.h"

/* Without the way through a function, which has tests of its own (test_sql_way.c). */
static inline void sql_show_one(struct buf *b, const struct node *n)
{
	struct node copy[64];
	size_t kept = 0;
	struct node whole = *n;
	const struct node **tail = &whole.child;
	for (const struct node *m = n->child; m && kept < 64; m = m->next)
		if (!str_eq(m->key, S("way")) && !str_eq(m->key, S("params"))) {
			copy[kept] = *m;
			*tail = &copy[kept];
			tail = &copy[kept++].next;
		}
	*tail = NULL;
	show_value(b, &whole);
}

static inline const char *sql_shown(struct arena *a, const char *text)
{
	struct buf b BUF_AUTO = {0};
	const struct node *list = node_get(tree_of(sql_read, a, text), S("statements"));
	cr_assert(list != NULL);
	for (const struct node *n = list->child; n; n = n->next) {
		sql_show_one(&b, n);
		buf_add(&b, n->next ? S("\n") : S(""));
	}
	return arena_str(a, buf_str(&b)).p;
}

/* The statements of text are want, a line each. */
#define SQL(text, want)                                                                                                \
	do {                                                                                                           \
		struct arena sql_arena = {0};                                                                          \
		cr_expect_str_eq(sql_shown(&sql_arena, (text)), (want), "%s\nis\n%s\nnot\n%s", (text),                 \
		                 sql_shown(&sql_arena, (text)), (want));                                               \
		arena_free(&sql_arena);                                                                                \
	} while (0)

#endif
