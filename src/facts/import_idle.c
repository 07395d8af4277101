/* One row for each module and what it may be used for. The names are those of the modules' own documentation; where a
 * name could be bound to another one (import … as), the row wants the plain form, or lists the name without its
 * module. */
#include "import_idle.h"

#include <stdint.h>

#include "base/ascii.h"
#include "facts/language.h"

/* How a module must be imported for its names to be called by it. */
enum plain {
	ANY_FORM,    /* the words stand for themselves */
	READ_FORM,   /* … and config( is always handed a name that is written there: a row of `settings` each */
	GO_FORM,     /* "net/http" without a name of its own in front */
	MODULE_FORM, /* import http from 'http', const http = require('http'), import {createServer} from 'http' */
};

static const struct row {
	const char *languages, *modules, *members, *words; /* a word that ends in $ ends there */
	enum plain plain;
} rows[] = {
        {"Python", "pandas", "stores outbound",
         "read_ to_csv to_excel to_sql to_pickle to_parquet to_json to_feather to_hdf to_gbq to_stata to_orc to_html "
         "to_xml to_clipboard to_latex to_markdown ExcelWriter ExcelFile HDFStore pandas.io pd.io getattr(",
         ANY_FORM},
        {"Python", "streamlit", "identities",
         /* Whom it asks, and not how it signs in to others: a password in a form, a name that it looks for. */
         "login log_in log-in logon logout sign_in signin sign-in signup sign_up \"authenticated 'authenticated "
         ".authenticated _authenticated authenticator auth. "
         "import_auth \"passw 'passw _passw passwords contrase clave kennwort senha mot_de_passe passwort "
         "password_hash "
         "jwt cookie context query_params .user$ experimental_user is_auth require_auth check_auth getattr(",
         ANY_FORM},
        {"Python", "importlib", "servers stores outbound identities",
         "import_module spec_from __import__ Loader exec_module load_module find_loader", ANY_FORM},
        {"Python", "os", "stores",
         "os.open os.write os.mk os.make os.rename os.replace os.remove os.unlink os.system os.popen os.exec os.spawn "
         "os.posix os.fdopen os.link os.symlink os.truncate os.pwrite shutil \"w 'w \"a\" 'a' \"x\" 'x' \"r+ 'r+ "
         "write_text write_bytes getattr( import*",
         ANY_FORM},
        {"Python", "csv", "stores", "writer Writer getattr(", ANY_FORM},
        {"Python", "decouple", "secrets", "", READ_FORM},
        {"Python", "pydantic_settings", "secrets", "SettingsSource customise_sources create_model", ANY_FORM},
        {"Python",
         "sqlalchemy sqlalchemy.orm sqlalchemy.engine sqlalchemy.ext.declarative sqlalchemy.exc sqlalchemy.sql",
         "secrets", "postgres mysql mariadb mssql oracle cockroach snowflake redshift bigquery URL.create", ANY_FORM},
        {"JavaScript TypeScript", "module", "servers stores outbound identities",
         "register _load _resolve runMain syncBuiltin _extensions _compile", ANY_FORM},
        {"JavaScript TypeScript", "fs fs/promises fs-extra", "stores",
         "write append WriteStream mkdir mkdtemp rename copy cp( cpSync open( openSync output ensure move( symlink "
         "link( truncate rm( rmSync unlink",
         ANY_FORM},
        {"JavaScript TypeScript", "http https", "outbound",
         "http.get http.request https.get https.request .request( http.Agent https.Agent", MODULE_FORM},
        {"Go", "net/http", "outbound",
         "http.Get http.Post http.Head http.NewRequest http.Client http.DefaultClient http.Transport "
         "http.DefaultTransport RoundTrip http.Proxy http.ReadResponse httputil",
         GO_FORM},
        {"Go", "os", "stores",
         "os.Create os.Open os.WriteFile os.Mkdir os.Rename os.Remove os.NewFile os.CopyFS os.Symlink os.Link os.Root "
         "os.Truncate os.StartProcess",
         GO_FORM},
        {"Go", "io/ioutil", "stores", "ioutil.Write ioutil.Temp", GO_FORM},
};

static bool has_word(str text, str word)
{
	bool ends = word.p[word.n - 1] == '$';
	str bare = str_sub(word, 0, word.n - ends);
	for (size_t at = 0; (at = str_ifind(text, bare, at)) != SIZE_MAX; at++) {
		char after = at + bare.n < text.n ? text.p[at + bare.n] : ' ';
		if (!ends || !(ascii_letter(after) || ascii_digit(after) || after == '_'))
			return true;
	}
	return false;
}

static str line_before(str text, size_t at)
{
	size_t from = at;
	while (from && text.p[from - 1] != '\n')
		from--;
	return str_trim(str_sub(text, from, at));
}

static bool is_plain_go(str before, str module)
{
	(void)module;
	return !before.n || str_eq(before, S("import")) || str_eq(before, S("import ("));
}

static bool is_plain_module(str before, str module)
{
	static const char *const ways[] = {
	        "import %s from",    "import * as %s from",          "const %s = require(",       "var %s = require(",
	        "let %s = require(", "import { createServer } from", "import {createServer} from"};
	char form[64];
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		size_t n = 0;
		for (const char *c = ways[i]; *c && n + module.n < sizeof form; c++) {
			bool name = c[0] == '%' && c[1] == 's';
			memcpy(form + n, name ? module.p : c, name ? module.n : 1);
			n += name ? module.n : 1;
			c += name;
		}
		if (str_eq(before, str_at(form, n)))
			return true;
	}
	return false;
}

/* Is it imported by its own name wherever it is named? */
static bool is_called_by_its_name(str text, str module, bool (*plain)(str before, str module))
{
	bool found = false;
	for (size_t at = 0; (at = str_find(text, module, at)) != SIZE_MAX; at += module.n) {
		char quote = at + module.n < text.n ? text.p[at + module.n] : ' ';
		size_t from = at;
		if (from >= S("node:").n && str_eq(str_sub(text, from - S("node:").n, from), S("node:")))
			from -= S("node:").n;
		if (!from || (quote != '"' && quote != '\'' && quote != '`') || text.p[from - 1] != quote)
			continue;
		if (!plain(line_before(text, from - 1), module))
			return false;
		found = true;
	}
	return found;
}

/* config("NAME"), and nowhere config(name). */
static bool reads_by_name(str text)
{
	static const str call = STR_INIT("config(");
	for (size_t at = 0; (at = str_find(text, call, at)) != SIZE_MAX; at += call.n) {
		str rest = str_trim(str_sub(text, at + call.n, text.n));
		bool other = at && (ascii_alnum(text.p[at - 1]) || text.p[at - 1] == '_');
		if (!other && (!rest.n || (rest.p[0] != '"' && rest.p[0] != '\'')))
			return false;
	}
	return true;
}

static bool is_idle(const struct row *r, str module, str text)
{
	str word;
	if (r->plain == READ_FORM)
		return reads_by_name(text) && !has_word(text, S("Repository")) && !has_word(text, S("as config"));
	for (str list = str_of(r->words); str_cut(&list, ' ', &word);)
		if (has_word(text, word))
			return false;
	return r->plain == ANY_FORM ||
	       is_called_by_its_name(text, module, r->plain == GO_FORM ? is_plain_go : is_plain_module);
}

str import_idle(str path, str module, str text)
{
	str language = language_of(path);
	if (str_starts(module, S("node:")))
		module = str_sub(module, S("node:").n, module.n);
	for (size_t i = 0; text.n && i < sizeof rows / sizeof *rows; i++)
		if (str_listed(language, rows[i].languages) && str_listed(module, rows[i].modules) &&
		    is_idle(&rows[i], module, text))
			return str_of(rows[i].members);
	return S("");
}
