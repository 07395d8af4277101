/* By names of variables, hosts and modules of its files. */
#include "door_function_does.h"

#include <stdint.h>

#include "profile_find.h"
#include "profile_type.h"
#include "row_get.h"

static void on_mark(void *ctx, const struct profile_mark *mark)
{
	str *paid = ctx, member;
	for (str list = str_of(mark->members); str_cut(&list, ' ', &member);)
		if (str_eq(member, S("paid")) && !paid->n)
			*paid = str_of(mark->name);
}

static bool is_service_key(str name)
{
	return str_find(name, S("SERVICE_ROLE"), 0) != SIZE_MAX || str_find(name, S("SERVICE_KEY"), 0) != SIZE_MAX ||
	       str_listed(name, "SUPABASE_SECRET_KEY SUPABASE_SECRET_KEYS SB_SECRET_KEY");
}

/* "https://esm.sh/openai@4", "npm:openai@4": the module. */
static str module_of(str text)
{
	static const char sources[] = "npm: jsr: https://esm.sh/ https://deno.land/x/ https://cdn.skypack.dev/";
	str source;
	for (str list = str_of(sources); str_cut(&list, ' ', &source);)
		if (str_starts(text, source))
			return str_sub(text, source.n, text.n);
	return text;
}

static void see_setting(const struct node *row, struct door_deeds *deeds)
{
	deeds->service_key = deeds->service_key || is_service_key(row_text(row, S("name")));
}

static void see_address(const struct node *row, struct door_deeds *deeds)
{
	profile_find(profile_hosts, FIT_HOST, S(""), row_text(row, S("host")), &deeds->paid, on_mark);
}

static void see_import(const struct node *row, struct door_deeds *deeds)
{
	profile_find(profile_modules, FIT_MODULE, row_text(row, S("path")), module_of(row_text(row, S("module"))),
	             &deeds->paid, on_mark);
}

static void look(const struct door_code *code, str path, bool whole, struct door_deeds *deeds)
{
	const struct {
		const struct door_rows *rows;
		void (*see)(const struct node *row, struct door_deeds *deeds);
	} all[] = {{&code->settings, see_setting}, {&code->addresses, see_address}, {&code->imports, see_import}};
	for (size_t k = 0; k < sizeof all / sizeof *all; k++)
		for (size_t i = door_rows_first(all[k].rows, path); i < all[k].rows->n; i++) {
			str at = row_text(all[k].rows->at[i], S("path"));
			if (whole ? !str_starts(at, path) : !str_eq(at, path))
				break;
			all[k].see(all[k].rows->at[i], deeds);
		}
}

struct door_deeds door_function_does(const struct door_code *code, str folder)
{
	struct door_deeds deeds = {.paid = S("")};
	look(code, folder, true, &deeds);
	return deeds;
}

void door_function_does_too(const struct door_code *code, str path, struct door_deeds *deeds)
{
	look(code, path, false, deeds);
}

str door_function_deed(const struct door_deeds *deeds, bool changes, bool gives, struct arena *a)
{
	bool data = deeds->service_key && (changes || gives);
	str what = changes ? S("changes data") : S("gives data");
	if (data && deeds->paid.n)
		return arena_printf(a, "%.*s with the service key, which no policy stops, and calls %.*s at your cost",
		                    STR_ARG(what), STR_ARG(deeds->paid));
	if (data)
		return arena_printf(a, "%.*s with the service key, which no policy stops", STR_ARG(what));
	return deeds->paid.n ? arena_printf(a, "calls %.*s at your cost", STR_ARG(deeds->paid)) : S("");
}
