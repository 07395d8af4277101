/* From a name and a shape to anchors and a pattern. The pattern is one for all languages: a name, what closes it, an
 * operator, what opens a value, the value. */
#include "rules/named.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "named_shape.h"

enum { LONG_WORD = 5, GOOD_ANCHOR = 4, MOST_WORDS = 8, MOST_ALTERNATIVES = 16, LONGEST_WORD = 32 };

/* Where a word begins and ends in my_key, my-key, myKey, MYKey, MY_KEY; only here does case matter. */
#define WORD_BEGINS "(?-i:(?<![A-Za-z0-9])|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[a-z]))"
#define WORD_ENDS   "(?-i:(?<=[a-z])(?![a-z])|(?<=[A-Z])(?![A-Z])|(?<=[0-9]))"
#define QUOTE       "\\\\{0,3}[\"'`]"

/* What makes a blank an operator: --name value, ENV NAME value. */
static const char in_front[] = "(?:(?<lead>(?<![\\w-])--?|(?<![\\w-])(?:env|arg|set|setx|setenv|putenv|define|"
                               "fastcgi_param)[ \\t]{1,4})[\\w.-]{0,24}?)?";
/* From one word to the next. Other words may stand between them, and common ones in one piece with the next
 * (acmeapikey); a long word may go on as well (acmecorp_key). */
#define JOINT   "[_. -]?"
#define COMPANY "(?:(?:api|access|auth|client|secret|private|app|personal)" JOINT ")?"
static const char between_short[] = "(?:" JOINT "|" WORD_ENDS "[\\w.-]{0,16}?" WORD_BEGINS ")" COMPANY;
static const char between_long[] = "(?:" JOINT "|[\\w.-]{0,16}?" WORD_BEGINS ")" COMPANY;
/* The name goes on, but not to say that it is about the value instead. */
static const char behind[] = "s?" WORD_ENDS "(?![_.-]?(?:ids?|names?|hash|sha|md5|digest|checksum|fingerprint|version|"
                             "commit|revision|etag|prefix)" WORD_ENDS ")[\\w.-]{0,24}+";
/* "name" ['name'] getenv("name") name[] **name** */
static const char closing[] = "(?:" QUOTE ")?[\\])*]{0,2}(?:\\[\\d{0,4}\\])?[ \\t]{0,8}";
static const char operators[] =
        "(?:={1,3}>?|:[-=?+]?|\\?{1,2}[:=]?|\\|{1,2}=?|<-|or\\b|,|[({]" /* = == => : := :- ?= ?? || , ( { */
        "|[?!]?:[ \\t]?[\\w.<>\\[\\]|? ]{1,32}="                        /* name: type = */
        "|\\*?[a-z][\\w.]{0,15}[ \\t]{0,4}:?="                          /* name type = */
        "|\\.\\w{1,20}\\("                                              /* getenv("NAME").unwrap_or( */
        "|(?:[ \\t]{1,4}[\\w:.-]{1,24}=[\"'][^\"'<>\\r\\n]{0,32}[\"']){0,3}[ \\t]{0,4}>" /* <name>, <x name="name">*/
        "|</[\\w:.-]{1,24}>\\s{0,64}<[\\w:.-]{1,24}>"                                    /* <key>name</key> <string> */
        "|[,;]?\\s{0,64}(?:" QUOTE ")?(?:value|content|default\\w{0,8})(?:" QUOTE ")?[ \\t]{0,4}[:=]"
        "|--?(?:body|value|data|text|b|v)[ =]" /* secret set NAME --body */
        "|(?=" QUOTE ")"                       /* NAME "value" */
        "|(?(<lead>)(?<=[ \\t])|(*FAIL)))";
/* The value may begin on the next line: a backslash, a YAML block, a bracket. Then a call, a quote, a scheme. */
static const char opening[] =
        "[ \\t]{0,8}(?:(?:\\\\|[|>][-+]?|[(\\[])?[ \\t]{0,4}\\r?\\n[ \\t]{0,64}(?:-[ \\t]{1,4})?)?"
        "(?:[a-z_][\\w.:]{0,24}[(!]{1,2}[ \\t]?){0,2}"
        "(?:[a-z@$]{0,2}\\\\{0,3}[\"'`]{1,3}|<!\\[CDATA\\[|[\\[({][ \\t]?(?:" QUOTE ")?)?"
        "(?:(?:bearer|token|apikey|key|ssws)[ \\t]{1,4})?";
/* A longer token goes on, a host, a path or a file goes on behind its first piece. */
static const char after[] = "(?![\\w-]|[./]\\w)";

struct word {
	str of[MOST_ALTERNATIVES];
	size_t n, shortest;
};

/* Letters and digits, '_' inside. */
static bool is_word(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!ascii_alnum(c) && (c != '_' || i == 0 || i + 1 == s.n))
			return false;
	}
	return s.n > 1 && s.n <= LONGEST_WORD;
}

static bool read_word(str text, struct word *w, struct err *err)
{
	str rest = text, piece;
	*w = (struct word){.shortest = LONGEST_WORD};
	bool good = text.n && text.p[text.n - 1] != '|';
	while (good && str_cut(&rest, '|', &piece)) {
		good = is_word(piece) && w->n < MOST_ALTERNATIVES;
		if (good) {
			w->of[w->n++] = piece;
			w->shortest = piece.n < w->shortest ? piece.n : w->shortest;
		}
	}
	return good ||
	       err_set(err, "`name: %.*s`: a word is two letters or digits or more; '|' stands between alternatives",
	               STR_ARG(text));
}

/* Words that stand in the names of everybody's secrets: an anchor of them would wake the rule everywhere. */
static bool is_common(const struct word *w)
{
	static const str common[] = {
	        STR_INIT("key"),         STR_INIT("keys"),    STR_INIT("token"),    STR_INIT("secret"),
	        STR_INIT("api"),         STR_INIT("access"),  STR_INIT("client"),   STR_INIT("app"),
	        STR_INIT("application"), STR_INIT("auth"),    STR_INIT("admin"),    STR_INIT("write"),
	        STR_INIT("private"),     STR_INIT("public"),  STR_INIT("password"), STR_INIT("user"),
	        STR_INIT("id"),          STR_INIT("service"), STR_INIT("account"),  STR_INIT("credential"),
	        STR_INIT("web"),         STR_INIT("server"),  STR_INIT("consumer"), STR_INIT("personal"),
	        STR_INIT("project")};
	for (size_t i = 0; i < w->n; i++)
		for (size_t k = 0; k < sizeof common / sizeof *common; k++)
			if (str_ieq(w->of[i], common[k]))
				return true;
	return false;
}

/* The place of the word to search for: the one whose shortest alternative is the longest. */
static size_t rarest(const struct word *words, size_t n)
{
	size_t best = n;
	for (size_t i = 0; i < n; i++)
		if (!is_common(&words[i]) && (best == n || words[i].shortest > words[best].shortest))
			best = i;
	return best;
}

static const str joints[] = {STR_INIT("_"), STR_INIT("-"), STR_INIT("."), STR_INIT("")};
enum { JOINTS = sizeof joints / sizeof *joints };

/* The word with each joint in place of its '_'. */
static void add_joined(str word, struct arena *a, str *out, size_t *n)
{
	bool one = str_find(word, S("_"), 0) == SIZE_MAX;
	for (size_t i = 0; i < (one ? 1 : JOINTS); i++) {
		struct buf BUF_AUTO b = {0};
		str rest = word, piece;
		for (bool first = true; str_cut(&rest, '_', &piece); first = false) {
			buf_add(&b, first ? S("") : joints[i]);
			buf_add(&b, piece);
		}
		out[(*n)++] = arena_str(a, buf_str(&b));
	}
}

/* A short word is searched for together with what follows it. */
static void add_short(str word, const struct word *next, struct arena *a, str *out, size_t *n)
{
	for (size_t i = 0; i < JOINTS; i++) {
		if (word.n + joints[i].n >= GOOD_ANCHOR) {
			out[(*n)++] = arena_printf(a, "%.*s%.*s", STR_ARG(word), STR_ARG(joints[i]));
			continue;
		}
		for (size_t k = 0; k < next->n; k++) {
			str both = arena_printf(a, "%.*s%.*s%.*s", STR_ARG(word), STR_ARG(joints[i]),
			                        STR_ARG(next->of[k]));
			add_joined(both, a, out, n);
		}
	}
}

static bool derive_anchors(struct rule *r, const struct word *words, size_t n, struct arena *a, struct err *err)
{
	str *out = arena_array(a, str, MOST_ALTERNATIVES * MOST_ALTERNATIVES * JOINTS * JOINTS);
	size_t at = rarest(words, n), count = 0;
	if (at == n || (words[at].shortest < GOOD_ANCHOR && at + 1 == n))
		return err_set(err, "`name` has no word that is rare enough to search for");
	for (size_t i = 0; i < words[at].n; i++) {
		if (words[at].of[i].n >= GOOD_ANCHOR)
			add_joined(words[at].of[i], a, out, &count);
		else
			add_short(words[at].of[i], &words[at + 1], a, out, &count);
	}
	r->anchors = (struct strs){out, count};
	return true;
}

/* ---- a look before the pattern ---- */

/* From one word's end to the next one's begin, at most: joint, other letters, company. */
enum { BETWEEN = 32 };

struct named_glance {
	size_t reach;                  /* bytes beside the anchor in which the whole name lies */
	struct strs words[MOST_WORDS]; /* how each begins */
	size_t at, n;                  /* the anchor is in words[at] */
};

const struct named_glance *named_glance(const struct rule *r, struct arena *a)
{
	struct word words[MOST_WORDS];
	struct err err;
	if (r->name.n < 2 || r->name.n > MOST_WORDS)
		return NULL;
	struct named_glance *g = arena_new(a, struct named_glance);
	for (size_t i = 0; i < r->name.n; i++) {
		if (!read_word(r->name.at[i], &words[i], &err))
			return NULL;
		str *begins = arena_array(a, str, words[i].n);
		size_t longest = 0;
		for (size_t k = 0; k < words[i].n; k++) {
			longest = words[i].of[k].n > longest ? words[i].of[k].n : longest;
			begins[k] = str_sub(words[i].of[k], 0, str_find(words[i].of[k], S("_"), 0));
		}
		g->words[i] = (struct strs){begins, words[i].n};
		g->reach += longest + BETWEEN;
	}
	g->n = r->name.n;
	g->at = rarest(words, g->n);
	return g;
}

static char folded(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool holds(str text, str word)
{
	char first = folded(word.p[0]);
	for (size_t i = 0; i + word.n <= text.n; i++)
		if (folded(text.p[i]) == first && str_ieq(str_at(text.p + i, word.n), word))
			return true;
	return false;
}

static bool holds_any(str text, struct strs words)
{
	for (size_t i = 0; i < words.n; i++)
		if (holds(text, words.at[i]))
			return true;
	return false;
}

bool named_may_hold(const struct named_glance *g, str bytes, size_t start, size_t end)
{
	if (!g)
		return true;
	str ahead = str_sub(bytes, start > g->reach ? start - g->reach : 0, start);
	/* A short word's anchor goes on into the next word. */
	size_t from = start + 1 < end ? start + 1 : end;
	str back = str_sub(bytes, from, bytes.n - end > g->reach ? end + g->reach : bytes.n);
	for (size_t i = 0; i < g->n; i++)
		if (i != g->at && !holds_any(i < g->at ? ahead : back, g->words[i]))
			return false;
	return true;
}

/* (?:alternatives); the first word may stand inside another one (myacmekey) when it is long enough to be no accident.
 */
static void put_word(struct buf *b, const struct word *w, bool first)
{
	for (size_t i = 0; i < w->n; i++) {
		str rest = w->of[i], piece;
		buf_printf(b, "%s%s", i ? "|" : "(?:", first && w->of[i].n < LONG_WORD ? WORD_BEGINS : "");
		for (bool joint = false; str_cut(&rest, '_', &piece); joint = true)
			buf_printf(b, "%s%.*s", joint ? JOINT : "", STR_ARG(piece));
	}
	buf_byte(b, ')');
}

static bool derive_pattern(struct rule *r, const struct word *words, size_t n, struct arena *a, struct err *err)
{
	struct buf BUF_AUTO b = {0};
	buf_printf(&b, "(?i:%s", in_front);
	for (size_t i = 0; i < n; i++) {
		put_word(&b, &words[i], i == 0);
		buf_add(&b, str_of(i + 1 == n ? behind : words[i].shortest < LONG_WORD ? between_short : between_long));
	}
	buf_printf(&b, "%s%s%s)(?<secret>", closing, operators, opening);
	if (!named_shape(r->value, &b, err))
		return false;
	buf_printf(&b, ")%s", after);
	r->pattern = arena_str(a, buf_str(&b));
	return true;
}

bool named_derive(struct rule *r, struct arena *a, struct err *err)
{
	struct word words[MOST_WORDS];
	if (!r->name.n && !r->value.n)
		return true;
	if (!r->name.n || !r->value.n || r->kind != RULE_TEXT)
		return err_set(err, "`name` and `value` go together, in a rule of kind text");
	if (r->anchors.n || r->pattern.n || r->scope != SCOPE_WINDOW)
		return err_set(err, "`name` and `value` stand for `anchors`, `pattern` and `scope`: leave those out");
	if (r->name.n > MOST_WORDS)
		return err_set(err, "`name` has more than %d words", MOST_WORDS);
	for (size_t i = 0; i < r->name.n; i++)
		if (!read_word(r->name.at[i], &words[i], err))
			return false;
	/* The pattern says itself what stands in front of the value: in ${NAME:-value} it is a dash. */
	if (r->boundary == BOUNDARY_TOKEN)
		r->boundary = BOUNDARY_WORD;
	if (!r->check.n)
		r->check = S("named");
	return derive_anchors(r, words, r->name.n, a, err) && derive_pattern(r, words, r->name.n, a, err);
}
