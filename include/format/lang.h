/* lang: the reader that goes by the row of a language alone (code_language.h): Go, Java, Kotlin, C#, PHP, Ruby, Dart,
 * Swift, Rust. Its tree is that of format/code.h. */
#ifndef FORMAT_LANG_H
#define FORMAT_LANG_H

#include "format/code_lexer.h"
#include "format/code_walk.h"

extern const struct code_language lang_go, lang_java, lang_kotlin, lang_csharp, lang_php, lang_ruby, lang_dart,
        lang_swift, lang_rust;

/* ---- tokens: lang_lex.c, lang_text.c ---- */

void lang_lex(const struct code_language *l, str bytes, struct code_tokens *out);
bool lang_starts_name(const struct lexer *x, size_t at);
size_t lang_name_end(const struct lexer *x, size_t at);
/* The text whose quote stands at pos; false when none does. */
bool lang_text(struct lexer *x);
/* The text goes on behind a hole that ends with the byte at pos. */
void lang_text_resume(struct lexer *x);
/* One token of text from [from, to) whose content is [inner, inner_end). */
struct code_token *lang_emit_text(struct lexer *x, size_t from, size_t to, size_t inner, size_t inner_end,
                                  uint32_t flags);
/* Is a part of Ruby's text computed? */
bool lang_has_hole(str s);
/* The text of a here document: the tag that begins it stands at [from, to), its body begins with the next line and ends
 * in front of the line that holds end alone. */
void lang_here(struct lexer *x, size_t from, size_t to, str end, uint32_t flags);

/* ---- what tokens mean: lang_strip.c, lang_param.c, lang_names.c ---- */

/* Takes types out, marks parameters, blocks and objects. */
void lang_strip(struct code_tokens *t);
/* Is token i the first of a statement? */
bool lang_starts(const struct code_tokens *t, uint32_t i);
/* ( at i opens the parameters of a function. */
bool lang_is_params(const struct code_tokens *t, uint32_t i);
/* Hands over the name of each parameter between the brackets at open. */
void lang_params(const struct code_tokens *t, uint32_t open, void *ctx, void (*each)(void *ctx, uint32_t name));
void lang_note_names(struct code_file *f);

/* ---- imports: lang_import.c ---- */

struct code_import {
	str module, member; /* member: "" for all of it */
	str name;           /* what it is called here; "": by nothing */
	uint32_t local;     /* the token that says so; 0: none does */
	uint32_t from, to;  /* tokens it is named by */
	bool more;          /* another member of the module handed over before */
};
typedef void lang_import(struct code_file *f, uint32_t i, void *ctx, code_import_sink *each);
lang_import lang_import_path, lang_import_go, lang_import_csharp, lang_import_php, lang_import_dart, lang_import_rust,
        lang_import_ruby;

/* What of a module is named: parts *module from its last name where that names a member of it, else "*". */
str lang_import_member(const struct code_tokens *t, str *module);

/* ---- values: lang_build.c ---- */

/* What a construction, a call that makes a list or a map, or a text in a wrapper is worth; NULL: nothing known. */
struct node *lang_built(struct code_file *f, uint32_t from, uint32_t to, unsigned depth);
/* The type in front of T{…} whose brace stands at open: its first token; 0 when there is none. */
uint32_t lang_composite(const struct code_tokens *t, uint32_t open);

/* Does a word of headers stand before token i in its statement? */
bool lang_in_header(const struct code_tokens *t, uint32_t i);

/* ---- hooks of rows ---- */

size_t php_enter(str bytes, size_t at);
bool php_lex(struct lexer *x);
bool php_note(struct code_file *f, uint32_t i);
bool ruby_lex(struct lexer *x);
bool ruby_note(struct code_file *f, uint32_t i);
bool ruby_token(struct code_walk *w, uint32_t i);
uint32_t ruby_item_end(struct code_file *f, uint32_t i, uint32_t end);
void go_strip(struct code_tokens *t);

#endif
