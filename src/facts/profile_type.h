/* profile_type: the tables for what is no module (profile_table.h has their shape). */
#ifndef FACTS_PROFILE_TYPE_H
#define FACTS_PROFILE_TYPE_H

#include "profile_table.h"

extern const struct profile_mark profile_hosts[], profile_actions[], profile_names[], profile_files[], profile_types[];

#endif
