"""A loop that hears nothing, beside a value and a state that must outlive it."""

import streamlit as st


def forever() -> None:
    """Never come by an `st.` call again."""
    while True:
        pass


st.title("Kills")
name = st.text_input("name")
st.session_state.setdefault("kept", 0)
if st.button("count"):
    st.session_state.kept += 1
st.button("forever", on_click=forever)
st.text(f"{name} has kept {st.session_state.kept}")
