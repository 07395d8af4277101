/* The lines of .gitignore files: parsed once for each folder, asked for each name in it. */
#include "source/ignore.h"

#include <stdint.h>

#include "base/glob.h"

/* Blanks at the end do not count, except one that a backslash stands before. */
static str cut_blanks(str line)
{
	size_t end = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '\\' && i + 1 < line.n)
			end = ++i + 1;
		else if (line.p[i] != ' ')
			end = i + 1;
	}
	return str_sub(line, 0, end);
}

/* A pattern that ends in a lone backslash or opens a bracket it never closes matches nothing in git. */
static bool is_sound(str pattern)
{
	for (size_t i = 0; i < pattern.n; i++) {
		if (pattern.p[i] == '\\' && ++i == pattern.n)
			return false;
		if (pattern.p[i] != '[' || (i && pattern.p[i - 1] == '\\'))
			continue;
		size_t first = i + 1;
		if (first < pattern.n && (pattern.p[first] == '!' || pattern.p[first] == '^'))
			first++;
		for (i = first; i < pattern.n && (pattern.p[i] != ']' || i == first); i++)
			if (pattern.p[i] == '\\')
				i++;
		if (i >= pattern.n)
			return false;
	}
	return true;
}

static bool parse_line(str line, struct ignore_rule *out)
{
	*out = (struct ignore_rule){0};
	if (str_ends(line, S("\r")))
		line.n--;
	line = cut_blanks(line);
	if (!line.n || line.p[0] == '#')
		return false;
	if (line.p[0] == '!') {
		out->negated = true;
		line = str_sub(line, 1, line.n);
	}
	if (str_ends(line, S("/"))) {
		out->only_folders = true;
		line.n--;
	}
	out->whole = str_find(line, S("/"), 0) != SIZE_MAX;
	if (str_starts(line, S("/")))
		line = str_sub(line, 1, line.n);
	out->pattern = line;
	return line.n && is_sound(line);
}

const struct ignore_file *ignore_parse(struct arena *a, str text, size_t skip, const struct ignore_file *outer)
{
	struct ignore_file *f = arena_new(a, struct ignore_file);
	f->outer = outer;
	f->skip = skip;
	if (str_starts(text, S("\xEF\xBB\xBF")))
		text = str_sub(text, 3, text.n);
	text = arena_str(a, text);
	size_t lines = 1;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	f->rules = arena_array(a, struct ignore_rule, lines);
	str line;
	while (f->n < lines && str_cut(&text, '\n', &line))
		f->n += parse_line(line, &f->rules[f->n]);
	return f;
}

bool ignore_check(const struct ignore_file *innermost, str path, bool is_folder)
{
	str name = str_basename(path);
	for (const struct ignore_file *f = innermost; f; f = f->outer) {
		str below = str_sub(path, f->skip, path.n);
		for (size_t i = f->n; i--;) {
			const struct ignore_rule *r = &f->rules[i];
			if ((is_folder || !r->only_folders) && glob_match(r->pattern, r->whole ? below : name, 0))
				return !r->negated;
		}
	}
	return false;
}
