"""Two years of weather in a harbour: numpy and pandas in the browser."""

from pathlib import Path

import numpy as np
import pandas as pd
from climate import MEASURES, comfort, monthly

import streamlit as st

st.set_page_config(page_title="Harbour weather", page_icon="⚓", layout="wide")


@st.cache_data
def load() -> pd.DataFrame:
    data = pd.read_csv(Path(__file__).parent / "harbour.csv", parse_dates=["date"])
    data["comfort"] = comfort(data)
    return data


data = load()
first, last = data["date"].min().date(), data["date"].max().date()

st.title("Harbour weather")
st.markdown("Three stations, **two years** of days. Pick what you want to see; everything is computed in your browser.")

with st.sidebar:
    stations = st.multiselect("Stations", sorted(data["station"].unique()), default=["Pier", "Lighthouse"])
    measure = st.selectbox("Measure", list(MEASURES), format_func=lambda m: MEASURES[m].title)
    period = st.date_input("Period", (first, last), min_value=first, max_value=last)
    window = st.slider("Smooth over days", 1, 60, 14)

if len(period) != 2:
    st.info("Choose the period's last day.")
    st.stop()
if not stations:
    st.warning("Choose at least one station.")
    st.stop()

begin, end = (pd.Timestamp(day) for day in period)
chosen = data[data["station"].isin(stations) & data["date"].between(begin, end)]

columns = st.columns(len(stations))
for column, station in zip(columns, stations):
    values = chosen.loc[chosen["station"] == station, measure]
    half = len(values) // 2
    change = values.iloc[half:].mean() - values.iloc[:half].mean()
    column.metric(
        station, f"{values.mean():.1f} {MEASURES[measure].unit}", f"{change:+.1f} in the second half", border=True
    )

wide = chosen.pivot(index="date", columns="station", values=measure)
st.subheader(MEASURES[measure].title)
st.line_chart(wide.rolling(window, min_periods=1).mean(), y_label=MEASURES[measure].unit)

left, right = st.columns(2)
with left:
    st.subheader("Month by month")
    table = monthly(chosen, measure)
    st.dataframe(table, column_config={c: st.column_config.NumberColumn(format="%.1f") for c in table.columns})
with right:
    st.subheader("Warm days are calmer")
    st.vega_lite_chart(
        chosen.sample(min(len(chosen), 400), random_state=1),
        {
            "mark": {"type": "point", "filled": True, "shape": "diamond", "size": 45, "opacity": 0.6},
            "encoding": {
                "x": {
                    "field": "temperature",
                    "type": "quantitative",
                    "scale": {"domain": [-5, 30]},
                    "title": "Temperature (°C)",
                },
                "y": {"field": "wind", "type": "quantitative", "scale": {"domain": [0, 20]}, "title": "Wind (m/s)"},
                "color": {"field": "station", "type": "nominal", "title": "Station"},
            },
        },
    )

r = np.corrcoef(chosen["temperature"], chosen["wind"])[0, 1]
st.caption(f"Correlation of temperature and wind: {r:.2f}, from {len(chosen):,} days.")
st.download_button("Download these days", chosen.to_csv(index=False), "harbour-selection.csv", "text/csv")
