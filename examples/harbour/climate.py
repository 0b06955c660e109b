"""What is measured, and what follows from it."""

from typing import NamedTuple

import numpy as np
import pandas as pd


class Measure(NamedTuple):
    title: str
    unit: str


MEASURES = {
    "temperature": Measure("Temperature", "°C"),
    "wind": Measure("Wind", "m/s"),
    "rain": Measure("Rain", "mm"),
    "comfort": Measure("Comfort", "points"),
}


def comfort(days: pd.DataFrame) -> np.ndarray:
    """0 to 100: warm, dry and calm is best."""
    warm = 1 - np.clip(np.abs(days["temperature"] - 21) / 25, 0, 1)
    calm = 1 - np.clip(days["wind"] / 18, 0, 1)
    dry = 1 - np.clip(days["rain"] / 12, 0, 1)
    return np.round(100 * np.cbrt(warm * calm * dry), 1)


def monthly(days: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Mean of a measure by month (rows) and station (columns)."""
    months = days["date"].dt.strftime("%Y-%m").rename("month")
    return days.pivot_table(index=months, columns="station", values=measure, aggfunc="mean")
