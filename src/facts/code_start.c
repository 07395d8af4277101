/* A table of calls. Where a name is anybody's (`serve`, `Client`), the file must import the module besides. */
#include "facts/code_start.h"

#include <stdint.h>

static const struct start {
	str call; /* the callee as written, or the last two names of it */
	const char *what, *with;
	str module; /* "" for a name that says enough */
} starts[] = {
        /* JavaScript */
        {STR_INIT("express"), "server", "Express", STR_INIT("express")},
        {STR_INIT("fastify"), "server", "Fastify", STR_INIT("fastify")},
        {STR_INIT("Fastify"), "server", "Fastify", STR_INIT("fastify")},
        {STR_INIT("Koa"), "server", "Koa", STR_INIT("koa")},
        {STR_INIT("Hono"), "server", "Hono", STR_INIT("hono")},
        {STR_INIT("OpenAPIHono"), "server", "Hono", STR_INIT("@hono/zod-openapi")},
        {STR_INIT("Elysia"), "server", "Elysia", STR_INIT("elysia")},
        {STR_INIT("polka"), "server", "Polka", STR_INIT("polka")},
        {STR_INIT("NestFactory.create"), "server", "NestJS", STR_INIT("")},
        {STR_INIT("restify.createServer"), "server", "Restify", STR_INIT("")},
        {STR_INIT("createServer"), "server", "Node", STR_INIT("http")},
        {STR_INIT("http.createServer"), "server", "Node", STR_INIT("")},
        {STR_INIT("https.createServer"), "server", "Node", STR_INIT("")},
        {STR_INIT("Hapi.server"), "server", "Hapi", STR_INIT("")},
        {STR_INIT("WebSocketServer"), "server", "ws", STR_INIT("ws")},
        {STR_INIT("ApolloServer"), "server", "Apollo", STR_INIT("")},
        {STR_INIT("McpServer"), "server", "MCP", STR_INIT("")},
        {STR_INIT("Deno.serve"), "server", "Deno", STR_INIT("")},
        {STR_INIT("Bun.serve"), "server", "Bun", STR_INIT("")},
        {STR_INIT("createRoot"), "page", "React", STR_INIT("react-dom")},
        {STR_INIT("ReactDOM.createRoot"), "page", "React", STR_INIT("")},
        {STR_INIT("ReactDOM.render"), "page", "React", STR_INIT("")},
        {STR_INIT("hydrateRoot"), "page", "React", STR_INIT("react-dom")},
        {STR_INIT("createApp"), "page", "Vue", STR_INIT("vue")},
        {STR_INIT("bootstrapApplication"), "page", "Angular", STR_INIT("")},
        {STR_INIT("platformBrowserDynamic"), "page", "Angular", STR_INIT("")},
        {STR_INIT("render"), "page", "Preact", STR_INIT("preact")},
        {STR_INIT("render"), "page", "Solid", STR_INIT("solid-js/web")},
        {STR_INIT("registerRootComponent"), "mobile", "Expo", STR_INIT("")},
        {STR_INIT("AppRegistry.registerComponent"), "mobile", "React Native", STR_INIT("")},
        {STR_INIT("Telegraf"), "bot", "Telegram", STR_INIT("telegraf")},
        {STR_INIT("TelegramBot"), "bot", "Telegram", STR_INIT("")},
        {STR_INIT("Bot"), "bot", "Telegram", STR_INIT("grammy")},
        {STR_INIT("Client"), "bot", "Discord", STR_INIT("discord.js")},
        {STR_INIT("App"), "bot", "Slack", STR_INIT("@slack/bolt")},
        {STR_INIT("cron.schedule"), "job", "node-cron", STR_INIT("")},
        {STR_INIT("CronJob"), "job", "cron", STR_INIT("cron")},
        {STR_INIT("Worker"), "job", "BullMQ", STR_INIT("bullmq")},
        {STR_INIT("auth.signInWithPassword"), "sign-in", "Supabase Auth", STR_INIT("")},
        {STR_INIT("auth.signInWithOAuth"), "sign-in", "Supabase Auth", STR_INIT("")},
        {STR_INIT("auth.signInWithOtp"), "sign-in", "Supabase Auth", STR_INIT("")},
        {STR_INIT("auth.signUp"), "sign-in", "Supabase Auth", STR_INIT("")},
        {STR_INIT("auth.signInWithIdToken"), "sign-in", "Supabase Auth", STR_INIT("")},
        {STR_INIT("signInWithPopup"), "sign-in", "Firebase Auth", STR_INIT("firebase/auth")},
        {STR_INIT("signInWithEmailAndPassword"), "sign-in", "Firebase Auth", STR_INIT("firebase/auth")},
        {STR_INIT("passport.authenticate"), "sign-in", "Passport", STR_INIT("")},
        /* Python */
        {STR_INIT("FastAPI"), "server", "FastAPI", STR_INIT("fastapi")},
        {STR_INIT("fastapi.FastAPI"), "server", "FastAPI", STR_INIT("")},
        {STR_INIT("Flask"), "server", "Flask", STR_INIT("flask")},
        {STR_INIT("flask.Flask"), "server", "Flask", STR_INIT("")},
        {STR_INIT("Quart"), "server", "Quart", STR_INIT("quart")},
        {STR_INIT("Starlette"), "server", "Starlette", STR_INIT("starlette")},
        {STR_INIT("Sanic"), "server", "Sanic", STR_INIT("sanic")},
        {STR_INIT("Litestar"), "server", "Litestar", STR_INIT("litestar")},
        {STR_INIT("Bottle"), "server", "Bottle", STR_INIT("bottle")},
        {STR_INIT("web.Application"), "server", "aiohttp", STR_INIT("aiohttp")},
        {STR_INIT("Application"), "server", "Tornado", STR_INIT("tornado")},
        {STR_INIT("falcon.App"), "server", "Falcon", STR_INIT("")},
        {STR_INIT("falcon.API"), "server", "Falcon", STR_INIT("")},
        {STR_INIT("falcon.asgi.App"), "server", "Falcon", STR_INIT("")},
        {STR_INIT("get_wsgi_application"), "server", "Django", STR_INIT("django")},
        {STR_INIT("get_asgi_application"), "server", "Django", STR_INIT("django")},
        {STR_INIT("execute_from_command_line"), "server", "Django", STR_INIT("django")},
        {STR_INIT("uvicorn.run"), "server", "Uvicorn", STR_INIT("")},
        {STR_INIT("FastMCP"), "server", "MCP", STR_INIT("")},
        {STR_INIT("st.set_page_config"), "data-app", "Streamlit", STR_INIT("")},
        {STR_INIT("st.title"), "data-app", "Streamlit", STR_INIT("")},
        {STR_INIT("st.write"), "data-app", "Streamlit", STR_INIT("")},
        {STR_INIT("gr.Interface"), "data-app", "Gradio", STR_INIT("")},
        {STR_INIT("gr.Blocks"), "data-app", "Gradio", STR_INIT("")},
        {STR_INIT("gr.ChatInterface"), "data-app", "Gradio", STR_INIT("")},
        {STR_INIT("Dash"), "data-app", "Dash", STR_INIT("dash")},
        {STR_INIT("dash.Dash"), "data-app", "Dash", STR_INIT("")},
        {STR_INIT("commands.Bot"), "bot", "Discord", STR_INIT("discord")},
        {STR_INIT("discord.Client"), "bot", "Discord", STR_INIT("")},
        {STR_INIT("ApplicationBuilder"), "bot", "Telegram", STR_INIT("telegram")},
        {STR_INIT("Celery"), "job", "Celery", STR_INIT("celery")},
        {STR_INIT("BackgroundScheduler"), "job", "APScheduler", STR_INIT("apscheduler")},
        {STR_INIT("schedule.every"), "job", "schedule", STR_INIT("")},
        /* Go, Java, Kotlin, C#, Ruby, Rust, Dart */
        {STR_INIT("http.ListenAndServe"), "server", "net/http", STR_INIT("")},
        {STR_INIT("http.Server"), "server", "net/http", STR_INIT("net/http")},
        {STR_INIT("http.ListenAndServeTLS"), "server", "net/http", STR_INIT("")},
        {STR_INIT("http.Serve"), "server", "net/http", STR_INIT("")},
        {STR_INIT("gin.Default"), "server", "Gin", STR_INIT("")},
        {STR_INIT("gin.New"), "server", "Gin", STR_INIT("")},
        {STR_INIT("echo.New"), "server", "Echo", STR_INIT("")},
        {STR_INIT("fiber.New"), "server", "Fiber", STR_INIT("")},
        {STR_INIT("chi.NewRouter"), "server", "chi", STR_INIT("")},
        {STR_INIT("SpringApplication.run"), "server", "Spring", STR_INIT("")},
        {STR_INIT("embeddedServer"), "server", "Ktor", STR_INIT("")},
        {STR_INIT("WebApplication.CreateBuilder"), "server", "ASP.NET", STR_INIT("")},
        {STR_INIT("WebApplication.Create"), "server", "ASP.NET", STR_INIT("")},
        {STR_INIT("axum::serve"), "server", "Axum", STR_INIT("")},
        {STR_INIT("HttpServer::new"), "server", "Actix", STR_INIT("")},
        {STR_INIT("HttpServer.bind"), "server", "dart:io", STR_INIT("dart:io")},
        {STR_INIT("runApp"), "mobile", "Flutter", STR_INIT("")},
        /* Apps Script: what it shows, a person sees in a browser */
        {STR_INIT("HtmlService.createHtmlOutput"), "page", "Apps Script", STR_INIT("")},
        {STR_INIT("HtmlService.createHtmlOutputFromFile"), "page", "Apps Script", STR_INIT("")},
        {STR_INIT("HtmlService.createTemplate"), "page", "Apps Script", STR_INIT("")},
        {STR_INIT("HtmlService.createTemplateFromFile"), "page", "Apps Script", STR_INIT("")},
};

/* "node:http" is "http"; "starlette.applications" and "react-dom/client" are parts. */
static bool is_of(str module, str wanted)
{
	if (str_starts(module, S("node:")))
		module = str_sub(module, 5, module.n);
	else if (str_starts(module, S("npm:")))
		module = str_sub(module, 4, module.n);
	return str_starts(module, wanted) && (module.n == wanted.n || strchr("./@", module.p[wanted.n]));
}

static bool file_imports(const struct node *imports, str wanted)
{
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && module->kind == NODE_STRING && is_of(module->text, wanted))
			return true;
	}
	return false;
}

/* Which rows may be meant, told from the length and the first byte: most calls are none of them. */
struct glance {
	bool may[256];
};
static unsigned char glance_at(str call)
{
	return (unsigned char)(call.n ? call.n * 32 + (unsigned char)call.p[0] : 0);
}

static void glance_make(struct glance *g)
{
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		g->may[glance_at(starts[i].call)] = true;
}

void code_start_tree(struct facts *f, str path, const struct node *tree)
{
	const struct node *calls = node_get(tree, S("calls")), *imports = node_get(tree, S("imports"));
	const struct node *side = node_get(tree, S("side"));
	bool told[sizeof starts / sizeof *starts] = {false};
	struct glance glance = {{false}};
	glance_make(&glance);
	for (const struct node *n = calls ? calls->child : NULL; n; n = n->next) {
		const struct node *callee = node_get(n, S("callee")), *name = node_get(n, S("name"));
		if (!callee || !name || !(glance.may[glance_at(callee->text)] || glance.may[glance_at(name->text)]))
			continue;
		for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
			const struct start *s = &starts[i];
			if (told[i] || !(str_eq(s->call, callee->text) || str_eq(s->call, name->text)) ||
			    (s->module.n && !file_imports(imports, s->module)))
				continue;
			told[i] = true;
			struct members m = fact_new(f, S("starts"), path, n->line);
			members_scalar(&m, NODE_STRING, S("what"), str_of(s->what), NULL);
			members_scalar(&m, NODE_STRING, S("with"), str_of(s->with), NULL);
			members_scalar(&m, NODE_STRING, S("call"), callee->text, NULL);
			members_scalar(&m, NODE_STRING, S("side"), side ? side->text : S("unknown"), NULL);
		}
	}
}
