"""The session's language, and what the environment may say: the argument wins, then `speak`."""

from datetime import date

import pytest

from nanguan import ReportError, load, settings, sources, wording


@pytest.fixture(autouse=True)
def unspoken(monkeypatch):
    """A session that has said nothing, and an environment that is silent."""
    monkeypatch.setattr(settings, "_spoken", [])
    for name in ("NANGUAN_LANG", "NANGUAN_REPORT", "NANGUAN_DATE", "NANGUAN_PAGE"):
        monkeypatch.delenv(name, raising=False)


def test_the_argument_wins_then_the_session_then_the_environment_then_chinese(monkeypatch):
    assert settings.language() == "zh" and wording.label("stance.target") == "目标"
    monkeypatch.setenv("NANGUAN_LANG", "en")
    assert settings.language() == "en" and wording.label("stance.target") == "aimed at"
    settings.speak("zh")
    assert settings.language() == "zh" and wording.label("stance.target") == "目标"
    assert settings.language("en") == "en" and wording.label("stance.target", "en") == "aimed at"
    assert settings.language() == "zh"


def test_speak_holds_for_all_that_follows(report):
    settings.speak("en")
    assert report.claim("c003").reading.startswith("fixed-asset investment: 62.2 billion yuan")
    settings.speak("zh")
    assert report.claim("c003").reading.startswith("固定资产投资：622亿元")


def test_a_wrong_language_changes_nothing():
    settings.speak("en")
    with pytest.raises(ReportError, match="^fr: no such language; write zh or en$"):
        settings.speak("fr")
    assert settings.language() == "en"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("NANGUAN_LANG", "fr", "fr: no such language; write zh or en"),
        ("NANGUAN_DATE", "soon", "NANGUAN_DATE=soon: no day; write it as 2021-11-24"),
        ("NANGUAN_REPORT", "no.txt", "no.txt: no such file; give the path of a report's text"),
    ],
)
def test_a_wrong_environment_is_answered_in_one_line(monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    with pytest.raises(ReportError) as error:
        wording.label("stance.target"), load()
    assert str(error.value) == says


def test_report_and_day_of_the_environment_are_for_load_without_a_path(monkeypatch, tmp_path):
    path = tmp_path / "county.txt"
    path.write_text("某县政府工作报告\n各位代表：\n二、2024年工作\n今年增长7%。", encoding="utf-8")
    monkeypatch.setenv("NANGUAN_REPORT", str(path))
    monkeypatch.setenv("NANGUAN_DATE", "2024-01-20")
    assert load().date == date(2024, 1, 20) and load().years.plan == 2024
    assert load(day=date(2025, 1, 20)).date == date(2025, 1, 20)
    assert load(path).date is None  # the day of the environment is of that report and of no other
    assert load(sources.NANGUAN).date == date(2021, 11, 24)


def test_a_page_is_being_built_only_where_the_build_says_so(monkeypatch):
    assert not settings.on_page()
    monkeypatch.setenv("NANGUAN_PAGE", "1")
    assert settings.on_page()
