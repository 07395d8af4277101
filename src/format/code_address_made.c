/* What each kind of call makes, sets or hands on (code_address_row.c). */
#include "code_address_int.h"

static const char query_names[] = " params query queryParameters queryParams query_params searchParams ";

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

/* The name that a chain begins with, when it is that name and a member. */
static str owner_name(const struct code_tokens *t, uint32_t last)
{
	if (is_word(t, last) && code_dot(t, last - 1) && url_is_member(code_text(t, last)))
		last -= 2;
	return is_word(t, last) && !code_dot(t, last - 1) ? code_text(t, last) : (str){0};
}

/* The map that an argument, or a member of an argument, names. */
static void add_named(struct url_made *m, struct code_url *url)
{
	for (size_t i = 0; i < m->n; i++)
		if (code_one_of(m->args[i].name, query_names))
			url_add(m->u, url, m->args[i].from, m->args[i].to, m->depth);
}

static struct code_url *made_new(struct url_made *m)
{
	return url_new(m->u, m->name, code_at(&m->u->f->t, m->open)->mate + 1);
}

/* Of an address as text, or of another one. */
static struct code_url *made_of(struct url_made *m, const struct code_arg *text)
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

static str arg_text(struct url_made *m, const struct code_arg *a)
{
	const struct node *n = code_value(m->u->f, a->from, a->to, 3);
	return n && n->kind == NODE_STRING ? str_sub(n->text, 0, URL_LONGEST) : S(URL_HOLE);
}

/* Uri(scheme: "https", host: h, path: p, queryParameters: {…}) */
static struct code_url *made_by_parts(struct url_made *m)
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

static struct code_url *host_and_path(struct url_made *m)
{
	if (m->n < 1)
		return NULL;
	struct code_url *url = made_new(m);
	str host = arg_text(m, &m->args[0]), path = m->n > 1 ? arg_text(m, &m->args[1]) : S("");
	url->based = true;
	url->text = arena_printf(m->u->f->arena, "%.*s://%.*s%s%.*s", STR_ARG(m->row->name), STR_ARG(host),
	                         path.n && path.p[0] != '/' ? "/" : "", STR_ARG(path));
	if (m->n > 2)
		url_add(m->u, url, m->args[2].from, m->args[2].to, m->depth);
	return url;
}

/* Arguments from i on: a map, or a name and a value. */
static void add_rest(struct url_made *m, struct code_url *url, size_t i, size_t end)
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

static struct code_url *made_params(struct url_made *m)
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
static struct code_url *asked(struct url_made *m)
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

static struct code_url *formatted(struct url_made *m)
{
	const struct code_tokens *t = &m->u->f->t;
	bool method = code_dot(t, m->name - 1) && code_at(t, m->name - 2)->kind == CODE_STRING;
	uint32_t text = method ? m->name - 2 : m->n ? m->args[0].from : 0;
	if (code_at(t, text)->kind != CODE_STRING || (!method && m->args[0].to != text + 1))
		return NULL;
	return url_format(m->u, text, m->args + !method, m->n - !method, m->depth);
}

/* A name and a value in what it is called on. */
static struct code_url *set(struct url_made *m)
{
	const struct code_tokens *t = &m->u->f->t;
	if (!code_dot(t, m->name - 1) || m->n < 1)
		return NULL;
	struct code_url *url = url_receiver(m->u, m->name - 2, m->depth);
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

static struct code_url *set_named(struct url_made *m)
{
	struct code_url *url = url_receiver(m->u, m->name - 2, m->depth);
	if (!url)
		return NULL;
	if (str_eq(m->row->name, S("replace")))
		add_named(m, url);
	else if (m->n)
		url_add(m->u, url, m->args[0].from, m->args[0].to, m->depth);
	return url;
}

struct code_url *url_make(struct url_made *m)
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
		return code_dot(t, m->name - 1) ? url_receiver(m->u, m->name - 2, m->depth) : NULL;
	case ASKS:
		return asked(m);
	case FORMATS:
		return formatted(m);
	}
	return NULL;
}
