/* wrangler: a worker for the top and for each environment, and what each is bound to. */
#include "resource_show.h"

static void file_is(const char *path, const char *text, const char *want)
{
	struct repository r = repository_new();
	repository_add(&r, path, text);
	resources_are(&r, want);
}

Test(resource_wrangler, environments_take_over_what_they_may)
{
	file_is("api/wrangler.toml",
	        "name = \"api\"\nmain = \"src/index.ts\"\nworkers_dev = true\n[vars]\nKEY = \"hush\"\n"
	        "[[r2_buckets]]\nbinding = \"FILES\"\nbucket_name = \"files\"\n[env.production]\nworkers_dev = false\n"
	        "routes = [{ pattern = \"example.com/*\" }]\n[[env.production.d1_databases]]\nbinding = \"DB\"\n"
	        "[env.staging]\nname = \"other\"\n",
	        "api/wrangler.toml:1 wrangler worker.api {name: \"api\", main: \"src/index.ts\", workers_dev: true, "
	        "vars: "
	        "{KEY: ?\"...\"}, r2_buckets: [{binding: \"FILES\", bucket_name: \"files\"}]} <- r2_bucket.FILES by "
	        "r2_buckets\n"
	        "api/wrangler.toml:6 wrangler r2_bucket.FILES {binding: \"FILES\", bucket_name: \"files\"}\n"
	        "api/wrangler.toml:9 wrangler worker.api-production@production {workers_dev: false, routes: [{pattern: "
	        "\"example.com/*\"}], d1_databases: [{binding: \"DB\"}], name: \"api\", main: \"src/index.ts\"} <- "
	        "d1_database.DB by d1_databases\n"
	        "api/wrangler.toml:12 wrangler d1_database.DB@production {binding: \"DB\"}\n"
	        "api/wrangler.toml:14 wrangler worker.other@staging {name: \"other\", main: \"src/index.ts\", "
	        "workers_dev: "
	        "true}");
}

Test(resource_wrangler, with_comments_and_without_a_name)
{
	file_is("wrangler.jsonc",
	        "{ // a page\n  \"pages_build_output_dir\": \"dist\",\n  \"durable_objects\": {\"bindings\": "
	        "[{\"name\": "
	        "\"ROOM\", \"class_name\": \"Room\"}]},\n  \"ai\": {\"binding\": \"AI\"},\n}",
	        "wrangler.jsonc:1 wrangler pages.... {pages_build_output_dir: \"dist\", durable_objects: {bindings: "
	        "[{name: "
	        "\"ROOM\", class_name: \"Room\"}]}, ai: {binding: \"AI\"}} <- durable_object.ROOM by durable_objects "
	        "<- ai.AI "
	        "by ai\n"
	        "wrangler.jsonc:3 wrangler durable_object.ROOM {name: \"ROOM\", class_name: \"Room\"}\n"
	        "wrangler.jsonc:4 wrangler ai.AI {binding: \"AI\"}");
	file_is("wrangler.json", "[]", "");
}
