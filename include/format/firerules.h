/* firerules: what the security rules of Firebase (Firestore, Storage, Realtime Database) let whom do. Functions, `let`
 * and parameters are resolved within the file. A condition is worked out for five callers: one who is not signed in, a
 * stranger who is, the one whom the data belongs to, one whose own document says more, and one with a claim of a
 * token; what a caller sends may be chosen by him, what is stored is not known.
 *
 *   OBJECT
 *     allows  ARRAY of OBJECT, one for each `allow`, `.read` and `.write`, in order. None in a file that holds no such
 *             rules
 *       service    STRING "cloud.firestore" "firebase.storage" "database"
 *       match      STRING "/users/{id}": without "/databases/{database}/documents" and "/b/{bucket}/o" in front
 *       methods    ARRAY of STRING, as written: read write get list create update delete
 *       condition  STRING, blanks made one, cut to 200 bytes; missing: there is none
 *       is         STRING TRUE (anybody) NEEDS_SIGN_IN NEEDS_OWNER NEEDS_ROLE (a claim, a document, an account) FALSE
 *                  (nobody) UNKNOWN
 *       anyone     BOOL or UNKNOWN: who is not signed in is let in
 *       until      STRING, a day: from then on it is different, if that is told by one date alone
 *       then       BOOL or UNKNOWN: what `anyone` is from that day on
 *       by         STRING "/users/{uid}": the document of the caller's own that decides about his role. A role is what
 *                  a word like admin or staff stands in: in the path, the field or the value asked for
 *       field      STRING, of it
 *       self       BOOL or UNKNOWN: every caller may write that document himself
 *       writer     NUMBER, the line of the rule that lets him */
#ifndef FORMAT_FIRERULES_H
#define FORMAT_FIRERULES_H

#include "format/format.h"

/* Firestore and Storage. */
format_reader firerules_read;
/* The rules of a Realtime Database in the tree of a JSON file, {"rules": {…}}; NULL when it holds none. FORMAT_LIMIT
 * when it is too much to be worked out: there is more than the tree says. */
const struct node *firerules_database(const struct node *json, struct arena *a, enum format_result *result);

#endif
