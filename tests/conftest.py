"""Fixtures of several test files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from stocktake import crosswalk, extract
from stocktake.extract.told import Told
from stocktake.model import (
    Document,
    Fault,
    Fragment,
    Kind,
    Layout,
    Lead,
    Passage,
    Recognition,
    UnreadablePaper,
    Weakness,
    Workstream,
)

NOTHING_TOLD = Told()


@dataclass
class Reading:
    """What the stand-in readers were asked to read, by name, in order."""

    names: list[str]


@dataclass(frozen=True)
class Linked:
    documents: tuple[Document, ...]


def _read_bytes(data: bytes, name: str) -> Layout:
    if not data or b"\0" in data:
        raise UnreadablePaper(name, "is not a text.", "Save it as text.")
    return Layout(text=data.decode("utf-8"), blocks=(), faults=(Fault("A line is smudged.", page=None),) if b"smudge" in data else ())


def _parse(layout: Layout, *, source: str, sha256: str, told: Told = NOTHING_TOLD) -> Document:
    """A line "Weakness: …" is a weakness, "Workstream: …" a workstream, "Lead: …" its lead; "defect" breaks the parser."""
    if "defect" in layout.text:
        raise RuntimeError("the line is too long")
    weaknesses: list[Weakness] = []
    workstreams: list[Workstream] = []
    offset = 0
    for line in layout.text.splitlines(keepends=True):
        label, _, rest = line.partition(": ")
        if rest.strip():
            passage = Passage.cut(layout.text, [Fragment(start=offset + len(label) + 2, end=offset + len(line))])
            if label == "Weakness":
                weaknesses.append(Weakness(number=len(weaknesses) + 1, passage=passage))
            elif label == "Workstream":
                workstreams.append(Workstream(number=len(workstreams) + 1, title=passage))
            elif label == "Lead":
                workstreams[-1] = workstreams[-1].model_copy(update={"lead": Lead(name=passage.text, passage=passage)})
        offset += len(line)
    return Document(
        id=sha256[:12],
        kind=told.kind or Kind.PLAN,
        area=told.area,
        date=told.date,
        source=source,
        sha256=sha256,
        weaknesses=tuple(weaknesses),
        workstreams=tuple(workstreams),
        warnings=tuple(fault.message for fault in layout.faults),
        recognised=(
            Recognition(kind=Kind.LETTER, score=0.25, why="it is addressed to somebody"),
            Recognition(kind=Kind.PLAN, score=0.9, why="it has actions"),
        ),
        told=told.names,
        text=layout.text,
    )


def _link(documents: Sequence[Document]) -> Linked:
    """Every workstream answers the weakness of its own number."""
    return Linked(
        tuple(
            document.model_copy(
                update={"workstreams": tuple(w.model_copy(update={"weaknesses": (w.number,)}) for w in document.workstreams)}
            )
            for document in documents
        )
    )


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Puts stand-ins for the readers, parsers and the linking in place, so that tests of what surrounds them are quick and exact."""
    seen = Reading([])

    def read_bytes(data: bytes, name: str) -> Layout:
        seen.names.append(name)
        return _read_bytes(data, name)

    monkeypatch.setattr(extract, "read_bytes", read_bytes, raising=False)
    monkeypatch.setattr(extract, "parse", _parse, raising=False)
    monkeypatch.setattr(crosswalk, "link", _link, raising=False)
    return seen


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of the test's own, named by the environment variable; not there yet."""
    folder = tmp_path / "cache of the test"
    monkeypatch.setenv("STOCKTAKE_CACHE_DIR", str(folder))
    return folder
