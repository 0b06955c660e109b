"""The type of what `st.expander` returns, where typed apps take it from."""

from ...containers import ExpanderContainer as ExpanderContainer
