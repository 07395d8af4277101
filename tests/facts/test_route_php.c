/* Routes of Laravel, Slim and Rails: which file takes them in, what stands in front of a method, what keeps a caller
 * out.
 */
#include <stdio.h>

#include "repo.h"

#define HEAD "<?php\nuse Illuminate\\Support\\Facades\\Route;\nuse App\\Http\\Controllers\\PostController;\n"

Test(route_laravel, groups_resources_and_what_is_taken_away)
{
	struct repo_facts r =
	        REPO({"routes/web.php",
	              HEAD "Route::get('/a', [PostController::class, 'index']);\n"
	                   "Route::middleware(['auth', 'verified'])->prefix('admin')->group(function () {\n"
	                   "\tRoute::post('/b', 'PostController@store')->withoutMiddleware(['auth', 'verified']);\n"
	                   "\tRoute::post('/c', 'PostController@store');\n});\n"
	                   "Route::group(['middleware' => 'auth', 'prefix' => 'x'], function () {\n"
	                   "\tRoute::match(['get', 'post'], '/d', fn () => view('m'));\n});\n"
	                   "Route::resource('posts', PostController::class)->only(['index', 'store']);\n"
	                   "Route::post('/e', [PostController::class, 'store'])->middleware($computed);\n"
	                   "Route::post('/f', [PostController::class, 'store'])->middleware('throttle:5,1');\n"
	                   "Route::post('/g', [PostController::class, 'nothing']);\n"
	                   "Route::post('/h', function () { return Post::create([]); });\n"},
	             {"app/Http/Controllers/PostController.php",
	              "<?php\nnamespace App\\Http\\Controllers;\nclass PostController extends Controller {\n"
	              "\tpublic function index() { return Post::all(); }\n"
	              "\tpublic function store() { Post::create([]); }\n}\n"});
	repo_expect(
	        &r, "routes", "method route auth changes",
	        "GET /a open false|POST /admin/b open true|POST /admin/c guarded true|GET /x/d guarded false|"
	        "POST /x/d guarded false|GET /posts open false|POST /posts open true|POST /e ? true|POST /f open true|"
	        "POST /g ? ?|POST /h open true");
	repo_free(&r);
}

Test(route_laravel, controllers_aliases_and_prefix_of_api)
{
	struct repo_facts r = REPO(
	        {"routes/api.php", HEAD "Route::post('/a', [PostController::class, 'store']);\n"
	                                "Route::get('/a', [PostController::class, 'index']);\n"
	                                "Route::post('/k', [PostController::class, 'ask'])->middleware('key');\n"
	                                "Route::post('/w', [PostController::class, 'ask'])->middleware('weak');\n"
	                                "Route::post('/o', [PostController::class, 'own']);\n"
	                                "Route::post('/p', [PostController::class, 'ask'])->middleware('page');\n"
	                                "Route::post('/q', [PostController::class, 'end']);\n"
	                                "Route::get('/r', [PostController::class, 'deep']);\n"
	                                "Route::get('/s', [PostController::class, 'flat']);\n"},
	        {"app/Http/Kernel.php", "<?php\nclass Kernel extends HttpKernel {\n\tprotected $middlewareAliases = [\n"
	                                "\t\t'key' => \\App\\Http\\Middleware\\Key::class,\n"
	                                "\t\t'weak' => \\App\\Http\\Middleware\\Weak::class,\n"
	                                "\t\t'page' => \\App\\Http\\Middleware\\Page::class,\n\t];\n}\n"},
	        {"app/Http/Middleware/Page.php", "<?php\nclass Page {\n\tpublic function handle($request, $next) {\n"
	                                         "\t\tif ($request->user()) {\n\t\t\treturn $next($request);\n\t\t}\n"
	                                         "\t\treturn redirect('/login');\n\t}\n}\n"},
	        {"app/Http/Middleware/Key.php", "<?php\nclass Key {\n\tpublic function handle($request, $next) {\n"
	                                        "\t\tif (! $request->user()) {\n\t\t\treturn response('no', "
	                                        "401);\n\t\t}\n\t\treturn $next($request);\n"
	                                        "\t}\n}\n"},
	        {"app/Http/Middleware/Weak.php",
	         "<?php\nclass Weak {\n\tpublic function handle($request, $next) {\n"
	         "\t\tif (Auth::check() && !$request->user()->confirmed) {\n\t\t\treturn response('no', 401);\n\t\t}\n"
	         "\t\treturn $next($request);\n\t}\n}\n"},
	        {"app/Http/Controllers/PostController.php",
	         "<?php\nclass PostController extends Controller {\n\tpublic function __construct() {\n"
	         "\t\t$this->middleware('auth:sanctum')->only(['store']);\n\t}\n"
	         "\tpublic function index() { return Post::all(); }\n\tpublic function store() { Post::create([]); }\n"
	         "\tpublic function ask() { Post::create([]); }\n"
	         "\tpublic function end() { $u = Auth::user(); Post::create([]); return redirect('/login'); }\n"
	         "\tpublic function deep() {\n\t\tif ($feed) {\n\t\t\tif (is_null($user)) {\n"
	         "\t\t\t\treturn response('no', 401);\n\t\t\t}\n\t\t}\n\t\treturn Auth::user();\n\t}\n"
	         "\tpublic function flat() {\n\t\tif (is_null($user)) {\n"
	         "\t\t\treturn response('no', 401);\n\t\t}\n\t\treturn Auth::user();\n\t}\n"
	         "\tpublic function own($post) { $this->authorize('update', $post); $post->update([]); }\n}\n"});
	repo_expect(&r, "routes", "method route auth guard",
	            "POST /api/a guarded auth|GET /api/a open -|POST /api/k guarded Key|POST /api/w open -|"
	            "POST /api/o guarded PostController.own|POST /api/p guarded Page|POST /api/q ? PostController.end|"
	            "GET /api/r ? PostController.deep|GET /api/s guarded PostController.flat");
	repo_free(&r);
}

Test(route_slim, groups_and_middleware_behind)
{
	struct repo_facts r = REPO(
	        {"app/routes.php", "<?php\nuse Slim\\App;\nuse App\\Save;\nuse App\\Guard;\n"
	                           "return function (App $app) {\n\t$app->post('/a', Save::class);\n"
	                           "\t$app->group('/g', function ($group) {\n\t\t$group->post('/b', "
	                           "Save::class);\n\t})->add(Guard::class);\n"
	                           "\t$app->post('/c', Save::class)->add(new Guard());\n};\n"},
	        {"src/Save.php", "<?php\nclass Save {\n\tpublic function __invoke() { $this->db->insert('x'); }\n}\n"},
	        {"src/Guard.php", "<?php\nclass Guard {\n\tpublic function process($request, $handler) {\n"
	                          "\t\tif (!$request->getAttribute('user')) {\n\t\t\treturn new Response(401);\n\t\t}\n"
	                          "\t\treturn $handler->handle($request);\n\t}\n}\n"});
	repo_expect(&r, "routes", "method route auth", "POST /a open|POST /g/b guarded|POST /c guarded");
	repo_free(&r);
}

#define BASE                                                                                                           \
	{                                                                                                              \
		"app/controllers/application_controller.rb",                                                           \
		        "class ApplicationController < ActionController::Base\n  before_action :require_login\n"       \
		        "  private\n  def require_login\n    redirect_to login_url unless current_user\n  end\n"       \
		        "  def set_locale\n    I18n.locale = params[:l]\n  end\nend\n"                                 \
	}

Test(route_rails, resources_scopes_and_filters_of_bases)
{
	struct repo_facts r = REPO(
	        BASE,
	        {"config/routes.rb",
	         "Rails.application.routes.draw do\n  root 'home#index'\n  resources :posts, only: [:index, :create] "
	         "do\n"
	         "    member do\n      post :publish\n    end\n    get :search, on: :collection\n  end\n"
	         "  namespace :admin do\n    resource :profile, only: :update\n  end\n"
	         "  get '/open', to: 'pages#open'\n  post 'more' => 'pages#more', id: /[0-9]+/\n  post '/lost', to: "
	         "'lost#one'\n"
	         "  authenticate :user do\n    mount Jobs::Web => '/jobs'\n  end\nend\n"},
	        {"app/controllers/home_controller.rb",
	         "class HomeController < ApplicationController\n  skip_before_action :require_login\n"
	         "  before_action :set_locale\n  def index\n    render :x\n  end\nend\n"},
	        {"app/controllers/posts_controller.rb",
	         "class PostsController < ApplicationController\n  skip_before_action :require_login, only: [:index]\n"
	         "  def index\n    @posts = Post.all\n  end\n  def create\n    Post.create!(params)\n  end\n"
	         "  def publish\n    Post.find(1).update!(x: 1)\n  end\n  def search\n    render :x\n  end\nend\n"},
	        {"app/controllers/admin/profiles_controller.rb",
	         "module Admin\n  class ProfilesController < ApplicationController\n    def update\n"
	         "      Profile.update!(params)\n    end\n  end\nend\n"},
	        {"app/controllers/pages_controller.rb",
	         "class PagesController < ActionController::Base\n  before_action :check, only: :more\n"
	         "  def open\n    Post.create!(a: 1)\n  end\n  def more\n    Post.create!(a: 1)\n  end\n"
	         "  def check\n    head :forbidden if params[:spam]\n  end\nend\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET / open|GET /posts open|POST /posts guarded|POST /posts/:id/publish guarded|"
	            "GET /posts/search guarded|PATCH /admin/profile guarded|GET /open open|POST /more ?|POST /lost ?|"
	            "any /jobs guarded");
	repo_free(&r);
}

Test(route_rails, what_lets_everybody_in_again)
{
	struct repo_facts r = REPO(
	        {"app/controllers/application_controller.rb",
	         "class ApplicationController < ActionController::Base\n  include Authentication\nend\n"},
	        {"app/controllers/concerns/authentication.rb",
	         "module Authentication\n  included do\n    before_action :require_authentication\n  end\n"
	         "  class_methods do\n    def allow_bots(**options)\n"
	         "      skip_before_action :require_authentication, **options\n    end\n  end\n"
	         "  def require_authentication\n    resume_session || request_authentication\n  end\nend\n"},
	        {"config/routes.rb",
	         "Rails.application.routes.draw do\n  post '/a', to: 'a#x'\n  post '/b', to: 'b#x'\n"
	         "  post '/c', to: 'c#x'\n  post '/d', to: 'd#x'\n  post '/d2', to: 'd#y'\nend\n"},
	        {"app/controllers/a_controller.rb",
	         "class AController < ApplicationController\n  def x\n    A.create!(a: 1)\n  end\nend\n"},
	        {"app/controllers/b_controller.rb", "class BController < ApplicationController\n"
	                                            "  allow_unauthenticated_access\n"
	                                            "  def x\n    A.create!(a: 1)\n  end\nend\n"},
	        {"app/controllers/c_controller.rb", "class CController < ApplicationController\n  allow_bots only: :x\n"
	                                            "  def x\n    A.create!(a: 1)\n  end\nend\n"},
	        {"app/controllers/d_controller.rb", "class DController < ApplicationController\n"
	                                            "  allow_unauthenticated_access only: %i[ x ]\n"
	                                            "  def x\n    A.create!(a: 1)\n  end\n"
	                                            "  def y\n    A.create!(a: 1)\n  end\nend\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /a guarded|POST /b open|POST /c ?|POST /d open|POST /d2 guarded");
	repo_free(&r);
}

/* A file of routes needs no import of Slim, and what its container makes is called by a name. */
Test(route_slim, routes_without_an_import_and_guards_of_the_container)
{
	struct repo_facts r = REPO(
	        {"src/routes.php",
	         "<?php\nreturn static function ($app) {\n  $app->post('/open', \\App\\Save::class);\n"
	         "  $app->group('/v1', function () use ($app) {\n    $jwt = $app->getContainer()->get('jwt');\n"
	         "    $app->post('/a', \\App\\Save::class)->add($jwt);\n"
	         "    $app->post('/b', \\App\\Save::class)->add('own');\n"
	         "    $app->post('/c', \\App\\Save::class)->add(new \\App\\Middleware\\Own());\n"
	         "    $app->post('/d', \\App\\Save::class)->add('some');\n"
	         "    $app->post('/e', \\App\\Save::class)->add('maybe');\n"
	         "    $app->post('/f', \\App\\Save::class)->add('lost');\n"
	         "    $app->post('/g', \\App\\Save::class)->add('authlost');\n  });\n};\n"},
	        {"src/container.php",
	         "<?php\nuse App\\Middleware\\{Own, Maybe};\n$container['jwt'] = function ($c) { return new "
	         "\\Tuupola\\Middleware\\JwtAuthentication(['secret' => $c->get('secret')]); };\n"
	         "$container->set('own', function ($c) { return new Own($c); });\n"
	         "$container->set('some', function ($c) { return new \\Tuupola\\Middleware\\JwtAuthentication(['path' "
	         "=> "
	         "'/v1/x']); });\n$container->set('maybe', function ($c) { return new Maybe(); });\n"},
	        {"src/App/Middleware/Own.php",
	         "<?php\nnamespace App\\Middleware;\nclass Own {\n    public function __invoke($request, $response, "
	         "$next)\n    "
	         "{\n        $token = $request->getHeaderLine('Authorization');\n        if (!$token) {\n            "
	         "throw new "
	         "Unauthorized('none');\n        }\n        return $next($request, $response);\n    }\n}\n"},
	        {"src/App/Middleware/Maybe.php",
	         "<?php\nnamespace App\\Middleware;\nclass Maybe {\n    public function __invoke($request, $response, "
	         "$next)\n    {\n        if ($request->hasHeader('Authorization')) {\n            return "
	         "$this->auth->process($request, $next);\n        }\n        return $next($request, $response);\n    "
	         "}\n}\n"},
	        {"src/App/Save.php", "<?php\nnamespace App;\nclass Save {\n  public function __invoke($q, $r) { "
	                             "$this->db->insert('t', $x); }\n}\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /open open|POST /v1/a guarded|POST /v1/b guarded|POST /v1/c guarded|POST /v1/d ?|POST /v1/e "
	            "open|POST /v1/f open|POST /v1/g ?");
	repo_free(&r);
}

/* What stands in front of the app asks for some paths only, where it is told so. */
Test(route_slim, what_stands_in_front_of_the_app)
{
	static const struct {
		const char *front, *want;
	} rows[] = {
	        {"$app->add(new \\Tuupola\\Middleware\\JwtAuthentication(['path' => '/api', 'ignore' => "
	         "['/api/login'], "
	         "'secret' => $s]));",
	         "POST /api/login open|POST /api/x guarded|POST /apix open|POST /x open"},
	        {"$app->add(new \\Tuupola\\Middleware\\JwtAuthentication(['secret' => $s]));",
	         "POST /api/login guarded|POST /api/x guarded|POST /apix guarded|POST /x guarded"},
	        {"if (DEBUG) { $app->add(new \\Tuupola\\Middleware\\JwtAuthentication(['secret' => $s])); }",
	         "POST /api/login ?|POST /api/x ?|POST /apix ?|POST /x ?"},
	        {"$app->add(new \\Tuupola\\Middleware\\JwtAuthentication(['rules' => [$none]]));",
	         "POST /api/login ?|POST /api/x ?|POST /apix ?|POST /x ?"},
	        {"$app->add(new \\Tuupola\\Middleware\\JwtAuthentication(['path' => '/(api|x)']));",
	         "POST /api/login ?|POST /api/x ?|POST /apix ?|POST /x ?"},
	        {"$app->add(new \\CorsSlim\\CorsSlim());",
	         "POST /api/login open|POST /api/x open|POST /apix open|POST /x open"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char php[1024];
		snprintf(php, sizeof php,
		         "<?php\nuse Slim\\Factory\\AppFactory;\n$app = AppFactory::create();\n%s\n"
		         "$app->post('/api/login', function ($q, $r) { $db->insert('a', $b); });\n"
		         "$app->post('/api/x', function ($q, $r) { $db->insert('a', $b); });\n"
		         "$app->post('/apix', function ($q, $r) { $db->insert('a', $b); });\n"
		         "$app->post('/x', function ($q, $r) { $db->insert('a', $b); });\n",
		         rows[i].front);
		struct repo_facts r = REPO({"public/index.php", php});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

/* Who sends nothing gets past a guard that asks only those who do. */
Test(route_rails, a_guard_that_asks_whoever_sent_something)
{
	static const struct {
		const char *before, *want;
	} rows[] = {
	        {"    if request.headers['Authorization'].present?\n      head :unauthorized unless known?\n    end\n",
	         "POST /a open"},
	        {"    if request.headers['Authorization'].present?\n      authenticate_or_request_with_http_token do "
	         "|t|\n"
	         "        head :unauthorized\n      end\n    end\n",
	         "POST /a open"},
	        {"    head :unauthorized unless current_user\n", "POST /a guarded"},
	        {"    if request.headers['Authorization'].present?\n      head :unauthorized unless known?\n    else\n "
	         "     head "
	         ":unauthorized\n    end\n",
	         "POST /a ?"},
	        {"    require_login\n    if request.headers['Authorization'].present?\n      head :unauthorized unless "
	         "known?\n    end\n",
	         "POST /a ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char rb[1024];
		snprintf(rb, sizeof rb,
		         "class AController < ApplicationController\n  before_action :authenticate_user\n  def "
		         "create\n    "
		         "A.create(x)\n  end\n  private\n  def authenticate_user\n%s  end\nend\n",
		         rows[i].before);
		struct repo_facts r = REPO({"config/routes.rb", "Rails.application.routes.draw do\n  post '/a', to: "
		                                                "'a#create'\nend\n"},
		                           {"app/controllers/a_controller.rb", rb},
		                           {"app/controllers/application_controller.rb",
		                            "class ApplicationController < ActionController::API\nend\n"});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

/* Laravel 4 calls middleware filters, and lets one line answer with every method of a controller. */
Test(route_laravel, filters_before_a_group)
{
	struct repo_facts r =
	        REPO({"app/routes.php",
	              "<?php\nRoute::group(array('prefix' => 'admin', 'before' => 'auth|csrf'), function() {\n"
	              "  Route::post('a', function () { DB::insert('x'); });\n  Route::controller('b', 'B');\n});\n"
	              "Route::post('c', array('before' => 'auth', function () { DB::insert('x'); }));\n"
	              "Route::group(array('before' => 'guest'), function() {\n  Route::post('d', function () { "
	              "DB::insert('x'); });\n});\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /admin/a guarded|any /admin/b/{?} guarded|POST /c guarded|POST /d open");
	repo_free(&r);
}
