/* code_markup: the elements of a page or a template (HTML, Vue, Svelte, Astro, Angular), beside its scripts. Those that
 * lead somewhere or load something (a, area, form, button, input, script, link, iframe, embed, object, base, meta) and
 * components (a capital or a hyphen in the name) stand in jsx of format/code.h with all of their attributes, in lower
 * case for HTML's own. `:href`, `v-bind:href`, `[href]` and `href={…}` are href: a text in quotes is its value,
 * anything else is UNKNOWN with its source; so is a text in which a template puts something ({{ }}, <% %>, {% %}, ${
 * }). An attribute without a value is true. What is an address with parameters stands in addresses, too. */
#ifndef FORMAT_CODE_MARKUP_H
#define FORMAT_CODE_MARKUP_H

#include "format/code_walk.h"

/* Call it once, behind the walk, for a file of mark-up. */
void code_markup(struct code_walk *w);

#endif
