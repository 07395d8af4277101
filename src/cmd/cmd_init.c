/* microaudit init: writes microapp.yaml from a handful of answers, asked on a terminal or given as options. Whatever
 * the schema says against an answer is said at once; a file that is there is never touched. */
#include "cmd/cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf.h"
#include "cmd/new_file.h"
#include "engine/ruleset.h"
#include "format/format.h"
#include "policy/manifest.h"
#include "policy/schema.h"

/* One answer: what is asked, where it stands in the template, and what stands in for it until it is given (so that the
 * answers before it can be checked). */
static const struct question {
	enum option_id id;
	str blank; /* in the template; "" for a line that is commented out there */
	str line;  /* that line */
	str path;  /* in the document, as the schema names it */
	str ask;   /* one question in plain words */
	str stand_in;
	bool optional;
} questions[] = {
        {OPT_NAME,
         STR_INIT("{name}"),
         {0},
         STR_INIT("name"),
         STR_INIT("What do people call the app?"),
         STR_INIT("App"),
         false},
        {OPT_APP_ID,
         STR_INIT("{app_id}"),
         {0},
         STR_INIT("app_id"),
         STR_INIT("A short name that never changes (small letters, digits, hyphens)"),
         STR_INIT("app"),
         false},
        {OPT_PURPOSE,
         STR_INIT("{purpose}"),
         {0},
         STR_INIT("purpose"),
         STR_INIT("What is it for? One or two sentences a colleague understands"),
         STR_INIT("To be written."),
         false},
        {OPT_OWNER,
         STR_INIT("{owner}"),
         {0},
         STR_INIT("owner.email"),
         STR_INIT("E-mail address of the person who is responsible for it"),
         STR_INIT("a@example.com"),
         false},
        {OPT_EXPOSURE,
         STR_INIT("{exposure}"),
         {0},
         STR_INIT("exposure"),
         STR_INIT("Who can reach it? private: you and people you name; internal: employees; partner: known\n"
                  "outsiders; public: anyone on the internet"),
         STR_INIT("private"),
         false},
        {OPT_DATA,
         STR_INIT("{classification}"),
         {0},
         STR_INIT("data.classification"),
         STR_INIT("How sensitive is the most sensitive data it handles? regulated: health, payment and the like"),
         STR_INIT("public"),
         false},
        {OPT_AUTH,
         STR_INIT("{protocol}"),
         {0},
         STR_INIT("auth.protocol"),
         STR_INIT("How do people sign in? platform: the host does it; none: they do not"),
         STR_INIT("none"),
         false},
        {OPT_PLATFORM,
         {0},
         STR_INIT("#    platform: vercel\n"),
         STR_INIT("environments.0.platform"),
         STR_INIT("Where does it run? (Enter when it is not decided)"),
         {0},
         true},
        {OPT_REGION,
         {0},
         STR_INIT("#    region: eu-west-1\n"),
         STR_INIT("environments.0.region"),
         STR_INIT("In which region? The provider's name, such as eu-west-1 (Enter when it is not decided)"),
         {0},
         true},
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

struct answers {
	str given[QUESTIONS]; /* "" until given */
};

static const struct option *option_of(enum option_id id)
{
	for (size_t i = 0; i < option_count; i++)
		if (option_table[i].id == id)
			return &option_table[i];
	return NULL;
}

/* Words that every reader takes for a string stand as they are, everything else in double quotes. */
static void put_scalar(struct buf *out, str s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-@.";
	static const char *const taken[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
	bool quote = s.n == 0 || !((s.p[0] | 32) >= 'a' && (s.p[0] | 32) <= 'z');
	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == '\0' || !strchr(plain, s.p[i]);
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		quote = quote || str_ieq(s, str_of(taken[i]));
	if (!quote) {
		buf_add(out, s);
		return;
	}
	new_file_quote(out, s);
}

/* Appends the template up to `until` (and skips it); false when it is not there. */
static bool put_until(struct buf *out, str *rest, str until)
{
	size_t at = str_find(*rest, until, 0);
	if (at == (size_t)-1)
		return false;
	buf_add(out, str_sub(*rest, 0, at));
	*rest = str_sub(*rest, at + until.n, rest->n);
	return true;
}

/* Replaces one place of the text; a text without it stays as it is. */
static void replace(struct arena *a, str *text, str what, str with)
{
	struct buf out BUF_AUTO = {0};
	str rest = *text;
	if (!put_until(&out, &rest, what))
		return;
	buf_add(&out, with);
	buf_add(&out, rest);
	*text = arena_str(a, buf_str(&out));
}

static str fill(const struct answers *answers, struct arena *a)
{
	str text = ruleset_template(S("microapp.yaml"));
	replace(a, &text, S("{environment}"), S("production"));
	/* From the end, so that an answer that holds a blank's name is not taken for the blank. */
	for (size_t i = QUESTIONS; i-- > 0;) {
		const struct question *q = &questions[i];
		struct buf value BUF_AUTO = {0};
		str given = answers->given[i].n ? answers->given[i] : q->stand_in;
		if (given.n == 0)
			continue;
		if (q->line.n) {
			str key = str_sub(q->line, 1, str_find(q->line, S(":"), 0) + 2);
			buf_add(&value, key);
		}
		put_scalar(&value, given);
		if (q->line.n)
			buf_byte(&value, '\n');
		replace(a, &text, q->line.n ? q->line : q->blank, buf_str(&value));
	}
	return text;
}

/* What the schema says about a document; NULL and 0 when it fits. */
static size_t check(str text, struct arena *a, struct schema_error **errors, struct err *err)
{
	const struct node *schema = NULL, *tree = NULL;
	*errors = NULL;
	if (json_read(ruleset_template(S("microapp.schema.json")), a, &format_default_budget, &schema, err) !=
	            FORMAT_OK ||
	    yaml_read(text, a, &format_default_budget, &tree, err) != FORMAT_OK)
		return 0;
	return schema_check(schema, tree, a, errors);
}

/* The first error that is about this answer; "" for none. */
static str problem(const struct answers *answers, const struct question *q, struct arena *a)
{
	struct schema_error *errors;
	struct err err = {{0}};
	if (!utf_valid(answers->given[q - questions]))
		return arena_printf(a, "%.*s: it is not UTF-8 text", STR_ARG(q->path));
	size_t n = check(fill(answers, a), a, &errors, &err);
	if (err.text[0])
		return arena_str(a, str_of(err.text));
	for (size_t i = 0; i < n; i++)
		if (str_eq(errors[i].path, q->path))
			return errors[i].text;
	return S("");
}

static bool ask(const struct question *q, struct answers *answers, struct arena *a)
{
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
		answers->given[q - questions] = arena_str(a, str_trim(str_at(line, (size_t)n)));
		if (answers->given[q - questions].n == 0 && !q->optional)
			continue;
		str why = problem(answers, q, a);
		ok = why.n == 0;
		if (!ok)
			fprintf(stderr, "%.*s\n", STR_ARG(why));
	}
	free(line);
	return ok;
}

/* Options given: all that are needed must be there and right. */
static bool take_options(const struct args *args, struct answers *answers, struct arena *a, struct err *err)
{
	struct buf missing BUF_AUTO = {0};
	for (size_t i = 0; i < QUESTIONS; i++) {
		answers->given[i] = opt_value(args, questions[i].id, S(""));
		if (answers->given[i].n == 0 && !questions[i].optional) {
			const struct option *o = option_of(questions[i].id);
			buf_printf(&missing, " --%.*s", STR_ARG(o->name));
		}
	}
	if (missing.n)
		return err_set(err, "init needs answers; also give%.*s, or run it on a terminal without options",
		               STR_ARG(buf_str(&missing)));
	for (size_t i = 0; i < QUESTIONS; i++) {
		str why = problem(answers, &questions[i], a);
		if (why.n)
			return err_set(err, "%.*s", STR_ARG(why));
	}
	return true;
}

static bool take_answers(const struct args *args, struct answers *answers, struct arena *a, struct err *err)
{
	bool options = false;
	for (size_t i = 0; i < QUESTIONS; i++)
		options = options || opt_given(args, questions[i].id);
	if (options || !isatty(STDIN_FILENO))
		return take_options(args, answers, a, err);
	fputs("A few questions, then microapp.yaml is written. Nothing leaves this machine.\n", stderr);
	for (size_t i = 0; i < QUESTIONS; i++)
		if (!ask(&questions[i], answers, a))
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
	size_t n = check(text, a, &errors, &err);
	if (err.text[0] || !new_file_write(path, text, 0666, &err))
		return cmd_usage("%s", err.text);
	buf_printf(&out, "Wrote %.*s.\n", STR_ARG(path));
	if (n)
		buf_add(&out, S("Still to be filled in there:\n"));
	for (size_t i = 0; i < n; i++) {
		buf_add(&out, S("  "));
		utf_safe(&out, errors[i].text);
		buf_byte(&out, '\n');
	}
	buf_printf(&out, "Next: microaudit scan %.*s\n", STR_ARG(folder));
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

static int init(const struct args *args, struct arena *a)
{
	struct answers answers = {0};
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
		return cmd_usage("%s", err.text);
	return finish(folder, fill(&answers, a), a);
}

int cmd_init(const struct args *args)
{
	struct arena arena = {0};
	int status = init(args, &arena);
	arena_free(&arena);
	return status;
}
