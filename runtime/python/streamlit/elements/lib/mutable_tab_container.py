"""The type of what `st.tabs` returns, where typed apps take it from."""

from ...containers import TabContainer as TabContainer
