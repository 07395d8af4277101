/* Services that build on others, and files beside compose.yaml that change it: of these nobody knows which are used. */
#include "resource_show.h"

Test(resource_overlay_compose, extends_in_the_same_file)
{
	struct repository r = repository_new();
	repository_add(&r, "compose.yaml",
	               "services:\n  base: {image: x, ports: ['1:1'], deploy: {mode: a, replicas: 1}}\n"
	               "  web: {extends: base, ports: ['2:2'], deploy: {replicas: 2}}\n"
	               "  more: {extends: {service: web}, image: y}\n  circle: {extends: circle, tty: true}\n");
	resources_are(
	        &r,
	        "compose.yaml:2 compose service.base {image: \"x\", ports: [\"1:1\"], deploy: {mode: \"a\", "
	        "replicas: 1}}\n"
	        "compose.yaml:3 compose service.web {extends: \"base\", ports: [\"1:1\", \"2:2\"], deploy: {replicas: "
	        "2, mode: \"a\"}, image: \"x\"} <- service.base by extends\n"
	        "compose.yaml:4 compose service.more {extends: {service: \"web\"}, image: \"y\", ports: [\"1:1\", "
	        "\"2:2\"], deploy: {replicas: 2, mode: \"a\"}} <- service.web by extends\n"
	        "compose.yaml:5 compose service.circle {extends: \"circle\", tty: true, ...: ?\"...\"} <- "
	        "service.circle by extends");
}

Test(resource_overlay_compose, extends_of_another_file)
{
	struct repository r = repository_new();
	repository_add(&r, "app/compose.yaml",
	               "services:\n  web: {extends: {file: ../common.yml, service: base}, tty: true}\n"
	               "  lost: {extends: {file: ../../common.yml, service: base}, ports: [a]}\n");
	repository_add(&r, "common.yml", "services: {base: {image: x, environment: [A=1]}}\n");
	resources_are(
	        &r,
	        "app/compose.yaml:2 compose service.web {extends: {file: \"../common.yml\", service: \"base\"}, tty: "
	        "true, image: \"x\", environment: {A: ?\"...\"}} <- service.base by extends\n"
	        "app/compose.yaml:3 compose service.lost {extends: {file: \"../../common.yml\", service: \"base\", "
	        "...: ?\"...\"}, ports: [\"a\", ?\"...\"], ...: ?\"...\"} <- service.base by extends\n"
	        "common.yml:1 compose service.base {image: \"x\", environment: {A: ?\"...\"}}");
}

Test(resource_overlay_compose, files_beside)
{
	struct repository r = repository_new();
	repository_add(&r, "docker-compose.yml",
	               "services:\n  web: {image: x, ports: ['80:80'], tty: true}\n  db: {image: y}\n");
	repository_add(&r, "docker-compose.prod.yml",
	               "services:\n  web: {image: z, ports: ['443:443'], read_only: true}\n"
	               "  only: {image: o}\n");
	repository_add(&r, "other/docker-compose.prod.yml", "services:\n  db: {image: z}\n");
	resources_are(
	        &r, "docker-compose.prod.yml:2 compose service.web {image: \"z\", ports: [\"443:443\", ?\"...\"], "
	            "read_only: true, ...: ?\"...\"}\n"
	            "docker-compose.prod.yml:3 compose service.only {image: \"o\"}\n"
	            "docker-compose.yml:2 compose service.web {image: ?\"x\", ports: [\"80:80\", ?\"...\"], tty: true, "
	            "read_only: ?\"true\"}\n"
	            "docker-compose.yml:3 compose service.db {image: \"y\"}\n"
	            "other/docker-compose.prod.yml:2 compose service.db {image: \"z\"}");
}

/* One large service that ten thousand build on. */
Test(resource_overlay_compose, what_is_shared_costs_no_more_than_it_may)
{
	struct buf b BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_add(&b, S("services:\n  base:\n    image: x\n    expose: ["));
	for (int i = 0; i < 3000; i++)
		buf_add(&b, S("1,"));
	buf_add(&b, S("1]\n"));
	for (int i = 0; i < 10000; i++)
		buf_printf(&b, "  s%d: {extends: base, expose: [2]}\n", i);
	buf_byte(&b, '\0');
	repository_add(&r, "compose.yaml", b.p);
	const struct node *list = node_get(facts_finish(r.facts, &r.arena), S("resources")), *last = list->child;
	while (last->next)
		last = last->next;
	cr_expect_eq(node_get(last, S("attributes"))->kind, NODE_UNKNOWN);
	cr_expect(r.arena.used < (size_t)1 << 30, "%zu", r.arena.used);
	facts_free(r.facts);
	arena_free(&r.arena);
}
