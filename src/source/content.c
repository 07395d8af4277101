/* Known formats, the share of bytes that are no text's, and names of text formats. */
#include "content_int.h"

#include "base/ascii.h"
#include "base/utf.h"

enum {
	SAMPLE = 64 << 10, /* bytes looked at */
	HEADER = 64,       /* bytes that say nothing: whoever hides a text copies a header */
	ONE_IN = 8         /* of a known format's bytes, so many at least are no text's */
};

/* The magic of a picture in front of a text makes it no picture. Also when it stands in front of half a text: PDF and
 * its like are then searched, which costs nothing but time. */
static bool is_mostly_text(str head)
{
	size_t strange = 0, n = head.n < SAMPLE ? head.n : SAMPLE, length, from = n / 2 < HEADER ? n / 2 : HEADER;
	for (size_t at = from; at < n; at += length) {
		int32_t code = utf_next(str_sub(head, at, head.n), &length);
		strange += code < 0 || (code < 0x20 && !ascii_in("\t\n\r\f\x1b", (char)code)) || code == 0x7f;
	}
	return strange * ONE_IN < n - from;
}

static enum content find(struct magics list, const struct head *h)
{
	for (const struct magic *m = list.at; m < list.at + list.n; m++)
		if (head_has(h, m->at, m->text) && (!m->shape || m->shape(h)))
			return m->kind;
	return CONTENT_TEXT;
}

enum content content_of(str bytes, uint64_t size)
{
	struct head h = {bytes, size};
	enum content kind = find(content_media(), &h);
	if (kind == CONTENT_TEXT)
		kind = find(content_files(), &h);
	return kind != CONTENT_TEXT && is_mostly_text(bytes) ? CONTENT_TEXT : kind;
}

/* ---- names ---- */

static const char *const endings[] = {
        /* settings */
        "env",
        "yaml",
        "yml",
        "json",
        "jsonc",
        "json5",
        "jsonl",
        "ndjson",
        "toml",
        "ini",
        "cfg",
        "cnf",
        "conf",
        "config",
        "properties",
        "props",
        "tf",
        "tfvars",
        "tfstate",
        "hcl",
        "bicep",
        "nix",
        "plist",
        "reg",
        "netrc",
        /* programs */
        "js",
        "jsx",
        "mjs",
        "cjs",
        "ts",
        "tsx",
        "mts",
        "cts",
        "vue",
        "svelte",
        "astro",
        "py",
        "pyi",
        "pyw",
        "rb",
        "erb",
        "rake",
        "php",
        "phtml",
        "java",
        "kt",
        "kts",
        "scala",
        "sbt",
        "groovy",
        "gradle",
        "go",
        "rs",
        "c",
        "h",
        "cc",
        "cpp",
        "cxx",
        "hh",
        "hpp",
        "hxx",
        "m",
        "mm",
        "cs",
        "csx",
        "cshtml",
        "razor",
        "fs",
        "fsx",
        "vb",
        "vbs",
        "swift",
        "dart",
        "lua",
        "pl",
        "pm",
        "r",
        "rmd",
        "jl",
        "ex",
        "exs",
        "erl",
        "hrl",
        "hs",
        "elm",
        "clj",
        "cljs",
        "edn",
        "lisp",
        "el",
        "scm",
        "ml",
        "mli",
        "zig",
        "nim",
        "cr",
        "d",
        "pas",
        "cob",
        "cbl",
        "f90",
        "asm",
        "s",
        "sol",
        "sh",
        "bash",
        "zsh",
        "fish",
        "ksh",
        "csh",
        "ps1",
        "psm1",
        "psd1",
        "bat",
        "cmd",
        "awk",
        "sed",
        "tcl",
        "sql",
        "prisma",
        "graphql",
        "gql",
        "proto",
        "thrift",
        "ipynb",
        "mk",
        "cmake",
        "bzl",
        "bazel",
        "dockerfile",
        /* pages and prose */
        "html",
        "htm",
        "xhtml",
        "shtml",
        "xml",
        "xsd",
        "xsl",
        "xslt",
        "svg",
        "css",
        "scss",
        "sass",
        "less",
        "styl",
        "md",
        "mdx",
        "markdown",
        "rst",
        "adoc",
        "asciidoc",
        "org",
        "tex",
        "txt",
        "text",
        "log",
        "csv",
        "tsv",
        "diff",
        "patch",
        "http",
        "rest",
        "har",
        "eml",
        "ics",
        "vcf",
        "po",
        "srt",
        "jsp",
        "jspx",
        "aspx",
        "ascx",
        "asp",
        "cfm",
        /* templates and leftovers */
        "j2",
        "jinja",
        "jinja2",
        "tpl",
        "tmpl",
        "template",
        "hbs",
        "mustache",
        "ejs",
        "pug",
        "haml",
        "slim",
        "twig",
        "liquid",
        "ftl",
        "example",
        "sample",
        "dist",
        "bak",
        "old",
        "orig",
        "save",
        "swp",
        "local",
        "pem",
        "asc",
        "service",
        "socket",
        "timer",
        "cron",
        "rules",
        "lock",
        "list",
        "in",
        "am",
        "ac",
        "m4",
};

static const char *const names[] = {
        "Dockerfile", "Containerfile", "Makefile", "GNUmakefile", "Jenkinsfile", "Vagrantfile",     "Procfile",
        "Gemfile",    "Rakefile",      "Brewfile", "Caddyfile",   "Podfile",     "Fastfile",        "Appfile",
        "Tiltfile",   "Justfile",      "README",   "LICENSE",     "CHANGELOG",   "NOTICE",          "AUTHORS",
        "CODEOWNERS", "credentials",   "config",   "environment", "hosts",       "passwd",          "shadow",
        "secrets",    "id_rsa",        "id_dsa",   "id_ecdsa",    "id_ed25519",  "authorized_keys", "known_hosts",
};

/* Packed, whatever it was before. */
static const char *const packed[] = {"gz", "tgz", "zip", "bz2", "xz", "zst", "lz4", "br", "7z", "rar", "z", "woff2"};

static bool has_word(const char *const *words, size_t n, str word)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(str_of(words[i]), word))
			return true;
	return false;
}

/* Any piece counts that stands behind a point: .env.production, settings.py.2; what begins with a point is settings. */
bool content_named_text(str path)
{
	str name = str_basename(path), piece;
	str_cut(&name, '.', &piece);
	if (piece.n == 0 || has_word(names, sizeof names / sizeof *names, piece))
		return true;
	if (has_word(packed, sizeof packed / sizeof *packed, str_extension(path)))
		return false;
	while (name.p && str_cut(&name, '.', &piece))
		if (has_word(endings, sizeof endings / sizeof *endings, piece))
			return true;
	return false;
}
