"""Bytes that nobody meant, for everything that reads bytes from elsewhere.

    targets    for each parser, a function of bytes that raises where a promise is broken
    seeds      bytes to begin from, so that a fuzzer need not guess the grammar
    one        one target under atheris, which steers by coverage

`python -m tests.fuzz` (`make fuzz`) runs them all in an environment with atheris; the tests replay seeds and
hypothesis' mutations of them without it.
"""
