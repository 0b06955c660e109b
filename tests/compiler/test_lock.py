"""appc.lock and the cache, with a server that plays the CDN and one that plays a private index."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from packaging.pylock import Pylock

from appc import build as pipeline
from appc.build import build, lock
from appc.config import Config
from appc.errors import PackageError
from appc.output import MemoryOutput
from appc.packages import find_packages
from appc.resolve import Resolution
from appc.script import read_app
from tests.compiler.host import Host, hosting
from tests.compiler.index_files import isolate_pip, write_index
from tests.compiler.project import make_config, write_files
from tests.compiler.test_resolve import NATIVE, lock_entry, make_distribution
from tests.compiler.wheel_files import make_sdist, make_wheel, source_tree

FILES: dict[str, str | bytes] = {
    "app.py": "import private\nimport skthing\ntry:\n    import nowhere\nexcept ImportError:\n    pass\n",
    "requirements.txt": "streamlit\nprivate>=1\n./mine\n",
    **{f"mine/{name}": text for name, text in source_tree("mine", "0.1").items()},
}


class World:
    """A project, Pyodide's packages on one server, a private index on another, and a cache of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.monkeypatch = monkeypatch
        self.core = make_wheel(folder / "cdn", "core", "2.4", tag=NATIVE)
        self.thing = make_wheel(folder / "cdn", "scikit-thing", "1.0", tag=NATIVE, module="skthing")
        self.private = make_wheel(folder / "index", "private", "1.5", requires=("core>=2",))
        self.project = write_files(folder / "project", FILES)
        isolate_pip(monkeypatch)
        monkeypatch.delenv("PIP_NO_CACHE_DIR")
        write_index(folder / "index")

    def use(self, cdn: Host, index: Host, cache: str = "cache") -> None:
        self.monkeypatch.setenv("PIP_INDEX_URL", f"http://user:secret@{index.address}/simple")
        self.monkeypatch.setenv("PIP_CACHE_DIR", str(self.folder / cache / "pip"))
        self.monkeypatch.setattr("appc.packages.user_cache_path", lambda *_, **__: self.folder / cache)
        entries = [lock_entry(self.core, []), lock_entry(self.thing, ["core"])]
        distribution = make_distribution(self.folder / "lock", entries)
        self.distribution = replace(distribution, source=f"http://{cdn.address}/", release="314.0")
        self.monkeypatch.setattr(pipeline, "read_distribution", lambda *_: self.distribution)

    def config(self, **flags: Any) -> Config:
        return make_config(self.project, index=True, **flags)

    def site(self, **flags: Any) -> dict[str, bytes]:
        output = MemoryOutput()
        self.report = build(self.config(**flags), output)
        return output.files

    def find(self, **flags: Any) -> Resolution:
        config = self.config(**flags)
        return find_packages(config, read_app(config.script, config.root), self.distribution)

    def kept(self, name: str) -> Path:
        (path,) = (self.folder / "cache/wheels").glob(f"*/{name}")
        return path


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    return World(tmp_path, monkeypatch)


@pytest.fixture
def hosts(world: World) -> Iterator[tuple[Host, Host]]:
    with hosting(world.folder / "cdn") as cdn, hosting(world.folder / "index", "secret") as index:
        world.use(cdn, index)
        yield cdn, index


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_lock_and_cache_do_without_servers(world: World, tmp_path: Path) -> None:
    with hosting(tmp_path / "cdn") as cdn, hosting(tmp_path / "index", "secret") as index:
        world.use(cdn, index)
        report = lock(world.config())
        assert {Path(path).name for path in cdn.asked} == {world.core.name, world.thing.name}
        assert "/" + world.private.name in index.asked
    assert report.changed
    assert report.lines == ["+ core 2.4", "+ mine 0.1", "+ private 1.5", "+ scikit-thing 1.0"]
    text = (world.project / "appc.lock").read_text()
    assert "secret" not in text
    data = tomllib.loads(text)
    packages = {package.name: package for package in Pylock.from_dict(data).packages}
    assert packages["mine"].directory and packages["mine"].directory.path == "mine"
    assert (
        packages["private"].wheels
        and packages["private"].wheels[0].url == f"http://{index.address}/{world.private.name}"
    )
    assert data["tool"]["appc"]["imports"] == {"skthing": "scikit-thing"}
    assert list(data["tool"]["appc"]["missing"]) == ["nowhere"]
    # Both servers are down.
    site = world.site(locked=True)
    assert world.report.findings == []
    manifest = json.loads(site["manifest.json"])
    assert manifest["packages"] == ["core", "mine", "private", "scikit-thing"]
    flip(world.kept(world.core.name))
    with pytest.raises(PackageError, match=f"{world.core.name} in the cache was damaged") as caught:
        world.find()
    assert caught.value.exit_code == 1


def test_the_same_lock_gives_the_same_site_from_clean_state(world: World, hosts: tuple[Host, Host]) -> None:
    """Its first run too, which draws the same each time."""
    drawing = "import streamlit as st\nst.title('Same')\nst.write(private.__version__, st.slider('x', 0, 9, 3))\n"
    write_files(world.project, {"app.py": str(FILES["app.py"]) + drawing})
    lock(world.config())
    make_wheel(world.folder / "index", "private", "1.6")
    write_index(world.folder / "index")
    first = world.site(prerender=True)
    assert b"1.5" in first["index.html"] and world.report.findings == []
    world.use(*hosts, cache="other")
    assert world.site(prerender=True) == first
    assert len([path for path in hosts[0].asked if path.endswith(world.core.name)]) == 2
    # Locking again keeps what fits; an upgrade is asked for.
    assert not lock(world.config()).changed
    assert lock(world.config(), upgrade=True).lines == ["  private 1.5 -> 1.6"]


def test_damaged_wheels_are_refused_and_named(world: World, hosts: tuple[Host, Host]) -> None:
    lock(world.config())
    flip(world.kept(world.core.name))
    world.find()
    assert world.kept(world.core.name).read_bytes() == world.core.read_bytes()
    flip(world.core)
    world.use(*hosts, cache="cold")
    with pytest.raises(PackageError, match=f"{world.core.name} is not what it should be"):
        world.find()


@pytest.mark.parametrize("locked", [True, False])
def test_a_damaged_wheel_of_the_index_is_named(world: World, hosts: tuple[Host, Host], locked: bool) -> None:
    if locked:
        lock(world.config())
        world.use(*hosts, cache="cold")
    flip(world.private)
    with pytest.raises(PackageError) as caught:
        world.find()
    assert world.private.name in str(caught.value)


def test_a_source_elsewhere_that_was_replaced_is_not_taken_for_the_locked_one(
    world: World, hosts: tuple[Host, Host]
) -> None:
    address = f"http://{hosts[0].address}/far-1.0.tar.gz"
    write_files(world.project, {"requirements.txt": f"far @ {address}\n", "app.py": "import far\n"})
    make_sdist(world.folder / "cdn", "far", "1.0")
    lock(world.config())
    world.use(*hosts, cache="other")
    assert world.find(locked=True).findings == []
    make_sdist(world.folder / "cdn", "far", "1.0", left_out=True)
    world.use(*hosts, cache="third")
    with pytest.raises(PackageError, match=f"out of date: what {address} gives now is not what was locked"):
        world.find(locked=True)
    (finding,) = world.find().findings
    assert finding.kind == "lock"


def test_a_lock_that_is_out_of_date(world: World, hosts: tuple[Host, Host]) -> None:
    with pytest.raises(PackageError, match=r"there is no appc\.lock"):
        world.find(locked=True)
    lock(world.config())
    write_files(world.project, {"requirements.txt": "private<2\n./mine\n"})
    (finding,) = world.find().findings
    assert (finding.kind, finding.where) == ("lock", "appc.lock")
    with pytest.raises(PackageError, match=r"out of date: private<2 is new") as caught:
        world.find(locked=True)
    assert caught.value.exit_code == 1
    write_files(world.project, {"requirements.txt": FILES["requirements.txt"], "app.py": "import private, elsewhere\n"})
    with pytest.raises(PackageError, match="skthing is no longer imported|nowhere is no longer imported"):
        world.find(locked=True)
    write_files(world.project, {"app.py": str(FILES["app.py"]) + "import elsewhere\n"})
    with pytest.raises(PackageError, match="app.py:7 imports elsewhere"):
        world.find(locked=True)


def test_without_a_lock_an_unchanged_project_asks_once(world: World, hosts: tuple[Host, Host]) -> None:
    first = world.find()
    asked = len(hosts[1].asked)
    # Once, too, in all the questions to pip that one answer takes.
    assert hosts[1].asked.count("/simple/private/") == 1
    assert world.find().packages == first.packages
    assert len(hosts[1].asked) == asked


def test_a_lock_holds_what_an_import_brings_with_it(world: World, hosts: tuple[Host, Host]) -> None:
    for name in ("plotly", "numpy", "pandas"):
        make_wheel(world.folder / "index", name, "1.0")
    write_index(world.folder / "index")
    write_files(world.project, {"requirements.txt": "", "app.py": "import plotly.express\n"})
    lock(world.config())
    assert set(world.find(locked=True).wheels) == {"plotly", "numpy", "pandas"}


def test_a_lock_that_cannot_be_read_is_named(world: World, hosts: tuple[Host, Host]) -> None:
    for text in ("nonsense", "lock-version = '1.0'\ncreated-by = 'other'\npackages = []\n"):
        write_files(world.project, {"appc.lock": text})
        with pytest.raises(PackageError) as caught:
            world.find()
        assert caught.value.where == "appc.lock"
