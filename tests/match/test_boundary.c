/* What may stand beside a token. */
#include "match/boundary.h"

#include <criterion/criterion.h>

/* The token is what stands between < and >, which are taken out. */
static bool holds(enum boundary kind, const char *shown)
{
	char bytes[64];
	size_t n = 0, start = 0, end = 0;
	for (; *shown; shown++)
		if (*shown == '<' && shown[1] != '!')
			start = n;
		else if (*shown == '>' && !end)
			end = n;
		else
			bytes[n++] = *shown;
	return boundary_holds(kind, str_at(bytes, n), start, end);
}

Test(boundary, table)
{
	static const struct {
		const char *shown;
		bool token, word;
	} cases[] = {
	        {"<tok>", true, true},
	        {" <tok> ", true, true},
	        {"'<tok>'", true, true},
	        {"x<tok>", false, false},
	        {"<tok>x", false, false},
	        {"9<tok>", false, false},
	        {"x_<tok>", false, true},
	        {"x-<tok>", false, true},
	        {"<tok>_x", false, true},
	        {"<tok>-x", false, true},
	        {"a--<tok>", false, true},
	        {"<tok>_-9", false, true},
	        {"_<tok>_", false, true},
	        {"<!--<tok>-->", true, true},
	        {" --<tok>", true, true},
	        {"<tok>----------x", true, true},
	        {"x----------<tok>", true, true},
	        {"\\n<tok>", true, true},
	        {"\\t<tok>", true, true},
	        {"\\r<tok>", true, true},
	        {"\\0<tok>", true, true},
	        {"\\q<tok>", false, false},
	        {"n<tok>", false, false},
	        {"%3D<tok>", true, true},
	        {"%3d<tok>", true, true},
	        {"%zz<tok>", false, false},
	        {"3D<tok>", false, false},
	        {"\\x3d<tok>", true, true},
	        {"\\x0a<tok>", true, true},
	        {"\\x30<tok>", true, true},
	        {"%0A<tok>", true, true},
	        {"%30<tok>", true, true},
	        {"\\u000a<tok>", true, true},
	        {"\\xz0<tok>", false, false},
	        {"\\u003d<tok>", true, true},
	        {"\\u00zz<tok>", false, false},
	        {"\x1b[0m<tok>", true, true},
	        {"\x1b[1;31m<tok>", true, true},
	        {"\x1b[1;3x<tok>", false, false},
	        {"a[1;3x<tok>", false, false},
	        {"0m<tok>", false, false},
	        {"m<tok>", false, false},
	        {"=<tok>&", true, true},
	        {"<tok>\\n", true, true},
	        {"\xc3\xa4<tok>\xc3\xa4", true, true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(holds(BOUNDARY_TOKEN, cases[i].shown), cases[i].token, "token %s", cases[i].shown);
		cr_expect_eq(holds(BOUNDARY_WORD, cases[i].shown), cases[i].word, "word %s", cases[i].shown);
		cr_expect(holds(BOUNDARY_NONE, cases[i].shown));
	}
}
