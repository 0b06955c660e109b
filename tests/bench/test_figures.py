"""Figures, ratios and limits are computed right; what was not measured is not taken for good."""

from pathlib import Path

import pytest

from bench.figures import Figure, marks, percentile, ratio, ratios, summarise
from bench.limits import Limit, read_limits
from bench.report import regressions
from bench.run import pages
from bench.visit import Start


def test_percentile_is_a_measured_value() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95
    assert percentile([7.0], 0.95) == 7


def test_summary_has_medians_ranges_and_pooled_presses() -> None:
    starts = [
        Start(content=10, interactive=300, memory=100, warm_interactive=20, presses=[1, 2, 3]),
        Start(content=30, interactive=100, presses=[4, 5, 60]),
        Start(content=20, interactive=200, presses=[1, 1, 1]),
    ]
    figures = summarise(starts)
    assert figures["content"] == Figure(20, 10, 30, 3)
    assert figures["interactive"].median == 200
    assert figures["memory"] == Figure(100, 100, 100, 1)
    assert figures["warm interactive"].number == 1
    assert "warm content" not in figures
    assert figures["rerun p50"] == Figure(2, 1, 5, 9)
    assert figures["rerun p95"] == Figure(60, 1, 60, 9)


def test_ratios_stand_beside_floor_and_bare_page() -> None:
    figures = {
        "floor": summarise([Start(content=10)]),
        "bare hello": summarise([Start(content=5, interactive=1000, presses=[2])]),
        "hello core": summarise([Start(content=20, interactive=400, presses=[5])]),
    }
    found = ratios(figures, {"floor": "", "bare hello": "hello", "hello core": "hello"})
    assert found["content: hello core / floor"] == 2
    assert found["interactive: hello core / bare hello"] == 0.4
    assert found["rerun p50: hello core / bare hello"] == 2.5
    assert not any("warm" in name for name in found)
    assert ratio(figures, "interactive", "hello core", "bare data") is None


def test_limits_hold_break_or_are_unknown() -> None:
    figures = {"a": summarise([Start(interactive=400, requests=15)]), "b": summarise([Start(interactive=1000)])}
    relative = Limit(1, "interactive", "a", 0.4, "b")
    assert relative.value(figures) == 0.4
    assert not relative.broken(figures)
    assert Limit(1, "interactive", "a", 0.39, "b").broken(figures)
    assert Limit(4, "requests", "a", 14).broken(figures)
    unknown = Limit(2, "interactive", "c", 0.1, "b")
    assert unknown.value(figures) is None
    assert not unknown.broken(figures)


def test_limits_name_pages_and_figures_that_the_bench_makes() -> None:
    known = pages(["hello", "data", "matplotlib", "sklearn", "dashboard"], ["full", "core"])
    figures = summarise([Start(memory=1, warm_interactive=1, presses=[1])])
    limits = read_limits()
    assert {limit.line for limit in limits} == {1, 2, 3, 4, 5}
    for limit in limits:
        assert limit.page in known
        assert limit.figure in figures
        assert limit.beside in (None, "floor", *known) or limit.beside.removeprefix("bare ") == known[limit.page][0]


def test_a_limit_without_a_bound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "limits.toml").write_text('[[limit]]\nline = 1\nfigure = "content"\npage = "hello core"\n')
    with pytest.raises(TypeError, match="at_most"):
        read_limits(tmp_path / "limits.toml")


def test_regressions_are_what_grew_beyond_the_noise() -> None:
    assert regressions({"a": 1.2, "b": 1.1, "new": 9.0}, {"a": 1.0, "b": 1.0}) == ["a"]


def test_marks_are_in_order_of_time() -> None:
    def start(shift: float) -> Start:
        def entry(kind: str, name: str, at: float) -> dict[str, object]:
            return {"type": kind, "name": name, "start": at + shift, "end": at + shift}

        return Start(timeline=[entry("mark", "late", 9), entry("mark", "early", 1), entry("resource", "x.js", 0)])

    found = marks([start(0), start(2), start(1)])
    assert list(found) == ["early", "late"]
    assert found["late"] == Figure(10, 9, 11, 3)


def test_a_full_snapshot_without_packages_is_the_core_one() -> None:
    assert list(pages(["hello", "data"], ["full", "core"])) == ["hello core", "data full", "data core"]
