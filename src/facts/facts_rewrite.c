/* What a scanner takes out of all rows of a file before they leave it: secrets, wherever they stand; or everything. */
#include "base/ascii.h"
#include "facts/fact.h"
#include "facts/section.h"
#include "facts_int.h"

struct rewriting {
	struct arena *arena;
	void *ctx;
	str (*change)(void *ctx, str key, str text);
};

/* What the table calls a field is no document's word, and stays. */
static void rewrite_below(const struct rewriting *r, const struct section *s, str within, struct node *n);

/* A name or a type of a model is a word of a program: it stays, even where a weak password is the same word. One that
 * is long, or holds digits, signs or capitals alone, may be a secret. */
static bool is_word_of_code(const struct section *s, str field, str text)
{
	if (str_eq(s->name, S("route_parts")) && str_eq(field, S("flow")))
		return true; /* holds no text of the document but of a list of words (format/code_flow.h) */
	bool named = str_eq(s->name, S("models")) && str_listed(field, "fields.*.name fields.*.type"), low = false;
	for (size_t i = 0; named && i < text.n; i++) {
		named = i < 40 && (ascii_letter(text.p[i]) || ascii_in("_.?![]<>,| ", text.p[i]));
		low = low || ascii_lower(text.p[i]);
	}
	return named && low;
}

/* {name: X, value: Y} says what `X: Y` says. */
static void rewrite(const struct rewriting *r, const struct section *s, str within, struct node *n, str key)
{
	str text = is_word_of_code(s, within, n->text) ? n->text : r->change(r->ctx, key, n->text);
	if (text.p != n->text.p) {
		n->text = arena_str(r->arena, text);
		if (n->kind == NODE_NUMBER || n->kind == NODE_BOOL) /* of which the text is none any more */
			n->kind = NODE_UNKNOWN;
	}
	rewrite_below(r, s, within, n);
}

static str field_name(const struct rewriting *r, const struct section *s, str within, const struct node *container,
                      str key)
{
	str name = container->kind == NODE_ARRAY ? S("*") : key;
	if (!section_describes(s, within))
		return S("");
	return within.n ? arena_printf(r->arena, "%.*s.%.*s", STR_ARG(within), STR_ARG(name)) : name;
}

static void rewrite_below(const struct rewriting *r, const struct section *s, str within, struct node *n)
{
	const struct node *name = node_get(n, S("name"));
	for (struct node *c = (struct node *)n->child; c; c = (struct node *)c->next) {
		str field = field_name(r, s, within, n, c->key);
		str own = field.n && section_field(s, field) ? c->key : r->change(r->ctx, S(""), c->key);
		if (own.p != c->key.p)
			c->key = arena_str(r->arena, own);
		rewrite(r, s, field, c, name && str_eq(c->key, S("value")) ? name->text : c->key);
	}
}

/* Of what was not read, nothing but the path comes from a document. */
static bool is_own(const struct section *s) { return str_eq(s->name, S("unread")); }

void facts_rewrite(struct facts *f, void *ctx, str (*change)(void *ctx, str key, str text))
{
	const struct rewriting r = {f->arena, ctx, change};
	for (size_t i = 0; i < f->n; i++)
		for (struct node *c = (struct node *)f->rows[i].node->child->next; c && !is_own(f->rows[i].section);
		     c = (struct node *)c->next)
			rewrite(&r, f->rows[i].section, c->key, c, c->key);
}

void facts_hide(struct facts *f)
{
	for (size_t i = 0; i < f->n; i++)
		for (struct node *c = (struct node *)f->rows[i].node->child->next; c && !is_own(f->rows[i].section);
		     c = (struct node *)c->next) {
			if (c->kind == NODE_BOOL)
				continue;
			c->kind = NODE_UNKNOWN;
			c->text = S("");
			c->child = NULL;
		}
}
