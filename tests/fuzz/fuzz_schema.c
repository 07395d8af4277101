/* A JSON Schema and a document, parted by a line of three dots: every error has a place and a sentence, and the work is
 * bounded whatever the schema asks for (itself, for one). */
#include "format/format.h"
#include "policy/schema.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct format_budget budget = {.depth = 64, .nodes = 5000, .bytes = 1 << 16};
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *schema = NULL, *tree = NULL;
	struct schema_error *errors = NULL;
	str text = fuzz_copy(data, size), all = text;
	size_t seam = str_find(all, S("\n...\n"), 0);
	str first = str_sub(all, 0, seam == SIZE_MAX ? all.n : seam);
	str second = seam == SIZE_MAX ? S("{}") : str_sub(all, seam + 5, all.n);
	if (json_read(first, &a, &budget, &schema, &err) == FORMAT_OK &&
	    json_read(second, &a, &budget, &tree, &err) == FORMAT_OK) {
		size_t n = schema_check(schema, tree, &a, &errors);
		for (size_t i = 0; i < n; i++) {
			must(errors[i].line > 0 && errors[i].col > 0 && errors[i].text.n > 0);
			fuzz_touch(errors[i].path), fuzz_touch(errors[i].text);
		}
	}
	fuzz_free(text);
	arena_free(&a);
	return 0;
}
