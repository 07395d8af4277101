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

/* Languages beside those above, by the endings under which their programs are kept (as tools that colour and count code
 * list them). What ends in none of these is data, whatever it is called: nobody runs it. */
static bool is_other_language(str extension)
{
	static const char programs[] =
	        /* pages that are programs */
	        "jsp jspx jspf asp aspx ascx asmx ashx cfm cfc phtml pht php3 php4 php5 tcl psp rhtml xhp "
	        /* compiled */
	        "adb ads ada pas pp dpr lpr f f77 f90 f95 f03 f08 for ftn cob cbl cobol cpy d di nim nims zig v vala "
	        "vapi "
	        "cr ml mli mll mly re rei res resi odin jai hare pony chpl e mpl oberon ceylon fan golo kit cu cuh "
	        "metal asm "
	        "nasm s wat wast vhd vhdl sv svh ino pde cppm ixx inl tpp ipp mojo carbon bas wsf frm cls vbhtml "
	        "xojo "
	        "csx fsx fsi boo ktm gsp gvy gy sc sbt bal hx hxml hack ballerina "
	        /* functional and logic */
	        "rkt scm ss sld lisp lsp cl el asd hrl gleam elm purs idr agda lean lhs cljc edn bb heex eex leex "
	        "elixir st "
	        "prolog mercury "
	        /* scripts */
	        "coffee litcoffee iced ls eco rake ru rbw gemspec raku rakumod pl6 p6 plx perl awk ahk au3 nut luau "
	        "moon tea "
	        "wren gd gdscript godot red reb io q k ijs apl dyalog fth forth factor 4th "
	        /* data and mathematics */
	        "ipf sas ado stata sps wl nb wls rmd qmd "
	        /* chains, clouds, tools */
	        "sol vy cairo move yul fc tact clar apex trigger abap prg 4gl progress "
	        /* pages that a server fills in */
	        "ejs hbs handlebars mustache njk nunjucks twig jinja jinja2 j2 pug jade haml slim erb cshtml razor ftl "
	        "ftlh "
	        "vm vtl mako tpl latte blade marko eta dot dust gohtml gotmpl xhtml liquid";
	str one;
	for (str rest = str_of(programs); str_cut(&rest, ' ', &one);)
		if (str_ieq(one, extension))
			return true;
	return false;
}

bool language_is_page(str path)
{
	static const char pages[] =
	        "ejs hbs handlebars mustache njk nunjucks twig jinja jinja2 j2 pug jade haml slim erb "
	        "cshtml razor vbhtml ftl ftlh vm vtl mako tpl latte blade marko eta dot dust gohtml "
	        "gotmpl xhtml liquid heex eex leex";
	return str_listed(str_extension(str_basename(path)), pages);
}

bool language_is_none(str path)
{
	str name = str_basename(path), extension = str_extension(name);
	if (!extension.n || str_starts(name, S(".")) || str_starts(name, S("Dockerfile.")))
		return true; /* by its name alone it is none */
	return !is_other_language(extension) || is_number(extension) || is_hidden(path) || is_copy(name, extension) ||
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
	if (ends_in(name, "-Bridging-Header.h GeneratedPluginRegistrant.h GeneratedPluginRegistrant.m "
	                  "GeneratedPluginRegistrant.swift GeneratedPluginRegistrant.java"))
		return true; /* Xcode's and Flutter's own: they name what other files hold */
	bool runner = str_find(path, S("windows/runner/"), 0) != SIZE_MAX || /* as Flutter makes them */
	              str_listed(name, "my_application.cc my_application.h generated_plugin_registrant.cc "
	                               "generated_plugin_registrant.h") ||
	              str_ends(path, S("linux/main.cc")) || str_ends(path, S("linux/runner/main.cc"));
	return runner || str_starts(name, S(".")) || str_find(name, S(".config."), 0) != SIZE_MAX ||
	       ends_in(name, ".d.ts .d.mts .d.cts .kts .gradle .conf.js .conf.ts") ||
	       str_listed(name,
	                  "gulpfile.js Gruntfile.js Jakefile.js setup.py conftest.py noxfile.py fabfile.py conf.py");
}
