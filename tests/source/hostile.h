/* Repositories that a stranger left: each is opened and searched to the end in bounded time, says by name what of it
 * could not be read, and gives the rest. K and a digit is a secret, as in histories.h. */
#ifndef TEST_HOSTILE_H
#define TEST_HOSTILE_H

#include <sys/resource.h>

#include "histories.h"

#define HOSTILE_TWO                                                                                                    \
	"git init -q r; cd r; echo K1 >f; commit 1 one; echo K2 >g; commit 2 two; o() { echo .git/objects/$(echo $1 "  \
	"| cut "                                                                                                       \
	"-c1-2)/$(echo $1 | cut -c3-); }; B=$(git rev-parse HEAD:g); "

/* Everything that was reported, and "found K1 K2". */
static inline str hostile_search(struct sandbox *s, struct history_options o)
{
	struct past p = {.box = s, .sink = {&p, past_message, past_trouble}};
	struct err err = {{0}};
	bool bad_ref = false, found[10] = {false};
	struct rlimit cpu = {20, 20};
	setrlimit(RLIMIT_CPU, &cpu);
	buf_clear(&s->troubles);
	enum repo_status status = repo_open(&p.repo, sandbox_path(s, "r"), true, false, &err);
	if (status == REPO_OK)
		p.history = history_open(p.repo, &o, &p.sink, &bad_ref, &err);
	struct history_reader *reader = p.history ? history_reader_new(p.history, &err) : NULL;
	for (uint32_t b = 0; reader && b < history_blobs(p.history); b++) {
		str bytes;
		if (history_read(reader, b, &bytes, &err))
			past_search(&p, b, bytes);
		else
			buf_printf(&s->troubles, "3 unread %.*s\n", STR_ARG(history_path(p.history, b)));
	}
	if (!p.history)
		buf_printf(&s->troubles, "status %d%s: %s\n", (int)status, bad_ref ? " bad" : "", err.text);
	for (size_t i = 0; i < p.n; i++)
		found[p.rows[i].secret] = true;
	buf_add(&s->troubles, S("found"));
	for (unsigned i = 0; i < 10; i++)
		if (found[i])
			buf_printf(&s->troubles, " K%u", i);
	history_reader_free(reader);
	past_close(&p);
	return buf_str(&s->troubles);
}

struct hostile_case {
	const char *script; /* behind HOSTILE_TWO */
	const char *want;   /* what stands in the answer */
};

static inline void hostile_run(const struct hostile_case *cases, size_t n, bool reflog)
{
	for (size_t i = 0; i < n; i++) {
		struct sandbox s;
		sandbox_open(&s);
		sandbox_run(&s, arena_printf(&s.arena, HOSTILE_TWO "%s", cases[i].script).p);
		str got = hostile_search(&s, (struct history_options){.kind = HISTORY_ALL, .reflog = reflog});
		cr_expect(str_find(got, str_of(cases[i].want), 0) != SIZE_MAX, "%s\ngot:\n%.*s\nwant: %s",
		          cases[i].script, STR_ARG(got), cases[i].want);
		sandbox_close(&s);
	}
}

#define HOSTILE_RUN(cases) hostile_run(cases, sizeof cases / sizeof *cases, false)

#endif
