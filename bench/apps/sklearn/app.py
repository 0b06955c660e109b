from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

import streamlit as st

st.title("Scikit-learn")
n = st.slider("How many splits?", 0, 100)

x, y = load_iris(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=0)
model = DecisionTreeClassifier(max_leaf_nodes=n + 2, random_state=0).fit(x_train, y_train)

st.metric("Right answers", f"{model.score(x_test, y_test):.0%}")
st.write(f"That is {n} of them.")
