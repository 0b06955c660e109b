"""What a loan costs: monthly payment, interest over the years, and what an extra payment saves."""

import csv
import io
from dataclasses import dataclass

import streamlit as st

st.set_page_config(page_title="What a loan costs", page_icon="🏠", layout="wide")


@dataclass
class Month:
    number: int
    interest: float
    repaid: float
    balance: float


@st.cache_data
def schedule(amount: float, rate: float, payment: float) -> list[Month]:
    months = []
    balance = amount
    while balance > 0.005 and len(months) < 12 * 60:
        interest = balance * rate / 12
        repaid = min(payment - interest, balance)
        balance -= repaid
        months.append(Month(len(months) + 1, interest, repaid, max(balance, 0.0)))
    return months


def annuity(amount: float, rate: float, years: int) -> float:
    n = years * 12
    return amount / n if rate == 0 else amount * (rate / 12) / (1 - (1 + rate / 12) ** -n)


def by_year(months: list[Month]) -> list[dict]:
    rows = []
    for start in range(0, len(months), 12):
        year = months[start : start + 12]
        rows.append(
            {
                "Year": start // 12 + 1,
                "Interest": round(sum(m.interest for m in year)),
                "Repaid": round(sum(m.repaid for m in year)),
                "Balance": round(year[-1].balance),
            }
        )
    return rows


st.title("What a loan costs")
st.caption("Everything is computed in your browser; nothing you enter leaves it.")

with st.sidebar:
    st.header("The loan")
    amount = st.number_input("Amount (€)", 10_000, 2_000_000, 250_000, step=10_000)
    percent = st.slider("Interest per year (%)", 0.0, 10.0, 3.5, step=0.1)
    years = st.slider("Years", 5, 40, 25)
    extra = st.slider("Extra payment per month (€)", 0, 1_000, 0, step=50)

rate = percent / 100
payment = annuity(amount, rate, years)
plain = schedule(amount, rate, payment)
faster = schedule(amount, rate, payment + extra)
interest = sum(m.interest for m in faster)
saved = sum(m.interest for m in plain) - interest

columns = st.columns(3)
columns[0].metric("Monthly payment", f"€ {payment + extra:,.2f}")
columns[1].metric("Interest in all", f"€ {interest:,.0f}", f"-€ {saved:,.0f}" if extra else None, delta_color="inverse")
columns[2].metric(
    "Paid off after",
    f"{len(faster) // 12} y {len(faster) % 12} m",
    f"{len(faster) - len(plain)} months" if extra else None,
    delta_color="inverse",
)

rows = by_year(faster)
chart, table = st.tabs(["Chart", "Table"])
with chart:
    st.subheader("Where each year's payments go")
    st.bar_chart(rows, x="Year", y=["Interest", "Repaid"], y_label="€")
with table:
    st.table(rows)

text = io.StringIO()
writer = csv.DictWriter(text, rows[0].keys())
writer.writeheader()
writer.writerows(rows)
st.download_button("Download as CSV", text.getvalue(), "schedule.csv", "text/csv")

with st.expander("How is this computed?"):
    st.latex(r"p = a \cdot \frac{r/12}{1 - (1 + r/12)^{-n}}")
    st.markdown("where $a$ is the amount, $r$ the yearly rate and $n$ the number of months.")
