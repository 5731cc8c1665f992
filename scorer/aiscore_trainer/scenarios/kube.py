# ruff: noqa: E501
"""Audit events of a Kubernetes API server, made of a request: callers, object, answer and reason follow from it."""
from __future__ import annotations

import json
from urllib.parse import parse_qs

from .envelope import compact, iso, roomy
from .family import Family, Written, split
from .kube_tables import KUBE
from .scene import Scene

_REQUESTS = split(KUBE)
_CONTROLLERS = ("deployment-controller", "replicaset-controller", "generic-garbage-collector", "endpoint-controller", "endpointslice-controller", "job-controller", "cronjob-controller", "horizontal-pod-autoscaler", "node-controller", "namespace-controller", "daemon-set-controller", "statefulset-controller", "resourcequota-controller", "attachdetach-controller", "service-account-controller", "ttl-after-finished-controller")
_OPERATORS = (("cert-manager", "cert-manager", "cert-manager-controller/v1.«num:8:15».«num:0:5» (linux/amd64) cert-manager/«hex:40»"), ("monitoring", "prometheus-operator", "PrometheusOperator/0.«num:60:76».0"), ("monitoring", "prometheus-k8s", "Prometheus/2.«num:35:53».0"), ("monitoring", "kube-state-metrics", "kube-state-metrics/v2.«num:4:12».0 (linux/amd64) kube-state-metrics/«hex:7»"), ("argocd", "argocd-application-controller", "argocd-application-controller/v2.«num:4:12».«num:0:9» (linux/amd64) kubernetes/$Format"),
              ("flux-system", "kustomize-controller", "kustomize-controller/v0.0.0 (linux/amd64) kubernetes/$Format"), ("flux-system", "helm-controller", "helm-controller/v0.0.0 (linux/amd64) kubernetes/$Format"), ("ingress-nginx", "ingress-nginx", "nginx-ingress-controller/v1.«num:3:11».«num:0:3» (linux/amd64) ingress-nginx/«hex:9»"), ("kube-system", "coredns", "coredns/v0.0.0 (linux/amd64) kubernetes/$Format"), ("kube-system", "metrics-server", "metrics-server/v0.6.«num:1:4» (linux/amd64) kubernetes/«hex:7»"), ("kube-system", "cilium-operator", "cilium-operator-generic/1.1«num:2:6».«num:0:9»"), ("external-secrets", "external-secrets", "external-secrets/v0.0.0 (linux/amd64) kubernetes/$Format"), ("velero", "velero", "velero-server/v1.1«num:0:4».0 (linux/amd64)"), ("kyverno", "kyverno-admission-controller", "kyverno/v0.0.0 (linux/amd64) kubernetes/$Format"), ("trivy-system", "trivy-operator", "trivy-operator/v0.0.0 (linux/amd64) kubernetes/$Format"))
_PIPELINES = (("gitlab-runner", "gitlab-runner", "gitlab-runner 1«num:3:7».«num:0:11».0 linux/amd64"), ("argocd", "argocd-server", "argocd-server/v2.«num:4:12».0 (linux/amd64) kubernetes/$Format"), ("jenkins", "jenkins", "fabric8-kubernetes-client/6.«num:0:9».0"), ("ci", "deployer", "Helm/3.«num:8:15».«num:0:4»"), ("ci", "github-runner", "kubectl/v1.«num:22:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»"), ("tekton-pipelines", "tekton-pipelines-controller", "Go-http-client/2.0"))
_SYSTEM_SPACES = ("kube-system", "default", "monitoring", "argocd", "ingress-nginx", "cert-manager")
_PERSONAL = "«kubectl/v1.«num:20:31».«num:0:9» («linux|darwin|windows»/«amd64|arm64») kubernetes/«hex:7»|kubectl/v1.«num:20:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|Lens/6.«num:0:5».0|k9s/v0.0.0 (darwin/arm64) kubernetes/$Format|«browser»|kubectl1.«num:24:31» (darwin/arm64) kubernetes/«hex:7»|Terraform/1.«num:0:9».0|helm/v3.«num:8:15».0|OpenLens/6.5|headlamp»"


class _Caller:
    """Who asked: user name, groups, user agent and whether from inside the cluster."""

    def __init__(self, scene: Scene, kind: str, namespace: str) -> None:
        version = f"v1.{scene.number(22, 31)}.{scene.number(0, 14)}"
        build = f"(linux/amd64) kubernetes/{scene.hex(7)}"
        self.extra, self.inside = {}, kind != "person"
        self.groups = ["system:authenticated"]
        if kind == "node":
            self.name, self.agent = f"system:node:{scene.linux_host}", f"kubelet/{version} {build}"
            self.groups = ["system:nodes", "system:authenticated"]
        elif kind == "controller":
            which = scene.pick(_CONTROLLERS)
            self.name, self.agent = scene.weighted(((("system:kube-controller-manager", f"kube-controller-manager/{version} {build}/leader-election"), 2), (("system:kube-scheduler", f"kube-scheduler/{version} {build}/scheduler"), 2), (("system:apiserver", f"kube-apiserver/{version} {build}"), 2), ((f"system:serviceaccount:kube-system:{which}", f"kube-controller-manager/{version} {build}/system:serviceaccount:kube-system:{which}"), 6)))
        elif kind in ("operator", "pipeline"):
            space, account, agent = scene.pick(_OPERATORS if kind == "operator" else _PIPELINES)
            self.name, self.agent = f"system:serviceaccount:{space}:{account}", scene.fill(agent)
        elif kind in ("pod", "stolen"):
            account = scene.pick(("default", "default", scene.pick(scene.site.sld_words), f"{scene.pick(scene.site.sld_words)}-sa", "app", "web"))
            self.name, self.agent = f"system:serviceaccount:{namespace}:{account}", scene.fill(_PERSONAL)
            self.inside = kind == "pod"
            self.extra = {"authentication.kubernetes.io/pod-name": [f"{account}-{scene.hex(9)}-{scene.letters(5)}"], "authentication.kubernetes.io/pod-uid": [scene.guid()]} if scene.chance(0.6) else {}
        elif kind == "anonymous":
            self.name, self.agent, self.groups, self.inside = "system:anonymous", "", ["system:unauthenticated"], scene.chance(0.5)
        else:
            who = scene.admin if kind == "admin" else scene.user
            self.name = scene.pick((f"{who}@{scene.site.domain}", f"oidc:{who}@{scene.site.domain}", who, "kubernetes-admin", f"arn:aws:sts::{scene.site.account_id}:assumed-role/{scene.pick(('Developer', 'Platform', 'ops'))}/{who}", f"{scene.site.tenant_id[:8]}-{who}"))
            self.agent = scene.fill(_PERSONAL)
            self.groups = [scene.pick(("developers", "platform", "system:masters", f"{scene.site.name}-k8s", "aad:" + scene.site.tenant_id)), "system:authenticated"]
        if self.name.startswith("system:serviceaccount:"):
            space = self.name.split(":")[2]
            self.groups = ["system:serviceaccounts", f"system:serviceaccounts:{space}", "system:authenticated"]


def write(scene: Scene, attack: bool) -> Written:
    namespace = scene.pick(_SYSTEM_SPACES) if scene.chance(0.25) else scene.pick(scene.site.sld_words[:6])
    scenario, row = _REQUESTS.draw(scene, attack)
    text = scene.fill(row).replace("%node", scene.linux_host).replace("%ns", namespace)
    event = _event(scene, text, namespace)
    if scene.chance(0.2):
        event = dict(sorted(event.items()))
    return Written((roomy if scene.chance(0.15) else compact)(event), "kube:audit", scene.linux_host, scenario)


def _event(scene: Scene, text: str, namespace: str) -> dict:
    text, _, body = text.partition(" <<body>> ")
    text, _, impersonated = text.partition(" <<impersonate>> ")
    request, _, agent = text.partition(" <<agent>> ")
    kind, verb, path, code = request.split()
    caller = _Caller(scene, kind, namespace)
    source = scene.ip if caller.inside or scene.chance(0.5) else scene.peer()
    status, thing = int(code), _object(path)
    level = "Metadata" if not body or scene.chance(0.3) else scene.pick(("Request", "RequestResponse"))
    user = {"username": caller.name, "groups": caller.groups, **({"uid": scene.guid()} if scene.chance(0.5) else {}), **({"extra": caller.extra} if caller.extra else {})}
    event = {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": level, "auditID": scene.guid(), "stage": "ResponseStarted" if verb == "watch" or status == 101 and scene.chance(0.5) else "ResponseComplete", "requestURI": path, "verb": verb, "user": user}
    if impersonated:
        event["impersonatedUser"] = {"username": impersonated, "groups": [scene.pick(("system:masters", "system:authenticated"))]}
    event.update({"sourceIPs": [source, scene.internal_ip()] if scene.chance(0.1) else [source], "userAgent": agent.strip() if " <<agent>> " in text else caller.agent})
    if thing:
        event["objectRef"] = thing
    event["responseStatus"] = _status(caller.name, verb, thing, path, status)
    if body and level != "Metadata":
        event["requestObject"] = {"kind": (thing or {}).get("resource", "").rstrip("s").title(), **json.loads(body)}
    return {**event, "requestReceivedTimestamp": iso(scene.time, 6), "stageTimestamp": iso(scene.time + scene.rng.random() / 50, 6), "annotations": _why(scene, caller, status)}


def _object(path: str) -> dict | None:
    """objectRef as the API server derives it; None for paths that name no object (health, discovery)."""
    bare, _, query = path.partition("?")
    parts = bare.strip("/").split("/")
    if parts[0] == "api" and len(parts) > 2:
        found, rest = {"apiVersion": parts[1]}, parts[2:]
    elif parts[0] == "apis" and len(parts) > 3:
        found, rest = {"apiGroup": parts[1], "apiVersion": parts[2]}, parts[3:]
    else:
        return None
    if rest[0] == "namespaces" and len(rest) > 2:
        found["namespace"], rest = rest[1], rest[2:]
    elif rest[0] == "namespaces" and len(rest) == 2:
        found["namespace"] = rest[1]
    named = {"resource": rest[0], **({"name": rest[1]} if len(rest) > 1 else {}), **({"subresource": rest[2]} if len(rest) > 2 else {})}
    selector = parse_qs(query).get("fieldSelector", [""])[0]
    if selector.startswith("metadata.name="):
        named["name"] = selector.partition("=")[2]
    return {**{"resource": named.pop("resource")}, **{key: found[key] for key in ("namespace",) if key in found}, **named, **{key: value for key, value in found.items() if key != "namespace"}}


def _status(user: str, verb: str, thing: dict | None, path: str, code: int) -> dict:
    if code < 400:
        return {"metadata": {}, "code": code}
    reason = {401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 409: "Conflict", 422: "Invalid"}.get(code, "InternalError")
    if code != 403:
        return {"metadata": {}, "status": "Failure", "message": f"{(thing or {}).get('resource', path)} {(thing or {}).get('name', '')!r}: {reason}", "reason": reason, "code": code}
    if not thing:
        return {"metadata": {}, "status": "Failure", "message": f'forbidden: User "{user}" cannot {verb} path "{path}"', "reason": reason, "details": {}, "code": code}
    scope = f'in the namespace "{thing["namespace"]}"' if "namespace" in thing else "at the cluster scope"
    return {"metadata": {}, "status": "Failure", "message": f'{thing["resource"]} is forbidden: User "{user}" cannot {verb} resource "{thing["resource"]}" in API group "{thing.get("apiGroup", "")}" {scope}', "reason": reason, "code": code}


def _why(scene: Scene, caller: _Caller, code: int) -> dict:
    if code in (401, 403):
        return {"authorization.k8s.io/decision": "forbid", "authorization.k8s.io/reason": scene.pick(("", "", "no opinion"))}
    role = scene.pick(("system:node", "cluster-admin", "edit", "view", "system:discovery", "admin", f"{scene.pick(scene.site.sld_words)}-manager"))
    reason = f'RBAC: allowed by ClusterRoleBinding "{role}" of ClusterRole "{role}" to {"ServiceAccount" if "serviceaccount" in caller.name else scene.pick(("Group", "User"))} "{caller.name.split(":")[-1]}"'
    return {"authorization.k8s.io/decision": "allow", "authorization.k8s.io/reason": scene.pick((reason, reason, ""))}


FAMILY = Family("kube", "cloud", 0.05, write)
