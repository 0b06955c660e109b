"""number_input: int or float by the types given, bounds, the empty field."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", "0.0"),
        ("value=5", "5"),
        ("value=5.0", "5.0"),
        ("0", "0"),
        ("2, 5", "2"),
        ("2.5", "2.5"),
        ("max_value=5", "0"),
        ("step=2", "0"),
        ("step=0.5", "0.0"),
        ("value=None", "None"),
        ("value=None, step=1", "None"),
        ("value=__import__('numpy').int64(4)", "4"),
    ],
)
def test_defaults(app, arguments, expected):
    assert app(f'st.text(repr(st.number_input("x", {arguments})))').texts() == [expected]


def test_ints_come_back_as_ints(app):
    page = app('st.text(repr(st.number_input("x", 0, 10, key="k")))')
    props = page.find("number_input")[0]["props"]
    assert (props["data_type"], props["min"], props["max"], props["step"]) == ("int", 0, 10, 1)
    assert page.set("k", 7.0).texts() == ["7"]


def test_floats_come_back_as_floats(app):
    page = app('st.text(repr(st.number_input("x", key="k")))')
    props = page.find("number_input")[0]["props"]
    assert (props["data_type"], props["min"], props["max"], props["step"]) == ("float", None, None, 0.01)
    assert page.set("k", 7).texts() == ["7.0"]


def test_empty_field(app):
    page = app('st.text(repr(st.number_input("x", value=None, step=1, key="k")))')
    assert page.find("number_input")[0]["props"]["clearable"] is True
    assert page.set("k", 3).texts() == ["3"]
    assert page.set("k", None).texts() == ["None"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ("1, 2.0", "StreamlitMixedNumericTypesError"),
        ("value=1, step=0.5", "StreamlitMixedNumericTypesError"),
        ("5, value=4", "StreamlitValueBelowMinError"),
        ("max_value=5, value=6", "StreamlitValueAboveMaxError"),
        ("5, 4, None", "StreamlitInvalidMinMaxError"),
        ("value=1 << 60", "StreamlitJSNumberBoundsError"),
        ("-(1 << 60)", "StreamlitJSNumberBoundsError"),
        ("value=float('inf')", "StreamlitJSNumberBoundsError"),
        ("format='bad'", "StreamlitInvalidNumberFormatError"),
        ("format='%s %s'", "StreamlitInvalidNumberFormatError"),
        ("format='percent'", "StreamlitInvalidNumberFormatError"),
    ],
)
def test_errors(app, arguments, error):
    assert app(f'st.number_input("x", {arguments})').errors[0][0] == error


@pytest.mark.parametrize(
    ("value", "result"),
    # What is out of bounds gives way to the default, unlike a slider's.
    [(11, "3"), (-1, "3"), (None, "None"), (4, "4")],
)
def test_session_state(app, value, result):
    page = app(
        f'st.session_state.k = {value}\nst.text(st.number_input("x", 0, 10, 3, key="k"))\nst.text(st.session_state.k)'
    )
    assert page.texts() == [result, result]


def test_new_bounds_reset_a_keyed_number_that_lies_outside(app):
    page = app(
        """
        high = int(st.text_input("high", "10", key="high"))
        st.text(st.number_input("x", 0, high, key="k"))
        """
    )
    page.set("k", 5)
    assert page.set("high", "6").texts() == ["5"]
    assert page.set("high", "3").texts() == ["0"]
    assert page.values[page.id("k")] == 0


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        ('value=1.5, format="%d"', "displays as integer"),
        ('value=1, format="%0.1f"', "has type int"),
        ('value=1.5, format="%0.1f"', ""),
        ("value=1.5", ""),
    ],
)
def test_a_format_that_hides_the_type_is_told_the_developer(app, caplog, arguments, note):
    assert not app(f'st.number_input("x", {arguments})').find("alert")
    assert note in caplog.text
    assert bool(caplog.text) == bool(note)


@pytest.mark.parametrize(
    ("arguments", "format"),
    [("value=1", "%d"), ("value=1.0, step=0.5", "%0.2f"), ("", "%0.2f"), ('value=1.0, format="%0.1f"', "%0.1f")],
)
def test_the_format_follows_from_the_kind_of_number_and_not_from_the_step(app, arguments, format):
    assert app(f'st.number_input("x", {arguments})').find("number_input")[0]["props"]["format"] == format
