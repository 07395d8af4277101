/* Which calls hand out files, by language, and which of them hold data. Where the function around speaks of what is
 * made to be shown (a page that any path leads to), it is no more than that. */
#include "route_file.h"

#include "route_word.h"
#include "row_get.h"

enum { LINES = 60, TEXT = 4096 };

static const struct {
	const char *languages, *names, *of; /* of: words of what stands in front of the name; "" for any */
} calls[] = {
        {"py", "FileResponse send_file send_from_directory static_file", ""},
        {"go", "ServeFile", "http"},
        {"go", "File FileAttachment Attachment SendFile Download", "c ctx context"},
        {"php", "readfile", ""},
        {"php", "download file", "response() Response Storage storage"},
        {"rb", "send_file", ""},
        {"cs", "PhysicalFile", ""},
        {"py", "load", "json pickle yaml"},
};
/* Where a literal names a file of data. */
static const struct {
	const char *languages, *names;
} readers[] = {
        {"py", "open Path read_text read_bytes read_csv read_json read_excel read_parquet"},
        {"go", "ReadFile Open"},
        {"php", "file_get_contents fopen file"},
        {"rb", "read open foreach"},
        {"java kt kts", "of get FileReader File readText"},
        {"cs", "ReadAllText ReadAllTextAsync ReadAllLines OpenRead"},
};

bool route_is_shown(str text)
{
	static const char words[] =
	        "static public asset dist build www css frontend front-end front_end client/ template "
	        "swagger favicon robots index.html theme embed icons fonts logo images /img /js webui";
	return route_has_word(text, words) &&
	       !route_has_word(text,
	                       "upload attachment invoice receipt media storage private data backup document .db");
}

static bool is_data(str text)
{
	static const char *const ends[] = {".json", ".jsonl",   ".csv",    ".tsv", ".xlsx",
	                                   ".xls",  ".parquet", ".sqlite", ".db",  ".pkl"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(text, str_of(ends[i])))
			return !route_has_word(text,
			                       "package.json manifest.json config settings locale i18n tsconfig schema "
			                       "openapi swagger version");
	return false;
}

static bool any_argument(const struct node *call, bool (*is)(str text))
{
	const struct node *args = node_get(call, S("args"));
	for (const struct node *n = args ? args->child : NULL; n; n = n->next)
		if ((n->kind == NODE_STRING || n->kind == NODE_UNKNOWN) && is(n->text))
			return true;
	return false;
}

/* Does the function around it speak of pages, and of nothing else that it may hand out? */
static bool shows_pages(const struct route_file *r, const struct node *call)
{
	size_t around = route_around(r, call), at = 0;
	const struct node *f = around == SIZE_MAX ? NULL : r->functions[around].node;
	str text = r->tree->text;
	for (unsigned line = 1; f && line < f->line && at < text.n; line++)
		at = str_find(text, S("\n"), at) == SIZE_MAX ? text.n : str_find(text, S("\n"), at) + 1;
	size_t end = at;
	for (unsigned n = 0; f && n < LINES && f->line + n <= f->end_line && end < text.n; n++)
		end = str_find(text, S("\n"), end) == SIZE_MAX ? text.n : str_find(text, S("\n"), end) + 1;
	return f && route_is_shown(str_sub(text, at, end < at + TEXT ? end : at + TEXT));
}

bool route_gives_file(const struct route_file *r, const struct node *call, str callee)
{
	str extension = str_extension(r->path), last = route_last(callee);
	str of = str_sub(callee, 0, callee.n - last.n);
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (str_listed(extension, readers[i].languages) && str_listed(last, readers[i].names) &&
		    any_argument(call, is_data))
			return true;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		bool here = str_listed(extension, calls[i].languages) && str_listed(last, calls[i].names);
		if (here && (!calls[i].of[0] || route_has_word(of, calls[i].of)))
			return !any_argument(call, route_is_shown) && !shows_pages(r, call);
	}
	return false;
}
