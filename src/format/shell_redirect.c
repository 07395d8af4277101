/* What stands around the words of a command: redirections anywhere, assignments in front. */
#include "shell_redirect.h"

#include "base/ascii.h"
#include "shell_compound.h"
#include "shell_put.h"

static void take_here(struct shell_reader *r, struct shell_tree *of)
{
	bool quoted, dash = shell_peek(r, 2) == '-';
	r->at += dash ? 3 : 2;
	shell_skip_blanks(r);
	size_t i = r->n_heres;
	struct shell_tree ignored = {0};
	struct shell_word mark = shell_next_word(r, &ignored, &quoted);
	if (i == sizeof r->heres / sizeof *r->heres) {
		r->broken = true;
		return;
	}
	r->heres[i].mark = mark.text;
	r->heres[i].dash = dash;
	r->heres[i].literal = quoted;
	r->heres[i].of = of;
	r->n_heres++;
}

/* > file, 2>&1, <<END, <(list) and the like, which may stand between words. */
bool shell_redirect(struct shell_reader *r, struct shell_tree *of)
{
	size_t at = r->at;
	bool quoted;
	if (shell_at_filled(r))
		return false;
	while (ascii_digit((char)shell_peek(r, at - r->at)))
		at++;
	int c = at < r->s.n ? r->s.p[at] : -1, next = at + 1 < r->s.n ? r->s.p[at + 1] : -1;
	if (c == '&' && next == '>')
		at++;
	else if (c != '<' && c != '>')
		return false;
	r->at = at;
	if (next == '(' && (c == '<' || c == '>')) {
		r->at += 2;
		shell_put_inner(of, shell_parse_inner(r));
		r->at += shell_peek(r, 0) == ')';
		shell_add_word(of, r->arena, (struct shell_word){str_sub(r->s, at, r->at), false});
		return true;
	}
	if (shell_sees(r, S("<<<"))) {
		r->at += 3;
		shell_skip_blanks(r);
		struct shell_word text = shell_next_word(r, of, &quoted);
		of->input = text.text;
		of->has_input = text.known;
		return true;
	}
	if (shell_sees(r, S("<<"))) {
		take_here(r, of);
		return true;
	}
	while (ascii_in("<>&|", (char)shell_peek(r, 0)))
		r->at++;
	shell_skip_blanks(r);
	if (shell_sees(r, S(">(")) || shell_sees(r, S("<("))) { /* > >(tee log): where it goes, and no word */
		r->at += 2;
		shell_put_inner(of, shell_parse_inner(r));
		r->at += shell_peek(r, 0) == ')';
		return true;
	}
	shell_next_word(r, of, &quoted);
	return true;
}

/* NAME=, NAME+=, NAME[x]= */
bool shell_redirect_assigns(const struct shell_reader *r)
{
	size_t n = 0;
	int c = shell_peek(r, 0);
	if (c != '_' && !ascii_letter((char)c))
		return false;
	while ((c = shell_peek(r, n)) == '_' || (c >= 0 && ascii_alnum((char)c)))
		n++;
	for (size_t most = n + 200; c == '[' && n < most;)
		for (; n < most && c != ']' && c != '\n' && c >= 0; c = shell_peek(r, ++n))
			;
	if (c == ']')
		c = shell_peek(r, ++n);
	return c == '=' || (c == '+' && shell_peek(r, n + 1) == '=');
}

/* Behind the = of one: (a list), or a word. */
void shell_redirect_assignment(struct shell_reader *r, struct shell_tree *of)
{
	bool quoted;
	of->assigns = true;
	while (shell_peek(r, 0) != '=')
		r->at++;
	r->at++;
	if (shell_peek(r, 0) != '(') {
		shell_next_word(r, of, &quoted);
		return;
	}
	r->at++;
	for (size_t at = SIZE_MAX; at != r->at && shell_peek(r, 0) != ')';) {
		at = r->at;
		shell_skip_lines(r);
		shell_next_word(r, of, &quoted);
	}
	r->broken = r->broken || shell_peek(r, 0) != ')';
	r->at += shell_peek(r, 0) == ')';
}
