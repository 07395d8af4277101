/* keystore: files that hold private keys in binary form, told by how they begin and not by their names. */
#ifndef FACTS_KEYSTORE_H
#define FACTS_KEYSTORE_H

#include "facts/fact.h"

/* "Java keystore" (JKS), "Java keystore (JCEKS)", "PKCS#12", "BouncyCastle keystore"; "" for any other file. */
str keystore_kind(str bytes);
/* The fact `keystores` of a binary file: {path, kind}; nothing for other files. */
void keystore_bytes(struct facts *f, str path, str bytes);

#endif
