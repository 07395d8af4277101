/* ${self:custom.a}, ${opt:stage, 'dev'}: sources by commas, the first that is there counts. What is given to the
 * command or the shell is not there, as with a variable of Terraform; what only the cloud or another file knows is
 * UNKNOWN. */
#include "resource_self.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "resource_hole.h"
#include "resource_intrinsic.h"

enum { LONGEST = 16 << 10, DEPTH = 8 };

bool resource_self_is(const struct resource_scope *s)
{
	return resource_value_of(s->of->values, s->place, S("self"), S(""));
}

/* ---- sources ---- */

static const struct node *member(const struct node *n, str part)
{
	uint64_t i;
	if (!n || n->kind != NODE_ARRAY)
		return node_get(n, part);
	if (!str_number(part, UINT32_MAX, &i))
		return NULL;
	for (n = n->child; n && i; i--)
		n = n->next;
	return n;
}

static const struct node *walked(struct resource_scope *s, const struct node *found, const struct node *n)
{
	struct resource_scope there;
	return resource_enter(s, s->place, n, &there) ? resource_walk(&there, found) : NULL;
}

/* What a path of this file leads to, resolved. *open: nobody knows whether it leads to anything. */
static const struct node *self_value(struct resource_scope *s, str path, const struct node *n, bool *open)
{
	str part;
	if (!str_cut(&path, '.', &part))
		return NULL;
	const struct node *row = part.n ? resource_value_of(s->of->values, s->place, S("self"), part) : NULL;
	const struct node *found = row ? node_get(row, S("value")) : NULL;
	while (found && str_cut(&path, '.', &part)) {
		if (found->kind == NODE_UNKNOWN)
			found = walked(s, found, n);
		*open = !found || found->kind == NODE_UNKNOWN || (!member(found, part) && node_get(found, S("...")));
		found = *open ? NULL : member(found, part);
	}
	const struct node *value = found ? walked(s, found, n) : NULL;
	*open = *open || (found && (!value || value->kind == NODE_UNKNOWN));
	return *open ? NULL : value;
}

static const struct node *literal(struct resource_scope *s, str source, const struct node *n)
{
	bool quoted =
	        source.n > 1 && (source.p[0] == '\'' || source.p[0] == '"') && source.p[source.n - 1] == source.p[0];
	bool truth = str_eq(source, S("true")) || str_eq(source, S("false"));
	bool number = source.n && ascii_digit(source.p[0]);
	if (quoted)
		return resource_made(s, NODE_STRING, str_sub(source, 1, source.n - 1), n);
	if (truth || number)
		return resource_made(s, truth ? NODE_BOOL : NODE_NUMBER, source, n);
	return NULL;
}

static const struct node *source_value(struct resource_scope *s, str source, const struct node *n, bool *open)
{
	static const str self = STR_INIT("self:"), opt = STR_INIT("opt:"), env = STR_INIT("env:");
	const struct node *known = literal(s, source, n);
	if (known || str_starts(source, opt) || str_starts(source, env))
		return known;
	if (str_starts(source, self))
		return self_value(s, str_sub(source, self.n, source.n), n, open);
	if (str_eq(source, S("sls:stage"))) {
		known = self_value(s, S("provider.stage"), n, open);
		return known || *open ? known : resource_made(s, NODE_STRING, S("dev"), n);
	}
	*open = true;
	return NULL;
}

/* The next source, up to a comma that stands in no quotes and no brackets. */
static str next_source(str *rest)
{
	int depth = 0;
	char quote = '\0';
	size_t i = 0;
	for (; i < rest->n; i++) {
		char c = rest->p[i];
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '\'' || c == '"')
			quote = c;
		else if (c == ',' && depth <= 0)
			break;
		else
			depth += (c == '(') - (c == ')');
	}
	str source = str_trim(str_sub(*rest, 0, i));
	*rest = str_sub(*rest, i + 1, rest->n);
	return source;
}

static const struct node *variable(struct resource_scope *s, str sources, const struct node *n)
{
	bool open = false;
	const struct node *value = NULL;
	while (sources.n && !value && !open && s->of->steps) {
		s->of->steps--;
		value = source_value(s, next_source(&sources), n, &open);
	}
	return value;
}

/* ---- texts ---- */

/* ${word:…} and ${file(…)} are ours; ${Name} and ${AWS::Region} are CloudFormation's. */
static bool is_ours(str inside)
{
	size_t i = 0;
	while (i < inside.n && (ascii_alnum(inside.p[i]) || inside.p[i] == '-' || inside.p[i] == '_'))
		i++;
	return i && i < inside.n && (inside.p[i] == '(' || inside.p[i] == ':') && !str_starts(inside, S("AWS::"));
}

static bool replace(struct resource_scope *s, struct buf *out, str text, const struct node *n, unsigned depth);

/* The variable whose text this is, of which inner ones are resolved first. */
static const struct node *resolved(struct resource_scope *s, str inside, const struct node *n, unsigned depth)
{
	struct buf inner BUF_AUTO = {0};
	if (depth == DEPTH || !replace(s, &inner, inside, n, depth + 1))
		return NULL;
	return variable(s, arena_str(s->of->arena, buf_str(&inner)), n);
}

/* False when a variable is not known; others are in their places all the same. */
static bool replace(struct resource_scope *s, struct buf *out, str text, const struct node *n, unsigned depth)
{
	bool known = true;
	for (size_t i = 0, next; i < text.n; i = next) {
		size_t open = str_find(text, S("${"), i);
		next = open == SIZE_MAX ? SIZE_MAX : resource_hole_end(text, open);
		buf_add(out, str_sub(text, i, next == SIZE_MAX ? text.n : open));
		if (next == SIZE_MAX)
			return known && open == SIZE_MAX;
		str inside = str_trim(str_sub(text, open + 2, next - 1));
		const struct node *value = is_ours(inside) ? resolved(s, inside, n, depth) : NULL;
		known = known && resource_is_text(value) && out->n + value->text.n < LONGEST;
		buf_add(out, known ? value->text : str_sub(text, open, next));
		if (out->n > LONGEST)
			return false;
	}
	return known;
}

str resource_self_text(struct resource_scope *s, const struct node *n, bool *known)
{
	struct buf out BUF_AUTO = {0};
	*known = n->text.n <= LONGEST && replace(s, &out, n->text, n, 0);
	return n->text.n <= LONGEST && out.n <= LONGEST ? arena_str(s->of->arena, buf_str(&out)) : n->text;
}

/* All of a value may be one variable, and then be no text. */
struct node *resource_self_value(struct resource_scope *s, const struct node *n)
{
	bool computed = n->kind == NODE_UNKNOWN && str_find(n->text, S("${"), 0) != SIZE_MAX;
	bool known, all = computed && str_starts(n->text, S("${")) && resource_hole_end(n->text, 0) == n->text.n;
	if (!computed || !resource_self_is(s))
		return resource_intrinsic_value(s, n);
	str inside = all ? str_trim(str_sub(n->text, 2, n->text.n - 1)) : S("");
	if (all && is_ours(inside)) {
		const struct node *value = resolved(s, inside, n, 0);
		struct node *made =
		        resource_made(s, value ? value->kind : NODE_UNKNOWN, value ? value->text : n->text, n);
		made->child = value && made->kind == value->kind ? value->child : NULL;
		return made;
	}
	str text = resource_self_text(s, n, &known);
	return resource_made(s, known ? NODE_STRING : NODE_UNKNOWN, known ? text : n->text, n);
}
