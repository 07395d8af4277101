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

/* Does the word stand in the text, as a word or the beginning of one, in any case? */
static bool has_word(str text, str word)
{
	for (size_t i = 0; word.n && i + word.n <= text.n; i++) {
		char before = i ? text.p[i - 1] : ' ';
		bool starts = !((before | 0x20) >= 'a' && (before | 0x20) <= 'z') && !(before >= '0' && before <= '9');
		if (starts && str_ieq(str_sub(text, i, i + word.n), word))
			return true;
	}
	return false;
}

/* A name that differs in a letter or two of its length is a slip of the finger. */
static bool is_slip(str name, str id) { return str_distance(name, id) * 3 <= id.n; }

void prose_suggest(struct buf *out, const struct ruleset *set, str id)
{
	enum { MOST = 3 };
	str near = prose_nearest(set, id);
	size_t n = 0;
	if (is_slip(near, id)) {
		buf_add(out, near);
		return;
	}
	for (size_t i = 0; i < set->n_controls && n < MOST; i++)
		if (has_word(set->controls[i].title, id))
			buf_printf(out, "%s%.*s", n++ ? ", " : "", STR_ARG(set->controls[i].id));
	for (int by_title = 0; by_title < 2; by_title++)
		for (size_t i = 0; i < set->n_rules && n < MOST; i++) {
			const struct rule *r = &set->rules[i];
			bool id_has = has_word(r->id, id);
			if (!r->fact.n && r->kind != RULE_CONTROL &&
			    (by_title ? !id_has && has_word(r->title, id) : id_has))
				buf_printf(out, "%s%.*s", n++ ? ", " : "", STR_ARG(r->id));
		}
}

void prose_unknown(struct buf *out, const struct ruleset *set, str id)
{
	struct buf near BUF_AUTO = {0};
	prose_suggest(&near, set, id);
	buf_printf(out, "no rule or control named %.*s; ", STR_ARG(id));
	if (near.n)
		buf_printf(out, "did you mean %.*s?", STR_ARG(buf_str(&near)));
	else
		buf_add(out, S("microaudit rules list and microaudit checklist name them"));
}

str prose_nearest(const struct ruleset *set, str id)
{
	str best = set->n_rules ? set->rules[0].id : S("");
	for (size_t i = 0; i < set->n_rules; i++)
		if (set->rules[i].kind != RULE_CONTROL && str_distance(set->rules[i].id, id) < str_distance(best, id))
			best = set->rules[i].id;
	for (size_t i = 0; i < set->n_controls; i++)
		if (str_distance(set->controls[i].id, id) < str_distance(best, id))
			best = set->controls[i].id;
	return best;
}
