/* GitLab secret detection, schema 15.0.7 (the newest that every GitLab from 15.7 on takes). A file that does not fit
 * the schema is not ingested at all: identifiers and the commit must not be empty, name and solution have limits. */
#include "report/jsonout.h"

#include <inttypes.h>
#include "report/wording.h"
#include "report/writers.h"

enum { NAME_LIMIT = 255, SOLUTION_LIMIT = 7000, DESCRIPTION_LIMIT = 100000 };

struct gitlab {
	cJSON *root, *vulnerabilities, *messages;
};

static void tool(struct writing *w, cJSON *scan, const char *key)
{
	cJSON *o = jsonout_object(w, scan, key);
	jsonout_str(w, o, "id", S("microaudit"));
	jsonout_str(w, o, "name", S("microaudit"));
	jsonout_str(w, o, "version", w->r->version.n ? w->r->version : S("0"));
	jsonout_str(w, jsonout_object(w, o, "vendor"), "name", S("microaudit"));
}

static void begin(struct writing *w)
{
	struct gitlab *g = w->state = arena_new(w->scratch, struct gitlab);
	str time = arena_printf(w->scratch, "%.*sT00:00:00", STR_ARG(w->r->as_of));
	g->root = jsonout_root(w, false);
	jsonout_str(w, g->root, "version", S("15.0.7"));
	g->vulnerabilities = jsonout_array(w, g->root, "vulnerabilities");
	cJSON *scan = jsonout_object(w, g->root, "scan");
	tool(w, scan, "analyzer");
	tool(w, scan, "scanner");
	jsonout_str(w, scan, "type", S("secret_detection"));
	/* The same input gives the same bytes: the only clock is the day the report is as of. */
	jsonout_str(w, scan, "start_time", time);
	jsonout_str(w, scan, "end_time", time);
	jsonout_str(w, scan, "status", w->r->status == STATUS_INCOMPLETE ? S("failure") : S("success"));
	g->messages = jsonout_array(w, scan, "messages");
}

/* The fingerprint as a UUID of version 8, "custom": the same finding has the same one in every run. */
static str uuid(struct arena *a, const uint8_t print[PRINT_SIZE])
{
	uint8_t id[PRINT_SIZE];
	char hex[2 * PRINT_SIZE + 1];
	memcpy(id, print, sizeof id);
	id[6] = (uint8_t)(0x80 | (id[6] & 0x0f));
	id[8] = (uint8_t)(0x80 | (id[8] & 0x3f));
	hash_hex(id, sizeof id, hex);
	return arena_printf(a, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/* The first is what GitLab tracks by: the rule. */
static void identifiers(struct writing *w, cJSON *to, const struct finding *f)
{
	cJSON *array = jsonout_array(w, to, "identifiers");
	cJSON *o = jsonout_object(w, array, NULL);
	jsonout_str(w, o, "type", S("microaudit_rule_id"));
	jsonout_str(w, o, "name", arena_printf(w->scratch, "microaudit rule %.*s", STR_ARG(f->main.rule->id)));
	jsonout_str(w, o, "value", f->main.rule->id);
	o = jsonout_object(w, array, NULL);
	jsonout_str(w, o, "type", S("microaudit_control_id"));
	jsonout_str(w, o, "name", arena_printf(w->scratch, "microaudit control %.*s", STR_ARG(f->control->id)));
	jsonout_str(w, o, "value", f->control->id);
	struct strs refs = f->main.rule->references;
	uint64_t number;
	for (size_t i = 0; i < refs.n; i++) {
		if (!str_starts(refs.at[i], S("CWE-")) ||
		    !str_number(str_sub(refs.at[i], 4, refs.at[i].n), 99999, &number))
			continue;
		o = jsonout_object(w, array, NULL);
		jsonout_str(w, o, "type", S("cwe"));
		jsonout_str(w, o, "name", refs.at[i]);
		jsonout_str(w, o, "value", arena_printf(w->scratch, "%" PRIu64, number));
		jsonout_str(
		        w, o, "url",
		        arena_printf(w->scratch, "https://cwe.mitre.org/data/definitions/%" PRIu64 ".html", number));
	}
}

static void location(struct writing *w, cJSON *to, const struct place *p)
{
	struct buf path BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, to, "location");
	str sha = p->commit.n ? p->commit : w->r->commit.n ? w->r->commit : S("0000000");
	jsonout_str(w, jsonout_object(w, o, "commit"), "sha", sha);
	wording_repo_path(&path, w->r, p->path);
	if (path.n)
		jsonout_str(w, o, "file", buf_str(&path));
	if (p->line) {
		jsonout_int(w, o, "start_line", p->line);
		jsonout_int(w, o, "end_line", p->end_line > p->line ? p->end_line : p->line);
	}
}

static void finding(struct writing *w, const struct finding *f)
{
	struct gitlab *g = w->state;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, g->vulnerabilities, NULL);
	jsonout_str(w, o, "id", uuid(w->scratch, f->main.print));
	jsonout_str_cut(w, o, "name", str_trim(f->main.rule->title), NAME_LIMIT);
	wording_description(&text, f);
	if (f->main.shown.n)
		buf_printf(&text, ": %.*s", STR_ARG(f->main.shown));
	buf_printf(&text, ". %.*s", STR_ARG(str_trim(f->main.rule->why)));
	if (f->state != STATE_NEW)
		buf_printf(&text, " This finding is %.*s.", STR_ARG(state_name(f->state)));
	jsonout_str_cut(w, o, "description", buf_str(&text), DESCRIPTION_LIMIT);
	jsonout_str(w, o, "severity", wording_severity(f->severity));
	buf_clear(&text);
	wording_remediation(&text, f);
	jsonout_str_cut(w, o, "solution", buf_str(&text), SOLUTION_LIMIT);
	identifiers(w, o, f);
	location(w, o, &f->main.place);
}

static void trouble(struct writing *w, const struct trouble *t)
{
	static const str levels[] = {STR_INIT("info"), STR_INIT("warn"), STR_INIT("warn"), STR_INIT("fatal")};
	struct gitlab *g = w->state;
	struct buf text BUF_AUTO = {0};
	buf_add(&text, S("Not scanned: "));
	wording_trouble(&text, t);
	if (t->hint.n)
		buf_printf(&text, ". %.*s", STR_ARG(t->hint));
	cJSON *o = jsonout_object(w, g->messages, NULL);
	jsonout_str(w, o, "level", levels[t->class]);
	jsonout_str(w, o, "value", buf_str(&text));
}

static void end(struct writing *w)
{
	struct gitlab *g = w->state;
	struct buf text BUF_AUTO = {0};
	wording_verdict(&text, w->r);
	cJSON *o = jsonout_object(w, g->messages, NULL);
	jsonout_str(w, o, "level", w->r->exit_status ? S("warn") : S("info"));
	jsonout_str(w, o, "value", buf_str(&text));
	jsonout_print(w, g->root, false);
}

const struct writer writer_gitlab_secrets = {STR_INIT("gitlab-secrets"),
                                             STR_INIT("GitLab secret detection, schema 15.0.7"),
                                             STR_INIT("json"),
                                             true,
                                             begin,
                                             finding,
                                             trouble,
                                             end};
