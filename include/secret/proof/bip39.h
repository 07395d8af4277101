/* bip39: the words that wallets write their seeds in (Bitcoin Improvement Proposal 39, the English list). */
#ifndef SECRET_PROOF_BIP39_H
#define SECRET_PROOF_BIP39_H

#include "base/str.h"

/* All of them in order, with one blank between two. */
extern const char bip39_words[];
/* The place of a word in the list, 0 to 2047; -1 when it is none. */
int bip39_number(str word);

#endif
