/* The rows of JavaScript and Python, whose lexers are files of their own: code_lex.c and python_lex.c. */
#include "format/code_language.h"

#define SHARED_OPS                                                                                                     \
	" => == === != !== <= >= && || ?? ?. ... ++ -- += -= *= /= %= **= &= |= ^= &&= ||= ?"                          \
	"?= <<= >>= >>>= ** "

const struct code_language code_javascript = {
        .name = STR_INIT("javascript"),
        .operators = " return typeof case in of instanceof new delete void throw do else yield await default extends "
                     "export ",
        .truth = " true ",
        .falsity = " false ",
        .nothing = " null undefined ",
        .ops = SHARED_OPS,
        .dots = " . ?. ",
        .octals = 3,
        .guesses_lines = true,
        .joiner = "+",
        .environment = " process.env. import.meta.env. ",
        .leaves = " return throw ",
        .asks = " if ",
        .parts = " else catch ",
        .statements = " if for while switch try break continue ",
};

const struct code_language code_python = {
        .name = STR_INIT("python"),
        .home = "server",
        .operators = " return in is not and or if elif else for while lambda yield await assert del raise with except "
                     "import from as global nonlocal pass ",
        .truth = " True ",
        .falsity = " False ",
        .nothing = " None ",
        .choices = " or if ",
        .ops = SHARED_OPS,
        .dots = " . ?. ",
        .letters = "nrtbfva",
        .octals = 3,
        .wide = true,
        .unescaped = "\\'\"",
        .binders = " lambda : for in ",
        .joins_strings = true,
        .joiner = "+",
        .pairs = " : ",
        .environment = " os.environ os.getenv( ",
        .tuples = true,
        .dicts = true,
        .spread = "**",
        .named = " = ",
        .assigns_inside = false,
};
