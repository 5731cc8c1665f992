"""`make bench`: speed, measured beside what it is compared to."""
