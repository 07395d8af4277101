/* What reads a class of Python: by a base that says so, or by the fields that it has. */
#include "model_python_base.h"

#include <stdint.h>

static const struct model_base bases[] = {
        {"BaseModel", "pydantic", "pydantic", "shape", MODEL_BY_TYPE},
        {"RootModel", "pydantic", "pydantic", "shape", MODEL_BY_TYPE},
        {"pydantic.BaseModel", "", "pydantic", "shape", MODEL_BY_TYPE},
        {"Schema", "ninja", "ninja", "shape", MODEL_BY_TYPE},
        {"SQLModel", "sqlmodel", "sqlmodel", "shape", MODEL_BY_TYPE},
        {"sqlmodel.SQLModel", "", "sqlmodel", "shape", MODEL_BY_TYPE},
        {"Document", "beanie", "beanie", "stored", MODEL_BY_TYPE},
        {"Model", "odmantic", "odmantic", "stored", MODEL_BY_TYPE},
        {"Struct", "msgspec", "msgspec", "shape", MODEL_BY_TYPE},
        {"DeclarativeBase", "sqlalchemy", "sqlalchemy", "stored", MODEL_BY_COLUMN},
        {"db.Model", "", "sqlalchemy", "stored", MODEL_BY_COLUMN},
        {"models.Model", "", "django", "stored", MODEL_BY_CALL},
        {"Model", "django", "django", "stored", MODEL_BY_CALL},
        {"AbstractUser", "django", "django", "stored", MODEL_BY_CALL},
        {"AbstractBaseUser", "django", "django", "stored", MODEL_BY_CALL},
        {"forms.Form", "django", "django", "shape", MODEL_BY_CALL},
        {"forms.ModelForm", "django", "django", "shape", MODEL_BY_CALL},
        {"serializers.Serializer", "", "django-rest", "shape", MODEL_BY_CALL},
        {"serializers.ModelSerializer", "", "django-rest", "shape", MODEL_BY_CALL},
        {"ModelSerializer", "rest_framework", "django-rest", "shape", MODEL_BY_CALL},
        {"Serializer", "rest_framework", "django-rest", "shape", MODEL_BY_CALL},
        {"Model", "peewee", "peewee", "stored", MODEL_BY_CALL},
        {"peewee.Model", "", "peewee", "stored", MODEL_BY_CALL},
        {"Model", "tortoise", "tortoise", "stored", MODEL_BY_CALL},
        {"Document", "mongoengine", "mongoengine", "stored", MODEL_BY_CALL},
        {"EmbeddedDocument", "mongoengine", "mongoengine", "stored", MODEL_BY_CALL},
        {"db.Document", "", "mongoengine", "stored", MODEL_BY_CALL},
        {"Schema", "marshmallow", "marshmallow", "shape", MODEL_BY_CALL},
        {"ma.Schema", "", "marshmallow", "shape", MODEL_BY_CALL},
        {"FlaskForm", "flask_wtf", "wtforms", "shape", MODEL_BY_CALL},
        {"Form", "wtforms", "wtforms", "shape", MODEL_BY_CALL},
};

static bool is_of(str module, const char *wanted)
{
	str w = str_of(wanted);
	return str_starts(module, w) && (module.n == w.n || module.p[w.n] == '.');
}

const struct model_base *model_python_base(const struct model_code *c, str written)
{
	str module, name = model_code_name(c, written, &module), of;
	str first = str_sub(written, 0, str_find(written, S("."), 0));
	model_code_name(c, first, &of);
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
		const struct model_base *b = &bases[i];
		str wanted = str_of(b->name);
		if (*b->module ? (is_of(module, b->module) && str_eq(name, wanted)) ||
		                         (is_of(of, b->module) && str_eq(written, wanted))
		               : str_eq(written, wanted) && !str_starts(of, S(".")))
			return b;
	}
	return NULL;
}

const struct node *model_python_value(const struct node *class, const char *name)
{
	return node_get(node_get(class, S("values")), str_of(name));
}

/* What reads a class whose bases are of other files, as its fields tell. */
static const struct model_base by_fields[] = {
        {"", "", "sqlalchemy", "stored", MODEL_BY_COLUMN},
        {"", "", "django", "stored", MODEL_BY_CALL},
        {"", "", "django-rest", "shape", MODEL_BY_CALL},
        {"", "", "django", "shape", MODEL_BY_CALL},
};

static const struct model_base *base_of_value(const struct model_code *c, const struct node *value)
{
	size_t i = model_code_call(c, value);
	str callee = i < c->n_calls ? model_code_callee(c->calls[i]) : S(""), last = model_code_last(callee);
	bool field = str_ends(last, S("Field")) || str_ends(last, S("Key"));
	if (str_listed(last, "Column mapped_column"))
		return &by_fields[0];
	if (field && str_starts(callee, S("models.")) && model_code_imports(c, S("django")))
		return &by_fields[1];
	if (field && str_starts(callee, S("serializers.")))
		return &by_fields[2];
	return field && str_starts(callee, S("forms.")) && model_code_imports(c, S("django")) ? &by_fields[3] : NULL;
}

const struct model_base *model_python_by_fields(const struct model_code *c, const struct node *class)
{
	const struct node *fields = node_get(class, S("fields")), *values = node_get(class, S("values"));
	const struct model_base *base = model_python_value(class, "__tablename__") ? &by_fields[0] : NULL;
	for (const struct node *f = fields ? fields->child : NULL; f && !base; f = f->next)
		base = str_find(node_get(f, S("type"))->text, S("Mapped["), 0) != SIZE_MAX ? &by_fields[0] : NULL;
	for (const struct node *v = values ? values->child : NULL; v && !base; v = v->next)
		base = base_of_value(c, v);
	return base;
}
