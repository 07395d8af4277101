/* A name is cut into its words; the longest run of them that stands in the table tells the category. What stands behind
 * it says whether the field holds the thing or only tells of it, what stands in front whose it is. */
#include "person_word.h"

#include <stdlib.h>

#include "base/ascii.h"

enum place { PERSON_ANYWHERE, PERSON_PERHAPS, PERSON_OF_PERSON };

static const struct person_row {
	const char *category;
	bool special;
	enum place place;
	const char *words;
} rows[] = {
#include "person_words.def"
};

struct entry {
	str name;
	const struct person_row *row;
};
struct person_words {
	struct entry *at;
	size_t n;
};

static int by_name(const void *x, const void *y)
{
	return str_cmp(((const struct entry *)x)->name, ((const struct entry *)y)->name);
}

struct person_words *person_words_new(struct arena *a)
{
	struct person_words *w = arena_new(a, struct person_words);
	size_t n = 0;
	str word;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (str list = str_of(rows[i].words); str_cut(&list, ' ', &word);)
			n++;
	*w = (struct person_words){arena_array(a, struct entry, n), 0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (str list = str_of(rows[i].words); str_cut(&list, ' ', &word);)
			w->at[w->n++] = (struct entry){word, &rows[i]};
	qsort(w->at, w->n, sizeof *w->at, by_name);
	return w;
}

static const struct person_row *find(const struct person_words *w, str name)
{
	size_t i = str_search(w->at, w->n, sizeof *w->at, name);
	return i < w->n ? w->at[i].row : NULL;
}

/* ---- words of a name ---- */

enum { MOST_WORDS = 12, LONGEST_WORD = 32 };
struct words { /* in small letters, with _ between them; ends[i] is where word i ends */
	char text[MOST_WORDS * (LONGEST_WORD + 1)];
	size_t begins[MOST_WORDS], ends[MOST_WORDS], n;
};

static bool starts_word(str s, size_t i)
{
	bool small_next = i + 1 < s.n && ascii_lower(s.p[i + 1]);
	return ascii_upper(s.p[i]) && (!i || !ascii_upper(s.p[i - 1]) || small_next);
}

/* Bytes of other letters belong to their word; so do digits. */
static void cut(struct words *w, str name)
{
	size_t at = 0;
	bool open = false;
	w->n = 0;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool letter = ascii_alnum(c) || (unsigned char)c >= 0x80;
		if (open && (!letter || starts_word(name, i))) {
			w->ends[w->n++] = at;
			open = false;
		}
		if (!letter)
			continue;
		if (!open && w->n == MOST_WORDS)
			return;
		if (!open) {
			at += at > 0 ? 1 : 0;
			if (at)
				w->text[at - 1] = '_';
			w->begins[w->n] = at;
			open = true;
		}
		if (at - w->begins[w->n] < LONGEST_WORD)
			w->text[at++] = ascii_upper(c) ? (char)(c + 32) : c;
	}
	if (open)
		w->ends[w->n++] = at;
}

static str part(const struct words *w, size_t from, size_t to)
{
	return (str){w->text + w->begins[from], w->ends[to - 1] - w->begins[from]};
}

static str without_digits(str s)
{
	while (s.n > 1 && ascii_digit(s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool any_of(const struct words *w, size_t from, size_t to, const char *list)
{
	for (size_t i = from; i < to; i++)
		if (str_listed(without_digits(part(w, i, i + 1)), list))
			return true;
	return false;
}

/* ---- whose ---- */

enum owner { OWNER_OTHER, OWNER_PERSON, OWNER_THING };

/* Models that are people, or what one person gave at a time. In the plural, too: its last letters are taken off. */
static const char people[] =
        "user account customer client member patient employee staff person people contact lead student pupil teacher "
        "instructor doctor nurse guest visitor applicant candidate attendee participant subscriber donor volunteer "
        "passenger player beneficiary nominee recipient sender signup registration waitlist booking reservation "
        "profile buyer seller citizen resident driver owner caregiver therapist trainer coach athlete voter "
        "enquiry inquiry enquirie inquirie testimonial review application applicantprofile referral invitee admin "
        "mentor worker child assistant dentiste medecin infirmier docteur profil "
        "child kid children parent guardian spouse family familie "
        "kunde kunden benutzer nutzer mitarbeiter person personen mitglied mitglieder patient patienten schueler "
        "schüler lehrer gast gaeste gäste bewerber teilnehmer kontakt kontakte arzt aerzte "
        "utilisateur personne salarie salarié eleve élève etudiant étudiant membre adherent invite "
        "usuario usuário cliente persona paciente empleado alumno miembro invitado contacto "
        "pessoa funcionario funcionário colaborador aluno membro contato contador "
        "utente persone dipendente dipendenti paziente pazienti studente studenti contatto contatti ospite "
        "klant klanten gebruiker medewerker leerling lid leden contactpersoon patienten "
        "uzytkownik użytkownik klient pracownik osoba pacjent uczen student kontakt";
/* Models that are companies, places or machines: what is said of them is said of nobody as a rule. */
static const char things[] =
        "company companie organization organisation org business firm firma firmen unternehmen empresa mpe entreprise "
        "societe azienda bedrijf supplier vendor manufacturer brand shop store branch branche office location place "
        "venue site setting config configuration template smtp mailer mail server host device node machine sensor "
        "printer restaurant hotel hospital clinic school university college property propertie listing building room "
        "warehouse product item file document package plan queue job task domain dns integration webhook channel "
        "category categorie tag event city country state region bank agency agencie institution partner coworking "
        "token contract wallet network car vehicle movie book song pharmacy lab speciality specialty";

static bool is_one(str word, const char *list)
{
	word = without_digits(word);
	if (str_listed(word, list))
		return true;
	return word.n > 3 && word.p[word.n - 1] == 's' && str_listed(str_sub(word, 0, word.n - 1), list);
}

/* Says only how it is kept or handed on: user_details, CustomerCreate, PatientDto. */
static const char fillers[] =
        "table data info detail record row list entity model form request dto schema input create "
        "update response base in out read public view payload body props type";

/* The last of its words says it: user_settings are settings, company_users are users. */
static enum owner owner_of(str model)
{
	struct words w;
	cut(&w, model);
	while (w.n > 1 && is_one(part(&w, w.n - 1, w.n), fillers))
		w.n--;
	if (!w.n)
		return OWNER_OTHER;
	str last = part(&w, w.n - 1, w.n);
	return is_one(last, people) ? OWNER_PERSON : is_one(last, things) ? OWNER_THING : OWNER_OTHER;
}

/* ---- the field ---- */

static const char still[] = "number no nr num hash hashed encrypted enc cipher normalized lower raw text value plain "
                            "masked primary secondary alternate work home private personal 1 2 3 old new current";
static const char told_leads[] =
        "has is are was should can could missing valid invalid num count max min needs require "
        "requires use enable enabled show hide send verify check allow allows no default "
        "template last_sent";
static const char not_theirs[] = "company business org organization organisation firm support from reply noreply shop "
                                 "store office supplier vendor admin system site brand smtp server sender bank school "
                                 "hotel restaurant hospital clinic branch empresa firma entreprise azienda bedrijf";

/* A run that stands in the table, with nothing behind it that says it is something else. */
static const struct person_row *row_of(const struct person_words *p, const struct words *w, size_t *from)
{
	for (size_t to = w->n; to > 0; to--) {
		for (size_t i = 0; i < to; i++) {
			str name = part(w, i, to);
			const struct person_row *row = find(p, name);
			row = row ? row : find(p, without_digits(name));
			*from = i;
			if (row && (row->place != PERSON_OF_PERSON || i == 0))
				return row;
		}
		if (!str_listed(without_digits(part(w, to - 1, to)), still))
			return NULL;
	}
	return NULL;
}

static enum person_sure sure_of(const struct person_row *row, enum owner owner, bool theirs)
{
	if (row->place == PERSON_OF_PERSON && owner != OWNER_PERSON)
		return PERSON_NO;
	if (!theirs || (owner == OWNER_THING && !row->special))
		return PERSON_MAYBE;
	return row->place == PERSON_PERHAPS && owner != OWNER_PERSON ? PERSON_MAYBE : PERSON_YES;
}

struct person person_field(const struct person_words *p, str model, str field, str kind)
{
	static const struct person nobody = {PERSON_NO, NULL, false};
	struct words w;
	size_t dot = field.n, from;
	while (dot > 0 && field.p[dot - 1] != '.') /* of customer.email the object is the model */
		dot--;
	str owner = dot > 1 ? str_sub(field, 0, dot - 1) : model;
	cut(&w, str_sub(field, dot, field.n));
	if (!w.n || str_listed(kind, "boolean reference"))
		return nobody;
	const struct person_row *row = row_of(p, &w, &from);
	if (!row || any_of(&w, 0, from, told_leads))
		return nobody;
	enum person_sure sure = sure_of(row, owner_of(owner), !any_of(&w, 0, from, not_theirs));
	return sure == PERSON_NO ? nobody : (struct person){sure, row->category, row->special};
}

void person_say(struct members *row, const struct person_words *w, str model, str field, str kind)
{
	struct person p = person_field(w, model, field, kind);
	if (p.sure == PERSON_NO)
		return;
	if (p.sure == PERSON_MAYBE)
		members_scalar(row, NODE_UNKNOWN, S("personal"), S("whose it is"), NULL);
	else
		members_scalar(row, NODE_STRING, S("personal"), str_of(p.category), NULL);
	members_bool(row, S("special"), p.special);
	members_scalar(row, NODE_STRING, S("says"),
	               arena_printf(row->arena, "%.*s%s%.*s %s personal data (%s)", STR_ARG(model), model.n ? "." : "",
	                            STR_ARG(field), p.sure == PERSON_YES ? "is" : "may be", p.category),
	               NULL);
}
