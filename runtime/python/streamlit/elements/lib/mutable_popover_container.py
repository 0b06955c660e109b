"""The type of what `st.popover` returns, where typed apps take it from."""

from ...containers import PopoverContainer as PopoverContainer
