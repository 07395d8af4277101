/* A text from its literals on: each that the prefilter sees wakes the rules that own it (search_confirm.c). */
#include "search_int.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum {
	JIT_STACK = 1 << 20 /* the default fails on an 8 KB private key */,
	MATCH_LIMIT = 2000000,
	BEAT_EVERY = 1 << 10 /* anchors between two beats */
};

/* One of size bytes for each rule. */
static void *zeroed(const struct matcher *m, size_t size)
{
	size_t n = (m->set->n_rules + 1) * size;
	return memset(mem_get(n), 0, n);
}

struct search *search_new(struct matcher *m, struct err *err)
{
	struct search *s = mem_grow(NULL, sizeof *s);
	*s = (struct search){.m = m};
	s->scratch = prefilter_scratch_new(m->prefilter, err);
	s->data = pcre2_match_data_create(32, m->memory);
	s->context = pcre2_match_context_create(m->memory);
	s->stack = pcre2_jit_stack_create(32 << 10, JIT_STACK, m->memory);
	s->done = zeroed(m, sizeof *s->done);
	s->saw = zeroed(m, sizeof *s->saw);
	s->tail = zeroed(m, sizeof *s->tail);
	s->in_vain = zeroed(m, sizeof *s->in_vain);
	s->costs = zeroed(m, sizeof *s->costs);
	if (!s->scratch || !s->stack) {
		err_system(err, ENOMEM, "a search cannot begin");
		search_free(s);
		return NULL;
	}
	pcre2_jit_stack_assign(s->context, NULL, s->stack);
	pcre2_set_match_limit(s->context, MATCH_LIMIT);
	return s;
}

void search_free(struct search *s)
{
	if (!s)
		return;
	prefilter_scratch_free(s->scratch);
	pcre2_match_data_free(s->data);
	pcre2_match_context_free(s->context);
	pcre2_jit_stack_free(s->stack);
	free(s->done);
	free(s->tail);
	free(s->in_vain);
	free(s->saw);
	free(s->costs);
	free(s);
}

static uint64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Of this thread, in nanoseconds. */
static uint64_t computed(void)
{
	struct timespec t;
	if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t) != 0)
		return 0;
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void pause_at_anchor(struct search *s)
{
	if (s->beat)
		atomic_fetch_add_explicit(s->beat, 1, memory_order_relaxed);
	s->gave_up = s->gave_up || (s->until && computed() >= s->until);
}

static void on_anchor(void *ctx, uint32_t number, size_t end)
{
	struct search *s = ctx;
	const struct anchor *a = &s->m->anchors.at[number];
	if (++s->anchors_seen % BEAT_EVERY == 0)
		pause_at_anchor(s);
	for (size_t i = 0; i < a->n_rules; i++) {
		const struct rule *r = &s->m->set->rules[a->rules[i]];
		if (s->on && !s->on[r->number])
			continue;
		s->saw[r->number] = true;
		if (r->kind != RULE_TEXT || s->gave_up)
			continue;
		uint64_t began = s->measure ? now() : 0;
		search_confirm(s, r, end - a->text.n, end);
		s->costs[r->number].tried++;
		if (s->measure)
			s->costs[r->number].time += now() - began;
	}
}

bool search_text(struct search *s, str bytes, const bool *on, void *ctx,
                 void (*match)(void *ctx, const struct match *m))
{
	memset(s->done, 0, s->m->set->n_rules * sizeof *s->done);
	memset(s->tail, 0, s->m->set->n_rules * sizeof *s->tail);
	memset(s->in_vain, 0, s->m->set->n_rules * sizeof *s->in_vain);
	s->bytes = bytes;
	s->has_line = false;
	s->rows = s->rows_end = 0;
	s->on = on;
	s->ctx = ctx;
	s->match = match;
	s->limit = false;
	uint64_t began = s->measure ? now() : 0;
	bool whole = prefilter_scan(s->m->prefilter, s->scratch, bytes, s, on_anchor);
	s->total += s->measure ? now() - began : 0;
	return whole && !s->limit;
}

const struct rule_cost *search_costs(const struct search *s, uint64_t *total)
{
	*total = s->total;
	return s->costs;
}
void search_forget(struct search *s) { memset(s->saw, 0, s->m->set->n_rules * sizeof *s->saw); }
bool search_saw(const struct search *s, const struct rule *r) { return s->saw[r->number]; }
double search_allowance(bool first, size_t bytes)
{
	const double base = 10, next = 1, per_byte = 4e-6;
	return (first ? base : next) + per_byte * (double)bytes;
}

void search_allow(struct search *s, double seconds)
{
	s->until = computed() + (uint64_t)(seconds * 1e9);
	s->gave_up = false;
}
bool search_gave_up(const struct search *s) { return s->gave_up; }
void search_measure(struct search *s, bool on) { s->measure = on; }
void search_beat(struct search *s, _Atomic uint64_t *beat) { s->beat = beat; }
