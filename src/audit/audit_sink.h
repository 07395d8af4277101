/* audit_sink: the scanner's sink that speaks wire. Shared by the jobs of audit/audit.h. */
#ifndef AUDIT_AUDIT_SINK_H
#define AUDIT_AUDIT_SINK_H

#include "audit/audit.h"
#include "scan/scan.h"

struct sender {
	struct outlet *out;
	const struct audit *audit;
	struct progress *progress;
};

/* Sinks that send at once; ctx is a struct sender. */
struct scan_sink sender_scan(struct sender *s);
struct source_sink sender_source(struct sender *s);
void sender_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path);
void sender_send(struct sender *s, const struct buf *records);
/* A usage error: exit 2 in the end. */
void sender_error(struct sender *s, str text);
bool audit_excluded(const struct audit *a, str path);
/* Is it the turn of this document? Suspects are read alone; what ended a child before is not read again. */
bool audit_gave_up(const struct audit *a, uint64_t document);
bool audit_turn(const struct audit *a, bool alone, uint64_t document);

#endif
