/* What the parameters of a function are: the request itself, something of it by their type or their marks, or nothing
 * that is known. */
#include "base/ascii.h"
#include "taint_int.h"

static str text_of(const struct node *n, const char *key)
{
	const struct node *c = n ? node_get(n, str_of(key)) : NULL;
	return c ? c->text : S("");
}

static bool holds(str s, const char *word) { return str_find(s, str_of(word), 0) != SIZE_MAX; }

static bool marks_hold(const struct node *n, const char *word)
{
	const struct node *marks = node_get(n, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		const struct node *says = m->kind == NODE_OBJECT ? node_get(m, S("says")) : m;
		if (says && holds(says->text, word))
			return true;
	}
	return false;
}

static struct taint_value given(enum taint_how how, unsigned bits, str name)
{
	return (struct taint_value){how, bits, name};
}

static struct taint_value param(str name) { return given(TAINT_NOT, TAINT_PARAM, name); }

/* ---- types ---- */

enum type { TEXT, FREE, FORM, NUMBER };

static enum type type_of(str s)
{
	static const char *const wrappers[] = {"Optional[", "Annotated[", "List[", "list[", "Union["};
	s = str_trim(s);
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
		if (str_starts(s, str_of(wrappers[i])))
			s = str_sub(s, strlen(wrappers[i]), s.n);
	size_t n = 0;
	while (n < s.n && (ascii_alnum(s.p[n]) || s.p[n] == '_' || s.p[n] == '.'))
		n++;
	str first = str_sub(s, 0, n);
	if (str_listed(first, "str string String"))
		return TEXT;
	if (!first.n || str_listed(first, "dict Dict Any any object unknown Map Record JsonNode list List typing.Dict"))
		return FREE;
	return str_listed(first,
	                  "int float bool UUID date datetime number boolean Long Integer Double Boolean long double "
	                  "Guid decimal Decimal BigDecimal uuid.UUID Literal EmailStr HttpUrl PositiveInt")
	               ? NUMBER
	               : FORM;
}

static struct taint_value by_type(enum type type, unsigned bits, str name)
{
	static const enum taint_how hows[] = {TAINT_RAW, TAINT_RAW, TAINT_CHOSEN, TAINT_CHOSEN};
	bits |= type == FREE ? TAINT_WHOLE | TAINT_BODY | TAINT_ROOT : type == FORM ? TAINT_WHOLE : 0;
	return given(hows[type], bits, name);
}

/* ---- Python ---- */

/* {name}, <name>, <int:name> in the path of a mark. */
enum part { NO_PART, SEGMENT, CONVERTED, REST };
static enum part part_of(const struct node *function, str name, struct arena *a)
{
	const struct node *marks = node_get(function, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		str s = m->text;
		if (holds(s, arena_printf(a, "{%.*s:path}", STR_ARG(name)).p) ||
		    holds(s, arena_printf(a, "<path:%.*s>", STR_ARG(name)).p))
			return REST;
		if (holds(s, arena_printf(a, "{%.*s}", STR_ARG(name)).p) ||
		    holds(s, arena_printf(a, "<%.*s>", STR_ARG(name)).p) ||
		    holds(s, arena_printf(a, "<string:%.*s>", STR_ARG(name)).p))
			return SEGMENT;
		if (holds(s, arena_printf(a, ":%.*s>", STR_ARG(name)).p))
			return CONVERTED;
	}
	return NO_PART;
}

static bool is_route(const struct node *function)
{
	static const char *const verbs[] = {".get(",    ".post(",  ".put(",      ".patch(",
	                                    ".delete(", ".route(", ".websocket("};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (marks_hold(function, verbs[i]))
			return true;
	return false;
}

static bool imports(const struct taint *x, const char *module)
{
	const struct node *list = node_get(x->tree, S("imports"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		const struct node *m = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (m && str_eq(m->text, str_of(module)))
			return true;
	}
	return false;
}

/* @tool of LangChain, @mcp.tool(), @function_tool: a model calls it. */
static bool is_tool(const struct node *function)
{
	const struct node *marks = node_get(function, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (str_listed(m->text, "tool function_tool") || str_starts(m->text, S("tool(")) ||
		    holds(m->text, ".tool("))
			return true;
	return false;
}

static struct taint_value of_python(struct taint *x, const struct node *function, const struct node *p)
{
	str name = text_of(p, "name"), type = text_of(p, "type"), value = text_of(p, "value");
	if (str_eq(name, S("request")) || holds(type, "Request"))
		return param(name);
	if (is_tool(function) && !holds(value, "Depends("))
		return given(TAINT_RAW, TAINT_MODEL | TAINT_WHOLE, name);
	if (!is_route(function))
		return param(name);
	if (holds(value, "Depends(") || holds(value, "Security(") || holds(type, "Depends(")) {
		bool caller = holds(value, "user") || holds(value, "auth") || holds(type, "user") ||
		              holds(name, "user") || holds(value, "account") || holds(value, "session_user");
		return given(TAINT_NOT, caller ? TAINT_CALLER : 0, name);
	}
	enum part part = part_of(function, name, x->arena);
	if (imports(x, "flask") || imports(x, "quart")) {
		static const enum taint_how hows[] = {TAINT_NOT, TAINT_RAW, TAINT_CHOSEN, TAINT_RAW};
		return given(hows[part], TAINT_QUERY | (part == SEGMENT ? TAINT_SEGMENT : 0), name);
	}
	if (holds(type, "UploadFile"))
		return given(TAINT_RAW, TAINT_FILE | TAINT_WHOLE, name);
	if (holds(type, "BackgroundTasks") || holds(type, "Response") || holds(type, "Session") ||
	    holds(type, "WebSocket") || str_listed(name, "self cls db session"))
		return given(TAINT_NOT, 0, name);
	bool limited =
	        holds(value, "pattern=") || holds(value, "regex=") || holds(type, "pattern=") || holds(type, "Enum");
	if (limited)
		return given(TAINT_CHOSEN, 0, name);
	bool query = type_of(type) != FREE || part != NO_PART || !type.n;
	unsigned bits = (query ? TAINT_QUERY : 0) | (part == SEGMENT ? TAINT_SEGMENT : 0);
	return by_type(!type.n ? TEXT : type_of(type), bits, name);
}

/* ---- others ---- */

static struct taint_value of_script(struct taint *x, const struct node *function, const struct node *p)
{
	static const char *const marks[] = {"Body(", "Query(", "Param(", "Headers("};
	str name = text_of(p, "name"), type = text_of(p, "type");
	(void)function;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks_hold(p, marks[i]))
			return by_type(type_of(type), i == 1 || i == 2 ? TAINT_QUERY : 0, name);
	if (str_eq(name, S("formData")) && (str_find(x->t->bytes, S("'use server'"), 0) != SIZE_MAX ||
	                                    str_find(x->t->bytes, S("\"use server\""), 0) != SIZE_MAX))
		return given(TAINT_RAW, TAINT_WHOLE, name);
	return param(name);
}

static struct taint_value of_marks(struct taint *x, const struct node *function, const struct node *p)
{
	static const char *const marks[] = {"RequestParam", "PathVariable",  "RequestBody", "RequestHeader",
	                                    "CookieValue",  "FromQuery",     "FromRoute",   "FromBody",
	                                    "FromForm",     "ModelAttribute"};
	str name = text_of(p, "name"), type = text_of(p, "type");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks_hold(p, marks[i])) {
			bool body = i == 2 || i >= 7;
			unsigned bits = (body ? TAINT_BOUND : TAINT_QUERY) | (i == 1 || i == 6 ? TAINT_SEGMENT : 0);
			struct taint_value v = by_type(type_of(type), bits, name);
			v.how = body ? TAINT_RAW : v.how;
			return v;
		}
	bool action =
	        x->language == TAINT_CSHARP && (marks_hold(function, "HttpGet") || marks_hold(function, "HttpPost") ||
	                                        marks_hold(function, "HttpPut") || marks_hold(function, "HttpDelete"));
	return action && type_of(type) == TEXT ? given(TAINT_RAW, TAINT_QUERY | TAINT_SEGMENT, name) : param(name);
}

/* ---- patterns of JavaScript: { params, request } ---- */

static bool is_handler(str name)
{
	return str_listed(name, "GET POST PUT PATCH DELETE loader action getServerSideProps load");
}

static void bind_pattern(struct taint *x, const struct node *function, str s, bool tool)
{
	bool next = is_handler(text_of(function, "name"));
	size_t i = 0;
	while (i < s.n) {
		while (i < s.n && !ascii_letter(s.p[i]) && s.p[i] != '_')
			i++;
		size_t from = i;
		while (i < s.n && (ascii_alnum(s.p[i]) || s.p[i] == '_'))
			i++;
		str name = str_sub(s, from, i);
		if (!name.n)
			break;
		if (tool)
			taint_bind(x, name, given(TAINT_RAW, TAINT_MODEL | TAINT_WHOLE, name));
		else if (next && str_listed(name, "params searchParams query"))
			taint_bind(x, name, given(TAINT_RAW, TAINT_WHOLE | TAINT_QUERY | TAINT_SEGMENT, name));
		else if (str_eq(name, S("input")) && holds(s, "ctx"))
			taint_bind(x, name, given(TAINT_CHOSEN, TAINT_WHOLE, name));
		else
			taint_bind(x, name, param(name));
	}
}

void taint_params(struct taint *x, const struct taint_function *f)
{
	const struct node *list = f->node ? node_get(f->node, S("params")) : NULL;
	for (const struct node *p = list ? list->child : NULL; p; p = p->next) {
		str name = text_of(p, "name");
		while (name.n && (name.p[0] == '$' || name.p[0] == '@'))
			name = str_sub(name, 1, name.n);
		if (x->language == TAINT_JS && name.n && (name.p[0] == '{' || name.p[0] == '['))
			bind_pattern(x, f->node, name, taint_is_tool(x, f->from));
		else if (name.n)
			taint_bind(x, name,
			           x->language == TAINT_PYTHON                 ? of_python(x, f->node, p)
			           : x->language == TAINT_JS                   ? of_script(x, f->node, p)
			           : x->language & (TAINT_JAVA | TAINT_CSHARP) ? of_marks(x, f->node, p)
			                                                       : param(name));
	}
}
