/* What rules saw in calls: stores that secrets are read from, sign-ins, tokens that are signed. */
#include "facts/language.h"
#include "package_why.h"
#include "profile_gather.h"
#include "row_get.h"

/* SvelteKit hands them to its server by an import; frameworks that read them by themselves are told by their example.
 */
static void by_private_settings(struct profile_things *t, const struct node *view)
{
	for (const struct node *row = rows_of(view, S("imports")); row; row = row_after(row))
		if (why_counts(row) &&
		    str_listed(row_text(row, S("module")), "$env/static/private $env/dynamic/private"))
			profile_add(t, PROFILE_secrets, row, S("its private variables"), S("from"), S("environment"));
	for (const struct node *row = rows_of(view, S("env")); row; row = row_after(row))
		if (!row_is(row, S("side"), S("test")) && !row_is(row, S("asks"), S("0")))
			t->list[PROFILE_secrets].maybe = true;
}

/* What reads a store has a secret, and so has what signs tokens, wherever it keeps the key. Who calls a sign-in, or
 * makes sessions, has people who sign in. */
void profile_gather_calls(struct profile_things *t, const struct node *view)
{
	by_private_settings(t, view);
	for (const struct node *row = rows_of(view, S("secret_reads")); row; row = row_after(row))
		if (why_counts(row))
			profile_add(t, PROFILE_secrets, row, row_text(row, S("tool")), S("from"), S("store"));
	for (const struct node *row = rows_of(view, S("cloud_keys")); row; row = row_after(row))
		if (why_counts(row))
			profile_add(t, PROFILE_secrets, row, S("a key of a cloud"), S(""), S(""));
	for (const struct node *row = rows_of(view, S("sign_ins")); row; row = row_after(row))
		if (why_counts(row) && !t->list[PROFILE_identities].n)
			profile_add(t, PROFILE_identities, row,
			            row_is(row, S("kind"), S("own")) ? S("its own accounts")
			                                             : S("an identity provider"),
			            S(""), S(""));
	for (const struct node *row = rows_of(view, S("lifetimes")); row; row = row_after(row)) {
		bool token = row_is(row, S("what"), S("access")) || row_is(row, S("what"), S("refresh"));
		if (why_counts(row) && token && language_of(row_text(row, S("path"))).n && !t->list[PROFILE_secrets].n)
			profile_add(t, PROFILE_secrets, row, S("the key of its tokens"), S(""), S(""));
		if (why_counts(row) && !t->list[PROFILE_identities].n)
			profile_doubt(t, PROFILE_identities, row, S("says how long a session or a token lives"), S(""));
	}
}
