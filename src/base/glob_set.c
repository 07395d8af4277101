/* Chains of plain patterns (braces expanded) by a hash of their key:
 *
 *   NAME       the last component, when it is literal      package.json
 *   EXTENSION  what stands behind its last dot             *.yaml, nginx-*.conf
 *   FOLDER     a literal component above                   sites-enabled/ and a star
 *   LOOSE      none of these: tried with each path         .env.*, README*
 *
 * What the hash brings is matched in full, so that two keys in one chain do no harm. */
#include "base/glob_set.h"

#include "base/glob.h"

enum { CHAINS = 1024 };
enum key { LOOSE, NAME, EXTENSION, FOLDER };

struct number {
	const struct number *next;
	uint32_t number;
};
struct entry {
	struct entry *next;
	str pattern;
	const struct number *numbers; /* many rules are for the same files */
	bool whole;                   /* matched with the path, not with its last component */
};
struct glob_set {
	struct arena *a;
	struct entry *loose, *chains[CHAINS];
};

struct glob_set *glob_set_new(struct arena *a)
{
	struct glob_set *s = arena_new(a, struct glob_set);
	s->a = a;
	return s;
}

static unsigned chain_of(enum key key, str text)
{
	uint32_t h = 2166136261u ^ (uint32_t)key;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		h = (h ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * 16777619u;
	}
	return (h ^ h >> 15) % CHAINS;
}

static bool is_literal(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '*' || s.p[i] == '?')
			return false;
	return s.n > 0;
}

/* A component above the last one that has to be in the path as it is. */
static str folder_of(str pattern)
{
	str rest = str_sub(pattern, 0, pattern.n - str_basename(pattern).n), piece;
	while (str_cut(&rest, '/', &piece))
		if (is_literal(piece))
			return piece;
	return S("");
}

static enum key key_of(str pattern, str *text)
{
	*text = str_basename(pattern);
	if (str_find(pattern, S("["), 0) != SIZE_MAX || str_find(pattern, S("\\"), 0) != SIZE_MAX)
		return LOOSE; /* a '/' there may not part components */
	if (is_literal(*text))
		return NAME;
	*text = str_extension(*text);
	if (is_literal(*text))
		return EXTENSION;
	*text = folder_of(pattern);
	return text->n ? FOLDER : LOOSE;
}

struct adding {
	struct glob_set *s;
	uint32_t number;
	bool whole;
};

static bool add_plain(void *ctx, str pattern)
{
	const struct adding *adding = ctx;
	struct glob_set *s = adding->s;
	str text;
	enum key key = key_of(pattern, &text);
	struct entry **chain = key == LOOSE ? &s->loose : &s->chains[chain_of(key, text)], *e = *chain;
	while (e && !(e->whole == adding->whole && str_eq(e->pattern, pattern)))
		e = e->next;
	if (!e) {
		e = arena_new(s->a, struct entry);
		*e = (struct entry){*chain, arena_str(s->a, pattern), NULL, adding->whole};
		*chain = e;
	}
	struct number *n = arena_new(s->a, struct number);
	*n = (struct number){e->numbers, adding->number};
	e->numbers = n;
	return false;
}

void glob_set_add(struct glob_set *s, str pattern, uint32_t number)
{
	struct adding adding = {s, number, str_find(pattern, S("/"), 0) != SIZE_MAX};
	glob_expand(pattern, &adding, add_plain);
}

struct asking {
	str path, name;
	void *ctx;
	void (*found)(void *ctx, uint32_t number);
};

static void ask(const struct asking *asking, const struct entry *e)
{
	for (; e; e = e->next)
		if (glob_match(e->pattern, e->whole ? asking->path : asking->name, GLOB_NOCASE))
			for (const struct number *n = e->numbers; n; n = n->next)
				asking->found(asking->ctx, n->number);
}

void glob_set_find(const struct glob_set *s, str path, void *ctx, void (*found)(void *ctx, uint32_t number))
{
	const struct asking asking = {path, str_basename(path), ctx, found};
	str above = str_sub(path, 0, path.n - asking.name.n), piece;
	ask(&asking, s->loose);
	ask(&asking, s->chains[chain_of(NAME, asking.name)]);
	ask(&asking, s->chains[chain_of(EXTENSION, str_extension(asking.name))]);
	while (str_cut(&above, '/', &piece))
		ask(&asking, s->chains[chain_of(FOLDER, piece)]);
}
