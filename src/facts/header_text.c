/* A line is a comment behind #, takes a header away (-NAME of Caddy, ! of _headers, unset, del-header), or sets it. */
#include "header_text.h"

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/folder.h"

static const struct {
	str glob, tool;
} files[] = {
        {STR_INIT("Caddyfile{,.*}"), STR_INIT("Caddy")},
        {STR_INIT("*.{Caddyfile,caddy}"), STR_INIT("Caddy")},
        {STR_INIT("_headers"), STR_INIT("platform")},
        {STR_INIT(".htaccess"), STR_INIT("Apache")},
        {STR_INIT("{httpd,apache,apache2,vhost}*.conf"), STR_INIT("Apache")},
        {STR_INIT("**/apache{,2}/**/*.conf"), STR_INIT("Apache")},
        {STR_INIT("haproxy*.cfg"), STR_INIT("HAProxy")},
};

static const struct {
	str name, what;
} headers[] = {
        {STR_INIT("x-frame-options"), STR_INIT("frame")},
        {STR_INIT("content-security-policy"), STR_INIT("csp")},
        {STR_INIT("x-content-type-options"), STR_INIT("sniff")},
        {STR_INIT("strict-transport-security"), STR_INIT("hsts")},
        {STR_INIT("referrer-policy"), STR_INIT("referrer")},
        {STR_INIT("permissions-policy"), STR_INIT("permissions")},
};

static void add(struct facts *f, str path, unsigned line, str what, str tool)
{
	struct members m = fact_new(f, S("security_headers"), path, line);
	members_scalar(&m, NODE_STRING, S("what"), what, NULL);
	members_scalar(&m, NODE_STRING, S("tool"), tool, NULL);
	if (!str_eq(what, S("place")))
		members_bool(&m, S("set"), true);
}

static bool takes_away(str line, size_t at)
{
	size_t before = at;
	while (before > 0 && line.p[before - 1] == ' ')
		before--;
	bool marked = before > 0 && (line.p[before - 1] == '-' || line.p[before - 1] == '!');
	return marked || str_ifind(line, S("unset"), 0) < at || str_ifind(line, S("del-header"), 0) < at;
}

static void read_line(struct facts *f, str path, unsigned number, str line, str tool)
{
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		size_t at = str_ifind(line, headers[i].name, 0), end = at + headers[i].name.n;
		bool whole = at != SIZE_MAX && (end == line.n || (line.p[end] != '-' && !ascii_alnum(line.p[end])));
		if (whole && !takes_away(line, at))
			add(f, path, number, headers[i].what, tool);
	}
}

/* In _headers a line that is not indented names the addresses of those below it: "/admin" and all below are not the
 * pages. */
static bool is_part(str line, bool before)
{
	bool names = line.n && line.p[0] != ' ' && line.p[0] != '\t' && line.p[0] != '#';
	return names ? line.n > 1 && line.p[0] == '/' && ascii_alnum(line.p[1]) : before;
}

/* handle /admin { of Caddy, <Location "/admin"> of Apache: what stands in them is for those addresses. */
static bool opens_part(str line)
{
	static const char *const words[] = {"handle ",    "handle_path ",    "route ",
	                                    "<Location ", "<LocationMatch ", "<Files "};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		str word = str_of(words[i]);
		if (!str_starts(line, word))
			continue;
		str rest = str_trim(str_sub(line, word.n, line.n));
		size_t at = 0;
		while (at < rest.n && ascii_in("\"'^", rest.p[at]))
			at++;
		bool file = str_starts(line, S("<Files"));
		return file || (at + 1 < rest.n && rest.p[at] == '/' && ascii_alnum(rest.p[at + 1]));
	}
	return false;
}

/* How deep a line stands in such a block; 0: in none. */
static unsigned depth_behind(unsigned depth, str line)
{
	bool opens = str_ends(line, S("{")) || (str_starts(line, S("<")) && !str_starts(line, S("</")));
	bool closes = str_starts(line, S("}")) || str_starts(line, S("</"));
	if (depth)
		return depth + (opens ? 1 : 0) - (closes ? 1 : 0);
	return opens && opens_part(line) ? 1 : 0;
}

/* header /admin X-Frame-Options DENY of Caddy */
static bool has_matcher(str line) { return str_starts(line, S("header /")) && line.n > 8 && ascii_alnum(line.p[8]); }

void header_text(struct facts *f, str path, str bytes)
{
	str tool = S(""), line;
	unsigned depth = 0;
	bool part = false, scoped = str_eq(str_basename(path), S("_headers"));
	for (size_t i = 0; i < sizeof files / sizeof *files && !tool.n; i++)
		if (glob_rule(files[i].glob, path))
			tool = files[i].tool;
	if (!tool.n || folder_is_foreign(path))
		return;
	add(f, path, 1, S("place"), tool);
	for (unsigned number = 1; str_cut(&bytes, '\n', &line); number++) {
		part = scoped && is_part(line, part);
		depth = scoped ? 0 : depth_behind(depth, str_trim(line));
		if (!part && !depth && !has_matcher(str_trim(line)) && !str_starts(str_trim(line), S("#")))
			read_line(f, path, number, line, tool);
	}
}
