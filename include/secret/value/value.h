/* value: what kind of text is this value, judged by evidence: its grammar, its words, its randomness, and the name it
 * is given to. Whole values are judged, never a part of them: a real token may hold "test" or "example". */
#ifndef SECRET_VALUE_VALUE_H
#define SECRET_VALUE_VALUE_H

#include "base/str.h"

enum value_kind {
	VALUE_PLACEHOLDER, /* stands for something to be filled in: <x>, xxxx, changeme, 123456 */
	VALUE_REFERENCE,   /* says where the secret is: vault:…, ${VAR}, process.env.X */
	VALUE_CODE,        /* an identifier, a call, a type, a pattern */
	VALUE_PLACE,       /* a path, an address, a host */
	VALUE_NUMBER,      /* a number, a date, a version, a size */
	VALUE_DIGEST,      /* a UUID, a hash, a fingerprint: random, but seldom secret */
	VALUE_WORDS,       /* natural language */
	VALUE_PASSWORD,    /* made up by a person: words with digits or signs */
	VALUE_RANDOM       /* made up by a machine */
};
struct value_class {
	enum value_kind kind;
	unsigned weight; /* 0: no secret … 100: a secret; what key it belongs to is counted in */
	str reason;      /* one line, for the report */
};

/* How much a name promises that its value is secret. */
enum key_kind {
	KEY_NONE,    /* nothing, or the opposite: token_url, passwordLabel, public_key */
	KEY_WEAK,    /* key, salt, credential */
	KEY_TOKEN,   /* token, auth, bearer */
	KEY_SECRET,  /* secret, api_key, private_key: made by machines */
	KEY_PASSWORD /* password: chosen by people, so weak ones count */
};

enum key_kind value_key(str key);
/* Does it hold a word that programs use in names about secrets: reset-password-form, confirm, token_type? */
bool value_names_thing(str value);
/* quoted: it stands in quotes; without them an identifier is a name of something and no text. */
struct value_class value_judge(str value, str key, bool quoted);
/* Is it a placeholder, whatever key it has? *reason says of what kind. */
bool value_placeholder(str value, str *reason);
/* Is it what everybody tries first: 123456, or a name that images and frameworks come with (postgres, root)? */
bool value_is_common(str value);
/* Does it say where a secret is kept, or is it filled in from outside? */
bool value_reference(str value, str *reason);

#endif
