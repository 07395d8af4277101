/* Names of the report's enumerations, as the JSON report spells them. */
#include "model/report.h"

str status_name(enum status s)
{
	static const str names[] = {STR_INIT("ready"), STR_INIT("clean"), STR_INIT("action_required"),
	                            STR_INIT("incomplete")};
	return names[s];
}

str state_name(enum state s)
{
	static const str names[] = {STR_INIT("new"), STR_INIT("known"), STR_INIT("excepted"), STR_INIT("rotated")};
	return names[s];
}

str held_name(enum held h)
{
	static const str names[] = {STR_INIT("head"), STR_INIT("history"), STR_INIT("elsewhere")};
	return names[h];
}

str origin_name(enum origin o)
{
	static const str names[] = {STR_INIT("worktree"), STR_INIT("index"), STR_INIT("history"), STR_INIT("message"),
	                            STR_INIT("stdin")};
	return names[o];
}

str trouble_class_name(enum trouble_class c)
{
	static const str names[] = {STR_INIT("chosen"), STR_INIT("boundary"), STR_INIT("degraded"), STR_INIT("failed")};
	return names[c];
}

const str trouble_unparsed = STR_INIT("could not be parsed");
const str trouble_too_deep = STR_INIT("too large or too deep to parse");
const str trouble_many_apps = STR_INIT("more apps than are told apart");

bool trouble_of_structure(const struct trouble *t)
{
	return str_eq(t->reason, trouble_unparsed) || str_eq(t->reason, trouble_too_deep) ||
	       str_eq(t->reason, trouble_many_apps);
}
