/* Packages that manifests of each ecosystem name. */
#include "facts/dependency.h"

#include "repo.h"

#define ROWS(path, text, wanted)                                                                                       \
	do {                                                                                                           \
		struct repo_facts rows_repo = REPO({path, text});                                                      \
		repo_expect(&rows_repo, "dependencies", "name version lower upper dev", wanted);                       \
		repo_free(&rows_repo);                                                                                 \
	} while (0)

Test(dependency, cargo)
{
	ROWS("Cargo.toml",
	     "[dependencies]\nserde = \"1.2\"\nold = { version = \"=0.3.1\", package = \"new\" }\nall.workspace = "
	     "true\n"
	     "[dev-dependencies]\nproptest = \">=1, <2\"\n[target.'cfg(unix)'.dependencies]\nlibc = \"*\"\n",
	     "serde 1.2 1.2.0 1.999999.999999 false|new =0.3.1 0.3.1 0.3.1 false|all ? ? ? false|"
	     "proptest >=1, <2 1.0.0 1.999999.999999 true|libc * 0.0.0 - false");
}

Test(dependency, requirements_from_addresses)
{
	struct repo_facts r = REPO({"requirements.txt", "flask==3.0.3\n# see https://x.org/notes.zip\n"
	                                                "https://x.org/y.zip # the fork\n-e git+https://x.org/z#egg=z\n"
	                                                "--extra-index-url https://x.org/simple\n"});
	repo_expect(&r, "dependencies", "name version",
	            "flask ==3.0.3|y.zip https://x.org/y.zip|z git+https://x.org/z#egg=z");
	repo_free(&r);
}

Test(dependency, composer)
{
	ROWS("composer.json",
	     "{'require': {'php': '^8.1', 'ext-json': '*', 'laravel/framework': '^10.0', 'a/b': '~1.2'}, "
	     "'require-dev': "
	     "{'phpunit/phpunit': '^9|^10'}}",
	     "a/b ~1.2 1.2.0 1.999999.999999 false|laravel/framework ^10.0 10.0.0 10.999999.999999 false|"
	     "phpunit/phpunit ^9|^10 9.0.0 10.999999.999999 true");
}

Test(dependency, pub)
{
	ROWS("pubspec.yaml",
	     "name: a\ndependencies:\n  flutter:\n    sdk: flutter\n  http: ^1.1.0\n  own:\n    path: ../own\n  any: "
	     "any\n"
	     "dev_dependencies:\n  lints: '>=2.0.0 <3.0.0'\n",
	     "http ^1.1.0 1.1.0 1.999999.999999 false|own  - - false|any any - - false|"
	     "lints >=2.0.0 <3.0.0 2.0.0 2.999999.999999 true");
}

Test(dependency, maven)
{
	ROWS("pom.xml",
	     "<project>\n<parent><groupId>org.s</groupId><artifactId>p</artifactId><version>3.2.0</version></parent>\n"
	     "<properties><a.v>1.2</a.v></properties>\n<dependencies>\n"
	     "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>${a.v}</version></dependency>\n"
	     "<dependency><groupId>c</groupId><artifactId>d</artifactId><scope>test</scope></dependency>\n"
	     "<dependency><groupId>e</groupId><artifactId>f</artifactId><version>[1.0,2.0)</version></dependency>\n"
	     "<dependency><groupId>g</groupId><artifactId>h</artifactId><version>${far}</version></dependency>\n"
	     "</dependencies></project>\n",
	     "org.s:p 3.2.0 3.2.0 3.2.0 false|a:b 1.2 1.2.0 1.2.0 false|c:d ? ? ? true|"
	     "e:f [1.0,2.0) 1.0.0 1.999999.999999 false|g:h ? ? ? false");
}

Test(dependency, gradle)
{
	ROWS("app/build.gradle",
	     "ext.v = '4.1'\nplugins {\n  id 'org.x' version '3.2.0'\n}\ndependencies {\n"
	     "  implementation 'a:b:1.0'\n  api \"c:d:$v\"\n  testImplementation group: 'e', name: 'f', version: "
	     "'1.+'\n"
	     "  implementation platform('g:h:2.0')\n  // implementation 'no:no:1'\n  implementation project(':own')\n"
	     "  runtimeOnly 'i:j'\n  kapt \"k:l:${far.m}\"\n}\n",
	     "org.x 3.2.0 3.2.0 3.2.0 true|a:b 1.0 1.0.0 1.0.0 false|c:d 4.1 4.1.0 4.1.0 false|"
	     "e:f 1.+ 1.0.0 1.999999.999999 true|g:h 2.0 2.0.0 2.0.0 false|i:j ? ? ? false|k:l ? ? ? false");
	ROWS("build.gradle.kts",
	     "val v = \"4.1\"\ndependencies {\n  implementation(\"a:b:$v\")\n  implementation(kotlin(\"stdlib\"))\n"
	     "  implementation(libs.x)\n}\n",
	     "a:b 4.1 4.1.0 4.1.0 false|org.jetbrains.kotlin:kotlin-stdlib ? ? ? false");
	ROWS("gradle/libs.versions.toml",
	     "[versions]\nv = \"1.5\"\n[libraries]\na = \"b:c:1.0\"\nd = { module = \"e:f\", version.ref = \"v\" }\n"
	     "g = { group = \"h\", name = \"i\", version = \"2.0\" }\nj = { module = \"k:l\" }\n",
	     "b:c 1.0 1.0.0 1.0.0 ?|e:f 1.5 1.5.0 1.5.0 ?|h:i 2.0 2.0.0 2.0.0 ?|k:l ? ? ? ?");
}

Test(dependency, nuget)
{
	ROWS("a.csproj",
	     "<Project>\n<ItemGroup>\n<PackageReference Include='A.B' Version='1.*' />\n"
	     "<PackageReference "
	     "Include='C'><Version>2.0</Version><PrivateAssets>all</PrivateAssets></PackageReference>\n"
	     "<PackageReference Include='D' />\n</ItemGroup></Project>\n",
	     "A.B 1.* 1.0.0 1.999999.999999 false|C 2.0 2.0.0 - true|D ? ? ? false");
	ROWS("Directory.Packages.props",
	     "<Project><ItemGroup><PackageVersion Include='D' Version='[1.0]' /></ItemGroup></Project>",
	     "D [1.0] 1.0.0 1.0.0 ?");
}

Test(dependency, gem)
{
	ROWS("Gemfile",
	     "source 'https://example.org'\ngem 'rails', '~> 7.1.2', '>= 7.1.3'\ngroup :development, :test do\n  gem "
	     "\"rspec\"\nend\ngem 'pg', '1.5', group: :test\ngem 'x', git: 'a', branch: 'main'\n",
	     "rails ~> 7.1.2, >= 7.1.3 7.1.3 7.1.999999 false|rspec  - - true|pg 1.5 1.5.0 1.5.999999 true|"
	     "x  - - false");
	ROWS("a.gemspec", "s.add_dependency 'a', '>= 1'\ns.add_development_dependency 'b'\n",
	     "a >= 1 1.0.0 - false|b  - - true");
}

Test(dependency, swift)
{
	ROWS("Package.swift",
	     "  .package(url: \"https://github.com/v/vapor.git\", from: \"4.0.0\"),\n"
	     "  .package(url: \"https://github.com/a/b\", exact: \"1.2.3\"),\n"
	     "  .package(url: \"https://github.com/a/c\", branch: \"main\"),\n"
	     "  .package(name: \"d\", url: \"https://github.com/a/d\", .upToNextMinor(from: \"2.1.0\")),\n"
	     "  .package(url: \"https://github.com/a/e\", \"1.0.0\"..<\"1.5.0\"),\n",
	     "github.com/v/vapor ^4.0.0 4.0.0 4.999999.999999 false|github.com/a/b 1.2.3 1.2.3 1.2.3 false|"
	     "github.com/a/c #main - - false|github.com/a/d ~2.1.0 2.1.0 2.1.999999 false|"
	     "github.com/a/e >=1.0.0 <1.5.0 1.0.0 1.4.999999 false");
}

Test(dependency, whether_code_imports_it)
{
	struct repo_facts r = REPO({"Cargo.toml", "[dependencies]\nserde-json = \"1\"\nother = \"1\"\n"},
	                           {"src/main.rs", "use serde_json::Value;\n"},
	                           {"pubspec.yaml", "dependencies:\n  http: any\n  dio: any\n"},
	                           {"lib/a.dart", "import 'package:http/http.dart';\n"});
	repo_expect(&r, "dependencies", "name imported", "serde-json true|other ?|http true|dio false");
	repo_free(&r);
}
