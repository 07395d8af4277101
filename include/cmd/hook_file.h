/* hook_file: one hook of git's: what we write into it, whose it is, putting it in place and taking it away. A hook that
 * was there before is kept beside ours, which runs it first. */
#ifndef CMD_HOOK_FILE_H
#define CMD_HOOK_FILE_H

#include "base/arena.h"
#include "base/err.h"

enum { HOOKS = 3 };
struct hook_kind {
	str name;  /* "pre-commit" */
	str when;  /* "before each commit" */
	bool push; /* git tells it on standard input what is pushed */
};
extern const struct hook_kind hook_kinds[HOOKS];

enum hook_owner {
	HOOK_NONE,
	HOOK_OURS,    /* as this version writes it */
	HOOK_OLDER,   /* ours, but another text: of an older version, or for a program that stood elsewhere */
	HOOK_MANAGED, /* written by a tool that keeps its list of hooks elsewhere, see hook_manager() */
	HOOK_CALLS,   /* somebody's own, which calls us */
	HOOK_THEIRS   /* somebody's own */
};

/* program: absolute, "" to take what PATH leads to (hooks that a repository shares). In the arena. */
str hook_text(const struct hook_kind *kind, str program, struct arena *a);
/* Whose is the file at path? *text is what it holds, "" for none. False with err when it cannot be read. */
bool hook_owner(str path, const struct hook_kind *kind, str program, struct arena *a, enum hook_owner *owner, str *text,
                struct err *err);
/* The tool that wrote the text ("pre-commit", "lefthook", "husky", "overcommit"), and where to name us instead; "" for
 * none. */
str hook_manager(str text, str *advice);

/* Writes ours; what is there and is not ours is renamed to NAME.microaudit-kept. */
bool hook_put(str path, str text, bool keep, struct arena *a, struct err *err);
/* Removes ours and puts back what was kept; *restored says whether there was any. */
bool hook_take(str path, bool *restored, struct arena *a, struct err *err);

#endif
