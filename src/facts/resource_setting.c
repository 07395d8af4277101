/* Values that people give to parameters and variables, among which are secrets. */
#include "resource_make.h"
#include "secret/value/value.h"

/* `secret` and `password` say enough; an `auth` or `key` of "NONE" is a setting. */
static bool is_secret(str key, const struct node *value)
{
	enum key_kind kind = value_key(key);
	if (value->kind != NODE_STRING || !value->text.n || kind == KEY_NONE)
		return false;
	enum value_kind what = value_judge(value->text, key, true).kind;
	return kind >= KEY_SECRET || what == VALUE_PASSWORD || what == VALUE_RANDOM;
}

/* What is named as a secret, or marked as one, is not kept: to resolve a reference to it serves nobody. */
void resource_setting(struct resource_file *f, str kind, const struct node *at, const struct node *value, bool hidden)
{
	struct node unknown = resource_unknown(S("..."));
	bool hide = value && (hidden || is_secret(at->key, value));
	resource_value(f, at, kind, at->key, hide ? &unknown : value);
}
