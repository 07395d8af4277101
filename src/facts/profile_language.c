/* Each file by its language, by whether it was read, and by where it stands. */
#include "profile_language.h"

#include <stdint.h>

#include "facts/folder.h"
#include "facts/language.h"
#include "facts/profile.h"
#include "row_get.h"

const str profile_other_language = STR_INIT("another language");

/* What a file may hide: members by their bits. */
enum {
	SERVES = 1u << PROFILE_servers | 1u << PROFILE_functions,
	SHOWS = 1u << PROFILE_frontends | 1u << PROFILE_mobile,
	RUNS_ALONE = 1u << PROFILE_jobs | 1u << PROFILE_bots,
	KEEPS = 1u << PROFILE_stores | 1u << PROFILE_identities | 1u << PROFILE_secrets | 1u << PROFILE_outbound |
	        1u << PROFILE_paid | 1u << PROFILE_telemetry,
	KEEPS_UNPAID = 1u << PROFILE_stores | 1u << PROFILE_identities | 1u << PROFILE_secrets | 1u << PROFILE_outbound,
	ALL_CODE = SERVES | SHOWS | RUNS_ALONE | KEEPS
};

/* What a file of a language may hide although it was read: all that the tables of modules (profile_table.c) and of
 * calls (facts/code_start.h) do not know well enough for "none was seen" to mean that there is none. */
static const struct {
	const char *language;
	unsigned hides;
} known[] = {
        {"JavaScript", 0},
        {"TypeScript", 0},
        {"Python", 0},
        {"Go", 0},
        {"Dart", 0},
        {"Java", KEEPS},
        {"Kotlin", KEEPS},
        {"C#", KEEPS},
        {"Swift", KEEPS},
        {"Rust", KEEPS | SERVES},
        {"Apps Script", SERVES | RUNS_ALONE | KEEPS_UNPAID},
        {"PHP", ALL_CODE & ~(1u << PROFILE_mobile)}, /* any file of it is a page and a server */
        {"Ruby", ALL_CODE & ~(1u << PROFILE_mobile)},
};

static unsigned hidden_by(str language)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq(language, str_of(known[i].language)))
			return known[i].hides;
	return ALL_CODE;
}

/* With these alone nothing is kept, called, or asked who somebody is: the shells that Flutter, Capacitor, Expo and
 * React Native make around an app, and what draws on a screen. */
static const char shells[] =
        "android.os. android.view. android.graphics. android.util. android.widget. android.app.Activity "
        "android.app.Application android.content.Context android.content.Intent android.content.res. "
        "android.annotation. "
        "androidx.annotation. androidx.appcompat. androidx.core. androidx.activity. java.util.List java.util.ArrayList "
        "io.flutter.app. io.flutter.embedding. com.getcapacitor.BridgeActivity com.facebook.react. "
        "com.facebook.soloader. "
        "expo.modules. UIKit Flutter FlutterMacOS Cocoa Capacitor Cordova React React_RCTAppDelegate "
        "ReactAppDependencyProvider Expo ExpoModulesCore";

static bool is_of_shell(str module)
{
	str word;
	for (str list = str_of(shells); str_cut(&list, ' ', &word);)
		if (str_eq(module, word) || (word.p[word.n - 1] == '.' && str_starts(module, word)))
			return true;
	return false;
}

/* Sections are sorted by path. Of one file: does it import something, and all of it for a shell, and name no host and
 * no variable? */
struct shell_look {
	const struct node *imports, *addresses, *settings;
};

static const struct node *skip_to(const struct node *row, str path)
{
	while (row && str_cmp(row_text(row, S("path")), path) < 0)
		row = row_after(row);
	return row;
}

static bool is_at(const struct node *row, str path) { return row && str_eq(row_text(row, S("path")), path); }

static bool is_shell(struct shell_look *s, str path)
{
	s->imports = skip_to(s->imports, path);
	s->addresses = skip_to(s->addresses, path);
	s->settings = skip_to(s->settings, path);
	bool shell = is_at(s->imports, path) && !is_at(s->addresses, path) && !is_at(s->settings, path);
	for (const struct node *row = s->imports; shell && is_at(row, path); row = row_after(row))
		shell = is_of_shell(row_text(row, S("module")));
	return shell;
}

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

static void count(struct profile_languages *l, str name, str path, bool read)
{
	struct profile_spoken *s = spoken(l, name, path);
	if (s) {
		s->files++;
		s->unread += !read;
	}
}

static void on_file(struct profile_languages *l, str path, bool read, struct shell_look *shell, struct arena *a)
{
	str name = language_of(path);
	bool page = !name.n && language_is_page(path);
	if (!name.n && !language_is_none(path) && !(page && read))
		name = profile_other_language;
	bool packed = str_find(path, S(".min."), 0) != SIZE_MAX || str_find(path, S(".pack."), 0) != SIZE_MAX;
	if (!name.n || packed || folder_is_foreign(path) || folder_is_sample(path) || language_is_tooling(path))
		return;
	count(l, name, path, read);
	unsigned hides = read ? hidden_by(name) : page ? KEEPS | 1u << PROFILE_frontends : ALL_CODE;
	if (read && hides & KEEPS && is_shell(shell, path))
		hides &= ~(unsigned)KEEPS;
	hide(l, hides, path, read ? "is in a language of which not all is known" : "is not read", a);
}

/* Files and code are sorted by path. */
void profile_languages_find(struct profile_languages *l, const struct node *view, struct arena *a)
{
	const struct node *code = rows_of(view, S("code"));
	struct shell_look shell = {rows_of(view, S("imports")), rows_of(view, S("addresses")),
	                           rows_of(view, S("settings"))};
	for (const struct node *row = rows_of(view, S("files")); row; row = row_after(row)) {
		str path = row_text(row, S("path"));
		code = skip_to(code, path);
		on_file(l, path, is_at(code, path), &shell, a);
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
