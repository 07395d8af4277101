/* What the browser decides though only a server can: a password that is compared in a page's own code, and whoever is
 * right becomes the administrator there. */
#include "base/ascii.h"
#include "taint_int.h"

static bool is_of_browser(const struct taint *x)
{
	static const char signs[] = "useState|localStorage|sessionStorage|document.|onClick|ref(";
	str word;
	if (str_listed(x->side, "server test build docs mobile") || x->language != TAINT_JS)
		return false;
	for (str rest = str_of(signs); str_cut(&rest, '|', &word);)
		if (str_find(x->t->bytes, word, 0) != SIZE_MAX)
			return true;
	return false;
}

static bool is_password(str name)
{
	static const char *const words[] = {"password", "passwd",   "passcode",  "passphrase",
	                                    "pincode",  "adminkey", "accesscode"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(name, str_of(words[i]), 0) != SIZE_MAX)
			return str_ifind(name, S("confirm"), 0) == SIZE_MAX &&
			       str_ifind(name, S("type"), 0) == SIZE_MAX && str_ifind(name, S("show"), 0) == SIZE_MAX &&
			       str_ifind(name, S("length"), 0) == SIZE_MAX;
	return str_listed(name, "pw pwd pass pin") || str_eq(name, S("passwordInput"));
}

/* A fixed text of four characters or more: itself, or by the name of a constant, or from what the bundle is given. */
static bool is_fixed(const struct taint *x, uint32_t i, uint32_t to)
{
	const struct code_tokens *t = x->t;
	uint8_t kind = code_at(t, i)->kind;
	if (kind == CODE_STRING || kind == CODE_TEMPLATE)
		return code_string(t, i, x->arena).n >= 4 &&
		       !str_listed(code_string(t, i, x->arena), "password text hidden");
	if (kind != CODE_WORD)
		return false;
	for (uint32_t k = i; k < to && k < i + 8; k++)
		if (str_starts(code_text(t, k), S("VITE_")) || str_starts(code_text(t, k), S("NEXT_PUBLIC_")) ||
		    str_starts(code_text(t, k), S("REACT_APP_")))
			return true;
	const struct node *values = node_get(x->tree, S("values")),
	                  *v = values ? node_get(values, taint_name(x, i)) : NULL;
	return v && v->kind == NODE_STRING && v->text.n >= 4 && !code_dot(t, i + 1);
}

/* A password compared with what is fixed, in tokens [from, to). */
static uint32_t compared(const struct taint *x, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = x->t;
	for (uint32_t i = from; i < to; i++) {
		if (code_at(t, i)->kind != CODE_OP || !str_listed(code_text(t, i), "=== =="))
			continue;
		str left = code_at(t, i - 1)->kind == CODE_WORD ? taint_name(x, i - 1) : S("");
		if (is_password(left) && is_fixed(x, i + 1, to))
			return i - 1;
	}
	return 0;
}

/* What is done then: somebody counts as signed in, without a question to any server. */
static bool lets_in(const struct taint *x, uint32_t from, uint32_t to)
{
	static const char opens[] =
	        "setIsAdmin|setAdmin|setIsAuthenticated|setAuthenticated|setIsLoggedIn|setLoggedIn|setAuth|"
	        "setUnlocked|setIsUnlocked|setAccess|setIsAuthorized|setAuthorized|localStorage|sessionStorage|"
	        "setIsAuth|navigate|push|onLogin|onSuccess|onAuthenticated|isAdmin|isAuthenticated|setUser|"
	        "setHasAccess|location";
	return taint_speaks(x, from, to, opens) &&
	       !taint_speaks(x, from, to, "fetch|axios|supabase|signIn|api.|mutate");
}

void taint_browser(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	if (!taint_is(x, i, "if") || !code_open(t, i + 1, '(') || !is_of_browser(x))
		return;
	uint32_t close = code_at(t, i + 1)->mate, from = close + 1;
	uint32_t to = code_open(t, from, '{') ? code_next(t, from) : code_expression_end(t, from);
	uint32_t at = compared(x, i + 2, close);
	if (at && lets_in(x, from, to))
		taint_report(x, S("client-admin"), S("if"), taint_name(x, at), S(""), i);
}
