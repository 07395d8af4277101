/* app_manifest: the app's microapp.yaml as the rules of a job see it ("$manifest."). Each job reads it before its first
 * document and for all its threads, so that no finding depends on who was first. */
#ifndef AUDIT_APP_MANIFEST_H
#define AUDIT_APP_MANIFEST_H

#include "audit/audit.h"
#include "source/sides.h"

/* From its bytes; of kind UNKNOWN when they are no manifest that can be read. In the arena. */
const struct node *app_manifest(str bytes, struct arena *a);
/* It is there, and nobody knows what it says. */
const struct node *app_manifest_unread(void);
/* That of a change: as its base side has it, for a change declares nothing for itself. NULL when there is none. */
const struct node *app_manifest_of_base(const struct audit *audit, struct sides *s, struct arena *a);

#endif
