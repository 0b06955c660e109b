"""Figures without Plotly, and the template."""

from __future__ import annotations

import json
import sys
from datetime import date

import numpy as np
import pytest

from appc_runtime.charts import plotly
from appc_runtime.errors import StreamlitAPIException


@pytest.fixture
def _no_plotly(monkeypatch):
    monkeypatch.delitem(sys.modules, "plotly.io", raising=False)


@pytest.mark.usefixtures("_no_plotly")
def test_dicts_need_no_plotly():
    figure = {"data": {"y": np.array([1.0, np.nan]), "x": [date(2024, 1, 2), 3]}, "layout": {"title": {"text": "T"}}}
    assert json.loads(plotly.figure_json(figure)) == {
        "data": [{"y": [1.0, None], "x": ["2024-01-02", 3]}],
        "layout": {"title": {"text": "T"}},
    }
    assert json.loads(plotly.figure_json({"y": (1, float("inf"))})) == {"data": [{"y": [1, None]}], "layout": {}}


@pytest.mark.usefixtures("_no_plotly")
def test_what_is_no_figure_says_what_is():
    with pytest.raises(StreamlitAPIException, match="cannot draw a `int`"):
        plotly.figure_json(3)


def test_plotly_takes_the_template():
    import plotly.graph_objects as go

    template = go.layout.Template(plotly.template())
    assert len(template.layout.colorscale.sequential) == 10
    assert template.data.heatmap[0].colorscale[9] == (1.0, "#000020")


@pytest.mark.parametrize(
    ("layout", "size"),
    [({}, (700, 450)), ({"width": 5.5, "height": 6}, (5, 6)), ({"width": None, "height": 0}, (700, 450))],
)
def test_natural_size(layout, size):
    assert plotly.natural_size(json.dumps({"data": [], "layout": layout})) == size
