"""How hard is a text to read? Paste one or drop a file."""

import re
import time
from collections import Counter

import streamlit as st

st.set_page_config(page_title="How hard is it to read?", page_icon="📖")

SAMPLE = (
    "The sea was calm that morning. A small boat left the harbour with two people on board, and nobody on the pier "
    "thought anything of it. By noon the wind had turned. Those who knew the coast understood immediately what that "
    "meant; the others went on eating their sandwiches."
)
STOP = set(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "at",
        "it",
        "that",
        "was",
        "with",
        "had",
        "by",
        "their",
        "its",
        "his",
        "her",
        "for",
        "as",
        "is",
        "be",
        "were",
        "nobody",
        "those",
    ]
)


@st.cache_data
def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and groups > 1))


def ease(words: list[str], sentences: list[str]) -> float:
    """Flesch's reading ease (1948): 100 is very easy, 0 very hard."""
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(syllables, words)) / len(words)


st.title("How hard is it to read?")
uploaded = st.file_uploader("A text file", type=["txt", "md"])
text = st.text_area(
    "... or paste your text", SAMPLE if uploaded is None else uploaded.read().decode("utf-8"), height=180
)

words = re.findall(r"[A-Za-z'’]+", text)
sentences = [s for s in re.split(r"[.!?;]+", text) if s.strip()]
if not words:
    st.info("Nothing to read yet.")
    st.stop()

score = ease(words, sentences)
level, colour = next(
    (name, c)
    for limit, name, c in [(70, "easy", "green"), (50, "fairly hard", "orange"), (-999, "hard", "red")]
    if score >= limit
)
a, b, c = st.columns(3)
a.metric("Reading ease", f"{score:.0f}")
b.metric("Words", len(words))
c.metric("Words per sentence", f"{len(words) / len(sentences):.1f}")
st.markdown(f"This text is :{colour}[**{level}**] to read.")

frequent = Counter(w.lower() for w in words if w.lower() not in STOP).most_common(8)
st.subheader("Frequent words")
st.bar_chart([{"word": w, "times": n} for w, n in frequent], x="word", y="times", horizontal=True)

with st.expander("The formula"):
    st.latex(r"206.835 - 1.015 \frac{\text{words}}{\text{sentences}} - 84.6 \frac{\text{syllables}}{\text{words}}")
    st.code("ease = 206.835 - 1.015 * words / sentences - 84.6 * syllables / words", language="python")


def slowly(text: str):
    for word in text.split(" "):
        yield word + " "
        time.sleep(0.03)


if st.button("Read it to me, slowly"):
    st.write_stream(slowly(text))
