/* Bicep (Azure's templates), and files of parameters for it. Declarations by their keyword and name, a repeated keyword
 * is a repeated key:
 *
 *   @secure()
 *   param a string = 'b'                           param: {a: {type: "string", secure: true, value: "b"}}
 *   var a = b                                      var: {a: {value: ?"b"}}
 *   resource a 'T@1' existing = if (b) {c: d}      resource: {a: {type: "T@1", existing: true, if: ?"b", value: {c:
 * ?"d"}}} resource a 'T@1' = [for b in c: {…}]           resource: {a: {type: "T@1", for: ?"b in c", value: {…}}} using
 * 'main.bicep'                             using: "main.bicep"
 *
 * A resource inside of another one is a member of its value. Of types, functions and imports only the source is kept.
 */
#include "format/bicep.h"

static const char *const keywords[] = {"param", "var", "resource", "module", "output", "type", "func", "metadata"};

static str keyword_at(const struct reader *r)
{
	struct reader ahead = *r;
	str word = bicep_name(&ahead);
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (str_eq(word, str_of(keywords[i])) && is_blank(reader_peek(&ahead, 0)))
			return word;
	return S("");
}

/* Inside of an object, `type: …` is a member and @… can only stand in front of a resource. */
bool bicep_declares(const struct reader *r)
{
	struct reader ahead = *r;
	str word = keyword_at(r);
	if (reader_peek(r, 0) == '@')
		return true;
	if (!str_eq(word, S("resource")))
		return false;
	ahead.at += word.n;
	bicep_blanks(&ahead);
	return reader_peek(&ahead, 0) != ':';
}

static struct node *add(struct reader *r, struct children *list, enum node_kind kind, str key, size_t from, size_t to)
{
	struct node *n = reader_node(r, kind, from);
	if (!n)
		return NULL;
	n->key = key;
	n->text = kind == NODE_OBJECT ? S("") : str_trim(str_sub(r->bytes, from, to));
	if (kind != NODE_OBJECT)
		reader_end(r, n, from + n->text.n);
	children_add(list, n);
	return n;
}

static bool add_true(struct reader *r, struct children *list, str key, size_t from)
{
	struct node *n = add(r, list, NODE_BOOL, key, from, from);
	if (n)
		n->text = S("true");
	return n;
}

/* @secure(), @sys.description('…') …: true in *secure for the first one. */
static bool decorators(struct reader *r, bool *secure)
{
	while (reader_peek(r, 0) == '@') {
		r->at++;
		str name = bicep_name(r);
		while (reader_peek(r, 0) == '.') {
			r->at++;
			name = bicep_name(r);
		}
		*secure = *secure || str_eq(name, S("secure"));
		if (reader_peek(r, 0) == '(' && !bicep_skip(r))
			return false;
		bicep_space(r);
	}
	return true;
}

/* What stands between the name and the =: a type, or where a resource or module is described. */
static bool described(struct reader *r, struct children *list, bool quoted)
{
	static const str existing = STR_INIT("existing");
	size_t from = r->at;
	if (quoted && reader_peek(r, 0) == '\'') {
		if (!bicep_skip(r) || !add(r, list, NODE_STRING, S("type"), from + 1, r->at - 1))
			return false;
		bicep_blanks(r);
		from = r->at;
		if (str_starts(reader_rest(r), existing)) {
			r->at += existing.n;
			return add_true(r, list, existing, from) && (bicep_blanks(r), true);
		}
		return true;
	}
	if (!bicep_skip_to(r, "="))
		return false;
	return !str_trim(str_sub(r->bytes, from, r->at)).n ||
	       add(r, list, quoted ? NODE_UNKNOWN : NODE_STRING, S("type"), from, r->at);
}

/* if (…) in front of a value */
static bool condition(struct reader *r, struct children *list)
{
	size_t from = r->at;
	str word = bicep_name(r);
	bicep_blanks(r);
	if (!str_eq(word, S("if")) || reader_peek(r, 0) != '(') {
		r->at = from;
		return true;
	}
	from = r->at + 1;
	if (!bicep_skip(r) || !add(r, list, NODE_UNKNOWN, S("if"), from, r->at - 1))
		return false;
	bicep_space(r);
	return true;
}

/* [for a in b: …: to behind the colon; *loop when there is one. */
static bool loop(struct reader *r, struct children *list, bool *loop)
{
	struct reader ahead = *r;
	if (reader_peek(r, 0) != '[')
		return true;
	ahead.at++;
	bicep_space(&ahead);
	*loop = str_eq(bicep_name(&ahead), S("for")) && is_blank(reader_peek(&ahead, 0));
	if (!*loop)
		return true;
	r->at = ahead.at;
	size_t from = r->at;
	if (!bicep_skip_to(r, ":]") || reader_peek(r, 0) != ':')
		return reader_broken(r, "':' is missing");
	if (!add(r, list, NODE_UNKNOWN, S("for"), from, r->at))
		return false;
	r->at++;
	bicep_space(r);
	return true;
}

/* What is no value: a type may look like one. */
static bool is_source(str keyword) { return str_eq(keyword, S("type")) || str_eq(keyword, S("func")); }

static bool assigned(struct reader *r, struct children *list, bool made, bool source)
{
	bool loops = false;
	bicep_space(r);
	size_t from = r->at;
	if (source)
		return bicep_skip_to(r, "") && add(r, list, NODE_UNKNOWN, S("value"), from, r->at);
	if (made && (!loop(r, list, &loops) || !condition(r, list)))
		return false;
	struct node *n = bicep_value(r);
	if (!n)
		return false;
	n->key = S("value");
	children_add(list, n);
	bicep_space(r);
	if (loops && reader_peek(r, 0) != ']')
		return reader_broken(r, "']' is missing");
	r->at += loops;
	return true;
}

struct node *bicep_declaration(struct reader *r)
{
	bool secure = false;
	unsigned line, col;
	if (!decorators(r, &secure))
		return NULL;
	size_t from = r->at;
	reader_locate(r, from, &line, &col);
	str keyword = keyword_at(r);
	r->at += keyword.n;
	bicep_blanks(r);
	str name = bicep_name(r);
	struct node *outer = keyword.n && name.n ? reader_node(r, NODE_OBJECT, from) : NULL;
	if (!outer)
		return reader_broken(r, "no declaration begins so"), NULL;
	outer->key = keyword;
	outer->key_line = line;
	struct children kids = children_of(outer);
	struct node *n = add(r, &kids, NODE_OBJECT, name, from, from);
	if (!n)
		return NULL;
	n->key_line = line;
	struct children list = children_of(n);
	bool made = str_eq(keyword, S("resource")) || str_eq(keyword, S("module"));
	bicep_blanks(r);
	if (!described(r, &list, made))
		return NULL;
	if (secure && !add_true(r, &list, S("secure"), r->at))
		return NULL;
	bicep_blanks(r);
	if (reader_peek(r, 0) == '=' && (r->at++, !assigned(r, &list, made, is_source(keyword))))
		return NULL;
	reader_end(r, n, r->at);
	reader_end(r, outer, r->at);
	return outer;
}

/* targetScope = 'x', using 'y', import …: WORD, and what follows on its line. */
static struct node *statement(struct reader *r)
{
	unsigned line, col;
	reader_locate(r, r->at, &line, &col);
	str word = bicep_name(r);
	if (!word.n)
		return reader_broken(r, "no statement begins so"), NULL;
	bicep_blanks(r);
	bool value = reader_peek(r, 0) == '=' || reader_peek(r, 0) == '\'';
	r->at += reader_peek(r, 0) == '=';
	bicep_blanks(r);
	size_t from = r->at;
	struct node *n = value ? bicep_value(r) : reader_node(r, NODE_UNKNOWN, from);
	if (!n || (!value && !bicep_skip_to(r, "")))
		return NULL;
	n->text = value ? n->text : str_trim(str_sub(r->bytes, from, r->at));
	n->key = word;
	n->key_line = line;
	return n;
}

enum format_result bicep_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                              struct err *err)
{
	struct reader r;
	*tree = NULL;
	if (!reader_start(&r, bytes, a, budget, err))
		return r.result;
	struct node *root = reader_node(&r, NODE_OBJECT, r.at);
	if (!root)
		return r.result;
	*tree = root;
	struct children list = children_of(root);
	for (bicep_space(&r); reader_peek(&r, 0) >= 0; bicep_space(&r)) {
		bool declares = reader_peek(&r, 0) == '@' || keyword_at(&r).n;
		struct node *n = declares ? bicep_declaration(&r) : statement(&r);
		if (!n)
			return r.result;
		children_add(&list, n);
	}
	reader_end(&r, root, r.at);
	return r.result;
}
