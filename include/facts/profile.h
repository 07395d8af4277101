/* profile: what an app is, from the facts that reach it. Controls ask whether they concern it (`profile.has.servers`),
 * and people read it as a few sentences.
 *
 *   OBJECT
 *     kind       STRING app|function|library|document|unknown
 *     MEMBER     for each member below an ARRAY of {path, name, …}: one for each thing, at the first place that shows
 * it. An item of kind UNKNOWN at its end: there may be more has        OBJECT of MEMBER: true; false: the places where
 * it would stand were read, and there is none; UNKNOWN: some were not read, are in a language whose servers this
 * program does not know, or belong to no app for sure languages  ARRAY of {path, name, files, read: true|false}: false
 * where a file of it was not read
 *
 *   frontends   framework; bundler?, builder? (Lovable, Bolt, v0 …)     mobile      framework
 *   servers     framework                                              functions   name; platform
 *   jobs        name; schedule?, platform?                              bots        where it talks
 *   libraries   name of the package                                    documents   folder
 *   stores      product; kind: database|bucket|cache|files              identities  who signs people in
 *   secrets     name of the variable; from: environment|store           outbound    host or vendor; purpose?
 *   paid        vendor; purpose: ai|sms|mail|maps|speech|search|payment|compute
 *   edges       product                                                 telemetry   product
 *   builds      CI system                                               deployments platform; region?, environment?
 *   containers  image; user?                                            resources   type and name; tool
 *
 * Names come from what code imports and calls, from files of platforms and from workflows, never from a manifest's list
 * of dependencies: one that nobody imports changes nothing. */
#ifndef FACTS_PROFILE_H
#define FACTS_PROFILE_H

#include "facts/app_view.h"

/* What the UNKNOWN item of a member says. */
extern const str profile_other_language; /* the name of those that have no row in format/code_language.h */
extern const str profile_maybe; /* something was seen that may be one; where there are items, it may be one of them */

/* proof and violation are the app's two views; the profile lives in the arena and as long as they. */
const struct node *profile_of(const struct app_set *apps, size_t app, const struct node *proof,
                              const struct node *violation, struct arena *a);
/* At most five lines of plain English. */
str profile_words(const struct node *profile, struct arena *a);

#endif
