/* Comments and elements are taken apart line by line, as far as Markdown shows them or not: a fence of ``` or ~~~ shows
 * all up to the next one, and so does a pair of ` within a line. What the words say is judged by rules. */
#include "agent_text.h"

#include "base/ascii.h"
#include "base/glob.h"
#include "base/utf.h"
#include "agent_hidden.h"
#include "facts/folder.h"

static const struct {
	str glob, what;
} files[] = {
        {STR_INIT("{AGENTS,AGENT,CLAUDE,CLAUDE.local,GEMINI,SKILL,QWEN,WARP}.md"), STR_INIT("rules")},
        {STR_INIT(".{cursor,windsurf,cline,roo,goose}rules"), STR_INIT("rules")},
        {STR_INIT(".goosehints"), STR_INIT("rules")},
        {STR_INIT("*.mdc"), STR_INIT("rules")},
        {STR_INIT("**/.github/copilot-instructions.md"), STR_INIT("rules")},
        {STR_INIT("*.{instructions,prompt,chatmode}.md"), STR_INIT("rules")},
        {STR_INIT("**/.{cursor,windsurf,clinerules,roo,claude,kiro,junie,amazonq,gemini,codex,agents,opencode,trae}/"
                  "**/*.md"),
         STR_INIT("rules")},
        {STR_INIT("**/.clinerules/*"), STR_INIT("rules")},
        {STR_INIT("{.mcp,mcp,mcp_config,mcp_settings,cline_mcp_settings,claude_desktop_config}.json"),
         STR_INIT("servers")},
        {STR_INIT("**/.{claude,gemini,qwen}/settings{,.local}.json"), STR_INIT("settings")},
        {STR_INIT("opencode.json{,c}"), STR_INIT("settings")},
        {STR_INIT("**/.codex/config.toml"), STR_INIT("settings")},
        {STR_INIT("**/.{cursor,codex,claude,windsurf}/**/*hooks.json"), STR_INIT("hooks")},
        {STR_INIT("**/.github/hooks/*.json"), STR_INIT("hooks")},
        {STR_INIT("*.kiro.hook"), STR_INIT("hooks")},
};

static str kind_of(str path)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (glob_rule(files[i].glob, path))
			return files[i].what;
	return S("");
}

struct reading {
	struct facts *f;
	str path, bytes;
	size_t at;     /* where the next line begins */
	unsigned line; /* its number */
	bool in_code;  /* between two fences */
};

static void add(const struct reading *r, const char *what, str says)
{
	struct members m = fact_new(r->f, S("hidden_texts"), r->path, r->line);
	members_scalar(&m, NODE_STRING, S("what"), str_of(what), NULL);
	members_scalar(&m, NODE_STRING, S("says"), str_trim(says), NULL);
}

/* Goes on behind what ends at this offset. */
static void go_to(struct reading *r, size_t end)
{
	for (; r->at < end; r->at++)
		r->line += r->bytes.p[r->at] == '\n';
}

static bool is_fence(str line)
{
	str s = str_trim(line);
	return str_starts(s, S("```")) || str_starts(s, S("~~~"));
}

/* Where this piece of a line begins to be hidden: the first < that no pair of ` shows. */
static size_t opens_at(str line)
{
	bool shown = false;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '`')
			shown = !shown && str_find(line, S("`"), i + 1) != SIZE_MAX;
		else if (line.p[i] == '<' && !shown)
			return i;
	}
	return SIZE_MAX;
}

static bool hides(str tag)
{
	static const char *const styles[] = {
	        "display:none",  "visibility:hidden", "font-size:0;",   "font-size:0\"",
	        "font-size:0px", "font-size:1px",     "opacity:0;",     "opacity:0\"",
	        "color:white",   "color:#fff",        "color:#FFF",     "color:transparent",
	        "height:0;",     "left:-9999px",      "text-indent:-9", "color:rgba(0,0,0,0)"};
	char flat[512];
	size_t n = 0;
	for (size_t i = 0; i < tag.n && n < sizeof flat; i++)
		if (!ascii_in(" \t", tag.p[i]))
			flat[n++] = tag.p[i] == '\'' ? '"' : tag.p[i];
	str s = {flat, n};
	if (str_ifind(s, S("background"), 0) != SIZE_MAX || str_ifind(s, S("style="), 0) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (str_ifind(s, str_of(styles[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/* Where an element ends: at the next tag that closes one, or with its part of the text. */
static size_t closes_at(str bytes, size_t i)
{
	for (; i + 1 < bytes.n; i++)
		if ((bytes.p[i] == '<' && bytes.p[i + 1] == '/') || (bytes.p[i] == '\n' && bytes.p[i + 1] == '\n'))
			return i;
	return bytes.n;
}

/* An element at this offset whose style hides it. */
static bool read_element(struct reading *r, size_t from)
{
	size_t close = str_find(str_sub(r->bytes, 0, from + 512), S(">"), from);
	if (close == SIZE_MAX || !hides(str_sub(r->bytes, from, close)))
		return false;
	size_t end = closes_at(r->bytes, close);
	go_to(r, from);
	add(r, "element", str_sub(r->bytes, close + 1, end));
	go_to(r, end);
	return true;
}

static bool read_comment(struct reading *r, size_t from)
{
	if (!str_starts(str_sub(r->bytes, from, r->bytes.n), S("<!--")))
		return false;
	size_t end = str_find(r->bytes, S("-->"), from + 4);
	go_to(r, from);
	add(r, "comment", str_sub(r->bytes, from + 4, end));
	go_to(r, end < r->bytes.n ? end + 3 : r->bytes.n);
	return true;
}

/* [//]: # (text) and [comment]: <> (text): a link that is never shown. */
static void read_link(const struct reading *r, str line)
{
	size_t colon = str_find(line, S("]:"), 0);
	str rest = colon == SIZE_MAX ? S("") : str_trim(str_sub(line, colon + 2, line.n));
	if (str_starts(line, S("[")) && (str_starts(rest, S("#")) || str_starts(rest, S("<>"))))
		add(r, "comment", str_sub(rest, 1, rest.n));
}

/* Reads one line, or as much of it as stands in front of what reaches further. */
static void read_line(struct reading *r)
{
	size_t end = str_find(r->bytes, S("\n"), r->at), from;
	end = end == SIZE_MAX ? r->bytes.n : end + 1;
	str line = str_sub(r->bytes, r->at, end);
	if (is_fence(line))
		r->in_code = !r->in_code;
	while (!r->in_code && (from = opens_at(line)) != SIZE_MAX) {
		from += (size_t)(line.p - r->bytes.p);
		if (read_comment(r, from) || read_element(r, from))
			return;
		line = str_sub(r->bytes, from + 1, end);
	}
	if (!r->in_code)
		read_link(r, str_sub(r->bytes, r->at, end));
	go_to(r, end);
}

void agent_text(struct facts *f, str path, str bytes)
{
	str what = kind_of(path);
	if (!what.n || folder_is_foreign(path))
		return;
	struct members m = fact_new(f, S("agent_files"), path, 1);
	members_scalar(&m, NODE_STRING, S("what"), what, NULL);
	if (!utf_plain(bytes))
		agent_hidden(f, path, bytes);
	struct reading r = {.f = f, .path = path, .bytes = bytes, .line = 1};
	while (str_eq(what, S("rules")) && r.at < bytes.n)
		read_line(&r);
}
