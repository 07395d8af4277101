/* By what Dockerfiles copy and services of compose mount. */
#include "limit_served.h"

#include <stdint.h>

#include "row_get.h"

enum { DEEP = 6 };

struct serving {
	str path, name;
	bool taken, other; /* it is taken in; another file of the same kind is */
};

/* "./nginx/app.conf:/etc/nginx/nginx.conf:ro", "nginx/", "nginx.conf" */
static void see(struct serving *s, str text)
{
	str target = text, source;
	if (!str_cut(&target, ':', &source))
		source = text;
	source = str_starts(source, S("./")) ? str_sub(source, 2, source.n) : source;
	while (str_ends(source, S("/")))
		source.n--;
	bool proxy = str_find(text, S("nginx"), 0) != SIZE_MAX;
	bool whole = str_ends(source, s->name) || str_ends(s->path, source) ||
	             (str_starts(s->path, source) && s->path.n > source.n && s->path.p[source.n] == '/');
	if (source.n && proxy && whole)
		s->taken = true;
	else if (proxy && str_ends(source, S(".conf")))
		s->other = true;
}

static void see_all(struct serving *s, const struct node *n, unsigned depth)
{
	if (node_is_leaf(n) && n->text.n)
		see(s, n->text);
	for (const struct node *c = n->child; c && depth < DEEP; c = c->next)
		see_all(s, c, depth + 1);
}

enum truth limit_is_served(const struct node *facts, str path)
{
	struct serving s = {.path = path, .name = str_basename(path)};
	bool deployed = rows_of(facts, S("deployments")) || rows_of(facts, S("containers"));
	for (const struct node *r = rows_of(facts, S("containers")); r; r = row_after(r)) {
		const struct node *copies = node_get(r, S("copies"));
		for (const struct node *c = copies ? copies->child : NULL; c; c = c->next) {
			bool proxy = str_find(row_text(r, S("image")), S("nginx"), 0) != SIZE_MAX ||
			             str_find(c->text, S("nginx"), 0) != SIZE_MAX || str_ends(c->text, s.name);
			s.taken = s.taken || (proxy && (str_ends(c->text, s.name) || str_eq(c->text, S("."))));
			if (proxy)
				see(&s, c->text);
		}
	}
	for (const struct node *r = rows_of(facts, S("resources")); r; r = row_after(r)) {
		const struct node *attributes = node_get(r, S("attributes"));
		deployed = deployed || attributes;
		const struct node *volumes = attributes ? node_get(attributes, S("volumes")) : NULL;
		const struct node *configs = attributes ? node_get(attributes, S("configs")) : NULL;
		if (volumes)
			see_all(&s, volumes, 0);
		if (configs)
			see_all(&s, configs, 0);
	}
	if (s.taken || !deployed)
		return TRUTH_TRUE;
	return s.other ? TRUTH_FALSE : TRUTH_UNKNOWN;
}
