/* Values by what they are, and by the name that they are given to. */
#include "fact_mask.h"

#include <stdint.h>

#include "base/ascii.h"
#include "facts/fact.h"
#include "secret/decode/decode.h"
#include "secret/value/neighbour.h"
#include "secret/value/value.h"

enum { MOST_SECRETS = 1 << 10, SHORTEST = 4 };

struct secret {
	str value;
	bool plain; /* nothing but its name says that it is one: it counts where it is all, or given to a name */
};
struct masking {
	struct arena *arena;
	struct secret *secrets;
	size_t n_secrets;
	bool code;     /* what stands there without quotes is no text */
	bool too_many; /* to be told apart: nothing is shown */
	str text;      /* at hand, and what is made of it; NULL: nothing yet */
	char *to;
};

/* Text rules are asked before anybody weighs what they found: `persist-credentials: false` is among it. */
static bool is_nothing(str value)
{
	static const str words[] = {STR_INIT("true"), STR_INIT("false"), STR_INIT("null"),
	                            STR_INIT("none"), STR_INIT("write"), STR_INIT("read")};
	str reason;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ieq(words[i], value))
			return true;
	return value.n < SHORTEST || value_placeholder(value, &reason) || value_reference(value, &reason);
}

/* A name as code writes it, without quotes. */
static bool is_name(str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (!ascii_alnum(value.p[i]) && value.p[i] != '_' && value.p[i] != '$')
			return false;
	return value.n && !(value.p[0] >= '0' && value.p[0] <= '9');
}

static void add(struct masking *m, const struct rule *r, str value)
{
	struct secret s = {value, false};
	if (r->form != ASSIGN_NONE) {
		enum value_kind kind = value_judge(value, S(""), true).kind;
		s.plain = kind != VALUE_PASSWORD && kind != VALUE_RANDOM && kind != VALUE_DIGEST;
	}
	if (s.plain && is_nothing(value))
		return;
	m->too_many = m->too_many || m->n_secrets == MOST_SECRETS;
	if (value.n >= SHORTEST && !m->too_many)
		m->secrets[m->n_secrets++] = s;
}

/* As the document has it, and as it reads when it is decoded. */
static void list_secrets(struct masking *m, const struct matches *matches, str text)
{
	size_t most = 2 * matches->n < MOST_SECRETS ? 2 * matches->n : MOST_SECRETS;
	m->secrets = arena_array(m->arena, struct secret, most);
	for (const struct match *x = matches->at; x < matches->at + matches->n; x++) {
		str value = str_sub(text, x->at, x->at_end);
		bool quoted = x->in || (x->at && ascii_in("\"'`", text.p[x->at - 1]));
		/* `verifyToken: verifyToken` of a program gives a function, which other files know by that name; so
		 * does what a rule for files of another kind takes for a value */
		bool assigned = x->rule->form != ASSIGN_NONE || x->rule->files.n;
		if (m->code && !quoted && assigned && is_name(value))
			continue;
		add(m, x->rule, value);
		if (x->in)
			add(m, x->rule, str_sub(x->in->text, x->start, x->end));
	}
}

static void put_stars(struct masking *m, size_t from, size_t end)
{
	if (!m->to) {
		m->to = arena_alloc(m->arena, m->text.n);
		memcpy(m->to, m->text.p, m->text.n);
	}
	memset(m->to + from, '*', end - from);
}

/* All of the text, or right behind what gives it to a name. */
static bool is_given(str text, size_t at, size_t n) { return at ? ascii_in("=:\"'`", text.p[at - 1]) : n == text.n; }

static void mask_secrets(struct masking *m)
{
	for (size_t i = 0; i < m->n_secrets; i++) {
		const struct secret *s = &m->secrets[i];
		size_t n = s->value.n;
		for (size_t at = 0; (at = str_find(m->text, s->value, at)) != SIZE_MAX; at += n)
			if (!s->plain || is_given(m->text, at, n))
				put_stars(m, at, at + n);
	}
}

/* What the name in front of it, or one within the text, says to be secret. */
static void mask_neighbours(struct masking *m, str key)
{
	struct neighbour found[NEIGHBOURS_MOST];
	str line = m->text, reason;
	if (value_key(key) != KEY_NONE && !value_reference(m->text, &reason))
		line = arena_printf(m->arena, "%.*s: %.*s", STR_ARG(key), STR_ARG(m->text));
	size_t n = neighbours_find(line, found, NEIGHBOURS_MOST), front = line.n - m->text.n;
	for (size_t i = 0; i < n; i++)
		if (found[i].end > front)
			put_stars(m, found[i].start > front ? found[i].start - front : 0, found[i].end - front);
}

static str masked(void *ctx, str key, str text)
{
	struct masking *m = ctx;
	if (text.n < SHORTEST)
		return text;
	m->text = text;
	m->to = NULL;
	mask_secrets(m);
	mask_neighbours(m, key);
	return m->to ? str_at(m->to, text.n) : text;
}

void fact_mask(struct facts *f, const struct matches *matches, str text, bool code, struct arena *a)
{
	struct masking m = {.arena = a, .code = code};
	list_secrets(&m, matches, text);
	if (m.too_many)
		facts_hide(f);
	else
		facts_rewrite(f, &m, masked);
}
