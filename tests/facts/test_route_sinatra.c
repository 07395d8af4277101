/* Routes of Sinatra, alone in a file and in classes, and what runs in front of them. */
#include "repo.h"

Test(route_sinatra, filters_run_before_all_routes)
{
	struct repo_facts r =
	        REPO({"app.rb", "require 'sinatra'\nrequire 'sinatra/namespace'\ndef require_login\n  halt 401 unless "
	                        "session[:user]\nend\npost '/admin/1' do\n  Item.create(1)\nend\n"
	                        "before '/admin/*' do\n  halt 401 unless session[:user]\nend\n"
	                        "before do\n  @user = User.find_by(id: session[:user_id])\nend\n"
	                        "post '/2' do\n  Item.create(1)\nend\n"
	                        "post '/3' do\n  redirect '/login' unless session[:user_id]\n  Item.create(1)\nend\n"
	                        "delete('/4/:id') { Item.find(params[:id]).destroy }\n"
	                        "namespace '/5' do\n  before { require_login }\n  put '/a' do\n    "
	                        "Item.create(1)\n  end\n"
	                        "end\npost '/6', :auth => :admin do\n  Item.create(1)\nend\n"
	                        "post '/7', :provides => :json do\n  Item.create(1)\nend\npost %r{/8/(\\d+)} do\n  "
	                        "Item.create(1)\nend\n"});
	repo_expect(
	        &r, "routes", "method route auth",
	        "POST /admin/1 guarded|POST /2 open|POST /3 guarded|DELETE /4/:id open|PUT /5/a guarded|POST /6 ?|POST "
	        "/7 open|POST /{?} ?");
	repo_free(&r);
}

Test(route_sinatra, a_filter_that_looks_at_the_path_may_let_some_pass)
{
	struct repo_facts r =
	        REPO({"app.rb",
	              "require 'sinatra'\nbefore do\n  halt 401 unless session[:user] || request.path_info == '/in'\n"
	              "end\npost '/1' do\n  Item.create(1)\nend\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 ?");
	repo_free(&r);
}

Test(route_sinatra, helpers_refuse_or_may)
{
	struct repo_facts r = REPO({"app.rb", "require 'sinatra'\nhelpers do\n  def protected!\n    return if "
	                                      "authorized?\n    halt 401, 'no'\n  end\n"
	                                      "  def require_login\n    halt 401 unless session[:user]\n  end\nend\n"
	                                      "post '/1' do\n  protected!\n  Item.create(1)\nend\npost '/2' do\n  "
	                                      "require_login\n  Item.create(1)\nend\n"
	                                      "post '/3' do\n  authenticate!\n  Item.create(1)\nend\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 ?|POST /2 guarded|POST /3 ?");
	repo_free(&r);
}

Test(route_sinatra, classes_and_what_they_are_built_upon)
{
	struct repo_facts r = REPO(
	        {"controllers/application_controller.rb", "require 'sinatra/base'\nclass ApplicationController < "
	                                                  "Sinatra::Base\n  helpers do\n    def require_login\n"
	                                                  "      redirect '/login' unless session[:user_id]\n    end\n "
	                                                  " end\n  post '/1' do\n    Item.create(1)\n  "
	                                                  "end\nend\n"},
	        {"controllers/admin_controller.rb", "class AdminController < ApplicationController\n  before do\n    "
	                                            "require_login\n  end\n  post '/2' do\n    "
	                                            "Item.create(1)\n  end\nend\n"},
	        {"controllers/top_controller.rb",
	         "class TopController < AdminController\n  post '/3' do\n    Item.create(1)\n"
	         "  end\nend\n"},
	        {"controllers/api.rb",
	         "class Api < Sinatra::Base\n  use Rack::Auth::Basic do |u, p|\n    p == ENV['P']\n  "
	         "end\n  post '/4' do\n    Item.create(1)\n  end\nend\n"},
	        {"controllers/lost.rb", "class Lost < Elsewhere\n  post '/5' do\n    Item.create(1)\n  end\nend\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /2 guarded|POST /4 guarded|POST /1 open|POST /5 ?|POST /3 guarded");
	repo_free(&r);
}

Test(route_sinatra, a_file_beside_may_be_another_app)
{
	struct repo_facts r = REPO(
	        {"app.rb",
	         "require 'sinatra'\nrequire_relative 'routes/a'\nbefore do\n  halt 401 unless session[:user]\nend\n"},
	        {"routes/a.rb", "require 'sinatra'\npost '/1' do\n  Item.create(1)\nend\n"});
	repo_expect(&r, "routes", "route auth", "/1 guarded");
	repo_free(&r);
	r = REPO({"one/app.rb", "require 'sinatra'\nbefore do\n  halt 401 unless session[:user]\nend\n"},
	         {"two/app.rb", "require 'sinatra'\npost '/1' do\n  Item.create(1)\nend\n"});
	repo_expect(&r, "routes", "route auth", "/1 ?");
	repo_free(&r);
}

Test(route_sinatra, what_rack_asks_in_front)
{
	struct repo_facts r =
	        REPO({"config.ru",
	              "require './app'\nuse Rack::Session::Cookie\nuse Rack::Auth::Basic do |u, p|\n  p == ENV['P']\n"
	              "end\nmap('/v1') { run Api.new }\n"},
	             {"app.rb", "class Api < Sinatra::Base\n  post '/1' do\n    Item.create(1)\n  end\nend\n"});
	repo_expect(&r, "routes", "method route auth", "POST /v1/1 guarded");
	repo_free(&r);
	r = REPO({"config.ru", "require './app'\nuse OmniAuth::Builder\nrun Sinatra::Application\n"},
	         {"app.rb", "require 'sinatra'\npost '/1' do\n  Item.create(1)\nend\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 open");
	repo_free(&r);
	r = REPO({"config.ru", "require './app'\nuse TokenAuth\nrun Sinatra::Application\n"},
	         {"app.rb", "require 'sinatra'\npost '/1' do\n  Item.create(1)\nend\n"});
	repo_expect(&r, "routes", "method route auth", "POST /1 ?");
	repo_free(&r);
}
