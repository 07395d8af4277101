/* From what was asked for to a run over one root. */
#include "cmd/scan_plan.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "cmd/cmd.h"
#include "cmd/scan_rules.h"
#include "format/format.h"
#include "policy/manifest.h"

str scan_digest(struct arena *a, str bytes)
{
	uint8_t sum[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1];
	hash_sha256(bytes, sum);
	hash_hex(sum, sizeof sum, hex);
	return arena_printf(a, "sha256:%s", hex);
}

void scan_known(struct scan_plan *p, enum trouble_class class, str reason, str hint, str path)
{
	p->known[p->options.n_known++] = (struct wire_trouble){class, reason, hint, path};
}

/* What is not there is a slip of the pen; what cannot be read is a run that is incomplete. */
static bool read_root(struct scan_plan *p, struct err *err)
{
	struct stat st = {0};
	str root = p->root.path;
	p->options.job.root = root;
	p->options.found = p->root.found;
	p->options.stream = str_eq(root, S("-"));
	if (p->options.stream)
		return true;
	bool there = root.n && stat(root.p, &st) == 0;
	if (!there && !p->root.found &&
	    (!root.n || errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG))
		return err_set(err, "no such file or folder: %.*s", STR_ARG(root));
	if (!there)
		p->options.unreadable = arena_str(p->arena, str_of(strerror(errno)));
	else if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return err_set(err, "%.*s is neither a file nor a folder", STR_ARG(root));
	return true;
}

static bool read_sources(struct scan_plan *p, struct err *err)
{
	const struct scan_ask *ask = p->ask;
	struct audit_options *o = &p->options;
	bool changes = ask->kind.changes;
	o->job.git = !ask->no_git && !o->stream;
	o->worktree = !ask->no_worktree && !changes && !o->stream;
	o->history = o->job.git && !ask->no_history;
	if (changes && !o->job.git)
		return err_set(err, "a run over changes needs a git repository");
	if (!o->worktree && !o->history && !o->stream)
		return err_set(err, "nothing is left to look at");
	if (ask->recursive && (!o->worktree || !o->job.git))
		return err_set(err, "--recursive finds repositories by walking the files of PATH, with git");
	/* History is judged by the secrets section alone. */
	if (!changes && ask->sections.n && !strs_ihas(ask->sections, S("secrets")))
		o->history = false;
	p->narrowed = ask->no_git || ask->no_history || ask->no_worktree || ask->sections.n || ask->rule_ids.n ||
	              ask->skipped.n;
	return true;
}

static bool read_policy(struct scan_plan *p, struct err *err)
{
	str file = p->ask->policy_file, bytes;
	const struct node *tree = NULL;
	struct err why = {{0}};
	if (!file.n)
		return true;
	if (!cmd_read_file(file.p, p->arena, &bytes, err))
		return false;
	if (yaml_read(bytes, p->arena, &format_default_budget, &tree, &why) != FORMAT_OK)
		return err_set(err, "%s: %.300s", file.p, why.text);
	if (!config_read(tree, file, true, p->arena, &p->policy, err))
		return false;
	p->has_policy = true;
	p->policy_digest = scan_digest(p->arena, bytes);
	return true;
}

static bool read_baseline(struct scan_plan *p, struct err *err)
{
	str file = p->ask->baseline_file, bytes;
	struct err why = {{0}};
	if (!file.n)
		return true;
	if (!cmd_read_file(file.p, p->arena, &bytes, err))
		return false;
	if (!baseline_read(bytes, p->arena, &p->baseline, &why))
		return err_set(err, "%s: %.300s", file.p, why.text);
	p->has_baseline = true;
	p->baseline_digest = scan_digest(p->arena, bytes);
	return true;
}

static bool read_files(struct scan_plan *p, struct err *err)
{
	str config = p->ask->config_file;
	p->has_config_file = config.n > 0;
	return (!config.n || cmd_read_file(config.p, p->arena, &p->config_bytes, err)) && read_policy(p, err) &&
	       read_baseline(p, err);
}

/* What the supervisor reads of the scanned root. */
static struct strs settings_files(struct arena *a)
{
	static const str own[] = {STR_INIT(".microaudit.yaml"), STR_INIT(".microaudit-baseline")};
	enum { OWN = sizeof own / sizeof *own };
	str *files = arena_array(a, str, OWN + manifest_paths.n);
	memcpy(files, own, sizeof own);
	memcpy(files + OWN, manifest_paths.at, manifest_paths.n * sizeof *files);
	return (struct strs){files, OWN + manifest_paths.n};
}

/* PATH as a command line would name it; the word itself where it is absolute, which no report may hold. */
static str path_word(struct arena *a, str root)
{
	struct buf b BUF_AUTO = {0};
	if (str_starts(root, S("/")))
		return S("PATH");
	if (str_starts(root, S("-")))
		buf_add(&b, S("./"));
	buf_shell_word(&b, root);
	return arena_str(a, buf_str(&b));
}

/* What the run is told, but for what the other functions read. */
static void fill_options(struct scan_plan *p)
{
	const struct scan_ask *ask = p->ask;
	struct audit_options *o = &p->options;
	o->by_hand = ask->kind.by_hand;
	o->deadline = ask->deadline;
	o->scope = ask->kind.scope;
	o->again =
	        arena_printf(p->arena, "microaudit scan --recursive %.*s", STR_ARG(path_word(p->arena, p->root.path)));
	o->known = p->known;
	o->job.as_of = ask->as_of;
	o->job.from_env = ask->kind.from_env;
	o->job.repository_rules = o->worktree;
	o->job.all_facts = ask->facts_file.n;
	o->job.jobs = ask->jobs;
	o->job.limits.max_file_size = ask->max_file_size;
	o->job.exclude = p->policy.exclude;
	o->job.files = settings_files(p->arena);
	o->job.manifests = manifest_paths;
	o->job.kind = ask->kind.kind;
	o->job.ranges = ask->kind.ranges;
	o->job.n_ranges = ask->kind.n_ranges;
	o->job.remote = ask->kind.remote;
	o->job.reflog = ask->reflog;
	o->job.index = o->worktree;
	o->job.stdin_name = ask->stdin_name;
}

bool scan_plan_make(const struct scan_ask *ask, const struct scan_root *root, struct scan_roots *roots, struct arena *a,
                    struct scan_plan *out, struct err *err)
{
	*out = (struct scan_plan){.ask = ask, .arena = a, .root = *root, .roots = roots};
	if (!read_root(out, err) || !read_sources(out, err) || !read_files(out, err))
		return false;
	fill_options(out);
	return scan_rules_read(out, err);
}
