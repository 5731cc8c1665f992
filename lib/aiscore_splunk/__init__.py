"""The search side: everything that knows Splunk.

    protocol    splunkd's chunks, bytes in and messages out
    table       a chunk's CSV, and its rows given back with columns added
    options     the command's arguments
    settings    aiscore.conf
    columns     a result as the cells of the ai_* columns
    pipeline    a chunk: distinct events, batches, results, cells
    faults      what went wrong with the scorer, as a word of ai_error
    breaker     whether the scorer is asked at all; breaker_file shares that between searches
    losttime    what failing batches have cost a search
    dispatch    several batches in flight, each with a deadline
    client      HTTPS exchanges over kept-alive connections; remote speaks the wire form through it
    ticket      who asks
    broker      what the REST handlers answer; probe tests the connection for the setup page
    fallback    the rules, loaded when first wanted
    notices     what the analyst and the log are told at the end
    log         aiscore.log
    search      one search from its first chunk to its last
    command     stdin, stdout and exit codes around all that

Pure: protocol, table, options, columns, pipeline, breaker, losttime, notices. The clock is always
an argument. getinfo must answer in 60 ms, so what only `execute` needs (ssl, http.client, threads,
the rules) is imported there.
"""
