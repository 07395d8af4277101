/* Who makes which doors, and how one becomes a row. */
#include "door.h"

#include "facts/folder.h"
#include "door_command.h"
#include "door_function.h"
#include "door_resource.h"
#include "door_route.h"
#include "door_rules.h"
#include "door_script.h"
#include "door_sql.h"
#include "row_get.h"

static bool is_sample(const struct node *row)
{
	static const char sides[] = "test docs";
	str side;
	for (str list = str_of(sides); str_cut(&list, ' ', &side);)
		if (row_is(row, S("side"), side))
			return true;
	return folder_is_sample(row_text(row, S("path")));
}

static void add_truth(struct members *row, str key, enum truth t)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(row, NODE_UNKNOWN, key, key, NULL);
	else
		members_bool(row, key, t == TRUTH_TRUE);
}

void door_add(struct doors *d, const struct door *door)
{
	const struct {
		str key, text;
	} texts[] = {{S("what"), door->what}, {S("name"), door->name}, {S("address"), door->address},
	             {S("to"), door->to},     {S("by"), door->by},     {S("may"), door->may},
	             {S("says"), door->says}};
	unsigned line = door->line ? door->line : door->row->line;
	const struct node at = {.line = line, .col = line ? 1 : 0, .key_line = line};
	if (is_sample(door->row))
		return;
	struct members row = members_below(d->list, NODE_OBJECT, S(""), &at);
	members_scalar(&row, NODE_STRING, S("path"), row_text(door->row, S("path")), NULL);
	members_scalar(&row, NODE_STRING, S("side"), row_text(door->row, S("side")), NULL);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&row, NODE_STRING, texts[i].key, texts[i].text, NULL);
	add_truth(&row, S("open"), door->open);
	add_truth(&row, S("people"), door->people);
}

void doors_make(struct members *root, str as_of)
{
	static void (*const makers[])(struct doors * d) = {doors_of_commands, doors_of_functions, doors_of_resources,
	                                                   doors_of_rules,    doors_of_scripts,   doors_of_sql,
	                                                   doors_of_routes};
	const struct node *facts = root->node;
	struct members list = members_below(root, NODE_ARRAY, S("doors"), NULL);
	struct doors d = {root->arena, facts, as_of, &list};
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		makers[i](&d);
}
