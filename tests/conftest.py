"""What holds for all tests: none fails because the machine is busy or by the draw of its examples, and processes that share the files begin
with the long ones."""
try:
    from hypothesis import HealthCheck, settings
except ImportError:  # a part without property tests
    pass
else:
    # The same examples in every run: new ones are what `make fuzz` looks for.
    settings.register_profile("aiscore", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("aiscore")

#: The files that take longest. Begun first, none is left to one process at the end while the others have nothing to do.
LONG = ("trainer/test_train.py", "server/test_server_template_cache.py", "server/test_server_bundles.py", "trainer/test_adapt.py",
        "server/test_server_admission.py", "server/test_server_failures.py", "trainer/test_measures.py", "whole/test_whole.py",
        "app/test_appinspect.py", "server/test_server_workers.py")


def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):  # one of several processes
        items.sort(key=lambda item: not item.path.as_posix().endswith(LONG))
