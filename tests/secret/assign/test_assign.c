/* Names, operators and values in the notation of many languages; and what is no assignment. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "secret/assign/assign.h"

/* The name and the value read from the first `word` of text, as "name|value", or "" when there is none. */
static const char *assigned(const char *text, const char *word, enum assign_form form, struct assignment *out)
{
	static char shown[256];
	str t = str_of(text);
	size_t at = str_find(t, str_of(word), 0);
	cr_assert_neq(at, SIZE_MAX, "%s", text);
	shown[0] = '\0';
	if (assign_read(t, at, at + strlen(word), form, out))
		snprintf(shown, sizeof shown, "%.*s|%.*s", STR_ARG(str_sub(t, out->key, out->key_end)),
		         STR_ARG(str_sub(t, out->value, out->value_end)));
	return shown;
}

struct assign_case {
	const char *text, *shown;
	enum assign_op op;
};

static void assign_all(const struct assign_case *cases, size_t n, enum assign_form form)
{
	for (size_t i = 0; i < n; i++) {
		struct assignment a;
		const char *shown = assigned(cases[i].text, strstr(cases[i].text, "pass") ? "pass" : "PASS", form, &a);
		cr_expect_str_eq(shown, cases[i].shown, "%s: %s", cases[i].text, shown);
		if (cases[i].shown[0])
			cr_expect_eq(a.op, cases[i].op, "%s: %d", cases[i].text, a.op);
	}
}
#define ALL(cases, form) assign_all(cases, sizeof cases / sizeof *cases, form)

Test(assign, quoted)
{
	static const struct assign_case cases[] = {
	        {"db_password = \"one\"", "db_password|one", ASSIGN_SET},
	        {"password: 'one',", "password|one", ASSIGN_SET},
	        {"$password = 'one';", "password|one", ASSIGN_SET},
	        {"'password' => 'one'", "password|one", ASSIGN_SET},
	        {"{\"db\": {\"password\":\"one\"}}", "password|one", ASSIGN_SET},
	        {"{\\\"password\\\": \\\"one\\\"}", "password|one", ASSIGN_SET},
	        {"config[\"password\"] = \"one\"", "password|one", ASSIGN_SET},
	        {"password := `one`", "password|one", ASSIGN_SET},
	        {"password ||= 'one'", "password|one", ASSIGN_SET},
	        {"const password: string = 'one'", "password|one", ASSIGN_SET},
	        {"let password: &'static str = \"one\";", "password|one", ASSIGN_SET},
	        {"PASSWORD: Final[str] = 'one'", "PASSWORD|one", ASSIGN_SET},
	        {"var password string = \"one\"", "password|one", ASSIGN_SET},
	        {"char password[] = \"one\";", "password|one", ASSIGN_SET},
	        {"password = f'one'", "password|one", ASSIGN_SET},
	        {"string password = @\"one\";", "password|one", ASSIGN_SET},
	        {"password = new String(\"one\")", "password|one", ASSIGN_SET},
	        {"password = String(\"one\")", "password|one", ASSIGN_SET},
	        {"password = []byte(\"one\")", "password|one", ASSIGN_SET},
	        {"password = \"\"\"one\"\"\"", "password|one", ASSIGN_SET},
	        {"password = ''''one'''', 'two'''", "", ASSIGN_SET},
	        {"password = \"\"\"one\"", "", ASSIGN_SET},
	        {"password =\n    'one'", "password|one", ASSIGN_SET},
	        {"password = (\n    'one')", "password|one", ASSIGN_SET},
	        {"password = 'o\\'ne'", "password|o\\'ne", ASSIGN_SET},
	        {"process.env.PASSWORD || 'one'", "process.env.PASSWORD|one", ASSIGN_DEFAULT},
	        {"getenv('PASSWORD') ?: 'one'", "PASSWORD|one", ASSIGN_DEFAULT},
	        {"os.getenv('PASSWORD') or 'one'", "PASSWORD|one", ASSIGN_DEFAULT},
	        {"if (password == 'one')", "password|one", ASSIGN_COMPARE},
	        {"password.equals(\"one\")", "password|one", ASSIGN_COMPARE},
	        {"user.setPassword(\"one\")", "user.setPassword|one", ASSIGN_CALL},
	        {"define('DB_PASSWORD', 'one')", "DB_PASSWORD|one", ASSIGN_LIST},
	        {"<password>one</password>", "password|one", ASSIGN_ELEMENT},
	        {"<ns:password type=\"x\">\n one \n</ns:password>", "password|one", ASSIGN_ELEMENT},
	        {"<password><![CDATA[one]]></password>", "password|one", ASSIGN_ELEMENT},
	        {"<string name=\"db_password\">one</string>", "db_password|one", ASSIGN_ELEMENT},
	        {"<key>Password</key>\n<string>one</string>", "Password|one", ASSIGN_ELEMENT},
	        {"<add key=\"DbPassword\" value=\"one\"/>", "DbPassword|one", ASSIGN_PAIR},
	        {"{\"name\": \"PASSWORD\", \"value\": \"one\"}", "PASSWORD|one", ASSIGN_PAIR},
	        {"{\"name\": \"PASSWORD\", \"type\": \"secret\", \"value\": \"one\"}", "PASSWORD|one", ASSIGN_PAIR},
	        {"if (\"one\".equals(password))", "password|one", ASSIGN_COMPARE},
	        {"if (\"one\" == password)", "password|one", ASSIGN_COMPARE},
	        {"@Value(\"one\") private String password;", "password|one", ASSIGN_SET},
	        {"[DefaultValue(\"one\")] public string Password { get; }", "Password|one", ASSIGN_SET},
	        {"set(\"one\", forHTTPHeaderField: \"password\")", "password|one", ASSIGN_SET},
	        {"#define PASSWORD \"one\"", "PASSWORD|one", ASSIGN_BLANK},
	        {"//#define PASSWORD \"one\"", "PASSWORD|one", ASSIGN_BLANK},
	        {"Dim password As String = \"one\"", "password|one", ASSIGN_SET},
	        {"Private Const Password As String = \"one\"", "Password|one", ASSIGN_SET},
	        {"\"password\" to \"one\",", "password|one", ASSIGN_SET},
	        {"[\"PASSWORD=one\"]", "PASSWORD|one", ASSIGN_SET},
	        {"flag.String(\"password\", \"one\")", "password|one", ASSIGN_LIST},
	        {"variable \"password\" {\n  type = string\n  default = \"one\"\n}", "password|one", ASSIGN_DEFAULT},
	        {"variable \"password\" { default = \"one\" }", "password|one", ASSIGN_DEFAULT},
	        {"add_argument(\"--password\", default=\"one\")", "password|one", ASSIGN_DEFAULT},
	        {"option('--password', '-p', type=str, help='a, b',\n default='one')", "password|one", ASSIGN_DEFAULT},
	        {"option('password', { type: 'string', default: 'one' })", "password|one", ASSIGN_DEFAULT},
	        {"@Value(\"${db.password:one}\")", "db.password|one", ASSIGN_DEFAULT},
	        {"<meta name=\"password\" content=\"one\">", "password|one", ASSIGN_PAIR},
	        {"passwords = [\"one\", \"two\"]", "passwords|one", ASSIGN_ITEM},
	        {"{\"passwords\": [\n  \"one\"\n]}", "passwords|one", ASSIGN_ITEM},
	        {"String[] passwords = new String[]{\"one\"};", "passwords|one", ASSIGN_ITEM},
	        {"const passwords: string[] = ['one']", "passwords|one", ASSIGN_ITEM},
	        {"char *passwords[] = {\"one\", \"two\"};", "passwords|one", ASSIGN_ITEM},
	        {"passwords := []string{\"one\"}", "passwords|one", ASSIGN_ITEM},
	        {"List<String> passwords = List.of(\"one\");", "passwords|one", ASSIGN_ITEM},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assignment a;
		const char *word = strstr(cases[i].text, "pass")   ? "pass"
		                   : strstr(cases[i].text, "PASS") ? "PASS"
		                                                   : "Pass";
		cr_expect_str_eq(assigned(cases[i].text, word, ASSIGN_QUOTED, &a), cases[i].shown, "%s", cases[i].text);
		if (cases[i].shown[0])
			cr_expect_eq(a.op, cases[i].op, "%s: %d", cases[i].text, a.op);
	}
}

Test(assign, no_quoted_value)
{
	static const struct assign_case cases[] = {
	        {"password = getenv('one')", "", 0},
	        {"password = user.name", "", 0},
	        {"password =~ /one/", "", 0},
	        {"password->set('one')", "", 0},
	        {"'new password', 'one'", "", 0},
	        {"class=\"password\" href=\"#\">one</a>", "", 0},
	        {"password = {'one': 1}", "", 0},
	        {"password = [ 'shape' => 'one' ]", "", 0},
	        {"passwords = [ 'shape' => 'one' ]", "", 0},
	        {"<input name=\"password\" content=\"one\">", "", 0},
	        {"variable \"password\" {\n  type = string\n}\nuser = {\n  default = \"one\"\n}", "", 0},
	        {"output \"password\" {\n  default = \"one\"\n}", "", 0},
	        {"add_argument('--password', default=load('one'))", "", 0},
	        {"add_argument('--password', type=str)\nadd_argument('--user', default='one')", "", 0},
	        {"@Value(\"${password:}\")", "", 0},
	        {"@Value(\"${password:#{null}}\")", "", 0},
	        {"password = ['one', 'two']", "", 0},
	        {"passwords = [one, 'two']", "", 0},
	        {"passwords = load(['one'])", "", 0},
	        {"Dim password As String, name As String = \"one\"", "", 0},
	        {"<password/>\n<user>one</user>", "", 0},
	        {"password", "", 0},
	        {"password = '", "", 0},
	        {"password = ''", "", 0},
	        {"password = 'one\ntwo'", "", 0},
	};
	ALL(cases, ASSIGN_QUOTED);
}

/* Each of a list, up to the first that is no string; and no more than there is a bound for. */
Test(assign, items_of_a_list)
{
	enum { MOST = 64 };
	static const struct {
		const char *text;
		unsigned items;
	} cases[] = {{"passwords = ['one', 'two', 'three']", 3},
	             {"passwords = ['one',\n\t'two',\n]", 2},
	             {"passwords = ['one', two, 'three']", 1},
	             {"passwords = 'one', 'two'", 1}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assignment a;
		unsigned items = 1;
		cr_assert(assign_read(str_of(cases[i].text), 0, 4, ASSIGN_QUOTED, &a));
		while (assign_next(str_of(cases[i].text), &a))
			items++;
		cr_expect_eq(items, cases[i].items, "%s: %u", cases[i].text, items);
	}
	char text[2048] = "passwords = [";
	for (unsigned i = 0; i < 2 * MOST; i++)
		strcat(text, "'one', ");
	strcat(text, "'two']");
	struct assignment a;
	unsigned items = 1;
	cr_assert(assign_read(str_of(text), 0, 4, ASSIGN_QUOTED, &a));
	while (assign_next(str_of(text), &a))
		items++;
	cr_expect_eq(items, MOST);
}

Test(assign, bare)
{
	static const struct assign_case cases[] = {
	        {"db_password=one\n", "db_password|one", ASSIGN_SET},
	        {"  password: one # live\n", "password|one", ASSIGN_SET},
	        {"export password=one", "password|one", ASSIGN_SET},
	        {"- password=one\r\n", "password|one", ASSIGN_SET},
	        {"password: ${PASSWORD:-word}\n", "password|word", ASSIGN_SET},
	        {"password: ${PASSWORD}\n", "password|${PASSWORD}", ASSIGN_SET},
	        {"password one\n", "password|one", ASSIGN_BLANK},
	        {"- name: db_password\n  value: one\n", "db_password|one", ASSIGN_PAIR},
	        {"docker run -e password=one -d app\n", "password|one", ASSIGN_SET},
	        {"password=one two\n", "", 0},
	        {"if password=one\n", "password|one", ASSIGN_SET},
	        {"the password one\n", "", 0},
	        {"password=\nnext=two\n", "", 0},
	        {"password=<one>\n", "", 0},
	        {"'password=\\nnext=one\\n'", "", 0},
	        {"{password: one}]}\n", "password|one", ASSIGN_SET},
	        {"PASSWORD=one psql -h db\n", "PASSWORD|one", ASSIGN_SET},
	        {"PASSWORD= one psql\n", "", 0},
	        {"db: {user: a, password: one}\n", "password|one", ASSIGN_SET},
	        {"db: {user: a, password: one, port: 1}\n", "password|one", ASSIGN_SET},
	        {"note: a user name, password: one\n", "", 0},
	        {"password:\n  one: two\n", "", 0},
	};
	ALL(cases, ASSIGN_BARE);
}

Test(assign, option)
{
	static const struct assign_case cases[] = {
	        {"run --password one -v", "password|one", ASSIGN_BLANK},
	        {"run --password=one", "password|one", ASSIGN_SET},
	        {"Run -password \"one\"", "password|one", ASSIGN_BLANK},
	        {"[\"--password\", \"one\"]", "password|one", ASSIGN_LIST},
	        {"run password one", "", 0},
	        {"'--password='.$value['x']", "", 0},
	        {"a--password one", "", 0},
	};
	ALL(cases, ASSIGN_OPTION);
}

Test(assign, names_of_other_letters)
{
	static const struct {
		const char *text, *word, *shown;
	} cases[] = {
	        {"\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c = 'one'", "\xd0\xbf\xd0\xb0",
	         "\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c|one"},
	        {"\xe5\xaf\x86\xe7\xa0\x81\xef\xbc\x9a'one'", "\xe5\xaf\x86", "\xe5\xaf\x86\xe7\xa0\x81|one"},
	        {"\xc5\x9fifre: 'one'", "ifre", "\xc5\x9fifre|one"},
	        {"password\xef\xbc\x9a'one'", "pass", "password|one"},
	        {"\xc2\xabpassword: 'one'", "pass", "password|one"},
	};
	struct assignment a;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_str_eq(assigned(cases[i].text, cases[i].word, ASSIGN_QUOTED, &a), cases[i].shown);
}

/* A name of a million letters, a million names without a value, a string without end: each is given up early. */
Test(assign, long_lines_are_left)
{
	enum { LENGTH = 1 << 20 };
	static char text[LENGTH];
	struct assignment a;
	memset(text, 'x', sizeof text);
	memcpy(text + LENGTH / 2, "pass", 4);
	cr_expect_not(assign_read(str_at(text, sizeof text), LENGTH / 2, LENGTH / 2 + 4, ASSIGN_QUOTED, &a));
	memset(text, 'x', sizeof text);
	memcpy(text, "pass='", 6);
	cr_expect_not(assign_read(str_at(text, sizeof text), 0, 4, ASSIGN_QUOTED, &a));
}
