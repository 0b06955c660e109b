"""Names of Streamlit's that are not there: read from the runtime's own sources, which the compiler never imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ..finding import Finding
from .uses import Module, Use

TABLES = ("ELEMENTS", "ERRORS", "CREDENTIALS")
SERVER = {
    "login": "needs a server that visitors log in to.",
    "logout": "needs a server that visitors log in to.",
    "App": "is a server's application; a static site has none.",
    "connections.SnowflakeConnection": "needs credentials, which a static site cannot keep.",
    "connections.SnowflakeCallersRightsConnection": "needs credentials, which a static site cannot keep.",
}
SECRETS_HINT = (
    "Everything in a site can be read by everyone. Ask the visitor instead: st.text_input('Key', type='password')."
)


@dataclass(frozen=True)
class Api:
    """`names` are those of `st`, `parts` those of its containers, `columns` those of `st.column_config`.

    `absent`: dotted names that this version does not have.
    """

    names: frozenset[str]
    parts: frozenset[str]
    columns: frozenset[str]
    absent: dict[str, str]

    @classmethod
    def read(cls, folder: Path) -> Api:
        """From `streamlit/` of the runtime."""
        modules = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
        names = set(defined(folder / "__init__.py")) | {name for name in modules if not name.startswith("__")}
        methods = {name for path in folder.rglob("*.py") for name in functions(path)}
        tables = literals(folder / "unsupported.py")
        absent = {name: table for table in TABLES for name in tables.get(table, ())}
        return cls(frozenset(names), frozenset(methods), frozenset(defined(folder / "column_config.py")), absent)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def defined(path: Path) -> Iterator[str]:
    """What a module has at its top level."""
    for node in tree_of(path).body:
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def functions(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def literals(path: Path) -> dict[str, tuple[str, ...]]:
    """Tuples of texts that a module has as constants."""
    found = {}
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                continue
            if isinstance(value, tuple):
                found[node.targets[0].id] = value
    return found


def api_findings(module: Module, api: Api) -> Iterator[Finding]:
    """One for each name and line."""
    seen = set()
    for use in module.uses:
        root, _, name = use.name.partition(".")
        if root != "streamlit" or not name or use.is_caught("AttributeError", "ImportError", "ModuleNotFoundError"):
            continue
        found = about(name, module.where(use.line), api, module.tested, use)
        if found and found not in seen:
            seen.add(found)
            yield found


def about(name: str, where: str, api: Api, tested: set[str], use: Use) -> Finding | None:
    """What is to say of `st.<name>`."""
    parts = name.split(".")
    if parts[0] in tested or parts[-1] in tested or name == "*":
        return None
    if parts[0] == "secrets":
        return secrets_finding(parts, where, use)
    # A container's elements are those of `st`.
    short = parts[1:] if parts[0] in ("sidebar", "bottom") and len(parts) > 1 else parts
    prefixes = [".".join(short[:count]) for count in range(1, len(short) + 1)]
    for prefix in prefixes:
        if prefix in api.absent:
            return absent(prefix, api.absent[prefix], where)
    known = api.names if short is parts else api.parts
    if short is parts and parts[0] == "column_config" and len(parts) > 1:
        short, known = parts[1:], api.columns
    if short[0] in known or short[0].startswith("_"):
        return None
    # As it stands in the code, up to the name in question.
    full = ".".join(parts[: len(parts) - len(short) + 1])
    near = get_close_matches(short[0], [item for item in known if not item.startswith("_")], n=1)
    hint = f"Did you mean {near[0]!r}?" if near else None
    return Finding("api", f"`st.{full}`: Streamlit has no such name; it raises here.", where, hint)


def absent(name: str, table: str, where: str) -> Finding:
    rest = " The rest of the app runs without it." if table == "ELEMENTS" else " It raises here."
    return Finding("unsupported", f"`st.{name}` {SERVER[name]}{rest}", where)


def secrets_finding(parts: list[str], where: str, use: Use) -> Finding | None:
    if parts[-1] in ("get", "load_if_toml_exists") or use.is_caught("KeyError", "FileNotFoundError"):
        return None
    what = "`st.secrets` is empty in a static site: looking something up in it raises."
    return Finding("secrets", what, where, SECRETS_HINT)
