/* scan_roots: what a scan looks at, each by itself: the PATHs of the command line, and with --recursive the
 * repositories found below them. A root has two names: the path that is opened, and the label that reports put in front
 * of what is found in it, which is never absolute. */
#ifndef CMD_SCAN_ROOTS_H
#define CMD_SCAN_ROOTS_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

struct args;

struct scan_root {
	str path;  /* as given, or that of the root it was found in and the way from there */
	str label; /* "." or the way to it from where labels begin: one PATH itself; of several the current folder, or
	              the folder that all of them are in when one is absolute */
	bool is_file;
	bool found;   /* below another root: what is wrong in its own files must not end the whole scan */
	dev_t device; /* with inode: which folder it is; both 0 when it cannot be told */
	ino_t inode;
};
struct scan_roots {
	struct arena *arena;
	struct scan_root *at;
	size_t n, cap;
	bool many;      /* several PATHs, or --recursive: the report is a joined one */
	bool recursive; /* repositories below are roots, too */
	str base;       /* where labels begin, to open files by them */
	struct strs twice,
	        inside; /* labels: given again, and looked at once; in another PATH, and looked at with it, too */
};

/* The PATHs of args, checked: "." without one. False: err is one line for a usage error. */
bool scan_roots_read(const struct args *args, struct arena *a, struct scan_roots *out, struct err *err);
/* Is the folder at this way below root a root itself? */
bool scan_roots_has(const struct scan_roots *r, const struct scan_root *root, str below);
/* Makes it one. */
void scan_roots_add(struct scan_roots *r, const struct scan_root *root, str below);
void scan_roots_free(struct scan_roots *r);

#endif
