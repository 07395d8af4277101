/* Words of a command. Those behind options stand among the others as well, so that what is asked for is looked up on
 * both sides. */
#include "command_row.h"

#include "row_get.h"

bool command_row_is(const struct node *row, const char *program, const char *words)
{
	const struct node *args = node_get(row, S("args")), *n = args ? args->child : NULL;
	str word;
	if (!row_is(row, S("program"), str_of(program)) || row_is(row, S("runs"), S("false")))
		return false;
	for (str list = str_of(words); list.n && str_cut(&list, ' ', &word); n = n->next) {
		while (n && !str_eq(n->text, word))
			n = n->next;
		if (!n)
			return false;
	}
	return true;
}

const struct node *command_row_option(const struct node *row, str name)
{
	return node_get(node_get(row, S("options")), name);
}

static bool is_value(const struct node *options, str text, const char *flags)
{
	for (const struct node *o = options ? options->child : NULL; o; o = o->next)
		if (str_eq(o->text, text) && !str_listed(o->key, flags))
			return true;
	return false;
}

str command_row_behind(const struct node *row, str word, const char *flags)
{
	const struct node *args = node_get(row, S("args")), *options = node_get(row, S("options"));
	bool behind = false;
	for (const struct node *n = args ? args->child : NULL; n; n = n->next) {
		if (behind && n->kind == NODE_STRING && !is_value(options, n->text, flags))
			return n->text;
		behind = behind || str_eq(n->text, word);
	}
	return S("");
}
