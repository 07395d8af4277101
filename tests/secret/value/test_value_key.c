/* Names: what they promise, and the last word that takes it back. */
#include <criterion/criterion.h>

#include "secret/value/value.h"

Test(value_key, promises)
{
	static const struct {
		const char *key;
		enum key_kind kind;
	} rows[] = {
	        {"password", KEY_PASSWORD},
	        {"DB_PASSWORD", KEY_PASSWORD},
	        {"spring.datasource.password", KEY_PASSWORD},
	        {"dbpassword", KEY_PASSWORD},
	        {"motDePasse", KEY_PASSWORD},
	        {"mot_de_passe_url", KEY_NONE},
	        {"passe", KEY_NONE},
	        {"has\xc5\x82o", KEY_PASSWORD},
	        {"\xc5\x9fifre", KEY_PASSWORD},
	        {"adminPwd", KEY_PASSWORD},
	        {"password_prod", KEY_PASSWORD},
	        {"client_secret", KEY_SECRET},
	        {"SECRET_KEY_BASE", KEY_SECRET},
	        {"apiKey", KEY_SECRET},
	        {"stripe-api-key", KEY_SECRET},
	        {"apikey", KEY_SECRET},
	        {"private_key", KEY_SECRET},
	        {"access_token", KEY_TOKEN},
	        {"authtoken", KEY_TOKEN},
	        {"key", KEY_WEAK},
	        {"monkey", KEY_NONE},
	        {"keyboard", KEY_NONE},
	        {"tokenizer", KEY_NONE},
	        {"token_url", KEY_NONE},
	        {"passwordLabel", KEY_NONE},
	        {"passwordScreen.style.display", KEY_NONE},
	        {"form.password.value", KEY_PASSWORD},
	        {"secret_name", KEY_NONE},
	        {"public_key", KEY_NONE},
	        {"NEXT_PUBLIC_DB_PASSWORD", KEY_PASSWORD},
	        {"NEXT_PUBLIC_AUTH_SECRET", KEY_SECRET},
	        {"NEXT_PUBLIC_SEARCH_API_KEY", KEY_NONE},
	        {"bypass", KEY_NONE},
	        {"isPassword", KEY_NONE},
	        {"access_key_id", KEY_NONE},
	        {"name", KEY_NONE},
	        {"", KEY_NONE},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_eq(value_key(str_of(rows[i].key)), rows[i].kind, "%s", rows[i].key);
}
