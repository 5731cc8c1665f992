"""Attacks on the bundle of a running scorer: each is refused at reload, the old bundle keeps serving, nothing else changes."""

import io
import json
import pickle
import re
import shutil
import signal
import zipfile
from pathlib import Path

import numpy as np
import pytest
from running import PATIENCE_S, events_of, request_bytes, running, wait_until

from aiscore_contract import wire

pytest.importorskip("tensorflow", reason="the model runs on the scorer's host only")

LOADING_S = 10 * PATIENCE_S


class Site:
    """A running scorer, its bundle's folder, and keys: the site's, and an attacker's."""

    def __init__(self, place):
        from aiscore_model import bundle
        from aiscore_trainer import keys

        self.folder = place / "bundle"
        self.key, self.attacker = keys.create(place / "site.key"), keys.create(place / "attacker.key")
        (place / "trusted").write_text(f"site {keys.public_hex(self.key)}\n")
        self.shipped = {path.name: path.read_bytes() for path in bundle.shipped_folder().iterdir()}
        self.manifest = json.loads(self.shipped.pop("manifest.json"))
        self.shipped.pop("manifest.sig", None)
        self.server = None

    def write(self, version="1.5.0", key=None, id="mine", about=None, **files):
        """A whole new folder, signed with the site's key unless told otherwise; file names with _ for their dot."""
        from aiscore_model import folder

        shutil.rmtree(self.folder, ignore_errors=True)
        contents = {**self.shipped, **{name.replace("__", "."): content for name, content in files.items()}}
        fixed = ("format", "kind", "id", "version", "files")
        told = {name: said for name, said in self.manifest.items() if name not in fixed}
        folder.write(self.folder, "bundle", id, version, contents, {**told, **(about or {})}, key or self.key)

    def ask(self):
        with self.server.client() as client:
            answer = client.post(wire.INFER_PATH, content=request_bytes(events_of(3)), headers=self.server.ticket())
        return wire.decode_response(answer.content, 3).model

    def reload(self, outcome):
        """SIGHUP; the problem that the log tells with `outcome`."""
        before = len(self.server.log_lines(outcome))
        self.server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: len(self.server.log_lines(outcome)) > before, outcome, LOADING_S)
        return self.server.log_lines(outcome)[-1].get("problem", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    place = tmp_path_factory.mktemp("site")
    site = Site(place)
    site.write("1.5.0")
    (place / "server").mkdir()
    with running(place / "server", is_awaited=False, program="believed.py", model__bundle=str(site.folder),
                 model__trusted_keys=str(place / "trusted")) as site.server:
        site.server.wait_ready(LOADING_S)
        yield site


def head_of(model):
    """The bytes of a Keras model."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        model.save(Path(place) / "head.keras")
        return (Path(place) / "head.keras").read_bytes()


def flipped(content):
    return content[:-1] + bytes([content[-1] ^ 1])


def put(site, name, content):
    site.write("1.6.0")
    (site.folder / name).write_bytes(content)


def lambda_layer(site):
    import keras

    site.write("1.6.0", head__keras=head_of(keras.Sequential([keras.Input((4,)), keras.layers.Lambda(lambda tensor: tensor * 2)])))


def pickle_inside(site):
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(site.shipped["head.keras"])) as archive, zipfile.ZipFile(content, "w") as forged:
        for member in archive.namelist():
            forged.writestr(member, archive.read(member))
        forged.writestr("evil.pkl", pickle.dumps(print))
    site.write("1.6.0", head__keras=content.getvalue())


def link_in_the_folder(site):
    site.write("1.6.0")
    outside = site.folder.parent / "outside.json"
    outside.write_bytes(site.shipped["drift.json"])
    (site.folder / "drift.json").unlink()
    (site.folder / "drift.json").symlink_to(outside)


def huge_file(site):
    site.write("1.6.0")
    with open(site.folder / "space.safetensors", "r+b") as file:
        file.truncate(1 << 33)  # sparse: costs no disk


def changed_head(site, change):
    import tempfile

    import keras

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "head.keras"
        path.write_bytes(site.shipped["head.keras"])
        model = keras.saving.load_model(path, compile=False, safe_mode=True)
    return head_of(change(model))


def numbers_that_are_none(site):
    def spoil(model):
        dense = next(layer for layer in model.layers if type(layer).__name__ == "Dense")
        kernel, *rest = dense.get_weights()
        kernel[0, 0] = np.nan
        dense.set_weights([kernel, *rest])
        return model

    site.write("1.6.0", head__keras=changed_head(site, spoil))


def another_width(site):
    import keras

    def narrow(model):
        entries = [keras.Input((tensor.shape[-1] + 1,), name=tensor.name) for tensor in model.inputs]
        joined = keras.layers.Concatenate()(entries)
        return keras.Model(entries, [keras.layers.Dense(1, name=name)(joined) for name in ("cold", "join")])

    site.write("1.6.0", head__keras=changed_head(site, narrow))


def another_release(site):
    """A head whose second stage has a hidden layer, as releases before had."""
    import keras

    def older(model):
        cold, behaviour = model.get_layer("cold").output, next(tensor for tensor in model.inputs if tensor.name == "behaviour")
        hidden = keras.layers.Dense(16, name="join_hidden")(keras.layers.Concatenate()([behaviour, cold]))
        return keras.Model(model.inputs, [cold, keras.layers.Dense(1, name="join")(hidden)])

    site.write("1.6.0", head__keras=changed_head(site, older))


#: what an attacker does -> what the log says of it
ATTACKS = {
    "a swapped file": (lambda site: put(site, "calibration.json", flipped(site.shipped["calibration.json"])), "calibration.json was altered"),
    "a wrong key": (lambda site: site.write("1.6.0", key=site.attacker), "not signed with a key that this site trusts"),
    "an older version": (lambda site: site.write("1.4.9"), "is older than mine 1.5.0"),
    "an extra file": (lambda site: put(site, "extra.py", b"print()"), "extra.py is not in its manifest"),
    "truncated weights": (lambda site: put(site, "space.safetensors", site.shipped["space.safetensors"][:5000]), "was altered"),
    "signed truncated weights": (lambda site: site.write("1.6.0", space__safetensors=site.shipped["space.safetensors"][:5000]), "is malformed"),
    "a signed Lambda layer": (lambda_layer, "Lambda|the network"),
    "a signed pickle inside": (pickle_inside, "evil.pkl"),
    "a link in the folder": (link_in_the_folder, "drift.json is no plain file"),
    "a huge file": (huge_file, "larger than 512 MB"),
    "signed weights with NaN": (numbers_that_are_none, "numbers that are none"),
    "a signed head of another width": (another_width, "the head reads|of different bundles"),
    "a signed head of another release": (another_release, "the head joins 16 figures"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_reload_refuses(site, name):
    attack, told = ATTACKS[name]
    site.write("1.5.0")
    attack(site)
    before = (site.server.children(), site.server.log_lines("worker_ready")[-1]["pid"], listing(site.folder))
    assert re.search(told, site.reload("reload_refused"))
    assert site.ask() == "mine 1.5.0"
    wait_until(lambda: site.server.children() == before[0], "the refused worker has ended")
    assert (site.server.children(), site.server.log_lines("worker_ready")[-1]["pid"], listing(site.folder)) == before
    assert site.server.metric("aiscore_worker_restarts") == 0


def listing(folder):
    return {path.name: path.lstat().st_size for path in folder.glob("*")}


def test_after_all_of_that_a_true_bundle_is_taken(site):
    site.write("1.6.0")
    site.reload("reload_done")
    assert site.ask() == "mine 1.6.0"
    assert site.server.metric("aiscore_reloads_total") >= len(ATTACKS)
