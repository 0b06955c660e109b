import streamlit as st

st.title("Hello")
name = st.text_input("Your name", "World")
n = st.slider("How many exclamation marks?", 0, 100)
st.write(f"Hello, {name}{'!' * n}")
st.write(f"That is {n} of them.")
