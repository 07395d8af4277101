/* argv[0] and PATH. What glibc keeps of argv[0] saves handing it through every call; elsewhere the name has to do. */
#include "cmd/program.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/command.h"

static const str own_name = STR_INIT("microaudit");

static str started_as(void)
{
#ifdef __GLIBC__
	return str_of(program_invocation_name);
#else
	return own_name;
#endif
}

/* The first program of this name that PATH leads to; "" for none. */
static str on_path(struct arena *a, str name)
{
	const char *path = getenv("PATH");
	str rest = str_of(path), folder;
	while (rest.n && str_cut(&rest, ':', &folder)) {
		struct stat st;
		str file = arena_printf(a, "%.*s/%.*s", STR_ARG(folder.n ? folder : S(".")), STR_ARG(name));
		if (stat(file.p, &st) == 0 && S_ISREG(st.st_mode) && access(file.p, X_OK) == 0)
			return file;
	}
	return S("");
}

static bool same_file(str a, str b)
{
	struct stat x, y;
	return a.n && b.n && stat(a.p, &x) == 0 && stat(b.p, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

str program_quote(struct arena *a, str word)
{
	bool plain = word.n > 0;
	for (size_t i = 0; i < word.n && plain; i++)
		plain = isalnum((unsigned char)word.p[i]) || strchr("/._-+,:@%", word.p[i]);
	if (plain)
		return word;
	struct buf b BUF_AUTO = {0};
	buf_byte(&b, '\'');
	for (size_t i = 0; i < word.n; i++)
		if (word.p[i] == '\'')
			buf_add(&b, S("'\\''"));
		else
			buf_byte(&b, word.p[i]);
	buf_byte(&b, '\'');
	return arena_str(a, buf_str(&b));
}

str program_name(struct arena *a)
{
	str typed = started_as();
	if (str_find(typed, S("/"), 0) == SIZE_MAX)
		return on_path(a, typed).n ? program_quote(a, typed) : own_name;
	/* Under another name it is no program for hints: the tests of this house. */
	bool own = str_eq(str_basename(typed), own_name);
	return own && !same_file(typed, on_path(a, own_name)) ? program_quote(a, typed) : own_name;
}

str program_path(struct arena *a)
{
	str typed = started_as();
	str file = str_find(typed, S("/"), 0) == SIZE_MAX ? on_path(a, typed) : typed;
	if (str_starts(file, S("/")))
		return file;
	char *real = file.n ? realpath(file.p, NULL) : NULL;
	str out = real ? arena_str(a, str_of(real)) : S("");
	free(real);
	return out;
}

/* Does a command line begin at this offset: the program's name as a word of its own, and a command behind it? */
static bool begins_command(str text, size_t at)
{
	str rest = str_sub(text, at + own_name.n, text.n);
	if (at > 0 && (isalnum((unsigned char)text.p[at - 1]) || strchr("-_./", text.p[at - 1])))
		return false;
	for (size_t i = 0; i < command_count; i++) {
		str name = command_table[i].name;
		char after = rest.n > name.n + 1 ? rest.p[name.n + 1] : '\n';
		if (str_starts(rest, S(" ")) && str_starts(str_sub(rest, 1, rest.n), name) &&
		    !isalnum((unsigned char)after) && after != '-')
			return true;
	}
	return false;
}

str program_hints(struct arena *a, str text)
{
	str name = program_name(a);
	struct buf b BUF_AUTO = {0};
	size_t from = 0;
	if (str_eq(name, own_name))
		return text;
	for (size_t at = 0; (at = str_find(text, own_name, at)) != SIZE_MAX; at += own_name.n) {
		if (!begins_command(text, at))
			continue;
		buf_add(&b, str_sub(text, from, at));
		buf_add(&b, name);
		from = at + own_name.n;
	}
	buf_add(&b, str_sub(text, from, text.n));
	return arena_str(a, buf_str(&b));
}
