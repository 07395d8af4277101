/* One attribute decides for each kind, where it is written, or what stands beside it; what decides elsewhere (the
 * account's own block, a network) is not known. */
#include "door_resource.h"

#include "row_get.h"

enum { DEEPEST = 6 };

/* Kinds of resources, and the attribute that closes or opens one. Sources: registry.terraform.io (aws, google,
 * azurerm), the references of CloudFormation and of Azure's templates. */
static const struct {
	const char *type, *what;
	const char *attribute, *closed,
	        *opened; /* its values that say so. Where it is not written, it is not known, but: */
	bool closed_by_default;
} kinds[] = {
        {"aws_s3_bucket", "bucket", "acl", "", "public-read public-read-write", false},
        {"AWS::S3::Bucket", "bucket", "AccessControl", "", "PublicRead PublicReadWrite", false},
        {"google_storage_bucket", "bucket", "public_access_prevention", "enforced", "", false},
        {"azurerm_storage_account", "bucket", "public_network_access_enabled", "false", "", false},
        {"azurerm_storage_container", "bucket", "container_access_type", "private", "blob container", true},
        {"Microsoft.Storage/storageAccounts", "bucket", "publicNetworkAccess", "Disabled", "", false},
        {"aws_db_instance", "database", "publicly_accessible", "false", "true", true},
        {"aws_rds_cluster_instance", "database", "publicly_accessible", "false", "true", true},
        {"aws_redshift_cluster", "database", "publicly_accessible", "false", "true", false},
        {"AWS::RDS::DBInstance", "database", "PubliclyAccessible", "false", "true", false},
        {"AWS::Redshift::Cluster", "database", "PubliclyAccessible", "false", "true", false},
        {"google_sql_database_instance", "database", "ipv4_enabled", "false", "", false},
        {"azurerm_postgresql_flexible_server", "database", "public_network_access_enabled", "false", "", false},
        {"azurerm_mssql_server", "database", "public_network_access_enabled", "false", "", false},
        {"azurerm_mysql_flexible_server", "database", "public_network_access_enabled", "false", "", false},
        {"Microsoft.Sql/servers", "database", "publicNetworkAccess", "Disabled", "", false},
        {"Microsoft.DBforPostgreSQL/flexibleServers", "database", "publicNetworkAccess", "Disabled", "", false},
        {"Microsoft.DBforMySQL/flexibleServers", "database", "publicNetworkAccess", "Disabled", "", false},
};

#define EVERYBODY "allUsers allAuthenticatedUsers"

/* Resources beside one that open it, by a value of theirs. */
static const struct {
	const char *type, *attribute, *opened;
} beside[] = {
        {"aws_s3_bucket_acl", "acl", "public-read public-read-write"},
        {"google_storage_bucket_acl", "predefined_acl", "publicRead publicReadWrite"},
        {"google_storage_default_object_acl", "predefined_acl", "publicRead publicReadWrite"},
        {"google_storage_bucket_iam_member", "member", EVERYBODY},
        {"google_storage_bucket_iam_binding", "members", EVERYBODY},
        {"google_storage_bucket_access_control", "entity", EVERYBODY},
        {"google_storage_default_object_access_control", "entity", EVERYBODY},
        {"azurerm_postgresql_flexible_server_firewall_rule", "end_ip_address", "255.255.255.255"},
        {"azurerm_mysql_flexible_server_firewall_rule", "end_ip_address", "255.255.255.255"},
        {"azurerm_mssql_firewall_rule", "end_ip_address", "255.255.255.255"},
};

/* The first member of this name, at any depth. */
static const struct node *find(const struct node *n, str key, unsigned depth)
{
	const struct node *own = n && n->kind == NODE_OBJECT ? node_get(n, key) : NULL;
	for (const struct node *c = n && depth < DEEPEST ? n->child : NULL; c && !own; c = c->next)
		own = find(c, key, depth + 1);
	return own;
}

/* Is it, or one of its items, one of these words? */
static bool says_one(const struct node *n, const char *words)
{
	bool any = n && node_is_leaf(n) && n->kind != NODE_UNKNOWN && n->text.n && str_listed(n->text, words);
	for (const struct node *c = n && n->kind == NODE_ARRAY ? n->child : NULL; c && !any; c = c->next)
		any = says_one(c, words);
	return any;
}

/* All four switches of an access block. */
static bool blocks_all(const struct node *attributes)
{
	static const char *const terraform[] = {"block_public_acls", "block_public_policy", "ignore_public_acls",
	                                        "restrict_public_buckets"};
	static const char *const cloudformation[] = {"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls",
	                                             "RestrictPublicBuckets"};
	size_t on = 0;
	for (size_t i = 0; i < 4; i++)
		on += says_one(find(attributes, str_of(terraform[i]), 0), "true") ||
		      says_one(find(attributes, str_of(cloudformation[i]), 0), "true");
	return on == 4;
}

/* Does a policy let everybody in? A condition may keep them out again: then it is not known, and not told. */
static bool lets_all_in(const struct node *policy)
{
	const struct node *statements = policy ? find(policy, S("Statement"), 0) : NULL;
	const struct node *first = statements && statements->kind == NODE_ARRAY ? statements->child : statements;
	for (const struct node *n = first; n; n = n == statements ? NULL : n->next) {
		const struct node *who = n->kind == NODE_OBJECT ? node_get(n, S("Principal")) : NULL;
		const struct node *account = who && who->kind == NODE_OBJECT ? node_get(who, S("AWS")) : who;
		if (row_is(n, S("Effect"), S("Allow")) && says_one(account, "*") && !node_get(n, S("Condition")))
			return true;
	}
	return false;
}

/* Its policy is written, and is no text that stands here. */
static bool hides_policy(const struct node *policy)
{
	return policy && (policy->kind == NODE_UNKNOWN || node_is_leaf(policy));
}

/* What a reference to it says: type.name, and of CloudFormation the name alone. */
static str referred_as(const struct node *store, struct arena *a)
{
	str type = row_text(store, S("type")), name = row_text(store, S("name"));
	return str_starts(type, S("AWS::")) ? name : arena_printf(a, "%.*s.%.*s", STR_ARG(type), STR_ARG(name));
}

static bool refers_to(const struct node *row, str wanted)
{
	const struct node *refs = node_get(row, S("refs"));
	for (const struct node *r = refs ? row_at(refs->child) : NULL; r; r = row_after(r))
		if (row_is(r, S("to"), wanted))
			return true;
	return false;
}

/* What stands beside it: an access block closes it; rights, a policy or a rule of a firewall for all open it. */
struct around {
	bool opened, blocked, site, unknown;
};

static void look_at(struct around *o, const struct node *row)
{
	const struct node *attributes = node_get(row, S("attributes"));
	str type = row_text(row, S("type"));
	bool policy = str_eq(type, S("aws_s3_bucket_policy")) || str_eq(type, S("AWS::S3::BucketPolicy"));
	const struct node *own = policy ? find(attributes, S("policy"), 0) : NULL;
	own = policy && !own ? find(attributes, S("PolicyDocument"), 0) : own;
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (str_eq(type, str_of(beside[i].type)))
			o->opened = o->opened ||
			            says_one(find(attributes, str_of(beside[i].attribute), 0), beside[i].opened);
	o->blocked = o->blocked || (str_eq(type, S("aws_s3_bucket_public_access_block")) && blocks_all(attributes));
	o->site = o->site || str_eq(type, S("aws_s3_bucket_website_configuration"));
	o->opened = o->opened || (policy && lets_all_in(own));
	o->unknown = o->unknown || (policy && hides_policy(own));
}

static struct around around(struct doors *d, const struct node *store)
{
	const struct node *attributes = node_get(store, S("attributes"));
	struct around o = {.blocked = blocks_all(attributes),
	                   .site = find(attributes, S("WebsiteConfiguration"), 0) || find(attributes, S("website"), 0)};
	str wanted = referred_as(store, d->arena), module = row_text(store, S("module"));
	for (const struct node *row = rows_of(d->facts, S("resources")); row; row = row_after(row))
		if (row_is(row, S("made"), S("true")) && row_is(row, S("module"), module) && refers_to(row, wanted))
			look_at(&o, row);
	/* of one of Google's databases: settings.ip_configuration.authorized_networks.value */
	const struct node *networks = find(attributes, S("authorized_networks"), 0);
	o.opened = o.opened || says_one(find(networks, S("value"), 0), "0.0.0.0/0 ::/0");
	return o;
}

/* A site is meant to be read by all: that is asked, and no fault. */
static enum truth openness(struct doors *d, const struct node *row, size_t i)
{
	const struct node *attributes = node_get(row, S("attributes"));
	const struct node *n = find(attributes, str_of(kinds[i].attribute), 0);
	struct around o = around(d, row);
	bool closed = o.blocked || (kinds[i].closed[0] && says_one(n, kinds[i].closed));
	if (closed)
		return TRUTH_FALSE;
	if (o.opened || says_one(n, kinds[i].opened))
		return o.site ? TRUTH_UNKNOWN : TRUTH_TRUE;
	return !n && kinds[i].closed_by_default && attributes && !o.unknown ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

static str says(struct doors *d, const char *what, str name, enum truth open)
{
	static const char *const words[] = {[TRUTH_FALSE] = "the internet does not reach",
	                                    [TRUTH_TRUE] = "the internet reaches",
	                                    [TRUTH_UNKNOWN] = "it is not said here whether the internet reaches"};
	return arena_printf(d->arena, "%s %s %.*s", words[open], what, STR_ARG(name));
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
