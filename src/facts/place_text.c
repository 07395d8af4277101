/* A name that ends in the word for a secret, what gives it a value (= or : or, of an option, a blank), and a value that
 * somebody made up to be hard to guess: eight characters and more, letters and digits, and no word of a placeholder. */
#include "place_text.h"

#include "base/ascii.h"
#include "base/glob.h"
#include "facts/folder.h"

enum { LEAST = 8, LONGEST_VALUE = 120, MOST_ROWS = 8, LONGEST_LINE = 2000 };

static const struct {
	str glob, what;
} files[] = {
        {STR_INIT("Dockerfile{,.*}"), STR_INIT("image")},
        {STR_INIT("*.{dockerfile,Dockerfile}"), STR_INIT("image")},
        {STR_INIT("Containerfile{,.*}"), STR_INIT("image")},
        {STR_INIT("{docker-,}compose*.{yml,yaml}"), STR_INIT("compose")},
        {STR_INIT("**/.github/workflows/*.{yml,yaml}"), STR_INIT("build")},
        {STR_INIT(".gitlab-ci.yml"), STR_INIT("build")},
        {STR_INIT("{bitbucket-pipelines,.travis}.yml"), STR_INIT("build")},
        {STR_INIT("*.service"), STR_INIT("service")},
        {STR_INIT("*.{sh,bash,ps1}"), STR_INIT("script")},
        {STR_INIT("Makefile"), STR_INIT("script")},
        {STR_INIT("Procfile"), STR_INIT("platform")},
        {STR_INIT("values*.{yml,yaml}"), STR_INIT("workload")},
        {STR_INIT("**/{ansible,playbooks,group_vars,host_vars}/**/*.{yml,yaml}"), STR_INIT("infrastructure")},
        {STR_INIT("{ansible,playbooks,group_vars,host_vars}/**/*.{yml,yaml}"), STR_INIT("infrastructure")},
};

/* What a name of a secret ends in. */
static const char *const words[] = {"password",    "passwd",  "secret",      "token",          "api_key",
                                    "apikey",      "api-key", "private_key", "access_key",     "session_key",
                                    "signing_key", "jwt_key", "secret_key",  "encryption_key", "requirepass"};

/* What nobody who wants to keep people out would choose. */
static const char *const stand_ins[] = {"test",   "dummy", "fake",  "example",  "sample", "placeholder", "change",
                                        "your",   "local", "dev",   "postgres", "passw",  "secret",      "xxx",
                                        "123456", "token", "admin", "redacted", "demo",   "mysql",       "mongo"};

static bool is_name(char c) { return ascii_alnum(c) || ascii_in("_-.", c); }

static bool is_value(char c) { return ascii_alnum(c) || ascii_in("+._~!@#%^*-", c); }

/* The value that begins at `at`; "" where it is a reference, an address, a path, or nothing hard to guess. */
static str value_at(str line, size_t at)
{
	size_t from = at;
	while (from < line.n && ascii_in("\"'\\", line.p[from]))
		from++;
	size_t end = from;
	bool digit = false, letter = false;
	for (; end < line.n && is_value(line.p[end]) && end - from < LONGEST_VALUE; end++) {
		digit = digit || ascii_digit(line.p[end]);
		letter = letter || ascii_letter(line.p[end]);
	}
	if (end - from < LEAST || !digit || !letter || (end < line.n && ascii_in("/$({:=", line.p[end])))
		return S("");
	str value = str_sub(line, from, end);
	for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
		if (str_ifind(value, str_of(stand_ins[i]), 0) != SIZE_MAX)
			return S("");
	return value;
}

static bool is_option(str line, size_t word)
{
	size_t from = word;
	while (from > 0 && is_name(line.p[from - 1]))
		from--;
	return str_starts(str_sub(line, from, line.n), S("--"));
}

/* Behind the name: where its value begins; SIZE_MAX: the name is given none. `--password X`, `"--password", "X"`,
 * PASSWORD=X, PASSWORD: X. */
static size_t given_at(str line, size_t word, size_t end)
{
	bool option = is_option(line, word);
	size_t at = end;
	while (at < line.n && ascii_in("\"'", line.p[at]))
		at++;
	if (at < line.n && line.p[at] == '=')
		return at + 1;
	if (at < line.n && (line.p[at] == ':' || (option && line.p[at] == ','))) {
		at++;
		return at < line.n && line.p[at] == ' ' ? at + 1 : option ? at : SIZE_MAX;
	}
	return option && at == end && at < line.n && line.p[at] == ' ' ? at + 1 : SIZE_MAX;
}

static bool tells(str line)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		str word = str_of(words[i]);
		for (size_t at = 0; (at = str_ifind(line, word, at)) != SIZE_MAX; at += word.n) {
			size_t given = given_at(line, at, at + word.n);
			if (given != SIZE_MAX && value_at(line, given).n)
				return true;
		}
	}
	return false;
}

/* kubectl create secret … --from-literal=db=X, curl -u name:X: what follows is a secret, whatever its name. */
static bool hands_over(str line)
{
	static const struct {
		str option;
		char behind;
	} options[] = {{STR_INIT("--from-literal="), '='}, {STR_INIT("-u "), ':'}, {STR_INIT("--user "), ':'}};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		size_t at = str_find(line, options[i].option, 0);
		if (at == SIZE_MAX)
			continue;
		for (at += options[i].option.n; at < line.n && is_name(line.p[at]);)
			at++;
		if (at < line.n && line.p[at] == options[i].behind && value_at(line, at + 1).n)
			return true;
	}
	size_t login = str_find(line, S(" login "), 0); /* docker login -u NAME -p X */
	size_t option = login == SIZE_MAX ? SIZE_MAX : str_find(line, S(" -p "), login);
	return option != SIZE_MAX && value_at(line, option + 4).n;
}

/* - name: DB_PASSWORD, and on the next line value: X */
static bool names_secret(str line)
{
	size_t at = str_find(line, S("name:"), 0);
	str name = at == SIZE_MAX ? S("") : str_trim(str_sub(line, at + 5, line.n));
	while (name.n && ascii_in("\"'", name.p[name.n - 1]))
		name.n--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (name.n >= str_of(words[i]).n &&
		    str_ieq(str_sub(name, name.n - str_of(words[i]).n, name.n), str_of(words[i])))
			return true;
	return false;
}

static bool gives_value(str line) { return str_starts(line, S("value: ")) && value_at(line, S("value: ").n).n; }

void place_text(struct facts *f, str path, str bytes)
{
	str what = S(""), line;
	size_t rows = 0;
	bool named = false;
	for (size_t i = 0; i < sizeof files / sizeof *files && !what.n; i++)
		if (glob_rule(files[i].glob, path))
			what = files[i].what;
	if (!what.n || folder_is_foreign(path))
		return;
	for (unsigned number = 1; str_cut(&bytes, '\n', &line) && rows < MOST_ROWS; number++) {
		line = str_trim(str_sub(line, 0, line.n < LONGEST_LINE ? line.n : LONGEST_LINE));
		bool found = tells(line) || hands_over(line) || (named && gives_value(line));
		named = names_secret(line);
		if (str_starts(line, S("#")) || !found)
			continue;
		struct members m = fact_new(f, S("plain_places"), path, number);
		members_scalar(&m, NODE_STRING, S("what"), what, NULL);
		members_bool(&m, S("literal"), true);
		rows++;
	}
}
