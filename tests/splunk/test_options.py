"""Arguments: what is right is taken, what is wrong is said so that a person understands."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_splunk.options import OptionError, Options, getinfo_metadata, parse_options

CONTEXT = ("_time", "host", "sourcetype")


def test_without_arguments_the_raw_event_is_scored():
    assert parse_options([]) == Options("_raw", "auto", None, 1024, 30.0, 1_000_000, False, "ai_")


def test_every_option_is_taken():
    assert parse_options(["field=message text", "mode=MODEL", "threshold=0.75", "batch_size=64", "timeout=2.5", "max_events=10",
                          "explain=t", "prefix=x_"]) == Options("message text", "model", 0.75, 64, 2.5, 10, True, "x_")


def test_names_are_taken_in_any_case():
    assert parse_options(["Field=a", "BATCH_SIZE=1"]).batch_size == 1


@pytest.mark.parametrize("arg, said", [
    ("treshold=0.5", "Did you mean threshold=?"),
    ("batchsize=5", "Did you mean batch_size=?"),
    ("url=https://evil", "is no option of aiscore"),
    ("=5", "is no option"),
    ("_raw", "name=value"),
    ("threshold=7", "threshold=7: a number from 0 to 1"),
    ("threshold=nan", "a number from 0 to 1"),
    ("threshold=", "a number from 0 to 1"),
    ("threshold=-0.1", "a number from 0 to 1"),
    ("batch_size=0", "batch_size=0: a whole number from 1 to 8192"),
    ("batch_size=10000", "1 to 8192"),
    ("batch_size=1e3", "1 to 8192"),
    ("batch_size=1_0", "1 to 8192"),
    ("timeout=0", "timeout=0: a number from 0.1 to 300"),
    ("timeout=inf", "0.1 to 300"),
    ("max_events=-1", "whole number"),
    ("max_events=" + "9" * 5000, "whole number"),
    ("mode=fast", "mode=fast: a mode is auto, model or rules"),
    ("explain=maybe", "true or false"),
    ("prefix=1x", "letters, digits and _"),
    ("prefix=a,b", "letters, digits and _"),
    ("prefix=" + "a" * 33, "at most 32"),
    ("prefix=__mv_", "letters, digits and _"),
    ("field=", "names the field"),
    ("field=a*", "without wildcards"),
    ("field=a,b", "one field"),
    ("field=__mv_x", "belongs to Splunk"),
    ("field=_chunked_idx", "belongs to Splunk"),
    ("field=a\x1b[2K", "printable"),
])
def test_a_wrong_argument_is_explained(arg, said):
    with pytest.raises(OptionError) as caught:
        parse_options([arg])
    assert said in str(caught.value) and len(str(caught.value)) < 700


def test_an_option_given_twice_is_refused():
    with pytest.raises(OptionError, match="twice"):
        parse_options(["field=a", "FIELD=b"])


def test_a_prefix_must_not_write_over_the_scored_field():
    with pytest.raises(OptionError, match="write over"):
        parse_options(["field=x_score", "prefix=x_"])


def test_the_model_keeps_the_command_on_the_search_head_and_rules_do_not():
    kinds = {mode: getinfo_metadata(Options(mode=mode), CONTEXT, 300)["type"] for mode in ("auto", "model", "rules")}
    assert kinds == {"auto": "stateful", "model": "stateful", "rules": "streaming"}


def test_splunkd_is_asked_for_the_field_and_its_context_once_each():
    assert getinfo_metadata(Options(field="host"), CONTEXT, 9)["required_fields"] == ["host", "_time", "sourcetype"]


def test_result_columns_have_their_twins_beside_them():
    assert Options(prefix="p_").result_columns() == (
        "p_score", "p_verdict", "p_novelty", "p_source", "p_reason", "__mv_p_reason", "p_technique", "__mv_p_technique",
        "p_model", "p_error")


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_arguments_are_taken_or_explained(args):
    try:
        assert isinstance(parse_options(args), Options)
    except OptionError as error:
        assert str(error)
