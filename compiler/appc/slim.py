"""What a wheel has beside what runs: tests, stubs, headers, sources of compiled code, documentation, examples.

A folder of tests stays where anything else imports it, be it another package or the app (`astropy.tests` is needed at
run time); `[tool.appc] keep` names more that stays.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

TEST_FOLDERS = ("tests", "test")
PAPER_FOLDERS = ("docs", "doc", "examples", "example", "benchmarks")
SUFFIXES = (
    ".pyi", ".pyc", ".pyo", ".h", ".hpp", ".hh", ".a", ".c", ".cc", ".cpp", ".cxx", ".f", ".f90",
    ".pyx", ".pxd", ".pxi", ".pyx.tp", ".pxd.tp", ".pyx.in", ".pxd.in", ".pxi.in",
)  # fmt: skip
STUB = ".pyi"
#: What only Bokeh's own developers run: its scripts before they are minified, its compiler of extensions.
BOKEH_SOURCES = re.compile(r"bokeh/server/static/(?:js/(?:compiler|bokeh[\w-]*)\.js|(?:js/)?lib/.*)")
#: A package that reads its own stubs when it is imported (lazy_loader, or by hand).
READS_STUBS = re.compile(rb"\battach_stub\(|\.pyi[\"']")
#: Only such sources can name one of the folders.
NAMES_FOLDER = re.compile(rb"\b(?:tests?|docs?|examples?|benchmarks)\b")


@dataclass
class Contents:
    """What the rules must know of a wheel. `imports`: folder ("" for code that stays) -> dotted names imported there;
    `texts`: names of folders that stand in code as texts."""

    folders: list[str] = field(default_factory=list)
    imports: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    reads_stubs: bool = False

    @classmethod
    def read(cls, members: Iterable[tuple[str, bytes | None]]) -> Contents:
        """`members`: path in the wheel, and for modules their source."""
        contents = cls()
        texts: set[str] = set()
        for name, source in members:
            folder = droppable_folder(name)
            if folder and folder not in contents.folders:
                contents.folders.append(folder)
            if source is None:
                continue
            contents.reads_stubs |= not folder and READS_STUBS.search(source) is not None
            if folder or NAMES_FOLDER.search(source):
                found, named = names_in(source, name)
                contents.imports.setdefault(folder or "", []).extend(found)
                texts.update(named if not folder else ())
        contents.texts = sorted(texts)
        return contents

    def as_dict(self) -> dict[str, Any]:
        return {
            "folders": self.folders,
            "imports": self.imports,
            "texts": self.texts,
            "reads_stubs": self.reads_stubs,
        }


def droppable_folder(name: str) -> str | None:
    """The outermost folder of tests or papers that the file lies in."""
    parts = PurePosixPath(name).parts
    if parts[0].endswith((".dist-info", ".data")):
        return None
    for depth, part in enumerate(parts[:-1], 1):
        if part in TEST_FOLDERS or part in PAPER_FOLDERS:
            return "/".join(parts[:depth])
    return None


def names_in(source: bytes, name: str) -> tuple[list[str], list[str]]:
    """Dotted names that a module imports, or has as a text, through one of the folders; and folders' names as texts."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return [], []
    package = PurePosixPath(name).parent.parts
    found: set[str] = set()
    texts: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*base, *([node.module] if node.module else [])])
            found.update(f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 200:
            if re.fullmatch(r"\w+(\.\w+)+", node.value):
                found.add(node.value)
            texts.update(part for part in re.split(r"[/\\]", node.value) if part in PAPER_FOLDERS)
    words = (*TEST_FOLDERS, *PAPER_FOLDERS)
    return sorted(item for item in found if any(part in words for part in item.split("."))), sorted(texts)


def kept_folders(wheels: Iterable[Contents], asked: Iterable[str]) -> set[str]:
    """Folders of tests or papers that something imports. `asked`: dotted names that the app imports."""
    wheels = list(wheels)
    folders = {folder for contents in wheels for folder in contents.folders}
    kept = {
        folder
        for contents in wheels
        for folder in contents.folders
        if folder.rpartition("/")[2] in contents.texts and folder.rpartition("/")[2] in PAPER_FOLDERS
    }
    waiting = [*asked, *(name for contents in wheels for name in contents.imports.get("", ()))]
    waiting += [name for contents in wheels for folder in kept for name in contents.imports.get(folder, ())]
    while waiting:
        for folder in reached(waiting.pop(), folders - kept):
            kept.add(folder)
            waiting += [name for contents in wheels for name in contents.imports.get(folder, ())]
    return kept


def reached(name: str, folders: set[str]) -> Iterator[str]:
    """The folders that importing `name` reads from."""
    path = name.replace(".", "/")
    return (folder for folder in folders if path == folder or path.startswith(f"{folder}/"))


def stays(name: str, contents: Contents, kept: Iterable[str], keep: Iterable[str]) -> bool:
    """Whether the file at `name` goes into the site. `keep`: patterns of paths, or dotted names of modules."""
    if any(matches(name, pattern) for pattern in keep):
        return True
    parts = PurePosixPath(name).parts
    if parts[0].endswith(".dist-info"):
        return True
    if "__pycache__" in parts or (name.endswith(SUFFIXES) and not (contents.reads_stubs and name.endswith(STUB))):
        return False
    folder = droppable_folder(name)
    return (folder is None or folder in kept) and not BOKEH_SOURCES.fullmatch(name)


def matches(name: str, pattern: str) -> bool:
    """`numpy.tests`, `numpy/tests`, `numpy/**/*.h`, `*`: a star stands for slashes as well."""
    path = pattern if "/" in pattern or "*" in pattern else pattern.replace(".", "/")
    return fnmatchcase(name, path) or name.startswith(f"{path.rstrip('/')}/") or name == f"{path}.py"
