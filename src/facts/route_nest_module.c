/* Modules of Nest: a guard that a module provides for all counts where the app's own module imports that one, at
 * whatever distance. What is imported on a condition may not be there. */
#include <stdint.h>

#include "route_branch.h"
#include "route_nest.h"
#include "route_router.h"
#include "row_get.h"

/* ---- of one file ---- */

/* "AuthModule" of AuthModule, AuthModule.forRoot({…}), forwardRef(() => AuthModule); "?" for what is chosen. */
static str imported(struct route_file *r, const struct node *n)
{
	str text = n->text;
	size_t arrow = str_starts(text, S("forwardRef(")) ? str_find(text, S("=>"), 0) : SIZE_MAX;
	if (n->kind != NODE_UNKNOWN || str_starts(text, S("...")) || route_is_choice(r, text) ||
	    str_starts(text, S("ConditionalModule.")))
		return S("?");
	if (arrow != SIZE_MAX)
		text = str_trim(str_sub(text, arrow + 2, text.n));
	str chain = route_chain(text);
	return route_ref_text(r, str_sub(chain, 0, str_find(chain, S("."), 0)));
}

static void add_module(struct route_file *r, str name, const struct route_refs *imports, const struct node *at)
{
	route_add(r, &(struct route_part){
	                     .kind = S("module"), .framework = S("NestJS"), .name = name, .guards = imports, .at = at});
}

void route_nest_module(struct route_file *r, const struct node *class, const struct node *options)
{
	const struct node *list = options && options->kind == NODE_OBJECT ? node_get(options, S("imports")) : options;
	struct route_refs refs = {.n = 0};
	str name = row_text(class, S("name"));
	if (list && list->kind != NODE_ARRAY)
		route_refs_add(&refs, S("?"));
	if (options && options->kind == NODE_OBJECT && node_get(options, S("...")))
		route_refs_add(&refs, S("?"));
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		route_refs_add(&refs, imported(r, n));
		if (refs.n == sizeof refs.at / sizeof *refs.at && n->next) {
			add_module(r, name, &refs, class);
			refs.n = 0;
		}
	}
	add_module(r, name, &refs, class);
}

/* ---- joining ---- */

enum { MODULES = 512 };

struct reached {
	struct route_finder *f;
	struct {
		size_t file;
		str name;
	} at[MODULES];
	size_t n;
	bool doubt; /* something is imported that was not found */
};

static void reach(struct reached *m, size_t file, str ref)
{
	struct route_target t = route_resolve(m->f, file, ref);
	bool alias =
	        t.kind == ROUTE_TARGET_PACKAGE && (str_starts(t.module, S("src/")) || str_starts(t.module, S("@/")) ||
	                                           str_starts(t.module, S("~/")) || str_starts(t.module, S("#")));
	if (str_eq(ref, S("?")) || t.kind == ROUTE_TARGET_NONE || alias)
		m->doubt = true;
	if (t.kind == ROUTE_TARGET_PACKAGE || t.kind == ROUTE_TARGET_NONE)
		return;
	for (size_t i = 0; i < m->n; i++)
		if (m->at[i].file == t.file && str_eq(m->at[i].name, t.name))
			return;
	if (m->n == MODULES) {
		m->doubt = true;
		return;
	}
	m->at[m->n].file = t.file;
	m->at[m->n++].name = t.name;
}

enum truth route_nest_reached(struct route_finder *f, const struct route_part_at *main,
                              const struct route_part_at *front)
{
	str root = row_text(main->row, S("ref")), module = row_text(front->row, S("of"));
	struct reached *m = arena_new(f->arena, struct reached);
	*m = (struct reached){.f = f};
	if (!module.n)
		return TRUTH_TRUE;
	if (!root.n)
		return TRUTH_UNKNOWN;
	reach(m, main->file, root);
	for (size_t i = 0; i < m->n; i++) {
		size_t at = SIZE_MAX;
		const struct route_part_at *p;
		bool found = false;
		if (m->at[i].file == front->file && str_eq(m->at[i].name, module))
			return TRUTH_TRUE;
		while ((p = route_find_next(f, m->at[i].file, S("module"), m->at[i].name, &at))) {
			found = true;
			for (const struct node *g = route_guards(p->row); g; g = g->next)
				reach(m, p->file, g->text);
		}
		m->doubt = m->doubt || !found;
	}
	return m->doubt ? TRUTH_UNKNOWN : TRUTH_FALSE;
}
