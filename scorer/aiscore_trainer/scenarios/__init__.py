"""Labelled log events written for the project: daily work and attacks on made-up organisations.

For training only, never for a test. `generate(seed, events)` yields records like the shared data's.
"""
from .generate import FAMILIES, generate

__all__ = ["FAMILIES", "generate"]
