/* What a caller sends, by how it is taken: a pattern of names joined by dots, which ends with ( where it is called and
 * with [ where it is looked into. */
#include "taint_int.h"

struct pattern {
	unsigned languages;
	const char *names; /* of each step: words parted by | */
	uint8_t how;
	bool param; /* the first is a parameter, and no name of the file's own */
	unsigned bits;
};

static const struct pattern patterns[] = {
        /* ---- JavaScript: Express, Fastify, Next, Nest, Koa, Hono, lambdas ---- */
        {TAINT_JS, "req|request|_req.body|rawBody", TAINT_RAW, true, TAINT_WHOLE | TAINT_BODY},
        {TAINT_JS, "req|request|_req.query", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "req|request|_req.params", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "req|request|_req.headers|cookies", TAINT_RAW, true, TAINT_WHOLE},
        {TAINT_JS, "req|request.file|files", TAINT_RAW, true, TAINT_WHOLE | TAINT_FILE},
        {TAINT_JS, "req|request|ctx|c.param(", TAINT_RAW, true, TAINT_QUERY},
        {TAINT_JS, "req|request.json|formData(", TAINT_RAW, true, TAINT_WHOLE | TAINT_BODY},
        {TAINT_JS, "req|request.text(", TAINT_RAW, true, 0},
        {TAINT_JS, "req|request.nextUrl.searchParams", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "req|request.url|originalUrl", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "ctx|context.request.body|query|files", TAINT_RAW, true, TAINT_WHOLE | TAINT_BODY},
        {TAINT_JS, "ctx|context.query|params", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "c|ctx|context.req.query|param|queries|header(", TAINT_RAW, true, TAINT_QUERY},
        {TAINT_JS, "c|ctx|context.req.json|parseBody|formData(", TAINT_RAW, true, TAINT_WHOLE | TAINT_BODY},
        {TAINT_JS, "c|ctx|context.req.valid(", TAINT_CHOSEN, true, TAINT_WHOLE},
        {TAINT_JS, "event|evt.body|rawPath", TAINT_RAW, true, TAINT_WHOLE | TAINT_BODY},
        {TAINT_JS, "event|evt.queryStringParameters|pathParameters", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "readBody|readFormData(", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_JS, "getQuery|getRouterParam|getRouterParams(", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_JS, "window|document.location.search|hash|href", TAINT_RAW, false, TAINT_QUERY | TAINT_BROWSER},
        {TAINT_JS, "location.search|hash|href", TAINT_RAW, false, TAINT_QUERY | TAINT_BROWSER},
        {TAINT_JS, "useSearchParams|useParams(", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY | TAINT_BROWSER},
        /* ---- Python: Flask, Django, FastAPI, aiohttp, Streamlit ---- */
        {TAINT_PYTHON, "request|self.args|values", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_PYTHON, "request.form|json|data", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PYTHON, "request.cookies|headers", TAINT_RAW, false, TAINT_WHOLE},
        {TAINT_PYTHON, "request.files|FILES", TAINT_RAW, false, TAINT_WHOLE | TAINT_FILE},
        {TAINT_PYTHON, "request.get_json|get_data|body(", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PYTHON, "request.json|form|post|read(", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PYTHON, "request.GET|query_params|query|query_string", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_PYTHON, "request.POST|body", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PYTHON, "request.COOKIES|stream", TAINT_RAW, false, TAINT_WHOLE},
        {TAINT_PYTHON, "request.path_params|match_info|view_args", TAINT_RAW, false,
         TAINT_WHOLE | TAINT_QUERY | TAINT_SEGMENT},
        {TAINT_PYTHON, "self.request.GET|query_params", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_PYTHON, "self.request.POST|data|body", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PYTHON, "self.get_argument|get_query_argument|get_body_argument(", TAINT_RAW, false, TAINT_QUERY},
        {TAINT_PYTHON, "st.text_input|text_area|chat_input(", TAINT_RAW, false, 0},
        {TAINT_PYTHON, "st.sidebar.text_input|text_area(", TAINT_RAW, false, 0},
        {TAINT_PYTHON, "st.query_params", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_PYTHON, "st.file_uploader(", TAINT_RAW, false, TAINT_WHOLE | TAINT_FILE},
        /* ---- PHP ---- */
        {TAINT_PHP, "_GET|_REQUEST", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_PHP, "_POST", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PHP, "_COOKIE", TAINT_RAW, false, TAINT_WHOLE},
        {TAINT_PHP, "_FILES", TAINT_RAW, false, TAINT_WHOLE | TAINT_FILE},
        {TAINT_PHP, "request.input|get|query|post|cookie|header|string|json|route(", TAINT_RAW, false, TAINT_QUERY},
        {TAINT_PHP, "request.all|except(", TAINT_RAW, false, TAINT_WHOLE | TAINT_BODY},
        {TAINT_PHP, "request.validated|validate|only|safe(", TAINT_CHOSEN, false, TAINT_WHOLE},
        {TAINT_PHP, "Input|Request.get|input|all(", TAINT_RAW, false, TAINT_QUERY},
        {TAINT_PHP, "request(", TAINT_RAW, false, TAINT_WHOLE},
        /* ---- Go ---- */
        {TAINT_GO, "r|req|request.URL.Query(", TAINT_RAW, true, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_GO, "r|req|request.FormValue|PostFormValue|PathValue(", TAINT_RAW, true, TAINT_QUERY},
        {TAINT_GO, "r|req|request.Form|PostForm|Header", TAINT_RAW, true, TAINT_WHOLE},
        {TAINT_GO, "r|req|request.Body", TAINT_RAW, true, TAINT_WHOLE | TAINT_BODY},
        {TAINT_GO, "mux.Vars(", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY | TAINT_SEGMENT},
        {TAINT_GO, "chi.URLParam(", TAINT_RAW, false, TAINT_QUERY | TAINT_SEGMENT},
        {TAINT_GO, "c|ctx.Query|DefaultQuery|QueryParam|FormValue|PostForm|DefaultPostForm(", TAINT_RAW, true,
         TAINT_QUERY},
        {TAINT_GO, "c|ctx.Param|Params(", TAINT_RAW, true, TAINT_QUERY | TAINT_SEGMENT},
        /* ---- Java, C#, Ruby ---- */
        {TAINT_JAVA, "request|req|httpRequest.getParameter|getHeader|getQueryString(", TAINT_RAW, false, TAINT_QUERY},
        {TAINT_JAVA, "request|req.getInputStream|getReader(", TAINT_RAW, false, TAINT_WHOLE},
        {TAINT_CSHARP, "Request.Query|RouteValues", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_CSHARP, "Request.Form|Headers|Cookies|Body", TAINT_RAW, false, TAINT_WHOLE},
        {TAINT_RUBY, "params", TAINT_RAW, false, TAINT_WHOLE | TAINT_QUERY},
        {TAINT_RUBY, "cookies", TAINT_RAW, false, TAINT_WHOLE},
        {TAINT_RUBY, "request.body.read", TAINT_RAW, false, TAINT_WHOLE},
};

static bool is_one(str word, str names)
{
	str name;
	while (str_cut(&names, '|', &name))
		if (str_eq(word, name))
			return true;
	return false;
}

/* Does the pattern begin at token i? *to: behind it. */
static bool fits(const struct taint *x, const struct pattern *p, uint32_t i, uint32_t *to)
{
	const struct code_tokens *t = x->t;
	str rest = str_of(p->names), step;
	bool call = str_ends(rest, S("("));
	rest.n -= call;
	for (bool first = true; str_cut(&rest, '.', &step); first = false) {
		if (!first) {
			if (!code_dot(t, i))
				return false;
			i++;
		}
		if (code_at(t, i)->kind != CODE_WORD || !is_one(taint_name(x, i), step))
			return false;
		i++;
	}
	if (call != code_open(t, i, '(') && !(x->language == TAINT_RUBY && !call))
		return false;
	*to = call ? code_next(t, i) : i;
	return !code_dot(t, i) || !call;
}

/* As it stands there, on one line and without what is optional. */
static str shown(struct taint *x, uint32_t from, uint32_t to)
{
	enum { LONGEST = 60 };
	str s = str_sub(x->t->bytes, code_at(x->t, from)->from, code_at(x->t, to - 1)->to);
	char *out = arena_array(x->arena, char, LONGEST + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n && n < LONGEST && s.p[i] != '\n' && s.p[i] != '\r'; i++)
		if (s.p[i] != '?' && s.p[i] != '!' && s.p[i] != '"' && s.p[i] != '\'' && s.p[i] != '`')
			out[n++] = s.p[i];
	return str_at(out, n);
}

static bool is_php_input(const struct taint *x, uint32_t i)
{
	return x->language == TAINT_PHP && taint_is(x, i, "file_get_contents") && code_open(x->t, i + 1, '(') &&
	       str_find(code_text(x->t, i + 2), S("php://input"), 0) != SIZE_MAX;
}

struct taint_value taint_source(struct taint *x, uint32_t i, uint32_t *to)
{
	const struct taint_value *known = taint_find_var(x, taint_name(x, i));
	uint32_t end = i;
	if (code_dot(x->t, i - 1) && !code_word(x->t, i - 2, S("this")) && !code_word(x->t, i - 2, S("self")))
		return (struct taint_value){0};
	if (is_php_input(x, i)) {
		*to = code_next(x->t, i + 1);
		return (struct taint_value){TAINT_RAW, TAINT_WHOLE, S("php://input")};
	}
	for (size_t n = 0; n < sizeof patterns / sizeof *patterns; n++) {
		const struct pattern *p = &patterns[n];
		if (!(p->languages & x->language) || !fits(x, p, i, &end))
			continue;
		bool param = known && known->bits & TAINT_PARAM;
		if (p->param ? !param : known && !param)
			continue;
		struct taint_value v = {(enum taint_how)p->how, p->bits, shown(x, i, end)};
		*to = end;
		bool address = str_ends(v.source, S("rl")) || str_ends(v.source, S("href")) ||
		               str_ends(v.source, S("headers"));
		v.bits |= v.bits & TAINT_WHOLE && !(v.bits & TAINT_FILE) && !address ? TAINT_ROOT : 0;
		for (size_t f = 0; v.bits & TAINT_BODY && f < x->n_open; f++)
			v.how = x->open[f].validated && v.how == TAINT_RAW ? TAINT_CHOSEN : v.how;
		return taint_left(x, v);
	}
	return (struct taint_value){0};
}
