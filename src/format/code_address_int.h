/* What the files of code_address share: addresses while they are put together. */
#ifndef FORMAT_CODE_ADDRESS_INT_H
#define FORMAT_CODE_ADDRESS_INT_H

#include "base/buf.h"
#include "format/code_address.h"

enum { URL_DEEP = 24, URL_PARAMS = 64, URL_LONGEST = 2000, URL_ARGS = 24 };
#define URL_HOLE "${…}"

struct code_url {
	str text;      /* in front of ? and # */
	bool based;    /* text is known, as far as it can be */
	bool open;     /* there may be more parameters */
	bool goes_on;  /* begins with &: there are others in front of it */
	bool absorbed; /* is a part of another one */
	struct code_list params;
	unsigned n_params;
	uint32_t from, to; /* where it begins and ends */
	struct code_url *next;
};
struct code_urls {
	struct code_file *f;
	struct code_url *first, *last;
	struct map made;  /* by the first token of a text, by the bracket of a call */
	struct map names; /* what names stand for now */
	uint32_t *group;  /* brackets that are open where the pass is */
	size_t depth, cap;
	uint32_t at;       /* where it is */
	uint32_t function; /* the word that began the last function: of languages without braces */
};
/* An argument; name: "" where it has none. */
struct code_arg {
	str name;
	uint32_t from, to;
};

/* ---- code_address_name.c ---- */

void url_bind(struct code_urls *u, str name, struct code_url *url); /* url: NULL for anything else */
struct code_url *url_bound(struct code_urls *u, str name);
/* The parameters at open are other things of the same name. */
void url_forget(struct code_urls *u, uint32_t open);
/* What the operator at i gives a name, or a member of what a name stands for. */
void url_assigned(struct code_urls *u, uint32_t i);

/* ---- code_address_row.c: which calls do what ---- */

enum url_how {
	MAKES,     /* of the text it is given: URL("https://…") */
	PARAMS,    /* of a map, pairs or a text: urlencode({…}) */
	BOTH,      /* of an address and a map, or of an address, a name and a value */
	TURNED,    /* of a map and an address */
	HOST_PATH, /* of a host, a path and a map */
	EMPTY,     /* of what is set later: Uri.Builder() */
	SETS,      /* a name and a value, in what it is called on */
	NAMES,     /* a map that an argument names, in what it is called on */
	SAME,      /* what it is called on */
	ASKS,      /* an address, and parameters among what is named: requests.get(u, params={…}) */
	FORMATS    /* a text with places */
};
struct url_row {
	str name;
	const char *of; /* of: the name in front of it, one of these; NULL: any or none */
	enum url_how how;
	bool strong; /* sets parameters of what it is called on, whatever that is */
};

/* The row of the call whose ( stands at open; *name: the token that names it. NULL: it has none. */
const struct url_row *url_row(const struct code_tokens *t, uint32_t open, uint32_t *name);
/* What of an address is spoken of as a whole: u.href, u.searchParams. */
bool url_is_member(str name);

/* ---- code_address_call.c: expressions ---- */

/* What [from, to) is; NULL: no address, no parameters. */
struct code_url *url_of(struct code_urls *u, uint32_t from, uint32_t to, unsigned depth);
/* The call whose ( stands at open. */
struct code_url *url_called(struct code_urls *u, uint32_t open, unsigned depth);
size_t url_args(struct code_urls *u, uint32_t open, struct code_arg *args);

/* ---- code_address_made.c ---- */

struct url_made {
	struct code_urls *u;
	const struct url_row *row;
	uint32_t open, name; /* ( and the word in front of it */
	struct code_arg args[URL_ARGS];
	size_t n;
	unsigned depth;
};

/* The expression that ends with token last, of which another part follows. */
struct code_url *url_receiver(struct code_urls *u, uint32_t last, unsigned depth);
/* What the call is or changes; NULL: neither. */
struct code_url *url_make(struct url_made *m);

/* ---- code_address_part.c: addresses as they grow ---- */

struct code_url *url_new(struct code_urls *u, uint32_t from, uint32_t to);
void url_param(struct code_urls *u, struct code_url *url, str key, const struct node *value);
/* Every parameter of part; it stands for nothing of its own then. */
void url_absorb(struct code_urls *u, struct code_url *url, struct code_url *part);
/* The map, the list of pairs or the text at [from, to). False, and the address is open: it is none of these. */
bool url_add(struct code_urls *u, struct code_url *url, uint32_t from, uint32_t to, unsigned depth);
/* The pair of a key and a value. */
void url_pair(struct code_urls *u, struct code_url *url, const struct code_arg *key, const struct code_arg *value);
struct node *url_nodes(struct code_urls *u, const struct code_url *url);

/* ---- code_address_text.c ---- */

/* The text, template or chain of + at [from, to). */
struct code_url *url_text(struct code_urls *u, uint32_t from, uint32_t to, unsigned depth);
/* A text with places, filled by args. */
struct code_url *url_format(struct code_urls *u, uint32_t text, const struct code_arg *args, size_t n, unsigned depth);
/* ---- code_address_parse.c ---- */

/* What the text of tokens [from, to) says, a parameter for a parameter; *url as far as it is known already. NULL: no
 * address and no parameters. */
struct code_url *url_parse(struct code_urls *u, str text, struct code_url *url, uint32_t from, uint32_t to);

#endif
