/* collecting: what children would send, given to a collector, and the report that it makes of it. */
#ifndef TESTS_AUDIT_COLLECTING_H
#define TESTS_AUDIT_COLLECTING_H

#include <criterion/criterion.h>

#include "audit/collect.h"

static const struct control collect_controls[] = {{.id = STR_INIT("SECR-02")}, {.id = STR_INIT("SECR-05")}};
static const struct rule collect_rules[] = {
        {.number = 0, .id = STR_INIT("generic"), .generic = true, .control = &collect_controls[1]},
        {.number = 1, .id = STR_INIT("specific"), .control = &collect_controls[0]},
        {.number = 2, .id = STR_INIT("name"), .generic = true, .form = ASSIGN_QUOTED, .control = &collect_controls[1]},
        {.number = 3, .kind = RULE_CONFIG, .id = STR_INIT("place"), .generic = true, .control = &collect_controls[1]}};
static const struct ruleset collect_set = {collect_rules, 4, collect_controls, 2, STR_INIT("")};

struct collecting {
	struct arena arena;
	struct collector c;
	struct buf sent;
	struct report report;
};
static struct collecting collecting;

static inline void collect_setup(void)
{
	collecting = (struct collecting){.c = {.rules = &collect_set}};
	collecting.c.arena = &collecting.arena;
}
static inline void collect_teardown(void)
{
	collect_free(&collecting.c);
	buf_free(&collecting.sent);
	arena_free(&collecting.arena);
}
/* Sends a hit of a value in a place, by the specific rule unless changed. */
static inline struct hit some_hit(const char *value, enum origin origin, const char *path, unsigned line)
{
	struct hit h = {.rule = &collect_rules[1], .confidence = CONFIDENCE_HIGH};
	finding_identify(&collecting.arena, &h, str_of(value), S(""));
	h.place = (struct place){.origin = origin, .path = str_of(path), .line = line, .col = 1};
	return h;
}
static inline void send(enum wire_type type, struct hit h) { wire_hit(&collecting.sent, type, &h); }

/* As a pipe gives them: in pieces of any size. */
static inline void receive_all(size_t piece)
{
	size_t at = 0;
	for (size_t n = piece; at < collecting.sent.n && !collecting.c.bad && n < collecting.sent.n + piece; n += piece)
		collect_records(&collecting.c, str_sub(buf_str(&collecting.sent), 0, n), &at);
	buf_clear(&collecting.sent);
}
static inline const struct report *finished(void)
{
	receive_all(7);
	if (!collect_job_end(&collecting.c))
		collect_give_up(&collecting.c);
	collect_finish(&collecting.c, &collecting.report);
	return &collecting.report;
}

#endif
