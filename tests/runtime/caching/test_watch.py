"""What the first run at build time says about cached calls: which results are the same for everybody."""

import pytest

from appc_runtime.caching import results, watch


class World:
    """JavaScript's half: a test plays what came in from outside."""

    def __init__(self):
        self.used = [0, 0, 0, 0, 0]

    def counts(self):
        return list(self.used)

    def forget(self, kind, count):
        self.used[kind] = count


@pytest.fixture
def world():
    made = World()
    watch.begin(made)
    results.take_results()
    yield made
    watch.end()


def reasons(app, source):
    """Name of each cached call -> why it is not shipped."""
    page = app(source)
    assert page.errors == []
    return {result["name"]: result["why"] for result in results.take_results()}


def test_pure_calls_are_shipped_and_others_say_why(app, world):
    found = reasons(
        app,
        """
        import os, random, secrets
        SCALE = 3
        rng = random.Random()
        def times(x): return x * SCALE
        class Point:
            size = 4
            def __init__(self, x): self.x = times(x)
        @st.cache_data
        def pure(x): return Point(x)
        @st.cache_data
        def draws():
            st.text("drawn")
            with st.container(): st.text("inside")
            return random.Random(7).random()
        @st.cache_data
        def seeded():
            random.seed(7)
            return random.random()
        @st.cache_data
        def late():
            random.random()
            random.seed(7)
        @st.cache_data
        def chance(): return random.random()
        @st.cache_data
        def environment(): return os.path.expanduser("~")
        @st.cache_data
        def state(): return len(st.session_state)
        @st.cache_data
        def query(): return dict(st.query_params)
        @st.cache_data
        def secret(): return "key" in st.secrets
        @st.cache_data
        def option(): return st.get_option("client.toolbarMode")
        @st.cache_data
        def outer(): return chance()
        @st.cache_data
        def evaluated(): return eval("SCALE")
        @st.cache_data(ttl=9)
        def aged(): return 1
        @st.cache_data(scope="session")
        def own(): return 1
        @st.cache_resource
        def resource(): return []
        @st.cache_data
        def by_resource(): return len(resource())
        @st.cache_data
        def changes(items=[]):
            items.append(1)
        @st.cache_data
        def by_container(): return str(box)
        box = st.container()
        for call in (draws, seeded, late, chance, environment, state, query, secret, option, outer, evaluated, aged, own):
            call()
        _ = pure(1), resource(), by_resource(), changes(), by_container()
        """,
    )
    assert [name for name, why in found.items() if not why] == ["draws", "seeded", "pure"]
    assert {name: why.split(";")[0] for name, why in found.items() if why} == {
        "late": "it drew from chance",
        "chance": "it drew from chance",
        "environment": "it read the environment",
        "state": "it read session_state",
        "query": "it read query_params",
        "secret": "it read secrets",
        "option": "it read an option",
        "outer": "it calls `chance` (it drew from chance)",
        "evaluated": "its code names `eval`",
        "aged": "it has a ttl",
        "own": "its scope is the session",
        "resource": "it is a cache_resource",
        "by_resource": "it calls `resource` (it is a cache_resource)",
        "changes": "it changed an argument or a global that it reads",
        "by_container": "it reads an argument or a global that has no hash",
    }


@pytest.mark.parametrize("kind", range(5))
def test_what_comes_from_outside_counts(world, kind):
    def load():
        world.used[kind] += 1

    with watch.call(load, list) as seen:
        load()
    # (The test itself is a global that the call has changed.)
    assert seen.doubts[0] == watch.KINDS[kind]


def test_the_runtimes_own_look_at_the_clock_does_not_count(world):
    def draw():
        look()

    def read():
        world.used[watch.CLOCK] += 1

    look = watch.unwatched(read)
    with watch.call(draw, list) as seen:
        draw()
    assert watch.KINDS[watch.CLOCK] not in seen.doubts


def test_code_that_nobody_names_is_a_doubt(app, world, tmp_path):
    (tmp_path / "hidden_part.py").write_text("def work(): return 1\n")
    (tmp_path / "hidden_late.py").write_text("VALUE = 1\n")
    found = reasons(
        app,
        """
        import hidden_part
        class Base:
            def run(self): return hidden_part.work()
        @st.cache_data
        def named(): return hidden_part.work()
        @st.cache_data
        def by_argument(_worker): return _worker.run()
        @st.cache_data
        def imports():
            import hidden_late
            return hidden_late.VALUE
        @st.cache_data
        def imports_again():
            from hidden_late import VALUE
            return VALUE
        _ = named(), by_argument(Base()), imports(), imports_again()
        """,
    )
    assert found == {
        "named": "",
        "by_argument": "it ran `Base.run`, which its code does not name",
        "imports": "its code names `hidden_late`; it ran `<module>`, which its code does not name",
        "imports_again": "its code names `hidden_late`",
    }


def test_a_widget_in_a_cached_function_is_a_doubt(app, world):
    app(
        """
        @st.cache_data
        def asks(): return st.checkbox("on")
        asks()
        """
    )
    assert [result["why"].split(";")[0] for result in results.take_results()] == ["it draws a widget"]
