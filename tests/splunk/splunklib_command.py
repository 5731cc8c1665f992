"""splunk-sdk's own streaming command, adding one field: what the real protocol implementation makes of a stream."""
import sys

from splunklib.searchcommands import Configuration, Option, StreamingCommand, dispatch


@Configuration()
class Passing(StreamingCommand):
    field = Option(require=False)

    def stream(self, records):
        for record in records:
            record["ai_seen"] = "1"
            yield record


dispatch(Passing, sys.argv, sys.stdin, sys.stdout, __name__)
