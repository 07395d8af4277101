/* Names are followed by what the parts of routes say of them: what a name is given, what a file shows to others. */
#include "limit_find.h"

#include <stdint.h>

#include "row_get.h"

enum { STEPS = 6, NEAR = 12 };

size_t limit_first_part(const struct limit_joiner *j, size_t file, unsigned line)
{
	size_t low = 0;
	for (size_t high = j->f->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		const struct route_part_at *p = &j->f->parts[middle];
		if (p->file < file || (p->file == file && p->row->line < line))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t hash_of(str ref) { return str_find(ref, S("#"), 0); }

/* ---- which limiters are made, and what they are called ---- */

static bool made_at(const struct limit_joiner *j, const struct limit_made *m, unsigned line)
{
	for (size_t i = 0; i < j->n_made; i++)
		if (&j->made[i] != m && j->made[i].file == m->file && j->made[i].part->line == line)
			return true;
	return false;
}

/* The name that is given what a call of this package makes: const limiter = rateLimit(…), at the place of the call or
 * a few lines before what it is told. */
static str name_of(const struct limit_joiner *j, const struct limit_made *m)
{
	const struct node *part = m->part;
	str tool = row_text(part, S("tool")), found = S("");
	unsigned from = part->line > NEAR ? part->line - NEAR : 0;
	for (size_t i = limit_first_part(j, m->file, from); i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		str ref = row_text(p->row, S("ref"));
		unsigned line = p->row->line;
		if (p->file != m->file || line > part->line)
			break;
		if (!str_eq(p->kind, S("name")) || !str_ends(ref, S("()")))
			continue;
		bool before = part->line - line < NEAR && str_starts(ref, tool) && !made_at(j, m, line);
		if (line == part->line || before)
			found = p->name;
	}
	return found;
}

void limit_find_made(struct limit_joiner *j, const struct node *part)
{
	size_t file = reach_file(&j->f->reach, row_text(part, S("path")));
	if (j->n_made == LIMITS_MADE) {
		j->more_made = true;
		return;
	}
	j->made[j->n_made++] = (struct limit_made){.part = part, .file = file, .name = row_text(part, S("ref"))};
}

void limit_name_made(struct limit_joiner *j)
{
	for (size_t i = 0; i < j->n_made; i++)
		if (!j->made[i].name.n && j->made[i].file != SIZE_MAX)
			j->made[i].name = name_of(j, &j->made[i]);
}

static struct limit_made *made_by_name(struct limit_joiner *j, size_t file, str name)
{
	for (size_t i = 0; i < j->n_made; i++)
		if (j->made[i].file == file && j->made[i].name.n && str_eq(j->made[i].name, name))
			return &j->made[i];
	return NULL;
}

/* ---- what a reference leads to ---- */

static str head_of(str chain)
{
	str head, rest = chain;
	return str_cut(&rest, '.', &head) ? head : chain;
}

/* What another file shows as a member: a name of that file. */
static str shown_as(const struct limit_joiner *j, size_t file, str member)
{
	if (str_starts(member, S("*.")) || str_starts(member, S("default.")))
		member = str_sub(member, str_find(member, S("."), 0) + 1, member.n);
	const struct route_part_at *p = route_find(j->f, file, S("export"), member);
	if (!p && str_listed(member, "* default"))
		p = route_find(j->f, file, S("export"), str_eq(member, S("*")) ? S("default") : S("*"));
	return p ? row_text(p->row, S("ref")) : member;
}

/* Of Go: a package's own names and those that it imports are found as guards are. */
static struct limit_made *follow_go(struct limit_joiner *j, size_t file, str ref)
{
	struct route_target t = route_resolve(j->f, file, ref);
	return t.kind == ROUTE_TARGET_FUNCTION && t.part ? made_by_name(j, t.file, t.part->name) : NULL;
}

/* The limiter that a reference of a file leads to, or NULL. */
struct limit_made *limit_follow(struct limit_joiner *j, size_t file, str ref)
{
	if (j->n_made && file < j->f->reach.files.n && str_ends(j->f->reach.files.at[file], S(".go"))) {
		struct limit_made *made = follow_go(j, file, ref);
		if (made)
			return made;
	}
	for (int i = 0; i < STEPS && ref.n && j->n_made; i++) {
		size_t hash = hash_of(ref), number;
		if (str_ends(ref, S("()")))
			ref.n -= 2;
		if (hash != SIZE_MAX) {
			str module = str_sub(ref, 0, hash), member = str_sub(ref, hash + 1, ref.n);
			enum reach_kind kind = reach_link(&j->f->links, j->f->reach.files.at[file], module, &number);
			arena_reset(&j->f->scratch);
			if (kind != REACH_FILE)
				return NULL;
			file = number;
			ref = shown_as(j, file, member);
			continue;
		}
		struct limit_made *made = made_by_name(j, file, ref);
		made = made ? made : made_by_name(j, file, head_of(ref));
		if (made)
			return made;
		const struct route_part_at *p = route_find(j->f, file, S("name"), head_of(ref));
		str next = p ? row_text(p->row, S("ref")) : S("");
		ref = str_eq(next, ref) ? S("") : next;
	}
	return NULL;
}

/* Made where it is attached: app.use(rateLimit({…})). Go calls its packages by other names than it imports them. */
struct limit_made *limit_made_there(struct limit_joiner *j, const struct route_part_at *p, str ref)
{
	for (size_t i = 0; i < j->n_made; i++) {
		struct limit_made *m = &j->made[i];
		bool same = p->row->line == m->part->line && str_ends(ref, S("()"));
		if (m->file == p->file && !m->name.n && (same || str_starts(ref, row_text(m->part, S("tool")))) &&
		    p->row->line <= m->part->line && m->part->line - p->row->line < NEAR)
			return m;
	}
	return NULL;
}

/* ---- which files are run ---- */

static void see_links(struct limit_joiner *j, str section, bool near)
{
	for (const struct node *l = rows_of(j->f->facts, section); l; l = row_after(l)) {
		size_t number;
		if (row_is(l, S("side"), S("test")))
			continue;
		enum reach_kind kind =
		        reach_link(&j->f->links, row_text(l, S("path")), row_text(l, S("module")), &number);
		arena_reset(&j->f->scratch);
		if (kind == REACH_FILE && !str_eq(j->f->reach.files.at[number], row_text(l, S("path"))))
			j->linked[number] = true;
		j->links_nowhere = j->links_nowhere || (near && kind == REACH_NOTHING);
	}
}

static void see_answers(struct limit_joiner *j, str section)
{
	for (const struct node *r = rows_of(j->f->facts, section); r; r = row_after(r)) {
		size_t file = reach_file(&j->f->reach, row_text(r, S("path")));
		if (file != SIZE_MAX)
			j->answers[file] = true;
	}
}

/* Next.js runs the middleware of an app's folder, or of src below it, and no other file that looks like one. */
static bool is_middleware(struct limit_joiner *j, const struct route_part_at *p)
{
	str folder = str_eq(p->name, S(".")) ? S("") : p->name;
	if (str_eq(folder, S("src")) || str_ends(folder, S("/src")))
		folder.n -= folder.n > 3 ? 4 : 3;
	str manifest = arena_printf(j->f->arena, "%.*s%spackage.json", STR_ARG(folder), folder.n ? "/" : "");
	return reach_file(&j->f->reach, manifest) != SIZE_MAX;
}

static bool is_asked(struct limit_joiner *j, const struct route_part_at *p)
{
	if (str_eq(p->kind, S("matcher")))
		return is_middleware(j, p);
	return !str_listed(p->kind, "name export function constant class const");
}

void limit_see_files(struct limit_joiner *j, struct arena *a)
{
	j->linked = arena_array(a, bool, j->f->reach.files.n);
	j->answers = arena_array(a, bool, j->f->reach.files.n);
	see_links(j, S("links"), true);
	see_links(j, S("imports"), false);
	see_answers(j, S("routes"));
	see_answers(j, S("starts"));
	for (size_t i = 0; i < j->f->n; i++)
		if (is_asked(j, &j->f->parts[i]))
			j->answers[j->f->parts[i].file] = true;
	for (size_t i = 0; i < j->f->reach.files.n; i++)
		if (str_find(j->f->reach.files.at[i], S("supabase/functions/"), 0) != SIZE_MAX)
			j->answers[i] = true;
}

/* A file that may attach or call it was not read. */
bool limit_may_be_unread(const struct node *facts)
{
	for (const struct node *u = rows_of(facts, S("unread")); u; u = row_after(u))
		if (str_listed(row_text(u, S("section")), "limit_parts route_parts links"))
			return true;
	return false;
}

/* A file that takes the package of a limiter that is known, and says no more, speaks of that one. */
bool limit_of_known(const struct limit_joiner *j, const struct node *hint)
{
	if (node_get(hint, S("edge")))
		return false;
	for (const struct node *i = rows_of(j->f->facts, S("imports")); i; i = row_after(i))
		for (size_t k = 0; row_is(i, S("path"), row_text(hint, S("path"))) && k < j->n_made; k++)
			if (row_is(j->made[k].part, S("tool"), row_text(i, S("module"))))
				return true;
	return false;
}

/* What a function of Go that is a limiter calls tells nothing that is not known of it. */
bool limit_inside_go(const struct limit_joiner *j, const struct node *part)
{
	str path = row_text(part, S("path"));
	for (size_t i = 0; str_ends(path, S(".go")) && i < j->n_made; i++)
		if (row_text(j->made[i].part, S("ref")).n && str_eq(row_text(j->made[i].part, S("path")), path))
			return true;
	return false;
}

bool limit_is_idle(const struct node *facts, const struct limit_made *m)
{
	for (const struct node *r = rows_of(facts, S("limit_parts")); r && m->name.n; r = row_after(r))
		if (row_is(r, S("what"), S("idle")) && row_is(r, S("ref"), m->name) &&
		    row_is(r, S("path"), row_text(m->part, S("path"))))
			return true;
	return false;
}
