"""The REST handlers that splunkd keeps running: the ticket broker, the app's settings and the test of them.

Each reads what its answer needs (the session, settings, the key), lets `aiscore_splunk.broker` decide, and
does what was decided. The system's session key is used to reach the password store and the conf, and for nothing else.
"""
import json
import os
import time
import traceback

from splunk.persistconn.application import PersistentServerConnectionApplication

import aiscore_path  # noqa: F401  (puts lib/ on sys.path)
from aiscore_splunk import broker, log, probe, settings, splunkd, ticket

APP_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_APP = "/servicesNS/nobody/aiscore"


class _Handler(PersistentServerConnectionApplication):
    """One request in, one JSON answer out; a refusal is an answer too."""

    def __init__(self, _command_line="", _command_arg=""):
        super().__init__()

    def handle(self, in_string):
        try:
            reply = self.answer(json.loads(in_string))
        except broker.Refusal as refusal:
            reply = broker.refused(refusal)
        except settings.SettingsError as error:
            reply = broker.Reply(503, {"error": str(error)})
        except Exception:  # splunkd would show the traceback to the caller; it belongs in splunkd.log.
            traceback.print_exc()
            reply = broker.Reply(500, {"error": "the handler failed: see splunkd.log"})
        return {"status": reply.status, "payload": dict(reply.body), "headers": {"Content-Type": "application/json"}}

    def answer(self, request):
        raise NotImplementedError


class TicketHandler(_Handler):
    """POST {"sid": ..., "events": ...}: a ticket for the session's user. Needs run_aiscore."""

    def answer(self, request):
        if request.get("method") != "POST":
            raise broker.Refusal(405, "a ticket is asked for with POST")
        body = broker.read_body(request.get("payload"))
        in_force = settings.load_settings(APP_HOME, os.environ)
        stored = _stored(request)
        keys = broker.keys_of(stored, None if stored else _key_file(in_force.key_file))
        return broker.issue_ticket(_user(request), body, keys, in_force.max_events_limit, time.time())


class SettingsHandler(_Handler):
    """GET the settings in force, POST those that shall change. Needs edit_aiscore."""

    def answer(self, request):
        conf = _conf(settings.CONF_NAME)
        if request.get("method") == "GET":
            return broker.show_settings(conf, settings.STANZAS, _stored(request), _conf(settings.CONF_NAME, ("default",)), _is_configured())
        if request.get("method") != "POST":
            raise broker.Refusal(405, "settings are read with GET and changed with POST")
        change = _checked(request, conf)
        for stanza, values in change.stanzas.items():
            _post(request, f"{_APP}/configs/conf-aiscore/{stanza}", values)
        if change.keys is not None:
            _store(request, change.keys)
        changed = [f"{stanza}.{name}" for stanza, values in change.stanzas.items() for name in values]
        _note(request, "settings", changed=changed + (["keys"] if change.keys is not None else []))
        return broker.Reply(200, {"changed": {stanza: sorted(values) for stanza, values in change.stanzas.items()},
                                  "keys_changed": change.keys is not None, "is_configured": _mark_configured(request)})


class ConnectionHandler(_Handler):
    """POST settings, as to SettingsHandler: whether the scorer would answer with them. Stores nothing. Needs edit_aiscore."""

    def answer(self, request):
        if request.get("method") != "POST":
            raise broker.Refusal(405, "a connection is tested with POST")
        conf = _conf(settings.CONF_NAME)
        change = _checked(request, conf)
        tried = broker.settings_after(change.stanzas, conf, APP_HOME, settings.splunk_home_of(APP_HOME, os.environ))
        try:
            outcome = probe.probe(tried, _ticket_source(request, tried, change.keys))
        except broker.Refusal as refusal:
            outcome = probe.trouble("no_key", tried, str(refusal))
        _note(request, "connection_test", changed=[f"{stanza}.{name}" for stanza, values in change.stanzas.items() for name in values],
              outcome=outcome.word)
        return broker.Reply(200, outcome.shown())


def _ticket_source(request, tried, posted_keys):
    """Where the test has its ticket from, as a search has it; good for one event."""
    user = str(_user(request))
    if tried.ticket_source == "broker":
        stored = posted_keys or _stored(request)
        keys = broker.keys_of(stored, None if stored else _key_file(tried.key_file))

        def issue(now_s):
            issued = broker.issue_ticket(user, {"sid": "connection-test", "events": 1}, keys, 1, now_s).body
            return issued["ticket"], issued["expires_s"]
        return issue
    return ticket.KeyFile(tried.key_file, user, "connection-test", 1) if tried.key_file else None


def _checked(request, conf):
    """The change that the request's body asks for."""
    return broker.check_change(broker.read_body(request.get("payload")), conf, settings.STANZAS, APP_HOME,
                               settings.splunk_home_of(APP_HOME, os.environ))


def _note(request, event, **members):
    """Who did what, for the log; names of settings, no values."""
    path = log.log_path(settings.splunk_home_of(APP_HOME, os.environ))
    log.write_line(path, log.format_line(time.time(), "INFO", event, user=str(_user(request))[:256], **members))


def _is_configured():
    found = _conf("app.conf").get("install", {}).get("is_configured", ("", ""))[0]
    return found.lower() in settings.TRUE_WORDS


def _mark_configured(request):
    """Tells Splunk that the app is set up, so that it no longer leads to the setup page. The settings hold without that."""
    if _is_configured():
        return True
    # What Splunk's own examples of setup pages do: write app.conf, then have splunkd read the app anew.
    written, _ = _splunkd(request, "POST", f"{_APP}/configs/conf-app/install", {"is_configured": "true"})
    read, _ = _splunkd(request, "POST", "/services/apps/local/aiscore/_reload")
    return written in (200, 201) and read == 200


def _conf(name, folders=("default", "local")):
    """The conf of the app as it stands in the files, right or wrong: an admin must be able to mend it here."""
    found = []
    for folder in folders:
        source = f"{folder}/{name}"
        try:
            with open(os.path.join(APP_HOME, source), encoding="utf-8", errors="replace") as file:
                found.append(settings.parse_conf(file.read(settings.CONF_MAX_BYTES), source))
        except FileNotFoundError:
            continue
    return settings.merge_confs(*found)


def _user(request):
    return request.get("session", {}).get("user")


def _splunkd(request, method, path, fields=None):
    return splunkd.call(method, request["server"]["rest_uri"] + path, request["system_authtoken"], fields)


def _stored(request):
    status, document = _splunkd(request, "GET", f"{_APP}/storage/passwords/{broker.PASSWORD_ID}")
    if status == 404:
        return None
    if status != 200:
        raise broker.Refusal(503, f"splunkd's password store answered with status {status}")
    return broker.stored_password(document)


def _store(request, keys):
    status, _ = _splunkd(request, "POST", f"{_APP}/storage/passwords/{broker.PASSWORD_ID}", {"password": keys})
    if status == 404:
        status = _post(request, f"{_APP}/storage/passwords",
                       {"realm": broker.REALM, "name": broker.NAME, "password": keys})
    if status not in (200, 201):
        raise broker.Refusal(503, f"splunkd's password store answered with status {status}")


def _post(request, path, fields):
    status, _ = _splunkd(request, "POST", path, fields)
    if status not in (200, 201):
        raise broker.Refusal(503, f"splunkd answered {path.rpartition('/')[2]} with status {status}")
    return status


def _key_file(path):
    if not path:
        return None
    try:
        with open(path, encoding="utf-8") as file:
            return file.read(broker.BODY_MAX_BYTES)
    except (OSError, UnicodeDecodeError):
        raise broker.Refusal(503, "key_file cannot be read by splunkd") from None
