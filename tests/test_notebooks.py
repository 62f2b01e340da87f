"""The notebooks: source without outputs, stable ids, both languages, and every one runs."""

import re

import nbclient
import nbformat
import pytest

from nanguan import files

NOTEBOOKS = sorted(files.folder("notebooks").glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_they_are_numbered_in_order():
    assert [path.stem[0] for path in NOTEBOOKS] == [str(i) for i in range(len(NOTEBOOKS))] and len(NOTEBOOKS) >= 4


def test_source_has_no_outputs_and_stable_ids(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert all(re.fullmatch(r"\d-\d\d-(code|zh|en)", cell.id) for cell in notebook.cells)


def test_it_asks_at_its_start_and_answers_at_its_end(notebook):
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert "**问题：" in prose[0] and "**Question:" in prose[1]
    assert any(text.startswith("## 回答") for text in prose[-4:])


def test_each_passage_stands_in_both_languages(notebook):
    tags = [cell.metadata["tags"] for cell in notebook.cells if cell.cell_type == "markdown"]
    assert tags == [["zh"], ["en"]] * (len(tags) // 2)


def test_code_cells_are_short(notebook):
    assert all(len(cell.source.splitlines()) <= 5 for cell in notebook.cells if cell.cell_type == "code")


def test_it_runs_from_top_to_bottom(notebook):
    run = nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in run.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not any(output.output_type == "error" or output.get("name") == "stderr" for output in outputs)
    assert any("<svg" in output.get("data", {}).get("text/html", "") for output in outputs)
