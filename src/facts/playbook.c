/* A text for people is read by words, in English and in some words of the languages around it: does it speak of a
 * failure, say how to stop the app, whom to call and how to take access away, and is it filled in? */
#include "playbook.h"

#include <string.h>

#include "base/ascii.h"
#include "base/glob.h"

enum { PARTS = 20, WORDS = 40 };

/* One text of several topics; words stand at the beginning of a word of the text, in small letters. */
static const char titles[] = "playbook|runbook|run book|incident|on-call|oncall|emergency|disaster recovery|"
                             "when something goes wrong|notfall|störung";
static const char failure[] = "incident|outage|breach|emergency|on-call|alert|goes wrong|go wrong|is down|compromise|"
                              "leak|failure|severity|disaster|unavailable|störung|notfall|ausfall";
static const char stops[] = "stop |stop:|stop the|shut down|shutdown|shut it down|disable|take it offline|take the app|"
                            "offline|roll back|rollback|rolling back|revert|restart|restore|kill switch|"
                            "maintenance mode|scale to 0|scale down|scale it to|suspend|pause|failover|fail over|"
                            "undeploy|abschalten|stoppen|zurückrollen";
static const char revokes[] = "revoke|rotate|rotation|invalidate|reset the|sign everyone out|log everyone out|"
                              "block the user|lock the account|disable the key|disable the account|disable access|"
                              "remove access|sperren|widerrufen";
static const char calls[] = "pagerduty|opsgenie|mailto:|tel:|#incident|#ops|#oncall|#on-call|slack channel #|"
                            "splunk on-call|victorops|incident.io";
static const char open_ends[] = "todo|tbd|fixme|lorem ipsum|to be defined|to be determined|to be written|fill in|"
                                "[your|<your|[name|[phone|[e-mail|[email|[contact|<contact|<phone|<email|<e-mail|"
                                "[insert|<insert|[team|<team|[link|[channel|xxx-|555-xxxx|___";

static bool is_word(char c) { return ascii_alnum(c) || (unsigned char)c >= 0x80; }

static size_t times(str text, const char *list)
{
	size_t n = 0;
	str word;
	for (str words = str_of(list); str_cut(&words, '|', &word);)
		for (size_t at = 0; (at = str_ifind(text, word, at)) != SIZE_MAX; at += word.n)
			n += at == 0 || !is_word(word.p[0]) || !is_word(text.p[at - 1]);
	return n;
}

static bool says(str text, const char *list) { return times(text, list) > 0; }

/* ---- whom to call ---- */

static bool is_of_address(char c) { return ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+'; }

/* A sign, and a name on each side that has a dot on the right. */
static bool has_address(str text)
{
	for (size_t at = 0; (at = str_find(text, S("@"), at)) != SIZE_MAX; at++) {
		size_t end = at + 1;
		bool dot = false;
		while (end < text.n && is_of_address(text.p[end]))
			dot = text.p[end++] == '.' || dot;
		if (at > 0 && is_of_address(text.p[at - 1]) && dot && end > at + 4)
			return true;
	}
	return false;
}

/* Ten digits at least behind a plus, with nothing between them but what parts a number. */
static bool has_number(str text)
{
	for (size_t at = 0; (at = str_find(text, S("+"), at)) != SIZE_MAX; at++) {
		size_t digits = 0, i = at + 1;
		for (; i < text.n && (ascii_digit(text.p[i]) || strchr(" -()/.", text.p[i])); i++)
			digits += ascii_digit(text.p[i]);
		if (digits >= 10)
			return true;
	}
	return false;
}

/* ---- one text ---- */

static size_t word_count(str text)
{
	size_t n = 0;
	str line, word;
	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		bool prose = line.n && line.p[0] != '#' && line.p[0] != '=';
		while (prose && str_cut(&line, ' ', &word))
			n += word.n > 1 && is_word(word.p[0]);
	}
	return n;
}

static void add(struct facts *f, str path, unsigned line, str title, str text)
{
	struct members m = fact_new(f, S("playbooks"), path, line);
	size_t words = word_count(text), open = times(text, open_ends);
	bool stop = says(text, stops), revoke = says(text, revokes);
	bool call = has_address(text) || has_number(text) || says(text, calls);
	bool real = words >= WORDS && !open && says(text, failure) && (stop || revoke);
	members_scalar(&m, NODE_STRING, S("title"), title, NULL);
	members_scalar(&m, NODE_NUMBER, S("words"), arena_printf(m.arena, "%zu", words), NULL);
	members_scalar(&m, NODE_NUMBER, S("open_ends"), arena_printf(m.arena, "%zu", open), NULL);
	members_bool(&m, S("stop"), stop);
	members_bool(&m, S("call"), call);
	members_bool(&m, S("revoke"), revoke);
	if (real && !call && stop && revoke) /* they may all know whom to call */
		members_scalar(&m, NODE_UNKNOWN, S("usable"), S("nobody to call is named"), NULL);
	else
		members_bool(&m, S("usable"), real && call);
}

/* ---- a document, and its parts ---- */

static bool is_prose(str path)
{
	static const str globs[] = {STR_INIT("*.{md,mdx,markdown,rst,adoc,txt,org}")};
	static const str foreign[] = {STR_INIT("**/{node_modules,vendor,third_party,site-packages}/**"),
	                              STR_INIT("**/{test,tests,fixtures,testdata,__tests__}/**")};
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
		if (glob_rule(foreign[i], path))
			return false;
	return glob_rule(globs[0], path);
}

static size_t depth_of(str line)
{
	size_t n = 0;
	while (n < line.n && line.p[n] == '#')
		n++;
	return n <= 6 && n < line.n && line.p[n] == ' ' ? n : 0;
}

/* Up to the next heading that is no deeper. */
static str part_from(str text, size_t at, size_t depth)
{
	str rest = str_sub(text, at, text.n), line;
	while (str_cut(&rest, '\n', &line)) {
		size_t d = depth_of(line);
		if (d && d <= depth)
			return str_sub(text, at, (size_t)(line.p - text.p));
	}
	return str_sub(text, at, text.n);
}

static void add_parts(struct facts *f, str path, str text)
{
	unsigned number = 0;
	size_t parts = 0;
	str line;
	for (str rest = text; parts < PARTS && str_cut(&rest, '\n', &line);) {
		number++;
		size_t depth = depth_of(line);
		if (!depth || !says(line, titles))
			continue;
		str part = part_from(text, rest.p ? (size_t)(rest.p - text.p) : text.n, depth);
		add(f, path, number, str_trim(str_sub(line, depth, line.n)), part);
		parts++;
	}
}

void playbook_text(struct facts *f, str path, str bytes)
{
	if (!is_prose(path))
		return;
	if (says(str_basename(path), titles) || glob_rule(S("**/{runbooks,playbooks}/**"), path))
		add(f, path, 1, str_basename(path), bytes);
	else
		add_parts(f, path, bytes);
}
