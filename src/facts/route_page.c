/* Data apps of Python: one script is one page. Whoever opens it runs all of it, so what counts is whether the script
 * stops before that for whoever is not signed in. */
#include "route_page_int.h"

#include "route_branch.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

bool route_page_imports(const struct route_file *r, str wanted)
{
	const struct node *list = node_get(r->tree, S("imports"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str module = n->kind == NODE_OBJECT ? row_text(n, S("module")) : n->text;
		if (str_starts(module, wanted) && (module.n == wanted.n || module.p[wanted.n] == '.'))
			return true;
	}
	return false;
}

/* import streamlit as page: its own name for what everybody else calls st; "" for that, and for none. */
static str alias_of(struct route_file *r)
{
	for (size_t i = 0; i < r->n_names; i++)
		if (r->names[i]->kind == NODE_OBJECT && !str_listed(r->names[i]->key, "st streamlit") &&
		    str_eq(route_imported(r, r->names[i]), S("streamlit#*")))
			return r->names[i]->key;
	return S("");
}

/* page.stop, as others write it: st.stop */
static str as_st(struct route_file *r, str alias, str text)
{
	if (!alias.n || !str_starts(text, alias) || text.n <= alias.n || text.p[alias.n] != '.')
		return text;
	return arena_printf(&r->scratch, "st%.*s", STR_ARG(str_sub(text, alias.n, text.n)));
}

/* ---- what the script does ---- */

static bool asks(str text)
{
	return !route_has_word(text, "google.oauth2 service_account oauth2client requests_oauthlib OAuth1") &&
	       route_has_word(text, "is_logged_in logged_in authenticat check_password require_login login_required "
	                            "st.login st.experimental_user oauth check_auth");
}

/* if not st.session_state.valid: st.stop(): a sign-in, unless that is what the page is about. */
static bool may_ask(str says, str condition)
{
	static const char data[] = "df data frame file upload path query model step page result stage config";
	return str_starts(says, S("st.stop")) && route_has_word(condition, "session_state") &&
	       !route_has_word(str_sub(condition, str_find(condition, S("session_state"), 0) + 13, condition.n), data);
}

static void see_reads(struct route_script *s, const struct node *f)
{
	const struct node *exits = node_get(f, S("exits")), *reads = node_get(f, S("reads"));
	for (const struct node *n = reads ? reads->child : NULL; n; n = n->next) {
		if (asks(n->text))
			route_once(&s->asks, n->text);
		if (str_starts(n->text, S("st.secrets")) || str_starts(n->text, S("os.environ")))
			route_once(&s->does, n->text);
	}
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (asks(row_text(n, S("if"))) || may_ask(row_text(n, S("says")), row_text(n, S("if"))))
			route_once(&s->asks, row_text(n, S("if")));
}

bool route_page_handles(str callee, const struct node *call)
{
	static const char names[] = "read_sql read_sql_query read_sql_table OpenAI AsyncOpenAI AzureOpenAI Anthropic "
	                            "ChatOpenAI ChatAnthropic GenerativeModel create_client MongoClient create_engine "
	                            "from_service_account_info connection text_input_password invoke generate_content "
	                            "InferenceClient chat_completion file_uploader";
	const struct node *first = route_argument(call, 0);
	str argument = first && first->kind == NODE_STRING ? first->text : S("");
	return str_listed(route_last(callee), names) || route_writes(callee, argument) ||
	       route_gives(callee, argument) || str_ends(callee, S("completions.create")) ||
	       str_starts(callee, S("os.getenv")) || str_starts(callee, S("st.secrets")) ||
	       str_starts(callee, S("os.environ"));
}

static bool is_shown(str callee)
{
	static const char quiet[] = "cache secrets session_state connection fragment dialog experimental_memo "
	                            "experimental_singleton query_params get_option set_option";
	bool theirs = str_starts(callee, S("st.")) || str_starts(callee, S("streamlit."));
	return theirs && !route_has_word(callee, quiet);
}

/* Does it run whenever the script does? `if __name__ == "__main__"` holds: the script is what is run. */
static bool is_always(struct route_file *r, const struct node *call)
{
	struct route_refs under = {.n = 0};
	route_under(r, call, &under);
	for (size_t i = 0; i < under.n; i++)
		if (str_find(under.at[i], S("__name__"), 0) == SIZE_MAX)
			return false;
	return !route_swallowed(r, call);
}

/* Methods of what is at hand, and libraries of data, end no script. */
static bool is_aside(const struct route_file *r, str ref)
{
	static const char data[] = "pandas numpy plotly matplotlib altair datetime json os sys time re math random io "
	                           "pathlib logging collections seaborn sklearn requests sqlite3 base64 PIL";
	size_t hash = route_hash(ref);
	str module = str_sub(ref, 0, hash == SIZE_MAX ? 0 : hash), head = module;
	head = str_sub(module, 0, str_find(module, S("."), 0));
	if (route_guard_name(str_sub(ref, hash + 1, ref.n)))
		return false;
	return hash == SIZE_MAX ? !route_has_function(r, ref) : str_listed(head, data);
}

static void add_once(struct route_refs *refs, str ref)
{
	for (size_t i = 0; i < refs->n; i++)
		if (str_eq(refs->at[i], ref))
			return;
	route_refs_add(refs, ref);
}

static void see_call(struct route_file *r, struct route_script *s, const struct node *call)
{
	str callee = as_st(r, s->alias, row_text(call, S("callee"))), ref;
	bool outside = route_around(r, call) == SIZE_MAX;
	if (asks(callee) || str_ends(callee, S("authenticator.login")))
		route_once(&s->asks, callee);
	if (route_page_handles(callee, call))
		route_once(&s->does, callee);
	r->wanted = r->wanted || str_listed(callee, "st.stop streamlit.stop stop st.switch_page");
	s->several = s->several || str_listed(callee, "st.navigation streamlit.navigation");
	if (str_listed(callee, "st.Page streamlit.Page Page")) {
		const struct node *file = route_argument(call, 0);
		if (file && file->kind == NODE_STRING && str_ends(file->text, S(".py")))
			route_refs_add(&s->pages, file->text);
	}
	s->shows = s->shows || (outside && is_shown(callee));
	if (!outside || is_shown(callee))
		return;
	ref = route_ref_text(r, callee);
	if (str_eq(callee, S("main")) || str_eq(callee, S("run")))
		s->shows = true;
	if (ref.n && str_find(callee, S("()"), 0) == SIZE_MAX && !is_aside(r, ref))
		add_once(is_always(r, call) ? &s->calls : &s->some, ref);
}

static void read_script(struct route_file *r, struct route_script *s)
{
	const struct node *module = node_get(r->tree, S("module"));
	const struct node *exits = module ? node_get(module, S("exits")) : NULL;
	static const char libraries[] =
	        "streamlit_authenticator streamlit_oauth streamlit_google_auth streamlit_cognito_auth "
	        "streamlit_msal streamlit_keycloak st_paywall snowflake.snowpark.context";
	str one;
	for (size_t i = 0; i < r->n_calls; i++)
		see_call(r, s, r->calls[i]);
	for (size_t i = 0; i < r->n_functions; i++)
		see_reads(s, r->functions[i].node);
	if (module)
		see_reads(s, module);
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT &&
		    route_refuses(as_st(r, s->alias, row_text(n, S("says"))), row_text(n, S("if"))))
			route_once(&s->refuses, row_text(n, S("if")));
	for (str list = str_of(libraries); str_cut(&list, ' ', &one);)
		if (route_page_imports(r, one))
			route_once(&s->asks, one);
}

/* ---- pages ---- */

void route_page_add(struct route_file *r, const char *framework, const struct route_script *s, str route, str how,
                    unsigned line)
{
	struct members m = fact_new(r->f, S("route_parts"), r->path, line);
	const struct {
		str key, text;
	} texts[] = {{S("kind"), S("page")},   {S("framework"), str_of(framework)},
	             {S("route"), route},      {S("method"), how},
	             {S("identity"), s->asks}, {S("refuses"), s->refuses},
	             {S("gives"), s->does},    {S("of"), s->of}};
	r->wanted = true;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, str_sub(texts[i].text, 0, 120), NULL);
	route_add_list(&m, S("guards"), &s->calls);
	route_add_list(&m, S("perhaps"), &s->some);
	route_add_list(&m, S("paths"), &s->pages);
	if (s->calls.more || s->some.more)
		members_bool(&m, S("more"), true);
}

/* "Costs" of "app/pages/2_Costs.py"; "" of what is no page by its place. */
static str page_of(str path)
{
	size_t at = str_find(path, S("pages/"), 0);
	if (at == SIZE_MAX || (at && path.p[at - 1] != '/') || str_find(path, S("/"), at + 6) != SIZE_MAX)
		return S("");
	str name = str_sub(path, at + 6, path.n - 3);
	size_t from = 0;
	while (from < name.n && ((name.p[from] >= '0' && name.p[from] <= '9') || name.p[from] == '_'))
		from++;
	return str_starts(name, S("_")) ? S("") : str_sub(name, from, name.n);
}

static void streamlit(struct route_file *r)
{
	struct route_script s = {.alias = alias_of(r)};
	str page = page_of(r->path);
	read_script(r, &s);
	if (str_starts(r->path, S(".")) || str_find(r->path, S("/."), 0) != SIZE_MAX) /* .idea: of a tool */
		return;
	if (s.shows || s.several || page.n)
		route_page_add(r, "Streamlit", &s, page.n ? arena_printf(&r->scratch, "/%.*s", STR_ARG(page)) : S("/"),
		               s.several            ? S("several")
		               : page.n && !s.shows ? S("placed")
		                                    : S(""),
		               1);
}

void route_pages(struct route_file *r)
{
	if (route_page_imports(r, S("streamlit")))
		streamlit(r);
	route_page_kits(r);
}
