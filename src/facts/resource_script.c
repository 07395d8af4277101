/* Google Apps Script: appsscript.json says whether a script is deployed as a web app or for calls, to whom, and in
 * whose name it runs (developers.google.com/apps-script/manifest). */
#include "resource_readers.h"

void resource_script(struct resource_file *f, const struct node *tree)
{
	static const str kinds[] = {STR_INIT("webapp"), STR_INIT("executionApi")};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct node *n = node_get(tree, kinds[i]), type = resource_text(kinds[i]);
		const struct node name = resource_text(f->module.n ? f->module : S("script"));
		if (!n)
			continue;
		struct members row = resource_row(f, n, &type, &name);
		resource_attributes(f, &row, S("attributes"), n);
	}
}
