"""What can be wrong with what the model is given.

    ModelError
    |-- BundleError    the bundle is incomplete, altered, unsigned or of another layout: it is not loaded
    |-- SiteError      the site folder is: it is not loaded
    `-- EncoderError   the BERT folder is missing, or is not the one the bundle was trained with
"""


class ModelError(Exception):
    """Base of all errors of the model; its text says what to do."""


class BundleError(ModelError):
    """A bundle that must not be loaded."""


class SiteError(ModelError):
    """A site folder that must not be loaded."""


class EncoderError(ModelError):
    """An encoder that cannot be used."""
