/* The child sends its answers as texts that end in NUL, in the order of the fields. */
#include "cmd/git_here.h"

#include <errno.h>

#include "audit/guard.h"
#include "source/hooks.h"
#include "source/roots.h"

enum { FIELDS = 9, MOST = 1 << 16, CPU_SECONDS = 20, IDLE_LOOKS = 200 };

struct asking {
	str path;
	struct buf answer;
};

static str state_of(const struct repo_info *i, struct arena *a)
{
	return arena_printf(a, "%s%s%s%s", i->bare ? ", bare" : "", i->empty ? ", no commit yet" : "",
	                    i->shallow ? ", shallow clone" : "", i->partial ? ", partial clone" : "");
}

static void ask(void *ctx, struct outlet *out, struct progress *p)
{
	const struct asking *q = ctx;
	struct arena a = {0};
	struct buf b BUF_AUTO = {0};
	struct repo *repo = NULL;
	struct repo_info info = {0};
	struct err err = {{0}}, hooks_err = {{0}};
	str hooks = S("");
	progress_doing(p, q->path);
	enum repo_status status = repo_open(&repo, q->path, true, false, &err);
	if (status == REPO_OK && repo_describe(repo, &a, &info, &err) && !repo_hooks(repo, &a, &hooks, &hooks_err))
		hooks = S("");
	str fields[FIELDS] = {status == REPO_OK ? S("1") : S("0"),
	                      status == REPO_NONE ? S("") : str_of(err.text),
	                      info.top,
	                      info.branch,
	                      info.commit,
	                      state_of(&info, &a),
	                      hooks,
	                      str_of(hooks_err.text),
	                      repo_library(&a)};
	for (size_t i = 0; i < FIELDS; i++) {
		buf_add(&b, fields[i]);
		buf_byte(&b, '\0');
	}
	outlet_send(out, buf_str(&b));
	repo_close(repo);
	arena_free(&a);
}

static bool received(void *ctx, str bytes, size_t *at)
{
	struct asking *q = ctx;
	if (q->answer.n + bytes.n - *at < MOST)
		buf_add(&q->answer, str_sub(bytes, *at, bytes.n));
	*at = bytes.n;
	return true;
}

bool git_here(str path, struct arena *a, struct git_here *out, struct err *err)
{
	struct asking q = {.path = path};
	struct guard_job job = {&q, ask, received, NULL};
	struct guard_limits limits = {
	        .cpu_seconds = CPU_SECONDS, .idle_looks = IDLE_LOOKS, .read_below = source_roots(path, false, a)};
	struct progress *p = progress_new();
	int signal = 0;
	if (!p)
		return err_system(err, errno, "no shared memory");
	enum guard_end end = guard_run(&job, &limits, p, &signal, err);
	progress_free(p);
	str rest = arena_str(a, buf_str(&q.answer)), fields[FIELDS];
	buf_free(&q.answer);
	for (size_t i = 0; i < FIELDS; i++)
		if (end != GUARD_DONE || !str_cut(&rest, '\0', &fields[i]))
			return err->text[0] ? false : err_set(err, "the git repository cannot be read");
	if (str_starts(fields[5], S(", ")))
		fields[5] = str_sub(fields[5], 2, fields[5].n);
	*out = (struct git_here){str_eq(fields[0], S("1")),
	                         fields[1],
	                         fields[2],
	                         fields[3],
	                         fields[4],
	                         fields[5],
	                         fields[6],
	                         fields[7],
	                         fields[8]};
	return true;
}
