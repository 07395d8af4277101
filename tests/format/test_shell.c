/* Commands of shell: what they are, whether they run, and whether their failure is that of the text. */
#include "format/shell.h"

#include <criterion/criterion.h>

#include "base/buf.h"

/* program(words), {…} around what is not known; ? perhaps runs, - does not; ! fails the text, ~ perhaps. */
static void show(struct buf *out, const struct shell_command *c)
{
	static const char *const runs[] = {"-", "?", ""}, *const fails[] = {"", "~", "!"};
	buf_printf(out, "%s%s%.*s%s(", out->n ? " " : "", c->name.known ? "" : "{", STR_ARG(c->name.text),
	           c->name.known ? "" : "}");
	for (size_t i = 0; i < c->n_words; i++)
		buf_printf(out, c->words[i].known ? "%s%.*s" : "%s{%.*s}", i ? "," : "", STR_ARG(c->words[i].text));
	buf_printf(out, ")%s%s", runs[c->runs], fails[c->fails]);
}

static void are(const char *text, struct shell_setting setting, const char *wanted)
{
	struct arena a = {0};
	struct buf got BUF_AUTO = {0};
	struct shell_commands all = shell_commands(str_of(text), &setting, &a);
	for (size_t i = 0; i < all.n; i++)
		show(&got, &all.at[i]);
	cr_expect(str_eq(buf_str(&got), str_of(wanted)), "%s\n gives %.*s\n and not %s", text, STR_ARG(buf_str(&got)),
	          wanted);
	arena_free(&a);
}

static void sh(const char *text, const char *wanted) { are(text, (struct shell_setting){0}, wanted); }
/* As GitHub runs it. */
static void sh_e(const char *text, const char *wanted)
{
	are(text, (struct shell_setting){.errexit = SHELL_YES}, wanted);
}

Test(shell, words)
{
	sh("a 'b c' \"d $e\" f\\ g \"h\\\"\" i\"j\"'k'", "a(b c,{\"d $e\"},f g,h\",ijk)!");
	sh("a ${B:-x y} $(c d) `e f` $((1 + 2)) $'x\\ty' #z",
	   "c(d) e(f) a({${B:-x y}},{$(c d)},{`e f`},{$((1 + 2))},x\ty)!");
	sh("A=1 B=$(c) d --e=f >out 2>&1 <in", "c() d(--e=f)!");
	sh("echo ${{ github.event.issue.title }} x", "echo({${{ github.event.issue.title }}},x)!");
	sh("a \\\n  b \\\r\n c", "a(b,c)!");
	sh("./node_modules/.bin/a; C:\\\\x\\\\b.EXE; ${A}/b", "a() b() {${A}/b}()!");
	sh("a=(b c\n d) e; x+=y", "e()");
	sh("a; # b\n# c\nd", "a() d()!");
	sh("echo a#b", "echo(a#b)!");
}

Test(shell, what_is_no_command)
{
	sh("echo semgrep ci", "echo(semgrep,ci)!");
	sh("cat <<EOF\nsemgrep ci\nEOF\na", "cat() a()!");
	sh("cat <<-'EOF' | b\n\tsemgrep ci\n\tEOF\na", "cat() b() a()!");
	sh("bash <<EOF\nsemgrep ci\nEOF", "semgrep(ci)!");
	sh("sh <<< 'a b'", "a(b)!");
	sh("case x in\n semgrep) ;;\nesac", "");
	sh("[[ semgrep == ci && -n a ]]; (( a = 2 ))", "");
	sh("x='semgrep ci'", "");
}

Test(shell, what_runs)
{
	sh("if false; then a; else b; fi", "false()~ a()-! b()!");
	sh("if x; then a; elif y; then b; else c; fi", "x()~ a()?! y()?~ b()?! c()?!");
	sh("if true; then a; fi", "true() a()!");
	sh("[ -n x ] && a; b", "a()? b()!");
	sh("while x; do a; done; for i in 1 2; do b; done; for i in *; do c; done; for i in; do d; done",
	   "x() a()? b() c()? d()-~");
	sh("case $x in a) b ;; (c|d) e;; esac", "e()?! b()?!");
	sh("f() { a; }; b", "b()! a()-~");
	sh("function f { a; }\nf; b", "a() b()!");
	sh("f() { a; }; g() { f; }; $x", "{$x}()! a()?~ a()?~");
	sh("f() { f; a; }; f", "a() a() a() a() a() a() a() a()!");
	sh("f() { return 0; a; }; f; b", "a()- b()!");
	sh("exit 0; a", "a()-!");
	sh("if x; then exit 0; fi; a", "x() a()?!");
	sh("if x; then exit 1; fi; a", "x() a()!");
	sh("(exit 0); a", "a()!");
	sh("exec a; b", "a() b()-!");
	sh("a || b", "a()~ b()?!");
	sh("true || b", "true()~ b()-!");
	sh_e(". ./lib.sh\na\nb", ".(./lib.sh)! a()?~ b()?!");
	sh_e("source .venv/bin/activate\n. \"$HOME/.cargo/env\"\na\nb",
	     "source(.venv/bin/activate)! .({\"$HOME/.cargo/env\"})! a()! b()!");
	sh("set -n; a", "a()-!");
	sh("x | xargs -r a b", "x() a(b)?!");
	sh("bash -n x.sh; bash -nc 'a'", "bash(-n,x.sh) bash(-nc,a)!");
}

Test(shell, what_fails_the_text)
{
	sh("a; b", "a() b()!");
	sh_e("a; b", "a()! b()!");
	sh_e("a || true", "a() true()?!");
	sh_e("a || exit 1", "a()!");
	sh("a || exit 1; b", "a()! b()!");
	sh("a || { echo x; exit 1; }; b", "a()! echo(x)? b()!");
	sh_e("a || b", "a()~ b()?!");
	sh_e("a | tee x", "a() tee(x)!");
	sh_e("set -o pipefail; a | tee x", "a()! tee(x)!");
	sh_e("set +e; a; b", "a() b()!");
	sh_e("set +e\na\nrc=$?\nb\nexit $rc", "a()~ b()");
	sh("set -euo pipefail; a; b", "a()! b()!");
	sh("if x; then set -e; fi; a; b", "x() a()~ b()!");
	sh_e("a &\nb", "a() b()!");
	sh_e("a &\nwait $!", "a()~");
	sh_e("if a; then b; fi", "a() b()?!");
	sh_e("if ! a; then exit 1; fi\nb", "a()! b()!");
	sh_e("if ! a; then echo bad; fi\nb", "a() echo(bad)?! b()!");
	sh_e("if a; then b; else exit 2; fi", "a()! b()?!");
	sh_e("! a", "a()");
	sh_e("(a; b) && c", "a() b()! c()!");
	sh("(set -e; a; b); c", "a() b() c()!");
	sh_e("(a; b)\nc", "a()! b()! c()!");
	sh_e("x=$(a)\necho $(b)", "a()! b() echo({$(b)})!");
	sh("a; exit $?", "a()!");
	sh("a; exit 0", "a()");
	sh_e("a && b && c", "a()! b()! c()!");
	sh_e("a && b\nc", "a() b()?! c()!");
	sh_e("f() { a; b; }; f || true", "a() b() true()?!");
	sh_e("a || exit $?\nb", "a()! b()!");
	sh_e("a || exit\nb", "a()! b()!");
	sh_e("a || exit 0\nb", "a() b()?!");
	sh_e("rc=0\na || rc=$?\nb\nexit $rc", "a()~ b()!");
	sh_e("if ! a; then failed=1; fi\nb\nexit $failed", "a()~ b()!");
	sh("a\nif [ $? -ne 0 ]; then\n echo x; exit 1\nfi\nb", "a()! echo(x)? b()!");
	sh("a\nif [ $? -ne 0 ]; then\n echo x\nfi\nb", "a()~ echo(x)? b()!");
	sh_e("trap 'exit 0' EXIT\na\nb", "a() b()");
	sh_e("done_() { rm -rf x; exit 0; }\ntrap done_ EXIT\na", "rm(-rf,x)? a()");
	sh_e("trap 'rm -rf x' EXIT\na\nb", "rm(-rf,x)? a()! b()!");
	sh_e("trap 'rc=$?; rm x; exit $rc' EXIT\na\nb", "rm(x)? a()! b()!");
	sh_e("trap 'exit $x' EXIT\na", "a()~");
	sh_e("exec > >(tee log) 2>&1\na\nb", "tee(log) a()! b()!");
}

Test(shell, what_runs_in_turn)
{
	sh("sudo -E -u x env A=b timeout -k 5 10m nice -n 3 a b", "a(b)!");
	sh("npx -y @scope/tool@1.2 scan", "tool(scan)!");
	sh("python3 -u -m pip_audit -r x", "pip_audit(-r,x)!");
	sh("uv run --with x a b; poetry run c; pnpm exec d; bundle exec e", "a(b) c() d() e()!");
	sh("bash -euo pipefail -c 'a; b'; sh -c \"c || true\"", "a() b() c() true()?!");
	sh("bash -lc 'a && b'", "a()! b()!");
	sh("bash -c \"$x\"; bash x.sh; . y.sh", "bash(-c,{\"$x\"}) bash(x.sh) .(y.sh)!");
	sh("eval 'a b'", "a(b)!");
	sh("x | xargs -n 1 a b", "x() a(b)!");
	sh("docker run --rm -v \"$PWD:/src\" returntocorp/semgrep semgrep ci",
	   "docker(run,--rm,-v,{\"$PWD:/src\"},returntocorp/semgrep,semgrep,ci)! semgrep(ci)!");
	sh("docker run aquasec/trivy:1 fs .", "docker(run,aquasec/trivy:1,fs,.)! trivy(fs,.)!");
	sh("docker run --entrypoint sh x/y -c 'a b'", "docker(run,--entrypoint,sh,x/y,-c,a b)! a(b)!");
	sh("docker run node:20 npm audit", "docker(run,node:20,npm,audit)! npm(audit)!");
	sh("go run golang.org/x/vuln/cmd/govulncheck@latest ./...",
	   "go(run,golang.org/x/vuln/cmd/govulncheck@latest,./...)! govulncheck(./...)!");
	sh("command -v a || b", "command(-v,a)~ b()?!");
	sh("trap 'a b' EXIT; c", "a(b)? c()!");
	sh("doppler run -- a b", "doppler(run,--,a,b)! a(b)!");
}

Test(shell, broken_texts_are_not_sure)
{
	sh("a; fi; b", "a()? b()?!");
	sh("if x; then a", "x()? a()?!");
	sh("a 'b", "a(b)?!");
	sh("a $(b", "b()? a({$(b})?!");
}

Test(shell, where_they_work)
{
	static const struct {
		const char *text, *folder;
	} cases[] = {{"a", ""},
	             {"cd x && a", "x"},
	             {"cd x; cd y; a", "x/y"},
	             {"cd $x; a", "?"},
	             {"(cd x; b); a", ""},
	             {"cd /x; a", "/x"},
	             {"pushd x; popd; a", "?"},
	             {"[ -d x ] && cd x; a", "?"},
	             {"env -C x a", "x"},
	             {"cd x; uv run --directory y a", "x/y"},
	             {"pnpm -C \"$x\" exec a", "?"},
	             {"docker run -v \"$PWD:/src\" -w /src i a", "."},
	             {"docker run -v $(pwd)/docs:/src:ro -w /src i a", "docs"},
	             {"docker run --mount type=bind,source=.,target=/src i a /src/web", "."},
	             {"docker run --rm i a", "?"},
	             {"docker run -v /tmp/x:/src -w /src i a", "?"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena a = {0};
		struct shell_commands all = shell_commands(str_of(cases[i].text), &(struct shell_setting){0}, &a);
		cr_assert(all.n);
		const struct shell_word *folder = &all.at[all.n - 1].folder;
		cr_expect(str_eq(folder->known ? folder->text : S("?"), str_of(cases[i].folder)), "%s", cases[i].text);
		arena_free(&a);
	}
}

Test(shell, who_fills_in)
{
	are("a $(Build.SourcesDirectory) $(b c)", (struct shell_setting){.filled = SHELL_AZURE},
	    "b(c) a({$(Build.SourcesDirectory)},{$(b c)})!");
	are("a << parameters.x >> \"<<parameters.y>>\"", (struct shell_setting){.filled = SHELL_CIRCLECI},
	    "a({<< parameters.x >>},{\"<<parameters.y>>\"})!");
	are("$(CC) -o $@ $$x", (struct shell_setting){.filled = SHELL_MAKE}, "{$(CC)}(-o,{$@},{$$x})!");
}

Test(shell, lines)
{
	static const unsigned wanted[] = {1, 3, 2,
	                                  6, 5, 8}; /* what is put in stands before the command it is put into */
	struct arena a = {0};
	struct shell_commands all =
	        shell_commands(S("x\ny `\n a\n`\nz $(\n b\n)\nc\n"), &(struct shell_setting){0}, &a);
	cr_assert_eq(all.n, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < all.n; i++)
		cr_expect_eq(all.at[i].line, wanted[i], "command %zu stands in line %u", i, all.at[i].line);
	arena_free(&a);
}

Test(shell, first_lines)
{
	struct shell_setting s;
	cr_expect(shell_shebang(S("#!/bin/bash -eu\na"), &s) && s.errexit == SHELL_YES);
	cr_expect(shell_shebang(S("#!/usr/bin/env bash\n"), &s) && s.errexit == SHELL_NO);
	cr_expect(shell_shebang(S("#!/usr/bin/env pwsh"), &s) && s.kind == SHELL_POWERSHELL);
	cr_expect_not(shell_shebang(S("#!/usr/bin/env python3\n"), &s));
	cr_expect_not(shell_shebang(S("a"), &s));
}

Test(shell, powershell)
{
	static const struct shell_setting pwsh = {.kind = SHELL_POWERSHELL, .program_last = SHELL_YES};
	are("npm ci\nnpm audit --x=y 'a b' # c\n", pwsh, "npm(ci) npm(audit,--x=y,a b)!");
	are("$x = npm ci; & \"tool\" scan $y; <# a\nb #> c", pwsh, "npm(ci) tool(scan,{$y}) c()!");
	are("if ($false) { a } else { b }", pwsh, "a()-! b()!");
	are("if (Test-Path x) { a } elseif ($y) { b }\nc", pwsh, "a()? b()? c()!");
	are("function f { a }\nfunction g { b }\ng", pwsh, "b()! a()-~");
	are("try { a } catch { b }", pwsh, "a() b()?!");
	are("a\nif ($LASTEXITCODE -ne 0) { exit 1 }\nb", pwsh, "a()! b()!");
	are("a `\n  b\nWrite-Host @\"\nc\n\"@", pwsh, "a(b)! Write-Host({@\"\nc\n\"@})");
	are("a | b; c && d", pwsh, "a() b() c()! d()!");
	are("foreach ($i in 1..2) { a }", pwsh, "a()?!");
	are("a\nWrite-Host done", pwsh, "a()! Write-Host(done)");
	are("a | Out-Null\n$y = 2", pwsh, "a()! Out-Null()");
	are("a\nif (Test-Path x) { Write-Host y }", pwsh, "a()! Write-Host(y)?");
	are("a\nif (Test-Path x) { b }", pwsh, "a() b()?!");
	are("a\n$global:LASTEXITCODE = 0", pwsh, "a()~");
	are("a\nexit 0", pwsh, "a()");
	are("a; b", pwsh, "a() b()!");
	are("a; if (!$?) { throw 'x' }; b", pwsh, "a()! throw(x)? b()!");
	are("$PSNativeCommandUseErrorActionPreference = $true\na\nb", pwsh, "a()! b()!");
	are("a", (struct shell_setting){.kind = SHELL_POWERSHELL}, "a()~");
	are("a\nexit $LASTEXITCODE", (struct shell_setting){.kind = SHELL_POWERSHELL}, "a()!");
}

Test(shell, cmd)
{
	static const struct shell_setting cmd = {.kind = SHELL_CMD};
	are("@echo off\r\nrem npm audit\r\n:: x\r\ncall npm audit \"a b\" %X%\r\n", cmd,
	    "echo(off) npm(audit,a b,{%X%})!");
	are("if exist x call npm audit\r\nb", cmd, "npm(audit)? b()!");
	are("npm ci\r\nb", cmd, "npm(ci) b()-!"); /* npm is a script, and was not called */
	are("call npm ci\r\nb || exit /b 1\r\nc", cmd, "npm(ci) b()! c()!");
	are("a || exit /b 0\r\nc", cmd, "a() c()?!");
	are("a\r\nif errorlevel 1 exit /b 1\r\nc", cmd, "a()! c()!");
	are("a\r\nexit /b %errorlevel%", cmd, "a()!");
	are("a\r\nb", cmd, "a() b()!");
	are("if not \"%X%\"==\"\" a b\nfor %%i in (1 2) do c\nd && e & f", cmd, "a(b)? c()? d() e()? f()!");
	are("goto end\na\n:end\nb", cmd, "goto(end)? a()? b()?!");
}

/* Each of these, again and again, is a level or a look back somewhere. */
Test(shell, hostile_texts)
{
	static const char *const units[] = {"a && ", "a || ", "a | ", "$(",  "`a`",   "if x; then ",    "{ ",
	                                    "((",    "! ",    "<( ",  "x=(", "sudo ", "f() { f; }; f\n"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		for (unsigned kind = 0; kind < 3; kind++) {
			struct arena a = {0};
			struct buf text BUF_AUTO = {0};
			while (text.n < 1 << 18)
				buf_add(&text, str_of(units[i]));
			const struct shell_setting s = {.kind = (enum shell_kind)kind};
			struct shell_commands all = shell_commands(buf_str(&text), &s, &a);
			cr_expect(all.n <= 20000, "%s", units[i]);
			cr_expect(i > (kind ? 2 : 1) || all.cut, "%s: more is there", units[i]);
			arena_free(&a);
		}
}
