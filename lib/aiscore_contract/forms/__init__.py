"""The forms in which events come, taken apart once, so that rules inside Splunk and models on the GPU host see the same event.

    envelope   what forwarders put round an event           strangers   what somebody else typed
    agents     lines that hosts' agents took apart           sensors     what sensors on hosts saw
    winevent   Windows events of any agent or tool           endpoint    rows of endpoint products
    records    audit records as their provider wrote them    services    where each service's log keeps who did what
    rows       rows without a header                         pairs, cef  text of pairs
    weblog     requests of the web                           flows, zeek connections
    lookups    lookups of names                              paloalto    rows and members of one maker's firewalls
    names      which names an object has that readers ask for

No form's module knows a model or a rule; each tells texts by members, and the halves make words or fields of them.
"""
