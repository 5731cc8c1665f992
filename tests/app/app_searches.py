"""The searches of the app, and the fields that they start from."""
import confs
import spl

#: What a line `event=search` of the command's log carries.
LOG_FIELDS = frozenset("""
time level event sid user app mode rows unique chunks batches model_ms total_ms fallback_rows reason model version
""".split())


def macros():
    """{name: (argument names, definition)} of macros.conf."""
    return {
        name: ([argument.strip() for argument in settings.get("args", "").split(",") if argument.strip()],
               settings["definition"])
        for name, settings in confs.parse(confs.APP / "default/macros.conf").items()
    }


def saved_searches():
    return confs.parse(confs.APP / "default/savedsearches.conf")


def examples():
    settings = confs.parse(confs.APP / "default/searchbnf.conf")["aiscore-command"]
    return [(key, value) for key, value in settings.items() if key.startswith("example")]


def _record_fields():
    kept = saved_searches()["AI Score - High scores"]["search"].partition("`aiscore_collect`")[0].rstrip("| \n")
    return spl.result_fields(kept, macros())


#: What a record in the summary index carries.
RECORD_FIELDS = _record_fields()
