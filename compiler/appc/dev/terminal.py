"""What the dev server says in the terminal."""

from __future__ import annotations

import time
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from ..errors import AppcError
from ..finding import Finding


class Terminal:
    """Short lines, each said once. All text of others is escaped: it may hold control codes."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.findings: list[Finding] = []

    def say(self, markup: str) -> None:
        self.console.print(f"[dim]{time.strftime('%H:%M:%S')}[/] {markup}", soft_wrap=True, highlight=False)

    def starting(self, script: str) -> None:
        self.say(f"building {escape(script)} ...")

    def serving(self, url: str, taken: int | None) -> None:
        """The address; `taken` is the wanted port, if another program has it."""
        if taken is not None:
            self.say(f"[yellow]port {taken} is taken[/]: using the next free one")
        self.say(f"[bold]{url}[/]  [dim]save a file and the page follows; Ctrl+C stops[/]")

    def sent(self, names: Sequence[str], pages: int) -> None:
        where = "no page is open" if not pages else "in the page" if pages == 1 else f"in {pages} pages"
        self.say(f"{escape(', '.join(names))} changed, {where}")

    def building(self, reason: str) -> None:
        self.say(f"{escape(reason)}: building anew, then the page loads again")

    def built(self, seconds: float, findings: Sequence[Finding], *, quiet: bool) -> None:
        """A build is done. `quiet`: nobody waited for it; only new warnings are worth a line."""
        if not quiet:
            self.say(f"built in {seconds:.1f} s")
        for finding in findings:
            if finding not in self.findings:
                self.console.print(Text.assemble(("warning ", "yellow"), str(finding)), soft_wrap=True)
                if finding.hint:
                    self.console.print(Text(f"        {finding.hint}", "dim"), soft_wrap=True)
        self.findings = list(findings)

    def failed(self, error: AppcError, *, has_app: bool) -> None:
        where = f"{error.where}: " if error.where else ""
        self.console.print(Text.assemble(("error ", "bold red"), f"{where}{error.what}"), soft_wrap=True)
        next_step = error.hint or "Correct it and save."
        kept = " The page keeps the last good app." if has_app else ""
        self.console.print(Text(f"{next_step}{kept}", "dim"), soft_wrap=True)

    def recovered(self) -> None:
        self.say("[green]good again[/]")

    def output(self, stream: str, text: str) -> None:
        """What the app printed or logged, line by line."""
        style = "yellow" if stream == "stderr" else "cyan"
        for line in text.removesuffix("\n").split("\n"):
            self.console.print(Text.assemble(("app │ ", style), Text.from_ansi(line)), soft_wrap=True, highlight=False)

    def stopped(self) -> None:
        self.say("stopped")
