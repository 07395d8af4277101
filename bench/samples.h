/* samples: code as people write it, one piece in each language: a function, a call, a route, a map, comments. */
#ifndef BENCH_SAMPLES_H
#define BENCH_SAMPLES_H

struct sample {
	const char *format; /* the name of its reader; NULL ends the table */
	const char *head;   /* stands once in front */
	const char *piece;  /* stands again and again; # is a number, other each time */
};
extern const struct sample samples[];

#endif
