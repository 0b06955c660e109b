import io

import js
import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
from pyodide.ffi import to_js


def run(n):
    x = np.linspace(0, 1, 1000)
    figure, axes = plt.subplots()
    axes.plot(x, np.sin(2 * np.pi * n * x), label="sine")
    axes.plot(x, np.cos(2 * np.pi * n * x), label="cosine")
    axes.set(title="Waves", xlabel="x", ylabel="y")
    axes.legend()
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    plt.close(figure)
    result = {"picture": picture.getvalue(), "text": f"That is {n} of them."}
    return to_js(result, dict_converter=js.Object.fromEntries)
