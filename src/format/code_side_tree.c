/* Where a file runs, as its tree has it. */
#include "format/code_walk.h"

enum code_place code_side_told(const struct node *tree)
{
	const struct node *place = node_get(tree, S("place")), *told = node_get(tree, S("told"));
	return place && told && str_eq(told->text, S("content")) ? code_place_of(place->text) : CODE_PLACES;
}

/* The tree is its reader's, who made these three for whoever knows more than one file. */
void code_side_settle(const struct node *tree, enum code_place place)
{
	const struct {
		str key, text;
	} rows[] = {
	        {S("side"), code_place_side(place)}, {S("place"), code_place_name(place)}, {S("told"), S("package")}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct node *n = (struct node *)node_get(tree, rows[i].key);
		if (n)
			n->text = rows[i].text;
	}
}

static void side_member(struct code_list *members, struct arena *a, str key, str text)
{
	struct node *n = arena_new(a, struct node);
	*n = (struct node){.kind = NODE_STRING, .line = 1, .col = 1, .key_line = 1, .text = text};
	code_append(members, key, n);
}

void code_side_members(const struct code_side *s, struct code_list *members, struct arena *a)
{
	enum code_place place = code_side_place(s);
	bool guessed = place == CODE_PLACES;
	if (guessed && s->home)
		place = code_place_of(str_of(s->home));
	side_member(members, a, S("side"), code_place_side(place));
	side_member(members, a, S("place"), code_place_name(place));
	side_member(members, a, S("told"), guessed ? S("language") : S("content"));
	if (s->server_first)
		side_member(members, a, S("directive"), S("use server"));
}
