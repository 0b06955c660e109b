"""selectbox, radio, multiselect, select_slider: the script's own options come back, whatever the page calls them."""

import pytest

KINDS = ("selectbox", "radio")


@pytest.mark.parametrize("kind", KINDS)
def test_the_original_option_comes_back(app, kind):
    page = app(
        f"""
        class City:
            def __init__(self, name): self.name = name
        cities = [City("Bonn"), City("Rome")]
        chosen = st.{kind}("City", cities, format_func=lambda c: c.name, key="k")
        st.text(f"{{chosen is cities[0]}} {{chosen is cities[1]}} {{st.session_state.k is chosen}}")
        """
    )
    assert page.texts() == ["True False True"]
    wire = "Rome" if kind == "selectbox" else 1
    assert page.set("k", wire).texts() == ["False True True"]
    # Another run defines the class anew: the option of that run is meant.
    assert page.run().texts() == ["False True True"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("['a', 'b']", "a"),
        ("('a', 'b')", "a"),
        ("range(3, 5)", "3"),
        ("{'x': 1, 'y': 2}", "x"),
        ("{'x': 1}.values()", "1"),
        ("(c for c in 'xyz')", "x"),
        ("'word'", "word"),
        ("__import__('numpy').array([4, 5])", "4"),
        ("__import__('pandas').Series(['s', 't'])", "s"),
        ("__import__('pandas').DataFrame({'c': ['p', 'q'], 'd': [1, 2]})", "p"),
        ("__import__('pandas').Index(['i', 'j'])", "i"),
        ("__import__('enum').Enum('Color', 'RED BLUE')", "Color.RED"),
        ("__import__('enum').StrEnum('S', 'RED BLUE')", "red"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_options_may_be_any_iterable(app, kind, options, expected):
    assert app(f"st.text(st.{kind}('x', {options}))").texts() == [expected]


@pytest.mark.parametrize("kind", KINDS)
def test_no_choice(app, kind):
    page = app(f'st.text(st.{kind}("x", ["a", "b"], index=None, key="k"))')
    assert page.texts() == ["None"]
    assert page.values[page.id("k")] is None
    assert page.set("k", "b" if kind == "selectbox" else 1).texts() == ["b"]
    assert page.set("k", None).texts() == ["None"]
    assert app(f'st.text(st.{kind}("x", []))').texts() == ["None"]


@pytest.mark.parametrize("kind", KINDS)
def test_index_is_checked(app, kind):
    for index in (1, -1):
        assert "outside the required range [0, 0]" in app(f'st.{kind}("x", ["a"], index={index})').errors[0][1]
    assert "Invalid `index` type" in app(f'st.{kind}("x", ["a"], index="a")').errors[0][1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_keyed_choice_outlives_other_options_and_resets_when_it_is_gone(app, kind):
    page = app(
        f"""
        options = st.text_input("options", "a b c", key="options").split()
        st.text(st.{kind}("x", options, key="k"))
        """
    )
    page.set("k", "c" if kind == "selectbox" else 2)
    assert page.set("options", "z c").texts() == ["c"]
    assert page.values[page.id("k")] == ("c" if kind == "selectbox" else 1)
    assert page.set("options", "p q").texts() == ["p"]
    assert page.values[page.id("k")] == ("p" if kind == "selectbox" else 0)
    assert page.session.state["k"] == "p"


@pytest.mark.parametrize("kind", KINDS)
def test_session_state_chooses(app, kind):
    page = app(
        f"""
        def choose(): st.session_state.k = 2
        st.{kind}("x", [1, 2, 3], key="k", format_func=lambda n: f"No. {{n}}")
        st.button("b", key="b", on_click=choose)
        st.text(st.session_state.k)
        """
    )
    page.press("b")
    assert page.texts() == ["2"]
    assert page.values[page.id("k")] == ("No. 2" if kind == "selectbox" else 1)


@pytest.mark.parametrize("kind", KINDS)
def test_session_state_with_what_is_no_option_gives_the_default(app, kind):
    page = app(f'st.session_state.k = "z"\nst.text(st.{kind}("x", ["a", "b"], index=1, key="k"))')
    assert page.texts() == ["b"]
    assert page.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_enums_of_the_run_before_are_coerced(app, kind):
    page = app(
        f"""
        from enum import Enum
        Color = Enum("Color", "RED BLUE")
        st.text(st.{kind}("x", Color, key="k") is Color.BLUE)
        """
    )
    page.set("k", "Color.BLUE" if kind == "selectbox" else 1)
    assert page.texts() == ["True"]
    assert page.run().texts() == ["True"]


@pytest.mark.parametrize("kind", KINDS)
def test_duplicate_texts_do_not_confuse_session_state(app, kind):
    page = app(
        f"""
        st.session_state.setdefault("k", 2)
        st.text(st.{kind}("x", [1, 2], format_func=lambda n: "same", key="k"))
        """
    )
    assert page.texts() == ["2"]


def test_of_options_with_the_same_text_the_last_is_chosen(app):
    page = app(
        "st.text(st.selectbox('Who', [1, 2, 3, 4], format_func={1: 'Ron', 2: 'Fred', 3: 'Ann', 4: 'Fred'}.get, key='k'))"
    )
    assert page.set("k", "Fred").texts() == ["4"]
    assert page.run().texts() == ["4"]


def test_a_choice_outlives_a_format_func_that_knows_the_present_options_only(app):
    page = app("""
        class City:
            def __init__(self, name): self.name = name
        cities = [City("Bonn"), City("Rome")]
        names = {city: city.name for city in cities}
        st.text(names[st.selectbox("City", cities, format_func=lambda c: names[c], key="k")])
    """)
    assert page.set("k", "Rome").texts() == ["Rome"]
    assert page.run().texts() == ["Rome"]


def test_incomparable_options_are_refused(app):
    page = app('import numpy as np\nst.selectbox("x", [np.array([1, 2]), np.array([3, 4])])')
    assert "Options must be comparable" in page.errors[0][1]


def test_selectbox_takes_new_options(app):
    page = app('st.text(st.selectbox("x", ["a"], key="k", accept_new_options=True))')
    assert page.set("k", "mine").texts() == ["mine"]
    assert page.run().texts() == ["mine"]
    assert page.find("selectbox")[0]["props"]["accept_new_options"] is True


def test_filter_mode_is_checked(app):
    assert app('st.selectbox("x", ["a"], filter_mode="no")').errors[0][0] == "StreamlitValueError"
    page = app('st.selectbox("x", ["a"], filter_mode=None, accept_new_options=True)')
    assert page.errors[0][0] == "StreamlitIncompatibleParametersError"


def test_an_unkeyed_selectbox_is_another_when_its_options_are(app):
    page = app('n = st.text_input("n", "a b", key="n")\nst.text(st.selectbox("x", n.split()))')
    first = page.find("selectbox")[0]["id"]
    page.set("n", "b c")
    assert page.find("selectbox")[0]["id"] != first
    assert page.texts() == ["b"]


def test_radio_labels_and_captions_are_markdown(app):
    page = app('st.radio("x", ["*a*", "b"], captions=["**c**", None], horizontal=True)')
    props = page.find("radio")[0]["props"]
    assert props["options"] == ["<p><em>a</em></p>", "<p>b</p>"]
    assert props["captions"] == ["<p><strong>c</strong></p>", ""]
    assert props["horizontal"] is True


# ------------------------------------------------------------------------------------------ multiselect


def test_multiselect_keeps_the_order_of_choice(app):
    page = app('st.text(st.multiselect("x", [1, 2, 3], [2], key="k"))')
    assert page.texts() == ["[2]"]
    assert page.values[page.id("k")] == ["2"]
    assert page.set("k", ["3", "1"]).texts() == ["[3, 1]"]
    assert page.set("k", []).texts() == ["[]"]


@pytest.mark.parametrize("default", ["'b'", "['b']", "('b',)", "{'b'}", "__import__('pandas').Series(['b'])"])
def test_multiselect_defaults(app, default):
    assert app(f"st.text(st.multiselect('x', ['a', 'b'], {default}))").texts() == ["['b']"]


def test_multiselect_default_must_be_an_option(app):
    assert app('st.multiselect("x", ["a"], ["z"])').errors[0][0] == "StreamlitDefaultNotInOptionsError"


def test_multiselect_drops_what_is_no_option_any_more(app):
    page = app(
        """
        options = st.text_input("o", "a b c", key="o").split()
        st.text(st.multiselect("x", options, key="k"))
        """
    )
    page.set("k", ["a", "c"])
    assert page.set("o", "c d").texts() == ["['c']"]
    assert page.values[page.id("k")] == ["c"]


def test_multiselect_counts(app):
    page = app('st.multiselect("x", [1, 2], [1, 2], max_selections=1)')
    assert page.errors[0][0] == "StreamlitSelectionCountExceedsMaxError"
    page = app('st.session_state.k = [1, 2]\nst.multiselect("x", [1, 2], max_selections=1, key="k")')
    assert page.errors[0][0] == "StreamlitSelectionCountExceedsMaxError"


def test_multiselect_value_is_a_copy(app):
    page = app('v = st.multiselect("x", [1, 2], [1], key="k")\nv.append(9)\nst.text(st.session_state.k)')
    assert page.texts() == ["[1]"]
    assert page.run().texts() == ["[1]"]


def test_multiselect_takes_new_options(app):
    page = app('st.text(st.multiselect("x", ["a"], ["new"], key="k", accept_new_options=True))')
    assert page.texts() == ["['new']"]
    assert page.set("k", ["a", "newer"]).texts() == ["['a', 'newer']"]


# ---------------------------------------------------------------------------------------- select_slider


def test_select_slider(app):
    page = app('st.text(st.select_slider("x", ["s", "m", "l"], key="k"))')
    assert page.texts() == ["s"]
    assert page.values[page.id("k")] == 0
    assert page.set("k", 2).texts() == ["l"]
    assert page.set("k", [1]).texts() == ["m"]
    props = page.find("slider")[0]["props"]
    assert (props["min"], props["max"], props["options"]) == (0, 2, ["<p>s</p>", "<p>m</p>", "<p>l</p>"])


def test_select_slider_range_is_in_order(app):
    page = app('st.text(st.select_slider("x", ["s", "m", "l"], ("l", "m"), key="k"))')
    assert page.texts() == ["('m', 'l')"]
    assert page.set("k", [0, 2]).texts() == ["('s', 'l')"]


def test_select_slider_errors(app):
    assert "at least one option" in app('st.select_slider("x", [])').errors[0][1]
    assert app('st.select_slider("x", [1, 2], 3)').errors == [("ValueError", "3 is not in iterable")]


def test_select_slider_resets_when_its_option_is_gone(app):
    page = app(
        """
        options = st.text_input("o", "a b c", key="o").split()
        st.text(st.select_slider("x", options, key="k"))
        """
    )
    page.set("k", 2)
    assert page.set("o", "c d").texts() == ["c"]
    assert page.values[page.id("k")] == 0
    assert page.set("o", "x y").texts() == ["x"]
