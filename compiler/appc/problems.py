"""Why pip found no way, in the words of the project: which line, which package, what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from packaging.version import Version

from .errors import PackageError
from .finding import Finding
from .pip_client import Answer, Cause, Found
from .requirements import Needed
from .sources import Sources

#: What to use in a page instead of packages that cannot run there.
SUBSTITUTES = {
    "duckdb": "sqlite3 is in every page",
    "mysqlclient": "a page cannot open a database connection: export the data, or ask a web service with requests",
    "psycopg": "a page cannot open a database connection: export the data, or ask a web service with requests",
    "psycopg2": "a page cannot open a database connection: export the data, or ask a web service with requests",
    "psycopg2-binary": "a page cannot open a database connection: export the data, or ask a web service with requests",
    "pyodbc": "a page cannot open a database connection: export the data, or ask a web service with requests",
    "rpds-py": "jsonschema==4.17.3 with pyrsistent==0.20.0 needs no rpds-py",
    "tensorflow": "scikit-learn runs in a page; a trained network can be asked through a web service",
    "torch": "scikit-learn runs in a page; a trained network can be asked through a web service",
    "xgboost": "scikit-learn's HistGradientBoosting models run in a page",
}
OUT_OF_REACH = "is out of reach"
SYSTEMS = {"linux": "Linux", "macos": "macOS", "win": "Windows"}


@dataclass
class Problem:
    """`kind`: "missing" (no wheel at all) or "version" (none of the version that was asked for).

    `asked`: the requirements on `name` that cannot be met together; `roots`: the app's own ones that led there;
    `unused`: those of them that no import of the app leads to.
    """

    kind: str
    name: str
    asked: list[Cause]
    roots: list[Needed]
    reason: str = ""
    got: str = ""
    others: list[str] = field(default_factory=list)
    unused: list[Needed] = field(default_factory=list)

    @property
    def declared(self) -> bool:
        """Whether it stops the build. Between a declared version and what an import leads to, the declared one wins."""
        declared = [item.module is None for item in self.roots]
        return any(declared) if self.kind == "missing" else bool(declared) and all(declared)

    @property
    def optional(self) -> bool:
        return bool(self.roots) and all(item.optional for item in self.roots)

    @property
    def where(self) -> str | None:
        return self.roots[0].where if self.roots else None

    @property
    def direct(self) -> bool:
        """Whether the app itself asks for the package."""
        return any(cause.parent is None for cause in self.asked)

    def part(self, missing: Sequence[Problem]) -> Finding:
        """For what stops the build. `missing`: all packages that are, which is told with the last of them."""
        hints = []
        if self.kind == "version" and self.got:
            other = (
                f"Ask for {self.name}=={self.got}, which a browser has" if self.direct else "Ask for another version"
            )
            hints.append(f"{other}, or accept it with --relax.")
        if self.kind == "missing" and self.name in SUBSTITUTES:
            hints.append(f"{self.name}: {SUBSTITUTES[self.name]}.")
        if self.kind == "missing" and self.unused == self.roots != []:
            names = " and ".join(item.name for item in self.unused)
            hints.append(f"Nothing in the app imports {names}: --relax leaves it out.")
        hints += [way_out(missing)] if missing else []
        return Finding(
            "version" if self.kind == "version" else "package", self.what, self.where, "\n".join(hints) or None
        )

    @property
    def what(self) -> str:
        if self.kind == "version":
            who = " and ".join(dict.fromkeys(self.asker(cause) for cause in self.asked))
            have = f"the browser gets {self.name} {self.got}, the best that there is" if self.got else "no version fits"
            return f"{who}; {have}."
        return f"{self.subject}: no wheel for the browser: {self.reason}."

    @property
    def subject(self) -> str:
        direct = next((item for item in self.roots if item.name == self.name), None)
        if direct and self.direct:
            return f"import {direct.module}" if direct.module else direct.text
        parent = next((cause.parent for cause in self.asked if cause.parent), None)
        root = self.roots[0].name if self.roots else None
        chain = f"{root} needs {parent}, which needs" if root and root != parent else f"{parent} needs"
        return f"{chain} {self.asked[0].text if self.asked else self.name}"

    @staticmethod
    def asker(cause: Cause) -> str:
        return f"{cause.parent} {cause.version} needs {cause.text}" if cause.parent else f"{cause.text} is asked for"

    def left_out(self, root: Needed) -> Finding:
        """For a requirement that is left out with `--relax`."""
        what = f"{self.what.removesuffix('.')}; nothing in the app imports {root.name}, and the site goes without."
        return Finding("unused", what, root.where)

    def finding(self) -> Finding:
        """For what stops nothing."""
        if self.kind == "version":
            return Finding("version", self.what, where=self.where)
        owner = next((cause.parent for cause in self.asked if cause.parent), None)
        until = "the import raises" if self.direct else f"{owner} may fail"
        hint = f"Give a folder that has a wheel for Pyodide: --find-links DIR. Until then {until} in the app."
        return Finding("package", self.what, where=self.where, hint=hint)


def way_out(missing: Sequence[Problem]) -> str:
    """What to do about packages without a wheel."""
    names = ", ".join(f'"{name}"' for name in dict.fromkeys(item.name for item in missing))
    hint = (
        "Remove what the page can do without, or leave it out of the site alone: "
        f"[tool.appc] exclude-packages = [{names}]; what imports it raises then, in the app. "
        "A wheel for Pyodide is taken from --find-links DIR."
    )
    if any(OUT_OF_REACH in item.reason for item in missing):
        hint += (
            "\nPyodide's own packages are fetched once and kept: build where its address can be reached, or name a mirror "
            "or a folder of its release: [tool.appc] packages-url."
        )
    return hint


def stop(problems: Sequence[Problem]) -> PackageError:
    """One error for all that was declared and cannot be had."""
    missing = [problem for problem in problems if problem.kind == "missing"]
    parts = [problem.part(missing if missing and problem is missing[-1] else ()) for problem in problems]
    first = parts[0]
    lines, hints = [first.what, *map(str, parts[1:])], [part.hint for part in parts if part.hint]
    error = PackageError("\n".join(lines), where=first.where, hint="\n".join(hints) or None)
    error.parts = parts
    return error


def diagnose(
    answer: Answer, roots: Sequence[Needed], sources: Sources, seen: Collection[tuple[str, str]]
) -> Problem | None:
    """What to say of pip's failure, and about which package; None when pip does not tell. `seen`: told already."""
    by_name: dict[str, list[Cause]] = {}
    for cause in answer.causes:
        if cause.name.startswith("<python"):
            cause = Cause(cause.parent or "", cause.parent or "", None, None)
        by_name.setdefault(cause.name, []).append(cause)
    problems = [make_problem(name, causes, answer, roots, sources) for name, causes in by_name.items() if name]
    fresh = [problem for problem in problems if (problem.kind, problem.name) not in seen]
    return min(fresh, key=lambda item: item.kind != "missing", default=None)


def unreachable(item: Found, answer: Answer, roots: Sequence[Needed], sources: Sources) -> Problem:
    """What to say of a package that only the distribution has, and does not give."""
    asked = [Cause(item.name, item.name, parent, None) for parent in answer.parents.get(item.name, [])]
    if any(root.name == item.name for root in roots):
        asked.insert(0, Cause(item.name, item.name, None, None))
    blamed = roots_of(item.name, asked, answer, roots)
    return Problem("missing", item.name, asked, blamed, reason=why_missing(item.name, answer, sources))


def make_problem(name: str, causes: list[Cause], answer: Answer, roots: Sequence[Needed], sources: Sources) -> Problem:
    blamed = roots_of(name, causes, answer, roots)
    others = versions_of(name, answer)
    if others:
        return Problem("version", name, causes, blamed, others=others)
    return Problem("missing", name, causes[:1], blamed, reason=why_missing(name, answer, sources))


def roots_of(name: str, causes: Iterable[Cause], answer: Answer, roots: Sequence[Needed]) -> list[Needed]:
    """The app's own requirements that the causes come from, following who asked for whom."""
    queue = [cause.parent or name for cause in causes]
    known: set[str] = set()
    while queue:
        item = queue.pop()
        if item not in known:
            known.add(item)
            queue += answer.parents.get(item, []) if item != name else []
    return [item for item in roots if item.name in known]


def versions_of(name: str, answer: Answer) -> list[str]:
    """Versions that a browser could have, newest first."""
    files = answer.files.get(name, {})
    found = {detail for kind, detail, _ in files.values() if kind == "candidate"}
    return [str(version) for version in sorted(map(Version, found), reverse=True)]


def why_missing(name: str, answer: Answer, sources: Sources) -> str:
    reasons = []
    if package := sources.distribution.packages.get(name):
        state = f"cannot be had ({sources.gone[name]})" if name in sources.gone else OUT_OF_REACH
        if name in sources.gone or sources.unreachable:
            why = f" ({sources.unreachable})" if sources.unreachable and name not in sources.gone else ""
            reasons.append(f"Pyodide's {package.name} {package.version} {state}{why}")
    reasons.append(index_reason(name, answer, sources))
    return "; ".join(reasons)


def index_reason(name: str, answer: Answer, sources: Sources) -> str:
    if not sources.index:
        return "the package index was not asked"
    if broken := answer.broken_for(name):
        return f"the package index could not be asked ({broken})"
    files = answer.files.get(name, {})
    systems = {system for file in files for key, system in SYSTEMS.items() if key in file.rpartition("-")[2]}
    kinds = {kind for kind, _, _ in files.values()}
    if "platform_mismatch" in kinds and systems:
        return f"the package index has it compiled for {', '.join(sorted(systems))} only"
    if "platform_mismatch" in kinds:
        return "the package index has it for other Pythons only"
    if "requires_python_mismatch" in kinds:
        return "none of its versions is for Python 3.14"
    if sources_of(files):
        return "the package index has it as source only"
    return "the package index does not have it"


def sources_of(files: Iterable[str]) -> list[str]:
    return [file for file in files if file.endswith((".tar.gz", ".zip", ".tar.bz2", ".tgz"))]
