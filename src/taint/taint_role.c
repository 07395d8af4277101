/* A role of one's own choice: at sign-up, or in one's own account. */
#include "base/ascii.h"
#include "taint_int.h"

/* ---- a role of one's own choice ---- */

bool taint_signs_up(struct taint *x)
{
	static const char words[] = "register|signup|sign-up|sign_up|registration|createAccount|create_account";
	const struct taint_function *f = taint_outer(x);
	str word, name = f && f->node && node_get(f->node, S("name")) ? node_get(f->node, S("name"))->text : S("");
	for (str rest = str_of(words); str_cut(&rest, '|', &word);)
		if (str_ifind(x->path, word, 0) != SIZE_MAX || str_ifind(name, word, 0) != SIZE_MAX)
			return true;
	uint32_t from = f && f->from > 12 ? f->from - 12 : 0;
	return f && taint_speaks(x, from, f->from, words);
}

void taint_role(struct taint *x, const struct taint_call *c)
{
	static const char own[] = "session|auth|req.user|currentUser|current_user|getUser";
	const struct taint_function *f = taint_outer(x);
	bool writes =
	        c->made ||
	        str_listed(c->name, "create insert insertOne insert_one update findByIdAndUpdate updateOne upsert "
	                            "save set values create_user createUser") ||
	        (x->language == TAINT_PYTHON && ascii_upper(c->name.p[0]));
	str table = !f || !writes                                              ? S("")
	            : x->language == TAINT_PYTHON && ascii_upper(c->name.p[0]) ? c->name
	                                                                       : taint_table(x, c);
	if (!table.n || !taint_is_of_people(table) || str_ifind(x->path, S("admin"), 0) != SIZE_MAX ||
	    taint_speaks(x, f->from, f->to,
	                 "requireAdmin|isAdmin(|permission|authorize|checkRole|canAssign|superadmin"))
		return;
	if (!taint_signs_up(x) && !taint_speaks(x, c->open, c->close, own))
		return;
	str word;
	for (size_t i = 0; i < c->n; i++)
		for (str rest = S(TAINT_ROLES); str_cut(&rest, ' ', &word);) {
			uint32_t from = c->args[i].from, to = c->args[i].to, in, end;
			bool there = str_eq(c->args[i].name, word) || taint_property(x, from, word, &from, &to);
			if (!there && (taint_property(x, from, S("data"), &in, &end) ||
			               taint_property(x, from, S("$set"), &in, &end)))
				there = taint_property(x, in, word, &from, &to);
			struct taint_value v = there ? taint_value(x, from, to) : (struct taint_value){0};
			if (v.how == TAINT_RAW) {
				taint_report(x, S("role"), taint_callee(x, c), v.source, table, from);
				return;
			}
		}
}

/* role: { type: String, enum: ['user', 'publisher'] }: nobody becomes more than that. */
void taint_limits_role(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	uint32_t from, to;
	if (x->language != TAINT_JS || !taint_is(x, i, "role roles") || !code_op(t, i + 1, S(":")) ||
	    !code_open(t, i + 2, '{') || !taint_property(x, i + 2, S("enum"), &from, &to) || !code_open(t, from, '['))
		return;
	if (!taint_speaks(x, from, to, "admin|super|owner|moderator|manager|staff|root|assistant|system"))
		taint_report(x, S("role-limited"), S("enum"), S(""), S(""), i);
}
