/* The calls that make addresses and parameters, set one more or hand them on, in the standard libraries and the common
 * packages of each language: one row each. */
#include "code_address_int.h"

/* In the order of their names' bytes, for they are searched by halves (the lint looks at it). */
static const struct url_row rows[] = {
        {STR_INIT("Add"), NULL, SETS, 0},
        {STR_INIT("AddQueryString"), NULL, BOTH, 0},
        {STR_INIT("Builder"), " Uri HttpUrl ", EMPTY, 0},
        {STR_INIT("Create"), " QueryString ", PARAMS, 0},
        {STR_INIT("Encode"), NULL, SAME, 0},
        {STR_INIT("FormUrlEncodedContent"), NULL, PARAMS, 0},
        {STR_INIT("Format"), " String string ", FORMATS, 0},
        {STR_INIT("NSURLComponents"), NULL, MAKES, 0},
        {STR_INIT("Parse"), " url ", MAKES, 0},
        {STR_INIT("ParseQuery"), " url ", PARAMS, 0},
        {STR_INIT("ParseQueryString"), NULL, PARAMS, 0},
        {STR_INIT("Query"), NULL, SAME, 0},
        {STR_INIT("Set"), NULL, SETS, 0},
        {STR_INIT("Sprintf"), " fmt ", FORMATS, 0},
        {STR_INIT("String"), NULL, SAME, 0},
        {STR_INIT("ToString"), NULL, SAME, 0},
        {STR_INIT("URI"), NULL, MAKES, 0},
        {STR_INIT("URIBuilder"), NULL, MAKES, 0},
        {STR_INIT("URL"), NULL, MAKES, 0},
        {STR_INIT("URLComponents"), NULL, MAKES, 0},
        {STR_INIT("URLSearchParams"), NULL, PARAMS, 0},
        {STR_INIT("Uri"), NULL, MAKES, 0},
        {STR_INIT("UriBuilder"), NULL, MAKES, 0},
        {STR_INIT("add"), NULL, SETS, 0},
        {STR_INIT("addEncodedQueryParameter"), NULL, SETS, 1},
        {STR_INIT("addParameter"), NULL, SETS, 0},
        {STR_INIT("addQueryParameter"), NULL, SETS, 1},
        {STR_INIT("add_query_arg"), NULL, TURNED, 0},
        {STR_INIT("append"), NULL, SETS, 0},
        {STR_INIT("appendQueryParameter"), NULL, SETS, 1},
        {STR_INIT("append_pair"), NULL, SETS, 1},
        {STR_INIT("as_str"), NULL, SAME, 0},
        {STR_INIT("axios"), NULL, ASKS, 0},
        {STR_INIT("build"), NULL, SAME, 0},
        {STR_INIT("buildUpon"), NULL, SAME, 0},
        {STR_INIT("clone"), NULL, SAME, 0},
        {STR_INIT("create"), " URI ", MAKES, 0},
        {STR_INIT("encode"), NULL, SAME, 0},
        {STR_INIT("encode_www_form"), NULL, PARAMS, 0},
        {STR_INIT("expect"), NULL, SAME, 0},
        {STR_INIT("extend_query"), NULL, NAMES, 0},
        {STR_INIT("finish"), NULL, SAME, 0},
        {STR_INIT("format"), NULL, FORMATS, 0},
        {STR_INIT("format!"), NULL, FORMATS, 0},
        {STR_INIT("fromHttpUrl"), NULL, MAKES, 0},
        {STR_INIT("fromUriString"), NULL, MAKES, 0},
        {STR_INIT("get"), " HttpUrl ", MAKES, 0},
        {STR_INIT("get"), " requests httpx axios http session client HTTParty Http dio Dio ", ASKS, 0},
        {STR_INIT("http"), " Uri ", HOST_PATH, 0},
        {STR_INIT("http_build_query"), NULL, PARAMS, 0},
        {STR_INIT("https"), " Uri ", HOST_PATH, 0},
        {STR_INIT("newBuilder"), NULL, SAME, 0},
        {STR_INIT("parse"), " Uri URI Url url HttpUrl ", MAKES, 0},
        {STR_INIT("parse_with_params"), NULL, BOTH, 0},
        {STR_INIT("post"), " requests httpx axios http session client HTTParty Http dio Dio ", ASKS, 0},
        {STR_INIT("put"), NULL, SETS, 0},
        {STR_INIT("queryParam"), NULL, SETS, 1},
        {STR_INIT("query_pairs_mut"), NULL, SAME, 0},
        {STR_INIT("replace"), NULL, NAMES, 0},
        {STR_INIT("set"), NULL, SETS, 0},
        {STR_INIT("setParameter"), NULL, SETS, 0},
        {STR_INIT("sprintf"), NULL, FORMATS, 0},
        {STR_INIT("stringify"), " qs querystring queryString QueryString ", PARAMS, 0},
        {STR_INIT("toString"), NULL, SAME, 0},
        {STR_INIT("toURI"), NULL, SAME, 0},
        {STR_INIT("toURL"), NULL, SAME, 0},
        {STR_INIT("toUri"), NULL, SAME, 0},
        {STR_INIT("toUriString"), NULL, SAME, 0},
        {STR_INIT("to_query"), NULL, SAME, 0},
        {STR_INIT("to_s"), NULL, SAME, 0},
        {STR_INIT("to_string"), NULL, SAME, 0},
        {STR_INIT("unwrap"), NULL, SAME, 0},
        {STR_INIT("update_query"), NULL, NAMES, 0},
        {STR_INIT("urlencode"), NULL, PARAMS, 0},
        {STR_INIT("with_query"), NULL, NAMES, 0},
};
static str plain_name(const struct code_tokens *t, uint32_t i)
{
	str text = code_text(t, i);
	while (text.n && t->language->sigils && strchr(t->language->sigils, text.p[0]))
		text = str_sub(text, 1, text.n);
	return text;
}

/* The row of the call whose ( stands at open; name: the token that names it. */
const struct url_row *url_row(const struct code_tokens *t, uint32_t open, uint32_t *name)
{
	uint32_t i = *name = open - 1;
	if (!open || code_at(t, i)->kind != CODE_WORD)
		return NULL;
	str text = plain_name(t, i),
	    of = code_dot(t, i - 1) && code_at(t, i - 2)->kind == CODE_WORD ? plain_name(t, i - 2) : S("");
	if (t->language->made && str_eq(text, S("new")))
		text = of, of = S("");
	enum { MANY = sizeof rows / sizeof *rows };
	for (size_t n = str_search(rows, MANY, sizeof *rows, text); n < MANY && str_eq(text, rows[n].name); n++)
		if (!rows[n].of || code_one_of(of, rows[n].of))
			return &rows[n];
	return NULL;
}

bool url_is_member(str name)
{
	static const char members[] =
	        " searchParams href query Query search url URL uri Uri absoluteString AbsoluteUri "
	        "to_query to_s ";
	return code_one_of(name, members);
}
