/* Locations are gone through from the outermost block down. One that hands requests to an app matters, files that are
 * handed out do not. Source: nginx.org, ngx_http_limit_req_module, ngx_http_map_module, ngx_http_geo_module. */
#include "limit_nginx.h"

#include <stdint.h>

#include "base/glob.h"
#include "limit_body.h"
#include "limit_value.h"
#include "row_get.h"

enum { ZONES = 16, DEEP = 8, NAMES_DEEP = 4 };

struct zone {
	str name, key, rate;
	const struct node *used; /* by a location that passes requests on; NULL: by none */
	str status;
	double burst;
};
struct level { /* what holds at a place: the nearest block that says something */
	const struct node *limits, *status, *included;
};
struct nginx_limits {
	const struct node *root;
	struct zone zones[ZONES];
	size_t n_zones;
	unsigned limited, loose;             /* locations that pass requests on */
	bool elsewhere;                      /* a limit stands where nothing is passed on */
	bool unknown;                        /* a zone of another file */
	const struct node *first, *included; /* included: by a place without a limit that passes requests on */
	str misses;
};

/* "zone=one:10m" of "$remote_addr zone=one:10m rate=5r/s" is "one"; "" when it has none. */
static str argument(str directive, const char *name)
{
	size_t at = str_find(directive, str_of(name), 0);
	str rest = at == SIZE_MAX ? S("") : str_sub(directive, at + str_of(name).n, directive.n);
	rest = str_sub(rest, 0, str_find(rest, S(" "), 0));
	return rest;
}

static str before(str text, const char *end) { return str_sub(text, 0, str_find(text, str_of(end), 0)); }

/* ---- zones ---- */

static void find_zones(struct nginx_limits *l, const struct node *block, unsigned depth)
{
	for (const struct node *n = block->child; n && depth < DEEP; n = n->next) {
		if (n->kind == NODE_OBJECT)
			find_zones(l, n, depth + 1);
		else if (str_eq(n->key, S("limit_req_zone")) && l->n_zones < ZONES)
			l->zones[l->n_zones++] = (struct zone){.name = before(argument(n->text, "zone="), ":"),
			                                       .key = before(n->text, " "),
			                                       .rate = argument(n->text, "rate=")};
	}
}

static struct zone *zone_of(struct nginx_limits *l, str name)
{
	for (size_t i = 0; i < l->n_zones; i++)
		if (str_eq(l->zones[i].name, name))
			return &l->zones[i];
	return NULL;
}

/* ---- what a variable is for a request like any other ---- */

static const struct node *find_made(const struct node *block, str variable, unsigned depth)
{
	for (const struct node *n = block->child; n && depth < DEEP; n = n->next) {
		if (n->kind != NODE_OBJECT)
			continue;
		str args = row_text(n, S("@args"));
		bool makes = str_listed(n->key, "map geo") && str_ends(args, variable) &&
		             (args.n == variable.n || args.p[args.n - variable.n - 1] == ' ');
		const struct node *found = makes ? n : find_made(n, variable, depth + 1);
		if (found)
			return found;
	}
	return NULL;
}

/* "" is not counted at all. */
static str ordinary(const struct nginx_limits *l, str variable, int depth)
{
	const struct node *made = depth < NAMES_DEEP ? find_made(l->root, variable, 0) : NULL;
	if (!made)
		return variable;
	const struct node *otherwise = node_get(made, S("default"));
	str source = before(row_text(made, S("@args")), " "), is = S("");
	if (str_eq(made->key, S("map")) && !str_eq(source, variable) && find_made(l->root, source, 0)) {
		is = ordinary(l, source, depth + 1);
		const struct node *entry = is.n ? node_get(made, is) : NULL;
		otherwise = entry ? entry : otherwise;
	}
	str value = otherwise ? otherwise->text : S("");
	return str_starts(value, S("$")) ? ordinary(l, value, depth + 1) : value;
}

/* A map of methods or addresses that counts only what it names. */
static bool counts_some(const struct nginx_limits *l, str variable)
{
	const struct node *made = find_made(l->root, variable, 0);
	str source = made ? before(row_text(made, S("@args")), " ") : S("");
	for (const struct node *n = made ? made->child : NULL; n; n = n->next)
		if (str_listed(n->key, "GET POST") || (str_starts(n->text, S("$")) && limit_has_any(source, "uri")))
			return true;
	return false;
}

/* ---- locations ---- */

static bool passes_on(const struct node *block)
{
	static const char all[] = "proxy_pass fastcgi_pass uwsgi_pass scgi_pass grpc_pass";
	for (const struct node *n = block->child; n; n = n->next)
		if (str_listed(n->key, all) || (str_eq(n->key, S("if")) && n->kind == NODE_OBJECT && passes_on(n)))
			return true;
	return false;
}

/* What files of these names hold is known: types, parameters, certificates, servers of their own. */
static bool may_limit(str file)
{
	static const str known[] = {STR_INIT("*.types"),       STR_INIT("*_params"),
	                            STR_INIT("*ssl*"),         STR_INIT("fastcgi*.conf"),
	                            STR_INIT("*gzip*"),        STR_INIT("**/letsencrypt/**"),
	                            STR_INIT("**/conf.d/*"),   STR_INIT("**/sites-enabled/*"),
	                            STR_INIT("**/modules-*/*")};
	file = str_starts(file, S("/")) ? str_sub(file, 1, file.n) : file;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (glob_rule(known[i], file))
			return false;
	return true;
}

static void use(struct nginx_limits *l, const struct node *block, const struct level *at)
{
	bool any = false;
	for (const struct node *n = at->limits ? at->limits->child : NULL; n; n = n->next) {
		if (!str_eq(n->key, S("limit_req")) || !argument(n->text, "zone=").n)
			continue;
		struct zone *z = zone_of(l, argument(n->text, "zone="));
		uint64_t burst = 0;
		any = true;
		l->unknown = l->unknown || !z;
		if (!z)
			continue;
		z->used = z->used ? z->used : n;
		z->status = at->status ? at->status->text : S("");
		if (str_number(argument(n->text, "burst="), 1000000, &burst) && (double)burst > z->burst)
			z->burst = (double)burst;
	}
	l->limited += any;
	l->loose += !any;
	l->included = any || l->included ? l->included : at->included;
	if (!any && !l->misses.n)
		l->misses = row_text(block, S("@args"));
}

static void go(struct nginx_limits *l, const struct node *block, struct level at, unsigned depth)
{
	bool own = false;
	for (const struct node *n = block->child; n; n = n->next) {
		own = own || str_eq(n->key, S("limit_req"));
		if (str_eq(n->key, S("limit_req_status")))
			at.status = n;
		if (str_eq(n->key, S("include")) && may_limit(n->text))
			at.included = n;
		if (str_eq(n->key, S("limit_req")))
			l->first = l->first ? l->first : n;
	}
	at.limits = own ? block : at.limits;
	if (passes_on(block))
		use(l, block, &at);
	else
		l->elsewhere = l->elsewhere || own;
	for (const struct node *n = block->child; n && depth < DEEP; n = n->next)
		if (n->kind == NODE_OBJECT && str_listed(n->key, "http server location"))
			go(l, n, at, depth + 1);
}

/* ---- rows ---- */

static struct members begin(struct facts *f, str path, unsigned line)
{
	struct members m = fact_new(f, S("limit_parts"), path, line);
	members_scalar(&m, NODE_STRING, S("what"), S("limit"), NULL);
	members_scalar(&m, NODE_STRING, S("layer"), S("edge"), NULL);
	members_scalar(&m, NODE_STRING, S("tool"), S("nginx"), NULL);
	return m;
}

static void add_inert(struct facts *f, str path, unsigned line, str why)
{
	struct members m = begin(f, path, line);
	members_bool(&m, S("edge"), true);
	members_bool(&m, S("wired"), false);
	members_scalar(&m, NODE_STRING, S("inert"), why, NULL);
}

static void add_zone(struct facts *f, str path, const struct nginx_limits *l, const struct zone *z)
{
	str key = str_starts(z->key, S("$")) ? ordinary(l, z->key, 0) : z->key;
	if (!str_starts(key, S("$")) && !counts_some(l, z->key)) {
		add_inert(f, path, z->used->line, S("the key that it counts by is empty for nearly every request"));
		return;
	}
	struct members m = begin(f, path, z->used->line);
	const struct node keyed = {.kind = NODE_STRING, .text = key};
	str word = limit_key(&keyed, true);
	bool chosen = str_eq(word, S("claimed")) || str_find(key, S("$http_"), 0) == 0;
	if (l->loose || chosen || !str_starts(key, S("$")))
		members_scalar(&m, NODE_UNKNOWN, S("edge"), l->loose ? l->misses : key, NULL);
	else
		members_bool(&m, S("edge"), true);
	members_bool(&m, S("wired"), true);
	struct members list = members_below(&m, NODE_ARRAY, S("keyed"), NULL);
	members_scalar(&list, NODE_STRING, S(""), key, NULL);
	members_scalar(&m, NODE_STRING, S("rate"), arena_printf(m.arena, "rate=%.*s", STR_ARG(z->rate)), NULL);
	members_scalar(&m, NODE_NUMBER, S("burst"), arena_printf(m.arena, "%.15g", z->burst), NULL);
	if (z->status.n)
		members_scalar(&m, NODE_NUMBER, S("status"), z->status, NULL);
	if (l->loose)
		members_scalar(&m, NODE_STRING, S("scope"), S("some locations"), NULL);
}

static bool holds(const struct node *block, str key, str text, unsigned depth)
{
	for (const struct node *n = block->child; n && depth < DEEP; n = n->next)
		if ((str_eq(n->key, key) && str_eq(n->text, text)) ||
		    (n->kind == NODE_OBJECT && holds(n, key, text, depth + 1)))
			return true;
	return false;
}

void limit_nginx(struct facts *f, str path, const struct node *tree)
{
	struct nginx_limits l = {.root = tree};
	find_zones(&l, tree, 0);
	go(&l, tree, (struct level){NULL, NULL}, 0);
	l.first = l.first ? l.first : l.included;
	if (!l.first || holds(tree, S("limit_req_dry_run"), S("on"), 0)) /* rules/ratelimit/nginx.yaml */
		return;
	bool used = false;
	for (size_t i = 0; i < l.n_zones; i++) {
		used = used || l.zones[i].used;
		if (l.zones[i].used)
			add_zone(f, path, &l, &l.zones[i]);
	}
	if (used)
		return;
	if (l.loose && l.elsewhere) {
		add_inert(f, path, l.first->line, S("no location that passes requests on to the app has it"));
		return;
	}
	struct members m = begin(f, path, l.first->line); /* a piece of another file, by a zone of one, or in one */
	members_scalar(&m, NODE_UNKNOWN, S("edge"), l.first->text, NULL);
	members_scalar(&m, NODE_UNKNOWN, S("wired"), l.first->text, NULL);
}
