/* wording: the sentences and counts that several formats share, so that a finding reads the same in all of them. Texts
 * are appended raw: the writer escapes them for its own place. */
#ifndef REPORT_WORDING_H
#define REPORT_WORDING_H

#include "model/report.h"
#include "base/buf.h"

/* New findings by severity (index: enum severity), the others by state. */
struct tally {
	unsigned long severity[SEVERITY_CRITICAL + 1];
	unsigned long known, excepted, rotated;
	unsigned long gating; /* findings that gate */
};
struct tally wording_tally(const struct report *r);

/* A control that keeps the gate shut (fail or unproven, and it gates). */
bool wording_blocks(const struct judgement *j);
/* Does a gating finding speak for this control already? */
bool wording_has_finding(const struct report *r, const struct control *c);

/* ---- what has to be done before the gate holds (wording_open.c) ---- */

/* fix: something is wrong, and where it is can be shown; set up: nothing stands where it would; answer: files do not
 * show it, or were not read, and a person knows. What gates not, or has a finding in front of it, is none of these. */
enum open_kind { OPEN_NOT, OPEN_FIX, OPEN_SET_UP, OPEN_ANSWER, OPEN_KINDS };
/* Of which kind it is, whether or not a finding speaks for it. */
enum open_kind wording_stops_as(const struct judgement *j);
/* How many there are of each kind; gating findings are to fix, too. */
struct to_do {
	unsigned long of[OPEN_KINDS];
};
struct to_do wording_to_do(const struct report *r);
/* Those of one kind, worst first: by severity at the tier, then what nobody's word can answer, then as the checklist
 * has them. In the arena. */
struct open_list {
	const struct judgement **at;
	size_t n;
};
struct open_list wording_open(const struct report *r, enum open_kind kind, struct arena *a);
/* What is to be known or done, in one sentence: why it fails, what it lacks, or the question and, where something was
 * not read, what that was. Never the remedy of a fault that nobody saw. */
void wording_open_says(struct buf *b, const struct judgement *j, enum open_kind kind);
/* The same with the remedy behind it, where something is to be done. */
void wording_open_full(struct buf *b, const struct judgement *j, enum open_kind kind);
/* "to fix" "not set up yet" "to answer" */
str wording_open_kind(enum open_kind kind);
/* Does a control that fails, and that nobody's word can answer, leave more open than has a finding? */
bool wording_leaves_open(const struct judgement *j);
/* What that is, with places, as one list; of more than `most` the number. */
void wording_undecided(struct buf *b, const struct judgement *j, size_t most);
/* What is not set up in a section: "no service level, no on-call contact"; false where nothing is missing. And the
 * command that makes it, or says how. */
bool wording_lacks(struct buf *b, const struct report *r, str section, struct buf *command);
/* Does it fail only by findings that are known? Those stop nothing, and "fail" above READY would be a riddle. */
bool wording_only_known(const struct report *r, const struct judgement *j);
/* "low" → "Low": the name of a severity as prose and forms want it. */
str wording_severity(enum severity s);
/* The rule's title, and what was proven about this one in parentheses. */
void wording_description(struct buf *b, const struct finding *f);
/* The steps as one sentence, joined by "; ". */
void wording_remediation(struct buf *b, const struct finding *f);
/* "src/app.js:12:9", "src/app.js" for a file as a whole, "" for the repository. */
void wording_place(struct buf *b, const struct place *p);
/* Path of a place as seen from the repository's top, which is what CI systems resolve it against; "" for none. */
void wording_repo_path(struct buf *b, const struct report *r, str path);
/* The same for formats that must have a file: the manifest stands in for the repository as a whole. */
void wording_anchor_path(struct buf *b, const struct report *r, str path);
/* "148 files, 2210 versions of files in 913 commits, 81.2 MB" */
void wording_amount(struct buf *b, const struct report *r);
/* "3 files: binary" with the class left to the caller. */
void wording_trouble(struct buf *b, const struct trouble *t);
/* "1 file", "2 files" */
void wording_count(struct buf *b, unsigned long n, const char *one, const char *many);
/* The last line (wording_verdict.c):
 *
 *   READY TO LAUNCH (4 shown, 1 waived, 38 not proven, 46 do not apply), 2 known findings not counted
 *   READY TO REGISTER (1 shown, 94 not proven), history before 2026-11-01 not seen
 *   NOT READY TO LAUNCH: 2 to fix, 9 to set up, 31 to answer, start at src/app.js:12
 *   NO NEW PROBLEMS in staged changes
 *   INCOMPLETE: 1 thing could not be read, see above; 2 to fix
 *
 * What a boundary or a limit kept from sight is always in it. */
void wording_verdict(struct buf *b, const struct report *r);

/* One of several apps as a report of its own (wording_app.c), for what is asked about here: its findings, controls,
 * status and stage. In the arena; strings are those of r. */
struct report wording_app(const struct report *r, size_t app, struct arena *a);
/* "web", "web (apps/web)" where the folder says more, for people. */
void wording_app_name(struct buf *b, const struct app_report *app);
/* The controls that keep its gate shut: "AUTH-01, SECR-02, …", those that fail first, eight at most. */
void wording_stops(struct buf *b, const struct report *r);

/* What the app is, as a line for each app: its profile's words, all of them of an only app, the first clause of each of
 * several, five at most. "" where nothing is known. */
void wording_profile(struct buf *b, const struct report *r);

/* The sections of the checklist in its order, with their titles for people. */
struct wording_section {
	str name, title;
};
const struct wording_section *wording_sections(size_t *n);

#endif
