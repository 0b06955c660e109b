"""Text elements: what reaches the page for each call."""

import pytest

from tests.runtime.elements.schema import check


def props(page, kind, root=None):
    check(page.find(root=root))
    assert page.errors == []
    return [node["props"] for node in page.find(kind, root=root)]


def test_headings_have_anchors_icons_and_dividers(app):
    page = app("""
        st.title("My **app** & you", help="*tip*")
        st.header("A", anchor="own", icon=":material/home:", divider=True)
        st.header("B", anchor=False, divider="grey")
        st.subheader("C", divider=True)
        st.sidebar.header("Side")
    """)
    title, a, b, c, side = props(page, "heading")
    assert (title["tag"], title["html"], title["anchor"]) == ("h1", "My <strong>app</strong> &amp; you", "my-app-you")
    assert title["help"] == "<p><em>tip</em></p>"
    assert (a["anchor"], a["icon"], a["divider"]) == ("own", "material/home", "blue")
    assert (b["anchor"], b["hide_anchor"], b["divider"]) == ("b", True, "gray")
    assert (c["tag"], c["divider"]) == ("h3", "green")
    assert side["anchor"] is None


def test_a_headings_first_line_is_the_heading(app):
    page = app("""
        st.header("1. Intro")
        st.header("Title\\nand *more*")
        st.title("日本語タイトル")
        st.subheader("")
    """)
    numbered, lines, japanese, empty = props(page, "heading")
    assert (numbered["html"], numbered["anchor"]) == ("1. Intro", "1-intro")
    assert (lines["html"], lines["anchor"]) == ("<h1>Title</h1>\n<p>and <em>more</em></p>", "title")
    # Streamlit's own id for this title.
    assert japanese["anchor"] == "d3b04b7a"
    assert (empty["html"], empty["anchor"]) == ("", None)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("st.header('a', anchor=True)", "Invalid `anchor` value"),
        ("st.header('a', anchor=3)", "Invalid `anchor` type"),
        ("st.header('a', divider='pink')", "Invalid `divider` value"),
        ("st.header('a', icon='x')", "is not a valid emoji"),
        ("st.text('a', width='wide')", "Invalid width value"),
        ("st.markdown('a', text_alignment='middle')", "Invalid `text_alignment` value"),
        ("st.badge('a', color='pink')", "Invalid badge color"),
        ("st.html('')", "The `body` parameter is required."),
        ("st.metric('a', 1, delta_color='x')", "Invalid `delta_color` value"),
        ("st.metric('a', [])", "Invalid `value` type"),
        ("st.metric('a', 1, chart_data=['x'])", "Only numeric values"),
    ],
)
def test_faults_are_told(app, call, message):
    page = app(call)
    ((_, text),) = page.errors
    assert message in text


def test_markdown_caption_latex_badge(app):
    page = app("""
        st.markdown('''
            # Indented
            text
        ''')
        st.markdown("<b>x</b>", unsafe_allow_html=True)
        st.caption("small", help="tip")
        st.latex(r"\\frac{a<b}{c}")
        st.badge("New [1]", icon=":material/check:", color="green")
        st.markdown(12.5)
        st.sidebar.markdown("# Side")
    """)
    indented, raw, caption, latex, badge, number, side = props(page, "markdown")
    assert indented["html"] == '<h1 id="indented">Indented</h1>\n<p>text</p>'
    assert indented["kind"] == "markdown"
    assert raw["html"] == "<p><b>x</b></p>"
    assert raw["allow_html"] is True
    assert (caption["kind"], caption["help"]) == ("caption", "<p>tip</p>")
    assert (latex["kind"], latex["html"]) == ("latex", r"\frac{a<b}{c}")
    assert "stMarkdownBadge" in badge["html"]
    assert "New [1]" in badge["html"]
    assert number["html"] == "<p>12.5</p>"
    assert side["html"] == "<h1>Side</h1>"


def test_text_code_html_divider(app, tmp_path):
    (tmp_path / "a.css").write_text("p {color: red}", encoding="utf-8")
    page = app("""
        from pathlib import Path
        st.text("a *b*", help="h")
        st.code("\\nx = 1\\n")
        st.code("plain", language=None, line_numbers=True, height=100)
        st.html("<p>hi</p>")
        st.html(Path(__file__).with_name("a.css"))
        st.divider()
    """)
    assert props(page, "text")[0]["body"] == "a *b*"
    python, plain = props(page, "code")
    assert (python["body"], python["language"], python["height"]) == ("x = 1", "python", "content")
    assert (plain["language"], plain["line_numbers"], plain["height"]) == (None, True, 100)
    assert [html["body"] for html in props(page, "html")] == ["<p>hi</p>", "<style>p {color: red}</style>"]
    assert len(props(page, "divider")) == 1


def test_alerts_and_exceptions(app):
    page = app("""
        st.success("**ok**", icon="✅", title="Done")
        st.info("i"); st.warning("w"); st.error("e")
        try:
            1 / 0
        except ZeroDivisionError as error:
            st.exception(error)
        st.exception(RuntimeWarning("careful"))
    """)
    check(page.find())
    success, *others = [node["props"] for node in page.find("alert")]
    assert success["html"] == "<p><strong>ok</strong></p>"
    assert (success["icon"], success["title"]) == ("✅", "<p>Done</p>")
    assert [alert["kind"] for alert in others] == ["info", "warning", "error"]
    raised, warned = [node["props"] for node in page.find("exception")]
    assert (raised["type"], raised["message"], raised["is_warning"]) == ("ZeroDivisionError", "division by zero", False)
    assert raised["trace"][0]["source"] == "1 / 0"
    assert warned["is_warning"] is True


def test_an_icon_at_the_start_of_an_alert_stands_apart(app):
    page = app("""
        st.success("✅ Done"); st.info(":material/info: *Note*"); st.warning("1️⃣ One")
        st.error("🚨 Kept", icon=""); st.error("🚨 Other", icon="🔥"); st.error("1 one → two")
    """)
    alerts = [(node["props"].get("icon"), node["props"]["html"]) for node in page.find("alert")]
    assert alerts == [
        ("✅", "<p>Done</p>"), ("material/info", "<p><em>Note</em></p>"), ("1️⃣", "<p>One</p>"),
        (None, "<p>🚨 Kept</p>"), ("🔥", "<p>🚨 Other</p>"), (None, "<p>1 one → two</p>"),
    ]  # fmt: skip


def test_metric(app):
    page = app("""
        import numpy as np
        st.metric("Temp", "70 °F", "1.2 °F")
        st.metric("Loss", np.float64(0.5), -3, delta_color="inverse")
        st.metric("None", None)
        st.metric("Off", 1, 2, delta_color="off", delta_arrow="down")
        st.metric("Chart", 1234567.891, chart_data=[1, 2.5, 3], chart_type="bar", format="compact", border=True)
    """)
    temp, loss, none, off, chart = props(page, "metric")
    assert (temp["label"], temp["value"], temp["delta"]) == ("<p>Temp</p>", "70 °F", "1.2 °F")
    assert (temp["direction"], temp["color"]) == ("up", "green")
    assert (loss["value"], loss["delta"], loss["direction"], loss["color"]) == ("0.5", "-3", "down", "green")
    assert (none["value"], none["delta"], none["direction"], none["color"]) == ("—", None, "none", "gray")
    assert (off["direction"], off["color"]) == ("down", "gray")
    assert (chart["value"], chart["chart_data"], chart["chart_type"]) == ("1.2M", [1, 2.5, 3], "bar")


@pytest.mark.parametrize(
    ("format", "number", "text"),
    [
        ("%.1f", 2.25, "2.2"),
        ("percent", 0.1234, "12.34%"),
        ("dollar", -1234.5, "-$1,234.50"),
        ("bytes", 2048, "2KB"),
        ("accounting", -5, "(5.00)"),
        ("scientific", 12345, "1.234E4"),
        ("engineering", 12345, "12.345E3"),
        ("localized", 1234.5, "1,234.5"),
        ("plain", 1234.5, "1234.5"),
        ("yen", 1500, "¥1,500"),
    ],
)
def test_metric_formats(format, number, text):
    from streamlit.elements.metric import formatted

    assert formatted(number, format) == text
