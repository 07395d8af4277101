/* Who introduced what, in histories of every shape. */
#include "histories.h"

static void places_case(const char *script, struct history_options o, const char *want)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, arena_printf(&s.arena, "git init -q .; %s", script).p);
	past_expect(&s, "", o, want);
	sandbox_close(&s);
}

Test(places, added_moved_deleted)
{
	places_case("echo K1 > a; commit 1 one; echo x >> a; commit 2 two; git mv a b; commit 3 three\n"
	            "git rm -q b; commit 4 four",
	            (struct history_options){.kind = HISTORY_ALL}, "K1 one history: a one history, b three history,\n");
	places_case("echo K1 > a; commit 1 one; echo K2 >> a; commit 2 two; cp a b; commit 3 three",
	            (struct history_options){.kind = HISTORY_ALL},
	            "K1 one head: a one head, b three head,\nK2 two head: a two head, b three head,\n");
}

Test(places, merges)
{
	const char *branches = "echo x > f; commit 1 base; git checkout -qb side; echo K1 > a; commit 2 side\n"
	                       "git checkout -q main; echo K2 > b; commit 3 main; at 4\n";
	struct arena a = {0};
	/* A merge introduces what neither side had, and nothing else. */
	places_case(arena_printf(&a, "%sgit merge -q --no-commit side; echo K3 > c; commit 5 merge", branches).p,
	            (struct history_options){.kind = HISTORY_ALL},
	            "K1 side head: a side head,\nK2 main head: b main head,\nK3 merge head: c merge head,\n");
	/* Both sides brought it: the older commit did. */
	places_case(arena_printf(&a, "%secho K1 > d; commit 6 later; git merge -q side -m merge", branches).p,
	            (struct history_options){.kind = HISTORY_ALL},
	            "K1 side head: a side head, d later head,\nK2 main head: b main head,\n");
	arena_free(&a);
}

Test(places, elsewhere)
{
	places_case(
	        "echo x > f; commit 1 base; git checkout -qb side; echo K1 > a; commit 2 side; git checkout -q main\n"
	        "git checkout -qb gone; echo K2 > b; commit 3 tagged; git tag -am note v1; git checkout -q main\n"
	        "git branch -qD gone; echo K3 >> f; git stash -q; echo K4 > n; git add n; git stash -q; git stash "
	        "list\n"
	        "echo K5 > u; at 5; git stash -qu; echo K6 | git notes add -F -",
	        (struct history_options){.kind = HISTORY_ALL},
	        "K1 side elsewhere: a side elsewhere,\n"
	        "K2 tagged elsewhere: b tagged elsewhere,\n"
	        "K3 WIP on main: 092b7ae base elsewhere: f WIP on main: 092b7ae base elsewhere,\n"
	        "K4 index on main: 092b7ae base elsewhere: n index on main: 092b7ae base elsewhere,\n"
	        "K5 untracked files on main: 092b7ae base elsewhere: u untracked files on main: 092b7ae base "
	        "elsewhere,\n"
	        "K6 Notes added by 'git notes add' elsewhere: 092b7ae4a9727a192c260e3b11ce12e5cf762e35 Notes added by "
	        "'git notes add' elsewhere,\n");
}

/* In place of the braces of C: the macros of a test would take their commas apart. */
static struct history_options range_of(str from, str to)
{
	static struct commit_range range;
	range = (struct commit_range){.from = from, .to = to};
	return (struct history_options){.kind = HISTORY_RANGE, .ranges = &range, .n_ranges = 1};
}

Test(places, range)
{
	const char *script =
	        "echo K1 > a; commit 1 one; git tag start; git mv a b; commit 2 moved; echo x >> b; commit 3 edit\n"
	        "echo K2 > c; commit 4 added; git rm -q c; commit 5 removed; echo K3 > d; commit 6 last\n";
	places_case(script, range_of(S("start"), S("")),
	            "K2 added history: c added history,\nK3 last head: d last head,\n");
	places_case(script, range_of(S("start"), S("HEAD~2")), "K2 added head: c added head,\n");
	places_case(script, range_of(S("HEAD"), S("start")), "");
}

Test(places, range_with_merge)
{
	places_case(
	        "echo x > f; commit 1 base; git checkout -qb side; echo K1 > a; commit 2 side; git checkout -q main\n"
	        "echo K2 > b; commit 3 main; git tag start; git merge -q --no-commit side; git mv a e; echo K3 > c\n"
	        "commit 5 merge",
	        range_of(S("start"), S("")),
	        "K1 side head: a side history, e merge head,\nK3 merge head: c merge head,\n");
}

Test(places, staged)
{
	struct history_options o = {.kind = HISTORY_STAGED};
	places_case("echo K1 > a; commit 1 one; echo K2 > b; git add b; echo K3 > b; echo K4 > c", o,
	            "K2 index head: b index head,\n");
	places_case("echo K1 > a; commit 1 one; git mv a z; echo y >> z; git add z", o, "");
	places_case("echo K1 > a; git add a", o, "K1 index head: a index head,\n");
	places_case("echo K1 > a; git add -N a", o, "");
}

Test(places, below_a_folder)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, "git init -q .; mkdir -p d/e; echo K1 > top; echo K2 > d/x; commit 1 one; echo K3 > d/e/y; "
	                "commit 2 two");
	past_expect(&s, "d", (struct history_options){.kind = HISTORY_ALL},
	            "K2 one head: x one head,\nK3 two head: e/y two head,\n");
	sandbox_run(&s, "echo K4 > d/e/z; echo K5 > v; git add -A");
	past_expect(&s, "d/e", (struct history_options){.kind = HISTORY_STAGED}, "K4 index head: z index head,\n");
	sandbox_close(&s);
}

/* clang-format off */
/* Sixty commits on four branches: writes, appends, removals, moves and merges, pseudo-random but always the same. */
static const char places_tangle[] =
	"git init -q .; mkdir d; echo K0 > a; commit 1 c1; n=1; seed=7; for b in x y z; do git branch $b; done\n"
	"rnd() { seed=$(( (seed * 1103515245 + 12345) % 2147483648 )); r=$(( (seed / 65536) % $1 )); }\n"
	"while [ $n -lt 60 ]; do n=$((n+1))\n"
	"	rnd 4; set -- main x y z; shift $r; git checkout -qf $1; mkdir -p d\n"
	"	rnd 6; set -- a b d/a d/b c d/c; shift $r; f=$1; rnd 10; k=$r; rnd 5\n"
	"	case $r in\n"
	"	0) echo K$k > $f;;\n"
	"	1) echo K$k >> $f;;\n"
	"	2) rm -f $f;;\n"
	"	3) [ -e a ] && mv a $f || echo $n > a;;\n"
	"	4) rnd 4; set -- main x y z; shift $r; git merge -q --no-commit -s ours $1 || true\n"
	"	   git checkout $1 -- $f || true;;\n"
	"	esac\n"
	"	rnd 3; at $((1000 + r)); git add -A; git commit --allow-empty -qm c$n\n"
	"done";

/* The same lines as past_text, from what `git grep` finds in every commit. */
static const char places_oracle[] =
	"cd .git; git rev-list --all --parents > commits; git rev-list HEAD > reach; head=$(git rev-parse HEAD)\n"
	"git log --all --format='%H %ct %s' > times\n"
	"while read c rest; do git grep -oE 'K[0-9]' $c | sed 's/^\\([^:]*\\):\\(.*\\):\\(K.\\)$/\\1 \\3 \\2/'\n"
	"done < commits | LC_ALL=C sort -u > held\n"
	"LC_ALL=C awk -v head=$head '\n"
	"function better(a, b) {\n"
	"	if (b == \"\") return 1\n"
	"	if ((a in reach) != (b in reach)) return a in reach\n"
	"	return time[a] != time[b] ? time[a] < time[b] : a < b\n"
	"}\n"
	"function state(c, key) { return ((head SUBSEP key) in has) ? \"head\" : (c in reach) ? \"history\" : \"elsewhere\" }\n"
	"FILENAME == \"reach\" { reach[$1]; next }\n"
	"FILENAME == \"times\" { time[$1] = $2 + 0; name[$1] = $3; next }\n"
	"FILENAME == \"commits\" { for (i = 2; i <= NF; i++) parents[$1] = parents[$1] \" \" $i; next }\n"
	"{ key = $2 \" \" $3; has[$1 SUBSEP $2]; has[$1 SUBSEP key]; row[NR] = $0 }\n"
	"END {\n"
	"	for (r in row) {\n"
	"		split(row[r], w, \" \"); secret = w[2]; key = w[2] \" \" w[3]; n = split(parents[w[1]], p, \" \"); old = oldp = 0\n"
	"		for (i = 1; i <= n; i++) {\n"
	"			if ((p[i] SUBSEP secret) in has) old = 1\n"
	"			if ((p[i] SUBSEP key) in has) oldp = 1\n"
	"		}\n"
	"		if (!old && better(w[1], by[secret])) by[secret] = w[1]\n"
	"		if (!oldp && better(w[1], byp[key])) byp[key] = w[1]\n"
	"	}\n"
	"	for (k in by) print k, 0, name[by[k]], state(by[k], k) \":\"\n"
	"	for (k in byp) { split(k, w, \" \"); print w[1], \"1\" w[2], w[2], name[byp[k]], state(byp[k], k) \",\" }\n"
	"}' reach times commits held | LC_ALL=C sort |\n"
	"awk '$2 == \"0\" { if (NR > 1) print \"\"; printf \"%s %s %s\", $1, $3, $4; next }\n"
	"	{ printf \" %s %s %s\", $3, $4, $5 }'\n";
/* clang-format on */

Test(places, agrees_with_every_tree)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, places_tangle);
	struct past *p = past_open(&s, "", (struct history_options){.kind = HISTORY_ALL});
	str got = past_text(p, ""), want = sandbox_read(&s, places_oracle);
	cr_assert(got.n > 200);
	cr_assert(str_eq(str_trim(got), want), "got:\n%.*s\nwant:\n%.*s", STR_ARG(got), STR_ARG(want));
	past_close(p);
	sandbox_close(&s);
}
