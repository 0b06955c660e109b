"""What could go wrong with a memory that moves to another machine: each danger with its remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.node.snapshot.maker import Made, make, run

APP = {
    "app.py": "raise SystemExit('the app ran')\n",
    "helper.py": "raise SystemExit('the helper ran')\n",
    "lib/opener.py": (
        "import pathlib\n"
        "first = open(__file__)\n"
        # Without a buffer, which would hold the whole file and never ask for more.
        "kept = open(__file__, 'rb', buffering=0)\n"
        "first.close()\n"
        "kept.read(7)\n"
    ),
    "lib/chance.py": "import random, uuid, tempfile\nown = random.Random()\nfirst = own.random()\nuuid.uuid1()\n",
    "lib/waiter.py": "import asyncio\nasyncio.get_event_loop().create_task(asyncio.sleep(60), name='waiter')\n",
    "lib/keeper.py": "from js import Object\nkept = Object.new()\n",
    "lib/caller.py": (
        "import ctypes\nkept = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda value: value)\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    snapshot = make(tmp_path_factory.mktemp("made"), APP, ["opener", "chance", "missing_module"])
    assert snapshot.result, snapshot.error
    return snapshot


def value(made: Made, code: str, **options: object) -> str:
    result, error = run(made, code, **options)  # type: ignore[arg-type]
    assert result is not None, error
    text: str = result["value"]
    return text


def test_no_code_of_the_app_has_run(made: Made) -> None:
    assert value(made, "import sys; [name for name in sys.modules if name in ('app', 'helper')]") == "[]"
    assert "missing_module" in made.result["failed"]


def test_scripts_and_local_modules_are_compiled(made: Made) -> None:
    code = "import os; from appc_runtime.script import precompiled\n(list(precompiled), os.listdir('/app/__pycache__'))"
    assert re.fullmatch(r"\(\['/app/app.py'\], \['helper.*\.pyc'\]\)", value(made, code))


@pytest.mark.parametrize("ios", [False, True])
def test_c_functions_are_called_with_and_without_the_engines_trampoline(made: Made, ios: bool) -> None:
    assert value(made, "len(sorted(map(str, range(9)), key=int)) + 'abc'.find('c')", ios=ios) == "11"


@pytest.mark.parametrize("stack_switching", [False, True])
def test_waiting_is_what_this_engine_can_do(made: Made, stack_switching: bool) -> None:
    code = (
        "import asyncio\nfrom pyodide.ffi import can_run_sync, run_sync\n"
        "async def seven():\n    await asyncio.sleep(0.01)\n    return 7\n"
        "try:\n    got = run_sync(seven())\nexcept RuntimeError as error:\n    got = str(error)\n"
        "(can_run_sync(), got)"
    )
    got = value(made, code, promising=True, stack_switching=stack_switching)
    # The variant for other engines would refuse too, but say that the caller was at fault.
    assert re.fullmatch(r"\(True, 7\)" if stack_switching else r"\(False, .*not supported.*\)", got)


def test_files_that_were_open_still_are(made: Made) -> None:
    code = "import opener\n(opener.kept.fileno() > 3, opener.kept.readline(), open(opener.__file__).fileno() >= 3)"
    assert value(made, code) == r"(True, b'pathlib\n', True)"


def test_each_copy_draws_its_own_chance(made: Made) -> None:
    code = (
        "import random, uuid, os, secrets, tempfile, chance\n"
        "repr([random.random(), chance.own.random(), str(uuid.uuid1()), str(uuid.uuid4()), os.urandom(8), "
        "secrets.token_hex(), tempfile.mktemp()])"
    )
    one, other = (eval(value(made, code, wake=True)) for _ in range(2))
    assert all(a != b for a, b in zip(one, other, strict=True))


def test_without_waking_chance_is_frozen(made: Made) -> None:
    """The test above would show it: this is what it guards against."""
    code = "import random, chance\nrepr([random.random(), chance.own.random()])"
    assert value(made, code) == value(made, code)


def test_a_copy_has_the_visitors_language(made: Made) -> None:
    assert (
        value(made, "import os; os.environ['LANG'] + str(os.environ.get('PYTHONHASHSEED'))", wake=True)
        == "de_DE.UTF-8None"
    )


@pytest.mark.parametrize(
    ("module", "reason"),
    [("waiter", "tasks on the event loop"), ("keeper", "JavaScript objects"), ("caller", "ctypes")],
)
def test_what_cannot_be_held_is_refused_with_a_reason(tmp_path: Path, module: str, reason: str) -> None:
    refused = make(tmp_path, APP, [module])
    assert not refused.result
    assert reason in refused.error


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"buildId": "another"}, "another build of Pyodide"),
    ],
)
def test_what_does_not_belong_together_is_refused_before_python_is_touched(
    made: Made, change: dict[str, object], reason: str
) -> None:
    result, error = run(made, "1", change=change)
    assert result is None
    assert reason in error


def test_what_was_not_imported_is_fetched_when_it_is(made: Made) -> None:
    result, error = run(made, "import wave, sys; wave.__name__ + open('/lib/appc/chance.py').readline()")
    assert result is not None, error
    assert result["value"] == "waveimport random, uuid, tempfile\n"
    assert result["fetched"] == ["/lib/python314.zip", "/lib/appc/chance.py"]


def test_starting_fetches_nothing(made: Made) -> None:
    result, _ = run(made, "import streamlit; streamlit.__version__", wake=True)
    assert result == {"value": "1.67.0", "fetched": []}


def test_the_same_input_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    again = make(tmp_path, APP, ["opener", "chance", "missing_module"])
    assert made.part("memory").read_bytes() == again.part("memory").read_bytes()
