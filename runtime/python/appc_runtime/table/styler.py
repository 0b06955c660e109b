"""pandas' Styler: its CSS and display texts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from ..errors import StreamlitDataframeConversionError

_RANDOM = re.compile(r"[0-9a-f]{5,32}")
_CELL = re.compile(r"row(\d+)_col(\d+)$")


def encode_styler(styler: Any) -> dict:
    """The protocol's `styler`: rules for `#T_<uuid>_row<r>_col<c>`, the caption, and `display[row][column]`.

    Raises:
        StreamlitDataframeConversionError: the table has more cells than pandas' option `styler.render.max_elements` allows.
    """
    rows, width = styler.data.shape
    _check_size(rows * width)
    # pandas gives the computed styles in no public way but finished HTML.
    styler._compute()
    translated = styler._translate(False, False)
    uuid = _stable_uuid(styler)
    return {
        "uuid": uuid,
        "caption": None if styler.caption is None else str(styler.caption),
        "css": "\n".join(_rules(translated, uuid)),
        "display": _display(translated, rows, width),
    }


def _stable_uuid(styler: Any) -> str:
    """The user's id; for pandas' random one, one that is the same in every run, so that nothing is sent again."""
    own = str(styler.uuid)
    if not _RANDOM.fullmatch(own):
        return own
    return sha256(repr((styler.data.shape, list(map(str, styler.data.columns)))).encode()).hexdigest()[:10]


def _check_size(cells: int) -> None:
    limit = sys.modules["pandas"].options.styler.render.max_elements
    if cells > limit:
        raise StreamlitDataframeConversionError(
            f"The styled table has {cells:,} cells, and pandas styles at most {limit:,}. "
            f'Allow more with `pandas.set_option("styler.render.max_elements", {cells})`.'
        )


def _rules(translated: dict, uuid: str) -> Iterable[str]:
    for style in translated.get("table_styles", []):
        yield from _rule(f"#T_{uuid} {style['selector']}", style["props"])
    for style in [*translated.get("cellstyle", []), *translated.get("cellstyle_index", [])]:
        yield from _rule(", ".join(f"#T_{uuid}_{name}" for name in style["selectors"]), style["props"])


def _rule(selector: str, properties: Iterable[tuple[str, str]]) -> Iterable[str]:
    body = "; ".join(f"{name.strip()}: {str(value).strip()}" for name, value in properties if name)
    if body:
        yield f"{selector} {{ {body} }}"


def _display(translated: dict, rows: int, width: int) -> list[list[str | None]]:
    display: list[list[str | None]] = [[None] * width for _ in range(rows)]
    for row in translated.get("body", []):
        for cell in row:
            match = _CELL.match(cell.get("id", ""))
            if match:
                display[int(match[1])][int(match[2])] = str(cell["display_value"])
    return display
