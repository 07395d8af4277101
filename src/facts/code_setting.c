/* What a name is read from is told by what stands in front of it, language by language, since the source of a computed
 * value is all that a reader knows of it. */
#include "code_setting.h"

#include <stdint.h>

enum { LONGEST_NAME = 128 };

static void add(struct facts *f, str path, str side, str name, str from, unsigned line)
{
	struct members m = fact_new(f, S("settings"), path, line);
	members_scalar(&m, NODE_STRING, S("name"), name, NULL);
	members_scalar(&m, NODE_STRING, S("from"), from, NULL);
	members_scalar(&m, NODE_STRING, S("side"), side, NULL);
}

static bool is_word(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* How languages read a variable: what stands in front of its name. */
static const struct {
	str before, from;
} readings[] = {
        {STR_INIT("process.env."), STR_INIT("environment")},
        {STR_INIT("process.env["), STR_INIT("environment")},
        {STR_INIT("import.meta.env."), STR_INIT("environment")},
        {STR_INIT("Bun.env."), STR_INIT("environment")},
        {STR_INIT("env."), STR_INIT("environment")}, /* see is_binding() */
        {STR_INIT("Deno.env.get("), STR_INIT("environment")},
        {STR_INIT("os.environ["), STR_INIT("environment")},
        {STR_INIT("os.environ.get("), STR_INIT("environment")},
        {STR_INIT("os.getenv("), STR_INIT("environment")},
        {STR_INIT("os.Getenv("), STR_INIT("environment")},
        {STR_INIT("os.LookupEnv("), STR_INIT("environment")},
        {STR_INIT("env("), STR_INIT("environment")}, /* of PHP: Laravel's way to all that is not public */
        {STR_INIT("System.getenv("), STR_INIT("environment")},
        {STR_INIT("getenv("), STR_INIT("environment")},
        {STR_INIT("Environment.GetEnvironmentVariable("), STR_INIT("environment")},
        {STR_INIT("String.fromEnvironment("), STR_INIT("environment")},
        {STR_INIT("Platform.environment["), STR_INIT("environment")},
        {STR_INIT("processInfo.environment["), STR_INIT("environment")},
        {STR_INIT("env::var("), STR_INIT("environment")},
        {STR_INIT("env.var("), STR_INIT("environment")}, /* the same as the reader names it */
        {STR_INIT("ENV["), STR_INIT("environment")},
        {STR_INIT("ENV.fetch("), STR_INIT("environment")},
        {STR_INIT("$_ENV["), STR_INIT("environment")},
        {STR_INIT("st.secrets["), STR_INIT("store")},
        {STR_INIT("st.secrets.get("), STR_INIT("store")},
        {STR_INIT("st.secrets."), STR_INIT("store")},
        {STR_INIT("userdata.get("), STR_INIT("store")},
        {STR_INIT(".getProperty("), STR_INIT("store")},
};

/* Most sources have none of the words of which each row above has one. */
static bool may_read(str text)
{
	return text.n > S("Bun.env.").n &&
	       (str_ifind(text, S("env"), 0) != SIZE_MAX || str_find(text, S("secrets"), 0) != SIZE_MAX ||
	        str_find(text, S("userdata"), 0) != SIZE_MAX || str_find(text, S("getProperty"), 0) != SIZE_MAX);
}

/* env.NAME is a binding of a Worker, or what a file of settings exports; process.env.NAME has a row of its own. */
static bool is_binding(str text, size_t at, str name)
{
	bool loud = name.n > 2;
	for (size_t i = 0; i < name.n; i++)
		loud = loud && !(name.p[i] >= 'a' && name.p[i] <= 'z');
	static const str others[] = {STR_INIT("process."), STR_INIT("meta."), STR_INIT("Bun."), STR_INIT("Deno.")};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		loud = loud && !str_ends(str_sub(text, 0, at), others[i]);
	return loud && !(at && is_word(text.p[at - 1]));
}

/* What Laravel's own files name for services that most apps never use. */
static bool is_skeleton(str path)
{
	static const char files[] = "services.php filesystems.php queue.php cache.php broadcasting.php mail.php "
	                            "logging.php session.php sanctum.php";
	return (str_starts(path, S("config/")) || str_find(path, S("/config/"), 0) != SIZE_MAX) &&
	       str_listed(str_basename(path), files);
}

/* Properties of a script are a store in Apps Script; those of Java are settings like others. env() is one of PHP. */
static bool is_of_language(str path, str before)
{
	return str_eq(before, S(".getProperty(")) ? str_listed(str_extension(path), "gs js ts")
	       : str_eq(before, S("env("))        ? str_eq(str_extension(path), S("php")) && !is_skeleton(path)
	                                          : true;
}

void code_setting_text(struct facts *f, str path, str side, str text, unsigned line)
{
	if (!may_read(text))
		return;
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
		for (size_t at = 0; (at = str_find(text, readings[i].before, at)) != SIZE_MAX;) {
			size_t from = at + readings[i].before.n, to;
			from += from < text.n && (text.p[from] == '"' || text.p[from] == '\'' || text.p[from] == '`');
			for (to = from; to < text.n && is_word(text.p[to]);)
				to++;
			str name = str_sub(text, from, to), before = readings[i].before;
			bool call = to < text.n && text.p[to] == '('; /* st.secrets.get( */
			bool bare = str_eq(before, S("env.")), counts = !bare || is_binding(text, at, name);
			if (name.n && name.n <= LONGEST_NAME && !call && counts && is_of_language(path, before))
				add(f, path, side, name, readings[i].from, line);
			at = to > from ? to : from;
		}
}

/* The reader shows a call in full where it is an argument or stands alone: getenv("NAME"). */
void code_setting_call(struct facts *f, str path, str side, const struct node *call)
{
	const struct node *callee = node_get(call, S("callee")), *args = node_get(call, S("args"));
	const struct node *first = args ? args->child : NULL;
	if (!callee || !first || first->kind != NODE_STRING || first->text.n > LONGEST_NAME)
		return;
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		str before = readings[i].before;
		if (!str_ends(before, S("(")))
			continue;
		before.n--;
		if (!is_of_language(path, readings[i].before))
			continue;
		if (str_starts(before, S(".")) ? str_ends(callee->text, before) : str_eq(callee->text, before))
			add(f, path, side, first->text, readings[i].from, first->line);
	}
	if (str_ends(callee->text,
	             S(".GetConnectionString"))) /* of .NET: what it is called in the section of that name */
		add(f, path, side, S("CONNECTION_STRING"), S("environment"), first->line);
}
