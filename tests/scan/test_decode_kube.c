/* Hidden secrets through the whole engine: places, notes, masks, which finding wins, and Kubernetes Secrets value by
 * value. */
#include "scanning.h"

static struct scanning hidden;
static void hidden_setup(void) { scanning_open(&hidden, true); }
static void hidden_teardown(void) { scanning_close(&hidden); }
TestSuite(hidden, .init = hidden_setup, .fini = hidden_teardown);

#define HIDDEN_TOKEN "ghp_{alnum:30}{sum:crc32-base62}"

static size_t hidden_count(const char *rule)
{
	size_t n = 0;
	for (size_t i = 0; i < hidden.n; i++)
		n += str_eq(hidden.hits[i].rule->id, str_of(rule));
	return n;
}

Test(hidden, place_note_and_mask)
{
	scanning_run(&hidden, "a.txt", scanning_text(&hidden, "one\nx = \"{base64:the key " HIDDEN_TOKEN "}\"\n", 1));
	const struct hit *h = scanning_of(&hidden, "github-pat");
	cr_assert_not_null(h);
	cr_expect(h->place.line == 2 && h->place.col == 6 && h->place.end_col == 6 + 64, "%u %u", h->place.col,
	          h->place.end_col);
	cr_expect(str_ends(h->note, S("; inside base64")), "%.*s", STR_ARG(h->note));
	cr_expect(str_starts(h->frame, S("x = \"ghp_")) && h->frame.n < 40, "%.*s", STR_ARG(h->frame));
}

Test(hidden, plain_and_encoded_are_one_secret)
{
	str plain = scanning_text(&hidden, "t = '" HIDDEN_TOKEN "'", 2);
	str token = str_sub(plain, 5, plain.n - 1);
	scanning_run(&hidden, "a.txt", plain);
	cr_assert_eq(hidden_count("github-pat"), 1);
	struct hit first = *scanning_of(&hidden, "github-pat");
	str forms[] = {
	        arena_printf(&hidden.arena, "t = 'ghp%%5F%.*s'", STR_ARG(str_sub(token, 4, token.n))),
	        arena_printf(&hidden.arena, "t = 'ghp\\u005f%.*s'", STR_ARG(str_sub(token, 4, token.n))),
	        arena_printf(&hidden.arena, "t = '%.*s' +\n    '%.*s'", 20, token.p, (int)token.n - 20, token.p + 20),
	        arena_printf(&hidden.arena, "t = %.*s\\\n%.*s\n", 20, token.p, (int)token.n - 20, token.p + 20)};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		scanning_run(&hidden, "a.txt", forms[i]);
		const struct hit *h = scanning_of(&hidden, "github-pat");
		cr_assert_not_null(h, "form %zu", i);
		cr_expect(memcmp(h->print, first.print, PRINT_SIZE) == 0, "form %zu", i);
		cr_expect_eq(hidden.n, 1, "form %zu: %zu", i, hidden.n);
	}
}

Test(hidden, the_outer_specific_one_wins)
{
	scanning_run(&hidden, "a.txt", scanning_text(&hidden, "t = '" HIDDEN_TOKEN "%3D'", 3));
	cr_expect(hidden.n == 1 && hidden_count("github-pat") == 1);
	scanning_run(&hidden, ".docker/config.json",
	             scanning_text(&hidden, "{\"auths\":{\"r.io\":{\"auth\":\"{base64:robin:Xk7{alnum:14}}\"}}}", 4));
	cr_expect_eq(hidden.n, 1, "%zu", hidden.n);
	scanning_run(&hidden, "values.yaml", scanning_text(&hidden, "db:\n  password: {base64:Xk7{alnum:14}q9}\n", 5));
	cr_assert_eq(hidden.n, 1);
	cr_expect(str_ends(hidden.hits[0].hit.note, S("inside base64")), "%.*s", STR_ARG(hidden.hits[0].hit.note));
}

Test(hidden, two_secrets_in_one_text_are_two_findings)
{
	scanning_run(&hidden, "a.txt",
	             scanning_text(&hidden,
	                           "c = {base64:a " HIDDEN_TOKEN " and {base64:the key gho_{alnum:36} there} b}", 6));
	cr_expect(hidden_count("github-pat") == 1 && hidden_count("github-oauth") == 1, "%zu", hidden.n);
}

Test(hidden, kubernetes_templates_are_no_entries)
{
	scanning_run(&hidden, "templates/secret.yaml",
	             scanning_text(&hidden,
	                           "kind: Secret\ndata:\n  {{- $password := (include \"common.secrets.manage\" .) }}\n"
	                           "  password: {{ $password }}\n",
	                           6));
	cr_expect_eq(hidden.n, 0, "%zu", hidden.n);
}

Test(hidden, kubernetes_values_by_their_names)
{
	scanning_run(
	        &hidden, "k8s/all.yaml",
	        scanning_text(&hidden,
	                      "kind: Service\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n"
	                      "  DB_PASSWORD: {base64:Xk7{alnum:9}}\n  username: {base64:robin}\n"
	                      "  session: |\n    {b64:43}=\n  token: {base64:" HIDDEN_TOKEN "}\n"
	                      "stringData:\n  OTHER: Q9{alnum:9}\n---\nkind: ConfigMap\ndata:\n  password: {b64:20}\n",
	                      7));
	cr_expect_eq(hidden_count("kubernetes-secret"), 3, "%zu", hidden_count("kubernetes-secret"));
	cr_expect_eq(hidden_count("github-pat"), 1);
	const struct hit *h = scanning_of(&hidden, "kubernetes-secret");
	cr_assert_not_null(h);
	cr_expect(h->place.line == 8 && h->place.col == 16, "%u:%u", h->place.line, h->place.col);
	scanning_run(&hidden, "k8s/sealed.yaml",
	             scanning_text(&hidden,
	                           "kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgA{b64:400}\n---\n"
	                           "kind: Secret\ndata:\n  password: ENC[AES256_GCM,data:{b64:20},type:str]\n",
	                           8));
	cr_expect_eq(hidden.n, 0, "%zu", hidden.n);
}

/* A kind that no object holds hides nothing behind it, and neither does a list of entries that goes on in one line. */
Test(hidden, kubernetes_kinds_that_stand_nowhere)
{
	static const char json[] = "{\"kind\": \"Secret\", \"data\": {\"DB_PASSWORD\": \"{base64:Xk7{alnum:9}}\"}}\n";
	static const char yaml[] = "kind: Secret\ndata: {DB_PASSWORD: {base64:Xk7{alnum:9}},\n  b: c}\nstringData:\n"
	                           "  OTHER: Q9{alnum:9}\n";
	static const char *const before[] = {"", "say \"kind\": \"Secret\" here\n", "\"kind\":\"Secret\"}\n"};
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		struct buf text BUF_AUTO = {0};
		buf_printf(&text, "%s%s", before[i], json);
		buf_byte(&text, '\0');
		scanning_run(&hidden, "a.json", scanning_text(&hidden, text.p, 10));
		cr_expect_eq(hidden_count("kubernetes-secret"), 1, "json %zu", i);
	}
	scanning_run(&hidden, "a.yaml", scanning_text(&hidden, yaml, 10));
	cr_expect_eq(hidden_count("kubernetes-secret"), 2, "%zu", hidden_count("kubernetes-secret"));
}

Test(hidden, bytes_around_a_token)
{
	str token = scanning_text(&hidden, HIDDEN_TOKEN, 9);
	str forms[] = {arena_printf(&hidden.arena, "a = 1\r\nt = %.*s\r\n", STR_ARG(token)),
	               arena_printf(&hidden.arena, "\xe9 = '\xe4%.*s\xfc'", STR_ARG(token)),
	               arena_printf(&hidden.arena,
	                            "a line of a log that somebody cut%cand then another line of it, t = %.*s\n", 0,
	                            STR_ARG(token))};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		scanning_run(&hidden, "a.txt", forms[i]);
		cr_expect_eq(hidden_count("github-pat"), 1, "form %zu", i);
	}
	static const unsigned places[2][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}};
	for (size_t order = 0; order < 2; order++)
		for (unsigned mark = 0; mark < 2; mark++) {
			struct buf wide BUF_AUTO = {0};
			if (mark)
				buf_add(&wide, order ? str_at("\0\0\xfe\xff", 4) : str_at("\xff\xfe\0\0", 4));
			for (size_t i = 0; i < token.n; i++)
				for (size_t k = 0; k < 4; k++)
					buf_byte(&wide, places[order][k] ? 0 : token.p[i]);
			scanning_run(&hidden, "a.txt", buf_str(&wide));
			cr_expect_eq(hidden_count("github-pat"), 1, "UTF-32, order %zu, mark %u", order, mark);
		}
}

Test(hidden, archives_are_named)
{
	static const char jar[] = "PK\3\4\x14\0\0\0\x08\0\1\2\3\4\1\2\3\4\1\2\3\4\1\2\3\4\1\0\0\0a\xff\xfe\xfd\xfc";
	cr_expect_not(scanning_run(&hidden, "a.jar", str_at(jar, sizeof jar - 1)));
	cr_expect(str_find(buf_str(&hidden.troubles), S("0 archive: not opened a.jar"), 0) != SIZE_MAX);
}
