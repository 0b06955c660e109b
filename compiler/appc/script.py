"""Reads the entrypoint and its pages: what they import, which modules and data files of the project they use.

Nothing is executed: all of it comes from the syntax tree.
"""

from __future__ import annotations

import ast
import re
import tokenize
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .errors import ScriptError
from .privacy import is_skipped_folder, may_bundle
from .toml import read_toml

#: The module of `DataFrame.style`.
STYLER = "pandas.io.formats.style"


@dataclass(frozen=True)
class Import:
    """One absolute import. `optional`: the code goes on without it (`try: ... except ImportError`)."""

    module: str
    file: str
    line: int
    optional: bool = False

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Page:
    """A page of the app. `path` is its address below the site's root ("" is the entrypoint)."""

    path: str
    script: str
    title: str
    icon: str | None = None


@dataclass(frozen=True)
class Facts:
    """What one file's text says, wherever it lies. `texts` could be paths of files, `pages` those of `st.navigation`."""

    imports: tuple[Import, ...]
    texts: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass
class App:
    """What the project's sources say. Files are relative to `root`, with slashes."""

    root: Path
    entrypoint: str
    pages: list[Page]
    sources: dict[str, bytes] = field(default_factory=dict)
    imports: list[Import] = field(default_factory=list)
    data: list[str] = field(default_factory=list)


def read_app(script: Path, root: Path, include: tuple[str, ...] = ()) -> App:
    """Follow the imports of `script` and its `pages/` folder. Raises ScriptError for one that cannot be parsed."""
    pages = find_pages(script, root)
    app = App(root, relative(script, root), pages)
    follow(app, [root / page.script for page in pages])
    data = {file for pattern in include for file in expand(root, pattern, root)}
    app.data = sorted({*app.data, *(relative(path, root) for path in data)} - set(app.sources))
    return app


def follow(app: App, scripts: list[Path]) -> None:
    """Take in these scripts, and what they import and name. Raises ScriptError for a page that cannot be parsed."""
    root, script = app.root, app.root / app.entrypoint
    search = module_folders(script, root)
    queue = list(scripts)
    data: set[Path] = set()
    while queue:
        path = queue.pop(0)
        name = relative(path, root)
        if name in app.sources:
            continue
        app.sources[name] = path.read_bytes()
        package = tuple(package_of(path, search))
        try:
            facts = read_source(app.sources[name], name, package)
        except ScriptError:
            # A module that cannot be parsed fails at its import, a page fails the build.
            if path == script or path.parent == script.parent / "pages":
                raise
            continue
        queue += [file for text in facts.pages for file in page_files(text, script.parent, root)]
        for item in facts.imports:
            local = local_files(item.module, search)
            queue += local
            if not local:
                app.imports.append(item)
        data.update(named_files(facts.texts, [path.parent, script.parent, root], root))
    app.data = sorted({*app.data, *(relative(path, root) for path in data)} - set(app.sources))


def module_folders(script: Path, root: Path) -> list[Path]:
    """Where modules of the project lie: beside the script, in the root, and in a `src/` that the app puts on the path itself.

    The `src/` of a project that can be installed is a package like others: it is built (see `wanted`).
    """
    plain = [] if "project" in read_toml(root / "pyproject.toml") else [root / "src"]
    return list(dict.fromkeys([script.parent, root, *(folder for folder in plain if folder.is_dir())]))


def relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


@lru_cache(maxsize=2048)
def read_source(source: bytes, name: str, package: tuple[str, ...] = ()) -> Facts:
    """What the file's text says. Raises ScriptError. Remembered: the dev server asks at every save."""
    tree = parse(source, name)
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    paths = tuple(text for text in dict.fromkeys(texts) if could_be_path(text))
    return Facts(tuple(imports_of(tree, name, list(package))), paths, tuple(named_pages(tree)))


def parse(source: bytes, name: str) -> ast.Module:
    """The source's tree. Raises ScriptError with the line that is wrong."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source, name)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        text = (getattr(error, "text", None) or "").strip()
        what = f"SyntaxError: {getattr(error, 'msg', error)}" + (f"\n    {text}" if text else "")
        raise ScriptError(what, where=f"{name}:{line}" if line else name) from error


# ------------------------------------------------------------------------------------------------ pages

EMOJI = re.compile(
    r"[\U0001F000-\U0001FAFF\u2190-\u2BFF\u3030\u303D\u3297\u3299][\uFE0F\u200D\U0001F000-\U0001FAFF\u2190-\u2BFF]*"
)


def find_pages(script: Path, root: Path) -> list[Page]:
    """The entrypoint, then the files of the `pages/` folder beside it in Streamlit's order: by number, then name."""
    first = Page("", relative(script, root), page_name(script)[1])
    folder = script.parent / "pages"
    files = [path for path in folder.glob("*.py") if not path.name.startswith((".", "__init__"))]
    files.sort(key=lambda path: (number_of(path), path.name.lower()))
    pages = [first]
    for path in files:
        icon, title = page_name(path)
        pages.append(Page(title.replace(" ", "_"), relative(path, root), title, icon))
    return pages


def number_of(path: Path) -> float:
    match = re.match(r"\d+", path.name)
    return float(match[0]) if match else float("inf")


def page_name(path: Path) -> tuple[str | None, str]:
    """Icon and title from a file's name: `1_📈_Sales_by_year.py` is 📈 and "Sales by year"."""
    name = re.sub(r"^\d+[_ -]*", "", path.stem) or path.stem
    match = EMOJI.match(name)
    icon = match[0] if match else None
    if icon:
        name = re.sub(r"^[_ -]+", "", name[len(icon) :]) or icon
    return icon, re.sub(r"[_ ]+", " ", name).strip()


def named_pages(tree: ast.Module) -> Iterator[str]:
    """Scripts that stand in calls of `st.Page` and `st.navigation`."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in ("Page", "navigation"):
            texts = (node.value for node in ast.walk(call) if isinstance(node, ast.Constant))
            yield from (text for text in texts if isinstance(text, str) and text.endswith(".py"))


def page_files(text: str, folder: Path, root: Path) -> list[Path]:
    """The script that a page's path names, seen from the entrypoint's folder."""
    path = (folder / text).resolve()
    return [path] if path.is_file() and path.is_relative_to(root) else []


# ---------------------------------------------------------------------------------------------- imports


def package_of(path: Path, search: list[Path]) -> list[str]:
    """The package that relative imports of this file start from, as parts."""
    above = [folder for folder in search if path.is_relative_to(folder)]
    folder = max(above, key=lambda item: len(item.parts), default=path.parent)
    return list(path.relative_to(folder).parent.parts)


def imports_of(tree: ast.Module, file: str, package: list[str]) -> Iterator[Import]:
    """All imports, in order, those for type checkers only left out."""
    for node, optional in walk_imports(tree.body, False):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, file, node.lineno, optional)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                # `from package import name`: the name may be a module, `local_files` finds out.
                yield Import(f"{module}.{alias.name}".strip("."), file, node.lineno, optional)
        elif isinstance(node, ast.Call):
            argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield Import(argument.value.strip("."), file, node.lineno, optional)
    yield from styler_uses(tree, file)


def styler_uses(tree: ast.Module, file: str) -> Iterator[Import]:
    """`frame.style`: pandas imports its Styler only then. A `style` of an imported module (matplotlib's) is none."""
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.Attribute) and node.attr == "style" and getattr(node.value, "id", "") not in modules:
            yield Import(STYLER, file, node.lineno, optional=True)
            return


def walk_imports(body: list[ast.stmt], optional: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Import statements and `import_module("name")` calls, each with whether a handler catches its failure."""
    for statement in body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield statement, optional
        elif isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.dump(statement.test):
            yield from walk_imports(statement.orelse, optional)
        else:
            caught = isinstance(statement, ast.Try) and any(catches_import_error(item) for item in statement.handlers)
            for name, value in ast.iter_fields(statement):
                inner = optional or (caught and name == "body")
                if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    yield from walk_imports(value, inner)
                elif isinstance(value, list) and value and isinstance(value[0], ast.ExceptHandler | ast.match_case):
                    for part in value:
                        yield from walk_imports(part.body, inner or isinstance(part, ast.ExceptHandler))
                else:
                    yield from ((call, inner) for call in import_calls(value))


def catches_import_error(handler: ast.ExceptHandler) -> bool:
    text = ast.dump(handler.type) if handler.type else "Exception"
    return any(
        name in text for name in ("ImportError", "ModuleNotFoundError", "'Exception'", "Exception", "BaseException")
    )


def import_calls(value: object) -> Iterator[ast.Call]:
    nodes = value if isinstance(value, list) else [value]
    for node in nodes:
        if isinstance(node, ast.AST):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and call.args:
                    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                    if name in ("import_module", "__import__"):
                        yield call


def local_files(module: str, search: list[Path]) -> list[Path]:
    """The project's files that importing `module` (or a name from its parent) loads; empty when it is not local."""
    parts = module.split(".")
    for folder in search:
        found: list[Path] = []
        for part in parts:
            package, file = folder / part / "__init__.py", folder / f"{part}.py"
            if file.is_file() and not package.is_file():
                return [*found, file]
            if package.is_file():
                found.append(package)
            elif not (folder / part).is_dir() or is_skipped_folder(folder / part):
                break
            folder = folder / part
        if found or (folder not in search and any(folder.glob("*.py"))):
            return found
    return []


# ------------------------------------------------------------------------------------------- data files


def named_files(texts: Iterable[str], bases: list[Path], root: Path) -> set[Path]:
    """Files of the project that texts in the code name: a file, a folder (all in it) or a glob pattern."""
    return {file for text in texts for base in dict.fromkeys(bases) for file in expand(base, text, root)}


def could_be_path(text: str) -> bool:
    return 0 < len(text) <= 240 and not re.search(r'[\n\r\0<>|"?]', text) and text.strip("./\\ ") != ""


def expand(base: Path, text: str, root: Path) -> set[Path]:
    """The files below `root` that `text` names, seen from `base`."""
    text = text.replace("\\", "/")
    try:
        if "*" in text:
            found = [] if text.startswith(("/", "*")) else list(base.glob(text))
        else:
            path = Path(*(base / text).parts) if ".." not in Path(text).parts else (base / text).resolve()
            found = [path] if path.is_file() else folder_files(path, root) if path.is_dir() else []
    except (OSError, ValueError, NotImplementedError):
        return set()
    return {path for path in found if may_bundle(root, path)}


def folder_files(folder: Path, root: Path) -> list[Path]:
    """All files of a folder in the project, without its caches and environments; none for the root itself."""
    if folder == root or not folder.is_relative_to(root) or (root in folder.parents and is_skipped_folder(folder)):
        return []
    files: list[Path] = []
    for path, folders, names in folder.walk():
        folders[:] = [name for name in folders if not is_skipped_folder(path / name)]
        files += [path / name for name in names]
    return files


def source_text(source: bytes) -> str:
    """Decode Python source by its coding line."""
    lines = iter(source.splitlines(keepends=True))
    encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    return source.decode(encoding, errors="replace")
