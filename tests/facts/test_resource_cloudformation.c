/* CloudFormation: templates of either writing, SAM's globals, and functions whose arguments the template knows. */
#include "resource_show.h"

#define AUTH "Parameters:\n  Auth: {Type: String, Default: NONE}\n  Open: {Type: String}\n"

/* The attributes of one resource of this body, below these parameters and conditions. */
static void attributes_are(const char *above, const char *properties, const char *want)
{
	struct buf text BUF_AUTO = {0};
	struct buf b BUF_AUTO = {0};
	struct repository r = repository_new();
	buf_printf(&text, "Resources:\n  R:\n    Type: AWS::X::Y\n    Properties:\n%s%s%c", properties, above, 0);
	repository_add(&r, "template.yaml", text.p);
	buf_printf(&b, "template.yaml:2 cloudformation AWS::X::Y.R %s%c", want, 0);
	resources_are(&r, b.p);
}

Test(resource_cloudformation, resources_of_both_writings)
{
	struct repository r = repository_new();
	repository_add(&r, "a/app.yml",
	               "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n"
	               "  Policy:\n    Type: AWS::S3::BucketPolicy\n    DependsOn: [Bucket, Key]\n    Properties:\n"
	               "      Bucket: !Ref Bucket\n      Arn: !GetAtt Bucket.Arn\n");
	repository_add(
	        &r, "cdk.template.json",
	        "{\"Resources\": {\"U\": {\"Type\": \"AWS::Lambda::Url\", \"Properties\": {\"AuthType\": \"NONE\",\n"
	        "\"F\": {\"Fn::GetAtt\": [\"Fn\", \"Arn\"]}, \"G\": {\"Ref\": \"AWS::Region\"}}}}}");
	repository_add(&r, "other.yaml", "Resources:\n  a: 1\n");
	resources_are(
	        &r,
	        "a/app.yml:3 cloudformation AWS::S3::Bucket.Bucket {}\n"
	        "a/app.yml:5 cloudformation AWS::S3::BucketPolicy.Policy {Bucket: ?\"Bucket\", Arn: ?\"Bucket.Arn\"}"
	        " <- Bucket by DependsOn <- Key by DependsOn <- Bucket by Bucket <- Bucket by Arn\n"
	        "cdk.template.json:1 cloudformation AWS::Lambda::Url.U {AuthType: \"NONE\", F: ?\"Fn.Arn\", "
	        "G: ?\"AWS::Region\"} <- Fn by F");
}

Test(resource_cloudformation, parameters)
{
	attributes_are(AUTH, "      A: !Ref Auth\n      B: {Ref: Open}\n", "{A: \"NONE\", B: ?\"Open\"}");
	attributes_are("Parameters:\n  P: {Type: String, Default: hush, NoEcho: true}\n  L: {Type: CommaDelimitedList, "
	               "Default: 'a, b'}\n"
	               "  S: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /a/b}\n",
	               "      A: !Ref P\n      B: !Ref L\n      C: !Ref S\n      D: !Select [1, !Ref L]\n",
	               "{A: ?\"P\", B: [\"a\", \"b\"], C: ?\"S\", D: \"b\"}");
}

Test(resource_cloudformation, texts)
{
	attributes_are(AUTH,
	               "      A: !Sub 'x-${Auth}-${!Auth}'\n      B: !Sub ['${V}/${Auth}', {V: !Ref Auth}]\n"
	               "      C: !Sub '${Other.Arn}/${Open}'\n      D: !Join ['-', [a, !Ref Auth]]\n"
	               "      E: !Join ['', [!Ref Open]]\n",
	               "{A: \"x-NONE-${Auth}\", B: \"NONE/NONE\", C: ?\"${Other.Arn}/${Open}\", D: \"a-NONE\", "
	               "E: ?\"Fn::Join\"} <- Other by C");
}

Test(resource_cloudformation, conditions)
{
	attributes_are(AUTH "Conditions:\n  IsOpen: !Equals [!Ref Auth, NONE]\n  Who: !Equals [!Ref Open, x]\n"
	                    "  Both: !And [Condition: IsOpen, !Not [!Equals [a, a]]]\n  Self: !Not [Condition: Self]\n",
	               "      A: !If [IsOpen, 1, 2]\n      B: !If [Who, 1, 2]\n      C: !If [Who, same, same]\n"
	               "      D: !If [Both, 1, !Ref 'AWS::NoValue']\n      E: !If [Self, 1, 2]\n"
	               "      F: !If [IsOpen, {G: !Ref Auth}, 2]\n",
	               "{A: 1, B: ?\"Fn::If\", C: \"same\", E: ?\"Fn::If\", F: {G: \"NONE\"}}");
}

Test(resource_cloudformation, mappings)
{
	attributes_are("Parameters:\n  Stage: {Type: String, Default: prod}\nMappings:\n  M:\n    prod: {auth: "
	               "AWS_IAM}\n    dev: {auth: NONE}\n",
	               "      A: !FindInMap [M, !Ref Stage, auth]\n      B: !FindInMap [M, !Ref 'AWS::Region', auth]\n"
	               "      C: !FindInMap [M, prod, none]\n",
	               "{A: \"AWS_IAM\", B: ?\"Fn::FindInMap\", C: ?\"Fn::FindInMap\"}");
}

Test(resource_cloudformation, what_is_made_on_a_condition)
{
	struct repository r = repository_new();
	repository_add(&r, "template.yaml",
	               AUTH "Conditions:\n  No: !Not [!Equals [!Ref Auth, NONE]]\n  Who: !Equals [!Ref Open, x]\n"
	                    "Resources:\n  A: {Type: 'AWS::X', Condition: No}\n  B: {Type: 'AWS::X', Condition: Who}\n"
	                    "  C: {Type: 'AWS::X', Condition: Missing}\n");
	resources_are(&r, "template.yaml:8 cloudformation AWS::X.A! {}\n"
	                  "template.yaml:9 cloudformation AWS::X.B? {}\n"
	                  "template.yaml:10 cloudformation AWS::X.C? {}");
}

Test(resource_cloudformation, globals_of_sam)
{
	struct repository r = repository_new();
	repository_add(&r, "template.yaml",
	               "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Api:\n    Auth: {DefaultAuthorizer: A, "
	               "ApiKeyRequired: true}\n    Cors: '*'\n"
	               "Resources:\n  X:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: s\n      "
	               "Auth: {DefaultAuthorizer: B}\n"
	               "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Environment: {Variables: {A: "
	               "hush, B: !Ref X}}\n");
	resources_are(
	        &r,
	        "template.yaml:7 cloudformation AWS::Serverless::Api.X {StageName: \"s\", Auth: {DefaultAuthorizer: "
	        "\"B\", ApiKeyRequired: true}, Cors: \"*\"}\n"
	        "template.yaml:12 cloudformation AWS::Serverless::Function.F {Environment: {Variables: {A: ?\"...\", "
	        "B: ?\"X\"}}} <- X by Environment.Variables.B");
}
