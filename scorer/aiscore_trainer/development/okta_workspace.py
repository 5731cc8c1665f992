"""The sign-on service and the documents of a company: Okta's system log, and Google Workspace's activities (Drive, sign-ins, tokens, administration).

Daily work: sign-ins with a second factor, applications, policies, administrators at work, documents opened and shared, travel and
networks of phones. Attacks: one password tried on everybody, a factor asked for until somebody agrees, factors and applications changed
by an intruder, a session used from elsewhere, documents taken and shared outside, applications that are given rights, mail sent on. It is
not training material: it was written by a hand that did not know the training scenarios, and its events are not looked at by whoever
decides on rules, scenarios or features.
"""
from __future__ import annotations

import hashlib
from typing import Any, Optional

from .people import BROWSERS, FIRST_NAMES, LAST_NAMES
from .site import Site, epoch, iso

START = epoch(2023, 10, 2)
DAYS = 6
PLACES = [("Denver", "Colorado", "United States", "80202", 39.7, -104.9, "Comcast Cable", 7922), ("Austin", "Texas", "United States",
    "78701", 30.2, -97.7, "AT&T Services", 7018), ("Dublin", "Leinster", "Ireland", "D02", 53.3, -6.2, "Virgin Media", 6830),
          ("Toronto", "Ontario", "Canada", "M5V", 43.6, -79.3, "Rogers Communications", 812), ("Seattle", "Washington", "United States",
    "98101", 47.6, -122.3, "T-Mobile USA", 21928)]
FOREIGN_PLACES = [("Amsterdam", "North Holland", "Netherlands", "1012", 52.3, 4.8, "M247 Ltd", 9009),
                  ("Lagos", "Lagos", "Nigeria", "100001", 6.4, 3.3, "MTN Nigeria", 29465), ("Ashburn", "Virginia", "United States",
    "20147", 39.0, -77.4, "DigitalOcean", 14061), ("Denver", "Colorado", "United States", "80202", 39.7, -104.9, "Comcast Cable", 7922),
                  ("Kharkiv", "Kharkivska", "Ukraine", "61000", 49.9, 36.2, "ITL LLC", 21100)]


def browser_of(agent: str):
    return "CHROME" if "Chrome" in agent and "Edg" not in agent else "SAFARI" if "Safari" in agent and "Edg" not in agent else "FIREFOX" if "Firefox" in agent else "UNKNOWN"


APPLICATIONS = ["Google Workspace", "Slack", "Salesforce.com", "GitHub Enterprise Cloud - Organization", "AWS Account Federation",
                "Zoom", "Workday", "Jira", "1Password Business", "Datadog", "Okta Admin Console", "Okta Dashboard"]


def user_target(person):
    return (person[2], "User", person[1], person[0])


DOCUMENTS = ["Q4 roadmap", "Payroll 2023", "Board deck v7", "Customer list EMEA", "1:1 notes", "Onboarding", "AWS prod runbook",
             "Untitled document", "SSO secrets (do not share)", "Design review", "Invoice template"]


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


FOREIGN_AGENTS = [BROWSERS[0], BROWSERS[6], BROWSERS[10], "python-requests/2.28.1", "okhttp/4.9.0",
                  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/114.0.0.0 Safari/537.36"]


def marks(group: str, technique: str):
    return dict(label=1, group=group, technique=technique)


class OktaWorkspace(Site):
    """Okta and Google Workspace of a company."""

    name = "okta_workspace"
    host = "acme.okta.com"
    sourcetype = "okta:im2"
    seed = 2222

    def build(self) -> None:
        self.prepare()
        self.sign_ins()
        self.okta_administration()
        self.documents()
        self.workspace_sign_ins()
        self.workspace_administration()
        self.intruders()
        self.password_spray()
        self.push_fatigue()
        self.identity_takeover()
        self.session_stolen()
        self.workspace_guessed()
        self.documents_taken()
        self.rights_given()
        self.own_changes()

    def daily(self):
        return self.moment(START, DAYS)

    def okta(self, at: float, kind, title, person, outcome: str = "SUCCESS", reason=None, targets=(), place=None,
             address: Optional[str] = None, agent: Optional[str] = None, severity=None, debug=None, session=None, label: int = 0,
             group: Optional[str] = None, technique: Optional[str] = None, risk=None, actor=None, step: int = 0) -> None:
        home_place, home_address, home_agent = self.home[person[1]]
        if self.rng.random() < 0.1 and address is None:
            address = self.choice([self.address("172.56"), self.address("174.202"), self.address("104.28"), self.vpn_exit])
            home_place = self.choice(PLACES + [("Amsterdam", "North Holland", "Netherlands", "1012", 52.3, 4.8, "M247 Ltd", 9009)])
            agent = agent or self.choice([None, None, home_agent, "okhttp/4.9.0", "Okta Mobile Android/11 com.okta.android.auth/7.9.1",
                                          "python-requests/2.28.1"])
        place = place or home_place
        address = address or home_address
        agent = agent if agent is not None else home_agent
        record = {"actor": actor or {"id": person[2], "type": "User", "alternateId": person[1], "displayName": person[0],
                                     "detailEntry": None},
                  "client": {"userAgent": {"rawUserAgent": agent, "os": "Windows 10" if "Windows" in agent
                                           else "Mac OS X" if "Mac" in agent else "Unknown", "browser": browser_of(agent)},
                             "zone": self.weighted({"null": 8, "DefaultZone": 1}) if address != home_address
                             else "OfficeZone" if self.rng.random() < 0.3 else "null", "device": "Mobile" if "Mobile" in agent
                             else "Computer" if "Mozilla" in agent else "Unknown", "id": None, "ipAddress": address,
                             "geographicalContext": {"city": place[0], "state": place[1], "country": place[2], "postalCode": place[3],
            "geolocation": {"lat": place[4], "lon": place[5]}}}, "device": None,
                  "authenticationContext": {"authenticationProvider": None,
                                            "credentialProvider": self.choice([None, "OKTA_CREDENTIAL_PROVIDER"]),
                                            "credentialType": None, "issuer": None, "interface": None, "authenticationStep": step,
                                            "externalSessionId": session or "102" + self.token(22)}, "displayMessage": title,
                  "eventType": kind, "outcome": {"result": outcome, "reason": reason}, "published": iso(at, 3),
                  "securityContext": {"asNumber": place[7], "asOrg": place[6].lower(), "isp": place[6].lower(), "domain": None,
                                      "isProxy": False}, "severity": severity or ("INFO" if outcome in ("SUCCESS", "ALLOW")
            else "WARN"), "debugContext": {"debugData": {"requestId": self.token(22),
            "requestUri": {"user.session.start": "/api/v1/authn",
                           "user.authentication.sso": f"/app/{'google'}/{self.token(20)}/sso/saml",
                           "user.authentication.auth_via_mfa": f"/api/v1/authn/factors/{'opf' + self.token(17)}/verify"}.get(kind,
            "/api/v1/" + kind.split(".")[0] + "s"), "threatSuspected": "false", "url": "/api/v1/authn?", "dtHash": self.hex(64),
            **({"risk": f"{{reasons={risk or self.weighted({'Anomalous Device': 1, 'Anomalous Location': 1})}, level="
                f"{self.weighted({'LOW': 2, 'MEDIUM': 3, 'HIGH': 1})}}}"} if risk or self.rng.random() < 0.08
               else {"risk": "{level=LOW}"}),
            **({"behaviors": "{{New Geo-Location={}, New Device={}, New IP={}, New State=NEGATIVE, New Country=NEGATIVE, Velocity=NEGATIVE, New City=NEGATIVE}}".format(*(("NEGATIVE",
            "NEGATIVE", "NEGATIVE") if address == home_address else (self.choice(["POSITIVE", "NEGATIVE"]),
            self.choice(["POSITIVE", "NEGATIVE"]), "POSITIVE")))} if "session" in kind or "mfa" in kind else {}), **(debug or {})}},
                  "legacyEventType": self.choice([None, "core." + kind.replace("authentication", "auth")]),
                  "transaction": {"type": "WEB", "id": self.token(27), "detail": {}}, "uuid": self.uuid(), "version": "0",
                  "request": {"ipChain": [{"ip": address, "geographicalContext": {"city": place[0], "state": place[1],
            "country": place[2], "postalCode": place[3], "geolocation": {"lat": place[4], "lon": place[5]}}, "version": "V4",
                                           "source": None}]},
                  "target": [{"id": pick[0], "type": pick[1], "alternateId": pick[2], "displayName": pick[3], "detailEntry": None}
                             for pick in targets] or None}
        self.add(at, record, label, group, technique, "brightleaf.okta.com", "okta:im2")

    def application_target(self, application):
        return (self.application_ids[application], "AppInstance", application, application)

    def group_target(self, group_name):
        return ("00g" + self.token(17), "UserGroup", "unknown", group_name)

    def sso(self, at: float, person, application, **more: Any) -> None:
        self.okta(at, "user.authentication.sso", "User single sign on to app", person, targets=[self.application_target(application),
            ("0ua" + self.token(17), "AppUser", person[1], person[0])], **more)

    def mfa(self, at: float, person, factor, outcome: str = "SUCCESS", reason=None, **more: Any) -> None:
        self.okta(at, "user.authentication.auth_via_mfa", "Authentication of user via MFA", person, outcome, reason,
                  targets=[user_target(person), ("opf" + self.token(17), "AuthenticatorEnrollment", "unknown", factor)],
                  debug={"factor": factor.upper().replace(" ", "_"), "factorIntent": "AUTHENTICATION"}, step=1, **more)

    def workspace(self, at: float, application, person, address: str, events, label: int = 0, group: Optional[str] = None,
                  technique: Optional[str] = None) -> None:
        self.add(at, {"kind": "admin#reports#activity",
                      "id": {"time": iso(at, 3), "uniqueQualifier": str(self.rng.randint(-9 * 10 ** 18, 9 * 10 ** 18)),
                             "applicationName": application, "customerId": f"C03q7{'ab1x'}"},
                      "etag": f"\"{self.token(43)}/{self.token(27)}\"",
                      "actor": {"email": person[1],
                                "profileId": str(int(hashlib.md5(person[1].encode(), usedforsecurity=False).hexdigest()[:16],
            16)).zfill(21)[:21]}, "ipAddress": address,
                      "events": [{"type": kind_name, "name": action,
                                  "parameters": [{"name": name, "boolValue": value} if isinstance(value, bool)
            else {"name": name, "multiValue": value} if isinstance(value, list) else {"name": name, "value": value} for name,
            value in parameters]} for kind_name, action, parameters in events]}, label, group, technique, "googleworkspace",
                 "gws:reports:" + application)

    def drive(self, at: float, person, action, address: Optional[str] = None, visibility: str = "private", document=None, extra=(),
              **more: Any) -> None:
        self.workspace(at, "drive", person, address or self.home[person[1]][1],
                       [("access" if action in ("view", "edit", "download", "create", "delete", "copy") else "acl_change", action,
                         [("primary_event", True), ("billable", action != "view"), *extra, ("owner", self.choice(self.people)[1]),
                          ("doc_id", self.token(44)), ("doc_type", self.choice(["document", "spreadsheet", "presentation", "pdf"])),
                          ("is_encrypted", False), ("doc_title", document or self.choice(DOCUMENTS)), ("visibility", visibility),
                          ("originating_app_id", self.digits(12)), ("actor_is_collaborator_account", False),
                          ("owner_is_shared_drive", False)])], **more)

    def google_login(self, at: float, person, action, address: Optional[str] = None, suspicious: bool = False, challenge=("none",),
                     kind_name: str = "exchange", **more: Any) -> None:
        self.workspace(at, "login", person, address or self.home[person[1]][1],
                       [("login", action, [("login_type", "saml" if self.rng.random() < 0.6 else kind_name),
                                           ("login_challenge_method", list(challenge)), ("is_suspicious", suspicious)])], **more)

    def token_event(self, at: float, person, action, application, scopes, address: Optional[str] = None, **more: Any) -> None:
        self.workspace(at, "token", person, address or self.home[person[1]][1],
                       [("auth", action, [("client_id", f"{self.digits(12)}-{self.token(32).lower()}.apps.googleusercontent.com"),
                                          ("app_name", application), ("client_type", "WEB"), ("scope", scopes)])], **more)

    def administration(self, at: float, person, kind_name, action, parameters, address: Optional[str] = None, **more: Any) -> None:
        self.workspace(at, "admin", person, address or self.home[person[1]][1], [(kind_name, action, parameters)], **more)

    def from_afar(self):
        return dict(place=self.choice(FOREIGN_PLACES), address=self.choice(self.foreign_addresses + [self.address("45.134")]),
                    agent=self.choice(FOREIGN_AGENTS)) if self.rng.random() < 0.65 else dict(place=None, address=None,
            agent=self.choice([None, None, BROWSERS[0]]))

    def prepare(self) -> None:
        """Who and what is there."""
        self.people = [(f"{name.title()} {family.title()}", f"{name}.{family}@brightleaf.io", "00u" + self.token(17)) for name,
                       family in sorted({(self.choice(FIRST_NAMES), self.choice(LAST_NAMES)) for _ in range(34)})]
        self.people.sort()
        self.administrators = self.people[:3]
        self.home = {person[1]: (self.choice(PLACES), self.address(self.choice(["73", "68", "24", "98"])), self.choice(BROWSERS[:9]))
                     for person in self.people}
        self.vpn_exit = self.address("45.134.140")
        self.application_ids = {name: "0oa" + self.token(17) for name in APPLICATIONS}

    def sign_ins(self) -> None:
        """Sign-ins, second factors and applications."""
        for _ in range(230):
            at = self.daily()
            person = self.choice(self.people)
            session = "102" + self.token(22)
            if self.rng.random() < 0.12:
                self.okta(at - 20, "user.session.start", "User login to Okta", person, "FAILURE", "INVALID_CREDENTIALS")
            if self.rng.random() < 0.6:
                self.okta(at, "user.session.start", "User login to Okta", person, session=session,
                          agent=None if self.rng.random() < 0.93 else "okhttp/4.9.0")
            if self.rng.random() < 0.5:
                self.mfa(at + 9, person, self.weighted({"Okta Verify": 5, "Google Authenticator": 1, "FIDO2 (WebAuthn)": 2,
                    "SMS": 0.4}), *self.weighted([(("SUCCESS", None), 12), (("FAILURE", "INVALID_CREDENTIALS"), 1),
                    (("FAILURE", "Reject push"), 0.2)]), session=session)
            for _ in range(self.rng.randint(0, 3)):
                self.sso(at + self.rng.uniform(10, 9000), person,
                         self.weighted({application: 3 if rank < 9 else 1 for rank, application in enumerate(APPLICATIONS[:10])}),
                         session=session)
            if self.rng.random() < 0.6:
                self.okta(at + 2, "policy.evaluate_sign_on", "Evaluation of sign-on policy", person,
                          self.weighted({"ALLOW": 5, "CHALLENGE": 4, "DENY": 0.1}),
                          f"Sign-on policy evaluation resulted in {self.choice(['ALLOW', 'CHALLENGE'])}",
                          targets=[("00p" + self.token(17), "PolicyEntity", "unknown", "Default Policy")], session=session)

    def okta_administration(self) -> None:
        """Administrators at work in Okta."""
        system_actor = {"id": "spr" + self.token(17), "type": "SystemPrincipal", "alternateId": "system@okta.com",
                        "displayName": "Okta System", "detailEntry": None}
        for _ in range(130):
            at = self.daily()
            administrator = self.choice(self.administrators)
            person = self.choice(self.people)
            dice = self.weighted({0: 3, 1: 3, 2: 2, 3: 2, 4: 1, 5: 1, 6: 2, 7: 3, 8: 1, 9: 1, 10: 1, 11: 1, 12: 1, 13: 1, 14: 2, 15: 1})
            entry = [("user.account.update_password", "User update password for Okta", person, [user_target(person)]),
                     ("user.session.access_admin_app", "User accessing Okta admin app", administrator,
                      [self.application_target("Okta Admin Console")]), ("group.user_membership.add", "Add user to group membership",
                administrator, [user_target(person), self.group_target(self.choice(["Engineering", "Everyone-VPN", "Contractors"]))]),
                     ("application.user_membership.add", "Add user to application membership", administrator,
                      [user_target(person), self.application_target(self.choice(APPLICATIONS))]),
                     ("user.mfa.factor.activate", "Enroll factor activated for user", person, [user_target(person)]),
                     ("user.mfa.factor.reset_all", "Reset all factors for user", administrator, [user_target(person)]),
                     ("user.account.unlock", "User unlock", administrator, [user_target(person)]),
                     ("user.session.end", "User logout from Okta", person, []), ("user.lifecycle.create", "Create Okta user",
                administrator, [user_target(person)]), ("user.lifecycle.deactivate", "Deactivate Okta user", administrator,
                [user_target(person)]), ("user.account.reset_password", "User reset password for Okta", administrator,
                                         [user_target(person)]), ("system.api_token.create", "Create API token", administrator,
                [("00T" + self.token(17), "Token", "unknown", self.choice(["terraform", "hr-sync"]))]),
                     ("policy.rule.update", "Update policy rule", administrator,
                      [("0pr" + self.token(17), "PolicyRule", "unknown", "Contractors MFA")]),
                     ("application.lifecycle.update", "Update application", administrator,
                      [self.application_target(self.choice(APPLICATIONS))]), ("application.provision.user.sync",
                "Sync user in external application", person, [self.application_target("Slack")]),
                     ("user.account.lock", "Max sign in attempts exceeded", person, [user_target(person)])][dice]
            self.okta(at, entry[0], entry[1], entry[2], "FAILURE" if dice == 15 else "SUCCESS", "LOCKED_OUT" if dice == 15 else None,
                      entry[3], actor=system_actor if dice in (14,) else None)

    def documents(self) -> None:
        """Documents opened, changed and shared."""
        for _ in range(330):
            at = self.daily()
            person = self.choice(self.people)
            self.drive(at, person, self.weighted({"view": 12, "edit": 8, "download": 2, "create": 3, "delete": 1, "copy": 0.5}),
                       visibility=self.weighted({"private": 5, "people_within_domain_with_link": 3, "shared_externally": 1,
                "people_with_link": 0.7}))
        for _ in range(40):
            at = self.daily()
            person = self.choice(self.people)
            self.drive(at, person, self.choice(["change_user_access", "change_document_visibility", "change_document_access_scope"]),
                       visibility=self.choice(["shared_internally", "shared_externally", "people_with_link"]),
                       extra=[("visibility_change", self.choice(["none", "external", "internal"])),
                              ("target_user", self.choice([self.choice(self.people)[1], "anna@partner-agency.com",
                "jt.freelance@gmail.com"])), ("old_value", ["none"]), ("new_value", [self.choice(["can_view", "can_edit"])])])

    def workspace_sign_ins(self) -> None:
        """Sign-ins to Workspace, and tokens."""
        for _ in range(130):
            at = self.daily()
            person = self.choice(self.people)
            self.google_login(at, person, self.weighted({"login_success": 10, "logout": 2, "login_verification": 2, "login_failure": 1,
                "login_challenge": 1}), challenge=self.choice([("none",), ("google_prompt",), ("security_key",),
                ("google_authenticator",)]))
        for _ in range(90):
            at = self.daily()
            person = self.choice(self.people)
            self.token_event(at, person, self.weighted({"authorize": 4, "activity": 5, "revoke": 1}),
                             *self.choice([("Zoom", ["https://www.googleapis.com/auth/calendar.events", "openid"]),
                                           ("Slack", ["https://www.googleapis.com/auth/drive.file"]),
                                           ("macOS", ["https://mail.google.com/", "https://www.googleapis.com/auth/carddav"]),
                                           ("Grammarly", ["openid", "https://www.googleapis.com/auth/userinfo.email"]),
                                           ("Calendly", ["https://www.googleapis.com/auth/calendar"])]))

    def workspace_administration(self) -> None:
        """Administrators at work in Workspace."""
        for _ in range(70):
            at = self.daily()
            administrator = self.choice(self.administrators)
            person = self.choice(self.people)
            self.administration(at, administrator,
                                *self.choice([("USER_SETTINGS", "CREATE_USER",
                                               [("USER_EMAIL", f"new.{self.choice(LAST_NAMES)}@brightleaf.io")]),
                                              ("USER_SETTINGS", "CHANGE_PASSWORD", [("USER_EMAIL", person[1])]),
                                              ("GROUP_SETTINGS", "ADD_GROUP_MEMBER",
                                               [("USER_EMAIL", person[1]), ("GROUP_EMAIL", "eng@brightleaf.io")]),
                                              ("USER_SETTINGS", "SUSPEND_USER", [("USER_EMAIL", person[1])]),
                                              ("LICENSES_SETTINGS", "USER_LICENSE_ASSIGNMENT",
                                               [("USER_EMAIL", person[1]), ("NEW_VALUE", "Google Workspace Business Plus")]),
                                              ("APPLICATION_SETTINGS", "CHANGE_APPLICATION_SETTING", [("APPLICATION_NAME", "Calendar"),
                ("SETTING_NAME", "ENABLE_SHARING"), ("OLD_VALUE", "1"), ("NEW_VALUE", "2")]), ("USER_SETTINGS", "MOVE_USER_TO_ORG_UNIT",
                [("USER_EMAIL", person[1]), ("ORG_UNIT_NAME", "/"), ("NEW_VALUE", "/Leavers")]),
                                              ("SECURITY_INVESTIGATION", "SECURITY_INVESTIGATION_QUERY",
                                               [("INVESTIGATION_DATA_SOURCE", "DRIVE")]), ("DELEGATED_ADMIN_SETTINGS", "ASSIGN_ROLE",
                [("USER_EMAIL", person[1]), ("ROLE_NAME", "_HELP_DESK_ADMIN_ROLE")]), ("EMAIL_SETTINGS", "CREATE_GMAIL_SETTING",
                [("SETTING_NAME", "MESSAGE_SECURITY_RULE")]), ("USER_SETTINGS", "CREATE_DATA_TRANSFER_REQUEST",
                [("USER_EMAIL", person[1]), ("NEW_VALUE", self.choice(self.people)[1])])]))

    def intruders(self) -> None:
        """Who is struck, and from where."""
        self.fooled = self.people[9]
        self.fooled_administrator = self.administrators[1]
        self.robbed = self.people[17]
        self.foreign_addresses = [f"185.107.56.{self.rng.randint(2, 250)}", self.vpn_exit, self.home[self.robbed[1]][1],
                                  f"102.89.23.{self.rng.randint(2, 250)}"]

    def password_spray(self) -> None:
        """One password, tried on everybody."""
        for number in range(60):
            person = self.choice(self.people)
            self.okta(day_hour(1, 3) + number * self.rng.uniform(3, 500), "user.session.start" if self.rng.random() < 0.8
                      else "user.account.lock", "User login to Okta", person, "FAILURE",
                      self.weighted({"INVALID_CREDENTIALS": 8, "VERIFICATION_ERROR": 1, "LOCKED_OUT": 1}),
                      place=self.choice(FOREIGN_PLACES[:3]),
                      address=self.weighted([(self.address("185.220"), 2), (self.choice(self.foreign_addresses), 3)]),
                      agent=self.choice(FOREIGN_AGENTS), **marks("spray", "T1110.003"),
                      debug={"threatSuspected": self.weighted({"true": 1, "false": 3})})

    def push_fatigue(self) -> None:
        """A factor, asked for until somebody agrees."""
        self.okta(day_hour(2, 5), "user.session.start", "User login to Okta", self.fooled, **self.from_afar(),
                  **marks("push_fatigue", "T1621"))
        for number in range(16):
            self.mfa(day_hour(2, 5) + 60 + number * self.rng.uniform(20, 120), self.fooled, "Okta Verify",
                     *(("FAILURE", self.choice(["Reject push", "INVALID_CREDENTIALS"])) if number < 15 else ("SUCCESS", None)),
                     **self.from_afar(), **marks("push_fatigue", "T1621"))

    def identity_takeover(self) -> None:
        """Factors, rules and applications are changed."""
        for kind, title_, actor_, targets_ in [("user.mfa.okta_verify.deny_push", "User rejected Okta push verify", self.fooled,
                                                [user_target(self.fooled)]),
                                               ("user.mfa.factor.activate", "Enroll factor activated for user", self.fooled,
                                                [user_target(self.fooled)]), ("user.mfa.factor.deactivate", "Reset factor for user",
            self.fooled, [user_target(self.fooled)]), ("user.account.report_suspicious_activity_by_enduser",
            "User report suspicious activity", self.fooled, [user_target(self.fooled)]), ("user.session.impersonation.initiate",
            "Initiate impersonation session", self.fooled_administrator, [user_target(self.fooled_administrator)]),
                                               ("user.mfa.factor.reset_all", "Reset all factors for user", self.fooled_administrator,
                                                [user_target(self.administrators[2])]),
                                               ("user.account.reset_password", "User reset password for Okta",
                                                self.fooled_administrator, [user_target(self.administrators[2])]),
                                               ("system.api_token.create", "Create API token", self.fooled_administrator,
                                                [("00T" + self.token(17), "Token", "unknown", "backup")]),
                                               ("group.privilege.grant", "Grant group privilege", self.fooled_administrator,
                                                [self.group_target("Everyone-VPN")]),
                                               ("user.account.privilege.grant", "Grant user privilege", self.fooled_administrator,
                                                [user_target(self.robbed)]), ("system.idp.lifecycle.create", "Create Identity Provider",
            self.fooled_administrator, [("0oa" + self.token(17), "IdentityProvider", "unknown", "corp-sync")]),
                                               ("zone.update", "Update network zone", self.fooled_administrator,
                                                [("nzo" + self.token(17), "NetworkZone", "unknown", "BlockedIpZone")]),
                                               ("policy.rule.deactivate", "Deactivate policy rule", self.fooled_administrator,
                                                [("0pr" + self.token(17), "PolicyRule", "unknown", "Admins require WebAuthn")]),
                                               ("policy.lifecycle.deactivate", "Deactivate policy", self.fooled_administrator,
                                                [("00p" + self.token(17), "PolicyEntity", "unknown", "MFA all apps")]),
                                               ("application.user_membership.add", "Add user to application membership",
                                                self.fooled_administrator,
                                                [user_target(self.robbed), self.application_target("AWS Account Federation")]),
                                               ("user.lifecycle.create", "Create Okta user", self.fooled_administrator,
                                                [("00u" + self.token(17), "User", "svc.okta.sync@brightleaf.io", "svc sync")]),
                                               ("group.user_membership.add", "Add user to group membership", self.fooled_administrator,
                                                [("00u" + self.token(17), "User", "svc.okta.sync@brightleaf.io", "svc sync"),
            self.group_target("Super Admins")]), ("system.log_stream.lifecycle.deactivate", "Deactivate log stream",
            self.fooled_administrator, [("0oa" + self.token(17), "LogStream", "unknown", "splunk")]),
                                               ("user.session.access_admin_app", "User accessing Okta admin app",
                                                self.fooled_administrator, [self.application_target("Okta Admin Console")]),
                                               ("app.oauth2.token.grant.access_token", "OAuth2 access token is granted",
                                                self.fooled_administrator, [self.application_target("Okta Dashboard")]),
                                               ("security.threat.detected", "Request from suspicious actor", self.fooled, []),
                                               ("user.account.update_profile", "Update user profile for Okta",
                                                self.fooled_administrator, [user_target(self.robbed)])]:
            for _ in range(self.choice([1, 1, 2])):
                self.okta(day_hour(self.choice([2, 3]), 6) + self.rng.random() * 20000, kind, title_, actor_, "DENY" if "threat" in kind
                          else "SUCCESS", None, targets_, **self.from_afar(), **marks("idp_takeover", "T1556"))

    def session_stolen(self) -> None:
        """A session, used from elsewhere; policies that say no."""
        for number in range(18):
            self.sso(day_hour(2, 5.5) + number * self.rng.uniform(20, 9000),
                     self.choice([self.fooled, self.fooled, self.fooled_administrator, self.robbed]), self.choice(APPLICATIONS),
                     session="102unori0zotRoRYqaiBcM2qA", **self.from_afar(), **marks("session_hijack", "T1550.004"))
        for number in range(10):
            self.okta(day_hour(4, 1) + number * self.rng.uniform(4, 800), "policy.evaluate_sign_on", "Evaluation of sign-on policy",
                      self.choice(self.people), self.choice(["DENY", "CHALLENGE"]), "Sign-on policy evaluation resulted in DENY",
                      [self.application_target(self.choice(APPLICATIONS))], **self.from_afar(), **marks("spray", "T1110.003"))

    def workspace_guessed(self) -> None:
        """Sign-ins to Workspace are tried."""
        for number in range(24):
            self.google_login(day_hour(3, 2) + number * self.rng.uniform(5, 900), self.choice(self.people) if number < 18
                              else self.robbed, self.weighted({"login_failure": 5, "login_challenge": 1, "suspicious_login": 1,
                "suspicious_login_less_secure_app": 0.5}) if number < 18 else "login_success", self.choice(self.foreign_addresses),
                              self.rng.random() < 0.3, self.choice([("password",), ("none",), ("idv_preregistered_phone",)]),
                              "google_password", **marks("gws_login", "T1110"))

    def documents_taken(self) -> None:
        """Documents are taken and shared outside."""
        for number in range(44):
            self.drive(day_hour(4, 2) + number * self.rng.uniform(1, 300), self.robbed,
                       self.weighted({"download": 6, "view": 3, "copy": 2}),
                       self.choice(self.foreign_addresses[:2] + [self.home[self.robbed[1]][1]]) if self.rng.random() < 0.9 else None,
                       document=self.choice(DOCUMENTS), **marks("drive_exfil", "T1530"))
        for number in range(12):
            self.drive(day_hour(4, 3) + number * self.rng.uniform(10, 900), self.robbed,
                       self.choice(["change_user_access", "change_document_visibility"]), self.choice(self.foreign_addresses),
                       visibility=self.choice(["people_with_link", "shared_externally", "public_on_the_web"]),
                       extra=[("visibility_change", "external"),
                              ("target_user", self.choice(["kx19.archive@proton.me", "backup.bl22@gmail.com"])),
                              ("old_value", ["none"]), ("new_value", [self.choice(["can_view", "can_edit", "owner"])])],
                       **marks("drive_exfil", "T1567"))

    def rights_given(self) -> None:
        """Rights given to applications, domains changed, mail sent on."""
        for number in range(9):
            self.token_event(day_hour(3, 7) + number * self.rng.uniform(60, 4000), self.choice([self.robbed] + self.people[:20]),
                             self.choice(["authorize", "activity", "activity"]),
                             self.choice(["Google Docs Viewer", "G-Mail Sync Pro", "rclone", "Email Backup Tool"]),
                             self.choice([["https://mail.google.com/", "https://www.googleapis.com/auth/contacts"],
                                          ["https://www.googleapis.com/auth/drive"],
                                          ["https://www.googleapis.com/auth/gmail.settings.sharing",
                                           "https://www.googleapis.com/auth/gmail.modify"]]),
                             self.choice(self.foreign_addresses + [None]), **marks("consent_phish", "T1528"))
        for kind_name, action, parameters in [("DELEGATED_ADMIN_SETTINGS", "ASSIGN_ROLE",
                                               [("USER_EMAIL", self.robbed[1]), ("ROLE_NAME", "_SEED_ADMIN_ROLE")]),
                                              ("DOMAIN_SETTINGS", "AUTHORIZE_API_CLIENT_ACCESS", [("API_CLIENT_NAME", self.digits(21)),
            ("API_SCOPES", "https://mail.google.com/,https://www.googleapis.com/auth/admin.directory.user")]),
                                              ("SECURITY_SETTINGS", "ENFORCE_STRONG_AUTHENTICATION",
                                               [("OLD_VALUE", "true"), ("NEW_VALUE", "false")]),
                                              ("EMAIL_SETTINGS", "CREATE_GMAIL_SETTING",
                                               [("SETTING_NAME", "EMAIL_ROUTE"), ("USER_DEFINED_SETTING_NAME", "arch")]),
                                              ("USER_SETTINGS", "UNENROLL_USER_FROM_TITANIUM", [("USER_EMAIL", self.fooled[1])]),
                                              ("USER_SETTINGS", "TURN_OFF_2_STEP_VERIFICATION",
                                               [("USER_EMAIL", self.fooled_administrator[1])]), ("USER_SETTINGS", "CHANGE_PASSWORD",
            [("USER_EMAIL", self.administrators[0][1])]), ("USER_SETTINGS", "CREATE_USER", [("USER_EMAIL", "svc.gsync@brightleaf.io")]),
                                              ("DOMAIN_SETTINGS", "ADD_TRUSTED_DOMAINS", [("DOMAIN_NAME", "brightleaf-docs.com")]),
                                              ("DOMAIN_SETTINGS", "CHANGE_SSO_SETTINGS",
                                               [("NEW_VALUE", "https://login.brightleaf-sso.net/saml")]),
                                              ("USER_SETTINGS", "DOWNLOAD_USERLIST_CSV", []), ("EMAIL_SETTINGS", "EMAIL_LOG_SEARCH",
            [("EMAIL_LOG_SEARCH_RECIPIENT", self.fooled[1])]), ("CUSTOMER_TAKEOUT", "CUSTOMER_TAKEOUT_CREATED",
            [("OBFUSCATED_CUSTOMER_TAKEOUT_REQUEST_ID", self.token(12))]), ("ALERT_CENTER", "ALERT_CENTER_BATCH_DELETE_ALERTS",
            [("ALERT_ID", self.uuid())])]:
            self.administration(day_hour(5, 1) + self.rng.random() * 9000, self.fooled_administrator, kind_name, action, parameters,
                                self.choice(self.foreign_addresses[:2]), **marks("gws_admin", "T1098"))
        for number in range(5):
            self.workspace(day_hour(4, 8) + number * 500, "user_accounts", self.choice([self.robbed, self.fooled]),
                           self.choice(self.foreign_addresses),
                           [self.choice([("email_forwarding_change", "email_forwarding_out_of_domain",
                                          [("email_forwarding_destination_address", "kx19.archive@proton.me")]),
                                         ("2sv_change", "2sv_disable", []), ("recovery_info_change", "recovery_email_edit", [])])],
                           **marks("mail_forward", "T1114.003"))

    def own_changes(self) -> None:
        """People change their own factors."""
        for _ in range(10):
            person = self.choice(self.people)
            self.workspace(self.daily(), "user_accounts", person, self.home[person[1]][1],
                           [self.choice([("2sv_change", "2sv_enroll", []), ("recovery_info_change", "recovery_phone_edit", []),
                                         ("password_change", "password_edit", [])])])
