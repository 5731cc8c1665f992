"""Sigma rules, compiled into one JSON pack and judged without a network, a secret or the model.

Owns the pack's format, the reading of fields out of an event, and the judgement. Standard library
only, Python 3.9 and 3.13; opens nothing but the pack file that it is told to load. The search side
asks it when the scorer does not answer, and the model takes its hits as features. Compiling Sigma is
the trainer's business (`aiscore_trainer.sigma`), because it needs pySigma.

Reading order: pack, logsource, facts (fields_windows, fields_json, fields_text), regex (charsets), needs, match,
literals, gate, strength, engine, lookup (regex_cost).
"""
__version__ = "1.0.0"
