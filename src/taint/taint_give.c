/* Rows that are written as the caller likes: all of a body into a model, or a role of their own choice. */
#include "base/ascii.h"
#include "taint_int.h"

bool taint_around(const struct taint *x, uint32_t i, struct taint_call *c)
{
	for (unsigned n = 0; i > 0 && n < 2000 && ++*x->steps < TAINT_STEPS; n++) {
		const struct code_token *k = code_at(x->t, --i);
		if (k->kind == CODE_CLOSE && k->mate < i)
			i = k->mate;
		else if (k->kind == CODE_OPEN && taint_call_at(x, i, c))
			return true;
	}
	return false;
}

const struct taint_function *taint_outer(const struct taint *x)
{
	/* A function that makes the app holds others that are handed over: the outermost of these. */
	for (size_t i = 1; i < x->n_open; i++)
		if (x->open[i].registered)
			return &x->open[i];
	return x->n_open > 1 ? &x->open[1] : NULL;
}

/* ---- which rows ---- */

bool taint_is_of_people(str table)
{
	static const char *const words[] = {
	        "user",    "account", "member", "profile", "customer", "employee", "admin",  "patient", "doctor",
	        "student", "teacher", "staff",  "tenant",  "person",   "wallet",   "order",  "payment", "invoice",
	        "subscri", "driver",  "vendor", "seller",  "merchant", "transact", "booking"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(table, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* Others decide what they take: a service of the app, a vendor's client. */
static bool decides_itself(str name)
{
	static const char *const ends[] = {"Service", "Controller", "Manager", "Client",   "Api",     "API",
	                                   "Helper",  "service",    "Handler", "Provider", "UseCase", "Usecase"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(name, str_of(ends[i])))
			return true;
	return str_listed(name,
	                  "stripe axios customers sessions subscriptions invoices auth admin firebase res response "
	                  "JSON Object Array Promise Joi z yup React Schema mongoose Stripe");
}

/* .from('orders'), collection('orders'), insert(orders): what is named on the way to the call */
static str named_on_the_way(struct taint *x, const struct taint_call *c)
{
	const struct code_tokens *t = x->t;
	for (uint32_t i = c->open - 1; i > c->start; i--) {
		if (code_at(t, i)->kind != CODE_OPEN || !code_open(t, i, '(') || code_at(t, i - 1)->kind != CODE_WORD)
			continue;
		if (code_at(t, i + 1)->kind == CODE_STRING &&
		    taint_is(x, i - 1, "from collection knex table db doc ref insert into"))
			return code_string(t, i + 1, x->arena);
		if (code_at(t, i + 1)->kind == CODE_WORD && code_at(t, i)->mate == i + 2 &&
		    taint_is(x, i - 1, "insert update delete"))
			return taint_name(x, i + 1);
	}
	return S("");
}

str taint_table(struct taint *x, const struct taint_call *c)
{
	str named = named_on_the_way(x, c);
	if (named.n)
		return named;
	str first = taint_name(x, c->start), of = c->before;
	if (c->made)
		return ascii_upper(c->name.p[0]) && !decides_itself(c->name) ? c->name : S("");
	if (!of.n || str_eq(of, S("()")) || decides_itself(of) || decides_itself(first))
		return str_eq(of, S("()")) && ascii_upper(first.p[0]) && !decides_itself(first) ? first : S("");
	bool store = str_listed(first, "prisma db tx trx database client this ctx") && !str_eq(first, of);
	bool model = str_ends(of, S("Model")) || str_ends(of, S("Repository")) || str_ends(of, S("Repo")) ||
	             str_ends(of, S("Collection"));
	bool manager = str_listed(of, "objects query"); /* User.objects, User.query */
	if (manager)
		return first;
	if (str_eq(first, S("this")) && !model && !taint_speaks(x, c->start, c->open, "prisma|db"))
		return S("");
	return store || model || ascii_upper(of.p[0]) ? of : S("");
}

/* ---- all of a body ---- */

/* Would whoever is allowed to write all of it come here? An administrator, who is not told apart from others in a
 * function that is registered elsewhere. */
static bool is_open_to_more(struct taint *x, const struct taint_call *c)
{
	static const char theirs[] = "admin|role|permission|authorize|isStaff|superuser";
	const struct taint_function *f = taint_outer(x);
	if (!f || !f->node || str_ifind(x->path, S("admin"), 0) != SIZE_MAX ||
	    str_ifind(x->path, S("seed"), 0) != SIZE_MAX)
		return false;
	if (taint_speaks(x, f->from, c->start, theirs) || (f->call && taint_speaks(x, f->call, f->from, theirs)))
		return false;
	bool self = false;
	for (uint32_t i = c->open; i < c->close; i++)
		self = self || taint_is(x, i, "session auth user userId user_id currentUser current_user uid");
	return f->registered || self || taint_signs_up(x);
}

/* The value that is written: an argument, its member data or $set, what is spread into it. */
static struct taint_value written(struct taint *x, const struct taint_argument *a)
{
	static const char *const keys[] = {"data", "$set", "create", "update"};
	uint32_t from, to;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (taint_property(x, a->from, str_of(keys[i]), &from, &to)) {
			struct taint_value v = taint_value(x, from, to);
			if (v.bits & TAINT_BODY)
				return v;
		}
	return taint_value(x, a->from, a->to);
}

static bool is_whole(struct taint_value v)
{
	return v.how == TAINT_RAW && v.bits & TAINT_BODY && !(v.bits & TAINT_JOINED);
}

/* Go, Java, C#: the body was bound to a type; one that is made for it has only what may be set. */
static bool is_entity(str source)
{
	static const char *const words[] = {"input", "request", "req",     "dto",    "form",   "payload", "param",
	                                    "body",  "cmd",     "command", "create", "update", "args"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(source, str_of(words[i]), 0) != SIZE_MAX)
			return false;
	return true;
}

/* Is what is made stored? Else a class of Python may be a form that is checked. */
static bool stores(struct taint *x, const struct taint_call *c)
{
	static const char names[] = "add save commit add_all insert_one insert bulk_save_objects merge put";
	const struct taint_function *f = taint_outer(x);
	struct taint_call around;
	bool kept = code_op(x->t, c->start - 1, S("=")) ||
	            (taint_around(x, c->start, &around) && str_listed(around.name, names)) ||
	            (code_dot(x->t, c->close + 1) && taint_is(x, c->close + 2, "save"));
	for (uint32_t i = f ? f->from : 0; kept && f && i < f->to && ++*x->steps < TAINT_STEPS; i++)
		if (code_open(x->t, i + 1, '(') && code_dot(x->t, i - 1) && taint_is(x, i, names))
			return true;
	return false;
}

/* $user->update(…) of Laravel is about User. */
static str capital(struct taint *x, str table)
{
	if (x->language != TAINT_PHP || !ascii_lower(table.p[0]))
		return table;
	str copy = arena_str(x->arena, table);
	((char *)copy.p)[0] = (char)(copy.p[0] & ~32);
	return copy;
}

/* A model of Laravel says itself what may be filled: whether it does, stands in another file. */
static str kind_of(const struct taint *x, str table)
{
	return x->language == TAINT_PHP ? S("mass-guarded") : taint_is_of_people(table) ? S("mass") : S("mass-other");
}

/* storage.createUser(…), db.updateUser(id, …): what writes rows of people says so by its name. */
static bool is_named_so(const struct taint *x, const struct taint_call *c, size_t i)
{
	bool creates = str_starts(c->name, S("create")) || str_starts(c->name, S("insert"));
	bool writes = creates ? i == 0 : str_starts(c->name, S("update")) && i == 1;
	return writes && x->language == TAINT_JS && c->name.n > 6 && ascii_upper(c->name.p[6]) &&
	       str_listed(c->before, "storage db store database repo repository") && taint_is_of_people(c->name);
}

static void mass(struct taint *x, struct taint_call *c)
{
	static const struct {
		const char *names;
		size_t first;
		unsigned languages;
	} rows[] = {{"create insertMany insertOne insert save build bulkCreate values set upsert add", 0, TAINT_JS},
	            {"update", 0, TAINT_JS},
	            {"findByIdAndUpdate findOneAndUpdate updateOne updateMany findOneAndReplace replaceOne update", 1,
	             TAINT_JS},
	            {"create insert_one update_or_create update insert", 0, TAINT_PYTHON},
	            {"update_one find_one_and_update", 1, TAINT_PYTHON},
	            {"create update fill forceCreate forceFill insert updateOrCreate", 0, TAINT_PHP},
	            {"Create Save Updates", 0, TAINT_GO},
	            {"save saveAndFlush persist merge Add Update", 0, TAINT_JAVA | TAINT_CSHARP}};
	bool assigns = str_eq(c->name, S("assign")) && str_eq(c->before, S("Object")) && c->n > 1;
	bool python = x->language == TAINT_PYTHON && ascii_upper(c->name.p[0]);
	for (size_t i = 0; i < c->n; i++) {
		bool taken = assigns ? i > 0 && !code_open(x->t, c->args[0].from, '{') : i == 0 && c->made;
		for (size_t n = 0; n < sizeof rows / sizeof *rows && !taken; n++)
			taken = rows[n].languages & x->language && str_listed(c->name, rows[n].names) &&
			        rows[n].first == i;
		taken = taken || is_named_so(x, c, i);
		bool stars = x->language == TAINT_PYTHON && code_op(x->t, c->args[i].from, S("**"));
		taken = x->language == TAINT_PYTHON ? (taken && !str_eq(c->name, S("create"))) || stars : taken;
		if (!taken)
			continue;
		struct taint_value v = written(x, &c->args[i]);
		str table = is_named_so(x, c, i) ? str_sub(c->name, 6, c->name.n)
		            : assigns            ? taint_name(x, c->args[0].from)
		            : python             ? c->name
		                                 : taint_table(x, c);
		if (v.bits & TAINT_BOUND) {
			table = is_entity(v.source) ? v.source : S("");
			v.bits |= TAINT_BODY;
		}
		if (!is_whole(v) || !table.n || (python && !stars) || (python && !stores(x, c)) ||
		    !is_open_to_more(x, c))
			continue;
		taint_report(x, kind_of(x, table), taint_callee(x, c), v.source, capital(x, table), c->open - 1);
		return;
	}
}

/* for k, v in data.items(): setattr(user, k, v) */
static void set_by_name(struct taint *x, struct taint_call *c)
{
	if (x->language != TAINT_PYTHON || !str_eq(c->name, S("setattr")) || c->before.n || c->n != 3)
		return;
	struct taint_value v = taint_value(x, c->args[1].from, c->args[1].to);
	str table = taint_name(x, c->args[0].from);
	if (v.how == TAINT_RAW && v.bits & TAINT_BODY && is_open_to_more(x, c))
		taint_report(x, taint_is_of_people(table) ? S("mass") : S("mass-other"), S("setattr"), v.source, table,
		             c->open - 1);
}

/* protected $guarded = []: the class of this file lets all be filled. */
void taint_unguards(struct taint *x, uint32_t i)
{
	str name = str_basename(x->path);
	if (x->language == TAINT_PHP && taint_is(x, i - 1, "guarded") && code_open(x->t, i + 1, '[') &&
	    code_at(x->t, i + 1)->mate == i + 2)
		taint_report(x, S("unguarded"), S("$guarded"), S(""), str_sub(name, 0, name.n - 4), i);
}

/* params.permit! of Rails */
void taint_permits(struct taint *x, uint32_t i)
{
	if (x->language == TAINT_RUBY && code_dot(x->t, i - 1) && str_eq(code_text(x->t, i), S("permit!")) &&
	    taint_speaks(x, i > 8 ? i - 8 : 0, i, "params") && str_ifind(x->path, S("admin"), 0) == SIZE_MAX)
		taint_report(x, S("mass"), S("permit!"), S("params"), S(""), i);
}

void taint_gives(struct taint *x, struct taint_call *c)
{
	if (!c->n)
		return;
	mass(x, c);
	set_by_name(x, c);
	taint_role(x, c);
}
