"""What is known of one event: its fields by lower-case name, its text, and where it comes from.

A field's value is a text, or a tuple of texts where it has several; a rule's value matches when it
matches any of them. Names are compared without regard to case, because products do not agree on it.
`ALIASES` says under which other names a field that Sigma's taxonomy uses may have come.
"""
from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple, Union

Value = Union[str, Tuple[str, ...]]

#: JSON's escapes that stand for one character, but for the backslash itself.
_ESCAPES = (('\\"', '"'), ("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\/", "/"))

#: Field in Sigma's taxonomy: names under which other products write it, tried in order.
ALIASES: Dict[str, Tuple[str, ...]] = {
    # processes: Security 4688, ECS, Defender, auditd
    "image": ("newprocessname", "process.executable", "processpath", "exe", "application", "process_path",
              "processname"),
    "commandline": ("process.command_line", "processcommandline", "proctitle", "cmdline", "process_command_line",
                    "process.title"),
    "parentimage": ("parentprocessname", "process.parent.executable", "creatorprocessname", "parent_process_path"),
    "parentcommandline": ("process.parent.command_line", "initiatingprocesscommandline", "parent_cmdline"),
    "originalfilename": ("process.pe.original_file_name", "processversioninfooriginalfilename"),
    "currentdirectory": ("process.working_directory", "cwd"),
    "processid": ("newprocessid", "process.pid", "pid"),
    "parentprocessid": ("process.parent.pid", "ppid"),
    "integritylevel": ("mandatorylabel", "winlog.event_data.integritylevel"),
    "product": ("process.pe.product",),
    "description": ("process.pe.description",),
    "company": ("process.pe.company",),
    "user": ("subjectusername", "user.name", "accountname", "username", "user_name"),
    # files, registry, images
    "targetfilename": ("file.path", "targetfilepath", "name"),
    "targetobject": ("registry.path", "objectname"),
    "details": ("registry.data.strings", "newvalue"),
    "imageloaded": ("dll.path", "file.path", "driverpath"),
    "imphash": ("hashes.imphash", "process.pe.imphash"),
    # network and DNS
    "destinationip": ("destination.ip", "destaddress", "dest_ip", "dst_ip", "id.resp_h", "dstip", "destination_ip"),
    "destinationport": ("destination.port", "destport", "dest_port", "dst_port", "id.resp_p", "dstport",
                        "destination_port"),
    "destinationhostname": ("destination.domain", "dest_host", "server_name"),
    "sourceip": ("source.ip", "sourceaddress", "src_ip", "id.orig_h", "srcip", "source_ip"),
    "sourceport": ("source.port", "src_port", "id.orig_p", "srcport", "source_port"),
    "dst_ip": ("id.resp_h", "destinationip", "dest_ip", "dstip", "dst", "destination.ip", "destination_ip", "s-ip", "destination-address", "dstaddr", "dest"),
    "dst_port": ("id.resp_p", "destinationport", "dest_port", "dstport", "dpt", "destination.port", "destination_port", "dport", "destination-port"),
    "src_ip": ("id.orig_h", "sourceip", "srcip", "src", "source.ip", "source_ip", "c-ip", "clientip", "client_ip", "source-address", "srcaddr", "remip"),
    "src_port": ("id.orig_p", "sourceport", "srcport", "spt", "source.port", "source_port", "sport", "source-port"),
    "queryname": ("query", "dns.question.name", "qname", "dns.rrname", "dns.queries.rrname"),
    "query": ("queryname", "dns.question.name", "qname", "rrname", "dns.rrname", "dns.queries.rrname"),
    "queryresults": ("answers", "dns.answers.data"),
    "record_type": ("qtype_name", "dns.question.type", "rrtype", "dns.rrtype", "dns.queries.rrtype"),
    "answer": ("answers", "queryresults"),
    "initiated": ("network.initiated",),
    "username": ("user", "user_name", "user.name", "account", "acct", "subjectusername"),
    # the category `network`, in ECS's words
    "source.ip": ("id.orig_h", "src_ip", "sourceip", "srcip", "src"),
    "source.port": ("id.orig_p", "src_port", "sourceport", "srcport", "spt"),
    "destination.ip": ("id.resp_h", "dst_ip", "destinationip", "dest_ip", "dstip", "dst"),
    "destination.port": ("id.resp_p", "dst_port", "destinationport", "dest_port", "dstport", "dpt"),
    "source.bytes": ("orig_bytes", "bytes_out", "sentbyte"), "destination.bytes": ("resp_bytes", "bytes_in", "rcvdbyte"),
    "source.packets": ("orig_pkts", "packets_out"), "destination.packets": ("resp_pkts", "packets_in"),
    "network.transport": ("proto", "transport"), "network.protocol": ("service", "app"),
    "network.state": ("conn_state",), "network.history": ("history",), "network.community_id": ("community_id",),
    "event.duration": ("duration",),
    "dns.question.name": ("query", "queryname", "qname", "rrname"), "dns.question.type": ("qtype_name", "record_type", "rrtype"),
    "dns.question.class": ("qclass_name",), "dns.answers.data": ("answers", "answer", "queryresults"), "dns.id": ("trans_id",),
    "dns.response.code": ("rcode_name", "querystatus"), "dns.answers.ttl": ("ttls",),
    # web and proxy
    "c-uri": ("uri", "url", "cs-uri", "url.original", "uri_path", "request_url", "requesturi", "http.url", "request"),
    "cs-uri": ("c-uri", "uri", "url", "url.original"),
    "cs-uri-query": ("c-uri-query", "url.query", "uri_query", "c-uri", "uri", "url", "url.original", "http.url"),
    "c-uri-query": ("cs-uri-query", "url.query", "uri_query", "c-uri", "uri", "url", "url.original", "http.url"),
    "cs-uri-stem": ("c-uri-stem", "url.path", "uri_path", "c-uri", "uri", "url", "url.original", "http.url"),
    "c-uri-stem": ("cs-uri-stem", "url.path", "uri_path", "c-uri", "uri", "url", "url.original", "http.url"),
    "c-uri-extension": ("cs-uri-extension", "url.extension"),
    "cs-username": ("user", "user_name", "user.name"), "cs-bytes": ("bytes_in", "http.request.bytes"),
    "sc-bytes": ("bytes", "bytes_out", "http.response.bytes"), "cs-version": ("version", "http.version"),
    "cs-method": ("method", "http_method", "http.request.method", "sc-method", "requestmethod", "http.http_method"),
    "sc-status": ("status_code", "status", "http.response.status_code", "http_status", "http.status", "respcode"),
    "cs-user-agent": ("c-useragent", "user_agent", "http_user_agent", "useragent", "user_agent.original", "http.http_user_agent", "requestclientapplication"),
    "c-useragent": ("cs-user-agent", "user_agent", "http_user_agent", "useragent", "user_agent.original", "http.http_user_agent", "requestclientapplication"),
    "cs-referer": ("cs-referrer", "referrer", "http_referrer", "http.request.referrer", "c-referer"),
    "cs-referrer": ("cs-referer", "referrer", "http_referrer", "http.request.referrer"),
    "cs-host": ("host_header", "http.request.headers.host", "http.hostname", "dest_host", "r-dns", "dhost", "dstname", "hostname", "host", "url.domain"),
    "r-dns": ("cs-host", "dest_host", "host_header", "http.hostname", "dhost", "dstname", "hostname", "host", "url.domain"),
    "cs-cookie": ("cookie",),
    "c-ip": ("clientip", "src_ip", "id.orig_h", "client_ip", "source.ip"),
    # Windows' own header
    "provider_name": ("sourcename", "providername", "winlog.provider_name"),
    "computer": ("computername", "hostname", "winlog.computer_name", "host.name"),
    "computername": ("computer", "hostname"),
    "data": ("message",),
    # cloud
    "gcp.audit.method_name": ("methodname",),
    "gcp.audit.service_name": ("servicename",),
    "eventservice": ("id.applicationname",),
    "eventtype": ("event_type",),
    "operationname": ("operation_name", "operation", "operationname.value", "operationnamevalue"),
    "operation": ("operationname",),
    "properties.message": ("operationname.localizedvalue", "operationname.value", "operationname"),
    "resourceprovidervalue": ("resourceprovider", "resourceprovidername.value"),
    # what an audit log of any service says was done
    "event.action": ("action", "event_name", "eventname", "event_type", "eventtype", "operation", "activity", "actionname",
                     "action.name", "event.type", "event.name", "activity_type", "action_type", "event", "type", "name"),
    # Windows events as Splunk's input renders them
    "servicefilename": ("imagepath",), "scriptblocktext": ("message",), "payload": ("message",),
    "attributeldapdisplayname": ("ldapdisplayname",), "attributevalue": ("value",), "objectdn": ("dn",),
    "objectclass": ("class",), "taskcontent": ("message",), "privilegelist": ("userright", "privileges", "message"),
    # logins
    "ipaddress": ("callingip", "ipaddr"),
    "signature": ("threat name", "threatname", "malware_name", "virus", "protection_name", "attack", "attack-name", "attackname", "signature_name",
                  "alert.signature", "rule.name"),
    # firewalls and proxies
    "severity": ("threat-severity", "crlevel", "sev"),
    "urlcategory": ("catdesc", "url_category", "category_name", "urlcat", "web-category", "category", "cat"),
    "filename": ("path", "file_path", "file.name"), "action": ("action name", "event.action", "act", "disposition"),
}


def unescaped(text: str) -> Optional[str]:
    """JSON text with its escapes undone, so that every string value stands in it; None where it holds code points.

    >>> unescaped('{"a":"C:\\\\\\\\new\\\\n"}') == '{"a":"C:\\\\new\\n"}'
    True
    """
    if "\\" not in text:
        return text
    # Backslashes first, out of the way: the one that ends `\\\\` starts no escape.
    text = text.replace("\\\\", "\0")
    for escape, character in _ESCAPES:
        if "\\" not in text:
            break
        text = text.replace(escape, character)
    return None if "\\" in text else text.replace("\0", "\\")


class Facts:
    """One event as the rules see it. Built by `read_facts` of `fields.py`; lives as long as one judgement."""

    __slots__ = ("text", "fields", "containers", "family", "is_cut", "beyond_text", "enveloped", "others", "_lowered", "_lowered_text", "_joined")

    def __init__(self, text: str, fields: Dict[str, Value], family: str,
                 containers: Optional[Mapping[str, Any]] = None, is_cut: bool = False) -> None:
        self.text = text
        self.fields = fields
        self.family = family
        self.containers = containers or {}
        #: Each value, or the first of several, stands in the text as it is.
        self.is_cut = is_cut
        #: Values that were added and that the text may not hold; None where it may hold none of all.
        self.beyond_text: Optional[List[Value]] = []
        #: The event came in an envelope, which may be all that its sourcetype names.
        self.enveloped = False
        #: What else the event holds, where it is a batch: each record by itself.
        self.others: Tuple[Facts, ...] = ()
        self._lowered: Dict[str, Optional[Value]] = {}
        self._lowered_text: Optional[str] = None
        self._joined: Optional[str] = None

    def add(self, fields: Mapping[str, Value]) -> None:
        """Set `fields`, of which the text may hold no value."""
        self.fields.update(fields)
        if self.beyond_text is not None:
            self.beyond_text.extend(fields.values())

    def value(self, name: str) -> Optional[Value]:
        """The field's value as it came, or None where the event has no such field."""
        found = self.fields.get(name)
        if found is not None:
            return found
        for other in ALIASES.get(name, ()):
            found = self.fields.get(other)
            if found is not None:
                return found
        held = self.containers.get(name)
        return None if held is None else json.dumps(held, separators=(",", ":"), ensure_ascii=False)

    def lowered(self, name: str) -> Optional[Value]:
        """The field's value in lower case."""
        known = self._lowered
        if name in known:
            return known[name]
        found = self.value(name)
        if found is not None:
            found = found.lower() if found.__class__ is str else tuple([one.lower() for one in found])
        known[name] = found
        return found

    def _text_in_lower_case(self) -> str:
        if self._lowered_text is None:
            self._lowered_text = self.text.lower()
        return self._lowered_text

    def _joined_values(self) -> str:
        """All values in lower case, a NUL between two; those of fields with several come last."""
        if self._joined is None:
            # One lower() over all values is several times faster than one each, and gives the same.
            values = self.fields.values()
            try:
                joined = "\0".join(values)  # type: ignore[arg-type]
            except TypeError:
                several = [value for value in values if value.__class__ is tuple]
                joined = "\0".join(["\0".join([value for value in values if value.__class__ is str]),  # type: ignore[misc]
                                    *(one for value in several for one in value)])
            self._joined = joined.lower()
        return self._joined

    def searched_text(self, with_text: bool) -> str:
        """Lower-case text that holds every value of every field, and the event as it came where a rule may
        look beyond the fields: always, but for Windows events when no rule asks for it (`with_text`)."""
        if not with_text and self.family == "windows":
            return self._joined_values()
        text = self._text_in_lower_case()
        if self.family == "json" and self.beyond_text is not None:
            plain = unescaped(text)
            if plain is not None:
                return self._with_missing(plain, _in_lower_case(self.beyond_text)) if self.beyond_text else plain
        # Most values stand in the text as they are: only what was decoded has to be added, once.
        if self.is_cut and self.beyond_text is not None and text.isascii():
            values = [one.lower() for value in self.fields.values() if value.__class__ is tuple for one in value[1:]]
            values.extend(_in_lower_case(self.beyond_text))
        else:
            values = self._joined_values().split("\0")
        return self._with_missing(text, values)

    @staticmethod
    def _with_missing(text: str, values: Iterable[str]) -> str:
        missing = [value for value in values if value not in text]
        return "\0".join([text, *missing]) if missing else text

    def texts(self) -> Tuple[str, ...]:
        """What a keyword is looked for in: the event as it came, and its decoded values."""
        values = [value if value.__class__ is str else "\0".join(value) for value in self.fields.values()]
        return (self.text, "\0".join(values))

    def lowered_texts(self) -> Tuple[str, ...]:
        """`texts` in lower case."""
        return (self._text_in_lower_case(), self._joined_values())


def _in_lower_case(values: Iterable[Value]) -> List[str]:
    return [one.lower() for value in values for one in ((value,) if value.__class__ is str else value)]
