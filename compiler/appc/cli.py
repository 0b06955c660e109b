"""The command line: parse, import, call, print. The only place that catches AppcError."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from . import __version__
from .errors import AppcError

EXIT_CODES = """
Exit codes:

0: done, warnings included. 1: the app cannot be built (a syntax error, a declared package that
cannot be had, or --strict and a warning).
2: a wrong option or configuration file. 3: the site cannot be written. 4: this installation of appc is incomplete.
130: interrupted.
"""

app = typer.Typer(no_args_is_help=True, add_completion=False, epilog=EXIT_CODES, pretty_exceptions_enable=False)

Script = Annotated[Path | None, typer.Argument(help="The Streamlit script.", show_default="streamlit_app.py or app.py")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Folder of the site.", show_default="dist")]
FindLinks = Annotated[list[Path] | None, typer.Option(help="Folder with wheels for Pyodide; may be repeated.")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Exit with code 1 when there are warnings.")]
Lang = Annotated[str | None, typer.Option(help="Language of the page.", show_default="en")]
Network = Annotated[bool | None, typer.Option("--network", help="Let the first run, at build time, use the network.")]
Timeout = Annotated[float | None, typer.Option(help="Seconds for the first run of a page.", show_default="30")]
Prerender = Annotated[bool | None, typer.Option("--prerender/--no-prerender", help="Run the script at build time.")]
Index = Annotated[bool | None, typer.Option("--index/--no-index", help="Ask pip's package index for pure wheels.")]
Relax = Annotated[
    bool | None,
    typer.Option(
        "--relax",
        help="Take other versions than the declared ones if need be, and leave out what cannot be had and nothing imports.",
    ),
]
Locked = Annotated[bool | None, typer.Option("--locked", help="Fail if appc.lock is missing or out of date.")]
Upgrade = Annotated[bool, typer.Option("--upgrade", "-U", help="Take the newest versions, not the locked ones.")]
Snapshot = Annotated[str | None, typer.Option(help="Memory snapshot: auto, full, core or off.", show_default="auto")]
Results = Annotated[
    bool | None,
    typer.Option("--results/--no-results", help="Ship results of cached functions that the first run computed."),
]
Budget = Annotated[str | None, typer.Option(help="Fail if the page needs more before it is interactive: 12MB.")]
Weights = Annotated[bool, typer.Option("--report", help="Show what is needed before interactive, by package.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]
Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(help="Port, or the next free one.")]


def show_version(value: bool) -> None:
    if value:
        typer.echo(f"appc {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Version.")] = False,
) -> None:
    """Compile a Streamlit script to a static site."""


@app.command(epilog=EXIT_CODES)
def build(
    script: Script = None,
    out: Out = None,
    find_links: FindLinks = None,
    strict: Strict = None,
    lang: Lang = None,
    network: Network = None,
    timeout: Timeout = None,
    prerender: Prerender = None,
    index: Index = None,
    relax: Relax = None,
    locked: Locked = None,
    snapshot: Snapshot = None,
    results: Results = None,
    budget: Budget = None,
    weights: Weights = False,
    as_json: AsJson = False,
) -> None:
    """Build the site of SCRIPT."""
    from rich.console import Console

    from .build import build, check_strict
    from .config import Config
    from .console import print_needed, print_report, progress_on
    from .output import DirectoryOutput

    links = tuple(path.absolute() for path in find_links) if find_links else None
    config = Config.load(
        script,
        out=out,
        find_links=links,
        strict=strict,
        lang=lang,
        network=network,
        timeout=timeout,
        prerender=prerender,
        index=index,
        relax=relax,
        locked=locked,
        snapshot=snapshot,
        results=results,
        budget=budget,
    )
    with progress_on(Console(stderr=True, quiet=as_json)) as progress:
        report = build(config, DirectoryOutput(config.out), progress)
    if as_json:
        typer.echo(json.dumps(report.as_dict(), indent=2))
    else:
        print_report(Console(), report)
        if weights:
            print_needed(Console(), report)
    check_strict(config, report)


@app.command(epilog=EXIT_CODES)
def lock(
    script: Script = None,
    find_links: FindLinks = None,
    network: Network = None,
    timeout: Timeout = None,
    prerender: Prerender = None,
    index: Index = None,
    relax: Relax = None,
    upgrade: Upgrade = False,
) -> None:
    """Write appc.lock beside SCRIPT: the wheels that each build takes from then on."""
    from rich.console import Console

    from .build import lock
    from .config import Config
    from .console import print_lock, progress_on

    links = tuple(path.absolute() for path in find_links) if find_links else None
    flags = {"network": network, "timeout": timeout, "prerender": prerender, "index": index, "relax": relax}
    config = Config.load(script, find_links=links, **flags)
    with progress_on(Console(stderr=True)) as progress:
        report = lock(config, progress, upgrade=upgrade)
    print_lock(Console(), report)


@app.command(epilog=EXIT_CODES)
def check(
    script: Script = None,
    find_links: FindLinks = None,
    index: Index = None,
    relax: Relax = None,
    locked: Locked = None,
    as_json: AsJson = False,
    sarif: Annotated[Path | None, typer.Option(help="Write the findings to this file, as SARIF 2.1.0.")] = None,
) -> None:
    """Say what of SCRIPT will not work in a page, without building it. Exit code 1 when there is anything."""
    from rich.console import Console

    from .check import check
    from .config import Config
    from .console import print_check, progress_on
    from .sarif import to_sarif

    links = tuple(path.absolute() for path in find_links) if find_links else None
    config = Config.load(script, find_links=links, index=index, relax=relax, locked=locked)
    with progress_on(Console(stderr=True, quiet=as_json)) as progress:
        report = check(config, progress)
    if sarif:
        sarif.write_text(json.dumps(to_sarif(report.findings, report.notes), indent=2) + "\n", encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(report.as_dict(), indent=2))
    else:
        print_check(Console(), report)
    if report.findings:
        raise typer.Exit(1)


cache = typer.Typer(no_args_is_help=True, help="The folder of wheels that builds share.")
app.add_typer(cache, name="cache")


@cache.command("dir")
def cache_dir() -> None:
    """Print where it is."""
    from .packages import wheel_cache

    typer.echo(wheel_cache().folder)


@cache.command("size")
def cache_size() -> None:
    """Print how much is in it."""
    from .console import size
    from .packages import wheel_cache

    files, total = wheel_cache().size()
    typer.echo(f"{files} file{'s' * (files != 1)}, {size(total)}")


@cache.command("clear")
def cache_clear() -> None:
    """Delete all that is in it."""
    from .packages import wheel_cache

    wheel_cache().clear()


@app.command(epilog=EXIT_CODES)
def dev(
    script: Script = None,
    port: Port = 8501,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    find_links: FindLinks = None,
    lang: Lang = None,
    network: Network = None,
    timeout: Timeout = None,
    prerender: Prerender = None,
    index: Index = None,
    relax: Relax = None,
) -> None:
    """Show SCRIPT live while it is edited, on 127.0.0.1."""
    from rich.console import Console

    from .config import Config
    from .dev.server import serve

    links = tuple(path.absolute() for path in find_links) if find_links else None
    flags = {
        "lang": lang,
        "network": network,
        "timeout": timeout,
        "prerender": prerender,
        "index": index,
        "relax": relax,
    }
    first = Config.load(script, find_links=links, **flags)

    def load() -> Config:
        return Config.load(first.script, find_links=links, **flags)

    serve(load, port=port, open_browser=open_browser, console=Console())


@app.command(epilog=EXIT_CODES)
def preview(
    folder: Annotated[Path, typer.Argument(help="Folder of a built site.")] = Path("dist"),
    host: Host = "127.0.0.1",
    port: Port = 8501,
    base: Annotated[str, typer.Option(help="Path that the site lies at, as on a host: /repo/.")] = "/",
) -> None:
    """Serve a built site as a static host would."""
    from .preview import check_base, check_site, free_port, serve

    check_site(folder)
    base = check_base(base)
    chosen = free_port(host, port)
    if port and chosen != port:
        typer.echo(f"port {port} is taken: using the next free one", err=True)
    typer.echo(f"http://{host}:{chosen}{base}")
    serve(folder, host, chosen, base)


@app.command(
    epilog="Exit codes: pytest's own; 1 without pytest.",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)
def test(context: typer.Context) -> None:
    """Run pytest with appc's runtime as `streamlit`. All arguments are pytest's."""
    from .testing import run_tests

    sys.exit(run_tests(context.args))


@app.command(epilog=EXIT_CODES)
def typings(folder: Annotated[Path, typer.Argument(help="Where to write them.")] = Path("typings")) -> None:
    """Write the API for an editor's completion and type checks, where Streamlit is not installed."""
    from .testing import write_typings

    for target in write_typings(folder):
        typer.echo(target)


def main() -> None:
    """Entry point of `appc`."""
    from rich.console import Console

    from .console import print_error

    try:
        app()
    except AppcError as error:
        print_error(Console(stderr=True), error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
