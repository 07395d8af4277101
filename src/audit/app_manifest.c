/* Read like any other document of its kind, within the same bounds. */
#include "app_manifest.h"

#include "format/format.h"

const struct node *app_manifest_unread(void)
{
	static const struct node unread = {.kind = NODE_UNKNOWN};
	return &unread;
}

static const struct node *read_manifest(str bytes, struct arena *a)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	enum format_result result = yaml_read(arena_str(a, bytes), a, &format_default_budget, &tree, &err);
	return result == FORMAT_OK && tree ? tree : app_manifest_unread();
}

void app_manifest_note(const struct audit *audit, str name, const str *bytes, struct arena *a, const struct node **out)
{
	if (!*out && strs_ihas(audit->manifests, name))
		*out = bytes ? read_manifest(*bytes, a) : app_manifest_unread();
}

const struct node *app_manifest_of_base(const struct audit *audit, struct sides *s, struct arena *a)
{
	str bytes;
	for (size_t i = 0; i < audit->manifests.n; i++)
		if (sides_base_file(s, audit->manifests.at[i], a, &bytes))
			return read_manifest(bytes, a);
	return NULL;
}
