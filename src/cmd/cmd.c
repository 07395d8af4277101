/* What commands share. */
#include "cmd/cmd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/utf.h"
#include "cmd/opt.h"
#include "cmd/program.h"
#include "base/date.h"
#include "rules/ruleset.h"
#include "scan/redact.h"
#include "scan/rule_rival.h"

str cmd_masked(struct arena *a, str text)
{
	struct err err = {{0}};
	str masked = text;
	struct matcher *m = matcher_new(ruleset_builtin(), ruleset_builtin_database(), false, &err);
	if (!m || !redact_text(m, a, &masked, &err))
		masked = S("(not shown: it could not be searched for secrets)");
	matcher_free(m);
	return masked;
}

int cmd_usage(const char *format, ...)
{
	char text[1024];
	struct buf safe BUF_AUTO = {0};
	struct arena arena = {0};
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	utf_safe(&safe, cmd_masked(&arena, str_of(text)));
	str shown = program_hints(&arena, buf_str(&safe));
	fprintf(stderr, "microaudit: %.*s\n", STR_ARG(shown));
	arena_free(&arena);
	return EXIT_USAGE;
}

int cmd_error(const struct err *err)
{
	cmd_usage("%s", err->text);
	return err->system ? EXIT_INCOMPLETE : EXIT_USAGE;
}

bool cmd_write(str bytes)
{
	bool ok = bytes.n == 0 || fwrite(bytes.p, 1, bytes.n, stdout) == bytes.n;
	if (fflush(stdout) != 0)
		ok = false;
	if (!ok)
		cmd_usage("cannot write to standard output: %s", strerror(errno));
	return ok;
}

bool cmd_say(str text)
{
	struct arena arena = {0};
	bool ok = cmd_write(program_hints(&arena, text));
	arena_free(&arena);
	return ok;
}

bool cmd_read_file(const char *path, struct arena *a, str *bytes, struct err *err)
{
	enum { MOST = 16 << 20 };
	struct stat st;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return err_system(err, errno, "%s", path);
	bool ok = fstat(fd, &st) == 0 || err_system(err, errno, "%s", path);
	if (ok && (!S_ISREG(st.st_mode) || st.st_size > MOST))
		ok = err_set(err, "%s: %s", path, S_ISREG(st.st_mode) ? "larger than 16 MiB" : "not a regular file");
	struct buf b BUF_AUTO = {0};
	while (ok) {
		enum { CHUNK = 1 << 16 };
		ssize_t n = read(fd, buf_room(&b, CHUNK), CHUNK);
		b.n -= CHUNK - (size_t)(n > 0 ? n : 0);
		if (n < 0 && errno != EINTR)
			ok = err_system(err, errno, "%s", path);
		if (n == 0 || b.n > MOST)
			break;
	}
	close(fd);
	if (ok)
		*bytes = arena_str(a, buf_str(&b));
	return ok;
}

bool cmd_write_file(str path, str bytes, struct err *err)
{
	struct arena a = {0};
	/* Two at once must not take each other's: the later one stands in the end, and both are whole. */
	str part = arena_printf(&a, "%.*s.%ld.part", STR_ARG(path), (long)getpid()), whole = arena_str(&a, path);
	struct stat st;
	/* Devices and pipes (/dev/stdout, a process substitution) cannot be renamed over. */
	bool direct = stat(whole.p, &st) == 0 && !S_ISREG(st.st_mode);
	const char *target = direct ? whole.p : part.p;
	FILE *f = fopen(target, "wbe");
	bool ok = f && (bytes.n == 0 || fwrite(bytes.p, 1, bytes.n, f) == bytes.n);
	if (f && fclose(f) != 0)
		ok = false;
	if (ok && !direct)
		ok = rename(part.p, whole.p) == 0;
	if (!ok) {
		err_system(err, errno, "cannot write %.*s", STR_ARG(path));
		if (!direct)
			unlink(part.p);
	}
	arena_free(&a);
	return ok;
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct ruleset_file *)a)->path, ((const struct ruleset_file *)b)->path);
}

bool cmd_rules(str folder, struct arena *a, struct ruleset *out, struct err *err)
{
	*out = *ruleset_builtin();
	return cmd_rules_add(folder, RULE_GIVEN, a, out, err);
}

bool cmd_rules_add(str folder, enum rule_from from, struct arena *a, struct ruleset *set, struct err *err)
{
	enum { MOST_FILES = 1000, MOST_BYTES = 16 << 20 };
	struct ruleset base = *set;
	if (folder.n == 0)
		return true;
	str path = arena_str(a, folder);
	DIR *dir = opendir(path.p);
	if (!dir)
		return err_system(err, errno, "rules folder %s", path.p);
	struct ruleset_file *files = arena_array(a, struct ruleset_file, MOST_FILES);
	size_t n = 0, bytes = 0;
	bool ok = true;
	errno = 0;
	for (struct dirent *e; ok && (e = readdir(dir)); errno = 0) {
		str name = str_of(e->d_name);
		if (!str_ends(name, S(".yaml")) && !str_ends(name, S(".yml")))
			continue;
		if (n == MOST_FILES) {
			ok = err_set(err, "rules folder %s: more than %d files", path.p, MOST_FILES);
			break;
		}
		files[n].path = arena_printf(a, "%s/%s", path.p, e->d_name);
		ok = cmd_read_file(files[n].path.p, a, &files[n].bytes, err);
		bytes += ok ? files[n++].bytes.n : 0;
		if (ok && bytes > MOST_BYTES)
			ok = err_set(err, "rules folder %s: more than 16 MiB of rules", path.p);
	}
	if (ok && errno)
		ok = err_system(err, errno, "rules folder %s", path.p);
	closedir(dir);
	if (ok && n == 0)
		return err_set(err, "rules folder %s: no *.yaml in it", path.p);
	if (ok)
		qsort(files, n, sizeof *files, by_path);
	return ok && ruleset_read(files, n, &base, from, a, set, err) && rule_rivals(set, base.n_rules, a, err);
}

static bool is_set(const char *name)
{
	const char *v = getenv(name);
	return v && v[0];
}

bool cmd_color(const struct args *args, FILE *stream)
{
	str when = opt_value(args, OPT_COLOR, S("auto"));
	if (!str_eq(when, S("auto")))
		return str_eq(when, S("always"));
	if (is_set("NO_COLOR"))
		return false;
	if (is_set("CLICOLOR_FORCE") || is_set("FORCE_COLOR"))
		return true;
	const char *term = getenv("TERM");
	return isatty(fileno(stream)) && term && strcmp(term, "dumb") != 0;
}

bool cmd_as_of(str given, struct arena *a, str *out, struct err *err)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	uint64_t seconds;
	time_t t = time(NULL);
	struct tm tm;
	if (given.n) {
		*out = given;
		return date_valid(given) ||
		       err_set(err, "--as-of: %.*s is not a date; write YYYY-MM-DD", STR_ARG(given));
	}
	if (epoch && *epoch) {
		if (!str_number(str_of(epoch), 253402300799u, &seconds))
			return err_set(err, "SOURCE_DATE_EPOCH: %s is no number of seconds since 1970", epoch);
		t = (time_t)seconds;
	}
	gmtime_r(&t, &tm);
	*out = arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
	return true;
}
