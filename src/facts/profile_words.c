/* The profile as sentences: first what it is, then who signs in, what it calls and keeps, where it runs, and what
 * nobody knows. Lines are filled to a width that a report can indent. */
#include "base/buf.h"
#include "facts/profile.h"
#include "row_get.h"

enum { WIDTH = 96, LINES = 5, NAMED = 4 /* of a list; the rest is counted */ };

static size_t count(const struct node *first)
{
	size_t n = 0;
	for (; first; first = row_after(first))
		n++;
	return n;
}

/* Platforms as they write themselves; anything else stands as it is. */
static str shown(str name)
{
	static const struct {
		str name, shown;
	} names[] = {{STR_INIT("aws"), STR_INIT("AWS")},
	             {STR_INIT("azure"), STR_INIT("Azure")},
	             {STR_INIT("gcp"), STR_INIT("Google Cloud")},
	             {STR_INIT("vercel"), STR_INIT("Vercel")},
	             {STR_INIT("netlify"), STR_INIT("Netlify")},
	             {STR_INIT("cloudflare"), STR_INIT("Cloudflare")},
	             {STR_INIT("firebase"), STR_INIT("Firebase")},
	             {STR_INIT("supabase"), STR_INIT("Supabase")},
	             {STR_INIT("fly"), STR_INIT("Fly")},
	             {STR_INIT("render"), STR_INIT("Render")},
	             {STR_INIT("railway"), STR_INIT("Railway")},
	             {STR_INIT("heroku"), STR_INIT("Heroku")},
	             {STR_INIT("replit"), STR_INIT("Replit")},
	             {STR_INIT("amplify"), STR_INIT("Amplify")},
	             {STR_INIT("compose"), STR_INIT("Docker Compose")},
	             {STR_INIT("terraform"), STR_INIT("Terraform")},
	             {STR_INIT("kubernetes"), STR_INIT("Kubernetes")},
	             {STR_INIT("apps-script"), STR_INIT("Apps Script")},
	             {STR_INIT("browser-extension"), STR_INIT("a browser's store")},
	             {STR_INIT("ai"), STR_INIT("AI")},
	             {STR_INIT("sms"), STR_INIT("SMS")},
	             {STR_INIT("github"), STR_INIT("GitHub Actions")},
	             {STR_INIT("gitlab"), STR_INIT("GitLab CI")},
	             {STR_INIT("circleci"), STR_INIT("CircleCI")},
	             {STR_INIT("bitbucket"), STR_INIT("Bitbucket Pipelines")}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i].name, name))
			return names[i].shown;
	return name;
}

/* "a, b, c and 2 more" */
static void add_names(struct buf *b, const struct node *first, str extra)
{
	size_t n = count(first), told = 0;
	for (const struct node *i = first; i && told < NAMED; i = row_after(i), told++) {
		bool last = told + 1 == n;
		buf_printf(b, "%s%.*s", told == 0 ? "" : last ? " and " : ", ", STR_ARG(shown(row_text(i, S("name")))));
		str more = extra.n ? shown(row_text(i, extra)) : S("");
		if (more.n)
			buf_printf(b, " (%.*s)", STR_ARG(more));
	}
	if (n > told)
		buf_printf(b, " and %zu more", n - told);
}

/* As it is spoken: an HTML front end. */
static bool takes_an(str name) { return name.n && (strchr("AEIOUaeiou", name.p[0]) || str_starts(name, S("HTML"))); }

static void add_frontend(struct buf *b, const struct node *first)
{
	str bundler = row_text(first, S("bundler")), builder = row_text(first, S("builder"));
	add_names(b, first, S(""));
	buf_add(b, S(" front end"));
	if (bundler.n || builder.n)
		buf_printf(b, " (%.*s%s%s%.*s)", STR_ARG(bundler), bundler.n && builder.n ? ", " : "",
		           builder.n ? "made with " : "", STR_ARG(builder));
}

/* What it is: pages, servers, functions, apps for telephones, bots; else what the kind says. */
static void add_subject(struct buf *b, const struct node *p)
{
	static const struct {
		str member;
		const char *one, *many;
	} parts[] = {{STR_INIT("frontends"), NULL, NULL},
	             {STR_INIT("mobile"), " mobile app", NULL},
	             {STR_INIT("servers"), " server", NULL},
	             {STR_INIT("bots"), " bot", NULL},
	             {STR_INIT("functions"), "function", "functions"},
	             {STR_INIT("jobs"), "job", "jobs"}};
	size_t said = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct node *first = rows_of(p, parts[i].member);
		size_t n = count(first);
		if (!n)
			continue;
		if (!said && !parts[i].many)
			buf_printf(b, "%s ", takes_an(row_text(first, S("name"))) ? "An" : "A");
		else if (said)
			buf_add(b, said == 1 ? S(" with ") : S(" and "));
		if (said && !parts[i].many)
			buf_printf(b, "%s ", takes_an(row_text(first, S("name"))) ? "an" : "a");
		if (i == 0)
			add_frontend(b, first);
		else if (parts[i].many)
			buf_printf(b, "%zu %.*s%s%s", n, STR_ARG(shown(row_text(first, S("platform")))),
			           row_text(first, S("platform")).n ? " " : "", n == 1 ? parts[i].one : parts[i].many);
		else {
			add_names(b, first, S(""));
			buf_printf(b, "%s", parts[i].one);
		}
		said++;
	}
	if (said)
		return;
	str kind = row_text(p, S("kind"));
	if (str_eq(kind, S("library"))) {
		buf_add(b, S("A library: "));
		add_names(b, rows_of(p, S("libraries")), S(""));
	} else if (str_eq(kind, S("document")))
		buf_add(b, S("Text for people, and no program"));
	else
		buf_add(b, S("A program"));
}

static void add_clause(struct buf *b, const char *before, const struct node *first, str extra, const char *after)
{
	if (!first)
		return;
	buf_printf(b, "%s", before);
	add_names(b, first, extra);
	buf_printf(b, "%s", after);
}

static bool is_named(const struct node *language)
{
	return !str_eq(row_text(language, S("name")), profile_other_language);
}

/* Which languages nobody read, then those of which some files were not. */
static bool add_languages(struct buf *b, const struct node *p, bool whole, const char *before, const char *after)
{
	bool said = false;
	for (const struct node *l = rows_of(p, S("languages")); l; l = row_after(l)) {
		bool none = str_eq(row_text(l, S("files")), row_text(l, S("unread")));
		if (row_is(l, S("unread"), S("0")) || none != whole || !is_named(l))
			continue;
		buf_printf(b, "%s%.*s", said ? ", " : before, STR_ARG(row_text(l, S("name"))));
		said = true;
	}
	if (said)
		buf_printf(b, "%s", after);
	return said;
}

static void add_unknown(struct buf *b, const struct node *p)
{
	const struct node *servers = node_get(node_get(p, S("has")), S("servers"));
	const struct node *other = NULL;
	for (const struct node *l = rows_of(p, S("languages")); l; l = row_after(l))
		other = other || is_named(l) ? other : l;
	bool said = add_languages(b, p, true, " Not all of it is known: nothing reads its ", ".");
	said = add_languages(b, p, false, " Some of its ", " was not read.") || said;
	if (other)
		buf_printf(b, " What is written in %.*s is not known.", STR_ARG(row_text(other, S("path"))));
	if (!said && !other && servers && servers->kind == NODE_UNKNOWN)
		buf_add(b, S(" Whether a server is in it is not known."));
}

/* Breaks at blanks; what does not fit into the lines ends in dots. */
static str fill(str text, struct arena *a)
{
	struct buf out BUF_AUTO = {0};
	size_t lines = 1, column = 0;
	str word;
	for (str rest = text; str_cut(&rest, ' ', &word);) {
		if (!word.n)
			continue;
		if (column && column + 1 + word.n > WIDTH) {
			if (++lines > LINES) {
				buf_add(&out, S(" …"));
				break;
			}
			buf_byte(&out, '\n');
			column = 0;
		}
		if (column)
			buf_byte(&out, ' ');
		buf_add(&out, word);
		column += word.n + (column > 0);
	}
	return arena_str(a, buf_str(&out));
}

str profile_words(const struct node *p, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	add_subject(&b, p);
	add_clause(&b, "; it keeps data in ", rows_of(p, S("stores")), S(""), "");
	add_clause(&b, "; people sign in by ", rows_of(p, S("identities")), S(""), "");
	add_clause(&b, "; it calls ", rows_of(p, S("outbound")), S("purpose"), "");
	buf_add(&b, S("."));
	add_clause(&b, " Deployed by ", rows_of(p, S("deployments")), S("region"), "");
	if (rows_of(p, S("deployments")))
		buf_add(&b, rows_of(p, S("builds")) ? S("; ") : S("."));
	else if (rows_of(p, S("builds")))
		buf_add(&b, S(" "));
	add_clause(&b, "", rows_of(p, S("builds")), S(""), " builds it.");
	add_unknown(&b, p);
	return fill(buf_str(&b), a);
}
