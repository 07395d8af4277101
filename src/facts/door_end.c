/* One row for each thing of the profile, by a table of those that are known. */
#include "door_end.h"

#include "facts/fact.h"
#include "facts/profile.h"
#include "row_get.h"

/* How a thing of the profile is spoken of by doors. */
enum spoken {
	NEVER,        /* nobody makes doors of it yet */
	NO_DOOR,      /* reached through the servers and functions that use it, which are things of their own */
	WHERE_ROUTES, /* by routes, of which there is at least one of that framework */
	WHERE_RUNS,   /* by routes of whatever it runs, of which there is at least one */
	WHERE_PATH,   /* by routes of the file that it stands in */
	WHERE_DOORS,  /* by its maker, which adds at least one door wherever it can tell */
};

static const struct {
	const char *member, *things; /* names of it in the profile; "" for all others, last */
	const char *what;            /* what it would be as a door */
	enum spoken spoken;
} table[] = {
        {"servers",
         "Express|Fastify|Koa|Hono|Polka|Elysia|Next.js|SvelteKit|Remix|Nuxt|NestJS|TanStack "
         "Start|Deno|Bun|FastAPI|Flask|"
         "Quart|Sanic|Bottle|Starlette|aiohttp|Litestar|Falcon|Django|Streamlit|Gradio|Dash|Chainlit|Gin|Echo|Fiber|"
         "chi|gorilla/"
         "mux|net/http|"
         "Spring|JAX-RS|Ktor|ASP.NET|Laravel|Slim|Symfony|Rails|Sinatra|MCP",
         "server", WHERE_ROUTES},
        {"servers", "Uvicorn", "server", WHERE_RUNS},
        {"servers", "", "server", NEVER},
        {"functions", "Firebase|Azure", "function", WHERE_ROUTES},
        {"functions", "", "function", WHERE_PATH},
        {"stores", "Supabase", "table", WHERE_DOORS},
        {"stores", "Firestore", "document", WHERE_DOORS},
        {"stores", "S3|a bucket", "bucket", NO_DOOR}, /* door_resource.c has those that are set up here */
        {"stores", "", "store", NO_DOOR},
};
enum { ROWS = sizeof table / sizeof *table };

static size_t row_for(str member, str name)
{
	str word;
	for (size_t i = 0; i < ROWS; i++) {
		if (!str_eq(str_of(table[i].member), member))
			continue;
		if (!table[i].things[0])
			return i;
		for (str list = str_of(table[i].things); str_cut(&list, '|', &word);)
			if (str_eq(word, name))
				return i;
	}
	return ROWS;
}

static bool has_door(const struct node *facts, str what)
{
	for (const struct node *row = rows_of(facts, S("doors")); row; row = row_after(row))
		if (row_is(row, S("what"), what))
			return true;
	return false;
}

static bool has_route(const struct node *facts, str framework)
{
	for (const struct node *row = rows_of(facts, S("routes")); row; row = row_after(row))
		if (row_is(row, S("framework"), framework))
			return true;
	return false;
}

/* Uvicorn runs what one of these makes. */
static bool runs_one(const struct node *facts)
{
	static const char made[] = "FastAPI|Starlette|Litestar|Quart|Sanic|Falcon|Django";
	str word;
	for (str list = str_of(made); str_cut(&list, '|', &word);)
		if (has_route(facts, word))
			return true;
	return false;
}

static void add_unknown(struct members *list, str path, unsigned line, str what, str name, str says)
{
	const struct node at = {.line = line, .col = line ? 1 : 0, .key_line = line};
	struct members row = members_below(list, NODE_OBJECT, S(""), &at);
	members_scalar(&row, NODE_STRING, S("path"), path, NULL);
	members_scalar(&row, NODE_STRING, S("what"), what, NULL);
	members_scalar(&row, NODE_STRING, S("name"), name, NULL);
	members_scalar(&row, NODE_STRING, S("says"), says, NULL);
	members_scalar(&row, NODE_UNKNOWN, S("open"), S("open"), NULL);
	members_scalar(&row, NODE_UNKNOWN, S("people"), S("people"), NULL);
}

static bool has_route_in(const struct node *facts, str path)
{
	for (const struct node *row = rows_of(facts, S("routes")); row; row = row_after(row))
		if (row_is(row, S("path"), path))
			return true;
	return false;
}

static bool is_unspoken(enum spoken spoken, const struct node *facts, str what, const struct node *thing)
{
	str name = row_text(thing, S("name"));
	switch (spoken) {
	case WHERE_DOORS:
		return !has_door(facts, what);
	case WHERE_ROUTES:
		return !has_route(facts, name);
	case WHERE_RUNS:
		return !runs_one(facts);
	case WHERE_PATH:
		return !has_route_in(facts, row_text(thing, S("path")));
	default:
		return spoken == NEVER;
	}
}

static void end_member(struct members *list, const struct node *facts, const struct node *things, str folder)
{
	for (const struct node *n = things->child; n; n = n->next) {
		size_t i = row_for(things->key, n->kind == NODE_OBJECT ? row_text(n, S("name")) : S(""));
		if (i == ROWS || (n != things->child && str_eq(n->text, profile_maybe)))
			return;
		str what = str_of(table[i].what), name = row_text(n, S("name"));
		if (n->kind != NODE_OBJECT)
			add_unknown(list, folder, 0, what, what,
			            arena_printf(list->arena, "whether there is one more %.*s is not known",
			                         STR_ARG(what)));
		else if (row_is(n, S("platform"), S("supabase"))) /* doors_of_functions() has one for each */
			continue;
		else if (is_unspoken(table[i].spoken, facts, what, n))
			add_unknown(list, row_text(n, S("path")), n->line, what, name,
			            arena_printf(list->arena, "whom %.*s lets in was not read", STR_ARG(name)));
	}
}

/* The list of doors again, so that the one of other views stays as it is. */
static struct members copy_of(struct node *list, struct arena *a)
{
	struct members out = {a, list, &list->child};
	for (const struct node *row = list->child; row; row = row->next) {
		struct node *copy = arena_new(a, struct node);
		*copy = *row;
		*out.tail = copy;
		out.tail = &copy->next;
	}
	*out.tail = NULL;
	return out;
}

const struct node *doors_end(const struct node *facts, const struct node *profile, str folder, struct arena *a)
{
	struct node *root = arena_new(a, struct node);
	const struct node **tail = &root->child;
	*root = *facts;
	for (const struct node *n = facts->child; n; n = n->next) {
		struct node *copy = arena_new(a, struct node);
		*copy = *n;
		*tail = copy;
		tail = &copy->next;
		if (!str_eq(n->key, S("doors")))
			continue;
		struct members list = copy_of(copy, a);
		for (const struct node *m = profile ? profile->child : NULL; m; m = m->next)
			if (m->kind == NODE_ARRAY)
				end_member(&list, facts, m, folder);
		if (!profile)
			members_scalar(&list, NODE_UNKNOWN, S("..."), S("doors of several apps"), NULL);
	}
	return root;
}
