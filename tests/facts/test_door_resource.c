/* Buckets and databases that files for a cloud set up. */
#include "facts/facts.h"

#include "repo.h"

static void door_resource_is(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "what name open to");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}
#define IS(text, wanted) door_resource_is(REPO({"main.tf", text}), wanted)

#define BUCKET "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n"
#define BLOCK(last)                                                                                                    \
	"resource \"aws_s3_bucket_public_access_block\" \"b\" {\n  bucket = aws_s3_bucket.logs.id\n  "                 \
	"block_public_acls = true\n"                                                                                   \
	"  block_public_policy = true\n  ignore_public_acls = true\n  restrict_public_buckets = " last "\n}\n"
#define ACL(value)                                                                                                     \
	"resource \"aws_s3_bucket_acl\" \"a\" {\n  bucket = aws_s3_bucket.logs.id\n  acl = \"" value "\"\n}\n"

Test(door_resource, buckets)
{
	IS(BUCKET, "bucket logs ? -");
	IS(BUCKET BLOCK("true"), "bucket logs false -");
	IS(BUCKET BLOCK("false"), "bucket logs ? -");
	IS(BUCKET BLOCK("var.block"), "bucket logs ? -");
	IS(BUCKET ACL("private"), "bucket logs ? -");
	IS(BUCKET ACL("public-read"), "bucket logs true anyone");
	IS(BUCKET ACL("public-read") BLOCK("true"), "bucket logs false -");
	IS("resource \"google_storage_bucket\" \"b\" {\n  public_access_prevention = \"enforced\"\n}\n",
	   "bucket b false -");
}

Test(door_resource, databases)
{
	IS("resource \"aws_db_instance\" \"d\" {\n  engine = \"postgres\"\n}\n", "database d false -");
	IS("resource \"aws_db_instance\" \"d\" {\n  publicly_accessible = true\n}\n", "database d true anyone");
	IS("resource \"aws_db_instance\" \"d\" {\n  publicly_accessible = var.open\n}\n", "database d ? -");
	IS("resource \"google_sql_database_instance\" \"d\" {\n  settings {\n    ip_configuration {\n      "
	   "authorized_networks {\n        value = \"0.0.0.0/0\"\n      }\n    }\n  }\n}\n",
	   "database d true anyone");
	IS("resource \"aws_db_instance\" \"d\" {\n  count = 0\n  publicly_accessible = true\n}\n", "");
	IS("resource \"aws_iam_role\" \"r\" {\n  name = \"r\"\n}\n", "");
}

#define POLICY(who, rest)                                                                                              \
	"resource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = aws_s3_bucket.logs.id\n  policy = jsonencode({ "        \
	"Statement "                                                                                                   \
	"= [{ Effect = \"Allow\", Principal = " who ", Action = \"s3:GetObject\", Resource = \"*\"" rest " }] })\n}\n"

Test(door_resource, what_stands_beside_a_bucket)
{
	IS(BUCKET POLICY("\"*\"", ""), "bucket logs true anyone");
	IS(BUCKET POLICY("{ AWS = \"*\" }", ""), "bucket logs true anyone");
	IS(BUCKET POLICY("{ AWS = \"arn:aws:iam::123456789012:root\" }", ""), "bucket logs ? -");
	IS(BUCKET POLICY("\"*\"", ", Condition = { IpAddress = { \"aws:SourceIp\" = \"192.0.2.0/24\" } }"),
	   "bucket logs ? -");
	IS(BUCKET POLICY("\"*\"", "") BLOCK("true"), "bucket logs false -");
	IS(BUCKET POLICY("\"*\"", "") "resource \"aws_s3_bucket_website_configuration\" \"w\" {\n  bucket = "
	                              "aws_s3_bucket.logs.id\n}\n",
	   "bucket logs ? -");
	IS("resource \"google_storage_bucket\" \"b\" {\n  name = \"b\"\n}\nresource "
	   "\"google_storage_bucket_iam_member\" \"m\" {\n  bucket = google_storage_bucket.b.name\n  role = "
	   "\"roles/storage.objectViewer\"\n  member = \"allUsers\"\n}\n",
	   "bucket b true anyone");
	IS("resource \"azurerm_storage_container\" \"c\" {\n  container_access_type = \"blob\"\n}\n",
	   "bucket c true anyone");
	IS("resource \"azurerm_storage_container\" \"c\" {\n  name = \"c\"\n}\n", "bucket c false -");
}
