"""Requirements -> the wheels of the site, by pip's resolver over all sources together.

pip's answer is taken whole. Where it finds none, what stands in the way is written down and bent (a version overridden, a
dependency left out), so that one build names all of it; then what was declared stops the build, and what the code merely
imports is a finding: the import raises in the app, at its place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version
from pyodide_lock import PackageSpec

from .build_wheel import Builder, BuildError
from .cache import damaged
from .errors import PackageError
from .finding import Finding
from .imports import PROVIDED
from .pip_client import Answer, Pip, Question
from .problems import Problem, diagnose, sources_of, stop, unreachable
from .requirements import Needed
from .sources import Origin, Sources
from .stand_ins import StandIns
from .wheels import Wheel

#: Packages whose compiled part is optional: their source makes a pure wheel where no compiler is found.
PURE_AS_WELL = frozenset(
    {
        "aiohttp",
        "frozenlist",
        "markupsafe",
        "msgpack",
        "multidict",
        "propcache",
        "pyyaml",
        "simplejson",
        "tornado",
        "wrapt",
        "yarl",
    }
)
#: Rounds after which a resolution is given up: each removes one obstacle.
ROUNDS = 400


@dataclass
class Resolution:
    """Wheels by canonical name, what they are in the lock file, where they came from, and what could not be had.

    `imports`: modules that are imported beyond what is declared -> their packages; `missing`: those that cannot be had ->
    why. `notes` are worth a line and no warning.
    """

    wheels: dict[str, Wheel] = field(default_factory=dict)
    packages: dict[str, PackageSpec] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    @property
    def modules(self) -> set[str]:
        """Top-level modules that the wheels provide."""
        return {module for wheel in self.wheels.values() for module in wheel.imports}


@dataclass(frozen=True)
class Rules:
    """`relax`: another version than the declared one will do, and what nothing imports is left out if it cannot be had.

    `exclude`: packages that the site does without. `used`: top-level modules that the app imports. `options` are pip's own;
    `prefer`: package -> version that a lock file had; `only`: package -> the wheel built for it.
    """

    relax: bool = False
    exclude: Collection[str] = ()
    used: Collection[str] = ()
    options: Sequence[str] = ()
    prefer: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, Wheel] = field(default_factory=dict)


#: Top-level modules that the declared packages provide -> requirements for what is imported beyond them.
More = Callable[[Collection[str]], list[Needed]]


def resolve(
    declared: Sequence[Needed], sources: Sources, rules: Rules | None = None, more: More | None = None
) -> Resolution:
    """The wheels for what is declared, then for what `more` says is imported beyond it.

    Raises PackageError, which names everything that was declared and cannot be had.
    """
    rules = rules or Rules()
    left_out: list[Finding] = []
    with Pip() as pip, tempfile.TemporaryDirectory(prefix="appc-") as work:
        while True:
            search = Search(pip, sources, rules, Path(work))
            result, imported = search.settle_all(declared, more)
            search.mark_unused(result, declared, imported)
            unused = search.unused() if rules.relax else {}
            if not unused:
                break
            left_out += unused.values()
            declared = [item for item in declared if item.name not in unused]
    result.findings = [*left_out, *search.findings(result)]
    for item in imported:
        why = next((problem.what for problem in search.problems if problem.name == item.name), "it was left out")
        known_as, value = (result.imports, item.name) if item.name in result.wheels else (result.missing, why)
        known_as[item.module or item.name] = value
    return result


@dataclass
class Search:
    """One conversation with pip."""

    pip: Pip
    sources: Sources
    rules: Rules
    work: Path
    problems: list[Problem] = field(default_factory=list)
    ignore: set[str] = field(default_factory=set)
    override: dict[str, str] = field(default_factory=dict)
    only: dict[str, Wheel] = field(default_factory=dict)
    built: dict[str, str] = field(default_factory=dict)
    stand_ins: StandIns = field(default_factory=StandIns)

    def __post_init__(self) -> None:
        self.ignore |= {*PROVIDED, *self.rules.exclude}
        self.only |= self.rules.only

    def settle_all(self, declared: Sequence[Needed], more: More | None) -> tuple[Resolution, list[Needed]]:
        """What is declared, then what `more` says is imported beyond it, which comes second."""
        result = self.settle(declared)
        imported = more(result.modules) if more else []
        if imported:
            known = {name: str(wheel.version) for name, wheel in result.wheels.items()}
            self.rules = replace(self.rules, prefer={**self.rules.prefer, **known})
            result = self.settle([*declared, *imported])
        return result, imported

    def settle(self, needed: Sequence[Needed]) -> Resolution:
        """Ask until pip finds a way."""
        roots = [item for item in needed if item.name not in self.ignore]
        for _ in range(ROUNDS):
            wanted = self.wanted(roots)
            if not wanted:
                return Resolution()
            dest = Path(tempfile.mkdtemp(dir=self.work))
            answer = self.pip.resolve(self.question(wanted), dest)
            if answer.code != 0:
                self.bend(answer, roots)
            elif not self.without_gone(answer, roots):
                taken = self.sources.take(answer.packages, dest, self.only)
                if taken is not None and not self.sources.fresh:
                    return make_resolution(answer, taken, self.built)
        raise PackageError(
            f"no set of packages was found in {ROUNDS} attempts.", hint="Pin the versions of a few of them."
        )

    def question(self, wanted: list[str]) -> Question:
        local, last = self.sources.rows(self.work)
        return Question(
            requirements=wanted,
            local=local,
            only={name: str(wheel.path) for name, wheel in self.only.items()},
            last=last,
            index=self.sources.index,
            ignore=sorted(self.ignore),
            override=self.override,
            prefer={**self.rules.prefer, **self.stand_ins.versions()},
            options=self.rules.options,
        )

    def wanted(self, roots: Iterable[Needed]) -> list[str]:
        """The app's own requirements as pip takes them."""
        return [self.text(item) for item in roots if item.name not in self.ignore]

    def text(self, item: Needed) -> str:
        plain = Requirement(item.text)
        if item.name in self.only:
            return f"{item.name}{extras_of(plain)}"
        if item.name in self.override:
            return f"{item.name}{extras_of(plain)}{self.override[item.name]}"
        return f"{item.name}{extras_of(plain)} @ {item.origin}" if isinstance(item.origin, str) else item.text

    def bend(self, answer: Answer, roots: Sequence[Needed]) -> None:
        """Take the obstacle out of the way that pip met."""
        seen = {(item.kind, item.name) for item in self.problems if item.name not in self.override}
        problem = diagnose(answer, roots, self.sources, seen | self.given_up())
        if answer.damaged:
            raise damaged(*answer.damaged)
        if problem is None:
            raise PackageError(f"pip found no set of packages: {answer.error}.", hint=self.hint(roots))
        if problem.kind == "missing":
            self.leave_out(problem, answer)
        elif problem.name in self.override:
            self.override[problem.name] = ""
        else:
            self.problems.append(problem)
            self.override[problem.name] = own_specifier(problem)

    def leave_out(self, problem: Problem, answer: Answer) -> None:
        """Go on without the package, unless its source will do."""
        if not self.from_source(problem, answer):
            # That there is no wheel at all says more than that no version fits.
            self.problems = [item for item in self.problems if item.name != problem.name]
            self.problems.append(problem)
            self.ignore.add(problem.name)

    def without_gone(self, answer: Answer, roots: Sequence[Needed]) -> bool:
        """Whether pip's answer has packages that are out of reach: then they are left out."""
        gone = [item for item in answer.packages if self.sources.is_gone(item)]
        # What only another one of them asks for goes with that one.
        names, asked = {item.name for item in gone}, {item.name for item in roots}
        first = [item for item in gone if item.name in asked or not set(answer.parents.get(item.name, ())) <= names]
        problems = [unreachable(item, answer, roots, self.sources) for item in first or gone]
        if not sum(self.stand_ins.add(problem) for problem in problems):
            for problem in problems:
                self.leave_out(problem, answer)
        return bool(gone)

    def given_up(self) -> set[tuple[str, str]]:
        """Problems that were bent as far as it goes."""
        free = {("version", name) for name, specifier in self.override.items() if not specifier}
        return free | {("missing", name) for name in self.ignore}

    def from_source(self, problem: Problem, answer: Answer) -> bool:
        """Whether the package could be built from its source, which is all that the index has."""
        files = answer.files.get(problem.name, {})
        fit = [item for item in sources_of(files) if allowed(item, problem)]
        compiled = any(kind == "platform_mismatch" for kind, _, _ in files.values())
        if not fit or not self.sources.index or (compiled and problem.name not in PURE_AS_WELL):
            return False
        specifier = ",".join(filter(None, (specifier_text(cause.text) for cause in problem.asked)))
        try:
            builder = Builder(self.sources.cache, self.rules.options)
            wheel = builder.remote(f"{problem.name}{specifier}", problem.name)
        except BuildError as error:
            problem.reason = f"the package index has it as source only, and {error}"
            return False
        self.only[problem.name] = wheel
        self.built[problem.name] = without_credentials(files[fit[-1]][2])
        return True

    def mark_unused(self, result: Resolution, declared: Sequence[Needed], imported: Sequence[Needed]) -> None:
        """Note in each problem which requirements behind it no import of the app leads to."""
        used = [name for name, wheel in result.wheels.items() if set(wheel.imports) & set(self.rules.used)]
        in_use = closure([*used, *(item.name for item in imported)], result)
        names = {item.name for item in declared}
        # A module of an unknown package may be any one's of which no wheel tells what is in it.
        unknown = any(item.name not in result.wheels and item.name not in names for item in imported)
        for problem in self.problems:
            problem.unused = [
                root
                for root in problem.roots
                if root.module is None and root.name not in in_use and (root.name in result.wheels or not unknown)
                # A source tree at hand: its modules may be found beside the script, where no import leads to a package.
                if not isinstance(root.origin, Path)
            ]

    def unused(self) -> dict[str, Finding]:
        """Requirements that cannot be had whole and nothing imports -> why they are left out."""
        missing = [problem for problem in self.problems if problem.kind == "missing"]
        return {root.name: problem.left_out(root) for problem in reversed(missing) for root in problem.unused}

    def findings(self, result: Resolution) -> list[Finding]:
        """What to report of the obstacles. Raises PackageError for those that were declared."""
        for problem in self.problems:
            if wheel := result.wheels.get(problem.name):
                problem.got = str(wheel.version)
        serious = [
            item for item in self.problems if item.declared and not (self.rules.relax and item.kind == "version")
        ]
        if serious:
            raise stop(serious)
        found = [problem.finding() for problem in self.problems if not problem.optional or problem.kind == "version"]
        got = {name: str(wheel.version) for name, wheel in result.wheels.items()}
        return [*found, *self.stand_ins.findings(got), *eval_findings(result)]

    @staticmethod
    def hint(roots: Sequence[Needed]) -> str | None:
        return f"The requirements start at {roots[0].where}." if roots else None


def closure(names: Iterable[str], result: Resolution) -> set[str]:
    """These packages and all that they depend on."""
    queue, found = list(names), set[str]()
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += result.packages[name].depends if name in result.packages else ()
    return found


def extras_of(requirement: Requirement) -> str:
    return f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""


def specifier_text(text: str) -> str:
    """The specifier of a requirement as pip prints it: `name<2 and >=1`."""
    match = Requirement(text.replace(" and ", ",")) if "@" not in text else None
    return str(match.specifier) if match else ""


def own_specifier(problem: Problem) -> str:
    """The app's own specifier, if there is a version for it: a package that asks for another one has to do with that."""
    own = next((item.requirement.specifier for item in problem.roots if item.name == problem.name), SpecifierSet())
    fits = [version for version in problem.others if own.contains(version, prereleases=True)]
    return str(own) if fits else ""


def allowed(file: str, problem: Problem) -> bool:
    """Whether a source archive is of a version that was asked for."""
    version = file.rpartition("-")[2]
    for suffix in (".tar.gz", ".zip", ".tar.bz2", ".tgz"):
        version = version.removesuffix(suffix)
    specifiers = [SpecifierSet(specifier_text(cause.text)) for cause in problem.asked]
    try:
        return all(item.contains(Version(version), prereleases=True) for item in specifiers)
    except ValueError:
        return False


def without_credentials(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def make_resolution(answer: Answer, taken: Mapping[str, tuple[Wheel, Origin]], built: Mapping[str, str]) -> Resolution:
    """`built`: package -> address of the source that its wheel was made of."""
    result = Resolution()
    for item in sorted(answer.packages, key=lambda found: found.name):
        wheel, origin = taken[item.name]
        result.wheels[item.name] = wheel
        location = built.get(item.name, origin.location)
        result.origins[item.name] = Origin(
            origin.kind, without_credentials(location) if "://" in location else location
        )
        result.packages[item.name] = package_spec(item.name, wheel, item.depends)
    return result


def package_spec(name: str, wheel: Wheel, depends: Iterable[str]) -> PackageSpec:
    """What the site's own lock file says of a wheel."""
    return PackageSpec(
        name=name,
        version=str(wheel.version),
        file_name=f"{wheel.sha256[:16]}/{wheel.path.name}",
        install_dir="dynlib" if wheel.is_library else "site",
        package_type="shared_library" if wheel.is_library else "package",
        sha256=wheel.sha256,
        imports=wheel.imports,
        depends=sorted(depends),
    )


def eval_findings(result: Resolution) -> list[Finding]:
    what = "brings JavaScript of its own: the page's Content-Security-Policy allows eval."
    wheels = [wheel for wheel in result.wheels.values() if wheel.needs_eval]
    return [Finding("policy", f"{wheel.name} {wheel.version} {what}") for wheel in wheels]
