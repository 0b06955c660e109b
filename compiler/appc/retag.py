"""Wheels that say they are for one platform and hold nothing compiled: an extension that was optional was left out."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from pathlib import Path

#: How files for a machine begin: ELF, Windows, Mach-O (both byte orders, and several in one), a static library.
MACHINE_CODE = (
    b"\x7fELF", b"MZ", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"!<arch>",
)  # fmt: skip
TAG = "py3-none-any"


def as_pure(path: Path) -> Path | None:
    """The same wheel beside it, tagged as pure; None for one with machine code in it."""
    with zipfile.ZipFile(path) as archive:
        contents = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
        if any(data.startswith(MACHINE_CODE) for data in contents.values()):
            return None
        dates = {info.filename: info.date_time for info in archive.infolist()}
    for name in contents:
        if name.endswith(".dist-info/WHEEL"):
            contents[name] = retagged(contents[name])
    for name in contents:
        if name.endswith(".dist-info/RECORD"):
            contents[name] = record(contents, name)
    target = path.with_name("-".join([*path.stem.split("-")[:-3], TAG]) + ".whl")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            info = zipfile.ZipInfo(name, dates[name])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return target


def retagged(wheel: bytes) -> bytes:
    lines = [line for line in wheel.decode("utf-8").splitlines() if line and not line.startswith(("Tag:", "Root-Is-"))]
    return "\n".join([*lines, "Root-Is-Purelib: true", f"Tag: {TAG}", ""]).encode()


def record(contents: dict[str, bytes], own: str) -> bytes:
    """The RECORD of these files, which itself is named `own`."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    for name, data in contents.items():
        if name != own:
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            writer.writerow((name, f"sha256={digest}", len(data)))
    writer.writerow((own, "", ""))
    return table.getvalue().encode()
