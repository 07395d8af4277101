/* Names of calls and headers. What a name only hints at is `perhaps`: it keeps a function from being called open, and
 * from being called closed. */
#include "facts/edge_function.h"

#include "base/glob.h"

enum { DEPTH = 32, LONGEST = 80 };

/* ---- config.toml ---- */

void edge_function_config(struct facts *f, str path, const struct node *tree)
{
	const struct node *functions = node_get(tree, S("functions"));
	if (!glob_match(S("**/supabase/config.toml"), path, 0) && !str_eq(path, S("supabase/config.toml")))
		return;
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		const struct node *verify = n->kind == NODE_OBJECT ? node_get(n, S("verify_jwt")) : NULL;
		if (!verify)
			continue;
		struct members m = fact_new(f, S("edge_functions"), path, verify->line);
		members_scalar(&m, NODE_STRING, S("name"), n->key, verify);
		if (verify->kind == NODE_BOOL)
			members_bool(&m, S("verify_jwt"), str_eq(verify->text, S("true")));
		else
			members_scalar(&m, NODE_UNKNOWN, S("verify_jwt"), verify->text, verify);
	}
}

/* ---- code ---- */

enum check { USER, SIGNATURE, REFUSES, PERHAPS, CHECKS };
static const str check_names[CHECKS] = {STR_INIT("user"), STR_INIT("signature"), STR_INIT("refuses"),
                                        STR_INIT("perhaps")};

/* The last name of a callee. */
static const struct {
	const char *names;
	enum check check;
} calls[] = {
        {"getUser getClaims verifyIdToken jwtVerify verifyJwt verifyJWT verifyToken authenticateRequest", USER},
        {"constructEvent constructEventAsync timingSafeEqual validateRequest verifyKey verifySignature "
         "verifyWebhookSignature verifyHeader createHmac",
         SIGNATURE},
};

static bool speaks_of_callers(str text)
{
	static const char words[] =
	        "auth verif signature secret token jwt apikey api-key api_key session admin webhook guard "
	        "permission password hmac";
	str word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ifind(text, word, 0) != SIZE_MAX)
			return true;
	return false;
}

struct seeing {
	struct facts *f;
	str path;
	bool seen[CHECKS];
};

static void see(struct seeing *s, enum check check, str what, unsigned line)
{
	if (s->seen[check])
		return;
	s->seen[check] = true;
	struct members m = fact_new(s->f, S("edge_checks"), s->path, line);
	members_scalar(&m, NODE_STRING, S("what"), check_names[check], NULL);
	members_scalar(&m, NODE_STRING, S("call"), str_sub(what, 0, LONGEST), NULL);
}

static str last_of(str callee)
{
	size_t at = callee.n;
	while (at && callee.p[at - 1] != '.')
		at--;
	return str_sub(callee, at, callee.n);
}

/* {status: 401} */
static void see_status(struct seeing *s, const struct node *n, unsigned depth)
{
	if (n->kind == NODE_NUMBER && (str_eq(n->text, S("401")) || str_eq(n->text, S("403"))))
		see(s, REFUSES, n->text, n->line);
	for (const struct node *c = n->child; c && depth < DEPTH; c = c->next)
		see_status(s, c, depth + 1);
}

/* headers.get('x-signature'), and not env.get('API_KEY') */
static bool reads_caller(str callee, const struct node *first)
{
	str last = last_of(callee);
	bool reads = str_eq(last, S("get")) || str_eq(last, S("header")) || str_eq(last, S("has"));
	return reads && first && first->kind == NODE_STRING && str_ifind(callee, S("env"), 0) == SIZE_MAX &&
	       speaks_of_callers(first->text);
}

/* new Error('Unauthorized') is thrown. */
static bool refuses(str text)
{
	static const char words[] =
	        "unauth|authoriz|authoris|autoris|autoriz|authentic|not logged|not signed|sign in|log in|forbidden";
	str word;
	for (str list = str_of(words); str_cut(&list, '|', &word);)
		if (str_ifind(text, word, 0) != SIZE_MAX)
			return true;
	return false;
}

static void see_call(struct seeing *s, const struct node *call)
{
	const struct node *callee = node_get(call, S("callee")), *args = node_get(call, S("args"));
	const struct node *first = args ? args->child : NULL, *new = node_get(call, S("new"));
	str last = callee ? last_of(callee->text) : S("");
	if (args)
		see_status(s, args, 0);
	if (callee && str_ends(callee->text, S("Error")) && first && first->kind == NODE_STRING && refuses(first->text))
		see(s, REFUSES, first->text, call->line);
	if (!last.n)
		return;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (str_listed(last, calls[i].names)) {
			see(s, calls[i].check, callee->text, call->line);
			return;
		}
	bool made = new &&str_eq(new->text, S("true"));
	if (str_eq(last, S("verify")) && first) /* svix, subtle.verify */
		see(s, SIGNATURE, callee->text, call->line);
	else if (reads_caller(callee->text, first) || (!made && first && speaks_of_callers(last)))
		see(s, PERHAPS, callee->text, call->line);
}

void edge_function_code(struct facts *f, str path, const struct node *tree)
{
	struct seeing s = {.f = f, .path = path};
	const struct node *list = node_get(tree, S("calls"));
	if (str_find(path, S("supabase/functions/"), 0) == SIZE_MAX)
		return;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		see_call(&s, n);
	static const str others[] = {STR_INIT("values"), STR_INIT("objects")};
	for (size_t i = 0; i < 2; i++)
		if (node_get(tree, others[i]))
			see_status(&s, node_get(tree, others[i]), 0);
}
