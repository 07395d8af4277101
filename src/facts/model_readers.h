/* model_readers: who reads models of what. Each adds the rows that it finds in one file. */
#ifndef FACTS_MODEL_READERS_H
#define FACTS_MODEL_READERS_H

#include "model_code.h"

void model_javascript(struct model_code *c); /* Drizzle, Mongoose, Sequelize, Convex */
void model_decorator(struct model_code *c);  /* TypeORM, MikroORM, Nest, class-validator */
void model_shape(struct model_code *c);      /* Zod, Yup, Joi, Valibot and what is written like them */
void model_insert(struct model_code *c);     /* what is put into Supabase and Firestore, as an object of the code */
void model_form(struct model_code *c);       /* what forms ask for */
void model_python(struct model_code *c);     /* SQLAlchemy, SQLModel, Django, Pydantic and the like */
void model_entity(struct model_code *c);     /* JPA, Spring Data, Entity Framework */
void model_eloquent(struct model_code *c);   /* Laravel */
void model_builder(struct model_code *c);    /* create_table of Rails, Laravel, Knex */

/* Of the trees of other formats. */
void model_prisma(struct facts *f, str path, const struct node *tree);
void model_graphql(struct facts *f, str path, const struct node *tree);
void model_schema(struct facts *f, str path, const struct node *tree); /* OpenAPI, JSON Schema */

#endif
