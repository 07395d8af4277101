/* shell_image: what `docker run` runs, and where. */
#ifndef FORMAT_SHELL_IMAGE_H
#define FORMAT_SHELL_IMAGE_H

#include "shell_int.h"

/* words: those behind `run`, from the i-th on. */
void shell_image(struct shell_wrapped *out, const struct shell_word *words, size_t n, size_t i, struct arena *a);

#endif
