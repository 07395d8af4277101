/* People are told by what validates: an e-mail address at a domain that is neither reserved (RFC 2606) nor what people
 * write in its place, an IBAN (ISO 13616, modulo 97), the number of a card (Luhn, ISO/IEC 7812), a telephone number
 * with its country (E.164). user1@, user2@ are one. */
#include "data_people.h"

#include "base/ascii.h"
#include "base/hash.h"

enum { ENOUGH = DATA_ENOUGH, LONGEST = 64 };

void data_see(struct data_seen *s, str value)
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

/* info@, office@: a mailbox of a firm or of a part of it is nobody's own (RFC 2142, and what firms write). */
static bool is_of_a_firm(str local)
{
	static const char names[] =
	        "abuse accounting accounts admin administration billing bookings buchhaltung careers contact contacto "
	        "customerservice desk einkauf enquiries feedback hello help helpdesk hostmaster hr info jobs kontakt "
	        "mail marketing noreply no-reply office order orders post postmaster press presse reception redaktion "
	        "reservations sales security service services shop support team vertrieb verwaltung webmaster";
	char flat[LONGEST];
	size_t n = 0;
	for (; n < local.n && n < sizeof flat; n++)
		flat[n] = (char)(ascii_upper(local.p[n]) ? local.p[n] | 0x20 : local.p[n]);
	return str_listed(str_at(flat, n), names);
}

/* Around an @; digits and case (a bit of each letter) do not tell people apart. */
static void see_mail(struct data_people *p, str bytes, size_t at)
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
	if (from == at || dot == SIZE_MAX || dot == 0 || is_reserved(domain) || is_of_a_firm(str_sub(bytes, from, at)))
		return;
	for (size_t i = from; i < at && n < sizeof flat; i++)
		if (!ascii_digit(bytes.p[i]))
			flat[n++] = (char)(bytes.p[i] | 0x20);
	for (size_t i = 0; i < domain.n && n < sizeof flat; i++)
		flat[n++] = (char)(domain.p[i] | 0x20);
	data_see(&p->mails, (str){flat, n});
}

/* ---- numbers ---- */

/* +49 170 8222954, behind the +; 555 are nobody's. Returns where it ends. */
static size_t see_phone(struct data_people *p, str bytes, size_t from)
{
	char flat[16];
	size_t n = 0, i = from;
	for (; i < bytes.n && n < sizeof flat; i++) {
		if (ascii_digit(bytes.p[i]))
			flat[n++] = bytes.p[i];
		else if (!ascii_in(" ()-./", bytes.p[i]) || i + 1 >= bytes.n ||
		         !ascii_in("0123456789(", bytes.p[i + 1]))
			break;
	}
	str value = {flat, n};
	if (n >= 9 && n <= 15 && flat[0] != '0' && str_find(value, S("555"), 0) == SIZE_MAX)
		data_see(&p->phones, value);
	return i > from ? i : from + 1;
}

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
static size_t see_number(struct data_people *p, str bytes, size_t from, unsigned *other)
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
		data_see(&p->accounts, value);
	else if (!letters && is_card(value))
		data_see(&p->cards, value);
	else if (!letters && n >= 15 && n <= 16)
		++*other;
	return i > from ? i : from + 1;
}

struct data_people data_people_look(str bytes)
{
	struct data_people p = {0};
	unsigned other = 0;
	for (size_t i = 0; i < bytes.n && p.mails.n < ENOUGH && p.accounts.n < ENOUGH;) {
		char c = bytes.p[i];
		if (c == '+' && p.phones.n < ENOUGH && i + 1 < bytes.n && ascii_digit(bytes.p[i + 1])) {
			i = see_phone(&p, bytes, i + 1);
			continue;
		}
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
