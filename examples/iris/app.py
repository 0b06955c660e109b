"""Trains a small model in the browser and lets visitors ask it."""

import numpy as np
import pandas as pd
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

import streamlit as st

st.set_page_config(page_title="Which iris is it?", page_icon="🌸")

FEATURES = ["Sepal length", "Sepal width", "Petal length", "Petal width"]


@st.cache_data
def flowers() -> pd.DataFrame:
    iris = load_iris()
    data = pd.DataFrame(iris.data, columns=FEATURES)
    data["Species"] = [iris.target_names[t] for t in iris.target]
    return data


@st.cache_resource(show_spinner="Training ...")
def train(name: str, share: float, strength: int):
    models = {
        "Nearest neighbours": KNeighborsClassifier(strength),
        "Decision tree": DecisionTreeClassifier(max_depth=strength, random_state=0),
        "Logistic regression": LogisticRegression(C=strength / 5),
    }
    model = make_pipeline(StandardScaler(), models[name])
    data = flowers()
    parts = train_test_split(
        data[FEATURES], data["Species"], train_size=share, random_state=0, stratify=data["Species"]
    )
    model.fit(parts[0], parts[2])
    return model, parts


st.title("Which iris is it?")
st.write(
    "Fisher's 150 flowers, a model trained on your machine, and four sliders to ask it about a flower of your own."
)

left, right = st.columns([1, 2], gap="large")
with left:
    name = st.radio("Model", ["Nearest neighbours", "Decision tree", "Logistic regression"])
    share = st.select_slider("Trained on", [0.3, 0.5, 0.7, 0.9], 0.7, format_func=lambda s: f"{s:.0%}")
    strength = st.slider({"Nearest neighbours": "Neighbours", "Decision tree": "Depth"}.get(name, "Strength"), 1, 15, 5)

model, (x_train, x_test, y_train, y_test) = train(name, share, strength)
accuracy = model.score(x_test, y_test)

with right:
    a, b = st.columns(2)
    a.metric("Right on unseen flowers", f"{accuracy:.0%}")
    b.metric("Flowers seen / unseen", f"{len(x_train)} / {len(x_test)}")
    counts = confusion_matrix(y_test, model.predict(x_test), labels=model.classes_)
    st.dataframe(pd.DataFrame(counts, index=model.classes_, columns=[f"said {c}" for c in model.classes_]))

st.subheader("Your flower")
data = flowers()
columns = st.columns(4)
flower = [
    column.slider(
        f"{feature} (cm)",
        float(data[feature].min()),
        float(data[feature].max()),
        float(data[feature].median().round(1)),
        0.1,
    )
    for column, feature in zip(columns, FEATURES)
]
chances = model.predict_proba(pd.DataFrame([flower], columns=FEATURES))[0]
best = int(np.argmax(chances))
st.success(f"It is most likely an **Iris {model.classes_[best]}** ({chances[best]:.0%}).", icon="🌸")

st.scatter_chart(data, x="Petal length", y="Petal width", color="Species")
with st.expander("All 150 flowers"):
    st.dataframe(data, hide_index=True)
