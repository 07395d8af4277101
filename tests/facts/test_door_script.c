/* Web apps of Google Apps Script. What else its code may be is not known: nobody reads that language for it. */
#include "repo.h"

#define REST "|server - ?|function - ?|store - ?"

Test(door_script, by_whom_the_manifest_lets_in)
{
	static const char *rows[][2] = {
	        {"{\"webapp\": {\"access\": \"ANYONE_ANONYMOUS\", \"executeAs\": \"USER_DEPLOYING\"}}",
	         "page anyone true" REST},
	        {"{\"webapp\": {\"access\": \"ANYONE\"}}", "page signed-in ?" REST},
	        {"{\"webapp\": {\"access\": \"DOMAIN\"}}", "page signed-in false" REST},
	        {"{\"webapp\": {\"access\": \"MYSELF\"}}", "page nobody false" REST},
	        {"{\"executionApi\": {\"access\": \"ANYONE\"}}", "page signed-in ?" REST},
	        {"{\"webapp\": {}}", "page - ?" REST},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct repo_facts r =
		        REPO({"appsscript.json", rows[i][0]}, {"code.gs", "function doGet() { return 1 }\n"});
		str got = repo_rows(&r, "doors", "what to open");
		cr_expect(str_eq(got, str_of(rows[i][1])), "%s: %.*s", rows[i][0], STR_ARG(got));
		repo_free(&r);
	}
}
