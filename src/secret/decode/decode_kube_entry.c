/* One entry of a Secret, however it is written. */
#include "decode_kube.h"

#include "base/ascii.h"

enum { VALUE_MOST = 1 << 20 };

static bool is_base64(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!ascii_alnum(c) && (!c || !strchr("+/= \t\r\n", c)))
			return false;
	}
	return true;
}

/* What a Secret may call an entry; a line of a template ({{- $password := …) is none. */
static bool is_entry_name(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!ascii_alnum(c) && (!c || !strchr("-_.", c)))
			return false;
	}
	return s.n > 0;
}

void kube_give(struct view *v, size_t key, size_t key_end, size_t from, size_t to, bool encoded)
{
	str value = str_sub(v->of, from, to), text = S("");
	if (to <= from || to - from > VALUE_MOST || !view_wants(v, from, to))
		return;
	if (!is_entry_name(str_sub(v->of, key, key_end)))
		return;
	if (encoded && is_base64(value))
		text = decode_base64_text(value, 1, v->d->a);
	view_put(v, S("kind: Secret\nstringData:\n  "), key, key, DECODE_FRAME);
	view_keep(v, key, key_end);
	view_put(v, S(": \""), key_end, key_end, DECODE_FRAME);
	if (text.n)
		view_put(v, text, from, to, DECODE_BASE64);
	else
		view_keep(v, from, to);
	view_put(v, S("\"\n"), to, to, DECODE_FRAME);
	v->how = DECODE_FRAME;
	view_give(v);
}

size_t kube_scalar_at(str text, size_t at, const char *ends, size_t *from, size_t *to)
{
	char quote = kube_byte_at(text, at);
	bool quoted = quote == '"' || quote == '\'';
	at += quoted;
	*from = at;
	while (at < text.n && (quoted ? text.p[at] != quote : !strchr(ends, text.p[at])))
		at += quoted && text.p[at] == '\\' && at + 1 < text.n ? 2 : 1;
	*to = at;
	while (!quoted && *to > *from && kube_blank(text.p[*to - 1]))
		--*to;
	return at + (quoted && at < text.n);
}

size_t kube_skip_between(str text, size_t at)
{
	while (kube_byte_at(text, at) && strchr(" \t\r\n,:", kube_byte_at(text, at)))
		at++;
	return at;
}

size_t kube_take_flow(struct view *v, size_t at, bool encoded)
{
	size_t key, key_end, from, to;
	while (!v->d->cut) {
		at = kube_skip_between(v->of, at);
		if (at >= v->of.n || v->of.p[at] == '}')
			break;
		at = kube_skip_between(v->of, kube_scalar_at(v->of, at, ":,}\r\n", &key, &key_end));
		at = kube_scalar_at(v->of, at, ",}\r\n", &from, &to);
		if (key == key_end)
			break;
		kube_give(v, key, key_end, from, to, encoded);
	}
	return at;
}
