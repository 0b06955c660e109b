"""The types of selections in data frames, where typed apps take them from."""

from ..typing import DataframeSelectionState as DataframeSelectionState
from ..typing import DataframeState as DataframeState
