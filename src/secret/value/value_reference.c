/* References: a value that says where the secret is kept, or that something else fills in. */
#include "secret/value/value.h"

#include <stdint.h>

#include "base/ascii.h"

static bool is_name(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) && !ascii_in("_.-", s.p[i]))
			return false;
	return s.n > 0 && !ascii_digit(s.p[0]);
}

/* Small letters, and three digits or more: no name of a variable, but a password that begins with a sign. */
static bool is_mixed(str s)
{
	size_t digits = 0, small = 0;
	for (size_t i = 0; i < s.n; i++) {
		digits += ascii_digit(s.p[i]);
		small += s.p[i] >= 'a' && s.p[i] <= 'z';
	}
	return digits >= 3 && small && memchr(s.p, '_', s.n) == NULL;
}

static const struct bracket {
	str open, close;
} brackets[] = {
        {STR_INIT("${"), STR_INIT("}")},  {STR_INIT("{$"), STR_INIT("}")},  {STR_INIT("$("), STR_INIT(")")},
        {STR_INIT("{{"), STR_INIT("}}")}, {STR_INIT("<%"), STR_INIT("%>")}, {STR_INIT("#{"), STR_INIT("}")},
        {STR_INIT("%("), STR_INIT(")s")}, {STR_INIT("{%"), STR_INIT("%}")}, {STR_INIT("<?"), STR_INIT("?>")},
        {STR_INIT("$["), STR_INIT("]")},  {STR_INIT("[["), STR_INIT("]]")}, {STR_INIT("%{"), STR_INIT("}")},
        {STR_INIT("\\("), STR_INIT(")")}, {STR_INIT("@{"), STR_INIT("}")},
};

/* Length of the template that begins at i; 0 when none does. */
static size_t template_at(str s, size_t i)
{
	enum { SHORTEST_NAME = 3 };
	str rest = str_sub(s, i, s.n);
	size_t n = 1;
	while (n < rest.n && ((rest.p[n] >= 'A' && rest.p[n] <= 'Z') || rest.p[n] == '_'))
		n++;
	size_t name = 1;
	while (name < rest.n && (ascii_alnum(rest.p[name]) || rest.p[name] == '_'))
		name++;
	if (i == 0 && rest.p[0] == '$' && name > 1 && !ascii_digit(rest.p[1]) && !is_mixed(str_sub(rest, 1, name)))
		return name; /* $name first, then more */
	if (rest.p[0] == '$' && n > SHORTEST_NAME &&
	    (i == 0 || !ascii_alnum(s.p[i - 1]))) /* $NAME among other things */
		return n;
	for (size_t k = 0; k < sizeof brackets / sizeof *brackets; k++) {
		if (!str_starts(rest, brackets[k].open))
			continue;
		size_t end = str_find(rest, brackets[k].close, brackets[k].open.n);
		return end == SIZE_MAX ? rest.n : end + brackets[k].close.n;
	}
	return 0;
}

/* Templates make a value unknown, unless enough stands beside them to be a secret of its own. */
static bool is_template(str s)
{
	enum { FIXED = 12 };
	size_t found = 0, fixed = 0;
	for (size_t i = 0, n; i < s.n; i += n ? n : 1) {
		n = template_at(s, i);
		found += n > 0;
		fixed += !n && ascii_alnum(s.p[i]);
	}
	return found && fixed < FIXED;
}

/* $VAR $env:VAR %VAR% @VAR@ __VAR__ :name {name} %s */
static bool is_variable(str s)
{
	str inner = str_sub(s, 1, s.n ? s.n - 1 : 0);
	if (s.n < 2)
		return false;
	if (str_starts(s, S("$env:")))
		return is_name(str_sub(s, 5, s.n));
	if (s.p[0] == '$' || s.p[0] == ':')
		return is_name(str_sub(s, s.p[1] == '$' ? 2 : 1, s.n)) && !is_mixed(inner);
	if (s.p[0] == s.p[s.n - 1] && ascii_in("%@#~", s.p[0]))
		return is_name(inner);
	if (s.n > 4 && str_starts(s, S("__")) && str_ends(s, S("__")))
		return is_name(str_sub(s, 2, s.n - 2));
	if (s.p[0] == '{' && s.p[s.n - 1] == '}')
		return inner.n < 2 || is_name(str_sub(inner, 0, inner.n - 1)) || ascii_digit(inner.p[0]) ||
		       memchr(inner.p, '(', inner.n) || memchr(inner.p, '[', inner.n);
	return s.n == 2 && s.p[0] == '%';
}

/* Each without regard to case, at the start. A store's address, or an expression that reads one. */
static const str stores[] = {
        STR_INIT("vault:"),
        STR_INIT("$__file{"),
        STR_INIT("$__env{"),
        STR_INIT("$__vault{"),
        STR_INIT("op://"),
        STR_INIT("arn:"),
        STR_INIT("enc["),
        STR_INIT("enc("),
        STR_INIT("!vault"),
        STR_INIT("$ansible_vault"),
        STR_INIT("@microsoft.keyvault("),
        STR_INIT("ssm:"),
        STR_INIT("awssm://"),
        STR_INIT("gcpsm://"),
        STR_INIT("gsm:"),
        STR_INIT("akv://"),
        STR_INIT("keyvault:"),
        STR_INIT("secretsmanager:"),
        STR_INIT("keyring:"),
        STR_INIT("keychain:"),
        STR_INIT("bws://"),
        STR_INIT("{cipher}"),
        STR_INIT("{{resolve:"),
        STR_INIT("ref+"),
        STR_INIT("secretref"),
        STR_INIT("file:"),
        STR_INIT("secretkeyref"),
        STR_INIT("valuefrom"),
        STR_INIT("process.env"),
        STR_INIT("import.meta.env"),
        STR_INIT("os.environ"),
        STR_INIT("os.getenv"),
        STR_INIT("getenv("),
        STR_INIT("system.getenv"),
        STR_INIT("environment.get"),
        STR_INIT("deno.env"),
        STR_INIT("bun.env"),
        STR_INIT("env["),
        STR_INIT("env("),
        STR_INIT("env:"),
        STR_INIT("env."),
        STR_INIT("env!("),
        STR_INIT("std::env"),
        STR_INIT("config.get"),
        STR_INIT("config("),
        STR_INIT("config["),
        STR_INIT("configuration["),
        STR_INIT("secrets."),
        STR_INIT("secrets["),
        STR_INIT("st.secrets"),
        STR_INIT("var."),
        STR_INIT("local."),
        STR_INIT("module."),
        STR_INIT("data."),
        STR_INIT("values."),
        STR_INIT(".values."),
        STR_INIT("!ref"),
        STR_INIT("!sub"),
        STR_INIT("!getatt"),
        STR_INIT("!importvalue"),
        STR_INIT("fn::"),
        STR_INIT("/run/secrets/"),
        STR_INIT("string.fromenvironment"),
        STR_INIT("buildconfig."),
        STR_INIT("settings."),
        STR_INIT("sops:"),
};

/* @outputs('Get_secret')?['body/value'], @{variables('key')}: an expression of a flow. */
static bool is_flow(str s)
{
	size_t n = 1;
	if (s.n < 4 || s.p[0] != '@' || s.p[s.n - 1] == '@')
		return false;
	if (s.p[1] == '{')
		return s.p[s.n - 1] == '}';
	while (n < s.n && ((s.p[n] >= 'a' && s.p[n] <= 'z') || (s.p[n] >= 'A' && s.p[n] <= 'Z')))
		n++;
	return n > 3 && n + 1 < s.n && s.p[n] == '(' && ascii_in(")]", s.p[s.n - 1]);
}

bool value_reference(str value, str *reason)
{
	*reason = S("it is filled in from outside");
	if (is_template(value) || is_variable(value) || is_flow(value))
		return true;
	*reason = S("it says where the secret is kept");
	for (size_t i = 0; i < sizeof stores / sizeof *stores; i++)
		if (str_ieq(str_sub(value, 0, stores[i].n), stores[i]))
			return true;
	size_t name = str_find(value, S("/secrets/"), 0);
	return str_starts(value, S("projects/")) && name != SIZE_MAX;
}
