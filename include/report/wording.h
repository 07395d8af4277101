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
/* Things to fix before the gate holds: gating findings, and blocking controls that no gating finding speaks for. */
unsigned long wording_to_fix(const struct report *r);
/* Does a gating finding speak for this control already? */
bool wording_has_finding(const struct report *r, const struct control *c);

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
/* The last line: READY TO …, NOT READY: …, NO NEW PROBLEMS …, INCOMPLETE: … */
void wording_verdict(struct buf *b, const struct report *r);

/* The sections of the checklist in its order, with their titles for people. */
struct section {
	str name, title;
};
const struct section *wording_sections(size_t *n);

#endif
