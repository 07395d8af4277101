/* profile_language: which languages an app is written in, and what a file of them may hide from its profile: one that
 * was not read, or of whose language too little is known for "none was seen" to mean that there is none. */
#ifndef FACTS_PROFILE_LANGUAGE_H
#define FACTS_PROFILE_LANGUAGE_H

#include "facts/fact.h"
#include "profile_thing.h"

enum { PROFILE_LANGUAGES = 32 };

struct profile_spoken {
	str name, path; /* the first file */
	size_t files, unread;
};
struct profile_languages {
	struct profile_spoken at[PROFILE_LANGUAGES];
	size_t n;
	str hides[PROFILE_MEMBER_COUNT]; /* the file that may hide one, and why; "": none does */
};

void profile_languages_find(struct profile_languages *l, const struct node *view, struct arena *a);
/* "ios/Runner/Video.m is not read"; "" where no file hides a thing of this kind. */
str profile_language_hides(const struct profile_languages *l, enum profile_member m);
/* The member `languages` of a profile. */
void profile_languages_put(struct members *profile, const struct profile_languages *l);

#endif
