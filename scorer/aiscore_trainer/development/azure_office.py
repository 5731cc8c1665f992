"""Microsoft's cloud of a company: sign-ins and changes of the directory, activity of Azure's resources, Exchange and SharePoint.

Daily work: sign-ins from the office, from home and from travels, accounts that are looked after, documents and mail, machines started and
stopped. Attacks: passwords tried on everybody, sign-ins of three people from elsewhere, mail read and rules made in mailboxes, documents
taken, applications and administrators added, resources and keys taken or destroyed. It is not training material: it was written by a hand
that did not know the training scenarios, and its events are not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

import hashlib
import json
from typing import Any, Optional

from .people import BROWSERS, FIRST_NAMES, LAST_NAMES
from .site import Site, epoch, iso

START = epoch(2023, 11, 6)
DAYS = 6
DOMAIN = "harrowgate.co.uk"


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


OFFICE = "195.166.140.20"
ERRORS = {0: None, 50126: "Error validating credentials due to invalid username or password.",
          50074: "Strong Authentication is required.",
          50076: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
          500121: "Authentication failed during strong authentication request.",
          50053: "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
          53003: "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
          50140: "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.",
          50034: "The user account does not exist in the directory.",
          70044: "The session has expired or is invalid due to sign-in frequency checks by conditional access.",
          50173: "The provided grant has expired due to it being revoked.", 50055: "The password is expired."}
SHAREPOINT = "https://harrowgate.sharepoint.com/sites/"
RESOURCE_GROUPS = ["rg-prod-web", "rg-data", "rg-shared", "rg-dev"]
DAILY_OPERATIONS = [("Microsoft.Compute/virtualMachines/start/action", "Microsoft.Compute/virtualMachines", "vm-%s"),
                    ("Microsoft.Compute/virtualMachines/deallocate/action", "Microsoft.Compute/virtualMachines", "vm-%s"),
                    ("Microsoft.Storage/storageAccounts/listKeys/action", "Microsoft.Storage/storageAccounts", "sthg%s"),
                    ("Microsoft.Resources/deployments/write", "Microsoft.Resources/deployments", "dep-%s"),
                    ("Microsoft.Network/networkSecurityGroups/securityRules/write", "Microsoft.Network/networkSecurityGroups",
                     "nsg-%s"), ("Microsoft.Web/sites/config/list/action", "Microsoft.Web/sites", "app-%s"),
                    ("Microsoft.Web/sites/restart/action", "Microsoft.Web/sites", "app-%s"),
                    ("Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments", "%s"),
                    ("Microsoft.Insights/diagnosticSettings/write", "Microsoft.Insights/diagnosticSettings", "ds-%s"),
                    ("Microsoft.KeyVault/vaults/write", "Microsoft.KeyVault/vaults", "kv-%s"), ("Microsoft.Compute/snapshots/write",
    "Microsoft.Compute/snapshots", "snap-%s"),
                    ("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/backup/action",
                     "Microsoft.RecoveryServices/vaults", "rsv-%s"), ("Microsoft.Sql/servers/firewallRules/write",
    "Microsoft.Sql/servers", "sql-%s"), ("Microsoft.Compute/disks/delete", "Microsoft.Compute/disks", "d-%s"),
                    ("Microsoft.Authorization/policies/auditIfNotExists/action", "Microsoft.Authorization/policies", "p-%s")]


def marks(group: str, technique: str):
    return dict(label=1, group=group, technique=technique)


class AzureOffice(Site):
    """Azure and Microsoft 365 of a company."""

    name = "azure_office"
    host = "tenant"
    sourcetype = "azure"
    seed = 2323

    def build(self) -> None:
        self.prepare()
        self.sign_ins()
        self.directory()
        self.documents()
        self.mailboxes()
        self.resources()
        self.password_spray()
        self.stolen_accounts()
        self.mail_read()
        self.documents_taken()
        self.directory_persistence()
        self.resources_taken()

    def daily(self):
        return self.moment(START, DAYS)

    def sign_in(self, at: float, person, application, error: int = 0, address: Optional[str] = None, location=("GB", "London", 2856),
                agent: Optional[str] = None, client: str = "Browser", mfa=None, risk: str = "none", quiet: bool = False, managed: bool = True,
                label: int = 0, group: Optional[str] = None, technique: Optional[str] = None, protocol: str = "none", name_given=None) -> None:
        address = address or (OFFICE if self.rng.random() < 0.4 else self.home_addresses[person[1]])
        agent = agent or self.agents_of[person[1]]
        properties_ = {"id": self.uuid(), "createdDateTime": iso(at, 7), "userDisplayName": person[0], "userPrincipalName": name_given
                       or person[1], "userId": person[2], "appId": self.applications[application], "appDisplayName": application,
                       "ipAddress": address, "status": {"errorCode": error, **({"failureReason": ERRORS[error]} if error else {}),
            "additionalDetails": self.choice(["MFA requirement satisfied by claim in the token", None]) if not error else None},
                       "clientAppUsed": client, "userAgent": agent, "deviceDetail": {"deviceId": self.uuid() if managed
            and self.rng.random() < 0.7 else "", "displayName": f"HG-{self.digits(5)}" if managed else "",
            "operatingSystem": "Windows10" if "Windows" in agent else "MacOs" if "Mac" in agent else "",
            "browser": self.choice(["Edge 118.0.2088", "Chrome 118.0.0"]) if "Mozilla" in agent else "",
            **({"isCompliant": True, "isManaged": True, "trustType": "Hybrid Azure AD joined"} if managed and self.rng.random() < 0.6
               else {})}, "location": {"city": location[1], "state": "", "countryOrRegion": location[0],
                                       "geoCoordinates": {"latitude": round(self.rng.uniform(50, 53), 4),
            "longitude": round(self.rng.uniform(-2, 5), 4)}}, "correlationId": self.uuid(),
                       "conditionalAccessStatus": "failure" if error == 53003 else self.weighted({"success": 6, "notApplied": 3}),
                       "appliedConditionalAccessPolicies": [], "originalRequestId": "", "isInteractive": not quiet,
                       "tokenIssuerType": "AzureAD", "authenticationProtocol": protocol,
                       "authenticationDetails": [{"authenticationStepDateTime": iso(at), "authenticationMethod": mfa
            or self.weighted({"Password": 4, "Previously satisfied": 5, "Mobile app notification": 3}), "succeeded": error == 0}],
                       "authenticationRequirement": self.weighted({"multiFactorAuthentication": 4, "singleFactorAuthentication": 2}),
                       "riskDetail": "none", "riskLevelAggregated": risk, "riskLevelDuringSignIn": risk,
                       "riskState": "none" if risk == "none" else "atRisk",
                       "resourceDisplayName": self.choice(["Microsoft Graph", "Office 365 Exchange Online",
            "Windows Azure Service Management API"]), "autonomousSystemNumber": location[2], "incomingTokenType": "none" if not quiet
                       else "primaryRefreshToken", "uniqueTokenIdentifier": self.token(22)}
        self.add(at, {"time": iso(at, 7), "resourceId": f"/tenants/{self.tenant}/providers/Microsoft.aadiam",
                      "operationName": "Sign-in activity", "operationVersion": "1.0",
                      "category": "NonInteractiveUserSignInLogs" if quiet else "SignInLogs", "tenantId": self.tenant,
                      "resultType": str(error), "resultSignature": "None", "resultDescription": ERRORS[error], "durationMs": 0,
                      "callerIpAddress": address, "correlationId": properties_["correlationId"], "identity": person[0], "Level": 4,
                      "location": location[0], "properties": properties_}, label, group, technique, self.tenant, "azure:aad:signin")

    def directory_change(self, at: float, operation, category, person, targets, properties=(), result: str = "success",
                         address: Optional[str] = None, appname=None, label: int = 0, group: Optional[str] = None,
                         technique: Optional[str] = None, svc: str = "Core Directory") -> None:
        initiated_by = {"app": {"displayName": appname, "appId": None,
                                "servicePrincipalId": self.uuid()}} if appname else {"user": {"id": person[2], "displayName": None,
            "userPrincipalName": person[1], "ipAddress": address or self.home_addresses[person[1]], "roles": []}}
        self.add(at, {"time": iso(at, 7), "resourceId": f"/tenants/{self.tenant}/providers/Microsoft.aadiam",
                      "operationName": operation, "operationVersion": "1.0", "category": "AuditLogs", "tenantId": self.tenant,
                      "resultSignature": "None", "durationMs": 0, "callerIpAddress": address
                      or ((self.home_addresses[person[1]] if self.rng.random() < 0.94 else "149.102.229.4") if not appname
                          else "<null>"), "correlationId": self.uuid(), "Level": 4,
                      "properties": {"id": f"Directory_{self.key_text(5)}_{self.digits(9)}", "category": category,
                                     "correlationId": self.uuid(), "result": result, "resultReason": "",
                                     "activityDisplayName": operation, "activityDateTime": iso(at, 7), "loggedByService": svc,
                                     "operationType": operation.split()[0], "initiatedBy": initiated_by,
                                     "targetResources": [{"id": self.uuid(), "displayName": pick[1], "type": pick[0],
            **({"userPrincipalName": pick[1]} if pick[0] == "User" else {}),
            "modifiedProperties": [{"displayName": name, "oldValue": before, "newValue": after} for name, before, after in properties],
            "administrativeUnits": []} for pick in targets],
                                     "additionalDetails": [{"key": "User-Agent",
            "value": self.choice(BROWSERS[:4])}] if self.rng.random() < 0.5 else []}}, label, group, technique, self.tenant,
                 "azure:aad:audit")

    def office_event(self, at: float, operation, workload, person, address: str, extra, record_type, result=None, label: int = 0,
                     group: Optional[str] = None, technique: Optional[str] = None, status=None) -> None:
        record = {"CreationTime": iso(at, 0, ""), "Id": self.uuid(), "Operation": operation, "OrganizationId": self.tenant,
                  "RecordType": record_type, **({"ResultStatus": result} if result else {}),
                  "UserKey": f"100320{hashlib.md5(person[1].encode(), usedforsecurity=False).hexdigest()[:10].upper()}", "UserType": 0,
                  "Version": 1, "Workload": workload, "ClientIP": address, "UserId": person[1], **extra}
        self.add(at, record, label, group, technique, self.tenant, "o365:management:activity")

    def sharepoint(self, at: float, person, operation, address: Optional[str] = None, file_name=None, **more: Any) -> None:
        file = file_name or self.choice(["Budget 2024.xlsx", "Board minutes.docx", f"Tender_{self.digits(4)}.pdf", "Payroll Nov.xlsx",
                                         "photo.jpg", "Network diagram.vsdx", "Passwords.xlsx", "contract.docx"])
        department = self.choice(["Finance", "HR", "Projects", "IT", "Sales"])
        self.office_event(at, operation, "SharePoint", person, address or self.home_addresses[person[1]],
                          {"ObjectId": SHAREPOINT + department + "/Shared Documents/" + file, "CorrelationId": self.uuid(),
                           "EventSource": "SharePoint", "ItemType": "File", "ListId": self.uuid(), "Site": self.uuid(),
                           "UserAgent": more.pop("agent", None) or self.agents_of[person[1]], "WebId": self.uuid(),
                           "SourceFileExtension": file.split(".")[-1], "SiteUrl": SHAREPOINT + department, "SourceFileName": file,
                           "SourceRelativeUrl": "Shared Documents",
                           "ApplicationDisplayName": self.choice(["SharePoint Online Web Client Extensibility", "Microsoft Office"]),
                           "IsManagedDevice": False, **more.pop("extra", {})}, 6 if "Shar" not in operation else 14, **more)

    def exchange(self, at: float, person, operation, address: Optional[str] = None, parameters=None, extra=None, result: str = "Succeeded",
                 **more: Any) -> None:
        if parameters is not None:
            self.office_event(at, operation, "Exchange", person,
                              (address or self.home_addresses[person[1]]) + f":{self.rng.randint(1025, 65000)}",
                              {"ObjectId": extra or person[1].split("@")[0], "AppId": "", "ClientAppId": "", "ExternalAccess": False,
                               "OrganizationName": "harrowgate.onmicrosoft.com",
                               "OriginatingServer": f"LO2P265MB{self.digits(4)} (15.20.6977.013)",
                               "Parameters": [{"Name": name, "Value": value} for name, value in parameters], "SessionId": self.uuid()},
                              1, "True", **more)
        else:
            self.office_event(at, operation, "Exchange", person, address or self.home_addresses[person[1]],
                              {"ClientIPAddress": address or self.home_addresses[person[1]],
                               "ClientInfoString": self.weighted({"Client=OWA;Action=ViaProxy": 4, "Client=MSExchangeRPC": 4,
                "Client=REST;Client=RESTSystem;;": 2, "Client=OutlookService;Outlook-iOS/2.0;": 2}) if not more.get("label")
                               else self.weighted({"Client=OWA;Action=ViaProxy": 3, "Client=REST;Client=RESTSystem;;": 3,
                "Client=POP3/IMAP4;Protocol=IMAP4": 1}), "LogonType": 0, "InternalLogonType": 0, "MailboxGuid": self.uuid(),
                               "MailboxOwnerUPN": person[1], "OrganizationName": "harrowgate.onmicrosoft.com", "SessionId": self.uuid(),
                               **(extra
                                  or {"Folders": [{"Path": self.choice([r"\Inbox", r"\Inbox", r"\Sent Items", r"\Archive"]),
                "FolderItems": [{"InternetMessageId": f"<{self.hex_upper(28)}@{self.key_text(14)}.eurprd05.prod.outlook.com>"}]}],
                                      "OperationCount": self.rng.randint(1, 9)})}, 50 if operation == "MailItemsAccessed" else 2,
                              result, **more)

    def activity(self, at: float, operation, person, resource_id, status: str = "Succeeded", address: Optional[str] = None, label: int = 0,
                 group: Optional[str] = None, technique: Optional[str] = None, body=None) -> None:
        subscription = self.choice(self.subscriptions)
        self.add(at, {"time": iso(at, 7), "resourceId": f"/SUBSCRIPTIONS/{subscription}/{resource_id}".upper(),
                      "operationName": operation.upper(), "category": "Administrative",
                      "resultType": self.weighted({"Success": 3, "Start": 2, "Accept": 1}) if status == "Succeeded" else "Failure",
                      "resultSignature": status + ".", "durationMs": str(self.rng.randint(0, 900)), "callerIpAddress": address
                      or self.home_addresses[person[1]], "correlationId": self.uuid(),
                      "identity": {"authorization": {"scope": "/subscriptions/" + subscription + "/" + resource_id, "action": operation,
            "evidence": {"role": self.choice(["Owner", "Contributor"]), "principalType": "User"}},
                                   "claims": {"aud": "https://management.core.windows.net/",
                                              "iss": f"https://sts.windows.net/{self.tenant}/", "ipaddr": address
                                              or self.home_addresses[person[1]], "name": person[0],
                                              "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": person[1],
                                              "appid": self.choice([self.applications["Azure Portal"],
            self.applications["Microsoft Azure CLI"]])}}, "level": "Information", "properties": {"requestbody": json.dumps(body) if body
            else None, "eventCategory": "Administrative", "entity": "/subscriptions/" + subscription + "/" + resource_id}}, label,
                 group, technique, subscription, "azure:activity")

    def resource_id(self, kind, name_text) -> str:
        return f"resourceGroups/{self.choice(RESOURCE_GROUPS)}/providers/{kind}/{name_text}"

    def prepare(self) -> None:
        """Who and what is there."""
        self.tenant = self.uuid()
        self.subscriptions = [self.uuid(), self.uuid()]
        self.people = []
        for given, family in sorted({(self.choice(FIRST_NAMES), self.choice(LAST_NAMES)) for _ in range(34)}):
            self.people.append((f"{given.title()} {family.title()}", f"{given}.{family}@{DOMAIN}", self.uuid()))
        self.administrators = self.people[:3]
        self.struck = self.people[8]
        self.second_struck = self.people[15]
        self.struck_administrator = self.administrators[1]
        self.home_addresses = {person[1]: self.address(self.choice(["81.2", "86.130", "92.40", "5.64"])) for person in self.people}
        self.agents_of = {person[1]: self.choice([BROWSERS[4], BROWSERS[13], BROWSERS[2], BROWSERS[8]]) for person in self.people}
        self.foreign = [("45.155.91.12", "NL", "Amsterdam", 62005), ("196.196.53.8", "ZA", "Johannesburg", 58065),
                        ("102.129.145.30", "GB", "London", 174), ("185.169.4.7", "SE", "Stockholm", 9009),
                        ("149.102.229.4", "GB", "London", 212238), (OFFICE, "GB", "London", 2856), (self.home_addresses[self.struck[1]],
            "GB", "Leeds", 5089)]
        self.applications = {"Office 365 Exchange Online": "00000002-0000-0ff1-ce00-000000000000",
                             "OfficeHome": "4765445b-32c6-49b0-83e6-1d93765276ca",
                             "Microsoft Teams": "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
                             "Azure Portal": "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
                             "Microsoft Office": "d3590ed6-52b3-4102-aeff-aad2292ab01c",
                             "Microsoft Azure CLI": "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
                             "Azure Active Directory PowerShell": "1b730954-1685-4b74-9bfd-dac224a7b894", "Salesforce": self.uuid(),
                             "Microsoft Authentication Broker": "29d9ed98-a469-4536-ade2-f981bc1d605e",
                             "One Outlook Web": "9199bf20-a13f-4107-85dc-02114787ef48"}

    def sign_ins(self) -> None:
        """Sign-ins."""
        for _ in range(480):
            at = self.daily()
            person = self.choice(self.people)
            travels = self.rng.random() < 0.07
            self.sign_in(at, person, self.weighted({"Office 365 Exchange Online": 4, "OfficeHome": 5, "Microsoft Teams": 6,
                "Microsoft Office": 5, "Salesforce": 2, "One Outlook Web": 3, "Microsoft Authentication Broker": 2,
                **({"Azure Portal": 6, "Microsoft Azure CLI": 3,
                    "Azure Active Directory PowerShell": 1} if person in self.administrators else {"Azure Portal": 0.2})}),
                         self.weighted({0: 40, 50126: 3, 50074: 2, 50076: 2, 500121: 0.7, 50053: 0.3, 53003: 0.5, 50140: 2, 70044: 1,
                                        50055: 0.3, 50173: 0.4}),
                         address=self.choice([self.address("2.16"), self.address("81.184"), "149.102.229.4"]) if travels else None,
                         location=self.choice([("FR", "Paris", 3215), ("ES", "Malaga", 12479), ("IE", "Dublin", 5466)]) if travels
                         else ("GB", self.choice(["London", "Leeds", "Manchester"]), self.choice([2856, 5089, 12576])),
                         client=self.weighted({"Browser": 5, "Mobile Apps and Desktop clients": 5, "Exchange ActiveSync": 0.4,
                                               "IMAP4": 0.15}), quiet=self.rng.random() < 0.35, managed=self.rng.random() < 0.8,
                         risk=self.weighted({"none": 40, "low": 1, "medium": 0.3}))

    def directory(self) -> None:
        """The directory is looked after."""
        for _ in range(150):
            at = self.daily()
            administrator = self.choice(self.administrators)
            person = self.choice(self.people)
            pick = self.choice([("Update user", "UserManagement", administrator, [("User", person[1])],
                                 [("JobTitle", '["Analyst"]', '["Manager"]')]), ("Reset user password", "UserManagement", administrator,
                [("User", person[1])], []), ("Add member to group", "GroupManagement", administrator,
                                             [("User", person[1]), ("Group", None)], [("Group.DisplayName", None, '"SG-Licences-E5"')]),
                                ("Change user license", "UserManagement", administrator, [("User", person[1])], []),
                                ("Update device", "Device", administrator, [("Device", f"HG-{self.digits(5)}")],
                                 [("TrustType", "Workplace", "AzureAd")]), ("Register device", "Device", person,
                [("Device", f"HG-{self.digits(5)}")], []), ("User registered security info", "UserManagement", person,
                [("User", person[1])], []), ("Consent to application", "ApplicationManagement", person,
                                             [("ServicePrincipal", self.choice(["Zoom", "Adobe Acrobat", "Calendly"]))],
                                             [("ConsentContext.IsAdminConsent", None, '"False"'), ("ConsentAction.Permissions", None,
                '"Scope: User.Read openid profile"')]), ("Add service principal", "ApplicationManagement", administrator,
                [("ServicePrincipal", "HR-Connector")], []), ("Update application – Certificates and secrets management",
                "ApplicationManagement", administrator, [("Application", "HR-Connector")], []),
                                ("Add member to role completed (PIM activation)", "RoleManagement", administrator,
                                 [("Role", "Exchange Administrator"), ("User", administrator[1])], []),
                                ("Self-service password reset flow activity progress", "UserManagement", person, [("User", person[1])],
                                 []), ("Invite external user", "UserManagement", person, [("User", "anna@partner-agency.com")], []),
                                ("Update conditional access policy", "Policy", administrator, [("Policy", "CA04 - Block legacy auth")],
                                 [("ConditionalAccessPolicy", '{"state":"report"}', '{"state":"enabled"}')]),
                                ("Add user", "UserManagement", administrator, [("User", f"new.{self.choice(LAST_NAMES)}@{DOMAIN}")],
                                 []), ("Disable account", "UserManagement", administrator, [("User", person[1])], []),
                                ("Add owner to group", "GroupManagement", person, [("User", self.choice(self.people)[1]),
                ("Group", "Project X")], [])])
            self.directory_change(at, pick[0], pick[1], pick[2], pick[3], pick[4], self.weighted({"success": 15, "failure": 1}),
                                  appname="Microsoft Azure AD Connect" if pick[0] == "Update user" and self.rng.random() < 0.4
                                  else None, svc=self.choice(["Core Directory", "Account Provisioning"]) if "security" not in pick[0]
                                  else "Authentication Methods")

    def documents(self) -> None:
        """Documents."""
        for _ in range(260):
            at = self.daily()
            person = self.choice(self.people)
            operation = self.weighted({"FileAccessed": 9, "FileModified": 4, "FileDownloaded": 2, "FileUploaded": 2,
                                       "FileSyncDownloadedFull": 2, "FileDeleted": 0.7, "SharingSet": 0.5, "AnonymousLinkCreated": 0.4,
                                       "SharingInvitationCreated": 0.5, "FilePreviewed": 2})
            self.sharepoint(at, person, operation,
                            agent=self.weighted([(None, 8), ("Microsoft SkyDriveSync 23.209.1008.0002 ship; Windows NT 10.0 (19045)",
                3)]))

    def mailboxes(self) -> None:
        """Mail, and rules of mailboxes."""
        for _ in range(200):
            at = self.daily()
            person = self.choice(self.people)
            self.exchange(at, person, self.weighted({"MailItemsAccessed": 8, "Send": 3, "SoftDelete": 2, "MoveToDeletedItems": 2,
                "HardDelete": 0.7, "Create": 1, "SendAs": 0.3}), OFFICE if self.rng.random() < 0.4 else None,
                          extra=None if self.rng.random() < 0.7
                          else {"Item": {"Subject": self.choice(["RE: Minutes", "Lunch?", "Invoice 2231", "FW: Delivery",
                "Quote for racking", "Automatic reply: RE: Quote"]), "ParentFolder": {"Path": r"\Inbox"}}})
        for _ in range(60):
            at = self.daily()
            person = self.choice(self.people)
            administrator = self.choice(self.administrators)
            self.exchange(at, self.choice([person, person, administrator]),
                          *self.choice([("New-InboxRule", None, [("Name", self.choice(["newsletter", "From boss", "jira"])),
                ("From", self.choice(["jira@atlassian.net", "news@trade.co.uk"])),
                ("MoveToFolder", self.choice(["Newsletters", "Jira"]))]),
                                        ("Set-InboxRule", None, [("Identity", "newsletter"), ("StopProcessingRules", "True")]),
                                        ("Set-Mailbox", None, [("Identity", person[1]), ("LitigationHoldEnabled", "True")]),
                                        ("Add-MailboxPermission", None, [("Identity", "info@" + DOMAIN), ("User", person[1]),
                ("AccessRights", "FullAccess")]),
                                        ("Set-CalendarProcessing", None, [("Identity", "room1"), ("AutomateProcessing", "AutoAccept")]),
                                        ("New-TransportRule", None, [("Name", "Disclaimer"), ("ApplyHtmlDisclaimerText", "...")]),
                                        ("UpdateInboxRules", None, [("Name", "*")]), ("Set-MailboxAutoReplyConfiguration", None,
                [("Identity", person[1]), ("AutoReplyState", "Enabled")]),
                                        ("Set-Mailbox", None, [("Identity", "leaver@" + DOMAIN), ("ForwardingAddress", person[1])])]))

    def resources(self) -> None:
        """Azure's resources."""
        for _ in range(190):
            pick = self.choice(DAILY_OPERATIONS)
            self.activity(self.daily(), pick[0], self.choice(self.administrators + [self.people[5], self.people[6]]),
                          self.resource_id(pick[1], pick[2] % self.hex(4)), self.weighted({"Succeeded": 12, "Failed": 1}),
                          self.weighted([(None, 5), (OFFICE, 3)]))

    def password_spray(self) -> None:
        """Passwords tried on everybody."""
        for number in range(70):
            person = self.choice(self.people)
            pick = self.choice(self.foreign)
            self.sign_in(day_hour(0, 20) + number * self.rng.uniform(4, 2500), person,
                         self.choice(["Azure Active Directory PowerShell", "Office 365 Exchange Online", "Microsoft Azure CLI",
                                      "OfficeHome"]), self.weighted({50126: 9, 50053: 1, 50034: 1, 50076: 1}),
                         address=self.weighted([(pick[0], 2), (self.address("185.220"), 1)]), location=pick[1:],
                         agent=self.choice([BROWSERS[0],
                                            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/115.0.0.0 Safari/537.36",
                                            "python-requests/2.31.0", "axios/1.6.0", "BAV2ROPC"]),
                         client=self.choice(["Browser", "Mobile Apps and Desktop clients", "Authenticated SMTP", "IMAP4"]),
                         managed=False, protocol=self.choice(["none", "ropc"]), **marks("spray", "T1110.003"))

    def stolen_accounts(self) -> None:
        """Sign-ins of three people, from elsewhere."""
        for number in range(36):
            person = self.choice([self.struck, self.struck, self.second_struck, self.struck_administrator])
            pick = self.choice(self.foreign)
            self.sign_in(day_hour(1 + number % 4, 1 + self.rng.random() * 20), person,
                         self.choice(["OfficeHome", "One Outlook Web", "Microsoft Authentication Broker", "Azure Portal",
                                      "Microsoft Azure CLI", "Office 365 Exchange Online", "Microsoft Office"]),
                         self.weighted({0: 9, 500121: 3, 50074: 2, 53003: 1, 50140: 1}), address=pick[0], location=pick[1:],
                         agent=self.choice([self.agents_of[person[1]], BROWSERS[0], BROWSERS[1], "axios/1.6.0"]),
                         mfa=self.weighted({"Previously satisfied": 5, "Mobile app notification": 3}), managed=False,
                         quiet=self.rng.random() < 0.4, risk=self.weighted({"none": 6, "medium": 2, "high": 1}),
                         protocol=self.weighted({"none": 6, "deviceCode": 2}), **marks("token_theft", "T1539"))

    def mail_read(self) -> None:
        """Mail is read, and rules are made."""
        for number in range(20):
            pick = self.choice(self.foreign)
            self.exchange(day_hour(2, 2) + number * self.rng.uniform(20, 7000), self.choice([self.struck, self.second_struck]),
                          self.weighted({"MailItemsAccessed": 6, "Send": 2, "HardDelete": 2, "SearchQueryInitiatedExchange": 1,
                                         "MoveToDeletedItems": 1}), pick[0], extra=None if self.rng.random() < 0.5
                          else {"Item": {"Subject": self.choice(["RE: Invoice 2231 - updated bank details", "RE: Payment run November",
                "Wire transfer confirmation", "Have you been hacked?", "FW: Remittance advice", "Undeliverable: Shared document"]),
                                         "ParentFolder": {"Path": self.choice([r"\Inbox", r"\RSS Feeds", r"\Sent Items"])}},
                                "OperationCount": self.rng.randint(1, 60)}, **marks("bec", "T1114.002"))
        for operation, properties_ in [("New-InboxRule", [("Name", "."), ("SubjectOrBodyContainsWords", "invoice;payment;bank;wire"),
            ("MoveToFolder", "RSS Feeds"), ("MarkAsRead", "True")]),
                                       ("New-InboxRule", [("Name", "aaa"), ("From", "accounts@supplier-ltd.co.uk"),
            ("DeleteMessage", "True"), ("StopProcessingRules", "True")]),
                                       ("Set-InboxRule", [("Identity", "."), ("BodyContainsWords", "hacked;phish;scam"),
            ("DeleteMessage", "True")]),
                                       ("Set-Mailbox",
                                        [("Identity", self.struck[1]), ("ForwardingSmtpAddress", "smtp:hg.archive22@gmail.com"),
                                         ("DeliverToMailboxAndForward", "True")]),
                                       ("UpdateInboxRules", [("Name", ".."), ("RecipientAddressContainsWords", "finance@")]),
                                       ("Add-MailboxPermission",
                                        [("Identity", self.people[4][1]), ("User", self.struck_administrator[1]),
                                         ("AccessRights", "FullAccess"), ("AutoMapping", "False")]),
                                       ("New-TransportRule", [("Name", "arc"), ("BlindCopyTo", "hg.archive22@gmail.com")]),
                                       ("Set-AdminAuditLogConfig", [("UnifiedAuditLogIngestionEnabled", "False")]),
                                       ("Set-MailboxAuditBypassAssociation",
                                        [("Identity", self.struck[1]), ("AuditBypassEnabled", "True")]),
                                       ("New-ManagementRoleAssignment", [("Role", "ApplicationImpersonation"),
            ("User", self.struck_administrator[1])]), ("Set-CASMailbox", [("Identity", self.struck[1]), ("ImapEnabled", "True")]),
                                       ("New-InboundConnector", [("Name", "relay"), ("SenderDomains", "*"),
            ("RestrictDomainsToIPAddresses", "False")]), ("Disable-SafeLinksRule", [("Identity", "Std")]),
                                       ("New-ComplianceSearch", [("Name", "x"), ("ContentMatchQuery", "password OR vpn")])]:
            for _ in range(self.choice([1, 1, 2])):
                self.exchange(day_hour(self.choice([2, 3, 4]), self.rng.random() * 23),
                              self.choice([self.struck, self.second_struck]) if "nbox" in operation else self.struck_administrator,
                              operation, self.choice(self.foreign)[0], properties_, **marks("mail_rules", "T1564.008"))

    def documents_taken(self) -> None:
        """Documents are taken."""
        for number in range(38):
            pick = self.choice(self.foreign)
            self.sharepoint(day_hour(3, 1) + number * self.rng.uniform(2, 600), self.choice([self.struck, self.second_struck]),
                            self.weighted({"FileDownloaded": 7, "FileAccessed": 4, "FileSyncDownloadedFull": 1,
                                           "AnonymousLinkCreated": 1, "SharingInvitationCreated": 0.5, "FileUploaded": 0.7}), pick[0],
                            agent=self.choice([BROWSERS[0], "python-requests/2.31.0", self.agents_of[self.struck[1]]]),
                            **marks("spo_exfil", "T1213.002"))

    def directory_persistence(self) -> None:
        """Applications and administrators are added."""
        for operation, category, person, targets, properties_ in [("Consent to application", "ApplicationManagement", self.struck,
            [("ServicePrincipal", "Mail Sync Utility")], [("ConsentContext.IsAdminConsent", None, '"False"'),
            ("ConsentAction.Permissions", None, '"Scope: Mail.ReadWrite Mail.Send offline_access Files.ReadWrite.All"')]),
            ("Consent to application", "ApplicationManagement", self.struck_administrator,
             [("ServicePrincipal", "PERFECTDATA SOFTWARE")], [("ConsentContext.IsAdminConsent", None, '"True"'),
            ("ConsentAction.Permissions", None, '"Scope: full_access_as_app"')]), ("Add delegated permission grant",
            "ApplicationManagement", self.struck, [("ServicePrincipal", "Microsoft Graph")],
            [("DelegatedPermissionGrant.Scope", None, '" Mail.Read offline_access"')]), ("Add app role assignment to service principal",
            "ApplicationManagement", self.struck_administrator, [("ServicePrincipal", "Microsoft Graph")],
            [("AppRole.Value", None, '"RoleManagement.ReadWrite.Directory"')]), ("Add service principal credentials",
            "ApplicationManagement", self.struck_administrator, [("ServicePrincipal", "HR-Connector")],
            [("KeyDescription", "[]", f"[\"[KeyIdentifier={self.uuid()},KeyType=Password,KeyUsage=Verify]\"]")]),
            ("Update application – Certificates and secrets management", "ApplicationManagement", self.struck_administrator,
             [("Application", "HR-Connector")], []), ("Add member to role", "RoleManagement", self.struck_administrator,
            [("User", self.second_struck[1])], [("Role.DisplayName", None, '"Global Administrator"')]),
            ("Add user", "UserManagement", self.struck_administrator, [("User", "svc-msync@" + DOMAIN)], []),
            ("Reset user password", "UserManagement", self.struck_administrator, [("User", self.administrators[0][1])], []),
            ("User registered security info", "UserManagement", self.struck, [("User", self.struck[1])], []),
            ("Admin registered security info", "UserManagement", self.struck_administrator, [("User", self.administrators[0][1])], []),
            ("Set domain authentication", "DirectoryManagement", self.struck_administrator, [("Domain", DOMAIN)],
             [("LiveType", '["Managed"]', '["Federated"]')]), ("Delete conditional access policy", "Policy", self.struck_administrator,
            [("Policy", "CA01 - Require MFA all users")], []), ("Update conditional access policy", "Policy", self.struck_administrator,
            [("Policy", "CA04 - Block legacy auth")], [("ConditionalAccessPolicy", '{"state":"enabled"}', '{"state":"disabled"}')]),
            ("Update policy", "Policy", self.struck_administrator, [("Policy", "B2BManagementPolicy")], []),
            ("Invite external user", "UserManagement", self.struck_administrator, [("User", "x.sync@outlook-mail.cc")], []),
            ("Register device", "Device", self.struck, [("Device", f"DESKTOP-{self.key_text(7)}")], []),
            ("Add named location", "Policy", self.struck_administrator, [("Policy", "trusted-2")],
             [("IpRanges", None, '["45.155.91.0/24"]')]), ("Disable Strong Authentication", "UserManagement", self.struck_administrator,
            [("User", self.second_struck[1])], []), ("Add owner to service principal", "ApplicationManagement",
            self.struck_administrator, [("User", self.second_struck[1]), ("ServicePrincipal", "HR-Connector")], []),
            ("Download users", "DirectoryManagement", self.struck_administrator, [("Other", "users.csv")], [])]:
            for _ in range(self.choice([1, 1, 2])):
                self.directory_change(day_hour(self.choice([2, 3, 4]), self.rng.random() * 23), operation, category, person, targets,
                                      properties_, self.weighted({"success": 8, "failure": 1}), self.choice(self.foreign)[0],
                                      **marks("entra_persist", "T1098"))

    def resources_taken(self) -> None:
        """Resources and keys are taken or destroyed."""
        for operation, kind, name_of, body_ in [("Microsoft.Authorization/elevateAccess/action", "Microsoft.Authorization", "", None),
                                                ("Microsoft.Authorization/roleAssignments/write",
            "Microsoft.Authorization/roleAssignments", self.uuid(),
            {"properties": {"roleDefinitionId": "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "principalId": self.uuid()}}),
                                                ("Microsoft.Compute/virtualMachines/runCommand/action",
            "Microsoft.Compute/virtualMachines", "vm-dc1", None), ("Microsoft.Compute/virtualMachines/extensions/write",
            "Microsoft.Compute/virtualMachines", "vm-web2/extensions/CustomScriptExtension", None),
                                                ("Microsoft.Compute/snapshots/beginGetAccess/action", "Microsoft.Compute/snapshots",
            "snap-dc1", None), ("Microsoft.Compute/disks/beginGetAccess/action", "Microsoft.Compute/disks", "vm-dc1_OsDisk_1", None),
                                                ("Microsoft.KeyVault/vaults/accessPolicies/write", "Microsoft.KeyVault/vaults",
            "kv-prod", None), ("Microsoft.Storage/storageAccounts/listKeys/action", "Microsoft.Storage/storageAccounts", "sthgbackup",
                               None), ("Microsoft.Insights/diagnosticSettings/delete", "Microsoft.Insights/diagnosticSettings",
                                       "ds-sentinel", None), ("Microsoft.Network/networkSecurityGroups/securityRules/write",
            "Microsoft.Network/networkSecurityGroups", "nsg-dc/securityRules/tmp",
            {"properties": {"sourceAddressPrefix": "*", "destinationPortRange": "3389", "access": "Allow"}}),
                                                ("Microsoft.Automation/automationAccounts/runbooks/write",
            "Microsoft.Automation/automationAccounts", "aa-ops/runbooks/sync", None),
                                                ("Microsoft.Automation/automationAccounts/webhooks/write",
            "Microsoft.Automation/automationAccounts", "aa-ops/webhooks/w", None),
                                                ("Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/delete",
            "Microsoft.RecoveryServices/vaults", "rsv-prod", None), ("Microsoft.Security/pricings/write", "Microsoft.Security/pricings",
            "VirtualMachines", {"properties": {"pricingTier": "Free"}}), ("Microsoft.SecurityInsights/alertRules/delete",
            "Microsoft.SecurityInsights/alertRules", self.uuid(), None), ("Microsoft.Web/sites/publishxml/action",
            "Microsoft.Web/sites", "app-portal", None),
                                                ("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",
            "Microsoft.ManagedIdentity/userAssignedIdentities", "id-deploy", None), ("Microsoft.Compute/virtualMachines/write",
            "Microsoft.Compute/virtualMachines", f"vm-gpu-{self.hex(3)}",
            {"properties": {"hardwareProfile": {"vmSize": "Standard_NC96ads_A100_v4"}}}),
                                                ("Microsoft.Storage/storageAccounts/blobServices/containers/delete",
            "Microsoft.Storage/storageAccounts", "sthgbackup", None), ("Microsoft.Authorization/locks/delete",
            "Microsoft.Authorization/locks", "no-delete", None), ("Microsoft.Sql/servers/firewallRules/write", "Microsoft.Sql/servers",
            "sql-crm", {"properties": {"startIpAddress": "0.0.0.0", "endIpAddress": "255.255.255.255"}}),
                                                ("Microsoft.OperationalInsights/workspaces/delete",
            "Microsoft.OperationalInsights/workspaces", "law-sec", None)]:
            for _ in range(self.choice([1, 2, 3])):
                self.activity(day_hour(self.choice([3, 4]), self.rng.random() * 23), operation,
                              self.choice([self.struck_administrator, self.struck_administrator, self.second_struck]),
                              self.resource_id(kind, name_of), self.weighted({"Succeeded": 5, "Failed": 1}),
                              self.choice(self.foreign)[0], body=body_, **marks("azure_abuse", "T1578"))
