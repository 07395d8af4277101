/* The rows: words and signs of each language, from its reference. */
#include "format/code_language.h"

const struct code_language code_javascript = {
        .name = STR_INIT("javascript"),
        .operators = " return typeof case in of instanceof new delete void throw do else yield await default extends "
                     "export ",
        .truth = " true ",
        .falsity = " false ",
        .nothing = " null undefined ",
        .choices = "",
        .spread = "...",
        .named = "",
        .guesses_lines = true,
};

const struct code_language code_python = {
        .name = STR_INIT("python"),
        .operators = " return in is not and or if elif else for while lambda yield await assert del raise with except "
                     "import from as global nonlocal pass ",
        .truth = " True ",
        .falsity = " False ",
        .nothing = " None ",
        .choices = " or if ",
        .spread = "**",
        .named = "=",
        .joins_strings = true,
        .keeps_backslash = true,
        .tuples = true,
        .dicts = true,
};
