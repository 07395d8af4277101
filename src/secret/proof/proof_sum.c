/* Tokens that end in a CRC-32 of themselves. They differ in what is summed and in how the sum is spelled, so each is a
 * row; the facts table (C1–C4, C19, C25, C27–C30) says where each was verified.
 *
 *   ghp_ BBBBBBBBBB CCCCCC      glsa_ BBBBBBBBBB _ CCCCCCCC
 *   └prefix  body   sum┘        └──── summed ──┘ gap  sum (little-endian hex)
 */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "base/hash.h"
#include "secret/proof/codec.h"

static const char digits62[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char digits62_small_first[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Writes exactly `size` digits, most significant first, zeros in front. */
static str spell(uint32_t sum, const char *digits, unsigned base, size_t size, struct arena *a)
{
	char *out = arena_alloc(a, size + 1);
	for (size_t i = size; i-- > 0; sum /= base)
		out[i] = digits[sum % base];
	return str_at(out, size);
}

typedef str speller(uint32_t sum, struct arena *a);

static str base62_six(uint32_t sum, struct arena *a) { return spell(sum, digits62, 62, 6, a); }
static str base62_small_first(uint32_t sum, struct arena *a) { return spell(sum, digits62_small_first, 62, 6, a); }
static str hex_upper(uint32_t sum, struct arena *a) { return spell(sum, "0123456789ABCDEF", 16, 8, a); }
static str hex_lower(uint32_t sum, struct arena *a) { return spell(sum, "0123456789abcdef", 16, 8, a); }
static str hex_swapped(uint32_t sum, struct arena *a) { return hex_lower(__builtin_bswap32(sum), a); }

static str base64_six(uint32_t sum, struct arena *a)
{
	const char bytes[] = {(char)(sum & 0xff), (char)(sum >> 8 & 0xff), (char)(sum >> 16 & 0xff), (char)(sum >> 24)};
	return str_sub(codec_encode(CODEC_BASE64, str_at(bytes, sizeof bytes), a), 0, 6);
}

struct sum_form {
	size_t prefix; /* its length; 0: up to and with the first '_' */
	bool summed;   /* the prefix is part of what is summed */
	size_t body;   /* its length; 0: any */
	bool gap;      /* an '_' that is not summed stands between body and sum */
	size_t size;   /* of the sum */
	speller *spell;
};

/* The sum that should follow head (all that stands before it); false when head is not of this form. */
static bool sum_of(const struct sum_form *form, str head, struct arena *a, str *sum)
{
	size_t prefix = form->prefix;
	if (!prefix) {
		size_t mark = str_find(head, S("_"), 0);
		if (mark == SIZE_MAX)
			return false;
		prefix = mark + 1;
	}
	if (form->gap) {
		if (!str_ends(head, S("_")))
			return false;
		head.n--;
	}
	if (head.n < prefix || (form->body && head.n - prefix != form->body))
		return false;
	*sum = form->spell(hash_crc32(form->summed ? head : str_sub(head, prefix, head.n)), a);
	return true;
}

static void sum_check(const struct sum_form *form, const struct proof_input *in, struct arena *a, struct proof *out)
{
	str want;
	size_t head = in->value.n > form->size ? in->value.n - form->size : 0;
	if (!sum_of(form, str_sub(in->value, 0, head), a, &want)) {
		proof_say(out, PROOF_NONE, S(""));
		return;
	}
	str got = str_sub(in->value, head, in->value.n);
	bool same = form->spell == hex_swapped ? str_ieq(got, want) : str_eq(got, want);
	proof_sum_verdict(same, in->value, out);
}

#define SUM_FORM(id, ...)                                                                                              \
	static const struct sum_form id##_form = {__VA_ARGS__};                                                        \
	void proof_##id(const struct proof_input *in, struct arena *a, struct proof *out)                              \
	{                                                                                                              \
		sum_check(&id##_form, in, a, out);                                                                     \
	}                                                                                                              \
	bool complete_##id(str token, struct arena *a, str *sum) { return sum_of(&id##_form, token, a, sum); }

/* clang-format off */
/*       id           prefix summed body gap    size spelled */
SUM_FORM(base62,      4,     false, 30,  false, 6,   base62_six)         /* C1 GitHub, C2 npm */
SUM_FORM(atlassian,   4,     true,  0,   false, 8,   hex_upper)          /* C3 */
SUM_FORM(grafana,     5,     true,  32,  true,  8,   hex_swapped)        /* C4 */
SUM_FORM(cloudflare,  0,     false, 40,  false, 8,   hex_lower)          /* C25 */
SUM_FORM(vercel,      4,     false, 50,  false, 6,   base62_six)         /* C27 */
SUM_FORM(deno,        4,     true,  30,  false, 6,   base62_six)         /* C28 */
SUM_FORM(confluent,   4,     false, 54,  false, 6,   base64_six)         /* C29 */
SUM_FORM(zuplo,       5,     false, 32,  true,  8,   hex_lower)          /* C30 */
SUM_FORM(honeybadger, 4,     true,  30,  false, 6,   base62_small_first) /* found by trial, as C28 was */
SUM_FORM(castai,      10,    true,  64,  true,  8,   hex_lower)          /* the same */
/* clang-format on */

/* C19: prefix payload [.version] . LL CCCCCCC, where LL is the payload's length and C the CRC-32 of all before it, both
 * in base 36. The prefix ends at the first '-', with a type like "t1_" behind it in runner tokens. */
enum { GITLAB_LENGTH = 2, GITLAB_SUM = 7 };
static const char digits36[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static bool gitlab_payload(str token, size_t *least, size_t *most)
{
	size_t dash = str_find(token, S("-"), 0), dot = str_find(token, S("."), 0);
	if (dash == SIZE_MAX || dot == SIZE_MAX || dot < dash + 4)
		return false;
	*least = *most = dot - dash - 1;
	const char *type = token.p + dash + 1;
	if (type[0] == 't' && type[1] >= '0' && type[1] <= '9' && type[2] == '_')
		*least -= 3;
	return *most <= 36 * 36 - 1;
}

bool complete_gitlab(str token, struct arena *a, str *checksum)
{
	size_t least, most;
	if (!str_ends(token, S(".")) || !gitlab_payload(token, &least, &most))
		return false;
	str length = spell((uint32_t)least, digits36, 36, GITLAB_LENGTH, a);
	str head = arena_printf(a, "%.*s%.*s", STR_ARG(token), STR_ARG(length));
	str sum = spell(hash_crc32(head), digits36, 36, GITLAB_SUM, a);
	*checksum = arena_printf(a, "%.*s%.*s", STR_ARG(length), STR_ARG(sum));
	return true;
}

void proof_gitlab(const struct proof_input *in, struct arena *a, struct proof *out)
{
	size_t least, most, tail = GITLAB_LENGTH + GITLAB_SUM;
	proof_say(out, PROOF_NONE, S(""));
	if (in->value.n <= tail || !gitlab_payload(in->value, &least, &most))
		return;
	size_t head = in->value.n - GITLAB_SUM;
	str length = str_sub(in->value, head - GITLAB_LENGTH, head);
	bool fits = str_eq(length, spell((uint32_t)least, digits36, 36, GITLAB_LENGTH, a)) ||
	            str_eq(length, spell((uint32_t)most, digits36, 36, GITLAB_LENGTH, a));
	str sum = spell(hash_crc32(str_sub(in->value, 0, head)), digits36, 36, GITLAB_SUM, a);
	proof_sum_verdict(fits && str_eq(sum, str_sub(in->value, head, in->value.n)), in->value, out);
}
