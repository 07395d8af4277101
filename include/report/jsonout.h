/* jsonout: what the JSON formats share: cJSON with our strings, exact integers, and output that is safe to show. A tree
 * that ran out of memory has members missing; jsonout_print() cannot tell, so the helpers note it in w->failed. */
#ifndef REPORT_JSONOUT_H
#define REPORT_JSONOUT_H

#include <cjson/cJSON.h>

#include "report/writer.h"

/* Adds a member to an object, or an item to an array when key is NULL. */
void jsonout_str(struct writing *w, cJSON *to, const char *key, str s);
void jsonout_str_or_null(struct writing *w, cJSON *to, const char *key, str s); /* null for "" */
/* At most `most` characters of s, for fields with a limit. */
void jsonout_str_cut(struct writing *w, cJSON *to, const char *key, str s, size_t most);
void jsonout_int(struct writing *w, cJSON *to, const char *key, unsigned long long n);
void jsonout_bool(struct writing *w, cJSON *to, const char *key, bool b);
cJSON *jsonout_object(struct writing *w, cJSON *to, const char *key);
cJSON *jsonout_array(struct writing *w, cJSON *to, const char *key);
void jsonout_strs(struct writing *w, cJSON *to, const char *key, const str *at, size_t n);
/* A root of its own. */
cJSON *jsonout_root(struct writing *w, bool array);

/* Appends the text and a newline to w->out and deletes the tree. */
void jsonout_print(struct writing *w, cJSON *root, bool on_one_line);

/* Parts of the native report that json and jsonl both print: the keys in front of the findings, one finding's, one
 * control's, one trouble's. */
void jsonout_head(struct writing *w, cJSON *to);
void jsonout_finding(struct writing *w, cJSON *to, const struct finding *f);
void jsonout_control(struct writing *w, cJSON *to, const struct judgement *j);
void jsonout_trouble(struct writing *w, cJSON *to, const struct trouble *t);
/* All of "scan"; takes the array not_scanned, or leaves it out when NULL. */
void jsonout_scan(struct writing *w, cJSON *to, cJSON *not_scanned);

#endif
