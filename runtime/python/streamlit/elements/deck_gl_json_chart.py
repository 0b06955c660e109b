"""The types of selections in pydeck charts, where typed apps take them from."""

from ..typing import PydeckSelectionState as PydeckSelectionState
from ..typing import PydeckState as PydeckState
