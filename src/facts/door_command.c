/* A command says that the platform asks nobody. The program behind it may: where the repository signs people in, it is
 * not known whether the door is open. */
#include "door_command.h"

#include "base/ascii.h"
#include "row_get.h"

/* All words have to stand in the command, which ends with its line; a \ at the end of a line goes on. */
static const struct {
	const char *words;  /* "|" between them */
	const char *before; /* the name stands behind this word */
	const char *what, *says;
} commands[] = {
        {"gcloud |run deploy|--allow-unauthenticated", "deploy", "server",
         "the service is deployed with --allow-unauthenticated; use --no-allow-unauthenticated, or let its code ask "
         "who "
         "calls"},
        {"gcloud |functions deploy|--allow-unauthenticated", "deploy", "function",
         "the function is deployed with --allow-unauthenticated; use --no-allow-unauthenticated, or let its code ask "
         "who "
         "calls"},
        {"gcloud |add-iam-policy-binding|allUsers|invoker", "add-iam-policy-binding", "server",
         "allUsers may invoke it; name the accounts that call it instead"},
        {"aws |function-url-config|--auth-type NONE", "--function-name", "function",
         "its address is made with --auth-type NONE; use AWS_IAM, or let its code ask who calls"},
};

/* The next command: to the end of its line, lines that go on included. */
static bool next_command(str *rest, str *command)
{
	size_t to = 0;
	if (!rest->n)
		return false;
	while (to < rest->n && !(rest->p[to] == '\n' && (!to || rest->p[to - 1] != '\\')))
		to++;
	*command = str_sub(*rest, 0, to);
	*rest = str_sub(*rest, to + 1, rest->n);
	return true;
}

static bool holds_all(str command, const char *words)
{
	str word;
	for (str list = str_of(words); str_cut(&list, '|', &word);)
		if (str_find(command, word, 0) == SIZE_MAX)
			return false;
	return true;
}

static bool is_gap(char c) { return ascii_in(" \t\n\\=\"'", c); }

/* The word behind `before`; "" where an option stands there. */
static str name_behind(str command, str before)
{
	size_t from = str_find(command, before, 0), to;
	from = from == SIZE_MAX ? command.n : from + before.n;
	while (from < command.n && is_gap(command.p[from]))
		from++;
	for (to = from; to < command.n && !is_gap(command.p[to]);)
		to++;
	return from < command.n && command.p[from] != '-' ? str_sub(command, from, to) : S("");
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
};

static void see(const struct making *m, const struct node *row, const struct node *at, str text)
{
	for (str command; next_command(&text, &command);)
		for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
			if (!holds_all(command, commands[i].words))
				continue;
			str what = str_of(commands[i].what), name = name_behind(command, str_of(commands[i].before));
			name = name.n ? name : what;
			door_add(m->d, &(struct door){.row = row,
			                              .line = at->line,
			                              .what = what,
			                              .name = name,
			                              .open = m->signs_in ? TRUTH_UNKNOWN : TRUTH_TRUE,
			                              .to = S("anyone"),
			                              .may = S("execute"),
			                              .people = TRUTH_UNKNOWN,
			                              .says = arena_printf(m->d->arena,
			                                                   "anyone on the internet may call %.*s: %s",
			                                                   STR_ARG(name), commands[i].says)});
		}
}

void doors_of_commands(struct doors *d)
{
	const struct making m = {d, signs_in(d->facts)};
	const struct node *list;
	for (const struct node *w = rows_of(d->facts, S("workflows")); w; w = row_after(w)) {
		list = node_get(w, S("steps"));
		for (const struct node *s = list ? list->child : NULL; s; s = s->next)
			if (node_get(s, S("run")))
				see(&m, w, node_get(s, S("run")), row_text(s, S("run")));
	}
	for (const struct node *p = rows_of(d->facts, S("package_files")); p; p = row_after(p)) {
		list = node_get(p, S("scripts"));
		for (const struct node *s = list ? list->child : NULL; s; s = s->next)
			see(&m, p, s, s->text);
	}
}
