/* Names tell what is counted by, since a program counts by what it names so: req.user.id, remote_addr. */
#include "limit_value.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "query/unit.h"

static const struct {
	const char *key, *words;
} keys[] = {
        {"key", "apikey api_key api-key x-api-key consumer"},
        {"user", "user userid user_id uid sub account account_id accountid session sessionid subject tenant member "
                 "principal identity claims jwt current_user userrate clerkid profile"},
        {"account", "email mail username login phone phonenumber"},
        {"address", "ip addr address remote_addr remote_address remoteaddr remoteaddress forwarded x-forwarded-for "
                    "clientip client_ip realip real_ip x-real-ip ipaddress ip_address anonrate cf-connecting-ip"},
};

/* Words of "req.user.id", "getClientIp(req)", "x-forwarded-for": letters and digits, cut where a capital begins. */
static bool says(str text, const char *words)
{
	char word[64];
	size_t n = 0;
	for (size_t i = 0; i <= text.n; i++) {
		char c = i < text.n ? text.p[i] : ' ';
		bool letter = ascii_letter(c) || ascii_digit(c);
		bool begins = i > 0 && ascii_upper(c) && !ascii_upper(text.p[i - 1]);
		if ((!letter || begins) && n) {
			if (n < sizeof word && str_listed(str_at(word, n), words))
				return true;
			n = 0;
		}
		if (letter && n < sizeof word)
			word[n++] = (char)(ascii_upper(c) ? c | 0x20 : c);
	}
	return false;
}

/* Names that are one word for a program: apikey, x-forwarded-for. */
static bool holds(str text, const char *words)
{
	str word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (word.n > 5 && str_ifind(text, word, 0) != SIZE_MAX)
			return true;
	return false;
}

/* A literal alone is a name of what is limited, and no key, unless nginx or a word for everybody says it. */
static bool is_all(const struct node *n)
{
	return n->kind == NODE_STRING && (str_starts(n->text, S("$")) || str_listed(n->text, "global all everyone"));
}

/* May the text name a key? A literal does where a package takes one (key='ip'); that it names an account says which
 * way in is limited. */
static bool may_name(const struct node *n, bool literals, const char *key)
{
	return n->kind != NODE_STRING || (literals && strcmp(key, "account") != 0);
}

/* Of a template only what is put into it says what is counted by: `login:${ip}`. */
static str holes(str text, char *out, size_t size)
{
	bool python = str_starts(text, S("f\"")) || str_starts(text, S("f'"));
	size_t n = 0, depth = 0;
	char quote = python ? text.p[1] : '`';
	bool inside = false;
	if (text.n >= size || (!python && str_find(text, S("`"), 0) == SIZE_MAX))
		return text;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == quote && !depth)
			inside = !inside;
		bool opens = inside && c == '{' && (python || (i && text.p[i - 1] == '$'));
		depth += opens || (depth && c == '{');
		out[n++] = !inside || depth ? c : ' ';
		depth -= depth && c == '}';
	}
	return str_at(out, n);
}

static bool any_of(str text, const char *pieces)
{
	str piece;
	for (str list = str_of(pieces); str_cut(&list, '|', &piece);)
		if (str_ifind(text, piece, 0) != SIZE_MAX)
			return true;
	return false;
}

/* A key that no second request has. */
static bool is_new_each_time(str text)
{
	return any_of(text, "randomuuid|uuid4|uuidv4|nanoid|math.random|random()|random_string|secrets.token|"
	                    "$request_id|$msec|$connection|crypto.random|uniqid");
}

/* What the caller writes himself, and nobody checked: he is counted anew under another. */
static bool is_claimed(str text)
{
	static const char claims[] =
	        "req.body|request.body|req.query|request.args|request.json|request.form|req.params|"
	        ".headers|.header(|get_json|.cookies|cookies.get|searchparams|formdata|$http_|"
	        "$arg_|$cookie_|req.get(|request.query";
	static const char proven[] = "req.user|request.user|session|req.auth|oidc|current_user|getuser|claims|jwt|"
	                             "principal|state.user|remote_addr|req.ip|request.ip|signedcookies|forwarded|"
	                             "real-ip|real_ip|cf-connecting|authoriz|socket|get_remote_address|client.host|"
	                             "connecting_ip|api-key|api_key|apikey";
	return any_of(text, claims) && !any_of(text, proven);
}

/* () => 'user': everybody has the same. */
static bool is_constant(str text)
{
	size_t arrow = str_find(text, S("=>"), 0),
	       colon = str_starts(text, S("lambda")) ? str_find(text, S(":"), 0) : 0;
	str body = arrow != SIZE_MAX ? str_sub(text, arrow + 2, text.n)
	           : colon           ? str_sub(text, colon + 1, text.n)
	                             : S("");
	body = str_trim(body);
	return body.n > 2 && (body.p[0] == '\'' || body.p[0] == '"') &&
	       str_find(body, str_sub(body, 0, 1), 1) == body.n - 1;
}

/* user_key: a function of the app, of which only its name is known. */
static bool is_name_alone(str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!ascii_letter(text.p[i]) && !ascii_digit(text.p[i]) && text.p[i] != '_')
			return false;
	return true;
}

str limit_key(const struct node *keyed, bool literals)
{
	char shown[1024];
	const struct node *list = keyed && keyed->kind == NODE_ARRAY ? keyed->child : keyed;
	for (const struct node *n = list; n; n = n == keyed ? NULL : n->next) {
		if (is_new_each_time(n->text))
			return S("request");
		if (n->kind == NODE_UNKNOWN && is_constant(n->text))
			return S("all");
		if ((n->kind == NODE_UNKNOWN || str_starts(n->text, S("$"))) && is_claimed(n->text))
			return any_of(n->text, "mail|login|phone|username") ? S("account") : S("claimed");
	}
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		for (const struct node *n = list; n; n = n == keyed ? NULL : n->next)
			if (may_name(n, literals, keys[i].key)) {
				str text = holes(n->text, shown, sizeof shown);
				bool named = says(text, keys[i].words) || holds(text, keys[i].words);
				bool hidden = literals && n->kind == NODE_UNKNOWN && is_name_alone(text) &&
				              strcmp(keys[i].key, "address") != 0;
				if (named && !hidden)
					return str_of(keys[i].key);
			}
	return list && is_all(list) ? S("all") : S("");
}

str limit_store(str text)
{
	static const char shared[] = "redis|memcache|mongo|postgres|mysql|prisma|drizzle|dynamo|upstash|valkey|shared|"
	                             "cluster";
	str word;
	if (str_eq(text, S("platform")))
		return text;
	if (str_ifind(text, S("memory"), 0) != SIZE_MAX || str_eq(text, S("local")))
		return S("memory");
	for (str list = str_of(shared); str_cut(&list, '|', &word);)
		if (str_ifind(text, word, 0) != SIZE_MAX)
			return S("shared");
	return S("");
}

bool limit_product(str text, double *value)
{
	double all = 1;
	str factor;
	text = str_trim(text);
	while (text.n > 1 && text.p[0] == '(' && text.p[text.n - 1] == ')')
		text = str_trim(str_sub(text, 1, text.n - 1));
	if (!text.n)
		return false;
	while (str_cut(&text, '*', &factor)) {
		char digits[32];
		size_t n = 0;
		factor = str_trim(factor);
		for (size_t i = 0; i < factor.n && n + 1 < sizeof digits; i++)
			if (ascii_digit(factor.p[i]) || factor.p[i] == '.')
				digits[n++] = factor.p[i];
			else if (factor.p[i] != '_')
				return false;
		digits[n] = '\0';
		if (!n)
			return false;
		all *= strtod(digits, NULL);
	}
	*value = all;
	return true;
}

double limit_window(const struct node *n, double one)
{
	struct measure m, unit = {one, one};
	double factor;
	if (n && n->kind == NODE_UNKNOWN && limit_product(n->text, &factor))
		return factor * one;
	if (!n || (n->kind != NODE_STRING && n->kind != NODE_NUMBER) || !unit_as(UNIT_DURATION, &unit, n->text, &m))
		return -1;
	return m.least;
}

static bool ends_at_per(str text, size_t *at, size_t *behind)
{
	size_t slash = str_find(text, S("/"), 0), per = str_ifind(text, S(" per "), 0);
	*at = slash != SIZE_MAX ? slash : per;
	*behind = slash != SIZE_MAX ? slash + 1 : per + 5;
	return *at != SIZE_MAX;
}

/* Laravel: so many in so many minutes, "60,1" or "60". */
static bool limit_minutes(str text, double *count, double *window)
{
	uint64_t n, minutes = 1;
	str first;
	str_cut(&text, ',', &first);
	if (!str_number(first, 1000000, &n) || (text.n && !str_number(text, 1000000, &minutes)))
		return false;
	*count = (double)n;
	*window = (double)minutes * 60;
	return true;
}

bool limit_rate(str text, double *count, double *window)
{
	struct measure m, second = {1, 1};
	char digits[32], length[64];
	size_t at, behind, n = 0;
	size_t named = str_find(text, S("rate="), 0), laravel = str_find(text, S("throttle:"), 0);
	if (named != SIZE_MAX) { /* nginx: $binary_remote_addr zone=a:10m rate=5r/s */
		text = str_sub(text, named + 5, text.n);
		text = str_sub(text, 0, str_find(text, S(" "), 0));
	}
	if (laravel == 0) /* throttle:60,1 */
		return limit_minutes(str_sub(text, 9, text.n), count, window);
	text = str_trim(text);
	if (!ends_at_per(text, &at, &behind))
		return false;
	while (n < at && n + 1 < sizeof digits && (ascii_digit(text.p[n]) || text.p[n] == '.'))
		digits[n] = text.p[n], n++;
	str rest = str_trim(str_sub(text, behind, text.n));
	if (!n || !rest.n || rest.n > 40)
		return false;
	digits[n] = '\0';
	bool bare = !ascii_digit(rest.p[0]);
	size_t lead = bare ? 2 : 0;
	memcpy(length, "1 ", lead);
	memcpy(length + lead, rest.p, rest.n);
	if (!unit_as(UNIT_DURATION, &second, str_at(length, lead + rest.n), &m))
		return false;
	*count = strtod(digits, NULL);
	*window = m.least;
	return true;
}
