"""The type of what `st.status` returns, where typed apps take it from."""

from ...containers import StatusContainer as StatusContainer
