"""The scorer under load: ten times what it can do, hours of ordinary work in miniature, and a crowd of strangers.

`python -m tests.soak overload`, `... steady` and `... strangers` drive a real scorer process with the bundle that ships over
TLS on loopback, print a table, and leave JSON and a plot below build/soak/.
"""
