/* A declarative pipeline as its blocks: NAME(…) { … }, and in them sh '…', bat '…', powershell '…'. Of what else Groovy
 * can do only this is read: behind if, try and a closure nothing is sure. See "Pipeline Syntax" of the manual of
 * Jenkins. */
#include "workflow_jenkins.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "facts/folder.h"
#include "command.h"
#include "facts_int.h"

enum { DEPTH = 64 };

static const char steps[] = "sh bat powershell pwsh";

/* What holds inside of a block. */
struct block {
	str stage, folder;
	bool folder_known;
	enum truth runs, fails;
};

struct jenkins {
	struct facts *f;
	str path, s;
	size_t at;
	unsigned line;
	size_t mark; /* line is that of this offset */
};

static int peek(const struct jenkins *j, size_t ahead)
{
	return ahead < j->s.n - j->at ? (unsigned char)j->s.p[j->at + ahead] : -1;
}

static unsigned line_of(struct jenkins *j)
{
	for (; j->mark < j->at; j->mark++)
		j->line += j->s.p[j->mark] == '\n';
	return j->line;
}

static bool sees(const struct jenkins *j, str what) { return str_starts(str_sub(j->s, j->at, j->s.n), what); }

static void skip_to(struct jenkins *j, str end)
{
	size_t at = str_find(j->s, end, j->at);
	j->at = at == SIZE_MAX ? j->s.n : at + end.n;
}

/* Blanks, newlines where they part nothing, and comments. */
static void skip_blanks(struct jenkins *j)
{
	for (;;) {
		if (ascii_in(" \t\r\n;", (char)peek(j, 0)) && peek(j, 0) >= 0)
			j->at++;
		else if (sees(j, S("//")))
			skip_to(j, S("\n"));
		else if (sees(j, S("/*")))
			skip_to(j, S("*/"));
		else
			return;
	}
}

/* '…', "…", '''…''', """…"""; its text without what guards a byte. from: where the text begins. */
static bool take_text(struct jenkins *j, str *text, size_t *from)
{
	int quote = peek(j, 0);
	if (quote != '\'' && quote != '"')
		return false;
	bool three = peek(j, 1) == quote && peek(j, 2) == quote;
	str end = three ? (quote == '"' ? S("\"\"\"") : S("'''")) : (quote == '"' ? S("\"") : S("'"));
	struct buf out = {0};
	*from = j->at + end.n;
	for (j->at += end.n; j->at < j->s.n && !sees(j, end); j->at++) {
		int next = peek(j, 1);
		bool guards = peek(j, 0) == '\\' && next >= 0 && ascii_in("\\'\"$", (char)next);
		j->at += guards;
		buf_byte(&out, j->s.p[j->at]);
	}
	j->at = j->at < j->s.n ? j->at + end.n : j->s.n;
	*text = arena_str(j->f->arena, buf_str(&out));
	buf_free(&out);
	return true;
}

static str take_name(struct jenkins *j)
{
	size_t from = j->at;
	while (ascii_alnum((char)peek(j, 0)) || peek(j, 0) == '_' || peek(j, 0) == '.')
		j->at++;
	return str_sub(j->s, from, j->at);
}

/* The same up to the end of the line: sh script: '…', returnStatus: true. */
static str take_rest(struct jenkins *j, str *text, size_t *text_from)
{
	size_t from = j->at, ignored;
	str other;
	while (peek(j, 0) >= 0 && !ascii_in("\n;}", (char)peek(j, 0)))
		if (!take_text(j, text->n ? &other : text, text->n ? &ignored : text_from))
			j->at++;
	return str_sub(j->s, from, j->at);
}

/* What stands in the parentheses at hand; its first text, and the whole as it is written. */
static str take_group(struct jenkins *j, str *text, size_t *text_from)
{
	size_t depth = 0, from = j->at, ignored;
	str other;
	while (j->at < j->s.n) {
		char c = j->s.p[j->at];
		if (c == '\'' || c == '"') {
			take_text(j, text->n ? &other : text, text->n ? &ignored : text_from);
			continue;
		}
		depth += c == '(' || c == '[';
		depth -= (c == ')' || c == ']') && depth;
		j->at++;
		if (!depth)
			break;
	}
	return str_sub(j->s, from, j->at);
}

static void add(struct jenkins *j, const struct block *b, str program, str text, unsigned line, bool asked)
{
	struct command_place p = {.path = j->path,
	                          .where = S("workflow"),
	                          .text = arena_printf(j->f->arena, "%.*s#", STR_ARG(j->path)),
	                          .job = b->stage,
	                          .folder = b->folder,
	                          .folder_known = b->folder_known,
	                          .starts = {TRUTH_UNKNOWN, TRUTH_UNKNOWN, TRUTH_TRUE},
	                          .if_called = TRUTH_TRUE,
	                          .fails = asked ? command_least(b->fails, TRUTH_UNKNOWN) : b->fails};
	p.starts = command_starts_if(p.starts, b->runs);
	p.setting.errexit = SHELL_YES;
	if (str_eq(program, S("bat")))
		p.setting = (struct shell_setting){.kind = SHELL_CMD};
	if (str_listed(program, "powershell pwsh"))
		p.setting = (struct shell_setting){.kind = SHELL_POWERSHELL};
	command_add(j->f, &p, text, line);
}

/* What a block of this name makes of what is in it. */
static struct block inside(const struct jenkins *j, const struct block *outer, str name, str text)
{
	struct block b = *outer;
	str way;
	if (str_eq(name, S("stage")))
		b.stage = text;
	else if (str_eq(name, S("dir")))
		b.folder_known = b.folder_known && text.n && str_find(text, S("$"), 0) == SIZE_MAX &&
		                 folder_join(b.folder, text, j->f->arena, &way);
	else if (str_listed(name, "catchError warnError"))
		b.fails = TRUTH_FALSE;
	else if (str_listed(name, "try catch post finally"))
		b.fails = command_least(b.fails, TRUTH_UNKNOWN);
	if (str_eq(name, S("dir")) && b.folder_known)
		b.folder = way;
	if (!str_listed(name, "pipeline stages stage steps script dir try catchError warnError timeout retry "
	                      "withCredentials withEnv node container docker.image parallel timestamps ansiColor "
	                      "nodejs withMaven sshagent always"))
		b.runs = command_least(b.runs, TRUTH_UNKNOWN);
	return b;
}

/* A stage with `when` runs where that holds. */
static void blocks(struct jenkins *j, struct block b, unsigned depth)
{
	while (skip_blanks(j), j->at < j->s.n && peek(j, 0) != '}') {
		size_t from = j->at, text_from = 0;
		unsigned line = line_of(j);
		str name = take_name(j), text = {0}, group = {0};
		while (ascii_in(" \t", (char)peek(j, 0)) && peek(j, 0) >= 0)
			j->at++;
		if (peek(j, 0) == '(')
			group = take_group(j, &text, &text_from);
		else if (name.n && !take_text(j, &text, &text_from) && str_listed(name, steps))
			group = take_rest(j, &text, &text_from);
		while (ascii_in(" \t", (char)peek(j, 0)) && peek(j, 0) >= 0)
			j->at++;
		if (text_from && str_listed(name, steps)) {
			bool asked = str_find(group, S("returnStatus"), 0) != SIZE_MAX ||
			             str_find(group, S("returnStdout"), 0) != SIZE_MAX;
			add(j, &b, name, text, line, asked);
		}
		if (str_eq(name, S("when")))
			b.runs = command_least(b.runs, TRUTH_UNKNOWN);
		if (peek(j, 0) == '{' && depth < DEPTH) {
			j->at++;
			blocks(j, inside(j, &b, name, text), depth + 1);
			j->at += peek(j, 0) == '}';
		}
		j->at += j->at == from;
	}
}

void workflow_jenkins(struct facts *f, str path, str bytes)
{
	struct jenkins j = {.f = f, .path = path, .s = bytes, .line = 1};
	if (!str_eq(str_basename(path), S("Jenkinsfile")) || folder_is_foreign(path))
		return;
	const struct block whole = {.folder = S("."), .folder_known = true, .runs = TRUTH_TRUE, .fails = TRUTH_TRUE};
	while (j.at < bytes.n) {
		blocks(&j, whole, 0);
		j.at += j.at < bytes.n; /* a brace that closes nothing */
	}
}
