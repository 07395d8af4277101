/* A hash table that only grows. A thread that misses compiles for itself and publishes by compare-and-swap on the head
 * of the chain; the one that loses the race takes the winner's and drops its own. Readers take no lock. */
#include "query/patterns.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "query/pattern_memory.h"

enum { CHAINS = 512, MATCH_LIMIT = 1000000, HEAP_LIMIT_KIB = 20 * 1024, LONGEST_ONCE = 1024, MATCH_LIMIT_ONCE = 10000 };

struct entry {
	struct entry *next;
	pcre2_code *code; /* NULL: does not compile */
	str pattern;
	char bytes[];
};
struct patterns {
	pcre2_general_context *memory;
	pcre2_compile_context *compiling;
	pcre2_match_context *limits, *limits_once;
	struct entry *_Atomic chains[CHAINS];
};

static pcre2_match_context *limits(pcre2_general_context *memory, uint32_t matches)
{
	pcre2_match_context *c = pcre2_match_context_create(memory);
	pcre2_set_match_limit(c, matches);
	pcre2_set_heap_limit(c, HEAP_LIMIT_KIB);
	return c;
}

struct patterns *patterns_new(void)
{
	struct patterns *p = mem_grow(NULL, sizeof *p);
	for (size_t i = 0; i < CHAINS; i++)
		atomic_init(&p->chains[i], NULL);
	p->memory = pattern_memory();
	p->compiling = pattern_compiling(p->memory);
	p->limits = limits(p->memory, MATCH_LIMIT);
	p->limits_once = limits(p->memory, MATCH_LIMIT_ONCE);
	return p;
}

static void entry_free(struct entry *e)
{
	pcre2_code_free(e->code);
	free(e);
}

void patterns_free(struct patterns *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < CHAINS; i++)
		for (struct entry *e = atomic_load(&p->chains[i]), *next; e; e = next) {
			next = e->next;
			entry_free(e);
		}
	pcre2_match_context_free(p->limits);
	pcre2_match_context_free(p->limits_once);
	pcre2_compile_context_free(p->compiling);
	pcre2_general_context_free(p->memory);
	free(p);
}

/* NULL: it does not compile. */
static pcre2_code *compile(struct patterns *p, str pattern)
{
	int error;
	size_t at;
	return pcre2_compile((PCRE2_SPTR)(pattern.p ? pattern.p : ""), pattern.n, PCRE2_NEVER_BACKSLASH_C, &error, &at,
	                     p->compiling);
}

static struct entry *entry_new(struct patterns *p, str pattern)
{
	struct entry *e = mem_grow(NULL, sizeof *e + pattern.n);
	if (pattern.n)
		memcpy(e->bytes, pattern.p, pattern.n);
	e->next = NULL;
	e->pattern = str_at(e->bytes, pattern.n);
	e->code = compile(p, e->pattern);
	if (e->code)
		pcre2_jit_compile(e->code, PCRE2_JIT_COMPLETE); /* without JIT the interpreter does */
	return e;
}

/* Of a pattern only the end is hashed, for it is looked up for each node that a rule looks at. */
static size_t chain_of(str pattern)
{
	enum { END = 16 };
	return hash_table(str_sub(pattern, pattern.n > END ? pattern.n - END : 0, pattern.n)) % CHAINS;
}

static struct entry *chain_find(struct entry *e, str pattern)
{
	while (e && !str_eq(e->pattern, pattern))
		e = e->next;
	return e;
}

static const struct entry *patterns_get(struct patterns *p, str pattern)
{
	struct entry *_Atomic *chain = &p->chains[chain_of(pattern)];
	struct entry *head = atomic_load_explicit(chain, memory_order_acquire);
	struct entry *found = chain_find(head, pattern);
	if (found)
		return found;
	struct entry *mine = entry_new(p, pattern);
	do {
		if ((found = chain_find(head, pattern))) {
			entry_free(mine);
			return found;
		}
		mine->next = head;
	} while (
	        !atomic_compare_exchange_weak_explicit(chain, &head, mine, memory_order_release, memory_order_acquire));
	return mine;
}

static enum truth search(struct patterns *p, const pcre2_code *code, pcre2_match_context *limits, str subject)
{
	pcre2_match_data *data = pcre2_match_data_create(1, p->memory);
	PCRE2_SPTR bytes = (PCRE2_SPTR)(subject.p ? subject.p : "");
	int rc = pcre2_match(code, bytes, subject.n, 0, 0, data, limits);
	if (rc == PCRE2_ERROR_JIT_STACKLIMIT) /* the interpreter keeps its stack on the heap */
		rc = pcre2_match(code, bytes, subject.n, 0, PCRE2_NO_JIT, data, limits);
	pcre2_match_data_free(data);
	return rc >= 0 ? TRUTH_TRUE : rc == PCRE2_ERROR_NOMATCH ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

enum truth patterns_search(struct patterns *p, str pattern, str subject)
{
	const struct entry *e = patterns_get(p, pattern);
	return e->code ? search(p, e->code, p->limits, subject) : TRUTH_FALSE;
}

enum truth patterns_search_once(struct patterns *p, str pattern, str subject)
{
	pcre2_code *code = pattern.n <= LONGEST_ONCE ? compile(p, pattern) : NULL;
	enum truth result = code ? search(p, code, p->limits_once, subject) : TRUTH_UNKNOWN;
	pcre2_code_free(code);
	return result;
}
