"""One index.html per page: head, prerendered markup, and the data that the page's script starts from."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .bundle import Bundle
from .config import Config
from .fonts import font_css
from .manifest import Manifest
from .prerender import PageResult
from .runtime_files import RuntimeFiles
from .script import Page

FIXED_COLORS = ("backgroundColor", "secondaryBackgroundColor", "textColor")
DEFAULT_ICON = "\N{CROWN}"


class PageWriter:
    """Renders pages of one site."""

    def __init__(self, config: Config, manifest: Manifest, bundle: Bundle, files: RuntimeFiles) -> None:
        self.config = config
        self.manifest = manifest
        self.bundle = bundle
        self.environment = Environment(
            loader=FileSystemLoader(files.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.theme_script = (files.templates / "theme.js").read_text(encoding="utf-8").strip()
        self.head_script = bundle.head_script
        self.first_fonts = (files.web / bundle.first_fonts).read_text(encoding="utf-8").strip()

    def render(self, page: Page, result: PageResult | None) -> str:
        """The page's HTML; without a result its body is empty until the script fills it."""
        root = "../" * (page.path.count("/") + 1) if page.path else "./"
        page_config = result.page_config if result else {}
        title = page_config.get("title") or page.title
        markup = result.html if result else ""
        return self.environment.get_template("page.html").render(
            lang=self.config.lang,
            root=root,
            title=title,
            description=describe(result.tree if result else []) or title,
            icon=icon_url(page_config.get("icon") or page.icon, root, self.environment.get_template("icon.svg")),
            theme_base=theme_base(self.config.streamlit.get("theme", {})),
            policy=policy(self.theme_script, self.head_script, allow_eval=self.bundle.needs_eval),
            theme_script=self.theme_script,
            head_script=self.head_script,
            first_fonts=from_page(self.first_fonts, root),
            styles=from_page(result.styles, root) if result and not self.manifest["dev"] else "",
            styles_url=root + self.bundle.assets["styles"],
            fonts=font_css(self.config, root),
            theme_css=result.theme_css if result else "",
            dev=self.manifest["dev"],
            page_script=root + self.bundle.assets["page"],
            markup=markup,
            manifest=script_json(self.manifest),
            tree=script_json(self.tree(result)),
        )

    def tree(self, result: PageResult | None) -> dict[str, Any]:
        return {
            "roots": result.tree if result else [],
            "page_config": result.page_config if result else {},
            "query": result.query if result else "",
            "navigation": result.navigation if result else None,
            "logo": result.logo if result else None,
            "build": self.manifest["build"],
        }


def from_page(styles: str, root: str) -> str:
    """Rules of a stylesheet in assets/ as they stand in a page: relative addresses made relative to that."""
    return re.sub(r"url\((['\"]?)(?:\./)?(?!data:|https?:|/|#)", rf"url(\1{root}assets/", styles)


def theme_base(theme: Mapping[str, Any]) -> str | None:
    """What the author chose: `base`, or light where grounds or text are given without one; None is the visitor's."""
    if theme.get("base") in ("light", "dark"):
        return str(theme["base"])
    return "light" if any(theme.get(name) for name in FIXED_COLORS) else None


def script_json(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def policy(*scripts: str, allow_eval: bool = False) -> str:
    """The Content-Security-Policy; `scripts` are the page's inline ones. The worker starts from a blob, and so is bound by it."""
    evaluation = "'unsafe-eval'" if allow_eval else "'wasm-unsafe-eval'"
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self' blob:", evaluation, *(f"'sha256-{value}'" for value in hashes)]),
        "worker-src": "'self' blob:",
        "style-src": "'self' 'unsafe-inline' https:",
        "img-src": "* data: blob:",
        "media-src": "* data: blob:",
        "font-src": "'self' data: https:",
        "connect-src": "* data: blob:",
        "frame-src": "* data: blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def describe(roots: list[Any], limit: int = 160) -> str:
    """The first sentence or two of the page's own text, for search engines. `roots`: the prerendered tree."""
    for node in roots:
        props = node.get("props", {})
        source = props.get("html", "") if node.get("type") == "markdown" and props.get("kind") != "latex" else ""
        text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", source)).split())
        if len(text) > 20 and not props.get("allow_html"):
            return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
        if found := describe(node.get("children", []), limit):
            return found
    return ""


def icon_url(icon: str | None, root: str, icon_template: Template) -> str:
    """Address of the page's icon: an emoji is drawn, an address or a site's file is named."""
    if icon and re.match(r"(?:https?:|data:)", icon):
        return icon
    if icon and re.fullmatch(r"assets/[\w./-]+", icon):
        return root + icon
    text = DEFAULT_ICON if not icon or re.match(r"[\w:]", icon) else icon
    return "data:image/svg+xml," + quote(icon_template.render(text=text).strip(), safe="/:='<> ")
