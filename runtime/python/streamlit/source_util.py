"""What apps and components ask of an app's source files."""

from __future__ import annotations

import re
import tokenize
from pathlib import Path
from typing import TextIO

from appc_runtime.emoji import leading_emoji

FILE_NAME = re.compile(r"([0-9]*)[_ -]*(.*)\.py")


def open_python_file(filename: str) -> TextIO:
    """A source file for reading, in the encoding that it names."""
    return tokenize.open(filename)


def page_icon_and_name(script_path: Path) -> tuple[str, str]:
    """A file's leading emoji, and its name without number and ending, blanks as underscores."""
    found = FILE_NAME.search(script_path.name)
    if found is None:
        return "", ""
    name = re.sub(r"[_ ]+", "_", found[2]).strip() or found[1]
    return leading_emoji(name)
