/* microaudit init: writes microapp.yaml from a handful of answers, asked on a terminal or given as options. Whatever
 * the schema says against an answer is said at once; a file that is there is never touched. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf.h"
#include "cmd/cmd.h"
#include "cmd/init_form.h"
#include "cmd/new_file.h"
#include "cmd/command.h"
#include "policy/manifest.h"

static const struct option *option_of(enum option_id id)
{
	for (size_t i = 0; i < option_count; i++)
		if (option_table[i].id == id)
			return &option_table[i];
	return NULL;
}

static bool ask(size_t question, struct init_answers *answers, struct arena *a)
{
	const struct init_question *q = &init_questions[question];
	const struct option *o = option_of(q->id);
	char *line = NULL;
	size_t room = 0;
	bool ok = false;
	while (!ok) {
		fprintf(stderr, "\n%.*s\n", STR_ARG(q->ask));
		if (o->values.n)
			fprintf(stderr, "(%.*s)\n", STR_ARG(o->values));
		fputs("> ", stderr);
		ssize_t n = getline(&line, &room, stdin);
		if (n < 0)
			break;
		answers->given[question] = arena_str(a, str_trim(str_at(line, (size_t)n)));
		if (answers->given[question].n == 0 && !q->optional)
			continue;
		str why = init_problem(answers, question, a);
		ok = why.n == 0;
		if (!ok)
			fprintf(stderr, "%.*s\n", STR_ARG(why));
	}
	free(line);
	return ok;
}

/* Options given: all that are needed must be there and right. */
static bool take_options(const struct args *args, struct init_answers *answers, struct arena *a, struct err *err)
{
	struct buf missing BUF_AUTO = {0};
	for (size_t i = 0; i < INIT_QUESTIONS; i++) {
		answers->given[i] = opt_value(args, init_questions[i].id, S(""));
		if (answers->given[i].n == 0 && !init_questions[i].optional) {
			const struct option *o = option_of(init_questions[i].id);
			buf_printf(&missing, " --%.*s", STR_ARG(o->name));
		}
	}
	if (missing.n)
		return err_set(err, "init needs answers; also give%.*s, or run it on a terminal without options",
		               STR_ARG(buf_str(&missing)));
	for (size_t i = 0; i < INIT_QUESTIONS; i++) {
		str why = init_problem(answers, i, a);
		if (why.n)
			return err_set(err, "%.*s", STR_ARG(why));
	}
	return true;
}

static bool take_answers(const struct args *args, struct init_answers *answers, struct arena *a, struct err *err)
{
	bool options = false;
	for (size_t i = 0; i < INIT_QUESTIONS; i++)
		options = options || opt_given(args, init_questions[i].id);
	if (options || !isatty(STDIN_FILENO))
		return take_options(args, answers, a, err);
	fputs("A few questions, then microapp.yaml is written. Nothing leaves this machine.\n", stderr);
	for (size_t i = 0; i < INIT_QUESTIONS; i++)
		if (!ask(i, answers, a))
			return err_set(err, "no answer; nothing was written");
	return true;
}

/* The manifest that is there already; "" for none. */
static str existing(str folder, struct arena *a)
{
	struct stat st;
	for (size_t i = 0; i < manifest_paths.n; i++) {
		str path = arena_printf(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(manifest_paths.at[i]));
		if (lstat(path.p, &st) == 0)
			return path;
	}
	return S("");
}

static int finish(str folder, str text, struct arena *a)
{
	struct schema_error *errors;
	struct err err = {{0}};
	struct buf out BUF_AUTO = {0};
	str path = str_eq(folder, S(".")) ? S("microapp.yaml") : arena_printf(a, "%.*s/microapp.yaml", STR_ARG(folder));
	size_t n = init_check(text, a, &errors, &err);
	if (err.text[0] || !new_file_write(path, text, 0666, &err))
		return cmd_error(&err);
	buf_printf(&out, "Wrote %.*s.\n", STR_ARG(path));
	if (n)
		buf_add(&out, S("Still to be filled in there:\n"));
	for (size_t i = 0; i < n; i++) {
		buf_add(&out, S("  "));
		utf_safe(&out, errors[i].text);
		buf_byte(&out, '\n');
	}
	buf_printf(&out, "Next: microaudit scan %.*s\n", STR_ARG(folder));
	return cmd_say(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

static int init(const struct args *args, struct arena *a)
{
	struct init_answers answers = {0};
	struct err err = {{0}};
	struct stat st;
	if (args->n_words > 1)
		return cmd_usage("give one PATH, not %zu", args->n_words);
	str folder = args->n_words ? args->words[0] : S(".");
	if (folder.n == 0 || stat(folder.p, &st) != 0 || !S_ISDIR(st.st_mode))
		return cmd_usage("no such folder: %.*s", STR_ARG(folder));
	str there = existing(folder, a);
	if (there.n)
		return cmd_usage("%.*s is there already; edit it, init overwrites nothing", STR_ARG(there));
	if (!take_answers(args, &answers, a, &err))
		return cmd_error(&err);
	return finish(folder, init_fill(&answers, a), a);
}

int cmd_init(const struct args *args)
{
	struct arena arena = {0};
	int status = init(args, &arena);
	arena_free(&arena);
	return status;
}
