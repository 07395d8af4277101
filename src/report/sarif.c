/* SARIF 2.1.0 for GitHub code scanning and the viewers of editors. */
#include "report/sarif.h"

#include "report/escape.h"
#include "report/line_hash.h"
#include "report/wording.h"
#include "report/writers.h"

struct sarif {
	cJSON *root, *rules, *results, *notifications, *run;
	str *seen; /* ids of rules in the order of their first result: the index is ruleIndex */
	size_t n_seen;
	struct line_hashes hashes;
};

/* Only what is an absolute address as it stands: "git@host:path" is not one. */
static bool is_address(str s)
{
	struct buf encoded BUF_AUTO = {0};
	size_t colon = str_find(s, S("://"), 0);
	if (colon == SIZE_MAX || colon == 0)
		return false;
	str rest = str_sub(s, colon + 3, s.n);
	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] <= ' ' || rest.p[i] == 0x7f || strchr("\"<>\\^`{|}%#", rest.p[i]))
			return false;
	escape_uri(&encoded, str_sub(s, 0, colon));
	return encoded.n == colon;
}

static void driver(struct writing *w, struct sarif *s)
{
	static const str meanings[] = {
	        STR_INIT("Left out on purpose: binary, generated, vendored, excluded or too large."),
	        STR_INIT("The clone does not hold everything."),
	        STR_INIT("Looked at as text only: a reader could not parse it or a limit was hit."),
	        STR_INIT("Could not be read.")};
	cJSON *o = jsonout_object(w, jsonout_object(w, s->run, "tool"), "driver");
	jsonout_str(w, o, "name", S("microaudit"));
	jsonout_str(w, o, "version", w->r->version);
	jsonout_str(w, o, "semanticVersion", w->r->version);
	s->rules = jsonout_array(w, o, "rules");
	cJSON *notifications = jsonout_array(w, o, "notifications");
	for (int c = TROUBLE_CHOSEN; c <= TROUBLE_FAILED; c++) {
		cJSON *n = jsonout_object(w, notifications, NULL);
		jsonout_str(w, n, "id",
		            arena_printf(w->scratch, "not-scanned/%.*s",
		                         STR_ARG(trouble_class_name((enum trouble_class)c))));
		sarif_message(w, n, "shortDescription", meanings[c]);
		sarif_message(w, n, "fullDescription", meanings[c]);
		sarif_message(w, n, "help",
		              S("microaudit(1), EXIT STATUS, says what each class means and how to get the rest."));
	}
}

static void provenance(struct writing *w, struct sarif *s)
{
	const struct report *r = w->r;
	if (!is_address(r->repository))
		return;
	cJSON *o = jsonout_object(w, jsonout_array(w, s->run, "versionControlProvenance"), NULL);
	jsonout_str(w, o, "repositoryUri", r->repository);
	if (r->commit.n)
		jsonout_str(w, o, "revisionId", r->commit);
	if (r->branch.n)
		jsonout_str(w, o, "branch", r->branch);
}

static void begin(struct writing *w)
{
	const struct report *r = w->r;
	struct sarif *s = w->state = arena_new(w->scratch, struct sarif);
	s->seen = arena_array(w->scratch, str, r->n_findings + r->n_controls);
	s->hashes = line_hashes_new(r, w->scratch);
	s->root = jsonout_root(w, false);
	jsonout_str(w, s->root, "$schema", S("https://json.schemastore.org/sarif-2.1.0.json"));
	jsonout_str(w, s->root, "version", S("2.1.0"));
	s->run = jsonout_object(w, jsonout_array(w, s->root, "runs"), NULL);
	driver(w, s);
	/* Code scanning takes two uploads of one category for the same analysis, and the second closes the alerts of
	 * the first: each folder of a repository that is scanned by itself is a category. */
	bool whole = r->path.n == 0 || str_eq(r->path, S("."));
	jsonout_str(w, jsonout_object(w, s->run, "automationDetails"), "id",
	            whole ? S("microaudit/") : arena_printf(w->scratch, "microaudit/%.*s/", STR_ARG(r->path)));
	jsonout_str(w, s->run, "columnKind", S("unicodeCodePoints"));
	provenance(w, s);
	cJSON *invocation = jsonout_object(w, jsonout_array(w, s->run, "invocations"), NULL);
	jsonout_bool(w, invocation, "executionSuccessful", r->status != STATUS_INCOMPLETE);
	jsonout_int(w, invocation, "exitCode", (unsigned)r->exit_status);
	s->notifications = jsonout_array(w, invocation, "toolExecutionNotifications");
	s->results = jsonout_array(w, s->run, "results");
}

/* Its ruleIndex; what had none yet gets the next, and `is_new` says that its descriptor is to be written. */
static size_t rule_index(struct sarif *s, str id, bool *is_new)
{
	size_t i = 0;
	while (i < s->n_seen && !str_eq(s->seen[i], id))
		i++;
	*is_new = i == s->n_seen;
	if (*is_new)
		s->seen[s->n_seen++] = id;
	return i;
}

static void message(struct writing *w, cJSON *result, const struct finding *f)
{
	struct buf text BUF_AUTO = {0};
	wording_description(&text, f);
	if (f->main.shown.n)
		buf_printf(&text, ": %.*s", STR_ARG(f->main.shown));
	if (f->main.place.commit.n && f->held != HELD_HEAD)
		buf_printf(&text, ", in commit %.*s", STR_ARG(f->main.place.commit));
	buf_add(&text, S(". "));
	wording_remediation(&text, f);
	sarif_message(w, result, "message", buf_str(&text));
}

/* Known and excepted findings are suppressed, not left out: the viewer decides. */
static void suppression(struct writing *w, cJSON *result, const struct finding *f)
{
	cJSON *array = jsonout_array(w, result, "suppressions");
	if (f->state == STATE_NEW)
		return;
	cJSON *o = jsonout_object(w, array, NULL);
	jsonout_str(w, o, "kind", f->main.ignored ? S("inSource") : S("external"));
	jsonout_str(w, o, "status", S("accepted"));
	jsonout_str(w, o, "justification", f->state_why.n ? f->state_why : S("It stands in the baseline."));
}

static void properties(struct writing *w, cJSON *result, const struct finding *f)
{
	cJSON *o = jsonout_object(w, result, "properties");
	jsonout_str(w, o, "control", f->control->id);
	jsonout_str(w, o, "severity", severity_name(f->severity));
	jsonout_str(w, o, "confidence", confidence_name(f->main.confidence));
	jsonout_bool(w, o, "gates", f->gates);
	jsonout_str(w, o, "state", state_name(f->state));
	jsonout_str(w, o, "heldBy", held_name(f->held));
	if (f->introduced_by.n)
		jsonout_str(w, o, "introducedBy", f->introduced_by);
}

static void finding(struct writing *w, const struct finding *f)
{
	struct sarif *s = w->state;
	bool is_new;
	size_t index = rule_index(s, f->main.rule->id, &is_new);
	if (is_new)
		sarif_rule(w, s->rules, f);
	cJSON *o = jsonout_object(w, s->results, NULL);
	jsonout_str(w, o, "ruleId", f->main.rule->id);
	jsonout_int(w, o, "ruleIndex", index);
	jsonout_str(w, o, "level", sarif_level(f->severity));
	message(w, o, f);
	sarif_location(w, jsonout_array(w, o, "locations"), &f->main.place);
	if (f->n_places > 1) {
		cJSON *related = jsonout_array(w, o, "relatedLocations");
		for (size_t i = 1; i < f->n_places; i++)
			sarif_location(w, related, &f->places[i]);
	}
	cJSON *prints = jsonout_object(w, o, "partialFingerprints");
	if (f->main.frame.n) /* else whoever takes the upload makes it of the file, which is not equal for all */
		jsonout_str(w, prints, "primaryLocationLineHash", line_hashes_text(&s->hashes, f, w->scratch));
	jsonout_str(w, prints, "microaudit/v1", print_text(w->scratch, f->main.print));
	suppression(w, o, f);
	if (w->r->baseline_digest.n)
		jsonout_str(w, o, "baselineState", f->state == STATE_KNOWN ? S("unchanged") : S("new"));
	properties(w, o, f);
}

/* Code scanning shows what has a level; "open" is SARIF's word for what could not be told, and has none. */
static void open_control(struct writing *w, const struct judgement *j, enum open_kind kind)
{
	struct sarif *s = w->state;
	struct buf text BUF_AUTO = {0};
	uint8_t print[PRINT_SIZE];
	const struct control *c = j->control;
	enum severity severity = control_severity(c, w->r->tier);
	str id = control_rule_id(c, w->scratch);
	bool is_new;
	size_t index = rule_index(s, id, &is_new);
	if (is_new)
		sarif_control(w, s->rules, c, id, severity);
	cJSON *o = jsonout_object(w, s->results, NULL);
	jsonout_str(w, o, "ruleId", id);
	jsonout_int(w, o, "ruleIndex", index);
	jsonout_str(w, o, "kind", kind == OPEN_ANSWER ? S("open") : S("fail"));
	jsonout_str(w, o, "level", kind == OPEN_ANSWER ? S("none") : sarif_level(severity));
	buf_printf(&text, "%.*s %.*s: ", STR_ARG(c->id), STR_ARG(wording_open_kind(kind)));
	wording_open_full(&text, j, kind);
	sarif_message(w, o, "message", buf_str(&text));
	sarif_location(w, jsonout_array(w, o, "locations"), &(struct place){0});
	const str parts[] = {S("control"), c->id};
	hash_print(parts, sizeof parts / sizeof *parts, print);
	jsonout_str(w, jsonout_object(w, o, "partialFingerprints"), "microaudit/v1", print_text(w->scratch, print));
	o = jsonout_object(w, o, "properties");
	jsonout_str(w, o, "control", c->id);
	jsonout_str(w, o, "severity", severity_name(severity));
	jsonout_bool(w, o, "gates", true);
}

static void trouble(struct writing *w, const struct trouble *t)
{
	static const str levels[] = {STR_INIT("note"), STR_INIT("warning"), STR_INIT("warning"), STR_INIT("error")};
	struct sarif *s = w->state;
	struct buf text BUF_AUTO = {0};
	cJSON *o = jsonout_object(w, s->notifications, NULL);
	cJSON *descriptor = jsonout_object(w, o, "descriptor");
	jsonout_str(w, descriptor, "id",
	            arena_printf(w->scratch, "not-scanned/%.*s", STR_ARG(trouble_class_name(t->class))));
	jsonout_int(w, descriptor, "index", (unsigned)t->class);
	jsonout_str(w, o, "level", levels[t->class]);
	buf_printf(&text, "Not scanned: ");
	wording_trouble(&text, t);
	if (t->hint.n)
		buf_printf(&text, ". %.*s", STR_ARG(t->hint));
	sarif_message(w, o, "message", buf_str(&text));
	if (t->n_paths == 0)
		return;
	cJSON *locations = jsonout_array(w, o, "locations");
	for (size_t i = 0; i < t->n_paths; i++)
		sarif_location(w, locations, &(struct place){.path = t->paths[i]});
}

static void end(struct writing *w)
{
	struct sarif *s = w->state;
	struct buf verdict BUF_AUTO = {0};
	wording_verdict(&verdict, w->r);
	cJSON *o = jsonout_object(w, s->run, "properties");
	jsonout_str(w, o, "status", status_name(w->r->status));
	jsonout_str(w, o, "stage", stage_name(w->r->stage));
	jsonout_str(w, o, "verdict", buf_str(&verdict));
	jsonout_print(w, s->root, false);
}

const struct writer writer_sarif = {STR_INIT("sarif"),
                                    STR_INIT("SARIF 2.1.0, for GitHub code scanning and editors"),
                                    STR_INIT("sarif"),
                                    true,
                                    begin,
                                    finding,
                                    trouble,
                                    end,
                                    open_control};
