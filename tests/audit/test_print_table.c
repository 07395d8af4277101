/* Numbers in order of arrival, however many and however alike. */
#include "audit/print_table.h"

#include <criterion/criterion.h>

Test(print_table, numbers_follow_arrival_and_stay)
{
	struct print_table t = {0};
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < 5000; i++) {
			uint8_t print[PRINT_SIZE];
			hash_print(&(str){(const char *)&i, sizeof i}, 1, print);
			cr_assert_eq(print_number(&t, print), i);
		}
	cr_expect_eq(t.n, 5000);
	print_table_free(&t);
	cr_expect_eq(t.n, 0);
}

Test(print_table, alike_in_their_first_bytes)
{
	struct print_table t = {0};
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < 500; i++) {
			uint8_t print[PRINT_SIZE] = {0};
			memcpy(print + PRINT_SIZE - 4, &i, 4);
			cr_assert_eq(print_number(&t, print), i);
		}
	print_table_free(&t);
}
