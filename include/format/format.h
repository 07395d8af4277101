/* format: one reader for each kind of structured file, all giving the same tree (model/node.h). A reader is tolerant
 * where the format's users are, exact about positions, and bounded: depth, nodes and bytes have budgets. It keeps
 * nothing between calls and may run in many threads. */
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include "base/arena.h"
#include "base/err.h"
#include "model/node.h"

struct format_budget {
	unsigned depth; /* nesting, 256 */
	size_t nodes;   /* 1,000,000; aliases count each time they are used */
	size_t bytes;   /* 5 MiB: larger documents are not parsed */
};
extern const struct format_budget format_default_budget;

enum format_result {
	FORMAT_OK,
	FORMAT_BROKEN, /* not well-formed: err says where ("line 12: …"); *tree may hold what came before, or NULL */
	FORMAT_UNCLOSED, /* code whose brackets or elements do not close: no compiler takes it. Every token was seen and
	                    is in the tree, though it may stand in another place of it */
	FORMAT_LIMIT     /* a budget ran out; err says which */
};

/* bytes is UTF-8 or nearly (bad bytes pass through). The tree lives in the arena and may point into bytes. */
typedef enum format_result format_reader(str bytes, struct arena *a, const struct format_budget *budget,
                                         const struct node **tree, struct err *err);

struct format {
	str name;          /* "json" "yaml" "toml" "env" "ini" "properties" "xml" "hcl" "nginx" "dockerfile" "code"
	                      "python" "notebook" "sql" "bicep" "go" "java" "kotlin" "csharp" "php" "ruby" "dart" "swift" "rust"
	                      "firerules" "prisma" "graphql"
	                    */
	struct strs globs; /* glob_rule() patterns, first match of the table wins */
	format_reader *read;
};
extern const struct format format_table[];
extern const size_t format_count;

format_reader json_read; /* JSON and JSONC: comments, trailing commas, BOM; also JSON with trailing garbage: BROKEN */
/* One document: its tree; several (---): an ARRAY of them, even when one is empty. A template whose lines of control
 * ({{ if }}, {% for %}) are left out: so that it may say something else, the tree itself has the text "{{". */
format_reader yaml_read;
format_reader toml_read;
format_reader env_read;        /* KEY=VALUE, `export`, quotes, comments, multi-line quoted values */
format_reader ini_read;        /* [section] key = value; keys outside sections at the top */
format_reader properties_read; /* Java: key=value, key: value, continuation lines, escapes; a.b.c stays one key */
format_reader code_read;       /* JavaScript and TypeScript; see format/code.h for the tree */
format_reader xml_read;
format_reader hcl_read;
format_reader bicep_read; /* see its source for the tree */
format_reader nginx_read;
format_reader prisma_read; /* see its source for the tree */
format_reader graphql_read;
format_reader docker_read;
format_reader python_read; /* and these; see format/code.h for the tree */
format_reader go_read, java_read, kotlin_read, csharp_read, php_read, ruby_read, dart_read, swift_read, rust_read;
format_reader notebook_read; /* what the cells of a Jupyter notebook give values to; see its source for the tree */

#endif
