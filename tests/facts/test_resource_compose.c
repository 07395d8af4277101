/* docker compose: what services share and name, and variables as far as files say what they are. */
#include "resource_show.h"

static void file_is(const char *path, const char *text, const char *want)
{
	struct repository r = repository_new();
	repository_add(&r, path, text);
	resources_are(&r, want);
}

Test(resource_compose, services_and_what_they_share)
{
	file_is("app/compose.yaml",
	        "x-web: &web\n  restart: always\n  networks: [front]\nservices:\n  web:\n    <<: *web\n    build: .\n"
	        "    environment:\n      MODE: fast\n      KEY: ${KEY:-hush}\n    depends_on: {db: {condition: "
	        "service_healthy}}\n    secrets: [{source: key, target: k}]\n"
	        "  db:\n    image: postgres\n    environment: [POSTGRES_PASSWORD=hush, TZ]\n"
	        "    volumes: ['data:/var/lib', './conf:/etc/conf', /tmp]\n    network_mode: service:web\n"
	        "networks: {front: {internal: true}}\nvolumes:\n  data:\nsecrets: {key: {file: key.txt}}\n",
	        "app/compose.yaml:5 compose service.web {build: \".\", environment: {MODE: ?\"...\", KEY: ?\"...\"}, "
	        "depends_on: {db: {condition: \"service_healthy\"}}, secrets: [{source: \"key\", target: \"k\"}], "
	        "restart: "
	        "\"always\", networks: [\"front\"]} <- service.db by depends_on <- network.front by networks <- "
	        "secret.key by "
	        "secrets\n"
	        "app/compose.yaml:13 compose service.db {image: \"postgres\", environment: {POSTGRES_PASSWORD: "
	        "?\"...\", TZ: "
	        "null}, volumes: [\"data:/var/lib\", \"./conf:/etc/conf\", \"/tmp\"], network_mode: \"service:web\"} "
	        "<- "
	        "volume.data by volumes <- service.web by network_mode\n"
	        "app/compose.yaml:18 compose network.front {internal: true}\n"
	        "app/compose.yaml:20 compose volume.data null\n"
	        "app/compose.yaml:21 compose secret.key {file: \"key.txt\"}");
}

Test(resource_compose, by_what_stands_in_it)
{
	file_is("local.yml", "services:\n  a: {image: x}\n", "local.yml:2 compose service.a {image: \"x\"}");
	file_is("azure.yaml", "services:\n  a: {host: function, project: x}\n", "");
	file_is("render.yaml", "services:\n  - {type: web, image: x}\n", "");
}

/* The attributes of a service whose ports are these. */
static void ports_are(const char *ports, const char *want)
{
	struct buf text BUF_AUTO = {0};
	struct buf all BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_printf(&text, "services:\n  a:\n    image: x\n    ports: %s\n%c", ports, 0);
	buf_printf(&all, "a/compose.yaml:2 compose service.a {image: \"x\", ports: %s}%c", want, 0);
	repository_add(&r, "a/compose.yaml", text.p);
	repository_add(&r, "a/.env", "SET=127.0.0.1\n");
	repository_add(&r, ".env", "HOST=elsewhere\n");
	resources_are(&r, all.p);
}

Test(resource_compose, variables)
{
	ports_are("['${HOST:-127.0.0.1}:80:80', '${PORT-80}:80']", "[\"127.0.0.1:80:80\", \"80:80\"]");
	ports_are("['${A:-${B:-80}}:80', '${A:-}80']", "[\"80:80\", \"80\"]");
	ports_are("['${HOST}:80', '$HOST:80', '80:$PORT']", "[?\"${HOST}:80\", ?\"$HOST:80\", ?\"80:$PORT\"]");
	ports_are("['${A:?no}', '${A:+x}', '${A:-${B}}', '${A:-80']",
	          "[?\"${A:?no}\", ?\"${A:+x}\", ?\"${A:-${B}}\", ?\"${A:-80\"]");
	ports_are("['${SET:-0.0.0.0}:80']", "[?\"${SET:-0.0.0.0}:80\"]");
	ports_are("['a$$b', 'a$']", "[\"a$b\", \"a$\"]");
}

Test(resource_compose, unread_files)
{
	struct repository r = repository_new();
	facts_unread(r.facts, S("docker-compose.yml"), S("yaml"), false);
	resources_are(&r, "docker-compose.yml:1 compose ....... {...: ?\"...\"}");
}
