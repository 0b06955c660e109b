"""Static hosting as GitHub Pages does it, through `appc preview`'s app."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from appc.errors import ConfigError
from appc.preview import check_base, make_app
from appc.static import CONTENT_TYPES, content_type
from tests.compiler.project import write_files


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    site = {
        "index.html": "front",
        "Page two/index.html": "two",
        "assets/a.wasm": b"\0asm",
        "assets/b.js": "1",
        "plain.html": "plain",
        "404.html": "lost",
    }
    write_files(tmp_path / "site", site)
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    (tmp_path / "site/link.txt").symlink_to(tmp_path / "outside.txt")
    return TestClient(make_app(tmp_path / "site", "/repo/"), follow_redirects=False)


def test_folders_redirect_to_their_slash_and_keep_the_query(client: TestClient) -> None:
    moved = client.get("/repo/Page%20two?x=1")
    assert (moved.status_code, moved.headers["location"]) == (301, "/repo/Page%20two/?x=1")
    assert client.get("/repo/Page%20two/").text == "two"
    assert client.get("/repo").headers["location"] == "/repo/"
    assert client.get("/repo/plain").text == "plain"


def test_types_are_right(client: TestClient) -> None:
    assert client.get("/repo/assets/a.wasm").headers["content-type"] == "application/wasm"
    assert client.get("/repo/assets/b.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/repo/").headers["content-type"].startswith("text/html")
    assert content_type("assets/x.whl") == CONTENT_TYPES[".whl"]
    assert content_type("x.unknown") == "application/octet-stream"


def test_what_is_missing_gives_the_sites_own_404(client: TestClient) -> None:
    missing = client.get("/repo/none")
    assert (missing.status_code, missing.text) == (404, "lost")
    assert client.get("/other/").status_code == 404


def test_nothing_outside_the_site_is_served(client: TestClient) -> None:
    for path in ("/repo/..%2Foutside.txt", "/repo/link.txt", "/repo/assets/..%2F..%2F..%2Foutside.txt", "/repo/%00"):
        assert client.get(path).text != "outside"
    assert client.post("/repo/").status_code == 405


def test_a_base_is_a_path() -> None:
    assert [check_base(base) for base in ("", "/", "repo", "/repo", "/a/b/")] == ["/", "/", "/repo/", "/repo/", "/a/b/"]
    with pytest.raises(ConfigError):
        check_base("/a/../b")
