import socket
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from appc.errors import ConfigError
from appc.preview import check_site, free_port, make_app
from tests.compiler.project import write_files


def test_a_site_is_served_as_a_static_host_would(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.html": "front", "sub/index.html": "sub", "assets/a.js": "1", "404.html": "nothing"})
    client = TestClient(make_app(tmp_path))
    assert client.get("/").text == "front"
    assert client.get("/sub/").text == "sub"
    assert client.get("/assets/a.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/none").status_code == 404


def test_only_sites_are_served(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        check_site(tmp_path)


def test_a_taken_port_gives_the_next_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) != port
        with pytest.raises(ConfigError):
            free_port("127.0.0.1", port, tries=1)
