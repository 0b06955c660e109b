"""What the app needs: declared (PEP 723, requirements.txt, pyproject.toml) and imported."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from .config import read_toml
from .errors import ConfigError
from .script import App, Import, source_text
from .wheels import applies

#: What the site's runtime itself provides, and what only a server has a use for.
PROVIDED = frozenset({"streamlit"})
PLATFORM_MODULES = frozenset({"__main__", "js", "pyodide", "pyodide_js"})
#: Module -> distribution, where the names differ and no lock file or wheel has told it.
KNOWN_MODULES = {
    "PIL": "pillow",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "fitz": "pymupdf",
    "github": "pygithub",
    "jwt": "pyjwt",
    "mpl_toolkits": "matplotlib",
    "pkg_resources": "setuptools",
    "pptx": "python-pptx",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "yaml": "pyyaml",
}
SCRIPT_BLOCK = re.compile(r"(?m)^# /// script\s*$\s(?P<content>(^#(| .*)$\s)+)^# ///$")


@dataclass(frozen=True)
class Needed:
    """One requirement and where it comes from (`file:line`).

    `module`: it was imported, not declared. `needed_by`: a package asked for it, not the app.
    """

    requirement: Requirement
    where: str
    module: str | None = None
    optional: bool = False
    needed_by: str | None = None

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)


def find_requirements(app: App, script: Path, distribution: Callable[[str], str | None]) -> list[Needed]:
    """Declared requirements, then what is imported beyond them. `distribution`: top-level module -> its name."""
    declared = [item for item in read_declared(app, script) if item.name not in PROVIDED and applies(item.requirement)]
    names = {item.name for item in declared}
    needed: dict[str, Needed] = {}
    for item in app.imports:
        module = item.module.partition(".")[0]
        name = canonicalize_name(distribution(module) or KNOWN_MODULES.get(module) or module)
        if not is_external(module) or name in PROVIDED or name in names:
            continue
        if name not in needed or (needed[name].optional and not item.optional):
            needed[name] = imported(name, module, item)
    return [*declared, *needed.values()]


def imported(name: str, module: str, item: Import) -> Needed:
    return Needed(Requirement(name), item.where, module, item.optional)


def is_external(module: str) -> bool:
    """Whether the module is neither Python's own nor the site's."""
    return (
        bool(module)
        and module not in sys.stdlib_module_names
        and module not in ("__main__", "pyodide", "js", "pyodide_js")
    )


def read_declared(app: App, script: Path) -> list[Needed]:
    """The script's own block wins over files: it is closest to the code."""
    block = list(script_block(app))
    if block:
        return block
    found = []
    for folder in dict.fromkeys((script.parent, app.root)):
        found += list(requirements_file(folder / "requirements.txt", app.root))
    found += list(project_dependencies(app.root))
    unique: dict[str, Needed] = {}
    for item in found:
        unique.setdefault(item.name, item)
    return list(unique.values())


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
        raise ConfigError(f"the script's dependency block is no valid TOML: {error}.", where=where) from error
    for dependency in dependencies:
        yield declare(dependency, f"{app.entrypoint}:{line}")


def requirements_file(path: Path, root: Path) -> Iterator[Needed]:
    """Lines of a requirements.txt; `-r` files are followed, other options are pip's alone."""
    if not path.is_file():
        return
    where = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    lines = path.read_text(encoding="utf-8-sig", errors="replace").replace("\\\n", "").splitlines()
    for number, raw in enumerate(lines, 1):
        line = re.sub(r"(^|\s+)#.*$", "", raw).strip()
        if match := re.match(r"(?:-r|--requirement)[ =]\s*(\S+)", line):
            yield from requirements_file((path.parent / match[1]).resolve(), root)
        elif line and not line.startswith("-"):
            yield declare(re.split(r"\s--", line)[0], f"{where}:{number}")


def project_dependencies(root: Path) -> Iterator[Needed]:
    project = read_toml(root / "pyproject.toml").get("project", {})
    for dependency in project.get("dependencies", []):
        yield declare(dependency, "pyproject.toml")


def declare(text: str, where: str) -> Needed:
    try:
        return Needed(Requirement(text), where)
    except InvalidRequirement as error:
        raise ConfigError(f"{text!r} is no requirement: {str(error).splitlines()[0]}.", where=where) from error
