"""Uses packages for numbers and tables."""

import io

from using import use_all


def use_numpy():
    import numpy as np

    assert np.linalg.solve([[2.0, 0.0], [0.0, 4.0]], [2.0, 8.0]).tolist() == [1.0, 2.0]


def use_pandas():
    import pandas as pd

    frame = pd.read_csv(io.StringIO("town,people\na,1\nb,2\na,3\n"))
    assert frame.groupby("town")["people"].sum().to_dict() == {"a": 4, "b": 2}


def use_scipy():
    from scipy import optimize

    assert abs(optimize.brentq(lambda x: x**2 - 2, 0, 2) - 2**0.5) < 1e-9


def use_scikit_learn():
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression().fit([[0.0], [1.0], [9.0], [10.0]], [0, 0, 1, 1])
    assert model.predict([[0.5], [9.5]]).tolist() == [0, 1]


def use_joblib():
    import joblib

    file = io.BytesIO()
    joblib.dump({"a": [1, 2]}, file)
    file.seek(0)
    assert joblib.load(file) == {"a": [1, 2]}


def use_matplotlib():
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([1, 2, 3])
    file = io.BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    assert file.getvalue().startswith(b"\x89PNG")


def use_seaborn():
    import pandas as pd
    import seaborn as sns

    axes = sns.scatterplot(pd.DataFrame({"x": [1, 2], "y": [3, 4]}), x="x", y="y")
    assert axes.get_xlabel() == "x"


def use_sympy():
    import sympy

    x = sympy.symbols("x")
    assert sympy.diff(x**3, x) == 3 * x**2


def use_networkx():
    import networkx as nx

    assert nx.shortest_path(nx.cycle_graph(6), 0, 2) == [0, 1, 2]


def use_openpyxl():
    import openpyxl

    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["a", 1])
    book.save(file)
    assert openpyxl.load_workbook(file).active["B1"].value == 1


def use_xlsxwriter():
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "a")
    assert file.getvalue().startswith(b"PK")


def use_xlrd():
    import contextlib

    import xlrd

    with contextlib.suppress(xlrd.XLRDError):
        xlrd.open_workbook(file_contents=b"no workbook at all")
        raise AssertionError("it opened a text as a workbook")
    assert xlrd.xldate_as_tuple(45000, 0) == (2023, 3, 15, 0, 0, 0)


def use_tabulate():
    import tabulate

    assert tabulate.tabulate([["a", 1]], tablefmt="github").count("|") == 6


use_all(globals())
