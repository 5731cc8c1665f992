"""The trainer: everything that learns, and the command line for it.

ingest   records and sources      corpus    records -> arrays       fit       arrays -> a model
train    fit, calibrate, publish  evaluate  how good it is          score     records through the whole path
suggest  what to label next       keys      signing keys            rules, scenarios   their own pages
"""

#: Generated events from which a model learns beside real ones: about 20,000 per unit of `Family.share`, which sum to 4.14.
SCENARIO_EVENTS = 88_000
