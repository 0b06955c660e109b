"""A book club: pages of one app, each at an address of its own."""

from pathlib import Path

import streamlit as st

BOOKS = {
    "Middlemarch": ("George Eliot", 1871),
    "The Waves": ("Virginia Woolf", 1931),
    "Invisible Cities": ("Italo Calvino", 1972),
}


def shelf() -> None:
    st.title("The shelf")
    st.write(f"{len(BOOKS)} books, one a month.")
    for title, (author, year) in BOOKS.items():
        if st.button(title, key=title):
            st.switch_page(book, query_params={"title": title})
        st.caption(f"{author}, {year}")
    st.page_link("members.py", label="Who reads along?", icon=":material/group:")


def one_book() -> None:
    title = st.query_params.get("title", "Middlemarch")
    author, year = BOOKS.get(title, ("nobody we know", 0))
    st.title(title)
    st.write(f"By {author}, first printed in {year}." if year else "This book is not on our shelf.")
    st.page_link(shelf_page, icon=":material/arrow_back:")


st.logo(":material/auto_stories:", size="large")
st.set_page_config(page_title="Book club", page_icon="📚")
shelf_page = st.Page(shelf, title="Shelf", icon=":material/menu_book:", default=True)
book = st.Page(one_book, title="Book", url_path="book", visibility="hidden")
members = st.Page(Path(__file__).parent / "members.py", title="Members", icon=":material/group:")
talk = st.Page(Path(__file__).parent / "talk.py", title="Talk", icon=":material/forum:")
here = st.navigation({"Books": [shelf_page, book], "People": [members, talk]})
name = st.sidebar.text_input("Your name", "Reader", key="name", persist_state="session")
here.run()
st.divider()
st.caption(f"Good reading, {name}!")
