/* Fields of classes of Python, in the three ways in which libraries write them: by a type alone, by a column, by a call
 * whose name is the type. */
#include "model_python.h"

static bool is_true(const struct node *n) { return model_code_is(n, "true"); }
static bool is_false(const struct node *n) { return model_code_is(n, "false"); }

/* so.Mapped[Optional[str]] is Optional[str] */
static str unmapped(str type)
{
	size_t at = str_find(type, S("Mapped["), 0);
	return at == SIZE_MAX ? type : str_sub(type, at + 7, type.n - str_ends(type, S("]")));
}

static bool may_be_nothing(str type)
{
	return str_find(type, S("Optional["), 0) != SIZE_MAX || str_find(type, S("None"), 0) != SIZE_MAX;
}

/* `name: type = value` of Pydantic and its like. */
static void add_typed(struct model_reading *r, str name, str type, const struct node *value, const struct node *call)
{
	str callee = call ? model_code_last(model_code_callee(call)) : S("");
	const struct node *first = call ? model_code_arg(call, 0) : NULL;
	bool asked =
	        !value || (call && str_listed(callee, "Field Query Body Form") &&
	                   !model_code_keyword(call, S("default")) && !model_code_keyword(call, S("default_factory")) &&
	                   (!first || first->kind == NODE_OBJECT || str_eq(first->text, S("..."))));
	if (!type.n || str_starts(name, S("_")) || str_starts(type, S("ClassVar")) ||
	    str_eq(callee, S("Relationship")) || str_listed(name, "model_config"))
		return;
	const char *kind = call && model_code_keyword(call, S("foreign_key")) ? "reference" : NULL;
	bool key = call && is_true(model_code_keyword(call, S("primary_key")));
	bool once = key || (call && is_true(model_code_keyword(call, S("unique"))));
	model_row_field(&r->row, &(struct model_field){name, type, kind, model_said(true, asked || key),
	                                               model_said(call != NULL, once), r->at});
}

/* Column(String(50), ForeignKey('a.b'), nullable=False), mapped_column(…), Mapped[str] */
static void add_column(struct model_reading *r, str name, str type, const struct node *value, const struct node *call)
{
	str callee = call ? model_code_last(model_code_callee(call)) : S(""), written = S(""), column = S("");
	bool mapped = str_find(type, S("Mapped["), 0) != SIZE_MAX, refers = false;
	if (call ? !str_listed(callee, "Column mapped_column column MappedColumn") : !mapped || value)
		return;
	const struct node *args = call ? node_get(call, S("args")) : NULL;
	for (const struct node *a = args ? args->child : NULL; a; a = a->next) {
		if (a->kind == NODE_STRING && !column.n && !written.n)
			column = a->text;
		else if (a->kind == NODE_UNKNOWN && str_find(a->text, S("ForeignKey("), 0) != SIZE_MAX)
			refers = true;
		else if (a->kind == NODE_UNKNOWN && !written.n)
			written = a->text;
	}
	const struct node *null = call ? model_code_keyword(call, S("nullable")) : NULL;
	bool key = call && is_true(model_code_keyword(call, S("primary_key")));
	bool must = key || is_false(null) || (!null && mapped && !may_be_nothing(type));
	model_row_field(
	        &r->row,
	        &(struct model_field){.name = column.n ? column : name,
	                              .type = written.n ? written : unmapped(type),
	                              .kind = refers ? "reference" : NULL,
	                              .required = model_said(true, must),
	                              .unique = model_said(call, key || is_true(model_code_keyword(call, S("unique")))),
	                              .at = r->at});
}

/* validators=[DataRequired()] of WTForms */
static bool is_validated(const struct node *call)
{
	const struct node *list = model_code_keyword(call, S("validators"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (str_find(n->text, S("Required("), 0) != SIZE_MAX)
			return true;
	return false;
}

/* models.CharField(…), fields.Str(…) */
static void add_call(struct model_reading *r, str name, const struct node *call)
{
	str callee = call ? model_code_callee(call) : S(""), type = model_code_last(callee);
	bool field = str_ends(type, S("Field")) || str_ends(type, S("Key")) || str_ends(type, S("Serializer")) ||
	             str_starts(callee, S("fields."));
	if (!field || str_listed(type, "ManyToManyField SubmitField GenericForeignKey"))
		return;
	bool shape = r->shape, django = r->base && str_eq(str_of(r->base->tool), S("django"));
	const struct node *must = model_code_keyword(call, S("required"));
	bool null = is_true(model_code_keyword(call, S("null"))) || is_true(model_code_keyword(call, S("blank")));
	bool asked = django && !shape ? !null : must ? is_true(must) : shape && !null;
	if (r->base && str_eq(str_of(r->base->tool), S("wtforms")))
		asked = is_validated(call);
	str column = model_python_text(model_code_keyword(call, S("db_column")));
	bool key = is_true(model_code_keyword(call, S("primary_key")));
	model_row_field(&r->row,
	                &(struct model_field){
	                        .name = column.n ? column : name,
	                        .type = type,
	                        .kind = str_find(type, S("Foreign"), 0) != SIZE_MAX || str_starts(type, S("OneToOne"))
	                                        ? "reference"
	                                        : NULL,
	                        .required = model_said(true, asked),
	                        .unique = model_said(true, key || is_true(model_code_keyword(call, S("unique")))),
	                        .at = r->at});
}

void model_python_field(struct model_reading *r, str name, str type, const struct node *value)
{
	size_t i = value && value->kind == NODE_UNKNOWN ? model_code_call(r->c, value) : r->c->n_calls;
	const struct node *call = i < r->c->n_calls ? r->c->calls[i] : NULL;
	if (r->style == MODEL_BY_TYPE)
		add_typed(r, name, type, value, call);
	else if (r->style == MODEL_BY_COLUMN)
		add_column(r, name, type, value, call);
	else
		add_call(r, name, call);
}
