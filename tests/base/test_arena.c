/* Memory: zeroed, aligned, kept apart, reused after a reset. */
#include "base/arena.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>

Test(arena, zeroed_and_aligned_at_any_size)
{
	struct arena a = {0};
	for (int round = 0; round < 2; round++) {
		for (size_t n = 0; n < 300; n += 7) {
			unsigned char *p = arena_alloc(&a, n);
			cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0, "%zu bytes", n);
			for (size_t i = 0; i < n; i++)
				cr_assert_eq(p[i], 0, "byte %zu of %zu", i, n);
			if (n)
				memset(p, 0xa5, n);
		}
		arena_reset(&a);
	}
	arena_free(&a);
}

Test(arena, allocations_do_not_overlap)
{
	struct arena a = {0};
	unsigned char *p[200];
	for (unsigned i = 0; i < 200; i++)
		memset(p[i] = arena_alloc(&a, 1 + i * 37), (int)i, 1 + i * 37);
	for (unsigned i = 0; i < 200; i++)
		cr_assert(p[i][0] == i && p[i][i * 37] == i, "block %u was overwritten", i);
	unsigned char *big = arena_alloc(&a, 5 << 20);
	big[0] = big[(5 << 20) - 1] = 1;
	arena_free(&a);
	cr_expect_null(a.head);
}

Test(arena, copies_end_in_nul)
{
	struct arena a = {0};
	str s = arena_str(&a, str_at("a\0b", 3)), empty = arena_str(&a, (str){0});
	cr_expect_eq(s.n, 3);
	cr_expect_eq(memcmp(s.p, "a\0b", 4), 0);
	cr_expect(empty.n == 0 && empty.p && empty.p[0] == '\0');
	str f = arena_printf(&a, "%d-%s", 42, "x");
	cr_expect(str_eq(f, S("42-x")) && f.p[f.n] == '\0');
	cr_expect_eq(arena_printf(&a, "%05000d", 1).n, 5000);
	arena_free(&a);
}

Test(arena, used_is_counted_until_reset)
{
	struct arena a = {0};
	arena_alloc(&a, 1000);
	cr_expect_geq(a.used, 1000);
	arena_reset(&a);
	cr_expect_eq(a.used, 0);
	arena_free(&a);
}

Test(arena, room_grows_and_keeps_items)
{
	unsigned *items = NULL;
	size_t n = 0, cap = 0;
	for (unsigned i = 0; i < 1000; i++) {
		mem_room(items, n, cap);
		items[n++] = i;
	}
	for (unsigned i = 0; i < 1000; i++)
		cr_assert_eq(items[i], i);
	free(items);
}
