/* audit_facts: from a worker's collector to records, within bounds. What does not fit is named as unread: a section
 * that lacks a row must not look complete. */
#ifndef AUDIT_AUDIT_FACTS_H
#define AUDIT_AUDIT_FACTS_H

#include "audit/audit.h"
#include "audit_sink.h"
#include "facts/fact.h"
#include "reading.h"

/* All facts of one job; its workers share it. */
struct fact_sender {
	struct sender *sender;
	_Atomic uint64_t bytes; /* sent */
	_Atomic bool cut;       /* the bound was reached: not all were sent */
};
enum { FACTS_MOST = 256 << 20 }; /* bytes: some hundred thousand files' worth */

/* Does a job read the structure of every file for its facts? */
bool audit_facts_trees(const struct audit *a);
/* A file of this size was read by r: a fact of its own, and the side of all that it said. */
void audit_facts_file(struct facts *f, const struct reading *r, const struct doc *doc, uint64_t size);
/* Sends what the collector holds and empties it. */
void audit_facts_send(struct fact_sender *s, struct facts *f);

#endif
