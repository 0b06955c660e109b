"""`st.bokeh_chart`, with Bokeh itself."""

from __future__ import annotations

import json

SCRIPTS = {"bokeh": {"bokeh.min.js": "assets/bokeh-1.min.js", "bokeh-widgets.min.js": "assets/bokeh-widgets-1.min.js"}}
FIGURE = """
from bokeh.plotting import figure
p = figure(title="A line", height=300)
p.line([1, 2], [3, 4])
"""


def test_a_figure_names_the_scripts_that_it_needs(app):
    page = app(FIGURE + "st.bokeh_chart(p)\nst.write(p)\nst.bokeh_chart(p, use_container_width=False)", **SCRIPTS)
    assert page.errors == []
    chart, written, fixed = (node["props"] for node in page.find("bokeh_chart"))
    assert (chart["title"], chart["height"], chart["scripts"]) == ("A line", 300, ["assets/bokeh-1.min.js"])
    assert json.loads(chart["item"])["doc"]["roots"][0]["attributes"]["sizing_mode"] == "stretch_width"
    assert written == chart
    assert "sizing_mode" not in json.loads(fixed["item"])["doc"]["roots"][0]["attributes"]


def test_another_run_changes_nothing(app):
    page = app(FIGURE + "st.bokeh_chart(p)", **SCRIPTS)
    page.run()
    assert page.deltas == []


def test_widgets_of_bokeh_bring_their_script(app):
    page = app("from bokeh.models import Slider\nst.bokeh_chart(Slider(start=0, end=1, value=0))", **SCRIPTS)
    assert page.find("bokeh_chart")[0]["props"]["scripts"] == [*SCRIPTS["bokeh"].values()]


def test_what_is_not_bokehs_and_a_site_without_bokehjs(app):
    assert "not `<class 'int'>`" in app("st.bokeh_chart(1)", **SCRIPTS).errors[0][1]
    assert "This site has no BokehJS" in app(FIGURE + "st.bokeh_chart(p)").errors[0][1]
