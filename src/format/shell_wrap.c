/* Programs that run what stands behind them. The table is drawn from their manuals; an option that is not in it is
 * taken to have no value of its own. */
#include "shell_int.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "shell_image.h"

enum form {
	COMMAND, /* behind its options stands a command */
	ASSIGN,  /* and in front of that, assignments */
	BEHIND,  /* behind its first word */
	IMAGE,   /* behind the name of an image */
	TEXT,    /* -c and a text */
	WORDS,   /* its words are a text */
	TEXTS    /* each of its words is a text */
};

static const struct wrapper {
	const char *name, *below; /* word of command; "" none */
	enum form form;
	bool shown;         /* which one it is matters */
	const char *taking; /* options with a value behind them */
} wrappers[] = {
#define WRAPPER(name, below, form, shown, taking) {name, below, form, shown, taking},
#include "shell_wrap.def"
#undef WRAPPER
};

/* ---- words ---- */

static bool starts_with(struct shell_word w, char c) { return w.text.n && w.text.p[0] == c; }

static bool is_assignment(struct shell_word w)
{
	size_t i = 0;
	while (i < w.text.n && (ascii_alnum(w.text.p[i]) || w.text.p[i] == '_'))
		i++;
	return i && i < w.text.n && w.text.p[i] == '=';
}

/* The first word from i on that is no option and no value of one. */
static size_t behind_options(const struct shell_word *words, size_t n, size_t i, const char *taking)
{
	while (i < n && starts_with(words[i], '-') && words[i].text.n > 1) {
		if (str_eq(words[i].text, S("--")))
			return i + 1;
		i += 1 + str_listed(words[i].text, taking);
	}
	return i < n ? i : n;
}

/* Behind the words that say which of its commands is meant; 0: it is another one. */
static size_t behind_below(const struct shell_word *words, size_t n, str below, const char *taking)
{
	str word;
	size_t i = 1;
	while (below.n && str_cut(&below, ' ', &word)) {
		while (i < n && starts_with(words[i], '-'))
			i += 1 + str_listed(words[i].text, taking);
		if (i >= n || !words[i].known || !str_eq(words[i].text, word))
			return 0;
		i++;
	}
	return i;
}

struct shell_word shell_program(struct shell_word called)
{
	static const str ends[] = {STR_INIT(".exe"), STR_INIT(".cmd"), STR_INIT(".bat")};
	if (!called.known)
		return called;
	str name = called.text;
	for (size_t i = name.n; i > 0; i--)
		if (name.p[i - 1] == '/' || name.p[i - 1] == '\\') {
			name = i < name.n ? str_sub(name, i, name.n) : name;
			break;
		}
	size_t at = str_find(name, S("@"), 1), equals = str_find(name, S("=="), 1);
	name = str_sub(name, 0, at < equals ? at : equals);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (name.n > ends[i].n && str_ieq(str_sub(name, name.n - ends[i].n, name.n), ends[i]))
			name = str_sub(name, 0, name.n - ends[i].n);
	return (struct shell_word){name, true};
}

/* ---- forms ---- */

static void behind(struct shell_wrapped *out, const struct shell_word *words, size_t n, size_t i)
{
	out->words = i < n ? words + i : NULL;
	out->n = i < n ? n - i : 0;
}

/* bash -lc 'text', su user -c 'text'; without -c what it reads. */
static bool text(struct shell_wrapped *out, const struct shell_word *words, size_t n, size_t i, const char *taking)
{
	for (; i < n; i++) {
		str w = words[i].text;
		bool option = starts_with(words[i], '-') && w.n > 1, deep = option && w.p[1] == '-';
		if (option && !deep && str_find(w, S("n"), 0) != SIZE_MAX)
			return false; /* it reads and runs nothing */
		bool runs =
		        str_eq(w, S("--command")) || str_eq(w, S("--run")) || (option && !deep && w.p[w.n - 1] == 'c');
		if (option && !deep && str_find(w, S("e"), 0) != SIZE_MAX)
			out->setting.errexit = SHELL_YES;
		if (option && i + 1 < n && w.p[w.n - 1] == 'o' && str_eq(words[i + 1].text, S("pipefail")))
			out->setting.pipefail = SHELL_YES;
		if (runs && i + 1 < n && words[i + 1].known) {
			out->has_text = true;
			out->text = words[i + 1].text;
		}
		if (runs)
			return out->has_text;
		i += str_listed(w, taking) || (option && !deep && w.p[w.n - 1] == 'o');
	}
	return false;
}

/* Joined, each on a line of its own where each is a text. */
static bool join(struct shell_wrapped *out, const struct shell_word *words, size_t n, size_t i, bool lines,
                 struct arena *a)
{
	struct buf all BUF_AUTO = {0};
	for (; i < n; i++) {
		if (!words[i].known)
			return false;
		buf_add(&all, words[i].text);
		buf_byte(&all, lines ? '\n' : ' ');
	}
	out->has_text = true;
	out->text = arena_str(a, buf_str(&all));
	return true;
}

/* env -C FOLDER, uv run --directory FOLDER, xargs -r: options of the wrapper that matter to what is behind it. */
static void heed(struct shell_wrapped *out, const char *name, const struct shell_word *words, size_t n)
{
	static const char moving[] = "-C --chdir --directory --dir --cwd";
	bool by_c = str_listed(str_of(name), "env pnpm");
	for (size_t i = 1; i < n && (!out->words || words + i < out->words); i++) {
		str w = words[i].text, key = str_sub(w, 0, str_find(w, S("="), 0));
		if (str_listed(key, "-r --no-run-if-empty") && str_eq(str_of(name), S("xargs")))
			out->runs = SHELL_PERHAPS;
		if (!str_listed(key, moving) || (str_eq(key, S("-C")) && !by_c))
			continue;
		out->moved = true;
		out->folder = key.n < w.n ? (struct shell_word){str_sub(w, key.n + 1, w.n), words[i].known}
		              : i + 1 < n ? words[i + 1]
		                          : (struct shell_word){0};
	}
}

static bool unwrap(const struct wrapper *w, const struct shell_word *words, size_t n, size_t i,
                   const struct shell_tree *t, struct arena *a, struct shell_wrapped *out)
{
	if (w->form == COMMAND || w->form == ASSIGN || w->form == BEHIND || w->form == TEXTS)
		i = behind_options(words, n, i, w->taking);
	while (w->form == ASSIGN && i < n && is_assignment(words[i]))
		i++;
	switch (w->form) {
	case IMAGE:
		shell_image(out, words, n, i, a);
		break;
	case TEXT:
		out->own_shell = true;
		if (n == 1 && t->has_input)
			out->has_text = true, out->text = t->input;
		else
			return text(out, words, n, i, w->taking);
		break;
	case WORDS:
		return join(out, words, n, i, false, a);
	case TEXTS:
		out->runs = SHELL_PERHAPS;
		n = w->shown || i >= n ? n : i + 1; /* trap: the text, and then names of signals */
		out->own_shell = w->shown;
		out->later = !w->shown;
		return i < n && join(out, words, n, i, true, a);
	default:
		behind(out, words, n, i + (w->form == BEHIND));
	}
	return out->words || out->has_text;
}

bool shell_unwrap(const struct shell_word *words, size_t n, const struct shell_tree *t, struct arena *a,
                  struct shell_wrapped *out)
{
	str name = shell_program(words[0]).text;
	*out = (struct shell_wrapped){.runs = SHELL_YES};
	if (!words[0].known)
		return false;
	bool python = str_starts(name, S("python")) || str_eq(name, S("py"));
	for (size_t i = 1; python && i + 1 < n && starts_with(words[i], '-'); i++)
		if (str_eq(words[i].text, S("-m"))) {
			behind(out, words, n, i + 1);
			return true;
		}
	bool asks = n > 1 && str_eq(name, S("command")) && (str_listed(words[1].text, "-v -V -pv"));
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers && !asks; i++) {
		const struct wrapper *w = &wrappers[i];
		size_t from = str_eq(name, str_of(w->name)) ? behind_below(words, n, str_of(w->below), w->taking) : 0;
		if (!from)
			continue;
		out->shown = w->shown;
		bool any = unwrap(w, words, n, from, t, a, out);
		if (w->form == COMMAND || w->form == ASSIGN)
			heed(out, w->name, words, n);
		return any;
	}
	return false;
}
