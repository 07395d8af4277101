/* Expressions, three-valued as PostgreSQL has them, for somebody who is not signed in and holds the public key alone.
 */
#include "sql_guard_int.h"

#include <stdint.h>

#include "row_get.h"

static const struct node *arg(const struct node *n, size_t i)
{
	const struct node *list = node_get(n, S("args")), *a = list ? row_at(list->child) : NULL;
	while (a && i--)
		a = row_after(a);
	return a;
}

static bool is_secret(str name)
{
	static const char words[] =
	        "secret password token api_key apikey private_key invite_code backup_code access_code passwd pwd";
	str word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ifind(name, word, 0) != SIZE_MAX)
			return true;
	return false;
}

/* ---- names and calls ---- */

static struct guard_value of_name(struct guard_frame *f, str name)
{
	size_t dot = str_find(name, S("."), 0);
	if (str_eq(name, S("found")))
		return f->found;
	for (size_t i = f->n; i--;)
		if (str_eq(f->at[i].name, name))
			return f->at[i].value;
	struct guard_value v = guard_exactly(IS_ANY);
	str column = dot == SIZE_MAX ? name : str_sub(name, dot + 1, name.n);
	v.secret = is_secret(column);
	v.key = v.secret || str_ifind(column, S("code"), 0) != SIZE_MAX;
	return v;
}

/* current_setting('request.jwt…'), with what it is for a stranger. */
static struct guard_value of_setting(str name)
{
	if (str_eq(name, S("request.jwt.claims")))
		return guard_of_caller(guard_known(guard_claims));
	if (str_eq(name, S("request.jwt.claim.role")))
		return guard_of_caller(guard_known(S("anon")));
	return guard_unknown();
}

/* Functions of PostgreSQL that give NULL for NULL. */
static bool is_strict(str name)
{
	return str_listed(name,
	                  "lower upper trim btrim ltrim rtrim length abs round md5 digest encode decode substring "
	                  "split_part replace jsonb_extract_path_text json_extract_path_text to_char left right");
}

static struct guard_value of_call(struct guard_frame *f, const struct node *n, unsigned depth)
{
	str schema = row_text(n, S("schema")), name = row_text(n, S("name"));
	struct guard_value all = guard_exactly(IS_ANY);
	if (str_eq(schema, S("auth")))
		return guard_of_caller(str_listed(name, "uid email user_id") ? guard_exactly(IS_NULL)
		                       : str_eq(name, S("role"))             ? guard_known(S("anon"))
		                       : str_eq(name, S("jwt"))              ? guard_known(guard_claims)
		                                                             : guard_exactly(IS_ANY));
	if (str_eq(name, S("current_setting")))
		return of_setting(row_text(arg(n, 0), S("text")));
	const struct sql_function *called = sql_function_named(f->s, name);
	if (called)
		return guard_call(f, called, node_get(n, S("args")), depth);
	for (size_t i = 0; arg(n, i); i++) {
		struct guard_value a = guard_eval(f, arg(n, i), depth + 1);
		all = guard_like(all, all, a);
		if (is_strict(name) && a.can == IS_NULL)
			return guard_like(guard_exactly(IS_NULL), all, a);
	}
	if (str_eq(name, S("now")))
		all.can = IS_SOME;
	return all;
}

/* x IN (a, b), x = ANY (ARRAY[a, b]) */
static struct guard_value one_of(struct guard_frame *f, const struct node *n, const struct node *first, bool not,
                                 unsigned depth)
{
	struct guard_value left = guard_eval(f, arg(n, 0), depth + 1), v = left;
	unsigned can = IS_FALSE;
	for (const struct node *a = first; a; a = row_after(a)) {
		struct guard_value one = guard_compare(left, guard_eval(f, a, depth + 1), S("="));
		v = guard_like(v, v, one);
		if (one.can == IS_TRUE)
			can = IS_TRUE;
		else if (can != IS_TRUE)
			can |= one.can;
	}
	v.can = left.can == IS_NULL ? IS_NULL : not ? guard_negated(can) : can;
	v.text = S("");
	return v;
}

static struct guard_value of_any(struct guard_frame *f, const struct node *n, unsigned depth)
{
	const struct node *array = arg(n, 1), *list = node_get(array, S("args"));
	if (row_is(array, S("op"), S("array")) && row_is(n, S("how"), S("=")))
		return one_of(f, n, list ? row_at(list->child) : NULL, false, depth);
	return guard_compare(guard_eval(f, arg(n, 0), depth + 1), guard_eval(f, array, depth + 1), S("<"));
}

/* ---- lists ---- */

static struct guard_value junction(struct guard_frame *f, const struct node *n, unsigned depth)
{
	bool and = row_is(n, S("op"), S("and"));
	unsigned ends = and? IS_FALSE : IS_TRUE, goes = and? IS_TRUE : IS_FALSE;
	struct guard_value v = guard_exactly(goes);
	for (size_t i = 0; arg(n, i); i++) {
		struct guard_value a = guard_eval(f, arg(n, i), depth + 1);
		unsigned one = a.can & IS_SOME ? a.can | IS_BOOL : a.can, can = 0;
		can |= (v.can | one) & ends;
		can |= v.can & one & goes;
		can |= (v.can & IS_NULL && one & (IS_NULL | goes)) || (one & IS_NULL && v.can & goes) ? IS_NULL : 0;
		if (v.can == ends || one == ends)
			can = ends;
		v = guard_like(v, v, a);
		v.can = can;
	}
	return v;
}

static struct guard_value coalesce(struct guard_frame *f, const struct node *n, unsigned depth)
{
	struct guard_value v = guard_exactly(0);
	for (size_t i = 0; arg(n, i); i++) {
		struct guard_value a = guard_eval(f, arg(n, i), depth + 1);
		bool first = !v.can;
		v = guard_like(v, v, a);
		v.can |= a.can & ~(unsigned)IS_NULL;
		v.text = first ? a.text : S("");
		if (!(a.can & IS_NULL))
			return v;
	}
	v.can |= IS_NULL;
	return v;
}

static struct guard_value of_case(struct guard_frame *f, const struct node *n, unsigned depth)
{
	struct guard_value v = guard_exactly(0);
	for (size_t i = 0; arg(n, i); i += 2) {
		bool last = !arg(n, i + 1);
		struct guard_value when = guard_eval(f, arg(n, i), depth + 1);
		struct guard_value then = last ? when : guard_eval(f, arg(n, i + 1), depth + 1);
		if (!last && !((when.can | (when.can & IS_SOME ? IS_TRUE : 0)) & IS_TRUE))
			continue;
		bool caller = v.caller || when.caller;
		v = guard_like((struct guard_value){.can = v.can | then.can}, v, then);
		v.caller = v.caller || caller;
		if (!last && when.can == IS_TRUE)
			return v;
	}
	return v;
}

/* ---- all ---- */

static struct guard_value nothing(struct guard_frame *f, const struct node *n, unsigned depth)
{
	(void)f, (void)n, (void)depth;
	return guard_exactly(IS_NULL);
}

static struct guard_value constant(struct guard_frame *f, const struct node *n, unsigned depth)
{
	str op = row_text(n, S("op"));
	(void)f, (void)depth;
	return str_eq(op, S("const")) ? guard_known(row_text(n, S("text")))
	                              : guard_exactly(str_eq(op, S("true")) ? IS_TRUE : IS_FALSE);
}

static struct guard_value named(struct guard_frame *f, const struct node *n, unsigned depth)
{
	(void)depth;
	return of_name(f, row_text(n, S("name")));
}

static struct guard_value not_so(struct guard_frame *f, const struct node *n, unsigned depth)
{
	struct guard_value a = guard_eval(f, arg(n, 0), depth + 1);
	return guard_like(guard_exactly(guard_negated(a.can & IS_SOME ? a.can | IS_BOOL : a.can)), a, a);
}

static struct guard_value tested(struct guard_frame *f, const struct node *n, unsigned depth)
{
	return guard_test(guard_eval(f, arg(n, 0), depth + 1), row_text(n, S("op")));
}

static struct guard_value compared(struct guard_frame *f, const struct node *n, unsigned depth)
{
	struct guard_value a = guard_eval(f, arg(n, 0), depth + 1);
	if (!arg(n, 1)) /* a sign in front */
		return guard_like(guard_exactly(a.can == IS_NULL ? IS_NULL : IS_SOME | (a.can & IS_NULL)), a, a);
	struct guard_value b = guard_eval(f, arg(n, 1), depth + 1);
	bool not = str_eq(row_text(n, S("op")), S("not-distinct"));
	return not || str_eq(row_text(n, S("op")), S("distinct")) ? guard_distinct(a, b, not )
	                                                          : guard_compare(a, b, row_text(n, S("how")));
}

static struct guard_value listed(struct guard_frame *f, const struct node *n, unsigned depth)
{
	return one_of(f, n, arg(n, 1), !row_is(n, S("how"), S("=")), depth);
}

static struct guard_value array(struct guard_frame *f, const struct node *n, unsigned depth)
{
	(void)f, (void)n, (void)depth;
	return guard_exactly(IS_SOME);
}

static const struct {
	const char *ops;
	struct guard_value (*eval)(struct guard_frame *f, const struct node *n, unsigned depth);
} evals[] = {{"null", nothing},
             {"true false const", constant},
             {"name", named},
             {"call", of_call},
             {"and or", junction},
             {"not", not_so},
             {"is-null is-not-null is-true is-not-true is-false is-not-false", tested},
             {"compare distinct not-distinct", compared},
             {"in", listed},
             {"any", of_any},
             {"in-select", guard_in_select},
             {"exists", guard_exists},
             {"select", guard_select},
             {"coalesce", coalesce},
             {"case", of_case},
             {"array", array}};

struct guard_value guard_eval(struct guard_frame *f, const struct node *n, unsigned depth)
{
	if (!n || depth >= GUARD_NESTED || ++*f->work > GUARD_WORK)
		return guard_unknown();
	for (size_t i = 0; i < sizeof evals / sizeof *evals; i++)
		if (str_listed(row_text(n, S("op")), evals[i].ops))
			return evals[i].eval(f, n, depth);
	return guard_unknown();
}
