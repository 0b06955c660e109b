import os
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.app import Page, restore_interpreter


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """`app(source)` makes a page of a script and runs it once; `run=False` leaves it unrun."""
    before = (set(sys.modules), list(sys.path), list(sys.argv), sys.modules["__main__"], os.getcwd())

    def make(source: str, *, run: bool = True, **manifest: Any) -> Page:
        page = Page(tmp_path, "import streamlit as st\n" + textwrap.dedent(source), **manifest)
        return page.run() if run else page

    yield make
    restore_interpreter(*before)
