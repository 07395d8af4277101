/* Tools that run what a file of the repository calls by a name. */
#include "command_call.h"

#include "facts/folder.h"
#include "command.h"
#include "make_file.h"

struct call {
	const struct shell_command *c;
	str folder;
	struct members *to;
};

static void add(const struct call *k, str file, str name)
{
	members_scalar(k->to, NODE_STRING, S(""), arena_printf(k->to->arena, "%.*s#%.*s", STR_ARG(file), STR_ARG(name)),
	               NULL);
}

static str below(const struct call *k, str folder, const char *file)
{
	bool root = !folder.n || str_eq(folder, S("."));
	return root ? str_of(file) : arena_printf(k->to->arena, "%.*s/%s", STR_ARG(folder), file);
}

/* What stands behind one of these options, "" none. */
static str option(const struct call *k, const char *names)
{
	for (size_t i = 0; i < k->c->n_words; i++) {
		str w = k->c->words[i].text;
		size_t equals = str_find(w, S("="), 0);
		if (!str_listed(str_sub(w, 0, equals), names))
			continue;
		if (equals != SIZE_MAX)
			return str_sub(w, equals + 1, w.n);
		return i + 1 < k->c->n_words && k->c->words[i + 1].known ? k->c->words[i + 1].text : S("");
	}
	return S("");
}

static bool has(const struct call *k, const char *names)
{
	for (size_t i = 0; i < k->c->n_words; i++)
		if (str_listed(str_sub(k->c->words[i].text, 0, str_find(k->c->words[i].text, S("="), 0)), names))
			return true;
	return false;
}

/* The n-th word that is neither an option nor the value of one of these. */
static str word(const struct call *k, size_t n, const char *taking)
{
	for (size_t i = 0; i < k->c->n_words; i++) {
		struct shell_word w = k->c->words[i];
		if (str_listed(w.text, taking))
			i++;
		else if ((!w.text.n || w.text.p[0] != '-') && n-- == 0)
			return w.known ? w.text : S("");
	}
	return S("");
}

/* ---- npm and the like ---- */

static const char package_taking[] = "--prefix -C --cwd --dir --filter -F -w --workspace --loglevel";

static void add_script(const struct call *k, str name)
{
	str way = option(k, "--prefix -C --cwd --dir"), folder;
	bool npm = str_eq(k->c->name.text, S("npm"));
	if (!name.n)
		return;
	if (has(k, "--filter -F -w --workspace --workspaces -r --recursive")) {
		add(k, S("*"), name);
		return;
	}
	if (!folder_join(k->folder, way.n ? way : S("."), k->to->arena, &folder))
		return;
	str file = below(k, folder, "package.json");
	if (npm)
		add(k, file, arena_printf(k->to->arena, "pre%.*s", STR_ARG(name)));
	add(k, file, name);
	if (npm)
		add(k, file, arena_printf(k->to->arena, "post%.*s", STR_ARG(name)));
}

static void of_package_manager(const struct call *k)
{
	str first = word(k, 0, package_taking), second = word(k, 1, package_taking);
	if (str_listed(first, "run run-script"))
		add_script(k, second);
	else if (str_listed(first, "test t tst"))
		add_script(k, S("test"));
	else if (str_listed(first, "start stop restart"))
		add_script(k, first);
	else if (str_eq(first, S("workspace")))
		add(k, S("*"),
		    str_eq(word(k, 2, package_taking), S("run")) ? word(k, 3, package_taking)
		                                                 : word(k, 2, package_taking));
	else if (str_eq(first, S("workspaces")))
		add(k, S("*"), word(k, str_eq(word(k, 2, package_taking), S("run")) ? 3 : 2, package_taking));
	else if (!str_eq(k->c->name.text, S("npm")) && !str_listed(first, "install add remove audit exec dlx"))
		add_script(k, first);
}

/* turbo run a b, run-s a b: scripts of whichever package has them. */
static void of_runner(const struct call *k)
{
	bool turbo = str_listed(k->c->name.text, "turbo lerna nx");
	size_t i = turbo && str_listed(word(k, 0, "--filter"), "run run-many") ? 1 : 0;
	for (str name; (name = word(k, i, "--filter --scope")).n; i++)
		add(k, S("*"), name);
}

/* ---- the rest ---- */

/* What options of make say of what it runs. */
static struct make_options make_options(const struct call *k)
{
	struct make_options o = {0};
	for (size_t i = 0; i < k->c->n_words; i++)
		if (k->c->words[i].known)
			make_file_option(&o, k->c->words[i].text, false);
	return o;
}

static void of_make(const struct call *k)
{
	static const char taking[] = "-C -f -j -o -W -I --directory --file --makefile";
	str way = option(k, "-C --directory"), file = option(k, "-f --file --makefile"), folder, name;
	size_t n = 0;
	if (make_options(k).runs_nothing || !folder_join(k->folder, way.n ? way : S("."), k->to->arena, &folder))
		return;
	file = below(k, folder, file.n ? arena_str(k->to->arena, file).p : "Makefile");
	for (size_t i = 0; (name = word(k, i, taking)).n; i++)
		if (str_find(name, S("="), 0) == SIZE_MAX) {
			add(k, file, name);
			n++;
		}
	if (!n)
		add(k, file, S(""));
}

static void add_file(const struct call *k, str way)
{
	str file;
	if (way.n && folder_join(k->folder, way, k->to->arena, &file))
		add(k, file, S(""));
}

/* docker build [-f FILE] FOLDER */
static void of_docker(const struct call *k)
{
	static const char taking[] =
	        "-f --file -t --tag --build-arg --target --platform --cache-from --cache-to --label "
	        "--secret --ssh --output -o --progress --network";
	size_t i = str_listed(word(k, 0, taking), "buildx image builder") ? 1 : 0;
	str file = option(k, "-f --file"), folder;
	if (!str_eq(word(k, i, taking), S("build")))
		return;
	if (file.n)
		add_file(k, file);
	else if (folder_join(k->folder, word(k, i + 1, taking), k->to->arena, &folder))
		add(k, below(k, folder, "Dockerfile"), S(""));
}

/* A shell that only reads its file runs nothing of it. */
static void of_shell(const struct call *k)
{
	bool errexit = false;
	for (size_t i = 0; i < k->c->n_words && str_starts(k->c->words[i].text, S("-")); i++) {
		str w = k->c->words[i].text;
		if (!str_starts(w, S("--")) && str_find(w, S("n"), 0) != SIZE_MAX)
			return;
		errexit = errexit || (!str_starts(w, S("--")) && str_find(w, S("e"), 0) != SIZE_MAX);
	}
	str file, way = word(k, 0, "-o +o -O -eo -euo -eux");
	if (way.n && folder_join(k->folder, way, k->to->arena, &file))
		add(k, file, errexit ? S(COMMAND_BY_SHELL_E) : S(COMMAND_BY_SHELL));
}

/* $(MAKE) in a recipe is the same program. */
static bool is_make(const struct shell_command *c)
{
	return str_listed(c->name.text, c->name.known ? "make gmake" : "$(MAKE) ${MAKE}");
}

/* npm run x -- y: what is handed on may change what the script does. */
static bool hands_on(const struct shell_command *c)
{
	bool ended = false;
	for (size_t i = 0; i < c->n_words; i++) {
		if (ended)
			return true;
		ended = c->words[i].known && str_eq(c->words[i].text, S("--"));
	}
	return false;
}

enum truth command_calls_fail(const struct shell_command *c)
{
	const struct call k = {.c = c};
	if (is_make(c))
		return make_options(&k).forgets ? TRUTH_FALSE : TRUTH_TRUE;
	if (c->name.known && str_listed(c->name.text, "npm pnpm yarn bun"))
		return hands_on(c) ? TRUTH_UNKNOWN : TRUTH_TRUE;
	return TRUTH_TRUE;
}

void command_calls(const struct shell_command *c, str folder, struct members *calls)
{
	const struct call k = {c, folder, calls};
	str name = c->name.text;
	if (!c->name.known && !is_make(c))
		return;
	if (str_listed(name, "npm pnpm yarn bun"))
		of_package_manager(&k);
	else if (str_listed(name, "turbo lerna nx run-s run-p npm-run-all npm-run-all2"))
		of_runner(&k);
	else if (is_make(c))
		of_make(&k);
	else if (str_listed(name, "docker podman buildah"))
		of_docker(&k);
	else if (str_listed(name, ". source"))
		add_file(&k, word(&k, 0, ""));
	else if (str_listed(name, "sh bash dash zsh ksh ash"))
		of_shell(&k);
	else if (str_listed(name, "pwsh powershell"))
		add_file(&k, has(&k, "-File -f") ? option(&k, "-File -f") : word(&k, 0, "-o +o -O"));
	else if (str_find(c->called.text, S("/"), 0) != SIZE_MAX || str_ends(name, S(".sh")))
		add_file(&k, c->called.text);
}
