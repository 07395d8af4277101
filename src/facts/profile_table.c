/* What modules say. Names of modules are those of npm, PyPI, Go, Maven, NuGet, Packagist, RubyGems, crates and pub as
 * code writes them; sources are the packages' own pages. */
#include "profile_table.h"

const struct profile_mark profile_modules[] = {
        /* pages */
        {"next", "frontends", "Next.js", ""},
        {"nuxt #app #imports", "frontends", "Nuxt", ""},
        {"@sveltejs/kit $app svelte", "frontends", "Svelte", ""},
        {"@remix-run/react", "frontends", "Remix", ""},
        {"astro", "frontends", "Astro", ""},
        {"@angular/core", "frontends", "Angular", ""},
        {"vue", "frontends", "Vue", ""},
        {"react-dom react", "frontends", "React", ""},
        {"preact", "frontends", "Preact", ""},
        {"solid-js", "frontends", "Solid", ""},
        {"lit", "frontends", "Lit", ""},
        {"jquery", "frontends", "jQuery", ""},
        {"react-native expo", "mobile", "React Native", ""},
        {"@capacitor/core", "mobile", "Capacitor", ""},
        {"package:flutter", "mobile", "Flutter", ""},
        {"Microsoft.Maui. Xamarin.", "mobile", "MAUI", ""},
        {"SwiftUI UIKit Capacitor", "mobile", "iOS", ""},
        {"androidx. android.", "mobile", "Android", ""},
        /* servers: those that are started by a call are told by it; an import alone may be one */
        {"next/server next/headers", "servers", "Next.js", ""},
        {"@remix-run/node @remix-run/cloudflare @react-router/node @react-router/serve @react-router/express",
         "servers", "Remix", ""},
        {"sails", "servers", "Sails", ""},
        {"@feathersjs/feathers @feathersjs/express @feathersjs/koa", "servers", "Feathers", ""},
        {"@adonisjs/core", "servers", "AdonisJS", ""},
        {"@loopback/rest", "servers", "LoopBack", ""},
        {"graphql-yoga", "servers", "GraphQL Yoga", ""},
        {"@sveltejs/adapter-node", "servers", "SvelteKit", ""},
        {"@tanstack/react-start", "servers frontends", "TanStack Start", ""},
        {"streamlit", "servers", "Streamlit", ""},
        {"gradio", "servers", "Gradio", ""},
        {"chainlit", "servers", "Chainlit", ""},
        {"django", "servers", "Django", ""},
        {"org.springframework.web. org.springframework.boot.", "servers", "Spring", ""},
        {"jakarta.ws.rs. javax.ws.rs. io.quarkus.", "servers", "JAX-RS", ""},
        {"io.ktor.server.", "servers", "Ktor", ""},
        /* what answers beside controllers and is read by nobody */
        {"org.springframework.web.servlet.function. org.springframework.web.reactive.function.server.", "servers",
         "Spring's router functions", ""},
        {"org.springframework.data.rest.", "servers", "Spring Data REST", ""},
        {"org.springframework.boot.actuate.", "servers", "Spring's actuator", ""},
        {"Microsoft.AspNetCore.SignalR", "servers", "SignalR", ""},
        {"Grpc. io.grpc.", "servers", "gRPC", ""},
        {"FastEndpoints Carter", "servers", "endpoints of FastEndpoints or Carter", ""},
        {"io.micronaut.http.", "servers", "Micronaut", ""},
        {"Microsoft.AspNetCore.", "servers", "ASP.NET", ""},
        {"Illuminate\\Foundation Illuminate\\Routing Illuminate\\Http Illuminate\\Contracts\\Http", "servers",
         "Laravel", ""}, /* its database is used by others, too */
        {"Symfony\\Component\\HttpKernel", "servers", "Symfony", ""},
        {"rails action_controller", "servers", "Rails", ""},
        {"sinatra", "servers", "Sinatra", ""},
        {"Slim", "servers", "Slim", ""},
        {"github.com/gin-gonic/gin", "servers", "Gin", ""},
        {"github.com/labstack/echo", "servers", "Echo", ""},
        {"github.com/gofiber/fiber", "servers", "Fiber", ""},
        {"github.com/go-chi/chi", "servers", "chi", ""},
        {"github.com/gorilla/mux", "servers", "gorilla/mux", ""},
        {"axum actix_web rocket warp", "servers", "Rust", ""},
        {"com.vaadin. org.zkoss.", "servers frontends", "Vaadin or ZK", ""},
        {"spark. io.javalin", "servers", "Spark or Javalin", ""},
        {"io.vertx. io.helidon. play. ratpack. io.dropwizard. com.sun.net.httpserver io.undertow. org.eclipse.jetty. "
         "io.netty. org.http4k. fi.iki.elonen org.java_websocket. io.jooby. org.jooby. com.linecorp.armeria. "
         "akka.http. "
         "org.apache.catalina. org.apache.tomcat. org.apache.struts2. org.apache.wicket. org.apache.cxf. "
         "org.glassfish. "
         "org.restlet. javax.servlet. jakarta.servlet. javax.jws. jakarta.jws. java.rmi. java.net.ServerSocket "
         "java.net.* "
         "java.nio.channels. io.rsocket. org.apache.thrift.",
         "?servers", "", ""},
        {"System.Web. Nancy ServiceStack EmbedIO System.Net.Sockets System.Net.HttpListener WatsonWebserver CoreWCF "
         "System.ServiceModel Microsoft.Owin Owin System.Net=",
         "?servers", "", ""},
        {"Vapor Hummingbird Kitura PerfectHTTPServer", "servers", "Swift", ""},
        {"NIO NIOCore NIOHTTP1 NIOPosix Network Swifter GCDWebServer FlyingFox Embassy Telegraph", "?servers", "", ""},
        {"package:dart_frog package:serverpod package:shelf package:conduit package:angel3_framework package:alfred "
         "package:jaguar",
         "servers", "Dart", ""},
        {"package:jaspr dart:html package:web dart:js_interop dart:js", "frontends", "Dart", ""},
        {"hyper tide poem salvo gotham tonic tiny_http rouille ntex viz spin_sdk tokio::net std::net tokio::* std::*",
         "?servers", "", ""},
        {"yew leptos dioxus sycamore wasm_bindgen web_sys", "frontends", "Rust", ""},
        {"express fastify koa hono elysia polka restify @hapi/hapi @nestjs/core js:http js:https js:http2 js:net ws "
         "socket.io "
         "@hono/node-server @trpc/server graphql-yoga @apollo/server @modelcontextprotocol/sdk",
         "?servers", "", ""},
        {"flask fastapi starlette sanic litestar quart bottle tornado aiohttp falcon http.server wsgiref socketserver "
         "grpc mcp",
         "?servers", "", ""},
        {"go:net/http go:net= google.golang.org/grpc github.com/valyala/fasthttp", "?servers", "", ""},
        /* functions and jobs */
        {"firebase-functions", "functions", "Firebase", "firebase"},
        {"@azure/functions azure.functions", "functions", "Azure", "azure"},
        {"aws-lambda @types/aws-lambda aws_lambda_powertools chalice github.com/aws/aws-lambda-go", "functions",
         "Lambda", "aws"},
        {"@netlify/functions", "functions", "Netlify", "netlify"},
        {"com.amazonaws.services.lambda Amazon.Lambda AWSLambdaRuntime lambda_runtime lambda_http", "functions",
         "Lambda", "aws"},
        {"com.microsoft.azure.functions Microsoft.Azure.Functions Microsoft.Azure.WebJobs", "functions", "Azure",
         "azure"},
        {"com.google.cloud.functions Google.Cloud.Functions package:functions_framework", "functions",
         "Cloud Functions", "gcp"},
        {"functions_framework @google-cloud/functions-framework", "functions", "Cloud Functions", "gcp"},
        {"bullmq bull agenda inngest @trigger.dev/sdk celery apscheduler rq dramatiq node-cron", "?jobs", "", ""},
        {"inngest", "jobs", "Inngest", ""},
        {"discord.js discord telegraf grammy node-telegram-bot-api telegram aiogram @slack/bolt slack_bolt botbuilder",
         "?bots", "", ""},
        {"net.dv8tion.jda org.telegram.telegrambots discord4j com.slack.api Discord DSharpPlus Telegram.Bot "
         "Microsoft.Bot "
         "serenity teloxide twilight poise package:nyxx package:teledart",
         "?bots", "", ""},
        {"org.quartz org.springframework.scheduling com.github.kagkarlsson org.jobrunr java.util.Timer "
         "java.util.TimerTask "
         "java.util.concurrent.ScheduledExecutorService java.util.concurrent.Executors java.util.concurrent.* Quartz "
         "Hangfire Coravel FluentScheduler Microsoft.Extensions.Hosting System.Timers tokio_cron_scheduler clokwerk "
         "apalis "
         "package:cron package:workmanager",
         "?jobs", "", ""},
        /* Who asks a database over a network has a password for it, wherever it stands. */
        {"pg postgres @vercel/postgres @neondatabase/serverless psycopg psycopg2 asyncpg github.com/jackc/pgx "
         "github.com/lib/pq tokio_postgres mysql mysql2 pymysql MySQLdb aiomysql @planetscale/database "
         "github.com/go-sql-driver/mysql mongoose mongodb pymongo motor go.mongodb.org/mongo-driver pyodbc pymssql "
         "oracledb "
         "cx_Oracle snowflake.connector teradatasql ibm_db hdbcli clickhouse_driver clickhouse_connect tedious mssql "
         "github.com/microsoft/go-mssqldb gorm.io/driver/mysql gorm.io/driver/postgres gorm.io/driver/sqlserver "
         "github.com/jinzhu/gorm py:sqlalchemy",
         "?secrets", "", ""},
        {"$env/dynamic/private $env/static/private", "?secrets", "", ""},
        /* These take their key out of the environment by themselves. */
        {"openai @anthropic-ai/sdk anthropic groq groq-sdk cohere cohere-ai mistralai @mistralai/mistralai replicate "
         "together "
         "google.generativeai google.genai @google/genai @ai-sdk langchain_openai langchain_anthropic @langchain "
         "litellm "
         "stripe twilio resend @sendgrid sendgrid boto3 aws-sdk @aws-sdk google.cloud @google-cloud algoliasearch "
         "tavily",
         "?secrets", "", ""},
        {"pyodbc pymssql oracledb cx_Oracle snowflake.connector teradatasql ibm_db hdbcli clickhouse_driver "
         "clickhouse_connect tedious mssql github.com/microsoft/go-mssqldb github.com/jinzhu/gorm",
         "stores", "a database", "database"},
        /* stores */
        {"@supabase/supabase-js @supabase/ssr supabase", "stores", "Supabase", "database"},
        {"firebase/firestore firebase-admin/firestore firebase/database google.cloud.firestore", "stores", "Firestore",
         "database"},
        {"pg postgres @vercel/postgres @neondatabase/serverless psycopg psycopg2 asyncpg github.com/jackc/pgx "
         "github.com/lib/pq npgsql Npgsql tokio_postgres",
         "stores", "PostgreSQL", "database"},
        {"mysql mysql2 pymysql MySQLdb @planetscale/database github.com/go-sql-driver/mysql", "stores", "MySQL",
         "database"},
        {"mongoose mongodb pymongo motor go.mongodb.org/mongo-driver MongoDB.Driver", "stores", "MongoDB", "database"},
        {"better-sqlite3 sqlite3 sqlite aiosqlite @libsql/client bun:sqlite node:sqlite", "stores", "SQLite",
         "database"},
        {"@prisma/client .prisma/client", "stores", "a database (Prisma)", "database"},
        {"drizzle-orm", "stores", "a database (Drizzle)", "database"},
        {"typeorm sequelize knex kysely objection mikro-orm", "stores", "a database", "database"},
        {"sqlalchemy sqlmodel django.db tortoise peewee flask_sqlalchemy flask_mongoengine mongoengine flask_pymongo "
         "flask_mysqldb databases ormar gino pony aiomysql aiopg tinydb duckdb beanie odmantic google.cloud.datastore "
         "google.cloud.bigquery",
         "stores", "a database", "database"},
        {"sql.js nedb @seald-io/nedb rxdb pouchdb surrealdb edgedb cassandra-driver neo4j-driver "
         "@elastic/elasticsearch "
         "arangojs couchbase faunadb @xata.io/client @mikro-orm bookshelf waterline",
         "stores", "a database", "database"},
        {"gorm.io/gorm database/sql github.com/jmoiron/sqlx jakarta.persistence. javax.persistence. "
         "org.springframework.data. Microsoft.EntityFrameworkCore Doctrine sqlx diesel",
         "stores", "a database", "database"},
        {"redis ioredis @upstash/redis @vercel/kv github.com/redis/go-redis StackExchange.Redis", "stores", "Redis",
         "cache"},
        {"@aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb", "stores", "DynamoDB", "database"},
        {"@aws-sdk/client-s3", "stores", "S3", "bucket"},
        {"@google-cloud/storage google.cloud.storage", "stores", "Cloud Storage", "bucket"},
        {"@azure/storage-blob azure.storage.blob Azure.Storage.Blobs", "stores", "Azure Blob Storage", "bucket"},
        {"@azure/cosmos azure.cosmos", "stores", "Cosmos DB", "database"},
        {"@vercel/blob", "stores", "Vercel Blob", "bucket"},
        {"@pinecone-database/pinecone pinecone chromadb weaviate-client weaviate qdrant_client @qdrant/js-client-rest",
         "stores", "a vector database", "database"},
        {"boto3 aws-sdk @google-cloud firebase firebase-admin convex @vercel/edge-config js:fs js:fs-extra lowdb "
         "airtable "
         "googleapis py:pandas py:csv openpyxl gspread py:os= go:os= go:io/ioutil py:shelve py:pickle",
         "?stores", "", ""},
        {"django", "?stores ?identities", "", ""},
        {"js:http js:https js:http2 js:net js:tls js:dgram js:child_process kafkajs amqplib googleapis airtable "
         "nodemailer "
         "go:net/http go:net= go:net/smtp go:net/rpc go:os/exec py:subprocess py:socket py:pandas pika kafka "
         "py:http.client "
         "urllib3 aiosmtplib",
         "?outbound", "", ""},
        {"streamlit", "?identities", "", ""},
        /* what loads anything by a name that only running tells, and what talks to anything */
        {"py:importlib js:module js:vm py:runpy py:socket js:net", "?servers ?stores ?outbound ?identities", "", ""},
        {"@react-native-async-storage/async-storage localforage idb dexie", "stores", "the device's own storage",
         "files"},
        {"package:shared_preferences package:sqflite package:hive package:hive_flutter package:isar package:drift "
         "package:objectbox package:get_storage package:flutter_secure_storage package:sembast package:localstore",
         "stores", "the device's own storage", "files"},
        {"package:cloud_firestore", "stores", "Firestore", "database"},
        {"package:firebase_database package:firebase_storage", "stores", "Firebase", "database"},
        {"package:supabase_flutter package:supabase", "stores ?identities", "Supabase", "database"},
        {"package:amplify_flutter package:appwrite package:pocketbase package:parse_server_sdk package:mongo_dart "
         "package:postgres package:mysql1 package:redis dart:io package:path_provider dart:html package:web",
         "?stores ?identities ?outbound", "", ""},
        {"package:http package:dio package:chopper package:retrofit package:web_socket_channel package:graphql "
         "package:graphql_flutter package:grpc package:url_launcher package:webview_flutter "
         "package:flutter_inappwebview",
         "?outbound", "", ""},
        /* identities */
        {"package:firebase_auth package:firebase_ui_auth", "identities", "Firebase Auth", ""},
        {"package:google_sign_in package:sign_in_with_apple package:flutter_appauth package:openid_client "
         "package:oauth2 "
         "package:auth0_flutter package:amplify_auth_cognito package:msal_auth package:aad_oauth "
         "package:flutter_facebook_auth",
         "identities", "an identity provider", ""},
        {"package:flutter_web_auth package:flutter_web_auth_2 package:local_auth package:dart_jsonwebtoken "
         "package:jwt_decoder package:crypto",
         "?identities", "", ""},
        {"package:flutter_dotenv package:envied package:flutter_config", "?secrets", "", ""},
        {"next-auth @auth/core @auth/sveltekit", "identities", "Auth.js", ""},
        {"better-auth", "identities", "Better Auth", ""},
        {"@clerk", "identities", "Clerk", ""},
        {"@auth0 express-openid-connect auth0", "identities", "Auth0", ""},
        {"@azure/msal-browser @azure/msal-react @azure/msal-node msal Microsoft.Identity.Web", "identities",
         "Microsoft Entra", ""},
        {"firebase/auth firebase-admin/auth", "identities", "Firebase Auth", ""},
        {"keycloak-js keycloak-connect keycloak", "identities", "Keycloak", ""},
        {"@okta okta_jwt_verifier", "identities", "Okta", ""},
        {"@workos-inc workos", "identities", "WorkOS", ""},
        {"amazon-cognito-identity-js aws-amplify/auth @aws-amplify/auth", "identities", "Cognito", ""},
        {"oidc-client-ts oidc-client openid-client", "identities", "an OpenID provider", ""},
        {"passport", "identities", "Passport", ""},
        {"lucia @supabase/auth-ui-react @supabase/auth-helpers-nextjs", "identities", "a library of sessions", ""},
        {"flask_login django.contrib.auth allauth fastapi_users", "identities", "its own accounts", ""},
        {"org.springframework.security. Microsoft.AspNetCore.Identity", "identities", "its framework", ""},
        {"authlib jsonwebtoken jose jwt python_jose bcrypt bcryptjs argon2 passlib express-session iron-session "
         "aws-amplify @supabase/supabase-js firebase firebase-admin google.oauth2 google-auth-library "
         "github.com/golang-jwt/jwt github.com/gorilla/sessions golang.org/x/crypto/bcrypt @fastify/session "
         "@fastify/secure-session @fastify/jwt @nestjs/jwt cookie-session flask_jwt_extended flask_httpauth "
         "flask_security rest_framework_simplejwt dj_rest_auth djoser streamlit_authenticator streamlit_oauth "
         "itsdangerous werkzeug.security firebaseui",
         "?identities", "", ""},
        {"pydantic_settings dotenv decouple environs @t3-oss/env-nextjs @t3-oss/env-core @fastify/env fastify-env "
         "env-schema env-var znv envsafe nconf rc envalid config convict "
         "@nestjs/config github.com/joho/godotenv github.com/spf13/viper",
         "?secrets", "", ""},
        /* what is called, and paid for */
        {"openai @ai-sdk/openai langchain_openai @langchain/openai", "outbound paid", "OpenAI", "ai"},
        {"@anthropic-ai/sdk anthropic @ai-sdk/anthropic langchain_anthropic @langchain/anthropic", "outbound paid",
         "Anthropic", "ai"},
        {"@google/generative-ai @google/genai google.generativeai google.genai @ai-sdk/google vertexai "
         "@google-cloud/vertexai",
         "outbound paid", "Google AI", "ai"},
        {"groq-sdk groq @ai-sdk/groq", "outbound paid", "Groq", "ai"},
        {"mistralai @mistralai/mistralai cohere cohere-ai replicate together huggingface_hub @huggingface/inference "
         "@aws-sdk/client-bedrock-runtime @openrouter/ai-sdk-provider litellm @fal-ai/client",
         "outbound paid", "an AI service", "ai"},
        {"ai langchain @langchain llama_index crewai @mastra package:langchain package:anthropic_sdk_dart", "?paid", "",
         ""},
        {"elevenlabs @elevenlabs", "outbound paid", "ElevenLabs", "speech"},
        {"twilio", "outbound paid", "Twilio", "sms"},
        {"resend", "outbound paid", "Resend", "mail"},
        {"@sendgrid sendgrid", "outbound paid", "SendGrid", "mail"},
        {"mailgun mailgun.js postmark @getbrevo/brevo @aws-sdk/client-ses", "outbound paid", "a mail service", "mail"},
        {"nodemailer smtplib aiosmtplib", "outbound", "a mail server", "mail"},
        {"stripe @stripe", "outbound", "Stripe", "payment"},
        {"@paypal razorpay @paddle @lemonsqueezy/lemonsqueezy.js", "outbound", "a payment service", "payment"},
        {"@googlemaps @react-google-maps/api googlemaps", "outbound paid", "Google Maps", "maps"},
        {"mapbox-gl react-map-gl", "outbound paid", "Mapbox", "maps"},
        {"algoliasearch tavily @tavily/core serpapi exa-js exa_py", "outbound paid", "a search service", "search"},
        {"axios ky got node-fetch undici requests httpx aiohttp urllib= urllib.request", "?outbound", "", ""},
        {"package:google_generative_ai package:firebase_vertexai package:firebase_ai package:flutter_gemini",
         "outbound paid", "Google AI", "ai"},
        {"package:dart_openai package:chat_gpt_sdk package:openai_dart package:langchain_openai", "outbound paid",
         "OpenAI", "ai"},
        {"package:google_maps_flutter package:mapbox_maps_flutter package:mapbox_gl package:google_maps_webservice",
         "outbound paid", "a map service", "maps"},
        {"package:mailer package:resend package:sendgrid_mailer package:twilio_flutter", "outbound ?paid",
         "a mail server", "mail"},
        {"@google-cloud/text-to-speech @google-cloud/speech google.cloud.texttospeech google.cloud.speech "
         "azure.cognitiveservices microsoft-cognitiveservices-speech-sdk @aws-sdk/client-polly "
         "@aws-sdk/client-transcribe",
         "outbound paid", "a speech service", "speech"},
        {"@google-cloud/translate @google-cloud/vision google.cloud.translate google.cloud.vision deepl deepl-node "
         "@aws-sdk/client-translate @aws-sdk/client-rekognition @aws-sdk/client-textract",
         "outbound paid", "an AI service", "ai"},
        /* telemetry */
        {"package:firebase_analytics package:firebase_crashlytics", "telemetry", "Firebase", ""},
        {"@sentry sentry_sdk github.com/getsentry/sentry-go package:sentry_flutter package:sentry", "telemetry",
         "Sentry", ""},
        {"@opentelemetry opentelemetry go.opentelemetry.io @vercel/otel", "telemetry", "OpenTelemetry", ""},
        {"prom-client prometheus_client github.com/prometheus/client_golang", "telemetry", "Prometheus", ""},
        {"posthog-js posthog posthog-node", "telemetry", "PostHog", ""},
        {"@vercel/analytics @vercel/speed-insights", "telemetry", "Vercel Analytics", ""},
        {"mixpanel mixpanel-browser @segment react-ga4 react-ga @amplitude", "telemetry", "web analytics", ""},
        {"dd-trace ddtrace @datadog", "telemetry", "Datadog", ""},
        {"newrelic applicationinsights @logtail @axiomhq @highlight-run", "telemetry", "a monitoring service", ""},
        {"pino winston bunyan structlog loguru python_json_logger go.uber.org/zap log/slog Serilog", "telemetry",
         "structured logs", ""},
        {NULL, NULL, NULL, NULL}};
