"""Options of `[theme]` whose values count for nothing, in Streamlit as in the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..config import Config
from ..config_lines import option_line
from ..finding import Finding

SECTIONS = ("theme", "theme.sidebar", "theme.light", "theme.light.sidebar", "theme.dark", "theme.dark.sidebar")
RAMP_COLORS = 10
PADDING = re.compile(r"(\d+\.?\d*|\.\d+)(rem|px)?", re.IGNORECASE | re.ASCII)


def theme_findings(config: Config) -> Iterator[Finding]:
    """The page has what it would have without the option."""
    for section in SECTIONS:
        for name, value in options_of(config.streamlit, section).items():
            if problem := problem_of(name, value):
                what, hint = problem
                yield Finding("theme", f"{section}.{name} {what}", option_line(config.root, section, name), hint)


def options_of(streamlit: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    """The section's options; none if it is no table."""
    options: Any = streamlit
    for part in section.split("."):
        options = options.get(part) if isinstance(options, Mapping) else None
    return options if isinstance(options, Mapping) else {}


def problem_of(name: str, value: Any) -> tuple[str, str] | None:
    """Why the value is not used, and what to do."""
    if name in ("chartSequentialColors", "chartDivergingColors"):
        if not isinstance(value, list) or not all(isinstance(color, str) and color.strip() for color in value):
            return "is no list of colors.", 'Write ten of them: ["#e4f5ff", "#c7ebff", ...].'
        if len(value) != RAMP_COLORS:
            return f"has not ten colors but {len(value)}.", "Charts keep the usual ones, as in Streamlit. Write ten."
    elif name in ("paddingTop", "paddingBottom"):
        if not isinstance(value, str) or not PADDING.fullmatch(value.strip()):
            return f"is {value!r}, which is no length.", 'Write a text in rem or px, 0 and more, such as "1.5rem".'
    elif name == "showSidebarBorder" and not isinstance(value, bool):
        return f"is {value!r}.", "Write true or false."
    return None
