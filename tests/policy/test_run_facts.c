/* Secrets, manifest, exceptions: nothing found is a proof only where everything was read. */
#include "policy/verdict.h"

#include <criterion/criterion.h>

#include "run_rules.h"

enum { SECR01, SECR02, REGI01, GOVN05 };
#define OWN(name, group, history)                                                                                      \
	{                                                                                                              \
		.id = STR_INIT(name), .of_history = (history), .section = STR_INIT(group), .severity = {               \
			SEVERITY_HIGH,                                                                                 \
			SEVERITY_HIGH,                                                                                 \
			SEVERITY_HIGH                                                                                  \
		}                                                                                                      \
	}
static const struct control own_controls[] = {OWN("SECR-01", "secrets", true), OWN("SECR-02", "secrets", false),
                                              OWN("REGI-01", "registration", false),
                                              OWN("GOVN-05", "governance", false)};
static const struct rule own_rules[] = {{.id = STR_INIT("key"), .control = &own_controls[SECR02]},
                                        RUN_RULE(1, &own_controls[SECR01], "secr-01", run_history),
                                        RUN_RULE(2, &own_controls[SECR02], "secr-02", run_tree),
                                        RUN_RULE(3, &own_controls[REGI01], "regi-01", run_manifest),
                                        RUN_RULE(4, &own_controls[GOVN05], "govn-05", run_exceptions)};
static const struct ruleset own_set = {own_rules, 5, own_controls, 4, {NULL, 0}};

struct own {
	struct arena arena;
	struct report r;
	struct gate_options o;
	struct config config;
	struct manifest manifest;
	struct trouble trouble;
};

static void own_begin(struct own *w)
{
	*w = (struct own){.r = {.rules = &own_set, .files = 5, .text_files = 4, .text_blobs = 9, .commits = 3}};
	w->r.arena = &w->arena;
	w->r.worktree = w->r.history = w->r.is_repository = w->r.has_manifest = true;
	w->o = (struct gate_options){.config = &w->config, .manifest = &w->manifest, .checklist = true};
}

static void own_is(struct own *w, size_t control, enum verdict v, const char *why)
{
	verdict_all(&w->r, &w->o, NULL);
	const struct judgement *j = &w->r.controls[control];
	cr_expect(j->verdict == v && str_eq(j->why, str_of(why)), "%d: %.*s", (int)j->verdict, STR_ARG(j->why));
}

static void own_trouble(struct own *w, enum trouble_class class, str reason, bool paths)
{
	static const str path = STR_INIT("a.json");
	w->trouble = (struct trouble){class, reason, S(""), &path, paths, 2};
	w->r.troubles = &w->trouble;
	w->r.n_troubles = 1;
}

Test(run_facts, secrets_were_looked_for)
{
	struct own w;
	own_begin(&w);
	own_is(&w, SECR01, VERDICT_PASS, "no secret in 3 commits");
	own_is(&w, SECR02, VERDICT_PASS, "no secret in 4 files");
	own_trouble(&w, TROUBLE_CHOSEN, S("over the size limit"), true);
	own_is(&w, SECR02, VERDICT_PASS, "no secret in 4 files (2 files left out by choice)");
	own_trouble(&w, TROUBLE_CHOSEN, S("no git history"), false);
	own_is(&w, SECR02, VERDICT_PASS, "no secret in 4 files");
	own_trouble(&w, TROUBLE_DEGRADED, trouble_unparsed, true);
	own_is(&w, SECR02, VERDICT_PASS, "no secret in 4 files");
	own_trouble(&w, TROUBLE_DEGRADED, S("given up"), true);
	own_is(&w, SECR01, VERDICT_UNPROVEN, "not everything was searched: given up");
	own_is(&w, SECR02, VERDICT_UNPROVEN, "not everything was searched: given up");
	own_trouble(&w, TROUBLE_FAILED, S("cannot be read"), true);
	own_is(&w, SECR02, VERDICT_UNPROVEN, "not everything was searched: cannot be read");
	own_trouble(&w, TROUBLE_BOUNDARY, S("older history (shallow clone)"), false);
	own_is(&w, SECR01, VERDICT_UNPROVEN, "not everything was searched: older history (shallow clone)");
	own_is(&w, SECR02, VERDICT_PASS, "no secret in 4 files");
	w.r.n_troubles = 0;
	w.r.commits = 0;
	own_is(&w, SECR01, VERDICT_UNPROVEN, "no version of a file was searched");
	arena_free(&w.arena);
}

Test(run_facts, rotated_is_said)
{
	struct own w;
	own_begin(&w);
	struct finding f = {.main.rule = &own_rules[0],
	                    .control = &own_controls[SECR01],
	                    .severity = SEVERITY_INFO,
	                    .state = STATE_ROTATED,
	                    .state_why = S("rotated on 2026-11-02")};
	w.r.findings = &f;
	w.r.n_findings = 1;
	own_is(&w, SECR01, VERDICT_PASS, "no secret in 3 commits but 1 that was rotated");
	cr_expect(str_eq(w.r.controls[SECR01].evidence[0].what, S("rotated on 2026-11-02")));
	arena_free(&w.arena);
}

Test(run_facts, manifest_and_exceptions_that_could_not_be_read)
{
	static const str unread[] = {STR_INIT("microapp.yaml")}, settings[] = {STR_INIT(".microaudit.yaml")};
	static const struct exception exception = {.rule = STR_INIT("key")};
	struct own w;
	own_begin(&w);
	own_is(&w, REGI01, VERDICT_PASS, "the manifest is complete and valid");
	own_is(&w, GOVN05, VERDICT_PASS, "there is no exception");
	w.manifest.path = unread[0];
	w.manifest.unread = true;
	own_is(&w, REGI01, VERDICT_UNPROVEN, "microapp.yaml could not be read");
	own_is(&w, GOVN05, VERDICT_UNPROVEN, "microapp.yaml could not be read");
	w.manifest.unread = w.r.has_manifest = false;
	w.o.manifest = NULL;
	own_is(&w, REGI01, VERDICT_UNPROVEN, "nothing found that shows it: ");
	w.o.unread = (struct strs){unread, 1};
	own_is(&w, REGI01, VERDICT_UNPROVEN, "microapp.yaml could not be read");
	w.o.unread = (struct strs){settings, 1};
	own_is(&w, GOVN05, VERDICT_UNPROVEN, ".microaudit.yaml could not be read");
	w.o.unread.n = 0;
	w.o.manifest = &w.manifest;
	w.manifest.n_bad_exceptions = 1;
	own_is(&w, GOVN05, VERDICT_UNPROVEN, "an exception in the manifest is not complete, and does not count");
	w.manifest.n_bad_exceptions = 0;
	w.config.exceptions = &exception;
	w.config.n_exceptions = 1;
	own_is(&w, GOVN05, VERDICT_PASS, "no exception has expired or is out of use");
	w.r.narrowed = true;
	own_is(&w, GOVN05, VERDICT_UNPROVEN, "only a full run shows whether each exception is still in use");
	cr_expect(w.r.controls[GOVN05].by_choice);
	arena_free(&w.arena);
}
