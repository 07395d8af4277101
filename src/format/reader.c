/* What all readers share. Positions are found by walking on from the last one asked for, so a whole document costs one
 * pass however long its lines are. */
#include "format/reader.h"

#include "base/hash.h"
#include "base/utf.h"

const struct format_budget format_default_budget = {.depth = 256, .nodes = 1000000, .bytes = 5 << 20};

bool reader_start(struct reader *r, str bytes, struct arena *a, const struct format_budget *budget, struct err *err)
{
	*r = (struct reader){.bytes = bytes, .arena = a, .budget = budget, .err = err, .line = 1, .col = 1};
	if (str_starts(bytes, S("\xef\xbb\xbf")))
		r->at = r->mark = 3; /* a byte order mark is no column */
	if (bytes.n <= budget->bytes)
		return true;
	r->result = FORMAT_LIMIT;
	return err_set(err, "larger than %zu bytes", budget->bytes);
}

void reader_locate(struct reader *r, size_t offset, unsigned *line, unsigned *col)
{
	if (offset < r->mark) { /* only an error is ever in front of the last node */
		r->mark = 0;
		r->line = r->col = 1;
	}
	while (r->mark < offset) {
		unsigned char c = (unsigned char)r->bytes.p[r->mark];
		size_t length = 1;
		if (c >= 0x80)
			utf_next(str_sub(r->bytes, r->mark, r->bytes.n), &length);
		r->mark += length;
		r->col++;
		if (c == '\n') {
			r->line++;
			r->col = 1;
		}
	}
	*line = r->line;
	*col = r->col;
}

bool reader_broken(struct reader *r, const char *what)
{
	if (r->result != FORMAT_OK)
		return false;
	unsigned line, col;
	reader_locate(r, r->at, &line, &col);
	r->result = FORMAT_BROKEN;
	return err_set(r->err, "line %u: %s", line, what);
}

bool reader_limit(struct reader *r, const char *which)
{
	if (r->result != FORMAT_OK)
		return false;
	r->result = FORMAT_LIMIT;
	return err_set(r->err, "%s", which);
}

bool reader_count(struct reader *r, size_t nodes)
{
	if (nodes > r->budget->nodes - r->nodes)
		return reader_limit(r, "too many values");
	r->nodes += nodes;
	return true;
}

struct node *reader_node(struct reader *r, enum node_kind kind, size_t offset)
{
	if (!reader_count(r, 1))
		return NULL;
	struct node *n = arena_new(r->arena, struct node);
	n->kind = kind;
	reader_locate(r, offset, &n->line, &n->col);
	n->key_line = n->line;
	return n;
}

void reader_end(struct reader *r, struct node *n, size_t offset)
{
	reader_locate(r, offset, &n->end_line, &n->end_col);
}

bool reader_enter(struct reader *r)
{
	if (r->depth >= r->budget->depth)
		return reader_limit(r, "nested too deeply");
	r->depth++;
	return true;
}

bool is_blank(int c) { return c == ' ' || c == '\t'; }

int32_t hex_code(str s, size_t n)
{
	int32_t code = 0;
	if (s.n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		char c = s.p[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
		            : c >= 'a' && c <= 'f' ? c - 'a' + 10
		            : c >= 'A' && c <= 'F' ? c - 'A' + 10
		                                   : -1;
		if (digit < 0)
			return -1;
		code = code > 0x10ffff ? code : code * 16 + digit;
	}
	return code;
}

size_t reader_line_end(const struct reader *r)
{
	size_t end = str_find(r->bytes, S("\n"), r->at);
	return end == SIZE_MAX ? r->bytes.n : end;
}

static bool is_name(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
		if (!letter && !(i && c >= '0' && c <= '9'))
			return false;
	}
	return s.n > 0;
}

static bool holds(str text, str open, str close)
{
	size_t from = str_find(text, open, 0);
	return from != SIZE_MAX && str_find(text, close, from + open.n) != SIZE_MAX;
}

bool scalar_computed(str text)
{
	str t = str_trim(text);
	if (t.n < 2)
		return false;
	if (t.p[0] == '$' && is_name(str_sub(t, 1, t.n)))
		return true;
	if (t.n > 2 && t.p[0] == '%' && t.p[t.n - 1] == '%' && is_name(str_sub(t, 1, t.n - 1)))
		return true;
	return holds(t, S("${"), S("}")) || holds(t, S("$("), S(")")) || holds(t, S("{{"), S("}}")) ||
	       holds(t, S("<%="), S("%>")) || (str_starts(t, S("%env(")) && str_ends(t, S(")%")));
}

struct map_entry {
	const void *owner;
	str key;
	void *value;
};

static size_t map_slot(const struct map *m, const void *owner, str key)
{
	uint64_t h = hash_table(key) ^ ((uint64_t)(uintptr_t)owner * 0x9e3779b97f4a7c15u);
	size_t i = (size_t)(h ^ h >> 29) & (m->size - 1);
	while (m->at[i].value && (m->at[i].owner != owner || !str_eq(m->at[i].key, key)))
		i = (i + 1) & (m->size - 1);
	return i;
}

void *map_get(const struct map *m, const void *owner, str key)
{
	return m->size ? m->at[map_slot(m, owner, key)].value : NULL;
}

void map_put(struct map *m, struct arena *a, const void *owner, str key, void *value)
{
	if (m->count * 2 >= m->size) {
		struct map bigger = {.count = m->count, .size = m->size ? m->size * 2 : 64};
		bigger.at = arena_array(a, struct map_entry, bigger.size);
		for (size_t i = 0; i < m->size; i++)
			if (m->at[i].value)
				bigger.at[map_slot(&bigger, m->at[i].owner, m->at[i].key)] = m->at[i];
		*m = bigger;
	}
	size_t i = map_slot(m, owner, key);
	m->count += !m->at[i].value;
	m->at[i] = (struct map_entry){owner, key, value};
}
