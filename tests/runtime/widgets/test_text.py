"""text_input, text_area, color_picker."""

import pytest

KINDS = ("text_input", "text_area")


@pytest.mark.parametrize("kind", KINDS)
def test_text(app, kind):
    page = app(f'st.text(repr(st.{kind}("x", key="k")))')
    assert page.texts() == ["''"]
    assert page.set("k", "hello").texts() == ["'hello'"]
    assert app(f'st.text(repr(st.{kind}("x", 5)))').texts() == ["'5'"]


@pytest.mark.parametrize("kind", KINDS)
def test_empty(app, kind):
    page = app(f'st.text(repr(st.{kind}("x", None, key="k")))')
    assert page.texts() == ["None"]
    assert page.find(kind)[0]["props"]["clearable"] is True
    assert page.set("k", "a").texts() == ["'a'"]
    assert page.set("k", None).texts() == ["None"]


@pytest.mark.parametrize("kind", KINDS)
def test_session_state(app, kind):
    assert app(f'st.session_state.k = 7\nst.text(repr(st.{kind}("x", key="k")))').texts() == ["'7'"]
    assert app(f'st.session_state.k = None\nst.text(repr(st.{kind}("x", key="k")))').texts() == ["None"]


@pytest.mark.parametrize("kind", KINDS)
def test_keyed_identity_is_max_chars(app, kind):
    page = app(
        f"""
        n = int(st.number_input("n", 1, 100, 10, key="n"))
        st.text(st.{kind}(f"at most {{n // 50}}", max_chars=n // 20, key="k"))
        """
    )
    page.set("k", "ab")
    assert page.set("n", 12).texts() == ["ab"]
    assert page.set("n", 60).texts() == [""]


@pytest.mark.parametrize(
    ("type", "autocomplete"),
    [
        ("default", ""),
        ("password", "new-password"),
        ("email", "email"),
        ("phone", "tel"),
        ("url", "url"),
        ("search", "off"),
    ],
)
def test_types(app, type, autocomplete):
    props = app(f'st.text_input("x", type="{type}")').find("text_input")[0]["props"]
    assert (props["type"], props["autocomplete"]) == (type, autocomplete)
    props = app(f'st.text_input("x", type="{type}", autocomplete="name")').find("text_input")[0]["props"]
    assert props["autocomplete"] == "name"


def test_type_is_checked(app):
    assert app('st.text_input("x", type="no")').errors[0][0] == "StreamlitValueError"


def test_validate(app):
    props = app('st.text_input("x", validate=r"\\d+")').find("text_input")[0]["props"]
    assert props["validate"] == {"pattern": r"\d+", "message": None}
    props = app('st.text_input("x", validate=("[a-z]*", "lower case"))').find("text_input")[0]["props"]
    assert props["validate"]["message"] == "lower case"
    assert "regular expression" in app('st.text_input("x", validate="(")').errors[0][1]


def test_area_height(app):
    assert "height" not in app('st.text_area("x")').find("text_area")[0]["props"]
    assert app('st.text_area("x", height=100)').find("text_area")[0]["props"]["height"] == 100
    assert app('st.text_area("x", height="content")').find("text_area")[0]["props"]["height"] == "content"
    assert app('st.text_area("x", height=20)').find("text_area")[0]["props"]["height"] == 68
    assert app('st.text_area("x", height="tall")').errors[0][0] == "StreamlitInvalidHeightError"


def test_required_and_live(app):
    props = app('st.text_input("x", required=True, live=True, icon="🦜")').find("text_input")[0]["props"]
    assert (props["required"], props["live"], props["icon"]) == (True, 250, "🦜")


@pytest.mark.parametrize(
    ("live", "pause"), [(False, None), ("300ms", 300), ("0.5s", 500), ("0s", 0), ("0.1ms", 1), ("1m", 60_000)]
)
def test_how_long_live_text_rests(app, live, pause):
    assert app(f'st.text_input("x", live={live!r})').find("text_input")[0]["props"]["live"] == pause


@pytest.mark.parametrize(
    ("live", "error"),
    [
        ("300", "StreamlitInvalidParameterTypeError"),
        ("'soon'", "StreamlitBadTimeStringError"),
        ("'2m'", "StreamlitValueOutOfRangeError"),
    ],
)
def test_live_is_checked(app, live, error):
    assert app(f'st.text_input("x", live={live})').errors[0][0] == error


def test_color(app):
    page = app('st.text(st.color_picker("x", key="k"))')
    assert page.texts() == ["#000000"]
    assert page.set("k", "#ff0000").texts() == ["#ff0000"]


def test_short_color_keeps_its_text_and_travels_in_full(app):
    page = app('st.text(st.color_picker("x", "#0Af", key="k"))')
    assert page.texts() == ["#0Af"]
    assert page.values[page.id("k")] == "#00AAff"


@pytest.mark.parametrize(("value", "message"), [("'red'", "not a valid hex code"), ("5", "Provided type: int.")])
def test_color_is_checked(app, value, message):
    assert message in app(f'st.color_picker("x", {value})').errors[0][1]
    assert message in app(f'st.session_state.k = {value}\nst.color_picker("x", key="k")').errors[0][1]


def test_a_wrong_value_of_session_state_is_gone_in_the_next_run(app):
    page = app(
        """
        if st.session_state.setdefault("first", True):
            st.session_state.first = False
            st.session_state.k = "red"
        st.text(st.color_picker("x", key="k"))
        """
    )
    assert len(page.errors) == 1
    assert page.run().texts() == ["#000000"]
