/* Names, texts and the functions whose arguments a template itself knows. What names another resource is noted and
 * stays computed. */
#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "query/patterns.h"
#include "resource_azure.h"
#include "resource_variable.h"

enum { LONGEST = 16 << 10 };

/* ---- names ---- */

static const struct node *parameter(struct azure *x, str name) { return resource_variable(x->s, name, x->n); }

static bool is_declared(struct azure *x, const char *kind, str name)
{
	return resource_value_of(x->s->of->values, x->s->place, str_of(kind), name);
}

const struct node *azure_name(struct azure *x, str name)
{
	if (!x->bicep)
		return NULL;
	if (is_declared(x, "default", name))
		return parameter(x, name);
	if (is_declared(x, "local", name))
		return resource_local(x->s, name, x->n);
	if (is_declared(x, "symbol", name))
		resource_refers(x->s, name, x->n);
	return NULL;
}

/* ---- texts ---- */

static bool add_text(struct buf *out, const struct node *n)
{
	if (!resource_is_text(n) || out->n + n->text.n > LONGEST)
		return false;
	buf_add(out, n->text);
	return true;
}

static const struct node *text_made(struct azure *x, const struct buf *b)
{
	return azure_made(x, NODE_STRING, arena_str(x->s->of->arena, buf_str(b)));
}

/* Behind a backslash. */
static void add_escape(struct azure *x, struct buf *out)
{
	static const char from[] = "nrt", to[] = "\n\r\t";
	x->broken = x->broken || str_starts(str_sub(x->e, x->at, x->e.n), S("u{"));
	char c = x->at < x->e.n ? x->e.p[x->at] : '\\';
	const char *found = c ? strchr(from, c) : NULL;
	buf_byte(out, found ? to[found - from] : c);
	x->at++;
}

/* ${…}: false when it is not known. */
static bool add_hole(struct azure *x, struct buf *out)
{
	x->at += 2;
	const struct node *value = azure_expression(x);
	azure_blanks(x);
	x->broken = x->broken || x->at >= x->e.n || x->e.p[x->at] != '}';
	x->at++;
	return !x->broken && add_text(out, value);
}

/* '''…''' takes all as it stands. */
static const struct node *long_text(struct azure *x)
{
	size_t from = x->at + 3, end = str_find(x->e, S("'''"), from);
	x->broken = x->broken || end == SIZE_MAX;
	x->at = end == SIZE_MAX ? x->e.n : end + 3;
	return x->broken ? NULL : azure_made(x, NODE_STRING, str_sub(x->e, from, end));
}

const struct node *azure_text(struct azure *x)
{
	struct buf out BUF_AUTO = {0};
	bool known = true;
	if (x->bicep && str_starts(str_sub(x->e, x->at, x->e.n), S("'''")))
		return long_text(x);
	for (x->at++; x->at < x->e.n && !x->broken;) {
		char c = x->e.p[x->at], next = x->at + 1 < x->e.n ? x->e.p[x->at + 1] : '\0';
		if (c == '\'' && !(next == '\'' && !x->bicep)) {
			x->at++;
			return known && out.n <= LONGEST ? text_made(x, &out) : NULL;
		}
		if (x->bicep && c == '$' && next == '{') {
			known = add_hole(x, &out) && known;
			continue;
		}
		x->at += c == '\'' || (x->bicep && c == '\\') ? 1 : 0;
		if (x->bicep && c == '\\')
			add_escape(x, &out);
		else
			buf_byte(&out, x->e.p[x->at++]);
	}
	x->broken = true;
	return NULL;
}

/* ---- functions ---- */

struct call {
	struct azure *x;
	const struct node *const *args; /* NULL: not known */
	const str *texts;
	size_t n;
};
typedef const struct node *function(const struct call *c);

static const struct node *concat(const struct call *c)
{
	struct buf out BUF_AUTO = {0};
	bool known = true;
	for (size_t i = 0; i < c->n; i++)
		known = known && add_text(&out, c->args[i]);
	return known ? text_made(c->x, &out) : NULL;
}

/* format('{0}-{1}', a, b) */
static const struct node *format(const struct call *c)
{
	struct buf out BUF_AUTO = {0};
	if (!c->n || !resource_is_text(c->args[0]))
		return NULL;
	for (str rest = c->args[0]->text; rest.n;) {
		size_t open = str_find(rest, S("{"), 0), close = str_find(rest, S("}"), 0);
		uint64_t i;
		buf_add(&out, str_sub(rest, 0, open));
		if (open == SIZE_MAX && close == SIZE_MAX)
			break;
		if (open == SIZE_MAX || close == SIZE_MAX || close < open ||
		    !str_number(str_sub(rest, open + 1, close), AZURE_ARGUMENTS, &i) || i + 1 >= c->n ||
		    !add_text(&out, c->args[i + 1]))
			return NULL;
		rest = str_sub(rest, close + 1, rest.n);
	}
	return text_made(c->x, &out);
}

static const struct node *with_case(const struct call *c, bool upper)
{
	struct buf out BUF_AUTO = {0};
	if (c->n != 1 || !resource_is_text(c->args[0]))
		return NULL;
	for (size_t i = 0; i < c->args[0]->text.n; i++) {
		char b = c->args[0]->text.p[i];
		buf_byte(&out, ascii_letter(b) ? (char)(upper ? b & ~0x20 : b | 0x20) : b);
	}
	return text_made(c->x, &out);
}

static const struct node *lower(const struct call *c) { return with_case(c, false); }
static const struct node *upper(const struct call *c) { return with_case(c, true); }

static const struct node *same(const struct call *c)
{
	return c->n == 1 && resource_is_text(c->args[0]) ? c->args[0] : NULL;
}

static const struct node *truth_made(const struct call *c, enum truth t)
{
	return t == TRUTH_UNKNOWN ? NULL : azure_made(c->x, NODE_BOOL, t == TRUTH_TRUE ? S("true") : S("false"));
}

static const struct node *equals(const struct call *c)
{
	if (c->n != 2 || !resource_is_text(c->args[0]) || !resource_is_text(c->args[1]))
		return NULL;
	return truth_made(c, str_eq(c->args[0]->text, c->args[1]->text) ? TRUTH_TRUE : TRUTH_FALSE);
}

static const struct node *negated(const struct call *c)
{
	return c->n == 1 ? truth_made(c, TRUTH_TRUE - azure_truth(c->args[0])) : NULL;
}

static const struct node *any_or_all(const struct call *c, bool all)
{
	enum truth result = all ? TRUTH_TRUE : TRUTH_FALSE;
	for (size_t i = 0; i < c->n; i++) {
		enum truth t = azure_truth(c->args[i]);
		result = (all ? t < result : t > result) ? t : result;
	}
	return truth_made(c, result);
}

static const struct node *every(const struct call *c) { return any_or_all(c, true); }
static const struct node *either(const struct call *c) { return any_or_all(c, false); }

static const struct node *chosen(const struct call *c)
{
	if (c->n != 3)
		return NULL;
	enum truth t = azure_truth(c->args[0]);
	if (t != TRUTH_UNKNOWN)
		return c->args[t == TRUTH_TRUE ? 1 : 2];
	return c->args[1] && c->args[2] && resource_same(c->args[1], c->args[2]) ? c->args[1] : NULL;
}

static const struct node *parameter_called(const struct call *c)
{
	return c->n == 1 && resource_is_text(c->args[0]) ? parameter(c->x, c->args[0]->text) : NULL;
}

static const struct node *variable_called(const struct call *c)
{
	return c->n == 1 && resource_is_text(c->args[0]) ? resource_local(c->x->s, c->args[0]->text, c->x->n) : NULL;
}

/* resourceId('Microsoft.Web/sites', name): the first argument that is a type, and what follows it. */
static const struct node *identified(const struct call *c)
{
	for (size_t i = 0; i + 1 < c->n; i++) {
		const struct node *type = c->args[i], *name = c->args[i + 1];
		if (!resource_is_text(type) || str_find(type->text, S("/"), 0) == SIZE_MAX)
			continue;
		str of = resource_is_text(name) ? name->text : c->texts[i + 1];
		resource_refers(c->x->s,
		                arena_printf(c->x->s->of->arena, "%.*s.%.*s", STR_ARG(type->text), STR_ARG(of)),
		                c->x->n);
		break;
	}
	return NULL;
}

const struct node *azure_call(struct azure *x, str name, const struct node *const *args, const str *texts, size_t n)
{
	static const struct {
		str name;
		function *value;
	} functions[] = {
	        {STR_INIT("parameters"), parameter_called},
	        {STR_INIT("variables"), variable_called},
	        {STR_INIT("concat"), concat},
	        {STR_INIT("format"), format},
	        {STR_INIT("toLower"), lower},
	        {STR_INIT("toUpper"), upper},
	        {STR_INIT("string"), same},
	        {STR_INIT("any"), same},
	        {STR_INIT("equals"), equals},
	        {STR_INIT("not"), negated},
	        {STR_INIT("and"), every},
	        {STR_INIT("or"), either},
	        {STR_INIT("if"), chosen},
	        {STR_INIT("resourceId"), identified},
	};
	const struct call c = {x, args, texts, n};
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (str_ieq(functions[i].name, name))
			return functions[i].value(&c);
	return NULL;
}
