/* checks: the functions behind the names of proof_find(), for the table in proof.c alone. Everyone else asks by name.
 *
 *   proof_sum.c    CRC-32 in its many spellings       proof_code.c   bech32, base58check, CRC-16
 *   proof_jwt.c    JSON Web Tokens                    proof_key.c    private keys and key files
 *   proof_cloud.c  what single providers build in     proof_value.c  the value itself, by secret/value/value.h
 *   proof_assigned.c  a value and the name it is given to
 *   proof_named.c  values of rules with name and value   proof_bytes.c  keys written as a list of numbers
 *   proof_place.c  values known by where they stand   proof_words.c  phrases of words (BIP-39)
 *   proof_json.c   keys written as JSON (JWK, Tink)   proof_seed.c   what is whole, and until when it holds
 */
#ifndef SECRET_PROOF_CHECKS_H
#define SECRET_PROOF_CHECKS_H

#include <stdint.h>

#include "secret/proof/proof.h"

/* What proof_complete() gives for one check; false when the token has not the shape the check wants. */
typedef bool proof_completer(str token, struct arena *a, str *checksum);

/* One line per check, sorted by name (bytes): its function is proof_ID; one with a SUM has complete_ID, too. The text
 * says what it looks at, for `explain` and microaudit-rule(5). The C numbers are those of the facts table on token
 * formats. */
/* clang-format off */
#define PROOF_CHECKS(SUM, BARE) \
	SUM("age", age, "the bech32 checksum at its end") /* C10 */ \
	BARE("assigned", assigned, "the name, the kind of value and how the two are joined, added up") \
	SUM("atlassian-crc32", atlassian, "the CRC-32 at its end") /* C3 */ \
	BARE("aws-key-id", aws_key_id, "its alphabet; reads the number of the AWS account out of it") /* C7 */ \
	BARE("azure-84", azure_84, "the mark that Azure puts into keys of 84 characters") /* C18 */ \
	BARE("azure-sas", azure_sas, "the day on which a shared access signature ends") \
	BARE("azure-storage-key", azure_storage, "64 bytes of base64, spelled as an encoder spells them") /* C17 */ \
	SUM("base58check", base58check, "the double SHA-256 at its end (keys of Bitcoin)") /* C24 */ \
	BARE("basic-auth", basic_auth, "base64 of a user, a colon and a password") /* RFC 7617 */ \
	BARE("bip39", bip39, "words of a wallet phrase, and the checksum in the last one") /* C23 */ \
	BARE("bitbucket-dc", bitbucket_dc, "base64 of an id, a colon and 20 bytes") /* C14 */ \
	BARE("bytes", bytes, "a list of numbers from 0 to 255 that follow no pattern") \
	SUM("castai-crc32", castai, "the CRC-32 at its end") /* like C30, the prefix summed, too */ \
	SUM("cloudflare-crc32", cloudflare, "the CRC-32 at its end") /* C25 */ \
	SUM("confluent-crc32", confluent, "the CRC-32 at its end") /* C29 */ \
	SUM("crc32-base62", base62, "the CRC-32 in its last six letters and digits (GitHub, npm)") /* C1, C2 */ \
	SUM("deno-crc32", deno, "the CRC-32 at its end") /* C28 */ \
	BARE("discord-bot", discord, "the id of the bot and the time in it") /* C13 */ \
	SUM("gitlab-routable", gitlab, "its length and the CRC-32 at its end") /* C19 */ \
	BARE("google-service-account", google_account, "the private key and what stands beside it in the file") /* C16 */ \
	SUM("grafana-crc32", grafana, "the CRC-32 at its end") /* C4 */ \
	BARE("grafana-legacy", grafana_legacy, "base64 of a JSON object with the key and its name") /* C5 */ \
	SUM("honeybadger-crc32", honeybadger, "the CRC-32 at its end") \
	BARE("jfrog-api-key", jfrog_api_key, "base58 of 54 bytes") /* C12 */ \
	BARE("jfrog-reference", jfrog_reference, "base64 of a token record; reads until when it holds") /* C11 */ \
	BARE("jwk", jwk, "a JSON Web Key whose parts fit its type and curve") /* RFC 7517 */ \
	BARE("jwt", jwt, "a JSON Web Token: reads issuer, role and end; unsigned ones do not count") /* C6 */ \
	BARE("named", named, "no digest by its name, no number, word or piece that comes again") \
	SUM("nkey", nkey, "base32 with a CRC-16 at its end (NATS)") /* C20 */ \
	BARE("none", none, "nothing: the pattern decides, even about placeholders") \
	BARE("otp-seed", otp_seed, "base32 of at least 80 bits") \
	BARE("pem", pem, "a whole private key between the markers, and whether it is encrypted") /* C8 */ \
	BARE("pem-base64", pem_base64, "a whole private key in base64 of its text, and whether it is encrypted") /* C8 within base64 */ \
	BARE("place-key", place_key, "no placeholder and no word where only keys stand") \
	BARE("place-password", place_password, "no placeholder or reference where only passwords stand; weak ones count") \
	BARE("placeholder", placeholder, "that it is no placeholder (the default)") \
	BARE("putty", putty, "a whole key in a PuTTY file, and whether it is encrypted") /* C9 */ \
	BARE("pypi", pypi, "a macaroon of pypi.org or test.pypi.org") /* C15 */ \
	BARE("ssh2", ssh2, "a whole key in the form of ssh.com, and whether it is encrypted") /* C8, the form of ssh.com */ \
	BARE("tink", tink, "a key of a Tink keyset that is whole") \
	BARE("url-password", url_password, "a password in an address: no placeholder, no reserved host, no port") \
	BARE("vapid-private", vapid_private, "32 bytes of base64url") /* RFC 8292 */ \
	BARE("vault-hvs", vault, "the record that Vault's server puts into its tokens") /* C21 */ \
	SUM("vercel-crc32", vercel, "the CRC-32 at its end") /* C27 */ \
	SUM("zuplo-crc32", zuplo, "the CRC-32 at its end") /* C30 */
/* clang-format on */

#define PROOF_DECLARE_BARE(name, id, says) proof_check proof_##id;
#define PROOF_DECLARE_SUM(name, id, says)                                                                              \
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
