/* One walk over the words of a text. A word, and the one or two in front of it, are looked up only when its first two
 * letters begin a word of the table. */
#include "mention.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/folder.h"
#include "facts/language.h"
#include "facts_int.h"
#include "plain_address.h"

static const struct topic {
	const char *name, *words;
} topics[] = {
#include "mention_words.def"
};
/* The first rows of the table, in its order. */
enum { RETENTION, DELETES, AGES, PERSON, AI, KEEPS, ANALYTICS, PLAIN, COOKIE };
_Static_assert(sizeof topics / sizeof *topics > COOKIE, "the rows that are named here are there");
enum { TOPICS = sizeof topics / sizeof *topics, MOST = 700, LONGEST = 32, IN_A_ROW = 3, NEAR = 25 };

struct entry {
	str name;
	unsigned topic;
};
struct mention_table { /* made once, and the same for each file */
	struct entry at[MOST];
	size_t n;
	uint8_t begins[26 * 26]; /* does a last word begin so? */
};
struct looking {
	const struct mention_table *table;
	char before[IN_A_ROW][LONGEST + 1];
	size_t lengths[IN_A_ROW]; /* of those in front, the last one first; 0: there is none */
	unsigned line;
	size_t words, last[TOPICS]; /* how many there were, and at which one a topic was last spoken of */
	bool package;               /* the file names its authors */
	bool random;                /* the letters and digits around the word are those of a token */
	bool found[TOPICS];
	struct facts *f;
	str path;
};

static int by_name(const void *x, const void *y)
{
	return str_cmp(((const struct entry *)x)->name, ((const struct entry *)y)->name);
}

/* Of two letters that begin a word, or its only one; 26 * 26 where they are none. */
static size_t pair_of(const char *p, size_t n)
{
	if (n == 1 && ascii_lower(p[0]))
		return (size_t)(p[0] - 'a') * 26;
	return n > 1 && ascii_lower(p[0]) && ascii_lower(p[1]) ? (size_t)(p[0] - 'a') * 26 + (size_t)(p[1] - 'a')
	                                                       : 26 * 26;
}

/* It lives as long as f. */
static struct mention_table *table_new(void)
{
	struct mention_table *t = mem_grow(NULL, sizeof *t);
	str word;
	*t = (struct mention_table){.n = 0};
	for (unsigned i = 0; i < TOPICS; i++)
		for (str list = str_of(topics[i].words); str_cut(&list, ' ', &word) && t->n < MOST;) {
			size_t from = word.n;
			while (from > 0 && word.p[from - 1] != '_')
				from--;
			size_t pair = pair_of(word.p + from, word.n - from);
			if (pair < sizeof t->begins)
				t->begins[pair] = 1;
			t->at[t->n++] = (struct entry){word, i};
		}
	qsort(t->at, t->n, sizeof *t->at, by_name);
	return t;
}

static void add(struct looking *l, unsigned topic, str word)
{
	if (l->found[topic])
		return;
	l->found[topic] = true;
	struct members m = fact_new(l->f, S("mentions"), l->path, l->line);
	members_scalar(&m, NODE_STRING, S("topic"), str_of(topics[topic].name), NULL);
	members_scalar(&m, NODE_STRING, S("word"), word, NULL);
	members_scalar(&m, NODE_STRING, S("doubt"),
	               arena_printf(m.arena, "%.*s:%u speaks of %.*s", STR_ARG(l->path), l->line, STR_ARG(word)), NULL);
}

static bool is_near(const struct looking *l, unsigned topic)
{
	return l->last[topic] && l->words - l->last[topic] <= NEAR;
}

/* setInterval is no age, what somebody was helped by when he wrote it does nothing in it; aI8 in a token is no word. */
static bool is_something_else(const struct looking *l, unsigned topic, str name)
{
	str before = {l->before[1], l->lengths[1]};
	if (topic == AGES)
		return str_listed(before, "set clear");
	if (topic == AI && str_listed(before, "by author"))
		return true;
	if (topic == COOKIE && str_eq(name, S("cookies"))) /* cookies[:name] = value */
		return !str_ends(l->path, S(".rb"));
	return (topic == PERSON && l->package) || (name.n <= 3 && l->random);
}

static void look_up(struct looking *l, str name)
{
	const struct mention_table *t = l->table;
	size_t i = str_search(t->at, t->n, sizeof *t->at, name);
	if (i == t->n || is_something_else(l, t->at[i].topic, name))
		return;
	unsigned topic = t->at[i].topic;
	l->last[topic] = l->words;
	if (topic != DELETES && topic != AGES)
		add(l, topic, name);
	else if (is_near(l, DELETES) && is_near(l, AGES))
		add(l, RETENTION, name);
}

/* The last word, and those in front of it; the longest first, since it says most. */
static void on_word(struct looking *l)
{
	char joined[IN_A_ROW * (LONGEST + 1)];
	size_t pair = pair_of(l->before[0], l->lengths[0]), from = sizeof joined, begins[IN_A_ROW], n = 0;
	if (pair >= sizeof l->table->begins || !l->table->begins[pair])
		return;
	for (; n < IN_A_ROW && l->lengths[n]; n++) {
		if (n)
			joined[--from] = '_';
		from -= l->lengths[n];
		memcpy(joined + from, l->before[n], l->lengths[n]);
		begins[n] = from;
	}
	while (n) {
		n--;
		look_up(l, (str){joined + begins[n], sizeof joined - begins[n]});
	}
}

static void push(struct looking *l, const char *word, size_t n)
{
	for (size_t i = IN_A_ROW - 1; i > 0; i--) {
		memcpy(l->before[i], l->before[i - 1], l->lengths[i - 1]);
		l->lengths[i] = l->lengths[i - 1];
	}
	for (size_t i = 0; i < n; i++)
		l->before[0][i] = ascii_upper(word[i]) ? (char)(word[i] + 32) : word[i];
	l->lengths[0] = n;
	l->words++;
	on_word(l);
}

/* Where the word that begins at from ends: camelCase is two, HTMLParser too. */
static size_t end_of(str s, size_t from)
{
	size_t i = from + 1;
	for (; i < s.n && ascii_alnum(s.p[i]); i++) {
		bool big = ascii_upper(s.p[i]), big_before = ascii_upper(s.p[i - 1]);
		if (big && (!big_before || (i + 1 < s.n && ascii_lower(s.p[i + 1]))))
			break;
	}
	return i;
}

/* Of the letters and digits that begin at from. */
static bool is_random(str s, size_t from, size_t *end)
{
	enum { LONG = 20 };
	size_t i = from, digits = 0;
	for (; i < s.n && ascii_alnum(s.p[i]); i++)
		digits += ascii_digit(s.p[i]);
	*end = i;
	return i - from > LONG && digits > 0;
}

/* A scheme that encrypts nothing, and a host that is not this machine, nor beside it (plain_address.h). The scheme
 * stands from i to end. */
static void see_address(struct looking *l, str s, size_t i, size_t end)
{
	static const char schemes[] = "http ws ftp redis amqp mqtt ldap";
	size_t topic = PLAIN, to = end + 3;
	str scheme = str_sub(s, i, end);
	if (!str_starts(str_sub(s, end, s.n), S("://")) || l->found[topic] || !str_listed(scheme, schemes) ||
	    !plain_address(s, i, &to))
		return;
	add(l, PLAIN, str_sub(s, i, to));
}

static void walk(struct looking *l, str s)
{
	size_t run = 0;
	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];
		if (!ascii_letter(c)) {
			l->line += c == '\n';
			i++;
			continue;
		}
		if (i >= run)
			l->random = is_random(s, i, &run);
		size_t end = end_of(s, i);
		if (end < s.n && s.p[end] == ':')
			see_address(l, s, i, end);
		if (end - i <= LONGEST)
			push(l, s.p + i, end - i);
		else
			l->lengths[0] = 0;
		i = end;
	}
}

/* Words of people: translations, and what an editor keeps of its user. */
static bool is_prose(str path)
{
	static const char folders[] =
	        "locales locale i18n l10n translations messages lang langs languages .idea .vscode res";
	str step;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		if (str_listed(step, folders) && !language_of(path).n)
			return true;
	return false;
}

static bool is_read(str path)
{
	static const char settings[] =
	        "html htm sql psql tf hcl bicep json yml yaml toml ini conf cfg properties env sh bash "
	        "ps1 prisma graphql xml gradle tpl plist";
	static const char *const left_out[] = {
	        "*{lock,Lock}*",           "*.min.{js,css}",       "tsconfig*.json",
	        "components.json",         "*.{test,spec}.*",      "{microapp,.microapp,.microaudit}.{yaml,yml}",
	        "**/supabase/config.toml", "supabase/config.toml", "**/bootstrap/cache/*.php",
	        "bootstrap/cache/*.php"};
	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
		if (glob_rule(str_of(left_out[i]), path))
			return false;
	bool code = language_of(path).n || language_is_page(path);
	bool named = glob_rule(S("{Dockerfile,Makefile,Procfile,.env,crontab}*"), path);
	return (code || named || str_listed(str_extension(path), settings)) && !is_prose(path) &&
	       !language_is_tooling(path) && !folder_is_foreign(path) && !folder_is_sample(path) &&
	       str_find(path, S("bootstrap/cache/"), 0) == SIZE_MAX;
}

void mention_text(struct facts *f, str path, str bytes)
{
	if (!is_read(path))
		return;
	static const char packages[] = "package.json composer.json pyproject.toml Cargo.toml pom.xml setup.cfg";
	bool package = str_listed(str_basename(path), packages);
	if (!f->mentions)
		f->mentions = table_new();
	struct looking l = {.table = f->mentions, .line = 1, .f = f, .path = path, .package = package};
	walk(&l, bytes);
}
