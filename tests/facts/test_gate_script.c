/* Makefiles and scripts by which a build comes to a command: each way to forget a failure beside its honest twin. */
#include "facts/facts.h"

#include "gate.h"

Test(gate_script, makefiles)
{
	static const struct gate gates[] = {
	        {RUN("make a"), "Makefile", "a:\n\tx\n", "TTTT"},
	        {RUN("make a"), "Makefile", ".IGNORE:\na:\n\tx\n", "TTTF"},
	        {RUN("make a"), "Makefile", ".IGNORE: a\na:\n\tx\n", "TTTF"},
	        {RUN("make a"), "Makefile", ".IGNORE: b\na:\n\tx\n", "TTTT"},
	        {RUN("make -i a"), "Makefile", "a:\n\tx\n", "TTTF"},
	        {RUN("make -kj4 a"), "Makefile", "a:\n\tx\n", "TTTT"},
	        {RUN("make --ignore-errors a"), "Makefile", "a:\n\tx\n", "TTTF"},
	        {RUN("make -n a"), "Makefile", "a:\n\tx\n", ""},
	        {RUN("make --dry-run a"), "Makefile", "a:\n\tx\n", ""},
	        {RUN("make -C inn a"), "inn/Makefile", "a:\n\tx\n", "TTTT"},
	        {RUN("make a"), "Makefile", "MAKEFLAGS += -i\na:\n\tx\n", "TTTF"},
	        {RUN("make a"), "Makefile", "export MAKEFLAGS = ki\na:\n\tx\n", "TTTF"},
	        {RUN("make a"), "Makefile", "MAKEFLAGS += --no-print-directory -rR\na:\n\tx\n", "TTTT"},
	        {RUN("make a"), "Makefile", "MAKEFLAGS := n\na:\n\tx\n", "FFFT"},
	        {RUN("make a"), "Makefile", "a:\n\tx\na:\n\techo\n", "FFFT"},
	        {RUN("make a"), "Makefile", "a:\n\techo\na:\n\tx\n", "TTTT"},
	        {RUN("make a"), "Makefile", "a::\n\tx\na::\n\techo\n", "TTTT"},
	        {RUN("make a"), "Makefile", "a:\n\tx\nifdef Y\na:\n\techo\nendif\n", "???T"},
	        {RUN("make a"), "Makefile", "a:\nifeq ($(Y),1)\n\tx\nendif\n", "???T"},
	        {RUN("make a"), "Makefile", "a:\n\t-x\n", "TTTF"},
	        {RUN("make a"), "Makefile", "a:\n\t@x || true\n", "TTTF"},
	        {RUN("make a"), "Makefile", "a:\n\t@x\n\ty\n", "TTTT"},
	        {RUN("make a"), "Makefile", ".ONESHELL:\na:\n\tx\n\ty\n", "TTTF"},
	        {RUN("make a"), "Makefile", ".ONESHELL:\n.SHELLFLAGS := -ec\na:\n\tx\n\ty\n", "TTTT"},
	        {RUN("make a"), "Makefile", "a:\n\tx | tee y\n", "TTTF"},
	        {RUN("make a"), "Makefile", ".SHELLFLAGS = -o pipefail -c\na:\n\tx | tee y\n", "TTTT"},
	        {RUN("make"), "Makefile", "a:\n\tx\nb:\n\ty\n", "TTTT"},
	        {RUN("make"), "Makefile", "a:\n\ty\nb:\n\tx\n", ""},
	        {RUN("make"), "Makefile", "b:\n\ty\na:\n\tx\n.DEFAULT_GOAL := a\n", "TTTT"},
	        {RUN("make"), "Makefile", ".DEFAULT_GOAL := b\na:\n\tx\nb:\n\ty\n", ""},
	        {RUN("make a"), "Makefile", "a:\n\t$(MAKE) b\nb:\n\tx\n", "TTTT"},
	        {RUN("make a"), "Makefile", "a:\n\t$(MAKE) -i b\nb:\n\tx\n", "TTTF"},
	        {RUN("make b"), "Makefile", "define T\na:\n\tx\nendef\nb:\n\ty\n", ""},
	        {RUN("make a || true"), "Makefile", "a:\n\tx\n", "TTTF"},
	        {"Makefile", "include i.mk\nb: a\n\ty\n", "i.mk", "a:\n\tx\n", ""},
	};
	TRY(gates);
	struct repo_facts repo =
	        REPO({RUN("make b")}, {"Makefile", "include i.mk\nb: a\n\ty\n"}, {"i.mk", "a:\n\tx\n"});
	cr_expect(str_eq(gates_of(&repo), S("TTTT")), "what is included");
	repo_free(&repo);
}

Test(gate_script, scripts)
{
	static const struct gate gates[] = {
	        {RUN("npm run a"), "package.json", "{'scripts': {'a': 'x'}}", "TTTT"},
	        {RUN("npm run a"), "package.json", "{'scripts': {'a': 'x; y'}}", "TTTF"},
	        {RUN("npm run a -- --help"), "package.json", "{'scripts': {'a': 'x'}}", "TTT?"},
	        {RUN("npm run b"), "package.json", "{'scripts': {'a': 'x', 'b': 'y'}}", ""},
	        {RUN("sh a.sh"), "a.sh", "set -e\nx\ny\n", "TTTT"},
	        {RUN("sh a.sh"), "a.sh", "x\ny\n", "TTTF"},
	        {RUN("sh -n a.sh"), "a.sh", "x\n", ""},
	        {RUN("sh a.sh"), "a.sh", "exit 0\nx\n", "FFFT"},
	        {RUN("sh a.sh"), "a.sh", ". ./lib.sh\nx\ny\n", "????"},
	        {RUN("sh a.sh"), "a.sh", "#!/bin/sh -e\nx\ny\n", "TTTF"},
	        {RUN("./a.sh"), "a.sh", "#!/bin/sh -e\nx\ny\n", "TTTT"},
	        {RUN("sh -e a.sh"), "a.sh", "x\ny\n", "TTT?"},
	        {RUN("sh a.sh"), "a.sh", "case $1 in\nx) x ;;\nesac\n", "???T"},
	        {RUN("pwsh a.ps1"), "a.ps1", "x\n", "TTT?"},
	        {RUN("pwsh a.ps1"), "a.ps1", "x\nexit $LASTEXITCODE\n", "TTTT"},
	};
	TRY(gates);
}
