/* Words of columns and tables, as parts of their names: user_id, billing_email, "customerPhone". */
#include "sql_people.h"

#include <stdint.h>

#include "base/ascii.h"
#include "row_get.h"

/* As whole words of a column's name: one alone is enough. */
static const char personal[] =
        "email|e_mail|email_address|phone|phone_number|telephone|whatsapp|first_name|last_name|full_name|firstname|"
        "lastname|fullname|surname|customer_name|client_name|patient_name|student_name|guest_name|contact_name|"
        "home_address|shipping_address|billing_address|street_address|postal_code|zip_code|birth_date|birthdate|"
        "date_of_birth|dob|ssn|iban|passport|tax_id|cpf|national_id|ip_address|salary|diagnosis|medical|password|"
        "password_hash|allergies|access_token|refresh_token|api_key|patient_id";
static const char owner[] = "user_id|userid|owner|owner_id|customer_id|client_id|student_id|member_id|employee_id|"
                            "profile_id|sender_id|recipient_id|receiver_id|author_id|created_by|user";
/* Of a table: what it holds is said by its name, however its columns are called. */
static const char tables[] = "customers|customer|patients|patient|clients|employees|subscribers|leads|messages|"
                             "conversations|chats|orders|bookings|appointments|reservations|invoices|payments|"
                             "transactions|enquiries|inquiries|waitlist|donations|prescriptions|expenses|"
                             "submissions|chat_messages|contact_messages|medical_records|sales|sale_items|order_items|"
                             "invoice_items|payroll|salaries|contacts|contact_requests|prospects|health_records|"
                             "lab_reports|clientes|pacientes|empleados|funcionarios|vendas|ventas|pedidos|mensagens|"
                             "mensajes";
/* Of what people work at, in a table whose rows have owners: no column that is shown to the whole world. */
static const char business[] = "amount|total|total_amount|subtotal|assigned_to|assignee_id|responsible_user|"
                               "responsible_id|responsible_sector|internal_notes|observations|due_date|cashier_id|"
                               "opening_amount|closing_amount|opening_balance|closing_balance|cost|insurance";

static bool is_end(char c) { return c == '_' || c == '-' || c == ' '; }

/* Does the word stand in the name, whole? A capital begins a word, too. */
static bool has_word(str name, str word)
{
	for (size_t at = 0; (at = str_ifind(name, word, at)) != SIZE_MAX; at++) {
		size_t end = at + word.n;
		bool before =
		        at == 0 || is_end(name.p[at - 1]) || (ascii_upper(name.p[at]) && !ascii_upper(name.p[at - 1]));
		bool after = end == name.n || is_end(name.p[end]) || ascii_upper(name.p[end]);
		if (before && after)
			return true;
	}
	return false;
}

static bool has_any(str name, const char *words)
{
	str word;
	for (str list = str_of(words); str_cut(&list, '|', &word);)
		if (has_word(name, word))
			return true;
	return false;
}

/* userId is user_id. */
static bool is_called(str column, const char *words)
{
	char bare[64];
	size_t n = 0;
	for (size_t i = 0; i < column.n && n + 2 < sizeof bare; i++) {
		if (i && ascii_upper(column.p[i]) && !ascii_upper(column.p[i - 1]))
			bare[n++] = '_';
		bare[n++] = column.p[i];
	}
	return has_any(str_at(bare, n), words);
}

enum people sql_people(const struct sql_table *t)
{
	enum people most = t->columns ? PEOPLE_NONE : PEOPLE_UNKNOWN;
	if (has_any(t->name, tables))
		return PEOPLE_PERSONAL;
	for (const struct sql_column *c = t->columns; c; c = c->next) {
		if (is_called(c->name, personal))
			return PEOPLE_PERSONAL;
		if (str_eq(c->references, S("users")) || is_called(c->name, owner))
			most = PEOPLE_OWNED;
	}
	return most;
}

enum people sql_people_in(const struct sql_state *s, const struct node *list)
{
	enum people most = PEOPLE_NONE;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str name = n->kind == NODE_OBJECT ? row_text(n, S("name")) : n->text;
		str schema = n->kind == NODE_OBJECT ? row_text(n, S("schema")) : S("");
		const struct sql_table *t = sql_table_find(s, schema, name);
		enum people p = str_eq(schema, S("auth")) ? PEOPLE_PERSONAL : t ? sql_people(t) : PEOPLE_UNKNOWN;
		most = p > most ? p : most;
	}
	return most;
}

bool sql_people_at_work(const struct sql_table *t)
{
	for (const struct sql_column *c = t->columns; c; c = c->next)
		if (is_called(c->name, business))
			return sql_people(t) >= PEOPLE_OWNED;
	return false;
}
