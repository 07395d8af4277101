/* References: what the values and names of a file stand for. A value that is a function, or the result of a call, is
 * known by its place (format/code_function.h). */
#include "route_mcp.h"
#include "route_permits.h"
#include "route_sinatra.h"
#include "route_symfony.h"
#include "route_part.h"

#include <stdint.h>
#include <string.h>

#include "route_branch.h"
#include "route_class.h"
#include "route_classed.h"
#include "route_declare.h"
#include "route_django.h"
#include "route_docblock.h"
#include "route_falcon.h"
#include "route_go.h"
#include "route_litestar.h"
#include "route_nest.h"
#include "route_page.h"
#include "route_path.h"
#include "route_python.h"
#include "route_tornado.h"
#include "route_trait.h"
#include "route_type.h"
#include "route_undone.h"
#include "route_word.h"
#include "row_get.h"

str route_text(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }

str route_function_ref(struct route_file *r, size_t function)
{
	struct route_function *f = &r->functions[function];
	const struct node *name = node_get(f->node, S("name"));
	bool python = str_ends(r->path, S(".py")); /* a name is given anew there */
	f->used = true;
	return name && (python || route_is_unique(r, name->text))
	               ? name->text
	               : arena_printf(&r->scratch, "@%u:%u", f->node->line, f->node->col);
}

str route_imported(struct route_file *r, const struct node *import)
{
	return arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(row_text(import, S("module"))),
	                    STR_ARG(row_text(import, S("member"))));
}

/* "a.b.c" of "a.b.c(…).d" */
str route_chain(str text)
{
	size_t end = 0;
	while (end < text.n &&
	       (text.p[end] == '.' || text.p[end] == '_' || text.p[end] == '$' || text.p[end] == '?' ||
	        (text.p[end] >= '0' && text.p[end] <= '9') || ((text.p[end] | 32) >= 'a' && (text.p[end] | 32) <= 'z')))
		end++;
	return str_sub(text, 0, end);
}

/* require('m'), and what stands behind it */
static str required(struct route_file *r, str text)
{
	size_t from = 8, to;
	if (!str_starts(text, S("require(")) || text.n < 11)
		return S("");
	char quote = text.p[from++];
	for (to = from; to < text.n && text.p[to] != quote;)
		to++;
	str rest = str_sub(text, to + 2 < text.n ? to + 2 : text.n, text.n), chain = route_chain(rest);
	bool called = rest.n > chain.n && rest.p[chain.n] == '(';
	return arena_printf(&r->scratch, "%.*s#*%.*s%s", STR_ARG(str_sub(text, from, to)), STR_ARG(chain),
	                    called ? "()" : "");
}

/* Somebody who reads who calls, and lets those pass of whom it is not known. */
static bool lets_all_pass(str text)
{
	static const char *const words[] = {"required=False",  "required = False", "optional=True",
	                                    "optional = True", "auto_error=False", "auto_error = False",
	                                    "'anonymous'",     "\"anonymous\""};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find(text, str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

str route_ref_text(struct route_file *r, str text)
{
	str chain = route_chain(text), rest = chain, head;
	if (text.n == chain.n + 1 && str_ends(text, S("!")) && str_ends(r->path, S(".rb"))) /* a part of the name */
		return text;
	if (lets_all_pass(text))
		return S("-");
	if (str_starts(text, S("...")) || route_is_choice(r, text) || route_text_lets_all(text))
		return S("?");
	if (str_starts(text, S("await ")) || str_starts(text, S("new ")))
		return route_ref_text(r, str_trim(str_sub(text, str_starts(text, S("new ")) ? 4 : 6, text.n)));
	if (str_starts(text, S("require(")))
		return required(r, text);
	if (!chain.n)
		return S("");
	const char *called = text.n > chain.n && text.p[chain.n] == '(' ? "()" : "";
	if (str_ends(chain, S(".bind")) && *called) /* the same function */
		chain.n -= 5, rest = chain, called = "";
	if (!str_cut(&rest, '.', &head))
		return S("");
	if (head.n == chain.n && str_ends(r->path, S(".py")) && route_is_redefined(r, head))
		return S("?");
	const struct node *given = route_name(r, head);
	str owner = str_sub(chain, 0, chain.n - route_last(chain).n);
	if (!given && owner.n) { /* import a.b, which is named in full; this.router */
		owner.n--;
		head = owner;
		given = route_name(r, owner);
	}
	if (!given)
		return arena_printf(&r->scratch, "%.*s%s", STR_ARG(chain), called);
	str behind = str_sub(chain, head.n, chain.n), module, member;
	if (given->kind == NODE_OBJECT) {
		module = row_text(given, S("module"));
		member = row_text(given, S("member"));
	} else if (str_starts(given->text, S("require("))) {
		str way = required(r, given->text);
		size_t hash = route_hash(way);
		module = str_sub(way, 0, hash);
		member = str_sub(way, hash + 1, way.n);
	} else {
		return arena_printf(&r->scratch, "%.*s%s", STR_ARG(chain), called);
	}
	return arena_printf(&r->scratch, "%.*s#%.*s%.*s%s", STR_ARG(module), STR_ARG(member), STR_ARG(behind), called);
}

str route_ref(struct route_file *r, const struct node *value)
{
	if (!value || value->kind != NODE_UNKNOWN)
		return S("");
	size_t function = route_function_at(r, value);
	if (function != SIZE_MAX)
		return route_function_ref(r, function);
	if (route_is_optional(r, value))
		return S("-");
	size_t inside = str_starts(value->text, S("passport.authenticate(")) ? route_function(r, value) : SIZE_MAX;
	if (inside != SIZE_MAX) /* with a callback, refusing is its task */
		return route_function_ref(r, inside);
	size_t call = value->text.n && value->text.p[value->text.n - 1] == ')' ? route_call_from(r, value) : r->n_calls;
	for (; call < r->n_calls && r->calls[call]->line == value->line && r->calls[call]->col == value->col; call++)
		if (route_lets_all(r, r->calls[call]))
			return S("?");
	struct node place = *value; /* a name is given what stands behind new and await */
	place.col += str_starts(value->text, S("new ")) ? 4 : str_starts(value->text, S("await ")) ? 6 : 0;
	str name = route_given(r, &place);
	return name.n ? name : route_ref_text(r, value->text);
}

void route_refs_add(struct route_refs *refs, str ref)
{
	if (!ref.n || str_eq(ref, S("-")))
		return;
	if (refs->n == sizeof refs->at / sizeof *refs->at)
		refs->more = true;
	else
		refs->at[refs->n++] = ref;
}

void route_refs_all(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	if (value && value->kind == NODE_ARRAY)
		for (const struct node *n = value->child; n; n = n->next)
			route_refs_add(refs, route_ref(r, n));
	else
		route_refs_add(refs, route_ref(r, value));
}

/* ---- rows ---- */

void route_add_list(struct members *row, str key, const struct route_refs *refs)
{
	if (!refs || !refs->n)
		return;
	struct members list = members_below(row, NODE_ARRAY, key, NULL);
	for (size_t i = 0; i < refs->n; i++)
		members_scalar(&list, NODE_STRING, S(""), refs->at[i], NULL);
}

void route_add(struct route_file *r, const struct route_part *p)
{
	const struct {
		str key, text;
	} texts[] = {{S("kind"), p->kind}, {S("of"), p->of},   {S("method"), p->method},      {S("route"), p->route},
	             {S("name"), p->name}, {S("ref"), p->ref}, {S("framework"), p->framework}};
	struct members m = fact_new(r->f, S("route_parts"), r->path, p->line ? p->line : p->at->line);
	struct route_refs under = {.n = 0};
	r->wanted = true;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n || (i == 3 && texts[i].text.p))
			members_scalar(&m, NODE_STRING, texts[i].key, texts[i].text, NULL);
	route_add_list(&m, S("guards"), p->guards);
	route_add_list(&m, S("declares"), p->declares);
	route_add_list(&m, S("bases"), p->bases);
	route_add_list(&m, S("permissions"), p->permissions);
	route_add_list(&m, S("serves"), p->serves);
	if (p->alone)
		members_bool(&m, S("alone"), true);
	route_add_list(&m, S("marks"), p->marks);
	route_add_list(&m, S("paths"), p->paths);
	route_add_list(&m, S("calls"), p->calls);
	if (p->at)
		route_under(r, p->at, &under);
	route_add_list(&m, S("under"), &under);
	if (p->writes)
		members_scalar(&m, NODE_STRING, S("writes"), S("by its form"), NULL);
	if (p->early)
		members_bool(&m, S("early"), true);
	if (p->guards && p->guards->more)
		members_bool(&m, S("more"), true);
}

/* What a limiter on requests is called matters wherever it is made (limit_join.h). */
static bool makes_limiters(const struct node *tree)
{
	static const char words[] = "ratelimit rate-limit rate_limit limiter throttle slowapi httprate";
	const struct node *imports = node_get(tree, S("imports"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		str word;
		for (str list = S(words); module && str_cut(&list, ' ', &word);)
			if (str_ifind(module->text, word, 0) != SIZE_MAX)
				return true;
	}
	return false;
}

void route_parts(struct facts *f, str path, const struct node *tree)
{
	const struct node *side = node_get(tree, S("side"));
	struct route_file r = {.f = f, .path = path, .tree = tree};
	static const char declaring[] = "java kt kts cs", without[] = "dart swift rs";
	str extension = str_extension(path);
	bool python = str_eq(extension, S("py")), declared = str_listed(extension, declaring);
	if ((side && str_eq(side->text, S("test"))) || str_listed(extension, without))
		return; /* nobody reads routes of those languages yet */
	if (str_eq(extension, S("php")))
		route_docblocks(&r);
	route_index(&r);
	if (python) {
		route_python(&r);
		route_django(&r);
		route_settings(&r);
		route_permits(&r);
		route_classes(&r);
		route_pages(&r);
		route_tornado(&r);
		route_falcon(&r);
		route_litestar(&r);
		route_undone(&r);
	} else if (str_ends(path, S(".go"))) {
		route_go(&r);
	} else if (str_eq(extension, S("php"))) {
		route_php(&r);
		route_slim(&r);
		route_symfony(&r);
		route_php_class(&r);
	} else if (str_eq(extension, S("rb"))) {
		route_rails(&r);
		route_ruby_class(&r);
		route_sinatra(&r);
	} else if (str_eq(extension, S("ru"))) {
		route_sinatra_rack(&r);
	} else if (declared) {
		route_declares(&r);
	} else {
		route_javascript(&r);
		route_nest(&r);
		route_mcp_script(&r);
		route_files(&r);
		route_path_names(&r);
	}
	r.wanted = r.wanted || makes_limiters(tree);
	route_functions(&r);
	bool classed = str_listed(extension, "php rb ru");
	if (!python && !declared && !classed && (r.wanted || route_types_guard(&r))) {
		route_types(&r);
		route_constants(&r);
	}
	if (declared)
		route_consts(&r);
	else if (r.wanted)
		route_add_names(&r);
	else
		route_add_passed(&r);
	route_functions(&r); /* what add_names() refers to */
	code_tokens_free(&r.tokens);
	arena_free(&r.scratch);
}
