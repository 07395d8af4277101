/* Identity and mask of a secret, in the only place that takes the raw value; and the order of findings. */
#include "model/finding.h"

#include "base/glob.h"
#include "base/utf.h"

str print_text(struct arena *a, const uint8_t print[PRINT_SIZE])
{
	char hex[2 * PRINT_SIZE + 1];
	hash_hex(print, PRINT_SIZE, hex);
	return arena_printf(a, "1:%s", hex);
}

static int hex_digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

bool print_parse(str text, uint8_t out[PRINT_SIZE])
{
	if (text.n != 2 + 2 * PRINT_SIZE || !str_starts(text, S("1:")))
		return false;
	for (size_t i = 0; i < PRINT_SIZE; i++) {
		int high = hex_digit(text.p[2 + 2 * i]), low = hex_digit(text.p[3 + 2 * i]);
		if (high < 0 || low < 0)
			return false;
		out[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

str finding_mask(struct arena *a, str secret, str prefix)
{
	enum { TAIL = 4, LONG_ENOUGH = 24 };
	struct buf b BUF_AUTO = {0};
	/* A prefix that is most of the value would show it. */
	if (!str_starts(secret, prefix) || prefix.n * 2 > secret.n)
		prefix = S("");
	utf_safe(&b, prefix);
	buf_add(&b, S("\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"));
	bool one_line = str_find(secret, S("\n"), 0) == SIZE_MAX;
	if (one_line && utf_count(str_sub(secret, prefix.n, secret.n)) >= LONG_ENOUGH - TAIL &&
	    utf_count(secret) >= LONG_ENOUGH) {
		/* Counted from the front: from the back, bad bytes could pass for one long character. */
		str tail = secret;
		size_t length;
		for (size_t skip = utf_count(secret) - TAIL; skip > 0; skip--) {
			utf_next(tail, &length);
			tail = str_sub(tail, length, tail.n);
		}
		utf_safe(&b, tail);
	}
	return arena_str(a, buf_str(&b));
}

void finding_identify(struct arena *a, struct hit *h, str secret, str prefix)
{
	str parts[] = {S("secret"), secret};
	hash_print(parts, 2, h->print);
	h->secret = true;
	h->shown = finding_mask(a, secret, prefix);
}

int finding_order(const struct finding *a, const struct finding *b)
{
	const struct place *p = &a->main.place, *q = &b->main.place;
	if (a->severity != b->severity)
		return a->severity < b->severity ? 1 : -1;
	if (a->main.confidence != b->main.confidence)
		return a->main.confidence < b->main.confidence ? 1 : -1;
	if (!p->path.n != !q->path.n) /* what can be opened and mended comes before what is missing as a whole */
		return p->path.n ? -1 : 1;
	int c = str_cmp(p->path, q->path);
	if (c)
		return c;
	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	if (p->col != q->col)
		return p->col < q->col ? -1 : 1;
	c = str_cmp(a->main.rule->id, b->main.rule->id);
	return c ? c : memcmp(a->main.print, b->main.print, PRINT_SIZE);
}

bool finding_is_about(const struct finding *f, const struct control *c)
{
	if (f->control == c)
		return true;
	for (size_t i = 0; f->main.secret && f->state != STATE_EXCEPTED && i < c->secrets_in.n; i++)
		if (f->held == HELD_HEAD && glob_rule(c->secrets_in.at[i], f->main.place.path))
			return true;
	bool committed = false;
	for (size_t i = 0; c->of_history && f->main.secret && i < f->n_places; i++)
		committed = committed || f->places[i].origin == ORIGIN_HISTORY;
	return committed && f->state != STATE_EXCEPTED;
}
