/* Alternates, followed as far as git follows them. */
#include "stores.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "peek.h"

enum { DEPTH = 5, LIST_SIZE = 1 << 20 };

static bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

static bool is_bucket(str name) { return name.n == 2 && is_hex(name.p[0]) && is_hex(name.p[1]); }

static bool is_usual(str name)
{
	static const str begins[] = {STR_INIT("."), STR_INIT("tmp_"), STR_INIT("incoming-"),
	                             STR_INIT("maintenance.lock"), STR_INIT("loose-object-idx")};
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (str_starts(name, begins[i]))
			return true;
	return false;
}

bool stores_looks_so(str folder, struct arena *a)
{
	DIR *dir = opendir(arena_str(a, folder).p);
	bool any = false, odd = false;
	for (struct dirent *e; dir && !odd && (e = readdir(dir));) {
		str name = str_of(e->d_name);
		bool part = is_bucket(name) || str_eq(name, S("pack")) || str_eq(name, S("info"));
		any = any || part;
		odd = !part && !is_usual(name);
	}
	if (dir)
		closedir(dir);
	return any && !odd;
}

static bool known(const struct stores *s, str folder)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->at[i], folder))
			return true;
	return false;
}

static void refuse(struct stores *s, unsigned line, struct arena *a)
{
	if (s->n_refused < STORES_MOST)
		s->refused[s->n_refused++] = arena_printf(a, "objects/info/alternates:%u", line);
}

/* True when the folder is a new one. One that is not there is nothing to refuse: git goes on without it, and what is
 * missing then is reported as missing. */
static bool admit(struct stores *s, str path, unsigned line, struct arena *a)
{
	char *real = realpath(path.p, NULL);
	str folder = arena_str(a, str_of(real));
	bool absent = !real && (errno == ENOENT || errno == ENOTDIR), fits = real && stores_looks_so(folder, a);
	free(real);
	if (absent || known(s, folder))
		return false;
	if (!fits || s->n == STORES_MOST) {
		refuse(s, line, a);
		return false;
	}
	s->at[s->n++] = folder;
	return true;
}

static void follow(struct stores *s, str objects, unsigned depth, struct arena *a)
{
	str text = S(""), line;
	str file = arena_printf(a, "%.*s/info/alternates", STR_ARG(objects));
	enum peek p = peek_read(a, file, LIST_SIZE, &text);
	if (p != PEEK_FILE && p != PEEK_ABSENT)
		s->unreadable = arena_printf(a, "objects/info/alternates: %s", peek_why(p));
	for (unsigned number = 1; s->n_refused < STORES_MOST && str_cut(&text, '\n', &line); number++) {
		if (str_ends(line, S("\r")))
			line.n--;
		if (!line.n || line.p[0] == '#')
			continue;
		str path = line.p[0] == '/' ? arena_str(a, line)
		                            : arena_printf(a, "%.*s/%.*s", STR_ARG(objects), STR_ARG(line));
		if (depth == DEPTH)
			refuse(s, number, a);
		else if (admit(s, path, number, a))
			follow(s, s->at[s->n - 1], depth + 1, a);
	}
}

void stores_find(struct stores *s, str objects, struct arena *a)
{
	*s = (struct stores){.unreadable = S("")};
	char *real = realpath(objects.p, NULL);
	s->at[s->n++] = real ? arena_str(a, str_of(real)) : objects;
	free(real);
	follow(s, s->at[0], 0, a);
}
