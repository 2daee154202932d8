"""The report's page in a real browser: axe-core finds nothing against WCAG 2.2 AA, and the graph and the filter work by keyboard."""

import html
import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from stocktake.audit import audit as audit_of
from stocktake.model import Document
from stocktake.report.gap_report import render_report

from .test_report_gap_page import EXAMPLE

AXE_VARIABLE = "STOCKTAKE_AXE"  # the path of axe.min.js, of the package axe-core of the npm registry
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _axe() -> Path | None:
    named = os.environ.get(AXE_VARIABLE)
    places = [Path(named)] if named else [Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"]
    return next((place for place in places if place.is_file()), None)


def _browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


pytestmark = [
    pytest.mark.skipif(_browser() is None, reason="no Chromium is installed (chromium, chromium-browser or google-chrome)"),
    pytest.mark.skipif(_axe() is None, reason=f"axe-core is not there: npm install axe-core, or name axe.min.js in {AXE_VARIABLE}"),
]


def _run(page: str, script: str, folder: Path, *options: str) -> object:
    """Open ``page`` in the browser, run ``script`` (a promise) after all else, and return what it yields."""
    axe = _axe()
    browser = _browser()
    assert axe is not None and browser is not None
    freed = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
    show = "document.documentElement.innerHTML = ''; document.body.textContent = 'TOLD' + JSON.stringify(told) + 'END';"
    told = f"<script>{axe.read_text(encoding='utf-8')}</script><script>({script})().then(told => {{ {show} }});</script></body>"
    file = folder / "page.html"
    file.write_text(freed.replace("</body>", told), encoding="utf-8")
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1280,900",
            "--virtual-time-budget=60000",
            *options,
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    found = re.search("TOLD(.*)END", done.stdout, flags=re.DOTALL)
    assert found, done.stderr[-2000:] or done.stdout[-2000:]
    return json.loads(html.unescape(found[1]))


def _papers() -> tuple[Document, ...]:
    papers = EXAMPLE.papers()
    return (*papers, *(paper.model_copy(update={"area": "Southmere", "id": f"s{paper.id}"}) for paper in papers))


@pytest.fixture(scope="module")
def page() -> str:
    return render_report(audit_of(EXAMPLE.papers(), date(2024, 3, 31)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("areas", ["one area", "two areas"])
def test_axe_finds_no_violation(areas: str, scheme: str, tmp_path: Path) -> None:
    papers = EXAMPLE.papers() if areas == "one area" else _papers()
    script = (
        f"() => axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})"
        ".then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))]))"
    )
    setting = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    assert _run(render_report(audit_of(papers, date(2024, 3, 31))), script, tmp_path, *setting) == []


def test_the_filter_shows_what_is_asked_for(page: str, tmp_path: Path) -> None:
    script = """async () => {
        const select = document.getElementById("filter-0-1");
        select.value = "High";
        select.dispatchEvent(new Event("change", {bubbles: true}));
        const shown = [...document.querySelectorAll("article.finding:not([hidden])")];
        const told = document.querySelector(".filter output").textContent;
        return [shown.length > 0, shown.every(one => one.dataset.severity === "High"), told];
    }"""
    some, only, told = _run(page, script, tmp_path)  # type: ignore[misc]
    assert some and only
    assert re.fullmatch(r"Showing \d+ of \d+ findings\.", told)


def test_the_graph_is_walked_by_keyboard_from_the_weakness_to_the_measure(page: str, tmp_path: Path) -> None:
    script = """async () => {
        const graph = document.querySelector(".graph"), walked = [];
        graph.querySelector("button").focus();
        for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight"]) {
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
            walked.push(document.activeElement.textContent);
        }
        return [walked, graph.querySelectorAll("svg path.on").length > 0, graph.querySelector(".shown").textContent.length > 0];
    }"""
    walked, lines, told = _run(page, script, tmp_path)  # type: ignore[misc]
    assert walked[0].startswith("Workstream 1: Timely assessments")
    assert walked[1].startswith("1.1.a")
    assert walked[2].startswith("1.1.b")
    assert "Families feel listened to" in walked[3]
    assert lines and told
