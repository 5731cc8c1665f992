"""Attacks on model files: what is refused, and that nothing else changes."""
import io
import json
import os
import shutil
import zipfile

import numpy as np
import pytest

from aiscore_model import bundle, folder, trust
from aiscore_model.errors import BundleError
from aiscore_trainer import keys


@pytest.fixture()
def copy(tmp_path):
    """The bundle that ships, where a test may spoil it."""
    return shutil.copytree(bundle.shipped_folder(), tmp_path / "bundle")


def resign(path, key, **changes):
    """Write the folder anew, signed with `key`, as someone with a key of their own would."""
    files = {entry.name: entry.read_bytes() for entry in path.iterdir() if entry.name not in (trust.MANIFEST, trust.SIGNATURE)}
    about = json.loads((path / trust.MANIFEST).read_text())
    files.update(changes.pop("files", {}))
    for name in ("format", "kind", "files", "id"):
        about.pop(name)
    version = changes.pop("version", about.pop("version"))
    about.pop("version", None)
    folder.write(path, "bundle", "mine", version, files, {**about, **changes}, key)


def refused(path, match, **options):
    with pytest.raises(BundleError, match=match):
        bundle.load(path, **options)


def test_the_bundle_that_ships_is_believed_by_its_digest():
    assert bundle.load(bundle.shipped_folder()).label.startswith("aiscore-base")


def test_the_bundle_that_ships_holds_no_more_than_25_megabytes():
    assert sum(path.stat().st_size for path in bundle.shipped_folder().iterdir()) < 25_000_000


@pytest.mark.parametrize("name", ["head.keras", "space.safetensors", "calibration.json", "vocabulary.json"])
def test_a_swapped_file_is_refused(copy, name):
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    refused(copy, f"{name} was altered")


def test_an_extra_file_is_refused(copy):
    (copy / "extra.py").write_text("print('hello')")
    refused(copy, "extra.py is not in its manifest")


def test_truncated_weights_are_refused(copy):
    content = (copy / "space.safetensors").read_bytes()
    (copy / "space.safetensors").write_bytes(content[:1000])
    refused(copy, "was altered")


def test_a_missing_file_is_refused(copy):
    (copy / "head.keras").unlink()
    refused(copy, "head.keras is missing")


def test_an_altered_manifest_is_refused(copy):
    text = (copy / trust.MANIFEST).read_text()
    (copy / trust.MANIFEST).write_text(text.replace("1.0.0", "9.0.0"))
    refused(copy, "not signed")


def test_a_folder_signed_with_an_unknown_key_is_refused(copy, tmp_path):
    resign(copy, keys.create(tmp_path / "attacker.key"))
    trusted = {"site": bytes.fromhex(keys.public_hex(keys.create(tmp_path / "site.key")))}
    refused(copy, "not signed with a key that this site trusts", trusted=trusted)


def test_a_folder_signed_with_a_trusted_key_is_loaded(copy, tmp_path):
    key = keys.create(tmp_path / "site.key")
    resign(copy, key)
    assert bundle.load(copy, {"site": bytes.fromhex(keys.public_hex(key))}).label.startswith("mine ")


@pytest.mark.parametrize("tokens", [{}, {"tokens": 64}])
def test_a_bundle_of_a_bert_that_read_another_number_of_tokens_is_refused_with_what_to_do(copy, tmp_path, tokens):
    key = keys.create(tmp_path / "site.key")
    encoder = json.loads((copy / "encoder.json").read_text())
    del encoder["tokens"]
    resign(copy, key, files={"encoder.json": json.dumps({**encoder, **tokens}).encode()})
    refused(copy, "reads (64|another number of) tokens.*retrain it", trusted={"site": bytes.fromhex(keys.public_hex(key))})


@pytest.mark.parametrize("terms", [np.array(terms, np.int32) for terms in ([0, 1, 1], [2, 1, 0], [-1, 0, 1], [0, 1, 10 ** 6])]
                         + [np.array([0, np.nan, 2], np.float32), np.array([2, 1, 0], np.uint32)])
def test_topics_of_terms_that_the_vocabulary_does_not_hold_in_that_order_are_refused(copy, tmp_path, terms):
    from safetensors.numpy import load, save

    key = keys.create(tmp_path / "site.key")
    space = load((copy / "space.safetensors").read_bytes())
    space.update(topic_terms=terms, axes=space["axes"][:3])
    resign(copy, key, files={"space.safetensors": save(space)})
    refused(copy, "topic_terms are not ascending columns", trusted={"site": bytes.fromhex(keys.public_hex(key))})


@pytest.mark.parametrize("name, change, problem", [
    ("meaning_slopes", lambda array: array[:-1], "meaning has shapes"), ("meaning_offsets", lambda array: array[:-1], "meaning has shapes"),
    ("meaning_slopes", lambda array: array * np.nan, "numbers that are none"), ("meaning_offsets", lambda array: None, "meaning_offsets is missing"),
    ("meaning_slopes", lambda array: None, "another feature layout"),
])
def test_a_reading_of_embeddings_that_does_not_fit_is_refused(copy, tmp_path, name, change, problem):
    from safetensors.numpy import load, save

    key = keys.create(tmp_path / "site.key")
    space = load((copy / "space.safetensors").read_bytes())
    space[name] = change(space[name])
    resign(copy, key, files={"space.safetensors": save({name: array for name, array in space.items() if array is not None})})
    refused(copy, problem, trusted={"site": bytes.fromhex(keys.public_hex(key))})


def test_an_older_version_than_the_one_in_use_is_refused(copy, tmp_path):
    key = keys.create(tmp_path / "site.key")
    resign(copy, key, version="1.0.0")
    refused(copy, "older than 1.1.0", trusted={"site": bytes.fromhex(keys.public_hex(key))}, newest_seen=(1, 1, 0))


def test_a_head_with_a_lambda_layer_is_refused_even_when_signed(copy, tmp_path):
    import keras

    model = keras.Sequential([keras.Input((4,)), keras.layers.Lambda(lambda tensor: tensor * 2)])
    model.save(tmp_path / "evil.keras")
    key = keys.create(tmp_path / "site.key")
    resign(copy, key, files={"head.keras": (tmp_path / "evil.keras").read_bytes()})
    refused(copy, "head.keras: the network holds|none of the stock ones: keras.layers.Lambda",
            trusted={"site": bytes.fromhex(keys.public_hex(key))})


def test_a_pickle_in_place_of_the_head_is_refused_even_when_signed(copy, tmp_path):
    import pickle

    key = keys.create(tmp_path / "site.key")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("config.json", pickle.dumps({"class_name": "os.system"}))
    resign(copy, key, files={"head.keras": content.getvalue()})
    refused(copy, "head.keras: the network holds", trusted={"site": bytes.fromhex(keys.public_hex(key))})


def test_a_link_in_the_folder_is_refused(copy, tmp_path):
    (tmp_path / "elsewhere").write_bytes((copy / "drift.json").read_bytes())
    (copy / "drift.json").unlink()
    (copy / "drift.json").symlink_to(tmp_path / "elsewhere")
    refused(copy, "no plain file")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format":1,"kind":"bundle","id":"x","version":"1","files":{}}', b"\xff", b"[" * 9000])
def test_a_manifest_that_is_none_is_refused(content):
    with pytest.raises(trust.Untrusted):
        trust.parse_manifest(content, "bundle")


@pytest.mark.parametrize("name", ["../evil", "a/b", ".hidden", "", "manifest.json", "a..b"])
def test_a_manifest_cannot_name_a_file_outside_its_folder(name):
    content = json.dumps({"format": 1, "kind": "bundle", "id": "x", "version": "1.0.0", "files": {name: "0" * 64}}).encode()
    with pytest.raises(trust.Untrusted):
        trust.parse_manifest(content, "bundle")


def test_a_pipe_in_the_folder_is_refused_and_does_not_hang(copy):
    os.mkfifo(copy / "pipe.json")
    refused(copy, "no plain file")


def test_a_folder_in_the_folder_is_refused_by_its_name(copy):
    (copy / "old").mkdir()
    refused(copy, "old is no plain file")


def test_a_file_larger_than_any_bundle_is_refused_before_it_is_read(copy):
    with open(copy / "space.safetensors", "r+b") as file:
        file.truncate(folder.FOLDER_MAX_BYTES + 1)
    refused(copy, "larger than 512 MB")


def test_a_thousand_files_are_refused(copy):
    for number in range(1000):
        (copy / f"more{number}.json").write_bytes(b"{}")
    refused(copy, "holds more than 64 files")


def test_a_file_that_is_no_part_of_a_bundle_is_refused_even_when_signed(copy, tmp_path):
    key = keys.create(tmp_path / "site.key")
    resign(copy, key, files={"weights.pkl": b"\x80\x04."})
    refused(copy, "weights.pkl is no part of a bundle", trusted={"site": bytes.fromhex(keys.public_hex(key))})


MEMBERS = {name: 1000 for name in trust.NETWORK_MEMBERS}


def network(**part):
    return json.dumps({"class_name": "Functional", "module": "keras.src.models.functional", "config": {"layers": [part]}}).encode()


@pytest.mark.parametrize("part", [
    {"class_name": "Lambda", "module": "keras.layers"}, {"class_name": "TFSMLayer", "module": "keras.layers"},
    {"class_name": "system", "module": "os"}, {"class_name": "get_file", "module": "keras.utils"}, {"class_name": "Dense"},
    {"class_name": "Dense", "module": "keras.layers.evil"}, {"class_name": ["Dense"], "module": "keras.layers"},
    {"class_name": "Dense", "module": "keras.layers", "registered_name": "evil>Dense"},
])
def test_a_network_of_other_than_stock_parts_is_refused(part):
    trust.check_network(MEMBERS, network(class_name="Dense", module="keras.layers", registered_name=None))
    with pytest.raises(trust.Untrusted):
        trust.check_network(MEMBERS, network(**part))


@pytest.mark.parametrize("members, config", [
    ({**MEMBERS, "evil.pkl": 1}, b"{}"), ({"config.json": 1}, b"{}"), ({**MEMBERS, "model.weights.h5": 10**9}, b"{}"),
    (MEMBERS, b"[" * 100_000), (MEMBERS, b"no json"),
])
def test_an_archive_that_holds_other_things_or_too_much_is_refused(members, config):
    with pytest.raises(trust.Untrusted):
        trust.check_network(members, config)


def test_floats_that_read_as_an_address_by_chance_change_by_a_hair_and_whole_numbers_never():
    rng = np.random.default_rng(9)
    content = bytearray(rng.bytes(4_000))
    content[100:112], content[1_001:1_010] = b"158.108.8.80", b"5.6.77.88"
    for kind in (np.float16, np.float32):
        array = np.frombuffer(bytes(content), kind)
        found = bundle.unlike_addresses(array)
        assert bundle._ADDRESS.search(array.tobytes()) and not bundle._ADDRESS.search(found.tobytes())
        changed = array.view(np.uint8) != found.view(np.uint8)
        assert 2 <= changed.sum() <= 6
        moved = np.flatnonzero(changed) // array.itemsize
        assert np.all(np.abs(found[moved] / array[moved] - 1) < 0.016)
    whole = np.frombuffer(bytes(content), np.int32)
    assert bundle.unlike_addresses(whole).tobytes() == whole.tobytes()
