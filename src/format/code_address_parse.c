/* A text taken apart at ? & = and #. What is computed is no parameter's value; where it may hold parameters itself
 * there may be more of them. */
#include "base/ascii.h"
#include "code_address_int.h"

/* %41 and + in what stands between & and =. */
static str decoded(struct arena *a, str s)
{
	char *p = arena_array(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		int high = i + 2 < s.n && s.p[i] == '%' ? ascii_hex(s.p[i + 1]) : -1,
		    low = high >= 0 ? ascii_hex(s.p[i + 2]) : -1;
		p[n++] = low >= 0 ? (char)(high * 16 + low) : s.p[i] == '+' ? ' ' : s.p[i];
		i += low >= 0 ? 2 : 0;
	}
	return str_at(p, n);
}

/* Is s what it says? Else something puts more into it before it is used: %s, {id}, <id>, $id, [id]. */
static bool is_literal(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("{}<>$[]\"'` \n", s.p[i]) ||
		    (s.p[i] == '%' && (i + 2 >= s.n || ascii_hex(s.p[i + 1]) < 0 || ascii_hex(s.p[i + 2]) < 0)))
			return false;
	return true;
}

static bool is_key(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) && !strchr("_-.[]%$:", s.p[i]))
			return false;
	return s.n > 0 && s.n <= 64 && !ascii_digit(s.p[0]);
}

struct parsing {
	struct code_urls *u;
	struct code_url *url; /* made with the first parameter */
	uint32_t from, to;
};

static struct code_url *parsed_url(struct parsing *p)
{
	if (!p->url)
		p->url = url_new(p->u, p->from, p->to);
	return p->url;
}

static void add_text(struct parsing *p, str key, str value, bool last)
{
	struct code_file *f = p->u->f;
	struct code_url *url = parsed_url(p);
	bool literal = is_literal(value), ends = last && value.n == 0;
	if (!literal || ends) {
		url_param(p->u, url, key, code_node(f, NODE_UNKNOWN, ends ? S(URL_HOLE) : value, p->from, p->to));
		bool whole = str_eq(value, S(URL_HOLE));
		url->open = url->open || ends || (last && !whole && str_ends(value, S(URL_HOLE)));
		return;
	}
	url_param(p->u, url, key, code_node(f, NODE_STRING, decoded(f->arena, value), p->from, p->to));
}

/* a=b&c=d. False, and nothing added, when it is no such thing. */
static bool parse_query(struct parsing *p, str query)
{
	str first = str_sub(query, 0, str_find(query, S("&"), 0));
	bool hole = str_starts(first, S(URL_HOLE));
	if (!hole && first.n && !is_key(str_sub(first, 0, str_find(first, S("="), 0))))
		return false;
	for (unsigned n = 0; query.n && n < URL_PARAMS; n++) {
		str piece;
		size_t rest = str_find(query, S("&"), 0);
		piece = str_sub(query, 0, rest);
		query = rest == SIZE_MAX ? S("") : str_sub(query, rest + 1, query.n);
		piece = str_starts(piece, S("amp;")) ? str_sub(piece, 4, piece.n) : piece;
		size_t sign = str_find(piece, S("="), 0);
		str key = str_sub(piece, 0, sign);
		if (sign == SIZE_MAX ? str_find(piece, S("${"), 0) != SIZE_MAX || (rest != SIZE_MAX && !query.n)
		                     : !is_key(key))
			parsed_url(p)->open = true;
		else if (sign != SIZE_MAX)
			add_text(p, decoded(p->u->f->arena, key), str_sub(piece, sign + 1, piece.n), !query.n);
		if (rest != SIZE_MAX && !query.n)
			parsed_url(p)->open = true; /* ends with & */
	}
	if (query.n)
		parsed_url(p)->open = true;
	return true;
}

/* An address in a text that holds other things: from :// to both sides up to what no address holds. */
static str cut_out(str text)
{
	static const char ends[] = " \t\r\n\"'`<>()\\";
	size_t at = str_find(text, S("://"), 0), from = at, to = at;
	if (at == SIZE_MAX)
		return S("");
	while (from && !strchr(ends, text.p[from - 1]))
		from--;
	while (to < text.n && !strchr(ends, text.p[to]))
		to++;
	return str_sub(text, from, to);
}

static bool has_any(str text, const char *set)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr(set, text.p[i]))
			return true;
	return false;
}

static bool is_base(str s)
{
	return s.n == 0 || s.p[0] == '/' || str_starts(s, S(URL_HOLE)) || str_find(s, S("://"), 0) != SIZE_MAX ||
	       str_starts(s, S("%s")) || s.p[0] == '{';
}

struct code_url *url_parse(struct code_urls *u, str text, struct code_url *url, uint32_t from, uint32_t to)
{
	struct parsing p = {u, url, from, to};
	size_t sign = str_find(text, S("?"), 0);
	str front = str_sub(text, 0, sign);
	if (has_any(front, " \t\r\n\"'`<>()\\") || (!url && has_any(text, " \t\r\n\"'`"))) {
		text = cut_out(text);
		sign = str_find(text, S("?"), 0);
		front = str_sub(text, 0, sign);
	}
	str query = sign == SIZE_MAX ? S("") : str_sub(text, sign + 1, text.n);
	if (sign == SIZE_MAX && str_find(text, S("&"), 0) != SIZE_MAX) {
		size_t amp = str_find(text, S("&"), 0), equal = str_find(text, S("="), 0);
		bool behind = amp < equal; /* base&a=b: base has its ? already */
		front = behind ? str_sub(text, 0, amp) : S("");
		query = behind ? str_sub(text, amp + 1, text.n) : text;
		if (behind && front.n && !str_starts(front, S(URL_HOLE)) && !url)
			return NULL;
		if (behind && str_find(query, S("="), 0) == SIZE_MAX)
			return url;
		if (!parse_query(&p, query))
			return url;
		parsed_url(&p)->goes_on = p.url->goes_on || behind;
	} else if (!is_base(front) || !parse_query(&p, str_sub(query, 0, str_find(query, S("#"), 0)))) {
		return url;
	}
	if (p.url && front.n) {
		p.url->text = arena_str(u->f->arena, str_sub(front, 0, URL_LONGEST));
		p.url->based = true;
	}
	return p.url;
}
