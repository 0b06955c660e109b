import js
from pyodide.ffi import to_js


def shop(number):
    metrics = [("Orders", 17), ("Sales", 23), ("Stock", 31), ("Staff", 2)]
    cells = "".join(f"<td>{label} {number * value} {number % 9 - 4}</td>" for label, value in metrics)
    text = f"<p>Shop <b>{number}</b> sells in <i>{number % 7 + 1}</i> countries.</p>"
    return f"{text}<table><tr>{cells}</tr></table>"


def run(n):
    result = {"shops": [shop(number) for number in range(39)], "text": f"That is {n} of them."}
    return to_js(result, dict_converter=js.Object.fromEntries)
