"""`st.write` and `st.write_stream`, `st.help`, `st.echo`."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.runtime.elements.schema import check


def types(page):
    check([node for node in page.find() if node["type"] != "unsupported"])
    assert page.errors == []
    return [node["type"] for node in page.roots[0]["children"]]


def htmls(page):
    return [node["props"]["html"] for node in page.find("markdown")]


def test_texts_and_numbers_share_a_paragraph(app):
    page = app("""
        st.write("The *answer* is", 42, "or", 1.5, None, "`")
        st.write("**bold**")
        st.write("<b>x</b>", unsafe_allow_html=True)
        st.write("a\\nb")
    """)
    assert types(page) == ["markdown"] * 4
    assert htmls(page) == [
        "<p>The <em>answer</em> is <code>42</code> or <code>1.5</code> <code>None</code> `</p>",
        "<p><strong>bold</strong></p>",
        "<p><b>x</b></p>",
        "<p>a\nb</p>",
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("{'a': 1}", "json"),
        ("[1, 2]", "json"),
        ("map(str, [1])", "json"),
        ("{}.keys()", "json"),
        ("collections.namedtuple('P', 'x')(1)", "json"),
        ("st.session_state", "json"),
        ("ValueError('no')", "exception"),
        ("pandas.DataFrame({'a': [1]})", "dataframe"),
        ("pandas.Series([1])", "dataframe"),
        ("numpy.array([1, 2])", "dataframe"),
        ("PIL.Image.new('RGB', (2, 2))", "image"),
        ("altair.Chart(pandas.DataFrame({'a': [1]})).mark_point()", "vega_lite"),
        ("len", "help"),
        ("collections", "help"),
        ("dict", "help"),
        ("object()", "help"),
        ("Point(1)", "help"),
        ("io.StringIO('# T')", "markdown"),
        ("(1, 2)", "markdown"),
        ("(x for x in ['a', 'b'])", "markdown"),
        ("Htmlable()", "markdown"),
    ],
)
def test_each_kind_in_its_own_way(app, value, kind):
    page = app(f"""
        import collections, dataclasses, io
        import altair, numpy, pandas, PIL.Image
        @dataclasses.dataclass
        class Point:
            x: int
        class Htmlable:
            def _repr_html_(self):
                return "just text"
        st.write({value})
    """)
    check(page.find())
    assert [node["type"] for node in page.roots[0]["children"]] == [kind]


def test_a_database_cursor_is_a_table(app):
    page = app("""
        import contextlib, sqlite3
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            st.write(connection.execute("select 1 as a"))
    """)
    assert types(page) == ["dataframe"]


def test_html_of_objects_is_shown_only_if_allowed(app):
    page = app("""
        class Rich:
            def _repr_html_(self):
                return "<b>rich</b>"
            def __str__(self):
                return "plain"
        st.write(Rich())
        st.write(Rich(), unsafe_allow_html=True)
    """)
    assert htmls(page) == ["<p><code>plain</code></p>", "<p><b>rich</b></p>"]


def test_long_text_of_objects_is_fenced(app):
    page = app("""
        class Lines:
            def __str__(self):
                return "a\\n```\\nb"
        st.write(Lines())
    """)
    assert htmls(page) == ["<pre><code>a\n```\nb</code></pre>"]


def test_order_is_kept(app):
    page = app("st.write('a', {'b': 1}, 'c', 'd')")
    assert types(page) == ["markdown", "json", "markdown"]


def test_one_place_takes_one_thing(app):
    page = app("""
        place = st.empty()
        place.write("one")
        place.write("a", "b")
    """)
    ((_, message),) = page.errors
    assert "Cannot replace a single element with multiple elements" in message


def test_magic_writes(app):
    page = app("""
        x = 10
        "x is", x
        [x]
    """)
    assert types(page) == ["markdown", "json"]


def test_stream_of_text_returns_text(app):
    page = app("""
        import time
        def words():
            for word in ["Hello ", "", "**wor", "ld**"]:
                yield word
                time.sleep(0.02)
        st.text(repr(st.write_stream(words, cursor="|")))
    """)
    assert htmls(page) == ["<p>Hello <strong>world</strong></p>"]
    assert page.texts() == ["'Hello **world**'"]
    assert types(page) == ["markdown", "text"]


def test_stream_of_many_things_returns_a_list_that_write_shows_again(app):
    page = app("""
        def parts():
            yield "a"
            yield {"b": 1}
            yield "c"
            yield "d"
        result = st.write_stream(parts())
        st.text(result == ["a", {"b": 1}, "cd"])
        st.write(result)
    """)
    assert types(page) == ["markdown", "json", "markdown", "text", "markdown", "json", "markdown"]
    assert page.texts() == ["True"]


def test_async_and_empty_streams(app):
    source = """
        async def words():
            yield "a"
            yield "b"
        st.text(st.write_stream(words()))
        st.text(repr(st.write_stream([])))
    """
    # In a thread: Playwright keeps an event loop running in the main one while its browser is open.
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(app, source).result()
    assert page.texts() == ["ab", "''"]


@pytest.mark.parametrize(("call", "message"), [("'text'", "Expected one of: generator"), ("5", "cannot be iterated")])
def test_what_is_no_stream(app, call, message):
    ((_, text),) = app(f"st.write_stream({call})").errors
    assert message in text


def test_a_fast_stream_is_drawn_once_a_frame(app):
    page = app("st.write_stream(str(i) for i in range(5000))")
    assert len(page.deltas) < 500
    assert htmls(page)[0].endswith("4999</p>")


def test_help(app):
    page = app("""
        def area(width: int, height=2):
            "Width times height."
        class Box:
            "A box."
            sides = 4
            @property
            def size(self):
                "How big."
                raise RuntimeError
            def open(self):
                "Open it."
        st.help(area)
        st.help(Box())
        st.help(5)
        st.help()
    """)
    check(page.find())
    area, box, five, module = (node["props"] for node in page.find("help"))
    assert (area["name"], area["value"], area["type"]) == ("area", "__main__.area(width: int, height=2)", "function")
    assert area["doc"] == "Width times height."
    assert (box["value"], box["doc"]) == ("__main__.Box()", "A box.")
    assert [member["name"] for member in box["members"]] == ["sides", "size", "open"]
    members = {member["name"]: member for member in box["members"]}
    assert members["sides"]["value"] == "4"
    assert (members["size"]["type"], members["size"]["doc"]) == ("property", "How big.")
    assert members["open"]["doc"] == "Open it."
    assert (five["value"], five["type"], five["doc"], five["members"]) == ("5", "int", None, [])
    assert module["value"] == "streamlit"
    json.dumps(module)


def test_echo_shows_decorators(app):
    page = app("""
        import functools
        with st.echo():
            @functools.cache
            def f(): ...
    """)
    assert page.find("code")[0]["props"]["body"] == "@functools.cache\ndef f(): ..."


def test_echo_shows_the_block(app):
    page = app("""
        with st.echo():
            # A comment.
            x = 1

            st.text(x)
        with st.echo("below"):
            st.text("second")
    """)
    assert types(page) == ["code", "text", "text", "code"]
    above, below = (node["props"]["body"] for node in page.find("code"))
    # From the first statement on, as on a server.
    assert above == "x = 1\n\nst.text(x)"
    assert below == 'st.text("second")'
