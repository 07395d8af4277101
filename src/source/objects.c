/* One object: read with its absence reported, and parsed here, since libgit2's parsed objects cost more than reading.
 */
#include "history_int.h"

enum { HEX = GIT_OID_HEXSZ, NAME_MAX_BYTES = 4096 };

/* Reports an object that is not there or broken, once. A promise to send it later makes absence a boundary. */
static void report_object(struct history *h, const git_oid *id, str name, int code)
{
	char hex[HEX + 1];
	if (ids_find(&h->missing, id) != NONE)
		return;
	ids_add(&h->missing, id);
	str path = name.n ? name : str_of(git_oid_tostr(hex, sizeof hex, id));
	if (code != GIT_ENOTFOUND)
		h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("corrupt object"), S("Run git fsck."), path);
	else if (h->repo->partial)
		h->sink->trouble(h->sink->ctx, TROUBLE_BOUNDARY, S("file version (left out of this partial clone)"),
		                 S("Clone without --filter to have them searched."), path);
	else
		h->sink->trouble(h->sink->ctx, TROUBLE_FAILED, S("object missing"), S("Run git fsck."), path);
}

/* In a partial clone absence is common; libgit2 would look through all packs again for each object. */
static bool known_absent(struct history *h, const git_oid *id)
{
	return ids_find(&h->missing, id) != NONE ||
	       (h->repo->partial && !git_odb_exists_ext(h->odb, id, GIT_ODB_LOOKUP_NO_REFRESH));
}

git_odb_object *object_read(struct history *h, const git_oid *id, git_object_t type, str name)
{
	git_odb_object *o = NULL;
	history_beat(h);
	int code = known_absent(h, id) ? GIT_ENOTFOUND : git_odb_read(&o, h->odb, id);
	if (code == 0 && (type == GIT_OBJECT_ANY || git_odb_object_type(o) == type))
		return o;
	report_object(h, id, name, code);
	git_odb_object_free(o);
	return NULL;
}

bool object_size(struct history *h, const git_oid *id, str name, uint64_t *size)
{
	size_t n = 0;
	git_object_t type = GIT_OBJECT_INVALID;
	history_beat(h);
	int code = known_absent(h, id) ? GIT_ENOTFOUND : git_odb_read_header(&n, &type, h->odb, id);
	*size = n;
	if (code == 0 && type == GIT_OBJECT_BLOB)
		return true;
	report_object(h, id, name, code);
	return false;
}

bool object_whole(struct history *h, const git_oid *id, str name, uint64_t size)
{
	enum { CHEAP = 1 << 30, ONE = 256 << 20 };
	if (size > ONE || h->verified + size > CHEAP)
		return true;
	h->verified += size;
	git_odb_object *o = object_read(h, id, GIT_OBJECT_BLOB, name);
	git_odb_object_free(o);
	return o != NULL;
}

str object_text(git_odb_object *o) { return str_at(git_odb_object_data(o), git_odb_object_size(o)); }

/* "WORD <hex>\n" off the front of *text. */
static bool take_id(str *text, str word, git_oid *out)
{
	size_t n = word.n + HEX;
	if (text->n <= n || !str_starts(*text, word) || text->p[n] != '\n' ||
	    git_oid_fromstrn(out, text->p + word.n, HEX) != 0)
		return false;
	*text = str_sub(*text, n + 1, text->n);
	return true;
}

/* Seconds from "committer NAME <MAIL> SECONDS ZONE"; 0 where they are not readable, as git has it. */
static int64_t parse_time(str line)
{
	enum { DIGITS = 18 };
	size_t at = line.n;
	while (at && line.p[at - 1] != '>')
		at--;
	while (at < line.n && line.p[at] == ' ')
		at++;
	bool negative = at < line.n && line.p[at] == '-';
	int64_t time = 0;
	at += negative;
	for (size_t i = 0; i < DIGITS && at < line.n && line.p[at] >= '0' && line.p[at] <= '9'; i++)
		time = time * 10 + (line.p[at++] - '0');
	return negative ? -time : time;
}

bool commit_parse(str text, struct commit_text *out)
{
	git_oid id;
	str line;
	*out = (struct commit_text){.message = S("")};
	if (!take_id(&text, S("tree "), &out->tree))
		return false;
	out->parents = text;
	while (take_id(&text, S("parent "), &id))
		;
	out->parents.n -= text.n;
	while (str_cut(&text, '\n', &line) && line.n)
		if (str_starts(line, S("committer ")))
			out->time = parse_time(line);
	if (text.p)
		out->message = text;
	return true;
}

bool commit_next_parent(str *parents, git_oid *out) { return take_id(parents, S("parent "), out); }

bool tag_parse(str text, git_oid *target, str *message)
{
	str line;
	if (!take_id(&text, S("object "), target))
		return false;
	while (str_cut(&text, '\n', &line) && line.n)
		;
	*message = text.p ? text : S("");
	return true;
}

bool tree_next(str *text, struct tree_entry *out)
{
	enum { MODE_DIGITS = 7 };
	size_t at = 0;
	out->mode = 0;
	while (at < text->n && at < MODE_DIGITS && text->p[at] >= '0' && text->p[at] <= '7')
		out->mode = out->mode * 8 + (uint32_t)(text->p[at++] - '0');
	if (!at || at >= text->n || text->p[at] != ' ')
		return false;
	str rest = str_sub(*text, at + 1, text->n);
	const char *end = rest.n ? memchr(rest.p, 0, rest.n) : NULL;
	size_t n = end ? (size_t)(end - rest.p) : 0;
	if (!n || n > NAME_MAX_BYTES || rest.n - n - 1 < GIT_OID_RAWSZ)
		return false;
	out->name = str_sub(rest, 0, n);
	git_oid_fromraw(&out->id, (const unsigned char *)rest.p + n + 1);
	*text = str_sub(rest, n + 1 + GIT_OID_RAWSZ, rest.n);
	return true;
}
