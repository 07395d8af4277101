/* Parsing a command line against the table of options. */
#include "cmd/command.h"

#include <stdint.h>

static const struct option *find_long(const struct command *c, str name)
{
	for (size_t i = 0; i < option_count; i++)
		if ((option_table[i].used & c->bit) && str_eq(option_table[i].name, name))
			return &option_table[i];
	return NULL;
}

static const struct option *find_letter(const struct command *c, char letter)
{
	for (size_t i = 0; i < option_count; i++)
		if ((option_table[i].used & c->bit) && option_table[i].letter == letter)
			return &option_table[i];
	return NULL;
}

static bool unknown(const struct command *c, str name, struct err *err)
{
	str best = {0};
	unsigned distance = 4;
	for (size_t i = 0; i < option_count; i++) {
		unsigned d = str_distance(option_table[i].name, name);
		if ((option_table[i].used & c->bit) && d < distance) {
			distance = d;
			best = option_table[i].name;
		}
	}
	if (best.n)
		return err_set(err, "unknown option --%.*s; did you mean --%.*s?", STR_ARG(name), STR_ARG(best));
	return err_set(err, "unknown option --%.*s; microaudit help %.*s lists them", STR_ARG(name), STR_ARG(c->name));
}

static bool is_word_of(str words, str word)
{
	str piece;
	while (str_cut(&words, ' ', &piece))
		if (str_ieq(piece, word))
			return true;
	return false;
}

/* The option stands last: what stands behind one may be a password, and is masked. */
static bool not_one_of(const struct option *o, str value, struct err *err)
{
	return err_set(err, "%.*s is not one of %.*s, which may stand behind --%.*s", STR_ARG(value),
	               STR_ARG(o->values), STR_ARG(o->name));
}

/* Checks every comma-separated part of a value against the words the option takes. */
static bool check_words(const struct option *o, str value, struct err *err)
{
	str rest = value, part;
	if (o->values.n == 0)
		return true;
	while (o->repeats && str_cut(&rest, ',', &part))
		if (!is_word_of(o->values, part))
			return not_one_of(o, part, err);
	if (!o->repeats && !is_word_of(o->values, value))
		return not_one_of(o, value, err);
	return true;
}

struct parsing {
	const struct command *command;
	int argc, at;
	char **argv;
	struct given *given;
	size_t n;
	struct err *err;
};

static bool add(struct parsing *p, const struct option *o, bool has_value, str value)
{
	if (!o->argument.n && has_value)
		return err_set(p->err, "--%.*s takes no value", STR_ARG(o->name));
	if (o->argument.n && !has_value) {
		if (p->at + 1 >= p->argc)
			return err_set(p->err, "--%.*s needs a value: %.*s", STR_ARG(o->name), STR_ARG(o->argument));
		value = str_of(p->argv[++p->at]);
	}
	for (size_t i = 0; i < p->n && !o->repeats && o->argument.n; i++)
		if (p->given[i].id == o->id)
			return err_set(p->err, "--%.*s was given twice", STR_ARG(o->name));
	p->given[p->n++] = (struct given){o->id, value};
	return !o->argument.n || check_words(o, value, p->err);
}

static bool parse_long(struct parsing *p, str arg)
{
	size_t equals = str_find(arg, S("="), 0);
	str name = str_sub(arg, 0, equals);
	const struct option *o = find_long(p->command, name);
	if (!o)
		return unknown(p->command, name, p->err);
	return add(p, o, equals != SIZE_MAX, equals == SIZE_MAX ? (str){0} : str_sub(arg, equals + 1, arg.n));
}

/* -qv, -j4, -j 4 */
static bool parse_short(struct parsing *p, str letters)
{
	for (size_t i = 0; i < letters.n; i++) {
		const struct option *o = find_letter(p->command, letters.p[i]);
		if (!o)
			return err_set(p->err, "unknown option -%c; microaudit help %.*s lists them", letters.p[i],
			               STR_ARG(p->command->name));
		if (o->argument.n)
			return add(p, o, i + 1 < letters.n, str_sub(letters, i + 1, letters.n));
		if (!add(p, o, false, (str){0}))
			return false;
	}
	return true;
}

bool opt_parse(const struct command *command, int argc, char **argv, struct arena *a, struct args *out, struct err *err)
{
	/* A bundle of short options holds at most one for each byte. */
	size_t most = 1;
	for (int i = 0; i < argc; i++)
		most += strlen(argv[i]);
	struct parsing p = {command, argc, 0, argv, arena_array(a, struct given, most), 0, err};
	str *words = arena_array(a, str, (size_t)argc + 1);
	size_t n_words = 0;
	bool ended = false;
	for (; p.at < argc; p.at++) {
		str arg = str_of(argv[p.at]);
		bool ok = true;
		if (ended || arg.n < 2 || arg.p[0] != '-')
			words[n_words++] = arg;
		else if (str_eq(arg, S("--")))
			ended = true;
		else if (arg.p[1] == '-')
			ok = parse_long(&p, str_sub(arg, 2, arg.n));
		else
			ok = parse_short(&p, str_sub(arg, 1, arg.n));
		if (!ok)
			return false;
	}
	*out = (struct args){command, p.given, p.n, words, n_words};
	if (command->words.n && n_words && !is_word_of(command->words, words[0]))
		return err_set(err, "microaudit %.*s takes one of: %.*s, not %.*s", STR_ARG(command->name),
		               STR_ARG(command->words), STR_ARG(words[0]));
	return true;
}

str opt_value(const struct args *args, enum option_id id, str fallback)
{
	for (size_t i = args->n; i > 0; i--)
		if (args->given[i - 1].id == id)
			return args->given[i - 1].value;
	return fallback;
}

bool opt_given(const struct args *args, enum option_id id)
{
	for (size_t i = 0; i < args->n; i++)
		if (args->given[i].id == id)
			return true;
	return false;
}

struct strs opt_list(const struct args *args, enum option_id id, struct arena *a)
{
	size_t most = 0;
	for (size_t i = 0; i < args->n; i++)
		most += args->given[i].value.n + 1;
	str *at = arena_array(a, str, most);
	struct strs list = {at, 0};
	for (size_t i = 0; i < args->n; i++) {
		str rest = args->given[i].value, part;
		while (args->given[i].id == id && str_cut(&rest, ',', &part))
			if (part.n)
				at[list.n++] = part;
	}
	return list;
}
