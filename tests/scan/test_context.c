/* What stands around a value in a program. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "scan/context.h"

static bool manual(const char *text)
{
	str s = str_of(text);
	struct manual_cursor c = {.text = s};
	return manual_holds(&c, str_find(s, S("HERE"), 0));
}

Test(context, documentation)
{
	static const char *const yes[] = {
	        " * pass = \"HERE\"\n",
	        "/// token: HERE",
	        "#   key = HERE",
	        "//\tclient(\"HERE\")",
	        "-- | connect \"HERE\"",
	        "#' @param token HERE",
	        "=head1 SYNOPSIS\n\n  my $p = 'HERE';\n\n=cut\n",
	        "=begin\npass = 'HERE'\n=end\n",
	        "  @moduledoc \"\"\"\n  username: \"a\", password: \"HERE\"\n  \"\"\"\n",
	        "  @doc ~S\"\"\"\n  password: \"HERE\"\n  \"\"\"\n",
	        "def f():\n    \"\"\"Signs in.\n\n    f(password='HERE')\n    \"\"\"\n",
	        "\"\"\"\n    get(url)\n\nget(\"x\"; password=\"HERE\")\n\"\"\"\nfunction get end\n",
	        "/**\n   password: 'HERE'\n*/\n",
	};
	static const char *const no[] = {
	        "pass = \"HERE\"\n",
	        "# password = HERE\n",
	        "// password = \"HERE\"\n",
	        "=head1 A\n\n=cut\n\nmy $p = 'HERE';\n",
	        "  @doc \"\"\"\n  x\n  \"\"\"\n  password: \"HERE\"\n",
	        "query = \"\"\"\n  IDENTIFIED BY 'HERE'\n\"\"\"\n",
	        "run(\"\"\"\n  password='HERE'\n\"\"\")\n",
	        "\"\"\"a docstring\"\"\"\nx = 'HERE'\n",
	        "/** doc */\nx = 'HERE'\n",
	};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(manual(yes[i]), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(manual(no[i]), "%s", no[i]);
}

Test(context, one_cursor_goes_through_a_text)
{
	str s = S("=pod\n\na HERE\n\n=cut\nb HERE\n=pod\nc HERE\n");
	struct manual_cursor c = {.text = s};
	size_t a = str_find(s, S("HERE"), 0), b = str_find(s, S("HERE"), a + 1), d = str_find(s, S("HERE"), b + 1);
	cr_expect(manual_holds(&c, a));
	cr_expect_not(manual_holds(&c, b));
	cr_expect(manual_holds(&c, d));
	cr_expect_not(manual_holds(&c, a), "behind the cursor only the line is known");
}

static bool in_client(str text)
{
	struct client_cursor c = {.text = text};
	return client_holds(&c, str_find(text, S("HERE"), 0));
}

Test(context, clients)
{
	static const char *const yes[] = {
	        "new Client({ id: 1, secret: 'HERE' })",
	        "createClient(url, 'HERE')",
	        "Twilio::REST::Client.new(a, 'HERE')",
	        "c = S3Client(key='x', secret='HERE')",
	        "mongo.connect('HERE')",
	        "stripe.init({ k: { token: 'HERE' } })",
	};
	static const char *const no[] = {
	        "secret = 'HERE'",
	        "print('HERE')",
	        "x = { secret: 'HERE' }",
	        "new Client(a); secret = 'HERE'",
	        "assert_equal(token, 'HERE')",
	};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(in_client(str_of(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(in_client(str_of(no[i])), "%s", no[i]);
}

static bool client_anew(str text, size_t offset)
{
	struct client_cursor c = {.text = text};
	return client_holds(&c, offset);
}

/* The cursor says what a look from each place alone says: with more open than is kept, and closed behind that. */
Test(context, clients_by_one_pass)
{
	enum { DEEP = 5000 };
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < DEEP; i++)
		buf_add(&b, i % 7 ? S("({") : S("Client("));
	for (int i = 0; i < DEEP; i++)
		buf_add(&b, i % 5 ? S("}) x") : S(")}]"));
	for (int i = 0; i < DEEP; i++)
		buf_add(&b, i % 3 ? S("new A(x[1], ") : S(") "));
	struct client_cursor c = {.text = buf_str(&b)};
	size_t yes = 0, asked = 0;
	for (size_t at = 0; at < b.n; at += 1 + at % 13, asked++) {
		bool holds = client_holds(&c, at);
		yes += holds;
		cr_assert_eq(holds, client_anew(buf_str(&b), at), "at %zu", at);
	}
	cr_expect(yes > 100 && yes < asked - 100, "%zu of %zu", yes, asked);
}
