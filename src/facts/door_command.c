/* A command says that the platform asks nobody. The program behind it may: where the repository signs people in, it is
 * not known whether the door is open. */
#include "door_command.h"

#include "format/reader.h"
#include "command_row.h"
#include "row_get.h"

static const struct {
	const char *program, *words;
	const char *option, *value; /* "" for value: none is asked for */
	const char *also, *also_value;
	const char *before; /* the name stands behind this word, or is given to this option */
	const char *what, *says;
} commands[] = {
        {"gcloud", "run deploy", "--allow-unauthenticated", "", "", "", "deploy", "server",
         "the service is deployed with --allow-unauthenticated; use --no-allow-unauthenticated, or let its code ask "
         "who calls"},
        {"gcloud", "functions deploy", "--allow-unauthenticated", "", "", "", "deploy", "function",
         "the function is deployed with --allow-unauthenticated; use --no-allow-unauthenticated, or let its code ask "
         "who calls"},
        {"gcloud", "add-iam-policy-binding", "--member", "allUsers", "--role", "invoker", "add-iam-policy-binding",
         "server", "allUsers may invoke it; name the accounts that call it instead"},
        {"gcloud", "add-invoker-policy-binding", "--member", "allUsers", "", "", "add-invoker-policy-binding",
         "function", "allUsers may invoke it; name the accounts that call it instead"},
        {"aws", "create-function-url-config", "--auth-type", "NONE", "", "", "--function-name", "function",
         "its address is made with --auth-type NONE; use AWS_IAM, or let its code ask who calls"},
        {"aws", "update-function-url-config", "--auth-type", "NONE", "", "", "--function-name", "function",
         "its address is made with --auth-type NONE; use AWS_IAM, or let its code ask who calls"},
};

static const char flags[] = "--allow-unauthenticated --quiet -q --no-traffic --gen2";

/* A value that is not known is not taken for the one that opens. */
static bool option_says(const struct node *row, const char *option, const char *value)
{
	const struct node *n = *option ? command_row_option(row, str_of(option)) : NULL;
	if (!*option)
		return true;
	return n && (!*value || (n->kind == NODE_STRING && str_find(n->text, str_of(value), 0) != SIZE_MAX));
}

static str name_of(const struct node *row, const char *before)
{
	if (before[0] != '-')
		return command_row_behind(row, str_of(before), flags);
	const struct node *n = command_row_option(row, str_of(before));
	return n && n->kind == NODE_STRING ? n->text : S("");
}

/* Does anything of the repository sign people in? */
static bool signs_in(const struct node *facts)
{
	static const char modules[] =
	        "passport next-auth @clerk @auth jsonwebtoken jose express-jwt google-auth-library "
	        "firebase-admin authlib flask_login fastapi.security django.contrib.auth "
	        "express-openid-connect @supabase jwt";
	str module;
	for (const struct node *row = rows_of(facts, S("starts")); row; row = row_after(row))
		if (row_is(row, S("what"), S("sign-in")))
			return true;
	for (const struct node *row = rows_of(facts, S("imports")); row; row = row_after(row))
		for (str list = str_of(modules); str_cut(&list, ' ', &module);)
			if (str_starts(row_text(row, S("module")), module))
				return true;
	return false;
}

struct making {
	struct doors *d;
	bool signs_in;
	struct map seen;
};

/* The same command, come to in several ways, opens one door. */
static bool is_seen(struct making *m, const struct node *row, str name)
{
	str key =
	        arena_printf(m->d->arena, "%u:%.*s:%.*s", row->line, STR_ARG(name), STR_ARG(row_text(row, S("path"))));
	if (map_get(&m->seen, m, key))
		return true;
	map_put(&m->seen, m->d->arena, m, key, m);
	return false;
}

static void see(struct making *m, const struct node *row)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		if (!command_row_is(row, commands[i].program, commands[i].words) ||
		    !option_says(row, commands[i].option, commands[i].value) ||
		    !option_says(row, commands[i].also, commands[i].also_value))
			continue;
		str what = str_of(commands[i].what), name = name_of(row, commands[i].before);
		name = name.n ? name : what;
		if (is_seen(m, row, name))
			continue;
		door_add(m->d,
		         &(struct door){.row = row,
		                        .line = row->line,
		                        .what = what,
		                        .name = name,
		                        .open = m->signs_in ? TRUTH_UNKNOWN : TRUTH_TRUE,
		                        .to = S("anyone"),
		                        .may = S("execute"),
		                        .people = TRUTH_UNKNOWN,
		                        .says = arena_printf(m->d->arena, "anyone on the internet may call %.*s: %s",
		                                             STR_ARG(name), commands[i].says)});
	}
}

void doors_of_commands(struct doors *d)
{
	struct making m = {.d = d, .signs_in = signs_in(d->facts)};
	for (const struct node *row = rows_of(d->facts, S("commands")); row; row = row_after(row))
		see(&m, row);
}
