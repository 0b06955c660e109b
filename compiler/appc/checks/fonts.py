"""Fonts of `[[theme.fontFaces]]` that the site will not have, or has to ask another host for."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ..config import Config
from ..config_lines import config_line
from ..finding import Finding
from ..fonts import SERVED, FontFace, font_faces, font_options, read_font
from ..page_files import static_files
from ..script import App

SERVE = f"Put its file into the folder static beside the script and name it {SERVED}FILE."


def font_findings(config: Config, app: App) -> Iterator[Finding]:
    """Text is shown in the fonts of its kind that every site has."""
    given = config.streamlit.get("theme", {}).get("fontFaces")
    if given is not None and not isinstance(given, list):
        yield Finding(
            "font", "theme.fontFaces is no list of tables.", where(config, "fontFaces"), "Write [[theme.fontFaces]]."
        )
    served = static_files(config, app)
    for number, table in enumerate(font_options(config), start=1):
        try:
            face = read_font(table)
        except ValueError as error:
            what = f"font {number} of theme.fontFaces {error}."
            yield Finding("font", what, where(config, "fontFaces", number), "It is left out, as by Streamlit.")
            continue
        if problem := problem_of(config, face, served):
            what, hint = problem
            yield Finding("font", f"the font {face.family!r} {what}", where(config, face.url), hint)


def problem_of(config: Config, face: FontFace, served: Container[str]) -> tuple[str, str] | None:
    """Why the face cannot be shown, and what to do."""
    if face.served:
        if face.served in served:
            return None
        if config.streamlit.get("server", {}).get("enableStaticServing") is False:
            return "lies in static, which is not served.", "Set server.enableStaticServing = true."
        name = "static/" + face.served.removeprefix(SERVED)
        return f"needs {name}, which is not there.", f"Put the file at {name} beside {config.script.name}."
    if face.host:
        return ("is named by http: a page loads fonts by https only.", SERVE) if face.url.startswith("http:") else None
    return None if face.url.startswith("data:") else (f"is named by {face.url!r}, which no site serves.", SERVE)


def font_notes(config: Config) -> Iterator[Finding]:
    """Faces that another host has: the site shows them only with a network."""
    for face in font_faces(config):
        if face.host and not face.url.startswith("http:"):
            hint = f"Without that host text is shown in another font. {SERVE}"
            yield Finding(
                "network", f"the font {face.family!r} is fetched from {face.host}.", where(config, face.url), hint
            )


def where(config: Config, text: str, number: int = 1) -> str:
    """File and line of the `number`th line with that text."""
    return config_line(config.root, lambda _, line: text in line, number)
