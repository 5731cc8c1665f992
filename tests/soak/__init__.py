"""The scorer under load: ten times what it can do, and hours of ordinary work in miniature.

`python -m tests.soak overload` and `python -m tests.soak steady` drive a real scorer process with the bundle that ships over
TLS on loopback, print a table, and leave JSON and a plot below build/soak/.
"""
