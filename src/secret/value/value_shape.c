/* Placeholders: values that stand for a secret to be filled in. Each is told by the grammar of the whole value. */
#include "secret/value/value.h"

#include <stdint.h>

#include "base/ascii.h"
#include "secret/value/words.h"

static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c); }

/* ---- ramps, walks, repetition -------------------------------------------------------------------------------------
 */

enum step { STEP_OTHER, STEP_SAME, STEP_UP, STEP_DOWN, STEP_RIGHT, STEP_LEFT };

/* How the second character follows the first: in the alphabet, in the digits (0 after 9), or along a keyboard row. */
static enum step step_of(char a, char b)
{
	static const char rows[] = "qwertyuiop asdfghjkl zxcvbnm";
	if (a == b)
		return STEP_SAME;
	if (b == a + 1 || (a == '9' && b == '0') || (a == '9' && b == 'a'))
		return STEP_UP;
	if (a == b + 1 || (a == '0' && b == '9'))
		return STEP_DOWN;
	const char *at = strchr(rows, a);
	if (at && at[1] == b)
		return STEP_RIGHT;
	return at && at > rows && at[-1] == b ? STEP_LEFT : STEP_OTHER;
}

/* Three quarters of the characters in runs of three or more that go one way. */
static bool is_walk(str s)
{
	size_t covered = 0, run = 1;
	enum step going = STEP_OTHER;
	if (s.n < 3)
		return false;
	for (size_t i = 1; i <= s.n; i++) {
		enum step step = i < s.n ? step_of(s.p[i - 1], s.p[i]) : STEP_OTHER;
		if (step != STEP_OTHER && (step == going || run == 1)) {
			run++;
		} else {
			covered += run >= 3 ? run : 0;
			run = step == STEP_OTHER ? 1 : 2;
		}
		going = step;
	}
	return covered * 4 >= s.n * 3;
}

/* Letters and digits alone, in lower case; every n-th of them from `from` on. */
static str pick(str s, size_t from, size_t every, char *to, size_t room)
{
	size_t n = 0, seen = 0;
	for (size_t i = 0; i < s.n && n < room; i++)
		if (ascii_alnum(s.p[i]) && seen++ % every == from)
			to[n++] = lower(s.p[i]);
	return str_at(to, n);
}

/* 12345678, abcdef, qwerty, also woven: 1q2w3e4r, a1b2c3d4. */
static bool is_ramp(str s)
{
	char one[256], two[256];
	if (is_walk(pick(s, 0, 1, one, sizeof one)))
		return true;
	str even = pick(s, 0, 2, one, sizeof one), odd = pick(s, 1, 2, two, sizeof two);
	return odd.n >= 3 && is_walk(even) && is_walk(odd);
}

/* abcabcabc, deadbeefdeadbeef: a short piece over and over. */
static bool is_repeated(str s)
{
	enum { LONGEST_PIECE = 12 };
	for (size_t period = 1; period <= s.n / 2 && period <= LONGEST_PIECE; period++)
		if (!memcmp(s.p, s.p + period, s.n - period))
			return true;
	return false;
}

/* xxxx, ****1234, sk_live_XXXXXXXX: half of it or more is one character, or nearly all of it is blanked out. */
static bool is_masked(str s)
{
	size_t run = 0, longest = 0, blanked = 0;
	for (size_t i = 0; i < s.n; i++) {
		run = i && s.p[i] == s.p[i - 1] ? run + 1 : 1;
		longest = run > longest ? run : longest;
		blanked += ascii_in("xX*.#?_- ", s.p[i]);
	}
	return (longest >= 4 && longest * 2 >= s.n) || blanked * 10 >= s.n * 9;
}

/* "sk-ant-…", "ghp_...": cut short for print. */
static bool is_elided(str s)
{
	return str_find(s, S("..."), 0) != SIZE_MAX || str_find(s, S("\xe2\x80\xa6"), 0) != SIZE_MAX ||
	       str_find(s, S("\xe2\x80\xa2\xe2\x80\xa2"), 0) != SIZE_MAX;
}

/* ---- words that say so --------------------------------------------------------------------------------------------
 */

/* A value made of these words and nothing else is a placeholder. */
static const str filler_words[] = {
        STR_INIT("a"),          STR_INIT("access"),      STR_INIT("actual"),      STR_INIT("add"),
        STR_INIT("an"),         STR_INIT("and"),         STR_INIT("any"),         STR_INIT("api"),
        STR_INIT("app"),        STR_INIT("auth"),        STR_INIT("bar"),         STR_INIT("baz"),
        STR_INIT("be"),         STR_INIT("blah"),        STR_INIT("change"),      STR_INIT("changed"),
        STR_INIT("changeit"),   STR_INIT("client"),      STR_INIT("code"),        STR_INIT("confidential"),
        STR_INIT("credential"), STR_INIT("credentials"), STR_INIT("db"),          STR_INIT("default"),
        STR_INIT("demo"),       STR_INIT("dev"),         STR_INIT("dolor"),       STR_INIT("do"),
        STR_INIT("dummy"),      STR_INIT("empty"),       STR_INIT("encryption"),  STR_INIT("enter"),
        STR_INIT("env"),        STR_INIT("example"),     STR_INIT("fake"),        STR_INIT("false"),
        STR_INIT("fill"),       STR_INIT("fixme"),       STR_INIT("foo"),         STR_INIT("for"),
        STR_INIT("from"),       STR_INIT("goes"),        STR_INIT("here"),        STR_INIT("hidden"),
        STR_INIT("id"),         STR_INIT("in"),          STR_INIT("insert"),      STR_INIT("invalid"),
        STR_INIT("ipsum"),      STR_INIT("is"),          STR_INIT("it"),          STR_INIT("jwt"),
        STR_INIT("key"),        STR_INIT("local"),       STR_INIT("lorem"),       STR_INIT("masked"),
        STR_INIT("me"),         STR_INIT("mock"),        STR_INIT("must"),        STR_INIT("my"),
        STR_INIT("na"),         STR_INIT("never"),       STR_INIT("new"),         STR_INIT("nil"),
        STR_INIT("no"),         STR_INIT("none"),        STR_INIT("not"),         STR_INIT("now"),
        STR_INIT("null"),       STR_INIT("of"),          STR_INIT("omitted"),     STR_INIT("or"),
        STR_INIT("optional"),   STR_INIT("pass"),        STR_INIT("password"),    STR_INIT("passphrase"),
        STR_INIT("passwd"),     STR_INIT("paste"),       STR_INIT("placeholder"), STR_INIT("please"),
        STR_INIT("private"),    STR_INIT("prod"),        STR_INIT("production"),  STR_INIT("provided"),
        STR_INIT("put"),        STR_INIT("pwd"),         STR_INIT("random"),      STR_INIT("real"),
        STR_INIT("redacted"),   STR_INIT("removed"),     STR_INIT("replace"),     STR_INIT("replaced"),
        STR_INIT("required"),   STR_INIT("sample"),      STR_INIT("secret"),      STR_INIT("set"),
        STR_INIT("should"),     STR_INIT("some"),        STR_INIT("something"),   STR_INIT("string"),
        STR_INIT("super"),      STR_INIT("sit"),         STR_INIT("tbd"),         STR_INIT("test"),
        STR_INIT("testing"),    STR_INIT("text"),        STR_INIT("the"),         STR_INIT("this"),
        STR_INIT("to"),         STR_INIT("todo"),        STR_INIT("token"),       STR_INIT("true"),
        STR_INIT("type"),       STR_INIT("undefined"),   STR_INIT("unknown"),     STR_INIT("unset"),
        STR_INIT("unused"),     STR_INIT("use"),         STR_INIT("user"),        STR_INIT("value"),
        STR_INIT("very"),       STR_INIT("with"),        STR_INIT("your"),        STR_INIT("yours"),
        STR_INIT("xxx"),        STR_INIT("xxxx"),        STR_INIT("x"),           STR_INIT("amet"),
};
static const struct strs filler = {filler_words, sizeof filler_words / sizeof *filler_words};

/* With one of these first, any words may follow: YOUR_GITHUB_TOKEN, replace-with-stripe-key. */
static const str asking_words[] = {
        STR_INIT("your"),  STR_INIT("insert"), STR_INIT("replace"),     STR_INIT("enter"),   STR_INIT("put"),
        STR_INIT("add"),   STR_INIT("change"), STR_INIT("changeme"),    STR_INIT("todo"),    STR_INIT("fixme"),
        STR_INIT("dummy"), STR_INIT("fake"),   STR_INIT("placeholder"), STR_INIT("example"), STR_INIT("sample"),
        STR_INIT("paste"), STR_INIT("my"),     STR_INIT("mock"),        STR_INIT("lorem"),   STR_INIT("generate"),
        STR_INIT("some"),
};
static const struct strs asking = {asking_words, sizeof asking_words / sizeof *asking_words};

static bool is_one_of(str word, const struct strs *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_ieq(word, list->at[i]))
			return true;
	return false;
}

/* Letters and what separates words, no digits: digits may be a password's, unless they come last behind three words. */
static bool is_filler(str s)
{
	enum { MOST_DIGITS = 4, WORDS = 3 };
	while (s.n && s.p[0] == '*') /* ***REMOVED***, as git filter-repo writes it */
		s = str_sub(s, 1, s.n);
	while (str_ends(s, S("*")))
		s.n--;
	size_t n = s.n, parts = 0, words = 0, strange = 0, run = 0;
	while (n && ascii_digit(s.p[n - 1]))
		n--;
	for (size_t i = 1; i < n; i++)
		parts += ascii_in("_- ", s.p[i]);
	if (s.n - n <= MOST_DIGITS && parts >= WORDS && ascii_in("_- ", s.p[n - 1]))
		s = str_sub(s, 0, n);
	str rest = s, word = S("");
	bool asks = words_next(&rest, &word) && is_one_of(word, &asking);
	for (size_t i = 0; i < s.n; i++) {
		run = ascii_digit(s.p[i]) ? run + 1 : 0; /* generate-with-rand-base64-32 */
		bool number = run && run <= MOST_DIGITS && asks && parts >= WORDS;
		if (!ascii_letter(s.p[i]) && !number && !ascii_in("_- .,:;!/()'", s.p[i]))
			return false;
	}
	rest = s;
	while (words_next(&rest, &word)) {
		words++;
		if (!words_made_of(word, &filler)) {
			if (!words_like(word) && word.n > 2 && !(asks && parts >= WORDS && !words_odd(word)))
				return false;
			strange++;
		}
	}
	return words && (!strange || (asks && words > 1));
}

/* password=***: a setting with its value blanked out. */
static bool is_masked_setting(str s)
{
	str name;
	return str_cut(&s, '=', &name) && s.n && value_key(name) != KEY_NONE && is_masked(s);
}

static bool is_bracketed(str s)
{
	size_t words;
	if (s.n < 3)
		return false;
	char open = s.p[0], close = s.p[s.n - 1];
	if ((open == '<' && close == '>') || str_starts(s, S("&lt;")))
		return true;
	return ((open == '[' && close == ']') || (open == '(' && close == ')')) && words_letters(s, &words) * 2 > s.n;
}

/* p8e-<your-adobe>: a prefix, and for the rest angle brackets around words of one case, or that begin like a request
 * (then a name with a digit in it is one, too: v1:<your-v0-key>). */
static bool is_prefix_and_blank(str s)
{
	size_t words, open = str_find(s, S("<"), 0), upper = 0, lower_case = 0, digits = 0;
	if (open == SIZE_MAX || s.p[s.n - 1] != '>')
		return false;
	str inside = str_sub(s, open + 1, s.n - 1), rest = inside, word = S("");
	for (size_t i = 0; i < inside.n; i++) {
		if (!ascii_alnum(inside.p[i]) && !ascii_in("_- ", inside.p[i]))
			return false;
		digits += ascii_digit(inside.p[i]);
		upper += inside.p[i] >= 'A' && inside.p[i] <= 'Z';
		lower_case += inside.p[i] >= 'a' && inside.p[i] <= 'z';
	}
	if (words_next(&rest, &word) && is_one_of(word, &asking))
		return true;
	return !digits && (!upper || !lower_case) && words_letters(inside, &words) * 2 > inside.n;
}

/* ghp_{alnum:36}, {uuid}, app-{tenant_id}: a template's blank. Three letters at least, and in small letters where no
 * colon follows, for chance makes the others. */
static bool has_blank(str s)
{
	enum { SHORTEST_NAME = 3 };
	for (size_t open = str_find(s, S("{"), 0); open != SIZE_MAX; open = str_find(s, S("{"), open + 1)) {
		size_t end = open + 1, plain = 0;
		for (; end < s.n && (ascii_alnum(s.p[end]) || s.p[end] == '_'); end++)
			plain += s.p[end] == '_' || (s.p[end] >= 'a' && s.p[end] <= 'z');
		size_t n = end - open - 1;
		bool counted = end + 1 < s.n && ascii_digit(s.p[end + 1]) && str_find(s, S("}"), end) <= end + 5;
		if (open && ascii_in("$#%@{\\", s.p[open - 1]) && !counted)
			continue; /* value_reference() knows these: ${NAME}, ${NAME:default} */
		if (n >= SHORTEST_NAME && end < s.n && ascii_letter(s.p[open + 1]) &&
		    (s.p[end] == ':' || (s.p[end] == '}' && plain == n)))
			return true;
	}
	return false;
}

bool value_placeholder(str value, str *reason)
{
	value = str_trim(value);
	static const struct {
		bool (*is)(str);
		str reason;
	} shapes[] = {
	        {is_bracketed, STR_INIT("a placeholder in brackets")},
	        {is_prefix_and_blank, STR_INIT("a placeholder in brackets")},
	        {has_blank, STR_INIT("a template's blank, filled in elsewhere")},
	        {is_masked, STR_INIT("blanked out")},
	        {is_masked_setting, STR_INIT("blanked out")},
	        {is_elided, STR_INIT("cut short for print")},
	        {is_repeated, STR_INIT("one piece over and over")},
	        {is_ramp, STR_INIT("a ramp or a walk on the keyboard")},
	        {is_filler, STR_INIT("words that stand for a value")},
	};
	for (size_t i = 0; value.n && i < sizeof shapes / sizeof *shapes; i++)
		if (shapes[i].is(value)) {
			*reason = shapes[i].reason;
			return true;
		}
	*reason = S("empty");
	return !value.n;
}
