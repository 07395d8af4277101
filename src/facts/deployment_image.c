/* Dockerfiles. A stage that goes on from an earlier one has its user and its command until it says something else; a
 * user that ARG or ENV gives is that of its default. */
#include "deployment_row.h"

#include <stdint.h>

#include "facts/deployment.h"
#include "facts/folder.h"

enum { MOST_STAGES = 32 };

struct image_stage {
	str name;
	const struct node *image, *tag, *user, *runs;
};
struct reading_image {
	struct image_stage now, done[MOST_STAGES];
	size_t n_done;
	const struct node *tree;
};

static bool is_text(const struct node *n) { return n && n->kind == NODE_STRING; }

static void begin_stage(struct reading_image *r, const struct node *from)
{
	str name = deployment_text_of(node_get(from, S("as"))), image = deployment_text_of(node_get(from, S("image")));
	if (r->now.image && r->n_done < MOST_STAGES)
		r->done[r->n_done++] = r->now;
	r->now = (struct image_stage){.image = node_get(from, S("image")), .tag = node_get(from, S("tag"))};
	for (size_t i = 0; i < r->n_done && image.n; i++)
		if (str_ieq(r->done[i].name, image))
			r->now = r->done[i];
	r->now.name = name;
}

/* $APP_USER and ${APP_UID:-1000}, alone: what the file gives the name; NULL where it gives none. */
static const struct node *given(const struct reading_image *r, const struct node *user)
{
	str text = str_trim(user->text), name = text;
	if (!str_starts(text, S("$")) || text.n < 2)
		return NULL;
	bool braces = text.p[1] == '{';
	name = braces ? str_sub(text, 2, str_find(text, S("}"), 0)) : str_sub(text, 1, text.n);
	name = str_sub(name, 0, str_find(name, S(":"), 0));
	const struct node *found = NULL;
	for (const struct node *n = r->tree->child; n; n = n->next) {
		const struct node *vars = node_get(n, S("vars")), *value = vars ? node_get(vars, name) : NULL;
		if (is_text(value))
			found = value;
	}
	return found;
}

static void see_instruction(struct reading_image *r, const struct node *n)
{
	str what = deployment_text_of(node_get(n, S("instruction")));
	const struct node *args = node_get(n, S("args")), *user = node_get(n, S("user"));
	if (str_eq(what, S("FROM")))
		begin_stage(r, n);
	else if (str_eq(what, S("USER"))) {
		const struct node *named = user && user->kind == NODE_UNKNOWN ? given(r, user) : NULL;
		r->now.user = named ? named : user ? user : args;
	} else if (str_eq(what, S("CMD")) || str_eq(what, S("ENTRYPOINT")))
		r->now.runs = args;
}

/* COPY --from=… takes from another stage; the last word is where to. */
static void add_copies(struct members *list, const struct node *args)
{
	str rest = args->text, word, last = S("");
	if (str_find(rest, S("--from="), 0) != SIZE_MAX || str_find(rest, S("<<"), 0) != SIZE_MAX)
		return;
	while (str_cut(&rest, ' ', &word)) {
		if (last.n && !str_starts(last, S("--")))
			members_scalar(list, NODE_STRING, S(""), last, NULL);
		last = str_trim(word);
	}
}

void deployment_image(struct facts *f, str path, const struct node *tree)
{
	struct reading_image r = {.tree = tree};
	struct members m = fact_new(f, S("containers"), path, 1), copies = {0};
	struct node *list = arena_new(m.arena, struct node);
	*list = (struct node){.kind = NODE_ARRAY, .key = S("copies"), .line = 1};
	copies = (struct members){m.arena, list, &list->child};
	members_scalar(&m, NODE_STRING, S("folder"), folder_of(path), NULL);
	for (const struct node *n = tree->child; n; n = n->next) {
		str what = deployment_text_of(node_get(n, S("instruction")));
		const struct node *args = node_get(n, S("args"));
		if (args && (str_eq(what, S("COPY")) || str_eq(what, S("ADD"))))
			add_copies(&copies, args);
		else
			see_instruction(&r, n);
	}
	const struct {
		str key;
		const struct node *value;
	} rest[] = {{S("image"), r.now.image}, {S("tag"), r.now.tag}, {S("user"), r.now.user}, {S("runs"), r.now.runs}};
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		if (rest[i].value)
			members_scalar(&m, rest[i].value->kind, rest[i].key, rest[i].value->text, rest[i].value);
	*m.tail = list;
}
