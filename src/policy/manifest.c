/* Facts of a manifest, and its errors as findings. */
#include "policy/manifest.h"

#include "base/date.h"
#include "policy/notice.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const str paths[] = {STR_INIT("microapp.yaml"),         STR_INIT("microapp.yml"),
                            STR_INIT(".microapp.yaml"),        STR_INIT(".microapp.yml"),
                            STR_INIT(".github/microapp.yaml"), STR_INIT(".github/microapp.yml")};
const struct strs manifest_paths = {paths, COUNT(paths)};

/* Text of a scalar at two levels below the top; "" when it is not there. */
static str text_at(const struct node *tree, str group, str key)
{
	const struct node *n = key.n ? node_get(node_get(tree, group), key) : node_get(tree, group);
	return n && n->kind != NODE_UNKNOWN ? n->text : S("");
}

static unsigned position(const str *names, size_t n, str name)
{
	for (unsigned i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return i + 1;
	return 0;
}

static enum exposure exposure_of(str name)
{
	static const str names[] = {STR_INIT("private"), STR_INIT("internal"), STR_INIT("partner"), STR_INIT("public")};
	return (enum exposure)position(names, COUNT(names), name);
}

static enum data_class data_of(str name)
{
	static const str names[] = {STR_INIT("public"), STR_INIT("internal"), STR_INIT("confidential"),
	                            STR_INIT("regulated")};
	return (enum data_class)position(names, COUNT(names), name);
}

/* Fideslang categories of what article 9 of the GDPR calls special; a word of the category begins with one of these. */
static bool is_special(str category)
{
	static const str words[] = {STR_INIT("health"),  STR_INIT("medical"), STR_INIT("biometric"),
	                            STR_INIT("genetic"), STR_INIT("race"),    STR_INIT("racial"),
	                            STR_INIT("ethnic"),  STR_INIT("religi"),  STR_INIT("politic"),
	                            STR_INIT("sexual"),  STR_INIT("union")};
	for (size_t i = 0; i < category.n; i++)
		for (size_t k = 0; (i == 0 || category.p[i - 1] == '.' || category.p[i - 1] == '_') && k < COUNT(words);
		     k++)
			if (str_starts(str_sub(category, i, category.n), words[k]))
				return true;
	return false;
}

static bool is_admin(str permission)
{
	static const str names[] = {STR_INIT("*"),
	                            STR_INIT("roles/owner"),
	                            STR_INIT("roles/editor"),
	                            STR_INIT("owner"),
	                            STR_INIT("contributor"),
	                            STR_INIT("administrator"),
	                            STR_INIT("admin"),
	                            STR_INIT("administratoraccess"),
	                            STR_INIT("poweruseraccess"),
	                            STR_INIT("cluster-admin")};
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_ieq(names[i], permission))
			return true;
	return str_ends(permission, S(":*"));
}

/* The declared tier, or the one of an override whose end has not passed. */
static enum tier declared_tier(const struct node *tree, str as_of)
{
	const struct node *override = node_get(node_get(tree, S("risk")), S("override"));
	enum tier tier = TIER_NONE;
	tier_parse(text_at(tree, S("risk"), S("tier")), &tier);
	str end = text_at(override, S("expires"), S(""));
	if (date_valid(end) && str_cmp(end, as_of) >= 0)
		tier_parse(text_at(override, S("tier"), S("")), &tier);
	return tier;
}

/* Only those that can apply; what is wrong with the others, manifest_check() says. */
static void read_exceptions(const struct node *list, str path, struct arena *a, struct manifest *out)
{
	size_t n = 0;
	for (const struct node *i = list ? list->child : NULL; i; i = i->next)
		n++;
	struct exception *at = arena_array(a, struct exception, n);
	for (const struct node *i = list ? list->child : NULL; i; i = i->next) {
		struct exception e = {.file = path, .line = i->line};
		e.rule = text_at(i, S("rule"), S(""));
		e.path = text_at(i, S("path"), S(""));
		e.why = text_at(i, S("why"), S(""));
		e.by = text_at(i, S("by"), S(""));
		e.expires = text_at(i, S("expires"), S(""));
		if (e.rule.n && e.why.n && e.by.n && date_valid(e.expires))
			at[out->n_exceptions++] = e;
		else
			out->n_bad_exceptions++;
	}
	out->exceptions = at;
}

void manifest_facts(const struct node *tree, str path, str as_of, struct arena *a, struct manifest *out)
{
	*out = (struct manifest){.path = path, .unread = !tree};
	out->app_id = text_at(tree, S("app_id"), S(""));
	out->name = text_at(tree, S("name"), S(""));
	out->owner = text_at(tree, S("owner"), S("email"));
	out->backup = text_at(tree, S("owner"), S("backup"));
	out->status = text_at(tree, S("status"), S(""));
	if (!out->status.n)
		out->status = S("draft");
	out->declared = declared_tier(tree, as_of);
	out->exposure = exposure_of(text_at(tree, S("exposure"), S("")));
	out->data = data_of(text_at(tree, S("data"), S("classification")));
	out->anonymous = str_eq(text_at(tree, S("auth"), S("protocol")), S("none"));
	const struct node *personal = node_get(node_get(tree, S("data")), S("personal"));
	for (const struct node *i = personal ? personal->child : NULL; i; i = i->next)
		out->special = out->special || is_special(text_at(i, S("category"), S("")));
	const struct node *account = node_get(node_get(tree, S("auth")), S("service_account"));
	const struct node *permissions = node_get(account, S("permissions"));
	for (const struct node *i = permissions ? permissions->child : NULL; i; i = i->next)
		out->admin = out->admin || is_admin(i->text);
	read_exceptions(node_get(tree, S("exceptions")), path, a, out);
}

void manifest_limit(struct manifest *m, uint64_t apps, struct arena *a)
{
	struct exception *at = arena_array(a, struct exception, m->n_exceptions);
	for (size_t i = 0; i < m->n_exceptions; i++) {
		at[i] = m->exceptions[i];
		at[i].apps = apps;
	}
	m->exceptions = at;
}

void manifest_check(struct report *r, const struct node *tree, const struct node *schema, str path)
{
	struct notices list = {0};
	struct schema_error *errors;
	size_t n = schema_check(schema, tree, r->arena, &errors);
	for (size_t i = 0; i < n; i++)
		notice_add(&list, r, NOTICE_MANIFEST_INVALID, path, errors[i].line, errors[i].col, errors[i].path,
		           errors[i].text);
	for (size_t i = 0; i < n; i++) { /* what does not fit may be anything */
		if (str_eq(errors[i].path, S("app_id")))
			r->app_id = S("");
		if (str_starts(errors[i].path, S("owner")))
			r->owner = S("");
	}
	if (n == SCHEMA_ERRORS_MAX)
		notice_add(&list, r, NOTICE_MANIFEST_INVALID, path, errors[n - 1].line, errors[n - 1].col, S("…"),
		           S("there may be more errors; these have to be corrected first"));
	notice_join(&list, r);
}

void manifest_broken(struct report *r, str path, str why)
{
	struct notices list = {0};
	uint64_t line = 0;
	str rest = why, word;
	if (str_cut(&rest, ' ', &word) && str_eq(word, S("line")) && str_cut(&rest, ':', &word))
		str_number(word, 1000000, &line);
	notice_add(&list, r, NOTICE_MANIFEST_INVALID, path, (unsigned)line, line ? 1 : 0, S(""), why);
	notice_join(&list, r);
}
