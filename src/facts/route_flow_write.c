/* Trees of statements as text (route_flow_text.h). */
#include "route_branch.h"
#include "route_flow_text.h"

#include <string.h>

#include "base/buf.h"
#include "route_go.h"
#include "route_router.h"
#include "route_type.h"
#include "route_word.h"
#include "row_get.h"

enum { LOCALS = 200, TEXT_LONGEST = 160, LIST_LONGEST = 24 };

struct writer {
	struct route_file *r;
	size_t function;
	struct buf out;
	str locals[LOCALS];
	size_t n_locals;
	bool go;
};

static void add_local(struct writer *w, str name)
{
	size_t colon = str_find(name, S("^"), 0);
	if (w->n_locals < LOCALS)
		w->locals[w->n_locals++] = colon == SIZE_MAX ? name : str_sub(name, 0, colon);
}

static void note_locals(struct writer *w, const struct flow *n, bool target)
{
	for (; n; n = n->next) {
		if (n->kind == FLOW_NAME && target)
			add_local(w, n->text);
		else if (n->kind == FLOW_SET)
			note_locals(w, n->child, true);
		else if (n->kind == FLOW_FUNCTION && n->child)
			note_locals(w, n->child->child, true), note_locals(w, n->child->next, false);
		else if (n->kind != FLOW_MEMBER && n->kind != FLOW_INDEX)
			note_locals(w, n->child,
			            target &&
			                    (n->kind == FLOW_OBJECT || n->kind == FLOW_LIST || n->kind == FLOW_NAMED));
	}
}

static bool is_local(const struct writer *w, str name)
{
	for (size_t i = 0; i < w->n_locals; i++)
		if (str_eq(w->locals[i], name))
			return true;
	return w->n_locals == LOCALS;
}

/* Signs by which a value would look as if it were given to a name are left out, so that nobody takes it for a secret.
 */
static void put_text(struct writer *w, str text)
{
	static const char signs[] = "_.$/#@^*[]|,-~+()";
	text = str_sub(text, 0, TEXT_LONGEST);
	if (!text.n)
		return;
	buf_byte(&w->out, '<');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c && strchr(signs, c));
		if (c != '"' && c != '\'' && c != '`')
			buf_byte(&w->out, plain ? c : '_');
	}
	buf_byte(&w->out, '>');
}

/* process.env.KEY; with | behind it where something else stands in its place if it is not set, [] where that is a
 * fault. */
static bool put_environment(struct writer *w, str text)
{
	static const char *const reads[] = {"process.env.", "import.meta.env.", "Deno.env.get(", "os.environ",
	                                    "os.getenv(",   "os.Getenv(",       "Bun.env."};
	static const char *const others[] = {"||",
	                                     "?"
	                                     "?",
	                                     ",", " or "};
	str chain = route_chain(text);
	bool reads_it = false, other = false, fault = text.n > chain.n && text.p[chain.n] == '[';
	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++)
		reads_it = reads_it || str_starts(text, str_of(reads[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		other = other || str_find(text, str_of(others[i]), 0) != SIZE_MAX;
	if (!reads_it)
		return false;
	buf_byte(&w->out, FLOW_NAME);
	put_text(w, arena_printf(&w->r->scratch, "%.*s%s%s", STR_ARG(chain), other ? "|" : "", fault ? "[]" : ""));
	return true;
}

static bool is_texts(const struct node *list)
{
	size_t n = 0;
	for (const struct node *c = list->child; c; c = c->next)
		if (c->kind != NODE_STRING || n++ == LIST_LONGEST)
			return false;
	return true;
}

static bool put_shown(struct writer *w, str text)
{
	buf_byte(&w->out, text.n ? FLOW_TEXT : FLOW_EMPTY);
	put_text(w, code_flow_shown(text));
	return true;
}

static bool put_list(struct writer *w, const struct node *list, const char *head)
{
	if (!list || list->kind != NODE_ARRAY || !is_texts(list))
		return false;
	buf_add(&w->out, str_of(head));
	for (const struct node *c = list->child; c; c = c->next)
		put_shown(w, c->text);
	buf_byte(&w->out, '}');
	return true;
}

/* const isPublic = createRouteMatcher(['/sign-in(.*)']) of Clerk */
static bool put_matcher(struct writer *w, str name)
{
	const struct route_file *r = w->r;
	for (size_t c = 0; c < r->n_calls; c++)
		if (str_eq(row_text(r->calls[c], S("name")), S("createRouteMatcher")) &&
		    str_eq(route_given(r, r->calls[c]), name))
			return put_list(w, route_arg(r->calls[c], 0), "l*{");
	return false;
}

/* A value of the file that a name stands for; false: it stays a name. */
static bool put_value(struct writer *w, str name)
{
	const struct node *values = node_get(w->r->tree, S("values"));
	const struct node *v = values && !is_local(w, name) ? node_get(values, name) : NULL;
	if (!v || v->kind == NODE_UNKNOWN)
		return !is_local(w, name) && (put_matcher(w, name) || (v && put_environment(w, v->text)));
	if (v->kind == NODE_BOOL && !route_assigned(w->r, name, 0)) { /* const ENFORCE = false */
		buf_byte(&w->out, str_eq(v->text, S("true")) ? FLOW_TRUE : FLOW_FALSE);
		return true;
	}
	return v->kind == NODE_STRING ? put_shown(w, v->text) : put_list(w, v, "l{");
}

/* What is called, as a reference, where that says more than its name. */
static str called(struct writer *w, const struct flow *call)
{
	struct route_file *r = w->r;
	str chain = call->child ? route_flow_chain(call->child, &r->scratch) : S("");
	const struct node place = {.line = call->child ? call->child->line : 0,
	                           .col = 1,
	                           .end_line = r->functions[w->function].node->end_line};
	if (!chain.n)
		return S("");
	str ref = w->go ? route_go_ref(r, &place, chain)
	                : route_ref_text(r, route_of_this(r, &r->functions[w->function], chain));
	return str_eq(ref, chain) ? S("") : ref;
}

static void put(struct writer *w, const struct flow *n);

static void put_all(struct writer *w, const struct flow *n)
{
	if (!n)
		return;
	buf_byte(&w->out, '{');
	for (; n; n = n->next)
		put(w, n);
	buf_byte(&w->out, '}');
}

/* A word of a program, with its type, and nothing that only stands where one might. */
static bool is_name(str text)
{
	enum { LONGEST = 60, PLAIN = 20, DIGITS = 4 };
	size_t digits = 0, type = str_find(text, S("^"), 0);
	for (size_t i = 0; i < text.n; i++)
		digits += text.p[i] >= '0' && text.p[i] <= '9';
	bool fits = (type == SIZE_MAX ? text.n : type) <= LONGEST && text.n <= TEXT_LONGEST;
	return fits && (text.n < PLAIN || digits < DIGITS);
}

static void put(struct writer *w, const struct flow *n)
{
	bool odd = (n->kind == FLOW_NAME || n->kind == FLOW_MEMBER || n->kind == FLOW_NAMED) && !is_name(n->text);
	if (odd) {
		buf_byte(&w->out, FLOW_UNKNOWN);
		put_all(w, n->child);
		return;
	}
	if (n->kind == FLOW_NAME && put_value(w, n->text))
		return;
	buf_byte(&w->out, (char)n->kind);
	if (n->mark)
		buf_byte(&w->out, '*');
	put_text(w, n->kind == FLOW_CALL ? called(w, n) : n->text);
	if (route_flow_has_line(n))
		buf_printf(&w->out, "%%%u", n->line);
	put_all(w, n->child);
}

bool route_flow_lexed(struct route_file *r)
{
	if (!r->lexed)
		r->flows = code_flow_open(r->tree->text, str_extension(r->path), &r->tokens);
	r->lexed = true;
	return r->flows;
}

str route_flow_write(struct route_file *r, size_t function)
{
	const struct node *f = r->functions[function].node;
	bool more = false;
	struct arena scratch = {0};
	struct flow *flow =
	        route_flow_lexed(r) ? code_flow_function(&r->tokens, f->line, f->col, &scratch, &more) : NULL;
	if (!flow) {
		arena_free(&scratch);
		return S("");
	}
	struct writer w = {.r = r, .function = function, .go = str_ends(r->path, S(".go"))};
	note_locals(&w, flow, false);
	put(&w, flow);
	str text = arena_str(&r->scratch, buf_str(&w.out));
	buf_free(&w.out);
	arena_free(&scratch);
	return text;
}
