/* Each file by its language, by whether it was read, and by where it stands. */
#include "profile_language.h"

#include <stdint.h>

#include "facts/folder.h"
#include "facts/language.h"
#include "facts/profile.h"
#include "row_get.h"

const str profile_other_language = STR_INIT("another language");

/* Of these, what starts a server and what is imported is known well enough that none means none. */
static bool is_decisive(str language)
{
	static const char names[] = "JavaScript TypeScript Python Go";
	return str_listed(language, names);
}

/* What a file may hide: members by their bits. */
enum {
	ALL_CODE = 1u << PROFILE_frontends | 1u << PROFILE_mobile | 1u << PROFILE_servers | 1u << PROFILE_functions |
	           1u << PROFILE_jobs | 1u << PROFILE_bots | 1u << PROFILE_stores | 1u << PROFILE_identities |
	           1u << PROFILE_secrets | 1u << PROFILE_outbound | 1u << PROFILE_paid | 1u << PROFILE_telemetry
};

static void hide(struct profile_languages *l, unsigned members, str path, const char *why, struct arena *a)
{
	for (int m = 0; m < PROFILE_MEMBER_COUNT; m++)
		if (members & 1u << m && !l->hides[m].n)
			l->hides[m] = arena_printf(a, "%.*s %s", STR_ARG(path), why);
}

static struct profile_spoken *spoken(struct profile_languages *l, str name, str path)
{
	size_t i = 0;
	while (i < l->n && !str_eq(l->at[i].name, name))
		i++;
	if (i == PROFILE_LANGUAGES)
		return NULL;
	if (i == l->n)
		l->at[l->n++] = (struct profile_spoken){.name = name, .path = path};
	return &l->at[i];
}

static void on_file(struct profile_languages *l, str path, bool read, struct arena *a)
{
	str name = language_of(path);
	if (!name.n && !language_is_none(path))
		name = profile_other_language;
	if (!name.n || str_find(path, S(".min."), 0) != SIZE_MAX || folder_is_foreign(path) || folder_is_sample(path) ||
	    language_is_tooling(path))
		return;
	struct profile_spoken *s = spoken(l, name, path);
	if (s) {
		s->files++;
		s->unread += !read;
	}
	if (!read)
		hide(l, ALL_CODE, path, "is not read", a);
	else if (!is_decisive(name))
		hide(l, ALL_CODE, path, "is in a language of which not all is known", a);
}

/* Files and code are sorted by path. */
void profile_languages_find(struct profile_languages *l, const struct node *view, struct arena *a)
{
	const struct node *code = rows_of(view, S("code"));
	for (const struct node *row = rows_of(view, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path"));
		while (code && str_cmp(row_text(code, S("path")), path) < 0)
			code = row_after(code);
		on_file(l, path, code && str_eq(row_text(code, S("path")), path), a);
	}
}

str profile_language_hides(const struct profile_languages *l, enum profile_member m) { return l->hides[m]; }

void profile_languages_put(struct members *profile, const struct profile_languages *l)
{
	struct members list = members_below(profile, NODE_ARRAY, S("languages"), NULL);
	for (size_t i = 0; i < l->n; i++) {
		struct members o = members_below(&list, NODE_OBJECT, S(""), NULL);
		members_scalar(&o, NODE_STRING, S("path"), l->at[i].path, NULL);
		members_scalar(&o, NODE_STRING, S("name"), l->at[i].name, NULL);
		members_scalar(&o, NODE_NUMBER, S("files"), arena_printf(profile->arena, "%zu", l->at[i].files), NULL);
		members_scalar(&o, NODE_NUMBER, S("unread"), arena_printf(profile->arena, "%zu", l->at[i].unread),
		               NULL);
	}
}
