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
        "assets/c.js": "1;" * 2000,
        "assets/d.wasm": b"\0asm" * 2000,
        "assets/e.bin": b"1" * 4000,
        "assets/f.zip": b"1" * 4000,
        "assets/g.woff2": b"1" * 4000,
        "assets/h.json": "[" + " " * 4000 + "]",
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


def test_it_compresses_what_github_pages_compresses(client: TestClient) -> None:
    def is_compressed(name: str) -> bool:
        return client.get(f"/repo/assets/{name}").headers.get("content-encoding") == "gzip"

    assert {name: is_compressed(name) for name in ("c.js", "d.wasm", "h.json", "e.bin", "f.zip", "g.woff2")} == {
        "c.js": True, "d.wasm": True, "h.json": True, "e.bin": False, "f.zip": False, "g.woff2": False,
    }  # fmt: skip
    assert len(client.get("/repo/assets/c.js").text) == 4000


def test_everything_is_kept_for_ten_minutes_then_asked_for_again(client: TestClient) -> None:
    first = client.get("/repo/assets/e.bin")
    assert first.headers["cache-control"] == client.get("/repo/").headers["cache-control"] == "max-age=600"
    again = client.get("/repo/assets/e.bin", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/repo/assets/e.bin", headers={"If-None-Match": '"other"'})
    assert (other.status_code, len(other.content)) == (200, 4000)


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
