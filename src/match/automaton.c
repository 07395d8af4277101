/* Aho–Corasick with a full transition table: 256 entries a state, states in order of discovery.
 *
 *   next[state][byte] → state     out[state] → anchor that ends here, or NONE     link[state] → next shorter state with
 * one
 */
#include "match/automaton.h"

#include <stdlib.h>

enum { NONE = 0xffffffff };

struct automaton {
	uint32_t (*next)[256];
	uint32_t *out, *link, *fail;
	size_t n, cap;
};

static uint32_t state_new(struct automaton *m)
{
	if (m->n == m->cap) {
		m->cap = m->cap ? m->cap * 2 : 64;
		m->next = mem_grow(m->next, m->cap * sizeof *m->next);
		m->out = mem_grow(m->out, m->cap * sizeof *m->out);
		m->link = mem_grow(m->link, m->cap * sizeof *m->link);
		m->fail = mem_grow(m->fail, m->cap * sizeof *m->fail);
	}
	memset(m->next[m->n], 0, sizeof *m->next);
	m->out[m->n] = NONE;
	m->link[m->n] = m->fail[m->n] = 0;
	return (uint32_t)m->n++;
}

static void add(struct automaton *m, str text, uint32_t number)
{
	uint32_t s = 0;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		if (!m->next[s][c]) {
			uint32_t to = state_new(m); /* moves the tables: not inside the assignment */
			m->next[s][c] = to;
		}
		s = m->next[s][c];
	}
	m->out[s] = number;
}

/* Breadth first, so that a state's failure target is complete before the state itself is. */
static void link_states(struct automaton *m)
{
	uint32_t *queue = mem_grow(NULL, m->n * sizeof *queue);
	size_t head = 0, tail = 0;
	for (unsigned c = 0; c < 256; c++)
		if (m->next[0][c])
			queue[tail++] = m->next[0][c];
	while (head < tail) {
		uint32_t s = queue[head++], f = m->fail[s];
		m->link[s] = m->out[f] != NONE ? f : m->link[f];
		for (unsigned c = 0; c < 256; c++) {
			uint32_t to = m->next[s][c];
			if (to) {
				m->fail[to] = m->next[f][c];
				queue[tail++] = to;
			} else {
				m->next[s][c] = m->next[f][c];
			}
		}
	}
	free(queue);
}

struct automaton *automaton_new(const struct anchors *anchors)
{
	struct automaton *m = mem_grow(NULL, sizeof *m);
	*m = (struct automaton){0};
	state_new(m);
	for (size_t i = 0; i < anchors->n; i++)
		add(m, anchors->at[i].text, (uint32_t)i);
	link_states(m);
	return m;
}

void automaton_free(struct automaton *m)
{
	if (!m)
		return;
	free(m->next);
	free(m->out);
	free(m->link);
	free(m->fail);
	free(m);
}

void automaton_scan(const struct automaton *m, str bytes, void *ctx,
                    void (*hit)(void *ctx, uint32_t anchor, size_t end))
{
	uint32_t s = 0;
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];
		s = m->next[s][c >= 'A' && c <= 'Z' ? c | 0x20 : c];
		for (uint32_t t = s; t; t = m->link[t])
			if (m->out[t] != NONE)
				hit(ctx, m->out[t], i + 1);
	}
}
