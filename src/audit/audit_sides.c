/* The child sends each file under its side and name ("0/microapp.yaml"), each rule file as "rules/NAME"; the empty file
 * "base" says that there is a base side, "new" how many others. */
#include "audit/audit_sides.h"

#include <errno.h>
#include <stdlib.h>

#include "audit/collect.h"
#include "source/roots.h"
#include "source/sides.h"

enum { CPU_SECONDS = 20, IDLE_LOOKS = 200 }; /* enough to open a repository and read a few files */

struct asking {
	const struct audit *audit;
	const struct audit_sides_rules *rules;
	struct collector found;
};

static void give(struct outlet *out, str name, str bytes)
{
	struct buf b BUF_AUTO = {0};
	wire_file(&b, name, bytes);
	outlet_send(out, buf_str(&b));
}

static void give_files(const struct audit *audit, struct sides *s, struct outlet *out, struct arena *a)
{
	str bytes;
	for (size_t i = 0; i < audit->files.n; i++) {
		str name = audit->files.at[i];
		if (sides_base_file(s, name, a, &bytes))
			give(out, arena_printf(a, "0/%.*s", STR_ARG(name)), bytes);
		for (size_t side = 0; side < sides_new(s); side++)
			if (sides_new_file(s, side, name, a, &bytes))
				give(out, arena_printf(a, "%zu/%.*s", side + 1, STR_ARG(name)), bytes);
	}
}

/* The rules that the base side's configuration adds. */
static void give_rules(const struct audit_sides_rules *rules, struct sides *s, struct outlet *out, struct arena *a)
{
	enum { MOST_FILES = 1000 };
	str bytes;
	if (!sides_base_file(s, rules->file, a, &bytes))
		return;
	str folder = rules->folder(bytes, a);
	if (!folder.n)
		return;
	while (str_starts(folder, S("./")))
		folder = str_sub(folder, 2, folder.n);
	while (str_ends(folder, S("/")))
		folder.n--;
	if (str_eq(folder, S(".")))
		folder = S("");
	struct strs names = sides_base_names(s, folder, a);
	for (size_t i = 0; i < names.n && i < MOST_FILES; i++) {
		str path = arena_printf(a, "%.*s%s%.*s", STR_ARG(folder), folder.n ? "/" : "", STR_ARG(names.at[i]));
		bool yaml = str_ends(path, S(".yaml")) || str_ends(path, S(".yml"));
		if (yaml && sides_base_file(s, path, a, &bytes))
			give(out, arena_printf(a, "rules/%.*s", STR_ARG(path)), bytes);
	}
}

static void ask(void *ctx, struct outlet *out, struct progress *p)
{
	const struct asking *q = ctx;
	const struct audit *audit = q->audit;
	struct arena a = {0};
	struct repo *repo = NULL;
	struct sides *s = NULL;
	struct err err = {{0}};
	bool bad_ref = false;
	struct history_options options = {
	        .kind = audit->kind, .ranges = audit->ranges, .n_ranges = audit->n_ranges, .remote = audit->remote};
	progress_doing(p, S("the git repository"));
	if (repo_open(&repo, audit->root, true, audit->from_env, &err) == REPO_OK)
		s = sides_open(repo, &options, &bad_ref, &err);
	if (s) {
		if (sides_has_base(s))
			give(out, S("base"), S(""));
		give(out, S("new"), arena_printf(&a, "%zu", sides_new(s)));
		give_files(audit, s, out, &a);
		give_rules(q->rules, s, out, &a);
	}
	sides_close(s);
	repo_close(repo);
	arena_free(&a);
	struct buf done BUF_AUTO = {0};
	wire_done(&done, (struct wire_end){.placed = true});
	outlet_send(out, buf_str(&done));
}

static bool received(void *ctx, str bytes, size_t *at)
{
	return collect_records(&((struct asking *)ctx)->found, bytes, at);
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct ruleset_file *)a)->path, ((const struct ruleset_file *)b)->path);
}

/* From the names of the wire to the fields of a change. */
static void sort_out(const struct collector *c, struct arena *a, struct audit_sides *out)
{
	struct side_file *files = arena_array(a, struct side_file, c->n_files);
	uint64_t n;
	*out = (struct audit_sides){.files = files, .rules = arena_array(a, struct ruleset_file, c->n_files)};
	for (size_t i = 0; i < c->n_files; i++) {
		str name = c->files[i].name, bytes = c->files[i].bytes, side = S("");
		if (str_eq(name, S("base"))) {
			out->has_base = true;
		} else if (str_eq(name, S("new"))) {
			out->n_new = str_number(bytes, UINT16_MAX, &n) ? (unsigned)n : 0;
		} else if (str_starts(name, S("rules/"))) {
			str path = str_sub(name, S("rules/").n, name.n);
			out->rules[out->n_rules++] = (struct ruleset_file){.path = path, .bytes = bytes};
		} else if (str_cut(&name, '/', &side) && str_number(side, UINT16_MAX, &n)) {
			files[out->n++] = (struct side_file){(unsigned)n, name, bytes};
		}
	}
	if (out->n_rules)
		qsort(out->rules, out->n_rules, sizeof *out->rules, by_path);
}

bool audit_sides_read(const struct audit *audit, const struct audit_sides_rules *rules, struct arena *a,
                      struct audit_sides *out, struct err *err)
{
	struct asking q = {.audit = audit, .rules = rules, .found = {.rules = ruleset_builtin(), .arena = a}};
	struct guard_job job = {&q, ask, received, NULL};
	struct guard_limits limits = {.cpu_seconds = CPU_SECONDS, .idle_looks = IDLE_LOOKS};
	struct progress *p = progress_new();
	struct err own = {{0}};
	int signal = 0;
	*out = (struct audit_sides){0};
	if (!p)
		return err_system(err, errno, "no shared memory");
	limits.read_below = source_roots(audit->root, audit->from_env, a);
	enum guard_end end = guard_run(&job, &limits, p, &signal, &own);
	progress_free(p);
	/* Without its end record there may have been more, and what is not there loosens. */
	bool whole = collect_job_end(&q.found) && end == GUARD_DONE;
	if (whole)
		sort_out(&q.found, a, out);
	else
		err_set(err, "the settings of the side before could not be read%s%s", own.text[0] ? ": " : "",
		        own.text);
	if (!whole && err)
		err->system = true;
	collect_free(&q.found);
	return whole;
}

const struct side_file *audit_side_file(const struct audit_sides *s, unsigned side, str name)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->files[i].side == side && str_eq(s->files[i].name, name))
			return &s->files[i];
	return NULL;
}
