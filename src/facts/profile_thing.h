/* profile_thing: what a profile is put together of, and how one thing is added to it. */
#ifndef FACTS_PROFILE_THING_H
#define FACTS_PROFILE_THING_H

#include <stdint.h>

#include "base/arena.h"
#include "model/node.h"
#include "profile_find.h"

/* Members of the profile, in the order of the report. */
/* The formatter never comes to an end with this one. */
/* clang-format off */
#define PROFILE_MEMBERS(M) \
	M(frontends) M(mobile) M(servers) M(functions) M(jobs) M(bots) M(libraries) M(documents) M(stores) M(identities) \
	M(secrets) M(outbound) M(paid) M(edges) M(telemetry) M(builds) M(deployments) M(containers) M(resources)
/* clang-format on */
#define PROFILE_ENUM(name) PROFILE_##name,
enum profile_member { PROFILE_MEMBERS(PROFILE_ENUM) PROFILE_MEMBER_COUNT };
str profile_member_name(enum profile_member m);

enum { PROFILE_MOST = 100, PROFILE_EXTRAS = 2 }; /* things of one member; more are UNKNOWN */

struct profile_item {
	str path, name;
	unsigned line;
	struct {
		str key, value; /* key "": none */
	} extra[PROFILE_EXTRAS];
};
struct profile_list {
	struct profile_item at[PROFILE_MOST];
	size_t n;
	bool maybe; /* something that may be one was seen, or more than the list holds */
	str doubt;  /* the first that was: "config.py:3 imports dotenv" */
};
struct profile_things {
	struct profile_list list[PROFILE_MEMBER_COUNT];
	str bundler, builder; /* "": none was seen */
	struct arena *arena;
};

/* A thing of this name stands in the list once, where it was seen first. key says what value is; "" for
 * none. */
void profile_add(struct profile_things *t, enum profile_member m, const struct node *row, str name, str key, str value);
/* There may be one: row is where something was seen that may be one, what is what it does there. */
void profile_doubt(struct profile_things *t, enum profile_member m, const struct node *row, str does, str what);
/* What the text says by these rows of a table. False where it fits none. */
bool profile_mark(struct profile_things *t, const struct profile_mark *marks, enum profile_fit fit,
                  const struct node *row, str text);

#endif
