/* First where each stands and what is secret, then, by thousands, what is shown of them. */
#include "config_hits.h"

#include <stdint.h>
#include <stdlib.h>

#include "secret/proof/proof.h"
#include "secret/value/neighbour.h"

enum { TOGETHER = 4 << 10, NEAR = 64 << 10, FARTHEST = 64 << 20, MOST_SECRETS = 1 << 10 };

struct config_pending {
	struct hit hit;
	const struct node *node;
	size_t start; /* of its line */
};

static void begin(struct config_hits *c)
{
	c->began = true;
	c->heeds = place_heeds(c->text);
	c->lines = line_index_make(c->text, c->arena);
	c->cursor = (struct line_cursor){.text = c->text, .arena = c->arena};
}

/* Where the value stands behind its node; SIZE_MAX when it does not stand in the text as it is. A column is never more
 * bytes than it counts characters. */
static size_t find_value(struct config_hits *c, str value, size_t start, unsigned col)
{
	size_t from = start + (col ? col - 1 : 0), at = SIZE_MAX;
	if (from < c->text.n)
		at = str_find(str_sub(c->text, 0, from + value.n + NEAR), value, from);
	if (at != SIZE_MAX || c->far > FARTHEST)
		return at;
	at = str_find(c->text, value, start);
	c->far += (at == SIZE_MAX ? c->text.n : at) - start;
	return at;
}

/* Then the frames mask it like any other match. */
static void note_secret(struct config_hits *c, const struct rule *r, str value, size_t start, struct hit *h)
{
	size_t at = find_value(c, value, start, h->place.col), end = at + value.n;
	if (at == SIZE_MAX)
		return;
	struct matches *list = c->matches;
	mem_room(list->at, list->n, list->cap);
	list->at[list->n++] = (struct match){r, at, end, at, end, .at = at, .at_end = end};
	c->added = true;
	/* The value itself and not its quote, as the text rules place it: then both are one place. */
	place_locate(&c->cursor, at, &h->place.line, &h->place.col);
	place_locate(&c->cursor, end, &h->place.end_line, &h->place.end_col);
}

/* False when the value is no secret after all. */
static bool identify_secret(struct config_hits *c, const struct rule *r, const struct tree_hit *t, size_t start,
                            struct hit *h)
{
	struct proof proof = {0};
	str name = t->subject_node ? t->subject_node->key : S("");
	struct proof_input in = {.value = t->subject,
	                         .match = t->subject,
	                         .before = arena_printf(c->arena, "%.*s: ", STR_ARG(name)),
	                         .as_of = c->as_of};
	proof_check *check = proof_find(r->check.n ? r->check : S("placeholder"));
	if (check)
		check(&in, c->arena, &proof);
	if (proof.result == PROOF_NOT_A_SECRET)
		return false;
	h->confidence = proof_confidence(&proof, r);
	h->note = proof.note;
	h->chosen = proof.chosen;
	h->common = proof.common;
	h->at_most = proof.is_public ? SEVERITY_INFO : proof.at_most;
	finding_identify(c->arena, h, t->subject, r->prefix);
	note_secret(c, r, t->subject, start, h);
	return true;
}

/* ---- what is shown ---- */

/* Values of the text rules; of more than a few they are too many to be told apart. */
static void list_secrets(struct config_hits *c)
{
	const struct matches *m = c->matches;
	size_t n = m->n < MOST_SECRETS ? m->n : MOST_SECRETS;
	str *at = arena_array(c->arena, str, n);
	c->shortest = SIZE_MAX;
	for (size_t i = 0; i < m->n; i++) {
		str value = str_sub(c->text, m->at[i].at, m->at[i].at_end);
		c->shortest = value.n < c->shortest ? value.n : c->shortest;
		if (i < n)
			at[i] = value;
	}
	c->secrets = (struct strs){at, n};
}

static bool holds_secret(const struct config_hits *c, str text)
{
	if (text.n < c->shortest)
		return false;
	for (size_t i = 0; i < c->secrets.n; i++)
		if (str_find(text, c->secrets.at[i], 0) != SIZE_MAX)
			return true;
	return c->secrets.n == MOST_SECRETS;
}

/* The value that was judged, unless a text rule saw a secret in it. */
static str shown_value(struct config_hits *c, const struct node *at)
{
	enum { MOST = 80 };
	if (!node_is_leaf(at))
		return S("");
	if (holds_secret(c, at->text))
		return finding_mask(c->arena, at->text, S(""));
	return arena_str(c->arena, neighbours_mask(c->arena, str_sub(at->text, 0, MOST)));
}

static void give(struct config_hits *c)
{
	if (c->added)
		matches_sort(c->matches);
	c->added = false;
	list_secrets(c);
	struct frames frames = matches_frames(c->matches, c->text, c->arena);
	for (size_t i = 0; i < c->n; i++) {
		struct hit *h = &c->at[i].hit;
		if (!h->secret)
			h->shown = shown_value(c, c->at[i].node);
		h->frame = frames_at(&frames, c->at[i].start);
		c->sink->hit(c->sink->ctx, c->doc, h);
	}
	c->n = 0;
}

/* What a map holds is a parameter, too, of the address that it is made into (format/code_address.h): one place, and the
 * addresses stand last. */
static bool is_again(struct config_hits *c, const struct rule *r, const struct tree_hit *t, const struct node *at)
{
	const uint64_t place = (uint64_t)at->line << 32 | at->col;
	bool address = str_starts(t->node_path, S("addresses."));
	if (c->rule != r) {
		c->rule = r;
		c->n_places = 0;
	}
	for (size_t i = 0; address && i < c->n_places; i++)
		if (c->places[i] == place)
			return true;
	if (c->n_places < CONFIG_PLACES)
		c->places[c->n_places++] = place;
	return false;
}

void config_hits_add(struct config_hits *c, const struct rule *r, const struct tree_hit *t)
{
	const struct node *at = t->subject_node ? t->subject_node : t->node;
	if (is_again(c, r, t, at))
		return;
	struct hit h = {.rule = r, .confidence = r->confidence, .subject = t->node_path};
	if (!c->began)
		begin(c);
	h.place = (struct place){.origin = c->doc->origin, .path = c->doc->path, .commit = c->doc->commit};
	place_of_node(at, &h.place);
	size_t start = line_index_start(&c->lines, h.place.line);
	if (r->secret && t->subject.n) {
		if (!identify_secret(c, r, t, start, &h))
			return;
	} else {
		str parts[] = {S("config"), r->id, c->doc->path, t->node_path};
		hash_print(parts, 4, h.print);
	}
	if (c->heeds)
		place_heed(&h, c->text, start, c->arena);
	weigh_place_in(&h, c->doc->classes);
	mem_room(c->at, c->n, c->cap);
	c->at[c->n++] = (struct config_pending){h, at, start};
	if (c->n == TOGETHER)
		give(c);
}

void config_hits_end(struct config_hits *c)
{
	if (c->n)
		give(c);
	free(c->at);
	c->at = NULL;
}
