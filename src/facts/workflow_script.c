/* The lines of the text are told where in the file they stand, since a list may be taken from elsewhere. */
#include "workflow_script.h"

#include <stdlib.h>

#include "facts_int.h"

enum { DEPTH = 10, STEPS = 4096 }; /* of references in references */

static void add_text(struct workflow_script *script, const struct node *n)
{
	bool block = n->end_line > n->line && str_find(n->text, S("\n"), 0) != SIZE_MAX;
	str rest = n->text, line;
	for (unsigned at = n->line + block; str_cut(&rest, '\n', &line); at++) {
		mem_room(script->lines, script->n, script->cap);
		script->lines[script->n++] = at;
		buf_add(&script->text, line);
		buf_byte(&script->text, '\n');
	}
}

/* !reference [.job, script] of GitLab: what stands there; NULL: in another file. */
static const struct node *referred(const struct workflow *w, const struct node *n)
{
	const struct node *to = w->tree;
	for (const struct node *key = n->child; key && to; key = key->next)
		to = node_get(to, key->text);
	return n->child ? to : NULL;
}

static void add(struct workflow_script *script, struct workflow *w, const struct workflow_step *s, const struct node *n,
                unsigned depth)
{
	struct workflow_step own = *s;
	if (++script->steps > STEPS)
		return;
	if (n->kind == NODE_ARRAY && depth < DEPTH) {
		for (const struct node *c = n->child; c; c = c->next)
			add(script, w, s, c, depth + 1);
		return;
	}
	if (n->kind == NODE_UNKNOWN && str_eq(n->text, S("!reference"))) {
		static const str elsewhere = STR_INIT(". !reference");
		const struct node *to = referred(w, n),
		                  text = {.kind = NODE_STRING, .text = elsewhere, .line = n->line};
		if (to && depth < DEPTH)
			add(script, w, s, to, depth + 1);
		else
			add_text(script, &text); /* as a file that the shell reads */
		return;
	}
	if (!workflow_is_text(n))
		return;
	own.at = own.run = n;
	own.listed = true;
	workflow_add_step(w, &own);
	add_text(script, n);
}

void workflow_script_add(struct workflow_script *script, struct workflow *w, const struct workflow_step *s,
                         const struct node *list)
{
	if (list)
		add(script, w, s, list, 0);
}

void workflow_script_end(struct workflow_script *script, struct workflow *w, const struct workflow_step *s)
{
	const struct command_place p = workflow_place(w, s);
	if (script->n)
		command_add_lines(w->f, &p, arena_str(w->f->arena, buf_str(&script->text)), script->lines, script->n);
	buf_free(&script->text);
	free(script->lines);
	*script = (struct workflow_script){0};
}
