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
