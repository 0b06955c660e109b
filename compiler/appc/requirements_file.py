"""Lines of a requirements file: comments, continuations, `-r`, `-e`, variables, and options that are pip's."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import PackageError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Options of a requirements file that say where packages are; others (`--no-binary`) mean nothing for a browser.
PASSED_ON = ("-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--trusted-host", "--pre")


@dataclass(frozen=True)
class Line:
    """One requirement or (`option`) one option for pip. `folder` is what paths in it are relative to."""

    text: str
    where: str
    folder: Path
    option: bool = False


def read_lines(path: Path, root: Path, seen: tuple[Path, ...] = ()) -> Iterator[Line]:
    """The file's requirements, those of the files that it includes too; none when there is no such file."""
    if not path.is_file():
        return
    where = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    for number, text in logical_lines(decode(path.read_bytes(), where)):
        place = f"{where}:{number}"
        line = re.sub(r"\$\{([A-Z0-9_]+)\}", lambda match: os.environ.get(match[1], match[0]), text)
        if match := re.match(r"(?:-r|--requirement)[ =]?\s*(\S+)", line):
            inner = (path.parent / match[1]).resolve()
            if not inner.is_file():
                raise PackageError(f"there is no file {match[1]!r} to include.", where=place)
            if inner not in (path, *seen):
                yield from read_lines(inner, root, (*seen, path))
        elif match := re.match(r"(?:-e|--editable)[ =]?\s*(\S.*)", line):
            yield Line(match[1], place, path.parent)
        elif match := re.match(r"(?:-c|--constraint)[ =]?\s*(\S+)", line):
            yield Line(f"--constraint={(path.parent / match[1]).resolve()}", place, path.parent, option=True)
        elif line.startswith("-"):
            yield from option_line(line, place, path.parent)
        else:
            yield Line(re.split(r"\s--", line)[0].strip(), place, path.parent)


def logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their number, comments taken away, continued ones joined."""
    joined, start = "", 0
    for number, raw in enumerate(text.splitlines(), 1):
        start = start if joined else number
        line = re.sub(r"(^|\s+)#.*$", "", joined + raw)
        if line.endswith("\\"):
            joined = line[:-1]
            continue
        joined = ""
        if line.strip():
            yield start, line.strip()


def option_line(text: str, where: str, folder: Path) -> Iterator[Line]:
    name, _, value = text.partition("=") if re.match(r"--[\w-]+=", text) else text.partition(" ")
    if name in PASSED_ON:
        value = value.strip()
        if name in ("-f", "--find-links") and (folder / value).is_dir():
            value = str((folder / value).resolve())
        long = {"-i": "--index-url", "-f": "--find-links"}.get(name, name)
        yield Line(f"{long}={value}" if value else long, where, folder, option=True)


def decode(data: bytes, where: str) -> str:
    """As pip reads such a file: by its byte order mark, its coding line, else as UTF-8. Raises PackageError."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    head = b"\n".join(data.split(b"\n", 2)[:2])
    named = re.search(rb"(?m)^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", head)
    encoding = named[1].decode("ascii") if named else "utf-8"
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise PackageError(f"the encoding {encoding!r} is not known.", where=f"{where}:1") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PackageError(
            f"byte 0x{data[error.start]:02x} is not {encoding.upper()}.",
            where=f"{where}:{line}",
            hint="Save the file as UTF-8, or name its encoding in its first line: # -*- coding: cp1252 -*-",
        ) from error
