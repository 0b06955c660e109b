import numpy as np
import pandas as pd

import streamlit as st

st.title("Data")
n = st.slider("Warmer by how many degrees?", 0, 100)

rng = np.random.default_rng(0)
days = np.datetime64("2023-01-01") + np.arange(1000)
readings = pd.DataFrame({"day": np.repeat(days, 200), "degrees": rng.normal(15, 5, size=200_000) + n})
by_day = readings.groupby("day")["degrees"].agg(["min", "mean", "max"])

st.metric("Mean of all days", f"{by_day['mean'].mean():.1f} °C")
st.line_chart(by_day)
st.dataframe(by_day)
st.write(f"That is {n} of them.")
