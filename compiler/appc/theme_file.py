"""`theme.base` may name a file: a theme that the configuration's own options stand over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .config_lines import FILE, option_line
from .errors import ConfigError
from .toml import read_toml

BASES = ("light", "dark")


def with_base(theme: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """The options over those of the file that `base` names, if it names one. Raises ConfigError."""
    if not names_file(theme):
        return dict(theme)
    base = read_base(theme["base"], root)
    return merged(base, {**theme, "base": base.get("base", "light")})


def names_file(theme: Mapping[str, Any]) -> bool:
    return theme.get("base") not in (None, *BASES)


def base_file(root: Path) -> Path | None:
    """The file that the theme of the project's configuration is based on, whether or not it is there."""
    theme = read_toml(root / FILE).get("theme")
    return root / str(theme["base"]) if isinstance(theme, dict) and names_file(theme) else None


def read_base(name: Any, root: Path) -> dict[str, Any]:
    """The options of the file with that name, from the project's root."""
    where = option_line(root, "theme", "base")
    hint = 'It may be "light", "dark", or the path of a TOML file that has a section [theme].'
    if not isinstance(name, str):
        raise ConfigError(f"theme.base is {name!r}.", where=where, hint=hint)
    if name.startswith(("http:", "https:")):
        hint = "Put the file into the project and name its path."
        raise ConfigError(f"theme.base names {name}, which a build does not fetch.", where=where, hint=hint)
    if not (root / name).is_file():
        raise ConfigError(f"theme.base names {name!r}, which is not there.", where=where, hint=hint)
    theme = read_toml(root / name).get("theme")
    if not isinstance(theme, dict):
        raise ConfigError("this theme has no section [theme].", where=name, hint=f"theme.base names it: {where}")
    if names_file(theme):
        raise ConfigError("a theme that another one is based on names no third.", where=name, hint="Write its options.")
    return theme


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` counts, in sections too; what it does not say is `base`'s."""
    result = {**base, **over}
    for name, value in over.items():
        if isinstance(value, dict) and isinstance(base.get(name), dict):
            result[name] = merged(base[name], value)
    return result
