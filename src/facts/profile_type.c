/* What hosts, actions, names of variables and of files, and types of resources say. */
#include "profile_type.h"

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
        {"translation.googleapis.com vision.googleapis.com api.cognitive.microsofttranslator.com api.deepl.com "
         "api-free.deepl.com",
         "outbound paid", "an AI service", "ai"},
        {"texttospeech.googleapis.com speech.googleapis.com", "outbound paid", "a speech service", "speech"},
        {"api.textbee.dev api.vonage.com rest.nexmo.com api.messagebird.com api.telnyx.com api.plivo.com "
         "rest.clicksend.com",
         "outbound paid", "an SMS service", "sms"},
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
         "RESEND SENDGRID MAILGUN POSTMARK GOOGLE_MAPS MAPBOX RAPIDAPI TAVILY SERPAPI LLM GPT CLAUDE HUGGINGFACE "
         "BEDROCK PERPLEXITY FIREWORKS_",
         "?outbound ?paid", "", ""},
        {"STRIPE", "?outbound", "", ""}, /* takes its share of what is sold */
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
