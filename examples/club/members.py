"""The club's people."""

import streamlit as st

st.title("Members")
seats = st.slider("Seats at the table", 2, 12, 6)
st.write(f"{seats} of us, and room for one more.")
