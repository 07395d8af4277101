/* docker run: the program is the image, or what stands behind it; it sees of the repository what is mounted, under
 * another name. See "docker container run" of its manual. */
#include "shell_image.h"

#include "base/ascii.h"

static const char docker_taking[] =
        "-v -e -p -w -u -m -l -h -c -a --name --network --net --entrypoint --env-file --mount --platform --user "
        "--workdir --volume --env --publish --memory --cpus --add-host --hostname --label --cap-add --cap-drop "
        "--device "
        "--dns --expose --gpus --group-add --health-cmd --ipc --link --log-driver --log-opt --pid --pull --restart "
        "--runtime --security-opt --shm-size --tmpfs --ulimit --volumes-from --cidfile --memory-swap --stop-signal";

/* Images that are given a command; others are one themselves. */
static const char plain_images[] =
        "node python alpine ubuntu debian golang rust ruby php openjdk maven gradle busybox amazonlinux fedora centos "
        "rockylinux eclipse-temurin deno bun dotnet sdk swift dart flutter composer bash archlinux opensuse "
        "buildpack-deps "
        "miniconda3 mambaforge uv";

/* [host/]owner/name[:tag]: the program is the name, unless the image is a plain one. */
static str image_name(str ref)
{
	str name = str_basename(ref);
	name = str_sub(name, 0, str_find(name, S("@"), 0));
	return str_sub(name, 0, str_find(name, S(":"), 0));
}

/* ---- what it sees ---- */

struct mount {
	str from, to; /* from: a folder of where the command works; "" that one */
	bool any;
};

static str without_quotes(str s)
{
	while (s.n && ascii_in("\"'", s.p[0]))
		s = str_sub(s, 1, s.n);
	while (s.n && ascii_in("\"'", s.p[s.n - 1]))
		s = str_sub(s, 0, s.n - 1);
	return s;
}

/* What stands behind the name of the folder where the command works; false: it is another folder. */
static bool is_here(str source, str *below)
{
	static const str names[] = {STR_INIT("$PWD"),
	                            STR_INIT("${PWD}"),
	                            STR_INIT("$(pwd)"),
	                            STR_INIT("$$PWD"),
	                            STR_INIT("$${PWD}"),
	                            STR_INIT("$$(pwd)"),
	                            STR_INIT("$(PWD)"),
	                            STR_INIT("$(CURDIR)"),
	                            STR_INIT("`pwd`"),
	                            STR_INIT("%cd%"),
	                            STR_INIT("${{ github.workspace }}"),
	                            STR_INIT("${{github.workspace}}"),
	                            STR_INIT("$GITHUB_WORKSPACE"),
	                            STR_INIT("${GITHUB_WORKSPACE}"),
	                            STR_INIT("$CI_PROJECT_DIR"),
	                            STR_INIT("${CI_PROJECT_DIR}"),
	                            STR_INIT("$BITBUCKET_CLONE_DIR"),
	                            STR_INIT("$(Build.SourcesDirectory)"),
	                            STR_INIT(".")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str rest = str_sub(source, names[i].n, source.n);
		if (!str_starts(source, names[i]) || (rest.n && rest.p[0] != '/'))
			continue;
		*below = rest.n ? str_sub(rest, 1, rest.n) : S("");
		return str_find(*below, S("$"), 0) == SIZE_MAX;
	}
	return false;
}

static void set_mount(struct mount *m, str source, str target)
{
	if (m->any || !target.n || !is_here(source, &m->from))
		return;
	m->to = target;
	m->any = true;
}

/* -v SOURCE:TARGET[:ro] */
static void of_volume(struct mount *m, str text)
{
	text = without_quotes(text);
	size_t colon = str_find(text, S(":/"), 0);
	if (colon == SIZE_MAX)
		return;
	str target = str_sub(text, colon + 1, text.n);
	set_mount(m, without_quotes(str_sub(text, 0, colon)), str_sub(target, 0, str_find(target, S(":"), 0)));
}

/* --mount type=bind,source=SOURCE,target=TARGET */
static void of_mount(struct mount *m, str text)
{
	str part, source = {0}, target = {0};
	for (str list = without_quotes(text); str_cut(&list, ',', &part);) {
		size_t equals = str_find(part, S("="), 0);
		str key = str_sub(part, 0, equals),
		    value = equals == SIZE_MAX ? S("") : str_sub(part, equals + 1, part.n);
		if (str_listed(key, "source src"))
			source = value;
		else if (str_listed(key, "target dst destination"))
			target = value;
	}
	set_mount(m, source, target);
}

static bool begins(str path, str folder)
{
	return str_starts(path, folder) && (path.n == folder.n || path.p[folder.n] == '/');
}

/* A path of the container as one from where the command works. */
static bool outside(const struct mount *m, str path, struct arena *a, str *out)
{
	str rest = str_sub(path, m->to.n, path.n);
	if (!m->any || !begins(path, m->to))
		return false;
	str below = rest.n ? str_sub(rest, 1, rest.n) : rest;
	*out = m->from.n && below.n ? arena_printf(a, "%.*s/%.*s", STR_ARG(m->from), STR_ARG(below))
	       : below.n            ? below
	       : m->from.n          ? m->from
	                            : S(".");
	return true;
}

/* Paths of the container among the words become the repository's. Without -w and without such a path nobody knows what
 * it looks at. */
static void see(struct shell_wrapped *out, const struct mount *m, str works, struct arena *a)
{
	str way;
	bool any = false;
	struct shell_word *made = arena_array(a, struct shell_word, out->n);
	for (size_t i = 0; i < out->n; i++) {
		made[i] = out->words[i];
		str text = without_quotes(made[i].text);
		if (i && outside(m, text, a, &way)) {
			made[i] = (struct shell_word){way, true};
			any = true;
		}
	}
	out->words = made;
	out->moved = true;
	out->folder = (struct shell_word){S("."), any};
	if (works.n && outside(m, works, a, &way))
		out->folder = (struct shell_word){any ? S(".") : way, true};
}

/* ---- its words ---- */

static bool is_option(struct shell_word w) { return w.text.n && w.text.p[0] == '-'; }

void shell_image(struct shell_wrapped *out, const struct shell_word *words, size_t n, size_t i, struct arena *a)
{
	struct shell_word entry = {0};
	struct mount m = {0};
	str works = {0};
	for (; i < n && is_option(words[i]); i++) {
		str option = words[i].text, key = str_sub(option, 0, str_find(option, S("="), 0));
		bool takes = str_listed(option, docker_taking) && i + 1 < n;
		struct shell_word value =
		        takes              ? words[i + 1]
		        : key.n < option.n ? (struct shell_word){str_sub(option, key.n + 1, option.n), words[i].known}
		                           : (struct shell_word){0};
		if (str_eq(key, S("--entrypoint")))
			entry = value;
		else if (str_listed(key, "-v --volume"))
			of_volume(&m, value.text);
		else if (str_eq(key, S("--mount")))
			of_mount(&m, value.text);
		else if (str_listed(key, "-w --workdir"))
			works = without_quotes(value.text);
		i += takes;
	}
	if (i >= n)
		return;
	str name = image_name(words[i].text);
	bool plain = str_listed(name, plain_images) || !words[i].known;
	bool itself = !entry.text.n && (plain || (i + 1 < n && str_eq(words[i + 1].text, name)));
	out->n = itself ? n - i - 1 : n - i;
	if (!out->n)
		return;
	struct shell_word *made = arena_array(a, struct shell_word, out->n);
	memcpy(made, words + n - out->n, out->n * sizeof *made);
	if (!itself)
		made[0] = entry.text.n ? entry : (struct shell_word){name, true};
	out->words = made;
	see(out, &m, works, a);
}
