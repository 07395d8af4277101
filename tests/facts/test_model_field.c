/* Fields of the whole repository: what models inherit from other files, tables as SQL leaves them. */
#include "facts/model_field.h"

#include "repo.h"

Test(model_field, a_base_of_another_file)
{
	struct repo_facts r =
	        REPO({"app/base.py", "from pydantic import BaseModel\nclass UserBase(BaseModel):\n    mail: str\n"},
	             {"app/user.py", "from app.base import UserBase\nclass UserIn(UserBase):\n    word: str\n"});
	repo_expect(&r, "fields", "path tool class field more",
	            "app/base.py pydantic UserBase mail -|app/user.py pydantic UserIn word -|app/base.py pydantic "
	            "UserIn mail -");
	repo_free(&r);
}

Test(model_field, two_of_one_name_are_none)
{
	struct repo_facts r =
	        REPO({"a/base.py", "from pydantic import BaseModel\nclass Base(BaseModel):\n    a: str\n"},
	             {"b/base.py", "from pydantic import BaseModel\nclass Base(BaseModel):\n    b: str\n"},
	             {"c/user.py", "from sqlalchemy import Column\nclass User(Base):\n    c = Column(String)\n"});
	repo_expect(&r, "fields", "class field more", "Base a -|Base b -|User c -|User ? ?");
	repo_free(&r);
}

Test(model_field, heirs_of_each_other_end)
{
	struct repo_facts r = REPO({"a.py", "class A(B):\n    a = Column(String)\n"},
	                           {"b.py", "class B(A):\n    b = Column(String)\n"});
	cr_expect(repo_rows(&r, "fields", "field").n > 0);
	repo_free(&r);
}

Test(model_field, tables_of_sql_are_those_at_the_end)
{
	struct repo_facts r = REPO({"supabase/migrations/1_a.sql",
	                            "create table leads (id uuid primary key, mail text not null unique, phone "
	                            "text, org uuid references orgs(id)); create table gone (a text);"},
	                           {"supabase/migrations/2_b.sql",
	                            "alter table leads add column note text; alter table leads drop column phone;"
	                            "alter table leads alter column note type jsonb, alter column note set not "
	                            "null; alter table leads rename column mail to e_mail; drop table gone;"});
	repo_expect(&r, "fields", "tool model field type kind required unique",
	            "sql leads id uuid text true true|sql leads e_mail text text true true|sql leads org uuid "
	            "reference false "
	            "false|sql leads note jsonb json true false");
	repo_free(&r);
}

Test(model_field, rails)
{
	struct repo_facts r = REPO(
	        {"db/migrate/1_a.rb", "create_table :users do |t|\n  t.string :old\nend\n"},
	        {"db/schema.rb", "create_table \"users\", force: :cascade do |t|\n  t.string \"email\", null: false\n"
	                         "  t.references :org\n  t.index [\"email\"]\nend\n"
	                         "create_table \"orgs\", id: :uuid do |t|\n  t.jsonb \"settings\"\nend\n"});
	repo_expect(&r, "fields", "tool model field kind required",
	            "rails users id number true|rails users email text true|rails users org_id reference false|"
	            "rails orgs id text true|rails orgs settings json false");
	repo_free(&r);
}

Test(model_field, laravel_and_knex)
{
	struct repo_facts r =
	        REPO({"a.php", "<?php\nSchema::create('users', function (Blueprint $table) { $table->id(); "
	                       "$table->string('mail')->unique(); $table->foreignId('org_id')->nullable()->"
	                       "constrained(); $table->timestamps(); });\n"},
	             {"b.js", "knex.schema.createTable('notes', (t) => { t.increments('id'); "
	                      "t.string('text', 9).notNullable(); t.index(['text']); });\n"});
	repo_expect(&r, "fields", "tool model field kind required unique",
	            "laravel users id number true true|laravel users mail text true true|laravel users org_id "
	            "reference false "
	            "false|laravel users created_at date false false|laravel users updated_at date false false|knex "
	            "notes id "
	            "number true true|knex notes text text true false");
	repo_free(&r);
}

Test(model_field, an_abstract_base_of_another_file)
{
	struct repo_facts r = REPO(
	        {"core/models.py",
	         "from django.db import models\nclass Dated(models.Model):\n    at = models.DateField()\n"
	         "    class Meta:\n        abstract = True\n"},
	        {"app/models.py", "from django.db import models\nfrom core.models import Dated\nclass Tag(Dated):\n"
	                          "    name = models.CharField()\nclass Bare(Dated):\n    pass\n"});
	repo_expect(&r, "fields", "tool class what field",
	            "django Tag stored name|django Tag stored at|django Bare stored at");
	repo_free(&r);
}

Test(model_field, keys_of_sql)
{
	struct repo_facts r =
	        REPO({"db/migrations/1.sql",
	              "create table a (x int, y int, mail text, b_id int, primary key (x, y), constraint u "
	              "unique (mail)); alter table a add foreign key (b_id) references b (id);"});
	repo_expect(&r, "fields", "field kind required unique",
	            "x number true false|y number true false|mail text false true|b_id reference false false");
	repo_free(&r);
}

Test(model_field, what_was_not_read_may_hold_more)
{
	struct repo_facts r = {.facts = facts_new()};
	facts_unread(r.facts, S("a.prisma"), S("prisma"), false);
	r.tree = facts_finish(r.facts, &r.arena);
	cr_expect_eq(node_get(r.tree, S("fields"))->child->kind, NODE_UNKNOWN);
	cr_expect_eq(node_get(r.tree, S("models"))->child->kind, NODE_UNKNOWN);
	repo_free(&r);
}
