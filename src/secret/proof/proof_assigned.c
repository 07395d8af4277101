/* The generic detector: a value and the name it is given to. Evidence adds up: what the name promises, what kind of
 * value it is, how the two are joined. Nothing is a secret by its entropy alone. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/proof/checks.h"
#include "secret/value/value.h"
#include "secret/value/words.h"
#include "assigned_out.h"

static bool is_word_byte(char c) { return ascii_alnum(c) || c == '_'; }

/* ---- the name -----------------------------------------------------------------------------------------------------
 */

static bool in_name(char c) { return is_word_byte(c) || c == '-' || c == '.'; }

/* Takes the last run of name characters off the end of *lead; "" when none is left. */
static str name_before(str *lead)
{
	size_t end = lead->n, from;
	while (end && !is_word_byte(lead->p[end - 1]))
		end--;
	for (from = end; from && in_name(lead->p[from - 1]); from--)
		;
	str name = str_sub(*lead, from, end);
	lead->n = from;
	return name;
}

static bool speaks_of_secrets(str name)
{
	static const str parts[] = {STR_INIT("pass"), STR_INIT("pwd"),  STR_INIT("secret"), STR_INIT("token"),
	                            STR_INIT("key"),  STR_INIT("cred"), STR_INIT("auth")};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_ifind(name, parts[i], 0) != SIZE_MAX)
			return true;
	return false;
}

/* For a rule with a pattern: the nearest name that speaks of secrets, for between it and the value may stand a type, a
 * string's prefix or an attribute. What it promises may still be nothing (token_url). Where no name does, the rule's
 * pattern vouches (IDENTIFIED BY '…'). */
static str key_of(str lead)
{
	enum { FARTHEST = 8 };
	for (unsigned i = 0; i < FARTHEST; i++) {
		str name = name_before(&lead);
		if (!name.n)
			break;
		if (value_key(name) != KEY_NONE || speaks_of_secrets(name))
			return name;
	}
	return S("password");
}

/* user.password.encode → encode */
static str method_of(str name)
{
	size_t dot = name.n;
	while (dot && name.p[dot - 1] != '.')
		dot--;
	return str_sub(name, dot, name.n);
}

/* The element of a page that a server rendered: what it holds was made for one visit. */
static bool in_page(const struct proof_input *in)
{
	size_t i = in->assigned->key, from = i > 200 ? i - 200 : 0;
	while (i > from && in->document.p[i - 1] != '<' && in->document.p[i - 1] != '>' &&
	       in->document.p[i - 1] != '\n')
		i--;
	str tag = str_sub(in->document, i, in->assigned->key);
	return i > from && in->document.p[i - 1] == '<' && (str_starts(tag, S("input")) || str_starts(tag, S("meta")));
}

/* ---- adding up ----------------------------------------------------------------------------------------------------
 */

/* Weights from which a value counts, and from which it is at least shown, by what its name promises. */
static const struct {
	unsigned counts, shown;
} bars[] = {[KEY_NONE] = {101, 101},
            [KEY_WEAK] = {75, 60},
            [KEY_TOKEN] = {60, 40},
            [KEY_SECRET] = {50, 30},
            [KEY_PASSWORD] = {40, 15}};

/* What the way of joining takes away: two neighbours in a list may have nothing to do with each other. */
static unsigned doubt_of(enum assign_op op)
{
	switch (op) {
	case ASSIGN_LIST:
	case ASSIGN_CALL:
		return 10;
	case ASSIGN_COMPARE:
	case ASSIGN_BLANK:
		return 10;
	default:
		return 0;
	}
}

/* Long, thrown by chance, hardly a word in it: what a machine makes for use. */
static bool is_strong(const struct value_class *class, enum key_kind kind, str value)
{
	enum { WEIGHT = 68, LENGTH = 16, LONGEST_CHOSEN = 24 };
	size_t words, letters = words_letters(value, &words), digits = 0;
	for (size_t i = 0; i < value.n; i++)
		digits += value.p[i] >= '0' && value.p[i] <= '9';
	if (kind == KEY_WEAK || (kind == KEY_PASSWORD && value.n < LONGEST_CHOSEN)) /* people spell words with digits */
		return false;
	return class->kind == VALUE_RANDOM && class->weight >= WEIGHT && value.n >= LENGTH && letters * 4 < value.n &&
	       digits > 1 && !memchr(value.p, ' ', value.n);
}

static void weigh(const struct value_class *class, enum key_kind kind, unsigned doubt, struct proof *out)
{
	unsigned weight = class->weight > doubt ? class->weight - doubt : 0;
	if (weight < bars[kind].shown)
		out->result = PROOF_NOT_A_SECRET;
	else if (weight < bars[kind].counts)
		out->result = PROOF_FAIL;
}

/* Words, paths and kinds of tokens stand in lists by the thousand: an element must speak for itself. */
static bool is_strong_item(const struct value_class *class, enum key_kind kind, str value)
{
	enum { WEIGHT = 45, ADDRESS = 42 };
	size_t digits = 0;
	if (kind != KEY_PASSWORD)
		return is_strong(class, kind, value) && !(value.n == ADDRESS && str_starts(value, S("0x")));
	for (size_t i = 0; i < value.n; i++)
		digits += value.p[i] >= '0' && value.p[i] <= '9';
	return class->kind == VALUE_RANDOM && class->weight >= WEIGHT && digits && digits < value.n &&
	       !memchr(value.p, ' ', value.n);
}

/* What a table keeps of passwords is mostly their hash: hex as long as one (behind a sign or not), base64 that is
 * filled up or longer than anybody types. */
static bool is_kept_hash(str value)
{
	enum { DIGEST64 = 24, TYPED = 60 };
	static const size_t digests[] = {32, 40, 48, 56, 64, 96, 128};
	size_t hex = 0, base64 = 0, n = value.n;
	str digits = str_starts(value, S("*"))    ? str_sub(value, 1, n)
	             : str_starts(value, S("0x")) ? str_sub(value, 2, n)
	                                          : value;
	for (size_t i = 0; i < digits.n; i++)
		hex += ascii_in("0123456789abcdefABCDEF", digits.p[i]);
	for (size_t i = 0; hex == digits.n && i < sizeof digests / sizeof *digests; i++)
		if (hex == digests[i])
			return true;
	for (size_t i = 0; i < n; i++)
		base64 += is_word_byte(value.p[i]) || ascii_in("+/=-.", value.p[i]);
	return base64 == n && n >= DIGEST64 && (n >= TYPED || (n % 4 == 0 && value.p[n - 1] == '='));
}

static bool is_common(const struct proof_input *in, bool chosen)
{
	return value_is_common(in->value) || (chosen && assigned_is_name_beside(in));
}

static void judge_assignment(const struct proof_input *in, struct arena *arena, struct proof *out)
{
	enum { SHOWN = 48 };
	const struct assignment *a = in->assigned;
	str key = str_sub(in->document, a->key, a->key_end);
	if (a->op == ASSIGN_CALL)
		key = method_of(key);
	if (a->op == ASSIGN_ITEM) /* the name is a plural */
		key = str_sub(key, 0, key.n - 1);
	bool listed = a->op == ASSIGN_LIST || a->op == ASSIGN_CALL || a->op == ASSIGN_COMPARE;
	enum key_kind kind = value_key(key);
	str reason = assigned_ruled_out(in, key, kind, listed);
	if (reason.n) {
		proof_say(out, PROOF_NOT_A_SECRET, reason);
		return;
	}
	struct value_class class = value_judge(in->value, key, a->quote != '\0');
	if (a->op == ASSIGN_ROW && kind == KEY_PASSWORD && (class.kind == VALUE_DIGEST || is_kept_hash(in->value))) {
		proof_say(out, PROOF_NOT_A_SECRET, S("the hash of a password"));
		return;
	}
	proof_say(out, PROOF_NONE,
	          arena_printf(arena, "%.*s is given %.*s", STR_ARG(str_sub(key, 0, SHOWN)), STR_ARG(class.reason)));
	out->chosen = class.kind == VALUE_PASSWORD || class.kind == VALUE_WORDS || class.kind == VALUE_NUMBER;
	out->common = is_common(in, out->chosen);
	weigh(&class, kind, doubt_of(a->op), out);
	if (a->op == ASSIGN_ITEM && !is_strong_item(&class, kind, in->value))
		proof_say(out, PROOF_NOT_A_SECRET, S("a list of something else"));
	bool strong = !listed && is_strong(&class, kind, in->value);
	if (out->result == PROOF_NONE && kind == KEY_TOKEN && in_page(in))
		out->result = PROOF_FAIL;
	out->strong = out->result == PROOF_NONE && strong;
}

void proof_assigned(const struct proof_input *in, struct arena *a, struct proof *out)
{
	if (in->assigned) {
		judge_assignment(in, a, out);
		return;
	}
	str lead = proof_lead(in), key = key_of(lead);
	bool quoted = lead.n && ascii_in("\"'`>", lead.p[lead.n - 1]);
	enum key_kind kind = value_key(key);
	struct value_class class = value_judge(in->value, key, quoted);
	proof_say(out, PROOF_NONE, class.reason);
	out->chosen = class.kind == VALUE_PASSWORD || class.kind == VALUE_WORDS || class.kind == VALUE_NUMBER;
	out->common = is_common(in, out->chosen);
	if (!quoted && assigned_in_program(in->value, in->after))
		proof_say(out, PROOF_NOT_A_SECRET, S("a name in a program"));
	else if (kind == KEY_NONE)
		proof_say(out, PROOF_NOT_A_SECRET, S("its name promises no secret"));
	else
		weigh(&class, kind, 0, out);
}
