/* Any bytes in the small files that say where a repository keeps its parts, parted by NUL: .git, alternates, commondir,
 * config. Finding it reads no other file than these, gives absolute folders only, and never the top of all. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/source/repo_int.h"
#include "source/roots.h"

#include "fuzz.h"

str fuzz_name(size_t i)
{
	(void)i;
	return S("");
}

static char top[] = "/tmp/fuzz-gitdir-XXXXXX";

static const char *at(const char *name)
{
	static char path[256];
	snprintf(path, sizeof path, "%s/%s", top, name);
	return path;
}

static void write_file(const char *name, str bytes)
{
	int fd = open(at(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	must(fd >= 0 && write(fd, bytes.p ? bytes.p : "", bytes.n) == (ssize_t)bytes.n);
	close(fd);
}

static const char *const folders[] = {
        "link", "repo", "repo/.git", "repo/.git/refs", "repo/.git/objects", "repo/.git/objects/info"};
enum { FOLDERS = sizeof folders / sizeof *folders };

static void remove_all(void)
{
	static const char *const files[] = {"link/.git", "repo/.git/objects/info/alternates", "repo/.git/commondir",
	                                    "repo/.git/config", "repo/.git/HEAD"};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		unlink(at(files[i]));
	for (size_t i = FOLDERS; i--;)
		rmdir(at(folders[i]));
	rmdir(top);
}

static void make_all(void)
{
	if (top[sizeof top - 2] != 'X')
		return;
	must(mkdtemp(top) != NULL);
	for (size_t i = 0; i < FOLDERS; i++)
		must(mkdir(at(folders[i]), 0700) == 0);
	write_file("repo/.git/HEAD", S("ref: refs/heads/main\n"));
	atexit(remove_all);
}

static void look(const char *folder)
{
	struct repo r = {0};
	struct arena a = {0};
	struct err err = {{0}};
	str path = arena_str(&a, str_of(at(folder)));
	struct strs roots = source_roots(path, false, &a);
	for (size_t i = 0; i < roots.n; i++)
		must(roots.at[i].n > 1 && roots.at[i].p[0] == '/');
	enum repo_status status = repo_find(&r, path, false, false, &err);
	must(status != REPO_BROKEN || err.text[0]);
	if (status == REPO_OK)
		fuzz_touch(r.gitdir), fuzz_touch(r.common);
	arena_free(&r.arena);
	arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"link/.git", "repo/.git/objects/info/alternates", "repo/.git/commondir",
	                                    "repo/.git/config"};
	str text = fuzz_copy(data, size), rest = text, part;
	make_all();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		part = S("");
		if (rest.n)
			str_cut(&rest, '\0', &part);
		if (part.n || i == 1)
			write_file(names[i], part);
		else
			unlink(at(names[i]));
	}
	look("link");
	look("repo");
	fuzz_free(text);
	return 0;
}
