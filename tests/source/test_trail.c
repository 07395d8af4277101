/* The trail: whatever was opened before, a path leads to the same file. */
#include "source/trail.h"

#include "sandbox.h"

static void expect(struct sandbox *s, struct trail *t, const char *path, const char *want)
{
	str bytes = S("");
	bool ok = read_regular(trail_open(t, str_of(path)), 0, &s->arena, &bytes, NULL);
	cr_expect_eq(ok, want != NULL, "%s", path);
	cr_expect(!want || str_eq(bytes, str_of(want)), "%s: got %.*s", path, STR_ARG(bytes));
}

Test(trail, goes_back_as_far_as_it_has_to)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "mkdir -p a/b a/bb 1/2/3/4/5/6/7/8/9/10/11; printf r > f; printf a > a/f; printf b > a/b/f\n"
	                "printf bb > a/bb/f; printf deep > 1/2/3/4/5/6/7/8/9/10/11/f; printf 9 > 1/2/3/4/5/6/7/8/9/f\n"
	                "ln -s a link");
	struct trail t = {.root = str_of(s.path)};
	for (int i = 0; i < 2; i++) {
		expect(&s, &t, "a/b/f", "b");
		expect(&s, &t, "a/bb/f", "bb");
		expect(&s, &t, "1/2/3/4/5/6/7/8/9/10/11/f", "deep");
		expect(&s, &t, "1/2/3/4/5/6/7/8/9/f", "9");
		expect(&s, &t, "a/f", "a");
		expect(&s, &t, "a/b/none", NULL);
		expect(&s, &t, "a/none/f", NULL);
		expect(&s, &t, "link/f", NULL);
		expect(&s, &t, "a/b/f", "b");
		expect(&s, &t, "f", "r");
	}
	trail_close(&t);
	struct trail nowhere = {.root = sandbox_path(&s, "none")};
	expect(&s, &nowhere, "f", NULL);
	trail_close(&nowhere);
	sandbox_close(&s);
}
