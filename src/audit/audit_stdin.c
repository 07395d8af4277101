/* Standard input: one document, of which nothing else is known. */
#include "audit/wire.h"
#include "audit_sink.h"
#include "reading.h"

struct stream {
	struct sender *sender;
	struct reading reading;
};

static bool on_stream(void *ctx, const struct doc *doc)
{
	struct stream *s = ctx;
	return reading_content(&s->reading, doc);
}

static void stream_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	sender_trouble(((struct stream *)ctx)->sender, class, reason, hint, path);
}

void audit_stdin(void *ctx, struct outlet *out, struct progress *p)
{
	struct audit *a = ctx;
	struct sender sender = {out, a, p};
	struct scan_sink sink = sender_scan(&sender);
	struct scan_options options = {.on = a->on, .as_of = a->as_of, .structure = true, .beat = &p->beat};
	struct err err = {{0}};
	struct stream stream = {&sender,
	                        {.scanner = scanner_new(a->matcher, &options, &sink, NULL, &err), .progress = p}};
	struct source_sink source = {&stream, on_stream, stream_trouble};
	struct buf done BUF_AUTO = {0};
	progress_doing(p, S("standard input"));
	if (!stream.reading.scanner || !source_stdin(0, a->stdin_name, &a->limits, &source, &err))
		sender_trouble(&sender, TROUBLE_FAILED, str_of(err.text), S(""), a->stdin_name);
	scanner_free(stream.reading.scanner);
	atomic_fetch_add(&p->text_files, stream.reading.text);
	atomic_fetch_add(&p->files, stream.reading.given);
	wire_done(&done, (struct wire_end){.placed = true});
	sender_send(&sender, &done);
}
