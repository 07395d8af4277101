/* The calls that make addresses and parameters, set one more or hand them on, in the standard libraries and the common
 * packages of each language: one row each. */
#include "code_address_int.h"

static const struct url_row rows[] = {
        {"URL", NULL, MAKES, 0},
        {"Uri", NULL, MAKES, 0},
        {"URI", NULL, MAKES, 0},
        {"parse", " Uri URI Url url HttpUrl ", MAKES, 0},
        {"Parse", " url ", MAKES, 0},
        {"create", " URI ", MAKES, 0},
        {"get", " HttpUrl ", MAKES, 0},
        {"fromUriString", NULL, MAKES, 0},
        {"fromHttpUrl", NULL, MAKES, 0},
        {"UriBuilder", NULL, MAKES, 0},
        {"URIBuilder", NULL, MAKES, 0},
        {"URLComponents", NULL, MAKES, 0},
        {"NSURLComponents", NULL, MAKES, 0},
        {"URLSearchParams", NULL, PARAMS, 0},
        {"urlencode", NULL, PARAMS, 0},
        {"http_build_query", NULL, PARAMS, 0},
        {"encode_www_form", NULL, PARAMS, 0},
        {"stringify", " qs querystring queryString QueryString ", PARAMS, 0},
        {"FormUrlEncodedContent", NULL, PARAMS, 0},
        {"ParseQueryString", NULL, PARAMS, 0},
        {"ParseQuery", " url ", PARAMS, 0},
        {"Create", " QueryString ", PARAMS, 0},
        {"AddQueryString", NULL, BOTH, 0},
        {"parse_with_params", NULL, BOTH, 0},
        {"add_query_arg", NULL, TURNED, 0},
        {"https", " Uri ", HOST_PATH, 0},
        {"http", " Uri ", HOST_PATH, 0},
        {"Builder", " Uri HttpUrl ", EMPTY, 0},
        {"set", NULL, SETS, 0},
        {"append", NULL, SETS, 0},
        {"Set", NULL, SETS, 0},
        {"Add", NULL, SETS, 0},
        {"add", NULL, SETS, 0},
        {"put", NULL, SETS, 0},
        {"queryParam", NULL, SETS, 1},
        {"appendQueryParameter", NULL, SETS, 1},
        {"addQueryParameter", NULL, SETS, 1},
        {"addEncodedQueryParameter", NULL, SETS, 1},
        {"addParameter", NULL, SETS, 0},
        {"setParameter", NULL, SETS, 0},
        {"append_pair", NULL, SETS, 1},
        {"replace", NULL, NAMES, 0},
        {"with_query", NULL, NAMES, 0},
        {"update_query", NULL, NAMES, 0},
        {"extend_query", NULL, NAMES, 0},
        {"toString", NULL, SAME, 0},
        {"toUri", NULL, SAME, 0},
        {"toURL", NULL, SAME, 0},
        {"toURI", NULL, SAME, 0},
        {"toUriString", NULL, SAME, 0},
        {"build", NULL, SAME, 0},
        {"encode", NULL, SAME, 0},
        {"Encode", NULL, SAME, 0},
        {"String", NULL, SAME, 0},
        {"Query", NULL, SAME, 0},
        {"query_pairs_mut", NULL, SAME, 0},
        {"finish", NULL, SAME, 0},
        {"buildUpon", NULL, SAME, 0},
        {"newBuilder", NULL, SAME, 0},
        {"to_s", NULL, SAME, 0},
        {"to_string", NULL, SAME, 0},
        {"to_query", NULL, SAME, 0},
        {"ToString", NULL, SAME, 0},
        {"as_str", NULL, SAME, 0},
        {"unwrap", NULL, SAME, 0},
        {"expect", NULL, SAME, 0},
        {"clone", NULL, SAME, 0},
        {"get", " requests httpx axios http session client HTTParty Http dio Dio ", ASKS, 0},
        {"post", " requests httpx axios http session client HTTParty Http dio Dio ", ASKS, 0},
        {"axios", NULL, ASKS, 0},
        {"Sprintf", " fmt ", FORMATS, 0},
        {"sprintf", NULL, FORMATS, 0},
        {"format!", NULL, FORMATS, 0},
        {"format", NULL, FORMATS, 0},
        {"Format", " String string ", FORMATS, 0},
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
	for (size_t n = 0; n < sizeof rows / sizeof *rows; n++)
		if (str_eq(text, str_of(rows[n].name)) && (!rows[n].of || code_one_of(of, rows[n].of)))
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
