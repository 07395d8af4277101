/* cond: reads the conditions of rules and controls, as microaudit-rule(5) describes them:
 *
 *   {path: P, equals: V}          or in, matches, above, below, exists, source, named, subset, disjoint
 *   {some: P, where: C}           {every: P, where: C}           {covers: P, by: P, where: C}
 *   {count: P, above: V}          or below, equals; with a `where` or without
 *   (some, every and count also with `words: true`: a text stands for its words)
 *   {all: [C, …]}                 {any: [C, …]}                  {not: C}
 *
 * V is a constant, {path: P}, or {by_tier: {low: V, medium: V, high: V}}. */
#ifndef QUERY_COND_H
#define QUERY_COND_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Everything that out points to lives in the arena, but the values, which are nodes of the rule's file. False with err
 * (no file, no line): an unknown key (with the nearest known one), a value of the wrong shape, a part that is missing
 * or does not belong there, "^" where there is no condition around it. */
bool cond_read(const struct node *node, struct arena *a, struct cond *out, struct err *err);

#endif
