/* By name, for each ecosystem: what a package manager reads is called so and not otherwise. An empty file locks
 * nothing.
 */
#include "lock.h"

#include "facts/folder.h"

static const struct {
	str name, ecosystem;
} locks[] = {{STR_INIT("package-lock.json"), STR_INIT("npm")}, {STR_INIT("npm-shrinkwrap.json"), STR_INIT("npm")},
             {STR_INIT("yarn.lock"), STR_INIT("npm")},         {STR_INIT("pnpm-lock.yaml"), STR_INIT("npm")},
             {STR_INIT("bun.lock"), STR_INIT("npm")},          {STR_INIT("bun.lockb"), STR_INIT("npm")},
             {STR_INIT("deno.lock"), STR_INIT("npm")},         {STR_INIT("poetry.lock"), STR_INIT("pypi")},
             {STR_INIT("uv.lock"), STR_INIT("pypi")},          {STR_INIT("pdm.lock"), STR_INIT("pypi")},
             {STR_INIT("pylock.toml"), STR_INIT("pypi")},      {STR_INIT("Pipfile.lock"), STR_INIT("pypi")},
             {STR_INIT("Cargo.lock"), STR_INIT("cargo")},      {STR_INIT("composer.lock"), STR_INIT("composer")},
             {STR_INIT("Gemfile.lock"), STR_INIT("gem")},      {STR_INIT("gems.locked"), STR_INIT("gem")},
             {STR_INIT("pubspec.lock"), STR_INIT("pub")},      {STR_INIT("go.sum"), STR_INIT("go")}};

void lock_file(struct facts *f, str path, uint64_t size)
{
	str name = str_basename(path);
	for (size_t i = 0; size > 0 && i < sizeof locks / sizeof *locks; i++) {
		if (!str_eq(locks[i].name, name))
			continue;
		struct members m = fact_new(f, S("lock_files"), path, 0);
		members_scalar(&m, NODE_STRING, S("folder"), folder_of(path), NULL);
		members_scalar(&m, NODE_STRING, S("ecosystem"), locks[i].ecosystem, NULL);
	}
}
