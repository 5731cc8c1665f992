# ruff: noqa: E501
"""Calls to the control planes of three clouds, where who calls, by what program and from where belong together.

Terraform is a service account with Terraform's agent from a runner's address, an autoscaler is the platform's own agent, a person sits at a console; a stolen key is
any of these names with a program and an address that are not its own. Tables are in control_tables.py, rows as told there.
"""
from __future__ import annotations

import json

from .control_tables import AWS_CALLS, AZURE_CALLS, GCP_CALLS
from .envelope import compact, iso
from .family import Family, Tables, Written, split
from .phrases import phrased
from .scene import Scene
from .table import Scenario
from .web_agents import browser_agent

#: What hardly anybody does for a good reason; every other call of an attack is somebody's work, too.
_NEVER = ("StopLogging", "DeleteTrail", "DeleteDetector", "LeaveOrganization", "elevateAccess", "UpdateAccountSendingEnabled", "CreateExclusion", "UploadServiceAccountKey", "ConsoleLogin")


def _in_their_place(name: str, calls: tuple[Scenario, ...]) -> Tables:
    """The tables of `calls` and, among daily work, the attacks' calls by who may, on what is theirs to change or to throw away."""
    heads = dict.fromkeys(row.partition(" {")[0].partition("« !")[0].strip() for scenario in calls if scenario.technique for row in scenario.rows)
    rows = tuple(head + theirs for theirs in (_THEIRS, _PLAIN) for head in heads if not any(call in head for call in _NEVER))
    return split((*calls, Scenario(f"{name}_the_same_calls_in_their_place", None, rows)))


_THEIRS = phrased(' {"_as":"«machine|machine|person»","name":"«test|pr-«num:1:900»|sandbox|dev|stage|@thing@»-«word»","«ticket|environment|owner|managed-by»":"«@ticket@|dev|«dept»|terraform»"}')
_PLAIN = ' {"_as":"«machine|machine|person»","name":"«word»-«tech»"}'
_TABLES = {name: _in_their_place(name, calls) for name, calls in (("gcp", GCP_CALLS), ("aws", AWS_CALLS), ("azure", AZURE_CALLS))}
_MACHINES = ("terraform", "terraform", "pipeline", "platform", "workload")
_AGENTS = {
    "terraform": {"gcp": "google-api-go-client/0.5 Terraform/1.«num:3:9».«num:0:9» (+https://www.terraform.io) Terraform-Plugin-SDK/2.«num:10:34».0 terraform-provider-google/«num:4:6».«num:0:80».0", "aws": "APN/1.0 HashiCorp/1.0 Terraform/1.«num:3:9».«num:0:9» (+https://www.terraform.io) terraform-provider-aws/«num:4:5».«num:0:80».0 aws-sdk-go-v2/1.«num:20:30».0",
                  "azure": "Go/go1.«num:19:22».0 (amd64-linux) HashiCorp Terraform/1.«num:3:9».«num:0:9» Terraform Plugin SDK/2.«num:10:34».0 terraform-provider-azurerm/«num:2:4».«num:0:90».0"},
    "pipeline": {"gcp": "google-cloud-sdk gcloud/«num:400:480».0.0 command/gcloud.«run.deploy|builds.submit|auth» (Linux 5.15) github-actions", "aws": "aws-cli/2.«num:7:17».«num:0:40» Python/3.11 Linux/6.«num:1:5».0-azure exec-env/GitHubActions prompt/off", "azure": "azure-cli/2.«num:45:62».0 GITHUBACTIONS/AzureCLIAction (DOCKER)"},
    "platform": {"gcp": "«GCE Managed Instance Group|GCE Autoscaler|google-api-go-client/0.5 gke-cluster-autoscaler|k8s-cloud-provider|google-api-go-client/0.5 glbc»", "aws": "«autoscaling.amazonaws.com|AWS Internal|eks.amazonaws.com|backup.amazonaws.com|ecs.amazonaws.com|kubernetes/v1.«num:25:30».«num:0:9»|cloudformation.amazonaws.com»", "azure": "«Azure Monitor Autoscale|Microsoft.ContainerService|AzureBackup|kubernetes-cloudprovider/v1.«num:25:30»|Azure Policy»"},
    "workload": {"gcp": "«gcloud-python/2.«num:10:40».0 gl-python/3.1«num:0:2»|gl-java/17 gapic/2.«num:10:40».0 gax/2.30|grpc-go/1.«num:50:65».0|gcloud-node-storage/7.«num:0:9».0»", "aws": "«Boto3/1.«num:26:34».«num:0:90» md/Botocore#1.3«num:0:4» exec-env/AWS_Lambda_python3.11|aws-sdk-go-v2/1.«num:20:30».0 os/linux|aws-sdk-java/2.2«num:0:5».0 Linux/5.10|aws-sdk-js/3.«num:200:600».0»", "azure": "«azsdk-python-mgmt-«compute|storage»/«num:10:30».0.0 Python/3.11|azsdk-net-Identity/1.10|Azure-SDK-For-Go/v68|azsdk-java-azure-resourcemanager/2.30»"},
    "cli": {"gcp": "google-cloud-sdk gcloud/«num:400:480».0.0 command/gcloud.«compute.instances.list|projects|iam|storage|auth» environment/«None|CloudShell» (Macintosh; Intel Mac OS X 23.«num:0:6».0)", "aws": "aws-cli/2.«num:7:17».«num:0:40» md/awscrt#0.19 ua/2.0 os/«macos#23|windows#10|linux#6.5» lang/python#3.11 exec-env/CloudShell", "azure": "«AZURECLI/2.«num:45:62».0 (HOMEBREW)|Az PowerShell/11.«num:0:6» (Windows)|AZURECLI/2.«num:45:62».0 (MSI)»"},
    "odd": {"gcp": "«python-requests/2.«num:25:32».0|google-cloud-sdk gcloud/«num:300:480».0.0 command/gcloud.«auth.print-access-token|iam|projects.get-iam-policy» (Linux 6.«num:1:8».0-kali«num:1:9»-amd64)|curl/«num:7:8».«num:0:88».0|Go-http-client/1.1|gcloud-python/2.10 gl-python/3.11 (Linux parrot)|Python-urllib/3.1«num:0:2»|gcp_scanner|(gzip),gzip(gfe)»",
            "aws": "«aws-cli/«1|2».«num:7:29».«num:0:40» Python/3.1«num:0:2» Linux/6.«num:1:8».0-kali«num:1:9»-amd64|Boto3/1.«num:20:34».«num:0:90» Python/3.1«num:0:2» «Windows/10|Linux/5.10 Parrot»|python-requests/2.«num:25:32».0|S3 Browser/11.«num:0:9».«num:1:9» (https://s3browser.com)|Go-http-client/1.1|pacu|TruffleHog|[aws-sdk-go/1.44 (go1.19; windows; amd64) S3Manager]|curl/8.«num:0:6».0|aws-sdk-nodejs/2.1«num:100:500».0 win32/v18»",
            "azure": "«python-requests/2.«num:25:32».0|azurehound/v2.«num:0:2».«num:0:9»|ROADtools|Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.«num:14000:22000»|AZURECLI/2.«num:30:62».0 (PIP) Linux-6.«num:1:8».0-kali|Go-http-client/1.1|aiohttp/3.8|MicroBurst|curl/8.«num:0:6».0|axios/1.«num:2:7».0»"}}


class Caller:
    """Who calls: kind, name, whether it is a machine's, program and address; `says_nothing` is a call without a request."""

    def __init__(self, scene: Scene, cloud: str, wanted: str | None, attack: bool, says_nothing: bool) -> None:
        if wanted is None:
            wanted = scene.weighted((("stolen", 5), ("person", 5))) if attack else scene.weighted((("machine", 5), ("person", 5)))
        self.kind = scene.pick(_MACHINES) if wanted == "machine" else scene.pick(("console", "cli")) if wanted == "person" else "stolen"
        self.is_machine = self.kind in _MACHINES or self.kind == "stolen" and scene.chance(0.6)
        # Daily scripts are written in what thieves write theirs in; and thieves have consoles, too, but then what is asked must tell.
        odd = self.kind == "stolen" and (says_nothing or scene.chance(0.65)) or self.kind in ("cli", "pipeline") and not attack and scene.chance(0.06)
        shown = "odd" if odd else scene.pick(("cli", "console")) if self.kind == "stolen" else self.kind
        self.agent = browser_agent(scene) if shown == "console" else scene.fill(_AGENTS[shown][cloud])
        self.address = scene.public_ip() if self.kind == "stolen" else scene.ip if self.kind in ("workload", "platform") else scene.peer() if self.is_machine or scene.chance(0.4) else scene.visitor
        self.account = scene.pick(("terraform", "deployer", f"{scene.word()}-{scene.pick(('app', 'job', 'api'))}", scene.pick(scene.site.service_accounts))) if self.kind in ("workload", "stolen") else {"terraform": scene.pick(("terraform", "tf-apply", "iac")), "pipeline": scene.pick(("github-actions", "ci", "deployer", "gitlab"))}.get(self.kind, "platform")
        self.person = f"{scene.user}@{scene.site.domain}"


def _gcp(scene: Scene, service: str, call: str, asked: dict, caller: Caller, error: str) -> dict:
    robot = f"service-{scene.number(10**11, 10**12)}@{scene.pick(('container-engine-robot', 'compute-system', 'gcp-sa-cloudbuild'))}.iam.gserviceaccount.com"
    principal = robot if caller.kind == "platform" else f"{caller.account}@{scene.site.project}.iam.gserviceaccount.com" if caller.is_machine else caller.person
    policy = {key: asked.pop(key) for key in ("bindingDeltas", "auditConfigDeltas") if key in asked}
    kinds = {"compute": "gce_instance", "storage": "gcs_bucket", "iam": "service_account", "iamcredentials": "service_account", "container": "gke_cluster", "bigquery": "bigquery_resource", "cloudsql": "cloudsql_database", "run": "cloud_run_revision", "cloudfunctions": "cloud_function", "logging": "logging_sink", "cloudresourcemanager": "project"}
    payload = {"@type": "type.googleapis.com/google.cloud.audit.AuditLog", "status": {"code": 7, "message": f"Permission '{service}.{call.rsplit('.', 1)[-1]}' denied"} if error else {}, "authenticationInfo": {"principalEmail": principal}, "requestMetadata": {"callerIp": "private" if caller.kind == "platform" and scene.chance(0.5) else caller.address, "callerSuppliedUserAgent": caller.agent},
               "serviceName": f"{service}.googleapis.com", "methodName": call, "authorizationInfo": [{"permission": f"{service}.{call.split('.')[-2] if call.count('.') > 1 else 'projects'}.{call.rsplit('.', 1)[-1]}", **({} if error else {"granted": True})}],
               "resourceName": str(asked.pop("name", f"projects/{scene.site.project}")), **({"serviceData": {"policyDelta": policy}} if policy else {}), **({"request": asked} if asked else {})}
    if caller.is_machine and caller.kind != "platform" and scene.chance(0.4):
        payload["authenticationInfo"]["serviceAccountKeyName" if caller.kind == "stolen" else "principalSubject"] = f"//iam.googleapis.com/projects/{scene.site.project}/serviceAccounts/{principal}" + (f"/keys/{scene.hex(40)}" if caller.kind == "stolen" or scene.chance(0.3) else "")
    reads = call.rsplit(".", 1)[-1].lower().startswith(("get", "list", "search", "access", "query", "test"))
    return {"protoPayload": payload, "insertId": scene.letters(12), "resource": {"type": kinds.get(service, "audited_resource"), "labels": {"project_id": scene.site.project}}, "timestamp": iso(scene.time, 6), "severity": "ERROR" if error else "INFO" if reads else "NOTICE",
            "logName": f"projects/{scene.site.project}/logs/cloudaudit.googleapis.com%2F{'data_access' if reads else 'system_event' if caller.kind == 'platform' and call.startswith('compute.') else 'activity'}", "receiveTimestamp": iso(scene.time + 1, 6)}


def _aws(scene: Scene, service: str, call: str, asked: dict, caller: Caller, error: str) -> dict:
    account = scene.site.account_id
    response, extra, message = asked.pop("_response", None), asked.pop("_additional", None), asked.pop("_error", None)
    key = scene.hex(16).upper()
    if caller.is_machine and not (caller.kind == "stolen" and scene.chance(0.4)):
        session = {"platform": "AutoScaling", "pipeline": "GitHubActions", "terraform": "terraform"}.get(caller.kind, f"i-{scene.hex(17)}")
        role = scene.pick(("AWSServiceRoleForAutoScaling", "AWSServiceRoleForAmazonEKS")) if caller.kind == "platform" else f"{caller.account}-role"
        identity = {"type": "AssumedRole", "principalId": f"AROA{key}:{session}", "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{session}", "accountId": account, "accessKeyId": f"ASIA{key}",
                    "sessionContext": {"sessionIssuer": {"type": "Role", "arn": f"arn:aws:iam::{account}:role/{role}", "userName": role}, "attributes": {"creationDate": iso(scene.time - 600), "mfaAuthenticated": "false"}}, **({"invokedBy": caller.agent} if caller.agent.endswith(".amazonaws.com") else {})}
    elif caller.is_machine or scene.chance(0.45):
        identity = {"type": "IAMUser", "principalId": f"AIDA{key}", "arn": f"arn:aws:iam::{account}:user/{scene.user}", "accountId": account, "accessKeyId": f"AKIA{key}", "userName": scene.user}
    else:
        role = f"AWSReservedSSO_{scene.pick(('AdministratorAccess', 'PowerUserAccess', 'Developer', 'ReadOnly'))}_{scene.hex(16)}"
        identity = {"type": "AssumedRole", "principalId": f"AROA{key}:{caller.person}", "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{caller.person}", "accountId": account, "accessKeyId": f"ASIA{key}",
                    "sessionContext": {"sessionIssuer": {"type": "Role", "userName": role}, "attributes": {"creationDate": iso(scene.time - 600), "mfaAuthenticated": scene.pick(("true", "true", "false"))}}}
    event = {"eventVersion": "1.09", "userIdentity": identity, "eventTime": iso(scene.time), "eventSource": f"{service}.amazonaws.com", "eventName": call, "awsRegion": scene.pick(scene.site.regions), "sourceIPAddress": caller.agent if caller.agent.endswith(".amazonaws.com") else caller.address, "userAgent": caller.agent}
    if error or message:
        event.update({"errorCode": error} if error else {}, errorMessage=message or f"User: {identity['arn']} is not authorized to perform: {service}:{call}")
    event.update({"requestParameters": asked or None, "responseElements": response, **({"additionalEventData": extra} if extra else {}), "requestID": scene.guid(), "eventID": scene.guid(), "readOnly": call.startswith(("Get", "List", "Describe", "Head", "Lookup", "BatchGet")), "eventType": "AwsConsoleSignIn" if service == "signin" else "AwsApiCall", "managementEvent": True, "recipientAccountId": account, "eventCategory": "Management"})
    return event


def _azure(scene: Scene, provider: str, call: str, asked: dict, caller: Caller, error: str) -> dict:
    operation = f"{provider}/{call}"
    group, name = asked.pop("resourceGroup", f"rg-{scene.pick(('prod', 'dev', 'shared'))}-{scene.word()}"), asked.pop("name", f"{scene.word()}-{scene.number(1, 99)}")
    resource = f"/subscriptions/{scene.site.subscription_id}/resourceGroups/{group}/providers/{provider}/{call.split('/')[0]}/{name}"
    who = scene.guid() if caller.is_machine else caller.person
    claims = {"appid": scene.guid(), "idtyp": "app" if caller.is_machine else "user", "ipaddr": caller.address, **({} if caller.is_machine else {"name": scene.pick(scene.site.full_names), "upn": caller.person})}
    outcome = "Failure" if error else scene.pick(("Success", "Success", "Start", "Accept"))
    if scene.chance(0.5):
        return {"time": iso(scene.time, 7), "resourceId": resource.upper(), "operationName": operation.upper() if scene.chance(0.6) else operation, "category": "Administrative", "resultType": outcome, "resultSignature": f"{outcome}.{'Forbidden' if error else ''}", "durationMs": scene.number(0, 900), "callerIpAddress": caller.address, "correlationId": scene.guid(),
                "identity": {"authorization": {"scope": resource, "action": operation, "evidence": {"role": scene.pick(("Owner", "Contributor")), "principalType": "ServicePrincipal" if caller.is_machine else "User"}}, "claims": claims}, "level": "Error" if error else "Information",
                "properties": {"requestbody": json.dumps({"properties": asked}) if asked else None, "userAgent": caller.agent, "statusCode": "Forbidden" if error else "OK", "entity": resource, "message": operation}, "tenantId": scene.site.tenant_id}
    return {"authorization": {"action": operation, "scope": resource}, "caller": who, "channels": "Operation", "claims": claims, "correlationId": scene.guid(), "category": {"value": "Administrative"}, "operationName": {"value": operation, "localizedValue": call.replace("/", " ")}, "resourceProviderName": {"value": provider}, "resourceId": resource, "resourceGroupName": group,
            "status": {"value": {"Start": "Started", "Accept": "Accepted", "Success": "Succeeded", "Failure": "Failed"}[outcome]}, "subStatus": {"value": "Forbidden" if error else ""}, "eventTimestamp": iso(scene.time, 7), "httpRequest": {"clientIpAddress": caller.address, "method": "DELETE" if call.endswith("delete") else "POST" if call.endswith("action") else "PUT"},
            "properties": {**asked, "userAgent": caller.agent}, "subscriptionId": scene.site.subscription_id, "tenantId": scene.site.tenant_id}


_CLOUDS = (("gcp", "google:gcp:audit", _gcp), ("aws", "aws:cloudtrail", _aws), ("azure", "azure:activity", _azure))


def write(scene: Scene, attack: bool) -> Written:
    cloud, sourcetype, envelope = scene.pick(_CLOUDS)
    scenario, row = _TABLES[cloud].draw(scene, attack)
    head, _, error = scene.fill(row).partition(" ! ")
    head, _, asked = head.partition(" {")
    given = json.loads("{" + asked) if asked else {}
    service, _, call = head.strip().partition(" ")
    caller = Caller(scene, cloud, given.pop("_as", None), attack, not given)
    if given and scene.chance(0.25):
        # Tags stand on whatever is made, by whomever.
        given.setdefault(scene.pick(("environment", "owner", "managed-by", "ticket")), scene.fill("«prod|dev|stage|«dept»|terraform|«word»»"))
    event = envelope(scene, service, call, given, caller, error.strip())
    return Written(compact(dict(sorted(event.items())) if scene.chance(0.2) else event), sourcetype, scene.site.domain, scenario)


FAMILY = Family("control_plane", "cloud", 0.08, write)
