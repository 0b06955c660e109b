"""Uses packages for texts, documents, databases and the web."""

import io

from using import use_all


def use_requests():
    import requests

    assert requests.Request("GET", "http://x.test", params={"a": 1}).prepare().url == "http://x.test/?a=1"


def use_httpx():
    import httpx

    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"path": request.url.path}))
    assert httpx.Client(transport=transport).get("http://x.test/y").json() == {"path": "/y"}


def use_beautifulsoup4():
    from bs4 import BeautifulSoup

    assert BeautifulSoup("<p>a<b>c</b></p>", "html.parser").b.text == "c"


def use_lxml():
    from lxml import etree

    assert etree.fromstring("<a><b x='1'/></a>").xpath("//b/@x") == ["1"]


def use_pydantic():
    from pydantic import BaseModel

    class Town(BaseModel):
        people: int

    assert Town(people="3").people == 3


def use_nltk():
    from nltk.stem import PorterStemmer
    from nltk.tokenize import wordpunct_tokenize

    assert wordpunct_tokenize("It runs.") == ["It", "runs", "."]
    assert PorterStemmer().stem("running") == "run"


def use_faker():
    from faker import Faker

    Faker.seed(1)
    assert " " in Faker().name()


def use_sqlite3():
    import sqlite3

    with sqlite3.connect(":memory:") as base:
        assert base.execute("select sum(value) from json_each('[1, 2, 3]')").fetchone() == (6,)


def use_sqlalchemy():
    import sqlalchemy as sa

    with sa.create_engine("sqlite://").connect() as connection:
        assert connection.execute(sa.text("select 1 + 1")).scalar() == 2


def use_python_dateutil():
    from dateutil.parser import parse
    from dateutil.relativedelta import relativedelta

    assert (parse("2026-01-31") + relativedelta(months=1)).isoformat() == "2026-02-28T00:00:00"


def use_pytz():
    import datetime

    import pytz

    moment = pytz.timezone("Europe/Berlin").localize(datetime.datetime(2026, 7, 1))
    assert moment.utcoffset() == datetime.timedelta(hours=2)


def use_tqdm():
    import tqdm

    file = io.StringIO()
    assert sum(tqdm.tqdm([1, 2], file=file)) == 3
    assert "2/2" in file.getvalue()


def use_pypdf():
    import pypdf

    writer, file = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(file)
    assert len(pypdf.PdfReader(file).pages) == 1


def use_python_docx():
    import docx

    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("told")
    document.save(file)
    assert docx.Document(file).paragraphs[0].text == "told"


def use_openai():
    import httpx
    import openai

    answer = {"object": "list", "data": [{"id": "small", "object": "model", "created": 0, "owned_by": "x"}]}
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
    client = openai.OpenAI(api_key="none", http_client=httpx.Client(transport=transport))
    assert [model.id for model in client.models.list()] == ["small"]


use_all(globals())
