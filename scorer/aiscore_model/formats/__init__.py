"""One reader per family of log format: what an event says, in words that the families share.

A reader is `read(draft, record)`: it takes the parsed record (or the text) and fills the `Draft`. It opens nothing,
knows nothing of labels and never raises on odd values. `normalise` decides which reader an event gets.
"""
