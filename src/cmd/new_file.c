/* Creating files, and quoting what is written into them. */
#include "cmd/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/arena.h"

bool new_file_write(str path, str bytes, unsigned mode, struct err *err)
{
	struct arena a = {0};
	str name = arena_str(&a, path);
	bool ok = false;
	int fd = open(name.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (fd < 0) {
		err_system(err, errno, "cannot create %s", name.p);
	} else {
		ok = write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n;
		if (close(fd) != 0 || !ok) {
			ok = err_system(err, errno, "cannot write %s", name.p);
			unlink(name.p);
		}
	}
	arena_free(&a);
	return ok;
}

void new_file_quote(struct buf *out, str text)
{
	buf_byte(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		if (c == '"' || c == '\\')
			buf_byte(out, '\\');
		if (c < 0x20 || c == 0x7f)
			buf_printf(out, "\\x%02X", c);
		else
			buf_byte(out, text.p[i]);
	}
	buf_byte(out, '"');
}
