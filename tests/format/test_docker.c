/* Dockerfiles. */
#include "show.h"

Test(docker, from)
{
	SHOWS(docker_read, "FROM --platform=p r:5000/a/b:1.2@sha256:c as d\n",
	      "[{instruction: \"FROM\", args: \"--platform=p r:5000/a/b:1.2@sha256:c as d\", platform: \"p\", "
	      "image: \"r:5000/a/b\", tag: \"1.2\", digest: \"sha256:c\", as: \"d\"}]");
	SHOWS(docker_read, "from ${R:-x}/a:$T",
	      "[{instruction: \"FROM\", args: \"${R:-x}/a:$T\", image: ?\"${R:-x}/a\", tag: ?\"$T\"}]");
}

Test(docker, variables)
{
	SHOWS(docker_read, "ENV A=1 B=\"x y\" \\\n # c\n\n C=$D\n",
	      "[{instruction: \"ENV\", args: \"A=1 B=\"x y\" C=$D\", vars: {A: \"1\", B: \"x y\", C: ?\"$D\"}}]");
	SHOWS(docker_read, "ENV OLD the rest\nARG X\nARG Y=\n",
	      "[{instruction: \"ENV\", args: \"OLD the rest\", vars: {OLD: \"the rest\"}}, "
	      "{instruction: \"ARG\", args: \"X\", vars: {X: null}}, {instruction: \"ARG\", args: \"Y=\", vars: {Y: "
	      "\"\"}}]");
}

Test(docker, lines)
{
	SHOWS(docker_read, "RUN <<EOF\necho ${x}\nEOF\nUSER app\n",
	      "[{instruction: \"RUN\", args: \"<<EOF\necho ${x}\nEOF\"}, {instruction: \"USER\", args: \"app\", user: "
	      "\"app\"}]");
	SHOWS(docker_read, "RUN a <<b\nUSER c\n",
	      "[{instruction: \"RUN\", args: \"a <<b\"}, {instruction: \"USER\", args: \"c\", user: \"c\"}]");
	SHOWS(docker_read, "# escape=`\nRUN a `\n b\\\r\nCMD c\n",
	      "[{instruction: \"RUN\", args: \"a b\\\"}, {instruction: \"CMD\", args: \"c\"}]");
}

Test(docker, broken)
{
	SHOWS(docker_read, "CMD a\n<b>\n",
	      "BROKEN line 2: an instruction is missing [{instruction: \"CMD\", args: \"a\"}]");
}

Test(docker, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(docker_read, &a, "# c\nRUN a \\\n  b\nCMD c\n");
	STANDS(tree->child, 2, 1, 3, 4);
	STANDS(tree->child->next, 4, 1, 4, 6);
	arena_free(&a);
}
