# ruff: noqa: E501
"""Audit logs of Google Cloud and AWS in full, for the services and settings that control.py and cloud.py do not have.

Who acts is a person, a machine of the site's at its own place, the platform itself, or a name at another's place (`stray`); half of what attacks do is done by the first two, so that what is asked must tell. Rows are told in the tables.
"""
from __future__ import annotations

import json
import re
from typing import Callable

from .audit_aws_tables import AWS_AUDIT
from .audit_gcp_tables import GCP_AUDIT
from .envelope import compact, iso, roomy
from .family import Family, Written, split
from .phrases import PHRASES
from .scene import Scene
from .web_agents import browser_agent

_TABLES = {"gcp": split(GCP_AUDIT), "aws": split(AWS_AUDIT)}
_READS = ("get", "list", "search", "access", "use", "connect", "predict", "check")
_KINDS = {"compute": "gce_instance", "storage": "gcs_bucket", "iam": "service_account", "iamcredentials": "service_account", "container": "gke_cluster", "k8s.io": "k8s_cluster", "bigquery": "bigquery_resource", "cloudsql": "cloudsql_database", "run": "cloud_run_revision", "cloudfunctions": "cloud_function", "logging": "logging_sink",
          "cloudresourcemanager": "project", "cloudkms": "cloudkms_cryptokey", "dns": "dns_managed_zone", "login": "audited_resource"}
_SYSTEMS = ("client-os/MACOSX client-os-ver/23.«num:0:6».0 client-pltf-arch/arm interactive/True from-script/False python/3.11.«num:1:9» term/xterm-256color (Macintosh; Intel Mac OS X 23.«num:0:6».0)", "client-os/WINDOWS client-os-ver/10.0.«num:19041:22631» client-pltf-arch/x86_64 interactive/True from-script/False python/3.11.«num:1:9» term/ (Windows NT 10.0.«num:19041:22631»)",
            "client-os/LINUX client-os-ver/6.«num:1:8».«num:0:20» client-pltf-arch/x86_64 interactive/«True|False» from-script/«True|False» python/3.1«num:0:2».«num:1:9» term/xterm (Linux 6.«num:1:8».«num:0:20»)")
_SCRIPTS = {"gcp": "«python-requests/2.«num:25:32».«num:0:3»|curl/«7|8».«num:0:88».«num:0:2»|Go-http-client/«1.1|2.0»|google-api-python-client/2.«num:60:140» (gzip)|gcloud-python/2.«num:1:30» gl-python/3.1«num:0:2» grpc/1.«num:50:66»|Python-urllib/3.1«num:0:2»|axios/1.«num:2:7».«num:0:9»»",
            "aws": "«aws-cli/2.«num:7:22».«num:0:40» md/awscrt#0.«num:19:23» ua/2.0 os/linux#6.«num:1:8».0 lang/python#3.1«num:0:2».«num:1:9» cfg/retry-mode#standard|Boto3/1.«num:26:35».«num:0:90» md/Botocore#1.3«num:0:5» ua/2.0 os/«linux#6.«num:1:8»|windows#10|macos#23.4» lang/python#3.1«num:0:2»|aws-sdk-go-v2/1.«num:20:32».0 os/linux lang/go#1.2«num:0:3»|python-requests/2.«num:25:32».0|aws-sdk-js/3.«num:200:700».0»"}
_BUCKET_TOOLS = "«S3 Browser/1«num:0:2».«num:0:9».«num:1:9» (https://s3browser.com)|rclone/v1.«num:60:68».«num:0:3»|Cyberduck/8.«num:0:9».0.«num:40000:42000» (Mac OS X/14.«num:0:5»)|WinSCP/6.«num:1:3»|MinIO (linux; amd64) minio-go/v7.0.«num:40:80» mc/RELEASE.2024|s5cmd/v2.«num:0:2».0»"
_MACHINES = {"gcp": "«google-api-go-client/0.5 Terraform/1.«num:3:9».«num:0:9» (+https://www.terraform.io) terraform-provider-google/«num:4:6».«num:0:80».0|google-cloud-sdk gcloud/«num:400:520».0.0 command/gcloud.run.deploy (Linux 6.«num:1:8».0-azure) github-actions|gcloud-python/2.«num:10:40».0 gl-python/3.1«num:0:2» grpc/1.«num:50:66»|gl-java/17 gapic/2.«num:10:40».0 gax/2.30|grpc-go/1.«num:50:65».0|google-api-nodejs-client/7.«num:0:2».0»",
             "aws": "«APN/1.0 HashiCorp/1.0 Terraform/1.«num:3:9».«num:0:9» (+https://www.terraform.io) terraform-provider-aws/«num:4:5».«num:0:90».0 aws-sdk-go-v2/1.«num:20:32».0|Boto3/1.«num:26:35».«num:0:90» md/Botocore#1.3«num:0:5» exec-env/AWS_Lambda_python3.1«num:0:2»|aws-sdk-java/2.2«num:0:9».«num:0:90» Linux/5.10 OpenJDK_64-Bit_Server_VM/17|aws-sdk-go-v2/1.«num:20:32».0 os/linux lang/go#1.2«num:0:3» exec-env/AWS_ECS_FARGATE|aws-cli/2.«num:7:22».«num:0:40» exec-env/GitHubActions|cdk-toolkit/2.«num:80:170».0»"}


class Actor:
    """Who acts, from where and by what program. Both labels have people abroad and people who script."""

    def __init__(self, scene: Scene, cloud: str, kind: str, tool: str) -> None:
        self.kind = kind
        self.is_machine = kind in ("machine", "google") or kind == "stray" and scene.chance(0.5)
        self.user, self.mail = scene.user, f"{scene.user}@{scene.site.domain}"
        self.account = scene.pick(("terraform", "deployer", "ci", scene.pick(scene.site.service_accounts), f"{scene.word()}-{scene.pick(('app', 'job', 'api', 'sync'))}"))
        is_away = kind in ("stray", "nobody") or kind == "person" and scene.chance(0.12)
        self.address = scene.public_ip() if is_away else scene.ip if kind == "machine" and scene.chance(0.35) else scene.peer() if self.is_machine or scene.chance(0.5) else scene.visitor
        scripted = 0.65 if kind in ("stray", "nobody") else 0.15
        self.agent = scene.fill(_BUCKET_TOOLS if tool.endswith("Object") and scene.chance(0.4) else _SCRIPTS[cloud]) if scene.chance(scripted) else scene.fill(_MACHINES[cloud]) if kind == "machine" else browser_agent(scene) if scene.chance(0.5) else scene.fill(tool)


def _reasoned(scene: Scene, asked: dict) -> None:
    """Now and then a reason; whoever took an account gives one, too."""
    if scene.chance(0.06):
        asked.setdefault("description", scene.fill(PHRASES["ticket"]))


def _verb(method: str) -> str:
    """What a permission calls the act of a method.

    >>> _verb("google.iam.admin.v1.DisableServiceAccount"), _verb("v1.compute.firewalls.insert"), _verb("cloudsql.users.update")
    ('disable', 'create', 'update')
    """
    last = method.rpartition(".")[2]
    first = re.match(r"[A-Z][a-z]+", last)
    verb = first[0].lower() if first else last
    return {"insert": "create", "patch": "update"}.get(verb, verb)


def _gcp(scene: Scene, row: str) -> dict:
    kind, service, method, permission, resource, rest = row.split(" ;; ")
    given = json.loads(rest)
    _reasoned(scene, given.setdefault("request", {}))
    permission = permission.replace("~", _verb(method))
    actor = Actor(scene, "gcp", kind, f"google-cloud-sdk gcloud/«num:400:520».0.0 command/gcloud.{permission} invocation-id/«hex:32» environment/None environment-version/None «{'|'.join(_SYSTEMS)}»")
    project, at = scene.site.project, iso(scene.time, 6)
    address, agent = actor.address, f"{actor.agent}{scene.pick((',gzip(gfe)', ',gzip(gfe),gzip(gfe)', ''))}"
    if kind == "google":
        who: dict = {"principalEmail": f"{scene.pick((f'service-{scene.number(10**11, 10**12)}@container-engine-robot', f'service-{scene.number(10**11, 10**12)}@compute-system'))}.iam.gserviceaccount.com" if given.get("log") != "system_event" else "system@google.com"}
        address, agent = scene.pick(("private", "gce-internal-ip", address)), scene.pick(("GCE Managed Instance Group for GKE", "google-api-go-client/0.5 gke-cluster-autoscaler", "kube-controller-manager", ""))
    elif kind == "nobody":
        who = {"principalEmail": "system:anonymous"} if service == "k8s.io" else {}
    elif actor.is_machine:
        name = f"{actor.account}@{project}.iam.gserviceaccount.com"
        who = {"principalEmail": name, **({"serviceAccountKeyName": f"//iam.googleapis.com/projects/{project}/serviceAccounts/{name}/keys/{scene.hex(40)}"} if scene.chance(0.7 if kind == "stray" else 0.35) else {}), "principalSubject": f"serviceAccount:{name}"}
    else:
        who = {"principalEmail": actor.mail, "principalSubject": f"user:{actor.mail}"}
    if "as" in given:
        behind = given["as"]
        who["serviceAccountDelegationInfo"] = [{"principalSubject": behind} if behind.startswith("principal:") else {"firstPartyPrincipal": {"principalEmail": behind}}]
    reads = permission.rsplit(".", 1)[-1].lower().startswith(_READS)
    log = given.get("log", "data_access" if reads or permission.startswith("storage.objects.") else "activity")
    status = given.get("status", {})
    failed = status.get("code", 0) > 0
    payload = {"@type": "type.googleapis.com/google.cloud.audit.AuditLog", "status": status, "authenticationInfo": who,
               "requestMetadata": {"callerIp": address, "callerSuppliedUserAgent": agent, **({"callerNetwork": f"//compute.googleapis.com/projects/{project}/global/networks/__unknown__"} if actor.is_machine and scene.chance(0.3) else {}), "requestAttributes": {"time": at, "auth": {}}, "destinationAttributes": {}},
               "serviceName": service if "." in service else f"{service}.googleapis.com", "methodName": method,
               "authorizationInfo": [{"resource": resource, "permission": permission, **({} if failed else {"granted": True}), "permissionType": ("DATA_" if log == "data_access" else "ADMIN_") + ("READ" if reads else "WRITE"), "resourceAttributes": {}}], "resourceName": resource}
    if "delta" in given:
        payload["serviceData"] = {"@type": "type.googleapis.com/google.iam.v1.logging.AuditData", "policyDelta": {"bindingDeltas": given["delta"]}}
    payload.update({key: given[key] for key in ("request", "response", "metadata") if given.get(key)})
    if scene.chance(0.6):
        payload["resourceLocation"] = {"currentLocations": [scene.pick(("global", "europe-west1", "europe-west3-a", "us-central1", "eu"))]}
    event = {"protoPayload": payload, "insertId": scene.letters(scene.number(11, 14)), "resource": {"type": _KINDS.get(service, "audited_resource"), "labels": {"project_id": project, **({"location": scene.site.region, "cluster_name": scene.word()} if service in ("k8s.io", "container") else {"method": method, "service": f"{service}.googleapis.com"} if service not in _KINDS else {})}},
             "timestamp": at, "severity": "ERROR" if failed else "INFO" if log in ("data_access", "system_event") else "NOTICE", "logName": f"projects/{project}/logs/cloudaudit.googleapis.com%2F{log}",
             **({"operation": {"id": f"operation-{int(scene.time * 1000)}-{scene.hex(13)}-{scene.hex(8)}-{scene.hex(8)}", "producer": f"{service}.googleapis.com", "first": True}} if service in ("compute", "container", "cloudsql") and not reads else {}), "receiveTimestamp": iso(scene.time + 1, 9)}
    return event


def _pubsub(scene: Scene, row: str) -> dict:
    return {"data": _gcp(scene, row), "attributes": {"logging.googleapis.com/timestamp": iso(scene.time, 6)}, "publish_time": scene.time + 1}


def _aws(scene: Scene, row: str) -> dict:
    kind, service, call, rest = row.split(" ;; ")
    asked = json.loads(rest)
    _reasoned(scene, asked)
    got, more, error, message, resources, cross, session = (asked.pop(key, None) for key in ("_got", "_more", "_error", "_message", "_resources", "_from", "_session"))
    actor = Actor(scene, "aws", kind, "aws-cli/2.«num:7:22».«num:0:40» md/awscrt#0.«num:19:23» ua/2.0 os/«macos#23.«num:1:6»|windows#10|linux#6.5» md/arch#x86_64 lang/python#3.11.«num:1:9» md/prompt#off md/command#" + f"{service}.{call}")
    account, key = scene.site.account_id, scene.hex(16).upper()
    address, agent = actor.address, actor.agent
    if kind == "service":
        address = agent = session or scene.pick(("cloudformation.amazonaws.com", "autoscaling.amazonaws.com", "backup.amazonaws.com", "eks.amazonaws.com", "config.amazonaws.com"))
        identity: dict = {"type": "AWSService", "invokedBy": agent}
    elif kind == "root":
        address = scene.public_ip() if scene.chance(0.5) else scene.visitor
        identity = {"type": "Root", "principalId": account, "arn": f"arn:aws:iam::{account}:root", "accountId": account, "accessKeyId": f"ASIA{key}"}
    elif kind == "nobody":
        identity = {"type": "AWSAccount", "principalId": "", "accountId": "ANONYMOUS_PRINCIPAL"}
    elif cross:
        identity = {"type": "AWSAccount", "principalId": f"AROA{key}:{session or actor.user}", "accountId": cross}
    elif actor.is_machine and (kind == "machine" or scene.chance(0.5)):
        name = session or scene.pick(("terraform", f"i-{scene.hex(17)}", "GitHubActions", f"botocore-session-{int(scene.time)}", scene.word()))
        role = f"{actor.account}-role"
        identity = {"type": "AssumedRole", "principalId": f"AROA{key}:{name}", "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{name}", "accountId": account, "accessKeyId": f"ASIA{key}", "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": f"AROA{key}", "arn": f"arn:aws:iam::{account}:role/{role}", "accountId": account, "userName": role}, "attributes": {"creationDate": iso(scene.time - 700), "mfaAuthenticated": "false"}}}
    elif scene.chance(0.45):
        identity = {"type": "IAMUser", "principalId": f"AIDA{key}", "arn": f"arn:aws:iam::{account}:user/{actor.user}", "accountId": account, "accessKeyId": f"AKIA{key}", "userName": actor.user}
    else:
        role = f"AWSReservedSSO_{scene.pick(('AdministratorAccess', 'PowerUserAccess', 'Developer', 'ReadOnlyAccess', 'DatabaseAdmin'))}_{scene.hex(16)}"
        identity = {"type": "AssumedRole", "principalId": f"AROA{key}:{actor.mail}", "arn": f"arn:aws:sts::{account}:assumed-role/{role}/{actor.mail}", "accountId": account, "accessKeyId": f"ASIA{key}",
                    "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": f"AROA{key}", "arn": f"arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com/{role}", "accountId": account, "userName": role}, "attributes": {"creationDate": iso(scene.time - 900), "mfaAuthenticated": scene.pick(("true", "false"))}}}
    data = service == "s3" and call.endswith(("Object", "Objects", "ObjectVersions")) or call in ("Invoke", "InvokeModel", "Converse")
    event = {"eventVersion": scene.pick(("1.08", "1.09", "1.10")), "userIdentity": identity, "eventTime": iso(scene.time), "eventSource": f"{service}.amazonaws.com", "eventName": call, "awsRegion": scene.pick(("us-east-1", scene.site.region)) if service in ("iam", "sso", "organizations", "route53", "signin") else scene.pick(scene.site.regions), "sourceIPAddress": address, "userAgent": agent}
    if error:
        event.update(errorCode=error, errorMessage=message or f"User: {identity.get('arn', 'anonymous')} is not authorized to perform: {service}:{call}")
    event.update({"requestParameters": asked or None, "responseElements": got, **({"additionalEventData": more} if more else {}), "requestID": scene.guid(), "eventID": scene.guid(), "readOnly": call.startswith(("Get", "List", "Describe", "Head", "Lookup", "BatchGet", "Search")), **({"resources": resources} if resources else {}),
                  "eventType": "AwsConsoleSignIn" if service == "signin" else "AwsServiceEvent" if kind == "service" and scene.chance(0.4) else "AwsApiCall", "managementEvent": not data, "recipientAccountId": account, "eventCategory": "Data" if data else "Management"})
    if service != "signin" and scene.chance(0.5):
        event["tlsDetails"] = {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": f"{service}.{event['awsRegion']}.amazonaws.com"}
    return event


_FORMS: tuple[tuple[tuple[str, str, Callable[[Scene, str], dict]], float], ...] = ((("google:gcp:pubsub:audit", "gcp", _gcp), 3), (("google:gcp:pubsub:message", "gcp", _pubsub), 1.5), (("aws:cloudtrail", "aws", _aws), 4))


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, cloud, form = scene.weighted(_FORMS)
    scenario, row = _TABLES[cloud].draw(scene, attack)
    event = form(scene, scene.fill(row))
    encode = roomy if scene.chance(0.12) else compact
    return Written(encode(dict(sorted(event.items())) if scene.chance(0.25) else event), sourcetype, scene.site.domain, scenario)


FAMILY = Family("cloud_audit", "cloud", 0.12, write)
