/* Neighbouring rules of one place that say the same are one door. What everybody may read is no fault by itself: a shop
 * shows its goods. So where only reading is open, or only sending something that the rule checks, and nothing sounds
 * like people, it is not known whether it is meant to be so, and the owner is asked. */
#include "door_rules.h"

#include "base/date.h"
#include "row_get.h"

enum { ROLES = 64 };

struct making {
	struct doors *d;
	const struct node *roles[ROLES]; /* rows whose deciding document has its door already */
	size_t n_roles;
};

/* ---- what a rule grants ---- */

enum { READS = 1, CREATES = 2, CHANGES = 4 };

static unsigned grants(const struct node *row)
{
	static const struct {
		str name;
		unsigned may;
	} methods[] = {{STR_INIT("read"), READS},
	               {STR_INIT("get"), READS},
	               {STR_INIT("list"), READS},
	               {STR_INIT("create"), CREATES},
	               {STR_INIT("write"), CREATES | CHANGES},
	               {STR_INIT("update"), CHANGES},
	               {STR_INIT("delete"), CHANGES}};
	const struct node *list = node_get(row, S("methods"));
	unsigned may = 0;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
			may |= str_eq(n->text, methods[i].name) ? methods[i].may : 0;
	return may;
}

static str may_words(unsigned may)
{
	bool writes = may & CHANGES, reads = may & READS;
	if (reads)
		return may == READS ? S("read") : S("read and write");
	return writes ? S("write") : S("insert");
}

static enum truth truth_of(const struct node *n)
{
	if (!n || n->kind != NODE_BOOL)
		return TRUTH_UNKNOWN;
	return str_eq(n->text, S("true")) ? TRUTH_TRUE : TRUTH_FALSE;
}

/* Is who is not signed in let in, today? */
static enum truth lets_in(const struct making *m, const struct node *row)
{
	str until = row_text(row, S("until")), day = m->d->as_of;
	enum truth now = truth_of(node_get(row, S("anyone"))), then = truth_of(node_get(row, S("then")));
	if (!until.n || now == then)
		return now;
	return !date_valid(day) ? TRUTH_UNKNOWN : str_cmp(day, until) < 0 ? now : then;
}

/* ---- what the place holds ---- */

static enum truth holds_people(str place)
{
	static const char words[] = "user profile customer client member patient student employee staff order booking "
	                            "reservation appointment invoice payment message chat mail contact address account "
	                            "applicant guest subscriber donation transaction private admin token secret";
	str word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ifind(place, word, 0) != SIZE_MAX)
			return TRUTH_TRUE;
	return TRUTH_UNKNOWN;
}

/* Has it a name, or is it everything: "/", "/{document=**}"? */
static bool is_everything(str place) { return place.n < 2 || place.p[1] == '{' || place.p[1] == '$'; }

/* May it be meant to be open? */
static bool may_be_meant(const struct node *row, unsigned may, enum truth people)
{
	str condition = row_text(row, S("condition")), place = row_text(row, S("match"));
	bool checks = condition.n && !str_eq(condition, S("true"));
	if (is_everything(place) || row_text(row, S("until")).n)
		return false;
	return may == CREATES ? checks : may == READS && people != TRUTH_TRUE;
}

/* ---- words ---- */

static str store_of(const struct node *row)
{
	if (row_is(row, S("service"), S("database")))
		return S("the Realtime Database");
	return row_is(row, S("service"), S("firebase.storage")) ? S("Storage") : S("Firestore");
}

/* The part of a path that names the owner: {uid}, {userId}, $uid; "" for none. */
static str owner_in(str place)
{
	str part;
	while (str_cut(&place, '/', &part)) {
		bool braces = str_starts(part, S("{")), dollar = str_starts(part, S("$"));
		str name = braces ? str_sub(part, 1, part.n - 1) : part;
		if ((braces || dollar) &&
		    (str_ifind(name, S("uid"), 0) != SIZE_MAX || str_ifind(name, S("user"), 0) != SIZE_MAX))
			return name;
	}
	return S("");
}

/* The rule to write instead. */
static str remedy(const struct making *m, const struct node *row)
{
	str owner = owner_in(row_text(row, S("match")));
	bool database = row_is(row, S("service"), S("database"));
	str auth = database ? S("auth") : S("request.auth");
	if (!owner.n)
		return arena_printf(m->d->arena, "%.*s != null", STR_ARG(auth));
	return arena_printf(m->d->arena, "%.*s != null && %.*s.uid %s %.*s", STR_ARG(auth), STR_ARG(auth),
	                    database ? "===" : "==", STR_ARG(owner));
}

static str reason(const struct making *m, const struct node *row)
{
	str until = row_text(row, S("until")), condition = row_text(row, S("condition"));
	if (until.n)
		return arena_printf(m->d->arena, "the rule asks for a date (%.*s) and not for a person",
		                    STR_ARG(until));
	if (!condition.n)
		return S("the rule has no condition");
	return arena_printf(m->d->arena, "the condition is `%.*s`", STR_ARG(condition));
}

static str open_words(const struct making *m, const struct node *row, str may, enum truth in, bool meant)
{
	struct arena *a = m->d->arena;
	str place = row_text(row, S("match")), store = store_of(row), why = reason(m, row), instead = remedy(m, row);
	if (in == TRUTH_FALSE)
		return arena_printf(a, "%.*s in %.*s is closed to whoever is not signed in", STR_ARG(place),
		                    STR_ARG(store));
	if (in == TRUTH_UNKNOWN)
		return arena_printf(a, "whether anyone may %.*s %.*s in %.*s is not known: %.*s", STR_ARG(may),
		                    STR_ARG(place), STR_ARG(store), STR_ARG(why));
	if (meant)
		return arena_printf(a, "anyone may %.*s %.*s in %.*s, and nothing tells whether that is meant",
		                    STR_ARG(may), STR_ARG(place), STR_ARG(store));
	return arena_printf(a, "anyone on the internet may %.*s %.*s in %.*s: %.*s; write `%.*s` instead", STR_ARG(may),
	                    STR_ARG(place), STR_ARG(store), STR_ARG(why), STR_ARG(instead));
}

/* ---- doors ---- */

/* Neighbouring rules that are one door. */
struct place {
	const struct node *row; /* the first of them; NULL: none */
	unsigned may;
	enum truth in;
	bool nobody; /* lets nobody in at all */
};

static void add_place(const struct making *m, const struct place *p)
{
	if (!p->row)
		return;
	str place = row_text(p->row, S("match")), may = may_words(p->may);
	bool bucket = row_is(p->row, S("service"), S("firebase.storage"));
	enum truth people = holds_people(place);
	bool meant = p->in == TRUTH_TRUE && may_be_meant(p->row, p->may, people);
	door_add(m->d, &(struct door){.row = p->row,
	                              .what = bucket ? S("bucket") : S("document"),
	                              .name = place,
	                              .address = place,
	                              .open = meant ? TRUTH_UNKNOWN : p->in,
	                              .to = p->in != TRUTH_FALSE ? S("anyone")
	                                    : p->nobody          ? S("nobody")
	                                                         : S("signed-in"),
	                              .may = may,
	                              .says = open_words(m, p->row, may, p->in, meant),
	                              .people = people});
}

static bool same(const struct node *a, const struct node *b, str key)
{
	return str_eq(row_text(a, key), row_text(b, key));
}

static str role_remedy(const struct making *m, const struct node *row)
{
	str field = row_text(row, S("field"));
	if (!field.n || row_is(row, S("service"), S("database")))
		return S("let only a server write it");
	return arena_printf(
	        m->d->arena,
	        "let only a server write that field: add `&& !('%.*s' in request.resource.data)` to create, "
	        "`&& request.resource.data.%.*s == resource.data.%.*s` to update",
	        STR_ARG(field), STR_ARG(field), STR_ARG(field));
}

/* A document by which whoever is signed in gives himself the role that other rules ask for. */
static void add_role(struct making *m, const struct node *row)
{
	enum truth self = truth_of(node_get(row, S("self")));
	uint64_t line = 0;
	if (!node_get(row, S("by")) || self == TRUTH_FALSE || m->n_roles == ROLES)
		return;
	for (size_t i = 0; i < m->n_roles; i++)
		if (same(m->roles[i], row, S("path")) && same(m->roles[i], row, S("by")) &&
		    same(m->roles[i], row, S("field")))
			return;
	m->roles[m->n_roles++] = row;
	str by = row_text(row, S("by")), field = row_text(row, S("field"));
	str what = field.n ? arena_printf(m->d->arena, "%.*s in %.*s", STR_ARG(field), STR_ARG(by)) : by;
	str says = arena_printf(m->d->arena, "%s write %.*s of his own, and other rules (line %u) let him in by it; %s",
	                        self == TRUTH_TRUE ? "whoever signs in may"
	                                           : "it is not known whether whoever signs in may",
	                        STR_ARG(what), row->line, role_remedy(m, row).p);
	str_number(row_text(row, S("writer")), UINT32_MAX, &line);
	door_add(m->d, &(struct door){.row = row,
	                              .line = (unsigned)line,
	                              .what = S("document"),
	                              .name = what,
	                              .open = self,
	                              .to = S("signed-in"),
	                              .may = S("write"),
	                              .says = says,
	                              .people = TRUTH_TRUE});
}

/* Where firebase.json names a file for the service, no other one is put to work. */
static bool is_used(const struct node *facts, const struct node *row)
{
	bool named = false;
	for (const struct node *f = rows_of(facts, S("store_rule_files")); f; f = row_after(f)) {
		if (!same(f, row, S("service")))
			continue;
		named = true;
		if (str_eq(row_text(f, S("file")), row_text(row, S("path"))))
			return true;
	}
	return !named;
}

/* Where it is not known which files are missing, the whole list of doors ends with what is not known. */
static void add_unread(const struct making *m)
{
	for (const struct node *u = rows_of(m->d->facts, S("unread")); u; u = row_after(u))
		if (row_is(u, S("section"), S("store_rules")) && row_is(u, S("chosen"), S("false")) &&
		    row_text(u, S("path")).n)
			door_add(m->d, &(struct door){.row = u,
			                              .what = S("document"),
			                              .name = row_text(u, S("path")),
			                              .open = TRUTH_UNKNOWN,
			                              .says = S("the rules in this file were not understood")});
}

static bool joins(const struct place *p, const struct node *row, enum truth in)
{
	return p->row && in == p->in && same(p->row, row, S("path")) && same(p->row, row, S("match")) &&
	       same(p->row, row, S("service"));
}

void doors_of_rules(struct doors *d)
{
	struct making m = {.d = d};
	struct place p = {.row = NULL};
	for (const struct node *row = rows_of(d->facts, S("store_rules")); row; row = row_after(row)) {
		enum truth in = lets_in(&m, row);
		if (!is_used(d->facts, row))
			continue;
		if (!joins(&p, row, in)) {
			add_place(&m, &p);
			p = (struct place){.row = row, .in = in, .nobody = true};
		}
		p.may |= grants(row);
		p.nobody = p.nobody && row_is(row, S("is"), S("FALSE"));
		add_role(&m, row);
	}
	add_place(&m, &p);
	add_unread(&m);
}
