"""CloudTrail events. Identity, agent, address and time are drawn before the call; a row may ask for an odd agent or the root user."""
from __future__ import annotations

import json

from .cloud_aws_tables import ATTACKS, DAILY, DAILY_CALLS, ODD_AGENTS
from .envelope import compact, iso
from .scene import Scene
from .table import Scenario

_BULK = tuple(Scenario(f"aws_{service}", None, tuple(f"{service}.{call}" for call in calls.split())) for service, calls in DAILY_CALLS.items())
_DAILY = tuple((scenario, 4.0) for scenario in DAILY) + tuple((scenario, 1.0 + len(scenario.rows) / 12) for scenario in _BULK)
_READS = ("Get", "List", "Describe", "Head", "Lookup", "Filter", "Batch", "Select", "Decode", "Simulate", "ConsoleLogin", "AssumeRole", "Decrypt", "Encrypt", "Generate")
_AGENTS = ("console.amazonaws.com", "AWS Internal", "signin.amazonaws.com", "S3Console/0.4, aws-internal/3 aws-sdk-java/1.11.«num:100:999» Linux/5.4 OpenJDK_64-Bit_Server_VM/25.«num:100:372»-b09 java/1.8.0_«num:100:372»",
           "aws-cli/2.«num:0:15».«num:0:40» Python/3.«num:8:11».«num:0:11» «Darwin/«num:19:23».«num:0:6».0|Linux/5.«num:4:15».0-«num:10:99»-generic|Windows/10» exe/x86_64 prompt/off command/«ec2|s3|iam|sts|ecs».«describe-instances|ls|get-caller-identity|list»",
           "aws-cli/1.«num:16:29».«num:0:99» Python/3.«num:6:10».«num:0:12» Linux/4.14.«num:100:300»-«num:100:300».amzn2.x86_64 botocore/1.«num:17:29».«num:0:99»",
           "Boto3/1.«num:17:34».«num:0:99» Python/3.«num:7:12».«num:0:12» Linux/«num:4:5».14.«num:100:300»-«num:100:300».amzn2.x86_64 «exec-env/AWS_Lambda_python3.9 |»Botocore/1.«num:20:34».«num:0:99»",
           "APN/1.0 HashiCorp/1.0 Terraform/1.«num:0:8».«num:0:9» (+https://www.terraform.io) terraform-provider-aws/«num:3:5».«num:0:60».0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go/1.44.«num:0:300» (go1.19; linux; amd64)",
           "aws-sdk-go-v2/1.«num:10:27».«num:0:9» os/linux lang/go#1.«num:18:22».«num:0:9» md/GOOS#linux md/GOARCH#«amd64|arm64» api/«ec2|s3|iam|eks»#1.«num:20:140».0", "aws-sdk-java/2.«num:15:25».«num:0:200» Linux/5.10 OpenJDK_64-Bit_Server_VM/11.0.«num:10:22»+9 Java/11 vendor/Amazon.com_Inc. io/sync",
           "aws-sdk-nodejs/2.«num:900:1500».0 linux/v«num:12:20».«num:0:20».0 promise", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:100:131».0.0.0 Safari/537.36", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:100:131».0.0.0 Safari/537.36",
           "amazon-ssm-agent/3.«num:0:3».«num:100:999».0", "kubernetes/v1.«num:20:29».«num:0:9»", "Coral/Netty4", "aws-sdk-ruby3/3.«num:100:190».0 ruby/2.7.«num:0:8» x86_64-linux", "cloudformation.amazonaws.com", "datadog-agent/7", "[S3Console/0.4]", "Vault/1.«num:9:15».0")


def write(scene: Scene, attack: bool) -> tuple[Scenario, str]:
    scenario = scene.pick(ATTACKS) if attack else scene.weighted(_DAILY)
    text = scene.fill(scene.pick(scenario.rows))
    call, _, rest = text.partition(" ")
    service, _, action = call.partition(".")
    parameters, _, error = rest.partition(" ! ")
    asked = json.loads(parameters) if parameters else _made_up(scene, service, action)
    identity = _identity(scene, asked.pop("_identity", None), service, action)
    agent = scene.fill(scene.pick(ODD_AGENTS if asked.pop("_agent", None) or (attack and scene.chance(0.06)) else _AGENTS))
    response, extra, message = asked.pop("_response", None), asked.pop("_additional", None), asked.pop("_error", None)
    if not error and not message and scene.chance(0.03):
        error = "AccessDenied" if attack else scene.pick(("AccessDenied", "ThrottlingException", "ValidationException"))
    event = {
        "eventVersion": scene.pick(("1.08", "1.08", "1.09", "1.05")), "userIdentity": identity, "eventTime": iso(scene.time), "eventSource": f"{service}.amazonaws.com", "eventName": action, "awsRegion": scene.pick(scene.site.regions),
        "sourceIPAddress": _address(scene, agent), "userAgent": agent,
    }
    if error:
        event["errorCode"] = error
        event["errorMessage"] = message or f"User: {identity.get('arn', '')} is not authorized to perform: {service}:{action}" if "enied" in error or "nauthor" in error else error
    elif message:
        event["errorMessage"] = message
    event["requestParameters"] = asked or None
    event["responseElements"] = response
    if extra:
        event["additionalEventData"] = extra
    event.update({"requestID": scene.guid(), "eventID": scene.guid(), "readOnly": action.startswith(_READS), "eventType": "AwsConsoleSignIn" if service == "signin" else "AwsApiCall", "managementEvent": True,
                  "recipientAccountId": scene.site.account_id, "eventCategory": "Management"})
    if scene.chance(0.4):
        event["tlsDetails"] = {"tlsVersion": "TLSv1.2", "cipherSuite": "ECDHE-RSA-AES128-GCM-SHA256", "clientProvidedHostHeader": f"{service}.{event['awsRegion']}.amazonaws.com"}
    if "console" in agent.lower() and scene.chance(0.7):
        event["sessionCredentialFromConsole"] = "true"
    if scene.chance(0.3):
        event = dict(sorted(event.items()))
    return scenario, compact(event)


def _address(scene: Scene, agent: str) -> str:
    if agent.endswith(".amazonaws.com") and scene.chance(0.4):
        return agent
    return scene.ip if scene.chance(0.12) else scene.peer() if scene.chance(0.5) else scene.visitor


def _made_up(scene: Scene, service: str, action: str) -> dict:
    """Parameters as such a call usually has: nothing, a limit, a name, an id."""
    thing = scene.fill("«word»-«tech»")
    return scene.pick((
        lambda: {}, lambda: {"maxResults": scene.pick((10, 50, 100, 1000))}, lambda: {"name": thing}, lambda: {f"{service}Id": scene.hex(17)},
        lambda: {"filterSet": {"items": [{"name": scene.pick(("tag:Name", "vpc-id", "instance-state-name")), "valueSet": {"items": [{"value": thing}]}}]}} if service == "ec2" else {"resourceArn": f"arn:aws:{service}:{scene.site.region}:{scene.site.account_id}:{thing}"},
        lambda: {"bucketName": f"{scene.site.name}-{scene.word()}", "key": f"{scene.word()}/{scene.fill('«file»')}"} if service == "s3" else {"nextToken": scene.letters(40)},
    ))()


def _identity(scene: Scene, wanted: str | None, service: str, action: str) -> dict:
    site, account = scene.site, scene.site.account_id
    kind = wanted or scene.weighted((("IAMUser", 35), ("AssumedRole", 55), ("Root", 2), ("FederatedUser", 2)))
    key = scene.pick(("AKIA", "ASIA")) + scene.hex(16).upper()
    if kind == "Root":
        return {"type": "Root", "principalId": account, "arn": f"arn:aws:iam::{account}:root", "accountId": account, "accessKeyId": key}
    if kind != "AssumedRole":
        return {"type": kind, "principalId": "AIDA" + scene.hex(17).upper(), "arn": f"arn:aws:iam::{account}:user/{scene.user}", "accountId": account, "accessKeyId": key, "userName": scene.user}
    role = scene.pick((f"AWSReservedSSO_{scene.pick(('AdministratorAccess', 'PowerUserAccess', 'ReadOnly', 'Developer'))}_{scene.hex(16)}", f"{scene.pick(site.sld_words)}-{scene.pick(('deploy', 'ci', 'lambda', 'node', 'task', 'app', 'admin', 'readonly'))}-role",
                       "OrganizationAccountAccessRole", f"eks-{scene.pick(site.sld_words)}-nodes", "terraform"))
    session = scene.pick((scene.user, f"{scene.person}@{site.domain}", f"i-{scene.hex(17)}", f"botocore-session-{int(scene.time)}", "GitHubActions", scene.pick(site.sld_words)))
    principal = "AROA" + scene.hex(17).upper()
    return {"type": "AssumedRole", "principalId": f"{principal}:{session}", "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{session}", "accountId": account, "accessKeyId": "ASIA" + key[4:],
            "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": principal, "arn": f"arn:aws:iam::{account}:role/{role}", "accountId": account, "userName": role}, "webIdFederationData": {},
                               "attributes": {"creationDate": iso(scene.time - scene.number(10, 3000)), "mfaAuthenticated": scene.pick(("true", "false", "false"))}}}
