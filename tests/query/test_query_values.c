/* Amounts, words and joins of facts: what a condition says of values that are written in several ways. */
#include "query/query.h"

#include "ask.h"

Test(query_values, amounts_that_may_be_meant_either_way)
{
	ASK(NULL, TIER_NONE, {"{path: a, above: 10MiB}", "{a: 11m}", T}, {"{path: a, above: 10MiB}", "{a: 10MB}", F},
	    {"{path: a, above: 10200000B}", "{a: 10MB}", U}, {"{path: a, below: 10 MB}", "{a: 10000000}", U},
	    {"{path: a, equals: 10 MB}", "{a: 10 MB}", T}, {"{path: a, equals: 10 MB}", "{a: 10mb}", U},
	    {"{path: a, above: {path: b}}", "{a: 11m, b: 10m}", T},
	    {"{path: a, below: {path: b}}", "{a: 10m, b: 5000k}", F},
	    {"{path: a, below: {path: b}}", "{a: 10m, b: 5/s}", U},
	    {"{path: a, equals: {path: b}}", "{a: 10m, b: 5/s}", F}, {"{path: a, equals: 900}", "{a: 15m}", T},
	    {"{path: a, above: 900}", "{a: 1h}", T}, {"{path: a, above: 15m}", "{a: 15 apples}", U},
	    {"{path: a, in: [1 KB, 2]}", "{a: 1010}", U});
}

Test(query_values, a_rule_says_what_a_number_is_of)
{
	ASK(NULL, TIER_NONE, {"{path: a, above: 15m, unit: ms}", "{a: 900001}", T},
	    {"{path: a, above: 15m, unit: ms}", "{a: 900000}", F}, {"{path: a, above: 15m, unit: ms}", "{a: 16m}", T},
	    {"{path: a, above: 900000, unit: ms}", "{a: 16m}", T},
	    {"{path: a, below: 1 MiB, unit: KiB}", "{a: 1023}", T},
	    {"{path: a, above: 1/s, unit: /minute}", "{a: 61}", T},
	    {"{path: a, above: 1/s, unit: /minute}", "{a: 60}", F},
	    {"{path: a, equals: {path: b}, unit: min}", "{a: 15, b: PT15M}", T},
	    {"{path: a, above: 15m, unit: ms}", "{a: computed()}", U},
	    {"{path: a, above: 15m, unit: ms}", "{a: 5/s}", U}, {"{path: a, in: [1h, 2h], unit: min}", "{a: 120}", T});
}

Test(query_values, words_of_a_text)
{
	ASK("{scopes: [openid, repo]}", TIER_NONE,
	    {"{some: a, words: true, where: {path: ., equals: repo}}", "{a: 'openid repo'}", T},
	    {"{some: a, words: true, where: {path: ., equals: repo}}", "{a: 'openid,repo'}", T},
	    {"{some: a, words: true, where: {path: ., equals: repo}}", "{a: 'report'}", F},
	    {"{some: a, where: {path: ., equals: repo}}", "{a: 'openid repo'}", F},
	    {"{some: a, words: true, where: {path: ., exists: true}}", "{a: ' , '}", F},
	    {"{some: a, words: true, where: {path: ., exists: true}}", "{a: computed()}", U},
	    {"{every: a, words: true, where: {path: ., exists: false}}", "{a: computed()}", U},
	    {"{every: a.*, words: true, where: {path: ., in: {path: $manifest.scopes}}}",
	     "{a: ['openid repo', openid]}", T},
	    {"{every: a.*, words: true, where: {path: ., in: {path: $manifest.scopes}}}", "{a: [openid, 'mail repo']}",
	     F},
	    {"{count: a, words: true, equals: 3}", "{a: ' one, two three '}", T},
	    {"{count: a, words: true, above: 2}", "{a: computed()}", U},
	    {"{some: a, words: true, where: {path: ^b, equals: 1}}", "{a: x, b: 1}", T});
}

/* MONI-07 as its entry is written: is there a receiver of this name that has a channel? */
Test(query_values, an_alert_reaches_somebody)
{
	static const struct ask alerts[] = {
	        {"{some: $.receivers.*, where: {all: [{path: name, equals: {path: ^receiver}}, {path: channels, above: "
	         "0}]}}",
	         "{alerts: [{path: a.yml, receiver: mail}], receivers: [{name: mail, channels: 1}]}", T},
	        {"", "{alerts: [{path: a.yml, receiver: mail}], receivers: [{name: mail, channels: 0}]}", F},
	        {"", "{alerts: [{path: a.yml, receiver: mail}], receivers: [{name: pager, channels: 1}]}", F},
	        {"", "{alerts: [{path: a.yml, receiver: mail}], receivers: []}", F},
	        {"", "{alerts: [{path: a.yml}], receivers: [{name: mail, channels: 1}]}", F},
	        {"", "{alerts: [{path: a.yml, receiver: computed()}], receivers: [{name: mail, channels: 1}]}", U},
	        {"", "{alerts: [{path: a.yml, receiver: mail}], receivers: [{name: mail, channels: computed()}]}", U},
	        {"", "{alerts: [{path: a.yml, receiver: mail}], receivers: computed()}", U}};
	struct patterns *p = patterns_new();
	struct arena a = {0};
	const struct cond *holds = ask_cond(&a, alerts[0].cond);
	const struct cond *applies = ask_cond(&a, "{path: alerts.*.path, exists: true}");
	for (size_t i = 0; i < sizeof alerts / sizeof *alerts; i++) {
		const struct node *facts = ask_tree(&a, alerts[i].tree);
		struct query q = {.patterns = p, .arena = &a, .root = facts};
		cr_expect_eq(query_test(&q, applies, facts), T);
		cr_expect_eq(query_test(&q, holds, node_get(facts, S("alerts"))->child), alerts[i].truth, "%s",
		             alerts[i].tree);
	}
	struct query none = {.patterns = p, .arena = &a, .root = ask_tree(&a, "{alerts: []}")};
	cr_expect_eq(query_test(&none, applies, none.root), F);
	patterns_free(p);
	arena_free(&a);
}
