"""Builds small papers for tests, and shows what was read of them as plain lists."""

import hashlib
import textwrap
from collections.abc import Iterable, Sequence

from stocktake.crosswalk import Crosswalk, link
from stocktake.extract import parse, read_bytes
from stocktake.model import Action, Document, Kind, Layout, ListItem, Prose, Table, passages_of

Row = Sequence[str]


def read_paper(text: str, name: str = "paper.txt") -> Layout:
    """Read a text as the file ``name``, and hold every passage against the layout's text."""
    layout = read_bytes(text.encode("utf-8"), name)
    for passage in layout.passages():
        passage.check(layout.text)
    return layout


def parse_paper(text: str, name: str = "paper.txt", kind: Kind | None = None) -> Document:
    """Read and parse a text; with ``kind``, hold that the paper was recognised as that kind."""
    data = text.encode("utf-8")
    document = parse(read_bytes(data, name), source=name, sha256=hashlib.sha256(data).hexdigest())
    for passage in passages_of(document):
        passage.check(document.text)
    assert kind is None or document.kind is kind, document.recognised
    return document


def link_papers(*texts: str) -> Crosswalk:
    """Parse and link several papers."""
    return link([parse_paper(text, f"paper-{number}.txt") for number, text in enumerate(texts)])


def pipe_table(headings: Row, *rows: Row) -> str:
    """Return a Markdown table; an empty line stands before and behind it."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n\n"


def tab_table(headings: Row, *rows: Row) -> str:
    """Return a table whose cells tabs keep apart."""
    return "\n" + "\n".join("\t".join(cells) for cells in (headings, *rows)) + "\n\n"


def linear_table(headings: Row, *rows: Row, width: int = 30) -> str:
    """Return a table as a PDF's text comes out of most tools: cell behind cell, each wrapped, an empty line between."""
    cells = [textwrap.fill(cell, width) for row in rows for cell in row if cell]
    return "\n" + "\n\n".join([" ".join(headings), *cells]) + "\n\n"


def tables(layout: Layout) -> list[Table]:
    """Return the layout's tables."""
    return [block for block in layout.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    """Return the words of each cell below the heading rows, the paragraphs of a cell parted by " / "."""
    return [[" / ".join(p.text for p in cell.passages) for cell in row.cells] for row in table.rows[table.header_rows :]]


def prose(layout: Layout) -> list[tuple[str, str]]:
    """Return the kind and the words of each block that is no table; a list entry's kind is its marker, indented by depth."""
    return [(_kind(block), block.passage.text) for block in layout.prose()]


def _kind(block: Prose) -> str:
    return "  " * block.depth + block.marker if isinstance(block, ListItem) else type(block).__name__.lower()


def statements(document: Document) -> list[tuple[str, str, list[str]]]:
    """Return section, words and items of each statement."""
    return [(s.section.value, s.passage.text, [item.text for item in s.items]) for s in document.statements]


def measures(action: Action) -> list[str]:
    """Return the words of an action's measures."""
    return [measure.passage.text for measure in action.measures]


def people(document: Document) -> list[tuple[str, str, str | None, str | None]]:
    """Return name, standing, role and organisation of each person."""
    return [(p.name, p.standing.value, p.role, p.organisation) for p in document.people]


def weaknesses(document: Document) -> list[tuple[int | None, str | None, str]]:
    """Return number, code and words of each weakness."""
    return [(w.number, w.label, w.passage.text) for w in document.weaknesses]


def facts(document: Document) -> dict[str, str | None]:
    """Return the dates a paper states about itself, by name."""
    return {fact.name: fact.value for fact in document.facts}


def web_page(*parts: str) -> str:
    """Return a web page with these pieces of HTML as its content."""
    return f"<html><body><main>{''.join(parts)}</main></body></html>"


def web_table(headings: Row, *rows: Row) -> str:
    """Return an HTML table; a row of one cell runs over its whole width."""
    head = "".join(f"<th>{words}</th>" for words in headings)
    body = "".join(f"<tr>{_web_cells(row, len(headings))}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _web_cells(row: Row, columns: int) -> str:
    span = f' colspan="{columns}"' if len(row) == 1 and columns > 1 else ""
    return "".join(f"<td{span}>{words}</td>" for words in row)


def lines(*parts: str | Iterable[str]) -> str:
    """Return paragraphs and lists put together, an empty line behind each paragraph and each list."""
    return "\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts) + "\n"
