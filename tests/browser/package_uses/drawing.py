"""Uses packages for charts, maps and pictures."""

import io

from using import use_all


def use_altair():
    import altair as alt

    chart = alt.Chart(alt.Data(values=[{"x": 1, "y": 2}])).mark_bar().encode(x="x:Q", y="y:Q")
    assert chart.to_dict()["mark"]["type"] == "bar"


def use_plotly():
    import plotly.express as px

    assert px.line(x=[1, 2], y=[3, 4]).to_dict()["data"][0]["type"] == "scatter"


def use_bokeh():
    from bokeh.embed import json_item
    from bokeh.plotting import figure

    plot = figure()
    plot.line([1, 2], [3, 4])
    assert json_item(plot)["doc"]["roots"]


def use_pydeck():
    import pydeck as pdk

    layer = pdk.Layer("ScatterplotLayer", [{"position": [0, 0]}], get_position="position")
    assert '"ScatterplotLayer"' in pdk.Deck(layers=[layer]).to_json()


def use_graphviz():
    import graphviz

    graph = graphviz.Digraph()
    graph.edge("a", "b")
    assert "a -> b" in graph.source


def use_folium():
    import folium

    chart = folium.Map(location=[50, 8])
    folium.Marker([50, 8]).add_to(chart)
    assert "L.marker" in chart.get_root().render()


def use_pillow():
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (8, 4), "red").rotate(90, expand=True).save(file, "png")
    assert Image.open(file).size == (4, 8)


def use_imageio():
    import imageio.v3 as iio
    import numpy as np

    data = iio.imwrite("<bytes>", np.zeros((4, 8, 3), "uint8"), extension=".png")
    assert iio.imread(data).shape == (4, 8, 3)


def use_jinja2():
    import jinja2

    assert jinja2.Template("{% for x in xs %}{{ x }};{% endfor %}").render(xs="ab") == "a;b;"


def use_pyyaml():
    import yaml

    assert yaml.safe_load("a: [1, 2]") == {"a": [1, 2]}
    assert yaml.safe_dump({"a": 1}) == "a: 1\n"


def use_rich():
    import rich.console

    console = rich.console.Console(file=io.StringIO(), width=20)
    console.print("[bold]told[/bold]")
    assert console.file.getvalue() == "told\n"


use_all(globals())
