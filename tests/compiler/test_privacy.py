from pathlib import Path, PurePath

import pytest

from appc.privacy import is_secret, is_site, is_skipped_folder, may_bundle
from tests.compiler.project import write_files


@pytest.mark.parametrize(
    "name",
    [
        ".streamlit/secrets.toml",
        "Secrets.toml",
        ".env",
        ".env.local",
        "prod.env",
        "keys/server.pem",
        "id_rsa",
        "id_ed25519.pub",
        "a.key",
        "service_account-1.json",
        ".ssh/config",
        "x/.aws/notes.txt",
    ],
)
def test_secrets(name: str) -> None:
    assert is_secret(PurePath(name))


@pytest.mark.parametrize("name", ["data.csv", "environment.json", "keys.csv", "secret_garden.txt", "monkey.png"])
def test_no_secrets(name: str) -> None:
    assert not is_secret(PurePath(name))


def test_folders_that_hold_no_data(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"env/pyvenv.cfg": "", ".cache/x": "", "data/x": "", "site/manifest.json": '{"generator": "appc 1"}'}
    )
    assert is_skipped_folder(tmp_path / "env")
    assert is_skipped_folder(tmp_path / ".cache")
    assert is_skipped_folder(tmp_path / "site")
    assert is_site(tmp_path / "site")
    assert not is_skipped_folder(tmp_path / "data")


def test_a_link_to_a_secret_is_a_secret(tmp_path: Path) -> None:
    write_files(tmp_path, {".env": "", "fine.csv": ""})
    (tmp_path / "data.csv").symlink_to(tmp_path / ".env")
    assert not may_bundle(tmp_path, tmp_path / "data.csv")
    assert may_bundle(tmp_path, tmp_path / "fine.csv")
