/* What a statement does, by its first words, and whether that decides anything about security. */
#include "sql_int.h"

static const struct {
	const char *word, *create, *alter, *drop;
} objects[] = {
        {"table", "create-table", "alter-table", "drop-table"},
        {"policy", "create-policy", "alter-policy", "drop-policy"},
        {"function", "create-function", "alter-function", "drop-function"},
        {"procedure", "create-function", "alter-function", "drop-function"},
        {"routine", "create-function", "alter-function", "drop-function"},
        {"view", "create-view", "alter-view", "drop-view"},
        {"role", "create-role", "alter-role", "drop-role"},
        {"user", "create-role", "alter-role", "drop-role"},
        {"group", "create-role", "alter-role", "drop-role"},
        {"schema", "create-schema", "alter-schema", "drop-schema"},
        {"extension", "create-extension", "alter-extension", "drop-extension"},
        {"trigger", "create-trigger", "alter-trigger", "drop-trigger"},
        {"type", "create-type", "alter-type", "drop-type"},
        {"publication", "publish", "publish", "drop-publication"},
        {"default", NULL, "alter-default", NULL},
        {"index", "create-index", "alter-index", "drop-index"},
        {"sequence", "create-sequence", "alter-sequence", "drop-sequence"},
        {"domain", "create-domain", "alter-domain", "drop-domain"},
        {"database", "create-database", "alter-database", "drop-database"},
        {"server", "create-server", "alter-server", "drop-server"},
        {"event", "create-event", "alter-event", "drop-event"},
        {"rule", "create-rule", "alter-rule", "drop-rule"},
        {"aggregate", "create-aggregate", "alter-aggregate", "drop-aggregate"},
        {"owned", NULL, NULL, "drop-owned"},
};

static const char *const single[] = {
        "insert",   "update",   "delete",  "truncate", "select",     "with",      "begin",   "commit",  "rollback",
        "start",    "end",      "set",     "reset",    "copy",       "comment",   "do",      "grant",   "revoke",
        "values",   "pragma",   "use",     "show",     "explain",    "analyze",   "vacuum",  "refresh", "lock",
        "call",     "execute",  "prepare", "notify",   "listen",     "cluster",   "reindex", "discard", "import",
        "reassign", "security", "replace", "merge",    "declare",    "savepoint", "release", "if",      "exec",
        "print",    "attach",   "detach",  "load",     "checkpoint", "unlock",
};

static const char *const modifiers[] = {
        "or",     "replace",   "temp",    "temporary", "unlogged",   "global",       "local",
        "unique", "recursive", "foreign", "virtual",   "constraint", "materialized", "concurrently",
        "force",  "algorithm", "definer", "sql",       "="};

static bool is_modifier(const struct sql_lexer *l, const struct sql_statement *s, size_t i)
{
	for (size_t m = 0; m < sizeof modifiers / sizeof *modifiers; m++)
		if (sql_is(l, s, i, modifiers[m]))
			return true;
	return false;
}

static size_t skip_words(const struct sql_lexer *l, const struct sql_statement *s, size_t i)
{
	static const char *const words[] = {"if", "not", "exists", "only", "concurrently", "materialized"};
	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		i += sql_is(l, s, i, words[w]);
	return i;
}

static const char *of_object(const struct sql_lexer *l, const struct sql_statement *s, size_t *name)
{
	size_t i = 1, most = i + 12;
	while (i < most && is_modifier(l, s, i))
		i++;
	for (size_t o = 0; o < sizeof objects / sizeof *objects; o++) {
		if (!sql_is(l, s, i, objects[o].word))
			continue;
		*name = skip_words(l, s, i + 1);
		return sql_is(l, s, 0, "create")  ? objects[o].create
		       : sql_is(l, s, 0, "alter") ? objects[o].alter
		                                  : objects[o].drop;
	}
	return NULL;
}

const char *sql_does(const struct sql_lexer *l, const struct sql_statement *s, size_t *name)
{
	*name = 1;
	if (sql_is(l, s, 0, "create") || sql_is(l, s, 0, "alter") || sql_is(l, s, 0, "drop")) {
		const char *does = of_object(l, s, name);
		return does ? does : "other";
	}
	for (size_t i = 0; i < sizeof single / sizeof *single; i++)
		if (sql_is(l, s, 0, single[i])) {
			bool into = sql_is(l, s, 1, "into") || sql_is(l, s, 1, "from");
			*name = into ? 2 : 1;
			return single[i];
		}
	return "other";
}

/* Whose rows open or close something: storage.buckets, cron jobs. */
static bool names_buckets(const struct sql_work *w, size_t name)
{
	for (size_t i = name; i < name + 4; i++)
		if (i < w->statement->n) {
			str s = sql_source(w->text->text, w->statement->tokens[i]);
			if (str_ieq(s, S("buckets")) || str_ieq(s, S("\"buckets\"")))
				return true;
		}
	return false;
}

enum { SELECT_LONGEST = 256 }; /* tokens; a longer one at the top of a file only moves rows */

bool sql_decides(const struct sql_work *w, const char *does)
{
	static const char *const always[] = {"create-table",
	                                     "alter-table",
	                                     "drop-table",
	                                     "create-policy",
	                                     "alter-policy",
	                                     "drop-policy",
	                                     "create-function",
	                                     "alter-function",
	                                     "drop-function",
	                                     "create-view",
	                                     "alter-view",
	                                     "drop-view",
	                                     "create-role",
	                                     "alter-role",
	                                     "drop-role",
	                                     "create-schema",
	                                     "alter-schema",
	                                     "drop-schema",
	                                     "create-extension",
	                                     "create-trigger",
	                                     "drop-trigger",
	                                     "publish",
	                                     "alter-default",
	                                     "drop-type",
	                                     "do",
	                                     "grant",
	                                     "revoke",
	                                     "set",
	                                     "drop-owned"};
	static const char *const rows[] = {"insert", "update", "delete", "truncate", "with", "select", "values"};
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (!strcmp(does, always[i]))
			return true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(does, rows[i]))
			continue;
		return w->nested || (i < 3 && names_buckets(w, 1)) ||
		       (!strcmp(does, "select") && w->statement->n <= SELECT_LONGEST);
	}
	return false;
}
