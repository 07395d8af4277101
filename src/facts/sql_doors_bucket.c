/* Buckets: public ones answer everybody; of the others the policies of storage.objects decide. */
#include <stdint.h>

#include "row_get.h"
#include "sql_doors.h"
#include "sql_who.h"

/* Does the policy name this bucket, or none at all? The text of its condition says so. */
static bool is_of(const struct sql_policy *p, str bucket, struct arena *a)
{
	str using = row_text(p->using, S("text")), check = row_text(p->check, S("text"));
	str quoted = arena_printf(a, "'%.*s'", STR_ARG(bucket));
	bool names = str_find(using, S("bucket_id"), 0) != SIZE_MAX || str_find(check, S("bucket_id"), 0) != SIZE_MAX;
	return !names || str_find(using, quoted, 0) != SIZE_MAX || str_find(check, quoted, 0) != SIZE_MAX;
}

/* The state with the policies of this bucket alone. */
static struct sql_access access_of(const struct sql_state *s, str bucket, struct arena *a)
{
	const struct sql_table *objects = sql_table_find(s, S("storage"), S("objects"));
	struct sql_table own = {.secured = TRUTH_TRUE, .may = {SQL_EVERYTHING, SQL_EVERYTHING}};
	struct sql_policy **tail = &own.policies;
	for (const struct sql_policy *p = objects ? objects->policies : NULL; p; p = p->next) {
		if (!is_of(p, bucket, a))
			continue;
		struct sql_policy *copy = arena_new(a, struct sql_policy);
		*copy = *p;
		copy->next = NULL;
		*tail = copy;
		tail = &copy->next;
	}
	return sql_access_of(s, &own);
}

static bool lets(const struct sql_access *a, bool user, size_t command)
{
	return (user ? a->user : a->anyone)[command] == TRUTH_TRUE;
}

static void open_by_policy(struct sql_doors *d, struct door *door, const struct sql_access *a)
{
	for (size_t user = 0; user < 2; user++) {
		bool read = lets(a, user, 0), change = lets(a, user, 2) || lets(a, user, 3),
		     add = !user && lets(a, user, 1);
		if (!read && !change && !add)
			continue;
		const struct node *by = a->by[user][change ? lets(a, user, 2) ? 2 : 3 : read ? 0 : 1];
		door->open = TRUTH_TRUE;
		door->to = user ? S("signed-in") : S("anyone");
		door->by = S("policy");
		door->may = change || add ? read ? S("read and write") : S("write") : S("read");
		door->row = by ? by : door->row;
		door->line = door->row->line;
		door->says = arena_printf(d->arena, "%s may %s of bucket %.*s: policy \"%.*s\"",
		                          user ? "everybody who signs in" : "anyone",
		                          change ? "change the files"
		                          : read ? "read the files"
		                                 : "add to the files",
		                          STR_ARG(door->name),
		                          STR_ARG(row_text(node_get(door->row, S("statement")), S("name"))));
		return;
	}
	for (size_t user = 0; user < 2; user++)
		for (size_t c = 0; c < 4; c++)
			if ((user ? a->user : a->anyone)[c] == TRUTH_UNKNOWN && !(user && c == 1)) {
				door->open = TRUTH_UNKNOWN;
				door->says = arena_printf(d->arena, "whom bucket %.*s lets in is not known",
				                          STR_ARG(door->name));
			}
}

/* That everybody may read it is no reason that everybody changes it. */
static void written_by_policy(struct sql_doors *d, const struct sql_bucket *b, const struct sql_access *a)
{
	for (size_t user = 0; user < 2; user++) {
		bool change = lets(a, user, 2) || lets(a, user, 3), adds = !user && lets(a, user, 1);
		if (!change && !adds)
			continue;
		const struct node *by = a->by[user][change ? lets(a, user, 2) ? 2 : 3 : 1];
		struct door door = {.row = by ? by : b->row, .what = S("bucket"), .open = TRUTH_TRUE};
		door.line = door.row->line;
		door.name = arena_printf(d->arena, "%.*s/*", STR_ARG(b->name));
		door.address = arena_printf(d->arena, "/storage/v1/object/%.*s", STR_ARG(b->name));
		door.to = user ? S("signed-in") : S("anyone");
		door.by = S("policy");
		door.may = S("write");
		door.people = TRUTH_UNKNOWN;
		door.says = arena_printf(d->arena, "%s may %s bucket %.*s: policy \"%.*s\"",
		                         user ? "everybody who signs in" : "anyone",
		                         change ? "replace or delete all files of" : "add files to", STR_ARG(b->name),
		                         STR_ARG(row_text(node_get(door.row, S("statement")), S("name"))));
		sql_doors_keep(d, &door);
		return;
	}
}

void sql_doors_of_buckets(struct sql_doors *d, const struct sql_state *s)
{
	for (const struct sql_bucket *b = s->first_bucket; b; b = b->next) {
		struct door door = {.row = b->row, .line = b->row->line, .what = S("bucket"), .name = b->name};
		door.address = arena_printf(d->arena, "/storage/v1/object/public/%.*s", STR_ARG(b->name));
		door.open = b->open;
		door.people = TRUTH_UNKNOWN;
		door.to = S("signed-in");
		struct sql_access a = access_of(s, b->name, d->arena);
		if (b->open == TRUTH_TRUE) {
			door.to = S("anyone");
			door.by = S("setting");
			door.may = S("read");
			door.says = arena_printf(d->arena, "anyone may read the files of bucket %.*s: it is public",
			                         STR_ARG(b->name));
		} else if (b->open == TRUTH_FALSE) {
			open_by_policy(d, &door, &a);
		} else {
			door.says =
			        arena_printf(d->arena, "whether bucket %.*s is public is not known", STR_ARG(b->name));
		}
		sql_doors_keep(d, &door);
		if (b->open == TRUTH_TRUE)
			written_by_policy(d, b, &a);
	}
}
