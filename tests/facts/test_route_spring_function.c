/* Router functions of Spring, and parts of its chains. */
#include <stdio.h>

#include "repo.h"

#define FUNCTIONS                                                                                                      \
	"package a;\nimport org.springframework.web.reactive.function.server.RouterFunction;\n"                        \
	"import org.springframework.security.config.web.server.ServerHttpSecurity;\n"

/* Router functions have no annotations: their paths are put together of calls, and the chains judge them. */
Test(route_spring, router_functions)
{
	struct repo_facts r = REPO(
	        {"build.gradle",
	         "dependencies {\n  implementation 'org.springframework.boot:spring-boot-starter-security'\n}\n"},
	        {"src/main/java/a/Routes.java", FUNCTIONS
	         "class Routes {\n  @Bean RouterFunction<ServerResponse> one(Handler handler) {\n    return "
	         "route().GET(\"/open/a\", handler::list)\n      .path(\"/api\", b -> b.POST(\"/x\", accept(JSON), "
	         "handler::save)\n        .nest(path(\"/y\"), c -> c.DELETE(\"/{id}\", handler::save))).build();\n  }\n"
	         "  @Bean RouterFunction<ServerResponse> two(Handler handler) {\n    return nest(path(\"/open\"), "
	         "RouterFunctions.route(POST(\"/b\").and(accept(JSON)), handler::save));\n  }\n}\n"},
	        {"src/main/java/a/Handler.java",
	         "package a;\nclass Handler {\n  Mono<ServerResponse> list(ServerRequest q) { "
	         "return repository.findAll(); }\n  Mono<ServerResponse> save(ServerRequest "
	         "q) { return repository.save(x); }\n}\n"},
	        {"src/main/java/a/Security.java", FUNCTIONS
	         "class Security {\n  @Bean SecurityWebFilterChain chain(ServerHttpSecurity http) {\n    return "
	         "http.authorizeExchange(e -> "
	         "e.pathMatchers(\"/open/**\").permitAll().anyExchange().authenticated()).build();\n"
	         "  }\n}\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /open/a open|POST /api/x guarded|DELETE /api/y/{id} guarded|POST /open/b open");
	repo_free(&r);
	r = REPO({"build.gradle", "dependencies {\n}\n"},
	         {"src/main/kotlin/a/Routes.kt",
	          "package a\nimport org.springframework.web.reactive.function.server.coRouter\nclass Routes(val h: "
	          "Handler) "
	          "{\n  @Bean fun routes() = coRouter {\n    \"/posts\".nest {\n      POST(\"\", h::save)\n"
	          "      accept(JSON).nest { POST(\"/{id}\", h::save) }\n    }\n    (\"/q\" and accept(JSON)).nest { "
	          "POST(\"/z\") { db.save(x) } }\n    (\"/r\" or \"/s\").nest { POST(\"/t\", h::lost) }\n  }\n}\n"
	          "class Handler {\n  suspend fun save(q: ServerRequest) = repository.save(x)\n}\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /posts open|POST /posts/{id} open|POST /q/z open|POST /{?}/t ?");
	repo_free(&r);
}

/* What answers behind a filter of router functions may be guarded by it. */
Test(route_spring, a_filter_of_router_functions)
{
	struct repo_facts r = REPO(
	        {"pom.xml", "<project/>"},
	        {"src/main/java/a/Routes.java",
	         "package a;\nimport org.springframework.web.servlet.function.RouterFunction;\nclass Routes {\n  @Bean "
	         "RouterFunction<ServerResponse> one(Handler h) {\n    return route().POST(\"/a\", "
	         "h::save).filter((q, n) -> q.principal().isPresent() ? n.handle(q) : no()).build();\n  }\n}\n"
	         "class Handler {\n  ServerResponse save(ServerRequest q) { return repository.save(x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /a ?");
	repo_free(&r);
}

/* What a chain applies to itself is no chain of its own. */
Test(route_spring, a_part_of_a_chain)
{
	struct repo_facts r = REPO(
	        {"pom.xml", "<project/>"},
	        {"src/main/java/a/A.java", "package a;\n@RestController class A {\n  @PostMapping(\"/x\") void x() { "
	                                   "repository.save(x); }\n}\n"},
	        {"src/main/java/a/Security.java",
	         "package a;\nimport org.springframework.security.config.annotation.web.builders.HttpSecurity;\n"
	         "class Security {\n  @Bean SecurityFilterChain chain(HttpSecurity http) {\n    "
	         "http.apply(new Jwt()); http.authorizeHttpRequests(a -> a.anyRequest().authenticated());\n    return "
	         "http.build();\n  }\n}\nclass Jwt extends SecurityConfigurerAdapter<DefaultSecurityFilterChain, "
	         "HttpSecurity> "
	         "{\n  public void configure(HttpSecurity http) { http.addFilterBefore(new F(), G.class); }\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /x guarded");
	repo_free(&r);
}

/* @Secured and @RolesAllowed ask nothing unless the app turns them on, and the older switch turns on what it names. */
Test(route_spring, annotations_that_are_turned_on)
{
	static const struct {
		const char *on, *want;
	} rows[] = {
	        {"@EnableMethodSecurity", "POST /1 guarded|POST /2 open|POST /3 open"},
	        {"@EnableMethodSecurity(securedEnabled = true)", "POST /1 guarded|POST /2 guarded|POST /3 open"},
	        {"@EnableMethodSecurity(jsr250Enabled = true, prePostEnabled = false)",
	         "POST /1 open|POST /2 open|POST /3 guarded"},
	        {"@EnableGlobalMethodSecurity(prePostEnabled = true)", "POST /1 guarded|POST /2 open|POST /3 open"},
	        {"@EnableGlobalMethodSecurity(securedEnabled = true, jsr250Enabled = true, prePostEnabled = true)",
	         "POST /1 guarded|POST /2 guarded|POST /3 guarded"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char java[1024];
		snprintf(java, sizeof java,
		         FUNCTIONS
		         "%s class Security {\n  @Bean SecurityFilterChain chain(HttpSecurity http) {\n    return "
		         "http.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();\n  }\n}\n",
		         rows[i].on);
		struct repo_facts r = REPO(
		        {"pom.xml", "<project/>"}, {"src/main/java/a/Security.java", java},
		        {"src/main/java/a/A.java",
		         "package a;\n@RestController class A {\n"
		         "  @PreAuthorize(\"hasRole('A')\") @PostMapping(\"/1\") void a() { repository.save(x); }\n"
		         "  @Secured(\"ROLE_A\") @PostMapping(\"/2\") void b() { repository.save(x); }\n"
		         "  @RolesAllowed(\"A\") @PostMapping(\"/3\") void c() { repository.save(x); }\n}\n"});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

/* A star stands for any part of a segment, more than once, and a simple question may stand in access(). */
Test(route_spring, stars_and_questions_of_rules)
{
	struct repo_facts r =
	        REPO({"pom.xml", "<project/>"},
	             {"src/main/java/a/Security.java", FUNCTIONS
	              "class Security {\n  @Bean SecurityFilterChain chain(HttpSecurity http) {\n    return "
	              "http.authorizeRequests().antMatchers(\"/*todo*/**\").access(\"hasRole('USER')\").antMatchers(\"/"
	              "b\").access("
	              "\"hasRole('A') or "
	              "true\").antMatchers(\"/c\").access(\"permitAll\").anyRequest().denyAll().and().build();\n  "
	              "}\n}\n"},
	             {"src/main/java/a/A.java",
	              "package a;\n@RestController class A {\n  @PostMapping(\"/list-todos\") void a() { "
	              "repository.save(x); }\n"
	              "  @PostMapping(\"/b\") void b() { repository.save(x); }\n  @PostMapping(\"/c\") void c() { "
	              "repository.save(x); }\n  @PostMapping(\"/tod\") void d() { repository.save(x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /list-todos guarded|POST /b ?|POST /c open|POST /tod guarded");
	repo_free(&r);
}

/* Where all may pass behind a filter of the app's own, that filter decides; what is opened by its path stays open. */
Test(route_spring, everything_is_left_to_a_filter)
{
	struct repo_facts r = REPO(
	        {"pom.xml", "<project/>"},
	        {"src/main/java/a/Security.java", FUNCTIONS
	         "class Security {\n  @Bean SecurityFilterChain chain(HttpSecurity http) {\n    return "
	         "http.authorizeHttpRequests(a -> a.requestMatchers(\"/open\").permitAll().anyRequest().permitAll())"
	         ".addFilterBefore(new TokenFilter(), UsernamePasswordAuthenticationFilter.class).build();\n  }\n}\n"},
	        {"src/main/java/a/A.java",
	         "package a;\n@RestController class A {\n  @PostMapping(\"/open\") void a() { repository.save(x); }\n"
	         "  @PostMapping(\"/other\") void b() { repository.save(x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /open open|POST /other ?");
	repo_free(&r);
}
