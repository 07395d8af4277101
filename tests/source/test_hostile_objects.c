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

/* A pack by hand, with an index of version 1. Ids and sums are made up: nobody gets as far as to compare them. */
struct hostile_entry {
	unsigned char head[24]; /* type, size, base */
	size_t n_head;
	unsigned char id, bytes[8]; /* the id is this twenty times; what is stored */
	size_t n;
};

/* A zlib stream without compression: 78 01, 01, length, its complement, bytes, Adler-32. */
static size_t hostile_store(unsigned char *to, const unsigned char *bytes, size_t n)
{
	const unsigned char head[] = {0x78, 0x01, 0x01, (unsigned char)n, 0, (unsigned char)~n, 0xff};
	uint32_t a = 1, b = 0;
	for (size_t i = 0; i < n; i++)
		b += a += bytes[i];
	const unsigned char sum[] = {(unsigned char)(b >> 8), (unsigned char)b, (unsigned char)(a >> 8),
	                             (unsigned char)a};
	memcpy(to, head, sizeof head);
	memcpy(to + sizeof head, bytes, n);
	memcpy(to + sizeof head + n, sum, sizeof sum);
	return sizeof head + n + sizeof sum;
}

static void hostile_write(struct sandbox *s, const char *name, const unsigned char *bytes, size_t n)
{
	FILE *f = fopen(sandbox_path(s, name).p, "w");
	cr_assert(f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

/* Sorted by id. */
static void hostile_pack(struct sandbox *s, const struct hostile_entry *entries, size_t count)
{
	unsigned char pack[256] = "PACK\0\0\0\2", idx[1200] = {0};
	size_t n = 12, i = 1024;
	pack[11] = (unsigned char)count;
	for (const struct hostile_entry *e = entries; e < entries + count; e++) {
		idx[i + 3] = (unsigned char)n;
		memset(idx + i + 4, e->id, 20);
		i += 24;
		for (size_t f = e->id; f < 256; f++)
			idx[4 * f + 3]++;
		memcpy(pack + n, e->head, e->n_head);
		n += e->n_head;
		n += hostile_store(pack + n, e->bytes, e->n);
	}
	memset(pack + n, 0x77, 20);
	memset(idx + i, 0x77, 20);
	hostile_write(s, "r/.git/objects/pack/pack-1.pack", pack, n + 20);
	hostile_write(s, "r/.git/objects/pack/pack-1.idx", idx, i + 40);
}

static void hostile_circle(struct sandbox *s)
{
	str got = hostile_search(s, (struct history_options){.kind = HISTORY_ALL});
	cr_expect(str_eq(got, S("3 object missing refs/heads/x\n3 a pack was not read: its deltas lead in a circle "
	                        "objects/pack/pack-1.pack\nfound K1 K2")),
	          "got:\n%.*s", STR_ARG(got));
}

/* Two deltas by id (type 7), each the base of the other: from four bytes make four, copy them. */
Test(hostile_objects, deltas_in_a_circle, .timeout = 60)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(&s, HOSTILE_TWO "echo 1111111111111111111111111111111111111111 >.git/refs/heads/x");
	struct hostile_entry circle[] = {{{0x74}, 21, 0x11, {4, 4, 0x90, 4}, 4},
	                                 {{0x74}, 21, 0x22, {4, 4, 0x90, 4}, 4}};
	memset(circle[0].head + 1, 0x22, 20);
	memset(circle[1].head + 1, 0x11, 20);
	hostile_pack(&s, circle, 2);
	hostile_circle(&s);
	/* One by id, the other (type 6) by its distance, 66 bytes back over whole ones. */
	struct hostile_entry far[] = {{{0x33}, 1, 0x11, {1, 2, 3}, 3},
	                              {{0x74}, 21, 0x22, {4, 4, 0x90, 4}, 4},
	                              {{0x33}, 1, 0x33, {1, 2, 3}, 3},
	                              {{0x33}, 1, 0x44, {1, 2, 3}, 3},
	                              {{0x64, 66}, 2, 0x55, {4, 4, 0x90, 4}, 4}};
	memset(far[1].head + 1, 0x55, 20);
	hostile_pack(&s, far, 5);
	hostile_circle(&s);
	sandbox_close(&s);
}

/* A blob (type 3) of three bytes that says it has four thousand: no large file, but a broken one. */
Test(hostile_objects, a_pack_that_lies, .timeout = 60)
{
	struct sandbox s;
	sandbox_open(&s);
	sandbox_run(
	        &s, HOSTILE_TWO
	        "t=$(printf '100644 blob 1111111111111111111111111111111111111111\\tbig\\n' | git mktree --missing); "
	        "git update-ref refs/heads/x $(git commit-tree -m x $t)");
	const struct hostile_entry lie = {{0x80 | 3 << 4, 0x80 | 0x7a, 0x01}, 3, 0x11, {'K', '3', '\n'}, 3};
	hostile_pack(&s, &lie, 1);
	str got = hostile_search(&s, (struct history_options){.kind = HISTORY_ALL, .limits = {1000}});
	cr_expect(str_eq(got, S("3 corrupt object big\nfound K1 K2")), "got:\n%.*s", STR_ARG(got));
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
