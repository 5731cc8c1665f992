"""The fault campaign: searches under way while the scorer, the network or the machine fails.

    faults     the table: what breaks, when, and which word of ai_error tells it
    stage      what a fault acts on: a scorer, a TCP proxy before it, a SPLUNK_HOME
    proxy      a TCP proxy that breaks connections on purpose
    service    the same for the service as it is shipped, in a process of its own: its table and its stage
    campaign   runs a fault and judges what came of it

`python -m tests.faults` runs all of it and leaves the table in build/faults/; `--quick` a short form.
"""
