/* Is a dependency used? Where what code imports is not called as the package is, nobody knows. */
#include "facts/dependency_use.h"

#include <stdint.h>

/* Packages whose module has another name than the package; sources: their own documentation. */
static const struct {
	str package, module;
} aliases[] = {
        {STR_INIT("djangorestframework"), STR_INIT("rest_framework")},
        {STR_INIT("django-allauth"), STR_INIT("allauth")},
        {STR_INIT("pyjwt"), STR_INIT("jwt")},
        {STR_INIT("python-jose"), STR_INIT("jose")},
        {STR_INIT("python-json-logger"), STR_INIT("pythonjsonlogger")},
        {STR_INIT("python3-saml"), STR_INIT("onelogin")},
        {STR_INIT("django-oauth-toolkit"), STR_INIT("oauth2_provider")},
        {STR_INIT("pyyaml"), STR_INIT("yaml")},
        {STR_INIT("python-dotenv"), STR_INIT("dotenv")},
        {STR_INIT("google-cloud-secret-manager"), STR_INIT("google.cloud.secretmanager")},
        {STR_INIT("azure-keyvault-secrets"), STR_INIT("azure.keyvault")},
        {STR_INIT("azure-identity"), STR_INIT("azure.identity")},
};

static char folded(char c, bool python)
{
	if (!python)
		return c;
	return c == '-' ? '_' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* module is name or something below it (a separator behind it). */
static bool is_below(str module, str name, char separator, bool python)
{
	if (module.n < name.n || (module.n > name.n && module.p[name.n] != separator))
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (folded(module.p[i], python) != folded(name.p[i], python))
			return false;
	return true;
}

static bool any_below(str name, char separator, bool python, const str *modules, size_t n)
{
	size_t low = 0;
	for (size_t high = n; !python && low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(modules[middle], name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	/* Names that merely begin alike ("a-b" between "a" and "a/x") may stand between. */
	for (; low < n && (python || str_starts(modules[low], name)); low++)
		if (is_below(modules[low], name, separator, python))
			return true;
	return false;
}

/* Languages join the parts of a module by these; the name itself may be spelled otherwise in code. */
static enum dependency_use used_exactly(str name, char separator, const str *modules, size_t n)
{
	return any_below(name, separator, false, modules, n) ? DEPENDENCY_USED : DEPENDENCY_UNUSED;
}

static enum dependency_use used_python(str name, const str *modules, size_t n)
{
	if (any_below(name, '.', true, modules, n))
		return DEPENDENCY_USED;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (str_ieq(aliases[i].package, name))
			return any_below(aliases[i].module, '.', true, modules, n) ? DEPENDENCY_USED
			                                                           : DEPENDENCY_UNUSED;
	return DEPENDENCY_PERHAPS;
}

/* serde_json of serde-json: a crate may be used by its path alone, without an import. */
static enum dependency_use used_rust(str name, const str *modules, size_t n)
{
	char room[256];
	if (name.n > sizeof room)
		return DEPENDENCY_PERHAPS;
	for (size_t i = 0; i < name.n; i++)
		room[i] = name.p[i] == '-' ? '_' : name.p[i];
	return any_below(str_at(room, name.n), ':', false, modules, n) ? DEPENDENCY_USED : DEPENDENCY_PERHAPS;
}

static enum dependency_use used_dart(str name, const str *modules, size_t n)
{
	char room[256];
	str before = S("package:");
	if (before.n + name.n > sizeof room)
		return DEPENDENCY_PERHAPS;
	memcpy(room, before.p, before.n);
	memcpy(room + before.n, name.p, name.n);
	return used_exactly(str_at(room, before.n + name.n), '/', modules, n);
}

/* Of what is named so in code where it is used at all, and otherwise as well. */
static enum dependency_use used_perhaps(str name, char separator, const str *modules, size_t n)
{
	return any_below(name, separator, false, modules, n) ? DEPENDENCY_USED : DEPENDENCY_PERHAPS;
}

enum dependency_use dependency_used(str ecosystem, str name, const str *modules, size_t n)
{
	if (str_eq(ecosystem, S("pypi")))
		return used_python(name, modules, n);
	if (str_eq(ecosystem, S("cargo")))
		return used_rust(name, modules, n);
	if (str_eq(ecosystem, S("pub")))
		return used_dart(name, modules, n);
	if (str_listed(ecosystem, "npm go"))
		return used_exactly(name, '/', modules, n);
	if (str_eq(ecosystem, S("gem")))
		return used_perhaps(name, '/', modules, n);
	if (str_eq(ecosystem, S("nuget")))
		return used_perhaps(name, '.', modules, n);
	return DEPENDENCY_PERHAPS;
}
