"""date_input and time_input."""

from datetime import date, datetime, timedelta

import pytest

IMPORT = "from datetime import date, datetime, time, timedelta\n"


def test_today(app):
    page = app('st.text(st.date_input("x", key="k"))')
    today = datetime.now().date()
    assert page.texts() == [str(today)]
    assert page.values[page.id("k")] == [today.isoformat()]
    assert page.set("k", ["2024-02-29"]).texts() == ["2024-02-29"]


@pytest.mark.parametrize(
    ("value", "shown", "is_range"),
    [
        ("date(2024, 2, 29)", "datetime.date(2024, 2, 29)", False),
        ("datetime(2024, 2, 29, 5)", "datetime.date(2024, 2, 29)", False),
        ("'2024-02-29'", "datetime.date(2024, 2, 29)", False),
        ("None", "None", False),
        ("[]", "()", True),
        ("['2024-02-29']", "(datetime.date(2024, 2, 29),)", True),
        ("(date(2024, 2, 28), '2024-02-29')", "(datetime.date(2024, 2, 28), datetime.date(2024, 2, 29))", True),
    ],
)
def test_values(app, value, shown, is_range):
    page = app(f'{IMPORT}st.text(repr(st.date_input("x", {value})))')
    assert page.texts() == [shown]
    assert page.find("date_input")[0]["props"]["is_range"] is is_range


def test_bounds_lie_ten_years_around(app):
    page = app(f'{IMPORT}st.date_input("x", date(2024, 2, 29))')
    props = page.find("date_input")[0]["props"]
    assert (props["min"], props["max"]) == ("2014-02-28", "2034-02-28")
    page = app(f'{IMPORT}st.date_input("x", (date(2020, 1, 1), date(2021, 1, 1)))')
    props = page.find("date_input")[0]["props"]
    assert (props["min"], props["max"]) == ("2010-01-01", "2031-01-01")


def test_bounds_end_with_the_calendar(app):
    page = app(f'{IMPORT}st.date_input("x", date(9995, 1, 1))')
    assert page.find("date_input")[0]["props"]["max"] == "9999-01-01"


def test_today_gives_way_to_bounds(app):
    page = app(f'{IMPORT}st.text(st.date_input("x", max_value=date(2020, 5, 5)))')
    assert page.texts() == ["2020-05-05"]
    page = app(f'{IMPORT}st.text(st.date_input("x", min_value=date.today() + timedelta(days=3)))')
    assert page.texts() == [str(date.today() + timedelta(days=3))]


def test_range_while_it_is_picked(app):
    page = app(f'{IMPORT}st.text(len(st.date_input("x", (date(2024, 1, 1), date(2024, 1, 9)), key="k")))')
    assert page.set("k", ["2024-01-03"]).texts() == ["1"]
    assert page.set("k", ["2024-01-03", "2024-01-05"]).texts() == ["2"]
    assert page.set("k", []).texts() == ["0"]


def test_empty_date(app):
    page = app('st.text(st.date_input("x", None, key="k"))')
    assert page.find("date_input")[0]["props"]["clearable"] is True
    assert page.set("k", ["2024-01-03"]).texts() == ["2024-01-03"]
    assert page.set("k", []).texts() == ["None"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("5", 'Invalid `value` type. Expected one of: date, datetime, ISO string, "today". Provided type: int.'),
        ("'soon'", "Got 'soon'."),
        ("[date(2024, 1, 1)] * 3", "0 - 2 date/datetime values"),
        ("date(2024, 1, 1), date(2024, 2, 1)", "must lie between"),
        ("date(2024, 1, 1), date(2024, 2, 1), date(2023, 2, 1)", "cannot be greater than"),
        ("format='YY/MM/DD'", "Invalid `format` value"),
        ("format='YYYY/MM-DD'", "Invalid `format` value"),
    ],
)
def test_date_errors(app, arguments, message):
    assert message in app(f'{IMPORT}st.date_input("x", {arguments})').errors[0][1]


@pytest.mark.parametrize("format", ["YYYY/MM/DD", "DD.MM.YYYY", "MM-DD-YYYY"])
def test_date_formats(app, format):
    assert app(f'st.date_input("x", format="{format}")').find("date_input")[0]["props"]["format"] == format


def test_session_state_gives_dates(app):
    page = app(f'{IMPORT}st.session_state.k = datetime.now()\nst.text(repr(st.date_input("x", key="k")))')
    assert page.texts() == [repr(date.today())]
    page = app(
        f"""{IMPORT}
st.session_state.setdefault("k", (date(2024, 1, 1), date(2024, 1, 2)))
st.text(len(st.date_input("x", key="k")))"""
    )
    assert page.texts() == ["2"]
    page = app(f'{IMPORT}st.session_state.k = date(1970, 1, 2)\nst.text(st.date_input("x", key="k"))')
    assert page.texts() == ["1970-01-02"]
    assert page.find("date_input")[0]["props"]["min"] == "1970-01-02"
    page = app(f'{IMPORT}st.session_state.k = date(1970, 1, 2)\nst.text(st.date_input("x", None, key="k"))')
    assert page.texts() == ["1970-01-02"]
    bounds = "date(2024, 1, 1), date(2023, 1, 1), date(2025, 1, 1)"
    page = app(f'{IMPORT}st.session_state.k = date(1900, 1, 1)\nst.text(st.date_input("x", {bounds}, key="k"))')
    assert page.texts() == ["2024-01-01"]
    bounds = "datetime(2024, 1, 1), datetime(2023, 1, 1)"
    page = app(f'{IMPORT}st.session_state.k = date(1900, 1, 1)\nst.text(st.datetime_input("x", {bounds}, key="k"))')
    assert page.texts() == ["2024-01-01 00:00:00"]
    assert app('st.session_state.k = None\nst.text(st.date_input("x", key="k"))').texts() == ["None"]


def test_bound_dates(app):
    page = app('st.text(st.date_input("x", key="k", bind="query-params"))', run=False).run(query="k=2024-03-04")
    assert page.texts() == ["2024-03-04"]
    source = 'st.text(len(st.date_input("x", [], key="k", bind="query-params")))'
    assert app(source, run=False).run(query="k=2024-03-04&k=2024-03-05").texts() == ["2"]


# ---------------------------------------------------------------------------------------------- times


def test_now(app):
    page = app('st.text(st.time_input("x", key="k").second)')
    assert page.texts() == ["0"]
    assert len(page.values[page.id("k")]) == 5


@pytest.mark.parametrize(
    ("value", "shown", "wire"),
    [
        ("time(8, 45)", "datetime.time(8, 45)", "08:45"),
        ("time(8, 45, 30)", "datetime.time(8, 45)", "08:45"),
        ("datetime(2024, 1, 1, 9, 5, 59)", "datetime.time(9, 5)", "09:05"),
        ("'18:30'", "datetime.time(18, 30)", "18:30"),
        ("None", "None", None),
    ],
)
def test_times(app, value, shown, wire):
    page = app(f'{IMPORT}st.text(repr(st.time_input("x", {value}, key="k")))')
    assert page.texts() == [shown]
    assert page.values[page.id("k")] == wire
    assert page.set("k", "23:59").texts() == ["datetime.time(23, 59)"]


@pytest.mark.parametrize(
    ("step", "wire", "shown"),
    [(1, "08:45:30", "datetime.time(8, 45, 30)"), (90, "08:45:30", "datetime.time(8, 45, 30)")],
)
def test_a_step_of_no_whole_minutes_has_seconds(app, step, wire, shown):
    source = f'{IMPORT}st.text(repr(st.time_input("x", time(8, 45, 30), step={step}, key="k", bind="query-params")))'
    page = app(source)
    assert (page.texts(), page.values[page.id("k")]) == ([shown], wire)
    assert page.set("k", "23:59:59").texts() == ["datetime.time(23, 59, 59)"]
    assert page.session.query == [("k", "23:59:59")]
    assert app(source, run=False).run(query="k=01:02:03").texts() == ["datetime.time(1, 2, 3)"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("5", "Invalid `value` type. Expected one of: datetime, time, ISO string. Provided type: int."),
        ("'late'", "Got 'late'."),
        ("step=0", "set to 0 seconds, is outside the required range [1 second, 23 hours]"),
        ("step=timedelta(days=2)", "outside the required range"),
        ("step='1'", "Expected one of: int, timedelta"),
        ("format='am'", "Invalid `format`"),
    ],
)
def test_time_errors(app, arguments, message):
    assert message in app(f'{IMPORT}st.time_input("x", {arguments})').errors[0][1]


def test_time_props(app):
    props = app(f'{IMPORT}st.time_input("x", step=timedelta(minutes=5))').find("time_input")[0]["props"]
    assert (props["step"], props["format"], props["clearable"]) == (300, "24h", False)
    assert app('st.time_input("x", format="localized")').find("time_input")[0]["props"]["format"] == "12h"
    page = app('st.time_input("x", format="localized")', lang="de")
    assert page.find("time_input")[0]["props"]["format"] == "24h"


def test_session_state_gives_times(app):
    page = app(f'{IMPORT}st.session_state.k = datetime(2024, 1, 1, 7, 8)\nst.text(st.time_input("x", key="k"))')
    assert page.texts() == ["07:08:00"]
