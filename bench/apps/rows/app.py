import time

import numpy as np
import pandas as pd

import streamlit as st

st.title("Rows")
if st.button("Make"):
    rows = 1_000_000
    numbers = np.arange(rows)
    st.session_state.data = pd.DataFrame(
        {
            "number": numbers,
            "value": np.sin(numbers) * 1000,
            "name": np.array(["ada", "bell", "curie", "darwin", "euler"])[numbers % 5],
            "even": numbers % 2 == 0,
        }
    )
    st.session_state.made = time.time()
if "data" in st.session_state:
    st.dataframe(st.session_state.data, width=700, height=400)
    st.text(f"made at {st.session_state.made * 1000:.0f}")
