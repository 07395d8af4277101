/* Routes of Symfony: attributes, config/routes.yaml, and rules by path. */
#include <stdio.h>

#include "repo.h"

#define CONTROLLER                                                                                                     \
	"<?php\nnamespace App\\Controller;\nuse Symfony\\Component\\Routing\\Attribute\\Route;\n"                      \
	"use Symfony\\Component\\Security\\Http\\Attribute\\{IsGranted, CurrentUser};\n"

Test(route_symfony, attributes_of_classes_and_methods)
{
	struct repo_facts r = REPO(
	        {"src/Controller/AController.php", CONTROLLER
	         "#[Route('/a', methods: ['POST'])]\nclass AController extends AbstractController {\n"
	         "#[Route('/{id<\\d+>}')] #[IsGranted('ROLE_ADMIN')]\npublic function one() { $this->em->persist($x); "
	         "}\n"
	         "#[Route(path: '/2', methods: ['GET', 'PUT'])]\npublic function two(#[CurrentUser] User $u) { "
	         "$this->em->persist($x); }\n"
	         "#[Route('/3')]\npublic function three(#[CurrentUser] ?User $u) { $this->em->persist($x); }\n"
	         "#[Route('/4')]\npublic function four() { $this->denyAccessUnlessGranted('ROLE_USER'); "
	         "$this->em->persist($x); }\n"
	         "#[Route('/5')] #[IsGranted('PUBLIC_ACCESS')]\npublic function five() { $this->em->persist($x); }\n"
	         "#[Route(['en' => '/en', 'de' => '/de'])]\npublic function six() { $this->em->persist($x); }\n"
	         "public function none() { $this->em->persist($x); }\n}\n"},
	        {"src/Controller/BController.php", CONTROLLER
	         "#[Route('/b')] #[IsGranted('ROLE_USER')]\nclass BController {\npublic function __invoke() { "
	         "$this->em->remove($x); }\n}\n"},
	        {"src/Entity/Book.php", CONTROLLER "#[ApiResource]\nclass Book {}\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /a/{id} guarded|GET /a/2 guarded|PUT /a/2 guarded|POST /a/3 open|POST /a/4 guarded|POST /a/5 "
	            "open|POST /a/de open|POST /a/en open|any /b guarded|any /api/{Book} ?");
	repo_free(&r);
}

Test(route_symfony, the_first_rule_by_path_counts)
{
	static const struct {
		const char *rules, *want;
	} rows[] = {
	        {"    - { path: ^/admin/login, roles: PUBLIC_ACCESS }\n    - { path: ^/admin, roles: ROLE_ADMIN }\n",
	         "POST /admin/x guarded|POST /admin/login-x open|POST /shop open|POST /shop/{id} open"},
	        {"    - { path: ^/admin, roles: ROLE_ADMIN, ips: [127.0.0.1] }\n    - { path: ^/shop$, roles: "
	         "ROLE_USER }\n",
	         "POST /admin/x ?|POST /admin/login-x ?|POST /shop guarded|POST /shop/{id} open"},
	        {"    - { path: '^/admin(/(x|y))$', roles: ROLE_ADMIN }\n    - { path: '^/(shop|a)(/|$)', roles: "
	         "ROLE_B }\n",
	         "POST /admin/x guarded|POST /admin/login-x open|POST /shop guarded|POST /shop/{id} guarded"},
	        {"    - { path: ^/(admin|shop), roles: [ROLE_A, ROLE_B] }\n",
	         "POST /admin/x guarded|POST /admin/login-x guarded|POST /shop guarded|POST /shop/{id} guarded"},
	        {"    - { path: '^/shop/\\d+', roles: PUBLIC_ACCESS }\n    - { path: ^/, roles: IS_AUTHENTICATED_FULLY "
	         "}\n",
	         "POST /admin/x guarded|POST /admin/login-x guarded|POST /shop guarded|POST /shop/{id} ?"},
	        {"    - { path: ^/shop, roles: ROLE_USER, methods: [GET] }\n    - { path: admin, roles: ROLE_USER, "
	         "methods: "
	         "POST }\n",
	         "POST /admin/x guarded|POST /admin/login-x guarded|POST /shop open|POST /shop/{id} ?"},
	        {"    - { path: ^/shop/5, roles: ROLE_USER }\n",
	         "POST /admin/x open|POST /admin/login-x open|POST /shop open|POST /shop/{id} ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char yaml[512];
		snprintf(yaml, sizeof yaml,
		         "security:\n  firewalls:\n    dev: { pattern: '^/(_(profiler|wdt)|css|images|js)/', security: "
		         "false }\n    main: { lazy: true }\n  access_control:\n%s",
		         rows[i].rules);
		struct repo_facts r =
		        REPO({"config/packages/security.yaml", yaml},
		             {"src/Controller/AController.php", CONTROLLER
		              "class AController {\n#[Route('/admin/x', methods: ['POST'])]\npublic function one() {}\n"
		              "#[Route('/admin/login-x', methods: ['POST'])]\npublic function two() {}\n"
		              "#[Route('/shop', methods: ['POST'])]\npublic function three() {}\n"
		              "#[Route('/shop/{id}', methods: ['POST'])]\npublic function four() {}\n}\n"});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

Test(route_symfony, a_firewall_that_is_off_asks_nothing)
{
	struct repo_facts r =
	        REPO({"config/packages/security.yaml", "security:\n  firewalls:\n    hooks: { pattern: ^/open, "
	                                               "security: false }\n    main: { pattern: ^/in }\n"
	                                               "  access_control:\n    - { path: ^/, roles: ROLE_USER "
	                                               "}\nwhen@test:\n  security:\n    access_control:\n"
	                                               "      - { path: ^/, roles: PUBLIC_ACCESS }\n"},
	             {"src/Controller/AController.php", CONTROLLER
	              "class AController {\n#[Route('/open/x', methods: ['POST'])]\npublic function one() {}\n"
	              "#[Route('/in/x', methods: ['POST'])]\npublic function two() {}\n"
	              "#[Route('/else', methods: ['POST'])]\npublic function three() {}\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /open/x open|POST /in/x guarded|POST /else open");
	repo_free(&r);
}

Test(route_symfony, entries_and_prefixes_of_files)
{
	struct repo_facts r = REPO(
	        {"config/routes.yaml",
	         "one:\n  path: /1\n  controller: App\\Controller\\AController::one\n  methods: POST|PUT\n"
	         "page:\n  path: /2\n  controller: Symfony\\Bundle\\FrameworkBundle\\Controller\\TemplateController\n"
	         "gone:\n  path: /3\n  controller: App\\Controller\\Gone::x\n"
	         "all:\n  resource: ../src/Controller/\n  type: attribute\n"
	         "api:\n  resource: ../src/Controller/Api/\n  type: attribute\n  prefix: /api\n"},
	        {"config/packages/security.yaml",
	         "security:\n  firewalls:\n    main: ~\n  access_control:\n    - { path: ^/api, roles: ROLE_USER }\n"},
	        {"src/Controller/AController.php", CONTROLLER "class AController {\npublic function one() { "
	                                                      "$this->em->persist($x); }\n}\n"},
	        {"src/Controller/Api/BController.php",
	         CONTROLLER "class BController {\n#[Route('/x', methods: ['POST'])]\npublic function x() {}\n}\n"});
	repo_expect(&r, "routes", "method route auth changes",
	            "POST /1 open true|PUT /1 open true|any /2 open false|any /3 ? ?|POST /api/x guarded false");
	repo_free(&r);
}

#define OLD                                                                                                            \
	"<?php\nnamespace App\\Controller;\nuse Symfony\\Component\\Routing\\Annotation\\Route;\n"                     \
	"use Sensio\\Bundle\\FrameworkExtraBundle\\Configuration\\{IsGranted, Security, Method};\n"

/* An app that writes some routes in comments and some as attributes shows all of them. */
Test(route_symfony, annotations_in_comments_beside_attributes)
{
	struct repo_facts r =
	        REPO({"src/Controller/AController.php",
	              OLD "/**\n * Things @param\n * @Route(\"/a\", name=\"a_\")\n */\nclass AController extends "
	                  "AbstractController\n{\n"
	                  "  /**\n   * @Route(\"/{id<\\d+>}\", name=\"one\", methods={\"GET\", \"POST\"},\n   *   "
	                  "requirements={\"id\" = "
	                  "\"\\d+\"})\n   * @IsGranted(\"ROLE_ADMIN\")\n   */\n"
	                  "  #[Deprecated(message: ']')] public function one(int $id) { $this->em->persist($x); }\n"
	                  "  #[Route('/2', methods: ['POST'])]\n  public function two() { $this->em->persist($x); }\n"
	                  "  /** @Route(\"/3\") @Method(\"POST\") @Security(\"is_granted('ROLE_A') and "
	                  "is_granted('EDIT', x)\") */\n"
	                  "  public function three() { $this->em->persist($x); }\n"
	                  "  /** @Route({\"en\": \"/en\", \"de\": \"/de\"}, methods=\"POST\") */\n"
	                  "  final public static function four() { $this->em->persist($x); }\n}\n"},
	             {"src/Controller/BController.php",
	              OLD "/** @Route(\"/b\", methods={\"POST\"}) @IsGranted(\"ROLE_A\") */\nclass BController {\n"
	                  "public function __invoke() { $this->em->remove($x); }\n}\n"});
	repo_expect(
	        &r, "routes", "method route auth",
	        "GET /a/{id} guarded|POST /a/{id} guarded|POST /a/2 open|POST /a/3 guarded|POST /a/de open|POST /a/en "
	        "open|POST /b guarded");
	repo_free(&r);
}

Test(route_symfony, what_only_looks_like_an_annotation)
{
	static const struct {
		const char *before, *want;
	} rows[] = {
	        {"/** @Route(\"/x\", methods={\"POST\"}) */", "POST /x open"},
	        {"/* @Route(\"/x\", methods={\"POST\"}) */", ""},
	        {"// @Route(\"/x\", methods={\"POST\"})\n", ""},
	        {"/** @OA\\Post(path=\"/x\") */", ""},
	        {"/** mail@Route.org */", ""},
	        {"/** @Route(\"/x\", methods={\"POST\"}) @Security(\"is_granted('ROLE_A') or true\") */", "POST /x ?"},
	        {"/** @Route(\"/x\", methods={\"POST\"}) @Security(\"not is_granted('ROLE_A')\") */", "POST /x ?"},
	        {"/** @Route(\"/x\", methods={\"POST\"}) @IsGranted(\"PUBLIC_ACCESS\") */", "POST /x open"},
	        {"/** @Route(\"/x\", methods={\"POST\"}) @IsGranted(\"VIEW\", subject=\"x\") */", "POST /x ?"},
	        {"/** @Route(\"/x\", methods={\"POST\"}) */ const A = 1;", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char php[1024];
		snprintf(php, sizeof php,
		         OLD "use OpenApi\\Annotations as OA;\nclass AController {\n%s\npublic function one() { "
		             "$this->em->persist($x); }\n}\n",
		         rows[i].before);
		struct repo_facts r = REPO({"src/Controller/AController.php", php});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

Test(route_symfony, verbs_of_fos_rest)
{
	struct repo_facts r =
	        REPO({"src/Controller/AController.php",
	              "<?php\nuse FOS\\RestBundle\\Controller\\Annotations as Rest;\nclass AController {\n"
	              "/** @Rest\\Post(\"/x\") */\npublic function one() { $this->em->persist($x); }\n"
	              "#[Rest\\Delete('/y')]\npublic function two() { $this->em->remove($x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /x open|DELETE /y open");
	repo_free(&r);
}

/* The name may stand behind the word that the attribute gives its argument. */
Test(route_symfony, granted_by_a_named_argument)
{
	struct repo_facts r =
	        REPO({"src/Controller/AController.php",
	              CONTROLLER "class AController {\n#[Route('/1', methods: ['POST'])] #[IsGranted(attribute: "
	                         "'PUBLIC_ACCESS')]\npublic function one() { $this->em->persist($x); }\n"
	                         "#[Route('/2', methods: ['POST'])] #[IsGranted(attribute: 'ROLE_A')]\npublic function "
	                         "two() { $this->em->persist($x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 open|POST /2 guarded");
	repo_free(&r);
}

/* Routes of files beside the controllers: names of bundles, packages that nobody reads, config/routes.php. */
Test(route_symfony, routes_of_files)
{
	struct repo_facts r =
	        REPO({"app/config/routing.yml",
	              "home:\n  path: /\n  defaults: { _controller: 'FrameworkBundle:Template:template' }\nblog:\n  "
	              "path: /blog\n  "
	              "methods: [POST]\n  defaults: { _controller: 'AppBundle:Blog:index' }\nusers:\n  resource: "
	              "'@FOSUserBundle/Resources/config/routing/all.xml'\n  prefix: /users\napp:\n  resource: "
	              "'@AppBundle/Controller/'\n  type: annotation\n_errors:\n  resource: "
	              "'@FrameworkBundle/Resources/config/routing/errors.xml'\n  prefix: /_error\n"},
	             {"src/AppBundle/Controller/BlogController.php",
	              "<?php\nnamespace AppBundle\\Controller;\nclass BlogController extends Controller {\n  public "
	              "function "
	              "indexAction() { $this->em->persist($x); }\n}\n"},
	             {"config/routes.php",
	              "<?php\nuse Symfony\\Component\\Routing\\Loader\\Configurator\\RoutingConfigurator;\nuse "
	              "App\\Controller\\OneController;\nreturn function (RoutingConfigurator $routes) {\n  "
	              "$routes->add('one', "
	              "'/one')->controller([OneController::class, 'one'])->methods(['POST']);\n};\n"},
	             {"src/Controller/OneController.php", "<?php\nnamespace App\\Controller;\nclass OneController "
	                                                  "extends AbstractController {\n  public function one() "
	                                                  "{ $this->em->persist($x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth", "any / open|POST /blog open|any /users/{?} ?|POST /one open");
	repo_free(&r);
}
