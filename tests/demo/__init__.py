"""`make demo`: the whole way on one machine, with a stand-in for splunkd."""
