/* The first bytes of keystores. PKCS#12 is a SEQUENCE as long as the file says, of version 3 and a SEQUENCE that begins
 * with the object id of plain or signed data (RFC 7292, 4); Java's own begin with a number. */
#include "facts/keystore.h"

static unsigned at(str s, size_t i) { return i < s.n ? (unsigned char)s.p[i] : 0x100; }

/* Steps over a tag and its length; false when the tag is another one. */
static bool enter(str s, size_t *i, unsigned tag)
{
	unsigned length = at(s, *i + 1);
	if (at(s, *i) != tag || length > 0xff)
		return false;
	*i += 2 + (length > 0x80 ? length & 0x7f : 0);
	return length <= 0x84;
}

static bool is_pkcs12(str s)
{
	static const str data = STR_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x07");
	size_t i = 0;
	if (!enter(s, &i, 0x30) || at(s, i) != 2 || at(s, i + 1) != 1 || at(s, i + 2) != 3)
		return false;
	i += 3;
	return enter(s, &i, 0x30) && enter(s, &i, 0x06) && str_starts(str_sub(s, i, s.n), data);
}

str keystore_kind(str bytes)
{
	static const struct {
		str magic, kind;
	} kinds[] = {{STR_INIT("\xfe\xed\xfe\xed\0\0\0"), STR_INIT("Java keystore")},
	             {STR_INIT("\xce\xce\xce\xce\0\0\0"), STR_INIT("Java keystore (JCEKS)")},
	             {STR_INIT("\0\0\0\2\0\0\0\x14"), STR_INIT("BouncyCastle keystore")}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(bytes, kinds[i].magic))
			return kinds[i].kind;
	return is_pkcs12(bytes) ? S("PKCS#12") : S("");
}

void keystore_bytes(struct facts *f, str path, str bytes)
{
	str kind = keystore_kind(bytes);
	if (!kind.n)
		return;
	struct members m = fact_new(f, S("keystores"), path, 1);
	members_scalar(&m, NODE_STRING, S("kind"), kind, NULL);
}
