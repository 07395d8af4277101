/* Which files hold commands, and by what name others run what stands in them. */
#include "command_file.h"

#include "base/buf.h"
#include "facts/folder.h"
#include "format/format.h"
#include "command.h"
#include "command_make.h"
#include "facts_int.h"

static struct command_place place_of(struct facts *f, str path, const char *where, str name)
{
	return (struct command_place){.path = path,
	                              .where = str_of(where),
	                              .text = arena_printf(f->arena, "%.*s#%.*s", STR_ARG(path), STR_ARG(name)),
	                              .folder = S("."),
	                              .folder_known = true,
	                              .if_called = TRUTH_TRUE,
	                              .fails = TRUTH_TRUE};
}

/* ---- texts ---- */

static bool is_script(str path, str bytes, struct shell_setting *setting)
{
	str end = str_extension(path);
	if (shell_shebang(bytes, setting))
		return true;
	*setting = (struct shell_setting){.kind = SHELL_POSIX};
	if (str_listed(end, "ps1 psm1"))
		setting->kind = SHELL_POWERSHELL;
	else if (str_listed(end, "cmd bat"))
		setting->kind = SHELL_CMD;
	else
		return str_listed(end, "sh bash zsh ksh");
	return true;
}

/* name: command */
static void procfile(struct facts *f, str path, str bytes)
{
	str line;
	for (unsigned n = 1; str_cut(&bytes, '\n', &line); n++) {
		size_t colon = str_find(line, S(":"), 0);
		if (colon == SIZE_MAX || line.p[0] == '#')
			continue;
		struct command_place p = place_of(f, path, "procfile", str_sub(line, 0, colon));
		command_add(f, &p, str_sub(line, colon + 1, line.n), n);
	}
}

void command_file_text(struct facts *f, str path, str bytes)
{
	str name = str_basename(path);
	struct shell_setting setting;
	/* Made by Gradle and Maven: they start what they brought themselves. */
	if (folder_is_foreign(path) || str_listed(name, "gradlew mvnw gradlew.bat mvnw.cmd"))
		return;
	if (str_listed(name, "Makefile makefile GNUmakefile") || str_eq(str_extension(path), S("mk"))) {
		str folder = folder_of(path);
		bool root = str_eq(folder, S(".")), named = str_ends(name, S(".mk"));
		struct command_place p = place_of(f, path, "makefile", S(""));
		str file = named  ? path
		           : root ? S("Makefile")
		                  : arena_printf(f->arena, "%.*s/Makefile", STR_ARG(folder));
		p.folder = folder;
		command_make(f, &p, file, bytes);
	} else if (str_eq(name, S("Procfile"))) {
		procfile(f, path, bytes);
	} else if (is_script(path, bytes, &setting)) {
		struct command_place p = place_of(f, path, "script", S(""));
		p.setting = setting;
		command_add(f, &p, bytes, 1);
		if (setting.errexit == SHELL_YES) { /* the -e of its first line counts only where that line is read */
			p.text = arena_printf(f->arena, "%.*s" COMMAND_BY_SHELL, STR_ARG(p.text));
			p.setting.errexit = SHELL_NO;
			command_add(f, &p, bytes, 1);
		}
	}
}

/* ---- trees ---- */

static void package_scripts(struct facts *f, str path, const struct node *tree)
{
	const struct node *scripts = node_get(tree, S("scripts"));
	for (const struct node *s = scripts ? scripts->child : NULL; s; s = s->next) {
		if (s->kind != NODE_STRING && s->kind != NODE_UNKNOWN)
			continue;
		struct command_place p = place_of(f, path, "package-script", s->key);
		p.folder = folder_of(path);
		command_add(f, &p, s->text, s->line);
	}
}

/* ["program", "word"] as a text of shell; "" when it is none. */
static str exec_form(struct facts *f, str args)
{
	const struct node *list = NULL;
	struct buf out BUF_AUTO = {0};
	if (!str_starts(args, S("[")) || json_read(args, f->arena, &format_default_budget, &list, NULL) != FORMAT_OK ||
	    list->kind != NODE_ARRAY)
		return S("");
	for (const struct node *n = list->child; n; n = n->next) {
		if (out.n)
			buf_byte(&out, ' ');
		buf_shell_word(&out, n->text);
	}
	return arena_str(f->arena, buf_str(&out));
}

/* Without --mount=…; of a here-document the text. */
static str run_text(struct facts *f, str args)
{
	str word;
	while (str_starts(args, S("--"))) {
		if (!str_cut(&args, ' ', &word))
			break;
		args = str_trim(args);
	}
	str exec = exec_form(f, args);
	if (exec.n)
		return exec;
	return str_starts(args, S("<<")) ? arena_printf(f->arena, "sh -e %.*s", STR_ARG(args)) : args;
}

static size_t stages_of(const struct node *tree)
{
	size_t n = 0;
	for (const struct node *i = tree->child; i; i = i->next) {
		const struct node *what = node_get(i, S("instruction"));
		n += what && str_eq(what->text, S("FROM"));
	}
	return n;
}

/* SHELL ["/bin/bash", "-eo", "pipefail", "-c"] */
static void set_shell(struct shell_setting *s, str args)
{
	*s = (struct shell_setting){.kind = SHELL_POSIX};
	if (str_find(args, S("powershell"), 0) != SIZE_MAX || str_find(args, S("pwsh"), 0) != SIZE_MAX)
		s->kind = SHELL_POWERSHELL;
	if (str_find(args, S("\"-e"), 0) != SIZE_MAX || str_find(args, S("e\""), 0) != SIZE_MAX)
		s->errexit = SHELL_PERHAPS;
	if (str_find(args, S("pipefail"), 0) != SIZE_MAX)
		s->pipefail = SHELL_YES;
}

/* Stages in front of the last are made where it needs them. What an image runs is not run when it is made. */
static void dockerfile(struct facts *f, str path, const struct node *tree)
{
	size_t stages = stages_of(tree), stage = 0;
	struct command_place p = place_of(f, path, "dockerfile", S(""));
	p.folder_known = false;
	for (const struct node *i = tree->child; i; i = i->next) {
		const struct node *what = node_get(i, S("instruction")), *args = node_get(i, S("args"));
		if (!what || !args)
			continue;
		stage += str_eq(what->text, S("FROM"));
		if (str_eq(what->text, S("SHELL")))
			set_shell(&p.setting, args->text);
		bool run = str_eq(what->text, S("RUN"));
		p.if_called = !run ? TRUTH_FALSE : stage == stages ? TRUTH_TRUE : TRUTH_UNKNOWN;
		if (run || str_listed(what->text, "CMD ENTRYPOINT"))
			command_add(f, &p, run_text(f, args->text), i->line);
	}
}

bool command_file_reads(str path, str format)
{
	return (str_eq(format, S("dockerfile")) || str_eq(str_basename(path), S("package.json"))) &&
	       !folder_is_foreign(path);
}

void command_file_tree(struct facts *f, str path, str format, const struct node *tree)
{
	if (!command_file_reads(path, format))
		return;
	if (str_eq(format, S("dockerfile")))
		dockerfile(f, path, tree);
	else
		package_scripts(f, path, tree);
}
