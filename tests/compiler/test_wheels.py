import zipfile
from pathlib import Path

import pytest

from appc.wheels import Wheel, WheelFolder
from tests.compiler.wheel_files import make_wheel


@pytest.mark.parametrize(
    ("tag", "fits"),
    [
        ("py3-none-any", True),
        ("py2.py3-none-any", True),
        ("cp314-cp314-pyemscripten_2026_0_wasm32", True),
        ("cp311-abi3-pyemscripten_2026_0_wasm32", True),
        ("cp313-cp313-pyemscripten_2025_0_wasm32", False),
        ("cp314-cp314-manylinux_2_28_x86_64", False),
    ],
)
def test_which_wheels_fit(tmp_path: Path, tag: str, fits: bool) -> None:
    wheel = Wheel.read(make_wheel(tmp_path, "thing", "1.0", tag=tag))
    assert wheel is not None
    assert wheel.fits is fits


def test_markers_are_the_browsers(tmp_path: Path) -> None:
    requires = (
        "always>=1",
        'win; sys_platform == "win32"',
        'here; sys_platform == "emscripten"',
        'old; python_version < "3.14"',
        'more; extra == "full"',
    )
    wheel = Wheel.read(make_wheel(tmp_path, "thing", "1.0", requires=requires))
    assert wheel is not None
    assert [item.name for item in wheel.requires()] == ["always", "here"]
    assert [item.name for item in wheel.requires({"full"})] == ["always", "here", "more"]


def test_what_a_wheel_provides(tmp_path: Path) -> None:
    wheel = Wheel.read(make_wheel(tmp_path, "scikit-thing", "1.0", module="skthing"))
    assert wheel is not None
    assert wheel.imports == ["skthing"]
    assert wheel.licenses == {"LICENSE": "Licence of scikit-thing\n"}
    assert Wheel.read(tmp_path / "nonsense.whl") is None


def test_a_folder_lists_what_fits_newest_first(tmp_path: Path) -> None:
    for version in ("1.0", "2.0", "1.5", "3.0rc1"):
        make_wheel(tmp_path, "thing", version)
    make_wheel(tmp_path, "thing", "4.0", tag="cp314-cp314-win_amd64")
    folder = WheelFolder(tmp_path)
    assert [str(wheel.version) for wheel in folder.by_name["thing"]] == ["3.0rc1", "2.0", "1.5", "1.0"]
    assert folder.by_import == {"thing": "thing"}


def test_a_library_with_javascript_of_its_own_is_noticed(tmp_path: Path) -> None:
    path = make_wheel(tmp_path, "thing", "1.0", tag="cp314-cp314-pyemscripten_2026_0_wasm32")
    wheel = Wheel.read(path)
    assert wheel is not None
    assert not wheel.needs_eval
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("thing/core.so", b"\0asm...__em_js__draw...")
    assert wheel.needs_eval
