import js
from pyodide.ffi import to_js
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier


def run(n):
    x, y = load_iris(return_X_y=True)
    x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=0)
    model = DecisionTreeClassifier(max_leaf_nodes=n + 2, random_state=0).fit(x_train, y_train)
    result = {"metric": f"Right answers {model.score(x_test, y_test):.0%}", "text": f"That is {n} of them."}
    return to_js(result, dict_converter=js.Object.fromEntries)
