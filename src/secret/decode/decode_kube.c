/* Kubernetes Secrets: each value of data and stringData becomes a small document of its own, decoded where it is base64
 * of text, so that one rule judges every value by its name:
 *
 *   kind: Secret                      kind: Secret
 *   data:                      →      stringData:
 *     DB_PASSWORD: …base64…             DB_PASSWORD: "…"
 *
 * Manifests are YAML (several in one file, a List of them, block scalars, {…}) or JSON. What is sealed is of another
 * kind, and what SOPS encrypted says so itself. */
#include "decode_kube.h"

#include <stdint.h>

/* The '{' of the object that holds `at`. Braces in strings are counted, too: they mostly come in pairs. */
static size_t object_of(str text, size_t low, size_t at)
{
	size_t first = at > KUBE_REACH + low ? at - KUBE_REACH : low, depth = 0;
	while (at > first) {
		char c = text.p[--at];
		depth += c == '}';
		if (c == '{' && depth-- == 0)
			return at;
	}
	return SIZE_MAX;
}

/* The object that holds `kind`, which lies behind `low`. Returns what is behind it; where there is none, nothing in
 * front of `kind` opens one for what comes later either. */
static size_t take_json(struct view *v, size_t low, size_t kind)
{
	str text = v->of;
	size_t at = object_of(text, low, kind), depth = 0, key, key_end, last = kind + KUBE_REACH;
	if (at == SIZE_MAX)
		return kind;
	for (; at < text.n && at < last && !v->d->cut; at++) {
		char c = text.p[at];
		depth += c == '{' || c == '[';
		if ((c == '}' || c == ']') && --depth == 0)
			break;
		if (c != '"')
			continue;
		at = kube_scalar_at(text, at, "", &key, &key_end) - 1;
		str name = str_sub(text, key, key_end);
		bool encoded = str_eq(name, S("data"));
		size_t value = kube_skip_between(text, at + 1);
		if (depth == 1 && kube_byte_at(text, value) == '{' && (encoded || str_eq(name, S("stringData"))))
			at = kube_take_flow(v, value + 1, encoded);
	}
	return at;
}

/* Does `kind`, the colon and what quotes them stand in front of `at`? Then *key is where, with its quote. */
static bool is_kind(str text, size_t at, size_t *key, bool *json)
{
	bool quoted = at && (text.p[at - 1] == '"' || text.p[at - 1] == '\'');
	at -= quoted;
	while (at && kube_blank(text.p[at - 1]))
		at--;
	if (!at || text.p[--at] != ':')
		return false;
	*json = at && text.p[at - 1] == '"' && quoted;
	at -= *json;
	if (!str_ends(str_sub(text, 0, at), S("kind")))
		return false;
	*key = at - 4 - *json;
	return !*json || (at > 4 && text.p[*key] == '"');
}

void decode_kube(struct view *v)
{
	static const str word = STR_INIT("Secret");
	str text = v->of;
	size_t at = 0, low = 0, key;
	bool json;
	if (v->in && v->in->how == DECODE_FRAME)
		return; /* one of ours */
	while (!v->d->cut && (at = str_find(text, word, at)) != SIZE_MAX) {
		char behind = kube_byte_at(text, at + word.n);
		bool ends = !behind || strchr("\"' \t\r\n,}", behind);
		at += word.n;
		if (ends && is_kind(text, at - word.n, &key, &json)) {
			size_t line;
			if (json)
				low = take_json(v, low, key);
			else if (kube_begins_line(text, key, &line))
				low = kube_yaml(v, low, line, key - line);
			at = low > at ? low : at;
		}
	}
}
