"""Imports go down only, and in no circle."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPILER = ROOT / "compiler/appc"
RUNTIME = ROOT / "runtime/python"

#: Lower rooms first; a module may import from its own row and from those above it in this list.
COMPILER_LAYERS = [
    {"__init__", "errors", "finding", "filesystem", "privacy", "static", "config_lines", "toml"},
    {
        "config",
        "script",
        "wheels",
        "runtime_files",
        "cache",
        "stubs",
        "pip_target",
        "connections",
        "fonts",
        "theme_file",
    },
    {"node", "slim", "retag"},
    {"lockfile", "requirements_file", "pip_client", "build_wheel", "output"},
    {"requirements", "sources"},
    {"imports", "local", "problems", "stand_ins", "app_lock"},
    {"resolve", "remembered"},
    {"wanted", "locked"},
    {"packages", "checks", "sarif", "page_files"},
    {"bundle", "manifest", "licenses", "site_wheels"},
    {"results"},
    {"prerender", "page", "report"},
    {"snapshot", "check", "budget"},
    {"build", "console", "preview", "testing"},
    {"dev"},
    {"cli"},
    {"__main__"},
]


def modules(folder: Path) -> dict[str, Path]:
    """Dotted name (seen from `folder`) -> file."""
    files = [path for path in folder.rglob("*.py") if "_vendor" not in path.parts and "_runtime" not in path.parts]
    names = {path: path.relative_to(folder).with_suffix("").parts for path in files}
    return {
        ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts): path
        for path, parts in names.items()
    }


def imported(path: Path, name: str, known: dict[str, Path], package: str, *, inside: bool) -> Iterator[tuple[str, int]]:
    """Modules of `known` that the file imports, at its top level or (`inside`) in functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = name.split(".") if path.name == "__init__.py" and name != "__init__" else name.split(".")[:-1]
    for node in top_level(tree, inside):
        if isinstance(node, ast.ImportFrom):
            base = parts[: len(parts) - node.level + 1] if node.level else []
            start = [*base, *(node.module or "").split(".")] if node.module else base
            start = start[1:] if not node.level and start[:1] == [package] else start
            if not node.level and package and not (node.module or "").startswith(package):
                continue
            for alias in node.names:
                for candidate in (".".join([*start, alias.name]), ".".join(start) or "__init__"):
                    if candidate in known:
                        yield candidate, node.lineno
                        break
        elif isinstance(node, ast.Import) and not package:
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name in known)


def top_level(tree: ast.AST, inside: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and not inside:
            continue
        yield node
        yield from top_level(node, inside)


def graph(folder: Path, package: str = "") -> dict[str, set[str]]:
    known = modules(folder)
    return {
        name: {other for other, _ in imported(path, name, known, package, inside=False)} - {name}
        for name, path in known.items()
    }


def circle(edges: dict[str, set[str]]) -> list[str] | None:
    """Names of a circle of imports, or None."""
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> list[str] | None:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return None
        for other in sorted(edges.get(name, ())):
            if found := visit(other, [*path, name]):
                return found
        done.add(name)
        return None

    return next((found for name in sorted(edges) if (found := visit(name, []))), None)


def test_the_compiler_imports_down_only() -> None:
    layer = {room: number for number, rooms in enumerate(COMPILER_LAYERS) for room in rooms}
    edges = graph(COMPILER, "appc")
    rooms = {name.partition(".")[0] for name in edges}
    assert rooms <= set(layer), "a new module needs its place in COMPILER_LAYERS"
    wrong = [
        f"{name} imports {other}"
        for name, others in edges.items()
        for other in others
        if layer[other.partition(".")[0]] > layer[name.partition(".")[0]]
    ]
    assert wrong == []


def test_the_compiler_has_no_circles() -> None:
    assert circle(graph(COMPILER, "appc")) is None


def test_only_the_command_line_imports_inside_functions() -> None:
    known = modules(COMPILER)
    for name, path in known.items():
        if name == "cli" or name.startswith("dev"):
            continue
        top = set(imported(path, name, known, "appc", inside=False))
        assert set(imported(path, name, known, "appc", inside=True)) == top, f"{path}: an import inside a function"


def test_the_compiler_never_imports_the_runtime() -> None:
    for path in modules(COMPILER).values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not [item for item in names if item.split(".")[0] in ("streamlit", "appc_runtime")], path


def test_the_engine_never_imports_streamlit() -> None:
    engine = RUNTIME / "appc_runtime"
    for path in modules(engine).values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not [item for item in names if item.split(".")[0] == "streamlit"], path


@pytest.mark.parametrize("package", ["appc_runtime", "streamlit"])
def test_the_runtime_has_no_circles(package: str) -> None:
    assert circle(graph(RUNTIME / package, package)) is None


def test_only_the_browser_platform_imports_the_browser() -> None:
    allowed = RUNTIME / "appc_runtime/platform"
    for path in modules(RUNTIME).values():
        if path.is_relative_to(allowed):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found = [item for item in names if item.split(".")[0] in ("js", "pyodide", "pyodide_js", "_appc_host")]
            assert not found, f"{path} imports {found}"


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()}) == ["a", "b", "c", "a"]
    assert circle({"a": {"b"}, "b": set()}) is None
