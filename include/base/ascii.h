/* Classes of bytes, as ASCII has them and whatever the locale: a byte of another letter is in none. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <string.h>

static inline bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_letter(char c) { return ascii_lower(c) || ascii_upper(c); }
static inline bool ascii_alnum(char c) { return ascii_letter(c) || ascii_digit(c); }
/* Is it one of these? A NUL is none of them. */
static inline bool ascii_in(const char *set, char c) { return c && strchr(set, c); }
/* What a hex digit of either case is worth; -1: it is none. */
static inline int ascii_hex(char c)
{
	if (ascii_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

#endif
