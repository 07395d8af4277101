/* Shannon's measure, in arithmetic that is the same on every machine. */
#include "secret/value/entropy.h"

/* The logarithm of a whole number to base 2, to 16 bits: the same on every machine, and no libm for one function. */
double entropy_log2(size_t n)
{
	double whole = 0, fraction = 0, left;
	for (size_t rest = n; rest > 1; rest >>= 1)
		whole++;
	left = n ? (double)n / (double)((size_t)1 << (size_t)whole) : 1;
	for (double bit = 0.5; bit > 1.0 / 65536; bit /= 2) {
		left *= left;
		if (left >= 2) {
			left /= 2;
			fraction += bit;
		}
	}
	return whole + fraction;
}

double entropy_of(str value)
{
	size_t count[256] = {0};
	double bits = 0;
	for (size_t i = 0; i < value.n; i++)
		count[(unsigned char)value.p[i]]++;
	for (size_t i = 0; i < 256; i++)
		if (count[i])
			bits += (double)count[i] * (entropy_log2(value.n) - entropy_log2(count[i]));
	return value.n ? bits / (double)value.n : 0;
}
