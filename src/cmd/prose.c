/* Folding and naming. */
#include "cmd/prose.h"

#include "base/utf.h"

enum { WIDTH = 80, LABEL = 12 };

void prose_fold(struct buf *out, unsigned indent, str text)
{
	struct buf safe BUF_AUTO = {0};
	utf_safe(&safe, text);
	str rest = buf_str(&safe), word;
	size_t column = indent;
	bool first = true;
	while (str_cut(&rest, ' ', &word)) {
		size_t n = utf_count(word);
		if (n == 0)
			continue;
		if (!first && column + 1 + n > WIDTH) {
			buf_printf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			buf_byte(out, ' ');
			column++;
		}
		buf_add(out, word);
		column += n;
		first = false;
	}
	buf_byte(out, '\n');
}

void prose_field(struct buf *out, str label, str text)
{
	if (text.n == 0)
		return;
	buf_printf(out, "%.*s:%*s", STR_ARG(label), label.n + 1 < LABEL ? (int)(LABEL - label.n - 1) : 1, "");
	prose_fold(out, LABEL, text);
}

str prose_nearest(const struct ruleset *set, str id)
{
	str best = set->n_rules ? set->rules[0].id : S("");
	for (size_t i = 0; i < set->n_rules; i++)
		if (str_distance(set->rules[i].id, id) < str_distance(best, id))
			best = set->rules[i].id;
	for (size_t i = 0; i < set->n_controls; i++)
		if (str_distance(set->controls[i].id, id) < str_distance(best, id))
			best = set->controls[i].id;
	return best;
}
