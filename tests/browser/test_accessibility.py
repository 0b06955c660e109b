"""Every example by axe-core's rules, as far as a machine can judge them: WCAG 2.2 AA, light and dark."""

import json

import pytest

from tests.browser.sites import EXAMPLES, ROOT

AXE = ROOT / "runtime/web/node_modules/axe-core/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def findings(page) -> list[str]:
    """Serious and critical ones, each with its place and what axe-core says of it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": LEVELS, "resultTypes": ["violations"]}
    result = page.evaluate(f"() => axe.run(document, {json.dumps(options)})")
    return [
        f"{found['id']}: {node['html'][:200]} - {node['failureSummary']}"
        for found in result["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_serious_finding_in_light_or_dark(name, example):
    live = example(name)
    pages = live.page.evaluate("() => JSON.parse(document.getElementById('appc-manifest').textContent).pages")
    front = live.page.url
    found = {}
    for path in [page["path"] for page in pages] or [""]:
        live.page.goto(front + path)
        live.ready()
        for scheme in ("light", "dark"):
            live.page.emulate_media(color_scheme=scheme)
            # Colours fade from one to the other.
            live.page.wait_for_timeout(500)
            found[f"{path or 'front'}, {scheme}"] = findings(live.page)
    assert {place: said for place, said in found.items() if said} == {}
