/* Keys in code for when none is set. */
#include "repo.h"

static void places_are(const char *path, const char *text, const char *want)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "plain_places", "path what literal", want);
	repo_free(&r);
}

Test(place_fallback, a_name_that_is_read_and_given_a_text)
{
	places_are("a.js", "let key = process.env.JWT_SECRET\nif (!key) key = 'lunch-key'\n", "a.js fallback true");
	places_are("a.py",
	           "import os\ntry:\n    app.secret_key = os.environ['SECRET_KEY']\nexcept KeyError:\n"
	           "    app.secret_key = 'lunch-key'\n",
	           "a.py fallback true");
	places_are("a.go",
	           "package main\nfunc f() {\n\tkey := os.Getenv(\"JWT_KEY\")\n\tif key == \"\" {\n"
	           "\t\tkey = \"lunch-key\"\n\t}\n}\n",
	           "a.go fallback true");
	places_are("a.js", "const { JWT_SECRET = 'lunch-key' } = process.env\n", "a.js fallback true");
}

/* Where the lines above speak of production, it may be for one's own machine: then it is not known. */
Test(place_fallback, one_that_may_be_for_its_makers)
{
	places_are("a.js",
	           "let key = process.env.JWT_SECRET\nif (!key) {\n  if (isProd) throw new Error()\n  key = "
	           "'lunch-key'\n}\n",
	           "a.js code true");
}

Test(place_fallback, settings_that_are_laid_over_others)
{
	places_are("a.js",
	           "const config = { ...defaults, ...(process.env.SIGNING ? { signing: process.env.SIGNING } : {}) }\n",
	           "a.js code true");
	places_are("a.js", "const config = { ...defaults, ...(process.env.MODE ? { mode: 1 } : {}) }\n", "");
}

Test(place_fallback, other_names_and_other_values)
{
	places_are("a.js", "let mode = process.env.MODE\nif (!mode) mode = 'live'\n", "");
	places_are("a.js", "let ttl = process.env.JWT_TTL\nif (!ttl) ttl = '15m'\n", "");
	places_are("a.js", "const { JWT_SECRET = 'lunch-key' } = options\n// process.env\n", "");
	places_are("a.js", "let key = process.env.JWT_SECRET\nif (!key) key = make()\n", "");
}
