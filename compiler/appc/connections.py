"""Settings of `st.connection` that are no secrets: databases that are files of the app.

`.streamlit/secrets.toml` is never published. But where a section of `[connections]` only names a SQLite or DuckDB file, it
holds nothing that the site would not show anyway, and the app needs it.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

SETTINGS = frozenset({"url", "type", "dialect", "driver", "database"})
LOCAL_URL = re.compile(r"(?:sqlite|duckdb)(?:\+\w+)?:///[^?@]*")
LOCAL_DIALECTS = ("sqlite", "duckdb")


def local_connections(root: Path) -> dict[str, dict[str, Any]]:
    """Sections of `[connections]` that only name a file of the project's, by name."""
    try:
        given = tomllib.loads((root / ".streamlit/secrets.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    sections = given.get("connections")
    if not isinstance(sections, dict):
        return {}
    return {name: section for name, section in sections.items() if isinstance(section, dict) and is_local(section)}


def is_local(section: dict[str, Any]) -> bool:
    """Whether the section has nothing but the address of a file."""
    if not set(section) <= SETTINGS or not all(isinstance(value, str) for value in section.values()):
        return False
    if "url" in section:
        return LOCAL_URL.fullmatch(section["url"]) is not None
    return section.get("dialect") in LOCAL_DIALECTS and not re.search(r"[?@]", section.get("database", ""))
