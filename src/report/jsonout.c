/* cJSON as the reports use it. Its numbers are doubles, so ours go in as text; its strings end at NUL and may hold
 * invalid UTF-8, so ours are escaped first. */
#include "report/jsonout.h"

#include <stdlib.h>

#include "base/utf.h"
#include "report/escape.h"

static void add(struct writing *w, cJSON *to, const char *key, cJSON *item)
{
	bool ok = item && to && (key ? cJSON_AddItemToObject(to, key, item) : cJSON_AddItemToArray(to, item));
	if (ok)
		return;
	cJSON_Delete(item);
	w->failed = true;
	err_set(w->err, "out of memory while writing the report");
}

void jsonout_str(struct writing *w, cJSON *to, const char *key, str s)
{
	struct buf text BUF_AUTO = {0};
	escape_utf8(&text, s);
	buf_byte(&text, '\0');
	add(w, to, key, cJSON_CreateString(text.p));
}

void jsonout_str_or_null(struct writing *w, cJSON *to, const char *key, str s)
{
	if (s.n)
		jsonout_str(w, to, key, s);
	else
		add(w, to, key, cJSON_CreateNull());
}

void jsonout_str_cut(struct writing *w, cJSON *to, const char *key, str s, size_t most)
{
	struct buf text BUF_AUTO = {0};
	escape_utf8(&text, s);
	str rest = buf_str(&text);
	size_t length;
	for (; rest.n && most; rest = str_sub(rest, length, rest.n), most--)
		utf_next(rest, &length);
	jsonout_str(w, to, key, str_sub(buf_str(&text), 0, text.n - rest.n));
}

void jsonout_int(struct writing *w, cJSON *to, const char *key, unsigned long long n)
{
	struct buf text BUF_AUTO = {0};
	buf_printf(&text, "%llu", n);
	buf_byte(&text, '\0');
	add(w, to, key, cJSON_CreateRaw(text.p));
}

void jsonout_bool(struct writing *w, cJSON *to, const char *key, bool b) { add(w, to, key, cJSON_CreateBool(b)); }

cJSON *jsonout_object(struct writing *w, cJSON *to, const char *key)
{
	cJSON *object = cJSON_CreateObject();
	add(w, to, key, object);
	return w->failed ? NULL : object;
}

cJSON *jsonout_array(struct writing *w, cJSON *to, const char *key)
{
	cJSON *array = cJSON_CreateArray();
	add(w, to, key, array);
	return w->failed ? NULL : array;
}

void jsonout_strs(struct writing *w, cJSON *to, const char *key, const str *at, size_t n)
{
	cJSON *array = jsonout_array(w, to, key);
	for (size_t i = 0; i < n; i++)
		jsonout_str(w, array, NULL, at[i]);
}

cJSON *jsonout_root(struct writing *w, bool array)
{
	cJSON *root = array ? cJSON_CreateArray() : cJSON_CreateObject();
	if (!root) {
		w->failed = true;
		err_set(w->err, "out of memory while writing the report");
	}
	return root;
}

void jsonout_print(struct writing *w, cJSON *root, bool on_one_line)
{
	char *text = root ? (on_one_line ? cJSON_PrintUnformatted(root) : cJSON_Print(root)) : NULL;
	if (text) {
		escape_json_text(w->out, str_of(text));
		buf_byte(w->out, '\n');
	} else {
		w->failed = true;
		err_set(w->err, "out of memory while writing the report");
	}
	free(text);
	cJSON_Delete(root);
}
