/* Where a file runs, by what it says, imports and names. */
#include "format/code_side.h"

#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/buf.h"
#include "format/format.h"

Test(code_side, of_what_a_file_holds)
{
	static const struct {
		format_reader *read;
		const char *text, *place, *side, *told;
	} rows[] = {
	        {code_read, "import React from 'react'", "browser", "client", "content"},
	        {code_read, "import { View } from 'react-native'; import React from 'react'", "mobile", "client",
	         "content"},
	        {code_read, "import * as SecureStore from 'expo-secure-store'", "mobile", "client", "content"},
	        {code_read, "const { app } = require('electron'); const fs = require('fs')", "desktop", "client",
	         "content"},
	        {code_read, "import NextAuth from 'next-auth'", "server", "server", "content"},
	        {code_read, "import { signIn } from 'next-auth/react'", "browser", "client", "content"},
	        {code_read, "import { headers } from 'next/headers'; import React from 'react'", "server", "server",
	         "content"},
	        {code_read, "'use client'\nimport fs from 'fs'", "browser", "client", "content"},
	        {code_read, "import test from 'node:test'; import React from 'react'", "test", "test", "content"},
	        {code_read, "import x from 'reactive'; export const a = 1", "", "unknown", "language"},
	        {python_read, "import flask", "server", "server", "content"},
	        {python_read, "import json", "server", "server", "language"},
	        {python_read, "import pytest.mark", "test", "test", "content"},
	        {python_read, "import tkinter as tk", "desktop", "client", "content"},
	        {kotlin_read, "import android.os.Bundle\nclass A", "mobile", "client", "content"},
	        {kotlin_read, "import io.ktor.server.application.Application", "server", "server", "content"},
	        {java_read, "import java.util.List;", "server", "server", "language"},
	        {java_read, "import org.junit.Test;", "test", "test", "content"},
	        {csharp_read, "using Microsoft.AspNetCore.Components.WebAssembly.Hosting;", "browser", "client",
	         "content"},
	        {csharp_read, "using Microsoft.AspNetCore.Builder;", "server", "server", "content"},
	        {dart_read, "import 'package:flutter/material.dart';", "mobile", "client", "content"},
	        {dart_read, "import 'package:shelf/shelf.dart';", "server", "server", "content"},
	        {swift_read, "import Foundation", "mobile", "client", "language"},
	        {swift_read, "import Vapor", "server", "server", "content"},
	        {rust_read, "use axum::Router;", "server", "server", "content"},
	        {go_read, "package main\nimport \"testing\"", "test", "test", "content"},
	};
	struct arena a = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct node *tree = NULL;
		struct err err = {{0}};
		cr_assert_eq(rows[i].read(str_of(rows[i].text), &a, &format_default_budget, &tree, &err), FORMAT_OK,
		             "%s", rows[i].text);
		const char *wanted[][2] = {{"place", rows[i].place}, {"side", rows[i].side}, {"told", rows[i].told}};
		for (size_t m = 0; m < 3; m++) {
			const struct node *n = node_get(tree, str_of(wanted[m][0]));
			cr_assert(n, "%s: %s", rows[i].text, wanted[m][0]);
			cr_expect(str_eq(n->text, str_of(wanted[m][1])), "%s: %s is %.*s", rows[i].text, wanted[m][0],
			          STR_ARG(n->text));
		}
	}
	arena_free(&a);
}

Test(code_side, a_package_is_heard_where_the_content_says_nothing)
{
	struct arena a = {0};
	const struct node *tree = NULL;
	struct err err = {{0}};
	cr_assert_eq(code_read(S("export const a = 1"), &a, &format_default_budget, &tree, &err), FORMAT_OK);
	cr_expect_eq(code_side_told(tree), CODE_PLACES);
	code_side_settle(tree, CODE_MOBILE);
	cr_expect(str_eq(node_get(tree, S("side"))->text, S("client")));
	cr_expect(str_eq(node_get(tree, S("place"))->text, S("mobile")));
	cr_expect_eq(code_side_told(tree), CODE_PLACES, "its content says it no more than before");
	arena_free(&a);
}

/* Functions say who may pass: of what a bundler packed for a page nobody asks that. */
Test(code_side, functions_of_what_is_packed)
{
	static const struct {
		const char *head;
		char part;
		bool told;
	} rows[] = {
	        {"", ' ', true},                                                                 /* says nothing */
	        {"window.a=1;", ' ', false},                                                     /* for a page */
	        {"window.a=1;", '\n', true},                                                     /* written by hand */
	        {"window.a=1;const b=require('express');", ' ', true},                           /* a server */
	        {"window.a=1;import {createServerFn} from '@tanstack/react-start';", ' ', true}, /* and a server */
	};
	struct arena a = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b BUF_AUTO = {0};
		const struct node *tree = NULL;
		struct err err = {{0}};
		buf_add(&b, str_of(rows[i].head));
		for (unsigned n = 0; n < 2000; n++) {
			buf_printf(&b, "function f%u(a){return a}", n);
			buf_byte(&b, rows[i].part);
		}
		code_read(buf_str(&b), &a, &format_default_budget, &tree, &err);
		cr_expect_eq(tree && node_get(tree, S("functions")), rows[i].told, "%s", rows[i].head);
	}
	arena_free(&a);
}
