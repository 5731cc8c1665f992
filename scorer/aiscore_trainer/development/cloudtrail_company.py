"""A software company with three AWS accounts under one trail, of 2024.

Daily work: Terraform runs, services that call each other all day, and developers who come in by single sign-on and sometimes may not.
Attacks: the key of an old build user, used through a VPN, looks around, makes itself a user, blinds the detectors, copies snapshots and
secrets, and signs in to the console. It is not training material: it was written by a hand that did not know the training scenarios, to
see what the model makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import base64
import hashlib
from typing import Any, Dict, Optional

from .people import BROWSERS
from .site import Site, epoch, iso, utc

ACCOUNTS = {"prod": "418273650912", "staging": "730145528861", "shared": "206617739404"}
START = epoch(2024, 3, 4)
DAYS = 10
DEVELOPERS = [f + "." + row + "@northwindlabs.io" for f, row in [("priya", "patel"), ("jonas", "weber"), ("emily", "carter"),
    ("diego", "rossi"), ("kevin", "nguyen"), ("katrin", "schmidt"), ("rahul", "sharma"), ("laura", "hill"), ("mark", "taylor"),
    ("yuki", "tanaka")]]


def user_identity(account, user: str) -> Dict[str, Any]:
    return {"type": "IAMUser", "principalId": "AIDA" + hashlib.md5(user.encode(), usedforsecurity=False).hexdigest()[:17].upper(),
            "arn": f"arn:aws:iam::{account}:user/{user}", "accountId": account, "accessKeyId": "AKIA"
            + hashlib.md5((user + "k").encode(), usedforsecurity=False).hexdigest()[:16].upper(), "userName": user}


READING = ("Describe", "List", "Get", "Head", "Lookup", "Batch", "Assume")
TERRAFORM = "APN/1.0 HashiCorp/1.0 Terraform/1.7.3 (+https://www.terraform.io) terraform-provider-aws/5.36.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.24.1 os/linux lang/go#1.21.6 md/GOOS#linux md/GOARCH#amd64 api/%s#1.%d.%d"
TERRAFORM_CALLS = [row.split(":")
                   for row in ("ec2:DescribeVpcs ec2:DescribeSubnets ec2:DescribeSecurityGroups ec2:DescribeSecurityGroupRules "
                               "ec2:DescribeRouteTables ec2:DescribeNatGateways ec2:DescribeInternetGateways ec2:DescribeNetworkAcls "
                               "ec2:DescribeVpcAttribute ec2:DescribeInstances ec2:DescribeInstanceAttribute ec2:DescribeInstanceTypes "
                               "ec2:DescribeLaunchTemplates ec2:DescribeLaunchTemplateVersions ec2:DescribeTags "
                               "ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupIngress ec2:CreateTags ec2:CreateSecurityGroup "
                               "ec2:DeleteSecurityGroup ec2:RunInstances ec2:CreateLaunchTemplateVersion iam:GetRole iam:GetPolicy "
                               "iam:GetPolicyVersion iam:ListPolicyVersions iam:ListAttachedRolePolicies iam:ListRolePolicies iam:GetRolePolicy "
                               "iam:GetOpenIDConnectProvider iam:CreateRole iam:AttachRolePolicy iam:PutRolePolicy iam:CreatePolicyVersion "
                               "iam:DeletePolicyVersion iam:GetInstanceProfile iam:UpdateAssumeRolePolicy rds:DescribeDBInstances "
                               "rds:DescribeDBParameterGroups rds:DescribeDBParameters rds:DescribeDBSubnetGroups rds:ListTagsForResource "
                               "rds:ModifyDBInstance s3:GetBucketPolicy s3:GetBucketAcl s3:GetBucketVersioning s3:GetBucketEncryption "
                               "s3:GetBucketPublicAccessBlock s3:GetBucketLogging s3:GetBucketTagging s3:GetBucketLifecycle s3:PutBucketPolicy "
                               "s3:PutBucketPublicAccessBlock kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListAliases "
                               "lambda:GetFunction20150331v2 lambda:GetPolicy20150331v2 lambda:ListVersionsByFunction20150331 "
                               "lambda:UpdateFunctionConfiguration20150331v2 lambda:AddPermission20150331v2 eks:DescribeCluster "
                               "eks:DescribeNodegroup eks:ListAddons eks:UpdateNodegroupConfig route53:ListResourceRecordSets "
                               "route53:ChangeResourceRecordSets route53:GetHostedZone logs:DescribeLogGroups logs:ListTagsForResource "
                               "logs:PutRetentionPolicy secretsmanager:DescribeSecret secretsmanager:GetResourcePolicy "
                               "secretsmanager:GetSecretValue ssm:GetParameter ssm:DescribeParameters "
                               "elasticloadbalancing:DescribeLoadBalancers elasticloadbalancing:DescribeTargetGroups "
                               "elasticloadbalancing:DescribeListeners elasticloadbalancing:DescribeRules elasticloadbalancing:ModifyListener "
                               "cloudtrail:DescribeTrails cloudtrail:GetTrailStatus cloudtrail:GetEventSelectors guardduty:GetDetector "
                               "guardduty:GetMasterAccount sns:GetTopicAttributes sqs:GetQueueAttributes dynamodb:DescribeTable "
                               "dynamodb:DescribeContinuousBackups sts:GetCallerIdentity cloudwatch:DescribeAlarms cloudwatch:PutMetricAlarm "
                               "wafv2:GetWebACL acm:DescribeCertificate autoscaling:DescribeAutoScalingGroups "
                               "autoscaling:UpdateAutoScalingGroup ecr:DescribeRepositories ecr:GetLifecyclePolicy").split()]
BUCKETS = ["nw-prod-artifacts", "nw-prod-customer-exports", "nw-terraform-state", "nw-cloudtrail-206617739404", "nw-alb-logs-euw1",
           "nw-web-assets", "nw-ml-training", "nw-backups-euw1", "nw-billing-cur"]
ROLE_NAMES = ["eks-node-prod", "svc-orders", "svc-payments", "svc-notify", "lambda-image-resize", "lambda-ses-bounce", "github-deploy",
              "rds-monitoring", "dms-vpc-role", "backup-service", "datadog-integration", "etl-glue", "bastion"]
DATABASES = ["orders-prod", "orders-staging", "identity-prod", "analytics", "keycloak-prod"]
SECRETS = ["prod/orders/db", "prod/payments/stripe", "staging/orders/db", "prod/identity/jwt", "shared/slack/webhook", "prod/sendgrid",
           "prod/datadog/api-key"]
CONSOLE_CALLS = [row.split(":") for row in ("ec2:DescribeInstances ec2:DescribeInstanceStatus ec2:GetConsoleOutput ec2:RebootInstances "
                                            "ec2:DescribeAvailabilityZones cloudwatch:DescribeAlarms cloudwatch:GetMetricWidgetImage logs:StartQuery "
                                            "logs:GetQueryResults logs:FilterLogEvents logs:StopQuery s3:ListBuckets s3:GetBucketLocation "
                                            "s3:GetBucketVersioning rds:DescribeDBInstances rds:CreateDBSnapshot rds:DescribeEvents iam:ListRoles "
                                            "iam:GetRole iam:SimulatePrincipalPolicy iam:CreateAccessKey iam:ListAccessKeys iam:GetAccessKeyLastUsed "
                                            "iam:DeactivateMFADevice iam:EnableMFADevice lambda:ListFunctions20150331 lambda:Invoke "
                                            "lambda:UpdateFunctionConfiguration20150331v2 ssm:StartSession ssm:TerminateSession ssm:SendCommand "
                                            "ssm:DescribeInstanceInformation secretsmanager:ListSecrets secretsmanager:GetSecretValue "
                                            "secretsmanager:PutSecretValue cloudtrail:LookupEvents guardduty:ListFindings guardduty:GetFindings "
                                            "guardduty:ArchiveFindings guardduty:CreateFilter ce:GetCostAndUsage ce:GetCostForecast "
                                            "health:DescribeEventAggregates eks:DescribeCluster eks:ListClusters eks:AccessKubernetesApi "
                                            "athena:StartQueryExecution athena:GetQueryResults dynamodb:DescribeTable sqs:PurgeQueue sns:Publish "
                                            "cloudfront:CreateInvalidation2020_05_31 ecs:UpdateService ecs:ExecuteCommand config:DescribeConfigRules "
                                            "notifications:ListNotificationEvents servicecatalog-appregistry:ListApplications "
                                            "support:DescribeTrustedAdvisorChecks").split()]
LEAKED_USER = "ci-legacy-deployer"
ATTACK_AGENT = "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0-kali9-amd64 source/x86_64.kali.2023 prompt/off command/"


class CloudtrailCompany(Site):
    """CloudTrail of a company's organisation."""

    name = "cloudtrail_company"
    host = "aws-org-trail"
    sourcetype = "aws:cloudtrail"
    seed = 202

    def build(self) -> None:
        self.prepare()
        self.terraform()
        self.services()
        self.developers()
        self.build_user()
        self.reconnaissance()
        self.persistence()
        self.blinded_detectors()
        self.copied_data()
        self.console()

    def session_key(self, source_name, role_name, session_name, at: float):
        dice = (source_name, role_name, session_name, int(at // 3600))
        if dice not in self.session_keys:
            self.session_keys[dice] = "ASIA" + self.key_text(16)
        return self.session_keys[dice]

    def role_identity(self, account, role, session, at: float, mfa: str = "false", federated=None, invoked_by=None):
        rid = "AROA" + hashlib.md5((account + role).encode(), usedforsecurity=False).hexdigest()[:17].upper()
        developer = {"type": "AssumedRole", "principalId": rid + ":" + session,
                     "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{session}", "accountId": account,
                     "accessKeyId": self.session_key(account, role, session, at),
                     "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": rid,
            "arn": f"arn:aws:iam::{account}:role/{('aws-reserved/sso.amazonaws.com/eu-west-1/' if 'SSO' in role else '') + role}",
            "accountId": account, "userName": role}, "webIdFederationData": federated or {},
                                        "attributes": {"creationDate": iso(at // 3600 * 3600 - int(hashlib.md5((account + role + session).encode(),
            usedforsecurity=False).hexdigest()[:3], 16) % 3600), "mfaAuthenticated": mfa}}}
        if invoked_by:
            developer["invokedBy"] = invoked_by
        return developer

    def event(self, at: float, account, identity, service: str, name: str, region: str, address: str, agent: str, request_of=None,
              response=None, error=None, message: Optional[str] = None, event_type: str = "AwsApiCall", additional=None, tls: bool = True,
              resources=None, category: str = "Management"):
        """One record of CloudTrail."""
        entry = {"eventVersion": "1.08", "userIdentity": identity, "eventTime": iso(at), "eventSource": service + ".amazonaws.com",
                 "eventName": name, "awsRegion": region, "sourceIPAddress": address, "userAgent": agent}
        if error:
            entry["errorCode"] = error
        if message:
            entry["errorMessage"] = message
        entry["requestParameters"] = request_of
        entry["responseElements"] = response
        if additional:
            entry["additionalEventData"] = additional
        entry["requestID"] = self.uuid()
        entry["eventID"] = self.uuid()
        entry["readOnly"] = name.startswith(READING)
        if resources:
            entry["resources"] = resources
        entry["eventType"] = event_type
        entry["managementEvent"] = category == "Management"
        entry["recipientAccountId"] = account
        entry["eventCategory"] = category
        if tls and (not address.endswith("amazonaws.com")):
            entry["tlsDetails"] = {**self.choice([{"tlsVersion": "TLSv1.2", "cipherSuite": "ECDHE-RSA-AES128-GCM-SHA256"},
                {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256"}]),
                                   "clientProvidedHostHeader": f"{service}.{region}.amazonaws.com"}
        return entry

    def deployer(self, account: str, session: str, at: float) -> Dict[str, Any]:
        return self.role_identity(account, "github-deploy", session, at,
                                  federated={"federatedProvider": f"arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com",
                                  "attributes": {}})

    def request_of(self, source_name, call):
        if source_name == "s3":
            return {"bucketName": self.choice(BUCKETS), "Host": "s3.eu-west-1.amazonaws.com",
                    {"GetBucketPolicy": "policy", "GetBucketAcl": "acl", "GetBucketVersioning": "versioning",
                     "GetBucketEncryption": "encryption"}.get(call, "location"): ""}
        if source_name == "iam":
            if "Policy" in call and "Role" not in call:
                return {"policyArn": f"arn:aws:iam::{ACCOUNTS['prod']}:policy/{self.choice(['orders-s3', 'eks-autoscaler', 'external-dns', 'cert-manager', 'deny-root', 'ci-deploy'])}"}
            if "Role" in call:
                parameters = {"roleName": self.choice(ROLE_NAMES)}
                if call in ("AttachRolePolicy",):
                    parameters["policyArn"] = "arn:aws:iam::aws:policy/" + self.choice(["AmazonSSMManagedInstanceCore",
                        "CloudWatchAgentServerPolicy", "AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryReadOnly",
                        "service-role/AWSLambdaBasicExecutionRole"])
                if call == "PutRolePolicy":
                    parameters.update(policyName="inline-s3",
                                      policyDocument="{\"Version\":\"2012-10-17\",\"Statement\":[{\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::"
                                      f"{self.choice(BUCKETS)}/*\"}}]}}")
                return parameters
            return None
        if call in ("AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress"):
            return {"groupId": self.choice(self.security_groups),
                    "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": (p := self.choice([443, 5432, 8080, 6379, 9090, 22])),
                "toPort": p, "groups": {},
                "ipRanges": {"items": [{"cidrIp": self.choice(["10.20.0.0/16", "10.30.4.0/24", "0.0.0.0/0", "172.31.0.0/16"]),
                                        "description": self.choice(["alb", "vpn", "peering", "public https"])}]}, "ipv6Ranges": {},
                      "prefixListIds": {}}]}}
        if source_name == "ec2":
            if "Instance" in call:
                return {"instancesSet": {"items": [{"instanceId": self.choice(self.instances)}]}, "filterSet": {}}
            if "SecurityGroup" in call:
                return {"securityGroupSet": {}, "securityGroupIdSet": {"items": [{"groupId": self.choice(self.security_groups)}]},
                        "filterSet": {}}
            return {"filterSet": {"items": [{"name": "vpc-id", "valueSet": {"items": [{"value": "vpc-0a3f9c1177be2d4e5"}]}}]}}
        if source_name == "rds":
            return {"dBInstanceIdentifier": self.choice(DATABASES)}
        if source_name == "secretsmanager":
            return {"secretId": self.choice(SECRETS)}
        if source_name == "ssm":
            return {"name": self.choice(["/prod/orders/feature-flags",
                                         "/aws/service/eks/optimized-ami/1.28/amazon-linux-2/recommended/image_id",
                                         "/prod/grafana/admin", "/shared/vpn/psk"]), "withDecryption": self.rng.random() < 0.6}
        if source_name == "kms":
            return {"keyId": f"arn:aws:kms:eu-west-1:{ACCOUNTS['prod']}:key/"
                    f"{self.choice(['3f1c2a77-9be0-4d55-a1e2-8b7c0d4f6a21', 'b02d3aee-11c4-4a0e-9c1d-77aa01fe9e02'])}"}
        if source_name == "lambda":
            return {"functionName": f"arn:aws:lambda:eu-west-1:{ACCOUNTS['prod']}:function:"
                    f"{self.choice(['image-resize', 'ses-bounce', 'nightly-report', 'slack-alerts', 'edge-auth'])}"}
        if source_name == "eks":
            return {"name": self.choice(["prod-euw1", "staging-euw1"])}
        if source_name == "route53":
            return {"hostedZoneId": self.choice(["Z04812A1BCDE2", "Z1D633PJN98FT9"])}
        if source_name == "logs":
            return {"logGroupNamePrefix": self.choice(["/aws/eks/prod-euw1", "/aws/lambda/", "/aws/rds/instance/orders-prod",
                "VPCFlow"])}
        return None

    def attack_call(self, at: float, identity, source_name, call, parameters, technique: str, attack, error=None, response=None,
                    agent: Optional[str] = None, region: str = "eu-west-1", from_address=None) -> None:
        command = source_name + "." + "".join("-" + c.lower() if c.isupper() else c for c in call.split("2015")[0]).strip("-")
        self.add(at, self.event(at, self.account, identity, source_name, call, region if source_name != "iam" else "us-east-1",
                                from_address or self.attacker_address, agent or ATTACK_AGENT + command, parameters, response, error,
                                f"User: arn:aws:iam::{self.account}:user/{LEAKED_USER} is not authorized to perform: {source_name}:{call}" if error
                                and error.startswith("Access") else None), 1, attack, technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.home_addresses = {developer: self.address() for developer in DEVELOPERS}
        self.session_keys = {}
        self.security_groups = ["sg-0" + self.hex(16) for _ in range(14)]
        self.instances = ["i-0" + self.hex(16) for _ in range(25)]
        self.volumes = ["vol-0" + self.hex(16) for _ in range(30)]

    def terraform(self) -> None:
        """Terraform plans and applies."""
        for _ in range(16):
            environment = self.weighted([("prod", 4), ("staging", 6), ("shared", 2)])
            account = ACCOUNTS[environment]
            at = self.moment(START, DAYS)
            address = self.address(self.choice(["20.172", "4.175", "40.74", "13.105"]))
            session = "GitHubActions" if self.rng.random() < 0.6 else f"terraform-{self.digits(6)}"
            self.add(at, self.event(at, account,
                                    {"type": "WebIdentityUser",
                                     "principalId": f"arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:northwindlabs/infra:ref:refs/heads/main",
                                     "userName": "repo:northwindlabs/infra:ref:refs/heads/main",
                                     "identityProvider": f"arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com"},
                                    "sts", "AssumeRoleWithWebIdentity", "eu-west-1", address,
                                    "configure-aws-credentials-for-github-actions",
                                    {"roleArn": f"arn:aws:iam::{account}:role/github-deploy", "roleSessionName": session,
                                     "durationSeconds": 3600},
                                    {"subjectFromWebIdentityToken": "repo:northwindlabs/infra:ref:refs/heads/main",
                                     "audience": "sts.amazonaws.com"}))
            for source_name, call in self.rng.sample(TERRAFORM_CALLS, self.rng.randint(25, 50)):
                at += self.rng.random() * 2
                error = None
                message = None
                if call in ("GetBucketPolicy", "GetBucketTagging", "GetBucketLifecycle") and self.rng.random() < 0.4:
                    error = {"GetBucketPolicy": "NoSuchBucketPolicy", "GetBucketTagging": "NoSuchTagSet"}.get(call,
                        "NoSuchLifecycleConfiguration")
                elif call in ("CreateRole", "CreateSecurityGroup") and self.rng.random() < 0.3:
                    error = {"CreateRole": "EntityAlreadyExistsException"}.get(call, "Client.InvalidGroup.Duplicate")
                elif self.rng.random() < 0.02:
                    error = "AccessDenied"
                    message = (
                               f"User: arn:aws:sts::{account}:assumed-role/github-deploy/{session} is not authorized to perform: {source_name}:"
                               f"{call} because no identity-based policy allows the {source_name}:{call} action")
                self.add(at, self.event(at, account, self.deployer(account, session, at), source_name, call, "eu-west-1" if source_name not in ("iam", "route53")
                                        else "us-east-1", address, TERRAFORM % (source_name, self.rng.randint(1, 140),
                    self.rng.randint(0, 5)), self.request_of(source_name, call),
                                        {"_return": True} if call.startswith(("Authorize", "Revoke")) else None, error, message))

    def services(self) -> None:
        """Services call each other, all day."""
        for _ in range(520):
            at = self.moment(START, DAYS, [1] * 24)
            environment = self.weighted([("prod", 6), ("staging", 2), ("shared", 1)])
            account = ACCOUNTS[environment]
            dice = self.rng.randrange(12)
            if dice < 8:
                self.service_calls(at, account, dice)
            else:
                self.service_rest(at, account, dice)

    def service_calls(self, at: float, account: str, dice: int) -> None:
        """What services ask of each other, all the time."""
        if dice < 3:
            svc, role, se = self.choice([("ec2", "eks-node-prod", self.choice(self.instances)),
                                         ("lambda", "lambda-image-resize", "image-resize"),
                                         ("lambda", "lambda-ses-bounce", "ses-bounce"),
                                         ("backup", "backup-service", "AWSBackup-AWSBackupDefaultServiceRole"),
                                         ("config", "AWSServiceRoleForConfig", "AWSConfig-Describe"),
                                         ("autoscaling", "AWSServiceRoleForAutoScaling", "AutoScaling"),
                                         ("glue", "etl-glue", "GlueJobRunnerSession"), ("ecs-tasks", "svc-orders", self.hex(32)),
                                         ("guardduty", "AWSServiceRoleForAmazonGuardDuty", "GuardDuty-" + self.digits(6)),
                                         ("rds", "rds-monitoring", "RDSRoleSession"),
                                         ("access-analyzer", "AWSServiceRoleForAccessAnalyzer", "access-analyzer")])
            self.add(at, self.event(at, account, {"type": "AWSService", "invokedBy": svc + ".amazonaws.com"}, "sts", "AssumeRole",
                                    "eu-west-1", svc + ".amazonaws.com", svc + ".amazonaws.com",
                                    {"roleArn": f"arn:aws:iam::{account}:role/{role}", "roleSessionName": se},
                                    {"credentials": {"accessKeyId": "ASIA" + self.key_text(16),
                "sessionToken": base64.b64encode(self.rng.randbytes(90)).decode(),
                "expiration": utc(at + 3600).strftime("%b %-d, %Y, %-I:%M:%S %p")}},
                                    resources=[{"accountId": account, "type": "AWS::IAM::Role",
                                                "ARN": f"arn:aws:iam::{account}:role/{role}"}]))
        elif dice < 5:
            self.add(at, self.event(at, account, self.role_identity(account, "eks-node-prod", self.choice(self.instances), at),
                                    self.choice(["ecr", "ec2", "sts"]),
                                    self.choice(["GetAuthorizationToken", "DescribeInstances", "DescribeNetworkInterfaces",
                "DescribeTags", "AssignPrivateIpAddresses", "BatchGetImage"]), "eu-west-1", self.address("10.20"),
                                    self.choice(["amazon-vpc-cni-k8s", "aws-sdk-go/1.44.288 (go1.20.7; linux; amd64) kubelet/v1.28.5",
                "aws-sdk-go/1.48.16 (go1.21.5; linux; amd64) cluster-autoscaler/1.28.2",
                "aws-sdk-go-v2/1.21.2 os/linux lang/go#1.20.10 md/GOOS#linux md/GOARCH#amd64 api/ecr#1.20.2"]), None))
        elif dice < 7:
            call = self.choice(["Decrypt", "GenerateDataKey", "Encrypt", "DescribeKey", "CreateGrant"])
            svc = self.choice(["secretsmanager", "s3", "rds", "ebs", "cloudtrail", "lambda"])
            self.add(at, self.event(at, account, {"type": "AWSService", "invokedBy": svc + ".amazonaws.com"} if self.rng.random() < 0.5
                                    else self.role_identity(account, self.choice(["svc-orders", "svc-payments", "svc-notify"]),
                self.hex(32), at, invoked_by=svc + ".amazonaws.com"), "kms", call, "eu-west-1", svc + ".amazonaws.com",
                                    svc + ".amazonaws.com",
                                    {"encryptionContext": {"SecretARN": f"arn:aws:secretsmanager:eu-west-1:{account}:secret:{self.choice(SECRETS)}-AbCdEf",
                "SecretVersionId": self.uuid()} if svc == "secretsmanager" else {"aws:s3:arn": "arn:aws:s3:::" + self.choice(BUCKETS)},
                                     "encryptionAlgorithm": "SYMMETRIC_DEFAULT"}))
        else:
            role, session = self.choice([("svc-orders", self.hex(32)), ("svc-payments", self.hex(32)),
                                         ("lambda-ses-bounce", "ses-bounce")])
            self.add(at, self.event(at, account, self.role_identity(account, role, session, at), "secretsmanager", "GetSecretValue",
                                    "eu-west-1", self.address("10.20"),
                                    self.choice([
                "aws-sdk-java/2.20.162 Linux/5.10.205-195.807.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.9+9-LTS Java/17.0.9 kotlin/1.9.10 vendor/Eclipse_Adoptium",
                "Boto3/1.34.11 md/Botocore#1.34.11 ua/2.0 os/linux#5.10.205 md/arch#x86_64 lang/python#3.11.7 md/pyimpl#CPython cfg/retry-mode#legacy"]),
                                    {"secretId": self.choice(SECRETS)}, error="ResourceNotFoundException" if self.rng.random() < 0.04
                                    else None))

    def service_rest(self, at: float, account: str, dice: int) -> None:
        """Backups, readings, interfaces."""
        if dice < 9:
            call = self.choice(["DescribeInstances", "DescribeVolumes", "ListMetrics", "GetMetricData", "DescribeDBInstances",
                                "ListFunctions20150331", "DescribeLoadBalancers", "ListBuckets", "DescribeTable",
                                "DescribeAutoScalingGroups", "ListTagsOfResource", "DescribeClusters", "GetAccountSummary",
                                "DescribeTrails"])
            source_name = {"ListMetrics": "monitoring", "GetMetricData": "monitoring", "DescribeDBInstances": "rds",
                           "ListFunctions20150331": "lambda", "DescribeLoadBalancers": "elasticloadbalancing", "ListBuckets": "s3",
                           "DescribeTable": "dynamodb", "DescribeAutoScalingGroups": "autoscaling", "ListTagsOfResource": "dynamodb",
                           "DescribeClusters": "ecs", "GetAccountSummary": "iam", "DescribeTrails": "cloudtrail"}.get(call, "ec2")
            self.add(at, self.event(at, account, self.role_identity(account, "datadog-integration", "DatadogAWSIntegration", at),
                                    source_name, call, self.choice(["eu-west-1", "us-east-1", "eu-central-1"]),
                                    self.choice(["3.225.18.94", "44.208.117.6", "52.203.66.140"]), "Datadog", None,
                                    error="AccessDenied" if self.rng.random() < 0.07 else None))
        elif dice < 10:
            call = self.choice(["CreateSnapshot", "CreateSnapshot", "DeleteSnapshot", "DescribeSnapshots", "CopySnapshot", "CreateTags",
                                "ModifySnapshotAttribute", "CreateImage"])
            parameters = {"CreateSnapshot": {"volumeId": self.choice(self.volumes),
                                             "description": "This snapshot is created by the AWS Backup service."},
                          "DeleteSnapshot": {"snapshotId": "snap-0" + self.hex(16)}, "CopySnapshot": {"sourceRegion": "eu-west-1",
                "sourceSnapshotId": "snap-0" + self.hex(16), "encrypted": True}, "ModifySnapshotAttribute": {"snapshotId": "snap-0"
                + self.hex(16), "createVolumePermission": {"add": {"items": [{"userId": ACCOUNTS["staging"]}]}},
                "attributeType": "CREATE_VOLUME_PERMISSION"}, "CreateImage": {"instanceId": self.choice(self.instances),
                "name": f"golden-{iso(at)[:10]}", "noReboot": True}}.get(call)
            self.add(at, self.event(at, account, self.role_identity(account, "backup-service",
                self.choice(["AWSBackup-AWSBackupDefaultServiceRole", "dlm-policy-0d3"]), at, invoked_by="backup.amazonaws.com"), "ec2",
                                    call, "eu-west-1", "backup.amazonaws.com", "backup.amazonaws.com", parameters))
        else:
            call, parameters = self.choice([("CreateNetworkInterface", {"subnetId": "subnet-0" + self.hex(16), "description": "aws-K8S-"
                + self.choice(self.instances)}),
                                            ("TerminateInstances",
                                             {"instancesSet": {"items": [{"instanceId": self.choice(self.instances)}]}}),
                                            ("RunInstances", {"instancesSet": {"items": [{"minCount": 1, "maxCount": 1}]},
                "instanceType": self.choice(["m6i.large", "c6g.xlarge", "r6i.2xlarge"]), "launchTemplate": {"launchTemplateId": "lt-0"
                + self.hex(16), "version": str(self.rng.randint(1, 40))}}),
                                            ("DeleteNetworkInterface", {"networkInterfaceId": "eni-0" + self.hex(16)}),
                                            ("AttachVolume", {"volumeId": self.choice(self.volumes),
                "instanceId": self.choice(self.instances), "device": "/dev/xvdba"}),
                                            ("CreateVolume", {"size": str(self.choice([8, 20, 50, 100])), "zone": "eu-west-1b",
                "volumeType": "gp3"})])
            self.add(at, self.event(at, account, self.role_identity(account, "AWSServiceRoleForAutoScaling", "AutoScaling", at,
                invoked_by="autoscaling.amazonaws.com"), "ec2", call, "eu-west-1", "autoscaling.amazonaws.com",
                                    "autoscaling.amazonaws.com", parameters))

    def developers(self) -> None:
        """Developers, by single sign-on."""
        for _ in range(500):
            at = self.moment(START, DAYS)
            developer = self.choice(DEVELOPERS)
            environment = self.weighted([("prod", 3), ("staging", 5)])
            account = ACCOUNTS[environment]
            address = self.home_addresses[developer] if self.rng.random() < 0.85 else self.address()
            role = self.choice(["AWSReservedSSO_PowerUser_7b1d9f0c2e44a6b8",
                                "AWSReservedSSO_ReadOnly_0f3c5b7712ad9e61"] + (["AWSReservedSSO_AdministratorAccess_c5d8a1f34b2e9077"] if developer in DEVELOPERS[:3]
                else []))
            if self.rng.random() < 0.06:
                ok = self.rng.random() < 0.8
                self.add(at, self.event(at, account, self.role_identity(account, role, developer, at), "signin", "ConsoleLogin",
                                        "eu-west-1", address, self.choice(BROWSERS), None,
                                        {"ConsoleLogin": "Success" if ok else "Failure"}, None, None if ok else "Failed authentication",
                                        "AwsConsoleSignIn", {"LoginTo": "https://console.aws.amazon.com/", "MobileVersion": "No",
                    "MFAUsed": "No"}))
                continue
            source_name, call = self.choice(CONSOLE_CALLS)
            error = None
            message = None
            if "ReadOnly" in role and (not call.startswith(READING)) or self.rng.random() < 0.03:
                error = self.choice(["AccessDenied", "Client.UnauthorizedOperation" if source_name == "ec2"
                                     else "AccessDeniedException"])
                message = (f"User: arn:aws:sts::{account}:assumed-role/{role}/{developer} is not authorized to perform: {source_name}:"
                           f"{call} with an explicit deny in a service control policy")
            parameters = self.request_of(source_name, call)
            if call == "StartSession":
                parameters = {"target": self.choice(self.instances)}
            if call == "SendCommand":
                parameters = {"documentName": "AWS-RunShellScript", "instanceIds": [self.choice(self.instances)],
                              "comment": self.choice(["restart agent", "rotate logs", ""]),
                              "parameters": "HIDDEN_DUE_TO_SECURITY_REASONS"}
            if call == "StartQuery":
                parameters = {"logGroupName": self.choice(["/aws/eks/prod-euw1/cluster", "/aws/lambda/image-resize"]),
                              "queryString": self.choice([
                    "fields @timestamp, @message | filter @message like /ERROR/ | sort @timestamp desc | limit 100",
                    "stats count() by bin(5m)", "filter user.username like 'system:' | stats count(*) by verb"]), "limit": 1000}
            if call == "LookupEvents":
                parameters = {"lookupAttributes": [{"attributeKey": "EventName",
                    "attributeValue": self.choice(["ConsoleLogin", "DeleteBucket", "RunInstances"])}], "maxResults": 50}
            self.add(at, self.event(at, account, self.role_identity(account, role, developer, at, "true"), source_name, call,
                                    "eu-west-1" if self.rng.random() < 0.9 else "us-east-1", address,
                                    self.choice(BROWSERS[:5] + ["AWS Internal",
                f"aws-cli/2.15.21 Python/3.11.6 Darwin/23.3.0 exe/x86_64 prompt/off command/{source_name}."
                f"{''.join('-' + c.lower() if c.isupper() else c for c in call).strip('-')}",
                f"aws-cli/2.13.5 md/installer#exe md/prompt#off md/command#{source_name}", "AWSConsole/1.0"]), parameters, None, error,
                                    message))

    def build_user(self) -> None:
        """What the old build user does on its own."""
        self.account = ACCOUNTS["prod"]
        self.attacker_address = "146.70.183.22"
        for _ in range(40):
            at = self.moment(START, DAYS)
            source_name, call, parameters = self.choice([("s3", "ListBuckets", None), ("ecr", "GetAuthorizationToken", {}),
                ("cloudfront", "CreateInvalidation2020_05_31", {"distributionId": "E1QXV8S0E7A0OT"}),
                ("ecs", "UpdateService", {"service": "legacy-portal", "cluster": "legacy", "forceNewDeployment": True}),
                ("ecs", "DescribeServices", {"services": ["legacy-portal"], "cluster": "legacy"}), ("sts", "GetCallerIdentity", None)])
            self.add(at, self.event(at, self.account, user_identity(self.account, LEAKED_USER), source_name, call, "eu-west-1",
                                    "185.199.12.40", "Boto3/1.17.46 Python/3.6.9 Linux/4.15.0-213-generic Botocore/1.20.46",
                                    parameters))

    def reconnaissance(self) -> None:
        """Whoever has the leaked key looks around."""
        self.at = START + 6 * 86400 + 22 * 3600 + 411
        self.leaked = user_identity(self.account, LEAKED_USER)
        for source_name, call, parameters, technique, error in [("sts", "GetCallerIdentity", None, "T1087.004", None),
            ("iam", "ListUsers", None, "T1087.004", None), ("iam", "ListAttachedUserPolicies", {"userName": LEAKED_USER}, "T1069.003",
            None), ("iam", "ListGroupsForUser", {"userName": LEAKED_USER}, "T1069.003", None), ("iam", "ListRoles", None, "T1087.004",
            None), ("iam", "GetAccountAuthorizationDetails", None, "T1087.004", "AccessDenied"), ("s3", "ListBuckets", None, "T1619",
            None), ("s3", "GetBucketAcl", {"bucketName": BUCKETS[1]}, "T1619", None),
            ("ec2", "DescribeInstances", {"instancesSet": {}, "filterSet": {}}, "T1580", None),
            ("ec2", "DescribeSnapshots", {"ownersSet": {"items": [{"owner": "self"}]}}, "T1580", None),
            ("ec2", "DescribeVolumes", {"volumeSet": {}, "filterSet": {}}, "T1580", None), ("rds", "DescribeDBInstances", None, "T1580",
            None), ("rds", "DescribeDBSnapshots", None, "T1580", None), ("secretsmanager", "ListSecrets", None, "T1555.006",
            "AccessDeniedException"), ("guardduty", "ListDetectors", {}, "T1518.001", None), ("cloudtrail", "DescribeTrails", None,
            "T1518.001", None), ("organizations", "DescribeOrganization", None, "T1087.004", "AccessDeniedException"),
            ("ses", "GetSendQuota", None, "T1526", "AccessDenied")]:
            self.at += self.rng.expovariate(1 / 25)
            self.attack_call(self.at, self.leaked, source_name, call, parameters, technique, "recon_valid_key", error)

    def persistence(self) -> None:
        """A user of their own, with every right."""
        self.at += 2400
        self.own_user = user_identity(self.account, "svc-cloudwatch-agent")
        for who, source_name, call, parameters, technique in [(self.leaked, "iam", "CreateUser", {"userName": "svc-cloudwatch-agent"},
            "T1136.003"), (self.leaked, "iam", "AttachUserPolicy", {"userName": "svc-cloudwatch-agent",
            "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}, "T1098.003"), (self.leaked, "iam", "CreateAccessKey",
            {"userName": "svc-cloudwatch-agent"}, "T1098.001"), (self.leaked, "iam", "CreateLoginProfile",
            {"userName": "svc-cloudwatch-agent", "passwordResetRequired": False}, "T1098.001"),
            (self.own_user, "sts", "GetCallerIdentity", None, "T1078.004"), (self.own_user, "iam", "UpdateAssumeRolePolicy",
            {"roleName": "bastion",
             "policyDocument": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::593207742271:root"},"Action":"sts:AssumeRole"}]}'},
            "T1098"), (self.own_user, "lambda", "CreateFunction20150331", {"functionName": "cw-log-forwarder", "runtime": "python3.9",
            "role": f"arn:aws:iam::{self.account}:role/lambda-ses-bounce", "handler": "lambda_function.lambda_handler", "timeout": 60},
                       "T1648"), (self.own_user, "events", "PutRule",
                                  {"name": "cw-log-forwarder",
                                   "eventPattern": '{"source":["aws.iam"],"detail":{"eventName":["CreateUser"]}}', "state": "ENABLED"},
                                  "T1546"), (self.own_user, "lambda", "AddPermission20150331v2", {"functionName": "cw-log-forwarder",
            "action": "lambda:InvokeFunction", "principal": "*", "statementId": "FunctionURLAllowPublicAccess"}, "T1098")]:
            self.at += self.rng.expovariate(1 / 70)
            self.attack_call(self.at, who, source_name, call, parameters, technique, "persistence_iam")

    def blinded_detectors(self) -> None:
        """Detectors and trails are switched off."""
        self.at += 900
        for source_name, call, parameters, technique in [("guardduty", "UpdateDetector",
            {"detectorId": "12abc34d567e8fa901bc2d34e56789f0", "enable": False}, "T1562.001"),
            ("guardduty", "DeleteDetector", {"detectorId": "12abc34d567e8fa901bc2d34e56789f0"}, "T1562.001"),
            ("cloudtrail", "PutEventSelectors",
             {"trailName": "nw-org-trail", "eventSelectors": [{"readWriteType": "ReadOnly", "includeManagementEvents": False}]},
             "T1562.008"), ("cloudtrail", "StopLogging", {"name": f"arn:aws:cloudtrail:eu-west-1:{self.account}:trail/nw-org-trail"},
                            "T1562.008"),
                      ("ec2", "DeleteFlowLogs", {"DeleteFlowLogsRequest": {"FlowLogId": {"tag": 1, "content": "fl-0" + self.hex(16)}}},
                       "T1562.008"), ("config", "StopConfigurationRecorder", {"configurationRecorderName": "default"}, "T1562.001")]:
            self.at += self.rng.expovariate(1 / 40)
            self.attack_call(self.at, self.own_user, source_name, call, parameters, technique, "defense_evasion")

    def copied_data(self) -> None:
        """Snapshots, databases and secrets leave."""
        self.at += 600
        for volume in self.rng.sample(self.volumes, 5):
            snapshot = "snap-0" + self.hex(16)
            self.at += 20
            self.attack_call(self.at, self.own_user, "ec2", "CreateSnapshot", {"volumeId": volume, "description": ""}, "T1578.001",
                             "snapshot_exfil", response={"snapshotId": snapshot, "status": "pending"})
            self.at += 140
            self.attack_call(self.at, self.own_user, "ec2", "ModifySnapshotAttribute",
                             {"snapshotId": snapshot, "createVolumePermission": {"add": {"items": [{"userId": "593207742271"}]}},
                              "attributeType": "CREATE_VOLUME_PERMISSION"}, "T1537", "snapshot_exfil")
        for call, parameters in [("CreateDBSnapshot", {"dBSnapshotIdentifier": "orders-prod-mig1",
            "dBInstanceIdentifier": "orders-prod"}), ("ModifyDBSnapshotAttribute", {"dBSnapshotIdentifier": "orders-prod-mig1",
            "attributeName": "restore", "valuesToAdd": ["593207742271"]}),
                                 ("ModifyDBInstance", {"dBInstanceIdentifier": "identity-prod", "masterUserPassword": "****",
            "publiclyAccessible": True, "applyImmediately": True})]:
            self.at += 200
            self.attack_call(self.at, self.own_user, "rds", call, parameters, "T1537", "snapshot_exfil")
        for secret in SECRETS:
            self.at += 4
            self.attack_call(self.at, self.own_user, "secretsmanager", "GetSecretValue", {"secretId": secret}, "T1555.006",
                             "secrets_theft")

    def console(self) -> None:
        """And the console, with the new user."""
        self.at += 5000
        console_identity = {"type": "IAMUser", "principalId": "AIDAXXSVCCWAGENT0001X",
                            "arn": f"arn:aws:iam::{self.account}:user/svc-cloudwatch-agent", "accountId": self.account,
                            "userName": "svc-cloudwatch-agent"}
        self.add(self.at, self.event(self.at, self.account, console_identity, "signin", "ConsoleLogin", "us-east-1", "193.138.218.171",
                                     BROWSERS[13], None, {"ConsoleLogin": "Success"}, None, None, "AwsConsoleSignIn",
                                     {"LoginTo": "https://console.aws.amazon.com/console/home", "MobileVersion": "No",
                                      "MFAUsed": "No"}), 1, "persistence_iam", "T1078.004")
        for source_name, call, parameters, technique in [("ec2", "AuthorizeSecurityGroupIngress", {"groupId": self.security_groups[2],
            "ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22,
                                         "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}}]}}, "T1562.007"),
            ("ec2", "ModifyInstanceAttribute", {"instanceId": self.instances[3], "userData": "<sensitiveDataRemoved>"}, "T1059.009"),
            ("ec2", "StopInstances", {"instancesSet": {"items": [{"instanceId": self.instances[3]}]}, "force": False}, "T1578"),
            ("ec2", "StartInstances", {"instancesSet": {"items": [{"instanceId": self.instances[3]}]}}, "T1578"),
            ("ssm", "SendCommand", {"documentName": "AWS-RunShellScript", "instanceIds": self.instances[4:9],
                                    "parameters": "HIDDEN_DUE_TO_SECURITY_REASONS"}, "T1651"),
            ("ssm", "StartSession", {"target": self.instances[6]}, "T1651"),
            ("s3", "PutBucketPolicy", {"bucketName": BUCKETS[1], "bucketPolicy": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                           "Resource": f"arn:aws:s3:::{BUCKETS[1]}/*"}]}}, "T1537"), ("s3", "DeleteBucketPublicAccessBlock",
            {"bucketName": BUCKETS[1]}, "T1562.007"),
            ("s3", "PutBucketReplication",
             {"bucketName": BUCKETS[1],
              "ReplicationConfiguration": {"Rule": {"Destination": {"Bucket": "arn:aws:s3:::xk-dr-replica-0",
            "Account": "593207742271"}}}}, "T1537"),
               ("iam", "DeactivateMFADevice", {"userName": "breakglass", "serialNumber": f"arn:aws:iam::{self.account}:mfa/breakglass"},
                "T1556.006")]:
            self.at += self.rng.expovariate(1 / 120)
            self.attack_call(self.at, console_identity, source_name, call, parameters, technique, "hands_on",
                             agent="AWSConsole/1.0" if source_name == "s3" else BROWSERS[13], from_address="193.138.218.171")
