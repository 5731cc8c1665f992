"""What can be wrong with the files that the trainer is given."""


class IngestError(Exception):
    """A file that cannot be read as records; the text names file and line."""
