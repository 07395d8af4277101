/* The judge of values: what counts, what is shown at low confidence, what is no secret. Values that look like tokens
 * are expanded from placeholders, with several seeds each. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/value/value.h"

static struct arena value_arena;

static struct value_class value_judged(const char *key, const char *text, bool quoted, uint64_t seed)
{
	struct err err = {{0}};
	str value;
	cr_assert(example_expand(str_of(text), seed, &value_arena, &value, &err), "%s", err.text);
	return value_judge(value, str_of(key), quoted);
}

Test(value, secrets_weigh)
{
	static const struct {
		const char *key, *text;
		unsigned least;
	} rows[] = {
	        {"password", "hunter2", 40},
	        {"password", "Summer2024!", 40},
	        {"DB_PASSWORD", "Tr0ub4dor&3", 40},
	        {"db.password", "P@ssw0rd!", 40},
	        {"passwd", "{alnum:8}", 40},
	        {"password", "{alnum:10}", 40},
	        {"password", "{alnum:4}-{alnum:4}!", 40},
	        {"password", "dragon99", 40},
	        {"password", "{alnum:6}{{{alnum:8}9}{alnum:2}", 40},
	        {"mysqlPassword", "welcome2home", 40},
	        {"password", "s3cr3t!pw", 40},
	        {"secret", "{hex:32}", 60},
	        {"secret_key", "{alnum:40}", 75},
	        {"api_key", "{alnum:24}", 75},
	        {"apiKey", "{hex:40}", 75},
	        {"client_secret", "{b64url:43}", 75},
	        {"clientSecret", "{alnum:12}", 50},
	        {"secret", "prod-{alnum:24}", 60},
	        {"token", "{lownum:20}", 60},
	        {"auth_token", "{b64:40}", 75},
	        {"token", "{alpha:32}", 60},
	        {"JWT_SECRET", "{b64:86}==", 75},
	        {"key", "{alnum:32}", 75},
	        {"api_key", "test_{alnum:28}", 60},
	        {"secret", "{lower:24}", 50},
	        {"SECRET_KEY", "django-insecure-{alnum:50}", 60},
	        {"api_key", "{uuid}", 30},
	        {"password", "correct-horse-battery-staple", 40},
	        {"password", "12345678", 30},
	        {"password", "130722", 40},
	        {"password", "cake", 40},
	        {"password", "$tu{digit:4}Fk", 40},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (uint64_t seed = 0; seed < 25; seed++) {
			struct value_class c = value_judged(rows[i].key, rows[i].text, true, seed);
			cr_expect_geq(c.weight, rows[i].least, "%s=%s: %u, %.*s", rows[i].key, rows[i].text, c.weight,
			              STR_ARG(c.reason));
		}
}

Test(value, no_secrets_do_not)
{
	static const struct {
		const char *key, *text;
		enum value_kind kind;
	} rows[] = {
	        {"password", "${DB_PASSWORD}", VALUE_REFERENCE},
	        {"password", "{{{{ db_password }}", VALUE_REFERENCE},
	        {"password", "$DB_PASSWORD", VALUE_REFERENCE},
	        {"password", "%DB_PASSWORD%", VALUE_REFERENCE},
	        {"password", "#{db_password}", VALUE_REFERENCE},
	        {"password", "<%= ENV['X'] %>", VALUE_PLACEHOLDER},
	        {"secret", "vault:secret/data/app#key", VALUE_REFERENCE},
	        {"secret", "op://vault/item/field", VALUE_REFERENCE},
	        {"secret", "arn:aws:secretsmanager:eu-west-1:1:secret:x", VALUE_REFERENCE},
	        {"secret", "ENC[AES256_GCM,data:{b64:20},type:str]", VALUE_REFERENCE},
	        {"secret", "@Microsoft.KeyVault(SecretUri=https://x)", VALUE_REFERENCE},
	        {"secret", "process.env.SECRET", VALUE_REFERENCE},
	        {"secret", "os.environ['SECRET']", VALUE_REFERENCE},
	        {"secret", "projects/acme/secrets/db/versions/1", VALUE_REFERENCE},
	        {"password", "<your password>", VALUE_PLACEHOLDER},
	        {"api_key", "YOUR_API_KEY", VALUE_PLACEHOLDER},
	        {"client_secret", "client_secret_2", VALUE_CODE},
	        {"api_key", "your-stripe-key-here", VALUE_PLACEHOLDER},
	        {"token", "ghp_{{alnum:36}", VALUE_PLACEHOLDER},
	        {"token", "access$production${{lownum:16}${{hex:32}", VALUE_PLACEHOLDER},
	        {"password", "Xk7{{alnum:12}", VALUE_PLACEHOLDER},
	        {"token", "4b1d<your-xai>", VALUE_PLACEHOLDER},
	        {"token", "v1:<your-v0-key>", VALUE_PLACEHOLDER},
	        {"password", "changeme", VALUE_PLACEHOLDER},
	        {"SMTP_PASS", "***REMOVED***", VALUE_PLACEHOLDER},
	        {"password", "change-this", VALUE_PLACEHOLDER},
	        {"token", "xxxxxxxxxxxxxxxxxxxx", VALUE_PLACEHOLDER},
	        {"token", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxx", VALUE_PLACEHOLDER},
	        {"password", "********", VALUE_PLACEHOLDER},
	        {"password", "..........", VALUE_PLACEHOLDER},
	        {"token", "sk-ant-...", VALUE_PLACEHOLDER},
	        {"token", "12345678", VALUE_PLACEHOLDER},
	        {"secret", "0123456789abcdef0123456789abcdef", VALUE_PLACEHOLDER},
	        {"token", "abcdefghijklmnopqrstuvwxyz", VALUE_PLACEHOLDER},
	        {"password", "qwertyuiop", VALUE_PLACEHOLDER},
	        {"password", "1q2w3e4r5t", VALUE_PLACEHOLDER},
	        {"secret", "deadbeefdeadbeefdeadbeefdeadbeef", VALUE_PLACEHOLDER},
	        {"secret", "00000000000000000000000000000001", VALUE_PLACEHOLDER},
	        {"password", "null", VALUE_PLACEHOLDER},
	        {"secret", "lorem ipsum dolor sit amet", VALUE_PLACEHOLDER},
	        {"secret", "my-super-secret", VALUE_PLACEHOLDER},
	        {"secret", "", VALUE_PLACEHOLDER},
	        {"token", "getAccessToken", VALUE_CODE},
	        {"token", "access_token", VALUE_PLACEHOLDER},
	        {"secret", "generateSecret(32)", VALUE_CODE},
	        {"password", "request.body.login", VALUE_CODE},
	        {"token", "Option<String>", VALUE_CODE},
	        {"token", "^[A-Za-z0-9]{{20}$", VALUE_CODE},
	        {"secret", "/etc/app/secret.key", VALUE_PLACE},
	        {"secret", "./certs/server.pem", VALUE_PLACE},
	        {"token", "https://auth.example.com/oauth/token", VALUE_PLACE},
	        {"auth", "login.microsoftonline.com", VALUE_PLACE},
	        {"token", "application/json", VALUE_PLACE},
	        {"key", "2024-01-01", VALUE_NUMBER},
	        {"token", "3600", VALUE_NUMBER},
	        {"key", "1.22.3", VALUE_NUMBER},
	        {"auth", "172.16.254.3", VALUE_NUMBER},
	        {"sha256", "{hex:64}", VALUE_DIGEST},
	        {"integrity", "sha512-{b64:86}==", VALUE_DIGEST},
	        {"token_hash", "{hex:64}", VALUE_DIGEST},
	        {"password", "Enter your password", VALUE_PLACEHOLDER},
	        {"password", "Forgotten passwords cannot be recovered", VALUE_WORDS},
	        {"token", "authorization", VALUE_WORDS},
	        {"secret", "configuration", VALUE_WORDS},
	        {"key", "description", VALUE_WORDS},
	        {"token", "bearer", VALUE_WORDS},
	        {"password", "\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c", VALUE_WORDS},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		/* a bare identifier is code only where no quotes make it a text */
		struct value_class c = value_judged(rows[i].key, rows[i].text, rows[i].kind != VALUE_CODE, i);
		cr_expect_leq(c.weight, 14, "%s=%s: %u, %.*s", rows[i].key, rows[i].text, c.weight, STR_ARG(c.reason));
		cr_expect_eq(c.kind, rows[i].kind, "%s=%s: %.*s", rows[i].key, rows[i].text, STR_ARG(c.reason));
	}
}

/* What stands behind a value is no part of it: blanked out is half of the value, not of what follows it as well. */
Test(value, ends_where_it_ends)
{
	str text = S("k3Rq9wTb57777777777");
	struct value_class shorter = value_judge(str_sub(text, 0, 17), S("password"), true);
	cr_expect_neq(shorter.kind, VALUE_PLACEHOLDER, "%.*s", STR_ARG(shorter.reason));
	cr_expect_eq(value_judge(str_sub(text, 0, 18), S("password"), true).kind, VALUE_PLACEHOLDER);
}

/* A sealed secret is longer than the shortest that a cluster makes, by one byte at the least. */
Test(value, sealed_secrets)
{
	for (size_t n = 199; n <= 202; n++) {
		struct err err = {{0}};
		str value, text = arena_printf(&value_arena, "AgA{b64:%zu}", n - 3);
		cr_assert(example_expand(text, n, &value_arena, &value, &err), "%s", err.text);
		cr_expect_eq(value.n, n);
		cr_expect_eq(value_judge(value, S("password"), true).weight<15, n> 200, "%zu", n);
	}
}

Test(value, random_is_never_a_placeholder)
{
	static const char *const forms[] = {"{alnum:20}",        "{hex:32}", "{b64:40}",   "{lownum:16}",
	                                    "{digit:20}",        "{b32:16}", "{alpha:12}", "test_{alnum:20}",
	                                    "EXAMPLE{alnum:24}", "{uuid}"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		for (uint64_t seed = 0; seed < 300; seed++) {
			struct err err = {{0}};
			str value, reason;
			cr_assert(example_expand(str_of(forms[i]), seed, &value_arena, &value, &err));
			cr_expect_not(value_placeholder(value, &reason), "%.*s: %.*s", STR_ARG(value), STR_ARG(reason));
			cr_expect_not(value_reference(value, &reason), "%.*s", STR_ARG(value));
		}
}

/* What programs read and people never choose: options, conversions, requests, and what stands between two strings. */
Test(value, grammar_of_programs_weighs_nothing)
{
	static const char *const cases[][2] = {{"password", "required|string|min:8|confirmed"},
	                                       {"change_password", "5/m/user,20/m/ip"},
	                                       {"userpwd", "%127[^:]:%127s"},
	                                       {"access_token", "/user/show/#{id}.xml?format=json"},
	                                       {"access_token", "https://api.acme.io/v2/me?format=json&alt=full"},
	                                       {"credentials", ")),i="},
	                                       {"password_reset_by_code", "password_reset_by_code"},
	                                       {"password", "password=***"},
	                                       {"password", "&lt;value from step 3"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(value_judged(cases[i][0], cases[i][1], true, 1).weight, 0, "%s", cases[i][1]);
	cr_expect_gt(value_judged("api_token", "https://api.acme.io/hook?key={alnum:30}4", true, 1).weight, 0);
	cr_expect_gt(value_judged("password", "{lower:4}|{alnum:9}Z4", true, 1).weight, 0);
	arena_free(&value_arena);
}
