/* Word by word. */
#include "door_function_name.h"

#include <stdint.h>

bool door_function_is_for_all(str name)
{
	static const char what[] =
	        "health healthcheck ping status sitemap og image login signin sign in signup up register verify "
	        "verification confirm reset forgot password oauth callback";
	static const char with[] = "user users auth api app system send request email account link token check";
	size_t meant = 0, n = 0;
	for (size_t at = 0; at < name.n; n++) {
		size_t end = at;
		while (end < name.n && name.p[end] != '-' && name.p[end] != '_')
			end++;
		str word = str_sub(name, at, end);
		bool is = str_listed(word, what);
		meant += is;
		if (!is && !str_listed(word, with) && !(n == 0 && str_ends(name, S("callback"))))
			return false;
		at = end + 1;
	}
	return meant > 0;
}

bool door_function_is_for_service(str name)
{
	return str_ifind(name, S("webhook"), 0) != SIZE_MAX || str_ends(name, S("-hook"));
}

bool door_function_is_for_strangers(str name)
{
	static const char words[] =
	        "contact newsletter subscribe unsubscribe waitlist feedback rsvp enquiry inquiry public "
	        "widget share shared config sitemap track";
	str word;
	for (str rest = name; str_cut(&rest, '-', &word);)
		for (str part, in = word; str_cut(&in, '_', &part);)
			if (str_listed(part, words))
				return true;
	return false;
}
