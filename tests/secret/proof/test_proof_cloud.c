/* Provider structures: one that fits, one altered at the place that matters. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/codec.h"
#include "secret/proof/proof.h"

static struct arena cloud_arena;

static struct proof cloud_value(const char *check, str value)
{
	struct proof_input in = {.value = value, .match = value, .as_of = S("2026-11-23")};
	struct proof out = {0};
	proof_find(str_of(check))(&in, &cloud_arena, &out);
	return out;
}

static struct proof cloud_judged(const char *check, const char *text)
{
	struct err err = {{0}};
	str value;
	cr_assert(example_expand(str_of(text), 11, &cloud_arena, &value, &err), "%s", err.text);
	return cloud_value(check, value);
}

Test(proof_cloud, fits_and_altered)
{
	static const struct {
		const char *check, *good, *bad;
	} rows[] = {
	        {"azure-storage-key", "{b64:85}Q==", "{b64:85}R=="},
	        {"azure-84", "{alnum:52}JQQJ99{alnum:18}AZDO{alnum:4}", "{alnum:52}JQQJ98{alnum:26}"},
	        {"bitbucket-dc", "BBDC-{base64:{digit:12}:{alnum:20}}", "BBDC-{base64:{digit:12};{alnum:20}}"},
	        {"discord-bot", "{base64url:{digit:18}}.{b64url:6}.{b64url:38}",
	         "{base64url:{alpha:18}}.{b64url:6}.{b64url:38}"},
	        {"grafana-legacy", "{base64:{\"k\":\"{alnum:32}\",\"n\":\"ci\",\"id\":1}}",
	         "{base64:{\"k\":\"{alnum:32}\"}}"},
	        {"jfrog-api-key", "AKCp{b58:69}", "AKCp{b58:68}0"},
	        {"jfrog-reference", "{base64url:reftkn:01:1893456000:{alnum:27}}",
	         "{base64url:reftkm:01:1893456000:{alnum:27}}"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		cr_assert_eq(cloud_judged(rows[i].check, rows[i].good).result, PROOF_PASS, "%s", rows[i].check);
		cr_assert_eq(cloud_judged(rows[i].check, rows[i].bad).result, PROOF_FAIL, "%s", rows[i].check);
	}
}

/* Put together when it runs: a scanner that joins strings, as ours does, would take it for a key. */
static struct proof cloud_aws(const char *rest)
{
	return cloud_value("aws-key-id", arena_printf(&cloud_arena, "AKI%c%s", 'A', rest));
}

Test(proof_cloud, aws_account)
{
	struct proof p = cloud_aws("QAAAAAAACDEFGHKM");
	cr_assert_eq(p.result, PROOF_NONE);
	cr_assert(str_eq(p.note, S("belongs to AWS account 000000000000")));
	cr_assert_eq(cloud_aws("77777777PQZRSUVW").result, PROOF_FAIL);
	cr_assert_eq(cloud_aws("I7Q3XZ5TRSPQMNKL").note.n, 0);
}

Test(proof_cloud, jfrog_reference_that_ended)
{
	struct proof p = cloud_judged("jfrog-reference", "{base64url:reftkn:01:1577836800:{alnum:27}}");
	cr_assert(str_eq(p.note, S("expired on 2020-01-01")));
	cr_assert_eq(p.at_most, SEVERITY_LOW);
}

static struct proof pypi_judged(const char *host, size_t signature)
{
	char bytes[128] = {2, 1, (char)strlen(host)};
	size_t n = 3 + strlen(host);
	memcpy(bytes + 3, host, strlen(host));
	memcpy(bytes + n, "\2\4abcd\0\2\3xyz\0\0\6", 15);
	bytes[n + 14] = 6;
	bytes[n + 15] = (char)signature;
	for (size_t i = 0; i < signature; i++)
		bytes[n + 16 + i] = (char)(i * 89 + 7);
	str body = codec_encode(CODEC_BASE64URL, str_at(bytes, n + 16 + signature), &cloud_arena);
	return cloud_value("pypi", arena_printf(&cloud_arena, "pypi-%.*s", STR_ARG(body)));
}

Test(proof_cloud, pypi)
{
	cr_assert_eq(pypi_judged("pypi.org", 32).result, PROOF_PASS);
	cr_assert_eq(pypi_judged("pypi.org", 32).at_most, SEVERITY_OFF);
	cr_assert_eq(pypi_judged("test.pypi.org", 32).at_most, SEVERITY_LOW);
	cr_assert_eq(pypi_judged("pypi.org", 31).result, PROOF_FAIL);
	cr_assert_eq(pypi_judged("pypi.com", 32).result, PROOF_FAIL);
}

Test(proof_cloud, vault)
{
	char bytes[4 + 32 + 2 + 28] = {8, 1, 0x12, 32};
	for (size_t i = 4; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 89 + 7);
	bytes[36] = 0x1a;
	bytes[37] = 28;
	str body = codec_encode(CODEC_BASE64URL, str_at(bytes, sizeof bytes), &cloud_arena);
	str value = arena_printf(&cloud_arena, "hvs.%.*s", STR_ARG(body));
	cr_assert_eq(cloud_value("vault-hvs", value).result, PROOF_PASS);
	cr_assert_eq(cloud_value("vault-hvs", str_sub(value, 0, value.n - 4)).result, PROOF_FAIL);
	cr_assert_eq(cloud_judged("vault-hvs", "hvs.{alnum:24}").result, PROOF_NONE);
}

static enum proof_result google_judged(const char *mail)
{
	struct err err = {{0}};
	struct proof out = {0};
	str key;
	cr_assert(example_expand(S("{pemline:PKCS8}"), 1, &cloud_arena, &key, &err));
	struct proof_input in = {
	        .value = key,
	        .before = arena_printf(
	                &cloud_arena,
	                "{\"type\": \"service_account\", \"private_key_id\": \"%040d\", \"private_key\": \"", 7),
	        .after = arena_printf(&cloud_arena, "\", \"client_email\": \"%s\"}", mail)};
	proof_find(S("google-service-account"))(&in, &cloud_arena, &out);
	return out.result;
}

Test(proof_cloud, google_service_account)
{
	cr_assert_eq(google_judged("ci@acme.iam.gserviceaccount.com"), PROOF_PASS);
	cr_assert_eq(google_judged("ci@example.com"), PROOF_FAIL);
}
