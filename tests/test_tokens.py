"""Tokens: offsets that join, terms that stay whole, a jieba left alone, and another cutter."""

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanguan import lexicon, load, sources, tables, words

REPORT = sources.read()
COLUMNS = tables.codebook("words")["column"].tolist()
TERMS = [term for term, _, _ in words.terms()]
HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40)


def frame(*texts: str) -> pd.DataFrame:
    """Sentences one behind the other, the first at offset 100."""
    rows, start = [], 100
    for number, text in enumerate(texts):
        end = start + len(text)
        rows.append(
            {"part": 1, "section": 2, "sentence": number, "start": start, "end": end, "text": text}
        )
        start = end
    return pd.DataFrame(rows, columns=["part", "section", "sentence", "start", "end", "text"])


@settings(deadline=None)  # the first call loads the dictionary
@given(st.one_of(st.text(max_size=60), HANZI, st.lists(st.sampled_from(TERMS)).map("".join)))
def test_tokens_join_to_the_text_and_lie_where_they_say(text):
    found = words.tokens(text)
    assert "".join(token.word for token in found) == text
    assert all(text[token.start : token.end] == token.word for token in found)


def test_no_term_is_torn_in_the_report():
    found = words.tokens(REPORT)
    owner = [token for token in found for _ in token.word]
    for term in TERMS:
        for match in re.finditer(re.escape(term), REPORT):
            first = owner[match.start()]
            assert first.end >= match.end(), (term, REPORT[first.start : match.end() + 5])


@pytest.mark.parametrize(
    "word, tag",
    [
        ("老旧小区", "n"),
        ("南部新城", "ns"),
        ("吉林银行", "nt"),
        ("一主六双", "nz"),
        ("常态化", "v"),
        ("推进", "v"),
        ("2168", "m"),
    ],
)
def test_tags(word, tag):
    assert [(token.word, token.tag) for token in words.tokens(word)] == [(word, tag)]


def test_terms_are_given_once():
    assert len(TERMS) == len(set(TERMS))


def test_words_leave_out_blanks_and_punctuation_and_keep_the_offsets_of_the_report():
    found = words.table(frame("　城市更新，7%。\n", "（一）——“双减”\n"))
    assert list(found.columns) == COLUMNS
    assert found[["word", "start", "sentence"]].values.tolist() == [
        ["城市更新", 101, 0], ["7%", 106, 0], ["一", 111, 1], ["双减", 116, 1],
    ]  # fmt: skip


def test_words_of_nothing_have_their_columns():
    assert list(words.table(frame()).columns) == COLUMNS


def test_each_stop_word_stands_once_with_group_and_reason():
    rows = lexicon.rows("grammar/stopwords.tsv")
    assert len({row["word"] for row in rows}) == len(rows)
    assert all(row["group"] and row["reason"] and len(row["word"]) > 1 for row in rows)


def test_only_formulas_are_both_term_and_stop_word():
    groups = {row["group"] for row in lexicon.rows("grammar/stopwords.tsv") if row["word"] in TERMS}
    assert groups <= {"frame", "time", "set phrase"}


def test_the_global_jieba_is_left_alone():
    words.tokens("一主六双")
    import jieba

    assert not jieba.dt.initialized
    assert not jieba.dt.FREQ and not jieba.dt.user_word_tag_tab and jieba.dt.tmp_dir is None
    assert jieba.default_logger.level == logging.DEBUG and not jieba.default_logger.disabled


def test_quiet_with_cold_caches_no_file_left_and_a_poisoned_cache_not_read(tmp_path):
    cache = tmp_path / "jieba.cache"
    cache.write_bytes(b"poison")
    # -W always and no compiled files: each warning of jieba's own code would be seen.
    code = "import sys; from nanguan import words; assert 'jieba' not in sys.modules; "
    code += "print(words.tokens('地区生产总值增长')[0].word)"
    env = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "TEMP": str(tmp_path),
        "PYTHONIOENCODING": "utf-8",
    }
    env |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "cold"), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"PYTHONPATH": str(Path(words.__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", code], env=env, capture_output=True, encoding="utf-8"
    )
    assert (done.stdout, done.stderr) == ("地区生产总值\n", "")
    assert list(tmp_path.iterdir()) == [cache]


def test_another_cutter_is_a_function():
    found = words.tokens("改造老旧小区", lambda text: [text[:4], text[4:]])
    assert [(token.word, token.start, token.end) for token in found] == [
        ("改造老旧", 0, 4),
        ("小区", 4, 6),
    ]


@pytest.fixture(scope="module")
def fast():
    pytest.importorskip("rjieba", reason="rjieba is optional")
    return words.rjieba_cut()


MADE = [
    "坚持一主六双、三强市三中心，改造老旧小区57个，地区生产总值增长7%左右，杭研大厦落成。",
    "2011-2020年PM_2.5下降13.0.3%，0.4kV线路、www.nanguan.gov.cn，"
    "Wi-Fi、C++、5G-A和T恤，AI+_城市，1-2家。",
    "𠀀㐀龦城市\r\n\u3000更新\ufeff——“双减”😀①２０２２；" + "".join(TERMS),
]


@pytest.mark.parametrize("text", ["", *MADE])
def test_rjieba_gives_the_same_tokens_on_made_texts(fast, text):
    assert words.tokens(text, fast) == words.tokens(text)


def test_rjieba_gives_the_same_tokens_on_the_report(fast, report):
    assert words.tokens(report.text, fast) == words.tokens(report.text)


def test_rjieba_gives_the_same_tokens_on_reports_of_other_places(fast, corpus):
    for path in corpus:
        text = load(path).text
        assert words.tokens(text, fast) == words.tokens(text), path.name


PIECES = st.one_of(st.sampled_from([*TERMS, *".-_+#&%\r\n"]), st.text(max_size=4), HANZI)


@settings(deadline=None)
@given(text=st.lists(PIECES, max_size=8).map("".join))
def test_rjieba_gives_the_same_tokens_on_anything(fast, text):
    assert words.tokens(text, fast) == words.tokens(text)


def test_without_rjieba_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    with pytest.raises(ImportError, match="pip install rjieba"):
        words.rjieba_cut()
