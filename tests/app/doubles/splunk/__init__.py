"""A double of the package `splunk`, which comes with Splunk's own Python: just what the app uses of it."""


class RESTException(Exception):
    """An answer that is an error; Splunk's client raises it for some statuses."""

    def __init__(self, statusCode, messages=None):
        super().__init__(messages)
        self.statusCode = statusCode
