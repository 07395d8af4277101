/* Any bytes as text: characters cover them without a gap, wide ones become UTF-8, and what is shown to a person is
 * valid and holds nothing that a terminal obeys. */
#include "base/encoding.h"
#include "base/utf.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

static size_t count(str s)
{
	size_t n = 0, length;
	for (size_t at = 0; at < s.n; at += length, n++) {
		int32_t code = utf_next(str_sub(s, at, s.n), &length);
		must(length >= 1 && length <= 4 && at + length <= s.n);
		must(code <= 0x10ffff && (code >= 0 || length == 1) && (code < 0xd800 || code >= 0xe000));
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct buf shown BUF_AUTO = {0};
	str text = fuzz_copy(data, size);
	size_t mark = 0;
	enum encoding e = encoding_of(text, &mark);
	must(count(text) == utf_count(text) && mark <= text.n);
	str wide = encoding_text(str_sub(text, mark, text.n), e, &a);
	must(e == ENCODING_AS_IS || utf_valid(wide));
	fuzz_touch(wide);
	utf_safe(&shown, text);
	str safe = buf_str(&shown);
	must(utf_valid(safe));
	for (size_t i = 0; i < safe.n; i++)
		must((unsigned char)safe.p[i] >= ' ' && safe.p[i] != 0x7f);
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
