"""Pills, segments, feedback, pages, menus: choices that are all in sight, or a press away."""

import pytest


def test_one_or_many_of_a_few(app):
    page = app("""
        st.text(st.pills("p", [1, 2, 3], key="one"))
        st.text(st.pills("p", ["a", "b", "c"], selection_mode="multi", default=["c"], key="many"))
        st.text(st.segmented_control("s", ["x", "y"], default="y", required=True, key="s"))
    """)
    assert page.errors == []
    assert page.texts() == ["None", "['c']", "y"]
    assert page.find("button_group")[1]["value"] == [2]
    page.set("one", [1]).set("many", [2, 0]).set("s", [0])
    assert page.texts() == ["2", "['c', 'a']", "x"]
    assert page.set("one", []).texts()[0] == "None"


def test_an_icon_stands_before_its_text(app):
    page = app('st.pills("p", [":material/home: Home", "🎈", "plain", "**b**"])')
    assert page.find("button_group")[0]["props"]["options"] == [
        {"label": "<p>Home</p>", "icon": "material/home"},
        {"label": "", "icon": "🎈"},
        {"label": "<p>plain</p>"},
        {"label": "<p><strong>b</strong></p>"},
    ]


def test_the_script_chooses_through_session_state(app):
    page = app("""
        if st.button("b", key="b"): st.session_state.p = "y"
        st.text(st.pills("p", ["x", "y"], key="p"))
    """)
    assert page.press("b").texts() == ["y"]
    assert page.values[page.id("p")] == [1]


def test_feedback(app):
    page = app("st.text(st.feedback('stars', key='f'))\nst.text(st.feedback(default=1))")
    assert page.texts() == ["None", "1"]
    assert page.set("f", 4).texts() == ["4", "1"]


def test_pages(app):
    page = app("st.text(st.pagination(st.number_input('n', 1, 99, 9, key='n'), default=1, key='p'))")
    assert page.set("p", 7).texts() == ["7"]
    assert page.set("n", 5).texts() == ["5"]


def test_a_menus_choice_counts_once(app):
    page = app("""
        def chosen(): st.session_state.seen = st.session_state.m
        st.text(st.menu_button("m", ["Copy", "Move"], key="m", on_click=chosen))
        st.text(st.session_state.get("seen"))
    """)
    wid = page.id("m")
    assert page.run(widgets={wid: 1}, triggers=(wid,)).texts() == ["Move", "Move"]
    assert page.run().texts() == ["None", "Move"]
    assert page.run(widgets={wid: 1}, triggers=(wid,)).texts()[0] == "Move"


def test_a_date_with_a_time(app):
    page = app("""
        from datetime import date, datetime
        st.text(st.datetime_input("d", datetime(2024, 5, 6, 7, 8, 9), key="d"))
        st.text(st.datetime_input("e", None, key="e"))
        st.text(st.datetime_input("f", "2024-01-02T03:04", min_value=date(2024, 1, 1), max_value=date(2024, 1, 2)))
    """)
    assert page.errors == []
    assert page.texts() == ["2024-05-06 07:08:00", "None", "2024-01-02 03:04:00"]
    props = [node["props"] for node in page.find("datetime_input")]
    assert (props[0]["min"], props[0]["max"]) == ("2014-05-06T00:00", "2034-05-06T23:59")
    assert (props[2]["max"], props[1]["clearable"]) == ("2024-01-02T23:59", True)
    assert page.set("d", "2025-01-01T00:15").texts()[0] == "2025-01-01 00:15:00"
    assert page.set("e", "2025-01-01T00:15").texts()[1] == "2025-01-01 00:15:00"
    assert page.set("e", None).texts()[1] == "None"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.pills('p', [1], selection_mode='x')", "StreamlitValueError"),
        ("st.pills('p', [1, 2], default=[1, 2])", "StreamlitAPIException"),
        ("st.pills('p', [1, 2], default=3)", "StreamlitDefaultNotInOptionsError"),
        (
            "st.segmented_control('p', [1], selection_mode='multi', required=True)",
            "StreamlitIncompatibleParametersError",
        ),
        ("st.feedback('hearts')", "StreamlitValueError"),
        ("st.feedback(default=2)", "StreamlitValueOutOfRangeError"),
        ("st.pagination(0)", "StreamlitAPIException"),
        ("st.pagination(3, default=4)", "StreamlitValueOutOfRangeError"),
        ("st.pagination(3, default='1')", "StreamlitInvalidParameterTypeError"),
        ("st.pagination(3, max_visible_pages=-1)", "StreamlitAPIException"),
        ("st.menu_button('m', [])", "StreamlitMissingRequiredParameterError"),
        ("st.menu_button('m', [1, '1'])", "StreamlitAPIException"),
        ("with st.form('f'): st.menu_button('m', [1])", "StreamlitInvalidLayoutContextError"),
        ("st.datetime_input('d', 'x')", "StreamlitInvalidParameterTypeError"),
        ("st.datetime_input('d', '2024-01-01', min_value='2024-02-01')", "StreamlitValueBelowMinError"),
        ("st.datetime_input('d', '2024-01-01', max_value='2023-02-01')", "StreamlitValueAboveMaxError"),
        ("st.datetime_input('d', None, '2024-02-01', '2023-02-01')", "StreamlitInvalidMinMaxError"),
        ("st.grid(0)", "StreamlitValueOutOfRangeError"),
        ("st.grid(row_height='x')", "StreamlitValueError"),
        ("st.grid(gap=(1, 2, 3))", "StreamlitValueError"),
        ("st.logo(3)", "StreamlitAPIException"),
        ("st.logo('🎈', size='x')", "StreamlitValueError"),
        ("st.logo('🎈', link='x')", "StreamlitInvalidURLError"),
        ("st.user.name = 'x'", "StreamlitAPIException"),
        ("st.context['x']", "KeyError"),
    ],
)
def test_bad_calls_say_so(app, call, error):
    assert [type for type, _ in app(call).errors] == [error]


def test_a_grid_holds_cells(app):
    page = app("g = st.grid(3, gap=('large', None), border=True)\nfor i in range(4): g.text(i)\nst.grid()")
    assert page.errors == []
    first = page.find("grid")[0]
    assert (first["props"]["row_gap"], first["props"]["column_gap"], len(first["children"])) == ("large", "none", 4)


def test_the_logo_is_sent_once_and_taken_away(app):
    page = app("if not st.checkbox('no', key='no'): st.logo('🎈', link='https://example.org', size='large')")
    logo = {"image": {"icon": "🎈"}, "icon_image": None, "link": "https://example.org", "size": "large"}
    assert {"type": "logo", "logo": logo} in page.messages
    assert not [message for message in page.run().messages if message["type"] == "logo"]
    assert {"type": "logo", "logo": None} in page.set("no", True).messages


def test_context_tells_of_the_visitors_browser(app):
    page = app("""
        c = st.context
        st.text([c.locale, c.timezone, c.theme.type, c.url, c.is_embedded, dict(c.headers), c.ip_address])
        st.text([st.user.is_logged_in, dict(st.user), "url" in c])
    """)
    assert page.texts() == ["[None, None, None, None, None, {}, None]", "[False, {'is_logged_in': False}, True]"]
    facts = {"theme": "dark", "timezone": "Europe/Vienna", "locale": "de-AT", "url": "https://x/", "is_embedded": False}
    page.host.inbox.append({"type": "visitor", "facts": {**facts, "timezone_offset": -60}})
    assert page.run().texts()[0] == "['de-AT', 'Europe/Vienna', 'dark', 'https://x/', False, {}, None]"
