/* walk: the working tree. */
#ifndef SOURCE_WALK_H
#define SOURCE_WALK_H

#include "source/source.h"
#include "source/trail.h"

/* A submodule as the index names it. Its files are the app's, too; its own index and ignore files speak about them. */
struct walk_module {
	str path;         /* below root */
	str exclude_file; /* of its own repository, "" for none */
};
/* A repository below root. */
enum walk_below {
	BELOW_LEFT,   /* not entered */
	BELOW_ENTERED /* a submodule, or a folder that git tracks: its files are given like all others, its history is
	                 not looked at */
};

struct walk_options {
	str root;                   /* folder or single file, as given */
	const struct strs *tracked; /* paths below root that the index holds, sorted; NULL without a repository */
	bool use_ignore;            /* honour .gitignore files and .git/info/exclude */
	bool ignore_env;  /* there is no repository: honour .gitignore files for what they say about .env files alone,
	                     which belong to one machine and come along in a ZIP of the folder; each is reported */
	str exclude_file; /* path of info/exclude, "" for none */
	str ignore_above; /* when root is below the repository's top: the top's path, whose .gitignore files count too;
	                     else "" */
	const struct walk_module *modules; /* sorted by path */
	size_t n_modules;
	bool plain; /* repositories below are folders like all others (the user wants no git) */
	/* Called for each repository below root; NULL: one that is not entered is TROUBLE_CHOSEN. ctx is that of
	 * file(). */
	void (*below)(void *ctx, enum walk_below what, str path);
	struct source_limits limits;
};
/* One file that the walk saw, before it is read: reading is left to worker threads. */
struct walk_entry {
	str path; /* relative to root; "" when the root is itself a file: then name is its base name */
	uint64_t size;
	bool tracked;
};
/* Calls file() for every regular file that counts, sorted by path within each folder. Links, devices, FIFOs, sockets,
 * submodules that are not checked out, and nested repositories (bare ones, too) that the index does not name are not
 * entered and are reported (class chosen); a `.git` that is no repository is a folder like any other. Ignored files are
 * left out unless tracked; an ignored folder is entered only for tracked files in it. Unreadable folders are class
 * failed. */
bool walk_tree(const struct walk_options *o, void *ctx, bool (*file)(void *ctx, const struct walk_entry *e),
               const struct source_sink *sink, struct err *err);
/* Reads one entry into the arena: opened without following links and without blocking, checked to be a regular file,
 * read once. trail: the calling thread's, with the same root. False with err when it cannot be read. */
bool walk_read(const struct walk_options *o, struct trail *trail, str path, struct arena *a, str *bytes,
               struct err *err);
/* The same, whatever its length: gives doc with its bytes, or in pieces (source/pieces.h). */
bool walk_give(const struct walk_options *o, struct trail *trail, str path, struct doc *doc, void *ctx,
               bool (*give)(void *ctx, const struct doc *doc), struct err *err);

#endif
