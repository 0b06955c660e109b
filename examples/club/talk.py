"""Talking about a book."""

import random

import streamlit as st

ANSWERS = ["I read it twice.", "The end surprised me.", "Not my favourite, but go on.", "Who is your favourite in it?"]

st.title("Talk")
said = st.session_state.setdefault("said", [("assistant", "Good evening! Which book shall we talk about?")])


@st.dialog("Rules of the table", icon=":material/gavel:")
def rules() -> None:
    st.write("Be kind, and do not tell the end.")
    if st.button("I agree"):
        st.session_state.agreed = True
        st.rerun()


with st.popover("More", icon=":material/tune:"):
    mood = st.radio("Answers are", ["short", "long"])
    if st.button("Start again"):
        del st.session_state.said
        st.rerun()
if st.session_state.get("agreed"):
    st.success("You know the rules.")
elif st.button("Read the rules"):
    rules()

if text := st.chat_input("Say something"):
    said.append(("user", text))
    said.append(("assistant", " ".join(random.sample(ANSWERS, 1 if mood == "short" else 3))))
for who, what in said:
    with st.chat_message(who):
        st.write(what)
