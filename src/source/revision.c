/* Base, then steps back. References are looked up by us, since libgit2 opens whatever stands in their place. */
#include "revision.h"

#include <git2/sys/repository.h>

#include "base/buf.h"
#include "history_int.h"
#include "refs.h"

enum { TAGS_DEEP = 1000, STEPS_MOST = 1 << 24 };

static enum revision_end unknown(str text, const char *what, struct err *err)
{
	err_set(err, "%.*s is not a %s of this repository", STR_ARG(text), what);
	return REVISION_UNKNOWN;
}

/* ---- the base ---- */

/* In the order of gitrevisions(7). */
static enum revision_end find_reference(struct repo *r, str base, git_oid *out, struct err *err)
{
	static const char *const forms[][2] = {{"", ""},
	                                       {"refs/", ""},
	                                       {"refs/tags/", ""},
	                                       {"refs/heads/", ""},
	                                       {"refs/remotes/", ""},
	                                       {"refs/remotes/", "/HEAD"}};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct buf name BUF_AUTO = {0};
		buf_printf(&name, "%s%.*s%s", forms[i][0], STR_ARG(base), forms[i][1]);
		enum ref_end end = refs_resolve(r, buf_str(&name), out, NULL, err);
		/* Any file of the repository's folder may go by a short name, and is no reference for that. */
		bool sure = i || str_eq(base, S("HEAD")) || str_starts(base, S("refs/"));
		if (end == REF_FOUND || (end == REF_BROKEN && sure))
			return end == REF_FOUND ? REVISION_FOUND : REVISION_FAILED;
	}
	return REVISION_UNKNOWN;
}

static bool is_hex(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("0123456789abcdefABCDEF", s.p[i]))
			return false;
	return s.n > 0;
}

/* Of "v1.2-14-g1a2b3c4", as git-describe prints it, the last part. */
static str described(str base)
{
	for (size_t at = base.n; at-- > 2;)
		if (base.p[at] == 'g' && base.p[at - 1] == '-')
			return str_sub(base, at + 1, base.n);
	return S("");
}

static enum revision_end find_short(struct repo *r, str hex, git_oid *out, struct err *err)
{
	enum { LEAST = 4 };
	git_oid begin;
	if (!is_hex(hex) || hex.n < LEAST || hex.n >= GIT_OID_HEXSZ || git_oid_fromstrn(&begin, hex.p, hex.n) != 0)
		return REVISION_UNKNOWN;
	int code = git_odb_exists_prefix(out, r->odb, &begin, hex.n);
	if (code == GIT_EAMBIGUOUS)
		err_set(err, "%.*s is the beginning of more than one object", STR_ARG(hex));
	return code == 0 ? REVISION_FOUND : REVISION_UNKNOWN;
}

static enum revision_end find_base(struct repo *r, str base, git_oid *out, struct err *err)
{
	if (base.n == GIT_OID_HEXSZ && is_hex(base))
		return git_oid_fromstrn(out, base.p, base.n) == 0 ? REVISION_FOUND : REVISION_UNKNOWN;
	enum revision_end end = find_reference(r, str_eq(base, S("@")) ? S("HEAD") : base, out, err);
	if (end == REVISION_UNKNOWN)
		end = find_short(r, base, out, err);
	return end == REVISION_UNKNOWN ? find_short(r, described(base), out, err) : end;
}

/* ---- the steps ---- */

/* Peels tags; *parents, when asked for, are the lines of the commit, in the arena. */
static enum revision_end to_commit(struct repo *r, git_oid *id, struct arena *a, str *parents, str text,
                                   struct err *err)
{
	for (unsigned depth = 0; depth < TAGS_DEEP; depth++) {
		git_odb_object *o = NULL;
		struct commit_text commit;
		str message;
		int code = git_odb_read(&o, r->odb, id);
		if (code == GIT_ENOTFOUND && r->n_notes) { /* it may stand in what was not read */
			err_set(err, "%.*s cannot be looked up: %.*s", STR_ARG(text), STR_ARG(r->notes[0].reason));
			return REVISION_FAILED;
		}
		if (code == GIT_ENOTFOUND)
			return unknown(text, "revision", err);
		if (code != 0) {
			repo_failed(err, "cannot read an object");
			return REVISION_FAILED;
		}
		git_object_t type = git_odb_object_type(o);
		bool is_commit = type == GIT_OBJECT_COMMIT && commit_parse(object_text(o), &commit);
		if (is_commit && parents)
			*parents = arena_str(a, commit.parents);
		bool is_tag = type == GIT_OBJECT_TAG && tag_parse(object_text(o), id, &message);
		git_odb_object_free(o);
		if (is_commit)
			return REVISION_FOUND;
		if (!is_tag)
			break;
	}
	return unknown(text, "commit", err);
}

bool revision_commit(struct repo *r, const git_oid *id, git_oid *out)
{
	*out = *id;
	return to_commit(r, out, NULL, NULL, S(""), NULL) == REVISION_FOUND;
}

/* The parent of that number (from 1). */
static enum revision_end to_parent(struct repo *r, git_oid *id, uint64_t number, str text, struct err *err)
{
	struct arena a = {0};
	str parents = S("");
	git_oid parent = {{0}};
	enum revision_end end = to_commit(r, id, &a, &parents, text, err);
	for (unsigned long i = 0; end == REVISION_FOUND && i < number; i++)
		if (!commit_next_parent(&parents, &parent))
			end = unknown(text, "revision", err);
	if (end == REVISION_FOUND && number)
		*id = parent;
	arena_free(&a);
	return end;
}

/* "^", "^2", "~3", "^{commit}", "^{}", "^0", one after the other. */
static enum revision_end take_steps(struct repo *r, str steps, git_oid *id, str text, struct err *err)
{
	enum revision_end end = REVISION_FOUND;
	while (steps.n && end == REVISION_FOUND) {
		char kind = steps.p[0];
		size_t n = 1;
		uint64_t number = 1;
		if (str_starts(steps, S("^{}")) || str_starts(steps, S("^{commit}"))) {
			n = str_find(steps, S("}"), 0) + 1;
			number = 0;
		} else {
			while (n < steps.n && steps.p[n] >= '0' && steps.p[n] <= '9')
				n++;
			if ((kind != '^' && kind != '~') ||
			    (n > 1 && !str_number(str_sub(steps, 1, n), STEPS_MOST, &number)))
				return unknown(text, "revision", err);
		}
		if (kind == '^' || number == 0)
			end = to_parent(r, id, number, text, err);
		for (unsigned long i = 0; kind == '~' && i < number && end == REVISION_FOUND; i++)
			end = to_parent(r, id, 1, text, err);
		steps = str_sub(steps, n, steps.n);
	}
	return end;
}

/* ---- what is left to libgit2 ---- */

static enum revision_end ask_library(struct repo *r, str text, git_oid *out, struct err *err)
{
	unsigned flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT | GIT_REPOSITORY_OPEN_BARE;
	git_repository *git = NULL;
	git_object *any = NULL, *commit = NULL;
	struct arena a = {0};
	struct refs all;
	size_t notes = r->n_notes;
	enum revision_end end = REVISION_FAILED;
	if (!refs_list(r, &a, &all, err))
		end = REVISION_FAILED;
	else if (r->n_notes != notes)
		err_set(err, "%.*s cannot be looked up: a reference of the repository is broken", STR_ARG(text));
	else if (git_repository_open_ext(&git, r->gitdir.p, flags, NULL) != 0 ||
	         git_repository_set_odb(git, r->odb) != 0)
		repo_failed(err, "cannot open the repository");
	else if (git_revparse_single(&any, git, arena_str(&a, text).p) != 0)
		end = unknown(text, "revision", err);
	else if (git_object_peel(&commit, any, GIT_OBJECT_COMMIT) != 0)
		end = unknown(text, "commit", err);
	else
		end = REVISION_FOUND;
	if (end == REVISION_FOUND)
		*out = *git_object_id(commit);
	git_object_free(commit);
	git_object_free(any);
	git_repository_free(git);
	arena_free(&a);
	return end;
}

enum revision_end revision_find(struct repo *r, str text, git_oid *out, git_oid *named, struct err *err)
{
	bool special = str_find(text, S("@{"), 0) != SIZE_MAX || str_find(text, S(":"), 0) != SIZE_MAX ||
	               str_find(text, S("^{/"), 0) != SIZE_MAX;
	if (special) {
		enum revision_end asked = ask_library(r, text, out, err);
		*named = *out;
		return asked;
	}
	size_t n = 0;
	while (n < text.n && text.p[n] != '^' && text.p[n] != '~')
		n++;
	struct err why = {{0}};
	enum revision_end end = n ? find_base(r, str_sub(text, 0, n), out, &why) : REVISION_UNKNOWN;
	if (end != REVISION_FOUND && why.text[0]) {
		err_set(err, "%s", why.text);
		return end;
	}
	if (end != REVISION_FOUND)
		return unknown(text, "revision", err);
	end = take_steps(r, str_sub(text, n, text.n), out, text, err);
	*named = *out;
	return end == REVISION_FOUND ? to_commit(r, out, NULL, NULL, text, err) : end;
}
