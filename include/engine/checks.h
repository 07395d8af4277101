/* checks: the functions behind the names of proof_find(), for the table in proof.c alone. Everyone else asks by name.
 *
 *   proof_sum.c    CRC-32 in its many spellings       proof_code.c   bech32, base58check, CRC-16
 *   proof_jwt.c    JSON Web Tokens                    proof_key.c    private keys and key files
 *   proof_cloud.c  what single providers build in     proof_value.c  the value itself, by engine/value.h
 *   proof_assigned.c  a value and the name it is given to
 *   proof_named.c  values of rules with name and value   proof_bytes.c  keys written as a list of numbers
 *   proof_place.c  values known by where they stand   proof_words.c  phrases of words (BIP-39)
 *   proof_json.c   keys written as JSON (JWK, Tink)   proof_seed.c   what is whole, and until when it holds
 */
#ifndef ENGINE_CHECKS_H
#define ENGINE_CHECKS_H

#include <stdint.h>

#include "engine/proof.h"

/* What proof_complete() gives for one check; false when the token has not the shape the check wants. */
typedef bool proof_completer(str token, struct arena *a, str *checksum);

/* One line per check, sorted by name (bytes): its function is proof_ID; one with a SUM has complete_ID, too. The C
 * numbers are those of the facts table on token formats. */
/* clang-format off */
#define PROOF_CHECKS(SUM, BARE) \
	SUM("age", age)                                    /* C10 */ \
	BARE("assigned", assigned)                         /* the value and its name */ \
	SUM("atlassian-crc32", atlassian)                  /* C3 */ \
	BARE("aws-key-id", aws_key_id)                     /* C7 */ \
	BARE("azure-84", azure_84)                         /* C18 */ \
	BARE("azure-sas", azure_sas)                       /* the end of a shared access signature */ \
	BARE("azure-storage-key", azure_storage)           /* C17 */ \
	SUM("base58check", base58check)                    /* C24 */ \
	BARE("basic-auth", basic_auth)                     /* RFC 7617 */ \
	BARE("bip39", bip39)                               /* C23 */ \
	BARE("bitbucket-dc", bitbucket_dc)                 /* C14 */ \
	BARE("bytes", bytes)                               /* a list of numbers */ \
	SUM("castai-crc32", castai)                        /* like C30, the prefix summed, too */ \
	SUM("cloudflare-crc32", cloudflare)                /* C25 */ \
	SUM("confluent-crc32", confluent)                  /* C29 */ \
	SUM("crc32-base62", base62)                        /* C1, C2 */ \
	SUM("deno-crc32", deno)                            /* C28 */ \
	BARE("discord-bot", discord)                       /* C13 */ \
	SUM("gitlab-routable", gitlab)                     /* C19 */ \
	BARE("google-service-account", google_account)     /* C16 */ \
	SUM("grafana-crc32", grafana)                      /* C4 */ \
	BARE("grafana-legacy", grafana_legacy)             /* C5 */ \
	SUM("honeybadger-crc32", honeybadger)              /* hbp_ of Honeybadger */ \
	BARE("jfrog-api-key", jfrog_api_key)               /* C12 */ \
	BARE("jfrog-reference", jfrog_reference)           /* C11 */ \
	BARE("jwk", jwk)                                   /* RFC 7517 */ \
	BARE("jwt", jwt)                                   /* C6 */ \
	BARE("named", named)                               /* a value that only its name explains */ \
	SUM("nkey", nkey)                                  /* C20 */ \
	BARE("none", none)                                 /* the rule itself decided: not even a placeholder is dropped */ \
	BARE("otp-seed", otp_seed)                         /* base32 of a length */ \
	BARE("pem", pem)                                   /* C8 */ \
	BARE("pem-base64", pem_base64)                     /* C8 within base64 */ \
	BARE("place-key", place_key)                       /* a key by its place */ \
	BARE("place-password", place_password)             /* a password by its place */ \
	BARE("placeholder", placeholder)                   /* the value alone */ \
	BARE("putty", putty)                               /* C9 */ \
	BARE("pypi", pypi)                                 /* C15 */ \
	BARE("ssh2", ssh2)                                 /* C8, the form of ssh.com */ \
	BARE("tink", tink)                                 /* keysets of Tink */ \
	BARE("url-password", url_password) \
	BARE("vapid-private", vapid_private)               /* RFC 8292 */ \
	BARE("vault-hvs", vault)                           /* C21 */ \
	SUM("vercel-crc32", vercel)                        /* C27 */ \
	SUM("zuplo-crc32", zuplo)                          /* C30 */
/* clang-format on */

#define PROOF_DECLARE_BARE(name, id) proof_check proof_##id;
#define PROOF_DECLARE_SUM(name, id)                                                                                    \
	proof_check proof_##id;                                                                                        \
	proof_completer complete_##id;
PROOF_CHECKS(PROOF_DECLARE_SUM, PROOF_DECLARE_BARE)

/* Short for filling in a proof; the note may be "". */
void proof_say(struct proof *out, enum proof_result result, str note);
/* PASS or FAIL, each with its note; a value that fails and is a placeholder by its looks (ghp_xxxx…) is NOT_A_SECRET.
 */
void proof_verdict(bool right, str pass, str fail, str value, struct proof *out);
/* The same with the notes all checksums share. */
void proof_sum_verdict(bool right, str value, struct proof *out);

/* What stands in front of the value: in the match, else in the same line of the document. */
str proof_lead(const struct proof_input *in);
/* Midnight (UTC) of a YYYY-MM-DD as Unix time; false when it is none. */
bool proof_seconds(str day, int64_t *seconds);
/* The day of a Unix time as YYYY-MM-DD; times before 1970 or after 9999 are cut to that. */
str proof_day(int64_t seconds, struct arena *a);
str proof_join(struct arena *a, str left, str right);
/* CRC-24 of OpenPGP armour (RFC 4880, 6.1). */
uint32_t proof_crc24(str bytes);

#endif
