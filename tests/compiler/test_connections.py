"""Of secrets.toml only addresses of local databases are published."""

from pathlib import Path

from appc.connections import local_connections
from tests.compiler.project import write_files

SECRETS = """
password = "x"
[connections.pets]
url = "sqlite:///data/pets.db"
[connections.duck]
type = "sql"
dialect = "duckdb"
database = "duck.db"
[connections.server]
url = "postgresql://me:secret@host/db"
[connections.token]
url = "duckdb:///md:mine?motherduck_token=abc"
[connections.more]
url = "sqlite:///a.db"
password = "secret"
"""


def test_only_what_names_a_file_is_taken(tmp_path: Path) -> None:
    write_files(tmp_path, {".streamlit/secrets.toml": SECRETS})
    assert local_connections(tmp_path) == {
        "pets": {"url": "sqlite:///data/pets.db"},
        "duck": {"type": "sql", "dialect": "duckdb", "database": "duck.db"},
    }


def test_no_secrets_and_broken_ones_are_none(tmp_path: Path) -> None:
    assert local_connections(tmp_path) == {}
    write_files(tmp_path, {".streamlit/secrets.toml": "a = = 1"})
    assert local_connections(tmp_path) == {}
    write_files(tmp_path, {".streamlit/secrets.toml": "connections = 1"})
    assert local_connections(tmp_path) == {}
