/* Both sides of a change, for every way in which its old side is named. */
#include "source/sides.h"

#include "sandbox.h"

#define ZEROS "0000000000000000000000000000000000000000"

/* Opens the sides of ranges ("A..B", separated by blanks; "" for what is staged) and compares the file f of base and
 * new sides, "-" where it is not there, with want. */
static void sides_of(struct sandbox *s, const char *ranges, const char *remote, const char *want)
{
	struct repo *r;
	struct err err;
	bool bad;
	struct commit_range list[4];
	struct history_options o = {.kind = HISTORY_STAGED, .ranges = list, .remote = str_of(remote)};
	str rest = str_of(ranges), one;
	while (rest.n && str_cut(&rest, ' ', &one)) {
		size_t dots = str_find(one, S(".."), 0);
		list[o.n_ranges++] =
		        (struct commit_range){.from = str_sub(one, 0, dots), .to = str_sub(one, dots + 2, one.n)};
		o.kind = HISTORY_RANGE;
	}
	cr_assert_eq(repo_open(&r, str_of(s->path), false, false, &err), REPO_OK);
	struct sides *sides = sides_open(r, &o, &bad, &err);
	cr_assert(sides, "%s: %s", ranges, err.text);
	struct buf b = {0};
	str bytes;
	buf_add(&b, sides_base_file(sides, S("f"), &s->arena, &bytes) ? str_trim(bytes) : S("-"));
	cr_expect(sides_has_base(sides) || !sides_base_file(sides, S("f"), &s->arena, &bytes));
	for (size_t i = 0; i < sides_new(sides); i++) {
		buf_byte(&b, ' ');
		buf_add(&b, sides_new_file(sides, i, S("f"), &s->arena, &bytes) ? str_trim(bytes) : S("-"));
	}
	cr_expect(str_eq(buf_str(&b), str_of(want)), "%s: %.*s, not %s", ranges, STR_ARG(buf_str(&b)), want);
	buf_free(&b);
	sides_close(sides);
	repo_close(r);
}

/*   1 ─ 2 ─ 3 main, published up to 2
 *    \
 *     4 ─ 5 side */
static const char sides_script[] = "git init -q .; echo 1 >f; commit 1 one; git branch side; echo 2 >f; commit 2 two\n"
                                   "git update-ref refs/remotes/origin/main HEAD; echo 3 >f; commit 3 three\n"
                                   "git checkout -q side; echo 4 >f; commit 4 four; echo 5 >f; commit 5 five\n"
                                   "git checkout -q main; echo 6 >f; git add f; echo 7 >f\n";

Test(sides, ranges_and_the_index)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, sides_script);
	sides_of(&s, "", "", "3 6");
	sides_of(&s, "HEAD~1..HEAD", "", "2 3");
	sides_of(&s, "main..side", "", "3 5");
	sides_of(&s, ZEROS "..side", "", "1 5");
	sides_of(&s, ZEROS "..main", "origin", "2 3");
	sides_of(&s, ZEROS "..main", "elsewhere", "- 3");
	sides_of(&s, "HEAD~1..main " ZEROS "..side", "", "1 3 5");
	sides_of(&s, "main.." ZEROS, "", "-");
	sandbox_run(&s, "git update-ref -d refs/remotes/origin/main");
	sides_of(&s, ZEROS "..side", "", "1 5");
	sandbox_run(&s, "git branch -qD side");
	sides_of(&s, ZEROS "..main", "", "- 3");
	sandbox_close(&s);
}

Test(sides, no_commit_yet)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; echo 1 >f; git add f");
	sides_of(&s, "", "", "- 1");
	sandbox_close(&s);
}

Test(sides, only_files_count_and_folders_are_listed)
{
	struct sandbox s;
	struct repo *r;
	struct err err;
	bool bad;
	str bytes;
	sandbox_open(&s);
	sandbox_run(&s,
	            "git init -q .; mkdir -p a/b; echo 1 >a/x.yaml; echo 2 >a/b/y; ln -s a/x.yaml link; commit 1 one");
	cr_assert_eq(repo_open(&r, arena_printf(&s.arena, "%s/a", s.path), true, false, &err), REPO_OK);
	struct history_options o = {.kind = HISTORY_STAGED};
	struct sides *sides = sides_open(r, &o, &bad, &err);
	cr_assert(sides);
	cr_expect(sides_base_file(sides, S("x.yaml"), &s.arena, &bytes), "below the root");
	cr_expect_not(sides_base_file(sides, S("b"), &s.arena, &bytes), "a folder");
	cr_expect_not(sides_base_file(sides, S("../link"), &s.arena, &bytes), "the way up");
	struct strs names = sides_base_names(sides, S(""), &s.arena);
	cr_assert_eq(names.n, 2);
	cr_expect(str_eq(names.at[0], S("b")) && str_eq(names.at[1], S("x.yaml")));
	cr_expect_eq(sides_base_names(sides, S("x.yaml"), &s.arena).n, 0);
	sides_close(sides);
	repo_close(r);
	cr_assert_eq(repo_open(&r, str_of(s.path), false, false, &err), REPO_OK);
	sides = sides_open(r, &o, &bad, &err);
	cr_expect_not(sides_base_file(sides, S("link"), &s.arena, &bytes), "a link");
	sides_close(sides);
	repo_close(r);
	sandbox_close(&s);
}
