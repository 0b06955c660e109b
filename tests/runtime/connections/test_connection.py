"""`st.connection`: what it makes, keeps, and says."""

from __future__ import annotations

import sqlite3

import pytest
import sqlalchemy

import streamlit  # noqa: F401  (as everywhere, before the first script)

OWN = """
from streamlit.connections import BaseConnection, ExperimentalBaseConnection

class Own(ExperimentalBaseConnection[dict]):
    def _connect(self, **kwargs):
        st.session_state.made = st.session_state.get("made", 0) + 1
        return {"settings": self._secrets.to_dict(), **kwargs}

    def get(self, name):
        return self._instance.get(name)
"""


@pytest.fixture
def engines(monkeypatch):
    """SQLAlchemy's engines that a test makes; a pool closes no connection of its own accord."""
    made = []

    def create(*args, create_engine=sqlalchemy.create_engine, **kwargs):
        made.append(create_engine(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(sqlalchemy, "create_engine", create)
    yield made
    for engine in made:
        engine.dispose()


@pytest.fixture
def pets(tmp_path, engines):
    with sqlite3.connect(tmp_path / "pets.db") as connection:
        connection.executescript("CREATE TABLE pets (name, age); INSERT INTO pets VALUES ('Rex', 3), ('Tom', 5);")
    connection.close()
    return tmp_path / "pets.db"


def test_sql_by_address(app, pets):
    page = app(
        f"""
        from sqlalchemy import text
        conn = st.connection("pets", type="sql", url="sqlite:///{pets}")
        if st.button("add", key="add"):
            with conn.session as session:
                session.execute(text("INSERT INTO pets VALUES (:name, 1)"), {{"name": "Kit"}})
                session.commit()
        rows = conn.query("SELECT name, age FROM pets WHERE age < :age", params={{"age": 4}}, ttl=0)
        st.text(rows.to_dict("list"))
        st.text(conn.driver)
        """
    )
    assert page.errors == []
    assert page.texts() == ["{'name': ['Rex'], 'age': [3]}", "pysqlite"]
    assert page.press("add").texts()[0] == "{'name': ['Rex', 'Kit'], 'age': [3, 1]}"


def test_sql_by_settings_of_the_site_and_queries_are_kept(app, pets):
    source = """
    conn = st.connection("pets", type="sql")
    st.text(conn.query("SELECT count(*) AS n FROM pets").n[0])
    with conn.connect() as raw:
        raw.exec_driver_sql("DELETE FROM pets")
        raw.commit()
    """
    page = app(source, connections={"pets": {"dialect": "sqlite", "database": str(pets)}})
    assert page.errors == []
    assert page.texts() == ["2"]
    assert page.run().texts() == ["2"]


def test_a_connection_of_ones_own_is_made_once(app):
    page = app(
        OWN + 'conn = st.connection("x", type=Own, a=1)\nst.text(f"{conn.get(\'a\')} {st.session_state.made}")',
        connections={"x": {"url": "sqlite:///"}},
    )
    assert page.errors == []
    assert page.texts() == page.run().texts() == ["1 1"]
    page = app(
        OWN
        + "conn = st.connection('x', type=Own)\nconn.reset()\nconn.get('a')\nst.text(st.session_state.made)\nconn.keys"
    )
    assert page.texts() == ["2"]
    assert "`keys` doesn't exist here, but you can call `._instance.keys` instead" in page.errors[0][1]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("st.connection('x')", "Missing connection type for 'x'"),
        ("st.connection('sql')", "A site has no secrets: pass the address"),
        ("st.connection('x', type='sql', dialect='mysql')", "The `username` parameter is required"),
        ("st.connection('x', type='nope')", "Invalid connection 'nope'"),
        ("st.connection('x', type='nope.Class')", "cannot be imported"),
        ("st.connection('x', type=int)", "subclass of `BaseConnection`"),
        ("st.connection('snowflake')", "to Snowflake needs credentials on a server"),
    ],
)
def test_what_cannot_be_is_said(app, call, said):
    assert said in app(call).errors[0][1]


def test_the_old_name(app, pets):
    page = app(
        f"st.text(st.experimental_connection('p', type='sql', url='sqlite:///{pets}').query('SELECT 1 AS n').n[0])"
    )
    assert page.texts() == ["1"]
