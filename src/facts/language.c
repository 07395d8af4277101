/* Extensions of languages in which servers, pages and jobs are written. Mark-up, styles, data and SQL are none. */
#include "facts/language.h"

#include <stdint.h>

#include "base/ascii.h"

str language_of(str path)
{
	static const struct {
		const char *extensions, *name;
	} languages[] = {
	        {"js jsx mjs cjs", "JavaScript"},
	        {"ts tsx mts cts", "TypeScript"},
	        {"vue svelte astro", "JavaScript"},
	        {"py pyw", "Python"},
	        {"go", "Go"},
	        {"java", "Java"},
	        {"kt kts", "Kotlin"},
	        {"cs", "C#"},
	        {"fs", "F#"},
	        {"vb", "Visual Basic"},
	        {"php", "PHP"},
	        {"rb", "Ruby"},
	        {"rs", "Rust"},
	        {"swift", "Swift"},
	        {"dart", "Dart"},
	        {"scala", "Scala"},
	        {"groovy", "Groovy"},
	        {"ex exs", "Elixir"},
	        {"erl", "Erlang"},
	        {"clj cljs", "Clojure"},
	        {"hs", "Haskell"},
	        {"r", "R"},
	        {"jl", "Julia"},
	        {"lua", "Lua"},
	        {"pl pm", "Perl"},
	        {"cpp cc cxx", "C++"},
	        {"c", "C"},
	        {"m mm", "Objective-C"},
	        {"gs", "Apps Script"},
	};
	str extension = str_extension(path), one;
	for (size_t i = 0; extension.n && i < sizeof languages / sizeof *languages; i++)
		for (str rest = str_of(languages[i].extensions); str_cut(&rest, ' ', &one);)
			if (str_ieq(one, extension))
				return str_of(languages[i].name);
	return S("");
}

/* app.tsx.clean and go.mod-old are copies that somebody keeps: nothing that loads the one loads the other. */
static bool is_copy(str name, str extension)
{
	bool letters = true;
	for (size_t i = 0; i < extension.n; i++)
		letters = letters && ascii_letter(extension.p[i]);
	return !letters ? str_find(extension, S("-"), 0) != SIZE_MAX || str_find(extension, S("_"), 0) != SIZE_MAX
	                : language_of(str_sub(name, 0, name.n - extension.n - 1)).n > 0;
}

bool language_is_none(str path)
{
	static const char kinds[] =
	        "md mdx txt rst adoc org tex bib log html htm css scss sass less styl json jsonc json5 jsonl ndjson "
	        "yaml yml "
	        "toml ini cfg conf properties env xml xsd xsl svg png jpg jpeg gif webp avif ico icns bmp tif tiff pdf "
	        "csv tsv "
	        "xlsx xls docx doc pptx ppt odt ods lock sum mod work sql prisma graphql gql proto tf tfvars hcl bicep "
	        "bicepparam rules map snap patch diff pem crt cer key pub p12 pfx jks woff woff2 ttf otf eot mp3 mp4 "
	        "wav ogg "
	        "webm mov zip gz tgz tar bz2 xz 7z example sample template tmpl dist gitignore dockerignore "
	        "gitattributes "
	        "editorconfig gradle kts bazel cmake mk nix plist strings xib storyboard entitlements pbxproj sh bash "
	        "zsh fish "
	        "bat cmd ps1 psm1 ipynb puml drawio excalidraw fig sketch db sqlite po pot mo mako dockerfile "
	        "containerfile";
	str name = str_basename(path), extension = str_extension(name), one;
	if (!extension.n || str_starts(name, S(".")) || is_copy(name, extension))
		return true; /* by its name alone it is none */
	for (str rest = str_of(kinds); str_cut(&rest, ' ', &one);)
		if (str_ieq(one, extension))
			return true;
	return false;
}

static bool ends_in(str s, const char *words)
{
	str word;
	for (str list = str_of(words); str_cut(&list, ' ', &word);)
		if (str_ends(s, word))
			return true;
	return false;
}

bool language_is_tooling(str path)
{
	str name = str_basename(path), step;
	for (str rest = path; str_cut(&rest, '/', &step) && rest.n;)
		if (str_listed(step,
		               "scripts script tools tooling hack ci .github .husky .storybook .vscode .devcontainer"))
			return true;
	return str_starts(name, S(".")) || str_find(name, S(".config."), 0) != SIZE_MAX ||
	       ends_in(name, ".d.ts .d.mts .d.cts .kts .gradle .conf.js .conf.ts") ||
	       str_listed(name,
	                  "gulpfile.js Gruntfile.js Jakefile.js setup.py conftest.py noxfile.py fabfile.py conf.py");
}
