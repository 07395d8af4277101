/* How the program is called from here, and hints that can be copied. */
#include "cmd/program.h"

#include <errno.h>
#include <sys/stat.h>

#include "run.h"

static void installed(void)
{
	run_in_folder();
	cr_assert(mkdir("bin", 0777) == 0 && mkdir("my build", 0777) == 0);
	run_write("bin/microaudit", "#!/bin/sh\n");
	cr_assert(chmod("bin/microaudit", 0777) == 0 && link("bin/microaudit", "my build/microaudit") == 0);
	setenv("PATH", "/nowhere:bin", 1);
}

static str name_for(const char *typed)
{
	static char name[128];
	strcpy(name, typed);
#ifdef __GLIBC__
	program_invocation_name = name;
#endif
	return program_name(&run_arena);
}

#ifdef __GLIBC__
Test(program, name_works_where_it_is_shown, .init = installed, .fini = run_clean)
{
	cr_expect(str_eq(name_for("microaudit"), S("microaudit")));
	cr_expect(str_eq(name_for("bin/microaudit"), S("microaudit")), "PATH leads to it, too");
	cr_expect(str_eq(name_for("my build/microaudit"), S("microaudit")), "it is the same file");
	setenv("PATH", "/nowhere", 1);
	cr_expect(str_eq(name_for("bin/microaudit"), S("bin/microaudit")));
	cr_expect(str_eq(name_for("my build/microaudit"), S("'my build/microaudit'")));
	cr_expect(str_eq(name_for("build/units"), S("microaudit")));
	cr_expect(str_eq(name_for("worker"), S("microaudit")), "nobody finds that one");
	name_for("bin/microaudit");
	cr_expect(str_starts(program_path(&run_arena), S("/")) &&
	          str_ends(program_path(&run_arena), S("/bin/microaudit")));
}

Test(program, hints_name_it, .init = installed, .fini = run_clean)
{
	setenv("PATH", "/nowhere", 1);
	name_for("bin/microaudit");
	cr_expect(
	        str_eq(program_hints(&run_arena, S("Next: microaudit scan .\n")), S("Next: bin/microaudit scan .\n")));
	cr_expect(str_eq(program_hints(&run_arena, S("`microaudit init`, microaudit scanner, my-microaudit scan")),
	                 S("`bin/microaudit init`, microaudit scanner, my-microaudit scan")));
	cr_expect(str_eq(program_hints(&run_arena, S("microaudit: no; microaudit")), S("microaudit: no; microaudit")));
	name_for("microaudit");
	cr_expect(str_eq(program_hints(&run_arena, S("microaudit scan")), S("microaudit scan")));
}
#endif

Test(program, quotes_for_a_shell, .init = run_in_folder, .fini = run_clean)
{
	cr_expect(str_eq(program_quote(&run_arena, S("a/b-1.c")), S("a/b-1.c")));
	cr_expect(str_eq(program_quote(&run_arena, S("a b")), S("'a b'")));
	cr_expect(str_eq(program_quote(&run_arena, S("o'neil")), S("'o'\\''neil'")));
	cr_expect(str_eq(program_quote(&run_arena, S("")), S("''")));
}
