/* The table of offline checks: name → function, and what completes a token for examples. */
#include "engine/proof.h"

#include <stdint.h>

#include "engine/checks.h"

static const struct {
	proof_check *check;
	proof_completer *complete;
} checks[] = {
#define ROW_SUM(name, id)  {proof_##id, complete_##id},
#define ROW_BARE(name, id) {proof_##id, NULL},
        PROOF_CHECKS(ROW_SUM, ROW_BARE)};

const str proof_names[] = {
#define NAME(name, id) STR_INIT(name),
        PROOF_CHECKS(NAME, NAME)};
const size_t proof_count = sizeof proof_names / sizeof *proof_names;

static size_t find(str name)
{
	for (size_t i = 0; i < proof_count; i++)
		if (str_eq(proof_names[i], name))
			return i;
	return SIZE_MAX;
}

proof_check *proof_find(str name)
{
	size_t i = find(name);
	return i == SIZE_MAX ? NULL : checks[i].check;
}

bool proof_complete(str name, str token, struct arena *a, str *checksum)
{
	size_t i = find(name);
	return i != SIZE_MAX && checks[i].complete && checks[i].complete(token, a, checksum);
}

void proof_say(struct proof *out, enum proof_result result, str note)
{
	*out = (struct proof){.result = result, .note = note};
}
