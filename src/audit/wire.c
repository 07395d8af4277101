/* Records: one type byte, four bytes of length, fields in a fixed order. */
#include "audit/wire.h"

#include "fact_code.h"

static size_t begin(struct buf *b, enum wire_type type)
{
	buf_byte(b, (char)type);
	memset(buf_room(b, 4), 0, 4);
	return b->n;
}

static void finish(struct buf *b, size_t start)
{
	uint32_t n = (uint32_t)(b->n - start);
	memcpy(b->p + start - 4, &n, 4);
}

static void put_number(struct buf *b, uint64_t v) { memcpy(buf_room(b, 8), &v, 8); }

static void put_str(struct buf *b, str s)
{
	put_number(b, s.n);
	buf_add(b, s);
}

static void put_place(struct buf *b, const struct place *p)
{
	put_number(b, p->origin);
	put_str(b, p->path);
	put_number(b, p->line);
	put_number(b, p->col);
	put_number(b, p->end_line);
	put_number(b, p->end_col);
	put_str(b, p->commit);
	put_number(b, (uint64_t)p->time);
	put_number(b, p->in_head);
	put_number(b, p->reachable);
	put_number(b, p->sample);
}

void wire_hit(struct buf *b, enum wire_type type, const struct hit *h)
{
	size_t start = begin(b, type);
	put_number(b, h->rule->number);
	buf_add(b, str_at((const char *)h->print, PRINT_SIZE));
	put_number(b, h->confidence);
	put_number(b, h->at_most);
	put_number(b, h->secret);
	put_number(b, h->possible);
	put_number(b, h->ignored);
	put_number(b, h->ignore_new);
	put_str(b, h->ignore_why);
	put_str(b, h->shown);
	put_str(b, h->note);
	put_str(b, h->subject);
	put_str(b, h->frame);
	put_str(b, h->introduced_by);
	put_place(b, &h->place);
	finish(b, start);
}

void wire_trouble(struct buf *b, enum trouble_class class, str reason, str hint, str path)
{
	size_t start = begin(b, WIRE_TROUBLE);
	put_number(b, class);
	put_str(b, reason);
	put_str(b, hint);
	put_str(b, path);
	finish(b, start);
}

void wire_statement(struct buf *b, const struct statement *s)
{
	size_t start = begin(b, WIRE_STATEMENT);
	put_str(b, s->control->id);
	put_number(b, s->polarity);
	put_str(b, s->path);
	put_number(b, s->line);
	put_str(b, s->what);
	put_number(b, s->chosen);
	finish(b, start);
}

void wire_repo(struct buf *b, const struct repo_info *i)
{
	size_t start = begin(b, WIRE_REPO);
	put_number(b, i->bare);
	put_number(b, i->shallow);
	put_number(b, i->partial);
	put_number(b, (uint64_t)i->shallow_before);
	put_number(b, i->empty);
	put_number(b, i->dirty);
	put_str(b, i->commit);
	put_str(b, i->branch);
	put_str(b, i->remote);
	put_str(b, i->top);
	put_str(b, i->gitdir);
	put_str(b, i->commondir);
	put_str(b, i->prefix);
	finish(b, start);
}

void wire_file(struct buf *b, str name, str bytes)
{
	size_t start = begin(b, WIRE_FILE);
	put_str(b, name);
	put_str(b, bytes);
	finish(b, start);
}

void wire_below(struct buf *b, enum walk_below what, str path)
{
	size_t start = begin(b, WIRE_BELOW);
	put_number(b, what);
	put_str(b, path);
	finish(b, start);
}

void wire_error(struct buf *b, str text)
{
	size_t start = begin(b, WIRE_ERROR);
	put_str(b, text);
	finish(b, start);
}

void wire_done(struct buf *b, struct wire_end end)
{
	size_t start = begin(b, WIRE_DONE);
	put_number(b, end.placed);
	put_number(b, end.facts);
	finish(b, start);
}

bool wire_fact(struct buf *b, const struct row *row)
{
	size_t before = b->n, start = begin(b, WIRE_FACT);
	bool ok = fact_put(b, row) && b->n - start <= WIRE_FACT_LONGEST;
	if (ok)
		finish(b, start);
	else
		b->n = before;
	return ok;
}

/* What is left of a record; bad once a field did not fit. */
struct fields {
	str rest;
	struct arena *a;
	bool bad;
};

static str take(struct fields *f, uint64_t n)
{
	if (n > f->rest.n)
		f->bad = true;
	str got = str_sub(f->rest, 0, f->bad ? 0 : (size_t)n);
	f->rest = str_sub(f->rest, got.n, f->rest.n);
	return got;
}

/* A number of at most max; anything else is bad. */
static uint64_t get_number(struct fields *f, uint64_t max)
{
	uint64_t v = 0;
	str s = take(f, 8);
	if (s.n == 8)
		memcpy(&v, s.p, 8);
	if (v > max)
		f->bad = true;
	return f->bad ? 0 : v;
}

static str get_str(struct fields *f) { return arena_str(f->a, take(f, get_number(f, UINT32_MAX))); }

static void get_place(struct fields *f, struct place *p)
{
	p->origin = (enum origin)get_number(f, ORIGIN_STDIN);
	p->path = get_str(f);
	p->line = (unsigned)get_number(f, UINT32_MAX);
	p->col = (unsigned)get_number(f, UINT32_MAX);
	p->end_line = (unsigned)get_number(f, UINT32_MAX);
	p->end_col = (unsigned)get_number(f, UINT32_MAX);
	p->commit = get_str(f);
	p->time = (int64_t)get_number(f, UINT64_MAX);
	p->in_head = get_number(f, 1);
	p->reachable = get_number(f, 1);
	p->sample = get_number(f, 1);
}

static void get_hit(struct fields *f, const struct ruleset *set, struct hit *h)
{
	uint64_t number = get_number(f, set->n_rules ? set->n_rules - 1 : 0);
	str print = take(f, PRINT_SIZE);
	if (set->n_rules == 0 || print.n != PRINT_SIZE) {
		f->bad = true;
		return;
	}
	h->rule = &set->rules[number];
	memcpy(h->print, print.p, PRINT_SIZE);
	h->confidence = (enum confidence)get_number(f, CONFIDENCE_CERTAIN);
	h->at_most = (enum severity)get_number(f, SEVERITY_CRITICAL);
	h->secret = get_number(f, 1);
	h->possible = get_number(f, 1);
	h->ignored = get_number(f, 1);
	h->ignore_new = get_number(f, 1);
	h->ignore_why = get_str(f);
	h->shown = get_str(f);
	h->note = get_str(f);
	h->subject = get_str(f);
	h->frame = get_str(f);
	h->introduced_by = get_str(f);
	get_place(f, &h->place);
}

static void get_repo(struct fields *f, struct repo_info *i)
{
	i->bare = get_number(f, 1);
	i->shallow = get_number(f, 1);
	i->partial = get_number(f, 1);
	i->shallow_before = (int64_t)get_number(f, INT64_MAX);
	i->empty = get_number(f, 1);
	i->dirty = get_number(f, 1);
	i->commit = get_str(f);
	i->branch = get_str(f);
	i->remote = get_str(f);
	i->top = get_str(f);
	i->gitdir = get_str(f);
	i->commondir = get_str(f);
	i->prefix = get_str(f);
}

static void get_fields(struct fields *f, const struct ruleset *set, struct record *r)
{
	switch (r->type) {
	case WIRE_HIT:
	case WIRE_EARLY:
		get_hit(f, set, &r->hit);
		break;
	case WIRE_TROUBLE:
		r->trouble.class = (enum trouble_class)get_number(f, TROUBLE_FAILED);
		r->trouble.reason = get_str(f);
		r->trouble.hint = get_str(f);
		r->trouble.path = get_str(f);
		break;
	case WIRE_STATEMENT:
		r->statement.control = ruleset_control(set, get_str(f));
		f->bad = f->bad || !r->statement.control;
		r->statement.polarity = (enum polarity)get_number(f, EVIDENCE_DOES_NOT_APPLY);
		r->statement.path = get_str(f);
		r->statement.line = (unsigned)get_number(f, UINT32_MAX);
		r->statement.what = get_str(f);
		r->statement.chosen = get_number(f, 1);
		break;
	case WIRE_REPO:
		get_repo(f, &r->repo);
		break;
	case WIRE_FILE:
		r->file.name = get_str(f);
		r->file.bytes = get_str(f);
		break;
	case WIRE_BELOW:
		r->below.what = (enum walk_below)get_number(f, BELOW_ENTERED);
		r->below.path = get_str(f);
		break;
	case WIRE_ERROR:
		r->error = get_str(f);
		break;
	case WIRE_DONE:
		r->end.placed = get_number(f, 1);
		r->end.facts = get_number(f, 1);
		break;
	case WIRE_FACT:
		f->bad = f->rest.n > WIRE_FACT_LONGEST || !fact_take(f->rest, f->a, &r->fact);
		f->rest.n = 0;
		break;
	default:
		f->bad = true;
	}
}

bool wire_next(str bytes, size_t *at, const struct ruleset *set, struct arena *a, struct record *out, bool *bad)
{
	enum { HEAD = 5, LONGEST = 256 << 20 }; /* longer: nobody would collect its bytes until memory ends */
	uint32_t n;
	if (*bad || bytes.n - *at < HEAD)
		return false;
	memcpy(&n, bytes.p + *at + 1, 4);
	*bad = n > LONGEST;
	if (*bad || bytes.n - *at - HEAD < n)
		return false;
	struct fields f = {str_sub(bytes, *at + HEAD, *at + HEAD + n), a, false};
	memset(out, 0, sizeof *out);
	out->type = (enum wire_type)bytes.p[*at];
	get_fields(&f, set, out);
	*at += HEAD + n;
	*bad = f.bad || f.rest.n > 0;
	return !*bad;
}
