import js
import numpy as np
import pandas as pd
from pyodide.ffi import to_js


def run(n):
    rng = np.random.default_rng(0)
    days = np.datetime64("2023-01-01") + np.arange(1000)
    readings = pd.DataFrame({"day": np.repeat(days, 200), "degrees": rng.normal(15, 5, size=200_000) + n})
    by_day = readings.groupby("day")["degrees"].agg(["min", "mean", "max"])
    result = {
        "metric": f"Mean of all days {by_day['mean'].mean():.1f} °C",
        "days": by_day.index.to_numpy().astype("datetime64[ms]").astype("float64"),
        "columns": {name: by_day[name].to_numpy() for name in by_day},
        "text": f"That is {n} of them.",
    }
    return to_js(result, dict_converter=js.Object.fromEntries)
