/* ${VAR:-default} of compose (docs.docker.com, "Interpolation"): the default counts where nothing here sets the
 * variable, as the default of a variable of Terraform does. What .env sets is not kept, and so not known. */
#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "resource_hole.h"
#include "resource_walk.h"

enum { LONGEST = 16 << 10, DEPTH = 8 };

static size_t name_end(str s, size_t i)
{
	while (i < s.n && (ascii_alnum(s.p[i]) || s.p[i] == '_'))
		i++;
	return i;
}

/* The file .env that stands beside the one at hand sets it. */
static bool is_set(struct resource_scope *s, str name)
{
	str path = s->place, folder = str_sub(path, 0, path.n - str_basename(path).n);
	str env = arena_printf(s->of->arena, "%.*s.env", STR_ARG(folder));
	return resource_value_of(s->of->values, env, S("env"), name);
}

static bool add_text(struct resource_scope *s, struct buf *out, str text, unsigned depth);

/* NAME, NAME:-default, NAME-default; :? and :+ depend on what the shell has. */
static bool add_variable(struct resource_scope *s, struct buf *out, str inside, unsigned depth)
{
	size_t end = name_end(inside, 0);
	str name = str_sub(inside, 0, end), rest = str_sub(inside, end, inside.n);
	size_t sign = str_starts(rest, S(":")) ? 1 : 0;
	if (!name.n || sign >= rest.n || rest.p[sign] != '-' || is_set(s, name))
		return false;
	return add_text(s, out, str_sub(rest, sign + 1, rest.n), depth + 1);
}

static bool add_text(struct resource_scope *s, struct buf *out, str text, unsigned depth)
{
	for (size_t i = 0, next; i < text.n; i = next) {
		size_t dollar = str_find(text, S("$"), i);
		dollar = dollar == SIZE_MAX ? text.n : dollar;
		buf_add(out, str_sub(text, i, dollar));
		next = dollar;
		if (dollar == text.n)
			break;
		if (dollar + 1 < text.n && text.p[dollar + 1] == '$') {
			buf_byte(out, '$');
			next = dollar + 2;
		} else if (dollar + 1 < text.n && text.p[dollar + 1] == '{') {
			next = resource_hole_end(text, dollar);
			if (next == SIZE_MAX || depth == DEPTH ||
			    !add_variable(s, out, str_sub(text, dollar + 2, next - 1), depth))
				return false;
		} else if (name_end(text, dollar + 1) > dollar + 1) {
			return false;
		} else {
			buf_byte(out, '$');
			next = dollar + 1;
		}
		if (out->n > LONGEST)
			return false;
	}
	return true;
}

struct node *resource_interpolated_value(struct resource_scope *s, const struct node *n)
{
	struct buf out BUF_AUTO = {0};
	if ((n->kind != NODE_STRING && n->kind != NODE_UNKNOWN) || str_find(n->text, S("$"), 0) == SIZE_MAX)
		return NULL;
	if (!s->of->steps || n->text.n > LONGEST)
		return resource_made(s, NODE_UNKNOWN, n->text, n);
	s->of->steps--;
	if (!add_text(s, &out, n->text, 0))
		return resource_made(s, NODE_UNKNOWN, n->text, n);
	return resource_made(s, NODE_STRING, arena_str(s->of->arena, buf_str(&out)), n);
}
