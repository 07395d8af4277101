/* What stands in .git besides objects: references, reflogs, configuration, links, alternates, the index. */
#include "hostile.h"

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
	        {"printf '# \\000 in a remark\\n' >>.git/config", "found K1 K2"},
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
