"""Fonts of one's own: `[[theme.fontFaces]]` of `.streamlit/config.toml` as rules for the head of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from .config import Config

#: Where Streamlit serves the folder `static` beside the entrypoint.
SERVED = "app/static/"
#: What Streamlit takes, by the names of a font's fields here.
OPTIONS = {
    "family": "family",
    "url": "url",
    "weight": "weight",
    "weightRange": "weight",
    "weight_range": "weight",
    "style": "style",
    "unicodeRange": "unicode_range",
    "unicode_range": "unicode_range",
}
FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype", ".ttc": "collection"}


@dataclass(frozen=True)
class FontFace:
    """One file of a family. `weight` is a number or two ("200 900"); what is "" was not given."""

    family: str
    url: str
    weight: str = ""
    style: str = ""
    unicode_range: str = ""

    @property
    def served(self) -> str | None:
        """The address in the site of a file of the folder `static`; None for any other."""
        path = unquote(urlsplit(self.url).path)
        path = path.removeprefix("./").removeprefix("/")
        return path if path.startswith(SERVED) and self.host is None and not self.url.startswith("data:") else None

    @property
    def host(self) -> str | None:
        """Whom the page has to ask for the file, if that is another site."""
        return urlsplit(self.url).hostname

    def rule(self, root: str) -> str:
        """The face in CSS, for a page from which `root` leads to the site's root."""
        address = root + quote(self.served) if self.served else quote(self.url, safe="/:?#[]@!$&*+,;=%~")
        kind = FORMATS.get(PurePosixPath(urlsplit(self.url).path).suffix.lower())
        # Text is there before its font, as on a Streamlit server.
        lines = [
            f'font-family: "{clean(self.family)}"',
            f'src: url("{address}")' + (f' format("{kind}")' if kind else ""),
        ]
        lines.append("font-display: swap")
        given = {"font-weight": self.weight, "font-style": self.style, "unicode-range": self.unicode_range}
        lines += [f"{name}: {clean(value)}" for name, value in given.items() if value]
        return f"@font-face {{ {'; '.join(lines)}; }}\n"


def clean(text: str) -> str:
    """A value from a configuration file may not end its declaration."""
    return re.sub(r"""[;{}<>\\"']""", "", text).strip()


def font_options(config: Config) -> list[Any]:
    """The tables as they are written; empty where there is no list of them."""
    tables = config.streamlit.get("theme", {}).get("fontFaces")
    return tables if isinstance(tables, list) else []


def read_font(table: object) -> FontFace:
    """One table. Raises ValueError, which says what is wrong with it."""
    if not isinstance(table, Mapping):
        raise ValueError("is no table")
    if unknown := [name for name in table if name not in OPTIONS]:
        raise ValueError(f"has no option {unknown[0]!r}: there are family, url, weight, style and unicodeRange")
    values = {OPTIONS[name]: str(value) for name, value in table.items()}
    if missing := [name for name in ("family", "url") if not values.get(name, "").strip()]:
        raise ValueError(f"needs {missing[0]!r}")
    return FontFace(**values)


def font_faces(config: Config) -> Iterator[FontFace]:
    """Those that can be read; Streamlit leaves out the others, too."""
    for table in font_options(config):
        try:
            yield read_font(table)
        except ValueError:
            continue  # checks/fonts.py tells of it.


def font_css(config: Config, root: str) -> str:
    """The rules of all faces, for a page from which `root` leads to the site's root."""
    return "".join(face.rule(root) for face in font_faces(config))
