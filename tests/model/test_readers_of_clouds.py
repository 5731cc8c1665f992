"""Cloud records say whom and what a call names, and nothing that is another site's by chance."""
from __future__ import annotations

import json

import pytest

from aiscore_contract.event import Event
from aiscore_model.normalise import normalise

OWN = "111122223333"


def read(record):
    return normalise(Event(json.dumps(record)))


def trail(event, source, **parameters):
    return {"eventVersion": "1.08", "userIdentity": {"type": "IAMUser", "userName": "bob", "accountId": OWN}, "eventSource": f"{source}.amazonaws.com", "eventName": event,
            "awsRegion": "eu-west-1", "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2.0", "requestParameters": parameters, "recipientAccountId": OWN}


def test_a_policy_of_the_providers_own_is_named_and_one_of_the_site_is_not():
    given = read(trail("AssociateAccessPolicy", "eks", name="prod", policyArn="arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"))
    own = read(trail("AttachRolePolicy", "iam", roleName="web", policyArn=f"arn:aws:iam::{OWN}:policy/kingfisher"))
    assert "of the provider amazon eks cluster admin policy" in given.template
    assert "kingfisher" not in own.template and "of the provider" not in own.template


@pytest.mark.parametrize(("account", "told"), [("999988887777", True), (OWN, False)])
def test_a_name_of_another_account_is_told(account, told):
    template = read(trail("CreateAccessEntry", "eks", name="prod", principalArn=f"arn:aws:iam::{account}:user/x")).template
    assert ("name of other account" in template) == told


def google(**more):
    return {"protoPayload": {"@type": "type.googleapis.com/google.cloud.audit.AuditLog", "authenticationInfo": {"principalEmail": "eve@example.org", **more},
                             "requestMetadata": {"callerIp": "198.51.100.7", "callerNetwork": "//compute.googleapis.com/projects/p/global/networks/kingfisher"},
                             "serviceName": "storage.googleapis.com", "methodName": "storage.objects.get",
                             "authorizationInfo": [{"resource": "projects/_/buckets/kingfisher", "permission": "storage.objects.get", "granted": True}],
                             "resourceName": "projects/_/buckets/kingfisher/objects/x"}, "resource": {"type": "gcs_bucket"}, "severity": "INFO"}


def test_names_of_a_sites_own_stay_out_of_the_words_of_google_clouds_records():
    read_ = read(google(principalSubject="user:eve@example.org"))
    assert "kingfisher" not in read_.template and "eve" not in read_.template.split() and "region" not in dict(read_.entities)


def test_a_key_of_a_service_account_is_told_from_a_login():
    keyed = read(google(serviceAccountKeyName="//iam.googleapis.com/projects/p/serviceAccounts/x@p.iam.gserviceaccount.com/keys/0123456789abcdef"))
    assert "with key of account" in keyed.template and "with key of account" not in read(google()).template


def test_the_sign_in_of_a_service_principal_is_a_sign_in_without_its_envelope_too():
    found = read({"time": "2024-03-05T10:11:12Z", "appDisplayName": "x", "servicePrincipalId": "a", "servicePrincipalName": "deploy", "ipAddress": "198.51.100.7",
                  "resourceDisplayName": "Microsoft Graph", "status": {"errorCode": 7000215, "failureReason": "Invalid client secret provided"}})
    assert found.kind == "cloud" and "sign in" in found.template and "failed invalid client secret" in found.template
