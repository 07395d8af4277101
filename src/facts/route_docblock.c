/* A comment that begins with two stars is read annotation by annotation; what is declared behind it has its name and
 * its place, by which it is found among the functions and classes of the file. A text of the file that looks like such
 * a comment is followed by nothing of that name in that place. */
#include "route_docblock.h"

#include <string.h>

#include "route_docblock_value.h"
#include "route_word.h"
#include "row_get.h"

enum { DOCS = 2000, MARKS = 16 };

struct doc {
	bool class;
	str name;
	unsigned end, line; /* where the comment ends, and its declaration begins */
	const struct node *marks;
};
struct docs {
	struct route_file *r;
	str s;
	size_t at;
	unsigned line;
	struct doc *found;
	size_t n;
};

static void go_to(struct docs *d, size_t at)
{
	for (; d->at < at && d->at < d->s.n; d->at++)
		d->line += d->s.p[d->at] == '\n';
}

/* ---- the comment ---- */

/* What OpenAPI describes in the same words is no route. */
static bool is_wanted(const struct route_file *r, str name)
{
	static const char *const known[] = {"Symfony\\Component\\Routing", "Sensio\\Bundle", "FOS\\RestBundle",
	                                    "ApiPlatform\\"};
	bool theirs = str_starts(name, S("Symfony.")) || str_starts(name, S(".Symfony."));
	for (size_t i = 0; i < sizeof known / sizeof *known && !theirs; i++)
		theirs = route_imports(r, str_of(known[i]));
	if (!theirs)
		return false;
	str last = route_last(name), of = str_sub(name, 0, name.n - last.n);
	if (str_listed(last, "Route IsGranted Security Method ApiResource"))
		return true;
	return str_listed(last, "Get Post Put Patch Delete Head Options") &&
	       (!of.n || str_eq(of, S("Rest.")) || str_starts(of, S("FOS.")));
}

static const struct node *marks_of(struct docs *d, size_t from, size_t to, unsigned line)
{
	struct docblock b = {.scratch = &d->r->scratch, .s = str_sub(d->s, 0, to), .at = from, .line = line};
	struct node *list = arena_new(b.scratch, struct node);
	const struct node **tail = &list->child;
	*list = (struct node){.kind = NODE_ARRAY, .line = line, .col = 1, .key_line = line, .key = S("marks")};
	for (unsigned n = 0; n < MARKS;) {
		struct node *mark = route_docblock_next(&b);
		if (!mark)
			break;
		if (!is_wanted(d->r, row_text(mark, S("name"))))
			continue;
		*tail = mark;
		tail = &mark->next;
		n++;
	}
	return list->child ? list : NULL;
}

/* ---- what is declared behind it ---- */

static bool is_word(char c)
{
	return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c & 0x80);
}

static str word_at(const struct docs *d)
{
	size_t end = d->at;
	while (end < d->s.n && is_word(d->s.p[end]))
		end++;
	return str_sub(d->s, d->at, end);
}

/* Behind the ] of #[…], over texts. */
static size_t behind_brackets(const struct docs *d)
{
	unsigned deep = 0;
	char quote = 0;
	for (size_t i = d->at; i < d->s.n; i++) {
		char c = d->s.p[i];
		if (quote && c == '\\')
			i++;
		else if (quote || c == '\'' || c == '"')
			quote = !quote ? c : c == quote ? 0 : quote;
		else if (c == '[')
			deep++;
		else if (c == ']' && --deep == 0)
			return i + 1;
	}
	return d->s.n;
}

/* Blanks, attributes and other comments; false: something else begins. */
static bool skip_one(struct docs *d)
{
	str rest = str_sub(d->s, d->at, d->s.n);
	if (rest.n && strchr(" \t\r\n", rest.p[0])) {
		go_to(d, d->at + 1);
	} else if (str_starts(rest, S("#["))) {
		go_to(d, behind_brackets(d));
	} else if (str_starts(rest, S("//")) || str_starts(rest, S("#"))) {
		go_to(d, str_find(d->s, S("\n"), d->at));
	} else if (str_starts(rest, S("/*")) && !str_starts(rest, S("/**"))) {
		size_t end = str_find(d->s, S("*/"), d->at);
		go_to(d, end == SIZE_MAX ? end : end + 2);
	} else {
		return false;
	}
	return true;
}

static void add_declared(struct docs *d, const struct node *marks)
{
	static const char modifiers[] = "public protected private static final abstract readonly";
	struct doc doc = {.end = d->line, .marks = marks};
	for (bool declares = false; d->at < d->s.n;) {
		if (skip_one(d))
			continue;
		str word = word_at(d);
		if (declares) {
			doc.name = word;
			break;
		}
		doc.line = d->line;
		doc.class = str_eq(word, S("class"));
		declares = doc.class || str_eq(word, S("function"));
		if (!declares && !str_listed(word, modifiers))
			break;
		go_to(d, d->at + word.n);
	}
	if (doc.name.n && d->n < DOCS)
		d->found[d->n++] = doc;
}

static void find_docs(struct docs *d)
{
	for (size_t from; (from = str_find(d->s, S("/**"), d->at)) != SIZE_MAX;) {
		size_t to = str_find(d->s, S("*/"), from + 3);
		if (to == SIZE_MAX)
			return;
		go_to(d, from);
		bool says = memchr(d->s.p + from, '@', to - from);
		const struct node *marks = says ? marks_of(d, from + 3, to, d->line) : NULL;
		go_to(d, to + 2);
		if (marks)
			add_declared(d, marks);
	}
}

/* ---- the tree ---- */

static struct node *copy(struct arena *a, const struct node *n)
{
	struct node *to = arena_new(a, struct node);
	*to = *n;
	return to;
}

/* A list, or the members of a node, with more behind them. */
static void copy_below(struct arena *a, struct node *n, const struct node *more)
{
	const struct node **tail = &n->child;
	for (const struct node *c = n->child; c; c = c->next) {
		struct node *one = copy(a, c);
		*tail = one;
		tail = &one->next;
	}
	*tail = more;
}

static void add_marks(struct arena *a, struct node *n, const struct node *marks)
{
	const struct node *own = node_get(n, S("marks"));
	struct node *list = copy(a, own ? own : marks);
	list->next = NULL;
	if (own)
		copy_below(a, list, marks->child);
	copy_below(a, n, list); /* the last of a name is the one that counts */
}

static struct node *list_with(const struct docs *d, const struct node *list, bool classes)
{
	struct arena *a = &d->r->scratch;
	struct node *to = copy(a, list);
	size_t next = 0;
	copy_below(a, to, NULL);
	for (struct node *n = (struct node *)to->child; n; n = (struct node *)n->next) {
		str name = row_text(n, S("name"));
		while (next < d->n && d->found[next].line < n->line)
			next++;
		for (size_t i = next; i < d->n && i < next + 8 && d->found[i].end <= n->line; i++)
			if (d->found[i].class == classes && str_eq(d->found[i].name, name))
				add_marks(a, n, d->found[i].marks);
	}
	return to;
}

void route_docblocks(struct route_file *r)
{
	struct docs d = {.r = r, .s = r->tree->text, .line = 1};
	if (str_find(d.s, S("@"), 0) == SIZE_MAX || str_find(d.s, S("/**"), 0) == SIZE_MAX)
		return;
	d.found = arena_array(&r->scratch, struct doc, DOCS);
	find_docs(&d);
	if (!d.n)
		return;
	struct node *tree = copy(&r->scratch, r->tree);
	copy_below(&r->scratch, tree, NULL);
	const struct node **tail = &tree->child;
	for (const struct node *n = tree->child; n; n = n->next) {
		bool classes = str_eq(n->key, S("classes"));
		struct node *one =
		        classes || str_eq(n->key, S("functions")) ? list_with(&d, n, classes) : copy(&r->scratch, n);
		*tail = one;
		tail = &one->next;
	}
	r->tree = tree;
}
