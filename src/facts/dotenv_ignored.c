/* A place is the path of a file that may never come into git. Each is laid beside the patterns of the .gitignore files
 * above it. */
#include "dotenv_ignored.h"

#include <stdint.h>

#include "base/glob.h"
#include "facts/folder.h"
#include "row_get.h"
#include "secret/value/value.h"

/* ---- does a line cover a path? ---- */

struct coverage {
	bool covered, unsure;
};

/* The pattern, without ! and what says where it holds, fits the path or a folder above it. */
static bool fits(str pattern, str path)
{
	bool folders = str_ends(pattern, S("/")), rooted;
	if (folders)
		pattern.n--;
	rooted = str_find(pattern, S("/"), 0) != SIZE_MAX;
	if (str_starts(pattern, S("/")))
		pattern = str_sub(pattern, 1, pattern.n);
	for (size_t end = 0; end <= path.n; end++) {
		if (end < path.n && path.p[end] != '/')
			continue;
		str part = str_sub(path, 0, end);
		if ((end < path.n || !folders) && glob_match(pattern, rooted ? part : str_basename(part), 0))
			return true;
	}
	return false;
}

/* Blanks in front belong to the name, those behind it do not; what stands behind a # in the middle belongs to it, too.
 */
static void see_line(struct coverage *v, str line, str path)
{
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\r'))
		line.n--;
	if (!line.n || line.p[0] == '#')
		return;
	bool again = line.p[0] == '!';
	line = str_sub(line, again, line.n);
	if (line.n && fits(line, path))
		v->covered = !again;
}

/* The .gitignore files above it, that of the root first: a path is longer than that of what holds it, and rows are
 * sorted by path, but "a/.gitignore" may stand in front of ".gitignore" or behind. */
static struct coverage look(const struct node *facts, str path)
{
	struct coverage v = {0};
	for (size_t depth = 0; depth < 16; depth++)
		for (const struct node *row = rows_of(facts, S("ignores")); row; row = row_after(row)) {
			str own = row_text(row, S("path")), folder = folder_of(own);
			size_t deep = 0;
			for (size_t i = 0; i < own.n; i++)
				deep += own.p[i] == '/';
			if (deep != depth || !folder_holds(folder, path))
				continue;
			str below = deep ? str_sub(path, folder.n + 1, path.n) : path;
			const struct node *list = node_get(row, S("patterns"));
			for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
				v.unsure = v.unsure || n->kind == NODE_UNKNOWN;
				see_line(&v, n->text, below);
			}
		}
	return v;
}

/* ---- places ---- */

struct use {
	bool needed;  /* something reads such a file */
	bool ignored; /* each of them is left out */
	bool unsure;  /* there are more lines than were kept, or more places than are looked at */
	size_t places;
};
enum { MOST_PLACES = 64 };

static void see_place(struct use *use, const struct node *facts, str path)
{
	use->needed = true;
	if (use->places++ == MOST_PLACES)
		use->unsure = true;
	if (use->places > MOST_PLACES)
		return;
	struct coverage v = look(facts, path);
	use->ignored = use->ignored && v.covered;
	use->unsure = use->unsure || v.unsure;
}

/* An example is copied to .env, or to .env.local, which Next and Vite read and their projects leave out. */
static void see_example(struct use *use, const struct node *facts, str beside, struct arena *a)
{
	str joined;
	struct use other = {.ignored = true};
	if (folder_join(folder_of(beside), S(".env.local"), a, &joined))
		see_place(&other, facts, joined);
	bool ignored = use->ignored;
	if (folder_join(folder_of(beside), S(".env"), a, &joined))
		see_place(use, facts, joined);
	use->ignored = use->ignored || (ignored && other.ignored);
}

static void see_below(struct use *use, const struct node *facts, str beside, str name, struct arena *a)
{
	str joined;
	if (folder_join(folder_of(beside), name, a, &joined))
		see_place(use, facts, joined);
}

/* A program is started beside its manifest as a rule: the nearest one above the file, else the root. */
static str started_in(const struct node *facts, str path)
{
	str found = S(".");
	for (const struct node *row = rows_of(facts, S("package_files")); row; row = row_after(row)) {
		str folder = row_text(row, S("folder"));
		if (folder_holds(folder, path) && (folder.n > found.n || str_eq(found, S("."))))
			found = folder;
	}
	return found;
}

/* Where nothing reads such a file, one .gitignore that would leave out a file .env beside it is enough, or .env.local
 * as projects of Vite and Next do. */
static struct use beside_any(const struct node *facts, struct arena *a)
{
	struct use any = {0};
	for (const struct node *row = rows_of(facts, S("ignores")); row; row = row_after(row)) {
		struct use one = {.ignored = true};
		see_example(&one, facts, row_text(row, S("path")), a);
		any.ignored = any.ignored || one.ignored;
		any.unsure = any.unsure || one.unsure;
	}
	return any;
}

static struct use look_at_all(const struct node *facts, struct arena *a)
{
	static const char names[] = ".env .env.example .env.sample .env.template";
	static const char packages[] =
	        "dotenv dotenv-flow dotenv-cli env-cmd python-dotenv python-decouple environs "
	        "django-environ fastify-cli vlucas/phpdotenv dotenv-rails github.com/joho/godotenv";
	struct use use = {.ignored = true};
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path"));
		if (str_listed(str_basename(path), names) && !folder_is_sample(path))
			see_example(&use, facts, path, a);
	}
	for (const struct node *row = rows_of(facts, S("dependencies")); row; row = row_after(row))
		if (str_listed(row_text(row, S("name")), packages) && !folder_is_sample(row_text(row, S("path"))))
			see_below(&use, facts, row_text(row, S("path")), S(".env"), a);
	for (const struct node *row = rows_of(facts, S("env_reads")); row; row = row_after(row)) {
		str path = row_text(row, S("path")), name = row_text(row, S("name")), joined;
		if (name.n && !folder_is_sample(path) && folder_join(started_in(facts, path), name, a, &joined))
			see_place(&use, facts, joined);
	}
	return use.needed ? use : beside_any(facts, a);
}

static void add(struct members *root, str name, bool raised, bool unsure)
{
	if (unsure)
		members_scalar(root, NODE_UNKNOWN, name, name, NULL);
	else
		members_bool(root, name, raised);
}

/* Of each file of settings, whether a line of a .gitignore covers it: git goes on tracking what it tracks already. Rows
 * of a part of the repository are those of the whole, and have it. */
static void mark_files(struct members *root, bool lacks)
{
	for (const struct node *row = rows_of(root->node, S("files")); row; row = row_after(row)) {
		if (!node_get(row, S("values")) || node_get(row, S("ignored")))
			continue;
		struct coverage v = look(root->node, row_text(row, S("path")));
		struct members m = {root->arena, (struct node *)row, (const struct node **)&row->child};
		while (*m.tail)
			m.tail = (const struct node **)&(*m.tail)->next;
		add(&m, S("ignored"), v.covered, v.unsure || (lacks && !v.covered));
	}
}

static bool reads_secret(const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("settings")); row; row = row_after(row)) {
		bool elsewhere = str_listed(row_text(row, S("side")), "test docs browser mobile desktop build");
		bool store = !row_is(row, S("from"), S("environment"));
		if (!elsewhere && !store && value_key(row_text(row, S("name"))) != KEY_NONE)
			return true;
	}
	return false;
}

static bool lacks_settings(const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("unread")); row; row = row_after(row))
		if (row_is(row, S("section"), S("settings")) && row_is(row, S("chosen"), S("false")))
			return true;
	return false;
}

void dotenv_flags(struct members *root, bool lacks)
{
	mark_files(root, lacks);
	struct use use = look_at_all(root->node, root->arena);
	add(root, S("env_ignored"), use.ignored, use.unsure || (lacks && !use.ignored));
	add(root, S("env_needed"), use.needed, lacks && !use.needed);
	bool reads = reads_secret(root->node);
	add(root, S("reads_secrets"), reads, !reads && lacks_settings(root->node));
}
