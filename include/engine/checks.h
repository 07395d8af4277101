/* checks: the functions behind the names of proof_find(), for the table in proof.c alone. Everyone else asks by name.
 *
 *   proof_sum.c    CRC-32 in its many spellings       proof_code.c   bech32, base58check, CRC-16
 */
#ifndef ENGINE_CHECKS_H
#define ENGINE_CHECKS_H

#include "engine/proof.h"

/* What proof_complete() gives for one check; false when the token has not the shape the check wants. */
typedef bool proof_completer(str token, struct arena *a, str *checksum);

/* One line per check, sorted by name (bytes): its function is proof_ID; one with a SUM has complete_ID, too. The C
 * numbers are those of the facts table on token formats. */
/* clang-format off */
#define PROOF_CHECKS(SUM, BARE) \
	SUM("age", age)                                /* C10 */ \
	SUM("atlassian-crc32", atlassian)              /* C3 */ \
	SUM("base58check", base58check)                /* C24 */ \
	SUM("cloudflare-crc32", cloudflare)            /* C25 */ \
	SUM("confluent-crc32", confluent)              /* C29 */ \
	SUM("crc32-base62", base62)                    /* C1, C2 */ \
	SUM("deno-crc32", deno)                        /* C28 */ \
	SUM("gitlab-routable", gitlab)                 /* C19 */ \
	SUM("grafana-crc32", grafana)                  /* C4 */ \
	SUM("nkey", nkey)                              /* C20 */ \
	SUM("vercel-crc32", vercel)                    /* C27 */ \
	SUM("zuplo-crc32", zuplo)                      /* C30 */
/* clang-format on */

#define PROOF_DECLARE_BARE(name, id) proof_check proof_##id;
#define PROOF_DECLARE_SUM(name, id)                                                                                    \
	proof_check proof_##id;                                                                                        \
	proof_completer complete_##id;
PROOF_CHECKS(PROOF_DECLARE_SUM, PROOF_DECLARE_BARE)

/* Short for filling in a proof; the note may be "". */
void proof_say(struct proof *out, enum proof_result result, str note);
/* PASS or FAIL with the note all checksums share. */
void proof_sum_verdict(bool right, struct proof *out);

#endif
