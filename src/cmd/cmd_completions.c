/* microaudit completions: a shell's completion script, from the tables. */
#include "cmd/cmd.h"
#include "cmd/command.h"
#include "report/writer.h"

/* Words an option takes: its own list, or the report formats. */
static void put_values(struct buf *out, const struct option *o)
{
	size_t n = 0;
	const struct writer *const *formats = o->id == OPT_FORMAT ? report_formats(&n) : NULL;
	buf_add(out, o->values);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%.*s", i ? " " : "", STR_ARG(formats[i]->name));
}

static bool has_values(const struct option *o) { return o->values.n || o->id == OPT_FORMAT; }

static void put_option_words(struct buf *out, const struct command *c)
{
	for (size_t i = 0; i < option_count; i++)
		if (option_table[i].used & c->bit)
			buf_printf(out, " --%.*s", STR_ARG(option_table[i].name));
}

static void put_bash(struct buf *out)
{
	buf_add(out, S("_microaudit()\n{\n"
	               "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
	               "\tCOMPREPLY=()\n"
	               "\tif [ \"$COMP_CWORD\" = 1 ]; then\n\t\twords='"));
	for (size_t i = 0; i < command_count; i++)
		buf_printf(out, "%s%.*s", i ? " " : "", STR_ARG(command_table[i].name));
	buf_add(out, S("'\n\telse case $before in\n"));
	for (size_t i = 0; i < option_count; i++) {
		if (!has_values(&option_table[i]))
			continue;
		buf_printf(out, "\t--%.*s", STR_ARG(option_table[i].name));
		if (option_table[i].letter)
			buf_printf(out, "|-%c", option_table[i].letter);
		buf_add(out, S(") words='"));
		put_values(out, &option_table[i]);
		buf_add(out, S("' ;;\n"));
	}
	buf_add(out, S("\t*) case ${COMP_WORDS[1]} in\n"));
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		buf_printf(out, "\t\t%.*s) words='%.*s", STR_ARG(c->name), STR_ARG(c->words));
		put_option_words(out, c);
		buf_add(out, S("' ;;\n"));
	}
	buf_add(out, S("\t\tesac ;;\n\tesac; fi\n"
	               "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
	               "}\ncomplete -o default -F _microaudit microaudit\n"));
}

/* Text between single quotes in zsh's _arguments: brackets and colons mean something there. */
static void put_zsh_text(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			buf_add(out, S("'\\''"));
		else if (strchr("[]:\\", s.p[i]))
			buf_printf(out, "\\%c", s.p[i]);
		else
			buf_byte(out, s.p[i]);
	}
}

static void put_zsh_option(struct buf *out, const struct option *o)
{
	buf_printf(out, " \\\n\t\t\t'%s--%.*s%s[", o->repeats ? "*" : "", STR_ARG(o->name), o->argument.n ? "=" : "");
	put_zsh_text(out, o->help);
	buf_byte(out, ']');
	if (o->argument.n) {
		buf_byte(out, ':');
		put_zsh_text(out, o->argument);
		buf_byte(out, ':');
	}
	if (has_values(o)) {
		buf_byte(out, '(');
		put_values(out, o);
		buf_byte(out, ')');
	} else if (o->argument.n) {
		buf_add(out, S("_files"));
	}
	buf_byte(out, '\'');
}

static void put_zsh(struct buf *out)
{
	buf_add(out, S("#compdef microaudit\n_microaudit()\n{\n\tlocal -a commands=(\n"));
	for (size_t i = 0; i < command_count; i++) {
		buf_printf(out, "\t\t'%.*s:", STR_ARG(command_table[i].name));
		put_zsh_text(out, command_table[i].summary);
		buf_add(out, S("'\n"));
	}
	buf_add(out, S("\t)\n\tif (( CURRENT == 2 )); then\n\t\t_describe command commands\n\t\treturn\n\tfi\n"
	               "\tlocal command=$words[2]\n\tshift words\n\t(( CURRENT-- ))\n\tcase $command in\n"));
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		buf_printf(out, "\t%.*s)\n\t\t_arguments", STR_ARG(c->name));
		for (size_t k = 0; k < option_count; k++)
			if (option_table[k].used & c->bit)
				put_zsh_option(out, &option_table[k]);
		if (c->words.n)
			buf_printf(out, " \\\n\t\t\t'1:what:(%.*s)'", STR_ARG(c->words));
		buf_add(out, S(" \\\n\t\t\t'*:path:_files' ;;\n"));
	}
	buf_add(out, S("\tesac\n}\ncompdef _microaudit microaudit\n"));
}

static void put_fish_text(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'' || s.p[i] == '\\')
			buf_byte(out, '\\');
		buf_byte(out, s.p[i]);
	}
}

static void put_fish(struct buf *out)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		buf_printf(out, "complete -c microaudit -n __fish_use_subcommand -a %.*s -d '", STR_ARG(c->name));
		put_fish_text(out, c->summary);
		buf_add(out, S("'\n"));
		if (c->words.n)
			buf_printf(out, "complete -c microaudit -n '__fish_seen_subcommand_from %.*s' -a '%.*s'\n",
			           STR_ARG(c->name), STR_ARG(c->words));
	}
	for (size_t i = 0; i < option_count; i++) {
		const struct option *o = &option_table[i];
		buf_add(out, S("complete -c microaudit -n '__fish_seen_subcommand_from"));
		for (size_t k = 0; k < command_count; k++)
			if (o->used & command_table[k].bit)
				buf_printf(out, " %.*s", STR_ARG(command_table[k].name));
		buf_printf(out, "' -l %.*s", STR_ARG(o->name));
		if (o->letter)
			buf_printf(out, " -s %c", o->letter);
		if (has_values(o)) {
			buf_add(out, S(" -x -a '"));
			put_values(out, o);
			buf_byte(out, '\'');
		} else if (o->argument.n) {
			buf_add(out, S(" -r"));
		}
		buf_add(out, S(" -d '"));
		put_fish_text(out, o->help);
		buf_add(out, S("'\n"));
	}
}

int cmd_completions(const struct args *args)
{
	struct buf out BUF_AUTO = {0};
	if (args->n_words != 1)
		return cmd_usage("write microaudit completions bash, zsh or fish");
	if (str_eq(args->words[0], S("bash")))
		put_bash(&out);
	else if (str_eq(args->words[0], S("zsh")))
		put_zsh(&out);
	else
		put_fish(&out);
	return cmd_write(buf_str(&out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}
