/* Modules that say where the file that imports them runs. Names are those of npm, PyPI, Go, Maven, NuGet, Packagist,
 * RubyGems, crates, pub and the platforms' own, as code writes them; sources are their own pages. */
#include "format/code_side.h"

/* Names between blanks. A name stands for what is below it as well (react-dom/client, junit.framework.TestCase); one
 * that ends in a mark stands for all that begin so. */
static const struct {
	enum code_place place;
	const char *modules;
} table[] = {
        {CODE_TEST,
         "vitest jest @jest/ mocha chai ava tap supertest node:test sinon cypress @playwright/ @testing-library/ "
         "bun:test"},
        {CODE_TEST, "pytest unittest hypothesis nose"},
        {CODE_TEST, "org.junit junit org.mockito org.testng kotlin.test io.kotest io.mockk"},
        {CODE_TEST, "Xunit NUnit Microsoft.VisualStudio.TestTools Moq"},
        {CODE_TEST, "testing github.com/stretchr/testify"},
        {CODE_TEST, "PHPUnit Mockery rspec minitest XCTest package:test package:flutter_test package:mockito"},

        {CODE_DESKTOP, "electron electron-updater electron-store @electron/ @tauri-apps/ nw.gui @neutralinojs/lib"},
        {CODE_DESKTOP, "javax.swing javafx java.awt org.eclipse.swt androidx.compose.desktop"},
        {CODE_DESKTOP, "System.Windows Avalonia Microsoft.UI.Xaml AppKit Cocoa tauri eframe iced fyne.io/ "
                       "github.com/wailsapp/wails"},
        {CODE_DESKTOP, "tkinter PyQt5 PyQt6 PySide2 PySide6 wx customtkinter"},

        {CODE_MOBILE, "react-native expo expo- @expo/ @react-native/ @react-native- @react-navigation/ "
                      "@capacitor/ @ionic/react @ionic/angular nativescript @nativescript/"},
        {CODE_MOBILE, "android androidx com.google.android kotlinx.android dagger.hilt.android"},
        {CODE_MOBILE,
         "UIKit SwiftUI AuthenticationServices WatchKit WidgetKit package:flutter Microsoft.Maui Xamarin kivy"},

        {CODE_SERVER,
         "node: express next-auth passport fastify koa http https fs net child_process @nestjs/ next/server "
         "@hapi/ express-session next/headers pg mongoose jsonwebtoken @azure/msal-node dotenv mysql2 "
         "express-openid-connect @hono/node-server server-only hono @trpc/server graphql-yoga "
         "@apollo/server firebase-functions firebase-admin @azure/functions @vercel/node "
         "@netlify/functions aws-lambda nodemailer bcrypt argon2 better-sqlite3 "
         "elysia"},
        {CODE_SERVER, "flask fastapi django starlette uvicorn gunicorn sanic aiohttp.web litestar quart bottle tornado "
                      "rest_framework streamlit gradio chainlit functions_framework"},
        {CODE_SERVER, "javax.servlet jakarta.servlet org.springframework jakarta.ws.rs javax.ws.rs io.quarkus "
                      "io.micronaut.http io.ktor.server org.eclipse.jetty"},
        {CODE_SERVER, "Microsoft.AspNetCore System.Web Microsoft.Azure.Functions Amazon.Lambda"},
        {CODE_SERVER,
         "github.com/gin-gonic/gin github.com/labstack/echo github.com/gofiber/fiber github.com/go-chi/chi "
         "github.com/gorilla/mux github.com/aws/aws-lambda-go"},
        {CODE_SERVER, "axum actix_web rocket warp tide poem lambda_http package:shelf package:dart_frog Vapor "
                      "sinatra rails rack grape hanami"},

        {CODE_BROWSER,
         "next-auth/react @trpc/react-query @tanstack/react-query react react-dom vue svelte @angular/ preact "
         "solid-js lit jquery @azure/msal-browser oidc-client oidc-client-ts @azure/msal-react "
         "@auth0/auth0-react @auth0/auth0-spa-js vue-router react-router-dom keycloak-js alpinejs htmx.org"},
        {CODE_BROWSER,
         "Microsoft.AspNetCore.Components.WebAssembly Microsoft.JSInterop syscall/js wasm_bindgen web_sys "
         "yew leptos dioxus dart:html dart:js package:web pyodide"},

        {CODE_BOTH,
         "next nuxt @sveltejs/kit @remix-run/ @react-router/ astro @tanstack/react-start @solidjs/start gatsby "
         "@redwoodjs/ blitz"},
};

/* How much of the module the name says: its length, or 0 when it speaks of another one. */
static size_t said_by(str name, str module)
{
	if (!str_starts(module, name))
		return 0;
	if (module.n == name.n)
		return name.n + 1; /* all of it */
	char last = name.p[name.n - 1], next = module.p[name.n];
	bool open = last == '/' || last == ':' || last == '-',
	     below = next == '/' || next == '.' || next == ':' || next == '\\';
	return open || below ? name.n : 0;
}

enum code_place code_side_module(str module)
{
	enum code_place place = CODE_PLACES;
	size_t best = 0;
	if (!module.n || !module.p[0])
		return place;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		/* What may say it begins as it does. */
		for (const char *at = table[i].modules; (at = strchr(at, module.p[0])); at++) {
			if (at > table[i].modules && at[-1] != ' ')
				continue;
			if (module.n > 1 && at[1] && at[1] != ' ' && at[1] != module.p[1])
				continue;
			size_t said = said_by(str_at(at, strcspn(at, " ")), module);
			if (said > best) {
				best = said;
				place = table[i].place;
			}
		}
	}
	return place;
}
