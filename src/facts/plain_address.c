/* Hosts that are nobody's traffic are a closed list; the line says whether it is a comment or a link. */
#include "plain_address.h"

#include "base/ascii.h"

enum { LINE = 300 };

static str host_at(str s, size_t at, size_t *end)
{
	size_t i = at;
	while (i < s.n && (ascii_alnum(s.p[i]) || ascii_in(".-_[]:@%${}", s.p[i])))
		i++;
	*end = i;
	str host = str_sub(s, at, i);
	size_t user = str_find(host, S("@"), 0);
	return user == (size_t)-1 ? host : str_sub(host, user + 1, host.n);
}

static bool is_computed(str host) { return !host.n || ascii_in("%${}", host.p[0]); }

static bool is_near(str host)
{
	static const str starts[] = {STR_INIT("127."),     STR_INIT("0.0.0.0"),  STR_INIT("10."),
	                             STR_INIT("192.168."), STR_INIT("169.254."), STR_INIT("[::1]"),
	                             STR_INIT("172."),     STR_INIT("localhost")};
	static const str ends[] = {STR_INIT(".local"),   STR_INIT(".localhost"),     STR_INIT(".internal"),
	                           STR_INIT(".svc"),     STR_INIT(".cluster.local"), STR_INIT(".test"),
	                           STR_INIT(".example"), STR_INIT(".invalid"),       STR_INIT(".lan")};
	size_t port = str_find(host, S(":"), 0);
	str name = host.n && host.p[0] == '[' ? host : str_sub(host, 0, port);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(name, starts[i]))
			return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(name, ends[i]))
			return true;
	return str_find(name, S("."), 0) == (size_t)-1; /* a service of the same network */
}

/* What schemas, licences and examples are called by. */
static bool is_name(str host)
{
	static const char names[] =
	        "www.w3.org w3.org schemas.android.com schemas.xmlsoap.org schemas.microsoft.com "
	        "schemas.openxmlformats.org json-schema.org maven.apache.org www.apache.org apache.org "
	        "java.sun.com xmlns.jcp.org jakarta.ee xml.org www.xml.org www.springframework.org "
	        "www.mozilla.org mozilla.org www.gnu.org gnu.org opensource.org www.opensource.org "
	        "creativecommons.org purl.org xmlns.com ogp.me schema.org www.sitemaps.org "
	        "www.inkscape.org sodipodi.sourceforge.net ns.adobe.com docbook.org relaxng.org "
	        "www.example.com example.com example.org example.net api.example.com go.microsoft.com "
	        "jsonfeed.org www.topografix.com exslt.org www.opengis.net hl7.org json.schemastore.org "
	        "www.mybatis.org mybatis.org www.jboss.org checkstyle.org www.liquibase.org "
	        "www.thymeleaf.org thymeleaf.org www.apple.com www.google.com www.bing.com";
	return str_listed(host, names);
}

static bool is_told_of(str s, size_t from)
{
	static const str marks[] = {STR_INIT("//"), STR_INIT("#"),    STR_INIT("*"),      STR_INIT("/*"),
	                            STR_INIT("--"), STR_INIT("<!--"), STR_INIT("\"\"\""), STR_INIT(";")};
	size_t start = from;
	while (start > 0 && from - start < LINE && s.p[start - 1] != '\n')
		start--;
	str line = str_trim(str_sub(s, start, from));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(line, marks[i]))
			return true;
	return str_ends(line, S("href=\"")) || str_ends(line, S("href='")) ||
	       str_find(line, S(" // "), 0) != (size_t)-1 || str_find(line, S("xmlns"), 0) != (size_t)-1;
}

bool plain_address(str text, size_t from, size_t *to)
{
	str host = host_at(text, *to, to);
	if (is_told_of(text, from))
		return false;
	return is_computed(host) || (!is_near(host) && !is_name(host));
}
