"""The type of selections in Vega-Lite charts, where typed apps take it from."""

from ..typing import VegaLiteState as VegaLiteState
