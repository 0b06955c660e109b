"""The club's people."""

import streamlit as st

st.title("Members")
seats = st.slider("Seats at the table", 2, 12, 6)
st.pills("We like", ["Novels", "Poems", "Essays"], selection_mode="multi", default=["Novels"])
when = st.segmented_control("We meet", ["Monday", "Friday"], default="Friday")
st.datetime_input("Next evening", "2026-03-06T19:30", help="It begins on time.")
with st.grid(3, border=True):
    for face in ("🦊 Ada", "🐻 Ben", "🦉 Cleo", "🐸 Dora"):
        st.write(face)
st.feedback("stars")
st.write(f"{seats} of us, and room for one more.")
