/* What a name promises about its value. Names are cut into words, so that neither monkey nor keyboard is a key, and the
 * last word has the last say: a tokenUrl is a URL. */
#include "secret/value/value.h"

#include <stdint.h>

#include "secret/value/words.h"

#define LIST(name, ...)                                                                                                \
	static const str name##_at[] = {__VA_ARGS__};                                                                  \
	static const struct strs name = {name##_at, sizeof name##_at / sizeof *name##_at}
#define W(word) STR_INIT(word)

LIST(passwords, W("password"), W("passwd"), W("pwd"), W("pass"), W("passphrase"), W("passcode"), W("passwort"),
     W("kennwort"), W("contrasena"), W("contrase"), W("parola"), W("heslo"), W("sifre"), W("salasana"), W("motdepasse"),
     W("senha"), W("clave"), W("haslo"), W("wachtwoord"), W("mdp"), W("pw"), W("pswd"), W("psw"));
LIST(secrets, W("secret"), W("secrets"), W("apikey"), W("secretkey"), W("accesskey"), W("privatekey"), W("authkey"),
     W("masterkey"), W("signingkey"), W("encryptionkey"), W("accountkey"), W("clientsecret"), W("apisecret"),
     W("pepper"));
LIST(tokens, W("token"), W("tokens"), W("auth"), W("authorization"), W("bearer"), W("jwt"), W("pat"), W("session"),
     W("cookie"), W("oauth"));
LIST(weak, W("key"), W("keys"), W("salt"), W("cred"), W("creds"), W("credential"), W("credentials"), W("private"),
     W("webhook"), W("dsn"), W("pin"), W("otp"), W("seed"));
/* In front of "key" they make it one that must be kept. */
LIST(guarding, W("api"), W("access"), W("private"), W("secret"), W("auth"), W("signing"), W("encryption"), W("master"),
     W("account"), W("shared"), W("service"), W("admin"), W("deploy"), W("license"), W("jwt"), W("app"), W("session"),
     W("hmac"), W("crypto"), W("cipher"), W("storage"), W("validation"), W("decryption"), W("consumer"), W("webhook"),
     W("aes"), W("enc"), W("encrypt"), W("crypt"), W("client"), W("subscription"), W("server"));
/* The end of a lower-case run: dbpassword, authtoken, stripesecret. */
LIST(endings, W("password"), W("passwd"), W("passphrase"), W("pwd"), W("dbpass"), W("sshpass"), W("userpass"),
     W("rootpass"), W("adminpass"), W("mailpass"), W("ftppass"), W("sqlpass"), W("smtppass"), W("mypass"),
     W("requirepass"), W("masterauth"), W("dbpw"), W("userpw"), W("rootpw"), W("adminpw"));
LIST(secret_endings, W("secret"), W("apikey"), W("secretkey"), W("accesskey"), W("privatekey"), W("authkey"));
/* As the last word: what is named is something about a secret. */
LIST(about, W("id"), W("ids"), W("name"), W("names"), W("file"), W("filename"), W("path"), W("dir"), W("url"), W("uri"),
     W("endpoint"), W("type"), W("types"), W("length"), W("len"), W("size"), W("field"), W("fields"), W("label"),
     W("placeholder"), W("hint"), W("policy"), W("expiry"), W("ttl"), W("expires"), W("expiration"), W("lifetime"),
     W("duration"), W("timeout"), W("count"), W("regex"), W("pattern"), W("header"), W("prefix"), W("suffix"),
     W("message"), W("error"), W("errors"), W("title"), W("text"), W("description"), W("help"), W("format"),
     W("algorithm"), W("alg"), W("enabled"), W("disabled"), W("required"), W("min"), W("max"), W("arn"), W("ref"),
     W("store"), W("manager"), W("provider"), W("version"), W("class"), W("classname"), W("param"), W("column"),
     W("input"), W("form"), W("page"), W("screen"), W("button"), W("link"), W("icon"), W("reset"), W("service"),
     W("handler"), W("factory"), W("address"), W("scope"), W("scopes"), W("audience"), W("issuer"), W("usage"),
     W("limit"), W("index"), W("mode"), W("method"), W("rotation"), W("strength"), W("rules"), W("schema"), W("test"),
     W("hash"), W("digest"), W("fingerprint"), W("checksum"), W("encoder"), W("validator"), W("location"), W("alias"),
     W("namespace"), W("mount"), W("selector"), W("variable"), W("env"), W("var"), W("status"), W("state"), W("model"),
     W("models"), W("forgotten"), W("forgot"), W("mismatch"), W("wrong"), W("incorrect"), W("changed"), W("success"),
     W("failed"), W("failure"), W("expired"), W("again"), W("question"), W("attempts"), W("visible"), W("visibility"),
     W("hasher"), W("hashers"), W("grant"), W("flow"), W("changes"), W("complexity"), W("history"), W("command"),
     W("data"), W("stdin"), W("stdout"), W("ssid"), W("host"), W("hostname"), W("user"), W("username"), W("port"),
     W("channel"), W("color"), W("colour"), W("style"), W("drawable"), W("layout"), W("server"), W("domain"),
     W("login"), W("email"));
/* Anywhere: known to everybody. */
LIST(open_words, W("public"), W("publishable"), W("pub"), W("placeholder"), W("i18n"), W("locale"), W("foreign"),
     W("primary"), W("partition"), W("sort"), W("keyboard"));
/* A token of these is made for one form or one visit. */
LIST(passing, W("csrf"), W("xsrf"), W("authenticity"));
/* In front of "public" they make it a build variable that ends up in the browser: a key there may be meant to, a
 * password or what is called a secret never is. */
LIST(exposing, W("next"), W("nuxt"), W("expo"));
/* As the first word: a question or an act. */
LIST(acting, W("is"), W("has"), W("should"), W("show"), W("hide"), W("toggle"), W("validate"), W("forgot"), W("no"),
     W("require"), W("allow"), W("missing"), W("invalid"), W("confirm"), W("verify"), W("check"), W("use"), W("enable"),
     W("recover"), W("recovered"), W("lost"));

static bool in(str word, const struct strs *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_ieq(word, list->at[i]))
			return true;
	return false;
}

static bool ends_in(str word, const struct strs *list)
{
	for (size_t i = 0; i < list->n; i++) {
		size_t n = list->at[i].n;
		if (word.n >= n && str_ieq(str_sub(word, word.n - n, word.n), list->at[i]))
			return true;
	}
	return false;
}

static enum key_kind kind_of(str word, str previous)
{
	if (in(word, &passwords) || ends_in(word, &endings) ||
	    (str_ieq(word, S("passe")) && str_ieq(previous, S("de"))))
		return KEY_PASSWORD;
	if (in(word, &secrets) || ends_in(word, &secret_endings))
		return KEY_SECRET;
	if ((str_ieq(word, S("key")) || str_ieq(word, S("keys"))) && in(previous, &guarding))
		return KEY_SECRET;
	if (in(word, &tokens) || (word.n > 5 && str_ieq(str_sub(word, word.n - 5, word.n), S("token"))))
		return KEY_TOKEN;
	return in(word, &weak) ? KEY_WEAK : KEY_NONE;
}

/* The word for it in writings that words_next() does not read. */
static bool in_other_writing(str key)
{
	static const str names[] = {
	        STR_INIT("\xe5\xaf\x86\xe7\xa0\x81"),                                     /* Chinese */
	        STR_INIT("\xe5\xaf\x86\xe7\xa2\xbc"),                                     /* the same, traditional */
	        STR_INIT("\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc\xe3\x83\x89"), /* Japanese */
	        STR_INIT("\xeb\xb9\x84\xeb\xb0\x80\xeb\xb2\x88\xed\x98\xb8"),             /* Korean */
	        STR_INIT("\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c"),             /* Russian, small */
	        STR_INIT("\xd0\x9f\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c"),             /* and with a capital */
	        STR_INIT("has\xc5\x82o"),                                                 /* Polish */
	        STR_INIT("Has\xc5\x82o"),
	        STR_INIT("\xc5\x9fifre"), /* Turkish */
	        STR_INIT("\xc5\x9eifre"),
	};
	bool foreign = false;
	for (size_t i = 0; i < key.n && !foreign; i++)
		foreign = (unsigned char)key.p[i] >= 0x80;
	for (size_t i = 0; foreign && i < sizeof names / sizeof *names; i++)
		if (str_find(key, names[i], 0) != SIZE_MAX)
			return true;
	return false;
}

enum key_kind value_key(str key)
{
	if (in_other_writing(key))
		return KEY_PASSWORD;
	if (str_ends(key, S("_token")) && (key.n == 6 || key.p[key.n - 7] == '.')) /* what frameworks put into forms */
		return KEY_NONE;
	if (str_find(key, S(".style."), 0) != SIZE_MAX) /* passwordScreen.style.display: how it looks */
		return KEY_NONE;
	enum key_kind best = KEY_NONE;
	str rest = key, word, previous = S("");
	bool first = true, exposed = false, secret = false, passes = false;
	while (words_next(&rest, &word)) {
		secret = secret || str_ieq(word, S("secret"));
		passes = passes || in(word, &passing);
		if (str_ieq(word, S("public")) && in(previous, &exposing)) {
			exposed = true;
			previous = word;
			continue;
		}
		if (in(word, &open_words) || (first && in(word, &acting)))
			return KEY_NONE;
		enum key_kind kind = kind_of(word, previous);
		best = kind > best ? kind : best;
		previous = word;
		first = false;
	}
	if (passes && best == KEY_TOKEN)
		return KEY_NONE;
	if (exposed && best != KEY_PASSWORD && !secret)
		return KEY_NONE;
	return in(previous, &about) ? KEY_NONE : best;
}

bool value_names_thing(str value)
{
	str word;
	while (words_next(&value, &word))
		if (in(word, &about) || in(word, &acting) || in(word, &open_words) || kind_of(word, S("")) != KEY_NONE)
			return true;
	return false;
}
