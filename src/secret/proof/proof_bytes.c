/* A key written as a list of numbers, as keypair files of Solana have it. Bytes drawn at random go up and down; a list
 * that climbs by the same step, or repeats a few numbers, is an example or a table. */
#include <stdint.h>

#include "secret/proof/checks.h"

enum { FEWEST_DIFFERENT = 24, MOST_BYTES = 256 };

/* The next number; false at the end. More than 255 stays more than 255, however long. */
static bool next_number(str *rest, unsigned *number)
{
	size_t at = 0;
	while (at < rest->n && (rest->p[at] < '0' || rest->p[at] > '9'))
		at++;
	bool found = at < rest->n;
	for (*number = 0; at < rest->n && rest->p[at] >= '0' && rest->p[at] <= '9'; at++)
		*number = *number > 255 ? *number : *number * 10 + (unsigned)(rest->p[at] - '0');
	*rest = str_sub(*rest, at, rest->n);
	return found;
}

void proof_bytes(const struct proof_input *in, struct arena *a, struct proof *out)
{
	uint8_t bytes[MOST_BYTES];
	bool seen[256] = {false}, ramp = true;
	size_t n = 0, different = 0;
	unsigned number;
	str rest = in->value;
	(void)a;
	for (; n < MOST_BYTES && next_number(&rest, &number); n++) {
		if (number > 255) {
			proof_say(out, PROOF_NOT_A_SECRET, S("a number too large for a byte"));
			return;
		}
		bytes[n] = (uint8_t)number;
		different += !seen[number];
		seen[number] = true;
		ramp = ramp && (n < 2 || (uint8_t)(bytes[n] - bytes[n - 1]) == (uint8_t)(bytes[1] - bytes[0]));
	}
	if (ramp)
		proof_say(out, PROOF_NOT_A_SECRET, S("numbers in even steps"));
	else if (different < FEWEST_DIFFERENT)
		proof_say(out, PROOF_NOT_A_SECRET, S("a few numbers that come again"));
	else
		proof_say(out, PROOF_PASS, S("bytes without a pattern"));
}
