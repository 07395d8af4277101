/* .env files. */
#include "show.h"

Test(env, assignments)
{
	SHOWS(env_read, "# c\nA=1\nexport B = two words # c\nC=a#b\nD: x\nE=\nnot one\n",
	      "{A: \"1\", B: \"two words\", C: \"a#b\", D: \"x\", E: \"\"}");
}

Test(env, quotes)
{
	SHOWS(env_read, "A=\"a\\nb\\$\"\nB='c\\n ${X}'\nC=\"d\ne\" # f\nD=`g`\n",
	      "{A: \"a\nb$\", B: \"c\\n ${X}\", C: \"d\ne\", D: \"g\"}");
	SHOWS(env_read, "A=\"open\nB=2\n", "{A: \"\"open\", B: \"2\"}");
}

Test(env, computed) { SHOWS(env_read, "A=$B\nC=\"${D}/x\"\nE=$(id)\n", "{A: ?\"$B\", C: ?\"${D}/x\", E: ?\"$(id)\"}"); }

Test(env, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(env_read, &a, "\nexport A= \"\xc3\xa9\n\"\n");
	STANDS(tree->child, 2, 11, 3, 2);
	cr_expect_eq(tree->child->key_line, 2);
	arena_free(&a);
}
