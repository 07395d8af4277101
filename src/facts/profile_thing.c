/* One thing after the other, each at the first place that shows it, and the first place that may. */
#include "profile_thing.h"

#include "row_get.h"

str profile_member_name(enum profile_member m)
{
#define PROFILE_NAME(name) STR_INIT(#name),
	static const str names[] = {PROFILE_MEMBERS(PROFILE_NAME)};
	return names[m];
}

static struct profile_item *find(struct profile_list *l, str name)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->at[i].name, name))
			return &l->at[i];
	return NULL;
}

void profile_add(struct profile_things *t, enum profile_member m, const struct node *row, str name, str key, str value)
{
	struct profile_list *l = &t->list[m];
	struct profile_item *item = find(l, name);
	if (!item && l->n == PROFILE_MOST)
		profile_doubt(t, m, row, S("is one too many"), S(""));
	if (!item && l->n < PROFILE_MOST) {
		item = &l->at[l->n++];
		*item = (struct profile_item){.path = row_text(row, S("path")), .name = name, .line = row->line};
	}
	for (size_t i = 0; item && value.n && i < PROFILE_EXTRAS; i++) {
		if (item->extra[i].key.n && !str_eq(item->extra[i].key, key))
			continue;
		if (!item->extra[i].key.n) {
			item->extra[i].key = key;
			item->extra[i].value = value;
		}
		break;
	}
}

void profile_doubt(struct profile_things *t, enum profile_member m, const struct node *row, str does, str what)
{
	struct profile_list *l = &t->list[m];
	str path = row_text(row, S("path"));
	l->maybe = true;
	if (l->doubt.n || !path.n)
		return;
	l->doubt = row->line ? arena_printf(t->arena, "%.*s:%u %.*s", STR_ARG(path), row->line, STR_ARG(does))
	                     : arena_printf(t->arena, "%.*s %.*s", STR_ARG(path), STR_ARG(does));
	if (what.n)
		l->doubt = arena_printf(t->arena, "%.*s %.*s", STR_ARG(l->doubt), STR_ARG(what));
}

/* ---- marks ---- */

struct marking {
	struct profile_things *t;
	const struct node *row;
	str does, what;
	str idle; /* members that may be and, as the file shows, are not */
	bool found;
};

static bool is_one(str words, str wanted)
{
	str word;
	while (str_cut(&words, ' ', &word))
		if (str_eq(word, wanted))
			return true;
	return false;
}

static void on_mark(void *ctx, const struct profile_mark *mark)
{
	struct marking *m = ctx;
	str word, name = str_of(mark->name), kind = str_of(mark->kind);
	m->found = true;
	for (str list = str_of(mark->members); str_cut(&list, ' ', &word);)
		for (int i = 0; i < PROFILE_MEMBER_COUNT; i++) {
			bool maybe = str_starts(word, S("?"));
			if (!str_eq(profile_member_name(i), str_sub(word, maybe, word.n)) ||
			    (maybe && is_one(m->idle, profile_member_name(i))))
				continue;
			if (maybe)
				profile_doubt(m->t, i, m->row, m->does, m->what);
			else
				profile_add(m->t, i, m->row, name, i == PROFILE_stores ? S("kind") : S("purpose"),
				            kind);
		}
}

bool profile_mark(struct profile_things *t, const struct profile_mark *marks, enum profile_fit fit,
                  const struct node *row, str text)
{
	static const str does[] = {[FIT_MODULE] = STR_INIT("imports"),
	                           [FIT_HOST] = STR_INIT("names"),
	                           [FIT_ACTION] = STR_INIT("uses"),
	                           [FIT_NAME] = STR_INIT("reads"),
	                           [FIT_TYPE] = STR_INIT("sets up a")};
	struct marking m = {t, row, does[fit], text, row_text(row, S("idle")), false};
	profile_find(marks, fit, row_text(row, S("path")), text, &m, on_mark);
	return m.found;
}
