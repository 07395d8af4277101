/* decoding: what a text hides, and where it stood. */
#ifndef TESTS_SECRET_DECODE_DECODING_H
#define TESTS_SECRET_DECODE_DECODING_H

#include <criterion/criterion.h>
#include <stdint.h>

#include "secret/decode/decode.h"
#include "secret/proof/codec.h"

struct decoding {
	struct arena arena;
	const struct decoded *at[64];
	size_t n;
};

static inline void decode_keep(void *ctx, const struct decoded *d)
{
	struct decoding *s = ctx;
	if (s->n < 64)
		s->at[s->n] = d;
	s->n++;
}

static inline bool decode_run_on(struct decoding *s, str text)
{
	s->n = 0;
	return decode_text(text, &s->arena, s, decode_keep);
}

/* The decoded text that holds `part`, which stood in the document as `origin`, hidden like `note`. */
static inline void decode_expect(struct decoding *s, const char *text, const char *part, const char *origin,
                                 const char *note)
{
	str document = str_of(text);
	cr_expect(decode_run_on(s, document), "%s", text);
	for (size_t i = 0; i < s->n && i < 64; i++) {
		const struct decoded *d = s->at[i];
		size_t at = str_find(d->text, str_of(part), 0), from, to;
		if (at == SIZE_MAX)
			continue;
		decode_place(d, at, at + strlen(part), &from, &to);
		str stood = str_sub(document, from, to), how = decode_note(d, at, at + strlen(part), &s->arena);
		cr_expect(str_eq(stood, str_of(origin)), "%.*s instead of %s", STR_ARG(stood), origin);
		cr_expect(str_eq(how, str_of(note)), "%.*s instead of %s", STR_ARG(how), note);
		cr_expect(decode_changed(d, at, at + strlen(part)));
		return;
	}
	cr_expect(false, "%s: %s is not found (%zu texts)", text, part, s->n);
}

static inline const char *decode_base64_of(struct decoding *s, const char *text)
{
	return arena_printf(&s->arena, "%.*s", STR_ARG(codec_encode(CODEC_BASE64, str_of(text), &s->arena))).p;
}

#endif
