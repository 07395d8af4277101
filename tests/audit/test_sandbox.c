/* What a child may still do behind the fence: read below its folders, and
 * nothing else. */
#include "audit/sandbox.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static bool opens(const char *path, int flags)
{
	int fd = open(path, flags, 0600);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* Runs in a child, since the fence stays for good; the number of the first
 * thing that is wrong, or 0. */
static int fenced(const char *inside, const char *file)
{
	pid_t pid = fork();
	if (pid == 0) {
		str folders[] = {str_of(inside), S("")};
		sandbox_enter(folders, 2);
		int wrong = !opens(file, O_RDONLY)                  ? 1
		            : opens(file, O_WRONLY)                 ? 2
		            : opens("/etc/passwd", O_RDONLY)        ? 3
		            : opens(inside, O_RDONLY | O_DIRECTORY) ? 0
		                                                    : 4;
		_exit(wrong);
	}
	int status = -1;
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(sandbox, reads_below_its_folders_only)
{
	char folder[] = "/tmp/microaudit-test-XXXXXX", file[64];
	cr_assert_not_null(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/f", folder);
	cr_assert(opens(file, O_CREAT | O_WRONLY));
	int wrong = fenced(folder, file);
	unlink(file);
	rmdir(folder);
	if (sandbox_available())
		cr_expect_eq(wrong, 0);
	else
		cr_expect_eq(wrong, 2, "without Landlock nothing is taken away");
}

Test(sandbox, no_folders_no_fence)
{
	sandbox_enter(NULL, 0);
	str empty = S("");
	sandbox_enter(&empty, 1);
	cr_expect(opens("/etc/passwd", O_RDONLY));
}
