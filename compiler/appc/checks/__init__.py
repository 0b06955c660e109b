"""What a project's sources say that will not work in a page. Nothing is executed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..config import Config
from ..errors import ScriptError
from ..finding import Finding
from ..runtime_files import RuntimeFiles
from ..script import App, parse
from .api import Api, api_findings
from .files import file_findings, include_findings
from .fonts import font_findings, font_notes
from .network import network_notes
from .processes import process_findings, thread_notes
from .secrets import secret_findings, secrets_in_text
from .theme import theme_findings
from .uses import Module, read_module

#: Data files that are read in search of keys: text, and small enough to be a configuration.
TEXT_SUFFIXES = (".json", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".txt")
TEXT_LIMIT = 1_000_000


@dataclass
class Examined:
    """`findings` will not work, or must not be; `notes` are worth knowing."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def examine(config: Config, app: App, files: RuntimeFiles) -> Examined:
    """Look at each file of the project that the app reaches, in the order in which it does."""
    result = Examined()
    api = Api.read(files.python / "streamlit")
    hosts: set[str] = set()
    for name, source in app.sources.items():
        if not name.endswith(".py"):
            continue
        try:
            module = read_module(parse(source, name), name)
        except ScriptError as error:
            # Pages stop the build; a module raises where it is imported.
            result.findings.append(Finding("syntax", error.what, error.where, "Until then its import raises."))
            continue
        examine_module(config, app, module, api, hosts, result)
    for name in app.data:
        path = config.root / name
        if path.suffix.lower() in TEXT_SUFFIXES and path.stat().st_size <= TEXT_LIMIT:
            result.findings += secrets_in_text(path.read_text(encoding="utf-8", errors="replace"), name)
    result.findings += include_findings(config)
    result.findings += font_findings(config, app)
    result.findings += theme_findings(config)
    result.notes += font_notes(config)
    return result


def examine_module(config: Config, app: App, module: Module, api: Api, hosts: set[str], result: Examined) -> None:
    """`hosts` are those that were named before: each is told once."""
    result.findings += api_findings(module, api)
    result.findings += file_findings(module, app.root, config.script.parent)
    result.findings += process_findings(module)
    result.findings += secret_findings(module)
    result.notes += network_notes(module, hosts)
    result.notes += thread_notes(module)
