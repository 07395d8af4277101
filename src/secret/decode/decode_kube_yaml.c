/* Manifests by their lines: a mapping is what stands in one column or deeper. */
#include "decode_kube.h"

static size_t next_line(str text, size_t at)
{
	size_t end = decode_line_end(text, at, text.n);
	return end + (end < text.n);
}

/* Where the first character of the line that begins at `at` stands, behind "- "; false in an empty line. */
static bool first_of(str text, size_t at, size_t *column, bool *item)
{
	size_t i = kube_skip_blanks(text, at);
	*item = kube_byte_at(text, i) == '-' && kube_blank(kube_byte_at(text, i + 1));
	*column = kube_skip_blanks(text, *item ? i + 1 : i) - at;
	return kube_byte_at(text, at + *column) && !strchr("\r\n#", kube_byte_at(text, at + *column));
}

bool kube_begins_line(str text, size_t at, size_t *line)
{
	size_t column;
	bool item;
	*line = at;
	for (unsigned i = 0; i < 2; i++) {
		while (*line && kube_blank(text.p[*line - 1]))
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
		size_t value = kube_skip_blanks(text, kube_scalar_at(text, at + column, ":\r\n", &key, &key_end));
		if (kube_byte_at(text, value) != ':')
			return;
		value = kube_skip_blanks(text, value + 1);
		if (kube_byte_at(text, value) == '|' || kube_byte_at(text, value) == '>')
			next = block_at(text, next, column, &from, &to);
		else
			kube_scalar_at(text, value, "#\r\n", &from, &to);
		kube_give(v, key, key_end, from, to, encoded);
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
		at = kube_skip_blanks(v->of, at + names[i].n);
		if (kube_byte_at(v->of, at) == '{')
			return next_line(v->of, kube_take_flow(v, at + 1, i == 0));
		take_entries(v, next_line(v->of, line), column, i == 0);
	}
	return next_line(v->of, line);
}

size_t kube_yaml(struct view *v, size_t low, size_t line, size_t column)
{
	str text = v->of;
	size_t at = line, first, begin = line;
	bool item = false;
	first_of(text, at, &first, &item);
	while (!item && at > low && line - at < KUBE_REACH) {
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
