/* cmd: what the commands share: messages, files, the rules in force. Only this layer prints. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "model/report.h"
#include "model/rule.h"

struct args;
struct command;

enum { EXIT_HOLDS = 0, EXIT_FAILS = 1, EXIT_USAGE = 2, EXIT_INCOMPLETE = 3 };

/* The text without tokens of providers' formats: an error quotes what stands in a file, and a log keeps it. */
str cmd_masked(struct arena *a, str text);
/* "microaudit: " and the message, made safe to show, to standard error. Returns EXIT_USAGE. */
int cmd_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for an error of ours: EXIT_USAGE, or EXIT_INCOMPLETE when it is the system's fault. */
int cmd_error(const struct err *err);
/* Writes to standard output; false when it could not be written whole (a full disk). A closed pipe ends the process
 * quietly, as every filter does. */
bool cmd_write(str bytes);
/* The same for people: commands in the text are named as they can be called from here (program.h). */
bool cmd_say(str text);
/* Reads a regular file of at most 16 MiB, without blocking on anything that is none. */
bool cmd_read_file(const char *path, struct arena *a, str *bytes, struct err *err);
/* Writes a file through a temporary one beside it, so that a full disk leaves the old one whole. */
bool cmd_write_file(str path, str bytes, struct err *err);
/* The rules of set and those of folder (*.yaml, sorted), in set; no change when folder is "". Start with the built-in
 * ones. */
bool cmd_rules_add(str folder, enum rule_from from, struct arena *a, struct ruleset *set, struct err *err);
/* The built-in rules, and those of folder when it is not "". */
bool cmd_rules(str folder, struct arena *a, struct ruleset *out, struct err *err);
/* Is colour wanted on this stream? --color, then NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR, then the terminal. */
bool cmd_color(const struct args *args, FILE *stream);
/* YYYY-MM-DD: what was given with --as-of, else SOURCE_DATE_EPOCH, else today in UTC. */
bool cmd_as_of(str given, struct arena *a, str *out, struct err *err);

/* Help of one command, or of the program (NULL), to standard output. */
void help_print(const struct command *command);

#endif
