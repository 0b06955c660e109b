"""The page that leads to all examples."""

import streamlit as st

st.set_page_config(page_title="Apps without a server", page_icon="🧭")

APPS = {
    "mortgage": ("What a loan costs", "A calculator with charts, tables and a download. No packages at all."),
    "harbour": ("Harbour weather", "Two years of days in pandas: filters, charts, a data frame."),
    "iris": ("Which iris is it?", "Trains a scikit-learn model on the visitor's machine."),
    "fractals": ("Fractals", "numpy draws while you watch, and stops when you change your mind."),
    "trip": ("Trip kitty", "Forms, session state and a fragment: who owes whom?"),
    "reading": ("How hard is it to read?", "Text analysis of what you paste or drop."),
    "hello": ("Hello", "The smallest app: a text field and a slider."),
}

st.title("Apps without a server")
st.write(
    "Each of these is a plain Streamlit script, compiled to a static site. The page is there at once; "
    "Python follows, and runs on **your** machine."
)
for folder, (title, text) in APPS.items():
    with st.container(border=True):
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(f"**{title}**  \n{text}")
        right.link_button("Open", f"{folder}/", width="stretch")
