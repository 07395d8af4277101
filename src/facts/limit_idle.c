/* A name that stands once in its file, where it is given its value, is used by nobody, unless others see it. */
#include "limit_idle.h"

#include <stdint.h>

#include "base/ascii.h"
#include "facts/language.h"
#include "limit_body.h"

enum { NAMES = 128 };

static bool is_word(char c) { return ascii_alnum(c) || c == '_' || c == '$'; }

/* The only place of the word; SIZE_MAX: there are none, or more. */
static size_t only_place(str text, str word)
{
	size_t found = SIZE_MAX;
	for (size_t at = 0; (at = str_find(text, word, at)) != SIZE_MAX; at += word.n) {
		size_t end = at + word.n;
		if ((at && is_word(text.p[at - 1])) || (end < text.n && is_word(text.p[end])))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = at;
	}
	return found;
}

/* export const limiter = … */
static bool is_shown(str text, size_t at)
{
	size_t from = at;
	while (from && text.p[from - 1] != '\n' && text.p[from - 1] != ';')
		from--;
	return limit_has_any(str_sub(text, from, at), "export");
}

/* Of packages whose limiters do nothing until somebody is handed them. */
static bool takes_package(const struct node *tree)
{
	const struct node *imports = node_get(tree, S("imports"));
	for (const struct node *i = imports ? imports->child : NULL; i; i = i->next) {
		const struct node *module = i->kind == NODE_OBJECT ? node_get(i, S("module")) : i;
		if (module && str_listed(module->text, "express-rate-limit express-slow-down"))
			return true;
	}
	return false;
}

void limit_idle(struct facts *f, str path, const struct node *tree)
{
	const struct node *names = node_get(tree, S("names"));
	const struct node whole = {.line = 1, .end_line = UINT32_MAX - 1};
	struct arena scratch = {0};
	str text = S("");
	size_t looked = 0;
	if (!str_listed(language_of(path), "JavaScript TypeScript") || !takes_package(tree))
		return;
	for (const struct node *n = names ? names->child : NULL; n && looked < NAMES; n = n->next) {
		str made = str_sub(n->text, 0, str_find(n->text, S("("), 0));
		if (n->kind != NODE_UNKNOWN || made.n == n->text.n || !limit_has_any(made, "ratelimit|slowdown"))
			continue;
		if (!looked++)
			text = limit_body_lines(tree, &whole, &scratch).text;
		size_t at = only_place(text, n->key);
		if (at == SIZE_MAX || is_shown(text, at))
			continue;
		struct members m = fact_new(f, S("limit_parts"), path, n->line);
		members_scalar(&m, NODE_STRING, S("what"), S("idle"), NULL);
		members_scalar(&m, NODE_STRING, S("layer"), S("app"), NULL);
		members_scalar(&m, NODE_STRING, S("ref"), n->key, NULL);
	}
	arena_free(&scratch);
}
