/* resource: what a repository sets up in a cloud, a cluster or on one machine, read from the files of the tools that do
 * it into one shape, so that a rule about a bucket or an open address is written once for what the tool calls it.
 *
 * A row of the section `resources`:
 *   tool        terraform, cloudformation, kubernetes, compose, serverless, wrangler, apps-script, bicep, arm, or a
 * platform's name type        what the tool calls it: aws_s3_bucket, data.aws_iam_policy_document, AWS::S3::Bucket,
 * Deployment, service, function, Microsoft.Storage/storageAccounts. UNKNOWN where a template hides it name        its
 * name inside of the tool's files (Terraform's label, a logical id); not what the cloud calls it module      the folder
 * of the file, "" for the root address     what tells it from all others, and what people call it:
 * "infra/aws_s3_bucket.logs" in Terraform, which knows folders; else the path in front environment, namespace   where
 * the tool has such attributes  OBJECT as the file has it. References are resolved, so far as files say what they come
 * to; what stays computed is UNKNOWN with its source as text. Of environment variables only the names are kept: what is
 * set here is UNKNOWN "...". What is too much is cut, and a member (or item) "..." of kind UNKNOWN says so made false
 * when it is made zero times (count = 0, a Condition that does not hold), UNKNOWN when that is computed; else true part
 * true when it only changes another resource of its name, so that every object in it may have more members refs ARRAY
 * of {to: "type.name" of what is referred to, or a logical id; by: the attribute, "rule.bucket"} resolved    ARRAY of
 * the attributes that were references and are none now, "rule.bucket": the file itself does not show what they are
 *
 * How references are resolved (in resource_finish.c, when the rows of all files are there):
 *   terraform       var.x: what terraform.tfvars and *.auto.tfvars of the folder set, the last of them counts; else the
 *                   default; in a folder that module blocks call, what all of them hand in. Where other *.tfvars set
 *                   something else, or two calls differ, it is UNKNOWN. local.x, and both inside of strings
 *   cloudformation  parameters by their Default, Ref, Sub, GetAtt, FindInMap, Join, Select, If
 *   kubernetes      whom selectors select, what is named. What an overlay of kustomize changes is UNKNOWN in its base;
 *                   so is every value in a template of Helm, of which only type and name are told
 *   compose         ${VAR:-default} unless .env beside it sets VAR, extends. What another file beside compose.yaml
 *                   changes is UNKNOWN
 *   serverless      ${self:…} of the same file, ${opt:…} and ${env:…} by their default, else UNKNOWN; what stands below
 *                   `resources` is rows of cloudformation
 *   wrangler        sections of `env` with what they take over from the top
 *   arm             parameters by their default, unless a file of parameters near it says otherwise, variables, and the
 *                   functions that need no cloud. An inner template with a scope of its own stays UNKNOWN
 *   bicep           the same, with what the modules of other files hand in. What a loop binds is UNKNOWN
 * A section of its own, `resource_values`, carries what that takes from the files to there; no rule reads it. */
#ifndef FACTS_RESOURCE_H
#define FACTS_RESOURCE_H

#include "facts/fact.h"

/* Adds the resources of one file, and the values that others may need; of files that are none, nothing. */
void resource_tree(struct facts *f, str path, str format, const struct node *tree);
/* A file of this path was not read. Where its name tells which tool reads it, there is a resource of UNKNOWN type, so
 * that only what is asked about that tool stays open; chosen: left out by the user or the policy, a row of `unread`. */
void resource_unread(struct facts *f, str path, bool chosen);

#endif
