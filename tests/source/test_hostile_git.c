/* Repositories that a stranger left: each is opened and searched to the end in bounded time, says by name what of it
 * could not be read, and gives the rest. K and a digit is a secret, as in histories.h. */
#include <sys/resource.h>

#include "histories.h"

#define HOSTILE_TWO                                                                                                    \
	"git init -q r; cd r; echo K1 >f; commit 1 one; echo K2 >g; commit 2 two; o() { echo .git/objects/$(echo $1 "  \
	"| cut "                                                                                                       \
	"-c1-2)/$(echo $1 | cut -c3-); }; B=$(git rev-parse HEAD:g); "

/* Everything that was reported, and "found K1 K2". */
static str hostile_search(struct sandbox *s, struct history_options o)
{
	struct past p = {.box = s, .sink = {&p, past_message, past_trouble}};
	struct err err = {{0}};
	bool bad_ref = false, found[10] = {false};
	struct rlimit cpu = {20, 20};
	setrlimit(RLIMIT_CPU, &cpu);
	buf_clear(&s->troubles);
	enum repo_status status = repo_open(&p.repo, sandbox_path(s, "r"), true, false, &err);
	if (status == REPO_OK)
		p.history = history_open(p.repo, &o, &p.sink, &bad_ref, &err);
	struct history_reader *reader = p.history ? history_reader_new(p.history, &err) : NULL;
	for (uint32_t b = 0; reader && b < history_blobs(p.history); b++) {
		str bytes;
		if (history_read(reader, b, &bytes, &err))
			past_search(&p, b, bytes);
		else
			buf_printf(&s->troubles, "3 unread %.*s\n", STR_ARG(history_path(p.history, b)));
	}
	if (!p.history)
		buf_printf(&s->troubles, "status %d%s: %s\n", (int)status, bad_ref ? " bad" : "", err.text);
	for (size_t i = 0; i < p.n; i++)
		found[p.rows[i].secret] = true;
	buf_add(&s->troubles, S("found"));
	for (unsigned i = 0; i < 10; i++)
		if (found[i])
			buf_printf(&s->troubles, " K%u", i);
	history_reader_free(reader);
	past_close(&p);
	return buf_str(&s->troubles);
}

struct hostile_case {
	const char *script; /* behind HOSTILE_TWO */
	const char *want;   /* what stands in the answer */
};

static void hostile_run(const struct hostile_case *cases, size_t n, bool reflog)
{
	for (size_t i = 0; i < n; i++) {
		struct sandbox s;
		sandbox_open(&s);
		sandbox_run(&s, arena_printf(&s.arena, HOSTILE_TWO "%s", cases[i].script).p);
		str got = hostile_search(&s, (struct history_options){.kind = HISTORY_ALL, .reflog = reflog});
		cr_expect(str_find(got, str_of(cases[i].want), 0) != SIZE_MAX, "%s\ngot:\n%.*s\nwant: %s",
		          cases[i].script, STR_ARG(got), cases[i].want);
		sandbox_close(&s);
	}
}

#define HOSTILE_RUN(cases) hostile_run(cases, sizeof cases / sizeof *cases, false)

Test(hostile_git, loose_objects, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"", "found K1 K2"},
	        {"chmod +w $(o $B); : >$(o $B)", "3 corrupt object g\nfound K1"},
	        {"chmod +w $(o $B); head -c 9 $(o $B) >t; cat t >$(o $B)", "3 corrupt object g\nfound K1"},
	        {"chmod +w $(o $B); echo junk >>$(o $B)", "3 corrupt object g\nfound K1"},
	        {"chmod +w $(o $B); echo nonsense >$(o $B)", "3 corrupt object g\nfound K1"},
	        {"rm -f $(o $B); mkfifo $(o $B)", "3 corrupt object g\nfound K1"},
	        {"rm -f $(o $B); mkdir $(o $B)", "3 corrupt object g\nfound K1"},
	        {"rm -f $(o $B); ln -s /dev/zero $(o $B)", "3 corrupt object g\nfound K1"},
	        {"rm -f $(o $B); ln -s . $(o $B)", "3 corrupt object g\nfound K1"},
	        {"rm -f $(o $B); ln -s x $(dirname $(o $B))/x; ln -s x $(o $B)", "3 corrupt object g\nfound K1"},
	        {"cp -f $(o $(git rev-parse HEAD:f)) $(o $B)", "3 unread g\nfound K1"},
	        {"rm -f $(o $(git rev-parse HEAD^))", "3 object missing "},
	        {"rm -f $(o $(git rev-parse HEAD^)); mkfifo $(o $(git rev-parse HEAD^))", "3 corrupt object "},
	};
	HOSTILE_RUN(cases);
}

/* zlib streams without compression, written by hand: 78 01, 01, length, its complement, bytes, Adler-32. */
Test(hostile_git, a_header_that_lies, .timeout = 60)
{
	static const char *const heads[] = {"blob 4",  "blob 2", "blob 999999999", "blob 99999999999999999999",
	                                    "blob -3", "blob",   "blub 3",         "blob 03x"};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct sandbox s;
		unsigned char out[128] = {0x78, 0x01, 0x01};
		size_t n = strlen(heads[i]) + 1;
		uint32_t a = 1, b = 0;
		memcpy(out + 7, heads[i], n);
		memcpy(out + 7 + n, "K2\n", 3);
		n += 3;
		out[3] = (unsigned char)n;
		out[5] = (unsigned char)~n, out[6] = 0xff;
		for (size_t k = 0; k < n; k++)
			b += a += out[7 + k];
		uint32_t sum = b % 65521 << 16 | a % 65521;
		for (size_t k = 0; k < 4; k++)
			out[7 + n + k] = (unsigned char)(sum >> (24 - 8 * k));
		sandbox_open(&s);
		sandbox_run(&s, HOSTILE_TWO "rm -f $(o $B); echo $PWD/$(o $B) >../name");
		FILE *f = fopen(sandbox_read(&s, "cat name").p, "w");
		cr_assert(f && fwrite(out, 1, n + 11, f) == n + 11);
		fclose(f);
		str got = hostile_search(&s, (struct history_options){.kind = HISTORY_ALL, .limits = {1000}});
		cr_expect(str_eq(got, S("3 corrupt object g\nfound K1")), "%s\ngot:\n%.*s", heads[i], STR_ARG(got));
		sandbox_close(&s);
	}
}

Test(hostile_git, packs, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"git repack -adq; rm .git/objects/pack/*.idx; mkfifo .git/objects/pack/pack-1.idx",
	         "3 a pack was not read: its index: not a regular file objects/pack/pack-1.pack\n"},
	        {"git config repack.useDeltaBaseOffset false; seq 900 >n; commit 3 n; for i in 1 2 3 4 5; do echo K$i "
	         ">>n; commit 4 n; done; "
	         "git repack -adqf; git verify-pack -v .git/objects/pack/*.idx | grep 'chain length'",
	         "found K1 K2 K3 K4 K5"},
	        {"git repack -adq; mkfifo .git/objects/pack/multi-pack-index .git/objects/info/commit-graph",
	         "found K1 K2"},
	        {"git repack -adq; rm -f .git/objects/pack/*.pack",
	         "3 a pack was not read: it is not there objects/pack/pack-"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.pack); rm -f $p; mkfifo $p",
	         "3 a pack was not read: not a regular file objects/pack/pack-"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.pack); chmod +w $p; head -c 40 $p >t; cat t >$p",
	         "3 a pack was not read: it is not the one that its index belongs to objects/pack/pack-"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.pack); chmod +w $p; echo >>$p",
	         "3 a pack was not read: it is not the one that its index belongs to objects/pack/pack-"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.idx); chmod +w $p; head -c 500 $p >t; cat t >$p",
	         "3 a pack was not read: its index is too short objects/pack/pack-"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.idx); chmod +w $p; head -c 1080 $p >t; cat t >$p",
	         "3 a pack was not read: its index is"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.idx); chmod +w $p; { printf "
	         "'\\377tOc\\0\\0\\0\\2\\1'; tail -c +10 "
	         "$p; } >t; cat t >$p",
	         "3 a pack was not read: its index is corrupt objects/pack/pack-"},
	        {"git repack -adq; cd .git/objects/pack; p=$(ls *.pack); chmod +w $p; { head -c 14 $p; head -c 60 "
	         "/dev/zero; tail -c "
	         "+75 $p; } >t; cat t >$p",
	         "3 "},
	        {"git repack -dq; echo K3 >h; commit 3 three; git repack -dq; cd .git/objects/pack; p=$(ls -t *.idx | "
	         "head -1); "
	         ": >t; for i in *.idx; do q=$i; done; rm -f $(ls *.pack | tail -1)",
	         "3 a pack was not read: it is not there objects/pack/pack-"},
	};
	HOSTILE_RUN(cases);
}

Test(hostile_git, references, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"mkfifo .git/refs/heads/x", "3 a reference cannot be read refs/heads/x\nfound K1 K2"},
	        {"rm .git/refs/heads/main; mkfifo .git/refs/heads/main",
	         "3 the reference refs/heads/main is broken: not a regular file HEAD\n"},
	        {"mkdir .git/refs/heads/d; : >.git/refs/heads/d/e",
	         "3 a reference is broken refs/heads/d/e\nfound K1 K2"},
	        {"echo nonsense >.git/refs/tags/t", "3 a reference is broken refs/tags/t\nfound K1 K2"},
	        {"echo 'ref: refs/heads/y' >.git/refs/heads/x; echo 'ref: refs/heads/x' >.git/refs/heads/y",
	         "3 a reference is broken refs/heads/x\n"},
	        {"echo 'ref: refs/heads/x' >.git/refs/heads/x", "3 a reference is broken refs/heads/x\nfound K1 K2"},
	        {"echo 'ref: HEAD' >.git/HEAD", "3 the reference HEAD leads in a circle HEAD\nfound K1 K2"},
	        {"echo 'ref: ../../../etc/passwd' >.git/refs/heads/x",
	         "3 a reference is broken refs/heads/x\nfound K1 K2"},
	        {"ln -s /dev/zero .git/refs/heads/x", "3 a reference cannot be read refs/heads/x\nfound K1 K2"},
	        {"ln -s . .git/refs/heads/x", "3 a reference cannot be read refs/heads/x\nfound K1 K2"},
	        {"ln -s x .git/refs/heads/x", "3 a reference cannot be read refs/heads/x\nfound K1 K2"},
	        {"echo 0123456789012345678901234567890123456789 >.git/refs/heads/x",
	         "3 object missing refs/heads/x\nfound K1 K2"},
	        {"git pack-refs --all; echo nonsense >>.git/packed-refs",
	         "3 a line of packed-refs is no reference packed-refs\nfound K1 K2"},
	        {": >.git/refs/heads/.DS_Store; : >.git/refs/heads/x.lock", "r/f"},
	        {"git checkout -q --orphan new; git rm -rqf .", "found K1 K2"},
	        {"git checkout -q --detach; echo K3 >h; commit 3 three; git worktree add -q --detach ../w; git "
	         "checkout -q main",
	         "found K1 K2 K3"},
	        {"printf 'K4' >h; commit 3 three; n=$(git rev-parse HEAD); git replace $n HEAD~1", "found K1 K2 K4"},
	        {"git rev-parse HEAD >.git/info/grafts", "found K1 K2"},
	        {"git update-ref \"refs/heads/$(printf '\\303\\244\\377')\" HEAD", "found K1 K2"},
	        {"echo nonsense >.git/shallow",
	         "3 a line of the list of shallow commits is no commit shallow\nfound K1 K2"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(cases[i].want, "r/f") != 0)
			hostile_run(&cases[i], 1, false);
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, HOSTILE_TWO ": >.git/refs/heads/.DS_Store; : >.git/refs/heads/x.lock");
	str got = hostile_search(&s, (struct history_options){.kind = HISTORY_ALL});
	cr_expect(str_eq(got, S("found K1 K2")), "what git takes for no reference is no trouble:\n%.*s", STR_ARG(got));
	sandbox_close(&s);
}

Test(hostile_git, tags_of_tags, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"echo K3 >h; commit 3 three; t=$(git rev-parse HEAD); git reset -q --hard HEAD~1; for i in $(seq 40); "
	         "do t=$(printf "
	         "'object %s\\ntype %s\\ntag t\\ntagger A <a@b> 1 +0000\\n\\nm\\n' $t $(git cat-file -t $t) | git "
	         "mktag); done; git "
	         "update-ref refs/tags/deep $t",
	         "found K1 K2 K3"},
	};
	HOSTILE_RUN(cases);
}

Test(hostile_git, reflogs, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"echo K3 >h; commit 3 three; git reset -q --hard HEAD~1; rm -f .git/ORIG_HEAD; { echo garbage; cat "
	         ".git/logs/HEAD; "
	         "printf x; } >t; cat t >.git/logs/HEAD",
	         "3 a line of a reflog is not understood HEAD\nfound K1 "
	         "K2 K3"},
	        {"git checkout -qb side; echo K3 >h; commit 3 three; git checkout -q main; cp "
	         ".git/logs/refs/heads/side t; git branch "
	         "-qD side; rm .git/logs/HEAD; cp t .git/logs/refs/heads/gone",
	         "found K1 K2 K3"},
	        {"echo K3 >h; commit 3 three; git reset -q --hard HEAD~1; rm -rf .git/logs", "found K1 K2 K3"},
	        {"rm -rf .git/logs/HEAD; mkfifo .git/logs/HEAD", "3 a reflog cannot be read HEAD\nfound K1 K2"},
	        {"ln -s . .git/logs/refs/x", "3 a reflog cannot be read refs/x\nfound K1 K2"},
	};
	hostile_run(cases, sizeof cases / sizeof *cases, true);
}

Test(hostile_git, layouts, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"git config include.path /nowhere/at/all; git config includeIf.gitdir:/.path /etc/shadow",
	         "found K1 K2"},
	        {"mkfifo .git/fifo; git config include.path fifo", "found K1 K2"},
	        {"mv .git/objects ../o; ln -s ../../o .git/objects", "found K1 K2"},
	        {"cd ..; mv r old; mkdir -p r/.git; cd r/.git; for i in config refs logs objects info hooks "
	         "packed-refs; do ln -s "
	         "../../old/.git/$i $i; done; cp ../../old/.git/HEAD ../../old/.git/index .",
	         "found K1 K2"},
	        {"git config core.repositoryformatversion 1; git config extensions.novelty true",
	         "status 2: the repository uses extensions.novelty, which is not supported"},
	        {"git config core.repositoryformatversion 0; git config extensions.novelty true", "found K1 K2"},
	        {"git config core.repositoryformatversion 7", "status 2: the repository has a format version"},
	        {"rm -f .git/config", "found K1 K2"},
	        {"rm -rf .git/refs; ln -s refs .git/refs", "3 references cannot be listed refs\n"},
	        {"mv .git ../g; ln -s ../g .git", "found K1 K2"},
	        {"rm -rf .git; ln -s .git .git",
	         "status 3: the repository cannot be opened: Too many levels of symbolic links"},
	        {"rm -rf .git; mkfifo .git", "status 3: the repository cannot be opened: not a regular file"},
	};
	HOSTILE_RUN(cases);
}

Test(hostile_git, alternates, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"cd ..; git clone -qs r c; mv r old; mv c r; echo $PWD/old/.git/objects "
	         ">r/.git/objects/info/alternates",
	         "found K1 K2"},
	        {"echo / >.git/objects/info/alternates", "3 an alternate is no folder of objects, or one too many, and "
	                                                 "was not opened objects/info/alternates:1\nfound K1 K2"},
	        {"mkdir ../home ../home/info; : >../home/diary; echo ../../../home >.git/objects/info/alternates",
	         "and was not opened objects/info/alternates:1\nfound K1 K2"},
	        {"echo nowhere >.git/objects/info/alternates", "found K1 K2"},
	        {"echo . >.git/objects/info/alternates; echo ../objects >>.git/objects/info/alternates", "found K1 K2"},
	        {"for i in $(seq 99); do mkdir -p ../a$i/pack; echo ../../../a$i; done >.git/objects/info/alternates",
	         "and was not opened objects/info/alternates:99\nfound K1 K2"},
	        {"ln -s loop .git/objects/info/loop; echo info/loop >.git/objects/info/alternates",
	         "and was not opened objects/info/alternates:1\nfound K1 K2"},
	        {"mkfifo .git/objects/info/alternates",
	         "status 3: cannot read objects/info/alternates of the repository"},
	};
	HOSTILE_RUN(cases);
}

/* Two objects, each a delta of the other: a pack by hand, with an index of version 1. The ids are made up, as the sums
 * are: nobody gets as far as to them. */
static void hostile_circle(struct sandbox *s)
{
	unsigned char pack[256] = "PACK\0\0\0\2\0\0\0\2", idx[1200] = {0};
	static const unsigned char delta[] = {4, 4, 0x90, 4}; /* from four bytes make four: copy them */
	size_t n = 12, at[2], i = 0;
	for (unsigned char k = 0; k < 2; k++) {
		at[k] = n;
		pack[n++] = 0x70 | sizeof delta; /* REF_DELTA */
		memset(pack + n, k ? 0x11 : 0x22, 20);
		n += 20;
		static const unsigned char head[] = {0x78, 0x01, 0x01, 4, 0, 0xfb, 0xff}; /* stored */
		memcpy(pack + n, head, sizeof head);
		memcpy(pack + n + sizeof head, delta, sizeof delta);
		n += sizeof head + sizeof delta;
		uint32_t a = 1, b = 0;
		for (size_t d = 0; d < sizeof delta; d++)
			b += a += delta[d];
		unsigned char sum[] = {(unsigned char)(b >> 8), (unsigned char)b, (unsigned char)(a >> 8),
		                       (unsigned char)a};
		memcpy(pack + n, sum, sizeof sum);
		n += sizeof sum;
	}
	memset(pack + n, 0x77, 20);
	n += 20;
	for (size_t f = 0; f < 256; f++, i += 4)
		idx[i + 3] = (unsigned char)((f >= 0x11) + (f >= 0x22));
	for (unsigned k = 0; k < 2; k++) {
		idx[i + 3] = (unsigned char)at[k];
		memset(idx + i + 4, k ? 0x22 : 0x11, 20);
		i += 24;
	}
	memset(idx + i, 0x77, 20);
	i += 40;
	FILE *f = fopen(sandbox_path(s, "r/.git/objects/pack/pack-1.pack").p, "w");
	cr_assert(f && fwrite(pack, 1, n, f) == n && fclose(f) == 0);
	f = fopen(sandbox_path(s, "r/.git/objects/pack/pack-1.idx").p, "w");
	cr_assert(f && fwrite(idx, 1, i, f) == i && fclose(f) == 0);
}

Test(hostile_git, deltas_in_a_circle, .timeout = 60)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, HOSTILE_TWO "echo 1111111111111111111111111111111111111111 >.git/refs/heads/x");
	hostile_circle(&s);
	str got = hostile_search(&s, (struct history_options){.kind = HISTORY_ALL});
	cr_expect(str_eq(got, S("3 object missing refs/heads/x\n3 a pack was not read: its deltas lead in a circle "
	                        "objects/pack/pack-1.pack\nfound K1 K2")),
	          "got:\n%.*s", STR_ARG(got));
	sandbox_close(&s);
}

/* Trees that git would not write: names by hand, put into a commit. */
#define HOSTILE_TREE                                                                                                   \
	"tree() { git hash-object -t tree -w --literally --stdin; }; adopt() { git update-ref refs/heads/main $(git "  \
	"commit-tree -m x -p HEAD $1); }; K3=$(echo K3 | git hash-object -w --stdin); "                                \
	"entry() { printf '100644 blob %s\\t%s\\n' $2 $1 | git mktree; }; "

Test(hostile_git, trees, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {HOSTILE_TREE
	         "t=$(entry xx $K3); adopt $(git cat-file tree $t | LC_ALL=C sed 's/xx\\x00/..\\x00/' | tree)",
	         "found K1 K2 K3"},
	        {HOSTILE_TREE
	         "t=$(entry xxxx $K3); adopt $(git cat-file tree $t | LC_ALL=C sed 's/xxxx\\x00/.git\\x00/' | tree)",
	         "found K1 K2 K3"},
	        {HOSTILE_TREE
	         "t=$(entry xxxx $K3); adopt $(git cat-file tree $t | LC_ALL=C sed 's/xxxx\\x00/a\\/.b\\x00/' | tree)",
	         "found K1 K2 K3"},
	        {HOSTILE_TREE "t=$(entry xxxx $K3); adopt $(git cat-file tree $t | LC_ALL=C sed "
	                      "'s/xxxx\\x00/a\\n\\x1bb\\x00/' | tree)",
	         "found K1 K2 K3"},
	        {HOSTILE_TREE "t=$(entry b $K3); u=$(entry a $(git rev-parse HEAD:f)); adopt $( { git cat-file tree "
	                      "$t; git cat-file "
	                      "tree $u; git cat-file tree $t; } | tree)",
	         "found K1 K2 K3"},
	        {HOSTILE_TREE "t=$(entry b $K3); adopt $(git cat-file tree $t | head -c 20 | tree)",
	         "3 corrupt object \nfound K1 K2"},
	        {HOSTILE_TREE "t=$(entry b $K3); adopt $( { git cat-file tree $t; echo junk; } | tree)",
	         "3 corrupt object \nfound K1 K2 K3"},
	        {HOSTILE_TREE
	         "t=$(entry b $K3); for i in $(seq 600); do t=$(printf '040000 tree %s\\td\\n' $t | git mktree); done; "
	         "adopt $t",
	         "3 folders nested too deeply "},
	        {HOSTILE_TREE
	         "t=$(entry b $K3); for i in $(seq 300); do t=$(printf '040000 tree %s\\td\\n' $t | git mktree); done; "
	         "adopt $t",
	         "found K1 K2 K3"},
	        {HOSTILE_TREE
	         "t=$(entry d $K3); adopt $(git cat-file tree $t | LC_ALL=C sed 's/^100644 d/40000 d/' | tree)",
	         "3 corrupt object d/\n"},
	        {HOSTILE_TREE "adopt $(printf '160000 commit %s\\td\\n' $(git rev-parse HEAD) | git mktree)",
	         "0 submodule d\n"},
	        {HOSTILE_TREE "adopt $(printf '120000 blob %s\\td\\n' $K3 | git mktree)", "found K1 K2 K3"},
	};
	HOSTILE_RUN(cases);
}

Test(hostile_git, commits, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"p=''; for i in $(seq 300); do p=\"$p -p $(git commit-tree -m $i HEAD^{tree})\"; done; git update-ref "
	         "refs/heads/main "
	         "$(git commit-tree -m octopus -p HEAD $p HEAD^{tree})",
	         "found K1 K2"},
	        {"c=$(git cat-file commit HEAD | sed 's/^tree.*/tree nonsense/' | git hash-object -t commit -w "
	         "--literally --stdin); "
	         "git update-ref refs/heads/x $c || echo $c >.git/refs/heads/x",
	         "3 corrupt object "},
	        {"c=$(git cat-file commit HEAD | sed \"s/^parent.*/parent $(git rev-parse HEAD:f)/\" | git hash-object "
	         "-t commit -w "
	         "--literally --stdin); echo $c >.git/refs/heads/x",
	         "3 corrupt object "},
	        {"git rev-parse HEAD:f >.git/refs/heads/x; git rev-parse HEAD^{tree} >.git/refs/heads/y",
	         "found K1 K2"},
	};
	HOSTILE_RUN(cases);
}

Test(hostile_git, index, .timeout = 60)
{
	static const struct hostile_case cases[] = {
	        {"echo garbage >.git/index", "found K1 K2"},
	        {": >.git/index", "found K1 K2"},
	        {"rm .git/index; mkfifo .git/index",
	         "status 3: cannot read index of the repository: not a regular file"},
	        {"rm .git/index; mkdir .git/index",
	         "status 3: cannot read index of the repository: not a regular file"},
	        {"chmod +w .git/index; head -c 40 .git/index >t; cat t >.git/index", "found K1 K2"},
	};
	HOSTILE_RUN(cases);
}
