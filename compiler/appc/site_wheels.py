"""Wheels as a site carries them: without what never runs, and with their modules compiled, so that Python starts at once.

They are wheels like any other, with a RECORD and a hash of their own. A build tag says what they were made of, so their
names change with their contents. Kept in the user's cache, by the hash of the wheel and the rules.
"""

from __future__ import annotations

import base64
import copy
import csv
import hashlib
import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from .finding import Finding
from .node import node_command, node_environment
from .resolve import Resolution
from .runtime_files import RuntimeFiles
from .slim import Contents, kept_folders, stays
from .wheels import Wheel

#: Another one makes every cached wheel anew: for changes of the rules and of what is written.
RULES = "2"
#: Seconds that compiling may take.
LIMIT = 600.0
#: Zip files are the same bytes for the same content.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass
class Made:
    """A wheel of the site on its way. `files`: what stays of it, without its RECORD."""

    source: Wheel
    target: Path
    files: list[str]


def site_wheels(
    resolution: Resolution, imports: Iterable[str], keep: Iterable[str], files: RuntimeFiles, cache: Path
) -> Resolution:
    """The same packages, in the site's form. `imports`: modules that the app imports; `keep`: patterns of what stays."""
    if not resolution.wheels:
        return resolution
    known = {name: contents_of(wheel, cache) for name, wheel in resolution.wheels.items()}
    kept = kept_folders(known.values(), imports)
    made: dict[str, Made] = {}
    for name, wheel in resolution.wheels.items():
        here = sorted(folder for folder in known[name].folders if folder in kept)
        key = key_of(wheel, here, sorted(keep), files)
        names = [item for item in names_of(wheel) if stays(item, known[name], here, keep)]
        made[name] = Made(wheel, cache / key[:2] / tagged(wheel.path.name, key), names)
    missing = [item for item in made.values() if not is_whole(item.target)]
    findings = compile_wheels(missing, files) if missing else []
    packages = {name: copy.copy(spec) for name, spec in resolution.packages.items()}
    wheels = dict(resolution.wheels)
    for name, item in made.items():
        ready = None if findings else Wheel.read(item.target)
        if ready:
            wheels[name] = ready
            packages[name].file_name = item.target.name
            packages[name].sha256 = ready.sha256
    return replace(resolution, wheels=wheels, packages=packages, findings=[*resolution.findings, *findings])


def names_of(wheel: Wheel) -> list[str]:
    with zipfile.ZipFile(wheel.path) as archive:
        return sorted(name for name in archive.namelist() if not name.endswith("/") and not is_record(name))


def is_record(name: str) -> bool:
    return PurePosixPath(name).name in ("RECORD", "RECORD.jws", "RECORD.p7s") and ".dist-info/" in name


def contents_of(wheel: Wheel, cache: Path) -> Contents:
    """From the cache where it has been read before."""
    path = cache / wheel.sha256[:2] / f"{wheel.sha256}-{RULES}.json"
    try:
        return Contents(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        pass
    with zipfile.ZipFile(wheel.path) as archive:
        members = (
            (name, archive.read(name) if name.endswith(".py") else None)
            for name in archive.namelist()
            if not name.endswith("/")
        )
        contents = Contents.read(members)
    write(path, json.dumps(contents.as_dict()).encode())
    return contents


def key_of(wheel: Wheel, kept: list[str], keep: list[str], files: RuntimeFiles) -> str:
    parts = [RULES, files.pyodide_version, wheel.sha256, kept, keep]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def tagged(name: str, key: str) -> str:
    """A wheel's name with a build tag, which begins with a digit; one that it has already is replaced."""
    stem = name.removesuffix(".whl").split("-")
    return "-".join([*stem[:2], f"0_{key[:16]}", *stem[-3:]]) + ".whl"


def is_whole(path: Path) -> bool:
    """Whether the cache has it, unharmed."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == hash_file(path).read_text(encoding="ascii")
    except OSError:
        return False


def hash_file(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def write(path: Path, data: bytes) -> None:
    """In one step, so that builds at the same time do not meet half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


# ------------------------------------------------------------------------------------------------ making


def compile_wheels(made: list[Made], files: RuntimeFiles) -> list[Finding]:
    """Make them and put them into the cache. Where Node cannot, packages stay as they are, and a finding says so."""
    with tempfile.TemporaryDirectory(prefix="appc-") as work:
        try:
            compiled = compile_modules(made, files, Path(work))
        except (OSError, subprocess.SubprocessError) as error:
            detail = getattr(error, "stderr", b"") or b""
            last = detail.decode("utf-8", errors="replace").strip().splitlines()[-1:] or [str(error)]
            return [Finding("package", f"packages could not be compiled, so they start slower: {last[0][:300]}")]
        with zipfile.ZipFile(compiled) as archive:
            known = set(archive.namelist())
            for number, item in enumerate(made):
                prefix = f"{number}/"

                def bytecode(name: str, prefix: str = prefix) -> bytes | None:
                    return archive.read(f"{prefix}{name}c") if f"{prefix}{name}c" in known else None

                data = assemble(item, bytecode)
                write(item.target, data)
                write(hash_file(item.target), hashlib.sha256(data).hexdigest().encode())
    return []


def compile_modules(made: list[Made], files: RuntimeFiles, work: Path) -> Path:
    """A zip of .pyc files: number of the wheel, then the module's path below site-packages."""
    source, target, job = work / "source.zip", work / "target.zip", work / "job.json"
    with zipfile.ZipFile(source, "w") as out:
        for number, item in enumerate(made):
            with zipfile.ZipFile(item.source.path) as archive:
                for name in item.files:
                    if name.endswith(".py"):
                        out.writestr(f"{number}/{name}", archive.read(name))
    script = files.python / "appc_runtime/precompile.py"
    order = {"pyodide": files.pyodide, "script": script, "source": source, "target": target}
    job.write_text(json.dumps({key: str(path) for key, path in order.items()}), encoding="utf-8")
    subprocess.run(
        node_command(files, "precompile", job),
        cwd=work,
        env=node_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LIMIT,
        check=True,
    )
    return target


def assemble(made: Made, bytecode: Callable[[str], bytes | None]) -> bytes:
    """The wheel's bytes. `bytecode`: a module's .pyc file."""
    buffer, rows = io.BytesIO(), []
    with zipfile.ZipFile(made.source.path) as source, zipfile.ZipFile(buffer, "w") as out:
        for name, data in members(source, made, bytecode):
            add_file(out, name, data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            rows.append((name, f"sha256={digest}", len(data)))
        record = record_name(made.source)
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows([*rows, (record, "", "")])
        add_file(out, record, table.getvalue().encode())
    return buffer.getvalue()


def members(
    source: zipfile.ZipFile, made: Made, bytecode: Callable[[str], bytes | None]
) -> Iterator[tuple[str, bytes]]:
    for name in made.files:
        data = source.read(name)
        if name.endswith(".dist-info/WHEEL"):
            lines = [line for line in data.decode("utf-8").splitlines() if line and not line.startswith("Build:")]
            data = "\n".join([*lines, f"Build: {made.target.name.split('-')[2]}", ""]).encode()
        yield name, data
        if name.endswith(".py") and (compiled := bytecode(name)) is not None:
            path = PurePosixPath(name)
            yield str(path.parent / "__pycache__" / f"{path.stem}.cpython-314.pyc"), compiled


def record_name(wheel: Wheel) -> str:
    with zipfile.ZipFile(wheel.path) as archive:
        return next(
            (name for name in archive.namelist() if name.endswith(".dist-info/RECORD")),
            f"{wheel.path.name.split('-')[0]}-{wheel.version}.dist-info/RECORD",
        )


def add_file(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, ZIP_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, data, compresslevel=9)
