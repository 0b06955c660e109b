import streamlit as st

st.title("A thousand")
n = st.slider("n", 0, 1000)
for i in range(1000):
    st.write(f"Element {i}")
st.write(f"That is {n} of them.")
