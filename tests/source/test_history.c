/* What a history reads, and what it reports instead. */
#include <sys/resource.h>
#include <unistd.h>

#include "histories.h"

static const struct history_options history_all = {.kind = HISTORY_ALL};

Test(history, blobs_once_with_all_paths)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; mkdir d; echo K1 > b; cp b a; cp b d/c; commit 1 one; git rm -qr d; commit 2 "
	                "two");
	struct past *p = past_open(&s, "", history_all);
	cr_assert_eq(history_commits(p->history), 2);
	cr_assert_eq(history_blobs(p->history), 1);
	struct strs paths = history_paths(p->history, 0);
	cr_assert_eq(paths.n, 3);
	cr_assert(str_eq(paths.at[0], S("a")) && str_eq(paths.at[1], S("b")) && str_eq(paths.at[2], S("d/c")));
	cr_assert(str_eq(history_path(p->history, 0), S("a")));
	past_close(p);
	sandbox_close(&s);
}

/* Whoever watches a long opening must see that it goes on. */
Test(history, opening_beats)
{
	struct sandbox s;
	_Atomic uint64_t beat = 0;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; for i in 1 2 3 4 5; do echo $i >f; commit $i x; done");
	struct past *p = past_open(&s, "", (struct history_options){.kind = HISTORY_ALL, .beat = &beat});
	cr_assert_geq(beat, 15, "five commits, trees and blobs, %u beats", (unsigned)beat);
	past_close(p);
	sandbox_close(&s);
}

Test(history, empty_repository)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .");
	past_expect(&s, "", history_all, "");
	sandbox_close(&s);
}

Test(history, bad_references)
{
	struct sandbox s;
	struct repo *r;
	struct err err;
	bool bad;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; echo 1 > f; commit 1 one");
	struct source_sink sink = {.ctx = &s, .trouble = sandbox_trouble};
	cr_assert_eq(repo_open(&r, str_of(s.path), false, false, &err), REPO_OK);
	struct commit_range range = {.from = S("nowhere")};
	struct history_options o = {.kind = HISTORY_RANGE, .ranges = &range, .n_ranges = 1};
	cr_assert(!history_open(r, &o, &sink, &bad, &err) && bad);
	range.from = S("HEAD:f");
	cr_assert(!history_open(r, &o, &sink, &bad, &err) && bad);
	repo_close(r);
	sandbox_close(&s);
}

Test(history, old_sides_come_last)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; echo K1 > f; commit 1 one; echo K2 > f; git add f");
	struct past *p = past_open(&s, "", (struct history_options){.kind = HISTORY_STAGED});
	cr_assert_eq(history_blobs(p->history), 2);
	cr_assert(!history_is_old(p->history, 0) && history_is_old(p->history, 1));
	past_close(p);
	sandbox_close(&s);
}

Test(history, messages)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; echo 1 > f; commit 1 one; git tag -am noted v1; echo 2 > f; commit 2 two");
	struct past *p = past_open(&s, "", history_all);
	cr_assert(history_messages(p->history, &p->sink, NULL));
	str got = sandbox_read(&s, arena_printf(&s.arena,
	                                        "printf '%%s' '%.*s' | sed 's/[0-9a-f]\\{40\\}/ID/; s/10000[0-9]*/T/'",
	                                        (int)s.troubles.n, s.troubles.p)
	                                   .p);
	cr_assert(str_eq(got, S("commit header: tree ID\nauthor A <a@b> T +0000\ncommitter A <a@b> T +0000\n\n"
	                        "commit message: one\ncommit message: two\n"
	                        "tag header: object ID\ntype commit\ntag v1\ntagger A <a@b> T +0000\n\n"
	                        "tag message: noted")),
	          "got:\n%.*s", STR_ARG(got));
	past_close(p);
	sandbox_close(&s);
}

/* Any line that is not who and when is read, in each commit. */
Test(history, heads_of_commits)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(
	        &s,
	        "git init -q .; echo 1 > f; commit 1 one; echo 2 >f; commit 2 two\n"
	        "for extra in 'gpgsig K1' 'encoding K2' 'novelty K3'; do git cat-file commit HEAD | sed "
	        "\"/^committer/a "
	        "$extra\" | sed 's/^parent.*/parent '$(git rev-parse HEAD)/ >c; git update-ref HEAD $(git hash-object "
	        "-w -t commit --stdin <c); done; GIT_AUTHOR_NAME=K4 GIT_COMMITTER_EMAIL=K5 git commit -q --allow-empty "
	        "-m x");
	struct past *p = past_open(&s, "", history_all);
	cr_assert(history_messages(p->history, &p->sink, NULL));
	for (int i = 1; i <= 5; i++)
		cr_expect(str_find(buf_str(&s.troubles), arena_printf(&s.arena, "K%d", i), 0) != SIZE_MAX, "K%d", i);
	past_close(p);
	sandbox_close(&s);
}

/* Staged, then edited: neither HEAD nor the work tree shows it. */
Test(history, what_the_index_alone_holds)
{
	struct sandbox s;
	const struct history_options o = {.kind = HISTORY_ALL, .index = true};
	sandbox_open(&s);
	sandbox_run(&s,
	            "git init -q .; echo 1 >f; echo K4 >old; commit 1 one; git rm -q old; commit 2 two; echo K1 >f; "
	            "echo K2 >new; echo K3 >seen; echo K4 >back; git add .; echo 1 >f; rm new; echo none >back");
	past_expect(&s, "", history_all, "K4 one history: old one history,\n");
	past_expect(&s, "", o,
	            "K1 index history: f index history,\nK2 index history: new index history,\n"
	            "K4 one history: back index history, old one history,\n");
	sandbox_run(&s, "rm -rf .git; git init -q .; echo K5 >first; git add first; echo gone >first");
	past_expect(&s, "", o, "K5 index history: first index history,\n");
	sandbox_close(&s);
}

Test(history, names)
{
	struct sandbox s;
	struct history_place at;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; mkdir d; echo 1 >d/a; commit 1 one; echo 2 >d/a; echo 3 >b; commit 2 two; git "
	                "rm -qr d; "
	                "commit 3 three; git tag v1; git branch side");
	struct past *p = past_open(&s, "", history_all);
	struct strs paths = history_all_paths(p->history), references = history_references(p->history);
	cr_assert_eq(paths.n, 2);
	cr_assert(str_eq(paths.at[1], S("d/a")));
	history_path_place(p->history, 1, &s.arena, &at);
	cr_assert(str_eq(at.path, S("d/a")) && str_eq(past_subject(p, "", at.commit), S("one")) && !at.in_head &&
	          at.reachable);
	history_path_place(p->history, 0, &s.arena, &at);
	cr_assert(str_eq(past_subject(p, "", at.commit), S("two")) && at.in_head);
	cr_assert_eq(references.n, 3);
	cr_assert(str_eq(references.at[1], S("refs/heads/side")) && str_eq(references.at[2], S("refs/tags/v1")));
	past_close(p);
	sandbox_close(&s);
}

Test(history, linked_work_tree_and_bare)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q r; cd r; echo K1 > f; commit 1 one; git worktree add -q ../w -b side; cd ../w\n"
	                "echo K2 > g; commit 2 two; echo K3 > h; git add h; cd ..; git clone -q --bare r b.git");
	past_expect(&s, "w", history_all, "K1 one head: f one head,\nK2 two head: g two head,\n");
	past_expect(&s, "w", (struct history_options){.kind = HISTORY_STAGED}, "K3 index head: h index head,\n");
	past_expect(&s, "r", history_all, "K1 one head: f one head,\nK2 two elsewhere: g two elsewhere,\n");
	past_expect(&s, "b.git", history_all, "K1 one head: f one head,\nK2 two elsewhere: g two elsewhere,\n");
	sandbox_close(&s);
}

Test(history, shallow)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q r; cd r; echo K1 > f; commit 1 one; echo K2 > g; commit 2 two; cd ..\n"
	                "git clone -q --depth 1 file://$PWD/r s");
	past_expect(&s, "s", history_all, "K1 two head: f two head,\nK2 two head: g two head,\n");
	cr_assert_eq(s.troubles.n, 0);
	sandbox_close(&s);
}

Test(history, what_is_not_there)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s,
	            "git init -q r; cd r; echo K1 > f; echo K2 > g; git init -q sub; git -C sub commit --allow-empty "
	            "-qm x\n"
	            "head -c 2000 /dev/zero > big; commit 1 one; git config uploadpack.allowFilter true; cd ..\n"
	            "git clone -q --no-checkout --filter=blob:none file://$PWD/r p\n"
	            "cd r; o=$(git rev-parse HEAD:g); rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)");
	struct history_options o = {.kind = HISTORY_ALL, .limits = {1000}};
	past_expect(&s, "r", o, "K1 one head: f one head,\n");
	cr_assert(sandbox_reported(&s, "3 object missing g\n"));
	cr_assert(sandbox_reported(&s, "0 over the size limit big\n"));
	cr_assert(sandbox_reported(&s, "0 submodule sub\n"));
	past_expect(&s, "p", o, "");
	cr_assert(sandbox_reported(&s, "1 file version (left out of this partial clone) f\n"));
	sandbox_close(&s);
}

Test(history, commit_is_missing)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; echo K1 > f; commit 1 one; o=$(git rev-parse HEAD); echo K2 > g; commit 2 two\n"
	                "rm -f .git/objects/$(echo $o | cut -c1-2)/$(echo $o | cut -c3-)");
	past_expect(&s, "", history_all, "K1 two head: f two head,\nK2 two head: g two head,\n");
	cr_assert(sandbox_reported(&s, "3 object missing "));
	sandbox_close(&s);
}

Test(history, reflogs_on_request)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s,
	            "git init -q .; echo 1 > f; commit 1 one; echo K1 > f; commit 2 two; git reset -q --hard HEAD~1");
	past_expect(&s, "", history_all, "");
	past_expect(&s, "", (struct history_options){.kind = HISTORY_ALL, .reflog = true},
	            "K1 two elsewhere: f two elsewhere,\n");
	sandbox_close(&s);
}

Test(history, tags_on_trees_and_blobs)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(
	        &s,
	        "git init -q .; echo 1 > f; commit 1 one; git tag key $(echo K1 | git hash-object -w --stdin)\n"
	        "b=$(echo K2 | git hash-object -w --stdin); printf '100644 blob %s\\tx\\n' $b | git mktree > .git/t\n"
	        "git tag -am tree tree $(cat .git/t)");
	struct past *p = past_open(&s, "", history_all);
	cr_assert_eq(p->n, 2);
	past_close(p);
	sandbox_close(&s);
}

/* Levels of ten times the same folder: four spell ten thousand paths, ten spell ten thousand million. git itself would
 * not end on these, so their commits are made of trees. */
#define HISTORY_BOMB(levels, leaf)                                                                                     \
	"git init -q .; blob() { echo $1 | git hash-object -w --stdin; }; t=$(" leaf " | git mktree)\n"                \
	"for i in " levels "; do t=$(for n in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\\td%s\\n' $t $n; done | " \
	"git mktree); done; c=$(git commit-tree -m bomb $t); git update-ref refs/heads/main $c\n"
#define HISTORY_LEAF "printf '100644 blob %s\\tf\\n' $(blob K1)"
#define HISTORY_SECOND                                                                                                 \
	"t=$(printf '040000 tree %s\\td\\n100644 blob %s\\tg\\n' $t $(blob K2) | git mktree)\n"                        \
	"git update-ref refs/heads/main $(git commit-tree -m two -p $c $t)\n"

Test(history, repeated_folders_have_all_their_paths)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, HISTORY_BOMB("1 2 3 4", HISTORY_LEAF));
	struct past *p = past_open(&s, "", history_all);
	cr_assert_eq(history_blobs(p->history), 1);
	cr_assert_eq(history_paths(p->history, 0).n, 10000);
	cr_assert_eq(s.troubles.n, 0);
	past_close(p);
	sandbox_close(&s);
}

static void history_defuse(const char *script, size_t secrets)
{
	struct sandbox s;
	struct rusage use;
	struct rlimit cpu = {20, 20};
	sandbox_open(&s);
	sandbox_run(&s, script);
	setrlimit(RLIMIT_CPU, &cpu);
	struct past *p = past_open(&s, "", history_all);
	cr_assert(sandbox_reported(&s, "3 the folders of the history spell too many paths \n"));
	cr_assert_eq(p->n, secrets, "each file is searched");
	cr_assert_eq(history_paths(p->history, 0).n, 1);
	getrusage(RUSAGE_SELF, &use);
	cr_assert_lt(use.ru_maxrss, 300 * 1024, "%ld KB", use.ru_maxrss);
	past_close(p);
	sandbox_close(&s);
}

Test(history, a_bomb_is_bounded)
{
	history_defuse(HISTORY_BOMB("1 2 3 4 5 6 7 8 9 10", HISTORY_LEAF) HISTORY_SECOND, 2);
}

/* Without any file in it there is no path to count, and the end of it must be found nevertheless. */
Test(history, a_bomb_of_empty_folders_is_bounded)
{
	history_defuse(HISTORY_BOMB("1 2 3 4 5 6 7 8 9 10 11 12", ":") HISTORY_SECOND, 1);
}
