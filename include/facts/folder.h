/* folder: folders as facts write them: "." for the root, else "a/b" without a slash at either end. */
#ifndef FACTS_FOLDER_H
#define FACTS_FOLDER_H

#include "base/arena.h"

/* The folder that a path stands in. */
str folder_of(str path);
/* Does path (of a file or folder) stand in the folder or below, or is it the folder? */
bool folder_holds(str folder, str path);
/* from (a folder) and a way as files write it ("./a", "../b/", "a/./c") joined, in the arena. False when it is no way
 * inside of the repository: absolute, leading out of the root, computed, an address. */
bool folder_join(str from, str way, struct arena *a, str *out);
/* The path without the folders that are no place but the name of a package (src/main/java/com/acme/docs/A.java, which
 * documents nothing). False: there are none, or it is longer than paths are. */
struct folder_path {
	char bytes[4096];
	str path; /* in bytes */
};
bool folder_without_namespace(str path, struct folder_path *out);
/* Brought in or made by a tool: node_modules, vendor, .venv, dist, build outputs. */
bool folder_is_foreign(str path);
/* What stands there shows or tries the product and is no part of it: tests, examples, templates, fixtures. Both ask
 * about the folders on the way, not about the last name. */
bool folder_is_sample(str path);

#endif
