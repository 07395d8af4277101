/* Whether policies of a database decide what a handler changes: it writes by supabase-js, with the session of whoever
 * calls. With the service key no policy stops it. */
#include <stdint.h>

#include "route_judge.h"
#include "route_exit.h"
#include "route_word.h"
#include "row_get.h"

static bool is_policed(str callee)
{
	bool chain = str_find(callee, S(".from()."), 0) != SIZE_MAX;
	return chain && !route_has_word(str_sub(callee, 0, str_find(callee, S("."), 0)), "admin service super");
}

void route_store_write(struct route_traits *t, str callee)
{
	bool policed = is_policed(callee);
	route_once(&t->writes, callee);
	t->policed = t->policed || policed;
	t->changes = t->changes || !policed;
}

bool route_is_ours(struct route_file *r, str callee)
{
	static const char near[] = "./ ../ @/ ~/ $lib/ src/";
	if (str_find(callee, S("."), 0) != SIZE_MAX || str_listed(str_extension(r->path), "py go php rb java kt cs"))
		return false;
	str ref = route_ref_text(r, callee), start;
	for (str list = str_of(near); str_cut(&list, ' ', &start);)
		if (str_starts(ref, start) && route_hash(ref) != SIZE_MAX)
			return true;
	return route_has_function(r, callee);
}

static bool is_service_key(str name)
{
	return route_has_word(name, "SERVICE_ROLE SERVICE_KEY SUPABASE_SECRET SB_SECRET");
}

enum { READS_KEY = 1, HAS_SUPABASE = 2 };

static void mark(struct route_finder *f, uint8_t *files, const struct node *row, uint8_t mark)
{
	size_t file = reach_file(&f->reach, row_text(row, S("path")));
	if (file != SIZE_MAX)
		files[file] |= mark;
}

/* What each file has of it, by its number. */
static const uint8_t *keys(struct route_finder *f)
{
	if (f->keys)
		return f->keys;
	uint8_t *files = arena_array(f->arena, uint8_t, f->reach.files.n + 1);
	for (size_t i = 0; i <= f->reach.files.n; i++)
		files[i] = 0;
	for (const struct node *row = rows_of(f->facts, S("settings")); row; row = row_after(row))
		if (is_service_key(row_text(row, S("name"))))
			mark(f, files, row, READS_KEY);
	for (const struct node *row = rows_of(f->facts, S("imports")); row; row = row_after(row))
		if (route_has_word(row_text(row, S("module")), "supabase"))
			mark(f, files, row, HAS_SUPABASE);
	return f->keys = files;
}

static bool makes_client(str ref) { return route_has_word(ref, "createclient createserver createroute getclient"); }

enum { CLIENTS_DEEP = 3 };

/* Does it, or what it calls to get a client, read that key? made: it asks for a client somewhere. */
static bool has_key(struct route_finder *f, const struct route_part_at *p, unsigned depth, bool *made)
{
	static const char *const lists[] = {"calls", "perhaps"};
	if (is_service_key(row_text(p->row, S("flow"))))
		return true;
	for (size_t i = 0; i < 2 && depth < CLIENTS_DEEP; i++) {
		const struct node *list = node_get(p->row, str_of(lists[i]));
		for (const struct node *c = list ? list->child : NULL; c; c = c->next) {
			struct route_target t = route_resolve(f, p->file, c->text);
			bool client = route_has_word(c->text, "supabase client");
			*made = *made || makes_client(c->text);
			if (route_has_word(c->text, "adminclient supabaseadmin servicerole service_role serviceclient"))
				return true;
			bool member = str_find(c->text, S("."), route_hash(c->text) + 1) != SIZE_MAX;
			if (client && member && t.near && t.kind != ROUTE_TARGET_FUNCTION &&
			    keys(f)[t.file] & READS_KEY)
				return true; /* one for all, made where the key is read */
			if (client && t.kind == ROUTE_TARGET_FUNCTION && t.part != p &&
			    has_key(f, t.part, depth + 1, made))
				return true;
		}
	}
	return false;
}

/* It was found, or stands in a file that has supabase-js and not the key. */
static bool calls_it(struct route_finder *f, const struct route_part_at *p, str name)
{
	for (const struct node *c = route_calls(p); c; c = c->next) {
		if (!str_eq(str_sub(c->text, route_hash(c->text) + 1, c->text.n), name))
			continue;
		struct route_target t = route_resolve(f, p->file, c->text);
		return t.kind == ROUTE_TARGET_FUNCTION || (t.near && keys(f)[t.file] == HAS_SUPABASE);
	}
	return false;
}

bool route_leaves_to_policies(struct route_finder *f, const struct route_part_at *p)
{
	bool made = false;
	str writes = row_text(p->row, S("writes"));
	if (str_find(f->reach.files.at[p->file], S("supabase/functions/"), 0) != SIZE_MAX)
		return false;                        /* door_function.h knows of these what key they have */
	if (str_find(writes, S("."), 0) == SIZE_MAX) /* what it calls decides, if that is found */
		return row_is(p->row, S("policed"), S("true")) && calls_it(f, p, writes);
	if (!row_is(p->row, S("policed"), S("true")) || has_key(f, p, 0, &made))
		return false;
	/* else by a client of the file, or by names that its flow does not hold */
	bool named = !route_has_word(row_text(p->row, S("flow")), "m<env>{n<Deno>}");
	return (made && named) || !(keys(f)[p->file] & READS_KEY);
}
