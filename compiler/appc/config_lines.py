"""Where in the Streamlit configuration something stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

FILE = ".streamlit/config.toml"


def config_line(root: Path, fits: Callable[[str, str], bool], number: int = 1) -> str:
    """File and line of the `number`th line that `fits(section, line)`, or of the last; the file alone if none does."""
    found = [at for at, section, line in sectioned(root) if fits(section, line)]
    return f"{FILE}:{found[min(number, len(found)) - 1]}" if found else FILE


def sectioned(root: Path) -> Iterator[tuple[int, str, str]]:
    """The lines that are no comments, with their numbers and the section that they stand in. None without the file."""
    section = ""
    try:
        lines = (root / FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    for at, line in enumerate(lines, start=1):
        if header := re.match(r"\s*\[+\s*([\w.]+)\s*\]", line):
            section = header[1]
        if not line.lstrip().startswith("#"):
            yield at, section, line


def option_line(root: Path, section: str, name: str) -> str:
    """File and line where the section sets the option."""
    return config_line(root, lambda at, line: at == section and re.match(rf"\s*{name}\s*=", line) is not None)
