/* package: the files by which ecosystems say "here is a package": read one by one into the section `package_files`,
 * each as it was written; what the packages of a repository are (facts/parts.h) only the whole tells.
 *
 *   {path, folder ("." for the root), ecosystem: npm|pypi|cargo|go|maven|gradle|nuget|deno|composer|pub|gem, name?,
 *    private: true|false, publishes: true|false|UNKNOWN (others may use it: exports, a library target, a build system),
 *    runs: true|false|UNKNOWN (its target is put to work: a web project, a mobile app), workspaces: ARRAY of STRING
 * (folders or globs below folder), scripts: OBJECT of name and command, entries: ARRAY of STRING, uses: ARRAY of STRING
 * (packages beside it that its manifest is built upon: a folder from its own on, a name, or
 *    ":a:b" of Gradle)}
 *
 * A list of members alone (pnpm-workspace.yaml, lerna.json, go.work, settings.gradle) is a row without a name. */
#ifndef FACTS_PACKAGE_H
#define FACTS_PACKAGE_H

#include "facts/fact.h"

/* package.json, pnpm-workspace.yaml, lerna.json, deno.json, pyproject.toml, Cargo.toml, pom.xml, *.csproj,
 * composer.json, pubspec.yaml; others add nothing, and package_reads() says so. */
bool package_reads(str path);
void package_tree(struct facts *f, str path, const struct node *tree);
/* go.mod, go.work, requirements*.txt, build.gradle, settings.gradle, Gemfile; what vendored folders hold is nobody's.
 */
void package_text(struct facts *f, str path, str bytes);

#endif
