"""The old place of some types for annotations."""

from .typing import DataframeSelectionState as DataframeSelectionState
from .typing import PlotlySelectionState as PlotlySelectionState
from .typing import PydeckSelectionState as PydeckSelectionState
