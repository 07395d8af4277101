/* The tables. Names of modules are those of npm, PyPI, Go, Maven, NuGet, Packagist, RubyGems, crates and pub as code
 * writes them; sources are the packages' own pages. */
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
        {"Microsoft.Maui.", "mobile", "MAUI", ""},
        {"SwiftUI UIKit", "mobile", "iOS", ""},
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
        {"express fastify koa hono elysia polka restify @hapi/hapi @nestjs/core http https http2 net ws socket.io "
         "@hono/node-server @trpc/server graphql-yoga @apollo/server @modelcontextprotocol/sdk",
         "?servers", "", ""},
        {"flask fastapi starlette sanic litestar quart bottle tornado aiohttp falcon http.server wsgiref socketserver "
         "grpc mcp",
         "?servers", "", ""},
        {"net/http google.golang.org/grpc github.com/valyala/fasthttp", "?servers", "", ""},
        /* functions and jobs */
        {"firebase-functions", "functions", "Firebase", "firebase"},
        {"@azure/functions azure.functions", "functions", "Azure", "azure"},
        {"aws-lambda @types/aws-lambda aws_lambda_powertools chalice github.com/aws/aws-lambda-go", "functions",
         "Lambda", "aws"},
        {"@netlify/functions", "functions", "Netlify", "netlify"},
        {"functions_framework @google-cloud/functions-framework", "functions", "Cloud Functions", "gcp"},
        {"bullmq bull agenda inngest @trigger.dev/sdk celery apscheduler rq dramatiq node-cron", "?jobs", "", ""},
        {"inngest", "jobs", "Inngest", ""},
        {"discord.js discord telegraf grammy node-telegram-bot-api telegram aiogram @slack/bolt slack_bolt botbuilder",
         "?bots", "", ""},
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
        {"sqlalchemy sqlmodel django.db tortoise peewee", "stores", "a database", "database"},
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
        {"boto3 aws-sdk @google-cloud firebase firebase-admin convex @vercel/edge-config fs fs-extra lowdb airtable "
         "googleapis pandas csv openpyxl gspread os io/ioutil bufio shelve pickle",
         "?stores", "", ""},
        {"django", "?stores ?identities", "", ""},
        {"http https http2 net tls dgram child_process kafkajs amqplib googleapis airtable nodemailer net/http "
         "net/smtp os/exec subprocess socket pandas pika kafka http.client urllib3 aiosmtplib",
         "?outbound", "", ""},
        {"streamlit", "?identities", "", ""},
        /* what loads anything by a name that only running tells, and what talks to anything */
        {"importlib module vm runpy socket net", "?servers ?stores ?outbound ?identities", "", ""},
        {"@react-native-async-storage/async-storage localforage idb dexie", "stores", "the device's own storage",
         "files"},
        /* identities */
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
        {"pydantic_settings dotenv decouple environs @t3-oss/env-nextjs @t3-oss/env-core envalid config convict "
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
        {"ai langchain @langchain llama_index crewai @mastra", "?paid", "", ""},
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
        {"axios ky got node-fetch undici requests httpx aiohttp urllib", "?outbound", "", ""},
        /* telemetry */
        {"@sentry sentry_sdk github.com/getsentry/sentry-go", "telemetry", "Sentry", ""},
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

const struct profile_mark profile_hosts[] = {
        {"api.openai.com openai.azure.com", "outbound paid", "OpenAI", "ai"},
        {"api.anthropic.com", "outbound paid", "Anthropic", "ai"},
        {"generativelanguage.googleapis.com aiplatform.googleapis.com", "outbound paid", "Google AI", "ai"},
        {"api.groq.com", "outbound paid", "Groq", "ai"},
        {"ai.gateway.lovable.dev", "outbound paid", "Lovable AI", "ai"},
        {"openrouter.ai api.mistral.ai api.cohere.ai api.cohere.com api.replicate.com api.together.xyz "
         "api.deepseek.com "
         "api.perplexity.ai api-inference.huggingface.co api.x.ai fal.run queue.fal.run",
         "outbound paid", "an AI service", "ai"},
        {"api.elevenlabs.io", "outbound paid", "ElevenLabs", "speech"},
        {"api.twilio.com", "outbound paid", "Twilio", "sms"},
        {"api.resend.com", "outbound paid", "Resend", "mail"},
        {"api.sendgrid.com", "outbound paid", "SendGrid", "mail"},
        {"api.mailgun.net api.postmarkapp.com api.brevo.com", "outbound paid", "a mail service", "mail"},
        {"api.stripe.com", "outbound", "Stripe", "payment"},
        {"maps.googleapis.com places.googleapis.com routes.googleapis.com", "outbound paid", "Google Maps", "maps"},
        {"api.mapbox.com", "outbound paid", "Mapbox", "maps"},
        {"p.rapidapi.com api.tavily.com google.serper.dev serpapi.com", "outbound paid", "a search service", "search"},
        {NULL, NULL, NULL, NULL}};

const struct profile_mark profile_actions[] = {
        {"azure/webapps-deploy azure/static-web-apps-deploy Azure/functions-action azure/container-apps-deploy-action",
         "deployments", "azure", ""},
        {"aws-actions/amazon-ecs-deploy-task-definition aws-actions/aws-lambda-deploy", "deployments", "aws", ""},
        {"google-github-actions/deploy-cloudrun google-github-actions/deploy-appengine "
         "google-github-actions/deploy-cloud-functions",
         "deployments", "gcp", ""},
        {"cloudflare/wrangler-action cloudflare/pages-action", "deployments", "cloudflare", ""},
        {"amondnet/vercel-action", "deployments", "vercel", ""},
        {"nwtgck/actions-netlify netlify/actions", "deployments", "netlify", ""},
        {"FirebaseExtended/action-hosting-deploy", "deployments", "firebase", ""},
        {"superfly/flyctl-actions", "deployments", "fly", ""},
        {"actions/deploy-pages peaceiris/actions-gh-pages JamesIves/github-pages-deploy-action", "deployments",
         "GitHub Pages", ""},
        {NULL, NULL, NULL, NULL}};

/* Who is called is read off the name of the key. */
const struct profile_mark profile_names[] = {
        {"OPENAI ANTHROPIC GEMINI GROQ MISTRAL COHERE REPLICATE DEEPSEEK OPENROUTER LOVABLE_API ELEVENLABS TWILIO "
         "RESEND SENDGRID MAILGUN POSTMARK STRIPE GOOGLE_MAPS MAPBOX RAPIDAPI TAVILY SERPAPI",
         "?outbound ?paid", "", ""},
        {"JWT_SECRET NEXTAUTH AUTH_SECRET CLERK AUTH0 GOOGLE_CLIENT_SECRET GITHUB_CLIENT_SECRET KEYCLOAK",
         "?identities", "", ""},
        {"DATABASE_URL POSTGRES MONGO REDIS MYSQL", "?stores", "", ""},
        {NULL, NULL, NULL, NULL}};

const struct profile_mark profile_files[] = {{"nginx.conf default.conf nginx.conf.template", "edges", "nginx", ""},
                                             {"Caddyfile", "edges", "Caddy", ""},
                                             {"traefik.yml traefik.yaml traefik.toml", "edges", "Traefik", ""},
                                             {"haproxy.cfg", "edges", "HAProxy", ""},
                                             {"envoy.yaml", "edges", "Envoy", ""},
                                             {"kong.yml kong.yaml", "edges", "Kong", ""},
                                             {NULL, NULL, NULL, NULL}};

/* Types as tools call them (facts/resource.h). Whether a service of compose or a deployment in a cluster answers
 * requests, its type does not say. */
const struct profile_mark profile_types[] = {
        {"aws_lambda_function aws_lambda_function_url AWS::Lambda::Function AWS::Lambda::Url AWS::Serverless::Function",
         "functions", "Lambda", ""},
        {"google_cloudfunctions_function google_cloudfunctions2_function", "functions", "Cloud Functions", ""},
        {"azurerm_function_app azurerm_linux_function_app azurerm_windows_function_app", "functions", "Azure", ""},
        {"cloudflare_workers_script cloudflare_worker_script worker", "functions", "Workers", ""},
        {"function", "functions", "Serverless", ""},
        {"aws_apprunner_service AWS::AppRunner::Service google_cloud_run_service google_cloud_run_v2_service "
         "google_app_engine_standard_app_version google_app_engine_flexible_app_version azurerm_linux_web_app "
         "azurerm_windows_web_app azurerm_app_service azurerm_container_app aws_elastic_beanstalk_environment "
         "AWS::ElasticBeanstalk::Environment heroku_app digitalocean_app Microsoft.App/containerApps",
         "servers", "a hosted service", ""},
        {"aws_ecs_service aws_instance AWS::ECS::Service AWS::EC2::Instance azurerm_linux_virtual_machine "
         "google_compute_instance Deployment StatefulSet DaemonSet Pod Service service",
         "?servers ?stores ?deployments", "", ""},
        {"Microsoft.Web/sites", "?servers ?functions ?stores ?deployments", "", ""},
        {"aws_db_instance aws_rds_cluster AWS::RDS google_sql_database_instance google_sql_database "
         "azurerm_postgresql_flexible_server azurerm_postgresql_server azurerm_mysql_flexible_server "
         "azurerm_mssql_server azurerm_mssql_database Microsoft.Sql Microsoft.DBforPostgreSQL Microsoft.DBforMySQL "
         "neon_project supabase_project digitalocean_database_cluster",
         "stores", "a SQL database", "database"},
        {"aws_dynamodb_table AWS::DynamoDB::Table AWS::Serverless::SimpleTable", "stores", "DynamoDB", "database"},
        {"google_firestore_database azurerm_cosmosdb_account Microsoft.DocumentDB mongodbatlas_cluster "
         "mongodbatlas_advanced_cluster aws_docdb_cluster AWS::DocDB d1_database",
         "stores", "a document database", "database"},
        {"aws_s3_bucket AWS::S3::Bucket", "stores", "S3", "bucket"},
        {"google_storage_bucket azurerm_storage_account azurerm_storage_container Microsoft.Storage r2_bucket "
         "cloudflare_r2_bucket",
         "stores", "a bucket", "bucket"},
        {"aws_elasticache_cluster aws_elasticache_replication_group AWS::ElastiCache google_redis_instance "
         "azurerm_redis_cache Microsoft.Cache",
         "stores", "Redis", "cache"},
        {"PersistentVolumeClaim aws_efs_file_system AWS::EFS kv_namespace cloudflare_workers_kv_namespace volume",
         "stores", "a volume", "files"},
        {"aws_api_gateway_rest_api aws_apigatewayv2_api AWS::ApiGateway AWS::ApiGatewayV2 AWS::Serverless::Api "
         "AWS::Serverless::HttpApi",
         "edges ?functions ?servers", "API Gateway", ""},
        {"aws_cloudfront_distribution AWS::CloudFront", "edges", "CloudFront", ""},
        {"aws_lb aws_alb AWS::ElasticLoadBalancingV2", "edges ?servers", "a load balancer", ""},
        {"Ingress Gateway HTTPRoute VirtualService IngressRoute", "edges ?servers", "an ingress", ""},
        {"google_compute_url_map google_api_gateway_gateway azurerm_api_management azurerm_frontdoor "
         "azurerm_cdn_frontdoor_profile azurerm_application_gateway cloudflare_ruleset cloudflare_record "
         "Microsoft.ApiManagement Microsoft.Cdn Microsoft.Network/frontDoors Microsoft.Network/applicationGateways",
         "edges ?servers", "a gateway", ""},
        {"aws_cognito_user_pool AWS::Cognito", "identities", "Cognito", ""},
        {"auth0_client okta_app_oauth azuread_application keycloak_openid_client google_identity_platform_config",
         "identities", "an OpenID provider", ""},
        {"aws_secretsmanager_secret AWS::SecretsManager google_secret_manager_secret azurerm_key_vault "
         "Microsoft.KeyVault Secret SecretStore ExternalSecret SealedSecret kubernetes_secret vault_generic_secret "
         "aws_ssm_parameter",
         "secrets", "a stored secret", ""},
        {"CronJob Job", "jobs", "a job in a cluster", ""},
        {"aws_scheduler_schedule AWS::Scheduler google_cloud_scheduler_job google_cloud_run_v2_job", "jobs",
         "a scheduled job", ""},
        {"aws_cloudwatch_event_rule AWS::Events", "?jobs", "", ""},
        {NULL, NULL, NULL, NULL}};
