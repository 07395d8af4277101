/* A second look at a handful of small files, so that each file is read but once with all that is known of it. */
#include "audit_packages.h"

#include "format/format.h"
#include "match/path_class.h"
#include "source/trail.h"
#include "audit_facts.h"

static bool asks_structure(const struct audit *a)
{
	const struct ruleset *set = matcher_rules(a->matcher);
	for (size_t i = 0; i < set->n_rules; i++)
		if (set->rules[i].kind == RULE_CONFIG && (!a->on || a->on[i]))
			return true;
	return audit_facts_trees(a);
}

const struct package_sides *audit_packages(const struct audit *a, const struct walk_options *walk,
                                           const struct walk_entries *entries, struct progress *p,
                                           struct package_sides *out)
{
	struct trail trail = {.root = walk->root};
	struct arena scratch = {0};
	if (!asks_structure(a))
		return NULL;
	for (size_t i = 0; i < entries->n; i++) {
		const struct walk_entry *e = &entries->at[i];
		struct err err = {{0}};
		str bytes;
		/* a longer one is parsed by nobody, and told when its turn comes */
		if (e->size > format_default_budget.bytes || !package_side_reads(e->path) || path_is_foreign(e->path))
			continue;
		if (walk_read(walk, &trail, e->path, &scratch, &bytes, &err))
			package_sides_add(out, e->path, bytes);
		arena_reset(&scratch);
		progress_beat(p);
	}
	package_sides_end(out);
	arena_free(&scratch);
	trail_close(&trail);
	return out;
}
