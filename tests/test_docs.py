"""The README and the pages say what is true: generated blocks are current, commands are named, links lead somewhere."""

import importlib.util
import json
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from stocktake.model import Kind, Section, Standing

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))))


@cache
def _generated() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stocktake_generated", ROOT / ".ci" / "generated.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", _generated().PAGES)
def test_generated_blocks_are_current(page: str) -> None:
    text = _read(page)
    assert "<!-- generated: " in text
    # Where a letter's edge lies to the tenth of a point is for the PDF library of the day to say.
    current, shown = (re.sub(r'"bbox": \[[\d., ]+\]', '"bbox": []', version) for version in (_generated().renew(text), text))
    assert current == shown, "run: make generate"


def test_every_command_is_named_in_the_readme_and_in_the_pages() -> None:
    commands = _generated().list_commands()
    assert {"inspect", "extract", "text", "demo"} <= set(commands)
    docs = "".join(_read(page) for page in PAGES if page.startswith("docs/") and page != "docs/commands.md")
    # The help block names every command by itself: prose has to.
    readme = re.sub(r"<!-- generated:.*?<!-- end of generated -->", "", _read("README.md"), flags=re.DOTALL)
    assert [name for name in commands if f"stocktake {name}" not in readme] == []
    assert [name for name in commands if f"stocktake {name}" not in docs] == []


def test_the_pages_name_no_command_that_is_not_there() -> None:
    commands = {*_generated().list_commands(), "--help", "--version"}
    named = {(page, name) for page in PAGES for name in re.findall(r"`stocktake (-{0,2}[a-z]+)", _read(page))}
    assert sorted((page, name) for page, name in named if name not in commands) == []


def test_the_pages_name_no_make_target_that_is_not_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", _read("Makefile"), flags=re.MULTILINE))
    named = {(page, name) for page in PAGES for name in re.findall(r"`make ([a-z]+)", _read(page))}
    assert {"demo", "test"} <= {name for _, name in named}
    assert sorted((page, name) for page, name in named if name not in targets) == []


def _python_blocks() -> list[object]:
    found = [(page, code) for page in PAGES for code in re.findall(r"```python\n(.*?)```", _read(page), flags=re.DOTALL)]
    return [pytest.param(code, id=f"{page}-{number}") for number, (page, code) in enumerate(found)]


@pytest.mark.parametrize("code", _python_blocks())
def test_the_python_shown_runs(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "a page", "exec"), {"__name__": "shown"})
    assert capsys.readouterr().out.strip()


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_repository_leads_somewhere(page: str) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", _read(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / page).parent / path if path else ROOT / page
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in _anchors(file.read_text(encoding="utf-8"))):
            broken.append(target)
    assert broken == []


def test_every_page_is_in_the_navigation() -> None:
    settings = _read("mkdocs.yml")
    assert [path.name for path in sorted((ROOT / "docs").glob("*.md")) if path.name not in settings] == []


def _keys(value: Any, path: str = "") -> set[str]:
    if isinstance(value, dict):
        return {f"{path}.{key}" for key in value}.union(*(_keys(child, f"{path}.{key}") for key, child in value.items()))
    if isinstance(value, list):
        return set().union(*(_keys(child, f"{path}[]") for child in value))
    return set()


def _examples() -> dict[str, str]:
    """Return the JSON of each generated block of the contract's page, by the block's name."""
    return dict(re.findall(r"<!-- generated: ([\w-]+) -->\n```json\n(.*?)```", _read("docs/contract.md"), flags=re.DOTALL))


def test_the_example_of_the_audit_leaves_no_key_out() -> None:
    sample = str(ROOT / "corpus" / "sample" / "papers")
    options = ("--as-of", "2024-11-30", "--format", "json", "--fail-on", "never")
    assert (
        _keys(json.loads(_generated().run_stocktake("audit", sample, *options))) - _keys(json.loads(_examples()["contract-audit"])) == set()
    )


def test_the_example_of_the_contract_leaves_no_key_out() -> None:
    example = _examples()["contract"]
    sample = str(ROOT / "corpus" / "sample" / "papers")
    printed = json.loads(_generated().run_stocktake("extract", sample, "--format", "json", "--no-cache"))
    # Each paper states its own facts, and a place has lines where its words happen to run over several.
    stated = re.compile(r"^\.documents\[\]\.fact(s|_quotes)\.|^\.documents\[\]\.weaknesses\[\]\.spans\[\]\.lines$")
    shown, real = ({key for key in _keys(value) if not stated.match(key)} for value in (json.loads(example), printed))
    assert real - shown == set()


def test_every_key_of_the_contract_is_explained_or_plain() -> None:
    text = _read("docs/contract.md")
    assert {json.loads(example)["schema"] for example in _examples().values()} == {"stocktake/1"}
    assert [kind for kind in Kind if f"`{kind}`" not in text] == []
    assert [section for section in Section if f"`{section}`" not in text] == []
    assert [standing for standing in Standing if f"`{standing}`" not in text] == []
