/* From calls to records. */
#include "audit_sink.h"

#include "audit/wire.h"
#include "base/glob.h"
#include "base/hash.h"

void sender_send(struct sender *s, const struct buf *records) { outlet_send(s->out, buf_str(records)); }

static void send_hit(void *ctx, const struct doc *doc, const struct hit *hit)
{
	struct buf b BUF_AUTO = {0};
	(void)doc;
	wire_hit(&b, WIRE_HIT, hit);
	sender_send(ctx, &b);
}

void sender_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	struct buf b BUF_AUTO = {0};
	wire_trouble(&b, class, reason, hint, path);
	sender_send(ctx, &b);
}

static void send_statement(void *ctx, const struct statement *statement)
{
	struct buf b BUF_AUTO = {0};
	wire_statement(&b, statement);
	sender_send(ctx, &b);
}

void sender_error(struct sender *s, str text)
{
	struct buf b BUF_AUTO = {0};
	wire_error(&b, text);
	sender_send(s, &b);
}

struct scan_sink sender_scan(struct sender *s)
{
	return (struct scan_sink){s, send_hit, sender_trouble, send_statement};
}

struct source_sink sender_source(struct sender *s) { return (struct source_sink){.ctx = s, .trouble = sender_trouble}; }

bool audit_excluded(const struct audit *a, str path)
{
	for (size_t i = 0; i < a->exclude.n; i++)
		if (glob_rule(a->exclude.at[i], path))
			return true;
	return false;
}

uint64_t audit_document(str name) { return hash_table(name) | 1; }

static bool has(const uint64_t *ids, size_t n, uint64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

bool audit_gave_up(const struct audit *a, uint64_t document) { return has(a->care.skip, a->care.n_skip, document); }

bool audit_turn(const struct audit *a, bool alone, uint64_t document)
{
	const struct audit_care *c = &a->care;
	return has(c->alone, c->n_alone, document) == alone && !has(c->skip, c->n_skip, document);
}
