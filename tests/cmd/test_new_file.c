/* Files that a command creates: never over one that is there. */
#include "cmd/new_file.h"

#include "run.h"

Test(new_file, never_writes_to_what_exists, .init = run_in_folder, .fini = run_clean)
{
	struct err err = {{0}};
	cr_expect(new_file_write(S("a"), S("one"), 0666, &err));
	cr_expect_not(new_file_write(S("a"), S("two"), 0666, &err));
	cr_expect(str_eq(run_read("a"), S("one")));
	cr_assert_eq(symlink("nowhere", "link"), 0);
	cr_expect_not(new_file_write(S("link"), S("two"), 0666, &err));
	cr_expect_neq(access("nowhere", F_OK), 0);
}

Test(new_file, quotes_what_yaml_would_read)
{
	struct buf b = {0};
	new_file_quote(&b, S("a \"b\" \\ \n\x7f#: é"));
	cr_expect(str_eq(buf_str(&b), S("\"a \\\"b\\\" \\\\ \\x0A\\x7F#: é\"")));
	buf_free(&b);
}
