/* Names as lines of a few documents. */
#include "scan/names.h"

#include <stdlib.h>

#include "base/buf.h"

enum { BATCH = 128 << 10 };

struct batch {
	const struct names_search *search;
	struct buf text;
	size_t *names; /* of each line, the name it shows */
	size_t n, cap;
};

static void on_hit(void *ctx, const struct doc *doc, const struct hit *hit)
{
	const struct batch *b = ctx;
	struct hit h = *hit;
	(void)doc;
	if (!h.place.line || h.place.line > b->n)
		return;
	size_t name = b->names[h.place.line - 1];
	h.place = (struct place){.origin = b->search->origin, .path = b->search->names.at[name]};
	h.frame = S("");
	h.ignored = false;
	b->search->hit(b->search->ctx, name, &h);
}

/* Of a few lines nothing is too large or broken; what a decoder gives up in them is no file that was missed. */
static void on_trouble(void *ctx, enum trouble_class class, str reason, str hint, str path)
{
	(void)ctx, (void)class, (void)reason, (void)hint, (void)path;
}

static void no_statement(void *ctx, const struct statement *statement) { (void)ctx, (void)statement; }

static bool has_signs(str name) { return name.n && (memchr(name.p, '-', name.n) || memchr(name.p, '.', name.n)); }

/* parted: with a blank for each hyphen and dot. In a name they part words, while beside a token in code they would be
 * part of something longer. */
static void add_line(struct batch *b, size_t name, bool parted)
{
	str text = b->search->names.at[name];
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool blank = c == '\n' || c == '\r' || c == '\0' || (parted && (c == '-' || c == '.'));
		buf_byte(&b->text, blank ? ' ' : c);
	}
	buf_byte(&b->text, '\n');
	mem_room(b->names, b->n, b->cap);
	b->names[b->n++] = name;
}

static void search(struct batch *b, struct scanner *scanner)
{
	struct doc doc = {.path = S("names"),
	                  .bytes = buf_str(&b->text),
	                  .origin = b->search->origin,
	                  .tracked = true,
	                  .blob = UINT32_MAX};
	if (b->n)
		scanner_document(scanner, &doc);
	b->n = 0;
	buf_clear(&b->text);
}

/* Of the rules that are selected, those of a provider's own format. */
static bool *select_rules(const struct names_search *n)
{
	const struct ruleset *set = matcher_rules(n->matcher);
	bool *on = mem_grow(NULL, set->n_rules * sizeof *on);
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		on[i] = (!n->options->on || n->options->on[i]) && r->kind == RULE_TEXT && !r->generic &&
		        r->form == ASSIGN_NONE;
	}
	return on;
}

bool names_search(const struct names_search *n, struct err *err)
{
	struct batch b = {.search = n};
	bool *on = select_rules(n);
	const struct scan_options options = {.on = on, .as_of = n->options->as_of, .beat = n->options->beat};
	const struct scan_sink sink = {&b, on_hit, on_trouble, no_statement};
	struct scanner *scanner = scanner_new(n->matcher, &options, &sink, NULL, err);
	for (size_t i = 0; scanner && i < n->names.n; i++) {
		add_line(&b, i, false);
		if (has_signs(n->names.at[i]))
			add_line(&b, i, true);
		if (b.text.n >= BATCH || i + 1 == n->names.n)
			search(&b, scanner);
	}
	bool ok = scanner != NULL;
	scanner_free(scanner);
	buf_free(&b.text);
	free(b.names);
	free(on);
	return ok;
}
