/* Words for people, from whatever a manifest holds: everything is cut and escaped. */
#include "policy/schema_words.h"

#include "base/buf.h"
#include "base/utf.h"

static void put_trail(struct buf *b, const struct trail *t)
{
	if (!t)
		return;
	put_trail(b, t->up);
	if (b->n)
		buf_byte(b, '.');
	utf_safe(b, str_sub(t->step, 0, 80));
}

str words_trail(struct arena *a, const struct trail *t)
{
	struct buf b BUF_AUTO = {0};
	put_trail(&b, t);
	return arena_str(a, buf_str(&b));
}

str words_list(struct arena *a, const struct node *items)
{
	struct buf b BUF_AUTO = {0};
	for (const struct node *i = items->child; i; i = i->next) {
		if (b.n)
			buf_add(&b, S(", "));
		buf_add(&b, i->key.n ? i->key : i->text);
	}
	return arena_str(a, buf_str(&b));
}

str words_near(struct arena *a, const struct node *choices, str word, bool by_key)
{
	const struct node *best = NULL;
	unsigned least = (unsigned)(word.n / 3 < 2 ? 2 : word.n / 3 > 4 ? 4 : word.n / 3) + 1;
	for (const struct node *i = choices ? choices->child : NULL; i; i = i->next) {
		unsigned d = str_distance(by_key ? i->key : i->text, word);
		if (d < least) {
			least = d;
			best = i;
		}
	}
	return best ? arena_printf(a, "; did you mean %.*s?", STR_ARG(by_key ? best->key : best->text)) : S("");
}

str words_key(str key)
{
	enum { LONGEST = 40 };
	for (size_t i = 0; i < key.n; i++)
		if (!(key.p[i] >= 'a' && key.p[i] <= 'z') && key.p[i] != '_' && key.p[i] != '-')
			return S("(a key)");
	return key.n <= LONGEST ? key : S("(a key)");
}

str words_kind(const struct node *v)
{
	static const str names[] = {[NODE_NULL] = STR_INIT("empty"),      [NODE_BOOL] = STR_INIT("true or false"),
	                            [NODE_NUMBER] = STR_INIT("a number"), [NODE_STRING] = STR_INIT("text"),
	                            [NODE_ARRAY] = STR_INIT("a list"),    [NODE_OBJECT] = STR_INIT("a group of keys")};
	return (size_t)v->kind < sizeof names / sizeof *names && names[v->kind].n ? names[v->kind]
	                                                                          : S("something else");
}

str words_value(struct arena *a, const struct node *v)
{
	struct buf b BUF_AUTO = {0};
	if (v->kind != NODE_STRING && v->kind != NODE_NUMBER && v->kind != NODE_BOOL)
		return words_kind(v);
	if (v->kind == NODE_STRING)
		buf_byte(&b, '"');
	utf_safe(&b, str_sub(v->text, 0, 60));
	if (v->kind == NODE_STRING)
		buf_byte(&b, '"');
	return arena_str(a, buf_str(&b));
}
