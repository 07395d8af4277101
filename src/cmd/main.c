/* microaudit: makes a place to stand on, whatever it was started with. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cmd/dispatch.h"

/* What may have been left to us: closed standard files, whose numbers the next file to be opened would get; a child's
 * end that nobody is told of. And no core file: it would hold secrets. */
static void settle(void)
{
	struct rlimit none = {0, 0};
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0) /* opened the wrong way round: using it still fails */
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
	signal(SIGCHLD, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
}

int main(int argc, char **argv)
{
	settle();
	return dispatch(argc, argv);
}
