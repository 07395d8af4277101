/* From reasons to a kind; the first line that holds. */
#include "package_script.h"
#include "package_why.h"

static bool has_why(const struct package *p, enum why_weight least)
{
	for (size_t i = 0; i < p->n_why; i++)
		if (p->why[i].weight >= least)
			return true;
	return false;
}

/* One at the root registers whatever has none, and says nothing about the root. */
static bool package_is_registered(const struct package *p) { return p->registered && !str_eq(p->folder, S(".")); }

static enum package_kind kind_of(const struct package *p)
{
	struct script_says says = package_script_says(p->scripts);
	bool runs = has_why(p, WHY_RUNS), shown = p->publishes && !p->is_private;
	const struct {
		bool holds;
		enum package_kind kind;
	} rows[] = {
	        {package_is_registered(p), PACKAGE_APP},
	        {says.documents && !runs, PACKAGE_DOCUMENT},
	        {p->project.n > 0, PACKAGE_FUNCTION},
	        {runs && !p->sample, PACKAGE_APP},
	        {has_why(p, WHY_LIES) && p->owns_code && !shown && !p->sample, PACKAGE_APP},
	        {p->publishes, PACKAGE_LIBRARY},
	        {p->unread || p->runs_unread, PACKAGE_UNKNOWN},
	        {p->name.n > 0, PACKAGE_LIBRARY},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].holds)
			return rows[i].kind;
	return PACKAGE_UNKNOWN;
}

/* A folder without code of its own is no app beside those that stand below it: its files are about them. */
static void let_go_of_roots(struct package_set *s, bool *above)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].kind == PACKAGE_APP)
			for (size_t up = package_above(s, i); up != SIZE_MAX && !above[up]; up = package_above(s, up))
				above[up] = true;
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].kind == PACKAGE_APP && above[i] && !s->at[i].owns_code &&
		    !package_is_registered(&s->at[i]))
			s->at[i].kind = PACKAGE_UNKNOWN;
}

void packages_kind(struct package_set *s)
{
	struct arena scratch = {0};
	for (size_t i = 0; i < s->n; i++)
		s->at[i].kind = kind_of(&s->at[i]);
	let_go_of_roots(s, arena_array(&scratch, bool, s->n));
	arena_free(&scratch);
}
