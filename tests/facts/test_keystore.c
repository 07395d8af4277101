/* Keystores by their first bytes; names and near misses do not matter. */
#include <criterion/criterion.h>

#include "facts/facts.h"
#include "facts/keystore.h"

Test(keystore, kinds)
{
	cr_expect(str_eq(keystore_kind(S("\xfe\xed\xfe\xed\0\0\0\2\0\0\0\1")), S("Java keystore")));
	cr_expect(str_eq(keystore_kind(S("\xce\xce\xce\xce\0\0\0\2")), S("Java keystore (JCEKS)")));
	cr_expect(str_eq(keystore_kind(S("\0\0\0\2\0\0\0\x14...")), S("BouncyCastle keystore")));
	/* SEQUENCE of two length bytes, version 3, SEQUENCE, id-data */
	cr_expect(str_eq(keystore_kind(S("\x30\x82\x09\xa1\2\1\3\x30\x82\x09\x67\6\x09\x2a\x86\x48\x86\xf7\x0d\1\7\1")),
	                 S("PKCS#12")));
	cr_expect(str_eq(keystore_kind(S("\x30\x80\2\1\3\x30\x80\6\x09\x2a\x86\x48\x86\xf7\x0d\1\7\1")), S("PKCS#12")));
}

Test(keystore, other_files)
{
	static const str no[] = {
	        STR_INIT(""),
	        STR_INIT("\xfe\xed\xfa\xce\0\0\0\2"),       /* a Mach-O program */
	        STR_INIT("\x30\x82\x04\xa1\2\1\0\x30\x0d"), /* a bare PKCS#8 key */
	        STR_INIT("\x30\x82\x09\xa1\2\1\3\x30\x82\x09\x67\6\x09\x2a\x86\x48\x86\xf7\x0d\1\x09"), /* another id */
	        STR_INIT("\x30\x82\x09\xa1\2\1\3\x30\x82"),                                             /* cut */
	        STR_INIT("PK\3\4"),
	};
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_eq(keystore_kind(no[i]).n, 0, "%zu", i);
}

Test(keystore, becomes_a_fact)
{
	struct arena a = {0};
	struct facts *f = facts_new();
	keystore_bytes(f, S("a/b"), S("\xfe\xed\xfe\xed\0\0\0\2"));
	keystore_bytes(f, S("c"), S("\x89PNG"));
	const struct node *list = node_get(facts_finish(f, &a), S("keystores"));
	cr_assert_not_null(list);
	cr_assert_not_null(list->child);
	cr_expect_null(list->child->next);
	cr_expect(str_eq(node_get(list->child, S("path"))->text, S("a/b")));
	facts_free(f);
	arena_free(&a);
}
