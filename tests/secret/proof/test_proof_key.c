/* Private keys: whole or not, locked or not, and markers with nothing between them. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena key_arena;

static str key_text(const char *text)
{
	struct err err = {{0}};
	str out;
	cr_assert(example_expand(str_of(text), 4, &key_arena, &out, &err), "%s", err.text);
	return out;
}

static struct proof key_judged(const char *check, str before, str value, str after)
{
	struct proof_input in = {.value = value, .match = value, .before = before, .after = after};
	struct proof out = {0};
	proof_find(str_of(check))(&in, &key_arena, &out);
	return out;
}

static struct proof pem_judged(str value) { return key_judged("pem", S(""), value, S("")); }

Test(proof_key, whole_keys_of_every_kind)
{
	static const struct {
		const char *kind;
		enum severity at_most;
	} kinds[] = {{"RSA", SEVERITY_OFF},       {"EC", SEVERITY_OFF},      {"DSA", SEVERITY_OFF},
	             {"PKCS8", SEVERITY_OFF},     {"OPENSSH", SEVERITY_OFF}, {"PGP", SEVERITY_OFF},
	             {"ENCRYPTED", SEVERITY_LOW}, {"LOCKED", SEVERITY_LOW},  {"OPENSSH-LOCKED", SEVERITY_LOW}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (int line = 0; line < 2; line++) {
			str text = arena_printf(&key_arena, "{%s:%s}", line ? "pemline" : "pem", kinds[i].kind);
			struct proof p = pem_judged(key_text(text.p));
			cr_assert_eq(p.result, PROOF_PASS, "%s", text.p);
			cr_assert_eq(p.at_most, kinds[i].at_most, "%s", text.p);
		}
}

Test(proof_key, cut_keys_fail)
{
	static const char *const kinds[] = {"{pem:RSA}", "{pem:PKCS8}", "{pem:OPENSSH}", "{pem:PGP}",
	                                    "{pem:ENCRYPTED}"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		str whole = key_text(kinds[i]), cut;
		size_t line = str_find(whole, S("\n"), 100), next = str_find(whole, S("\n"), line + 1);
		cut = arena_printf(&key_arena, "%.*s%.*s", (int)line, whole.p, STR_ARG(str_sub(whole, next, whole.n)));
		cr_assert_eq(pem_judged(cut).result, PROOF_FAIL, "%s", kinds[i]);
	}
}

Test(proof_key, markers_alone_are_no_secret)
{
	cr_assert_eq(pem_judged(S("-----"
	                          "BEGIN RSA PRIVATE "
	                          "KEY-----\n...\n-----END RSA PRIVATE "
	                          "KEY-----"))
	                     .result,
	             PROOF_NOT_A_SECRET);
	str filler = key_text("{pem:RSA}");
	memset((char *)filler.p + 40, 'x', filler.n - 80);
	cr_assert_eq(pem_judged(filler).result, PROOF_NOT_A_SECRET);
}

/* Dots, a variable's mark: what a template leaves open is no whole key, though the rest of it were one. */
Test(proof_key, open_places_make_it_no_whole_key)
{
	str text = key_text("{pem:RSA}");
	for (const char *sign = ".<{[$%*"; *sign; sign++) {
		str open = arena_printf(&key_arena, "%.*s%c%.*s", 100, text.p, *sign, (int)text.n - 100, text.p + 100);
		cr_assert_eq(pem_judged(open).result, PROOF_FAIL, "%c", *sign);
	}
}

Test(proof_key, source_code_around_it)
{
	str text = key_text("{pem:EC}"), quoted = S("");
	str line, rest = text;
	while (str_cut(&rest, '\n', &line))
		quoted = arena_printf(&key_arena, "%.*s   \"%.*s\\n\" +\n", STR_ARG(quoted), STR_ARG(line));
	cr_assert_eq(pem_judged(quoted).result, PROOF_PASS);
	size_t body = str_find(text, S("\n"), 0);
	cr_assert_eq(key_judged("pem", str_sub(text, 0, body), str_sub(text, body, text.n), S("")).result, PROOF_PASS);
}

Test(proof_key, putty)
{
	static const char form[] = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: %s\nComment: me\nPublic-Lines: 1\n"
	                           "{b64:64}\nPrivate-Lines: 2\n{b64:64}\n{b64:20}\nPrivate-MAC: {hex:64}\n";
	str open = key_text(arena_printf(&key_arena, form, "none").p);
	str locked = key_text(arena_printf(&key_arena, form, "aes256-cbc").p);
	cr_assert_eq(key_judged("putty", S(""), open, S("")).result, PROOF_PASS);
	cr_assert_eq(key_judged("putty", S(""), open, S("")).at_most, SEVERITY_OFF);
	cr_assert_eq(key_judged("putty", S(""), locked, S("")).at_most, SEVERITY_LOW);
	str head = str_sub(open, 0, str_find(open, S("\n"), 0)), tail = str_sub(open, head.n, open.n);
	cr_assert_eq(key_judged("putty", S(""), head, tail).result, PROOF_PASS);
	size_t body = str_find(open, S("Private-Lines: 2\n"), 0) + 17;
	cr_assert_eq(key_judged("putty", S(""), str_sub(open, 0, body), S("")).result, PROOF_FAIL);
}

Test(proof_key, keys_within_base64)
{
	cr_expect_eq(key_judged("pem-base64", S(""), key_text("{base64:{pem:RSA}}"), S("")).result, PROOF_PASS);
	struct proof locked = key_judged("pem-base64", S(""), key_text("{base64:{pem:ENCRYPTED}}"), S(""));
	cr_expect_eq(locked.result, PROOF_PASS);
	cr_expect_eq(locked.at_most, SEVERITY_LOW);
	cr_expect_eq(key_judged("pem-base64", S(""), key_text("{b64:400}"), S("")).result, PROOF_FAIL);
	cr_expect_eq(key_judged("pem-base64", S(""), key_text("{b64:399}!"), S("")).result, PROOF_FAIL);
}

static struct proof ssh2_judged(const char *bytes)
{
	str text = key_text(bytes);
	return key_judged("ssh2", S(""), text, S(""));
}

#define SSH2(body)                                                                                                     \
	"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"me\"\n" body                                           \
	"\n---- END SSH2 ENCRYPTED PRIVATE KEY ----"

Test(proof_key, the_form_of_ssh_com)
{
	/* magic, length of all, type, cipher, then what the cipher left; zeros cannot stand in a template, so the
	 * lengths are put into one of four bytes by base64 groups: 3f6ff9eb 00000100 00000004 "none" … */
	struct proof open = ssh2_judged(SSH2("P2/56wAAAQAAAAAEcnNhMQAAAARub25l{b64:80}"));
	cr_expect_eq(open.result, PROOF_PASS, "%.*s", STR_ARG(open.note));
	cr_expect_eq(open.at_most, SEVERITY_OFF);
	struct proof locked = ssh2_judged(SSH2("P2/56wAAAQAAAAAEcnNhMQAAAAhhZXMyNTYt{b64:2}{b64:80}"));
	cr_expect_eq(locked.result, PROOF_PASS, "%.*s", STR_ARG(locked.note));
	cr_expect_eq(locked.at_most, SEVERITY_LOW);
	cr_expect_eq(ssh2_judged(SSH2("{b64:70}\n{b64:70}")).result, PROOF_FAIL);
	cr_expect_eq(ssh2_judged(SSH2("P2/56wAAAQAAAAAE")).result, PROOF_FAIL);
	cr_expect_neq(ssh2_judged("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----").result, PROOF_PASS);
}
