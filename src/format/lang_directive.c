/* What stands between #if and #endif, where a language has such lines: it is there or not by how it is compiled. The
 * lexer leaves the lines themselves out. */
#include "format/lang_function.h"

enum { DIRECTIVES_DEEP = 16 };

struct directive {
	unsigned line; /* of its word */
	str says;
};

static str word_of(str line)
{
	line = str_trim(line);
	return str_starts(line, S("#")) ? str_trim(str_sub(line, 1, line.n)) : S("");
}

/* Tells what stands behind the line of a directive and in front of another line. */
static void add(struct code_scope *s, const struct directive *d, unsigned end)
{
	struct node *n = code_node(s->w->f, NODE_STRING, arena_str(s->w->f->arena, str_sub(d->says, 0, 80)), 0, 1);
	if (!n)
		return;
	n->line = n->key_line = d->line + 1;
	n->end_line = end;
	n->col = n->end_col = 1;
	code_append(&s->w->branches, (str){0}, n);
}

void lang_directives(struct code_scope *s)
{
	struct directive open[DIRECTIVES_DEEP];
	size_t n = 0, deeper = 0;
	unsigned number = 0;
	str line;
	for (str rest = s->w->f->t.bytes; str_cut(&rest, '\n', &line);) {
		str word = word_of(line);
		number++;
		bool begins = str_starts(word, S("if ")) || str_starts(word, S("if(")),
		     ends = str_starts(word, S("endif"));
		bool other = str_starts(word, S("el")); /* else, elif, elseif */
		if (begins && n == DIRECTIVES_DEEP)
			deeper++;
		else if (ends && deeper)
			deeper--;
		else if (n && !deeper && (ends || other))
			add(s, &open[--n], number);
		if ((begins && !deeper) || (other && !deeper && n < DIRECTIVES_DEEP))
			open[n++] = (struct directive){number, word};
	}
}
