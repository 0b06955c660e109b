"""The pipeline, in reading order."""

from __future__ import annotations

import errno
import posixpath
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .app_lock import lock_path
from .budget import check_budget, needed_first, parse_size
from .bundle import Bundle, make_bundle
from .checks import Examined, examine
from .checks.files import refuse_large
from .config import Config
from .errors import StrictError
from .imports import is_external, top_level
from .licenses import site_licenses
from .lockfile import Distribution
from .manifest import APP_ROOT, Manifest, make_manifest, to_json
from .output import Output
from .packages import find_packages, read_distribution, wheel_cache, write_project_lock
from .page import PageWriter
from .prerender import PrerenderResult, prerender
from .privacy import may_bundle
from .report import LockReport, Progress, Report, silent, weigh
from .resolve import Resolution
from .results import ShippedResults, add_results
from .runtime_files import RuntimeFiles
from .script import App, Import, Page, follow, read_app
from .site_wheels import site_wheels
from .snapshot import SnapshotChoice, add_snapshot


def build(config: Config, output: Output, progress: Progress = silent, *, dev: bool = False) -> Report:
    """Build the site of `config.script` into `output`. Raises AppcError when there is nothing that could be built."""
    steps = Steps(progress)
    files = RuntimeFiles.find()
    output.check()
    if config.budget:
        parse_size(config.budget)
    app, resolution, bundle, manifest, result = prepare(config, files, steps, dev=dev)
    examined = beside(examine(config, app, files), result)
    results = ship_results(config, app, bundle, result, dev=dev)
    with steps("taking a snapshot", 0.5):
        snapshot = take_snapshot(config, app, manifest, bundle, result, files, dev=dev)
        manifest = make_manifest(config, app, bundle, dev=dev)
    with steps("making pages", 0.85):
        site = make_site(config, app, bundle, manifest, result, files)
        site["licenses.txt"] = site_licenses(files, resolution)
        needed = needed_first(manifest, site)
        check_budget("" if dev else config.budget, needed)
    with steps("writing", 0.95):
        output.write(site)
    report = Report(
        out=str(config.out),
        manifest=manifest,
        findings=[*resolution.findings, *examined.findings, *result.findings, *snapshot.findings],
        notes=[*resolution.notes, *examined.notes],
        parts=weigh(site, bundle.parts),
        seconds=steps.seconds,
        files=[*app.sources, *app.data],
        output=result.output,
        snapshot=snapshot.as_dict(),
        results=results.as_dict(),
        needed=needed,
    )
    progress("done", 1.0)
    return report


def lock(config: Config, progress: Progress = silent, *, upgrade: bool = False) -> LockReport:
    """Make or update appc.lock. Raises AppcError."""
    files = RuntimeFiles.find()
    app, distribution = read_app(config.script, config.root, config.include), read_distribution(config, files)
    known = {item.module for item in app.imports}
    if config.prerender:
        app, resolution, _, _, _ = prepare(config, files, Steps(progress), relock=True, upgrade=upgrade)
    else:
        resolution = find_packages(config, app, distribution, relock=True, upgrade=upgrade)
    seen = {top_level(item) for item in app.imports if item.module not in known}
    changed, lines = write_project_lock(config, app, distribution, resolution, seen)
    progress("done", 1.0)
    return LockReport(str(lock_path(config.script)), changed, lines, resolution)


def prepare(
    config: Config,
    files: RuntimeFiles,
    steps: Steps,
    *,
    dev: bool = False,
    relock: bool = False,
    upgrade: bool = False,
) -> tuple[App, Resolution, Bundle, Manifest, PrerenderResult]:
    """The app, its packages and its first run."""
    with steps("reading the script", 0.02):
        app = read_app(config.script, config.root, config.include)
        refuse_large(app)
    while True:
        with steps("finding packages", 0.1):
            distribution = read_distribution(config, files)
            resolution = find_packages(config, app, distribution, relock=relock, upgrade=upgrade)
        with steps("preparing packages", 0.2):
            imports = [item.module for item in app.imports]
            site = site_wheels(resolution, imports, config.keep, files, wheel_cache().folder / "site")
            resolution.findings = site.findings
        with steps("running the script", 0.3):
            bundle, manifest, result = run_first(config, app, site, distribution, files, dev=dev)
        # Pages and modules that only the first run could name bring packages of their own.
        if not (take_pages(app, result) | take_modules(app, result)):
            return app, resolution, bundle, manifest, result


def beside(examined: Examined, result: PrerenderResult) -> Examined:
    """What the sources say beyond what the first run met at the same line."""
    met = {item.where for item in result.findings if item.where}
    return Examined([item for item in examined.findings if item.where not in met], examined.notes)


def check_strict(config: Config, report: Report) -> None:
    """`--strict`: raise StrictError when there is anything to report."""
    if config.strict and report.findings:
        raise StrictError(f"--strict: {len(report.findings)} warning(s); the site was written.")


@dataclass
class Steps:
    """Names the step under way and takes its time."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, name: str, done: float) -> Iterator[None]:
        self.progress(name, done)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def run_first(
    config: Config,
    app: App,
    resolution: Resolution,
    distribution: Distribution,
    files: RuntimeFiles,
    *,
    dev: bool,
) -> tuple[Bundle, Manifest, PrerenderResult]:
    """Bundle and prerender; once more with the files that the first run opened and no source named."""
    while True:
        bundle = make_bundle(config, app, resolution, distribution, files)
        manifest = make_manifest(config, app, bundle, dev=dev)
        if not config.prerender:
            return bundle, manifest, PrerenderResult()
        with tempfile.TemporaryDirectory(prefix="appc-") as work:
            result = prerender(config, manifest, bundle, files, Path(work))
        used = used_files(config, app, result)
        if not used:
            return bundle, manifest, result
        app.data = sorted({*app.data, *used})
        refuse_large(app)


def take_pages(app: App, result: PrerenderResult) -> bool:
    """Let the app's pages be those of `st.navigation`, if it was called. True if their scripts were not known before."""
    if result.navigation is None:
        return False
    scripts = {PurePosixPath(page["script"]) for page in result.navigation if page["script"]}
    inside = {path.relative_to(APP_ROOT).as_posix() for path in scripts if path.is_relative_to(APP_ROOT)}
    new = sorted(inside - set(app.sources))
    follow(app, [app.root / name for name in new])
    pages = [Page(page["path"], app.entrypoint, page["title"], page["icon"]) for page in result.navigation]
    app.pages = sorted(pages, key=lambda page: page.path != "")  # the front page first
    return bool(new)


#: What Python, and what pandas, say of a module that is not there.
MISSING_MODULE = re.compile(r"No module named '(\w+)|Missing optional dependency '(\w+)'|`Import (\w+)` failed")


def take_modules(app: App, result: PrerenderResult) -> bool:
    """Let what the first run tried to import, and no source names, count as imported. True if there was any."""
    known = {top_level(item) for item in app.imports}
    before = len(known)
    for finding in result.findings:
        match = MISSING_MODULE.search(finding.what) if finding.kind == "exception" else None
        module = next(filter(None, match.groups()), "") if match else ""
        if module and is_external(module) and module not in known:
            file, _, line = (finding.where or app.entrypoint).rpartition(":")
            app.imports.append(Import(module, file or app.entrypoint, int(line) if line.isdigit() else 1))
            known.add(module)
    return len(known) > before


def ship_results(config: Config, app: App, bundle: Bundle, result: PrerenderResult, *, dev: bool) -> ShippedResults:
    """Put results of the first run into the bundle. While developing they are computed, as code and data change."""
    if dev or not config.results:
        return ShippedResults()
    return add_results(bundle, result.results, len(app.pages))


def take_snapshot(
    config: Config,
    app: App,
    manifest: Manifest,
    bundle: Bundle,
    result: PrerenderResult,
    files: RuntimeFiles,
    *,
    dev: bool,
) -> SnapshotChoice:
    """Put a snapshot into the bundle. While developing there is none: the next save would make it stale."""
    if dev or config.snapshot == "off":
        return SnapshotChoice()
    with tempfile.TemporaryDirectory(prefix="appc-") as work:
        return add_snapshot(config, app, manifest, bundle, result, files, Path(work))


def used_files(config: Config, app: App, result: PrerenderResult) -> set[str]:
    """Files of the project that the first run looked for and did not have."""
    used: set[str] = set()
    for name in [*result.files_opened, *result.dirs_listed]:
        place = PurePosixPath(posixpath.normpath(name))
        # Listing the root itself says nothing about its files.
        if place == APP_ROOT or not place.is_relative_to(APP_ROOT):
            continue
        path = config.root / place.relative_to(APP_ROOT)
        try:
            found = [path] if path.is_file() else list(path.iterdir()) if path.is_dir() else []
        except OSError as error:
            # `st.html` asks whether its text is a file: a text may be too long for a path.
            if error.errno != errno.ENAMETOOLONG:
                raise
            continue
        # Python lists the folder of a package to import from it: that uses none of its other modules.
        if any(file.relative_to(config.root).as_posix() in app.sources for file in found):
            found = [file for file in found if file.suffix != ".py"]
        used.update(file.relative_to(config.root).as_posix() for file in found if may_bundle(config.root, file))
    return used - set(app.data) - set(app.sources)


def make_site(
    config: Config, app: App, bundle: Bundle, manifest: Manifest, result: PrerenderResult, files: RuntimeFiles
) -> dict[str, bytes | Path]:
    """All files of the site; pages come last, the front page at the very end."""
    for address, media in result.media.items():
        bundle.add("media", address, media)
    bundle.add("other", ".nojekyll", b"")
    bundle.add("other", "manifest.json", to_json(manifest).encode())
    writer = PageWriter(config, manifest, bundle, files)
    for page in sorted(app.pages, key=lambda item: item.path, reverse=True):
        address = f"{page.path}/index.html" if page.path else "index.html"
        bundle.add("pages", address, writer.render(page, result.pages.get(page.path)).encode())
    return dict(bundle.files)
