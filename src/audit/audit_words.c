/* Messages and heads of commits and tags, names of paths and references. */
#include "audit_words.h"

#include "audit/wire.h"
#include "scan/names.h"

struct messages {
	const struct audit_words *words;
	struct scanner *scanner;
};

static bool on_message(void *ctx, const struct doc *doc)
{
	struct messages *m = ctx;
	struct progress *p = m->words->sender->progress;
	uint64_t id = audit_document(doc->commit);
	if (audit_turn(m->words->audit, false, id) || audit_turn(m->words->audit, true, id)) {
		progress_take(p, 0, id, doc->path);
		scanner_document(m->scanner, doc);
		progress_drop(p, 0);
	}
	return true;
}

static void message_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	sender_trouble(((struct messages *)ctx)->words->sender, class, reason, hint, path);
}

static void scan_messages(const struct audit_words *w)
{
	struct err err = {{0}};
	struct scan_options options = {.on = w->options->on, .as_of = w->options->as_of, .beat = w->options->beat};
	struct scan_sink sink = sender_scan(w->sender);
	struct messages m = {w, scanner_new(w->audit->matcher, &options, &sink, NULL, &err)};
	struct source_sink source = {&m, on_message, message_trouble};
	if (!m.scanner || !history_messages(w->history, &source, &err))
		sender_trouble(w->sender, TROUBLE_FAILED, str_of(err.text), S(""), S(""));
	scanner_free(m.scanner);
}

static void on_path(void *ctx, size_t name, struct hit *h)
{
	const struct audit_words *w = ctx;
	struct arena a = {0};
	struct buf out BUF_AUTO = {0};
	struct history_place at;
	bool staged = w->audit->kind == HISTORY_STAGED;
	if (w->audit->kind != HISTORY_ALL && !history_path_is_new(w->history, name))
		return;
	history_path_place(w->history, name, &a, &at);
	h->place.commit = at.commit;
	h->place.time = at.time;
	h->place.in_head = at.in_head || staged;
	h->place.reachable = at.reachable || staged;
	wire_hit(&out, WIRE_HIT, h);
	sender_send(w->sender, &out);
	arena_free(&a);
}

/* A reference is in no commit. Those that only fetching made are somebody else's. */
static void on_reference(void *ctx, size_t name, struct hit *h)
{
	const struct audit_words *w = ctx;
	struct buf out BUF_AUTO = {0};
	(void)name;
	h->place.reachable = str_starts(h->place.path, S("refs/heads/")) || str_starts(h->place.path, S("refs/tags/"));
	wire_hit(&out, WIRE_HIT, h);
	sender_send(w->sender, &out);
}

static void scan_names(const struct audit_words *w)
{
	struct err err = {{0}};
	struct names_search paths = {.matcher = w->audit->matcher,
	                             .options = w->options,
	                             .names = history_all_paths(w->history),
	                             .origin = w->audit->kind == HISTORY_STAGED ? ORIGIN_INDEX : ORIGIN_HISTORY,
	                             .ctx = (void *)w,
	                             .hit = on_path};
	struct names_search references = paths;
	references.names = history_references(w->history);
	references.origin = ORIGIN_MESSAGE;
	references.hit = on_reference;
	if (!names_search(&paths, &err) || !names_search(&references, &err))
		sender_trouble(w->sender, TROUBLE_FAILED, str_of(err.text), S(""), S(""));
}

void audit_words(const struct audit_words *w)
{
	if (w->audit->kind != HISTORY_STAGED)
		scan_messages(w);
	scan_names(w);
}
