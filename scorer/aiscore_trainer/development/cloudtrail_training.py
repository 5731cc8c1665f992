"""A small AWS account that is kept open for practice, in the manner of the public CloudTrail sets of training accounts of 2019.

Daily work: Trusted Advisor and an auditing tool that list everything, services that assume roles, nightly snapshots, a build server, and
the owner in the console. Attacks: a leaked key that tries every call there is, an escalation by hand, instances started in every region,
and a stolen instance role that asks for little. It is not training material: it was written by a hand that did not know the training
scenarios, to see what the model makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import base64
from typing import Any, Dict, Optional

from .site import Site, epoch, iso, utc

ACCOUNT = "811596193553"
START = epoch(2019, 8, 19)
DAYS = 14
CONSOLE_AGENTS = [
                  "[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11.526 Linux/4.9.152-0.1.ac.221.79.329.metal1.x86_64 OpenJDK_64-Bit_Server_VM/25.202-b08 java/1.8.0_202 vendor/Oracle_Corporation]",
                  "signin.amazonaws.com", "console.amazonaws.com", "console.ec2.amazonaws.com",
                  "aws-internal/3 aws-sdk-java/1.11.575 Linux/4.9.174-0.1.ac.221.84.329.metal1.x86_64 OpenJDK_64-Bit_Server_VM/25.212-b03 java/1.8.0_212 vendor/Oracle_Corporation",
                  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_14_6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/76.0.3809.100 Safari/537.36"]
TOOL_AGENTS = ["aws-cli/1.16.190 Python/3.6.8 Linux/4.15.0-1044-aws botocore/1.12.180",
               "aws-cli/1.16.218 Python/3.7.4 Darwin/18.7.0 botocore/1.12.208",
               "Boto3/1.9.201 Python/2.7.12 Linux/4.4.0-159-generic Botocore/1.12.201",
               "aws-sdk-go/1.21.8 (go1.12.7; linux; amd64) APN/1.0 HashiCorp/1.0 Terraform/0.12.6",
               "aws-sdk-nodejs/2.488.0 linux/v10.16.0 exec-env/AWS_Lambda_nodejs10.x promise",
               "Boto3/1.9.42 Python/3.7.4 Linux/4.14.123-95.109.amzn2.x86_64 exec-env/AWS_Lambda_python3.7 Botocore/1.12.42"]
ROLES = {"flaws": "AROAJ2UCCR6DPCFXK4IUS", "SecurityMonkey": "AROAIQ3RV4T6WKZXN7G2E",
         "AWSServiceRoleForTrustedAdvisor": "AROAIHGVVYBWQ7LCZ3TDO", "lambda_basic_execution": "AROAI7UKQW4ERTOY6BHMA",
         "config-role-us-west-2": "AROAJJ4CONFIGROLE2A", "level6-runner": "AROAIBATWWYQXZTTALNCE"}
KEYS = {"backup": "AKIA01U43UX3RBRDXF4Q", "Level6": "AKIAZ0SCZ1QMB3ARLYKM", "piper": "AKIA1ZBTOEKWKVHP6GHZ",
        "deploy-ci": "AKIA4QK2NBDFEWPC7TXA", "scott": "AKIAJ5M7ZLQN2RDEVUSR"}
PRINCIPALS = {"backup": "AIDA9BO36HFBHKGJAO9C1", "Level6": "AIDADO2GQD0K8TEF7KW1V", "piper": "AIDAADD1VHQQXJDMWM9B",
              "deploy-ci": "AIDAICD3PLVYQ3X7NZWKE", "scott": "AIDAJSC4TTQ7T2HFDB5YM"}


def user_identity(user: str) -> Dict[str, Any]:
    return {"type": "IAMUser", "principalId": PRINCIPALS[user], "arn": f"arn:aws:iam::{ACCOUNT}:user/{user}", "accountId": ACCOUNT,
            "accessKeyId": KEYS[user], "userName": user}


BUCKETS = ["flaws.cloud", "flaws-logs", "level2-c8b217a33fcf1f839f6f1f73a00a9ae7.flaws.cloud",
           "level3-9afd3927f195e10225021a578e6f78df.flaws.cloud", "config-bucket-811596193553", "cf-templates-1vgk9ah-us-west-2"]
REGIONS = ["us-west-2"] * 10 + ["us-east-1"] * 6 + ["eu-west-1", "ap-southeast-2", "us-east-2", "sa-east-1", "ca-central-1",
    "eu-central-1"]
ADVISOR_CALLS = ["DescribeReservedInstances", "DescribeSecurityGroups", "DescribeInstances", "DescribeVolumes", "DescribeSnapshots",
                 "DescribeAddresses", "DescribeVpcs", "DescribeAccountAttributes", "DescribeVpnConnections", "DescribeRegions"]
AUDIT_CALLS = [("iam", "ListUsers", {"maxItems": 1000}), ("iam", "ListRoles", None), ("iam", "ListAccessKeys", {"userName": "backup"}),
               ("iam", "ListAccessKeys", {"userName": "Level6"}),
               ("iam", "GetUserPolicy", {"userName": "backup", "policyName": "backup-s3"}), ("iam", "ListAttachedUserPolicies",
    {"userName": "Level6"}), ("iam", "ListServerCertificates", None), ("iam", "ListMFADevices", {"userName": "scott"}),
               ("iam", "GetLoginProfile", {"userName": "backup"}),
               ("ec2", "DescribeSecurityGroups", {"securityGroupSet": {}, "filterSet": {}}),
               ("ec2", "DescribeSnapshots", {"ownersSet": {"items": [{"owner": "self"}]}}),
               ("ec2", "DescribeImages", {"ownersSet": {"items": [{"owner": "self"}]}}), ("ec2", "DescribeNetworkAcls", None),
               ("s3", "GetBucketAcl", {"bucketName": "flaws.cloud", "acl": [""]}),
               ("s3", "GetBucketPolicy", {"bucketName": "flaws.cloud", "policy": [""]}), ("sqs", "ListQueues", None),
               ("sns", "ListTopics", None), ("kms", "ListKeys", None), ("redshift", "DescribeClusters", None),
               ("es", "ListDomainNames", None), ("lambda", "ListFunctions20150331", None), ("rds", "DescribeDBSnapshots", None),
               ("ses", "ListIdentities", None), ("elasticloadbalancing", "DescribeLoadBalancers", {"pageSize": 400}),
               ("glacier", "ListVaults", {"accountId": "-"}), ("cloudtrail", "DescribeTrails", {"trailNameList": []}),
               ("acm", "ListCertificates", None), ("directconnect", "DescribeConnections", None),
               ("config", "DescribeConfigurationRecorders", None)]
CONSOLE_CALLS = [("signin", "ConsoleLogin"), ("iam", "ListUsers"), ("iam", "GetAccountSummary"), ("s3", "ListBuckets"),
                 ("s3", "GetBucketWebsite"), ("s3", "GetBucketLifecycle"), ("s3", "GetBucketReplication"), ("s3", "GetBucketTagging"),
                 ("s3", "GetBucketCors"), ("ec2", "DescribeInstances"), ("ec2", "DescribeInstanceStatus"), ("ec2", "DescribeKeyPairs"),
                 ("ec2", "DescribeTags"), ("ec2", "ModifyInstanceAttribute"), ("ec2", "AuthorizeSecurityGroupIngress"),
                 ("ec2", "StopInstances"), ("ec2", "StartInstances"), ("cloudwatch", "DescribeAlarms"),
                 ("cloudwatch", "PutMetricAlarm"), ("iam", "CreateAccessKey"), ("iam", "UpdateAccessKey"), ("iam", "ListPolicies"),
                 ("iam", "GetPolicyVersion"), ("aws-portal", "ViewBilling"), ("health", "DescribeEventAggregates"),
                 ("route53", "ChangeResourceRecordSets"), ("route53", "ListResourceRecordSets"), ("cloudtrail", "LookupEvents"),
                 ("budgets", "DescribeBudgets"), ("apigateway", "GetRestApis"), ("lambda", "GetFunctionConfiguration20150331v2"),
                 ("organizations", "DescribeOrganization"), ("guardduty", "ListDetectors"),
                 ("config", "DescribeComplianceByConfigRule")]
ENUMERATION = [row.split(":")
               for row in (
                           "ec2:DescribeInstances ec2:DescribeSecurityGroups ec2:DescribeSnapshots ec2:DescribeVolumes ec2:DescribeImages "
                           "ec2:DescribeKeyPairs ec2:DescribeVpcs ec2:DescribeSubnets ec2:DescribeAddresses ec2:DescribeRouteTables "
                           "ec2:DescribeNetworkInterfaces ec2:DescribeLaunchTemplates ec2:DescribeFlowLogs "
                           "ec2:DescribeVpcPeeringConnections ec2:DescribeVpcEndpoints ec2:DescribeSpotInstanceRequests ec2:DescribeHosts "
                           "ec2:GetConsoleScreenshot ec2:GetPasswordData iam:ListUsers iam:ListRoles iam:ListGroups iam:ListPolicies "
                           "iam:GetAccountAuthorizationDetails iam:ListAttachedUserPolicies iam:ListUserPolicies iam:GetUser "
                           "iam:ListAccessKeys iam:ListSSHPublicKeys iam:ListServiceSpecificCredentials iam:ListVirtualMFADevices "
                           "iam:ListInstanceProfiles iam:ListGroupsForUser iam:GetPolicy iam:GetPolicyVersion iam:SimulatePrincipalPolicy "
                           "s3:ListBuckets s3:GetBucketAcl s3:GetBucketPolicy s3:GetBucketLocation s3:GetBucketPublicAccessBlock "
                           "lambda:ListFunctions20150331 lambda:GetFunction20150331v2 lambda:GetPolicy20150331v2 lambda:ListLayers20181031 "
                           "lambda:ListEventSourceMappings20150331 apigateway:GetRestApis apigateway:GetStages apigateway:GetApiKeys "
                           "rds:DescribeDBInstances rds:DescribeDBSnapshots rds:DescribeDBClusters dynamodb:ListTables dynamodb:ListBackups "
                           "secretsmanager:ListSecrets ssm:DescribeParameters ssm:DescribeInstanceInformation kms:ListKeys kms:ListAliases "
                           "ecs:ListClusters ecr:DescribeRepositories eks:ListClusters cloudtrail:DescribeTrails cloudtrail:GetTrailStatus "
                           "guardduty:ListDetectors guardduty:GetDetector config:DescribeConfigRules logs:DescribeLogGroups sns:ListTopics "
                           "sqs:ListQueues ses:GetSendQuota ses:ListIdentities ses:GetAccountSendingEnabled cloudformation:ListStacks "
                           "cloudformation:DescribeStacks route53:ListHostedZones cloudfront:ListDistributions "
                           "elasticache:DescribeCacheClusters elasticbeanstalk:DescribeApplications elasticmapreduce:ListClusters "
                           "glue:GetDatabases glue:GetDevEndpoints sagemaker:ListNotebookInstances redshift:DescribeClusters "
                           "codebuild:ListProjects codecommit:ListRepositories datapipeline:ListPipelines lightsail:GetInstances "
                           "organizations:ListAccounts organizations:DescribeOrganization support:DescribeCases "
                           "workspaces:DescribeWorkspaces workmail:ListOrganizations batch:DescribeJobQueues athena:ListWorkGroups "
                           "cognito-identity:ListIdentityPools cognito-idp:ListUserPools firehose:ListDeliveryStreams kinesis:ListStreams "
                           "mq:ListBrokers mediaconvert:DescribeEndpoints gamelift:ListFleets iot:ListThings shield:DescribeSubscription "
                           "waf:ListWebACLs states:ListStateMachines transfer:ListServers worklink:ListFleets xray:GetGroups").split()]
ATTACK_AGENTS = ["Boto3/1.9.201 Python/3.7.4 Linux/5.2.0-kali2-amd64 Botocore/1.12.201",
                 "aws-cli/1.16.190 Python/3.7.3 Linux/4.19.0-kali5-amd64 botocore/1.12.180",
                 "aws-cli/1.14.44 Python/3.6.8 Linux/4.15.0-58-generic botocore/1.8.48", "aws-sdk-go/1.4.1 (go1.12.5; windows; amd64)",
                 "Boto3/1.7.61 Python/3.5.2 Windows/10 Botocore/1.10.62"]
T0 = START + 5 * 86400 + 20 * 3600 + 777
ATTACKER = "91.207.174.51"
SCRIPT = ATTACK_AGENTS[0]
SECOND_ATTACKER = "185.220.101.44"
BY_HAND = ATTACK_AGENTS[1]


class CloudtrailTraining(Site):
    """CloudTrail of an account that is open for practice."""

    name = "cloudtrail_training"
    host = "811596193553"
    sourcetype = "aws:cloudtrail"
    seed = 101

    def build(self) -> None:
        self.prepare()
        self.advisor()
        self.assumed_roles()
        self.auditing_tool()
        self.backups_and_builds()
        self.owner()
        self.leaked_key()
        self.escalation()
        self.instances_everywhere()
        self.stolen_role()

    def session_key(self, role_name, session_name, at: float):
        dice = (role_name, session_name if "Trusted" not in session_name else "ta", int(at // 21600))
        if dice not in self.session_keys:
            self.session_keys[dice] = "ASIA" + self.key_text(16)
        return self.session_keys[dice]

    def role_identity(self, role, session, at: float, service: bool = False) -> Dict[str, Any]:
        d = {"type": "AssumedRole", "principalId": ROLES[role] + ":" + session,
             "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/{session}", "accountId": ACCOUNT, "accessKeyId": self.session_key(role,
            session, at), "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": ROLES[role],
            "arn": f"arn:aws:iam::{ACCOUNT}:role/{role}", "accountId": ACCOUNT, "userName": role},
                                             "attributes": {"creationDate": iso(at // 21600 * 21600 - 1277),
            "mfaAuthenticated": "false"}}}
        if service:
            d["invokedBy"] = service
        return d

    def root_identity(self, at: float) -> Dict[str, Any]:
        return {"type": "Root", "principalId": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:root", "accountId": ACCOUNT,
                "accessKeyId": "ASIA" + self.key_text(16),
                "sessionContext": {"attributes": {"mfaAuthenticated": "true", "creationDate": iso(at - 3000)}}}

    def event(self, at: float, identity, api, name: str, region: str, address: str, agent: str, request=None, response=None, error=None,
              message: Optional[str] = None, **more: Any):
        entry = {"eventVersion": "1.05", "userIdentity": identity, "eventTime": iso(at), "eventSource": api + ".amazonaws.com",
                 "eventName": name, "awsRegion": region, "sourceIPAddress": address, "userAgent": agent}
        if error:
            entry["errorCode"] = error
        if message:
            entry["errorMessage"] = message
        entry["requestParameters"] = request
        entry["responseElements"] = response
        extra = more.pop("additional", None)
        if extra:
            entry["additionalEventData"] = extra
        entry["requestID"] = self.uuid() if api != "s3" else self.hex_upper(16)
        entry["eventID"] = self.uuid()
        read_only = more.pop("read_only", None)
        if read_only is not None:
            entry["readOnly"] = read_only
        resources = more.pop("resources", None)
        if resources:
            entry["resources"] = resources
        entry["eventType"] = more.pop("etype", "AwsApiCall")
        entry["recipientAccountId"] = ACCOUNT
        entry.update(more)
        return entry

    def daily_moment(self):
        return self.moment(START, DAYS)

    def denied(self, at: float, user: str, source_name, call, region: str, address: str, agent: str, request=None,
               attack: str = "leaked_key_enum", tactic: str = "T1526", error=-1, response=None) -> None:
        arn = f"arn:aws:iam::{ACCOUNT}:user/{user}"
        if error == -1:
            error = "Client.UnauthorizedOperation" if source_name == "ec2" else self.choice(["AccessDenied", "AccessDenied",
                "AccessDeniedException"])
        message = None
        if error:
            message = "You are not authorized to perform this operation." if source_name == "ec2" else f"User: {arn} is not authorized to perform: {source_name}:{call.split('2')[0]}" + (f" on resource: arn:aws:iam::{ACCOUNT}:"
                + self.choice(["user/", "role/", "policy/"]) if source_name == "iam" else "")
        self.add(at, self.event(at, user_identity(user), source_name, call, region, address, agent, request, response, error=error,
                                message=message), 1, attack, tactic)

    def prepare(self) -> None:
        """Who and what is there."""
        self.session_keys = {}

    def advisor(self) -> None:
        """Trusted Advisor looks at everything, all day."""
        for _ in range(230):
            at = self.daily_moment()
            call = self.choice(ADVISOR_CALLS)
            self.add(at, self.event(at, self.role_identity("AWSServiceRoleForTrustedAdvisor", f"TrustedAdvisor_{ACCOUNT}_{self.uuid()}",
                at, "trustedadvisor.amazonaws.com"), "ec2", call, self.choice(["us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1",
                "sa-east-1", "eu-central-1"]), "trustedadvisor.amazonaws.com", "trustedadvisor.amazonaws.com",
                                    {"DescribeInstances": {"maxResults": 1000, "instancesSet": {}, "filterSet": {}},
                                     "DescribeSecurityGroups": {"securityGroupSet": {}, "securityGroupIdSet": {},
                "filterSet": {}}}.get(call)))
        for _ in range(120):
            at = self.daily_moment()
            user = self.choice(["s3", "elasticloadbalancing", "rds", "cloudfront", "autoscaling", "iam", "route53"])
            call = {"s3": self.choice(["GetBucketAcl", "GetBucketVersioning", "GetBucketLogging", "GetBucketPolicy",
                                       "GetBucketLocation", "ListBuckets"]), "elasticloadbalancing": "DescribeLoadBalancers",
                    "rds": self.choice(["DescribeDBInstances", "DescribeDBSecurityGroups", "DescribeAccountAttributes"]),
                    "cloudfront": self.choice(["ListDistributions", "ListStreamingDistributions"]),
                    "autoscaling": "DescribeAutoScalingGroups",
                    "iam": self.choice(["GetAccountSummary", "GetCredentialReport", "GenerateCredentialReport", "ListUsers",
                                        "GetAccountPasswordPolicy"]), "route53": "ListHostedZones"}[user]
            error = None
            if call == "GetBucketPolicy" and self.rng.random() < 0.6:
                error = "NoSuchBucketPolicy"
            if call == "GetAccountPasswordPolicy":
                error = "NoSuchEntityException"
            self.add(at, self.event(at, self.role_identity("AWSServiceRoleForTrustedAdvisor", f"TrustedAdvisor_{ACCOUNT}_{self.uuid()}",
                at, "trustedadvisor.amazonaws.com"), user, call, "us-east-1", "trustedadvisor.amazonaws.com",
                                    "trustedadvisor.amazonaws.com", {"bucketName": self.choice(BUCKETS)} if call.startswith("GetBucket")
                                    else None, error=error, message="The bucket policy does not exist" if error == "NoSuchBucketPolicy"
                                    else f"The Password Policy with domain name {ACCOUNT} cannot be found." if error else None))

    def assumed_roles(self) -> None:
        """Services assume their roles."""
        for _ in range(170):
            at = self.daily_moment()
            service_name = self.choice(["ec2.amazonaws.com", "trustedadvisor.amazonaws.com", "lambda.amazonaws.com",
                                        "config.amazonaws.com", "cloudtrail.amazonaws.com", "trustedadvisor.amazonaws.com"])
            role = {"ec2.amazonaws.com": "flaws", "lambda.amazonaws.com": "lambda_basic_execution",
                    "config.amazonaws.com": "config-role-us-west-2",
                    "cloudtrail.amazonaws.com": "config-role-us-west-2"}.get(service_name, "AWSServiceRoleForTrustedAdvisor")
            session = {"flaws": "i-05bef8a081f307783", "lambda_basic_execution": self.choice(["Level6", "thumbnailer", "dmarc-parse"]),
                       "config-role-us-west-2": "configLambdaExecution"}.get(role, "TrustedAdvisor_" + ACCOUNT + "_" + self.uuid())
            self.add(at, self.event(at, {"type": "AWSService", "invokedBy": service_name}, "sts", "AssumeRole",
                                    self.choice(["us-west-2", "us-east-1"]), service_name, service_name,
                                    {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/{role}", "roleSessionName": session,
                                     "durationSeconds": 3600},
                                    {"credentials": {"accessKeyId": "ASIA" + self.key_text(16),
                "expiration": utc(at + 3600).strftime("%b %-d, %Y %-I:%M:%S %p"),
                "sessionToken": base64.b64encode(self.rng.randbytes(120)).decode()},
                                     "assumedRoleUser": {"assumedRoleId": ROLES[role] + ":" + session,
                "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/{session}"}}, sharedEventID=self.uuid(),
                                    resources=[{"ARN": f"arn:aws:iam::{ACCOUNT}:role/{role}", "accountId": ACCOUNT,
                                                "type": "AWS::IAM::Role"}]))

    def auditing_tool(self) -> None:
        """An auditing tool lists the account: it looks like an intruder's enumeration, and is none."""
        for _ in range(260):
            at = self.daily_moment()
            source_name, call, parameters = self.choice(AUDIT_CALLS)
            error = None
            if call == "GetLoginProfile":
                error = "NoSuchEntityException"
            elif self.rng.random() < 0.05:
                error = "AccessDenied"
            self.add(at, self.event(at, self.role_identity("SecurityMonkey", "security_monkey_" + self.choice(["a", "b"]), at),
                                    source_name, call, self.choice(REGIONS), "34.212.74.118",
                                    "Boto3/1.4.2 Python/2.7.12 Linux/4.4.0-1079-aws Botocore/1.5.7", parameters, error=error,
                                    message={"NoSuchEntityException": "Login Profile for User backup cannot be found.",
                                             "AccessDenied": f"User: arn:aws:sts::{ACCOUNT}:assumed-role/SecurityMonkey/security_monkey_a is not authorized to perform: "
                                             f"{source_name}:{call}"}.get(error)))

    def backups_and_builds(self) -> None:
        """Nightly snapshots, and a build server that deploys."""
        for i in range(150):
            at = START + i % DAYS * 86400 + self.rng.choice([2, 2, 2, 14]) * 3600 + self.rng.random() * 900
            call, parameters, answer = self.choice([("CreateSnapshot", {"volumeId": "vol-04f1c039bc13ea950",
                "description": f"nightly {iso(at)[:10]}"}, {"snapshotId": "snap-0b" + self.hex(15), "volumeId": "vol-04f1c039bc13ea950",
                "status": "pending", "startTime": int(at * 1000), "ownerId": ACCOUNT, "volumeSize": "8",
                "description": f"nightly {iso(at)[:10]}"}),
                ("DescribeSnapshots", {"maxResults": 1000, "snapshotSet": {}, "ownersSet": {"items": [{"owner": ACCOUNT}]},
                                       "sharedUsersSet": {}, "filterSet": {}}, None),
                ("DescribeVolumes", {"volumeSet": {"items": [{"volumeId": "vol-04f1c039bc13ea950"}]}, "filterSet": {}}, None),
                ("DeleteSnapshot", {"snapshotId": "snap-0b" + self.hex(15)}, {"_return": True}),
                ("DescribeInstances", {"instancesSet": {"items": [{"instanceId": "i-05bef8a081f307783"}]}, "filterSet": {}}, None)])
            self.add(at, self.event(at, self.role_identity("flaws", "i-05bef8a081f307783", at), "ec2", call, "us-west-2",
                                    "52.218.192.11" if self.rng.random() < 0.1 else "34.216.21.7", TOOL_AGENTS[0], parameters, answer,
                                    error="Client.InvalidSnapshot.NotFound" if call == "DeleteSnapshot" and self.rng.random() < 0.3
                                    else None))
        for _ in range(170):
            at = self.daily_moment()
            source_name, call, parameters, answer = self.choice([("lambda", "UpdateFunctionCode20150331v2",
                {"functionName": self.choice(["Level6", "thumbnailer", "dmarc-parse"]), "publish": True, "dryRun": False},
                {"functionName": "thumbnailer", "runtime": "nodejs10.x", "codeSize": self.rng.randint(4000, 2000000),
                 "version": str(self.rng.randint(3, 80))}), ("cloudformation", "DescribeStacks", {"stackName": "flaws-web"}, None),
                ("cloudformation", "UpdateStack", {"stackName": "flaws-web", "capabilities": ["CAPABILITY_IAM"],
                "templateURL": f"https://s3-us-west-2.amazonaws.com/cf-templates-1vgk9ah-us-west-2/2019{self.digits(4)}-web.yml"},
                 {"stackId": f"arn:aws:cloudformation:us-west-2:{ACCOUNT}:stack/flaws-web/{self.uuid()}"}),
                ("cloudfront", "CreateInvalidation2019_03_26", {"distributionId": "E2J1X5LZK9QQ3V",
                "invalidationBatch": {"paths": {"quantity": 1, "items": ["/*"]}, "callerReference": str(int(at))}}, None),
                ("s3", "PutBucketPolicy", {"bucketName": self.choice(BUCKETS), "policy": [""]}, None),
                ("ecr", "GetAuthorizationToken", {}, None), ("sts", "GetCallerIdentity", None, None),
                ("iam", "GetRole", {"roleName": self.choice(list(ROLES))}, None),
                ("iam", "GetInstanceProfile", {"instanceProfileName": "flaws"}, None),
                ("logs", "CreateLogStream", {"logGroupName": "/aws/lambda/thumbnailer",
                                             "logStreamName": f"2019/08/{self.rng.randint(19, 31):02}/[$LATEST]{self.hex(32)}"}, None),
                ("logs", "DescribeLogGroups", {}, None), ("ssm", "GetParametersByPath", {"path": "/web/prod", "recursive": True,
                "withDecryption": True}, None)])
            self.add(at, self.event(at, user_identity("deploy-ci") if source_name != "logs"
                                    else self.role_identity("lambda_basic_execution", "thumbnailer", at), source_name, call,
                                    "us-west-2", "54.69.18.203" if source_name != "logs"
                                    else f"34.217.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}",
                                    self.choice(TOOL_AGENTS[1:4]) if source_name != "logs" else "awslambda-worker", parameters, answer,
                                    error="ValidationError" if call == "UpdateStack" and self.rng.random() < 0.3 else None,
                                    message=None))

    def owner(self) -> None:
        """The owner in the console, as root and as a user."""
        for _ in range(260):
            at = self.daily_moment()
            source_name, call = self.choice(CONSOLE_CALLS)
            identity = self.root_identity(at) if self.rng.random() < 0.5 else user_identity("scott")
            address = self.choice(["255.253.125.115", "253.4.94.117", "255.253.125.115", "247.10.3.88"])
            error = None
            additional = None
            response = None
            parameters = None
            if call == "ConsoleLogin":
                identity.pop("sessionContext", None)
                ok = self.rng.random() < 0.7
                response = {"ConsoleLogin": "Success" if ok else "Failure"}
                additional = {"LoginTo": "https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true",
                              "MobileVersion": "No", "MFAUsed": "Yes" if ok else "No"}
                self.add(at, self.event(at, identity, source_name, call, "us-east-1", address, CONSOLE_AGENTS[5], None, response,
                                        message=None if ok else "Failed authentication", additional=additional,
                                        etype="AwsConsoleSignIn"))
                continue
            if source_name == "s3":
                parameters = {"bucketName": self.choice(BUCKETS)} if call != "ListBuckets" else None
                error = self.choice([None, None, "NoSuchTagSet" if call == "GetBucketTagging" else None,
                                     "NoSuchCORSConfiguration" if call == "GetBucketCors" else None,
                                     "NoSuchLifecycleConfiguration" if call == "GetBucketLifecycle" else None])
            if call == "DescribeInstances":
                parameters = {"maxResults": 50, "instancesSet": {},
                              "filterSet": {"items": [{"name": "instance-state-name", "valueSet": {"items": [{"value": "running"}]}}]}}
            if call == "AuthorizeSecurityGroupIngress":
                parameters = {"groupId": "sg-490f6631",
                              "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "groups": {},
                    "ipRanges": {"items": [{"cidrIp": address + "/32"}]}, "ipv6Ranges": {}, "prefixListIds": {}}]}}
                response = {"_return": True}
            if call in ("StopInstances", "StartInstances"):
                parameters = {"instancesSet": {"items": [{"instanceId": "i-05bef8a081f307783"}]}}
                response = {"instancesSet": {"items": [{"instanceId": "i-05bef8a081f307783",
                    "currentState": {"code": 0, "name": "pending"}, "previousState": {"code": 80, "name": "stopped"}}]}}
            if call == "CreateAccessKey":
                parameters = {"userName": "piper"}
                response = {"accessKey": {"accessKeyId": "AKIA" + self.key_text(16), "status": "Active", "userName": "piper",
                                          "createDate": iso(at)}}
            self.add(at, self.event(at, identity, source_name, call, self.choice(["us-east-1", "us-west-2"]), address,
                                    self.choice(CONSOLE_AGENTS[:5]) if self.rng.random() < 0.8 else TOOL_AGENTS[1], parameters,
                                    response, error=error, additional=None))

    def leaked_key(self) -> None:
        """A leaked key tries every call there is, by a script."""
        at = T0
        self.denied(at, "Level6", "sts", "GetCallerIdentity", "us-east-1", ATTACKER, SCRIPT, error=None, tactic="T1087.004")
        for region_name in ["us-east-1", "us-west-2", "eu-west-1"]:
            for source_name, call in self.rng.sample(ENUMERATION, 75) if region_name != "us-east-1" else ENUMERATION:
                at += self.rng.random() * 2.5
                ok = call in ("ListAttachedUserPolicies", "GetUser", "GetPolicy", "GetPolicyVersion", "ListUserPolicies", "GetRestApis",
                              "GetStages", "ListFunctions20150331", "GetPolicy20150331v2")
                request = {"iam": {"userName": "Level6"} if "User" in call or "Key" in call else None,
                           "s3": {"bucketName": self.choice(BUCKETS)} if call != "ListBuckets" else None}.get(source_name)
                if call.startswith("DescribeInst"):
                    request = {"instancesSet": {}, "filterSet": {}}
                self.denied(at, "Level6", source_name, call, region_name, ATTACKER, SCRIPT, request, error=None if ok else -1)

    def escalation(self) -> None:
        """Slowly and by hand, with another agent and address."""
        at = START + 9 * 86400 + 3 * 3600
        ESCALATION = [("iam", "AttachUserPolicy", {"userName": "Level6", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"},
                       "T1098.003"), ("iam", "CreateAccessKey", {"userName": "backup"}, "T1098.001"),
                      ("iam", "CreateUser", {"userName": "bob"}, "T1136.003"),
                      ("iam", "CreateLoginProfile", {"userName": "piper", "passwordResetRequired": False}, "T1098"),
                      ("iam", "PutUserPolicy", {"userName": "Level6", "policyName": "bnu8wk3",
                                                "policyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'},
                       "T1098.003"), ("iam", "AddUserToGroup", {"userName": "Level6", "groupName": "admins"}, "T1098.003"),
                      ("sts", "AssumeRole", {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/SecurityMonkey", "roleSessionName": "x"},
                       "T1548.005"), ("iam", "UpdateAssumeRolePolicy", {"roleName": "flaws"}, "T1098"),
                      ("lambda", "CreateFunction20150331", {"functionName": "upd", "runtime": "python3.7",
            "role": f"arn:aws:iam::{ACCOUNT}:role/lambda_basic_execution", "handler": "index.handler"}, "T1648"),
                      ("lambda", "UpdateFunctionCode20150331v2", {"functionName": "Level6", "dryRun": False}, "T1648"),
                      ("ec2", "RunInstances",
                       {"instancesSet": {"items": [{"imageId": "ami-0fd7d2f0bd2b7f9ec", "minCount": 10, "maxCount": 10}]},
                        "instanceType": "p3.16xlarge", "blockDeviceMapping": {}, "monitoring": {"enabled": False},
                        "disableApiTermination": False, "ebsOptimized": False}, "T1578.002"),
                      ("ec2", "CreateKeyPair", {"keyName": "kp-" + self.hex(4)}, "T1098"), ("ec2", "ModifySnapshotAttribute",
            {"snapshotId": "snap-0b49342abd1bdcb89", "createVolumePermission": {"add": {"items": [{"userId": "975426262029"}]}},
             "attributeType": "CREATE_VOLUME_PERMISSION"}, "T1537"), ("cloudtrail", "StopLogging", {"name": "flaws-trail"},
            "T1562.008"), ("cloudtrail", "DeleteTrail", {"name": "flaws-trail"}, "T1562.008")]
        for rep in range(3):
            for source_name, call, parameters, technique in ESCALATION:
                if rep and self.rng.random() < 0.4:
                    continue
                at += self.rng.expovariate(1 / 60)
                self.denied(at, self.choice(["Level6", "backup"]) if rep else "Level6", source_name, call,
                            "us-west-2" if source_name != "iam" else "us-east-1", SECOND_ATTACKER, BY_HAND, parameters,
                            "leaked_key_escalation", technique)

    def instances_everywhere(self) -> None:
        """Instances are started in every region."""
        at = START + 11 * 86400 + 7 * 3600
        for region_name in ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-central-1",
                            "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "ap-south-1", "sa-east-1",
                            "ca-central-1"]:
            for it in ["c5.18xlarge", "p3.8xlarge", "m5.24xlarge"][:self.rng.randint(1, 3)]:
                at += self.rng.random() * 9
                self.denied(at, "backup", "ec2", "RunInstances", region_name, "117.5.148.27", ATTACK_AGENTS[4],
                            {"instancesSet": {"items": [{"imageId": "ami-" + self.hex(17), "minCount": 1, "maxCount": 20,
                    "keyName": "x"}]}, "instanceType": it, "blockDeviceMapping": {}, "monitoring": {"enabled": False}},
                            "cryptomining_run", "T1496",
                            error=self.choice(["Client.UnauthorizedOperation", "Client.InstanceLimitExceeded",
                                               "Client.InvalidAMIID.NotFound"]))

    def stolen_role(self) -> None:
        """The role of an instance, used from elsewhere: it succeeds, and looks ordinary."""
        at = START + 12 * 86400 + 13 * 3600
        for call, parameters, technique in [("DescribeSnapshots", {"snapshotSet": {}, "ownersSet": {"items": [{"owner": ACCOUNT}]},
            "filterSet": {}}, "T1580"), ("DescribeInstances", {"instancesSet": {}, "filterSet": {}}, "T1580"),
                                            ("DescribeVolumes", {"volumeSet": {}, "filterSet": {}}, "T1580"),
                                            ("DescribeSnapshots",
                                             {"snapshotSet": {"items": [{"snapshotId": "snap-0b49342abd1bdcb89"}]}}, "T1580"),
                                            ("CreateVolume", {"size": "8", "zone": "us-west-2a",
            "snapshotId": "snap-0b49342abd1bdcb89"}, "T1578.001"), ("DescribeVolumes", {"volumeSet": {}, "filterSet": {}}, "T1580"),
                                            ("GetConsoleOutput", {"instanceId": "i-05bef8a081f307783"}, "T1552"),
                                            ("DescribeInstanceAttribute", {"instanceId": "i-05bef8a081f307783",
            "attribute": "userData"}, "T1552")]:
            for _ in range(self.rng.randint(1, 3)):
                at += self.rng.expovariate(1 / 90)
                self.add(at, self.event(at, self.role_identity("flaws", "i-05bef8a081f307783", at), "ec2", call, "us-west-2",
                                        "104.102.221.250", ATTACK_AGENTS[2], parameters, None,
                                        error="Client.UnauthorizedOperation" if call in ("CreateVolume", "DescribeInstanceAttribute")
                                        else None), 1, "stolen_role_creds", technique)
