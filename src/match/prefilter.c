/* The literal database, by Vectorscan. */
#include "match/prefilter.h"

#include <hs/hs.h>
#include <limits.h>
#include <stdlib.h>

#include "match/automaton.h"

struct prefilter {
	hs_database_t *db;
	struct automaton *plain; /* the oracle, when asked for; also when there are no anchors */
	const struct anchors *anchors;
};
struct prefilter_scratch {
	hs_scratch_t *scratch;
};

static hs_database_t *compile(const struct anchors *anchors, const hs_platform_info_t *platform, struct err *err)
{
	const char **texts = mem_grow(NULL, anchors->n * sizeof *texts);
	size_t *lengths = mem_grow(NULL, anchors->n * sizeof *lengths);
	unsigned *flags = mem_grow(NULL, anchors->n * sizeof *flags), *ids = mem_grow(NULL, anchors->n * sizeof *ids);
	for (size_t i = 0; i < anchors->n; i++) {
		texts[i] = anchors->at[i].text.p;
		lengths[i] = anchors->at[i].text.n;
		flags[i] = HS_FLAG_CASELESS;
		ids[i] = (unsigned)i;
	}
	hs_database_t *db = NULL;
	hs_compile_error_t *why = NULL;
	if (hs_compile_lit_multi(texts, flags, ids, lengths, (unsigned)anchors->n, HS_MODE_BLOCK, platform, &db,
	                         &why) != HS_SUCCESS)
		err_set(err, "the literal database does not compile: %s", why ? why->message : "no reason given");
	hs_free_compile_error(why);
	free(texts);
	free(lengths);
	free(flags);
	free(ids);
	return db;
}

struct prefilter *prefilter_new(const struct anchors *anchors, str serialised, bool plain, struct err *err)
{
	struct prefilter *p = mem_grow(NULL, sizeof *p);
	hs_set_allocator(mem_get, free);
	*p = (struct prefilter){.anchors = anchors};
	if (plain || anchors->n == 0) {
		p->plain = automaton_new(anchors);
		return p;
	}
	if (serialised.n == 0 || hs_deserialize_database(serialised.p, serialised.n, &p->db) != HS_SUCCESS)
		p->db = compile(anchors, NULL, err);
	if (p->db)
		return p;
	free(p);
	return NULL;
}

void prefilter_free(struct prefilter *p)
{
	if (!p)
		return;
	hs_free_database(p->db);
	automaton_free(p->plain);
	free(p);
}

struct prefilter_scratch *prefilter_scratch_new(const struct prefilter *p, struct err *err)
{
	struct prefilter_scratch *s = mem_grow(NULL, sizeof *s);
	s->scratch = NULL;
	if (p->db && hs_alloc_scratch(p->db, &s->scratch) != HS_SUCCESS) {
		err_set(err, "no memory for the literal matcher");
		free(s);
		return NULL;
	}
	return s;
}

void prefilter_scratch_free(struct prefilter_scratch *s)
{
	if (!s)
		return;
	hs_free_scratch(s->scratch);
	free(s);
}

struct scan {
	void *ctx;
	void (*hit)(void *ctx, uint32_t anchor, size_t end);
};

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *ctx)
{
	struct scan *s = ctx;
	(void)from;
	(void)flags;
	s->hit(s->ctx, id, (size_t)to);
	return 0;
}

bool prefilter_scan(const struct prefilter *p, struct prefilter_scratch *s, str bytes, void *ctx,
                    void (*hit)(void *ctx, uint32_t anchor, size_t end))
{
	if (p->plain) {
		automaton_scan(p->plain, bytes, ctx, hit);
		return true;
	}
	struct scan scan = {ctx, hit};
	if (bytes.n == 0)
		return true;
	/* hs_scan takes an unsigned length. */
	return bytes.n <= UINT_MAX &&
	       hs_scan(p->db, bytes.p, (unsigned)bytes.n, 0, s->scratch, on_match, &scan) == HS_SUCCESS;
}

bool prefilter_serialise(const struct anchors *anchors, struct arena *a, str *out, struct err *err)
{
	/* cpu_features 0: what every machine of the architecture has, as fast for literals and never refused. */
	hs_platform_info_t baseline = {.tune = HS_TUNE_FAMILY_GENERIC};
	*out = (str){NULL, 0};
	hs_set_allocator(mem_get, free);
	if (anchors->n == 0)
		return true;
	hs_database_t *db = compile(anchors, &baseline, err);
	char *bytes = NULL;
	size_t n = 0;
	if (!db)
		return false;
	bool ok = hs_serialize_database(db, &bytes, &n) == HS_SUCCESS ||
	          err_set(err, "the database cannot be serialised");
	if (ok)
		*out = arena_str(a, str_at(bytes, n));
	free(bytes);
	hs_free_database(db);
	return ok;
}
