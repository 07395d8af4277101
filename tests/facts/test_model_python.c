/* Classes of Python that are tables or shapes. */
#include "facts/model.h"

#include "repo.h"

#define FIELDS(text, wanted)                                                                                           \
	do {                                                                                                           \
		struct repo_facts fields_repo = REPO({"m.py", text});                                                  \
		repo_expect(&fields_repo, "fields", "tool model field kind required unique", wanted);                  \
		repo_free(&fields_repo);                                                                               \
	} while (0)

Test(model_python, sqlalchemy)
{
	FIELDS("from sqlalchemy.orm import DeclarativeBase\n"
	       "class Base(DeclarativeBase):\n    pass\n"
	       "class Dated:\n    made = Column(DateTime)\n"
	       "class User(Base, Dated):\n    __tablename__ = 'users'\n    id = Column(Integer, primary_key=True)\n"
	       "    mail = Column('e_mail', String(50), unique=True, nullable=False)\n"
	       "    name: Mapped[Optional[str]] = mapped_column(String(30))\n    nick: Mapped[str]\n"
	       "    org = db.Column(db.ForeignKey('o.id'))\n    posts = relationship('Post')\n    x = 3\n"
	       "    def f(self):\n        y = Column(Integer)\n",
	       "sqlalchemy users id number true true|sqlalchemy users e_mail text true true|"
	       "sqlalchemy users name text false false|sqlalchemy users nick text true -|"
	       "sqlalchemy users org reference false false|sqlalchemy users made date false false");
}

Test(model_python, tables_without_a_class)
{
	FIELDS("from sqlalchemy import Table, Column\n"
	       "users = Table('users', metadata, Column('id', Integer, primary_key=True), Column('mail', String))\n",
	       "sqlalchemy users id number true true|sqlalchemy users mail text false false");
}

Test(model_python, a_base_of_elsewhere)
{
	FIELDS("from app.db import Base\nclass User(Base):\n    __tablename__ = 'users'\n    id = Column(Integer)\n",
	       "sqlalchemy users id number false false|sqlalchemy users ? - - -");
	FIELDS("from app.db import Thing\nclass User(Thing):\n    id: int\n", "");
}

Test(model_python, sqlmodel)
{
	FIELDS("from sqlmodel import SQLModel, Field\n"
	       "class UserBase(SQLModel):\n    mail: str = Field(unique=True)\n"
	       "class User(UserBase, table=True):\n    id: int | None = Field(default=None, primary_key=True)\n"
	       "    org_id: int = Field(foreign_key='org.id')\n    orgs: list['Org'] = Relationship()\n",
	       "sqlmodel UserBase mail text true true|sqlmodel User id number true true|"
	       "sqlmodel User org_id reference true false|sqlmodel User mail text true true");
}

Test(model_python, django)
{
	FIELDS("from django.db import models\n"
	       "class Named(models.Model):\n    name = models.CharField(max_length=9)\n    class Meta:\n        "
	       "abstract = True\n"
	       "class Person(Named):\n    mail = models.EmailField(unique=True, db_column='e_mail', null=True)\n"
	       "    boss = models.ForeignKey('self', on_delete=models.CASCADE)\n    tags = "
	       "models.ManyToManyField(Tag)\n"
	       "    class Meta:\n        db_table = 'people'\n",
	       "django people e_mail text false true|django people boss reference true false|"
	       "django people name text true false");
	FIELDS("from django.contrib.auth.models import AbstractBaseUser\nclass U(AbstractBaseUser):\n    pass\n",
	       "django U password text - -|django U last_login date - -");
}

Test(model_python, shapes_of_django)
{
	FIELDS("from rest_framework import serializers\n"
	       "class A(serializers.Serializer):\n    mail = serializers.EmailField()\n    n = "
	       "serializers.IntegerField(required=False)\n"
	       "class B(serializers.ModelSerializer):\n    class Meta:\n        model = Far\n        fields = ['a', "
	       "'b']\n"
	       "class C(serializers.ModelSerializer):\n    class Meta:\n        model = Far\n        fields = "
	       "'__all__'\n",
	       "django-rest A mail text true false|django-rest A n number false false|"
	       "django-rest B a other - -|django-rest B b other - -|django-rest C ? - - -");
}

Test(model_python, pydantic)
{
	FIELDS("from pydantic import BaseModel, Field\n"
	       "class A(BaseModel):\n    model_config = {}\n    kind: ClassVar[str] = 'a'\n    _x: int = 0\n    mail: "
	       "EmailStr\n"
	       "    age: int | None = None\n    at: datetime = Field(..., alias='t')\n    tags: list[str] = "
	       "Field(default_factory=list)\n"
	       "class B(A):\n    role: Literal['a', 'b']\n"
	       "class Role(str, Enum):\n    a = 'a'\n",
	       "pydantic A mail text true -|pydantic A age number false -|pydantic A at date true false|"
	       "pydantic A tags text false false|pydantic B role enum true -|pydantic B mail text true -|"
	       "pydantic B age number false -|pydantic B at date true false|pydantic B tags text false false");
}

Test(model_python, others)
{
	FIELDS("from peewee import Model, CharField\nclass A(Model):\n    a = CharField()\n",
	       "peewee A a text false false");
	FIELDS("from marshmallow import Schema, fields\nclass A(Schema):\n    a = fields.Date(required=True)\n",
	       "marshmallow A a date true false");
}

Test(model_python, wtforms)
{
	FIELDS("from flask_wtf import FlaskForm\nclass A(FlaskForm):\n    a = StringField('A', "
	       "validators=[DataRequired()])\n"
	       "    b = StringField('B')\n    go = SubmitField('Go')\n",
	       "wtforms A a text true false|wtforms A b text false false");
}

Test(model_python, a_class_of_the_file_that_brings_nothing)
{
	FIELDS("class Found:\n    def find(self):\n        pass\nclass User(Found, db.Model):\n    id = "
	       "db.Column(db.Integer)\n",
	       "sqlalchemy User id number false false");
}
