/* dependency: what a project depends on, read from the files in which people declare it (not from lock files). */
#ifndef FACTS_DEPENDENCY_H
#define FACTS_DEPENDENCY_H

#include "facts/fact.h"

/* package.json, pyproject.toml, Cargo.toml, composer.json, pubspec.yaml, pom.xml, libs.versions.toml, *.csproj and its
 * like, Directory.Packages.props; others add nothing, and dependency_reads() says so. */
bool dependency_reads(str path);
void dependency_tree(struct facts *f, str path, const struct node *tree);
/* requirements*.txt, go.mod, build.gradle, Gemfile, *.gemspec, Package.swift. */
void dependency_text(struct facts *f, str path, str bytes);

#endif
