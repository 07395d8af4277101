/* Client, server or test. What a file says of itself outranks what it imports, and that what it names. */
#include "format/code_side.h"

/* A module of the list, or a part of it (react-dom/client); an entry that ends in / stands for all that begin so. */
static bool listed(str module, const str *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool prefix = str_ends(list[i], S("/")) || str_ends(list[i], S(":"));
		if (str_starts(module, list[i]) && (prefix || module.n == list[i].n || module.p[list[i].n] == '/'))
			return true;
	}
	return false;
}

void code_side_import(struct code_side *s, str module)
{
	static const str client[] = {STR_INIT("next-auth/react"),
	                             STR_INIT("react"),
	                             STR_INIT("react-dom"),
	                             STR_INIT("react-native"),
	                             STR_INIT("vue"),
	                             STR_INIT("svelte"),
	                             STR_INIT("@angular/"),
	                             STR_INIT("preact"),
	                             STR_INIT("solid-js"),
	                             STR_INIT("lit"),
	                             STR_INIT("jquery"),
	                             STR_INIT("@azure/msal-browser"),
	                             STR_INIT("oidc-client"),
	                             STR_INIT("oidc-client-ts"),
	                             STR_INIT("@azure/msal-react"),
	                             STR_INIT("@auth0/auth0-react")};
	static const str server[] = {STR_INIT("node:"),
	                             STR_INIT("express"),
	                             STR_INIT("next-auth"),
	                             STR_INIT("passport"),
	                             STR_INIT("fastify"),
	                             STR_INIT("koa"),
	                             STR_INIT("http"),
	                             STR_INIT("https"),
	                             STR_INIT("fs"),
	                             STR_INIT("net"),
	                             STR_INIT("child_process"),
	                             STR_INIT("@nestjs/"),
	                             STR_INIT("next/server"),
	                             STR_INIT("@hapi/"),
	                             STR_INIT("express-session"),
	                             STR_INIT("next/headers"),
	                             STR_INIT("pg"),
	                             STR_INIT("mongoose"),
	                             STR_INIT("jsonwebtoken"),
	                             STR_INIT("@azure/msal-node"),
	                             STR_INIT("dotenv"),
	                             STR_INIT("mysql2"),
	                             STR_INIT("express-openid-connect"),
	                             STR_INIT("@hono/node-server"),
	                             STR_INIT("server-only")};
	static const str test[] = {STR_INIT("vitest"),
	                           STR_INIT("jest"),
	                           STR_INIT("@jest/"),
	                           STR_INIT("mocha"),
	                           STR_INIT("chai"),
	                           STR_INIT("ava"),
	                           STR_INIT("tap"),
	                           STR_INIT("supertest"),
	                           STR_INIT("node:test"),
	                           STR_INIT("sinon"),
	                           STR_INIT("cypress"),
	                           STR_INIT("@playwright/"),
	                           STR_INIT("@testing-library/")};
	if (listed(module, test, sizeof test / sizeof *test))
		s->imports_test = true;
	else if (listed(module, client, sizeof client / sizeof *client))
		s->imports_client = true;
	else if (listed(module, server, sizeof server / sizeof *server))
		s->imports_server = true;
}

void code_side_call(struct code_side *s, str callee)
{
	if (str_eq(callee, S("describe")) || str_eq(callee, S("it")) || str_eq(callee, S("test")))
		s->describes = true;
	else if (str_eq(callee, S("expect")) || str_eq(callee, S("assert")) || str_starts(callee, S("assert.")))
		s->expects = true;
}

void code_side_word(struct code_side *s, str word)
{
	static const str page[] = {STR_INIT("window"), STR_INIT("document"), STR_INIT("localStorage"),
	                           STR_INIT("sessionStorage"), STR_INIT("navigator")};
	for (size_t i = 0; i < sizeof page / sizeof *page && !s->page; i++)
		s->page = str_eq(word, page[i]);
}

void code_side_directive(struct code_side *s, str text)
{
	if (str_eq(text, S("use client")))
		s->says_client = true;
	else if (str_eq(text, S("use server")))
		s->says_server = true;
}

str code_side_name(const struct code_side *s)
{
	if (s->imports_test || (s->describes && s->expects))
		return S("test");
	if (s->says_client != s->says_server)
		return s->says_client ? S("client") : S("server");
	if (s->front || s->imports_server)
		return S("server");
	return s->imports_client || s->page || s->markup ? S("client") : S("unknown");
}
