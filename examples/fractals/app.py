"""The Mandelbrot set and its Julia sets, drawn while you watch."""

import time

import numpy as np

import streamlit as st

st.set_page_config(page_title="Fractals", page_icon="🌀")

PLACES = {
    "The whole set": (-0.6, 0.0, 1.3),
    "Seahorse valley": (-0.745, 0.11, 0.03),
    "Elephants": (0.285, 0.01, 0.012),
    "Spiral": (-0.7269, 0.1889, 0.006),
}
PALETTES = {"Ember": (0.0, 0.10, 0.20), "Sea": (0.55, 0.45, 0.35), "Moss": (0.35, 0.20, 0.45)}


def colours(steps: np.ndarray, limit: int, palette: str) -> np.ndarray:
    t = np.where(steps == limit, 0.0, np.sqrt(steps / limit))
    shades = [0.5 + 0.5 * np.cos(2 * np.pi * (t + shift)) for shift in PALETTES[palette]]
    picture = np.stack(shades, axis=-1)
    picture[steps == limit] = 0.05
    return picture


def draw(x: float, y: float, radius: float, limit: int, size: int, c: complex | None) -> np.ndarray:
    """Steps until escape, row band by row band, so that the page can show how far it is."""
    bar = st.progress(0.0, "Drawing ...")
    xs = np.linspace(x - radius, x + radius, size)
    ys = np.linspace(y + radius, y - radius, size)
    steps = np.full((size, size), limit)
    bands = np.array_split(np.arange(size), 8)
    for done, rows in enumerate(bands, 1):
        z = xs[None, :] + 1j * ys[rows, None]
        constant = z if c is None else np.full_like(z, c)
        z = np.zeros_like(z) if c is None else z.copy()
        alive = np.ones(z.shape, dtype=bool)
        for n in range(limit):
            z[alive] = z[alive] ** 2 + constant[alive]
            escaped = alive & (np.abs(z) > 2)
            steps[rows] = np.where(escaped, n, steps[rows])
            alive &= ~escaped
        bar.progress(done / len(bands), f"Drawing ... {done} of {len(bands)}")
        time.sleep(0.01)
    bar.empty()
    return steps


st.title("Fractals")
kind = st.radio("Set", ["Mandelbrot", "Julia"], horizontal=True)
left, right = st.columns(2)
with left:
    limit = st.slider("Steps", 10, 120, 40, step=10)
    palette = st.selectbox("Palette", list(PALETTES))
with right:
    if kind == "Mandelbrot":
        place = st.selectbox("Place", list(PLACES))
        x, y, radius = PLACES[place]
        constant = None
    else:
        angle = st.slider("Angle", 0, 360, 118, format="%d°")
        constant = complex(0.7885 * np.exp(1j * np.radians(angle)))
        x, y, radius = 0.0, 0.0, 1.5

size = st.select_slider("Size", [120, 240, 360], 240)
started = time.perf_counter()
steps = draw(x, y, radius, limit, size, constant)
st.image(colours(steps, limit, palette), caption=f"{kind} set, {size} × {size}", width=480)
inside = float((steps == limit).mean())
st.write(f"{inside:.1%} of the points never escape.")
