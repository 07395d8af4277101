/* Each language has its own way to a variable; what a name is read from is told by it. */
#include "repo.h"

Test(code_setting, each_language_has_its_way_to_a_variable)
{
	static const struct {
		const char *path, *text, *wanted;
	} cases[] = {
	        {"a.js", "run(process.env.API_KEY)", "API_KEY environment"},
	        {"a.py", "import os\nkey = os.environ['API_KEY']\n", "API_KEY environment"},
	        {"a.go", "package a\nfunc main() {\n\tk, ok := os.LookupEnv(\"API_KEY\")\n}\n", "API_KEY environment"},
	        {"config/app.php", "<?php\nreturn ['key' => env('APP_KEY'), 'name' => 'a'];\n", "APP_KEY environment"},
	        {"config/services.php", "<?php\nreturn ['ses' => ['key' => env('AWS_ACCESS_KEY_ID')]];\n", ""},
	        {"a.py", "key = env('API_KEY')\n", ""},
	        {"Program.cs", "var c = builder.Configuration.GetConnectionString(\"main\");\n",
	         "CONNECTION_STRING environment"},
	        {"app.py", "import streamlit as st\nrun(st.secrets['API_KEY'])\n", "API_KEY store"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct repo_facts r = REPO({cases[i].path, cases[i].text});
		repo_expect(&r, "settings", "name from", cases[i].wanted);
		repo_free(&r);
	}
}
