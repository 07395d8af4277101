/* yaml: what the parts of the YAML reader share: the events (yaml.c), scalars (yaml_scalar.c) and the text that libyaml
 * is given (yaml_text.c). */
#ifndef FORMAT_YAML_H
#define FORMAT_YAML_H

#include <yaml.h>

#include "format/reader.h"

/* The document as libyaml can read it, with as many characters in each line as before: what it refuses or takes for a
 * line end (control characters, bad UTF-8, NEL, LS, PS) becomes one other character. With templates, Helm's and Jinja's
 * {{…}} inside a line is written in private-use characters, and lines that hold nothing else become blank. */
str yaml_text(struct arena *a, str bytes, bool templates);
/* A scalar of such a text as it was. */
str yaml_text_back(struct arena *a, str scalar, bool templates);

/* Kind and text by the core schema of YAML 1.2 (so NO, yes and on are strings) and by tag: a tag that is not of
 * tag:yaml.org,2002 is computed by whoever reads the file. */
void yaml_scalar(struct node *n, struct arena *a, str value, str tag, yaml_scalar_style_t style);
bool yaml_custom_tag(str tag);

#endif
