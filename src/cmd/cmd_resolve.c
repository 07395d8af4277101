/* microaudit resolve: records in .microaudit.yaml what became of a finding. The file is written by people: the new
 * entry is added as text, and every other byte stays as it is. */
#include "cmd/cmd.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>

#include "base/utf.h"
#include "cmd/new_file.h"
#include "cmd/command.h"
#include "cmd/resolve_look.h"
#include "format/format.h"
#include "policy/config.h"
#include "base/date.h"

static void put_entry(struct buf *out, size_t indent, str print, const struct args *args)
{
	str by = opt_value(args, OPT_BY, S("")), why = opt_value(args, OPT_WHY, S(""));
	str rotated = opt_value(args, OPT_ROTATED, S(""));
	buf_printf(out, "%*s- {finding: \"%.*s\", ", (int)indent, "", STR_ARG(print));
	if (rotated.n)
		buf_printf(out, "rotated: %.*s", STR_ARG(rotated));
	else
		buf_add(out, S("not_a_secret: true"));
	if (why.n) {
		buf_add(out, S(", why: "));
		new_file_quote(out, why);
	}
	buf_add(out, S(", by: "));
	new_file_quote(out, by);
	buf_add(out, S("}\n"));
}

/* A day that is still to come would let the old value stand until then. Today is where the machine is, or in UTC. */
static bool has_come(struct arena *a, str day)
{
	str today = S("");
	struct err err;
	time_t t = time(NULL);
	struct tm tm;
	localtime_r(&t, &tm);
	str here = arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return str_cmp(day, here) <= 0 || (cmd_as_of(S(""), a, &today, &err) && str_cmp(day, today) <= 0);
}

static bool answers_fit(const struct args *args, struct arena *a, str *print, struct err *err)
{
	uint8_t bytes[PRINT_SIZE];
	bool rotated = opt_given(args, OPT_ROTATED), no_secret = opt_given(args, OPT_NOT_A_SECRET);
	str day = opt_value(args, OPT_ROTATED, S("")), why = opt_value(args, OPT_WHY, S(""));
	str by = opt_value(args, OPT_BY, S(""));
	if (args->n_words < 1 || args->n_words > 2)
		return err_set(err, "resolve takes the fingerprint of a finding; microaudit scan -v shows it");
	if (!print_parse(args->words[0], bytes))
		return err_set(err, "%.*s is no fingerprint; microaudit scan -v shows them, as 1: and 32 hex digits",
		               STR_ARG(args->words[0]));
	if (rotated == no_secret)
		return err_set(err, "give one of --rotated DATE and --not-a-secret");
	if (rotated && !date_valid(day))
		return err_set(err, "--rotated: %.*s is no day of the calendar; write YYYY-MM-DD", STR_ARG(day));
	if (rotated && !has_come(a, day))
		return err_set(err, "--rotated: %.*s is still to come; give the day on which it was done",
		               STR_ARG(day));
	if (by.n == 0)
		return err_set(err, "--by E-MAIL is needed: who says so");
	if (no_secret && why.n == 0)
		return err_set(err, "--why TEXT is needed: why it is no secret");
	if (!utf_valid(why) || !utf_valid(by))
		return err_set(err, "--why and --by: not UTF-8 text");
	*print = print_text(a, bytes);
	return true;
}

/* Offset of the start of a line (from 1), or of the end of the text. */
static size_t line_start(str text, unsigned line)
{
	size_t at = 0;
	for (unsigned i = 1; i < line && at < text.n; i++) {
		size_t end = str_find(text, S("\n"), at);
		at = end == (size_t)-1 ? text.n : end + 1;
	}
	return at;
}

/* Where the entry goes and how far it is indented. Only a list in block style can be added to; false otherwise. */
static bool find_place(str text, const struct node *list, size_t *at, size_t *indent)
{
	const struct node *last = list->child;
	if (list->kind != NODE_ARRAY || !last)
		return false;
	size_t first = line_start(text, last->line);
	str line = str_sub(text, first, text.n);
	size_t dash = 0;
	while (dash < line.n && line.p[dash] == ' ')
		dash++;
	/* The first entry tells the indentation; in front of it is as good a place as behind the last. */
	*at = first;
	*indent = dash;
	return dash < line.n && line.p[dash] == '-' && last->line != list->key_line;
}

/* The text with the entry; false when somebody has to write it in by hand. */
static bool add_entry(str text, const struct node *tree, str print, const struct args *args, struct buf *out)
{
	const struct node *list = tree ? node_get(tree, S("resolved")) : NULL;
	size_t at = text.n, indent = 2;
	if (list && !find_place(text, list, &at, &indent))
		return false;
	buf_add(out, str_sub(text, 0, at));
	if (!list) {
		if (text.n && text.p[text.n - 1] != '\n')
			buf_byte(out, '\n');
		buf_add(out, S("resolved:\n"));
	}
	put_entry(out, indent, print, args);
	buf_add(out, str_sub(text, at, text.n));
	return true;
}

static bool read_tree(str text, str file, struct arena *a, const struct node **tree, struct config *config,
                      struct err *err)
{
	struct err why = {{0}};
	*tree = NULL;
	if (text.n && yaml_read(text, a, &format_default_budget, tree, &why) != FORMAT_OK)
		return err_set(err, "%.*s: %.300s", STR_ARG(file), why.text);
	return config_read(*tree, file, false, a, config, err);
}

static int resolve(const struct args *args, struct arena *a)
{
	struct buf text BUF_AUTO = {0}, out BUF_AUTO = {0}, still BUF_AUTO = {0};
	uint8_t bytes[PRINT_SIZE];
	struct err err = {{0}};
	struct config config = {0};
	const struct node *tree = NULL;
	struct stat st;
	str print, old = S("");
	if (!answers_fit(args, a, &print, &err))
		return cmd_error(&err);
	str folder = args->n_words > 1 ? args->words[1] : S(".");
	str file = opt_value(args, OPT_CONFIG, S(""));
	if (file.n == 0)
		file = str_eq(folder, S(".")) ? S(".microaudit.yaml")
		                              : arena_printf(a, "%.*s/.microaudit.yaml", STR_ARG(folder));
	if (lstat(file.p, &st) == 0 ? !cmd_read_file(file.p, a, &old, &err)
	                            : errno != ENOENT && !err_system(&err, errno, "%s", file.p))
		return cmd_error(&err);
	if (!read_tree(old, file, a, &tree, &config, &err))
		return cmd_error(&err);
	for (size_t i = 0; i < config.n_resolutions; i++)
		if (str_eq(print_text(a, config.resolutions[i].print), print))
			return cmd_usage("%.*s:%u resolves this finding already; edit that entry", STR_ARG(file),
			                 config.resolutions[i].line);
	print_parse(print, bytes);
	if (!resolve_look(folder, bytes, opt_value(args, OPT_ROTATED, S("")), &still, &err))
		return cmd_usage("%s", err.text);
	size_t before = config.n_resolutions;
	bool ok = add_entry(old, tree, print, args, &text);
	config = (struct config){0};
	if (!ok || !read_tree(buf_str(&text), file, a, &tree, &config, &err) || config.n_resolutions != before + 1) {
		buf_clear(&out);
		put_entry(&out, 2, print, args);
		return cmd_usage("%s; add this to the list `resolved` in %.*s by hand: %.*s",
		                 err.text[0] ? err.text : "the file's form does not allow adding to it", STR_ARG(file),
		                 STR_ARG(str_trim(buf_str(&out))));
	}
	if (!cmd_write_file(file, buf_str(&text), &err))
		return cmd_error(&err);
	buf_printf(&out, "%.*s is resolved in %.*s. Commit that file.\n", STR_ARG(print), STR_ARG(file));
	utf_safe(&out, buf_str(&still));
	buf_add(&out, still.n ? S("\n") : S(""));
	buf_printf(&out, "Next: microaudit scan %.*s\n", STR_ARG(folder));
	return cmd_say(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}

int cmd_resolve(const struct args *args)
{
	struct arena arena = {0};
	int status = resolve(args, &arena);
	arena_free(&arena);
	return status;
}
