"""Drives Node: each page's first run in Node's Pyodide, and its HTML."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .bundle import Bundle, Content
from .config import Config
from .finding import Finding
from .manifest import Manifest
from .node import node_command, node_environment
from .results import CachedResult
from .runtime_files import RuntimeFiles

#: Seconds that Pyodide and the packages may take to start, beside the script's own time.
START_TIME = 90.0
#: Where maps without a style of their own get their tiles from (views/charts/deck-spec.ts).
CARTO = "basemaps.cartocdn.com"
#: Pages that there is time for, at least.
PAGES = 10


@dataclass
class PageResult:
    """One page's first run. `tree` is its four roots, `styles` the rules that its first frame needs."""

    page: str
    html: str
    tree: list[Any]
    page_config: dict[str, Any]
    query: str
    styles: str = ""
    theme_css: str = ""
    navigation: dict[str, Any] | None = None
    logo: dict[str, Any] | None = None


@dataclass
class PrerenderResult:
    """All pages by path, what they made and used. `media`: address -> bytes."""

    pages: dict[str, PageResult] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    files_opened: list[str] = field(default_factory=list)
    dirs_listed: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    results: list[CachedResult] = field(default_factory=list)
    package_files: list[str] = field(default_factory=list)
    output: str = ""
    findings: list[Finding] = field(default_factory=list)

    @property
    def navigation(self) -> list[dict[str, Any]] | None:
        """The pages that the entrypoint gave to `st.navigation`, those elsewhere left out; None without a call."""
        front = self.pages.get("")
        if front is None or front.navigation is None:
            return None
        return [page for page in front.navigation["pages"] if page["url"] is None]


def build_epoch() -> int:
    """The clock of the first run: SOURCE_DATE_EPOCH, else now."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(value) if value.isdecimal() else int(time.time())


def prerender(config: Config, manifest: Manifest, bundle: Bundle, files: RuntimeFiles, work: Path) -> PrerenderResult:
    """Run all pages. What fails is a finding: the site then has no prerendered content. `work` is an empty folder."""
    job = write_job(config, manifest, bundle, files, work)
    # How many pages there are, `st.navigation` says only in the first run.
    limit = START_TIME + config.timeout * max(len(manifest["pages"]), PAGES)
    try:
        done = subprocess.run(
            node_command(files, "prerender", job),
            cwd=work,
            env=node_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return failed(f"was stopped after {limit:.0f} s", "")
    except OSError as error:
        return failed(f"could not start Node: {error}", "")
    result = work / "out/result.json"
    if done.returncode or not result.is_file():
        text = (done.stderr + done.stdout).decode("utf-8", errors="replace")
        return failed(f"ended with exit code {done.returncode}", text)
    return read_result(json.loads(result.read_text(encoding="utf-8")), work / "out", config)


def failed(how: str, text: str) -> PrerenderResult:
    lines = [line for line in text.strip().splitlines() if line.strip()][-12:]
    detail = ":\n" + "\n".join(f"    {line}" for line in lines) if lines else "."
    what = f"the first run at build time {how}; the pages have no content until Python is up{detail}"
    return PrerenderResult(output=text, findings=[Finding("prerender", what)])


def write_job(config: Config, manifest: Manifest, bundle: Bundle, files: RuntimeFiles, work: Path) -> Path:
    output = work / "out"
    output.mkdir(parents=True, exist_ok=True)
    job = {
        "pyodide": str(files.pyodide),
        "manifest": manifest,
        "files": local_files(bundle.files, work / "files"),
        "pages": [page["path"] for page in manifest["pages"]],
        "lang": config.lang,
        "epoch": build_epoch(),
        "timeout": config.timeout,
        "network": config.network,
        "output": str(output),
    }
    path = work / "job.json"
    path.write_text(json.dumps(job), encoding="utf-8")
    return path


def local_files(files: Mapping[str, Content], folder: Path) -> dict[str, str]:
    """A local path for each address; those that exist in memory only are written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for address, content in files.items():
        if isinstance(content, bytes):
            path = folder / address.replace("/", "_")
            path.write_bytes(content)
            content = path
        paths[address] = str(content)
    return paths


def read_result(data: dict[str, Any], folder: Path, config: Config) -> PrerenderResult:
    """result.json -> pages, media and findings."""
    result = PrerenderResult(
        files_opened=data.get("files_opened", []),
        dirs_listed=data.get("dirs_listed", []),
        modules=data.get("modules", []),
        package_files=data.get("package_files", []),
        output=data.get("output", ""),
    )
    for page in data["pages"]:
        names = PageResult.__dataclass_fields__
        result.pages[page["page"]] = PageResult(
            **{key: value for key, value in page.items() if key in names and value is not None}
        )
        found = [exception_finding(item) for item in page.get("exceptions", [])]
        found += [unsupported_finding(item) for item in page.get("unsupported", [])]
        found += [tiles_finding(host) for host in sorted(tile_hosts(page.get("tree") or []))]
        # What the entrypoint draws around every page is said once.
        result.findings += [item for item in found if item not in result.findings]
    for media in data.get("media", []):
        path = Path(media["path"])
        result.media[media.get("url") or f"assets/{path.name}"] = (folder / path).read_bytes()
    for item in data.get("results", []):
        path = item.pop("path")
        result.results.append(CachedResult(**item, data=(folder / path).read_bytes() if path else None))
    if data.get("timed_out"):
        what = f"the first run did not end within {config.timeout:g} s; the page has what it had shown by then."
        result.findings.append(Finding("prerender", what, hint="--timeout SECONDS gives it more."))
    return result


def exception_finding(item: dict[str, Any]) -> Finding:
    where = f"{item['file'].removeprefix('/app/')}:{item['line']}" if item.get("file") else None
    return Finding("exception", f"{item['type']}: {item['message']}", where=where)


def unsupported_finding(item: dict[str, Any]) -> Finding:
    return Finding("unsupported", f"`st.{item['name']}` {item['message']}", where=f"{item['file']}:{item['line']}")


def tile_hosts(nodes: list[Any]) -> set[str]:
    """The hosts that the maps among these nodes get their tiles from."""
    hosts: set[str] = set()
    for node in nodes:
        hosts |= tile_hosts(node.get("children", []))
        if node.get("type") == "deck_gl_json_chart":
            spec = json.loads(node["props"]["spec"])
            style = str(spec.get("mapStyle") or "")
            if spec.get("mapProvider") or style:
                hosts.add(urlsplit(style).hostname or CARTO if style.startswith("http") else CARTO)
    return hosts


def tiles_finding(host: str) -> Finding:
    what = f"maps ask {host} for their tiles; where it cannot be reached they show coastlines instead."
    return Finding("host", what, hint="pydeck.Deck(map_provider=None) draws a map without tiles.")
