/* Manifests of packages, each as it is written. */
#include "repo.h"

Test(package, npm)
{
	struct repo_facts r =
	        REPO({"package.json", "{'private': true, 'workspaces': ['apps/*', '!apps/old']}"},
	             {"a/package.json", "{'name': 'a', 'main': 'index.js', 'scripts': {'start': 'node .'}}"},
	             {"b/package.json", "{'name': 'b', 'exports': {'.': './b.js'}, 'workspaces': {'packages': ['x']}}"},
	             {"node_modules/c/package.json", "{'name': 'c'}"}, {"pnpm-workspace.yaml", "packages: ['p/*']"},
	             {"lerna.json", "{'version': '1'}"});
	repo_expect(&r, "package_files", "path folder ecosystem name private publishes runs workspaces",
	            "a/package.json a npm a false false false -|b/package.json b npm b false true false x|"
	            "package.json . npm - true false false apps/*,!apps/old|pnpm-workspace.yaml . npm - false false "
	            "false p/*");
	repo_free(&r);
}

Test(package, settings_of_a_tool_are_no_list_of_members)
{
	struct repo_facts r = REPO({"lerna.json", "{'version': '1'}"});
	repo_expect(&r, "package_files", "path", "");
	repo_free(&r);
}

Test(package, python)
{
	struct repo_facts r =
	        REPO({"a/pyproject.toml",
	              "[project]\nname = 'a'\n[build-system]\nrequires = []\n[tool.uv.workspace]\nmembers = ['p/*']\n"},
	             {"b/pyproject.toml",
	              "[tool.poetry]\nname = 'b'\npackage-mode = false\n[build-system]\nrequires = []\n"},
	             {"c/pyproject.toml", "[tool.black]\nline-length = 100\n"}, {"d/requirements.txt", "flask\n"});
	repo_expect(&r, "package_files", "folder ecosystem name publishes workspaces",
	            "a pypi a true p/*|b pypi b false -|d pypi - false -");
	repo_free(&r);
}

Test(package, compiled_languages)
{
	struct repo_facts r = REPO(
	        {"Cargo.toml", "[workspace]\nmembers = ['crates/*']\n"},
	        {"crates/a/Cargo.toml", "[package]\nname = 'a'\n[lib]\n[dependencies]\nb = { path = '../b' }\n"},
	        {"go/go.mod", "// x\nmodule example.org/go // y\n"},
	        {"go/go.work", "go 1.22\nuse ./a\nuse (\n\t./b // c\n)\n"},
	        {"pom.xml", "<project><artifactId>top</artifactId><packaging>pom</packaging><modules><module>m</"
	                    "module></modules></project>"},
	        {"m/pom.xml", "<project><artifactId>m</artifactId><packaging>war</packaging><dependencies><dependency>"
	                      "<artifactId>l</artifactId></dependency></dependencies></project>"},
	        {"s/settings.gradle", "include ':app', ':lib:core'\n"},
	        {"s/build.gradle.kts",
	         "plugins { id(\"io.ktor.plugin\") }\ndependencies { implementation(project(\":lib:core\")) }\n"},
	        {"t/build.gradle", "plugins {\n id 'org.springframework.boot' version '3' apply false\n}\n"});
	repo_expect(
	        &r, "package_files", "path name publishes runs workspaces uses",
	        "Cargo.toml - false ? crates/* -|crates/a/Cargo.toml a true ? - ../b|go/go.mod example.org/go ? ? - -|"
	        "go/go.work - false false ./a,./b -|m/pom.xml m false true - l|pom.xml top false false m -|"
	        "s/build.gradle.kts - ? true - :lib:core|s/settings.gradle - false false app,lib/core -|"
	        "t/build.gradle - ? ? - -");
	repo_free(&r);
}

Test(package, dotnet_says_by_its_sdk_what_it_builds)
{
	struct repo_facts r = REPO(
	        {"api/Api.csproj",
	         "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><ProjectReference Include=\"..\\lib\\Lib.csproj\"/>"
	         "</ItemGroup></Project>"},
	        {"lib/Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"></Project>"},
	        {"tool/T.csproj",
	         "<Project "
	         "Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>"},
	        {"maui/M.csproj",
	         "<Project "
	         "Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><UseMaui>true</UseMaui></PropertyGroup></Project>"});
	repo_expect(&r, "package_files", "name publishes runs uses",
	            "Api false true ../lib|Lib true false -|M false true -|T false ? -");
	repo_free(&r);
}

Test(package, the_rest)
{
	struct repo_facts r =
	        REPO({"a/composer.json", "{'name': 'x/a', 'type': 'project'}"},
	             {"b/pubspec.yaml", "name: b\npublish_to: none\ndependencies:\n  flutter: {sdk: flutter}\n"},
	             {"c/deno.json", "{'name': '@x/c', 'tasks': {'start': 'deno run main.ts'}, 'exports': './m.ts'}"},
	             {"d/Gemfile", "gem 'rails'\n"});
	repo_expect(&r, "package_files", "ecosystem name private publishes runs",
	            "composer x/a false ? true|pub b true false true|deno @x/c false true false|gem - false false ?");
	repo_free(&r);
}
