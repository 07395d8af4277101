/* Kubernetes Secrets: each value of data and stringData becomes a small document of its own, decoded where it is base64
 * of text, so that one rule judges every value by its name:
 *
 *   kind: Secret                      kind: Secret
 *   data:                      →      stringData:
 *     DB_PASSWORD: …base64…             DB_PASSWORD: "…"
 *
 * Manifests are YAML (several in one file, a List of them, block scalars, {…}) or JSON. What is sealed is of another
 * kind, and what SOPS encrypted says so itself. */
#include <stdint.h>

#include "base/ascii.h"
#include "secret/decode/decoders.h"

enum {
	REACH = 256 << 10, /* bytes of one manifest before and behind its kind */
	VALUE_MOST = 1 << 20
};

static char byte_at(str text, size_t at) { return at < text.n ? text.p[at] : '\0'; }

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static size_t skip_blanks(str text, size_t at)
{
	while (is_blank(byte_at(text, at)))
		at++;
	return at;
}

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

/* One entry: the name, and the value or, under a '|', its lines. */
static void give(struct view *v, size_t key, size_t key_end, size_t from, size_t to, bool encoded)
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

/* A scalar that ends at its quote or, without one, before one of ends: [*from, *to). Returns what is behind it. */
static size_t scalar_at(str text, size_t at, const char *ends, size_t *from, size_t *to)
{
	char quote = byte_at(text, at);
	bool quoted = quote == '"' || quote == '\'';
	at += quoted;
	*from = at;
	while (at < text.n && (quoted ? text.p[at] != quote : !strchr(ends, text.p[at])))
		at += quoted && text.p[at] == '\\' && at + 1 < text.n ? 2 : 1;
	*to = at;
	while (!quoted && *to > *from && is_blank(text.p[*to - 1]))
		--*to;
	return at + (quoted && at < text.n);
}

static size_t skip_between(str text, size_t at)
{
	while (byte_at(text, at) && strchr(" \t\r\n,:", byte_at(text, at)))
		at++;
	return at;
}

/* name: value pairs up to the '}' that closes them; `at` stands behind the '{'. Returns where they end. */
static size_t take_flow(struct view *v, size_t at, bool encoded)
{
	size_t key, key_end, from, to;
	while (!v->d->cut) {
		at = skip_between(v->of, at);
		if (at >= v->of.n || v->of.p[at] == '}')
			break;
		at = skip_between(v->of, scalar_at(v->of, at, ":,}\r\n", &key, &key_end));
		at = scalar_at(v->of, at, ",}\r\n", &from, &to);
		if (key == key_end)
			break;
		give(v, key, key_end, from, to, encoded);
	}
	return at;
}

/* ---- YAML ---- */

static size_t next_line(str text, size_t at)
{
	size_t end = decode_line_end(text, at, text.n);
	return end + (end < text.n);
}

/* Where the first character of the line that begins at `at` stands, behind "- "; false in an empty line. */
static bool first_of(str text, size_t at, size_t *column, bool *item)
{
	size_t i = skip_blanks(text, at);
	*item = byte_at(text, i) == '-' && is_blank(byte_at(text, i + 1));
	*column = skip_blanks(text, *item ? i + 1 : i) - at;
	return byte_at(text, at + *column) && !strchr("\r\n#", byte_at(text, at + *column));
}

/* Is `at` the first character of its line, or behind "- "? Then *line is where that begins. */
static bool begins_line(str text, size_t at, size_t *line)
{
	size_t column;
	bool item;
	*line = at;
	for (unsigned i = 0; i < 2; i++) {
		while (*line && is_blank(text.p[*line - 1]))
			--*line;
		if (i == 0 && *line && *line < at && text.p[*line - 1] == '-')
			--*line;
	}
	return (*line == 0 || text.p[*line - 1] == '\n') && first_of(text, *line, &column, &item) &&
	       *line + column == at;
}

/* The lines below a block scalar's name: [*from, *to) without indentation in front. Returns the line behind. */
static size_t block_at(str text, size_t at, size_t above, size_t *from, size_t *to)
{
	size_t column;
	bool item;
	*from = *to = 0;
	for (; at < text.n; at = next_line(text, at)) {
		if (!first_of(text, at, &column, &item))
			continue;
		if (column <= above)
			break;
		*from = *from ? *from : at + column;
		*to = decode_line_end(text, at, text.n);
	}
	return at;
}

/* The entries below data: or stringData:, which stands in column `above`; `at` is the line behind it. */
static void take_entries(struct view *v, size_t at, size_t above, bool encoded)
{
	str text = v->of;
	size_t column, key, key_end, from, to;
	bool item;
	while (at < text.n && !v->d->cut) {
		size_t next = next_line(text, at);
		if (!first_of(text, at, &column, &item)) {
			at = next;
			continue;
		}
		if (column <= above)
			return;
		size_t value = skip_blanks(text, scalar_at(text, at + column, ":\r\n", &key, &key_end));
		if (byte_at(text, value) != ':')
			return;
		value = skip_blanks(text, value + 1);
		if (byte_at(text, value) == '|' || byte_at(text, value) == '>')
			next = block_at(text, next, column, &from, &to);
		else
			scalar_at(text, value, "#\r\n", &from, &to);
		give(v, key, key_end, from, to, encoded);
		at = next;
	}
}

/* Returns where the next line to look at begins. */
static size_t take_line(struct view *v, size_t line, size_t column)
{
	static const str names[] = {STR_INIT("data:"), STR_INIT("stringData:")};
	for (unsigned i = 0; i < 2; i++) {
		size_t at = line + column;
		if (!str_starts(str_sub(v->of, at, v->of.n), names[i]))
			continue;
		at = skip_blanks(v->of, at + names[i].n);
		if (byte_at(v->of, at) == '{')
			return next_line(v->of, take_flow(v, at + 1, i == 0));
		take_entries(v, next_line(v->of, line), column, i == 0);
	}
	return next_line(v->of, line);
}

/* The mapping whose line holds kind: in `column`: its lines stand in that column or deeper, and behind `low`. Returns
 * what is behind it. */
static size_t take_yaml(struct view *v, size_t low, size_t line, size_t column)
{
	str text = v->of;
	size_t at = line, first, begin = line;
	bool item = false;
	first_of(text, at, &first, &item);
	while (!item && at > low && line - at < REACH) {
		at = decode_line_start(text, at - 1, text.n);
		if (str_starts(str_sub(text, at, text.n), S("---")))
			break;
		if (first_of(text, at, &first, &item) && first < column)
			break;
		item = item && first == column;
		begin = at;
	}
	for (size_t next = at = begin; at < text.n && !v->d->cut; at = next) {
		if (at != begin && str_starts(str_sub(text, at, text.n), S("---")))
			break;
		next = next_line(text, at);
		if (!first_of(text, at, &first, &item))
			continue;
		if (at != begin && (first < column || (item && first == column)))
			break;
		if (first == column)
			next = take_line(v, at, column);
	}
	return at;
}

/* ---- JSON ---- */

/* The '{' of the object that holds `at`. Braces in strings are counted, too: they mostly come in pairs. */
static size_t object_of(str text, size_t low, size_t at)
{
	size_t first = at > REACH + low ? at - REACH : low, depth = 0;
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
	size_t at = object_of(text, low, kind), depth = 0, key, key_end, last = kind + REACH;
	if (at == SIZE_MAX)
		return kind;
	for (; at < text.n && at < last && !v->d->cut; at++) {
		char c = text.p[at];
		depth += c == '{' || c == '[';
		if ((c == '}' || c == ']') && --depth == 0)
			break;
		if (c != '"')
			continue;
		at = scalar_at(text, at, "", &key, &key_end) - 1;
		str name = str_sub(text, key, key_end);
		bool encoded = str_eq(name, S("data"));
		size_t value = skip_between(text, at + 1);
		if (depth == 1 && byte_at(text, value) == '{' && (encoded || str_eq(name, S("stringData"))))
			at = take_flow(v, value + 1, encoded);
	}
	return at;
}

/* Does `kind`, the colon and what quotes them stand in front of `at`? Then *key is where, with its quote. */
static bool is_kind(str text, size_t at, size_t *key, bool *json)
{
	bool quoted = at && (text.p[at - 1] == '"' || text.p[at - 1] == '\'');
	at -= quoted;
	while (at && is_blank(text.p[at - 1]))
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
		char behind = byte_at(text, at + word.n);
		bool ends = !behind || strchr("\"' \t\r\n,}", behind);
		at += word.n;
		if (ends && is_kind(text, at - word.n, &key, &json)) {
			size_t line;
			if (json)
				low = take_json(v, low, key);
			else if (begins_line(text, key, &line))
				low = take_yaml(v, low, line, key - line);
			at = low > at ? low : at;
		}
	}
}
