/* resource_readers: one reader for each tool's files. Each adds the rows of one file (facts/resource.h); path and tree
 * are what resource.c found to be the tool's. Only src/facts/resource*.c include it. */
#ifndef FACTS_RESOURCE_READERS_H
#define FACTS_RESOURCE_READERS_H

#include "resource_make.h"

typedef void resource_reader(struct resource_file *f, const struct node *tree);

resource_reader resource_terraform;      /* *.tf, *.tf.json, *.tfvars */
resource_reader resource_cloudformation; /* templates, of SAM and the CDK as well */
resource_reader resource_kubernetes;     /* manifests, Helm's templates, kustomization.yaml */
resource_reader resource_kustomization;  /* the last of these */
resource_reader resource_compose;        /* compose.yaml and files beside it; .env */
resource_reader resource_serverless;     /* serverless.yml */
resource_reader resource_wrangler;       /* wrangler.toml, .json, .jsonc */
resource_reader resource_script;         /* appsscript.json */
resource_reader resource_arm;            /* templates of Azure Resource Manager, files of parameters */
resource_reader resource_bicep;          /* *.bicep, *.bicepparam */

/* !Ref and the like as the long form: `computed` of whatever may hold CloudFormation. */
void resource_cloudformation_computed(struct resource_copy *c, struct members *to, str key, const struct node *n);

/* Does the tree look like one? */
bool resource_is_cloudformation(const struct node *tree);
bool resource_is_kubernetes(const struct node *tree);
bool resource_is_kustomization(str path, const struct node *tree);
bool resource_is_compose(const struct node *tree);
bool resource_is_serverless(const struct node *tree);
bool resource_is_arm(const struct node *tree);

#endif
