/* deployment_row: rows of `deployments` (facts/deployment.h), and the readers of one file each. */
#ifndef FACTS_DEPLOYMENT_ROW_H
#define FACTS_DEPLOYMENT_ROW_H

#include "facts/fact.h"

struct deployment {
	str path; /* of the file that says so */
	const struct node *at;
	const char *platform, *what;
	str way;  /* from the file's folder to what is put to work; "" for that folder itself */
	str file; /* from that folder on; "" for none */
	str name, runs, schedule, region;
};
/* Adds the row; what leads out of the repository or is computed adds none, since nobody knows what it deploys. */
void deployment_add(struct facts *f, const struct deployment *d);
/* The text of a scalar; "" for what is none, is computed or not there. */
str deployment_text_of(const struct node *n);

typedef void deployment_reader(struct facts *f, str path, const struct node *tree);
deployment_reader deployment_sam, deployment_serverless, deployment_wrangler, deployment_netlify, deployment_vercel,
        deployment_firebase, deployment_fly, deployment_render, deployment_appengine, deployment_railway,
        deployment_amplify, deployment_azd, deployment_host, deployment_replit, deployment_appsscript,
        deployment_extension, deployment_supabase, deployment_terraform, deployment_skaffold;
/* A Dockerfile: a row of `containers` for its last stage. */
deployment_reader deployment_image;

#endif
