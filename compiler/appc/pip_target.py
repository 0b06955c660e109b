"""pip, resolving for the browser: a process of its own that answers questions, one JSON line each (see `pip_client`).

pip judges wheels by `--platform` and `--python-version`, but markers by the interpreter that it runs in. Here it finds the
target's environment in their place. Five more things are bent, each at one method of pip's resolver:

- a package that lies in a local folder or in Pyodide's distribution is not looked for in the package index;
- dependencies that are to be ignored, or whose version is to be overridden, are changed where wheels' metadata is read;
- an index's page is kept from one question to the next;
- a way back through the versions of a package ends when too many were tried in vain;
- what was found, and why a resolution failed, is written down instead of being a text for people.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

markers: Any = importlib.import_module("pip._vendor.packaging.markers")
requirements: Any = importlib.import_module("pip._vendor.packaging.requirements")
utils: Any = importlib.import_module("pip._vendor.packaging.utils")
collector: Any = importlib.import_module("pip._internal.index.collector")
package_finder: Any = importlib.import_module("pip._internal.index.package_finder")
exceptions: Any = importlib.import_module("pip._internal.exceptions")
link_model: Any = importlib.import_module("pip._internal.models.link")
urls: Any = importlib.import_module("pip._internal.utils.urls")
factory: Any = importlib.import_module("pip._internal.resolution.resolvelib.factory")
reporter: Any = importlib.import_module("pip._internal.resolution.resolvelib.reporter")
resolver: Any = importlib.import_module("pip._internal.resolution.resolvelib.resolver")
pip_main: Any = importlib.import_module("pip._internal.cli.main")

#: Versions of one package that are tried in vain because of the same other package; then that one counts as the obstacle.
#: pip would try all of them, each with a request to the index, and each combination of several such packages.
MOST_TRIED = 25
#: The same over all packages of one resolution.
MOST_TRIED_TOGETHER = 250
#: Files of one project that are told and do not fit; the newest ones come last in an index.
MOST_FILES = 400


class Question:
    """One resolution: what was asked, and what pip found out."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.local: list[dict[str, list[str]]] = asked.get("local", [])
        self.last: dict[str, list[str]] = asked.get("last", {})
        self.only: dict[str, str] = asked.get("only", {})
        self.index: bool = asked.get("index", True)
        self.ignore = set(asked.get("ignore", []))
        self.override: dict[str, str] = asked.get("override", {})
        self.prefer: dict[str, str] = asked.get("prefer", {})
        self.packages: list[dict[str, Any]] = []
        self.causes: list[dict[str, Any]] = []
        self.edges: dict[str, set[str]] = {}
        self.files: dict[str, dict[str, list[str]]] = {}
        self.unreachable: dict[str, str] = {}
        self.tried: Counter[tuple[str, str]] = Counter()

    def answer(self, code: int) -> dict[str, Any]:
        return {
            "code": code,
            "packages": self.packages,
            "causes": self.causes,
            "edges": {name: sorted(parents) for name, parents in self.edges.items()},
            "files": {name: shortened(files) for name, files in self.files.items()},
            "unreachable": self.unreachable,
        }


def shortened(files: dict[str, list[str]]) -> dict[str, list[str]]:
    """All files that fit, and the newest of the others."""
    fits = {file: verdict for file, verdict in files.items() if verdict[0] == "candidate"}
    return dict(list(files.items())[-MOST_FILES:]) | fits


#: The one under way. pip's classes are patched once and look here.
current = Question({})


def canonical(name: str) -> str:
    return str(utils.canonicalize_name(name.partition("[")[0]))


def links_of(name: str) -> Iterator[list[Any]]:
    """pip's links to the local wheels of a project, source by source."""
    if path := current.only.get(name):
        yield to_links([path])
        return
    for source in current.local:
        if paths := source.get(name):
            yield to_links(paths)


def to_links(paths: list[str]) -> list[Any]:
    return [link_model.Link(urls.path_to_url(path)) for path in paths]


def find_locally_first(original: Any) -> Any:
    """The first source that has a fitting wheel decides; only then the package index is asked."""

    def find_best_candidate(self: Any, project_name: str, specifier: Any = None, hashes: Any = None) -> Any:
        name = canonical(project_name)
        evaluator = self.make_candidate_evaluator(project_name, specifier=specifier, hashes=hashes)
        seen: list[Any] = []
        for links in links_of(name):
            seen += self.evaluate_links(self.make_link_evaluator(project_name), links)
            best = evaluator.compute_best_candidate(seen)
            if best.applicable_candidates:
                return prefer(name, best)
        if current.index and name not in current.only:
            best = original(self, project_name, specifier, hashes)
            if best.applicable_candidates or name not in current.last:
                return prefer(name, best)
        last = [] if name in current.only else to_links(current.last.get(name, []))
        seen += self.evaluate_links(self.make_link_evaluator(project_name), last)
        return evaluator.compute_best_candidate(seen)

    return find_best_candidate


def prefer(name: str, best: Any) -> Any:
    """Put the version that a lock file had where pip tries first: at the end."""
    if wanted := current.prefer.get(name):
        best.applicable_candidates.sort(key=lambda item: str(item.version) == wanted)
    return best


def note_files(original: Any) -> Any:
    def evaluate_link(self: Any, link: Any) -> Any:
        result, detail = original(self, link)
        if result.name != "different_project":
            files = current.files.setdefault(canonical(self.project_name), {})
            files[link.filename] = [result.name, str(detail), link.url_without_fragment]
        return result, detail

    return evaluate_link


def change_dependencies(original: Any) -> Any:
    """What wheels ask for, less what is ignored, with overridden versions."""

    def make_requirements_from_spec(self: Any, specifier: str, *args: Any, **kwargs: Any) -> Any:
        wanted = requirements.Requirement(specifier)
        name = canonical(wanted.name)
        if name in current.ignore:
            return iter(())
        if name in current.only or name in current.override:
            wanted.url = None
            wanted.specifier = type(wanted.specifier)(current.override.get(name, ""))
        return original(self, str(wanted), *args, **kwargs)

    return make_requirements_from_spec


def note_parents(original: Any) -> Any:
    def adding_requirement(self: Any, requirement: Any, parent: Any) -> None:
        if parent is not None:
            current.edges.setdefault(canonical(requirement.name), set()).add(canonical(parent.name))
        original(self, requirement, parent)

    return adding_requirement


def note_causes(original: Any) -> Any:
    def get_installation_error(self: Any, error: Any, constraints: Any) -> Any:
        current.causes += map(cause, error.causes)
        return original(self, error, constraints)

    return get_installation_error


def cause(information: Any) -> dict[str, Any]:
    requirement, parent = information
    return {
        "name": canonical(requirement.name),
        "text": requirement.format_for_error(),
        "parent": canonical(parent.name) if parent is not None else None,
        "version": str(parent.version) if parent is not None else None,
    }


def stop_in_time(original: Any) -> Any:
    """No endless way back through old versions: what is in the way of so many is an obstacle, to be told or bent."""

    def rejecting_candidate(self: Any, criterion: Any, candidate: Any) -> None:
        original(self, criterion, candidate)
        blocking = canonical(next(criterion.iter_requirement()).name)
        current.tried[blocking, canonical(candidate.name)] += 1
        tried = current.tried[blocking, canonical(candidate.name)]
        if tried >= MOST_TRIED or current.tried.total() >= MOST_TRIED_TOGETHER:
            current.causes += map(cause, criterion.information)
            raise exceptions.DistributionNotFound(f"{tried} versions of {candidate.name} do not go with {blocking}")

    return rejecting_candidate


def note_result(original: Any) -> Any:
    def resolve(self: Any, *args: Any, **kwargs: Any) -> Any:
        found = original(self, *args, **kwargs)
        mapping, graph = self._result.mapping, self._result.graph
        # Python itself is a node too, for wheels with Requires-Python: it has no link, and no one can load it.
        wheels = {canonical(key) for key, candidate in mapping.items() if candidate.source_link is not None}
        depends: dict[str, set[str]] = {}
        for key in mapping:
            children = {canonical(child) for child in graph.iter_children(key)}
            depends.setdefault(canonical(key), set()).update(children & wheels)
        for key, candidate in mapping.items():
            link = candidate.source_link
            if link is not None and "[" not in key:
                name = canonical(key)
                current.packages.append(
                    {
                        "name": name,
                        "version": str(candidate.version),
                        "file": link.filename,
                        "url": link.url_without_fragment,
                        "depends": sorted(depends.get(name, set()) - {name}),
                    }
                )
        return found

    return resolve


def note_failures(original: Any) -> Any:
    """Addresses of an index that gave no answer; 404 is one: there is no such project."""

    def handle_get_simple_fail(link: Any, reason: Any, *args: Any, **kwargs: Any) -> None:
        status = getattr(getattr(reason, "response", None), "status_code", None)
        if status != 404 and not (link.is_file and isinstance(reason, Exception)):
            current.unreachable[link.url_without_fragment] = str(status or reason)
        original(link, reason, *args, **kwargs)

    return handle_get_simple_fail


def keep_pages(original: Any) -> Any:
    """A project's page is asked for once, however many questions there are. One that could not be had is asked for again."""
    pages: dict[str, Any] = {}

    def fetch_response(self: Any, location: Any, *args: Any, **kwargs: Any) -> Any:
        page = pages.get(location.url) or original(self, location, *args, **kwargs)
        if page is not None:
            pages[location.url] = page
        return page

    return fetch_response


def bend(environment: dict[str, str]) -> None:
    """Change pip for good, in this process."""
    markers.default_environment = lambda: dict(environment)
    finder = package_finder.PackageFinder
    finder.find_best_candidate = find_locally_first(finder.find_best_candidate)
    evaluator = package_finder.LinkEvaluator
    evaluator.evaluate_link = note_files(evaluator.evaluate_link)
    made = factory.Factory
    made.make_requirements_from_spec = change_dependencies(made.make_requirements_from_spec)
    made.get_installation_error = note_causes(made.get_installation_error)
    reporter.PipReporter.adding_requirement = note_parents(reporter.PipReporter.adding_requirement)
    reporter.PipReporter.rejecting_candidate = stop_in_time(reporter.PipReporter.rejecting_candidate)
    resolver.Resolver.resolve = note_result(resolver.Resolver.resolve)
    collector.LinkCollector.fetch_response = keep_pages(collector.LinkCollector.fetch_response)
    collector._handle_get_simple_fail = note_failures(collector._handle_get_simple_fail)


def serve(lines: TextIO, answers: TextIO) -> None:
    """First line: the marker environment. Then a question a line, each answered by one line."""
    global current
    bend(json.loads(lines.readline()))
    for line in lines:
        asked = json.loads(line)
        current = Question(asked)
        try:
            code = int(pip_main.main(asked["args"]))
        except SystemExit as stop:
            code = int(stop.code) if isinstance(stop.code, int) else 2
        answers.write(json.dumps(current.answer(code)) + "\n")
        answers.flush()


if __name__ == "__main__":
    # pip prints to the standard output: the answers get a descriptor of their own.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as own:
        os.dup2(2, 1)
        serve(sys.stdin, own)
