"""One frozen Config: flags over `[tool.appc]` in pyproject.toml over `.streamlit/config.toml` over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .config_lines import FILE
from .errors import ConfigError
from .theme_file import with_base
from .toml import read_toml

#: Where Pyodide publishes its builds of packages; `{version}` is that of the Pyodide core.
PYODIDE_PACKAGES = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
#: Any of these marks a project's root.
ROOT_MARKERS = ("pyproject.toml", ".streamlit", "requirements.txt", ".git")
#: Sections of `.streamlit/config.toml` that the page reads; None takes the whole section.
STREAMLIT_OPTIONS: dict[str, frozenset[str] | None] = {
    "theme": None,
    "client": None,
    "ui": None,
    "runner": frozenset({"magicEnabled", "fastReruns", "enumCoercion", "enforceSerializableSessionState"}),
    "server": frozenset({"maxUploadSize", "maxMessageSize", "enableStaticServing"}),
}
OPTION_TYPES: dict[str, type | tuple[type, ...]] = {
    "timeout": (int, float),
    "lang": str,
    "packages_url": str,
    "snapshot": str,
    "budget": str,
}
#: Options that are texts or lists of texts.
LISTS = ("find_links", "include", "exclude_packages", "keep")
#: What `--snapshot` may say.
SNAPSHOTS = ("auto", "full", "core", "off")
DEFAULT_SCRIPTS = ("streamlit_app.py", "app.py", "main.py", "Home.py")


@dataclass(frozen=True)
class Config:
    """What a build is told. Paths are absolute; `timeout` is in seconds."""

    script: Path
    root: Path
    out: Path
    lang: str = "en"
    strict: bool = False
    prerender: bool = True
    network: bool = False
    timeout: float = 30.0
    find_links: tuple[Path, ...] = ()
    index: bool = True
    packages_url: str = PYODIDE_PACKAGES
    snapshot: str = "auto"
    results: bool = True
    include: tuple[str, ...] = ()
    relax: bool = False
    locked: bool = False
    budget: str = ""
    exclude_packages: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    streamlit: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, script: Path | None, **flags: Any) -> Config:
        """Read the files around `script`; flags that are None were not given. Raises ConfigError."""
        entrypoint = find_script(script)
        root = find_root(entrypoint)
        table = tool_table(root / "pyproject.toml")
        given = {name: value for name, value in flags.items() if value is not None}
        out = given.pop("out", None) or root_path(root, table.pop("out", None)) or Path("dist")
        config = cls(
            script=entrypoint,
            root=root,
            out=out.absolute(),
            streamlit=streamlit_options(root),
        )
        config = replace(replace(config, **typed(root, table)), **given)
        if config.snapshot not in SNAPSHOTS:
            raise ConfigError(
                f"there is no snapshot {config.snapshot!r}.", hint=f"--snapshot takes one of {', '.join(SNAPSHOTS)}."
            )
        return config


def find_script(script: Path | None) -> Path:
    """The given script, or the one that the current folder has under a usual name."""
    if script is None:
        script = next((Path(name) for name in DEFAULT_SCRIPTS if Path(name).is_file()), None)
        if script is None:
            names = ", ".join(DEFAULT_SCRIPTS)
            raise ConfigError(f"this folder has none of {names}.", hint="Name the script: appc build SCRIPT.py")
    if not script.is_file():
        others = [path.name for path in script.parent.glob("*.py")] if script.parent.is_dir() else []
        near = get_close_matches(script.name, others, n=1)
        hint = f"Did you mean {script.parent / near[0]}?" if near else "Give the path of the script to build."
        raise ConfigError(f"there is no script {str(script)!r}.", hint=hint)
    return script.resolve()


def find_root(script: Path) -> Path:
    """The nearest folder above with a mark of a project, else the script's own."""
    for folder in script.parents:
        if any((folder / marker).exists() for marker in ROOT_MARKERS):
            return folder
    return script.parent


def root_path(root: Path, value: str | None) -> Path | None:
    return root / value if value else None


def tool_table(path: Path) -> dict[str, Any]:
    """`[tool.appc]`, with dashes in names turned into underscores; unknown names are errors."""
    table = read_toml(path).get("tool", {}).get("appc", {})
    known = [item.name for item in fields(Config) if item.name not in ("script", "root", "streamlit")]
    result = {}
    for name, value in table.items():
        if name.replace("-", "_") not in known:
            near = get_close_matches(name.replace("-", "_"), known, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known options: {', '.join(known)}."
            raise ConfigError(f"[tool.appc] has no option {name!r}.", where=str(path), hint=hint)
        result[name.replace("-", "_")] = value
    return result


def typed(root: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    """TOML's values as Config has them. Raises ConfigError for one of a wrong type."""
    result: dict[str, Any] = {}
    for name, value in table.items():
        if name in LISTS:
            values = [value] if isinstance(value, str) else value
            if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
                raise ConfigError(f"[tool.appc] {name} must be a text or a list of texts.", where="pyproject.toml")
            result[name] = tuple(root / item for item in values) if name == "find_links" else tuple(values)
            continue
        wanted: type | tuple[type, ...] = OPTION_TYPES.get(name, bool)
        if not isinstance(value, wanted) or (name == "timeout" and isinstance(value, bool)):
            raise ConfigError(f"[tool.appc] {name} = {value!r} has the wrong type.", where="pyproject.toml")
        result[name] = value
    return result


def streamlit_options(root: Path) -> dict[str, Any]:
    """The sections of `.streamlit/config.toml` that are meant for the page: nothing else of it reaches the site."""
    data = read_toml(root / FILE)
    options: dict[str, Any] = {}
    for section, names in STREAMLIT_OPTIONS.items():
        values = data.get(section)
        if isinstance(values, dict):
            options[section] = {key: value for key, value in values.items() if names is None or key in names}
    if "theme" in options:
        options["theme"] = with_base(options["theme"], root)
    return options
