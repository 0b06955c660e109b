import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from appc.build import read_distribution
from appc.bundle import make_bundle
from appc.manifest import make_manifest
from appc.page import PageWriter, describe, icon_url, policy, script_json, theme_base
from appc.prerender import PageResult
from appc.resolve import Resolution
from appc.runtime_files import RuntimeFiles
from appc.script import read_app
from tests.compiler.project import make_config, write_files


class Elements(HTMLParser):
    """Start tags and the text of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str, str] = {}
        self.script: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.script = (dict(attrs).get("id") or "inline") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self.script:
            self.scripts[self.script] = self.scripts.get(self.script, "") + data

    def handle_endtag(self, tag: str) -> None:
        self.script = None


def render(tmp_path: Path, result: PageResult | None = None, page: int = 0) -> str:
    write_files(tmp_path, {"app.py": "", "pages/More.py": ""})
    config = make_config(tmp_path, lang="de")
    files = RuntimeFiles.find()
    app = read_app(config.script, config.root)
    bundle = make_bundle(config, app, Resolution(), read_distribution(config, files), files)
    manifest = make_manifest(config, app, bundle)
    return PageWriter(config, manifest, bundle, files).render(app.pages[page], result)


def test_a_page_has_its_content_and_data(tmp_path: Path) -> None:
    text = {"type": "markdown", "props": {"kind": "markdown", "html": "<p>Hello there, this is the page.</p>"}}
    roots = [{"type": "container", "props": {}, "children": [text]}]
    config = {"title": "Sales & more", "icon": "\N{BAR CHART}"}
    html = render(tmp_path, PageResult("", "<p>Hello there, this is the page.</p>", roots, config, "a=1"))
    page = Elements(html)
    assert ("html", {"lang": "de", "data-appc-root": "./"}) in page.tags
    assert "<title>Sales &amp; more</title>" in html
    assert '<div id="root"><p>Hello there' in html
    assert 'content="Hello there, this is the page."' in html
    tree = json.loads(page.scripts["appc-tree"])
    assert tree["roots"] == roots
    assert tree["query"] == "a=1"
    assert tree["build"] == json.loads(page.scripts["appc-manifest"])["build"]
    assert "<noscript>" not in html


def test_a_page_has_the_rules_of_its_first_frame_and_one_without_content_waits_for_all(tmp_path: Path) -> None:
    first = ".a{background:url(./a.png)}"
    filled = render(tmp_path, PageResult("", "<p>x</p>", [], {}, "", styles=first))
    assert '<style id="appc-styles">.a{background:url(./assets/a.png)}</style>' in filled
    assert "<link id=" not in filled
    empty = render(tmp_path)
    assert re.search(r'<link id="appc-styles" rel="stylesheet" href="\./assets/styles-', empty)
    for text in (filled, empty):
        assert "@font-face" in text


def test_a_further_page_names_its_root(tmp_path: Path) -> None:
    text = render(tmp_path, page=1)
    assert 'data-appc-root="../"' in text
    assert re.search(r"url\([\"']?\.\./assets/", text)
    assert "<noscript>" in text


def test_fonts_of_the_configuration_stand_in_each_head_whoever_draws_the_page(tmp_path: Path) -> None:
    table = '[[theme.fontFaces]]\nfamily = "House"\nurl = "app/static/house.woff2"\n'
    write_files(tmp_path, {".streamlit/config.toml": table})
    style = '<style id="appc-fonts">@font-face { font-family: "House"; src: url("%sapp/static/house.woff2")'
    for result in (None, PageResult("", "<p>x</p>", [], {}, "", styles=".a{}")):
        assert style % "../" in render(tmp_path, result, page=1).partition("</head>")[0]
    (tmp_path / ".streamlit/config.toml").write_text("[theme]\n")
    assert "appc-fonts" not in render(tmp_path)


def test_the_policy_allows_the_head_scripts_and_no_other_inline_one(tmp_path: Path) -> None:
    text = render(tmp_path)
    page = Elements(text)
    policy = next(attrs["content"] or "" for tag, attrs in page.tags if attrs.get("http-equiv"))
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe-inline" not in scripts[1]
    inline = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    assert len(digests) == scripts[1].count("'sha256-") == 2
    assert all(f"'sha256-{digest}'" in scripts[1] for digest in digests)


def test_the_head_starts_the_worker_after_the_manifest_it_reads(tmp_path: Path) -> None:
    text = render(tmp_path)
    assert text.index('id="appc-manifest"') < text.index("new Worker(") < text.index("</head>")


def test_eval_is_allowed_only_where_a_library_needs_it() -> None:
    assert "'unsafe-eval'" not in policy("")
    assert "'unsafe-eval'" in policy("", allow_eval=True)


def test_json_cannot_end_its_script() -> None:
    text = script_json({"a": "</script><!--\u2028"})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script><!--\u2028"}


@pytest.mark.parametrize(
    ("theme", "base"),
    [({}, None), ({"base": "dark"}, "dark"), ({"textColor": "#000"}, "light"), ({"primaryColor": "#f00"}, None)],
)
def test_theme_base(theme: dict[str, str], base: str | None) -> None:
    assert theme_base(theme) == base


def test_icons() -> None:
    from jinja2 import Template

    template = Template("<svg>{{ text }}</svg>", autoescape=True)
    assert icon_url("https://example.org/i.png", "./", template) == "https://example.org/i.png"
    assert icon_url("assets/icon-1.png", "../", template) == "../assets/icon-1.png"
    assert icon_url("\N{BAR CHART}", "./", template).startswith("data:image/svg+xml,")
    assert icon_url(None, "./", template).startswith("data:image/svg+xml,")


def test_the_description_is_the_first_real_text() -> None:
    def markdown(text: str) -> dict[str, object]:
        return {"type": "markdown", "props": {"html": text, "kind": "markdown"}}

    label = {"type": "slider", "props": {"label": "<p>How many exclamation marks are there?</p>"}}
    text = markdown("<p>One <b>bold</b> paragraph &amp; more of it</p>")
    assert (
        describe([{"type": "container", "children": [label, markdown("<p>x</p>"), text]}])
        == "One bold paragraph & more of it"
    )
    assert len(describe([markdown("<p>" + "word " * 100 + "</p>")])) <= 160
    assert describe([]) == ""
