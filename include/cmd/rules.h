/* rules: running rules over their own examples, and over a folder to see what each costs; writing them up. */
#ifndef CMD_RULES_RUN_H
#define CMD_RULES_RUN_H

#include "cmd/cmd.h"

/* microaudit rules test [FILE…]: every example of every rule (of these files alone, when named) through the whole
 * pipeline. */
int rules_test(const struct args *args);
/* microaudit rules time PATH: a table of what each rule cost over the files below PATH. */
int rules_time(const struct args *args);
/* microaudit rules doc [facts]: what explain says of each rule, on one page. */
int rules_doc(const struct args *args);
/* microaudit rules doc facts: what facts there are. page: as a manual page, else as Markdown. */
int rules_doc_facts(bool page);

/* The first glob of a rule as a path it matches: "**" and the slash behind it go, "*" becomes x, a brace group its
 * first alternative, a set its first member. */
str rules_glob_path(struct arena *a, str glob);

#endif
