"""Packages with native libraries in a memory that moves: charts, estimators and frames work, and draw their own chance."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.node.snapshot.maker import Made, make, run
from tests.wheels import wheels_folder

APP = {
    "app.py": "",
    # As a library does that draws text or random numbers while it is imported.
    "lib/drawer.py": (
        "from matplotlib import font_manager\n"
        "import numpy as np\n"
        "font = font_manager.get_font(font_manager.findfont('DejaVu Sans'))\n"
        "font.set_text('before')\n"
        "generator = np.random.default_rng()\n"
        "legacy = np.random.RandomState()\n"
        "generator.random(), legacy.rand(), np.random.rand()\n"
    ),
}
MODULES = ["pandas", "matplotlib.pyplot", "sklearn.linear_model", "drawer"]


def lock_entries(*names: str) -> dict[str, dict[str, Any]]:
    """Entries of the wheels' own lock for packages and what they need, with local paths."""
    folder = wheels_folder()
    packages = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    found: dict[str, dict[str, Any]] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found and (folder / packages[name]["file_name"]).is_file():
            found[name] = {**packages[name], "file_name": str(folder / packages[name]["file_name"])}
            waiting += packages[name]["depends"]
    for entry in found.values():
        entry["depends"] = [name for name in entry["depends"] if name in found]
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    wheels = lock_entries("matplotlib", "scikit-learn", "pandas")
    snapshot = make(tmp_path_factory.mktemp("native"), APP, MODULES, wheels)
    assert snapshot.result, snapshot.error
    assert snapshot.result["failed"] == {}
    return snapshot


WORK = """
import io, json, random
import numpy as np, pandas as pd, drawer
from matplotlib import pyplot as plt
from sklearn.linear_model import LinearRegression
fitted = LinearRegression().fit(np.arange(6.0).reshape(3, 2), [1.0, 5.0, 9.0])
means = pd.DataFrame({"g": ["a", "b", "a"], "x": [1, 2, 4]}).groupby("g").mean()["x"].tolist()
drawer.font.set_text("after")
figure, axes = plt.subplots()
axes.set_title("Restored")
axes.plot([1, 3, 2])
pictures = [io.BytesIO(), io.BytesIO()]
figure.savefig(pictures[0], format="png")
figure.savefig(pictures[1], format="svg")
from scipy.signal import find_peaks
json.dumps({
    "predicted": round(float(fitted.predict([[6.0, 7.0]])[0]), 6), "means": means,
    "glyphs": drawer.font.get_num_glyphs() > 0, "png": pictures[0].getvalue()[1:4].decode(),
    "svg": b"</svg>" in pictures[1].getvalue(), "late": find_peaks([0, 1, 0])[0].tolist(),
    "chance": [np.random.rand(), drawer.generator.random(), drawer.legacy.rand(), random.random()],
})
"""


def work(made: Made, **options: bool) -> tuple[dict[str, Any], list[str]]:
    result, error = run(made, WORK, **options)  # type: ignore[arg-type]
    assert result is not None, error
    return json.loads(result["value"]), result["fetched"]


def test_packages_work_and_draw_their_own_chance(made: Made) -> None:
    """On an engine with the trampoline and on one without; with what no run has imported."""
    seen = [work(made, wake=True, ios=ios) for ios in (False, True)]
    chances = [said.pop("chance") for said, _ in seen]
    for said, fetched in seen:
        expected = {"predicted": 13.0, "means": [2.5, 2.0], "glyphs": True, "png": "PNG", "svg": True, "late": [1]}
        assert said == expected
        assert any("/scipy/signal/" in path for path in fetched)
    assert all(one != other for one, other in zip(*chances, strict=True))


def test_libraries_of_another_snapshot_are_refused(made: Made) -> None:
    result, error = run(made, "1", change={"bundleId": "0" * 32})
    assert result is None
    assert "belong to another snapshot" in error
