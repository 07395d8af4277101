/* version: versions as package registries write them. */
#ifndef QUERY_VERSION_H
#define QUERY_VERSION_H

#include "base/str.h"

/* Order of two versions, part by part: 1.9 < 1.10, 2.0-rc.1 < 2.0, v3 = 3.0.0; "+build" does not count. False when
 * either is no version. */
bool version_compare(str a, str b, int *order);

#endif
