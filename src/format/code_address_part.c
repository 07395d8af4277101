/* Addresses as they grow: a parameter from a pair, a map, a list of pairs; and the nodes of one that is whole. */
#include "base/ascii.h"
#include "code_address_int.h"

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }

struct code_url *url_new(struct code_urls *u, uint32_t from, uint32_t to)
{
	struct code_url *url = arena_new(u->f->arena, struct code_url);
	*url = (struct code_url){.from = from, .to = to};
	if (u->last)
		u->last->next = url;
	else
		u->first = url;
	u->last = url;
	return url;
}

void url_param(struct code_urls *u, struct code_url *url, str key, const struct node *value)
{
	if (!value || url->n_params >= URL_PARAMS || str_eq(key, S("..."))) {
		url->open = true;
		return;
	}
	const struct node *only = value->kind == NODE_ARRAY ? value->child : NULL;
	if (only && !only->next)
		value = only;
	struct node *copy = code_node(u->f, value->kind, value->text, url->from, url->to);
	if (!copy)
		return;
	*copy = *value;
	copy->key_line = value->key_line ? value->key_line : value->line;
	url->n_params++;
	code_append(&url->params, key, copy);
}

void url_absorb(struct code_urls *u, struct code_url *url, struct code_url *part)
{
	if (part == url)
		return;
	for (const struct node *p = part->params.first; p; p = p->next)
		url_param(u, url, p->key, p);
	url->open = url->open || part->open;
	part->absorbed = true;
}

void url_pair(struct code_urls *u, struct code_url *url, const struct code_arg *key, const struct code_arg *value)
{
	const struct node *k = code_value(u->f, key->from, key->to, 3);
	bool known = k && (k->kind == NODE_STRING || k->kind == NODE_NUMBER);
	url_param(u, url, known ? k->text : S("..."), known ? code_value(u->f, value->from, value->to, 3) : NULL);
}

/* (k, v), [k, v], {k, v}, Pair(k, v), new T(name: k, value: v) */
static bool add_pair(struct code_urls *u, struct code_url *url, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &u->f->t;
	struct code_arg args[URL_ARGS];
	uint32_t open = code_at(t, to - 1)->mate;
	bool group = code_at(t, to - 1)->kind == CODE_CLOSE && open >= from && (open == from || is_word(t, open - 1));
	if (!group || url_args(u, open, args) != 2)
		return false;
	url_pair(u, url, &args[0], &args[1]);
	return true;
}

/* [(k, v), …], {{k, v}, …}: every item is a pair. */
static bool add_pairs(struct code_urls *u, struct code_url *url, uint32_t open)
{
	const struct code_tokens *t = &u->f->t;
	uint32_t close = code_at(t, open)->mate;
	bool any = false;
	for (uint32_t i = open + 1, end; i < close; i = end + 1) {
		end = code_item_end(t, i, close);
		if (end == i)
			continue;
		any = true;
		if (!add_pair(u, url, i, end))
			url->open = true;
	}
	return any;
}

static bool add_map(struct code_urls *u, struct code_url *url, const struct node *map)
{
	if (!map || map->kind != NODE_OBJECT)
		return false;
	for (const struct node *m = map->child; m; m = m->next)
		url_param(u, url, m->key, m);
	return true;
}

/* The list behind marks and a type: &[…], new[] {…}, new Dictionary<…> {…}, listOf(…). */
static uint32_t list_open(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	uint32_t open = code_at(t, to - 1)->mate;
	if (code_at(t, to - 1)->kind != CODE_CLOSE || open < from)
		return UINT32_MAX;
	if (!code_open(t, open, '('))
		return open;
	return is_word(t, open - 1) && code_one_of(code_text(t, open - 1), " listOf of asList arrayOf ") ? open
	                                                                                                 : UINT32_MAX;
}

bool url_add(struct code_urls *u, struct code_url *url, uint32_t from, uint32_t to, unsigned depth)
{
	struct code_file *f = u->f;
	struct code_url *part = to > from ? url_of(u, from, to, depth + 1) : NULL;
	if (part == url && part)
		return true;
	if (part && !part->based) {
		url_absorb(u, url, part);
		return true;
	}
	if (to > from && add_map(u, url, code_value(f, from, to, 3)))
		return true;
	uint32_t open = to > from ? list_open(&f->t, from, to) : UINT32_MAX;
	if (open != UINT32_MAX && add_pairs(u, url, open))
		return true;
	url->open = url->open || to > from;
	return false;
}

/* ---- nodes ---- */

static struct node *text_node(struct code_urls *u, const struct code_url *url, str text)
{
	bool hole = str_find(text, S(URL_HOLE), 0) != SIZE_MAX;
	return code_node(u->f, hole ? NODE_UNKNOWN : NODE_STRING, text, url->from, url->to);
}

static str lower(struct arena *a, str s)
{
	char *p = arena_array(a, char, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = ascii_upper(s.p[i]) ? (char)(s.p[i] | 32) : s.p[i];
	return str_at(p, s.n);
}

/* id.example.com of https://me@id.example.com:8443/x; an address without // names no host. */
static void add_host(struct code_urls *u, struct code_list *members, const struct code_url *url)
{
	size_t at = str_find(url->text, S("//"), 0);
	bool hole = str_starts(url->text, S(URL_HOLE)), absolute = at != SIZE_MAX && !hole;
	str rest = absolute ? str_sub(url->text, at + 2, url->text.n) : url->text;
	size_t slash = str_find(rest, S("/"), 0);
	str host = absolute ? str_sub(rest, 0, slash) : S(URL_HOLE), path = rest;
	if (absolute)
		path = slash == SIZE_MAX ? S("") : str_sub(rest, slash, rest.n);
	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] == '@')
			host = str_sub(host, i + 1, host.n), i = 0;
	host = str_sub(host, 0, str_find(host, S(":"), 0));
	if ((absolute || hole) && host.n)
		code_append(members, S("host"), text_node(u, url, lower(u->f->arena, host)));
	if (path.n)
		code_append(members, S("path"), text_node(u, url, path));
}

struct node *url_nodes(struct code_urls *u, const struct code_url *url)
{
	struct code_list members = {0}, params = url->params;
	struct node *n = code_node(u->f, NODE_OBJECT, (str){0}, url->from, url->to);
	struct node *list = code_node(u->f, NODE_OBJECT, (str){0}, url->from, url->to);
	if (!n || !list)
		return NULL;
	if (url->based) {
		code_append(&members, S("address"), code_node(u->f, NODE_STRING, url->text, url->from, url->to));
		add_host(u, &members, url);
	}
	if (url->open || url->goes_on)
		code_append(&params, S("..."), code_node(u->f, NODE_UNKNOWN, S("..."), url->from, url->to));
	list->child = params.first;
	code_append(&members, S("params"), list);
	n->child = members.first;
	return n;
}
