"""The gap report's page: nothing of a paper can run, nothing is loaded, and everybody can read it."""

import base64
import hashlib
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from stocktake.audit import Audit
from stocktake.audit import audit as audit_of
from stocktake.audit.examples import Example, Promise, Said, Stream
from stocktake.cli.report import command
from stocktake.model import Section, StocktakeError
from stocktake.report.gap_report import render_report, write_report

AS_OF = date(2024, 3, 31)
HOSTILE = '<script>alert("plan")</script><img src=x onerror=alert(1)> & “ends” \x07'
SCRIPT = (Path(__file__).resolve().parent.parent / "report" / "templates" / "script.js.j2").read_text(encoding="utf-8")
CONTRAST = 4.5  # WCAG 2.2 AA for text

EXAMPLE = Example(
    weaknesses=("Families wait too long for an assessment", f"Short breaks are hard to come by {HOSTILE}"),
    streams=(Stream(1, f"Timely assessments {HOSTILE}", (1,), lead=HOSTILE), Stream(2, "Belonging", ())),
    outcomes=(("1.1", f"Families are assessed in good time {HOSTILE}"),),
    promises=(
        Promise(
            "1.1.a", f"Open a telephone line for waiting families {HOSTILE}", ("90% of calls answered", f"Which {HOSTILE}?"), "May 2022"
        ),
        Promise("1.1.b", "Recruit two nurses", (f"Families feel listened to {HOSTILE}",), "June 2022"),
        Promise("2.1.a", "Hold a fair for schools", ("Fair held",), "May 2022"),
    ),
    position=(
        Said(Section.DELIVERED, f"The telephone line opened and 71% of calls are answered {HOSTILE}"),
        Said(Section.STILL_TO_DO, f"Recruit two nurses {HOSTILE}"),
        Said(Section.DETAILED_FINDING, f"Nobody tells families how long they will wait {HOSTILE}"),
    ),
    letter=(Said(Section.NARRATIVE, f"The line is welcome, and waits are still long {HOSTILE}"),),
    areas=("Improve the time families wait for an assessment",),
)


@pytest.fixture(scope="module")
def audit() -> Audit:
    found = audit_of(EXAMPLE.papers(), AS_OF)
    assert len(found.findings) > 3
    return found


@pytest.fixture(scope="module", params=["one area", "two areas", "a plan alone", "no plan", "no paper that counts"])
def page(request: pytest.FixtureRequest) -> str:
    papers = EXAMPLE.papers()
    elsewhere = [paper.model_copy(update={"area": "Southmere", "id": f"s{paper.id}"}) for paper in papers]
    chosen = {
        "one area": papers,
        "two areas": (*papers, *elsewhere),
        "a plan alone": papers[:1],
        "no plan": papers[1:],
        "no paper that counts": [paper.model_copy(update={"date": "2030-01"}) for paper in papers],
    }
    return render_report(audit_of(chosen[request.param], AS_OF))


def _read(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


@pytest.mark.parametrize("what", ["script", "img", "onerror", "iframe"])
def test_a_hostile_paper_cannot_run_anything(audit: Audit, what: str) -> None:
    page = render_report(audit, title=HOSTILE)
    assert "&lt;script&gt;" in page
    tree = _read(page)
    assert tree.xpath(f"//{what}[not(self::script)] | //script[not(. = //script[last()])] | //@{what}") == []
    assert all(script.text == SCRIPT for script in tree.xpath("//script"))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", page)
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    tree = _read(page)
    addresses = tree.xpath("//@src | //@href | //@srcset | //@data | //@action")
    assert [address for address in addresses if not address.startswith(("#", "data:image/png;base64,"))] == []
    assert tree.xpath("//link | //script/@src | //object | //base") == []
    style = "".join(tree.xpath("//style/text()"))
    assert "@import" not in style
    assert "url(" not in style


def test_only_the_page_s_own_script_may_run_and_it_asks_nothing_of_the_network(page: str) -> None:
    (policy,) = _read(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode("utf-8")).digest()).decode("ascii")
    assert f"script-src 'sha256-{digest}'" in policy
    assert not re.search(r"fetch|XMLHttpRequest|import\(|eval|innerHTML|document\.write", SCRIPT)


def test_the_same_audit_gives_the_same_bytes_and_names_no_other_day(audit: Audit, tmp_path: Path) -> None:
    first, second = (write_report(audit, tmp_path / name).read_bytes() for name in ("one", "two"))
    assert first == second
    assert b"\r" not in first
    assert f"As of {AS_OF.day} March 2024".encode() in first
    assert str(date.today()).encode() not in first


def test_ids_are_unique_and_every_link_leads_somewhere(page: str) -> None:
    tree = _read(page)
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    wanted = {address.removeprefix("#") for address in tree.xpath("//@href")}
    wanted |= {name for names in tree.xpath("//@aria-labelledby") for name in names.split()}
    wanted |= set(re.findall(r"url\(#([^)]+)\)", page))
    assert wanted - set(ids) == set()


def test_headings_begin_with_one_and_leave_no_level_out(page: str) -> None:
    levels = [int(heading.tag[1]) for heading in _read(page).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


def test_every_table_has_a_caption_and_scoped_headers_and_as_many_cells_as_heads(page: str) -> None:
    tables = _read(page).xpath("//table")
    assert tables
    for table in tables:
        assert _words(table.find("caption"))
        heads = table.xpath("./thead/tr/th")
        assert {head.get("scope") for head in heads} == {"col"}
        for row in table.xpath("./tbody/tr"):
            assert len(row) == len(heads)
            assert [cell.tag for cell in row] == ["th"] + ["td"] * (len(heads) - 1)
            assert row[0].get("scope") == "row"


def test_two_actions_of_one_reference_are_both_set_out_each_with_its_own_measures_and_date() -> None:
    example = Example(
        promises=(
            Promise("1.1.a", "Hire nurses", ("Nurses hired",), "May 2022"),
            Promise("1.1.a", "Buy vans", ("Vans bought",), "May 2030"),
        )
    )
    result = audit_of(example.papers(), AS_OF)
    page = _read(render_report(result))
    first, second = (_words(page.get_element_by_id(name)) for name in ("a1-action-1.1.a", "a1-action-1.1.a-2"))
    assert "Hire nurses" in first and "Nurses hired" in first and "Vans" not in first and "31 May 2022" in first
    assert "Buy vans" in second and "Vans bought" in second and "Nurses" not in second and "31 May 2030" in second


def test_landmarks_language_and_skip_link_are_there(page: str) -> None:
    tree = _read(page)
    assert tree.get("lang") == "en-GB"
    assert [len(tree.xpath(f"//{name}")) for name in ("main", "nav")] == [1, 1]
    assert tree.xpath("//body/a[1]/@href") == ["#main"]
    assert tree.xpath("//main/@id") == ["main"]
    assert _words(tree.xpath("//title")[0])


def test_pictures_have_words_for_those_who_do_not_see_them(page: str) -> None:
    for picture in _read(page).xpath("//svg"):
        assert picture.get("role") == "img"
        name, told = picture.get("aria-labelledby").split()
        assert picture.xpath(f".//title[@id='{name}']/text()")
        assert picture.xpath(f".//desc[@id='{told}']/text()")
        assert picture.xpath(".//text")


def _palettes(style: str) -> Iterator[dict[str, str]]:
    for block in re.findall(r":root \{(.*?)\}", style, flags=re.DOTALL):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        if colours:
            yield colours


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_told_apart_by_everybody_in_light_and_dark(audit: Audit) -> None:
    palettes = list(_palettes("".join(_read(render_report(audit)).xpath("//style/text()"))))
    assert len(palettes) == 2
    for colours in palettes:
        pairs = [(ink, ground) for ink in ("text", "quiet", "link") for ground in ("page", "panel")]
        pairs += [(tone, f"{tone}-ground") for tone in ("good", "part", "bad", "none")]
        pairs += [("text", f"{tone}-ground") for tone in ("good", "part", "bad", "none")]
        assert {
            pair: _contrast(*(colours[name] for name in pair)) for pair in pairs if _contrast(*(colours[name] for name in pair)) < CONTRAST
        } == {}
        assert _contrast(colours["focus"], colours["page"]) >= 3
        assert _contrast(colours["edge"], colours["page"]) >= 3


def test_a_folder_that_cannot_be_written_is_one_plain_sentence_and_leaves_nothing(audit: Audit, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    with pytest.raises(StocktakeError, match="cannot be written"):
        write_report(audit, taken)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_command_says_where_the_report_is(tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parent.parent / "corpus" / "sample" / "papers"
    folder = tmp_path / "out"
    done = CliRunner().invoke(command, [str(sample), "--as-of", "2024-11-30", "-o", str(folder), "--no-cache", "--title", "Our review"])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == f"Report: {folder / 'gap-report.html'}"
    assert lines[1] == "Read: 5 papers of 1 area, as of 2024-11-30"
    assert len(lines) == 5
    page = (folder / "gap-report.html").read_text(encoding="utf-8")
    assert "<h1>Our review</h1>" in page
    assert "The uneven short breaks offer" in page


def test_the_command_fails_where_nothing_could_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = CliRunner().invoke(command, [str(empty), "-o", str(tmp_path / "out"), "--no-cache"])
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_every_template_is_packed_with_the_program() -> None:
    root = Path(__file__).resolve().parent.parent
    patterns = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"][
        "stocktake.report"
    ]
    there = {path for path in (root / "report").rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert there
    assert there == {path for pattern in patterns for path in (root / "report").glob(pattern)}
