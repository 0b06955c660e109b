"""Files that the code opens by a path that can be read off it, and that the site will not have."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from ..config import Config
from ..errors import FileError
from ..finding import Finding
from ..privacy import is_secret
from ..script import App
from .uses import Module, Use

READERS = re.compile(
    r"^(?:open|io\.open|codecs\.open|PIL\.Image\.open|(?:pandas|polars|geopandas)\.(?:read|scan)_(?!sql|html|clipboard)\w+"
    r"|numpy\.(?:load|loadtxt|genfromtxt|fromfile)|joblib\.load|cv2\.imread|matplotlib\.(?:pyplot|image)\.imread"
    r"|streamlit\.(?:sidebar\.)?(?:image|audio|video|logo|pdf|Page|page_link|switch_page))$"
)
METHODS = (".read_text", ".read_bytes", ".open")
#: GitHub refuses files above this, and its Pages with them. Bytes.
LIMIT = 100 * 1024 * 1024


def refuse_large(app: App) -> None:
    """Raise FileError for a data file that the most used host does not take."""
    for name in app.data:
        size = (app.root / name).stat().st_size
        if size > LIMIT:
            raise FileError(
                f"{name} has {size / 1e6:.0f} MB: GitHub takes no file above 100 MB (and visitors would wait for it).",
                where=place_of(app, name),
                hint="Ship what the app needs of it: fewer rows or columns, or Parquet instead of CSV.",
            )


def place_of(app: App, name: str) -> str:
    """The line that names the file; the file itself where none does."""
    last = name.rpartition("/")[2]
    for file, source in app.sources.items():
        for number, line in enumerate(source.decode("utf-8", errors="replace").splitlines(), 1):
            if last in line:
                return f"{file}:{number}"
    return name


def include_findings(config: Config) -> Iterator[Finding]:
    """Patterns of `include` that only name what is never published."""
    for pattern in config.include:
        for path in config.root.glob(pattern):
            relative = path.relative_to(config.root)
            if path.is_file() and is_secret(relative):
                what = f"include names {relative.as_posix()}, which holds secrets by its name: it is not published."
                yield Finding("secret", what, "pyproject.toml")


def file_findings(module: Module, root: Path, folder: Path) -> Iterator[Finding]:
    """Missing, secret and outside files. `folder` is the entrypoint's."""
    written = other_texts(module)
    for use, call in module.calls():
        node = opened(use, call)
        if node is None or use.is_caught("OSError", "FileNotFoundError", "IOError"):
            continue
        path = path_of(node, module, root / module.file)
        if path and path not in written and (found := look(path, module, root, folder, module.where(use.line))):
            yield found


def opened(use: Use, call: ast.Call) -> ast.expr | None:
    """The path that a call reads from."""
    if use.name in METHODS and isinstance(call.func, ast.Attribute):
        return None if writes(call, 0) else call.func.value
    if READERS.match(use.name) and call.args:
        return None if use.name.endswith("open") and writes(call, 1) else call.args[0]
    return None


def writes(call: ast.Call, place: int) -> bool:
    """Whether a call of `open` has a mode that makes the file, or one that cannot be read off."""
    modes = [*call.args[place : place + 1], *(item.value for item in call.keywords if item.arg == "mode")]
    texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
    return len(texts) < len(modes) or any(set(text) & set("wax+") for text in texts)


def other_texts(module: Module) -> set[str]:
    """Paths that also stand where nothing is read: the app may write them, or looks first whether they are there."""
    read = set()
    for use, call in module.calls():
        if path := opened(use, call):
            read |= {id(item) for item in ast.walk(path)}
    constants = {id(value) for value in module.constants.values()}
    found = set()
    for node in ast.walk(module.tree):
        if id(node) in read or id(node) in constants:
            continue
        value: ast.AST | None = node
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            value = module.constants.get(node.id)
        if isinstance(value, ast.Constant | ast.BinOp | ast.Call) and (text := path_of(value, module, Path())):
            found.add(text)
    return found


def path_of(node: ast.expr, module: Module, file: Path, depth: int = 0) -> str | None:
    """The path that an expression makes, if it can be read off. `file` is what `__file__` stands for."""
    if depth > 20:
        return None
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        if node.id == "__file__":
            return file.as_posix()
        return path_of(module.constants[node.id], module, file, depth + 1) if node.id in module.constants else None
    if isinstance(node, ast.Attribute) and node.attr == "parent":
        above = path_of(node.value, module, file, depth + 1)
        return PurePosixPath(above).parent.as_posix() if above else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return joined([node.left, node.right], module, file, depth)
    if isinstance(node, ast.Call):
        return called_path(node, module, file, depth)
    return None


def called_path(node: ast.Call, module: Module, file: Path, depth: int) -> str | None:
    name = module.dotted(node.func)
    if name in ("pathlib.Path", "os.path.join") and node.args:
        return joined(node.args, module, file, depth)
    if name in ("os.path.dirname", "os.path.abspath", "os.path.realpath") and node.args:
        inner = path_of(node.args[0], module, file, depth + 1)
        return PurePosixPath(inner).parent.as_posix() if inner and name.endswith("dirname") else inner
    if isinstance(node.func, ast.Attribute) and node.func.attr in ("resolve", "absolute") and not node.args:
        return path_of(node.func.value, module, file, depth + 1)
    return None


def joined(nodes: list[ast.expr], module: Module, file: Path, depth: int) -> str | None:
    parts = [path_of(node, module, file, depth + 1) for node in nodes]
    return PurePosixPath(*(part for part in parts if part)).as_posix() if all(parts) else None


def look(path: str, module: Module, root: Path, folder: Path, where: str) -> Finding | None:
    """What is to say of a path."""
    if re.match(r"[\w+.-]+:", path) or re.search(r"[*?{}<>\n]", path) or path.startswith(("~", "app/static/")):
        return None
    if path.startswith("/tmp/") and not path.startswith(f"{root.as_posix()}/"):
        return None
    if not re.search(r"\.\w+$", path):  # An emoji, a button's name: only what has a suffix is surely a file.
        return None
    text = path.replace("\\", "/")
    found = [base / text for base in (folder, root, (root / module.file).parent) if (base / text).is_file()]
    if not found:
        hint = near_files(text, folder, root)
        return Finding("file", f"there is no file {shown(text, root)!r}.", where, hint)
    inside = [item.resolve() for item in found if item.resolve().is_relative_to(root.resolve())]
    if not inside:
        hint = "Put it into the project: the site has nothing else."
        return Finding("file", f"{path!r} lies outside of the project.", where, hint)
    relative = inside[0].relative_to(root.resolve())
    if is_secret(relative):
        what = f"{relative.as_posix()} holds secrets by its name and is never published: opening it raises."
        return Finding("secret", what, where, "Ask the visitor: st.text_input('Key', type='password').")
    return None


def shown(text: str, root: Path) -> str:
    return text.removeprefix(f"{root.as_posix()}/")


def near_files(text: str, folder: Path, root: Path) -> str | None:
    """A file of nearly that name."""
    names = {item.name: item for base in (folder, root) for item in (base / text).parent.glob("*") if item.is_file()}
    near = get_close_matches(PurePosixPath(text).name, names, n=1)
    return f"Did you mean {near[0]!r}?" if near else None
