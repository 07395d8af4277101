/* Which fields hold something of a person: by their names, their models, and what stands behind and in front. */
#include "facts/model_field.h"

#include "repo.h"

/* What a column of this name in a table of this name is: a category, "?" or "-". */
static void expect(const char *table, const char *column, const char *type, const char *is)
{
	struct arena a = {0};
	str text = arena_printf(&a, "create table \"%s\" (\"%s\" %s);", table, column, type);
	struct repo_facts r = REPO({"supabase/migrations/1_a.sql", arena_printf(&a, "%.*s", STR_ARG(text)).p});
	str said = repo_rows(&r, "fields", "personal");
	cr_expect(str_eq(said, str_of(is)), "%s.%s is %.*s and not %s", table, column, STR_ARG(said), is);
	repo_free(&r);
	arena_free(&a);
}

Test(person_word, names_of_eight_languages)
{
	static const struct {
		const char *table, *column, *is;
	} rows[] = {
	        {"orders", "email", "user.contact"},
	        {"orders", "contactEmail", "user.contact"},
	        {"orders", "CUSTOMER_PHONE", "user.contact"},
	        {"users", "address", "user.contact"},
	        {"customers", "name", "user.name"},
	        {"CustomerDto", "name", "user.name"},
	        {"orders", "first_name", "user.name"},
	        {"members", "dateOfBirth", "user.demographic"},
	        {"kunden", "geburtsdatum", "user.demographic"},
	        {"bestellungen", "telefonnummer", "user.contact"},
	        {"adherents", "prenom", "user.name"},
	        {"t", "numero_securite_sociale", "user.government_id"},
	        {"clientes", "nombre", "user.name"},
	        {"t", "fecha_nacimiento", "user.demographic"},
	        {"t", "cpf", "user.government_id"},
	        {"pacientes", "tipo_sanguineo", "user.health_and_medical"},
	        {"t", "codice_fiscale", "user.government_id"},
	        {"utenti", "cognome", "user.name"},
	        {"klanten", "naam", "user.name"},
	        {"t", "rekeningnummer", "user.financial"},
	        {"t", "pesel", "user.government_id"},
	        {"t", "nazwisko", "user.name"},
	        {"visits", "diagnosis", "user.health_and_medical"},
	        {"accounts", "iban", "user.financial"},
	        {"signups", "face_embedding", "user.biometric"},
	        {"classes", "guardian_email", "user.childrens"},
	        {"logs", "ip_address", "user.device"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].table, rows[i].column, "text", rows[i].is);
}

Test(person_word, false_friends)
{
	static const struct {
		const char *table, *column, *type, *is;
	} rows[] = {
	        {"uploads", "file_name", "text", "-"},
	        {"machines", "host_name", "text", "-"},
	        {"lessons", "class_name", "text", "-"},
	        {"products", "name", "text", "-"},
	        {"users", "role_name", "text", "-"},
	        {"segments", "address", "int", "?"}, /* of memory, of a street: nobody knows */
	        {"companies", "address", "text", "?"},
	        {"companies", "email", "text", "?"},
	        {"servers", "ip_address", "text", "?"},
	        {"settings", "support_email", "text", "?"},
	        {"tokens", "wallet_address", "text", "?"},
	        {"users", "email_verified", "timestamptz", "-"},
	        {"users", "show_email", "boolean", "-"},
	        {"users", "email_template_id", "text", "-"},
	        {"users", "phone_type", "text", "-"},
	        {"jobs", "salary_range", "text", "-"},
	        {"movies", "genero_id", "text", "-"},
	        {"doctor_levels", "name", "text", "-"},
	        {"todos", "title", "text", "-"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].table, rows[i].column, rows[i].type, rows[i].is);
}

Test(person_word, what_laws_set_apart)
{
	struct repo_facts r =
	        REPO({"schema.prisma", "model Patient {\n  id Int @id\n  email String\n  allergies String\n}\n"},
	             {"src/sign.ts", "import { z } from 'zod'\nexport const s = z.object({ ssn: z.string() })\n"});
	repo_expect(&r, "fields", "field personal special",
	            "id - -|email user.contact false|allergies user.health_and_medical true|ssn user.government_id "
	            "true");
	repo_free(&r);
}
