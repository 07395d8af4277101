/* The table of commands. */
#include "cmd/cmd.h"

/* clang-format off: a row is one line */
const struct command command_table[] = {
        {STR_INIT("scan"),
         STR_INIT("Audit a folder or repository"),
         STR_INIT("[options] [PATH]"),
         {0},
         FOR_SCAN,
         cmd_scan},
        {STR_INIT("version"), STR_INIT("Print the version"), STR_INIT(""), {0}, FOR_OTHERS, cmd_version},
        {STR_INIT("help"),
         STR_INIT("Explain a command and its options"),
         STR_INIT("[COMMAND]"),
         {0},
         FOR_OTHERS,
         cmd_help},
};
/* clang-format on */
const size_t command_count = sizeof command_table / sizeof *command_table;
