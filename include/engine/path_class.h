/* path_class: what a file is for, as its path says. Whether it is searched at all is engine/scan.h's. */
#ifndef ENGINE_PATH_CLASS_H
#define ENGINE_PATH_CLASS_H

#include "base/str.h"

enum path_kind {
	PATH_LIVE,
	PATH_TEST,    /* tests, fixtures, mocks */
	PATH_EXAMPLE, /* examples, samples: whole programs that show how something is used */
	PATH_MANUAL   /* documentation, demos, README, .env.example */
};
enum path_kind path_kind(str path);

/* Where secrets live, so that an old value there was one. */
enum path_store {
	STORE_NONE,     /* a program, a text */
	STORE_SETTINGS, /* settings, deployment */
	STORE_SECRETS   /* made to hold secrets: .env, *.tfvars, secrets.yaml */
};
enum path_store path_store(str path);

bool path_is_translation(str path); /* words that programs show to people */
bool path_is_workbench(str path);   /* starts what a build or an editor needs for itself */

#endif
