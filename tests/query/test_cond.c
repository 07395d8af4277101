/* The reader of conditions: each mistake is named. */
#include "query/cond.h"

#include "ask.h"

Test(cond, each_mistake_is_named)
{
	static const struct {
		const char *cond, *says;
	} rows[] = {
	        {"[]", "is a mapping such as"},
	        {"{}", "is a mapping such as"},
	        {"{path: a}", "`path` needs a comparison"},
	        {"{equals: 1}", "needs a path and a comparison"},
	        {"{path: a, equal: 1}", "did you mean `equals`"},
	        {"{path: a, equals: 1, wher: {path: b, equals: 1}}", "did you mean `where`"},
	        {"{sum: a.*, where: {path: b, equals: 1}}", "did you mean `some`"},
	        {"{path: a, equals: 1, above: 2}", "`equals` and `above` in one condition: use `all`"},
	        {"{path: a, some: b, where: {path: b, equals: 1}}", "`path` and `some` in one condition"},
	        {"{all: [{path: a, equals: 1}], path: a}", "`all` stands alone"},
	        {"{path: a, equals: 1, not: {path: b, equals: 1}}", "`not` stands alone"},
	        {"{not: [{path: a, equals: 1}]}", "`not` takes one condition"},
	        {"{perhaps: [{path: a, equals: 1}]}", "`perhaps` takes one condition"},
	        {"{path: a, equals: 1, perhaps: {path: b, equals: 1}}", "`perhaps` stands alone"},
	        {"{any: {path: a, equals: 1}}", "take a list of conditions"},
	        {"{path: [a], equals: 1}", "`path` takes a path"},
	        {"{path: a..b, equals: 1}", "empty step"},
	        {"{path: a, where: {path: b, equals: 1}}", "`path` needs a comparison"},
	        {"{path: a, equals: 1, where: {path: b, equals: 1}}", "`where` does not go with `path`"},
	        {"{where: {path: b, equals: 1}}", "`where` needs `some`, `every`, `covers` or `count`"},
	        {"{by: b}", "`by` needs"},
	        {"{some: a}", "`some` needs `where`"},
	        {"{every: a, equals: 1, where: {path: b, equals: 1}}", "`equals` does not go with `every`"},
	        {"{some: a, by: b, where: {path: b, equals: 1}}", "`by` does not go with `some`"},
	        {"{covers: a, where: {path: b, equals: 1}}", "`covers` needs `by`"},
	        {"{covers: a, by: b}", "`covers` needs `where`"},
	        {"{count: a}", "`count` needs a comparison"},
	        {"{count: a, matches: x}", "`count` takes equals, above or below, not `matches`"},
	        {"{count: a, above: many}", "compared with a whole number"},
	        {"{count: a, above: '-1'}", "compared with a whole number"},
	        {"{path: ^a, equals: 1}", "no `where` around it"},
	        {"{path: a, equals: {path: ^b}}", "no `where` around it"},
	        {"{some: ^a, where: {path: b, equals: 1}}", "no `where` around it"},
	        {"{some: a, where: {path: ^^b, equals: 1}}", "further out"},
	        {"{covers: a, by: ^b, where: {path: b, equals: 1}}", "no `where` around it"},
	        {"{covers: a, by: b, where: {path: ^^^b, equals: 1}}", "further out"},
	        {"{path: a, in: x}", "`in` takes a list"},
	        {"{path: a, in: [[x]]}", "`in` takes a list of values"},
	        {"{path: a, subset: x}", "`subset` takes a list"},
	        {"{path: a, equals: [x]}", "`equals` takes one value"},
	        {"{path: a, exists: yes please}", "`exists` takes true or false"},
	        {"{path: a, exists: {path: b}}", "`exists` takes no {path: …}"},
	        {"{path: a, matches: {by_tier: {low: a, medium: a, high: a}}}", "`matches` takes no {by_tier: …}"},
	        {"{path: a, equals: {pth: b}}", "unknown key `pth` behind `equals`"},
	        {"{path: a, equals: {path: b, by_tier: c}}", "takes a value, {path: …} or {by_tier: …}"},
	        {"{path: a, equals: {}}", "takes a value, {path: …} or {by_tier: …}"},
	        {"{path: a, above: {by_tier: {low: 1, high: 3}}}", "lacks a value for medium"},
	        {"{path: a, above: {by_tier: {low: 1, medium: 2, high: 3, critical: 4}}}", "and nothing else"},
	        {"{path: a, above: {by_tier: {low: 1, medium: [2], high: 3}}}", "`above` takes one value"},
	        {"{path: a, above: {by_tier: 3}}", "lacks a value for low"},
	        {"{path: a, above: 12 parsecs}", "a value with a unit such as 15m"},
	        {"{path: a, below: soon}", "not `soon`"},
	        {"{path: a, below: 15m, unit: apples}", "`apples` is no unit"},
	        {"{path: a, below: 15m, unit: /s}", "`15m` is not an amount in /s"},
	        {"{path: a, in: [1h, x], unit: min}", "`x` is not an amount in min"},
	        {"{path: a, below: {by_tier: {low: 1h, medium: 5/s, high: 1m}}, unit: s}", "`5/s` is not an amount"},
	        {"{path: a, exists: true, unit: s}", "`exists` takes no unit"},
	        {"{count: a, above: 1, unit: s}", "`unit` does not go with `count`"},
	        {"{path: a, equals: x, words: true}", "`words` does not go with `path`"},
	        {"{some: a, words: 1, where: {path: b, exists: true}}", "`words` takes true or false"},
	        {"{words: true}", "`words` needs `some`"},
	};
	struct arena a = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {{0}};
		struct cond c;
		cr_expect_not(cond_read(ask_tree(&a, rows[i].cond), &a, &c, &err), "%s", rows[i].cond);
		cr_expect(strstr(err.text, rows[i].says), "%s: %s", rows[i].cond, err.text);
	}
	arena_free(&a);
}
