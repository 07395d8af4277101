/* Loose objects, packs, trees and commits that git would not write. */
#include "hostile.h"

Test(hostile_objects, loose_objects, .timeout = 60)
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
Test(hostile_objects, a_header_that_lies, .timeout = 60)
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

Test(hostile_objects, packs, .timeout = 60)
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

Test(hostile_objects, deltas_in_a_circle, .timeout = 60)
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

Test(hostile_objects, trees, .timeout = 60)
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

Test(hostile_objects, commits, .timeout = 60)
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
