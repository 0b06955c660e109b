"""What the app declares: PEP 723 block, requirements.txt, [project] dependencies, environment.yml's pip part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from .errors import PackageError
from .requirements_file import Line, decode, read_lines
from .script import App, source_text
from .toml import read_toml
from .wheels import applies

SCRIPT_BLOCK = re.compile(r"(?m)^# /// script\s*$\s(?P<content>(^#(| .*)$\s)+)^# ///$")
ENVIRONMENT_FILES = ("environment.yml", "environment.yaml")
#: Stands for the name of a source tree that does not say it before it is built.
UNNAMED = "unnamed-source"


@dataclass(frozen=True)
class Needed:
    """One requirement and where it comes from (`file:line`).

    `module`: it was imported, not declared. `optional`: the code goes on without it. `origin`: where its source lies, if
    not in an index: a folder or file of this machine, or an address (an archive, `git+https://...`).
    """

    requirement: Requirement
    where: str
    module: str | None = None
    optional: bool = False
    origin: Path | str | None = None

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def text(self) -> str:
        """The requirement as a command line of pip's takes it: without marker, with extras."""
        extras = f"[{','.join(sorted(self.requirement.extras))}]" if self.requirement.extras else ""
        return f"{self.requirement.name}{extras}{self.requirement.specifier}"


@dataclass
class Declared:
    """`options` are pip's own (`--index-url ...`), as a requirements file has them."""

    items: list[Needed] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def read_declared(app: App, script: Path) -> Declared:
    """The script's own block wins over files: it is closest to the code. Raises PackageError."""
    if block := list(script_block(app)):
        return Declared([item for item in block if applies(item.requirement)])
    result = Declared()
    for folder in dict.fromkeys((script.parent, app.root)):
        add(result, from_lines(read_lines(folder / "requirements.txt", app.root), result.options))
    add(result, project_dependencies(app.root))
    for folder in dict.fromkeys((script.parent, app.root)):
        for name in ENVIRONMENT_FILES:
            add(result, from_lines(environment_lines(folder / name, app.root), result.options))
    return result


def add(result: Declared, items: Iterable[Needed]) -> None:
    """Of several files that declare a package the first one counts."""
    known = {item.name for item in result.items if item.name != UNNAMED}
    result.items += [item for item in items if item.name not in known and applies(item.requirement)]


def script_block(app: App) -> Iterator[Needed]:
    """`# /// script` of the entrypoint (PEP 723)."""
    text = source_text(app.sources[app.entrypoint])
    match = SCRIPT_BLOCK.search(text)
    if not match:
        return
    line = text[: match.start()].count("\n") + 1
    content = "".join(item[2:] if item.startswith("# ") else item[1:] for item in match["content"].splitlines(True))
    try:
        dependencies = tomllib.loads(content).get("dependencies", [])
    except tomllib.TOMLDecodeError as error:
        where = f"{app.entrypoint}:{line}"
        raise PackageError(f"the script's dependency block is no valid TOML: {error}.", where=where) from error
    folder = (app.root / app.entrypoint).parent
    lines = match["content"].splitlines()
    for dependency in dependencies:
        offset = next((number for number, item in enumerate(lines, 1) if dependency in item), 0)
        yield declare(Line(dependency, f"{app.entrypoint}:{line + offset}", folder))


def from_lines(lines: Iterable[Line], options: list[str]) -> Iterator[Needed]:
    for line in lines:
        if line.option:
            options.append(line.text)
        else:
            yield declare(line)


def project_dependencies(root: Path) -> Iterator[Needed]:
    path = root / "pyproject.toml"
    dependencies = read_toml(path).get("project", {}).get("dependencies", [])
    texts = path.read_text(encoding="utf-8").splitlines() if dependencies else []
    for dependency in dependencies:
        number = next((number for number, item in enumerate(texts, 1) if dependency in item), 0)
        yield declare(Line(dependency, f"pyproject.toml:{number}" if number else "pyproject.toml", root))


def environment_lines(path: Path, root: Path) -> Iterator[Line]:
    """The `pip:` list of a conda environment file. What conda itself would install is not read."""
    if not path.is_file():
        return
    where = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        document = yaml.compose(decode(path.read_bytes(), where))
    except yaml.YAMLError as error:
        raise PackageError(f"this is no valid YAML: {error}.", where=where) from error
    for dependency in entries(document, "dependencies"):
        for item in entries(dependency, "pip"):
            if isinstance(item, yaml.ScalarNode):
                yield from read_lines_of(item, where, path.parent)


def entries(node: yaml.Node | None, key: str) -> list[yaml.Node]:
    """The list that a mapping has under `key`, as nodes, which know their line."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key and isinstance(value, yaml.SequenceNode):
                return list(value.value)
    return []


def read_lines_of(item: yaml.ScalarNode, where: str, folder: Path) -> Iterator[Line]:
    text = str(item.value).strip()
    line = f"{where}:{item.start_mark.line + 1}"
    if text.startswith("-r"):
        yield from read_lines(folder / text[2:].strip(), folder)
    elif text:
        yield Line(text, line, folder, option=text.startswith("--"))


# ------------------------------------------------------------------------------------ one requirement

ARCHIVES = (".whl", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
REMOTE = re.compile(r"^(?:(?:git|hg|svn|bzr)\+|https?://|ftp://)", re.IGNORECASE)


def declare(line: Line) -> Needed:
    """What a line asks for. Raises PackageError for one that is no requirement."""
    text = line.text
    if path := local_path(text, line.folder):
        return of_path(path, text, line)
    if REMOTE.match(text):
        return Needed(Requirement(name_in(text)), line.where, origin=text)
    try:
        requirement = Requirement(relative_file(text, line.folder))
    except InvalidRequirement as error:
        hint = None
        if re.match(r"^[\w.-]+=[\w.]", text):
            hint = "A version is given with two equals signs: " + text.replace("=", "==", 1)
        elif "/" in text:
            hint = f"There is no file or folder {text!r} either."
        what = f"{text!r} is no requirement: {str(error).splitlines()[0]}."
        raise PackageError(what, where=line.where, hint=hint) from error
    if requirement.url and requirement.url.startswith("file:"):
        return replace(of_path(file_path(requirement.url, line.folder), text, line), requirement=requirement)
    return Needed(requirement, line.where, origin=requirement.url)


def relative_file(text: str, folder: Path) -> str:
    """`name @ ./folder` and `name @ file:folder` with the full address that the standard asks for."""
    match = re.match(r"^(?P<name>[\w.\-\[\], ]+?)\s*@\s*(?:file:(?!//))?(?P<path>[^;\s]+)(?P<rest>.*)$", text)
    if not match or "://" in match["path"]:
        return text
    return f"{match['name']} @ {(folder / match['path']).resolve().as_uri()}{match['rest']}"


def file_path(url: str, folder: Path) -> Path:
    return Path.from_uri(url) if hasattr(Path, "from_uri") else folder / url.removeprefix("file://")


def local_path(text: str, folder: Path) -> Path | None:
    """The folder or archive that a line names by its path, as pip tells one from a name."""
    plain = re.sub(r"\[[\w,\s-]*\]$", "", text.partition(" ;")[0]).strip()
    if plain.startswith("file:"):
        return Path(re.sub(r"^file:(//)?", "", plain)) if plain.startswith("file:/") else folder / plain[5:]
    looks_so = plain.startswith((".", "/", "~")) or "/" in plain or plain.lower().endswith(ARCHIVES)
    if not looks_so or "@" in plain or "://" in plain:
        return None
    path = (folder / Path(plain).expanduser()).resolve()
    return path if path.exists() or plain.startswith(".") or plain.lower().endswith(ARCHIVES) else None


def of_path(path: Path, text: str, line: Line) -> Needed:
    """A requirement for local code. Raises PackageError for a path that is not there."""
    if not path.exists():
        raise PackageError(f"{text!r} names {path}, which is not there.", where=line.where)
    extras = re.search(r"\[[\w,\s-]*\]$", text)
    name = name_in(path.name) if path.is_file() else UNNAMED
    return Needed(Requirement(f"{name}{extras[0] if extras else ''}"), line.where, origin=path)


def name_in(text: str) -> str:
    """The name of a project, out of the name of an archive or an address."""
    if egg := re.search(r"#(?:.*&)?egg=([\w.-]+)", text):
        return egg[1]
    last = re.split(r"[?#]", text)[0].rstrip("/").rpartition("/")[2]
    match = re.match(r"^([A-Za-z0-9](?:[\w.]*[A-Za-z0-9])?)-\d", last)
    return match[1] if match and last.lower().endswith(ARCHIVES) else UNNAMED
