/* A statement by its words, where PostgreSQL's parser was not asked or refused it: the name of what it is about, and of
 * CREATE TABLE the columns. The statements of MySQL, SQLite and others are read by this alone. */
#include "sql_int.h"

#include "base/ascii.h"
#include "base/buf.h"

str sql_lower(struct sql *s, str word)
{
	char *p = (char *)(uintptr_t)arena_str(s->grow.arena, word).p;
	for (size_t i = 0; i < word.n; i++)
		if (ascii_upper(p[i]))
			p[i] = (char)(p[i] | 0x20);
	return str_at(p, word.n);
}

/* With the quotes doubled that stand in it. */
static str undouble(struct sql *s, str inner, char quote)
{
	char *p = arena_alloc(s->grow.arena, inner.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < inner.n; i++) {
		p[n++] = inner.p[i];
		if (inner.p[i] == quote && i + 1 < inner.n && inner.p[i + 1] == quote)
			i++;
	}
	return str_at(p, n);
}

str sql_unquoted(struct sql *s, str t)
{
	size_t from = 0;
	while (from < t.n && !strchr("'\"`[$", t.p[from]))
		from++;
	if (from >= t.n)
		return t;
	char open = t.p[from], close = open == '[' ? ']' : open;
	if (open == '$') {
		size_t tag = str_find(t, S("$"), from + 1);
		tag = tag == SIZE_MAX ? t.n : tag + 1;
		return str_sub(t, tag, t.n > tag + tag - from ? t.n - (tag - from) : tag);
	}
	str inner = str_sub(t, from + 1, t.n > from + 1 && t.p[t.n - 1] == close ? t.n - 1 : t.n);
	return memchr(inner.p, close, inner.n) ? undouble(s, inner, close) : inner;
}

static str source(const struct sql_work *w, size_t i)
{
	return i < w->statement->n ? sql_source(w->text->text, w->statement->tokens[i]) : S("");
}
static bool is(const struct sql_work *w, size_t i, const char *word) { return sql_is(w->lexer, w->statement, i, word); }

static bool is_identifier(const struct sql_work *w, size_t i)
{
	return i < w->statement->n &&
	       (w->statement->tokens[i].kind == SQL_WORD || w->statement->tokens[i].kind == SQL_NAME);
}
static str identifier(const struct sql_work *w, size_t i)
{
	bool bare = w->statement->tokens[i].kind == SQL_WORD;
	return bare ? sql_lower(w->s, source(w, i)) : sql_unquoted(w->s, source(w, i));
}

/* a.b.c from token i on: the last two; returns the token behind it. */
static size_t read_name(const struct sql_work *w, size_t i, str *schema, str *name)
{
	*schema = *name = S("");
	if (!is_identifier(w, i))
		return i;
	*name = identifier(w, i++);
	for (; is(w, i, "."); i += 2) {
		*schema = *name;
		*name = is_identifier(w, i + 1) ? identifier(w, i + 1) : S(""); /* a gap of a computed one */
	}
	return i < w->statement->n ? i : w->statement->n;
}

/* Behind the item that begins at i: at the comma or parenthesis that ends it. */
static size_t item_end(const struct sql_work *w, size_t i)
{
	size_t level = 0;
	for (; i < w->statement->n; i++) {
		if (is(w, i, "("))
			level++;
		else if (is(w, i, ")") && !level--)
			break;
		else if (is(w, i, ",") && !level)
			break;
	}
	return i;
}

static bool is_constraint(const struct sql_work *w, size_t i)
{
	static const char *const words[] = {"primary", "foreign",  "unique",  "constraint", "check", "key",
	                                    "index",   "fulltext", "exclude", "like",       "period"};
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (is(w, i, words[k]))
			return true;
	return false;
}

/* name type[(n)] … NOT NULL … PRIMARY KEY … REFERENCES t (c) */
static void read_column(struct sql_work *w, struct branch *columns, size_t i, size_t end)
{
	struct branch c =
	        branch_below_at(columns, NODE_OBJECT, S(""), sql_place(w->s, w->text, w->statement->tokens[i].at));
	bool nullable = true, primary = false;
	str schema, name;
	branch_text(&c, S("name"), identifier(w, i));
	if (i + 1 < end && is_identifier(w, i + 1))
		branch_text(&c, S("type"), sql_lower(w->s, source(w, i + 1)));
	for (size_t k = i + 2; k < end; k++) {
		primary = primary || (is(w, k, "primary") && is(w, k + 1, "key"));
		nullable = nullable && !primary && !(is(w, k, "not") && is(w, k + 1, "null"));
		if (!is(w, k, "references"))
			continue;
		struct branch r = branch_below(&c, NODE_OBJECT, S("references"));
		read_name(w, k + 1, &schema, &name);
		branch_copy(&r, S("schema"), schema);
		branch_copy(&r, S("table"), name);
	}
	branch_flag(&c, S("nullable"), nullable);
	if (primary)
		branch_flag(&c, S("primary"), true);
}

static void read_columns(struct sql_work *w, struct branch *b, size_t i)
{
	while (i < w->statement->n && !is(w, i, "("))
		i++;
	if (i == w->statement->n)
		return;
	struct branch columns = branch_below(b, NODE_ARRAY, S("columns"));
	for (i++; i < w->statement->n;) {
		size_t end = item_end(w, i);
		if (is_identifier(w, i) && !is_constraint(w, i) && end > i)
			read_column(w, &columns, i, end);
		if (!is(w, end, ","))
			break;
		i = end + 1;
	}
}

/* What a statement about a table does to its row security, whatever else is wrong with it. */
static const char *row_security(const struct sql_work *w, size_t i)
{
	for (; i + 3 < w->statement->n; i++)
		if (is(w, i + 1, "row") && is(w, i + 2, "level") && is(w, i + 3, "security"))
			return is(w, i, "enable")    ? "enable-row-security"
			       : is(w, i, "disable") ? "disable-row-security"
			       : !is(w, i, "force")  ? NULL
			       : is(w, i - 1, "no")  ? "no-force-row-security"
			                             : "force-row-security";
	return NULL;
}

void sql_words(struct sql_work *w, const char *does, size_t i)
{
	str schema, name;
	bool table = !strcmp(does, "alter-table") || !strcmp(does, "insert"),
	     policy = !strcmp(does + strcspn(does, "-"), "-policy");
	if (!strcmp(does, "alter-table") && row_security(w, i))
		does = row_security(w, i);
	struct branch b = sql_begin(w, does);
	size_t behind = read_name(w, i, &schema, &name);
	if (policy) {
		branch_copy(&b, S("name"), name);
		if (is(w, behind, "on"))
			read_name(w, behind + 1, &schema, &name);
	}
	branch_copy(&b, S("schema"), schema);
	branch_copy(&b, table || policy ? S("table") : S("name"), name);
	if (!strcmp(does, "create-table"))
		read_columns(w, &b, behind);
	if (!strcmp(does, "insert"))
		branch_count(&b, S("rows"), w->statement->rows);
}

/* ---- source as one line ---- */

static bool touches(str before, str after)
{
	static const char *const apart[] = {"in",     "and",   "or",    "not",    "exists", "any", "all",
	                                    "select", "where", "when",  "then",   "else",   "is",  "from",
	                                    "on",     "as",    "using", "values", "case"};
	if (str_eq(after, S(",")) || str_eq(after, S(")")) || str_eq(after, S(".")) || str_eq(after, S("::")) ||
	    str_eq(after, S("]")) || str_eq(before, S("(")) || str_eq(before, S(".")) || str_eq(before, S("::")) ||
	    str_eq(before, S("[")) || str_eq(after, S("[")))
		return true;
	if (!str_eq(after, S("(")) || !(ascii_alnum(before.p[before.n - 1]) || before.p[before.n - 1] == '_'))
		return false;
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (str_ieq(before, str_of(apart[i])))
			return false;
	return true;
}

str sql_joined(const struct sql_work *w, size_t from, size_t to)
{
	struct buf out BUF_AUTO = {0};
	str before = {0};
	for (size_t i = from; i < to && i < w->statement->n; i++) {
		str t = source(w, i);
		if (before.n && !touches(before, t))
			buf_byte(&out, ' ');
		bool word = w->statement->tokens[i].kind == SQL_WORD;
		for (size_t k = 0; k < t.n; k++)
			buf_byte(&out, word && ascii_upper(t.p[k]) ? (char)(t.p[k] | 0x20) : t.p[k]);
		before = t;
	}
	return arena_str(w->s->grow.arena, buf_str(&out));
}
