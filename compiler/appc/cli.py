"""The command line: parse, call, print."""

from __future__ import annotations

import typer

from . import __version__

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback(invoke_without_command=True)
def root(version: bool = typer.Option(False, "--version", help="Print the version and exit.")) -> None:
    """Compile a Streamlit script to a static site."""
    if version:
        typer.echo(f"appc {__version__}")


def main() -> None:
    """Entry point of `appc`."""
    app()
