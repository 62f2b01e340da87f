"""Words: offsets that join, terms that survive whole, counts of a ten-word table, and a jieba left alone."""

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
from nanguan import files, load, words

REPORT = files.data("report/nanguan-2022-source.txt").read_text(encoding="utf-8")
TERMS = [term for term, _, _ in words.terms()]
HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40)
TEN = pd.DataFrame({"word": ["项目", "的", "城市", "项目", "2022", "产业", "城市", "我们", "项目", "GDP"]})


def frame(*texts: str) -> pd.DataFrame:
    """Sentences one behind the other, the first at offset 100."""
    rows, start = [], 100
    for number, text in enumerate(texts):
        end = start + len(text)
        rows.append({"part": 1, "section": 2, "sentence": number, "start": start, "end": end, "text": text})
        start = end
    return pd.DataFrame(rows, columns=["part", "section", "sentence", "start", "end", "text"])


@settings(deadline=None)  # the first call loads the dictionary
@given(st.one_of(st.text(max_size=60), HANZI, st.lists(st.sampled_from(TERMS)).map("".join)))
def test_tokens_join_to_the_text_and_lie_where_they_say(text):
    found = words.tokens(text)
    assert "".join(token.word for token in found) == text
    assert all(text[token.start : token.end] == token.word for token in found)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_survives_whole_alone_and_in_a_sentence(term):
    assert [token.word for token in words.tokens(term)] == [term]
    assert term in [token.word for token in words.tokens(f"要推进{term}，")]


def test_no_term_is_torn_in_the_report():
    found = words.tokens(REPORT)
    owner = [token for token in found for _ in token.word]
    for term in TERMS:
        for match in re.finditer(re.escape(term), REPORT):
            first = owner[match.start()]
            assert first.end >= match.end(), (term, REPORT[first.start : match.end() + 5])


@pytest.mark.parametrize(
    "word, tag",
    [("老旧小区", "n"), ("南部新城", "ns"), ("吉林银行", "nt"), ("一主六双", "nz"), ("常态化", "v"), ("推进", "v"), ("2168", "m")],
)
def test_tags(word, tag):
    assert [(token.word, token.tag) for token in words.tokens(word)] == [(word, tag)]


def test_terms_are_given_once():
    assert len(TERMS) == len(set(TERMS))


def test_words_leave_out_blanks_and_punctuation_and_keep_the_offsets_of_the_report():
    found = words.words(frame("　城市更新，7%。\n", "（一）——“双减”\n"))
    assert list(found.columns) == words.COLUMNS
    assert found[["word", "start", "sentence"]].values.tolist() == [
        ["城市更新", 101, 0], ["7%", 106, 0], ["一", 111, 1], ["双减", 116, 1],
    ]  # fmt: skip


def test_words_of_nothing_have_their_columns():
    assert list(words.words(frame()).columns) == words.COLUMNS


def test_frequencies_of_ten_words():
    found = words.frequencies(TEN)
    assert found["word"].tolist() == ["项目", "城市", "GDP", "产业"]
    assert found["count"].tolist() == [3, 2, 1, 1]
    assert found["share"].tolist() == pytest.approx([3 / 7, 2 / 7, 1 / 7, 1 / 7])


@pytest.mark.parametrize("top, expected", [(None, 4), (0, 0), (2, 2), (99, 4)])
def test_top_only_cuts_the_table_off(top, expected):
    found = words.frequencies(TEN, top)
    pd.testing.assert_frame_equal(found, words.frequencies(TEN).iloc[:expected])


def test_other_stop_words_may_be_given():
    assert words.frequencies(TEN, stop={"项目"})["word"].tolist() == ["城市", "GDP", "产业", "我们"]


def test_frequencies_of_nothing():
    assert words.frequencies(TEN.iloc[:0]).empty
    assert list(words.frequencies(TEN.iloc[:0]).columns) == ["word", "count", "share"]


@given(st.permutations(TEN["word"].tolist()))
def test_frequencies_do_not_depend_on_the_order(shuffled):
    pd.testing.assert_frame_equal(words.frequencies(pd.DataFrame({"word": shuffled})), words.frequencies(TEN))


def test_each_stop_word_stands_once_with_group_and_reason():
    rows = files.rows(words.STOPWORDS)
    assert len({row["word"] for row in rows}) == len(rows)
    assert all(row["group"] and row["reason"] and len(row["word"]) > 1 for row in rows)


def test_only_formulas_are_both_term_and_stop_word():
    groups = {row["group"] for row in files.rows(words.STOPWORDS) if row["word"] in TERMS}
    assert groups <= {"frame", "time", "set phrase"}


def test_contexts_stay_within_the_paragraph_and_find_words_within_words():
    found = words.contexts("推进城市更新\n新型城市化。", "城市", width=3)
    assert found.values.tolist() == [[2, 4, "推进", "城市", "更新"], [9, 11, "新型", "城市", "化。"]]
    assert list(words.contexts("", "城市").columns) == ["start", "end", "left", "word", "right"]


def test_contexts_take_the_word_literally_and_refuse_an_empty_one():
    assert words.contexts("互联网+监管", "互联网+")["right"].tolist() == ["监管"]
    with pytest.raises(ValueError, match="empty"):
        words.contexts("城市", "")


def test_the_global_jieba_is_left_alone():
    words.tokens("一主六双")
    import jieba

    assert not jieba.dt.initialized
    assert not jieba.dt.FREQ and not jieba.dt.user_word_tag_tab and jieba.dt.tmp_dir is None
    assert jieba.default_logger.level == logging.DEBUG and not jieba.default_logger.disabled


def test_quiet_with_cold_caches_no_file_left_and_a_poisoned_cache_not_read(tmp_path):
    cache = tmp_path / "jieba.cache"
    cache.write_bytes(b"poison")
    # -W always and no compiled files: each warning of jieba's own code would be seen, as under Python 3.12 and later
    code = "import nanguan.words as w, sys; assert 'jieba' not in sys.modules; print(w.tokens('地区生产总值增长')[0].word)"
    env = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    env |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "cold"), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"PYTHONPATH": str(Path(words.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-W", "always", "-c", code], env=env, capture_output=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == ("地区生产总值\n", "")
    assert list(tmp_path.iterdir()) == [cache]


def test_another_cutter_is_a_function():
    found = words.tokens("改造老旧小区", lambda text: [text[:4], text[4:]])
    assert [(token.word, token.start, token.end) for token in found] == [("改造老旧", 0, 4), ("小区", 4, 6)]


@pytest.fixture(scope="module")
def fast():
    pytest.importorskip("rjieba", reason="rjieba is optional")
    return words.rjieba_cut()


MADE = [
    "坚持一主六双、三强市三中心，改造老旧小区57个，地区生产总值增长7%左右，杭研大厦落成。",
    "2011-2020年PM_2.5下降13.0.3%，0.4kV线路、www.nanguan.gov.cn、Wi-Fi、C++、5G-A和T恤，AI+_城市，1-2家。",
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
