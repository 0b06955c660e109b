"""`st.data_editor`: what the visitor's edits make of the script's data, by its type."""

import datetime as dt

import numpy as np
import pandas as pd
import polars as pl
import pytest

from appc_runtime.editing import apply_edits, from_dataframe, schema_of, to_dataframe
from streamlit.elements.widgets.data_editor import name_columns


def edited(data, edits=None, added=(), deleted=()):
    frame, _ = to_dataframe(data)
    name_columns(frame)
    state = {"edited_rows": edits or {}, "added_rows": list(added), "deleted_rows": list(deleted)}
    return from_dataframe(apply_edits(frame, state, schema_of(frame)), data)


def column(values, value, dtype=None):
    frame = pd.DataFrame({"a": pd.Series(values, dtype=dtype)})
    return edited(frame, {0: {"a": value}})["a"]


@pytest.mark.parametrize(
    ("values", "dtype", "value", "expected"),
    [
        ([1, 2], "int64", 5, 5),
        ([1, 2], "int8", 5, 5),
        ([1, None], "Int64", 7, 7),
        ([1.5, 2], "float64", 2, 2.0),
        ([True, False], "bool", False, False),
        (["x", "y"], None, "z", "z"),
        (["x", "y"], "category", "y", "y"),
        ([dt.date(2024, 1, 1)], "object", "2025-02-03", dt.date(2025, 2, 3)),
        ([dt.time(10)], "object", "11:30:00.000", dt.time(11, 30)),
        (["2024-01-01"], "datetime64[ns]", "2025-02-03T10:00:00.000", pd.Timestamp("2025-02-03 10:00")),
        (pd.to_timedelta([1], unit="s"), None, 90, pd.Timedelta(90, unit="s")),
    ],
)
def test_a_cell_keeps_its_columns_dtype(values, dtype, value, expected):
    before = pd.Series(values, dtype=dtype).dtype
    after = column(values, value, dtype)
    assert after.iloc[0] == expected
    assert type(after.iloc[0]) is type(expected) or isinstance(after.iloc[0], (np.generic, pd.Timestamp))
    assert after.dtype == before


def test_moments_with_a_zone_are_of_the_columns_zone():
    zoned = pd.date_range("2024-01-01", periods=2, tz="Europe/Berlin")
    frame = pd.DataFrame({"t": zoned})
    after = edited(frame, {0: {"t": "2024-07-01T10:00:00.000Z"}}, [{"t": "2024-07-02T10:00:00.000Z"}])
    assert after["t"].dtype == frame["t"].dtype
    assert [str(value) for value in after["t"].iloc[[0, 2]]] == [
        "2024-07-01 12:00:00+02:00",
        "2024-07-02 12:00:00+02:00",
    ]


def test_a_missing_value_makes_room_for_itself():
    assert column([1, 2], None).dtype == "float64"
    assert column([True, False], None).tolist() == [None, False]
    assert column([1, 2], None, "Int64").dtype == "Int64"
    assert column(["x"], None).isna().all()


def test_lists_are_one_cell():
    frame = pd.DataFrame({"l": [["a"], ["b"]]})
    assert edited(frame, {0: {"l": ["c", "d"]}}, [{"l": ["e"]}])["l"].tolist() == [["c", "d"], ["b"], ["e"]]


def test_what_does_not_fit_is_left_out(caplog):
    frame = pd.DataFrame({"n": [1, 2], "c": pd.Categorical(["x", "y"])})
    after = edited(frame, {0: {"n": "many", "c": "z"}, 9: {"n": 1}, 1: {"gone": 1, "n": 3}})
    assert after["n"].tolist() == [1, 3]
    assert after["c"].tolist() == ["x", "y"]
    assert len(caplog.records) == 4


def test_the_scripts_own_data_stay():
    frame = pd.DataFrame({"a": [1, 2], "l": [[1], [2]]})
    edited(frame, {0: {"a": 9, "l": [3]}}, [{"a": 1}], [1])
    assert frame.to_dict("list") == {"a": [1, 2], "l": [[1], [2]]}


def test_rows_are_added_and_deleted_by_position():
    frame = pd.DataFrame({"a": [1, 2, 3], "b": ["x", "y", "z"]})
    after = edited(frame, {2: {"a": 30}}, [{"a": 4, "b": "new"}, {"b": "half"}], [0])
    assert list(after.index) == [1, 2, 3, 4]
    assert after["b"].tolist() == ["y", "z", "new", "half"]
    assert after["a"].tolist()[:3] == [2, 30, 4]
    assert np.isnan(after["a"].iloc[3])
    assert isinstance(edited(frame, added=[{"a": 4}]).index, pd.RangeIndex)
    assert edited(frame, added=[{"a": 4, "b": "q"}])["a"].dtype == "int64"


def test_categories_stay_when_rows_are_added():
    frame = pd.DataFrame({"c": pd.Categorical(["x"], categories=["x", "y"])})
    assert edited(frame, added=[{"c": "y"}])["c"].dtype == frame["c"].dtype
    assert edited(frame, added=[{"c": "other"}])["c"].tolist() == ["x", "other"]


def test_an_index_of_its_own_is_edited_and_names_new_rows():
    frame = pd.DataFrame({"a": [1]}, index=["x"])
    after = edited(frame, {0: {"_index": "y"}}, [{"_index": "z", "a": 2}, {"_index": "z", "a": 3}, {"a": 4}])
    assert (list(after.index), after["a"].tolist()) == (["y", "z"], [1, 2])
    numbers = pd.DataFrame({"a": [1, 2]}, index=[10, 5])
    assert list(edited(numbers, added=[{"a": 3}, {"a": 4}]).index) == [10, 5, 11, 12]


@pytest.mark.parametrize(
    ("data", "cell", "expected"),
    [
        ([1, 2], {"value": 9}, [9, 2]),
        ((1, 2), {"value": 9}, (9, 2)),
        ({1}, {"value": 9}, {9}),
        ([{"a": 1, "b": "x"}], {"a": 9}, [{"a": 9, "b": "x"}]),
        ([[1, "x"], [2, "y"]], {"0": 9}, [[9, "x"], [2, "y"]]),
        ({"a": [1, 2], "b": ["x", "y"]}, {"a": 9}, {"a": [9, 2], "b": ["x", "y"]}),
        ({"k": 1, "l": 2}, {"value": 9}, {"k": 9, "l": 2}),
        ({"a": {"r": 1}}, {"a": 9}, {"a": {"r": 9}}),
        ([], {}, []),
    ],
)
def test_plain_data_come_back_in_their_form(data, cell, expected):
    assert edited(data, {0: cell} if cell else None) == expected


def test_arrays_series_and_polars_come_back_as_such():
    assert edited(np.array([1, 2]), {0: {"value": 9}}).tolist() == [9, 2]
    assert edited(np.array([[1, 2], [3, 4]]), {1: {"1": 9}}).tolist() == [[1, 2], [3, 9]]
    series = edited(pd.Series([1, 2], name="n"), {0: {"n": 9}})
    assert isinstance(series, pd.Series)
    assert series.tolist() == [9, 2]
    frame = pl.DataFrame({"a": [1, 2], "d": [dt.date(2024, 1, 1)] * 2})
    after = edited(frame, {0: {"a": 9, "d": "2025-01-01"}}, [{"a": 3}])
    assert after.schema == frame.schema
    assert after.rows() == [(9, dt.date(2025, 1, 1)), (2, dt.date(2024, 1, 1)), (3, None)]
    assert isinstance(edited(pl.Series("s", [1.5]), {0: {"s": 2}}), pl.Series)
    assert isinstance(edited(None), pd.DataFrame)


# ---------------------------------------------------------------------------------------------- the widget


def test_state_and_value(app):
    page = app(
        """
        import pandas as pd
        made = st.data_editor(pd.DataFrame({"a": [1, 2]}), num_rows="dynamic", key="e")
        st.text(made["a"].tolist())
        st.text(st.session_state.e)
        st.text(st.session_state["e"].edited_rows)
        """
    )
    [node] = page.find("dataframe")
    assert page.texts() == ["[1, 2]", "{'edited_rows': {}, 'added_rows': [], 'deleted_rows': []}", "{}"]
    wire = {"edited_rows": {"0": {"a": 5}}, "added_rows": [{"a": 7}], "deleted_rows": [1]}
    page.run(widgets={node["id"]: wire})
    assert page.texts()[0] == "[5, 7]"
    assert page.texts()[1] == "{'edited_rows': {0: {'a': 5}}, 'added_rows': [{'a': 7}], 'deleted_rows': [1]}"
    assert not any(delta["op"] == "value" for delta in page.deltas)


def test_a_callback_sees_the_edit_before_the_run(app):
    page = app(
        """
        def seen(word): st.session_state.log = (word, dict(st.session_state.e["edited_rows"]))
        st.data_editor([1, 2], key="e", on_change=seen, args=("now",))
        st.text(st.session_state.get("log"))
        """
    )
    [node] = page.find("dataframe")
    page.run(widgets={node["id"]: {"edited_rows": {"1": {"value": 3}}, "added_rows": [], "deleted_rows": []}})
    assert page.texts() == ["('now', {1: {'value': 3}})"]


IDS = """
import pandas as pd
rows = st.session_state.get("rows", [1, 2])
st.data_editor(pd.DataFrame({"a": rows}), key=%s, num_rows=%r)
"""


@pytest.mark.parametrize(
    ("key", "mode", "rows", "same"),
    [
        ("'e'", "fixed", [3, 4], True),
        ("'e'", "fixed", [1, 2, 3], False),
        ("'e'", "fixed", ["x", "y"], False),
        ("'e'", "dynamic", [3, 4], False),
        ("None", "fixed", [3, 4], False),
    ],
)
def test_other_data_make_another_editor(app, key, mode, rows, same):
    page = app(IDS % (key, mode))
    before = page.find("dataframe")[0]["id"]
    page.session.state["rows"] = rows
    page.run()
    assert (page.find("dataframe")[0]["id"] == before) is same


def test_configuration_that_follows_from_the_data(app):
    page = app(
        """
        import pandas as pd
        st.data_editor([1], num_rows="dynamic")
        st.data_editor(pd.DataFrame({"a": [1], "o": [object()]}, index=["x"]), disabled=["a"], hide_index=True)
        st.data_editor(pd.DataFrame({"a": [1]}), disabled=True, key="off")
        """
    )
    first, second, third = (node["props"] for node in page.find("dataframe"))
    assert first["column_config"] == {"_index": {"hidden": True}}
    assert second["column_config"] == {
        "_index": {"required": True, "hidden": True},
        "a": {"disabled": True},
        "o": {"disabled": True},
    }
    assert third["editing"] == {"num_rows": "fixed", "disabled": True}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("st.data_editor(pd.DataFrame([[1, 2]], columns=['a', 'a']))", "unique"),
        ("st.data_editor(pd.DataFrame({'_index': [1]}))", "reserved"),
        ("st.data_editor(pd.DataFrame({'a': [1]}, index=pd.MultiIndex.from_tuples([(1, 2)])))", "MultiIndex"),
        ("st.data_editor([1], num_rows='some')", "num_rows"),
        ("st.data_editor(pd.DataFrame({'a': ['x']}), column_config={'a': st.column_config.DateColumn()})", "`date`"),
        ("st.session_state.e = {}; st.data_editor([1], key='e')", "cannot be set"),
    ],
)
def test_errors_say_what_is_wrong(app, call, message):
    page = app(f"import pandas as pd\n{call}")
    [(kind, text)] = page.errors
    assert message in text
    assert kind.startswith("Streamlit")


def test_the_old_name_works(app):
    page = app("st.text(st.experimental_data_editor([1]))")
    assert page.texts() == ["[1]"]
