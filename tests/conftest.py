"""What holds for all tests: no test fails because the machine is busy."""
try:
    from hypothesis import HealthCheck, settings
except ImportError:  # a part without property tests
    pass
else:
    settings.register_profile("aiscore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("aiscore")
