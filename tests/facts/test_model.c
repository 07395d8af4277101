/* Models of each tool, as one file declares them, told by the section `fields`. */
#include "facts/model.h"

#include "repo.h"

#define FIELDS(path, text, wanted)                                                                                     \
	do {                                                                                                           \
		struct repo_facts fields_repo = REPO({path, text});                                                    \
		repo_expect(&fields_repo, "fields", "tool model field kind required", wanted);                         \
		repo_free(&fields_repo);                                                                               \
	} while (0)

Test(model, prisma)
{
	FIELDS("prisma/schema.prisma",
	       "enum Role { A }\nmodel User {\n id Int @id\n mail String? @map(\"e_mail\")\n role Role\n posts Post[]\n"
	       " org Org @relation(fields: [orgId], references: [id])\n orgId Int\n x Far\n @@map(\"users\")\n}\n"
	       "model Org { name String }\n",
	       "prisma users id number true|prisma users e_mail text false|prisma users role enum true|"
	       "prisma users orgId number true|prisma users x other true|prisma Org name text true");
}

Test(model, graphql)
{
	FIELDS("schema.graphql",
	       "type User { id: ID! role: Role born: DateTime posts: [Post] }\nenum Role { A }\n"
	       "type Mutation { signUp(email: String!): User }\nunion X = A | B\n",
	       "graphql User id text true|graphql User role enum false|graphql User born date false|"
	       "graphql User posts other false|graphql Mutation signUp.email text true");
}

Test(model, openapi)
{
	FIELDS("openapi.yaml",
	       "openapi: 3.0.0\ncomponents:\n  schemas:\n    Pet:\n      required: [name]\n      properties:\n"
	       "        name: {type: string}\n        born: {type: string, format: date}\n"
	       "        home: {type: object, properties: {zip: {type: [string, 'null']}}}\n"
	       "        ids: {type: array, items: {type: integer}}\n"
	       "    Dog:\n      allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {size: {enum: [1]}}}]\n"
	       "paths:\n  /p:\n    get:\n      parameters: [{name: q, in: query, schema: {type: string}}]\n"
	       "    post:\n      requestBody: {content: {a/b: {schema: {properties: {mail: {type: string}}}}}}\n",
	       "openapi Pet name text true|openapi Pet born date false|openapi Pet home.zip text false|"
	       "openapi Pet ids number false|openapi Dog size enum false|openapi Dog name text true|"
	       "openapi Dog born date false|openapi Dog home.zip text false|openapi Dog ids number false|"
	       "openapi get /p q text false|openapi post /p mail text false");
}

Test(model, json_schema)
{
	FIELDS("a.json",
	       "{'$schema': 'http://json-schema.org/draft-07/schema#', 'title': 'T', 'properties': {'a': {'type': "
	       "'boolean'}}, '$defs': {'D': {'properties': {'b': {'type': 'number'}}}}}",
	       "json-schema D b number false|json-schema T a boolean false");
	FIELDS("b.json", "{'properties': {'a': {'type': 'boolean'}}}", "");
}

Test(model, drizzle)
{
	FIELDS("db.ts",
	       "import { pgTable, text as t, serial, pgEnum } from 'drizzle-orm/pg-core';\n"
	       "const role = pgEnum('role', ['a']);\n"
	       "export const users = pgTable('people', { id: serial('id').primaryKey(), mail: t('e_mail').notNull(),\n"
	       " born: timestamp(), role: role(), org: integer('org_id').references(() => orgs.id), kind: text({ enum: "
	       "['a'] }), ...more });\n",
	       "drizzle people id number true|drizzle people e_mail text true|drizzle people born date false|"
	       "drizzle people role enum false|drizzle people org_id reference false|drizzle people kind enum false|"
	       "drizzle people ? - -");
	FIELDS("other.ts", "import { pgTable } from './own';\nconst a = pgTable('a', { b: text() });\n", "");
}

Test(model, mongoose)
{
	FIELDS("user.js",
	       "const mongoose = require('mongoose');\n"
	       "const userSchema = new mongoose.Schema({ email: { type: String, required: true }, name: String, tags: "
	       "[String], owner: { type: Schema.Types.ObjectId, ref: 'User' }, home: { zip: String }, jobs: [{ at: "
	       "Date "
	       "}] });\nmodule.exports = mongoose.model('User', userSchema);\n",
	       "mongoose User email text true|mongoose User name text false|mongoose User tags text false|"
	       "mongoose User owner reference false|mongoose User home.zip text false|mongoose User jobs.at date "
	       "false");
}

Test(model, mongoose_without_new)
{
	FIELDS("user.js",
	       "import mongoose from 'mongoose'\nconst userSchema = mongoose.Schema({ name: { type: String, required: "
	       "true } "
	       "})\nconst User = mongoose.model('User', userSchema)\n",
	       "mongoose User name text true");
}

Test(model, typeorm)
{
	FIELDS("p.entity.ts",
	       "import { Entity, Column } from 'typeorm';\n@Entity({ name: 'people' })\nexport class P {\n"
	       "  static readonly x = 3;\n  @PrimaryGeneratedColumn('uuid') readonly id!: string;\n"
	       "  @Column({ type: 'varchar', nullable: true, name: 'e_mail' })\n  mail?: string;\n"
	       "  @Column('text') tags: string[] = [];\n  @OneToMany(() => O, (o) => o.p) os: O[];\n"
	       "  @ManyToOne(() => O) org: O;\n  @Column() born: Date\n  constructor(private readonly a: string) {}\n"
	       "  async f(x: T): Promise<void> { const y: number = 3; }\n}\n"
	       "@Entity('b')\nclass B extends P { @Column({ enum: R }) role: R }\n",
	       "typeorm people id text true|typeorm people e_mail text false|typeorm people tags text true|"
	       "typeorm people org reference true|typeorm people born date true|typeorm b role enum true|typeorm b id "
	       "text true|"
	       "typeorm b e_mail text false|typeorm b tags text true|typeorm b org reference true|typeorm b born date "
	       "true");
}

Test(model, decorators_of_nest)
{
	FIELDS("a.dto.ts",
	       "import { IsEmail, IsOptional } from 'class-validator';\nexport class SignUp {\n  @IsEmail() mail: "
	       "string;\n"
	       "  @IsOptional() @IsInt() age?: number;\n  other: string;\n}\n",
	       "class-validator SignUp mail text true|class-validator SignUp age number false");
	FIELDS("a.schema.ts",
	       "import { Prop, Schema } from '@nestjs/mongoose';\n@Schema({ collection: 'cats' })\nexport class Cat {\n"
	       "  @Prop({ required: true }) name: string;\n  @Prop() age: number;\n}\n",
	       "mongoose cats name text true|mongoose cats age number false");
}

Test(model, sequelize)
{
	FIELDS("user.js",
	       "module.exports = (sequelize, DataTypes) => sequelize.define('User', { mail: { type: "
	       "DataTypes.STRING(9), "
	       "allowNull: false, field: 'e_mail' }, n: DataTypes.INTEGER }, { tableName: 'people' });\n",
	       "sequelize people e_mail text true|sequelize people n number false");
	FIELDS("b.js",
	       "class A extends Model {}\nA.init({ n: DataTypes.BOOLEAN }, { sequelize });\n"
	       "define('x', { a: { type: 'b' } });\n",
	       "sequelize A n boolean false");
}

Test(model, convex)
{
	FIELDS("convex/schema.ts",
	       "import { defineSchema, defineTable } from 'convex/server';\n"
	       "export default defineSchema({ users: defineTable({ name: v.string() }).index('a', ['name']) });\n",
	       "convex users name text false");
}

Test(model, zod)
{
	FIELDS("a.ts",
	       "import { z } from 'zod';\n"
	       "const A = z.object({ mail: z.string().email(), n: z.number().optional(), home: z.object({ zip: "
	       "z.string() "
	       "}).nullable(), all: z.array(z.object({ at: z.date() })), ...more }).strict();\n"
	       "const B = A.extend({ role: z.enum(['a']) });\nconst C = z.object({ a: z.any() }).merge(B);\n",
	       "zod A mail text true|zod A n number false|zod A home.zip text true|zod A all.at date true|zod A ? - -|"
	       "zod B role enum true|zod B mail text true|zod B n number false|zod B home.zip text true|"
	       "zod B all.at date true|zod B ? - -|"
	       "zod C a json true|zod C role enum true|zod C mail text true|zod C n number false|"
	       "zod C home.zip text true|zod C all.at date true|zod C ? - -");
}

Test(model, yup_and_joi)
{
	FIELDS("a.js",
	       "import * as yup from 'yup';\nconst A = yup.object().shape({ a: yup.string().required(), b: yup.date() "
	       "});\n",
	       "yup A a text true|yup A b date false");
	FIELDS("b.js", "const Joi = require('joi');\nconst A = Joi.object({ a: Joi.boolean() });\n",
	       "joi A a boolean false");
}

Test(model, inserts)
{
	FIELDS("a.ts",
	       "await supabase.from('leads').insert([{ email, n: 1 }, rest]);\n"
	       "await addDoc(collection(db, 'users'), { email: x });\n"
	       "await setDoc(doc(db, 'users/a'), { phone });\n"
	       "db.collection('notes').doc(id).set({ done: true });\nlist.insert({ a: 1 });\nset.add({ b: 1 });\n",
	       "supabase leads email other -|supabase leads n number -|supabase leads ? - -|firestore users email "
	       "other "
	       "-|firestore users phone other -|firestore notes done boolean -");
	FIELDS("a.py", "supabase.table('leads').insert({'email': e}).execute()\n", "supabase leads email other -");
}

Test(model, forms)
{
	FIELDS("a.jsx",
	       "import { useForm } from 'react-hook-form';\n"
	       "const F = () => <form><input name='mail' type='email' required /><input type='submit' name='go' />"
	       "<Input {...register('phone')} /><div name='x' /></form>;\n",
	       "form - mail text true|form - phone text -");
}
