"""`st.pyplot` as a script calls it."""

from __future__ import annotations

import hashlib
import struct
import sys

import pytest

FIGURE = """
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
fig, ax = plt.subplots(figsize=(3, 2))
ax.plot([1, 2, 3], [3, 1, 2])
"""


@pytest.fixture(autouse=True)
def _no_figures_left():
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


def picture(page) -> dict:
    assert page.errors == []
    (node,) = page.find("image")
    return node["props"]


def size(page) -> tuple[int, int]:
    """Width and height of the PNG that the page got, in pixels."""
    return struct.unpack(">II", picture(page)["images"][0]["media"]["data"][16:24])


def test_a_figure_is_a_png_of_200_dots_an_inch(app):
    page = app(f"{FIGURE}\nst.pyplot(fig, bbox_inches=None)")
    assert size(page) == (600, 400)
    media = picture(page)["images"][0]["media"]
    assert media["mime"] == "image/png" and media["hash"]
    assert picture(page)["width"] == "stretch"


@pytest.mark.parametrize(
    ("arguments", "width"),
    [("", "stretch"), ("width=300", 300), ("width='content'", "content"), ("use_container_width=False", "content")],
)
def test_width(app, arguments, width):
    assert picture(app(f"{FIGURE}\nst.pyplot(fig, {arguments})"))["width"] == width


def test_savefig_arguments_work_with_a_warning_as_in_streamlit(app):
    page = app(f"{FIGURE}\nst.pyplot(fig, dpi=50, bbox_inches=None)")
    assert size(page) == (150, 100)
    assert "savefig" in page.find("alert")[0]["props"]["html"]
    page = app(f"{FIGURE}\nst.pyplot(fig, format='svg')")
    assert picture(page)["images"][0]["media"]["mime"] == "image/svg+xml"


def test_the_warning_is_hidden_where_details_are(app):
    page = app(f"{FIGURE}\nst.pyplot(fig, dpi=50)", config={"client": {"showErrorDetails": "none"}})
    assert page.find("alert") == []


def test_old_apps_may_leave_the_figure_out(app):
    page = app(f"{FIGURE}\nst.pyplot()\nst.text(len(plt.gcf().axes))")
    picture(page)
    assert "without providing a figure argument" in page.find("alert")[0]["props"]["html"]
    # The global figure is cleared after, so that the next drawing begins anew.
    assert page.texts() == ["0"]


def test_the_module_itself_can_be_shown(app):
    page = app(f"{FIGURE}\nplt.title('Three points')\nst.pyplot(plt)")
    assert picture(page)["images"][0]["alt"] == "Three points"


def test_clear_figure(app):
    page = app(f"{FIGURE}\nst.pyplot(fig, clear_figure=True)\nst.text(len(fig.axes))")
    assert page.texts() == ["0"]
    assert app(f"{FIGURE}\nst.pyplot(fig)\nst.text(len(fig.axes))").texts() == ["1"]


@pytest.mark.parametrize(
    ("lines", "alt"),
    [
        ("", "Figure"),
        ("ax.set_xlabel('x'); ax.set_ylabel('y')", "y by x"),
        ("ax.set_title('A'); ax.set_xlabel('x')", "A"),
        ("ax.set_title('A'); fig.suptitle('All')", "All"),
    ],
)
def test_a_reader_hears_what_the_figure_says_of_itself(app, lines, alt):
    assert picture(app(f"{FIGURE}\n{lines}\nst.pyplot(fig)"))["images"][0]["alt"] == alt


def test_alt_is_the_scripts_to_give(app):
    assert picture(app(f"{FIGURE}\nst.pyplot(fig, alt='')"))["images"][0]["alt"] == ""
    assert picture(app(f"{FIGURE}\nst.pyplot(fig, alt='Up')"))["images"][0]["alt"] == "Up"


def test_the_same_figure_is_the_same_picture(app):
    page = app(f"{FIGURE}\nst.pyplot(fig)")
    page.run()
    assert page.deltas == []


def test_show_is_harmless(app):
    page = app(f"import warnings\n{FIGURE}\nwith warnings.catch_warnings(record=True): plt.show()\nst.pyplot(fig)")
    assert picture(page)["images"][0]["media"]["hash"] != hashlib.sha256(b"").hexdigest()


def test_without_matplotlib_it_says_what_to_install(app, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    page = app("st.pyplot(object())")
    assert page.errors == [("ImportError", "st.pyplot needs Matplotlib: add `matplotlib` to the app's requirements.")]


def test_write_shows_a_figure(app):
    picture(app(f"{FIGURE}\nst.write(fig)"))
