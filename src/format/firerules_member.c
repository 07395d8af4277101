/* Members and methods: which part of the request, of what is stored, or of another document a chain of names means. */
#include "firerules_int.h"

#include "base/date.h"

static struct fire_value part(struct fire_value of, enum fire_kind kind, str field)
{
	of.kind = kind;
	of.deep = of.field.n > 0;
	of.field = of.field.n ? of.field : field;
	return of;
}

/* ---- members ---- */

static struct fire_value of_request(struct fire_look *l, str name)
{
	if (str_eq(name, S("auth")))
		return fire_kind_value(l->caller.signed_in ? FV_AUTH : FV_NULL);
	if (str_eq(name, S("resource")))
		return fire_kind_value(FV_SENT);
	return fire_kind_value(str_eq(name, S("time")) ? FV_NOW : FV_GIVEN);
}

/* What names the place itself is a part of the path. */
static bool is_name_of_place(str name)
{
	return str_eq(name, S("id")) || str_eq(name, S("__name__")) || str_eq(name, S("name"));
}

static struct fire_value of_auth(struct fire_value of, str name)
{
	static const struct {
		str name;
		enum fire_kind kind;
	} members[] = {{STR_INIT("uid"), FV_UID},
	               {STR_INIT("token"), FV_TOKEN},
	               {STR_INIT("sub"), FV_UID},
	               {STR_INIT("user_id"), FV_UID}};
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (str_eq(members[i].name, name))
			return fire_kind_value(members[i].kind);
	if (of.kind == FV_CLAIM) /* token.firebase.sign_in_provider */
		return of;
	return (struct fire_value){.kind = FV_CLAIM, .text = name};
}

struct fire_value fire_member(struct fire_look *l, struct fire_value of, str name)
{
	bool data = str_eq(name, S("data"));
	switch (of.kind) {
	case FV_REQUEST:
		return of_request(l, name);
	case FV_SENT:
	case FV_RESOURCE:
		if (is_name_of_place(name))
			return fire_kind_value(FV_CAPTURE);
		if (of.kind == FV_SENT)
			return fire_kind_value(data ? FV_SENT_DATA : FV_GIVEN);
		return fire_kind_value(data ? FV_STORED_DATA : FV_STORED);
	case FV_SENT_DATA:
	case FV_GIVEN:
		return part(of, FV_GIVEN, of.kind == FV_GIVEN && !of.field.n ? S("") : name);
	case FV_STORED_DATA:
	case FV_STORED:
		return part(of, FV_STORED, name);
	case FV_AUTH:
	case FV_TOKEN:
	case FV_CLAIM:
		return of_auth(of, name);
	case FV_DOC:
		return part(of, data ? FV_DOC_DATA : FV_DOC, S(""));
	case FV_OWN_DOC:
		return part(of, data ? FV_OWN_DATA : FV_OWN_DOC, S(""));
	case FV_DOC_DATA:
	case FV_OWN_DATA:
		return part(of, of.kind, name);
	case FV_CAPTURE:
	case FV_SHARE:
	case FV_KEYS:
		return of;
	case FV_NULL:
		return fire_truth_value(FIRE_ERROR);
	case FV_TRUTH:
		return of.truth == FIRE_ERROR ? of : fire_kind_value(FV_UNKNOWN);
	default:
		return fire_kind_value(FV_UNKNOWN);
	}
}

/* ---- documents ---- */

/* The place of a path in Firestore: /databases/(default)/documents in front of it is left out. */
static str shown(str path)
{
	static const str root = STR_INIT("/databases/");
	size_t at = str_starts(path, root) ? str_find(path, S("/documents/"), root.n) : SIZE_MAX;
	return at == SIZE_MAX ? path : str_sub(path, at + sizeof "/documents" - 1, path.n);
}

struct fire_value fire_document(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *path)
{
	struct fire_value all = {.kind = FV_DOC};
	for (const struct fire_expr *e = path->child; e; e = e->next) {
		struct fire_value v = fire_eval(l, frame, e);
		if (v.kind == FV_TRUTH || v.kind == FV_NULL)
			return fire_truth_value(FIRE_ERROR);
		bool own = v.kind == FV_UID || v.kind == FV_CLAIM || v.kind == FV_OWN_DOC;
		str text = v.kind == FV_STRING ? v.text : own ? S("{uid}") : S("{}");
		if (all.text.n + text.n > FIRE_LONGEST_PATH)
			return fire_kind_value(FV_UNKNOWN);
		all.text = arena_printf(&l->f->scratch, "%.*s/%.*s", STR_ARG(all.text), STR_ARG(text));
		all.kind = own ? FV_OWN_DOC : all.kind;
	}
	all.text = shown(all.text);
	return all;
}

/* exists(…): a role where it is a document of the caller's own. */
static struct fire_value existence(struct fire_look *l, struct fire_value doc)
{
	if (doc.kind == FV_OWN_DOC)
		return fire_truth_value(fire_role(l, doc, S("")));
	return doc.kind == FV_TRUTH ? doc : fire_truth_value(FIRE_PERHAPS);
}

/* timestamp.date(2027, 3, 1), timestamp.value(1803859200000) */
static struct fire_value date(struct fire_look *l, const struct fire_frame *frame, const struct fire_expr *args)
{
	uint64_t n[3];
	size_t count = 0;
	for (; args && count < 3; args = args->next, count++) {
		struct fire_value v = fire_eval(l, frame, args);
		if (v.kind != FV_NUMBER || !str_number(v.text, UINT64_C(9999999999999), &n[count]))
			return fire_kind_value(FV_UNKNOWN);
	}
	struct fire_value v = {.kind = FV_DATE};
	if (count == 1)
		v.text = date_of(&l->f->scratch, (int64_t)(n[0] / 1000));
	else if (count == 3 && n[0] < 10000 && n[1] < 100 && n[2] < 100)
		v.text = arena_printf(&l->f->scratch, "%04u-%02u-%02u", (unsigned)n[0], (unsigned)n[1], (unsigned)n[2]);
	return date_valid(v.text) ? v : fire_kind_value(FV_UNKNOWN);
}

struct fire_value fire_builtin(struct fire_look *l, const struct fire_frame *frame, str name,
                               const struct fire_expr *args)
{
	bool after = str_ends(name, S("After"));
	str bare = after ? str_sub(name, 0, name.n - 5) : name;
	struct fire_value v = args ? fire_eval(l, frame, args) : fire_kind_value(FV_UNKNOWN);
	if (str_eq(bare, S("get")))
		return v;
	if (str_eq(bare, S("exists")))
		return existence(l, v);
	static const str same[] = {STR_INIT("debug"), STR_INIT("string"), STR_INIT("int"), STR_INIT("float"),
	                           STR_INIT("path")};
	if (strs_ihas((struct strs){same, sizeof same / sizeof *same}, name))
		return v;
	return fire_kind_value(FV_UNKNOWN);
}

static struct fire_value of_module(struct fire_look *l, const struct fire_frame *frame, str module, str method,
                                   const struct fire_expr *args)
{
	if (str_eq(module, S("timestamp")))
		return date(l, frame, args);
	if (str_eq(module, S("firestore")))
		return fire_builtin(l, frame, method, args);
	return fire_kind_value(FV_UNKNOWN);
}

/* ---- methods ---- */

/* keys().hasOnly(['a', 'b']): is the field that the caller tries to write among them? */
static enum fire_truth has(struct fire_look *l, str method, struct fire_value list)
{
	if (!l->self || !l->self->field.n)
		return FIRE_CHOSEN;
	if (list.kind != FV_LIST)
		return FIRE_PERHAPS;
	bool there = false, known = true;
	for (const struct fire_expr *e = list.expr; e; e = e->next) {
		struct fire_value v = fire_eval(l, list.frame, e);
		known = known && v.kind == FV_STRING;
		there = there || (v.kind == FV_STRING && str_eq(v.text, l->self->field));
	}
	if (str_eq(method, S("hasOnly")))
		return there ? FIRE_CHOSEN : known ? FIRE_NO : FIRE_PERHAPS;
	return there && str_eq(method, S("hasAny")) ? FIRE_YES : FIRE_CHOSEN;
}

static bool is_has(str method)
{
	return str_eq(method, S("hasOnly")) || str_eq(method, S("hasAny")) || str_eq(method, S("hasAll"));
}

/* Whether a list, or a text, is as the method asks. */
static struct fire_value tested(struct fire_look *l, struct fire_value of, str method, struct fire_value arg)
{
	if (arg.kind == FV_TRUTH && arg.truth == FIRE_ERROR)
		return arg;
	if (of.kind == FV_KEYS || of.kind == FV_SENT_DATA)
		return fire_truth_value(has(l, method, arg));
	if (of.kind == FV_OWN_DATA) /* roles.hasAny(['admin']) */
		return fire_truth_value(
		        fire_in(l, arg.kind == FV_LIST && arg.expr ? fire_eval(l, arg.frame, arg.expr) : arg, of));
	if (of.kind == FV_CLAIM)
		return fire_truth_value(fire_claim(l, of, true));
	if (of.kind == FV_STORED && arg.kind == FV_LIST && arg.expr) /* members.hasAny([request.auth.uid]) */
		return fire_truth_value(fire_in(l, fire_eval(l, arg.frame, arg.expr), of));
	if (of.kind == FV_LIST)
		return fire_truth_value(FIRE_PERHAPS);
	return fire_truth_value(fire_truth(l, of));
}

/* data.child('a/b') */
static struct fire_value child(struct fire_look *l, struct fire_value of, struct fire_value name)
{
	if (name.kind == FV_TRUTH || name.kind == FV_NULL)
		return fire_truth_value(FIRE_ERROR);
	if (of.kind == FV_SENT)
		return name.kind == FV_STRING ? fire_member(l, fire_kind_value(FV_SENT_DATA), name.text)
		                              : fire_kind_value(FV_GIVEN);
	if (of.kind == FV_RESOURCE)
		return name.kind == FV_UID ? fire_kind_value(FV_SHARE)
		                           : (struct fire_value){.kind = FV_STORED, .field = name.text};
	if (of.kind != FV_DOC && of.kind != FV_OWN_DOC)
		return of.kind == FV_STORED && name.kind == FV_UID ? fire_kind_value(FV_SHARE)
		                                                   : fire_member(l, of, name.text);
	bool own = name.kind == FV_UID || name.kind == FV_OWN_DOC;
	str text = name.kind == FV_STRING || name.kind == FV_OWN_DOC || name.kind == FV_DOC ? name.text
	           : own                                                                    ? S("{uid}")
	                                                                                    : S("{}");
	if (of.text.n + text.n > FIRE_LONGEST_PATH)
		return fire_kind_value(FV_UNKNOWN);
	of.text = arena_printf(&l->f->scratch, "%.*s%s%.*s", STR_ARG(of.text), str_starts(text, S("/")) ? "" : "/",
	                       STR_ARG(text));
	of.kind = own ? FV_OWN_DOC : of.kind;
	return of;
}

/* Methods of what a database gives. */
static bool snapshot(struct fire_look *l, struct fire_value of, str method, struct fire_value arg,
                     struct fire_value *out)
{
	static const str tests[] = {STR_INIT("hasChildren"), STR_INIT("isString"), STR_INIT("isNumber"),
	                            STR_INIT("isBoolean")};
	if (str_eq(method, S("child")))
		*out = child(l, of, arg);
	else if (str_eq(method, S("parent")))
		*out = of.kind == FV_DOC || of.kind == FV_OWN_DOC  ? fire_kind_value(FV_UNKNOWN)
		       : of.kind == FV_SENT || of.kind == FV_GIVEN ? fire_kind_value(FV_SENT)
		                                                   : fire_kind_value(FV_RESOURCE);
	else if (str_eq(method, S("val")) || str_eq(method, S("getPriority")))
		*out = of.kind == FV_SENT       ? (struct fire_value){.kind = FV_GIVEN,
		                                                      .deep = !l->self_root,
		                                                      .field = l->self ? l->self->field : S("")}
		             : of.kind == FV_RESOURCE ? fire_kind_value(FV_STORED)
		                                : of;
	else if (str_eq(method, S("hasChild")))
		*out = existence(l, child(l, of, arg));
	else if (str_eq(method, S("exists")) || strs_ihas((struct strs){tests, 4}, method))
		*out = of.kind == FV_RESOURCE  ? fire_truth_value(FIRE_CHOSEN)
		       : of.kind == FV_SENT    ? fire_truth_value(FIRE_CHOSEN)
		       : of.kind == FV_OWN_DOC ? existence(l, of)
		                               : fire_truth_value(fire_truth(l, of));
	else
		return false;
	return true;
}

struct fire_value fire_method(struct fire_look *l, const struct fire_frame *frame, struct fire_value of, str method,
                              const struct fire_expr *args)
{
	if (of.kind == FV_MODULE)
		return of_module(l, frame, of.text, method, args);
	if (of.kind == FV_NULL || (of.kind == FV_TRUTH && of.truth == FIRE_ERROR))
		return fire_truth_value(FIRE_ERROR);
	struct fire_value arg = args ? fire_eval(l, frame, args) : fire_kind_value(FV_UNKNOWN), out;
	if (l->f->database && snapshot(l, of, method, arg, &out))
		return out;
	if (str_eq(method, S("get"))) /* data.get('role', '') */
		return arg.kind == FV_STRING ? fire_member(l, of, arg.text) : fire_member(l, of, S("[]"));
	if (is_has(method) || str_eq(method, S("matches")) || str_eq(method, S("contains")) ||
	    str_eq(method, S("beginsWith")) || str_eq(method, S("endsWith")))
		return tested(l, of, method, arg);
	static const str keys[] = {STR_INIT("keys"),         STR_INIT("diff"),      STR_INIT("affectedKeys"),
	                           STR_INIT("changedKeys"),  STR_INIT("addedKeys"), STR_INIT("removedKeys"),
	                           STR_INIT("unchangedKeys")};
	if ((of.kind == FV_SENT_DATA || of.kind == FV_KEYS || arg.kind == FV_SENT_DATA) &&
	    strs_ihas((struct strs){keys, 7}, method))
		return fire_kind_value(FV_KEYS);
	if (of.kind == FV_KEYS && !str_eq(method, S("toSet")))
		return fire_kind_value(l->self ? FV_UNKNOWN : FV_GIVEN);
	of.deep = of.deep || str_eq(method, S("size"));
	return of; /* lower(), toSet(), size(): as little known as what it is made of */
}
