/* Texts from the rows, and the files they are given as. */
#include "hostile.h"

#include <string.h>

const char *const hostile_paths[] = {"a.txt",
                                     "a.js",
                                     "a.tsx",
                                     "a.vue",
                                     "a.py",
                                     "a.json",
                                     "a.yaml",
                                     "a.toml",
                                     ".env",
                                     "a.ini",
                                     "a.tf",
                                     "a.properties",
                                     "a.xml",
                                     "a.ipynb",
                                     "nginx.conf",
                                     "Dockerfile",
                                     "a.sql",
                                     "a.md",
                                     "a.html",
                                     "go.mod",
                                     ".gitignore",
                                     "package.json",
                                     "a.java",
                                     "a.go",
                                     "a.kt",
                                     "a.cs",
                                     "a.php",
                                     "a.rb",
                                     "a.dart",
                                     "a.swift",
                                     "a.rs",
                                     "requirements.txt",
                                     ".github/workflows/a.yml",
                                     "docker-compose.yml",
                                     "realm.json"};
const size_t hostile_paths_count = sizeof hostile_paths / sizeof *hostile_paths;

static const struct {
	const struct hostile *rows;
	const size_t *n;
} tables[] = {{hostile_openings, &hostile_openings_count},
              {hostile_blocks, &hostile_blocks_count},
              {hostile_words, &hostile_words_count}};
enum { TABLES = sizeof tables / sizeof *tables };

size_t hostile_count(void)
{
	size_t n = 0;
	for (size_t t = 0; t < TABLES; t++)
		n += *tables[t].n;
	return n;
}

const struct hostile *hostile_row(size_t i)
{
	size_t t = 0;
	while (t + 1 < TABLES && i >= *tables[t].n)
		i -= *tables[t++].n;
	return &tables[t].rows[i];
}

static void add(struct buf *out, const char *text, unsigned long number)
{
	for (const char *mark; (mark = strstr(text, "%d")); text = mark + 2) {
		buf_add(out, str_at(text, (size_t)(mark - text)));
		buf_printf(out, "%lu", number);
	}
	buf_add(out, str_of(text));
}

void hostile_make(const struct hostile *h, size_t n, struct buf *out)
{
	unsigned long units = 0;
	size_t per = strlen(h->unit) + (h->close ? strlen(h->close) : 0);
	add(out, h->once, 0);
	for (size_t once = out->n; out->n < n && (!h->close || once + units * per < n);)
		add(out, h->unit, ++units);
	while (h->close && units)
		add(out, h->close, units--);
}
