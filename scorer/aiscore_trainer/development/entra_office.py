"""Entra sign-ins and audit, and Microsoft 365 activity of an energy company.

Daily work: sign-ins with all the errors that people make, help desk and administrators, files, mail, rules and forwarding that are
harmless. Attacks: one password tried on every account, a user worn down by prompts, a stolen session, rules that hide mail and forward
it, mail read and sent, files taken, an application with consent, and an administrator's changes; half of them differ from daily work in
an address alone. It is not training material: it was written by a hand that did not know the training scenarios, to see what the model
makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

from typing import Any, Optional

from .people import FIRST_NAMES, LAST_NAMES, browsers_until
from .site import Site, epoch, iso

AGENTS = browsers_until(116, ["115.0.0.0", "116.0.0.0"])
START = epoch(2023, 9, 11)
DAYS = 6
TENANT = "6f1d9a3e-02c7-4a8e-9b0f-5d2c7e8a1b44"
DOMAIN = "contosoenergy.com"
OFFICE = ["81.149.22.10", "81.149.22.11"]
APPS = [("Office365 Shell WCSS-Client", "89bee1f7-5e6e-4d8a-9f3d-ecd601259da7"),
        ("Microsoft Office", "d3590ed6-52b3-4102-aeff-aad2292ab01c"), ("Microsoft Teams", "1fec8e78-bce4-4aaf-ab1b-5451cc387264"),
        ("Office 365 Exchange Online", "00000002-0000-0ff1-ce00-000000000000"),
        ("Office 365 SharePoint Online", "00000003-0000-0ff1-ce00-000000000000"),
        ("Azure Portal", "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"), ("Microsoft Authentication Broker",
    "29d9ed98-a469-4536-ade2-f981bc1d605e"), ("OneDrive SyncEngine", "ab9b8c07-8f02-4f72-87fa-80105867a763"),
        ("Outlook Mobile", "27922004-5251-4030-b22d-91ecd9a37ea4"), ("Windows Sign In", "38aa3b87-a06d-4817-b275-7a316988d93b"),
        ("OfficeHome", "4765445b-32c6-49b0-83e6-1d93765276ca"), ("ServiceNow", "7c1f7b6e-2a37-4dd5-8f40-f3a1b2c30dd1"),
        ("Salesforce", "e3f4c9d0-1f5b-4a07-8d5e-0d1b6bb3c9a2"), ("My Profile", "8c59ead7-d703-4a27-9e55-c96a0054c8d2"),
        ("Microsoft Azure CLI", "04b07795-8ddb-461a-bbee-02f9e1bf7b46")]
PLACES = [("London", "England", "GB", 51.5, -0.1), ("Leeds", "England", "GB", 53.8, -1.5), ("Aberdeen", "Scotland", "GB", 57.1, -2.1),
          ("Dublin", "Dublin", "IE", 53.3, -6.2), ("Houston", "Texas", "US", 29.7, -95.3)]
DEVICES = [("Windows 10", "Edge 116.0.1938", "Azure AD joined", True), ("Windows 10", "Rich Client 4.54.1.0", "Azure AD joined", True),
           ("Ios 16.6", "Mobile Safari", "", False), ("Android 13", "Chrome Mobile 116.0.0", "Azure AD registered", True),
           ("MacOs", "Chrome 116.0.0", "", False), ("Windows 10", "Chrome 116.0.0", "Hybrid Azure AD joined", True),
           ("Windows 10", "Firefox 117.0", "", False)]
ERRORS = {0: None, 50126: "Error validating credentials due to invalid username or password.",
          50074: "Strong Authentication is required.",
          50076: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
          50140: "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.",
          50053: "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
          50034: "The user account does not exist in the directory.", 50055: "The password is expired.",
          53003: "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
          50057: "User account is disabled.",
          70044: "The session has expired or is invalid due to sign-in frequency checks by conditional access.",
          500121: "Authentication failed during strong authentication request.",
          65001: "The user or administrator has not consented to use the application.", 50097: "Device authentication is required.",
          500011: "The resource principal was not found in the tenant."}
TEAMS = ["Finance", "HR", "Turbine-Maintenance", "Legal", "ITOps", "Drilling-North", "ExecComms"]
DOCUMENTS = ["Q3 forecast v4.xlsx", "Board pack Sept.pptx", "Onboarding checklist.docx", "Permit-2291.pdf", "password policy.docx",
             "Turbine 7 inspection.pdf", "Vendor payments Aug.xlsx", "team photo.jpg", "VPN setup guide.pdf", "minutes 2023-09-11.docx",
             "salary bands 2023.xlsx", "HSE training.mp4", "Contract - Orsted (signed).pdf", "inventory.csv", "backup_script.ps1",
             "RCA blade failure.docx"]
CHANGES = [("Reset user password", "UserManagement", "User"), ("Update user", "UserManagement", "User"),
           ("Add user", "UserManagement", "User"), ("Add member to group", "GroupManagement", "Group"),
           ("Remove member from group", "GroupManagement", "Group"), ("Update device", "Device", "Device"),
           ("Register device", "Device", "Device"), ("Change user license", "UserManagement", "User"),
           ("Update StsRefreshTokenValidFrom Timestamp", "UserManagement", "User"), ("User registered security info", "UserManagement",
    "User"), ("Add app role assignment grant to user", "UserManagement", "ServicePrincipal"),
           ("Update application", "ApplicationManagement", "Application"), ("Consent to application", "ApplicationManagement",
    "ServicePrincipal"), ("Add owner to group", "GroupManagement", "Group"), ("Disable account", "UserManagement", "User"),
           ("Update conditional access policy", "Policy", "Policy"), ("Add member to role in PIM completed (timebound)",
    "RoleManagement", "Role"), ("Change password (self-service)", "UserManagement", "User"), ("Add delegated permission grant",
    "ApplicationManagement", "ServicePrincipal")]
CLIENTS = ["Microsoft Office Excel/16.0.16731 (Windows/10.0; Desktop x64; en-GB)",
           "Microsoft SkyDriveSync 23.179.0827.0004 ship; Windows NT 10.0 (19045)", "OneDriveMpc-Transform_Thumbnail/1.0", "MSWAC",
           "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36 Edg/116.0.1938.76"]
FAR = ("Moscow", "Moskva", "RU", 55.7, 37.6)
FAR_PLACES = [("Amsterdam", "Noord-Holland", "NL", 52.3, 4.9), ("Ashburn", "Virginia", "US", 39.0, -77.4),
              ("Lagos", "Lagos", "NG", 6.5, 3.4), FAR, ("Frankfurt am Main", "Hessen", "DE", 50.1, 8.6)]
SPRAY_ADDRESSES = ["194.26.29.114", "45.155.37.9", "185.225.73.201", "102.89.34.12", "141.98.9.77"]


class EntraOffice(Site):
    """Sign-ins, audit and Office activity of a company."""

    name = "entra_office"
    host = "contoso-energy.com"
    sourcetype = "azure:aad:signin"
    seed = 1111

    def build(self) -> None:
        self.prepare()
        self.sign_ins()
        self.changes()
        self.office()
        self.password_spray()
        self.stolen_session()
        self.mailbox()
        self.files()
        self.application()

    def signin(self, at: float, name: str, principal, address: str, application, code, device, place, client: str = "Browser",
               second_factor=None, risk: str = "none", agent: Optional[str] = None, quiet: bool = False, label: int = 0,
               group: Optional[str] = None, technique: Optional[str] = None, detection=None) -> None:
        """One sign-in."""
        access_policy = "success" if code == 0 and self.rng.random() < 0.8 else "failure" if code in (53003, 50076,
            50074) else "notApplied"
        entry = {"id": self.uuid(), "createdDateTime": iso(at), "userDisplayName": name, "userPrincipalName": principal,
                 "userId": self.user_ids.get(principal, "00000000-0000-0000-0000-000000000000"), "appId": application[1],
                 "appDisplayName": application[0], "ipAddress": address, "clientAppUsed": client, "userAgent": agent,
                 "correlationId": self.uuid(), "conditionalAccessStatus": access_policy, "isInteractive": not quiet,
                 "riskDetail": "none", "riskLevelAggregated": risk, "riskLevelDuringSignIn": risk, "riskState": "none" if risk == "none"
                 else "atRisk", "riskEventTypes": [] if risk == "none" else [detection or "unfamiliarFeatures"],
                 "resourceDisplayName": self.choice(["Microsoft Graph", "Windows Azure Active Directory", "Office 365 Exchange Online",
            "Office 365 SharePoint Online"]), "resourceId": "00000003-0000-0000-c000-000000000000",
                 "status": {"errorCode": code, "failureReason": ERRORS[code] or "Other.", "additionalDetails": second_factor},
                 "deviceDetail": {"deviceId": self.uuid() if device[3] else "", "displayName": f"CE-LAP-{self.digits(4)}" if device[3]
                                  else "", "operatingSystem": device[0], "browser": device[1], "isCompliant": device[3],
                                  "isManaged": device[3], "trustType": device[2]}, "location": {"city": place[0], "state": place[1],
            "countryOrRegion": place[2], "geoCoordinates": {"altitude": None, "latitude": place[3], "longitude": place[4]}},
                 "appliedConditionalAccessPolicies": [{"id": "a1f0c3de-7a0e-4e0f-8a0d-3d1b1f0f6a11",
            "displayName": "CA01 Require MFA for all users", "enforcedGrantControls": ["Mfa"], "enforcedSessionControls": [],
            "result": access_policy}] if self.rng.random() < 0.7 else []}
        self.add(at, entry, label, group, technique, sourcetype="azure:aad:signin")

    def audit(self, at: float, activity, category, by, targets, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
              result: str = "success", address: Optional[str] = None, service: str = "Core Directory", application=None,
              details=None) -> None:
        """One change of the directory."""
        entry = {"id": f"Directory_{self.uuid()}_{self.token(5).upper()}_{self.digits(8)}", "category": category,
                 "correlationId": self.uuid(), "result": result, "resultReason": "", "activityDisplayName": activity,
                 "activityDateTime": iso(at, 7), "loggedByService": service, "operationType": activity.split()[0],
                 "initiatedBy": {"user": None if application else {"id": self.user_ids.get(by, self.uuid()), "displayName": None,
            "userPrincipalName": by, "ipAddress": address or "", "userType": None}, "app": {"appId": None, "displayName": application,
            "servicePrincipalId": self.uuid(), "servicePrincipalName": None} if application else None}, "targetResources": targets,
                 "additionalDetails": details or []}
        self.add(at, entry, label, group, technique, sourcetype="azure:aad:audit")

    def target(self, kind, name: str, principal=None, properties=()):
        return [{"id": self.uuid(), "displayName": name, "type": kind, "userPrincipalName": principal, "groupType": None,
                 "modifiedProperties": [{"displayName": change, "oldValue": b, "newValue": change_category} for change, b,
                                        change_category in properties]}]

    def activity_record(self, at: float, operation, workload, principal, address: str, extra=None, label: int = 0,
                        group: Optional[str] = None, technique: Optional[str] = None, record_type=None, user_type: int = 0) -> None:
        """One record of the unified audit log."""
        entry = {"CreationTime": iso(at, 0, ""), "Id": self.uuid(), "Operation": operation, "OrganizationId": TENANT,
                 "RecordType": record_type or {"Exchange": 1, "SharePoint": 6, "OneDrive": 6, "AzureActiveDirectory": 15,
                                               "MicrosoftTeams": 25}[workload], "ResultStatus": "Succeeded" if workload != "Exchange"
                 or operation.startswith("Mail") else "True", "UserKey": self.hex(16).upper() if "@" in principal else principal,
                 "UserType": user_type, "Version": 1, "Workload": workload, "ClientIP": address, "UserId": principal}
        entry.update(extra or {})
        self.add(at, entry, label, group, technique, sourcetype="o365:management:activity")

    def file_event(self, at: float, operation, principal, address: str, agent: str, doc=None, **more: Any) -> None:
        """Something done with a file."""
        team = self.choice(TEAMS)
        document = doc or self.choice(DOCUMENTS)
        workload_name = "OneDrive" if self.rng.random() < 0.3 else "SharePoint"
        site = f"https://contosoenergy-my.sharepoint.com/personal/{principal.replace('@', '_').replace('.', '_')}/" if workload_name == "OneDrive" else f"https://contosoenergy.sharepoint.com/sites/{team}/"
        self.activity_record(at, operation, workload_name, f"{principal}", address,
                             {"CorrelationId": self.uuid(), "EventSource": "SharePoint", "ItemType": "File", "ListId": self.uuid(),
                              "ListItemUniqueId": self.uuid(), "Site": self.uuid(), "UserAgent": agent, "WebId": self.uuid(),
                              "SourceFileExtension": document.split(".")[-1], "SiteUrl": site, "SourceFileName": document,
                              "SourceRelativeUrl": "Documents" if workload_name == "OneDrive" else "Shared Documents/"
                              + self.choice(["General", "2023", "Archive", "Reports/Q3"]), "ObjectId": site + "Shared Documents/"
                              + document}, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.users = []
        for given, family in zip(self.rng.sample(FIRST_NAMES, 45), self.rng.sample(LAST_NAMES, 45)):
            self.users.append((given.title() + " " + family.title(), f"{given}.{family}@{DOMAIN}"))
        self.user_ids = {mail: self.uuid() for _, mail in self.users}
        self.home_addresses = {mail: self.address() for _, mail in self.users}

    def sign_ins(self) -> None:
        """Sign-ins, with all the errors that people make."""
        for _ in range(850):
            at = self.moment(START, DAYS)
            display, mail = self.choice(self.users)
            address = self.weighted([(self.home_addresses[mail], 6), (self.choice(OFFICE), 6), (self.address(), 1)])
            code = self.weighted([(0, 80), (50126, 5), (50074, 3), (50076, 3), (50140, 3), (50053, 0.5), (50055, 0.5), (53003, 1),
                                  (70044, 2), (500121, 1), (65001, 0.5), (50097, 1)])
            for _ in range(self.rng.randint(1, 3) if code == 50126 else 1):
                self.signin(at, display, mail, address, self.choice(APPS), code, self.choice(DEVICES),
                            self.choice(PLACES[:3]) if self.rng.random() < 0.9 else self.choice(PLACES),
                            self.weighted([("Browser", 5), ("Mobile Apps and Desktop clients", 5), ("Exchange ActiveSync", 0.3)]),
                            self.choice([None, "MFA requirement satisfied by claim in the token", "MFA completed in Azure AD",
                                         "MFA required in Azure AD"]), risk=self.weighted([("none", 97), ("low", 2), ("medium", 0.4)]),
                            agent=self.choice(AGENTS + [None]), quiet=self.rng.random() < 0.4)
                at += 9

    def changes(self) -> None:
        """Help desk, administrators and users change the directory."""
        self.administrator = self.users[0][1]
        help_desk = self.users[1][1]
        for _ in range(260):
            at = self.moment(START, DAYS)
            change, change_category, kind = self.choice(CHANGES)
            display, mail = self.choice(self.users)
            properties = [("AccountEnabled", "[true]",
                           "[false]")] if change.startswith("Disable") else [("ConsentContext.IsAdminConsent", None, '"False"'),
                ("ConsentAction.Permissions", None, f"\"[] => [[Id: abc, ClientId: 2f1, PrincipalId: {self.uuid()}"
                 ", ResourceId: 00000003, ConsentType: Principal, Scope: openid profile User.Read offline_access]]\"")] if change.startswith("Consent") else [("Group.DisplayName",
                None, f"\"{self.choice(['sg-vpn-users', 'sg-finance-rw', 'All Staff', 'lic-E3'])}\"")] if "group" in change else [("Included Updated Properties",
                None, f"\"{self.choice(['StrongAuthenticationMethod', 'Department', 'Manager', 'LastDirSyncTime', 'AssignedLicense'])}"
                "\"")]
            self.audit(at, change, change_category, self.choice([self.administrator, help_desk, mail]),
                       self.target(kind, display if kind == "User" else self.choice(["sg-vpn-users", "Zoom", f"CE-LAP-{self.digits(4)}",
                "Adobe Acrobat", "CA01 Require MFA for all users"]), mail if kind == "User" else None, properties),
                       address=self.choice(OFFICE + [self.home_addresses[mail]]),
                       application=self.weighted([(None, 6), ("Microsoft Intune", 2), ("Device Registration Service", 2),
                ("Microsoft Approval Management", 1)]))

    def office(self) -> None:
        """Files, mail and Teams."""
        for _ in range(620):
            at = self.moment(START, DAYS)
            display, mail = self.choice(self.users)
            address = self.choice([self.home_addresses[mail]] + OFFICE)
            dice = self.rng.randrange(12)
            if dice < 6:
                self.file_event(at, self.weighted([("FileAccessed", 8), ("FileModified", 4), ("FileUploaded", 2), ("FileDownloaded", 3),
                    ("FilePreviewed", 2), ("FileSyncDownloadedFull", 3), ("FileRenamed", 1), ("FileRecycled", 1), ("SharingSet", 1),
                    ("AnonymousLinkCreated", 0.4), ("SearchQueryPerformed", 1)]), mail, address, self.choice(CLIENTS))
            elif dice < 9:
                self.activity_record(at, "MailItemsAccessed", "Exchange", mail, address,
                                     {"ClientInfoString": self.choice(["Client=OWA;Action=ViaProxy", "Client=MSExchangeRPC",
                    "Client=REST;Client=RESTSystem;;", "Client=ActiveSync;Client=Apple-iPhone14C2/2006.70;Action=ViaProxy"]),
                                      "MailAccessType": "Bind", "LogonType": 0, "MailboxOwnerUPN": mail, "ExternalAccess": False,
                                      "Folders": [{"Path": "\\" + self.choice(["Inbox", "Sent Items", r"Inbox\Projects"]),
                    "FolderItems": [{"InternetMessageId": f"<{self.token(28)}@{self.choice(['mail.gmail.com', 'AM0PR04MB5234.eurprd04.prod.outlook.com'])}>"}]}],
                                      "OperationCount": self.rng.randint(1, 6)}, record_type=50)
            elif dice == 9:
                operation, parameters = self.choice([("New-InboxRule",
                    [("Name", "Newsletters"), ("FromAddressContainsWords", "news@energyvoice.com"), ("MoveToFolder", "News")]),
                    ("Set-InboxRule", [("Identity", "jira"), ("SubjectContainsWords", "[JIRA]"), ("MoveToFolder", "Jira")]),
                    ("Set-Mailbox", [("Identity", mail), ("AuditEnabled", "True")]), ("Set-MailboxAutoReplyConfiguration",
                    [("AutoReplyState", "Scheduled")]), ("Add-MailboxPermission", [("Identity", "shared.hse@" + DOMAIN), ("User", mail),
                    ("AccessRights", "FullAccess")]),
                    ("Set-Mailbox", [("Identity", mail), ("ForwardingSmtpAddress", "smtp:shared.hse@" + DOMAIN),
                                     ("DeliverToMailboxAndForward", "True")]),
                    ("New-InboxRule", [("Name", "Invoices"), ("SubjectContainsWords", "invoice"), ("MoveToFolder", "Invoices 2023")])])
                self.activity_record(at, operation, "Exchange", mail if "Rule" in operation or "Reply" in operation
                                     else self.administrator, address + f":{self.rng.randint(1024, 65000)}",
                                     {"ObjectId": mail, "ExternalAccess": False, "OriginatingServer": "AM0PR04MB5234 (15.20.4200.000)",
                                      "Parameters": [{"Name": change, "Value": b} for change, b in parameters]}, user_type=2)
            elif dice == 10:
                self.activity_record(at, self.choice(["UserLoggedIn", "UserLoggedIn", "UserLoginFailed"]), "AzureActiveDirectory", mail,
                                     address, {"AzureActiveDirectoryEventType": 1,
                                               "ExtendedProperties": [{"Name": "UserAgent", "Value": self.choice(AGENTS)},
                    {"Name": "RequestType", "Value": self.choice(["OAuth2:Token", "SAS:EndAuth", "Login:login", "Kmsi:kmsi"])}],
                                               "ApplicationId": self.choice(APPS)[1]})
            else:
                self.activity_record(at, self.choice(["TeamsSessionStarted", "MessageSent", "MemberAdded", "ChatCreated",
                    "MeetingParticipantDetail", "TabAdded"]), "MicrosoftTeams", mail, address,
                                     {"CommunicationType": self.choice(["OneOnOne", "GroupChat", "Team"])})

    def password_spray(self) -> None:
        """One password, tried on every account."""
        self.at = START + 2 * 86400 + 4 * 3600
        for _ in range(3):
            for display, mail in self.users + [("", f"{x}@{DOMAIN}") for x in ("admin", "info", "scanner", "test", "reception",
                "noreply")]:
                self.at += self.rng.expovariate(1 / 14)
                code = 50034 if display == "" else self.weighted([(50126, 12), (50053, 1), (50057, 0.3)])
                i = self.rng.randrange(5)
                self.signin(self.at, display or mail.split("@")[0], mail, SPRAY_ADDRESSES[i],
                            self.choice([APPS[3], APPS[14], ("Azure Active Directory PowerShell",
                    "1b730954-1685-4b74-9bfd-dac224a7b894")]), code, ("", "", "", False) if self.rng.random() < 0.5
                            else ("Windows 10", "Chrome 90.0.4430", "", False), FAR_PLACES[i],
                            self.choice(["Authenticated SMTP", "Browser", "Mobile Apps and Desktop clients", "IMAP4"]), None, label=1,
                            group="password_spray", technique="T1110.003",
                            agent=self.choice(["BAV2ROPC", "CBAInPROD", "python-requests/2.28.1", AGENTS[3]]))
            self.at += 5 * 3600

    def stolen_session(self) -> None:
        """A user worn down by prompts, and the session after it."""
        self.victim = self.users[17]
        self.victim_administrator = self.users[0]
        for code, prompt in [(0, None), (50074, "MFA required in Azure AD"), (500121, "MFA denied; user declined the authentication"),
                             (500121, "MFA denied; user did not respond to mobile app notification"),
                             (500121, "MFA denied; user declined the authentication"),
                             (500121, "MFA denied; user did not respond to mobile app notification"), (0, "MFA completed in Azure AD")]:
            self.at += 60
            self.signin(self.at, self.victim[0], self.victim[1], "102.89.34.12", APPS[10], code, DEVICES[4], FAR_PLACES[2], "Browser",
                        prompt, risk=self.choice(["none", "medium"]), agent=AGENTS[8], label=1, group="mfa_fatigue", technique="T1621",
                        detection="anonymizedIPAddress")
        for _ in range(14):
            self.at += self.rng.expovariate(1 / 1500)
            self.signin(self.at, self.victim[0], self.victim[1], f"102.89.34.{self.rng.randint(9, 30)}",
                        self.choice(APPS[:5] + APPS[10:11]), 0, DEVICES[4], FAR_PLACES[self.rng.choice([0, 2])], "Browser",
                        "MFA requirement satisfied by claim in the token", agent=AGENTS[8], quiet=self.rng.random() < 0.5, label=1,
                        group="token_session", technique="T1078.004")

    def mailbox(self) -> None:
        """Rules that hide mail, mail read and sent."""
        for parameters in [[("Name", "."), ("SubjectOrBodyContainsWords", "invoice;payment;wire;bank;hacked;phish"),
                            ("MoveToFolder", "RSS Feeds"), ("MarkAsRead", "True"), ("StopProcessingRules", "True")],
                           [("Name", ".."), ("From", self.users[3][1]), ("DeleteMessage", "True")],
                           [("Name", "a"), ("ForwardTo", "ce.accounts.pay@proton.me")]]:
            self.at += 300
            self.activity_record(self.at, "New-InboxRule", "Exchange", self.victim[1], "102.89.34.12:51022",
                                 {"ObjectId": self.victim[1] + r"\.", "ExternalAccess": False,
                                  "Parameters": [{"Name": change, "Value": b} for change, b in parameters]}, 1, "inbox_rules",
                                 "T1564.008", user_type=2)
        self.at += 60
        self.activity_record(self.at, "Set-Mailbox", "Exchange", self.victim[1], "102.89.34.12:51029",
                             {"ObjectId": self.victim[1],
                              "Parameters": [{"Name": "ForwardingSmtpAddress", "Value": "smtp:ce.accounts.pay@proton.me"},
                                             {"Name": "DeliverToMailboxAndForward", "Value": "True"}]}, 1, "inbox_rules", "T1114.003",
                             user_type=2)
        for _ in range(18):
            self.at += self.rng.expovariate(1 / 40)
            self.activity_record(self.at, "MailItemsAccessed", "Exchange", self.victim[1], "102.89.34.12",
                                 {"ClientInfoString": self.choice(["Client=REST;Client=RESTSystem;;", "Client=OWA;Action=ViaProxy"]),
                                  "MailAccessType": self.choice(["Sync", "Bind"]), "LogonType": 0, "MailboxOwnerUPN": self.victim[1],
                                  "ExternalAccess": False,
                                  "Folders": [{"Path": "\\" + self.choice(["Inbox", "Sent Items", "Deleted Items"]),
                                               "FolderItems": [{"InternetMessageId": f"<{self.token(28)}@mail.gmail.com>"}]}],
                                  "OperationCount": self.rng.randint(20, 180), "AppId": "e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd"}, 1,
                                 "mailbox_collection", "T1114.002", record_type=50)
        for _ in range(4):
            self.at += 90
            self.activity_record(self.at, "Send", "Exchange", self.victim[1], "102.89.34.12",
                                 {"Item": {"Subject": self.choice(["RE: Updated bank details for invoice 88213",
                "Shared document: Payment remittance", "FW: Outstanding balance"]),
                                           "InternetMessageId": f"<{self.token(20)}@AM0PR04MB5234.eurprd04.prod.outlook.com>"},
                                  "MailboxOwnerUPN": self.victim[1]}, 1, "bec_mail", "T1534", record_type=2)

    def files(self) -> None:
        """Files are taken, words searched for."""
        self.at += 3600
        for _ in range(60):
            self.at += self.rng.random() * 1.5
            self.file_event(self.at, "FileDownloaded", self.victim[1], "102.89.34.12",
                            self.choice(["python-requests/2.28.1",
                                         "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36"]),
                            label=1, group="mass_download", technique="T1530")
        for words in ["password", "vpn", "bank details", "passport"]:
            self.at += 30
            self.activity_record(self.at, "SearchQueryPerformed", "SharePoint", self.victim[1], "102.89.34.12",
                                 {"SearchQueryText": words, "EventData": f"<Query>{words}</Query>"}, 1, "mass_download", "T1213.002")

    def application(self) -> None:
        """An application gets consent; an administrator's account changes the directory."""
        self.at += 1000
        malicious_app = self.target("ServicePrincipal", "Mail Sync Pro", None, [("ConsentContext.IsAdminConsent", None, '"False"'),
            ("ConsentAction.Permissions", None, f"\"[] => [[Id: x, ClientId: e9a7fea1, PrincipalId: {self.user_ids[self.victim[1]]}"
             ", ResourceId: 00000003, ConsentType: Principal, Scope: Mail.ReadWrite Mail.Send Files.ReadWrite.All offline_access Contacts.Read MailboxSettings.ReadWrite]]\"")])
        for change in ["Add service principal", "Add delegated permission grant", "Consent to application"]:
            self.at += 0.3
            self.audit(self.at, change, "ApplicationManagement", self.victim[1], malicious_app, 1, "consent_grant", "T1528",
                       address="102.89.34.12")
        self.at += 7200
        acting = self.victim_administrator[1]
        for change, change_category, targets_changed, technique in [("User registered security info", "UserManagement",
            self.target("User", self.victim[0], self.victim[1],
                        [("StrongAuthenticationPhoneAppDetail", None, '"[{DeviceName: SM-G973F}]"')]), "T1556.006"),
                            ("Add member to role", "RoleManagement", self.target("User", "svc-sync2", "svc-sync2@" + DOMAIN,
            [("Role.DisplayName", None, '"Global Administrator"')]), "T1098.003"),
                            ("Add user", "UserManagement", self.target("User", "svc-sync2", "svc-sync2@" + DOMAIN), "T1136.003"),
                            ("Add application", "ApplicationManagement", self.target("Application", "Backup Connector"), "T1098.001"),
                            ("Update application – Certificates and secrets management ", "ApplicationManagement",
                             self.target("Application", "Salesforce", None,
                                         [("KeyDescription", "[]",
                                           f"[\"[KeyIdentifier={self.uuid()},KeyType=Password,KeyUsage=Verify,DisplayName=x]\"]")]),
                             "T1098.001"), ("Add app role assignment to service principal", "ApplicationManagement",
                                            self.target("ServicePrincipal", "Microsoft Graph", None,
            [("AppRole.Value", None, '"RoleManagement.ReadWrite.Directory"')]), "T1098.003"), ("Delete conditional access policy",
            "Policy", self.target("Policy", "CA01 Require MFA for all users"), "T1556.009"),
                            ("Set domain authentication", "DirectoryManagement", self.target("Domain", DOMAIN, None,
            [("LiveType", '["Managed"]', '["Federated"]')]), "T1484.002"), ("Disable Strong Authentication", "UserManagement",
            self.target("User", self.users[4][0], self.users[4][1]), "T1556.006"), ("Update conditional access policy", "Policy",
            self.target("Policy", "CA04 Block legacy auth", None, [("ConditionalAccessPolicy", "enabled", "disabled")]), "T1556.009"),
                            ("Invite external user", "UserManagement", self.target("User", "jm.consult", "jm.consult_gmail.com#EXT#@"
            + DOMAIN), "T1136.003"), ("Reset user password", "UserManagement", self.target("User", self.users[5][0], self.users[5][1]),
                                      "T1098")]:
            self.at += self.rng.expovariate(1 / 200)
            self.audit(self.at, change, change_category, acting if change[0] != "U" or "policy" in change or "app" in change
                       else self.victim[1], targets_changed, 1, "tenant_persistence", technique, address="45.155.37.9")
