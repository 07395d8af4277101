/* A key is a word in front of a colon, or between < and >. */
#include "data_keys.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "data_people.h"
#include "person_word.h"

enum { MOST_KEYS = 64, FURTHEST = 256 * 1024 };

struct keys {
	struct {
		str name;
		unsigned n;
	} at[MOST_KEYS];
	size_t n;
	struct data_seen names; /* of people, under `name` */
	unsigned under_name, persons;
};

/* The model of users.json is users. */
static str stem_of(str path)
{
	str name = str_basename(path);
	return str_sub(name, 0, str_find(name, S("."), 0));
}

static bool is_of_person(const struct person_words *w, str path, str name)
{
	return person_field(w, stem_of(path), name, S("text")).sure == PERSON_YES;
}

bool data_heading_is_of_people(str path, str heading, struct arena *a)
{
	const struct person_words *w = person_words_new(a);
	for (size_t from = 0, to; from < heading.n; from = to + 1) {
		for (to = from; to < heading.n && !ascii_in(",;|\t", heading.p[to]);)
			to++;
		str column = str_trim(str_sub(heading, from, to));
		while (column.n && ascii_in("\"'`", column.p[0]))
			column = str_sub(column, 1, column.n);
		if (column.n && is_of_person(w, path, column))
			return true;
	}
	return false;
}

static bool is_of_word(char c) { return ascii_alnum(c) || ascii_in("_-", c) || (unsigned char)c >= 0x80; }

static bool begins_key(str s, size_t i) { return i == 0 || ascii_in(" \t\n\"'{,<", s.p[i - 1]); }

/* Rajib Basak, PURNIMA BARMAN: two or three words of letters alone, each with a capital. */
static bool is_name_of_person(str value)
{
	unsigned words = 0;
	str word;
	for (str rest = value; rest.n && str_cut(&rest, ' ', &word); words++)
		for (size_t i = 0; i < word.n || i == 0; i++)
			if (!word.n || (i == 0 ? !ascii_upper(word.p[0]) && (unsigned char)word.p[0] < 0x80
			                       : ascii_digit(word.p[i]) || ascii_in("()&/:,%+", word.p[i])))
				return false;
	return words == 2 || words == 3;
}

static str value_at(str s, size_t at)
{
	while (at < s.n && ascii_in(" \t\"'", s.p[at]))
		at++;
	size_t end = at;
	while (end < s.n && !ascii_in("\"'\n<,}", s.p[end]))
		end++;
	return str_trim(str_sub(s, at, end));
}

static void on_key(struct keys *k, str name, str value)
{
	size_t i = 0;
	while (i < k->n && !str_eq(k->at[i].name, name))
		i++;
	if (i == MOST_KEYS)
		return;
	if (i == k->n)
		k->at[k->n++].name = name;
	k->at[i].n++;
	if (!str_listed(name, "name Name NAME nome nombre nom fullName"))
		return;
	k->under_name++;
	if (!is_name_of_person(value))
		return;
	k->persons++;
	data_see(&k->names, value);
}

static void find_keys(struct keys *k, str s)
{
	for (size_t i = 0, end; i < s.n; i = end) {
		end = i + 1;
		if (!is_of_word(s.p[i]) || !begins_key(s, i))
			continue;
		while (end < s.n && is_of_word(s.p[end]))
			end++;
		bool element = i && s.p[i - 1] == '<' && end < s.n && s.p[end] == '>';
		size_t colon = end;
		while (colon < s.n && ascii_in("\"' ", s.p[colon]))
			colon++;
		if (element)
			on_key(k, str_sub(s, i, end), value_at(s, end + 1));
		else if (colon < s.n && s.p[colon] == ':' && end - i < 64)
			on_key(k, str_sub(s, i, end), value_at(s, colon + 1));
	}
}

bool data_keys_are_of_people(str path, str bytes, struct arena *a)
{
	struct keys k = {.n = 0};
	find_keys(&k, str_sub(bytes, 0, FURTHEST));
	/* Most that is called a name is one of a person: products and countries have other ones, too. */
	if (k.names.n >= DATA_ENOUGH && k.persons * 10 >= k.under_name * 6)
		return true;
	const struct person_words *w = person_words_new(a);
	for (size_t i = 0; i < k.n; i++)
		if (k.at[i].n >= DATA_ENOUGH && is_of_person(w, path, k.at[i].name))
			return true;
	return false;
}
