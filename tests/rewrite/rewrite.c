/* Does a file say the same when it is written another way? Of each file of tests/rewrite/files mutants are made from a
 * seed: locals (names that begin with loc) are renamed, comments and line breaks set between tokens, literals put in
 * brackets, commas added at the end of lists, neighbouring members of maps exchanged. Each is read, and its tree
 * compared with that of the file: equal, or UNKNOWN instead.
 *
 *   rewrite [-v] SEED N FILE... */
#include <stdio.h>
#include <stdlib.h>

#include "rewrite.h"

static const struct language languages[] = {
        {"js", &code_javascript, code_read, true, true, true, true},
        {"py", &code_python, python_read, false, true, true},
        {"go", &lang_go, go_read, true, false, false},
        {"java", &lang_java, java_read, true, false, false, true},
        {"kt", &lang_kotlin, kotlin_read, true, false, true},
        {"cs", &lang_csharp, csharp_read, true, false, false, true},
        {"php", &lang_php, php_read, true, true, true, true},
        {"rb", &lang_ruby, ruby_read, false, true, false},
        {"dart", &lang_dart, dart_read, true, true, true, true},
        {"swift", &lang_swift, swift_read, true, true, false, true},
        {"rs", &lang_rust, rust_read, true, true, true},
};

static void lex(const struct language *l, str bytes, struct code_tokens *t)
{
	if (l->row == &code_javascript)
		code_lex(bytes, t);
	else if (l->row == &code_python)
		python_lex(bytes, t);
	else
		lang_lex(l->row, bytes, t);
}

/* ---- comparing ---- */

/* Do the texts agree, where _zq behind a name is nothing and blanks do not count? */
static bool same_text(str a, str b)
{
	size_t i = 0;
	for (size_t k = 0; k < b.n;) {
		if (str_starts(str_sub(b, k, b.n), S("_zq"))) {
			k += 3;
			continue;
		}
		if (i >= a.n || a.p[i] != b.p[k])
			return false;
		i++, k++;
	}
	return i == a.n;
}

static const struct node *member(const struct node *object, const struct node *like, const struct node *first)
{
	unsigned nth = 0;
	for (const struct node *c = first; c != like; c = c->next)
		nth += str_eq(c->key, like->key);
	for (const struct node *c = object->child; c; c = c->next)
		if (same_text(like->key, c->key) && nth-- == 0)
			return c;
	return NULL;
}

static bool same(const struct node *a, const struct node *b, const struct node **where)
{
	*where = a;
	if (b->kind == NODE_UNKNOWN)
		return true;
	if (a->kind != b->kind)
		return false;
	if (a->kind != NODE_ARRAY && a->kind != NODE_OBJECT)
		return same_text(a->text, b->text) || str_find(b->text, S("${…}"), 0) != SIZE_MAX;
	const struct node *more = a->kind == NODE_OBJECT ? node_get(b, S("...")) : NULL;
	const struct node *c = a->child, *d = b->child;
	size_t n = 0;
	for (const struct node *x = b->child; x; x = x->next)
		n += !more || !str_eq(x->key, S("..."));
	for (; c; c = c->next, n--) {
		const struct node *other = a->kind == NODE_ARRAY ? d : member(b, c, a->child);
		if (more && (!other || str_eq(c->key, S("...")))) { /* it may still be there */
			n++;
			continue;
		}
		if (!other || !same(c, other, where)) {
			*where = other ? *where : c;
			return false;
		}
		d = d ? d->next : NULL;
	}
	*where = a;
	return n == 0;
}

/* Only what means something alike in all: parts that quote the source are left out. */
static bool same_trees(const struct node *a, const struct node *b, const struct node **where, str *part)
{
	static const char *const parts[] = {"imports", "calls", "values", "objects", "strings", "addresses"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct node *x = node_get(a, str_of(parts[i])), *y = node_get(b, str_of(parts[i]));
		*part = str_of(parts[i]);
		*where = x;
		if (!x != !y || (x && !same(x, y, where)))
			return false;
	}
	return true;
}

/* ---- the run ---- */

static const struct node *tree_of(const struct language *l, str bytes, struct arena *a)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	return l->read(bytes, a, &format_default_budget, &tree, &err) == FORMAT_OK ? tree : NULL;
}

/* The line that was rewritten, and what its tree says otherwise. */
static void tell(const char *name, const struct rewriting *r, str out, str part, const struct node *where)
{
	size_t from = r->n ? r->edits[0].at : 0, to = str_find(out, S("\n"), from + 20);
	while (from && out.p[from - 1] != '\n')
		from--;
	printf("%s: %s changes %.*s at line %u (%.*s): %.*s\n", name, r->did, STR_ARG(part), where ? where->line : 0,
	       STR_ARG(where ? where->text : S("")), STR_ARG(str_sub(out, from, to)));
}

static unsigned run(const struct language *l, const char *name, str bytes, unsigned count, bool verbose)
{
	struct arena first = {0};
	const struct node *tree = tree_of(l, bytes, &first);
	unsigned bad = !tree;
	struct rewriting r = {.l = l};
	lex(l, bytes, &r.t);
	for (unsigned i = 0; tree && i < count; i++) {
		struct arena a = {0};
		struct buf out BUF_AUTO = {0};
		const struct node *where = NULL;
		str part = {0};
		r.n = 0;
		r.arena = &a;
		r.exchanged = false;
		rewrite_draw(&r);
		rewrite_apply(&r, bytes, &out);
		const struct node *other = r.n ? tree_of(l, buf_str(&out), &a) : tree;
		if (!other || !same_trees(tree, other, &where, &part)) {
			bad++;
			if (verbose)
				tell(name, &r, buf_str(&out), part, where);
		}
		arena_free(&a);
	}
	code_tokens_free(&r.t);
	arena_free(&first);
	printf("%s: %u rewritten, %u say something else\n", name, count, bad);
	return bad;
}

int main(int argc, char **argv)
{
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	unsigned long passed = 0, failed = 0, count;
	argc -= verbose, argv += verbose;
	if (argc < 4)
		return 2;
	count = strtoul(argv[2], NULL, 10);
	for (int i = 3; i < argc; i++) {
		const char *dot = strrchr(argv[i], '.');
		static char bytes[1 << 16];
		FILE *f = fopen(argv[i], "rb");
		size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
		if (f)
			fclose(f);
		rewrite_seed(strtoull(argv[1], NULL, 10));
		for (size_t k = 0; k < sizeof languages / sizeof *languages; k++)
			if (dot && strcmp(dot + 1, languages[k].extension) == 0) {
				unsigned bad = run(&languages[k], argv[i], str_at(bytes, n), (unsigned)count, verbose);
				failed += bad;
				passed += count - (bad < count ? bad : count);
			}
	}
	printf("rewrite: %lu passed, %lu failed\n", passed, failed);
	return failed != 0 || passed == 0;
}
