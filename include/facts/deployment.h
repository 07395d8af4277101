/* deployment: files that say how something of this repository is put to work, read one by one into two sections.
 *
 *   deployments  ARRAY of {path, platform, what: service|function|site|job|stack, folder (of what is put to work),
 * name?, file? (the Dockerfile, the program), runs? (the command), schedule?, region?} containers   ARRAY of {path,
 * folder, image (of the last stage), runs? (CMD or ENTRYPOINT), user?, copies: ARRAY of STRING (what is taken from the
 * repository, as written)}
 *
 * A compose service whose image is made elsewhere is no deployment of this repository. */
#ifndef FACTS_DEPLOYMENT_H
#define FACTS_DEPLOYMENT_H

#include "facts/fact.h"

/* Is it one of these files? Its name alone does not say that it is (template.yaml, app.yaml): the content does. */
bool deployment_reads(str path, str format);
void deployment_tree(struct facts *f, str path, str format, const struct node *tree);
/* Procfile */
void deployment_text(struct facts *f, str path, str bytes);

#endif
