/* Rows by a number that the caller names: `by-id` where a handler knows who is asking and never says so to the store,
 * `owned` where another call for the same model does. Only both together say that the rows are somebody's. */
#include "taint_int.h"

static const char callers[] =
        "user userId user_id currentUser current_user session auth uid owner ownerId owner_id createdBy "
        "created_by author authorId author_id sub me viewer principal accountId";

static bool reads_or_writes(const struct taint_call *c)
{
	return str_listed(
	        c->name, "findById findByIdAndUpdate findByIdAndDelete findByPk findUnique findUniqueOrThrow findFirst "
	                 "findOne findOneAndUpdate findOneAndDelete update delete deleteOne updateOne destroy findMany "
	                 "find findAll create insert insertOne get filter filter_by get_or_404 get_object_or_404 "
	                 "find_one update_one delete_one remove first create insert_one");
}

/* A word that says who the caller is, in tokens [from, to): no key of an object, and nothing of what is sent. least:
 * `user` alone may be anybody. */
static bool names_caller(const struct taint *x, uint32_t from, uint32_t to, bool least)
{
	static const char sure[] = "userId user_id currentUser current_user session auth uid";
	const struct code_tokens *t = x->t;
	for (uint32_t i = from; i < to && *x->steps < TAINT_STEPS; i++) {
		++*x->steps;
		bool member = code_dot(t, i - 1);
		bool sent = member && taint_is(x, i - 2, "params query body args form");
		bool known = member ? taint_is(x, i - 2, "req request ctx locals context c") && taint_is(x, i, callers)
		                    : taint_is(x, i, least ? sure : callers);
		bool key = code_op(t, i + 1, S(":")) || (code_op(t, i + 1, S("=")) && x->language == TAINT_PYTHON);
		if (known && !sent && !key)
			return true;
	}
	return false;
}

/* Is the caller only asked for, and only whether there is one? Anything more may be the check. */
static bool only_asks_who(const struct taint *x, const struct taint_function *f)
{
	static const char decides[] =
	        "role|admin|permission|owner|ability|policy|tenant|organi|team|workspace|company|member|"
	        "belongs|allowed|access|scope|authorize|forbid|403|rls";
	const struct code_tokens *t = x->t;
	if (taint_speaks(x, f->from, f->to, decides))
		return false;
	for (uint32_t i = f->from; i < f->to && *x->steps < TAINT_STEPS; i++) {
		++*x->steps;
		if (!taint_is(x, i, callers))
			continue;
		bool target = code_op(t, i + 1, S("=")) || (code_op(t, i + 1, S(":")) && x->language == TAINT_PYTHON) ||
		              (code_close(t, i + 1, '{') && code_op(t, i + 2, S("=")));
		bool called = code_open(t, i + 1, '(') || (code_open(t, i - 1, '(') && !code_dot(t, i + 1));
		bool asked = code_op(t, i - 1, S("!")) || code_word(t, i - 1, S("not")) ||
		             (code_dot(t, i - 1) && (code_op(t, i - 3, S("!")) || code_word(t, i - 3, S("not"))));
		if (!target && !called && !asked)
			return false;
	}
	return true;
}

static bool knows_caller(const struct taint *x, const struct taint_function *f)
{
	static const char guards[] =
	        "requireAuth|authenticate|protect|verifyToken|isAuthenticated|ensureAuth|checkAuth|"
	        "authMiddleware|passport|authRequired|isLoggedIn|login_required|jwt_required|get_current_user|"
	        "auth(|getServerSession|getSession|currentUser|getUser|current_user|verifyJWT|verifyJwt|"
	        "authMiddleware|fetchuser|verifyUser";
	uint32_t from = f->call ? f->call : f->from;
	const struct node *marks = node_get(f->node, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (str_find(m->text, S("login_required"), 0) != SIZE_MAX ||
		    str_find(m->text, S("jwt_required"), 0) != SIZE_MAX)
			return true;
	return taint_speaks(x, from, f->to, guards) || names_caller(x, f->from, f->to, true);
}

/* An id of the caller's choice in the arguments, and nothing beside it. */
static struct taint_value chosen_id(struct taint *x, const struct taint_call *c)
{
	for (uint32_t i = c->open + 1; i < c->close && *x->steps < TAINT_STEPS; i++) {
		uint32_t at = i;
		++*x->steps;
		if (code_at(x->t, i)->kind != CODE_WORD || code_dot(x->t, i - 1))
			continue;
		struct taint_value v = taint_left(x, taint_operand(x, &at, c->close));
		bool id = str_ends(v.source, S("id")) || str_ends(v.source, S("Id")) || str_ends(v.source, S("id)")) ||
		          str_ends(v.source, S("_id"));
		if (v.how != TAINT_NOT && id)
			return v;
		i = at > i ? at - 1 : i;
	}
	return (struct taint_value){0};
}

/* Is the id handed to what looks up a session, a right or a token? */
static bool is_looked_up(const struct taint *x, const struct taint_function *f, str source)
{
	size_t dot = source.n;
	while (dot > 0 && source.p[dot - 1] != '.')
		dot--;
	for (uint32_t i = f->from; i < f->to && *x->steps < TAINT_STEPS; i++) {
		++*x->steps;
		if (!code_open(x->t, i, '(') ||
		    !taint_speaks(x, i - 1, i, "session|auth|access|perm|token|guard|ensure"))
			continue;
		for (uint32_t k = i + 1; k < code_at(x->t, i)->mate && ++*x->steps < TAINT_STEPS; k++)
			if (str_eq(taint_name(x, k), str_sub(source, dot, source.n)))
				return true;
	}
	return false;
}

void taint_owner(struct taint *x, struct taint_call *c)
{
	const struct taint_function *f = taint_outer(x);
	if (!f || !f->node || !(x->language & (TAINT_JS | TAINT_PYTHON)) || !reads_or_writes(c) ||
	    str_eq(x->side, S("browser")))
		return;
	str table = taint_table(x, c);
	if (!table.n)
		return;
	if (names_caller(x, c->open, c->close, false)) {
		taint_report(x, S("owned"), taint_callee(x, c), S(""), table, c->open - 1);
		return;
	}
	struct taint_value id = chosen_id(x, c);
	if (id.how == TAINT_NOT || !f->registered || !knows_caller(x, f) || !only_asks_who(x, f) ||
	    is_looked_up(x, f, id.source))
		return;
	if (str_ifind(x->path, S("admin"), 0) != SIZE_MAX)
		return;
	taint_report(x, S("by-id"), taint_callee(x, c), id.source, table, c->open - 1);
}
