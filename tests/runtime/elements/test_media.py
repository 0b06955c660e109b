"""Sound, video, frames, documents, camera and microphone."""

import pytest

WAVE = b"RIFF\x00\x00\x00\x00WAVE"
SRT = "1\n00:00:01,000 --> 00:00:02,500\nHello\n"


def props_of(page, type):
    assert page.errors == []
    return [node["props"] for node in page.find(type)]


def test_sound_from_every_source(app, tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"ID3x")
    page = app("""
        import io, pathlib
        st.audio(b"RIFF", start_time="1m30s", end_time=100, loop=True, autoplay=True, alt="a", width=200)
        st.audio("https://example.org/a.ogg", format="audio/ogg")
        st.audio(pathlib.Path(__file__).parent / "a.mp3")
        st.audio(io.BytesIO(b"abc"))
        st.audio(None)
    """)
    first, url, path, file, nothing = props_of(page, "audio")
    assert (first["start"], first["end"], first["loop"], first["autoplay"], first["width"]) == (
        90,
        100,
        True,
        True,
        200,
    )
    assert url["media"] == {"mime": "audio/ogg", "url": "https://example.org/a.ogg"}
    assert (path["media"]["mime"], path["media"]["data"]) == ("audio/mpeg", b"ID3x")
    assert (file["media"]["data"], nothing["media"]) == (b"abc", None)


def test_a_file_in_memory_can_be_read_after_it_was_shown(app):
    page = app("""
        import io
        file = io.BytesIO(b"abc")
        st.audio(file)
        st.text(file.read())
        st.download_button("Save", file)
        st.text(file.read())
    """)
    assert [text["body"] for text in props_of(page, "text")] == ["b'abc'", "b'abc'"]


def test_samples_become_a_wave(app):
    pytest.importorskip("numpy")
    page = app("import numpy as np\nst.audio(np.array([[0.0, 0.5], [1.0, -1.0]]), sample_rate=8000)")
    data = props_of(page, "audio")[0]["media"]["data"]
    assert (data[:4], data[22:24], len(data)) == (b"RIFF", b"\x02\x00", 44 + 8)
    assert data[44:] == b"\x00\x00\xff\x7f\xff\x3f\x01\x80"


def test_video_with_subtitles_and_youtube(app):
    page = app(f"""
        st.video(b"mp4", subtitles={{"English": {SRT!r}, "Deutsch": "WEBVTT\\n\\n"}}, muted=True)
        st.video("https://www.youtube.com/watch?v=abc123&t=5", start_time=3)
        st.video("https://youtu.be/xyz")
        st.video("https://www.youtube.com/playlist?list=PL1")
        st.video("https://example.org/v.mp4")
    """)
    own, tube, short, several, other = props_of(page, "video")
    assert [track["label"] for track in own["subtitles"]] == ["English", "Deutsch"]
    assert own["subtitles"][0]["media"]["data"].startswith(b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500")
    assert (own["muted"], tube["youtube"], tube["start"], tube["media"]) == (True, "abc123", 3, None)
    assert (short["youtube"], several["youtube"], other["youtube"]) == ("xyz", "videoseries?list=PL1", None)


def test_frames(app, tmp_path):
    (tmp_path / "page.html").write_text("<p>file</p>")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    page = app("""
        import os
        import streamlit.components.v1 as components
        here = os.path.dirname(__file__)
        st.iframe("https://example.org", height=300, alt="An example")
        st.iframe("<b>text</b>")
        st.iframe(here + "/page.html", tab_index=-1)
        components.html("<i>old</i>", height=80, scrolling=True)
        components.iframe("https://example.org/x", width=100)
        st.pdf(here + "/a.pdf", key="doc")
    """)
    shown = [(f["url"], f["html"], f["width"], f["height"]) for f in props_of(page, "iframe")]
    assert shown == [
        ("https://example.org", None, "stretch", 300),
        (None, "<b>text</b>", "stretch", "content"),
        (None, "<p>file</p>", "stretch", "content"),
        (None, "<i>old</i>", "stretch", 80),
        ("https://example.org/x", None, 100, 150),
    ]
    assert props_of(page, "pdf")[0]["media"]["data"] == b"%PDF"


def test_a_picture_and_a_recording_are_files(app):
    page = app("""
        picture = st.camera_input("c", key="c", resolution="720p")
        sound = st.audio_input("a", key="a", sample_rate=48000)
        st.text([picture and picture.name, sound and sound.read()])
    """)
    assert page.texts() == ["[None, None]"]
    assert props_of(page, "camera_input")[0]["resolution"] == [1280, 720]
    info = {"file_id": "f", "name": "p.jpg", "type": "image/jpeg", "size": 1}
    for key in ("c", "a"):
        file = {**info, "file_id": key}
        page.host.inbox.append({"type": "upload", "widget": page.id(key), "file": file, "data": b"x"})
        page.set(key, [file])
    assert page.texts() == ["['p.jpg', b'x']"]
    assert page.set("c", []).texts() == ["[None, b'x']"]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.audio('missing.mp3')", "MediaFileStorageError"),
        ("st.audio(3)", "StreamlitInvalidParameterTypeError"),
        ("st.audio(b'', start_time=5, end_time=5)", "StreamlitAPIException"),
        ("st.audio(b'', start_time='soon')", "StreamlitAPIException"),
        ("st.video(b'', subtitles='no subtitle\\nat all')", "StreamlitAPIException"),
        ("st.video('https://youtu.be/x', subtitles='WEBVTT\\n')", "StreamlitIncompatibleParametersError"),
        ("st.pdf(None)", "StreamlitAPIException"),
        ("st.iframe('x', tab_index=-2)", "StreamlitAPIException"),
        ("st.audio_input('a', sample_rate=1)", "StreamlitValueError"),
        ("st.camera_input('c', resolution='8k')", "StreamlitValueError"),
    ],
)
def test_bad_calls_say_so(app, call, error):
    assert [type for type, _ in app(call).errors] == [error]


@pytest.mark.parametrize("call", ["image('no.png')", "audio('no.mp3')", "video('no.mp4')"])
def test_a_missing_file_is_an_error_of_the_media_files_as_on_a_server(app, call):
    shown = app(f"st.{call}").find("exception")[0]["props"]
    assert shown["type"] == "streamlit.runtime.media_file_storage.MediaFileStorageError"
    assert shown["message"] == f"Error opening '{call.split(chr(39))[1]}'"


def test_subtitles_without_a_name(app):
    (shown,) = props_of(app("st.video(b'', subtitles=b'\\n WEBVTT\\n\\n')"), "video")
    (track,) = shown["subtitles"]
    assert track["label"] == "default" and track["media"]["data"] == b"WEBVTT"
    ((kind, message),) = app("st.video(b'', subtitles={'en': 'none.vtt'})").errors
    assert kind == "StreamlitAPIException"
    assert message.startswith("Failed to process the provided subtitle 'en': Invalid `subtitles` value.")
