/* Names are cut into their words; the last ones say what it is, the first whether it is only told of: hasToken,
 * email_count. The list is closed: a name that is in none of its rows is taken for harmless, since a variable that is
 * logged is no fault by itself. */
#include "log_name.h"

#include <stddef.h>

#include "base/ascii.h"

enum { MOST_WORDS = 12, LONGEST_WORD = 32 };

struct words {
	char text[MOST_WORDS][LONGEST_WORD + 1];
	size_t n;
};

static bool starts_word(str s, size_t i)
{
	bool big = ascii_upper(s.p[i]), big_before = i && ascii_upper(s.p[i - 1]);
	bool small_next = i + 1 < s.n && ascii_lower(s.p[i + 1]);
	return big && (!big_before || small_next);
}

/* In lower case; digits belong to the word in front of them. */
static struct words words_of(str name)
{
	struct words w = {0};
	size_t at = 0;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool letter = ascii_alnum(c);
		if (at && (!letter || starts_word(name, i))) {
			w.n++;
			at = 0;
		}
		if (!letter || w.n == MOST_WORDS || at == LONGEST_WORD)
			continue;
		w.text[w.n][at++] = ascii_upper(c) ? (char)(c - 'A' + 'a') : c;
	}
	w.n += at > 0 && w.n < MOST_WORDS;
	return w;
}

static bool is_word(const struct words *w, size_t i, const char *list) { return str_listed(str_of(w->text[i]), list); }

/* The last two words: "phone" and "number". */
static bool is_pair(const struct words *w, const char *first, const char *second)
{
	return w->n > 1 && is_word(w, w->n - 2, first) && is_word(w, w->n - 1, second);
}

static const char told_leads[] =
        "has had is are was should can could no missing valid invalid with without num n total "
        "count max min needs requires use used using enable enabled show send verify check "
        "remaining input output prompt completion cached err error errors status http fail failed";

/* What is only told of, not shown: hasToken, email_count, passwordLength, total_tokens. */
static bool is_told_of(const struct words *w)
{
	static const char ends[] =
	        "id ids uuid count counts length len size type kind status expiry expires expired "
	        "expiration exp ttl at on regex pattern field fields label enabled disabled sent valid "
	        "verified exists exist required present provided limit index error errors err exception "
	        "template subject provider service method mode version format domain prefix suffix path "
	        "file filename host port column schema table time duration ms date model usage budget "
	        "name names endpoint url uri queue job worker client sender handler verification hint";
	return w->n > 1 && (is_word(w, 0, told_leads) || is_word(w, w->n - 1, ends));
}

static bool is_secret_pair(const struct words *w)
{
	return is_pair(w, "api private secret access license licence service signing encryption", "key") ||
	       is_pair(w,
	               "auth pairing verification registration otp reset login recovery confirmation activation access",
	               "code") ||
	       is_pair(w, "magic reset recovery action confirmation verification activation", "link") ||
	       is_pair(w, "database db mongo mongodb postgres redis connection amqp", "url uri dsn string");
}

static bool is_secret(const struct words *w)
{
	static const char words[] =
	        "password passwd pwd passphrase secret token jwt otp apikey authorization credentials "
	        "credential cookie cookies bearer mnemonic accesstoken refreshtoken dsn";
	return is_word(w, w->n - 1, words);
}

static bool is_person(const struct words *w)
{
	static const char words[] = "email emails phone telephone phonenumber msisdn iban ssn birthdate birthday dob "
	                            "passport cardnumber";
	return is_word(w, w->n - 1, words) || is_pair(w, "email mail", "address addresses") ||
	       is_pair(w, "phone mobile whatsapp telephone card", "number numbers") ||
	       is_pair(w, "home street postal billing shipping", "address") || is_pair(w, "date", "birth");
}

/* All of what somebody sent. */
static bool is_request(const struct words *w)
{
	return (w->n == 1 && is_word(w, 0, "body rawbody payload headers")) ||
	       is_pair(w, "raw request req webhook", "body payload data headers");
}

static bool is_whole(const struct words *w)
{
	static const char words[] =
	        "user users customer customers profile profiles member members patient patients session "
	        "account accounts contact contacts lead leads person people row rows record records "
	        "data result results response params query form values event request req claims args "
	        "kwargs config settings env environ options order orders invoice booking text content "
	        "prompt prompts transcript transcription input inputs obj object item doc document entity "
	        "metadata recipient recipients messages conversation body payload headers tokens "
	        "mail mobile payment subscription employee employees student students candidate resume "
	        "answer reply chunk chunks comment comments note notes address addresses bio question feedback "
	        "submission invitation keys secrets ctx context dto dtos raw dump";
	return is_word(w, w->n - 1, words) || (w->n == 1 && is_word(w, 0, "code to"));
}

/* Whom it is about, or to whom it goes: a person as often as not. */
static bool is_whose(const struct words *w)
{
	static const char words[] =
	        "to cc bcc recipient username login firstname lastname fullname surname address addresses";
	return is_word(w, w->n - 1, words) ||
	       is_pair(w, "user first last full customer display nick sender", "name names");
}

/* x, p, value: a name that says nothing of what it stands for. */
static bool says_nothing(const struct words *w)
{
	static const char counts[] = "id ms ok ts i j n e ex fn no ip os db go if or in is as do";
	str name = str_of(w->text[0]);
	return w->n == 1 && ((name.n <= 2 && !str_listed(name, counts)) ||
	                     str_listed(name, "value val arg thing what info detail details extra fields rest"));
}

bool log_name_is_loud(str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (ascii_lower(name.p[i]))
			return false;
	return name.n > 1;
}

enum log_name log_name(str name)
{
	struct words w = words_of(name);
	if (w.n > 1 && !w.text[w.n - 1][1]) /* userA */
		w.n--;
	if (w.n && is_secret_pair(&w) && !is_word(&w, 0, told_leads))
		return LOG_NAME_PRIVATE;
	if (w.n && is_whose(&w) && !is_word(&w, 0, told_leads))
		return LOG_NAME_WHOLE;
	if (!w.n || is_told_of(&w))
		return LOG_NAME_PLAIN;
	if (is_secret(&w) || is_request(&w))
		return LOG_NAME_PRIVATE;
	if (is_person(&w)) /* ADMIN_EMAIL is the app's own as a rule */
		return log_name_is_loud(name) ? LOG_NAME_WHOLE : LOG_NAME_PRIVATE;
	return is_whole(&w) || says_nothing(&w) ? LOG_NAME_WHOLE : LOG_NAME_PLAIN;
}

bool log_name_hides(str function)
{
	static const char functions[] = "len count size length typeof type isinstance Boolean bool keys id hash sha256 "
	                                "md5 createHash parseInt Number int round toFixed includes startsWith endsWith "
	                                "startswith endswith some every has indexOf test match isArray isEmpty sum";
	static const str parts[] = {STR_INIT("mask"),      STR_INIT("redact"), STR_INIT("sanit"), STR_INIT("anonym"),
	                            STR_INIT("obfuscate"), STR_INIT("scrub"),  STR_INIT("hashed")};
	bool hides = str_listed(function, functions);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		hides = hides || str_ifind(function, parts[i], 0) != SIZE_MAX;
	return hides;
}

bool log_name_keeps(str function)
{
	static const char functions[] =
	        "stringify String str repr dumps json format sprintf Sprintf inspect join concat map filter flatMap "
	        "forEach "
	        "toString toJSON trim toLowerCase toUpperCase lower upper strip slice substring substr replace entries "
	        "values list dict dict_items sorted safe_dump to_dict model_dump var_export print_r json_encode Sprint "
	        "FormValue PostFormValue GetHeader Get header param query DefaultQuery PostForm Param Query "
	        "fromEntries get fetch getenv GetEnv Getenv valueOf decode encode first at pop find";
	return str_listed(function, functions);
}
