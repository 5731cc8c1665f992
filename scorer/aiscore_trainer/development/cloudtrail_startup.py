"""One AWS account of a small company, whose four developers do everything.

Daily work: Terraform by hand and from a pipeline, services that call each other, deployments, people in the console and at the command
line. Attacks: the stolen key of a build user lists what there is, a task's role is used from outside, rights and users are made, data is
copied, trails and detectors are switched off, machines and mail are misused, and the console is tried. It is not training material: it
was written by a hand that did not know the training scenarios, and its events are not looked at by whoever decides on rules, scenarios or
features.
"""
from __future__ import annotations

from typing import Any, Dict, Optional

from .people import BROWSERS
from .site import Site, epoch, iso, utc

START = epoch(2023, 2, 6)
DAYS = 7
ACCOUNT = "482913377120"
REGIONS = ["eu-west-1"] * 9 + ["us-east-1"] * 3 + ["eu-central-1"]
HOME_PREFIXES = {"nadia": "84.115.22.%d", "tom.b": "91.141.4.%d", "yusuf": "178.114.9.%d", "lena": "62.46.8.%d"}
AGENTS_OF = {"tf": "APN/1.0 HashiCorp/1.0 Terraform/1.3.7 (+https://www.terraform.io) terraform-provider-aws/4.52.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go/1.44.189 (go1.19.3; linux; amd64)",
             "cli": "aws-cli/2.9.%d Python/3.9.11 Darwin/22.2.0 exe/x86_64 prompt/off command/%s",
             "boto": "Boto3/1.26.%d Python/3.9.16 Linux/5.10.165-143.735.amzn2.x86_64 exec-env/AWS_Lambda_python3.9 Botocore/1.29.%d",
             "con": "AWS Internal",
             "chrome": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36"}
READING = ("Describe", "List", "Get", "Head", "Lookup", "Batch", "Search", "Test")
BK = ["acme-tfstate", "acme-logs", "acme-prod-uploads", "acme-backups", "acme-ci-artifacts", "acme-data-lake"]
PEOPLE = ["nadia", "tom.b", "yusuf", "lena"]


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


FOREIGN_AGENTS = ["boto", "aws-cli/1.22.34 Python/3.10.6 Linux/5.15.0-58-generic botocore/1.23.34",
                  "Boto3/1.26.57 Python/3.11.1 Linux/6.0.0-kali6-amd64 Botocore/1.29.57", "cli", "con", AGENTS_OF["tf"],
                  "aws-sdk-go/1.44.170 (go1.19.4; linux; amd64)"]


class CloudtrailStartup(Site):
    """CloudTrail of a small company."""

    name = "cloudtrail_startup"
    host = "482913377120"
    sourcetype = "aws:cloudtrail"
    seed = 2929

    def build(self) -> None:
        self.prepare()
        self.terraform()
        self.services()
        self.deployments()
        self.people_at_work()
        self.intruders()
        self.enumeration()
        self.stolen_role()
        self.rights()
        self.data_copied()
        self.blinded()
        self.misuse()
        self.console()

    def user_identity(self, user_name) -> Dict[str, Any]:
        return {"type": "IAMUser", "principalId": self.user_ids[user_name], "arn": f"arn:aws:iam::{ACCOUNT}:user/{user_name}",
                "accountId": ACCOUNT, "accessKeyId": self.access_keys[user_name], "userName": user_name}

    def console_identity(self, user_name, mfa: str = "true", at: float = START):
        identity = self.user_identity(user_name)
        identity["accessKeyId"] = "ASIA" + self.key_text(16)
        identity["sessionContext"] = {"sessionIssuer": {}, "webIdFederationData": {},
                                      "attributes": {"creationDate": iso(at - self.rng.randint(60, 9000)), "mfaAuthenticated": mfa}}
        return identity

    def role_identity(self, user_name, session, at: float = START, web_identity=None, key=None) -> Dict[str, Any]:
        return {"type": "AssumedRole", "principalId": f"{self.role_ids[user_name]}:{session}",
                "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{user_name}/{session}", "accountId": ACCOUNT, "accessKeyId": key or "ASIA"
                + self.key_text(16), "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": self.role_ids[user_name],
            "arn": f"arn:aws:iam::{ACCOUNT}:role/{user_name}", "accountId": ACCOUNT, "userName": user_name},
            "webIdFederationData": web_identity or {}, "attributes": {"creationDate": iso(at - self.rng.randint(1, 3000)),
            "mfaAuthenticated": "false"}}}

    def event(self, at: float, service: str, name: str, identity, address: str, agent: str, request=None, response=None, error=None,
              message: Optional[str] = None, region: Optional[str] = None, label: int = 0, group: Optional[str] = None,
              technique: Optional[str] = None, event_type: str = "AwsApiCall", extra=None) -> None:
        region = region or ("us-east-1" if service in ("iam", "iam", "organizations", "cloudfront", "route53", "support")
                            else self.choice(REGIONS))
        record = {"eventVersion": "1.08", "userIdentity": identity, "eventTime": iso(at), "eventSource": service + ".amazonaws.com",
                  "eventName": name, "awsRegion": region, "sourceIPAddress": address, "userAgent": agent}
        if error:
            record["errorCode"] = error
            record["errorMessage"] = message or (f"User: {identity.get('arn')} is not authorized to perform: {service}:{name}"
                f" on resource: * because no identity-based policy allows the {service}:{name} action" if "Denied" in error
                or "Unauth" in error else "An error occurred")
        record["requestParameters"] = request
        record["responseElements"] = response if not error else None
        if extra:
            record["additionalEventData"] = extra
        record["requestID"] = self.uuid()
        record["eventID"] = self.uuid()
        record["readOnly"] = name.startswith(READING) or (name in ("AssumeRole", "ConsoleLogin") and name != "ConsoleLogin")
        record["eventType"] = event_type
        record["managementEvent"] = not (service == "s3" and name in ("GetObject", "PutObject"))
        record["recipientAccountId"] = ACCOUNT
        record["eventCategory"] = "Management" if record["managementEvent"] else "Data"
        if self.rng.random() < 0.6 and (not address.endswith(".com")):
            record["tlsDetails"] = {"tlsVersion": "TLSv1.2", "cipherSuite": "ECDHE-RSA-AES128-GCM-SHA256",
                                    "clientProvidedHostHeader": f"{service}.{region}.amazonaws.com"}
        if event_type == "AwsConsoleSignIn":
            record.pop("tlsDetails", None)
        self.add(at, record, label, group, technique, ACCOUNT)

    def daily(self):
        return self.moment(START, DAYS)

    def command_line(self, command: str):
        return AGENTS_OF["cli"] % (self.rng.randint(15, 22), command)

    def stolen_call(self, at: float, call, identity_of, group: str, technique: str, **more: Any) -> None:
        more["agent"] = {"boto": AGENTS_OF["boto"] % (self.rng.randint(40, 60), self.rng.randint(40, 60)),
                         "cli": self.command_line(f"{call[0]}.{call[1].lower()}"),
                         "con": AGENTS_OF["chrome"]}.get((kind := self.choice(FOREIGN_AGENTS)), kind)
        self.event(at, call[0], call[1], identity_of, more.pop("address", None) or self.choice(self.foreign_addresses),
                   more.pop("agent", None) or self.choice(FOREIGN_AGENTS), call[2], more.pop("response", None), label=1, group=group,
                   technique=technique, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.user_ids = {user_name: "AIDA" + self.key_text(17) for user_name in ["nadia", "tom.b", "yusuf", "lena", "ops-admin",
            "ci-deployer", "metabase", "backup-svc"]}
        self.access_keys = {user_name: "AKIA" + self.key_text(16) for user_name in self.user_ids}
        self.role_ids = {user_name: "AROA" + self.key_text(17) for user_name in ["TerraformExec", "GitHubActionsDeploy", "Admin",
            "eks-node", "lambda-orders", "ReadOnly", "DatadogIntegrationRole", "AWSServiceRoleForConfig", "ecs-task-web"]}
        self.home_addresses = {user_name: prefix % self.rng.randint(2, 250) for user_name, prefix in HOME_PREFIXES.items()}
        self.instances = ["i-0" + self.hex(16) for _ in range(9)]
        self.volumes = ["vol-0" + self.hex(16) for _ in range(5)]
        self.security_groups = ["sg-0" + self.hex(16) for _ in range(6)]
        self.terraform_reads = [("ec2", "DescribeVpcs", {"vpcSet": {}, "filterSet": {}}),
                                ("ec2", "DescribeSecurityGroups",
                                 {"securityGroupSet": {}, "securityGroupIdSet": {"items": [{"groupId": self.security_groups[0]}]}}),
                                ("iam", "GetRole", {"roleName": "ecs-task-web"}), ("iam", "ListAttachedRolePolicies",
            {"roleName": "eks-node"}), ("iam", "GetPolicyVersion", {"policyArn": f"arn:aws:iam::{ACCOUNT}:policy/deploy",
            "versionId": "v3"}), ("s3", "GetBucketAcl", {"bucketName": "acme-logs", "acl": ""}),
                                ("s3", "GetBucketPolicy", {"bucketName": "acme-tfstate", "policy": ""}),
                                ("rds", "DescribeDBInstances", {"dBInstanceIdentifier": "orders-prod"}),
                                ("lambda", "GetFunction20150331v2", {"functionName": "orders"}),
                                ("eks", "DescribeCluster", {"name": "prod"}), ("kms", "DescribeKey", {"keyId": "alias/prod"}),
                                ("sts", "GetCallerIdentity", None), ("route53", "ListResourceRecordSets",
            {"hostedZoneId": f"Z0{self.key_text(18)}"}), ("secretsmanager", "DescribeSecret", {"secretId": "prod/db"}),
                                ("ec2", "DescribeInstances", {"instancesSet": {"items": [{"instanceId": self.instances[1]}]},
            "filterSet": {}}), ("iam", "ListRolePolicies", {"roleName": "lambda-orders"}),
                                ("logs", "DescribeLogGroups", {"logGroupNamePrefix": "/aws/lambda/orders"}),
                                ("s3", "GetBucketVersioning", {"bucketName": "acme-backups", "versioning": ""}),
                                ("s3", "GetBucketPublicAccessBlock", {"bucketName": "acme-prod-uploads", "publicAccessBlock": ""}),
                                ("iam", "ListUsers", None), ("guardduty", "GetDetector", {"detectorId": self.hex(32)}),
                                ("cloudtrail", "GetTrailStatus", {"name": "org-trail"})]
        self.terraform_writes = [("iam", "AttachRolePolicy",
                                  {"roleName": "ecs-task-web", "policyArn": "arn:aws:iam::aws:policy/AmazonSQSFullAccess"}),
                                 ("iam", "CreateRole",
                                  {"roleName": "lambda-invoices",
                                   "assumeRolePolicyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}'}),
                                 ("iam", "CreatePolicyVersion", {"policyArn": f"arn:aws:iam::{ACCOUNT}:policy/deploy",
            "policyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ecs:UpdateService"],"Resource":"*"}]}',
            "setAsDefault": True}), ("ec2", "AuthorizeSecurityGroupIngress", {"groupId": self.security_groups[1],
            "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 443, "toPort": 443,
                                         "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}}]}}),
                                 ("lambda", "UpdateFunctionCode20150331v2", {"functionName": "orders", "s3Bucket": "acme-ci-artifacts",
            "s3Key": f"orders-{self.hex(7)}.zip"}),
                                 ("s3", "PutBucketPolicy", {"bucketName": "acme-logs", "bucketPolicy": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": {"Service": "delivery.logs.amazonaws.com"}, "Action": "s3:PutObject",
                           "Resource": "arn:aws:s3:::acme-logs/*"}]}}),
                                 ("ec2", "CreateTags", {"resourcesSet": {"items": [{"resourceId": self.instances[0]}]},
            "tagSet": {"items": [{"key": "env", "value": "prod"}]}}),
                                 ("iam", "PutRolePolicy", {"roleName": "lambda-orders", "policyName": "inline",
            "policyDocument": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:*\",\"Resource\":\"arn:aws:dynamodb:eu-west-1:"
            f"{ACCOUNT}:table/orders\"}}]}}"}),
                                 ("rds", "ModifyDBInstance", {"dBInstanceIdentifier": "orders-prod", "backupRetentionPeriod": 14,
            "applyImmediately": False}),
                                 ("ec2", "RunInstances",
                                  {"instancesSet": {"items": [{"imageId": "ami-0b752bf1df193a6c4", "minCount": 1, "maxCount": 1}]},
                                   "instanceType": "t3.medium"}),
                                 ("ec2", "TerminateInstances", {"instancesSet": {"items": [{"instanceId": self.instances[4]}]}}),
                                 ("kms", "CreateGrant", {"keyId": "alias/prod", "operations": ["Decrypt"]})]

    def terraform(self) -> None:
        """Terraform plans and applies."""
        for run in range(26):
            at = self.daily()
            session = f"gh-{self.digits(10)}" if run % 2 else "tf-" + self.choice(PEOPLE)
            user_name = "TerraformExec"
            identity_of = self.role_identity(user_name, session, at)
            address = self.address(self.choice(["20.57", "13.66", "40.78",
                                                "52.225"])) if run % 2 else self.choice(list(self.home_addresses.values()))
            if run % 2:
                self.event(at - 3, "sts", "AssumeRoleWithWebIdentity",
                           {"type": "WebIdentityUser",
                            "principalId": f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:acme/infra:ref:refs/heads/main",
                            "userName": "repo:acme/infra:ref:refs/heads/main",
                            "identityProvider": f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"}, address,
                           "aws-sdk-nodejs/3.245.0", {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/{user_name}", "roleSessionName": session,
                    "durationSeconds": 3600}, {"assumedRoleUser": {"arn": identity_of["arn"]}})
            for call in self.rng.sample(self.terraform_reads, self.rng.randint(10, 18)):
                at += self.rng.random() * 2
                self.event(at, call[0], call[1], identity_of, address, AGENTS_OF["tf"], call[2],
                           error="AccessDenied" if self.rng.random() < 0.02 else None, region="eu-west-1")
            for call in self.rng.sample(self.terraform_writes, self.rng.choice([0, 0, 1, 2, 3])):
                at += self.rng.random() * 9
                self.event(at, call[0], call[1], identity_of, address, AGENTS_OF["tf"], call[2], {"_return": True} if call[0] == "ec2"
                           else None, region="eu-west-1")

    def services(self) -> None:
        """Services call each other."""
        for _ in range(330):
            at = START + self.rng.random() * DAYS * 86400
            dice = self.rng.randrange(8)
            if dice == 0:
                self.event(at, "sts", "AssumeRole",
                           {"type": "AWSService",
                            "invokedBy": (service := (self.choice(["ec2", "lambda", "ecs-tasks", "config",
                    "autoscaling"]) + ".amazonaws.com"))}, service, service,
                           {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/{self.choice(['eks-node', 'lambda-orders', 'ecs-task-web'])}",
                            "roleSessionName": self.choice(self.instances)},
                           {"credentials": {"accessKeyId": "ASIA" + self.key_text(16),
                                            "expiration": utc(at + 21600).strftime("%b %d, %Y %I:%M:%S %p")}})
            elif dice == 1:
                self.event(at, "logs", "CreateLogStream", self.role_identity("lambda-orders", "orders", at),
                           f"34.245.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}",
                           "awslambda-worker/1.0  rusoto/0.48.0 rust/1.66.0 linux", {"logGroupName": "/aws/lambda/orders",
                    "logStreamName": f"2023/02/{self.rng.randint(6, 12):02}/[$LATEST]{self.hex(32)}"},
                           error="ResourceAlreadyExistsException" if self.rng.random() < 0.1 else None)
            elif dice == 2:
                self.event(at, self.choice(["ec2", "rds", "elasticloadbalancing", "lambda", "sqs", "s3"]),
                           self.choice(["DescribeInstances", "ListTags", "DescribeVolumes", "ListQueues", "ListBuckets",
                                        "DescribeLoadBalancers"]), self.role_identity("DatadogIntegrationRole", "DatadogAWSIntegration",
                    at), self.address("54.161"), "Datadog", self.choice([None, {"maxResults": 100}, {"filterSet": {}}]),
                           error="Client.UnauthorizedOperation" if self.rng.random() < 0.06 else None)
            elif dice == 3:
                self.event(at, "kms", self.choice(["Decrypt", "GenerateDataKey"]),
                           self.role_identity(self.choice(["ecs-task-web", "lambda-orders"]), self.hex(32), at),
                           "secretsmanager.amazonaws.com" if self.rng.random() < 0.5 else self.address("10.0"),
                           "secretsmanager.amazonaws.com", {"encryptionAlgorithm": "SYMMETRIC_DEFAULT",
                    "encryptionContext": {"SecretARN": f"arn:aws:secretsmanager:eu-west-1:{ACCOUNT}:secret:prod/db-{self.token(6)}"}})
            elif dice == 4:
                self.event(at, "secretsmanager", "GetSecretValue", self.role_identity("ecs-task-web", self.hex(32), at),
                           f"34.253.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}",
                           "aws-sdk-go-v2/1.17.3 os/linux lang/go/1.19.4 md/GOOS/linux",
                           {"secretId": self.choice(["prod/db", "prod/stripe", "prod/smtp"])})
            elif dice == 5:
                self.event(at, "s3", self.choice(["GetObject", "PutObject"]),
                           self.choice([self.user_identity("backup-svc"), self.role_identity("lambda-orders", "orders", at),
                                        self.user_identity("metabase")]), self.choice([self.address("52.210"), "52.210.7.19"]),
                           AGENTS_OF["boto"] % (self.rng.randint(40, 60), self.rng.randint(40, 60)),
                           {"bucketName": self.choice(BK),
                            "key": self.choice([f"inv/2023/02/{self.hex(8)}.pdf", f"pg/orders-{int(at)}.dump.gz",
                                                f"lake/dt=2023-02-08/part-{self.rng.randint(1, 999):05}.parquet"])})
            elif dice == 6:
                self.event(at, "ec2", self.choice(["CreateSnapshot", "DeleteSnapshot", "CreateNetworkInterface"]),
                           self.choice([self.user_identity("backup-svc"), self.role_identity("eks-node", self.choice(self.instances),
                    at)]), self.choice([self.address("52.210"), "52.210.7.19"]), AGENTS_OF["boto"] % (50, 50),
                           {"volumeId": self.choice(self.volumes), "description": "daily"}, {"snapshotId": "snap-0" + self.hex(16)})
            else:
                self.event(at, "sts", "AssumeRole", self.role_identity("eks-node", self.choice(self.instances), at),
                           self.address("52.50"), "aws-sdk-go/1.44.170 (go1.19.4; linux; arm64) cluster-autoscaler",
                           {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/external-dns", "roleSessionName": "external-dns"},
                           error="AccessDenied" if self.rng.random() < 0.15 else None)

    def deployments(self) -> None:
        """A pipeline deploys."""
        for _ in range(26):
            at = self.daily()
            session = "GitHubActions"
            identity_of = self.role_identity("GitHubActionsDeploy", session,
                                             at) if self.rng.random() < 0.5 else self.user_identity("ci-deployer")
            address = self.address(self.choice(["20.57", "13.66", "40.78"]))
            for call in self.rng.sample([("ecr", "GetAuthorizationToken", {}),
                                         ("ecr", "InitiateLayerUpload", {"repositoryName": "web"}),
                                         ("ecr", "PutImage", {"repositoryName": "web", "imageTag": self.hex(7)}),
                                         ("ecs", "RegisterTaskDefinition",
                                          {"family": "web", "taskRoleArn": f"arn:aws:iam::{ACCOUNT}:role/ecs-task-web"}),
                                         ("ecs", "UpdateService", {"service": "web", "cluster": "prod", "desiredCount": 3}),
                                         ("lambda", "UpdateFunctionCode20150331v2",
                                          {"functionName": "orders", "s3Bucket": "acme-ci-artifacts"}),
                                         ("cloudfront", "CreateInvalidation", {"distributionId": "E2" + self.key_text(11)}),
                                         ("s3", "PutObject", {"bucketName": "acme-ci-artifacts", "key": f"orders-{self.hex(7)}.zip"}),
                                         ("lambda", "UpdateFunctionConfiguration20150331v2",
                                          {"functionName": "orders", "environment": {}})], self.rng.randint(3, 7)):
                at += self.rng.random() * 40
                self.event(at, call[0], call[1], identity_of, address,
                           self.choice(["aws-cli/2.9.15 Python/3.9.11 Linux/5.15.0-1031-azure exe/x86_64.ubuntu.22 prompt/off command/"
                                        + call[0],
                                        "aws-sdk-nodejs/2.1083.0 linux/v16.16.0 promise configure-aws-credentials-for-github-actions"]),
                           call[2], {}, region="eu-west-1")

    def people_at_work(self) -> None:
        """People, in the console and at the command line."""
        PEOPLES_CALLS = [("ec2", "DescribeInstances", {"instancesSet": {}, "filterSet": {}}), ("s3", "ListBuckets", None),
                         ("iam", "ListUsers", None), ("iam", "ListRoles", None), ("iam", "GetAccountSummary", None),
                         ("cloudwatch", "DescribeAlarms", {"maxRecords": 100}),
                         ("logs", "FilterLogEvents", {"logGroupName": "/aws/lambda/orders", "filterPattern": "ERROR"}),
                         ("logs", "StartQuery", {"logGroupName": "/ecs/web", "queryString": "fields @message | limit 20"}),
                         ("rds", "DescribeDBSnapshots", {"maxRecords": 100}), ("ce", "GetCostAndUsage", {"granularity": "MONTHLY"}),
                         ("lambda", "ListFunctions20150331", {"maxItems": 50}), ("ecs", "DescribeServices", {"cluster": "prod"}),
                         ("ssm", "StartSession", {"target": self.instances[2]}), ("secretsmanager", "GetSecretValue",
            {"secretId": "staging/db"}), ("iam", "GetUser", None), ("sts", "GetCallerIdentity", None),
                         ("ec2", "StopInstances", {"instancesSet": {"items": [{"instanceId": self.instances[3]}]}, "force": False}),
                         ("ec2", "StartInstances", {"instancesSet": {"items": [{"instanceId": self.instances[3]}]}}),
                         ("iam", "CreateAccessKey", {"userName": "metabase"}), ("iam", "ChangePassword", None),
                         ("ec2", "AuthorizeSecurityGroupIngress", {"groupId": self.security_groups[2],
            "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 5432, "toPort": 5432,
                                         "ipRanges": {"items": [{"cidrIp": "84.115.22.9/32"}]}}]}}),
                         ("rds", "CreateDBSnapshot", {"dBInstanceIdentifier": "orders-prod", "dBSnapshotIdentifier": "pre-migration"}),
                         ("health", "DescribeEventAggregates", {"aggregateField": "eventTypeCategory"}),
                         ("guardduty", "ListFindings", {"detectorId": self.hex(32)}), ("iam", "CreateUser", {"userName": "metabase2"}),
                         ("iam", "AddUserToGroup", {"userName": "lena", "groupName": "developers"}),
                         ("ec2", "DescribeRegions", {"regionSet": {}}), ("kms", "ListAliases", {"limit": 100}),
                         ("organizations", "DescribeOrganization", None), ("iam", "ListMFADevices", {"userName": "lena"}),
                         ("s3", "GetBucketPolicyStatus", {"bucketName": "acme-logs"}), ("ses", "GetSendQuota", None),
                         ("cloudtrail", "LookupEvents", {"maxResults": 50}), ("ec2", "ModifyInstanceAttribute",
            {"instanceId": self.instances[3], "instanceType": {"value": "t3.large"}})]
        for _ in range(430):
            at = self.daily()
            user_name = self.choice(PEOPLE * 4 + ["ops-admin"])
            call = self.choice(PEOPLES_CALLS)
            in_console = self.rng.random() < 0.65
            address = self.home_addresses.get(user_name,
                                              self.home_addresses["nadia"]) if self.rng.random() < 0.85 else self.choice([self.address("178.115"),
                self.address("80.110"), self.address("213.33"), "146.70.117.5"])
            self.event(at, call[0], call[1], self.console_identity(user_name, "true", at) if in_console
                       else self.choice([self.user_identity(user_name), self.role_identity("Admin", user_name, at)]), address,
                       self.choice([AGENTS_OF["con"], AGENTS_OF["chrome"]]) if in_console
                       else self.command_line(f"{call[0]}.{call[1].lower()}"), call[2], None if call[1].startswith(READING)
                       else {"_return": True},
                       error=self.weighted([(None, 20), ("AccessDenied", 1), ("Client.UnauthorizedOperation", 0.3) if call[0] == "ec2"
                                            else (None, 0.1), ("ThrottlingException", 0.2)]))
        for _ in range(34):
            at = self.daily()
            user_name = self.choice(PEOPLE + ["ops-admin"])
            ok = self.rng.random() < 0.8
            self.event(at, "signin", "ConsoleLogin", {"type": "IAMUser", "principalId": self.user_ids[user_name], "accountId": ACCOUNT,
                "accessKeyId": "", "userName": user_name} if ok else {"type": "IAMUser", "principalId": self.user_ids[user_name],
                "accountId": ACCOUNT, "accessKeyId": "", "userName": user_name}, self.home_addresses.get(user_name,
                self.home_addresses["nadia"]), AGENTS_OF["chrome"], None, {"ConsoleLogin": "Success" if ok else "Failure"},
                       region="us-east-1", event_type="AwsConsoleSignIn",
                       extra={"LoginTo": "https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true",
                              "MobileVersion": "No", "MFAUsed": self.weighted({"Yes": 6, "No": 1})}, **{} if ok else {})

    def intruders(self) -> None:
        """From where."""
        self.foreign_addresses = ["185.195.232.11", "146.70.117.5", "193.32.127.84", "146.70.117.5", self.home_addresses["tom.b"],
                                  self.home_addresses["nadia"], "52.210.7.19"]

    def enumeration(self) -> None:
        """What there is, listed with stolen keys."""
        self.listing = [("sts", "GetCallerIdentity", None), ("iam", "GetUser", None), ("iam", "ListUsers", None),
                        ("iam", "ListRoles", None), ("iam", "ListGroupsForUser", {"userName": "ci-deployer"}),
                        ("iam", "ListAttachedUserPolicies", {"userName": "ci-deployer"}), ("iam", "GetAccountAuthorizationDetails",
            {"filter": ["User", "Role", "Group", "LocalManagedPolicy"]}), ("iam", "ListAccessKeys", {"userName": "ops-admin"}),
                        ("iam", "SimulatePrincipalPolicy", {"policySourceArn": f"arn:aws:iam::{ACCOUNT}:user/ci-deployer",
            "actionNames": ["iam:CreateAccessKey"]}), ("ec2", "DescribeInstances", {"instancesSet": {}, "filterSet": {}}),
                        ("ec2", "DescribeInstanceAttribute", {"instanceId": self.instances[2], "attribute": "userData"}),
                        ("ec2", "DescribeSnapshots", {"ownersSet": {"items": [{"owner": "self"}]}}), ("s3", "ListBuckets", None),
                        ("s3", "GetBucketAcl", {"bucketName": "acme-backups", "acl": ""}), ("lambda", "ListFunctions20150331", None),
                        ("lambda", "GetFunction20150331v2", {"functionName": "orders"}), ("secretsmanager", "ListSecrets", None),
                        ("ssm", "DescribeParameters", None),
                        ("ssm", "GetParameters", {"names": ["/prod/db/password"], "withDecryption": True}),
                        ("rds", "DescribeDBInstances", None), ("ecr", "DescribeRepositories", None), ("dynamodb", "ListTables", None),
                        ("ses", "GetSendQuota", None), ("ses", "ListIdentities", None), ("ses", "GetAccountSendingEnabled", None),
                        ("guardduty", "ListDetectors", None),
                        ("cloudtrail", "DescribeTrails", {"trailNameList": [], "includeShadowTrails": False}),
                        ("organizations", "ListAccounts", None), ("servicequotas", "ListServiceQuotas", {"serviceCode": "ec2"}),
                        ("support", "DescribeCases", None), ("iam", "GetAccountPasswordPolicy", None), ("eks", "ListClusters", None),
                        ("cloudformation", "DescribeStacks", None), ("kms", "ListKeys", None), ("codebuild", "ListProjects", None),
                        ("ec2", "GetPasswordData", {"instanceId": self.instances[5]}), ("ec2", "DescribeRegions", {"regionSet": {}}),
                        ("sagemaker", "ListNotebookInstances", None), ("lightsail", "GetInstances", None)]
        self.at = day_hour(2, 1.4)
        for user_name in ("ci-deployer", "metabase"):
            for call in self.rng.sample(self.listing, 32):
                self.at += self.rng.uniform(0.4, 30)
                self.stolen_call(self.at, call, self.user_identity(user_name), "enumeration", "T1580",
                                 error=self.weighted([(None, 3), ("AccessDenied" if call[0] != "ec2"
                    else "Client.UnauthorizedOperation", 3)]),
                                 region=self.choice(REGIONS + ["us-east-1", "ap-southeast-1", "us-west-2"]) if call[0] not in ("iam",
                    "organizations") else None)
            self.at = day_hour(4, 2.2)

    def stolen_role(self) -> None:
        """The role of a task, used from outside."""
        task_identity = self.role_identity("ecs-task-web", self.hex(32), self.at, key="ASIA" + self.key_text(16))
        self.at = day_hour(3, 4)
        for call in self.rng.sample(self.listing, 14) + [("s3", "ListObjects", {"bucketName": "acme-backups", "prefix": ""}),
            ("secretsmanager", "GetSecretValue", {"secretId": "prod/stripe"}), ("secretsmanager", "GetSecretValue",
            {"secretId": "prod/db"}), ("secretsmanager", "GetSecretValue", {"secretId": "prod/smtp"})]:
            self.at += self.rng.uniform(2, 90)
            self.stolen_call(self.at, call, task_identity, "stolen_role_creds", "T1552.005",
                             error=self.weighted([(None, 3), ("AccessDenied", 3)]))

    def rights(self) -> None:
        """Rights and users are made."""
        rights_calls = [("iam", "CreatePolicyVersion", {"policyArn": f"arn:aws:iam::{ACCOUNT}:policy/deploy",
            "policyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
            "setAsDefault": True}),
                        ("iam", "AttachUserPolicy",
                         {"userName": "ci-deployer", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}),
                        ("iam", "PutUserPolicy", {"userName": "metabase", "policyName": "x",
            "policyDocument": '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'}),
                        ("iam", "CreateAccessKey", {"userName": "ops-admin"}),
                        ("iam", "CreateLoginProfile", {"userName": "ops-admin", "passwordResetRequired": False}),
                        ("iam", "UpdateLoginProfile", {"userName": "tom.b"}),
                        ("iam", "UpdateAssumeRolePolicy",
                         {"roleName": "Admin",
                          "policyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::750113294411:root"},"Action":"sts:AssumeRole"}]}'}),
                        ("iam", "AddUserToGroup", {"userName": "ci-deployer", "groupName": "admins"}),
                        ("iam", "CreateUser", {"userName": "aws-support-sync"}),
                        ("iam", "CreateAccessKey", {"userName": "aws-support-sync"}),
                        ("iam", "AttachRolePolicy",
                         {"roleName": "lambda-orders", "policyArn": "arn:aws:iam::aws:policy/IAMFullAccess"}),
                        ("iam", "DeactivateMFADevice",
                         {"userName": "ops-admin", "serialNumber": f"arn:aws:iam::{ACCOUNT}:mfa/ops-admin"}),
                        ("iam", "SetDefaultPolicyVersion", {"policyArn": f"arn:aws:iam::{ACCOUNT}:policy/deploy", "versionId": "v1"}),
                        ("lambda", "UpdateFunctionConfiguration20150331v2",
                         {"functionName": "orders", "layers": ["arn:aws:lambda:eu-west-1:750113294411:layer:obs:3"]}),
                        ("lambda", "CreateFunction20150331", {"functionName": "log-shipper2", "runtime": "python3.9",
            "role": f"arn:aws:iam::{ACCOUNT}:role/Admin", "handler": "i.h"}),
                        ("lambda", "Invoke", {"functionName": "log-shipper2", "invocationType": "Event"}),
                        ("sts", "AssumeRole", {"roleArn": f"arn:aws:iam::{ACCOUNT}:role/Admin",
                                               "roleSessionName": f"botocore-session-1675900{self.digits(3)}"}),
                        ("sts", "GetFederationToken", {"name": "svc", "durationSeconds": 129600,
            "policy": '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'}),
                        ("ssm", "SendCommand", {"instanceIds": [self.instances[2]], "documentName": "AWS-RunShellScript",
                                                "parameters": "HIDDEN_DUE_TO_SECURITY_REASONS"}),
                        ("ec2-instance-connect", "SendSSHPublicKey", {"instanceId": self.instances[1], "instanceOSUser": "ec2-user"}),
                        ("lambda", "AddPermission20150331v2", {"functionName": "orders", "principal": "*",
            "action": "lambda:InvokeFunction"})]
        at = day_hour(4, 3)
        for call in rights_calls:
            at += self.rng.uniform(20, 2000)
            self.stolen_call(at, call, self.choice([self.user_identity("ci-deployer"), self.user_identity("metabase"),
                self.role_identity("Admin", f"botocore-session-1675900{self.digits(3)}", at)]), "privesc_persist", "T1098",
                             error="AccessDenied" if self.rng.random() < 0.2 else None, response={})

    def data_copied(self) -> None:
        """Data is copied."""
        copying_calls = [("ec2", "CreateSnapshot", {"volumeId": self.volumes[1], "description": ""}), ("ec2", "ModifySnapshotAttribute",
            {"snapshotId": "snap-0" + self.hex(16), "createVolumePermission": {"add": {"items": [{"userId": "750113294411"}]}},
             "attributeType": "CREATE_VOLUME_PERMISSION"}), ("ec2", "SharedSnapshotCopyInitiated", None),
                         ("rds", "CreateDBSnapshot", {"dBInstanceIdentifier": "orders-prod", "dBSnapshotIdentifier": "tmp-1"}),
                         ("rds", "ModifyDBSnapshotAttribute", {"dBSnapshotIdentifier": "tmp-1", "attributeName": "restore",
            "valuesToAdd": ["750113294411"]}),
                         ("ec2", "ModifyImageAttribute", {"imageId": "ami-0" + self.hex(16),
            "launchPermission": {"add": {"items": [{"group": "all"}]}}}),
                         ("s3", "PutBucketPolicy",
                          {"bucketName": "acme-backups",
                           "bucketPolicy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::acme-backups/*"}]}}), ("s3", "PutBucketPublicAccessBlock",
            {"bucketName": "acme-backups", "PublicAccessBlockConfiguration": {"BlockPublicPolicy": False, "BlockPublicAcls": False}}),
                         ("s3", "PutBucketReplication",
                          {"bucketName": "acme-data-lake",
                           "ReplicationConfiguration": {"Rule": {"Destination": {"Bucket": "arn:aws:s3:::xn-sync-750113294411"}}}}),
                         ("rds", "ModifyDBInstance", {"dBInstanceIdentifier": "orders-prod", "publiclyAccessible": True,
            "masterUserPassword": "****"})] + [("s3", "GetObject",
                                                {"bucketName": self.choice(["acme-backups", "acme-prod-uploads", "acme-tfstate"]),
            "key": self.choice([f"pg/orders-1675{self.digits(6)}.dump.gz", "prod/terraform.tfstate",
                                f"inv/2023/01/{self.hex(8)}.pdf"])}) for _ in range(26)]
        at = day_hour(5, 1)
        for call in copying_calls:
            at += self.rng.uniform(2, 400)
            self.stolen_call(at, call,
                             self.choice([self.user_identity("ops-admin"),
                                          self.role_identity("Admin", f"botocore-session-1675900{self.digits(3)}", at),
                                          self.user_identity("metabase")]), "exfil", "T1537", response={} if call[0] != "s3" else None)

    def blinded(self) -> None:
        """Trails and detectors are switched off."""
        BLINDING_CALLS = [("cloudtrail", "StopLogging", {"name": f"arn:aws:cloudtrail:eu-west-1:{ACCOUNT}:trail/org-trail"}),
                          ("cloudtrail", "DeleteTrail", {"name": "org-trail"}), ("cloudtrail", "PutEventSelectors",
            {"trailName": "org-trail", "eventSelectors": [{"readWriteType": "ReadOnly", "includeManagementEvents": False}]}),
                          ("cloudtrail", "UpdateTrail", {"name": "org-trail", "isMultiRegionTrail": False}),
                          ("guardduty", "UpdateDetector", {"detectorId": self.hex(32), "enable": False}),
                          ("guardduty", "DeleteDetector", {"detectorId": self.hex(32)}),
                          ("guardduty", "CreateFilter", {"action": "ARCHIVE", "name": "noise"}),
                          ("guardduty", "CreateIPSet", {"location": "s3://acme-logs/t.txt", "format": "TXT", "activate": True}),
                          ("config", "StopConfigurationRecorder", {"configurationRecorderName": "default"}),
                          ("config", "DeleteDeliveryChannel", {"deliveryChannelName": "default"}),
                          ("ec2", "DeleteFlowLogs", {"DeleteFlowLogsRequest": {"FlowLogId": "fl-0" + self.hex(16)}}),
                          ("logs", "DeleteLogGroup", {"logGroupName": "/ecs/web"}), ("securityhub", "DisableSecurityHub", None),
                          ("s3", "PutBucketLifecycle",
                           {"bucketName": "acme-logs",
                            "LifecycleConfiguration": {"Rule": {"Expiration": {"Days": 1}, "Status": "Enabled"}}}),
                          ("cloudwatch", "DeleteAlarms", {"alarmNames": ["root-login"]})]
        at = day_hour(5, 3)
        for call in BLINDING_CALLS:
            at += self.rng.uniform(5, 900)
            self.stolen_call(at, call, self.choice([self.user_identity("ops-admin"), self.console_identity("ops-admin", "false", at),
                self.role_identity("Admin", f"botocore-session-1675900{self.digits(3)}", at)]), "evasion", "T1562.008",
                             error="AccessDenied" if self.rng.random() < 0.2 else None)

    def misuse(self) -> None:
        """Machines and mail are misused."""
        misuse_calls = [("ec2", "RunInstances",
                         {"instancesSet": {"items": [{"imageId": "ami-0" + self.hex(16), "minCount": 8, "maxCount": 8,
            "keyName": "k1"}]}, "instanceType": size, "userData": "<sensitiveDataRemoved>"}) for size in ["p3.16xlarge", "c5.24xlarge",
            "g4dn.12xlarge", "c6i.32xlarge"]] + [("ec2", "CreateKeyPair", {"keyName": "k1"}), ("ec2", "AuthorizeSecurityGroupIngress",
            {"groupId": self.security_groups[3],
             "ipPermissions": {"items": [{"ipProtocol": "-1", "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}}]}}),
             ("ec2", "RequestSpotInstances", {"instanceCount": 20}), ("servicequotas", "RequestServiceQuotaIncrease",
            {"serviceCode": "ec2", "quotaCode": "L-417A185B", "desiredValue": 512}),
             ("ses", "VerifyEmailIdentity", {"emailAddress": "billing@acme-invoices.top"}), ("ses", "UpdateAccountSendingEnabled",
            {"enabled": True}), ("ses", "CreateEmailIdentity", {"emailIdentity": "acme-invoices.top"}),
             ("ses", "PutAccountDetails", {"mailType": "MARKETING", "productionAccessEnabled": True}),
             ("sns", "Publish", {"phoneNumber": "HIDDEN_DUE_TO_SECURITY_REASONS"}), ("ecs", "CreateCluster", {"clusterName": "x1"}),
             ("ecs", "RegisterTaskDefinition",
              {"family": "t", "containerDefinitions": [{"image": "docker.io/kmaster/nanominer:latest", "cpu": 4096}]}),
             ("kms", "ScheduleKeyDeletion", {"keyId": self.uuid(), "pendingWindowInDays": 7}),
             ("s3", "DeleteBucket", {"bucketName": "acme-backups"}),
             ("rds", "DeleteDBInstance", {"dBInstanceIdentifier": "orders-prod", "skipFinalSnapshot": True}),
             ("organizations", "LeaveOrganization", None)]
        at = day_hour(5, 5)
        for call in misuse_calls:
            for _ in range(self.rng.choice([1, 1, 2])):
                at += self.rng.uniform(4, 600)
                self.stolen_call(at, call, self.choice([self.user_identity("aws-support-sync") if "aws-support-sync" in self.user_ids
                    else self.user_identity("ops-admin"), self.console_identity("ops-admin", "false", at),
                    self.user_identity("ci-deployer")]), "abuse", "T1496",
                                 error=self.weighted([(None, 3), ("Client.InstanceLimitExceeded" if call[1] == "RunInstances"
                    else "AccessDenied", 1)]), response={}, region=self.choice(REGIONS + ["ap-northeast-2", "us-west-2", "sa-east-1"]))

    def console(self) -> None:
        """The console is tried."""
        for number in range(14):
            user_name = self.choice(["ops-admin", "tom.b", "nadia"])
            ok = number > 9
            self.event(day_hour(4, 6) + number * self.rng.uniform(30, 600), "signin", "ConsoleLogin",
                       {"type": "IAMUser", "principalId": self.user_ids[user_name], "accountId": ACCOUNT, "accessKeyId": "",
                        "userName": user_name}, self.choice(self.foreign_addresses),
                       self.choice([AGENTS_OF["chrome"], BROWSERS[4], "python-requests/2.28.2"]), None,
                       {"ConsoleLogin": "Success" if ok else "Failure"}, region=self.choice(["us-east-1", "eu-north-1"]),
                       event_type="AwsConsoleSignIn", extra={"LoginTo": "https://console.aws.amazon.com/console/home",
                "MobileVersion": "No", "MFAUsed": "No"}, label=1, group="console_login", technique="T1078.004")
