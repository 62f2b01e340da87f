"""Files of any kind: what is read is the same report; what is not read says what it is."""

import io
import re
import sys
import zipfile
from collections import Counter

import pytest

import nanguan
from nanguan import ReportError, lexicon, sources
from nanguan.reading import text
from nanguan.report import Report
from nanguan.sources import lines

FIELDS = ["value", "unit", "bound", "indicator", "from_year", "to_year", "stance"]
REPORTS = {
    name: text.clean(sources.read(path)).text
    for name, path in (("Nanguan", sources.NANGUAN), ("example", sources.EXAMPLE))
}
MENU = "首页 政务公开 政务服务 互动交流".split()
ABOVE = "".join(f'<li><a href="/">{it}</a></li>' for it in MENU * 20)
BELOW = (
    "<h3>相关链接</h3><ul><li><a>2021年政府工作报告</a><span>2021-01-18</span></li></ul>"
    "<p>主办单位：某县人民政府 某ICP备05012345号-1</p><p>联系电话：0123-4567890</p>"
)
BUTTONS = "<div>浏览次数：1532</div><div>分享到：</div><div>【打印】</div>"


def web(body: str, charset: str = "utf-8") -> bytes:
    head = f'<meta charset="{charset}"><title>报告</title><script>var a = "99亿元";</script>'
    page = f"<!DOCTYPE html>\r\n<html><head>{head}</head><body><ul>{ABOVE}</ul>{body}{BELOW}</body>"
    return page.encode(charset)


def paragraphs(report: str) -> bytes:
    made = (f'<p style="text-indent:2em">　　<span>{it}</span></p>' for it in report.split("\n"))
    return web("\r\n".join(made))


def breaks(report: str) -> bytes:
    title, rest = report.split("\n", 1)
    lined = "<br>\n".join("&nbsp;&nbsp;" + it for it in rest.split("\n"))
    return web(f"<h1>{title}</h1>{BUTTONS}<div id='zoom'><p>{lined}</p></div>", "gb18030")


def table_of_layout(report: str) -> bytes:
    made = "".join(f"<p>{it}</p>" for it in report.split("\n"))
    side = "<td><ul><li>机构职能</li><li>规划计划</li></ul></td>"
    return web(f"<table><tr>{side}<td><table><tr><td>{made}</td></tr></table></td></tr></table>")


def sections(report: str) -> bytes:
    """Each paragraph in sections, each numeral in a span of its own, as in a WeChat article."""
    spans = re.sub(r"(\d[\d.]*)", r"<span><strong>\1</strong></span>", report)
    made = "".join(f"<section><section>{it}</section></section>" for it in spans.split("\n"))
    return web(f"{made}<div>阅读原文</div>")


def one_file(report: str) -> bytes:
    part = b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    head = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"
    return head + b"\r\n--x\r\n" + part + paragraphs(report) + b"\r\n--x--\r\n"


def docx(report: str) -> bytes:
    import docx

    document, made = docx.Document(), io.BytesIO()
    for line in report.split("\n"):
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def pdf(report: str) -> bytes:
    """A justified PDF with a running head and numbered pages."""
    import fpdf

    class Paged(fpdf.FPDF):
        def header(self):
            self.cell(0, 12, "某区政府工作报告（印发稿）", align="C", new_x="LMARGIN", new_y="NEXT")

        def footer(self):
            self.set_y(-15)
            self.cell(0, 8, f"— {self.page_no()} —", align="C")

    made = Paged()
    made.add_font("hanzi", "", lexicon.data("font/NanguanSansSC.otf"))
    made.set_font("hanzi", size=14)
    made.add_page()
    for line in report.split("\n"):
        made.multi_cell(
            0, 9, "　　" + line, align="J", wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT"
        )
    return bytes(made.output())


def cut(report: str, width: int = 28) -> bytes:
    made = (it[i : i + width] for it in report.split("\n") for i in range(0, len(it), width))
    return "\n".join(made).encode()


VARIANTS = {
    "utf-8 with bom and crlf": lambda it: it.replace("\n", "\r\n").encode("utf-8-sig"),
    "gb18030": lambda it: it.encode("gb18030"),
    "utf-16": lambda it: it.encode("utf-16"),
    "utf-16 without bom": lambda it: it.encode("utf-16-be"),
    "html paragraphs": paragraphs,
    "html breaks": breaks,
    "html table": table_of_layout,
    "html sections": sections,
    "mhtml": one_file,
    "docx": docx,
    "pdf": pdf,
    "cut at 28": cut,
    "cut at 40": lambda it: cut(it, 40),
    "one paragraph": lambda it: it.replace("\n", "").encode(),
    "spaced digits": lambda it: re.sub(r"(\d+(?:\.\d+)?)", r" \1 ", it).encode(),
}


def claims(page: str) -> Counter[tuple[str, ...]]:
    found = Report(page).claims[FIELDS].astype(str)
    return Counter(found.itertuples(index=False, name=None))


@pytest.fixture(scope="module")
def wanted() -> dict[str, Counter]:
    return {name: claims(report) for name, report in REPORTS.items()}


@pytest.fixture
def read(tmp_path):
    """Text of bytes, whose name says nothing of what they are."""

    def text_of(raw: bytes) -> str:
        path = tmp_path / "report.bin"
        path.write_bytes(raw)
        return sources.read(path)

    return text_of


@pytest.mark.parametrize("report", [*REPORTS])
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_report_gives_the_same_claims(read, wanted, report, variant):
    found = claims(read(VARIANTS[variant](REPORTS[report])))
    same = (found & wanted[report]).total()
    assert same >= 0.98 * max(found.total(), wanted[report].total())


@pytest.mark.parametrize("variant", [it for it in VARIANTS if it[:4] in ("html", "mhtm", "docx")])
def test_of_a_page_or_document_every_line_is_kept_and_no_other(read, variant):
    report = REPORTS["Nanguan"]
    found = text.clean(read(VARIANTS[variant](report))).text
    bare = re.compile(r"\s")  # the report has no-break spaces
    assert [bare.sub("", it) for it in found.split("\n") if bare.sub("", it)] == [
        bare.sub("", it) for it in report.split("\n")
    ]


def test_traditional_text_in_big5_is_read(read):
    page = "某縣政府工作報告\n各位代表：\n今年新建學校３所，投資五億元，增長７％。"
    assert read(page.encode("big5")) == page


def test_a_broken_byte_is_noted_and_the_rest_is_read(read):
    raw = (REPORTS["example"] + "完").encode()[:-1]
    report = Report(read(raw))
    assert "�" in report.text and "could not be read" in report.notes[0]


def test_what_is_no_work_report_is_read_with_a_note(read):
    page = "某市新闻网讯\n记者从市发展改革委获悉，今年全市完成投资622亿元。"
    assert Report(read(page.encode())).notes[0].startswith("no salutation")
    assert not [it for it in nanguan.load().notes if "salutation" in it]


def test_lines_of_an_ordinary_text_stay_as_they_are():
    for page in REPORTS.values():
        assert lines.joined(page) == page


def test_cut_lines_are_joined_but_not_over_a_heading_an_indent_or_a_full_stop():
    whole = "一、过去一年工作回顾\n" + "全县新建学校，改造道路，" * 6 + "完成投资。"
    second = "（一）坚持把项目建设作为头等大事来抓，" + "推动产业升级，" * 9 + "成效显著。"
    page = "\n".join([whole, second, whole, second])
    assert lines.joined(cut(page, 20).decode()) == page


def test_running_heads_and_page_numbers_go(read):
    found = read(pdf(REPORTS["Nanguan"]))
    assert found.count("印发稿") <= 1 and not re.search(r"(?m)^— ?\d+ ?—$", found)


def numbered(word: str) -> bytes:
    """A Word document of which Word counts the headings, with an insertion and a deletion."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    forms = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for i, (form, shown) in enumerate(forms)
    )
    lists = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )

    def para(level: int, words: str) -> str:
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/>'
        return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"

    body = para(0, "回顾") + para(1, "工业") + para(1, "农业") + para(2, word) + para(0, "安排")
    body += para(1, "增长") + (
        "<w:p><w:r><w:t>增长</w:t></w:r><w:ins><w:r><w:t>8</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>%。</w:t></w:r></w:p>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("word/numbering.xml", lists)
        parts.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
    return made.getvalue()


def test_numbers_that_word_counts_and_tracked_changes_are_read(read):
    assert read(numbered("水利")).split("\n") == [
        *("一、回顾", "（一）工业", "（二）农业", "1.水利"),
        *("二、安排", "（一）增长", "增长8%。"),
    ]


def archive(*names: str, size: int = 1) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in names:
            parts.writestr(name, b" " * size)
    return made.getvalue()


def blank_pdf() -> bytes:
    import fpdf

    made = fpdf.FPDF()
    made.add_page()
    return bytes(made.output())


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"older Word.*save it as \.docx"),
        (rb"{\rtf1\ansi", "rich text.*docx"),
        (b"\x89PNG\r\n\x1a\n\0", "a picture.*OCR"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"Rar!\x1a\x07", "packed archive; unpack"),
        (archive("a.txt"), "zip archive; unpack"),
        (archive("xl/workbook.xml"), "spreadsheet"),
        (archive("ppt/a.xml"), "presentation"),
        (archive("content.xml"), "OpenDocument"),
        (archive("word/document.xml", size=101_000_000), "over 100 MB"),
        (archive("word/document.xml"), "a damaged file"),
        (b"PK\x03\x04", "a damaged file"),
        (b"%PDF-1.4\nobj", "a damaged file"),
        (blank_pdf(), "no Chinese character.*OCR"),
        ("年\n".encode() * 9_000_000, "over 64 MB|characters"),
        (b"<html><frameset></frameset></html>", "damaged|no Chinese"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_another_kind_of_file_says_what_it_is_and_what_to_do(read, raw, says):
    with pytest.raises(ReportError, match=says) as error:
        read(raw)
    assert "\n" not in str(error.value) and len(str(error.value)) < 400


@pytest.mark.parametrize(
    "page", ["<div>" * 10_000 + "年", "<p>" + "&#19968;&bogus;" * 50_000, "<p" * 50_000 + ">年"]
)
def test_a_hostile_page_ends(read, page):
    try:
        assert read(b"<!DOCTYPE html><body>" + page.encode())
    except ReportError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(("library", "raw"), [("selectolax", b"<html>"), ("pypdfium2", b"%PDF-1")])
def test_a_missing_reader_says_what_to_type(read, monkeypatch, library, raw):
    for name in [it for it in sys.modules if it.partition(".")[0] == library] + [library]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ReportError, match=r"pip install 'nanguan\[files\]'"):
        read(raw)


def test_the_readers_are_loaded_when_they_are_needed():
    from .test_house import loaded

    code = "import nanguan.sources as s, sys; s.read(); "
    assert loaded(code + "assert not {'selectolax', 'pypdfium2'} & set(sys.modules)") == set()
