import io

import matplotlib.pyplot as plt
import numpy as np

import streamlit as st

st.title("Matplotlib")
n = st.slider("How many waves?", 0, 100)

x = np.linspace(0, 1, 1000)
figure, axes = plt.subplots()
axes.plot(x, np.sin(2 * np.pi * n * x), label="sine")
axes.plot(x, np.cos(2 * np.pi * n * x), label="cosine")
axes.set(title="Waves", xlabel="x", ylabel="y")
axes.legend()
picture = io.BytesIO()
figure.savefig(picture, format="png")
plt.close(figure)

st.image(picture.getvalue())
st.write(f"That is {n} of them.")
