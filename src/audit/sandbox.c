/* Landlock by raw system calls: its header is too old on Debian 12 for what newer kernels know, and a library for three
 * calls would be more code than this. Numbers: linux/landlock.h, the same on every architecture. */
#include "audit/sandbox.h"

#ifdef __linux__
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	CREATE_RULESET = 444,
	ADD_RULE = 445,
	RESTRICT_SELF = 446,
	VERSION_FLAG = 1,
	RULE_PATH_BENEATH = 1,
	ABI_NET = 4
};
enum { FS_READ_FILE = 1 << 2, FS_READ_DIR = 1 << 3, FS_ALL_ABI1 = (1 << 13) - 1, NET_BIND_CONNECT = 3 };

struct ruleset_attr {
	uint64_t fs, net;
};
struct __attribute__((packed)) path_attr {
	uint64_t access;
	int32_t parent;
};

static long abi(void) { return syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG); }

bool sandbox_available(void) { return abi() >= 1; }

static void allow(int ruleset, str folder)
{
	char path[PATH_MAX];
	if (folder.n == 0 || folder.n >= sizeof path)
		return;
	memcpy(path, folder.p, folder.n);
	path[folder.n] = '\0';
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return;
	struct path_attr attr = {FS_READ_FILE | FS_READ_DIR, fd};
	if (syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &attr, 0) != 0) {
		attr.access = FS_READ_FILE; /* the root is a single file */
		syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &attr, 0);
	}
	close(fd);
}

void sandbox_enter(const str *folders, size_t n)
{
	bool any = false;
	for (size_t i = 0; i < n; i++)
		any = any || folders[i].n;
	long version = any ? abi() : 0;
	if (version < 1)
		return;
	struct ruleset_attr attr = {FS_ALL_ABI1, version >= ABI_NET ? NET_BIND_CONNECT : 0};
	size_t size = version >= ABI_NET ? sizeof attr : sizeof attr.fs;
	int ruleset = (int)syscall(CREATE_RULESET, &attr, size, 0);
	if (ruleset < 0)
		return;
	for (size_t i = 0; i < n; i++)
		allow(ruleset, folders[i]);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		syscall(RESTRICT_SELF, ruleset, 0);
	close(ruleset);
}
#else
bool sandbox_available(void) { return false; }
void sandbox_enter(const str *folders, size_t n)
{
	(void)folders;
	(void)n;
}
#endif
