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
	        {"cpp cc cxx hpp hh hxx", "C++"},
	        {"c h", "C"},
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

/* app.1: a page of a manual */
static bool is_number(str extension)
{
	for (size_t i = 0; i < extension.n; i++)
		if (extension.p[i] < '0' || extension.p[i] > '9')
			return false;
	return true;
}

/* .next/server/x: what tools keep to themselves */
static bool is_hidden(str path) { return str_starts(path, S(".")) || str_find(path, S("/."), 0) != SIZE_MAX; }

/* app.tsx.clean and go.mod-old are copies that somebody keeps: nothing that loads the one loads the other. */
static bool is_copy(str name, str extension)
{
	bool letters = true;
	for (size_t i = 0; i < extension.n; i++)
		letters = letters && ascii_letter(extension.p[i]);
	return !letters ? str_find(extension, S("-"), 0) != SIZE_MAX || str_find(extension, S("_"), 0) != SIZE_MAX
	                : language_of(str_sub(name, 0, name.n - extension.n - 1)).n > 0;
}

/* policy.json.tpl, script.py.mako of Alembic, mails: filled in by a program, and no page of its own */
static bool is_filled_in(str path, str name, str extension)
{
	static const char forms[] = "tpl j2 jinja jinja2 mako erb hbs handlebars mustache liquid";
	str inner = str_extension(str_sub(name, 0, name.n > extension.n ? name.n - extension.n - 1 : 0));
	bool mail = str_ifind(path, S("email"), 0) != SIZE_MAX || str_ifind(path, S("mail/"), 0) != SIZE_MAX ||
	            str_ifind(path, S("mails/"), 0) != SIZE_MAX;
	return str_listed(extension, forms) &&
	       (mail || str_listed(inner, "json yaml yml toml conf cfg ini env sql tf sh service md txt xml"));
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
	        "bat cmd ps1 psm1 vbs ipynb puml drawio excalidraw fig sketch db sqlite "
	        /* what package managers, editors and builds keep for themselves */
	        "lockb webmanifest manifest tsbuildinfo sln csproj fsproj vbproj props targets resx iml podspec pro "
	        "jar "
	        "war aar "
	        "xcworkspacedata xcscheme xcconfig xcsettings storekit rc mdc mdoc vsidx suo cache meta pack rsc "
	        "dockerfile containerfile service timer socket spec factories "
	        /* words in other languages, requests to try, documents; pages that a server fills in are not among
	         * them, since they hold scripts that nothing reads */
	        "po pot mo arb xlf bru http rest xlsm xlsb docm";
	str name = str_basename(path), extension = str_extension(name), one;
	if (!extension.n || str_starts(name, S(".")) || str_starts(name, S("Dockerfile.")))
		return true; /* by its name alone it is none */
	for (str rest = str_of(kinds); str_cut(&rest, ' ', &one);)
		if (str_ieq(one, extension))
			return true;
	return is_number(extension) || is_hidden(path) || is_copy(name, extension) ||
	       is_filled_in(path, name, extension);
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
	bool runner = str_find(path, S("windows/runner/"), 0) != SIZE_MAX || /* as Flutter makes them */
	              str_listed(name, "my_application.cc my_application.h generated_plugin_registrant.cc "
	                               "generated_plugin_registrant.h") ||
	              str_ends(path, S("linux/main.cc")) || str_ends(path, S("linux/runner/main.cc"));
	return runner || str_starts(name, S(".")) || str_find(name, S(".config."), 0) != SIZE_MAX ||
	       ends_in(name, ".d.ts .d.mts .d.cts .kts .gradle .conf.js .conf.ts") ||
	       str_listed(name,
	                  "gulpfile.js Gruntfile.js Jakefile.js setup.py conftest.py noxfile.py fabfile.py conf.py");
}
