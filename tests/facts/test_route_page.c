/* Data apps: who stops the script for whoever is not signed in. */
#include "repo.h"

#define ST    "import streamlit as st\nimport pandas as pd\n"
#define SHOWS "st.dataframe(pd.read_sql('select * from t', c))\n"

#define page(text, wanted)                                                                                             \
	do {                                                                                                           \
		struct repo_facts r = REPO({"app.py", text});                                                          \
		repo_expect(&r, "routes", "framework auth", wanted);                                                   \
		repo_free(&r);                                                                                         \
	} while (0)

Test(route_page, streamlit_stops_or_does_not)
{
	page(ST SHOWS, "Streamlit open");
	page(ST "if not st.user.is_logged_in:\n    st.button('in', on_click=st.login)\n    st.stop()\n" SHOWS,
	     "Streamlit guarded");
	page(ST "if not st.user.is_logged_in:\n    st.button('in', on_click=st.login)\n" SHOWS, "Streamlit ?");
	page(ST "def check_password():\n    return st.session_state.get('ok')\nif not check_password():\n    "
	        "st.stop()\n" SHOWS,
	     "Streamlit guarded");
	page(ST "if not secrets_file_exists:\n    st.stop()\n" SHOWS, "Streamlit open");
	page(ST "if df.empty:\n    st.stop()\n" SHOWS, "Streamlit open");
	page(ST "import streamlit_authenticator as a\nauth = a.Authenticate(c)\nauth.login()\n" SHOWS, "Streamlit ?");
	page(ST
	     "def main():\n    if not st.session_state.get('logged_in'):\n        login()\n        return\n    " SHOWS
	     "main()\n",
	     "Streamlit guarded");
	page(ST "def helper(x):\n    st.write(x)\n", "");
}

/* A function that ends the script below what lets people through: it may be a check, so that the page is not open. */
Test(route_page, streamlit_stops_in_a_function_beside)
{
	struct repo_facts r =
	        REPO({"ui/Home.py", ST SHOWS},
	             {"ui/pages/1_Costs.py", ST "from shared import require_auth\ndef main():\n    require_auth()\n"
	                                        "    " SHOWS "if __name__ == '__main__':\n    main()\n"},
	             {"ui/shared.py", ST "def require_auth():\n    if client.is_authenticated():\n        return\n"
	                                 "    st.stop()\n"});
	repo_expect(&r, "routes", "route auth", "/ open|/Costs guarded");
	repo_free(&r);
}

Test(route_page, streamlit_in_several_files)
{
	struct repo_facts r =
	        REPO({"Home.py", ST "from gate import ask\nask()\n" SHOWS}, {"pages/1_Costs.py", ST SHOWS},
	             {"gate.py", ST "def ask():\n    if not st.user.is_logged_in:\n        st.stop()\n"});
	repo_expect(&r, "routes", "route auth", "/ guarded|/Costs open");
	repo_free(&r);
	struct repo_facts one = REPO({"Home.py", ST "if not st.user.is_logged_in:\n    st.login()\n    "
	                                            "st.stop()\nst.navigation([st.Page('pages/a.py')]).run()\n"},
	                             {"pages/a.py", ST SHOWS});
	repo_expect(&one, "routes", "route auth", "/ guarded");
	repo_free(&one);
}

#define MAIN   "def main():\n    require_auth()\n    " SHOWS "if __name__ == '__main__':\n    main()\n"
#define BESIDE "import sys\nsys.path.insert(0, str(__file__).rsplit('pages', 1)[0])\nfrom shared import require_auth\n"

/* What a page takes from beside its entry script. */
#define beside(page_text, shared_text, wanted)                                                                         \
	do {                                                                                                           \
		struct repo_facts r = REPO({"ui/Home.py", ST SHOWS}, {"ui/pages/1_Logs.py", ST page_text},             \
		                           {"ui/shared.py", ST shared_text});                                          \
		repo_expect(&r, "routes", "route auth", "/ open|/Logs " wanted);                                       \
		repo_free(&r);                                                                                         \
	} while (0)

Test(route_page, streamlit_guards_from_beside)
{
	beside(BESIDE MAIN,
	       "def require_auth():\n    if st.session_state.get('authenticated'):\n        return\n    "
	       "st.warning('no')\n    st.stop()\n",
	       "guarded");
	beside(BESIDE MAIN,
	       "def require_auth():\n    if 'authenticated' in st.session_state:\n        return\n    "
	       "if load(st.context.cookies):\n        return\n    st.stop()\n",
	       "?");
	beside(BESIDE MAIN, "def require_auth():\n    st.session_state.get('authenticated')\n", "?");
	beside("from missing import require_auth\n" MAIN, "x = 1\n", "?");
	beside("import missing\ndef main():\n    missing.check_login()\n    " SHOWS "main()\n", "x = 1\n", "?");
	beside(BESIDE "if st.button('x'):\n    require_auth()\n" SHOWS,
	       "def require_auth():\n    if st.session_state.get('authenticated'):\n        return\n    st.stop()\n",
	       "?");
	/* what a page keeps says nobody's name */
	beside("from shared import need_data\nneed_data()\n" SHOWS,
	       "def need_data():\n    if st.session_state.get('frame') is None:\n        st.info('upload')\n        "
	       "st.stop()\n",
	       "open");
	beside("from shared import need_data\nneed_data()\n" SHOWS,
	       "def need_data():\n    if not st.session_state.frame:\n        st.switch_page('Home.py')\n", "open");
	beside("def main():\n    " SHOWS "main()\n", "x = 1\n", "open");
}

Test(route_page, streamlit_files_that_are_no_pages)
{
	struct repo_facts far = REPO({"ui/app.py", ST SHOWS}, {"ui/parts/__init__.py", ""},
	                             {"ui/parts/pages/login.py", ST "def show():\n    " SHOWS},
	                             {".idea/report.py", ST SHOWS}, {"ui/.old/report.py", ST SHOWS});
	repo_expect(&far, "routes", "path route", "ui/app.py /");
	repo_free(&far);
	struct repo_facts near = REPO({"ui/app.py", ST "from x import App\nApp().go()\n"},
	                              {"ui/pages/login.py", ST "def show():\n    " SHOWS "show()\n"});
	repo_expect(&near, "routes", "path route", "ui/pages/login.py /login");
	repo_free(&near);
}

Test(route_page, gradio_by_what_it_is_launched_with)
{
	page("import gradio as gr\ngr.Interface(fn=run).launch(share=True)\n", "Gradio open");
	page("import gradio as gr\ndemo = gr.Blocks()\ndemo.launch(server_name='0.0.0.0')\n", "Gradio open");
	page("import gradio as gr\ndemo.launch(share=True, auth=('a', PASSWORD))\n", "Gradio guarded");
	page("import gradio as gr\ndef ask(u, p):\n    return ok(u, p)\ndemo.launch(auth=ask)\n", "Gradio guarded");
	page("import gradio as gr\ndef ask(u, p):\n    return True\ndemo.launch(auth=ask, share=True)\n",
	     "Gradio open");
	page("import gradio as gr\ndemo.launch(share=True, auth=None)\n", "Gradio open");
	page("import gradio as gr\ndemo.launch(share=True, auth=pick())\n", "Gradio ?");
	page("import gradio as gr\ndemo.launch()\n", "Gradio ?");
	page("import gradio as gr\nfrom fastapi import FastAPI\napp = FastAPI()\ngr.mount_gradio_app(app, demo, "
	     "path='/ui', "
	     "auth_dependency=ask)\ndef ask(request):\n    return None\n",
	     "Gradio guarded");
}

Test(route_page, dash_and_chainlit)
{
	page("import dash\napp = dash.Dash(__name__)\n@app.callback(o, i)\ndef f(x):\n    return x\n", "Dash open");
	page("import dash\nimport dash_auth\napp = dash.Dash(__name__)\ndash_auth.BasicAuth(app, USERS)\n",
	     "Dash guarded");
	page("import chainlit as cl\n@cl.on_message\nasync def f(m):\n    pass\n", "Chainlit open");
	page("import chainlit as cl\n@cl.password_auth_callback\ndef a(u, p):\n    return None\n@cl.on_message\nasync "
	     "def "
	     "f(m):\n    pass\n",
	     "Chainlit guarded");
}

/* One script says which its pages are. Where it lets everybody in, each of them asks for itself. */
Test(route_page, streamlit_pages_that_one_script_runs)
{
#define RUNS ST "pages = [st.Page('pages/a.py'), st.Page('pages/b.py')]\nst.navigation(pages).run()\n"
	struct repo_facts r = REPO({"main.py", RUNS}, {"pages/a.py", ST SHOWS},
	                           {"pages/b.py", ST "if not st.user.is_logged_in:\n    st.stop()\n" SHOWS},
	                           {"pages/never.py", ST SHOWS});
	repo_expect(&r, "routes", "route auth", "/ open|/a open|/b guarded");
	repo_free(&r);
	r = REPO({"main.py", ST "if not st.user.is_logged_in:\n    st.stop()\n" RUNS}, {"pages/a.py", ST SHOWS},
	         {"pages/b.py", ST SHOWS});
	repo_expect(&r, "routes", "route auth", "/ guarded");
	repo_free(&r);
	r = REPO({"one/main.py", RUNS}, {"one/pages/a.py", ST SHOWS}, {"two/app.py", ST SHOWS});
	repo_expect(&r, "routes", "path auth", "one/main.py open|one/pages/a.py open|two/app.py open");
	repo_free(&r);
}

/* The script signs in elsewhere, and nobody signs in to it. */
Test(route_page, streamlit_signing_in_somewhere_else_is_no_question)
{
	page(ST "import smtplib\ndef send(rows):\n    server = smtplib.SMTP('m')\n    server.login(USER, KEY)\n" SHOWS
	        "send(1)\n",
	     "Streamlit open");
	page(ST "import gspread\nfrom google.oauth2.service_account import Credentials\ndef rows():\n    return "
	        "gspread.authorize(Credentials.from_service_account_info(st.secrets['g'])).open('x')\n" SHOWS
	        "rows()\n",
	     "Streamlit open");
	page(ST "from requests_oauthlib import OAuth1\ndef get_auth():\n    return OAuth1(st.secrets['token'])\n" SHOWS
	        "get_auth()\n",
	     "Streamlit open");
	page(ST "from shop_login import require_login\nrequire_login()\n" SHOWS, "Streamlit ?");
	page(ST "def check_login():\n    if not st.session_state.get('user'):\n        st.stop()\n" SHOWS
	        "check_login()\n",
	     "Streamlit guarded");
}

Test(route_page, streamlit_by_another_name)
{
	page("import streamlit as page\nimport pandas as pd\npage.dataframe(pd.read_sql('select * from t', c))\n",
	     "Streamlit open");
	page("import streamlit as page\nimport pandas as pd\nif not page.user.is_logged_in:\n    page.stop()\n"
	     "page.dataframe(pd.read_sql('select * from t', c))\n",
	     "Streamlit ?");
}
