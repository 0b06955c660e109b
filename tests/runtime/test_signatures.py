"""Every function that is there has exactly Streamlit's parameters: names, order, kinds and defaults."""

import inspect
import runpy
from pathlib import Path

import pytest

import streamlit as st

TABLE = runpy.run_path(str(Path(__file__).parents[2] / "scripts/compatibility"))
find, missing = TABLE["find"], TABLE["missing"]
FACTS = {name: facts for name, facts in TABLE["FACTS"]["functions"].items() if missing(name) is None}
KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "pos-only",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "pos",
    inspect.Parameter.VAR_POSITIONAL: "*args",
    inspect.Parameter.KEYWORD_ONLY: "kw",
    inspect.Parameter.VAR_KEYWORD: "**kwargs",
}


def described(parameter: inspect.Parameter) -> list[str | None]:
    return [parameter.name, KINDS[parameter.kind], shown(parameter.default)]


def shown(default: object) -> str | None:
    if default is inspect.Parameter.empty:
        return None
    if isinstance(default, type):
        return default.__name__
    text = repr(default)
    return "<object>" if text.startswith("<") else text


@pytest.mark.parametrize("name", sorted(FACTS))
def test_signature(name):
    parameters = inspect.signature(find(name)).parameters.values()
    assert [described(parameter) for parameter in parameters] == FACTS[name]


@pytest.mark.parametrize("name", sorted(name for name in FACTS if hasattr(type(st.sidebar), name)))
def test_containers_have_it_too(name):
    parameters = list(inspect.signature(getattr(st.sidebar, name)).parameters.values())
    assert [described(parameter) for parameter in parameters] == FACTS[name]
