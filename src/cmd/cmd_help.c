/* microaudit help and version: printed from the tables. */
#include "cmd/cmd.h"
#include "cmd/command.h"
#include "report/writer.h"

enum { COLUMN = 32 };

static void put_option(struct buf *out, const struct option *o)
{
	size_t start = out->n;
	if (o->letter)
		buf_printf(out, "  -%c, ", o->letter);
	else
		buf_printf(out, "      ");
	buf_printf(out, "--%.*s", STR_ARG(o->name));
	if (o->argument.n)
		buf_printf(out, " %.*s", STR_ARG(o->argument));
	if (out->n - start >= COLUMN)
		buf_byte(out, '\n'), start = out->n;
	while (out->n - start < COLUMN)
		buf_byte(out, ' ');
	buf_printf(out, "%.*s\n", STR_ARG(o->help));
	if (o->values.n)
		buf_printf(out, "%*s%.*s\n", COLUMN, "", STR_ARG(o->values));
}

static void put_program(struct buf *out)
{
	buf_add(out, S("microaudit: is this app fit to be committed, registered, launched?\n\n"
	               "  microaudit scan .                 audit this folder and its git history\n"
	               "  microaudit scan --staged          look at what is about to be committed\n"
	               "  microaudit scan . --format json   the report for programs\n\n"
	               "Commands:\n"));
	for (size_t i = 0; i < command_count; i++)
		buf_printf(out, "  %-13.*s %.*s\n", STR_ARG(command_table[i].name), STR_ARG(command_table[i].summary));
	buf_add(out, S("\nmicroaudit help COMMAND explains one. It works offline: nothing leaves this machine.\n"
	               "Exit status: 0 the gate holds, 1 it does not, 2 usage error, 3 the scan is incomplete.\n"));
}

static void put_command(struct buf *out, const struct command *c)
{
	buf_printf(out, "microaudit %.*s %.*s\n%.*s.\n\nOptions:\n", STR_ARG(c->name), STR_ARG(c->synopsis),
	           STR_ARG(c->summary));
	for (size_t i = 0; i < option_count; i++)
		if (option_table[i].used & c->bit)
			put_option(out, &option_table[i]);
	if (c->bit == FOR_SCAN) {
		size_t n;
		const struct writer *const *formats = report_formats(&n);
		buf_add(out, S("\nFormats:\n"));
		for (size_t i = 0; i < n; i++)
			buf_printf(out, "  %-19.*s %.*s\n", STR_ARG(formats[i]->name),
			           STR_ARG(formats[i]->description));
		buf_add(out, S("\nExit status: 0 the gate holds, 1 it does not, 2 usage error, 3 the scan is "
		               "incomplete.\n"));
	}
}

void help_print(const struct command *command)
{
	struct buf out BUF_AUTO = {0};
	if (command)
		put_command(&out, command);
	else
		put_program(&out);
	cmd_say(buf_str(&out));
}

int cmd_help(const struct args *args)
{
	const struct command *c = args->n_words ? command_find(args->words[0]) : NULL;
	if (args->n_words && !c)
		return cmd_usage("no command named %.*s", STR_ARG(args->words[0]));
	help_print(c);
	return EXIT_HOLDS;
}

int cmd_version(const struct args *args)
{
	(void)args;
	return cmd_write(S("microaudit " MICROAUDIT_VERSION "\n")) ? EXIT_HOLDS : EXIT_INCOMPLETE;
}
