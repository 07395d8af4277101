/* Whole, staged, range or hook. git and pre-commit say in their environment what a hook is about; of a push git says it
 * on standard input. */
#include "cmd/scan_kind.h"

#include "base/buf.h"
#include "cmd/opt.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static const char zeros[] = "0000000000000000000000000000000000000000";

static str from_environment(const char *name)
{
	const char *value = getenv(name);
	return str_of(value ? value : "");
}

/* A revision as people read it: ids cut short, refs without their folders. */
static str short_name(str revision)
{
	static const str folders[] = {STR_INIT("refs/heads/"), STR_INIT("refs/tags/"), STR_INIT("refs/")};
	enum { ID = 40, SHORT = 12 };
	bool id = revision.n == ID;
	for (size_t i = 0; i < revision.n && id; i++)
		id = strchr("0123456789abcdef", revision.p[i]) != NULL;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (str_starts(revision, folders[i]))
			return str_sub(revision, folders[i].n, revision.n);
	return id ? str_sub(revision, 0, SHORT) : revision.n ? revision : S("HEAD");
}

static str range_scope(struct arena *a, const struct commit_range *range)
{
	str to = short_name(range->to), from = short_name(range->from);
	if (range_is_zeros(range->to))
		return S("a branch that is deleted");
	if (range_is_zeros(range->from))
		return arena_printf(a, "what %.*s has and no other branch has", STR_ARG(to));
	return arena_printf(a, "%.*s..%.*s", STR_ARG(from), STR_ARG(to));
}

struct reading {
	struct arena *arena;
	struct scan_kind *out;
	bool here; /* no PATH was named: what git says in the environment is about this run */
};

static void one_range(struct reading *r, str from, str to)
{
	struct commit_range *range = arena_new(r->arena, struct commit_range);
	*range = (struct commit_range){.from = from, .to = to};
	r->out->kind = HISTORY_RANGE;
	r->out->ranges = range;
	r->out->n_ranges = 1;
	r->out->scope = range_scope(r->arena, range);
}

static bool read_since(struct reading *r, str ref, struct err *err)
{
	one_range(r, ref, S(""));
	return ref.n || err_set(err, "--since needs a commit, a branch or a tag");
}

static bool read_diff(struct reading *r, str diff, struct err *err)
{
	size_t dots = str_find(diff, S(".."), 0);
	if (dots == SIZE_MAX || dots == 0 || str_find(diff, S("..."), 0) != SIZE_MAX)
		return err_set(err, "--diff: write a range A..B, not %.*s", STR_ARG(diff));
	one_range(r, str_sub(diff, 0, dots), str_sub(diff, dots + 2, diff.n));
	return true;
}

static bool read_staged(struct reading *r, str value, struct err *err)
{
	(void)value, (void)err;
	r->out->kind = HISTORY_STAGED;
	r->out->from_env = r->here;
	r->out->scope = S("staged changes");
	return true;
}

/* pre-commit names the range of a push, or only the remote when the branch goes there with its very first commit. git
 * gives the hooks of a commit and of a merge an index. With neither, somebody started it by hand (`pre-commit run
 * --all-files` is no other), and all files are looked at besides. */
static bool read_hook(struct reading *r, str value, struct err *err)
{
	str from = from_environment("PRE_COMMIT_FROM_REF"), to = from_environment("PRE_COMMIT_TO_REF");
	str branch = from_environment("PRE_COMMIT_LOCAL_BRANCH");
	r->out->remote = from_environment("PRE_COMMIT_REMOTE_NAME");
	if (from.n && to.n) {
		one_range(r, from, to);
	} else if (r->out->remote.n) {
		one_range(r, S(zeros), branch);
	} else {
		read_staged(r, value, err);
		r->out->by_hand = from_environment("GIT_INDEX_FILE").n == 0;
	}
	r->out->from_env = r->here;
	return true;
}

static bool read_input(struct buf *out, struct err *err)
{
	enum { MOST = 1 << 20, CHUNK = 1 << 16 };
	if (isatty(STDIN_FILENO))
		return err_set(err, "--pre-push is for the hook of that name: git gives it a line for each branch");
	for (;;) {
		ssize_t n = read(STDIN_FILENO, buf_room(out, CHUNK), CHUNK);
		out->n -= CHUNK - (size_t)(n > 0 ? n : 0);
		if (n < 0 && errno != EINTR)
			return err_system(err, errno, "--pre-push: cannot read standard input");
		if (n == 0 || out->n > MOST)
			return n == 0 || err_set(err, "--pre-push: more than a push can be stands on standard input");
	}
}

/* The last word of a line; the line keeps the rest. Only names of refs come before it, and they may hold what they
 * like. */
static str last_word(str *line)
{
	size_t at = line->n;
	while (at > 0 && line->p[at - 1] != ' ')
		at--;
	str word = str_sub(*line, at, line->n);
	line->n = at > 0 ? at - 1 : 0;
	return word;
}

static bool is_id(str s)
{
	bool id = s.n >= sizeof zeros - 1;
	for (size_t i = 0; i < s.n && id; i++)
		id = strchr("0123456789abcdef", s.p[i]) != NULL;
	return id;
}

/* "LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID" for each ref that is pushed, as githooks(5) says. */
static bool read_pre_push(struct reading *r, str remote, struct err *err)
{
	struct buf input BUF_AUTO = {0};
	str line;
	if (!read_input(&input, err))
		return false;
	str rest = arena_str(r->arena, buf_str(&input));
	struct commit_range *ranges = arena_array(r->arena, struct commit_range, rest.n + 1);
	r->out->scope = S("what is pushed");
	while (str_cut(&rest, '\n', &line)) {
		str whole = line, from = last_word(&line), name = last_word(&line), to = last_word(&line);
		if (whole.n == 0)
			continue;
		if (!is_id(from) || !is_id(to) || line.n == 0)
			return err_set(err, "--pre-push: git gives its hook other lines than %.*s", STR_ARG(whole));
		if (range_is_zeros(to))
			continue; /* deleted there */
		ranges[r->out->n_ranges++] = (struct commit_range){from, to, range_is_zeros(from) ? name : S("")};
		r->out->scope = arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(r->out->scope),
		                             r->out->n_ranges > 1 ? ", " : " to ", STR_ARG(short_name(name)));
	}
	r->out->kind = HISTORY_RANGE;
	r->out->ranges = ranges;
	r->out->remote = remote;
	r->out->from_env = r->here;
	return true;
}

bool scan_kind_read(const struct args *args, struct arena *a, struct scan_kind *out, struct err *err)
{
	static const struct {
		enum option_id id;
		bool (*read)(struct reading *r, str value, struct err *err);
	} kinds[] = {{OPT_STAGED, read_staged},
	             {OPT_SINCE, read_since},
	             {OPT_DIFF, read_diff},
	             {OPT_HOOK, read_hook},
	             {OPT_PRE_PUSH, read_pre_push}};
	size_t given = 0, chosen = 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (opt_given(args, kinds[i].id)) {
			chosen = i;
			given++;
		}
	if (given > 1)
		return err_set(err, "give one of --staged, --since, --diff, --hook and --pre-push");
	struct reading r = {a, out, args->n_words == 0};
	*out = (struct scan_kind){.changes = given == 1, .kind = HISTORY_ALL, .scope = S("")};
	return !given || kinds[chosen].read(&r, opt_value(args, kinds[chosen].id, S("")), err);
}
