/* What is written about commands and options agrees with the tables: the man page, the help, and every command line
 * that stands in a rule, a template, a page, the README or a message of the program. */
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <ctype.h>
#include <ftw.h>
#include <stdio.h>

#include "cmd/cmd.h"
#include "cmd/command.h"
#include "model/rule.h"
#include "report/writer.h"
#include "secret/proof/proof.h"

static struct arena docs_arena;

static str docs_file(const char *path)
{
	struct err err = {{0}};
	str text = S("");
	cr_assert(cmd_read_file(path, &docs_arena, &text, &err), "%s", err.text);
	return text;
}

static bool docs_has(str text, str what)
{
	for (size_t at = 0; (at = str_find(text, what, at)) != (size_t)-1; at++) {
		char after = at + what.n < text.n ? text.p[at + what.n] : '\n';
		if (!isalnum((unsigned char)after) && after != '-')
			return true;
	}
	return false;
}

Test(docs, page_names_every_option)
{
	str page = docs_file("man/microaudit.1");
	for (size_t i = 0; i < option_count; i++) {
		const struct option *o = &option_table[i];
		str item = o->letter ? arena_printf(&docs_arena, "\n.It Fl %c , Fl -%.*s", o->letter, STR_ARG(o->name))
		                     : arena_printf(&docs_arena, "\n.It Fl -%.*s", STR_ARG(o->name));
		cr_expect(docs_has(page, item), "man/microaudit.1 lacks --%.*s", STR_ARG(o->name));
	}
}

Test(docs, page_names_every_command)
{
	str page = docs_file("man/microaudit.1");
	for (size_t i = 0; i < command_count; i++)
		cr_expect(docs_has(page, arena_printf(&docs_arena, "\n.It Cm %.*s", STR_ARG(command_table[i].name))),
		          "man/microaudit.1 lacks %.*s", STR_ARG(command_table[i].name));
}

static const str rule_keys[] = {
#define KEY(key, type, member)         STR_INIT(key),
#define WORD(key, type, member, words) STR_INIT(key),
#define OWN(type, member)
#include "model/rule.def"
};
enum { RULE_KEYS = sizeof rule_keys / sizeof *rule_keys };

/* The heads of the page's lists of keys, ".It Cm a , b": whether one names the word; how many they name. */
static size_t docs_heads(str page, str word, bool *found)
{
	size_t n = 0;
	bool keys = false;
	str line, piece;
	while (str_cut(&page, '\n', &line)) {
		if (str_starts(line, S(".Ss ")))
			keys = !str_eq(line, S(".Ss Checks")) && !str_eq(line, S(".Ss Conditions"));
		if (!keys || !str_starts(line, S(".It Cm ")))
			continue;
		line = str_sub(line, strlen(".It Cm "), line.n);
		while (str_cut(&line, ' ', &piece)) {
			n += !str_eq(piece, S(","));
			*found = *found || str_eq(piece, word);
		}
	}
	return n;
}

/* As many as there are keys, and each of them: so no other. */
Test(docs, page_names_every_key_of_a_rule_once_and_no_other)
{
	str page = docs_file("man/microaudit-rule.5");
	for (size_t i = 0; i < RULE_KEYS; i++) {
		bool found = false;
		docs_heads(page, rule_keys[i], &found);
		cr_expect(found, "man/microaudit-rule.5 lacks .It Cm %.*s", STR_ARG(rule_keys[i]));
	}
	bool none = false;
	cr_expect_eq(docs_heads(page, S("colour"), &none), RULE_KEYS);
	cr_expect_not(none);
}

Test(docs, page_names_every_format)
{
	str page = docs_file("man/microaudit.1");
	size_t n;
	const struct writer *const *formats = report_formats(&n);
	for (size_t i = 0; i < n; i++)
		cr_expect(str_find(page, arena_printf(&docs_arena, "\n.It Cm %.*s\n", STR_ARG(formats[i]->name)), 0) !=
		                  (size_t)-1,
		          "man/microaudit.1 lacks .It Cm %.*s", STR_ARG(formats[i]->name));
}

/* Each check with the words that `explain` has for it, from the table in secret/proof/checks.h. */
Test(docs, page_names_every_check_in_the_words_of_the_table)
{
	str page = docs_file("man/microaudit-rule.5");
	for (size_t i = 0; i < proof_count; i++) {
		str says = proof_says(proof_names[i]);
		str first = arena_printf(&docs_arena, "%c%.*s", toupper((unsigned char)says.p[0]),
		                         STR_ARG(str_sub(says, 1, says.n)));
		str item = arena_printf(&docs_arena, "\n.It Cm %.*s\n%.*s.\n", STR_ARG(proof_names[i]), STR_ARG(first));
		cr_expect(str_find(page, item, 0) != (size_t)-1, "man/microaudit-rule.5 lacks%.*s", STR_ARG(item));
	}
}

static bool docs_option_known(str name)
{
	for (size_t i = 0; i < option_count; i++)
		if (str_eq(option_table[i].name, name))
			return true;
	return false;
}

Test(docs, pages_name_no_unknown_option)
{
	static const char *const pages[] = {"man/microaudit.1", "man/microaudit.yaml.5", "man/microapp.yaml.5",
	                                    "man/microaudit-rule.5"};
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		str page = docs_file(pages[i]), line;
		while (str_cut(&page, '\n', &line)) {
			str word;
			bool flags = false;
			while (str_cut(&line, ' ', &word)) {
				flags = flags || str_eq(word, S(".Fl")) || str_eq(word, S("Fl"));
				if (flags && word.n > 1 && word.p[0] == '-')
					cr_expect(docs_option_known(str_sub(word, 1, word.n)), "%s: -%.*s", pages[i],
					          STR_ARG(word));
			}
		}
	}
}

Test(docs, help_names_every_option_of_a_command)
{
	char text[1 << 15];
	cr_redirect_stdout();
	for (size_t i = 0; i < command_count; i++)
		help_print(&command_table[i]);
	fclose(stdout);
	FILE *f = cr_get_redirected_stdout();
	str help = str_at(text, fread(text, 1, sizeof text, f));
	for (size_t i = 0; i < option_count; i++)
		cr_expect(docs_has(help, arena_printf(&docs_arena, "--%.*s", STR_ARG(option_table[i].name))),
		          "no help on --%.*s", STR_ARG(option_table[i].name));
}

/* ---- command lines ------------------------------------------------------------------------------------------------
 */
enum { DOCS_WORDS = 64 };

/* Splits a command line, as it stands in prose, code or a string literal, into words; returns how many. It ends at what
 * ends it in a shell or around it. A backslash (mdoc: \e) before a line break joins lines. */
static int docs_split(str s, char **words)
{
	struct buf word = {0};
	int n = 0;
	bool open = false, end = false;
	for (size_t i = 0; i <= s.n && n < DOCS_WORDS - 1; i++) {
		char c = i < s.n && !end ? s.p[i] : '\n';
		str rest = str_sub(s, i + 1, s.n);
		size_t close = str_find(rest, S("\""), 0), line = str_find(rest, S("\n"), 0);
		bool space = c == ' ' || c == '[' || c == ']';
		if (c == '\\' && (str_starts(rest, S("\n")) || str_starts(rest, S("e\n")))) {
			i += rest.p[0] == 'e' ? 2 : 1;
			space = true;
		} else if (c == '"' && !open && close < line) {
			buf_add(&word, str_sub(rest, 0, close));
			open = true;
			i += close + 1;
			continue;
		} else if (strchr("\n`\"'\\)({};|#&<>,", c)) {
			end = true;
		}
		if (!space && !end) {
			buf_byte(&word, c);
			open = true;
		} else if (open) {
			while (word.n > 1 && strchr(".:", word.p[word.n - 1])) {
				word.n--;
				end = true;
			}
			words[n++] = (char *)arena_str(&docs_arena, buf_str(&word)).p;
			buf_clear(&word);
			open = false;
		}
		if (end)
			break;
	}
	buf_free(&word);
	return n;
}

/* A program's name may also stand in a sentence. It is a command line when a command follows, and has to be one where
 * it is set as code. */
static void docs_check(const char *path, str text)
{
	str name = S("microaudit ");
	for (size_t at = 0; (at = str_find(text, name, at)) != (size_t)-1; at += name.n) {
		char before = at ? text.p[at - 1] : '\n';
		char *words[DOCS_WORDS];
		struct args args;
		struct err err = {{0}};
		if (isalnum((unsigned char)before) || strchr("-_.", before))
			continue;
		int n = docs_split(str_sub(text, at + name.n, text.n), words);
		const struct command *c = n ? command_find(str_of(words[0])) : NULL;
		if (c)
			cr_expect(opt_parse(c, n - 1, words + 1, &docs_arena, &args, &err), "%s: microaudit %s: %s",
			          path, words[0], err.text);
		else
			cr_expect(before != '`' || n == 0, "%s: no command named %s", path, words[0]);
	}
}

static int docs_visit(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)where;
	static const char *const ends[] = {".c", ".yaml", ".yml", ".1", ".5", ".md", ".json"};
	for (size_t i = 0; type == FTW_F && i < sizeof ends / sizeof *ends; i++)
		if (str_ends(str_of(path), str_of(ends[i])))
			docs_check(path, docs_file(path));
	return 0;
}

Test(docs, command_lines_parse)
{
	static const char *const places[] = {"rules", "man", "src", "README.md"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		cr_expect_eq(nftw(places[i], docs_visit, 16, FTW_PHYS), 0, "%s", places[i]);
}

Test(docs, a_wrong_command_line_is_seen)
{
	char *words[DOCS_WORDS];
	struct args args;
	struct err err = {{0}};
	int n = docs_split(S("scan . --no-such` or so"), words);
	cr_assert_eq(n, 3);
	cr_expect_not(opt_parse(command_find(S("scan")), n - 1, words + 1, &docs_arena, &args, &err));
	n = docs_split(S("init --purpose \"two words\" \\e\n   --auth oidc\nmore"), words);
	cr_assert_eq(n, 5);
	cr_expect_str_eq(words[2], "two words");
	cr_expect(opt_parse(command_find(S("init")), n - 1, words + 1, &docs_arena, &args, &err), "%s", err.text);
}
