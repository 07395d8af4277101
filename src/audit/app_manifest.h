/* app_manifest: the app's microapp.yaml as the rules of a job see it ("$manifest."). Each job reads it before its first
 * document and for all its threads, so that no finding depends on who was first. */
#ifndef AUDIT_APP_MANIFEST_H
#define AUDIT_APP_MANIFEST_H

#include "audit/audit.h"
#include "source/sides.h"

/* It is there, and nobody knows what it says. */
const struct node *app_manifest_unread(void);
/* A file of the root that decides about the run: the first manifest among them is kept in *out. bytes NULL: it is there
 * and cannot be read. */
void app_manifest_note(const struct audit *audit, str name, const str *bytes, struct arena *a, const struct node **out);
/* That of a change: as its base side has it, for a change declares nothing for itself. NULL when there is none. */
const struct node *app_manifest_of_base(const struct audit *audit, struct sides *s, struct arena *a);

#endif
