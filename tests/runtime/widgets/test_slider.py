"""slider: types, ranges, bounds, and the way to the page and back."""

from datetime import UTC, date, datetime

import pytest


def micros(moment: datetime) -> int:
    return int(moment.replace(tzinfo=UTC).timestamp()) * 1_000_000


def test_default_is_an_int_from_0_to_100(app):
    page = app('v = st.slider("x", key="k")\nst.text(f"{v!r} {type(v).__name__}")')
    assert page.texts() == ["0 int"]
    props = page.find("slider")[0]["props"]
    assert (props["data_type"], props["min"], props["max"], props["step"]) == ("int", 0, 100, 1)
    assert page.set("k", 42).texts() == ["42 int"]
    assert page.set("k", 7.0).texts() == ["7 int"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("min_value=5", "5"),
        ("value=5.5, max_value=10.0", "5.5"),
        ("value=0.5", "0.5"),
        ("min_value=0.0, max_value=2.0", "0.0"),
        ("value=(2, 5)", "(2, 5)"),
        ("value=[5, 2]", "(2, 5)"),
        ("value=[]", "(0, 100)"),
        ("value=[3]", "(3,)"),
        ("value=200", "200"),
        ("value=True", "1"),
        ("value=__import__('numpy').int64(3)", "3"),
        ("value=__import__('numpy').float64(.5)", "0.5"),
        ("value=datetime.date(2024, 1, 2)", "datetime.date(2024, 1, 2)"),
        ("value=datetime.datetime(2024, 1, 2, 3, 4)", "datetime.datetime(2024, 1, 2, 3, 4)"),
        ("value=datetime.time(11, 30)", "datetime.time(11, 30)"),
        ("value=(datetime.time(1), datetime.time(2))", "(datetime.time(1, 0), datetime.time(2, 0))"),
    ],
)
def test_values(app, arguments, expected):
    page = app(f'import datetime\nst.text(repr(st.slider("x", {arguments})))')
    assert page.texts() == [expected]


def test_bounds_give_way_to_the_default(app):
    page = app('st.slider("x", 0, 10, 20)')
    assert page.find("slider")[0]["props"]["max"] == 20


def test_dates_travel_as_microseconds(app):
    page = app('import datetime\nst.text(repr(st.slider("x", value=datetime.date(2024, 1, 15), key="k")))')
    props = page.find("slider")[0]["props"]
    assert props["data_type"] == "date"
    assert page.values[page.id("k")] == micros(datetime(2024, 1, 15))
    assert (props["min"], props["max"]) == (micros(datetime(2024, 1, 1)), micros(datetime(2024, 1, 29)))
    assert props["step"] == 86_400_000_000
    assert page.set("k", micros(datetime(2024, 1, 20))).texts() == [repr(date(2024, 1, 20))]


def test_datetimes_keep_their_zone_and_their_wall_time(app):
    page = app(
        """
        import datetime
        zone = datetime.timezone(datetime.timedelta(hours=5))
        v = st.slider("x", value=datetime.datetime(2024, 1, 15, 12, 0, tzinfo=zone), key="k")
        st.text(v.isoformat())
        """
    )
    assert page.values[page.id("k")] == micros(datetime(2024, 1, 15, 12))
    assert page.set("k", micros(datetime(2024, 1, 16, 9))).texts() == ["2024-01-16T09:00:00+05:00"]


def test_times_travel_on_a_day_of_their_own(app):
    page = app('import datetime\nst.text(st.slider("x", value=datetime.time(11, 30), key="k"))')
    props = page.find("slider")[0]["props"]
    assert page.values[page.id("k")] == micros(datetime(2000, 1, 1, 11, 30))
    assert props["step"] == 900_000_000
    assert page.set("k", micros(datetime(2000, 1, 1, 8, 15))).texts() == ["08:15:00"]


def test_close_datetimes_step_by_a_quarter_of_an_hour(app):
    page = app(
        """
        from datetime import datetime
        st.slider("x", datetime(2024, 1, 1, 8), datetime(2024, 1, 1, 18), datetime(2024, 1, 1, 9))
        """
    )
    assert page.find("slider")[0]["props"]["step"] == 900_000_000


def test_range_round_trip(app):
    page = app('st.text(st.slider("x", 0.0, 1.0, (0.2, 0.4), key="k"))')
    assert page.values[page.id("k")] == [0.2, 0.4]
    assert page.set("k", [0.1, 0.9]).texts() == ["(0.1, 0.9)"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ('value="a"', "Expected one of: int, float, date, time, datetime, list, tuple. Provided type: str."),
        ("value=[1, 2, 3]", "Provided type: list."),
        ("value=[1, 2.0]", "must be of the same type"),
        ("0, 10.0", "Provided type: min_value=int, max_value=float, step=int."),
        ("0, 10, 5.0, 1", "Provided type: value=float, min_value=int, max_value=int."),
        ("0, 10, step=0", "Zero is not allowed."),
        ("5, 5, 5", "must not be equal"),
        ("0, 1 << 60", "must be <= (1 << 53) - 1"),
        ("-(1 << 60), 5, 0", "must be >= -((1 << 53) - 1)"),
    ],
)
def test_errors(app, arguments, message):
    assert message in app(f'st.slider("x", {arguments})').errors[0][1]


def test_session_state_out_of_bounds(app):
    assert app('st.session_state.k = 11\nst.slider("x", 0, 10, key="k")').errors[0][0] == "StreamlitValueAboveMaxError"
    assert app('st.session_state.k = -1\nst.slider("x", 0, 10, key="k")').errors[0][0] == "StreamlitValueBelowMinError"


def test_session_state_tells_a_range(app):
    page = app('st.session_state.setdefault("k", (20, 30))\nst.text(st.slider("x", key="k"))')
    assert page.texts() == ["(20, 30)"]
    assert page.set("k", [1, 2]).texts() == ["(1, 2)"]


def test_keyed_identity_is_bounds_and_step(app):
    page = app(
        """
        n = int(st.text_input("n", "10", key="n"))
        label = st.text_input("l", "label", key="l")
        st.text(st.slider(label, 0, n, key="k"))
        """
    )
    page.set("k", 5)
    assert page.set("l", "other").texts() == ["5"]
    assert page.set("n", "20").texts() == ["0"]


def test_session_state_moves_the_thumb(app):
    page = app(
        """
        def half(): st.session_state.k = 50
        st.slider("x", key="k")
        st.button("b", key="b", on_click=half)
        """
    )
    page.press("b")
    assert page.values[page.id("k")] == 50


def test_a_slider_in_a_placeholder_and_a_column(app):
    page = app(
        """
        place = st.empty()
        left, right = st.columns(2)
        st.text((place.slider("a", key="a"), right.slider("b", 0, 10, 5, key="b"), st.sidebar.slider("a")))
        """
    )
    assert page.texts() == ["(0, 5, 0)"]
    page.set("a", 9)
    assert page.set("b", 3).texts() == ["(9, 3, 0)"]


def test_an_unchanged_slider_sends_nothing(app):
    page = app('st.slider("x", 0.0, 1.0, (0.1, 0.2), key="k")')
    page.set("k", [0.2, 0.3])
    assert page.deltas == []
