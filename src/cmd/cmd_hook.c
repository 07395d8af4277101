/* microaudit hook install and uninstall: hooks before a commit, a merge and a push. What was there before is chained.
 */
#include "cmd/cmd.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/git_here.h"
#include "cmd/hook_file.h"
#include "cmd/command.h"
#include "cmd/program.h"

struct hooks {
	struct arena *a;
	str folder;
	str program; /* "" when the hooks are shared */
	struct buf out;
	struct err err;
};

/* A folder in the work tree is committed: what it holds must not name a path of this machine. */
static bool is_shared(const struct git_here *here)
{
	return here->top.n && str_starts(here->hooks, here->top) && str_find(here->hooks, S("/.git/"), 0) == SIZE_MAX;
}

static str path_of(const struct hooks *h, const struct hook_kind *kind)
{
	return arena_printf(h->a, "%.*s/%.*s", STR_ARG(h->folder), STR_ARG(kind->name));
}

/* Finds the folder; says in err what is in the way. */
static bool open_hooks(struct hooks *h, str root)
{
	struct git_here here;
	struct err *err = &h->err;
	if (!git_here(root, h->a, &here, err))
		return false;
	if (here.trouble.n)
		return err_set(err, "%.*s", STR_ARG(here.trouble));
	if (!here.repository)
		return err_set(err, "%.*s is in no git repository; make one with git init", STR_ARG(root));
	if (here.hooks.n == 0)
		return err_set(err, "%.*s; add this line to the hook pre-commit there: microaudit scan --hook || exit",
		               STR_ARG(here.hooks_trouble));
	if (str_ends(here.hooks, S("/.husky/_")))
		return err_set(err, "husky writes the hooks of this repository; add this line to .husky/pre-commit: "
		                    "microaudit scan --hook || exit");
	h->folder = here.hooks;
	h->program = is_shared(&here) ? S("") : program_path(h->a);
	return true;
}

/* ---- install ---- */

static void say_kept(struct hooks *h, str path, str text)
{
	str advice, manager = hook_manager(text, &advice);
	buf_printf(&h->out, "  The hook that was there runs first; it is kept as %.*s.microaudit-kept\n",
	           STR_ARG(str_basename(path)));
	if (manager.n)
		buf_printf(&h->out, "  %.*s wrote it and may write it again: %.*s\n", STR_ARG(manager),
		           STR_ARG(advice));
}

static bool install_one(struct hooks *h, const struct hook_kind *kind)
{
	enum hook_owner owner;
	str path = path_of(h, kind), old, advice;
	if (!hook_owner(path, kind, h->program, h->a, &owner, &old, &h->err))
		return false;
	if (owner == HOOK_OURS || owner == HOOK_CALLS) {
		buf_printf(&h->out, "%s: %.*s\n",
		           owner == HOOK_OURS ? "Installed already" : "It calls microaudit already", STR_ARG(path));
		return true;
	}
	if (owner == HOOK_MANAGED && str_eq(hook_manager(old, &advice), S("husky")))
		return err_set(&h->err, "husky wrote %s, which is committed: %.*s", path.p, STR_ARG(advice));
	bool keep = owner == HOOK_THEIRS || owner == HOOK_MANAGED;
	if (!hook_put(path, hook_text(kind, h->program, h->a), keep, h->a, &h->err))
		return false;
	buf_printf(&h->out, "%s: %.*s\n", owner == HOOK_OLDER ? "Renewed" : "Installed", STR_ARG(path));
	if (keep)
		say_kept(h, path, old);
	return true;
}

/* Commits and merges bring in what nobody has looked at yet. A push is a second look and takes its time, so it is asked
 * for, once. */
static bool wants_push(struct hooks *h, const struct args *args, bool *asked)
{
	char answer[16] = "";
	enum hook_owner owner;
	str text;
	const struct hook_kind *push = &hook_kinds[HOOKS - 1];
	bool there = hook_owner(path_of(h, push), push, h->program, h->a, &owner, &text, &h->err) &&
	             (owner == HOOK_OURS || owner == HOOK_OLDER);
	*asked = there;
	if (there)
		return true;
	*asked = !opt_given(args, OPT_ALL) && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	if (!*asked)
		return opt_given(args, OPT_ALL);
	fputs("Also look before each push (pre-push)? [Y/n] ", stderr);
	if (!fgets(answer, sizeof answer, stdin))
		return false;
	return answer[0] != 'n' && answer[0] != 'N';
}

static bool install(struct hooks *h, const struct args *args)
{
	bool asked;
	if (mkdir(h->folder.p, 0777) != 0 && errno != EEXIST)
		return err_system(&h->err, errno, "cannot make the folder %s", h->folder.p);
	bool push = wants_push(h, args, &asked);
	for (size_t i = 0; i < HOOKS; i++)
		if ((push || !hook_kinds[i].push) && !install_one(h, &hook_kinds[i]))
			return false;
	if (!push && !asked)
		buf_add(&h->out, S("Before each push, too: microaudit hook install --all\n"));
	return true;
}

/* ---- uninstall ---- */

static bool uninstall_one(struct hooks *h, const struct hook_kind *kind, size_t *n)
{
	enum hook_owner owner;
	bool restored;
	str path = path_of(h, kind), text;
	if (!hook_owner(path, kind, h->program, h->a, &owner, &text, &h->err))
		return false;
	if (owner == HOOK_CALLS)
		buf_printf(&h->out, "It is yours, and calls microaudit; take that line out yourself: %.*s\n",
		           STR_ARG(path));
	*n += owner == HOOK_CALLS;
	if (owner != HOOK_OURS && owner != HOOK_OLDER)
		return true;
	if (!hook_take(path, &restored, h->a, &h->err))
		return false;
	buf_printf(&h->out, "%s: %.*s\n", restored ? "Removed, and the hook from before put back" : "Removed",
	           STR_ARG(path));
	*n += 1;
	return true;
}

static bool uninstall(struct hooks *h, const struct args *args)
{
	size_t n = 0;
	(void)args;
	for (size_t i = 0; i < HOOKS; i++)
		if (!uninstall_one(h, &hook_kinds[i], &n))
			return false;
	if (n == 0)
		buf_printf(&h->out, "No hook of microaudit is in %.*s\n", STR_ARG(h->folder));
	return true;
}

int cmd_hook(const struct args *args)
{
	struct arena arena = {0};
	struct hooks h = {.a = &arena};
	if (args->n_words == 0 || args->n_words > 2)
		return cmd_usage("write microaudit hook install [PATH] or microaudit hook uninstall [PATH]");
	bool ok = open_hooks(&h, args->n_words > 1 ? args->words[1] : S("."));
	if (ok)
		ok = str_eq(args->words[0], S("install")) ? install(&h, args) : uninstall(&h, args);
	/* What was done before something failed is said, too. */
	int status = cmd_say(buf_str(&h.out)) ? EXIT_HOLDS : EXIT_INCOMPLETE;
	if (!ok)
		status = cmd_error(&h.err);
	buf_free(&h.out);
	arena_free(&arena);
	return status;
}
