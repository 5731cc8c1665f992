"""What every family needs to write a log line: times in their many forms, compact JSON, sizes.

Decides nothing about what happened. Called by the family modules.
"""
from __future__ import annotations

import json
import time as clock
from typing import Mapping
from xml.sax.saxutils import escape

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_encode_wide = json.JSONEncoder(ensure_ascii=False).encode


def compact(fields: Mapping) -> str:
    return _encode(fields)


def roomy(fields: Mapping) -> str:
    return _encode_wide(fields)


def xml_text(text: str) -> str:
    return escape(text)


def iso(at: float, decimals: int = 0, zone: str = "Z") -> str:
    moment = clock.gmtime(at)
    whole = (f"{moment.tm_year}-{moment.tm_mon:02d}-{moment.tm_mday:02d}T"
             f"{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}")
    return whole + (f"{at % 1:.{decimals}f}"[1:] if decimals and at % 1 < 0.9995 else "." + "9" * decimals if decimals else "") + zone


def plain(at: float, decimals: int = 0) -> str:
    return iso(at, decimals, "").replace("T", " ")


def syslog_time(at: float) -> str:
    moment = clock.gmtime(at)
    return f"{MONTHS[moment.tm_mon - 1]} {moment.tm_mday:2d} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}"


def apache_time(at: float, offset_h: int) -> str:
    moment = clock.gmtime(at + offset_h * 3600)
    return (f"{moment.tm_mday:02d}/{MONTHS[moment.tm_mon - 1]}/{moment.tm_year}:{moment.tm_hour:02d}:{moment.tm_min:02d}:"
            f"{moment.tm_sec:02d} {'-' if offset_h < 0 else '+'}{abs(offset_h):02d}00")


def size(scene, low: int, high: int) -> int:
    """A number of bytes, even in its logarithm between the two."""
    return int(low * (high / low) ** scene.rng.random())


def uid(scene, prefix: str = "C") -> str:
    return prefix + scene.letters(17, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
