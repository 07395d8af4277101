/* What an expression is: a name that is bound, a text, a call that the rows know (code_address_row.c). */
#include "code_address_int.h"

static const char query_names[] = " params query queryParameters queryParams query_params searchParams ";
/* What of an address is spoken of as a whole: u.href, u.searchParams. */
static const char members[] = " searchParams href query Query search url URL uri Uri absoluteString AbsoluteUri "
                              "to_query to_s ";

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

size_t url_args(struct code_urls *u, uint32_t open, struct code_arg *args)
{
	const struct code_tokens *t = &u->f->t;
	const char *named = t->language->named;
	uint32_t close = code_at(t, open)->mate;
	size_t n = 0;
	for (uint32_t i = open + 1, end; i < close && n < URL_ARGS; i = end + 1) {
		end = code_item_end(t, i, close);
		if (end == i)
			continue;
		bool has = named && is_word(t, i) && code_at(t, i + 1)->kind == CODE_OP &&
		           code_one_of(code_text(t, i + 1), named) && i + 2 < end;
		args[n++] = (struct code_arg){has ? code_text(t, i) : (str){0}, has ? i + 2 : i, end};
	}
	return n;
}

/* ---- what is called on ---- */

/* {…} and url.Values{…} whose last token is last */
static struct code_url *map_url(struct code_urls *u, uint32_t last)
{
	const struct code_tokens *t = &u->f->t;
	uint32_t open = code_at(t, last)->mate;
	uint32_t from = code_word(t, open - 1, S("Values")) && code_dot(t, open - 2) ? open - 3 : open;
	const struct code_token *key = code_at(t, open);
	struct code_url *url = map_get(&u->made, key, S(""));
	if (url)
		return url;
	const struct node *n = code_value(u->f, from, last + 1, 3);
	if (!n || (n->kind != NODE_OBJECT && from == open))
		return NULL;
	url = url_new(u, from, last + 1);
	for (const struct node *p = n->kind == NODE_OBJECT ? n->child : NULL; p; p = p->next)
		url_param(u, url, p->key, p);
	map_put(&u->made, u->f->arena, key, S(""), url);
	return url;
}

/* The expression that ends with token last, of which another part follows. */
static struct code_url *receiver(struct code_urls *u, uint32_t last, unsigned depth)
{
	const struct code_tokens *t = &u->f->t;
	for (unsigned n = 0;
	     n < 3 && is_word(t, last) && code_dot(t, last - 1) && code_one_of(code_text(t, last), members); n++)
		last -= 2;
	if (is_word(t, last) && !code_dot(t, last - 1))
		return url_bound(u, code_text(t, last));
	if (code_close(t, last, '{'))
		return map_url(u, last);
	if (!code_close(t, last, '('))
		return NULL;
	uint32_t open = code_at(t, last)->mate;
	if (is_word(t, open - 1) || code_at(t, open - 1)->kind == CODE_CLOSE)
		return url_called(u, open, depth + 1);
	return url_of(u, open + 1, last, depth + 1);
}

/* The name that a chain begins with, when it is that name and a member. */
static str owner_name(const struct code_tokens *t, uint32_t last)
{
	if (is_word(t, last) && code_dot(t, last - 1) && code_one_of(code_text(t, last), members))
		last -= 2;
	return is_word(t, last) && !code_dot(t, last - 1) ? code_text(t, last) : (str){0};
}

/* ---- what is made ---- */

struct made {
	struct code_urls *u;
	const struct url_row *row;
	uint32_t open, name; /* ( and the word in front of it */
	struct code_arg args[URL_ARGS];
	size_t n;
	unsigned depth;
};

/* The map that an argument, or a member of an argument, names. */
static void add_named(struct made *m, struct code_url *url)
{
	for (size_t i = 0; i < m->n; i++)
		if (code_one_of(m->args[i].name, query_names))
			url_add(m->u, url, m->args[i].from, m->args[i].to, m->depth);
}

static struct code_url *made_new(struct made *m)
{
	return url_new(m->u, m->name, code_at(&m->u->f->t, m->open)->mate + 1);
}

/* Of an address as text, or of another one. */
static struct code_url *made_of(struct made *m, const struct code_arg *text)
{
	struct code_url *url = url_of(m->u, text->from, text->to, m->depth + 1);
	if (url)
		return url;
	const struct node *n = code_value(m->u->f, text->from, text->to, 3);
	url = made_new(m);
	url->based = n && (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN);
	url->text = url->based && n->kind == NODE_STRING ? str_sub(n->text, 0, URL_LONGEST) : S(URL_HOLE);
	url->open = n && n->kind == NODE_UNKNOWN && str_find(n->text, S("("), 0) != SIZE_MAX; /* made elsewhere */
	return url;
}

static str arg_text(struct made *m, const struct code_arg *a)
{
	const struct node *n = code_value(m->u->f, a->from, a->to, 3);
	return n && n->kind == NODE_STRING ? str_sub(n->text, 0, URL_LONGEST) : S(URL_HOLE);
}

/* Uri(scheme: "https", host: h, path: p, queryParameters: {…}) */
static struct code_url *made_by_parts(struct made *m)
{
	str scheme = S("https"), host = {0}, path = S("");
	for (size_t i = 0; i < m->n; i++) {
		const struct code_arg *a = &m->args[i];
		if (str_eq(a->name, S("scheme")))
			scheme = arg_text(m, a);
		else if (str_eq(a->name, S("host")))
			host = arg_text(m, a);
		else if (str_eq(a->name, S("path")))
			path = arg_text(m, a);
	}
	struct code_url *url = made_new(m);
	url->based = host.n;
	if (host.n)
		url->text =
		        arena_printf(m->u->f->arena, "%.*s://%.*s%.*s", STR_ARG(scheme), STR_ARG(host), STR_ARG(path));
	add_named(m, url);
	return url;
}

static struct code_url *host_and_path(struct made *m)
{
	if (m->n < 1)
		return NULL;
	struct code_url *url = made_new(m);
	str host = arg_text(m, &m->args[0]), path = m->n > 1 ? arg_text(m, &m->args[1]) : S("");
	url->based = true;
	url->text = arena_printf(m->u->f->arena, "%s://%.*s%s%.*s", m->row->name, STR_ARG(host),
	                         path.n && path.p[0] != '/' ? "/" : "", STR_ARG(path));
	if (m->n > 2)
		url_add(m->u, url, m->args[2].from, m->args[2].to, m->depth);
	return url;
}

/* Arguments from i on: a map, or a name and a value. */
static void add_rest(struct made *m, struct code_url *url, size_t i, size_t end)
{
	if (end - i >= 2)
		url_pair(m->u, url, &m->args[i], &m->args[i + 1]);
	else if (end > i)
		url_add(m->u, url, m->args[i].from, m->args[i].to, m->depth);
}

/* "", string.Empty */
static bool is_empty(struct code_urls *u, const struct code_arg *a)
{
	const struct node *n = code_value(u->f, a->from, a->to, 3);
	return n && ((n->kind == NODE_STRING && !n->text.n) || str_ieq(n->text, S("string.Empty")));
}

static struct code_url *made_params(struct made *m)
{
	struct code_url *url = made_new(m);
	if (m->n && m->args[0].name.n) /* urlencode(a: 1, b: 2) */
		for (size_t i = 0; i < m->n; i++)
			url_param(m->u, url, m->args[i].name, code_value(m->u->f, m->args[i].from, m->args[i].to, 3));
	else if (m->n)
		url_add(m->u, url, m->args[0].from, m->args[0].to, m->depth);
	if (!url->params.first && m->n == 1 && is_empty(m->u, &m->args[0]))
		url->open = false;
	return url;
}

/* requests.get(address, params={…}), axios.get(address, {params: {…}}) */
static struct code_url *asked(struct made *m)
{
	struct code_url *params = NULL;
	for (size_t i = 1; i < m->n; i++) {
		const struct code_arg *a = &m->args[i];
		const struct node *n = NULL;
		if (code_one_of(a->name, query_names))
			n = code_value(m->u->f, a->from, a->to, 3);
		else if (!a->name.n && (code_open(&m->u->f->t, a->from, '{') || code_open(&m->u->f->t, a->from, '[')))
			n = code_value(m->u->f, a->from, a->to, 3);
		if (n && !a->name.n)
			n = n->kind != NODE_OBJECT     ? NULL
			    : node_get(n, S("params")) ? node_get(n, S("params"))
			                               : node_get(n, S("query"));
		if (!n || n->kind != NODE_OBJECT)
			continue;
		params = params ? params : made_of(m, &m->args[0]);
		for (const struct node *p = n->child; p; p = p->next)
			url_param(m->u, params, p->key, p);
	}
	return params;
}

static struct code_url *formatted(struct made *m)
{
	const struct code_tokens *t = &m->u->f->t;
	bool method = code_dot(t, m->name - 1) && code_at(t, m->name - 2)->kind == CODE_STRING;
	uint32_t text = method ? m->name - 2 : m->n ? m->args[0].from : 0;
	if (code_at(t, text)->kind != CODE_STRING || (!method && m->args[0].to != text + 1))
		return NULL;
	return url_format(m->u, text, m->args + !method, m->n - !method, m->depth);
}

/* A name and a value in what it is called on. */
static struct code_url *set(struct made *m)
{
	const struct code_tokens *t = &m->u->f->t;
	if (!code_dot(t, m->name - 1) || m->n < 1)
		return NULL;
	struct code_url *url = receiver(m->u, m->name - 2, m->depth);
	bool strong = m->row->strong || code_word(t, m->name - 2, S("searchParams"));
	if (!url && strong) {
		url = made_new(m);
		url->open = true;
		str name = owner_name(t, m->name - 2);
		if (name.n)
			url_bind(m->u, name, url);
	}
	if (url)
		add_rest(m, url, 0, m->n);
	return url;
}

static struct code_url *set_named(struct made *m)
{
	struct code_url *url = receiver(m->u, m->name - 2, m->depth);
	if (!url)
		return NULL;
	if (str_eq(str_of(m->row->name), S("replace")))
		add_named(m, url);
	else if (m->n)
		url_add(m->u, url, m->args[0].from, m->args[0].to, m->depth);
	return url;
}

static struct code_url *make(struct made *m)
{
	const struct code_tokens *t = &m->u->f->t;
	switch (m->row->how) {
	case MAKES: {
		static const char parts[] = " scheme host path queryParameters ";
		bool by_parts = m->n && code_one_of(m->args[0].name, parts);
		return by_parts ? made_by_parts(m) : m->n ? made_of(m, &m->args[0]) : made_new(m);
	}
	case PARAMS:
		return made_params(m);
	case BOTH:
	case TURNED: {
		if (m->n < 2)
			return NULL;
		bool turned = m->row->how == TURNED;
		struct code_url *url = made_of(m, &m->args[turned ? m->n - 1 : 0]);
		add_rest(m, url, !turned, m->n - turned);
		return url;
	}
	case HOST_PATH:
		return host_and_path(m);
	case EMPTY:
		return made_new(m);
	case SETS:
		return set(m);
	case NAMES:
		return set_named(m);
	case SAME:
		return code_dot(t, m->name - 1) ? receiver(m->u, m->name - 2, m->depth) : NULL;
	case ASKS:
		return asked(m);
	case FORMATS:
		return formatted(m);
	}
	return NULL;
}

struct code_url *url_called(struct code_urls *u, uint32_t open, unsigned depth)
{
	static const struct code_url none = {0};
	const struct code_token *key = code_at(&u->f->t, open);
	struct made m = {.u = u, .open = open, .depth = depth};
	m.row = depth <= URL_DEEP ? url_row(&u->f->t, open, &m.name) : NULL;
	if (!m.row)
		return NULL;
	struct code_url *url = map_get(&u->made, key, S(""));
	if (url)
		return url->from == url->to ? NULL : url;
	map_put(&u->made, u->f->arena, key, S(""), (void *)(uintptr_t)&none);
	m.n = url_args(u, open, m.args);
	url = make(&m);
	if (url)
		map_put(&u->made, u->f->arena, key, S(""), url);
	return url;
}

/* ---- expressions ---- */

/* Names, calls and dots, and no other operator? */
static bool is_chain(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i = code_next(t, i)) {
		uint8_t kind = code_at(t, i)->kind;
		bool mark = code_op(t, i, S("?")) && i + 1 == to;
		if ((kind == CODE_OP && !code_dot(t, i) && !code_op(t, i, S("!")) && !mark) || kind == CODE_NUMBER)
			return false;
	}
	return true;
}

struct code_url *url_of(struct code_urls *u, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &u->f->t;
	if (depth > URL_DEEP)
		return NULL;
	while (to > from + 1 &&
	       ((code_open(t, from, '(') && code_at(t, from)->mate == to - 1) || code_op(t, from, S("&")) ||
	        (is_word(t, from) && code_one_of(code_text(t, from), " await new try const mut "))))
		to -= code_open(t, from, '('), from++;
	if (to <= from)
		return NULL;
	uint8_t kind = code_at(t, from)->kind;
	uint32_t last = to - 1;
	if (to == from + 1 && kind == CODE_WORD)
		return url_bound(u, code_text(t, from));
	bool text = kind == CODE_STRING || kind == CODE_TEMPLATE || kind == CODE_HEAD;
	if ((text && code_next(t, from) == to) || code_is_joined(t, from, to))
		return url_text(u, from, to, depth);
	if (text && code_op(t, from + 1, S("%"))) {
		struct code_arg args[URL_ARGS] = {{{0}, from + 2, to}};
		bool several = code_open(t, from + 2, '(') && code_at(t, from + 2)->mate == last;
		return url_format(u, from, args, several ? url_args(u, from + 2, args) : 1, depth);
	}
	if (!is_chain(t, from, to))
		return NULL;
	last -= code_op(t, last, S("?")) || code_op(t, last, S("!"));
	if (code_close(t, last, '('))
		return url_called(u, code_at(t, last)->mate, depth);
	if (is_word(t, last) && code_dot(t, last - 1) && code_one_of(code_text(t, last), members))
		return receiver(u, last, depth);
	bool values =
	        code_close(t, last, '{') && code_at(t, last)->mate == from + 3 && code_word(t, from + 2, S("Values"));
	return values ? map_url(u, last) : NULL;
}
