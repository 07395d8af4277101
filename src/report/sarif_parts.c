/* SARIF: messages, rules and locations. */
#include "report/sarif.h"

#include <inttypes.h>

#include "base/utf.h"
#include "report/escape.h"
#include "report/wording.h"

enum { MESSAGE_LIMIT = 1000 };

void sarif_message(struct writing *w, cJSON *to, const char *key, str s)
{
	struct buf safe BUF_AUTO = {0}, text BUF_AUTO = {0};
	utf_safe(&safe, s);
	str rest = buf_str(&safe);
	bool link = str_find(rest, S("]("), 0) != SIZE_MAX;
	size_t length;
	for (size_t n = 0; rest.n; rest = str_sub(rest, length, rest.n), n++) {
		utf_next(rest, &length);
		if (n == MESSAGE_LIMIT) {
			buf_add(&text, S("…"));
			break;
		}
		if (link && rest.p[0] == '[')
			buf_byte(&text, '\\');
		buf_add(&text, str_at(rest.p, length));
	}
	jsonout_str(w, jsonout_object(w, to, key), "text", buf_str(&text));
}

str sarif_level(enum severity s)
{
	return s >= SEVERITY_HIGH ? S("error") : s == SEVERITY_MEDIUM ? S("warning") : S("note");
}

/* GitHub reads a number in a string: over 9.0 critical, from 7.0 high, from 4.0 medium, from 0.1 low. */
static str security_severity(enum severity s)
{
	static const str scores[] = {STR_INIT("0.1"), STR_INIT("0.1"), STR_INIT("3.0"),
	                             STR_INIT("5.5"), STR_INIT("8.0"), STR_INIT("9.5")};
	return scores[s];
}

static str precision(enum confidence c)
{
	static const str names[] = {STR_INIT("low"), STR_INIT("medium"), STR_INIT("high"), STR_INIT("very-high")};
	return names[c];
}

static void help(struct writing *w, cJSON *to, const struct finding *f)
{
	const struct rule *rule = f->main.rule;
	struct buf text BUF_AUTO = {0}, markdown BUF_AUTO = {0};
	buf_add(&text, str_trim(rule->why.n ? rule->why : rule->title));
	escape_markdown(&markdown, str_trim(rule->why.n ? rule->why : rule->title));
	buf_add(&markdown, S("\n"));
	for (size_t i = 0; i < rule->fix.n; i++) {
		buf_printf(&text, "\n%zu. %.*s", i + 1, STR_ARG(str_trim(rule->fix.at[i])));
		buf_printf(&markdown, "\n%zu. ", i + 1);
		escape_markdown(&markdown, str_trim(rule->fix.at[i]));
	}
	buf_printf(&text, "\nMore: microaudit explain %.*s", STR_ARG(rule->id));
	buf_add(&markdown, S("\n\nMore: "));
	escape_code_span(&markdown, arena_printf(w->scratch, "microaudit explain %.*s", STR_ARG(rule->id)), false);
	cJSON *o = jsonout_object(w, to, "help");
	jsonout_str(w, o, "text", buf_str(&text));
	jsonout_str(w, o, "markdown", buf_str(&markdown));
}

/* At most ten tags are kept: "security" is what makes it a security alert, CWE numbers are GitHub's spelling. */
static void tags(struct writing *w, cJSON *to, const struct control *c, struct strs refs)
{
	enum { CWE_TAGS = 7 };
	cJSON *array = jsonout_array(w, to, "tags");
	jsonout_str(w, array, NULL, S("security"));
	jsonout_str(w, array, NULL, c->id);
	jsonout_str(w, array, NULL, c->section);
	uint64_t number;
	for (size_t i = 0, n = 0; i < refs.n && n < CWE_TAGS; i++)
		if (str_starts(refs.at[i], S("CWE-")) &&
		    str_number(str_sub(refs.at[i], 4, refs.at[i].n), 99999, &number)) {
			jsonout_str(w, array, NULL, arena_printf(w->scratch, "external/cwe/cwe-%03" PRIu64, number));
			n++;
		}
}

static void weight(struct writing *w, cJSON *properties, enum severity s)
{
	jsonout_str(w, properties, "problem.severity",
	            s >= SEVERITY_HIGH     ? S("error")
	            : s == SEVERITY_MEDIUM ? S("warning")
	                                   : S("recommendation"));
	jsonout_str(w, properties, "security-severity", security_severity(s));
}

void sarif_rule(struct writing *w, cJSON *rules, const struct finding *f)
{
	const struct rule *rule = f->main.rule;
	cJSON *o = jsonout_object(w, rules, NULL);
	jsonout_str(w, o, "id", rule->id);
	sarif_message(w, o, "shortDescription", str_trim(rule->title));
	sarif_message(w, o, "fullDescription", str_trim(rule->why.n ? rule->why : rule->title));
	jsonout_str(w, jsonout_object(w, o, "defaultConfiguration"), "level", sarif_level(f->severity));
	help(w, o, f);
	cJSON *properties = jsonout_object(w, o, "properties");
	tags(w, properties, f->control, rule->references);
	jsonout_str(w, properties, "precision", precision(f->main.confidence));
	weight(w, properties, f->severity);
}

void sarif_control(struct writing *w, cJSON *rules, const struct control *c, str id, enum severity severity)
{
	struct buf help BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, rules, NULL);
	jsonout_str(w, o, "id", id);
	sarif_message(w, o, "shortDescription", str_trim(c->title));
	sarif_message(w, o, "fullDescription", str_trim(c->ask.n ? c->ask : c->title));
	jsonout_str(w, jsonout_object(w, o, "defaultConfiguration"), "level", sarif_level(severity));
	buf_printf(&help, "%.*s More: microaudit explain %.*s", STR_ARG(str_trim(c->fix.n ? c->fix : c->title)),
	           STR_ARG(c->id));
	sarif_message(w, o, "help", buf_str(&help));
	cJSON *properties = jsonout_object(w, o, "properties");
	tags(w, properties, c, (struct strs){0});
	weight(w, properties, severity);
}

void sarif_location(struct writing *w, cJSON *locations, const struct place *p)
{
	struct buf path BUF_AUTO = {0}, uri BUF_AUTO = {0};
	wording_anchor_path(&path, w->r, p->path);
	escape_uri(&uri, buf_str(&path));
	cJSON *physical = jsonout_object(w, jsonout_object(w, locations, NULL), "physicalLocation");
	jsonout_str(w, jsonout_object(w, physical, "artifactLocation"), "uri", buf_str(&uri));
	unsigned line = p->line ? p->line : 1, col = p->col ? p->col : 1;
	unsigned end_line = p->end_line > line ? p->end_line : line, end_col = p->end_col ? p->end_col : 1;
	if (end_line == line && end_col <= col)
		end_col = col + 1;
	cJSON *region = jsonout_object(w, physical, "region");
	jsonout_int(w, region, "startLine", line);
	jsonout_int(w, region, "startColumn", col);
	jsonout_int(w, region, "endLine", end_line);
	jsonout_int(w, region, "endColumn", end_col);
}
