/* Placeholders of examples and fixtures, expanded from a seed. Everything is drawn from one splitmix64 stream, in the
 * order of the text: the same text and seed give the same bytes everywhere. */
#include "rules/example.h"

#include "base/ascii.h"

#include "base/buf.h"
#include "rules/example_key.h"
#include "secret/proof/codec.h"
#include "secret/proof/proof.h"

enum { DEEPEST = 4, LONGEST_RUN = 65536 };

struct expansion {
	uint64_t state;
	unsigned depth;
	struct arena *arena;
	struct err *err;
	struct buf *out;
};

static bool expand(struct expansion *x, str text);

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGIT "0123456789"

static const struct set {
	str name, of;
} sets[] = {
        {STR_INIT("HEX"), STR_INIT(DIGIT "ABCDEF")},
        {STR_INIT("alnum"), STR_INIT(UPPER LOWER DIGIT)},
        {STR_INIT("alpha"), STR_INIT(UPPER LOWER)},
        {STR_INIT("b32"), STR_INIT(UPPER "234567")},
        {STR_INIT("b58"), STR_INIT("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")},
        {STR_INIT("b64"), STR_INIT(UPPER LOWER DIGIT "+/")},
        {STR_INIT("b64url"), STR_INIT(UPPER LOWER DIGIT "-_")},
        {STR_INIT("bech32"), STR_INIT("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")},
        {STR_INIT("digit"), STR_INIT(DIGIT)},
        {STR_INIT("hex"), STR_INIT(DIGIT "abcdef")},
        {STR_INIT("lower"), STR_INIT(LOWER)},
        {STR_INIT("lownum"), STR_INIT(LOWER DIGIT)},
        {STR_INIT("upnum"), STR_INIT(UPPER DIGIT)},
        {STR_INIT("upper"), STR_INIT(UPPER)},
        {STR_INIT("word"), STR_INIT(UPPER LOWER DIGIT "_")},
};

bool example_set(str name, str *chars)
{
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (str_eq(sets[i].name, name)) {
			*chars = sets[i].of;
			return true;
		}
	return false;
}

static void put_run(struct expansion *x, str of, size_t n)
{
	char *to = buf_room(x->out, n);
	for (size_t i = 0; i < n; i++)
		to[i] = of.p[example_draw(&x->state) % of.n];
}

static void put_uuid(struct expansion *x)
{
	uint64_t a = example_draw(&x->state), b = example_draw(&x->state);
	buf_printf(x->out, "%08x-%04x-4%03x-%04x-%012llx", (unsigned)(a >> 32), (unsigned)(a >> 16 & 0xffff),
	           (unsigned)(a & 0xfff), (unsigned)(b >> 48 & 0x3fff) | 0x8000,
	           (unsigned long long)(b & 0xffffffffffff));
}

/* ---- placeholders with a text -------------------------------------------------------------------------------------
 */

static str unescape(struct arena *a, str text)
{
	char *out = arena_alloc(a, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '\\' && i + 1 < text.n) {
			c = text.p[++i];
			c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
		}
		out[n++] = c;
	}
	return str_at(out, n);
}

static bool put_encoded(struct expansion *x, enum codec_alphabet alphabet, str text)
{
	struct buf BUF_AUTO inner = {0};
	struct expansion in = *x;
	if (++in.depth > DEEPEST)
		return err_set(x->err, "placeholders are nested too deep");
	in.out = &inner;
	if (!expand(&in, unescape(x->arena, text)))
		return false;
	x->state = in.state;
	buf_add(x->out, codec_encode(alphabet, buf_str(&inner), x->arena));
	return true;
}

static bool put_key(struct expansion *x, str kind, bool one_line)
{
	str block;
	if (!example_key(kind, &x->state, x->arena, &block))
		return err_set(x->err, "no kind of key is named %.*s", STR_ARG(kind));
	for (size_t at = 0; at < block.n; at++)
		if (one_line && block.p[at] == '\n')
			buf_add(x->out, S("\\n"));
		else
			buf_byte(x->out, block.p[at]);
	return true;
}

/* What stands in front, from the last blank, quote, '=' or ':' on; a '=' right before the sum belongs to the token. */
static bool put_sum(struct expansion *x, str name)
{
	str token = buf_str(x->out), sum;
	size_t from = token.n;
	while (from && token.p[from - 1] == '=')
		from--;
	while (from && !ascii_in(" \t\r\n\"'`=:", token.p[from - 1]))
		from--;
	if (!proof_find(name))
		return err_set(x->err, "no check is named %.*s", STR_ARG(name));
	if (!proof_complete(name, str_sub(token, from, token.n), x->arena, &sum))
		return err_set(x->err, "%.*s has no checksum for what stands in front of it", STR_ARG(name));
	buf_add(x->out, sum);
	return true;
}

/* ---- the text itself ----------------------------------------------------------------------------------------------
 */

/* Offset behind the brace that closes the one at s[0]; 0 when none does, or when no name follows it, which is seen
 * before the rest is searched. '\' hides the next byte. */
static size_t closing(str s)
{
	enum { LONGEST_NAME = 9 };
	size_t depth = 0, name = 1;
	while (name < s.n && name <= LONGEST_NAME && s.p[name] != ':' && s.p[name] != '}')
		name++;
	if (name >= s.n || (s.p[name] != ':' && s.p[name] != '}'))
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == '{')
			depth++;
		else if (s.p[i] == '}' && --depth == 0)
			return i + 1;
	}
	return 0;
}

enum outcome { NO_PLACEHOLDER, DONE, BAD };

static enum outcome put_set(struct expansion *x, str name, str count)
{
	uint64_t n;
	str chars;
	if (!example_set(name, &chars) || !str_number(count, LONGEST_RUN, &n))
		return NO_PLACEHOLDER;
	put_run(x, chars, n);
	return DONE;
}

static enum outcome put_placeholder(struct expansion *x, str inside)
{
	str rest = inside, name;
	bool ok;
	if (str_eq(inside, S("uuid"))) {
		put_uuid(x);
		return DONE;
	}
	if (!str_cut(&rest, ':', &name) || !rest.p)
		return NO_PLACEHOLDER;
	if (str_eq(name, S("base64")))
		ok = put_encoded(x, CODEC_BASE64, rest);
	else if (str_eq(name, S("base64url")))
		ok = put_encoded(x, CODEC_BASE64URL, rest);
	else if (str_eq(name, S("pem")) || str_eq(name, S("pemline")))
		ok = put_key(x, rest, str_eq(name, S("pemline")));
	else if (str_eq(name, S("sum")))
		ok = put_sum(x, rest);
	else
		return put_set(x, name, rest);
	return ok ? DONE : BAD;
}

static bool expand(struct expansion *x, str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '{') {
			buf_byte(x->out, text.p[i]);
			continue;
		}
		if (i + 1 < text.n && text.p[i + 1] == '{') {
			buf_byte(x->out, '{');
			i++;
			continue;
		}
		size_t n = closing(str_sub(text, i, text.n));
		enum outcome outcome = n ? put_placeholder(x, str_sub(text, i + 1, i + n - 1)) : NO_PLACEHOLDER;
		if (outcome == BAD)
			return false;
		if (outcome == DONE)
			i += n - 1;
		else
			buf_byte(x->out, '{');
	}
	return true;
}

bool example_expand(str text, uint64_t seed, struct arena *a, str *out, struct err *err)
{
	struct buf BUF_AUTO bytes = {0};
	struct expansion x = {.state = seed, .arena = a, .err = err, .out = &bytes};
	if (!expand(&x, text))
		return false;
	*out = arena_str(a, buf_str(&bytes));
	return true;
}
