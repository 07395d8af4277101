/* Jobs in children, again and again until one comes to its end or there is nothing to blame. */
#include "audit_job.h"

#include <signal.h>
#include <string.h>

#include "source/roots.h"

enum { CPU_SECONDS = 30, IDLE_LOOKS = 600, MOST_RUNS = 8 };

struct call {
	struct run *run;
	void (*job)(void *ctx, struct outlet *out, struct progress *p);
};
static void call_run(void *ctx, struct outlet *out, struct progress *p)
{
	struct call *call = ctx;
	call->job(&call->run->audit, out, p);
}
static bool call_received(void *ctx, str bytes, size_t *at)
{
	return collect_records(&((struct call *)ctx)->run->out->found, bytes, at);
}
static void call_tick(void *ctx, const struct progress *p)
{
	const struct audit_watcher *w = &((struct call *)ctx)->run->options->watcher;
	if (w->moved)
		w->moved(w->ctx, p);
}

/* Every worker may compute at once. Memory: what the largest trees and histories were seen to take, and for each worker
 * a document of the size limit in its several forms. */
static struct guard_limits limits_of(const struct run *r, struct arena *a)
{
	const uint64_t gib = (uint64_t)1 << 30;
	const struct audit *audit = &r->audit;
	unsigned jobs = audit->jobs ? audit->jobs : 1;
	struct guard_limits l = {.cpu_seconds = CPU_SECONDS * jobs,
	                         .idle_looks = IDLE_LOOKS,
	                         .awaits_input = r->options->stream,
	                         .deadline = r->options->deadline,
	                         .memory = (2 + jobs) * gib};
	if (!r->options->stream)
		l.read_below = source_roots(audit->root, audit->from_env, a);
	return l;
}

static str reason_of(struct arena *a, str what, enum guard_end end, int signal, const char *why)
{
	switch (end) {
	case GUARD_CRASHED:
		if (signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP)
			return arena_printf(a, "%.*s: the reader was ended from outside (signal %d)", STR_ARG(what),
			                    signal);
		return signal ? arena_printf(a, "%.*s: the reader crashed (signal %d)", STR_ARG(what), signal)
		              : arena_printf(a, "%.*s: the reader gave up", STR_ARG(what));
	case GUARD_STALLED:
		return arena_printf(a, "%.*s: no progress in %d seconds of computing", STR_ARG(what), CPU_SECONDS);
	case GUARD_WAITING:
		return arena_printf(a, "%.*s: the reader was stopped, or waits for what does not come", STR_ARG(what));
	case GUARD_TIMEOUT:
		return arena_printf(a, "%.*s: timed out", STR_ARG(what));
	case GUARD_BROKEN:
	case GUARD_REFUSED:
		return arena_printf(a, "%.*s: %s", STR_ARG(what), why);
	case GUARD_DONE:
		break;
	}
	return arena_printf(a, "%.*s: the reader left before its end", STR_ARG(what));
}

static void add_id(struct arena *a, uint64_t **ids, size_t *n, uint64_t id)
{
	uint64_t *more = arena_array(a, uint64_t, *n + 1);
	if (*n)
		memcpy(more, *ids, *n * sizeof *more);
	more[*n] = id;
	*ids = more;
	++*n;
}

/* Takes care of what the lost child had in hand. One document is the guilty one and is left out, of several each is a
 * suspect. False: nothing was in hand, so that another child would be lost as well. */
static bool take_care(struct run *r, str reason)
{
	const struct progress *p = r->progress;
	struct audit_care *care = &r->audit.care;
	struct collector *c = &r->out->found;
	const struct progress_hand *last = NULL;
	size_t n = 0;
	for (unsigned i = 0; i < PROGRESS_HANDS; i++)
		if (atomic_load(&p->hands[i].id)) {
			last = &p->hands[i];
			n++;
		}
	for (unsigned i = 0; n > 1 && i < PROGRESS_HANDS; i++)
		if (atomic_load(&p->hands[i].id))
			add_id(c->arena, &care->alone, &care->n_alone, atomic_load(&p->hands[i].id));
	if (n == 1) {
		str name = arena_str(c->arena, str_at(last->name, strnlen(last->name, PROGRESS_NAME)));
		add_id(c->arena, &care->skip, &care->n_skip, atomic_load(&last->id));
		collect_left_out(c, name);
		collect_trouble(
		        c, TROUBLE_FAILED, reason,
		        S("What was found in it until then is in this report; the rest of it was not looked at."),
		        name);
	} else if (n) {
		collect_trouble(c, TROUBLE_FAILED, reason, S("It was started once more."), S(""));
	}
	return n > 0;
}

/* What a lost child counted is counted again by the next one. */
struct counts {
	uint64_t files, blobs, commits, bytes, text_files, text_blobs;
};
static struct counts counts_of(const struct progress *p)
{
	return (struct counts){atomic_load(&p->files), atomic_load(&p->blobs),      atomic_load(&p->commits),
	                       atomic_load(&p->bytes), atomic_load(&p->text_files), atomic_load(&p->text_blobs)};
}
static void counts_back(struct progress *p, const struct counts *c)
{
	atomic_store(&p->files, c->files);
	atomic_store(&p->blobs, c->blobs);
	atomic_store(&p->commits, c->commits);
	atomic_store(&p->bytes, c->bytes);
	atomic_store(&p->text_files, c->text_files);
	atomic_store(&p->text_blobs, c->text_blobs);
}

bool audit_job(struct run *r, void (*job)(void *ctx, struct outlet *out, struct progress *p), str what)
{
	struct call call = {r, job};
	struct guard_job g = {&call, call_run, call_received, call_tick};
	struct collector *c = &r->out->found;
	struct guard_limits limits = limits_of(r, c->arena);
	struct counts before = counts_of(r->progress);
	r->audit.care = (struct audit_care){0};
	for (unsigned run = 1;; run++) {
		struct err err = {{0}};
		int signal = 0;
		enum guard_end end = guard_run(&g, &limits, r->progress, &signal, &err);
		bool whole = collect_job_end(c);
		if (r->options->watcher.paused)
			r->options->watcher.paused(r->options->watcher.ctx);
		if (end == GUARD_DONE && whole)
			break;
		str reason = reason_of(c->arena, what, end, signal, err.text);
		bool again = run < MOST_RUNS && end != GUARD_TIMEOUT && end != GUARD_REFUSED;
		if (!again || !take_care(r, reason)) {
			collect_trouble(c, TROUBLE_FAILED, reason,
			                S("What was found until then is in this report; the rest was not looked at."),
			                arena_str(c->arena, str_of(r->progress->doing)));
			collect_give_up(c);
			return false;
		}
		counts_back(r->progress, &before);
	}
	return true;
}
