/* A guess costs a person an hour when it is wrong; a proof does not. So the place decides about guesses alone. */
#include "scan/weigh.h"

#include "match/path_class.h"

static void cap(struct hit *h, enum severity at_most)
{
	if (at_most != SEVERITY_OFF && (h->at_most == SEVERITY_OFF || at_most < h->at_most))
		h->at_most = at_most;
}

enum weight { PROVEN, KEY, TOKEN, GUESS, SETTING, WEIGHTS };

static enum weight weight_of(const struct hit *h)
{
	const struct rule *r = h->rule;
	if (r->kind != RULE_TEXT)
		return r->secret ? GUESS : SETTING;
	if (r->in_sample != SEVERITY_OFF) /* what is no whole key is a guess */
		return h->confidence == CONFIDENCE_CERTAIN ? KEY : GUESS;
	if (h->proven || (!r->generic && h->confidence == CONFIDENCE_CERTAIN))
		return PROVEN;
	return r->generic ? GUESS : TOKEN;
}

/* SEVERITY_OFF: keeps it. */
static enum severity cap_of(enum weight w, enum path_kind kind, const struct rule *r)
{
	static const enum severity caps[WEIGHTS][PATH_MANUAL + 1] = {
	        [GUESS] = {[PATH_TEST] = SEVERITY_LOW, [PATH_EXAMPLE] = SEVERITY_LOW, [PATH_MANUAL] = SEVERITY_LOW},
	        [SETTING] = {[PATH_EXAMPLE] = SEVERITY_LOW, [PATH_MANUAL] = SEVERITY_LOW}};
	return w == KEY && (kind == PATH_TEST || kind == PATH_EXAMPLE) ? r->in_sample : caps[w][kind];
}

static void make_possible(struct hit *h)
{
	h->possible = h->at_most == SEVERITY_OFF || h->at_most >= SEVERITY_LOW;
	cap(h, SEVERITY_LOW);
}

static bool is_locked(const struct hit *h) { return h->at_most == SEVERITY_LOW; }

void weigh_place(struct hit *h)
{
	struct path_classes path = path_classes(h->place.path);
	weigh_place_in(h, &path);
}

void weigh_place_in(struct hit *h, const struct path_classes *path)
{
	const struct rule *r = h->rule;
	enum path_kind kind = h->place.origin == ORIGIN_MESSAGE ? PATH_MANUAL : path->kind;
	enum weight w = weight_of(h);
	if (kind == PATH_MANUAL && path->is_order && w == SETTING)
		kind = PATH_LIVE;
	bool wild = r->generic && h->confidence < CONFIDENCE_HIGH;
	if (kind == PATH_LIVE && h->in_manual && w == GUESS)
		kind = PATH_MANUAL;
	if ((wild && path->is_translation) || (h->common && path->is_workbench))
		h->confidence = CONFIDENCE_LOW;
	if (h->common && is_locked(h)) /* a password of one's own machine, as people make them up */
		make_possible(h);
	h->place.sample = kind != PATH_LIVE && h->place.origin != ORIGIN_MESSAGE;
	if (kind == PATH_LIVE)
		return;
	/* By proof: an encrypted key, an expired token. In a sample nobody misses it. */
	if ((is_locked(h) && h->place.sample) || (w == SETTING && kind == PATH_TEST))
		h->confidence = CONFIDENCE_LOW;
	else if (w == TOKEN && h->place.sample && h->confidence > CONFIDENCE_MEDIUM)
		h->confidence = CONFIDENCE_MEDIUM;
	if (w == GUESS)
		make_possible(h);
	cap(h, cap_of(w, kind, r));
}

void weigh_past(struct hit *h)
{
	static const bool enough[STORE_SECRETS + 1][3] = {
	        /*                    made up by a person, by a machine, strong and a client is made with it */
	        [STORE_NONE] = {false, false, true},
	        [STORE_SETTINGS] = {false, true, true},
	        [STORE_SECRETS] = {true, true, true}};
	if (weight_of(h) != GUESS)
		return;
	bool strong = h->confidence >= CONFIDENCE_HIGH && !h->chosen && h->in_client;
	if (h->common || !enough[path_store(h->place.path)][strong ? 2 : !h->chosen])
		make_possible(h);
}
