/* One attribute decides for each kind, where it is written; what decides elsewhere (a policy, a network) is not known.
 */
#include "door_resource.h"

#include "row_get.h"

enum { DEEPEST = 6 };

/* Kinds of resources, and the attribute that closes or opens one. */
static const struct {
	const char *type, *what;
	const char *attribute, *closed; /* its value that closes it. Where it is not written, it is not known, but: */
	bool closed_by_default;
} kinds[] = {
        {"aws_s3_bucket", "bucket", "", "", false}, /* by its public access block */
        {"AWS::S3::Bucket", "bucket", "", "", false},
        {"google_storage_bucket", "bucket", "public_access_prevention", "enforced", false},
        {"azurerm_storage_account", "bucket", "public_network_access_enabled", "false", false},
        {"Microsoft.Storage/storageAccounts", "bucket", "publicNetworkAccess", "Disabled", false},
        {"aws_db_instance", "database", "publicly_accessible", "false", true},
        {"aws_rds_cluster_instance", "database", "publicly_accessible", "false", true},
        {"AWS::RDS::DBInstance", "database", "PubliclyAccessible", "false", false},
        {"google_sql_database_instance", "database", "ipv4_enabled", "false", false},
        {"azurerm_postgresql_flexible_server", "database", "public_network_access_enabled", "false", false},
        {"azurerm_mssql_server", "database", "public_network_access_enabled", "false", false},
        {"azurerm_mysql_flexible_server", "database", "public_network_access_enabled", "false", false},
        {"Microsoft.Sql/servers", "database", "publicNetworkAccess", "Disabled", false},
        {"Microsoft.DBforPostgreSQL/flexibleServers", "database", "publicNetworkAccess", "Disabled", false},
        {"Microsoft.DBforMySQL/flexibleServers", "database", "publicNetworkAccess", "Disabled", false},
};

/* The first member of this name, at any depth. */
static const struct node *find(const struct node *n, str key, unsigned depth)
{
	const struct node *own = n && n->kind == NODE_OBJECT ? node_get(n, key) : NULL;
	for (const struct node *c = n && depth < DEEPEST ? n->child : NULL; c && !own; c = c->next)
		own = find(c, key, depth + 1);
	return own;
}

/* All four switches of an access block. */
static bool blocks_all(const struct node *attributes)
{
	static const char *const terraform[] = {"block_public_acls", "block_public_policy", "ignore_public_acls",
	                                        "restrict_public_buckets"};
	static const char *const cloudformation[] = {"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls",
	                                             "RestrictPublicBuckets"};
	size_t on = 0;
	for (size_t i = 0; i < 4; i++) {
		const struct node *a = find(attributes, str_of(terraform[i]), 0);
		const struct node *b = find(attributes, str_of(cloudformation[i]), 0);
		on += (a && str_eq(a->text, S("true"))) || (b && str_eq(b->text, S("true")));
	}
	return on == 4;
}

static bool refers_to(const struct node *row, const struct node *bucket, struct arena *a)
{
	const struct node *refs = node_get(row, S("refs"));
	str wanted = arena_printf(a, "%.*s.%.*s", STR_ARG(row_text(bucket, S("type"))),
	                          STR_ARG(row_text(bucket, S("name"))));
	if (!row_is(row, S("module"), row_text(bucket, S("module"))))
		return false;
	for (const struct node *r = refs ? row_at(refs->child) : NULL; r; r = row_after(r))
		if (row_is(r, S("to"), wanted))
			return true;
	return false;
}

/* What stands beside a bucket of Terraform's: its access block closes it, a list of rights for all opens it. */
static enum truth of_bucket(struct doors *d, const struct node *bucket)
{
	const struct node *acl = find(node_get(bucket, S("attributes")), S("acl"), 0);
	bool shown = acl && str_starts(acl->text, S("public-read")), blocked = false;
	for (const struct node *row = rows_of(d->facts, S("resources")); row; row = row_after(row)) {
		const struct node *made = node_get(row, S("made")), *attributes = node_get(row, S("attributes"));
		bool is = str_starts(row_text(row, S("type")), S("aws_s3_bucket_")) && refers_to(row, bucket, d->arena);
		if (!is || !made || !str_eq(made->text, S("true")))
			continue;
		const struct node *own = find(attributes, S("acl"), 0);
		shown = shown || (own && str_starts(own->text, S("public-read")));
		blocked = blocked ||
		          (row_is(row, S("type"), S("aws_s3_bucket_public_access_block")) && blocks_all(attributes));
	}
	return blocked ? TRUTH_FALSE : shown ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

static enum truth openness(struct doors *d, const struct node *row, size_t i)
{
	const struct node *attributes = node_get(row, S("attributes"));
	if (str_eq(str_of(kinds[i].type), S("aws_s3_bucket")))
		return of_bucket(d, row);
	if (!kinds[i].attribute[0])
		return blocks_all(attributes) ? TRUTH_FALSE : TRUTH_UNKNOWN;
	const struct node *n = find(attributes, str_of(kinds[i].attribute), 0);
	if (!n)
		return kinds[i].closed_by_default && attributes ? TRUTH_FALSE : TRUTH_UNKNOWN;
	return n->kind != NODE_UNKNOWN && str_eq(n->text, str_of(kinds[i].closed)) ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static str says(struct doors *d, const char *what, str name, enum truth open)
{
	return open == TRUTH_TRUE
	               ? arena_printf(d->arena, "anyone on the internet may read %s %.*s", what, STR_ARG(name))
	       : open == TRUTH_FALSE
	               ? arena_printf(d->arena, "%s %.*s is closed to the internet", what, STR_ARG(name))
	               : arena_printf(d->arena, "whether the internet reaches %s %.*s is not said where it is set up",
	                              what, STR_ARG(name));
}

static void add_unread(struct doors *d)
{
	for (const struct node *row = rows_of(d->facts, S("unread")); row; row = row_after(row))
		if (row_text(row, S("path")).n && row_is(row, S("section"), S("resources")) &&
		    !row_is(row, S("chosen"), S("true")))
			door_add(d, &(struct door){.row = row,
			                           .what = S("bucket"),
			                           .name = str_basename(row_text(row, S("path"))),
			                           .open = TRUTH_UNKNOWN,
			                           .says = S("a file that sets up resources was not read"),
			                           .people = TRUTH_UNKNOWN});
}

void doors_of_resources(struct doors *d)
{
	add_unread(d);
	for (const struct node *row = rows_of(d->facts, S("resources")); row; row = row_after(row)) {
		const struct node *made = node_get(row, S("made"));
		size_t i = 0, n = sizeof kinds / sizeof *kinds;
		while (i < n && !row_is(row, S("type"), str_of(kinds[i].type)))
			i++;
		if (i == n || (made && made->kind == NODE_BOOL && str_eq(made->text, S("false"))))
			continue;
		str name = row_text(row, S("name"));
		enum truth open = openness(d, row, i);
		door_add(d, &(struct door){.row = row,
		                           .what = str_of(kinds[i].what),
		                           .name = name,
		                           .open = open,
		                           .to = open == TRUTH_TRUE ? S("anyone") : S(""),
		                           .says = says(d, kinds[i].what, name, open),
		                           .people = TRUTH_UNKNOWN});
	}
}
