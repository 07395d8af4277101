/* The compiled side of the rules: literals at once, patterns when they are first asked for. */
#include "matcher_int.h"

#include <stdlib.h>

struct matcher *matcher_new(const struct ruleset *set, str database, bool plain, struct err *err)
{
	struct matcher *m = mem_grow(NULL, sizeof *m);
	*m = (struct matcher){.set = set};
	m->anchors = anchors_of(set, &m->arena);
	m->prefilter = prefilter_new(&m->anchors, database, plain, err);
	if (!m->prefilter) {
		arena_free(&m->arena);
		free(m);
		return NULL;
	}
	m->memory = pattern_memory();
	m->compiling = pattern_compiling(m->memory);
	m->patterns = patterns_new();
	m->paths = path_index_new(set, &m->arena);
	m->keys = tree_keys_new(set, &m->arena);
	m->codes = arena_alloc(&m->arena, set->n_rules * sizeof *m->codes);
	m->nears = arena_alloc(&m->arena, set->n_rules * sizeof *m->nears);
	m->glances = arena_array(&m->arena, const struct named_glance *, set->n_rules);
	m->tails = arena_array(&m->arena, str, set->n_rules);
	for (size_t i = 0; i < set->n_rules; i++) {
		m->glances[i] = named_glance(&set->rules[i], &m->arena);
		m->tails[i] = pattern_tail(set->rules[i].pattern);
	}
	return m;
}

void matcher_free(struct matcher *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->set->n_rules; i++) {
		pcre2_code_free(atomic_load(&m->codes[i]));
		pcre2_code_free(atomic_load(&m->nears[i]));
	}
	prefilter_free(m->prefilter);
	patterns_free(m->patterns);
	pcre2_compile_context_free(m->compiling);
	pcre2_general_context_free(m->memory);
	arena_free(&m->arena);
	free(m);
}

const struct ruleset *matcher_rules(const struct matcher *m) { return m->set; }
struct patterns *matcher_patterns(struct matcher *m) { return m->patterns; }
const struct path_index *matcher_paths(const struct matcher *m) { return m->paths; }
const struct tree_keys *matcher_keys(const struct matcher *m) { return m->keys; }

/* Two threads may both compile it; the slower one throws its own away. */
pcre2_code *matcher_code(const struct matcher *m, _Atomic(pcre2_code *) *slot, str pattern)
{
	pcre2_code *code = atomic_load_explicit(slot, memory_order_acquire);
	int error;
	PCRE2_SIZE at;
	if (code)
		return code;
	code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, PCRE2_USE_OFFSET_LIMIT, &error, &at, m->compiling);
	if (!code)
		return NULL;
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without JIT it is slower and finds the same */
	pcre2_code *other = NULL;
	if (atomic_compare_exchange_strong(slot, &other, code))
		return code;
	pcre2_code_free(code);
	return other;
}
