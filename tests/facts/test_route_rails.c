/* Controllers of Rails that are built upon a package's, and actions without code. */
#include <stdio.h>

#include "repo.h"

Test(route_rails, devise_and_pages_without_a_method)
{
	struct repo_facts r = REPO(
	        {"config/routes.rb",
	         "Rails.application.routes.draw do\n  root 'pages#home'\n  get 'lost', to: 'pages#lost'\n  "
	         "ActiveAdmin.routes(self)\n  put 'me', "
	         "to: "
	         "'people#update'\n  post 'me', to: 'people#create'\n  get 'in', to: 'members#home'\n  resources "
	         ":notes, only: "
	         "[:create], constraints: { id: /.*/ }\n  post 'x', to: 'notes#create', constraints: Admin.new\nend\n"},
	        {"app/controllers/application_controller.rb",
	         "class ApplicationController < ActionController::Base\nend\n"},
	        {"app/controllers/pages_controller.rb", "class PagesController < ApplicationController\nend\n"},
	        {"app/views/pages/home.html.erb", "<h1>Hello</h1>\n"},
	        {"app/controllers/members_controller.rb",
	         "class MembersController < ApplicationController\n  before_action :authenticate_user!\nend\n"},
	        {"app/views/members/home.html.erb", "<h1>Hello</h1>\n"},
	        {"app/controllers/notes_controller.rb",
	         "class NotesController < ApplicationController\n  def create\n    Note.create(x)\n  end\nend\n"},
	        {"app/controllers/people_controller.rb", "class PeopleController < Devise::RegistrationsController\n  "
	                                                 "def update\n    resource.update(x)\n  end\n  def "
	                                                 "create\n    resource.save\n  end\nend\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET / open|GET /lost ?|any /admin/{?} ?|PUT /me guarded|POST /me open|GET /in guarded|POST /notes "
	            "open|POST /x ?");
	repo_free(&r);
}

/* Warden throws for whoever has not signed in, where it is asked whatever else holds. */
Test(route_sinatra, warden_asked_by_the_handler)
{
	struct repo_facts r = REPO({"app.rb", "require 'sinatra'\npost '/a' do\n  env['warden'].authenticate!\n  "
	                                      "DB.insert(x)\nend\npost '/b' do\n  env['warden'].authenticate! if "
	                                      "params[:a]\n  DB.insert(x)\nend\npost '/c' do\n  "
	                                      "env['warden'].authenticate\n  DB.insert(x)\nend\n"});
	repo_expect(&r, "routes", "method route auth", "POST /a guarded|POST /b open|POST /c open");
	repo_free(&r);
}

/* One looks up who calls, the other refuses: as Rails' guide writes it. */
Test(route_rails, a_look_or_a_refusal)
{
	static const struct {
		const char *asks, *want;
	} rows[] = {
	        {"    @user = User.find_by(token: request.headers['Authorization'])\n", "POST /notes guarded"},
	        {"    request.headers['Authorization']\n", "POST /notes ?"}, /* whether something was sent */
	        {"    User.find_by(id: params[:id])\n", "POST /notes ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char base[1024];
		snprintf(base, sizeof base,
		         "class ApplicationController < ActionController::API\n  before_action :authenticate\n  def "
		         "authenticate\n    authenticate_token || render_unauthorized\n  end\n  def "
		         "authenticate_token\n%s  "
		         "end\n  def render_unauthorized\n    render json: {}, status: :unauthorized\n  end\nend\n",
		         rows[i].asks);
		struct repo_facts r = REPO(
		        {"config/routes.rb",
		         "Rails.application.routes.draw do\n  resources :notes, only: [:create]\nend\n"},
		        {"app/controllers/application_controller.rb", base},
		        {"app/controllers/notes_controller.rb", "class NotesController < ApplicationController\n  def "
		                                                "create\n    Note.create(x)\n  end\nend\n"});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

/* As Rails itself writes it: render json: { … }, status: :unauthorized unless authenticated? */
Test(route_rails, a_refusal_behind_braces)
{
	struct repo_facts r = REPO(
	        {"config/routes.rb",
	         "Rails.application.routes.draw do\n  resources :notes, only: [:index, :create]\nend\n"},
	        {"app/controllers/application_controller.rb",
	         "class ApplicationController < ActionController::API\n  before_action :require_authentication\n  def "
	         "require_authentication\n    unless authenticated?\n      render json: { error: \"Unauthorized\" }, "
	         "status: "
	         ":unauthorized\n    end\n  end\nend\n"},
	        {"app/controllers/notes_controller.rb",
	         "class NotesController < ApplicationController\n  skip_before_action :require_authentication, only: "
	         "%i[index]\n  def index\n    render json: Note.all\n  end\n  def create\n    Note.create(x)\n  "
	         "end\nend\n"});
	repo_expect(&r, "routes", "method route auth", "GET /notes open|POST /notes guarded");
	repo_free(&r);
}
