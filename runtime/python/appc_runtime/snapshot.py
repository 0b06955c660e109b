"""The interpreter before and after a memory snapshot: what the build prepares, and what each visitor's copy must do anew.

A snapshot holds imported packages, this runtime, and the app's sources as code objects. No code of the app's own has run in
it: nothing that such code computed, read or drew from chance is ever in the memory that strangers share.
"""

from __future__ import annotations

import _locale
import asyncio
import gc
import importlib
import json
import linecache
import os
import py_compile
import random
import sys
import time
from pathlib import Path
from typing import Any

from . import boot
from .script import ScriptCache, digest_of, precompiled

#: Random number generators that libraries made while they were imported.
_generators: list[Any] = []


def prepare(manifest_json: str, modules: list[str], packages: bool) -> str:
    """Import `modules`, in this order, and the runtime, and compile the app. Returns JSON: {"failed": {module: reason}}.

    Without `packages`, only those of the standard library.
    """
    manifest: dict[str, Any] = json.loads(manifest_json)
    boot.load()
    failed: dict[str, str] = {}
    for name in modules:
        if not packages and name.partition(".")[0] not in sys.stdlib_module_names:
            continue
        # What a library does at its import is its own affair: the app meets the same failure where it imports it.
        try:
            importlib.import_module(name)
        except BaseException as error:
            failed[name] = f"{type(error).__name__}: {error}"
    compile_app(manifest)
    return json.dumps({"failed": failed})


def compile_app(manifest: dict[str, Any]) -> None:
    """Pages become code objects, the project's other modules .pyc files beside them. What cannot be parsed is left."""
    root = Path(manifest["root"])
    pages = {root / page["script"] for page in manifest["pages"]}
    scripts = ScriptCache((manifest.get("config", {}).get("runner") or {}).get("magicEnabled", True))
    for path in sorted(root.rglob("*.py")):
        try:
            if path in pages:
                precompiled[str(path)] = (digest_of(path.read_bytes()), scripts.compile(str(path)))
            else:
                # By the source's hash: its time is not the same in every copy.
                py_compile.compile(
                    str(path), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH
                )
        except (SyntaxError, ValueError, py_compile.PyCompileError):
            continue


def settle() -> None:
    """Drop what need not be kept, just before the memory is taken. Raises RuntimeError where it cannot be."""
    if waiting := asyncio.all_tasks(asyncio.get_event_loop()):
        names = ", ".join(sorted(task.get_name() for task in waiting))
        raise RuntimeError(f"a library left tasks on the event loop ({names}), whose timers a snapshot cannot hold")
    linecache.clearcache()
    os.environ.pop("PYTHONHASHSEED", None)
    for _ in range(3):
        gc.collect()
    _generators[:] = find_generators()
    if clear := getattr(sys, "_clear_internal_caches", None):
        clear()
    # Nothing of this is garbage in any visitor's copy: collections need not look at it again.
    gc.freeze()


def find_generators() -> list[Any]:
    """Every generator of pseudo-random numbers that is alive."""
    kinds: tuple[type, ...] = (random.Random,)
    if numpy_random := sys.modules.get("numpy.random"):
        kinds += (numpy_random.RandomState, numpy_random.Generator)
    found = [item for item in gc.get_objects() if isinstance(item, kinds) and not isinstance(item, random.SystemRandom)]
    own = getattr(random, "_inst", None)
    return found if own is None or any(item is own for item in found) else [own, *found]


def wake(language: str) -> None:
    """Make this copy the visitor's own: fresh chance, their time zone and language (a tag such as "en-US")."""
    reseed()
    set_zone()
    if language:
        os.environ["LANG"] = language.replace("-", "_") + ".UTF-8"
        _locale.setlocale(_locale.LC_CTYPE, "")
    sys.path[:] = dict.fromkeys(sys.path)


def set_zone() -> None:
    """The constants of `time` that tell the zone: C asks for it once only, and that was at build time."""
    year = time.gmtime().tm_year
    first_days = (time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1)) for month in (1, 7))
    january, july = (time.localtime(day).tm_gmtoff for day in first_days)
    standard, daylight = min(january, july), max(january, july)
    constants = time.__dict__
    constants["timezone"], constants["altzone"] = -standard, -standard - 3600
    constants["daylight"] = int(standard != daylight)
    constants["tzname"] = (zone_name(standard), zone_name(daylight))


def zone_name(offset: int) -> str:
    """A zone's name as Pyodide has it. `offset` from UTC in seconds."""
    hours, seconds = divmod(abs(offset), 3600)
    return f"UTC{'+' if offset > 0 else '-'}{hours:02}{seconds // 60:02}"


def reseed() -> None:
    """Fresh entropy for every generator that the snapshot holds, and nothing derived from the old."""
    for generator in _generators:
        if hasattr(generator, "bit_generator"):
            bits = generator.bit_generator
            bits.state = type(bits)().state
        else:
            generator.seed()
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed()
    if tempfile := sys.modules.get("tempfile"):
        tempfile.__dict__["_name_sequence"] = None
    if uuid := sys.modules.get("uuid"):
        uuid.__dict__["_node"] = uuid.__dict__["_last_timestamp"] = None
    if ssl := sys.modules.get("ssl"):
        ssl.RAND_add(os.urandom(32), 32.0)
