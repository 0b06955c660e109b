"""Plans a trip with friends: who comes, who paid what, and who owes whom."""

import datetime

from settle import Expense, settle

import streamlit as st

st.set_page_config(page_title="Trip kitty", page_icon="🧳")

state = st.session_state
state.setdefault("people", ["Ada", "Grace", "Linus"])
state.setdefault(
    "expenses",
    [
        Expense("Train tickets", "Ada", 180.0, ("Ada", "Grace", "Linus")),
        Expense("Dinner", "Grace", 66.0, ("Ada", "Grace")),
    ],
)
state.setdefault("packed", set())

st.title("Trip kitty")
st.write("Share the costs of a trip. It all stays on your device.")

money, people, packing = st.tabs(["Money", "People", "Packing"])

with money:
    with st.form("expense", clear_on_submit=True):
        what = st.text_input("What for?", placeholder="Ice cream")
        a, b, c = st.columns([2, 1, 2])
        payer = a.selectbox("Who paid?", state.people)
        amount = b.number_input("How much? (€)", 0.0, 10_000.0, 0.0, step=0.5)
        day = c.date_input("When?", datetime.date(2025, 7, 1))
        sharers = st.multiselect("For whom?", state.people, default=state.people)
        if st.form_submit_button("Add", type="primary"):
            if not what or amount <= 0 or not sharers:
                st.error("Say what it was for, how much it cost, and for whom.")
            else:
                state.expenses = [*state.expenses, Expense(what, payer, amount, tuple(sharers), day)]
                st.toast(f"{what} added", icon="✅")

    total = sum(e.amount for e in state.expenses)
    st.metric("Spent so far", f"€ {total:,.2f}")
    st.table(
        [
            {"What": e.what, "Paid by": e.payer, "€": f"{e.amount:.2f}", "For": ", ".join(e.sharers)}
            for e in state.expenses
        ]
    )

    st.subheader("Who owes whom")
    transfers = settle(state.expenses)
    for giver, taker, sum_ in transfers:
        st.markdown(f"**{giver}** gives **{taker}** € {sum_:.2f}")
    if not transfers:
        st.success("Nobody owes anybody anything.")

with people:

    def add() -> None:
        name = state.new_name.strip()
        if name and name not in state.people:
            state.people = [*state.people, name]
        state.new_name = ""

    st.text_input("Who comes along?", key="new_name", on_change=add, placeholder="A name")
    for person in state.people:
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.write(person)
        busy = any(person == e.payer or person in e.sharers for e in state.expenses)
        if right.button("Remove", key=f"remove-{person}", disabled=busy, help="They have expenses" if busy else None):
            state.people = [p for p in state.people if p != person]
            st.rerun()

with packing:

    @st.fragment
    def pack() -> None:
        things = ["Passport", "Tickets", "Charger", "Toothbrush", "Raincoat", "Book"]
        for thing in things:
            if st.checkbox(thing, key=f"pack-{thing}"):
                state.packed.add(thing)
            else:
                state.packed.discard(thing)
        st.progress(len(state.packed) / len(things), f"{len(state.packed)} of {len(things)} packed")
        if len(state.packed) == len(things):
            st.balloons()

    pack()
