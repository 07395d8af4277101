/* People are told by what validates: an e-mail address at a domain that is neither reserved (RFC 2606) nor
 * what people write in its place, an IBAN (ISO 13616,
 * modulo 97), the number of a card (Luhn, ISO/IEC 7812). Twenty different ones make a list of people; user1@, user2@
 * are one. Where a heading speaks of people and nothing validates, nobody can tell whether they are made up. */
#include "data_rows.h"

#include <string.h>

#include "base/ascii.h"
#include "base/glob.h"
#include "base/hash.h"
#include "query/truth.h"
#include "facts/folder.h"

enum { ENOUGH = 20, LONGEST = 64 };

struct seen { /* different values, up to enough */
	uint64_t hashes[ENOUGH];
	unsigned n;
};
struct people {
	struct seen mails, accounts, cards;
};

static void see(struct seen *s, str value)
{
	uint64_t h = hash_table(value);
	for (unsigned i = 0; i < s->n; i++)
		if (s->hashes[i] == h)
			return;
	if (s->n < ENOUGH)
		s->hashes[s->n++] = h;
}

/* ---- e-mail ---- */

static bool is_reserved(str domain)
{
	static const char *const ends[] = {"example.com", "example.org",       "example.net", "example.edu", ".example",
	                                   ".test",       ".invalid",          ".localhost",  ".local",      "test.com",
	                                   "domain.com",  "email.com",         "company.com", "acme.com",    "fake.com",
	                                   "mail.test",   "noreply.github.com"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(domain, str_of(ends[i])))
			return true;
	return false;
}

/* Around an @; digits and case (a bit of each letter) do not tell people apart. */
static void see_mail(struct people *p, str bytes, size_t at)
{
	char flat[2 * LONGEST];
	size_t from = at, to = at + 1, n = 0;
	while (from > 0 && at - from < LONGEST &&
	       (ascii_alnum(bytes.p[from - 1]) || ascii_in("._%+-", bytes.p[from - 1])))
		from--;
	while (to < bytes.n && to - at < LONGEST && (ascii_alnum(bytes.p[to]) || ascii_in(".-", bytes.p[to])))
		to++;
	str domain = str_sub(bytes, at + 1, to);
	while (domain.n && domain.p[domain.n - 1] == '.')
		domain.n--;
	size_t dot = str_find(domain, S("."), 0);
	if (from == at || dot == SIZE_MAX || dot == 0 || is_reserved(domain))
		return;
	for (size_t i = from; i < at && n < sizeof flat; i++)
		if (!ascii_digit(bytes.p[i]))
			flat[n++] = (char)(bytes.p[i] | 0x20);
	for (size_t i = 0; i < domain.n && n < sizeof flat; i++)
		flat[n++] = (char)(domain.p[i] | 0x20);
	see(&p->mails, (str){flat, n});
}

/* ---- numbers ---- */

static bool is_iban(str s)
{
	unsigned rest = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[(i + 4) % s.n];
		rest = ascii_digit(c) ? rest * 10 + (unsigned)(c - '0') : rest * 100 + (unsigned)(c - 'A' + 10);
		rest %= 97;
	}
	return rest == 1;
}

static bool is_card(str s)
{
	unsigned sum = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned digit = (unsigned)(s.p[s.n - 1 - i] - '0');
		digit = i % 2 ? digit * 2 : digit;
		sum += digit > 9 ? digit - 9 : digit;
	}
	return s.n >= 15 && s.n <= 16 && ascii_in("3456", s.p[0]) && sum % 10 == 0;
}

/* A run of digits, or two capitals and a run, in groups of four or in one. Returns where it ends. */
static size_t see_number(struct people *p, str bytes, size_t from, unsigned *other)
{
	char flat[36];
	size_t n = 0, i = from, letters = 0;
	for (; i < bytes.n && n < sizeof flat; i++) {
		char c = bytes.p[i];
		bool upper = c >= 'A' && c <= 'Z', between = ascii_in(" -", c) && n && n % 4 == 0;
		if (ascii_digit(c) || upper)
			flat[n++] = c;
		else if (!between || i + 1 >= bytes.n || !ascii_alnum(bytes.p[i + 1]))
			break;
		letters += upper;
	}
	str value = {flat, n};
	bool shaped = n >= 15 && n <= 34 && !ascii_digit(flat[0]) && !ascii_digit(flat[1]) && ascii_digit(flat[2]) &&
	              ascii_digit(flat[3]);
	if (shaped && is_iban(value))
		see(&p->accounts, value);
	else if (!letters && is_card(value))
		see(&p->cards, value);
	else if (!letters && n >= 15 && n <= 16)
		++*other;
	return i > from ? i : from + 1;
}

static struct people look(str bytes)
{
	struct people p = {0};
	unsigned other = 0;
	for (size_t i = 0; i < bytes.n && p.mails.n < ENOUGH && p.accounts.n < ENOUGH;) {
		char c = bytes.p[i];
		bool begins = i == 0 || !ascii_alnum(bytes.p[i - 1]);
		if (c == '@')
			see_mail(&p, bytes, i);
		if (begins && (ascii_digit(c) || (c >= 'A' && c <= 'Z')))
			i = see_number(&p, bytes, i, &other);
		else
			i++;
	}
	if (other) /* one number in ten passes by chance */
		p.cards.n = 0;
	return p;
}

/* ---- files ---- */

/* Does the heading of a table, or a key, speak of people? */
static bool speaks_of_people(str head)
{
	static const char words[] = "email|e-mail|e_mail|firstname|first_name|first name|lastname|last_name|last name|"
	                            "full_name|fullname|surname|phone|telephone|telefon|mobile|vorname|nachname|prenom|"
	                            "apellido|date_of_birth|birthdate|birthday|geburt|iban|passport|ssn|street|"
	                            "customer_name|customername|patient|nom_client|telefono|cognome";
	str word;
	for (str list = str_of(words); str_cut(&list, '|', &word);)
		if (str_ifind(head, word, 0) != SIZE_MAX)
			return true;
	return false;
}

static size_t lines_of(str bytes)
{
	size_t n = 0;
	str line;
	while (n <= ENOUGH && str_cut(&bytes, '\n', &line))
		n += str_trim(line).n > 0;
	return n;
}

static void add(struct facts *f, str path, const char *holds, enum truth people)
{
	struct members m = fact_new(f, S("data_rows"), path, 1);
	members_scalar(&m, NODE_STRING, S("holds"), str_of(holds), NULL);
	if (people == TRUTH_UNKNOWN)
		members_scalar(&m, NODE_UNKNOWN, S("people"), S("whether these are real"), NULL);
	else
		members_bool(&m, S("people"), people == TRUTH_TRUE);
}

static bool is_left_alone(str path, str bytes)
{
	static const char *const names[] = {"*{lock,Lock}*",
	                                    "package.json",
	                                    "composer.json",
	                                    "*.{cdx,spdx}.json",
	                                    "{bom,sbom,licenses,license,contributors,authors}*",
	                                    ".all-contributorsrc"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (glob_rule(str_of(names[i]), path))
			return true;
	str head = str_sub(bytes, 0, 4096);
	return folder_is_foreign(path) || str_find(head, S("CycloneDX"), 0) != SIZE_MAX ||
	       str_find(head, S("spdxVersion"), 0) != SIZE_MAX;
}

void data_rows_text(struct facts *f, str path, str bytes)
{
	bool table = glob_rule(S("*.{csv,tsv}"), path);
	if ((!table && !glob_rule(S("*.{json,jsonl,ndjson,sql}"), path)) || is_left_alone(path, bytes))
		return;
	struct people p = look(bytes);
	str head = str_sub(bytes, 0, str_find(bytes, S("\n"), 0));
	bool rows = table && lines_of(bytes) > ENOUGH;
	const char *holds = p.mails.n >= ENOUGH      ? "e-mail addresses"
	                    : p.accounts.n >= ENOUGH ? "account numbers"
	                    : p.cards.n >= ENOUGH    ? "card numbers"
	                                             : NULL;
	if (holds)
		add(f, path, holds, TRUTH_TRUE);
	else if (rows && speaks_of_people(head))
		add(f, path, "columns about people", TRUTH_UNKNOWN);
	else if (rows)
		add(f, path, "rows", TRUTH_FALSE);
}

void data_rows_file(struct facts *f, str path, uint64_t size)
{
	if (size > 0 && glob_rule(S("*.{sqlite,sqlite3,db,xlsx,xls,ods,parquet,mdb,accdb,dump}"), path) &&
	    !folder_is_foreign(path) && !glob_rule(S("{Thumbs.db,**/.vs/**,.vs/**,**/.idea/**}"), path))
		add(f, path, "what only its own program reads", TRUTH_UNKNOWN);
}
