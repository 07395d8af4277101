/* audit_apps: the apps of one repository, where they are several: what each of them sees of the facts, and which of
 * what was found counts for which. A part of audit_repository.h. */
#ifndef AUDIT_AUDIT_APPS_H
#define AUDIT_AUDIT_APPS_H

#include "audit/audit_run.h"

struct audit_apps;

/* By r->report.facts, into r->report.apps. NULL where the repository is one app. Of more than are told apart
 * (facts/app_set.h) one is left, which nothing proves: no apps in the report, a trouble that says so, and views. */
struct audit_apps *audit_apps_find(struct audit_result *r);
/* The facts that surely reach the app, without tests and examples, and those that may (facts/app_view.h), both with its
 * profile. In the arena; what is kept of them is to be copied. */
void audit_apps_views(const struct audit_apps *apps, size_t app, struct arena *a, const struct node **proof,
                      const struct node **may);
/* Every hit and statement of r->found that names no app yet, by its path. */
void audit_apps_mark(struct audit_result *r);

#endif
