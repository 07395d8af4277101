/* Counters and names that outlive the process that writes them. */
#include "audit/progress.h"

#include <sys/mman.h>

struct progress *progress_new(void)
{
	void *p = mmap(NULL, sizeof(struct progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return p == MAP_FAILED ? NULL : p;
}

void progress_free(struct progress *p)
{
	if (p)
		munmap(p, sizeof *p);
}

void progress_begin(struct progress *p)
{
	atomic_store(&p->stage, 0);
	atomic_store(&p->total, 0);
	p->doing[0] = '\0';
	for (unsigned i = 0; i < PROGRESS_HANDS; i++)
		atomic_store(&p->hands[i].id, 0);
}

void progress_beat(struct progress *p) { atomic_fetch_add_explicit(&p->beat, 1, memory_order_relaxed); }

static void note(char *to, str what)
{
	size_t n = what.n < PROGRESS_NAME - 1 ? what.n : PROGRESS_NAME - 1;
	if (n)
		memcpy(to, what.p, n);
	to[n] = '\0';
}

void progress_doing(struct progress *p, str what)
{
	note(p->doing, what);
	progress_beat(p);
}

void progress_take(struct progress *p, unsigned worker, uint64_t id, str name)
{
	struct progress_hand *h = &p->hands[worker % PROGRESS_HANDS];
	note(h->name, name);
	atomic_store_explicit(&h->id, id, memory_order_release);
	progress_beat(p);
}

void progress_drop(struct progress *p, unsigned worker)
{
	atomic_store_explicit(&p->hands[worker % PROGRESS_HANDS].id, 0, memory_order_relaxed);
	progress_beat(p);
}
