"""Builds the small papers that rules show as good and bad examples, and tests run.

An example is written as a person would say it: which actions the plan promises, and what a later paper reports. The
text of the papers is composed from these words, so that every passage has its place as in a paper that was read.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from ..extract.language.dates import read_timescale
from ..model import (
    Action,
    Document,
    Fragment,
    Kind,
    Lead,
    Measure,
    Outcome,
    Passage,
    Section,
    Statement,
    Timescale,
    Weakness,
    Workstream,
)

AREA = "Northmere"


@dataclass(frozen=True, slots=True)
class Promise:
    """An action of the example's plan."""

    ref: str
    text: str
    measures: tuple[str, ...] = ()
    due: str = ""
    rag: tuple[str, ...] = ()
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """A workstream of the example's plan, with the numbers of the weaknesses it answers."""

    number: int
    title: str
    answers: tuple[int, ...] = ()
    lead: str | None = "Amina Holt"
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a later paper: the section it stands in and its words; ``number`` is its workstream or area."""

    section: Section
    text: str
    number: int | None = 1


@dataclass(frozen=True, slots=True)
class Example:
    """The papers of an example and the date it is audited as of."""

    promises: tuple[Promise, ...] = ()
    weaknesses: tuple[str, ...] = ("Families wait too long for an assessment",)
    streams: tuple[Stream, ...] = (Stream(1, "Timely assessments", (1,)),)
    outcomes: tuple[tuple[str, str], ...] = (("1.1", "Families are assessed in good time"),)
    position: tuple[Said, ...] = ()
    letter: tuple[Said, ...] = ()
    areas: tuple[str, ...] = ()
    statement: tuple[str, ...] = ()
    plan_date: str | None = "2022-04"
    other_plan_date: str | None = None
    position_date: str | None = "2023-06"
    letter_date: str | None = "2024-01-15"
    as_of: date = date(2024, 3, 31)
    warnings: tuple[str, ...] = ()
    extra: str = ""

    def papers(self) -> tuple[Document, ...]:
        """Return the example's papers as documents."""
        papers = [_plan(self)]
        if self.other_plan_date:
            papers.append(_plan(replace(self, plan_date=self.other_plan_date, extra="This is another version of the plan.")))
        if self.position:
            papers.append(_report(Kind.POSITION, self.position, self.position_date, ()))
        if self.letter or self.areas:
            papers.append(_report(Kind.LETTER, self.letter, self.letter_date, self.areas))
        if self.statement:
            said = tuple(Said(Section.COMMITMENT, words, None) for words in self.statement)
            papers.append(_report(Kind.STATEMENT, said, None, ()))
        return tuple(papers)

    def describe(self) -> str:
        """Return the example in plain words, a line for each thing it says."""
        lines = []
        for promise in self.promises:
            measures = "; ".join(f"“{m}”" for m in promise.measures) or "no success measure"
            lines.append(f"The plan promises {promise.ref} “{promise.text}”, due {promise.due or '(blank)'}, measured by {measures}.")
        if not self.promises:
            lines += [f"The plan lists the weakness “{words}”." for words in self.weaknesses]
            lines += [
                f"Workstream {s.number}, “{s.title}”, led by {s.lead or 'nobody named'}, answers {list(s.answers) or 'no weakness'}."
                for s in self.streams
            ]
        lines += [f"The position statement says under “{said.section.value.replace('_', ' ')}”: “{said.text}”." for said in self.position]
        lines += [f"The letter says under “{said.section.value.replace('_', ' ')}”: “{said.text}”." for said in self.letter]
        lines += [f"The public statement promises “{words}”." for words in self.statement]
        lines += [f"The plan also says “{self.extra}”."] if self.extra else []
        lines += ["The plan states no date."] if self.plan_date is None else []
        lines += [f"The plan is dated {self.plan_date}, another version of it {self.other_plan_date}."] if self.other_plan_date else []
        lines += [f"Of the plan's file the reader says: {warning}" for warning in self.warnings]
        return "\n".join(lines)


@dataclass(slots=True)
class _Writer:
    """Composes a paper's text and hands out passages of it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, words: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(words + "\n")
        self.length += len(words) + 1
        return start, start + len(words)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def passage(self, words: str) -> Passage:
        start, end = self.write(words)
        return Passage(text=" ".join(words.split()), fragments=(Fragment(start=start, end=end),))


def _plan(example: Example) -> Document:
    writer = _Writer()
    title = writer.passage(f"{AREA} improvement plan")
    if example.extra:
        writer.write(example.extra)
    weaknesses = tuple(Weakness(number=n, passage=writer.passage(words)) for n, words in enumerate(example.weaknesses, start=1))
    workstreams = []
    for stream in example.streams:
        lead = Lead(name=stream.lead, role=stream.role, passage=writer.passage(stream.lead)) if stream.lead else None
        answers = tuple(writer.passage(example.weaknesses[n - 1]) for n in stream.answers)
        workstreams.append(Workstream(number=stream.number, title=writer.passage(stream.title), lead=lead, answers=answers))
    outcomes = tuple(Outcome(number=n, workstream=int(n.split(".")[0]), passage=writer.passage(words)) for n, words in example.outcomes)
    actions = tuple(_action(writer, promise, example) for promise in example.promises)
    return _document(
        writer,
        Kind.PLAN,
        example.plan_date,
        title=title,
        weaknesses=weaknesses,
        workstreams=tuple(workstreams),
        outcomes=outcomes,
        actions=actions,
        warnings=example.warnings,
    )


def _action(writer: _Writer, promise: Promise, example: Example) -> Action:
    passage = writer.passage(promise.text)
    measures = tuple(Measure(passage=writer.passage(words)) for words in promise.measures)
    timescale = Timescale()
    if promise.due:
        read = read_timescale(promise.due)
        timescale = Timescale(passage=writer.passage(promise.due), start=read.start, due=read.due, reading=read.reading)
    outcome = promise.ref.rpartition(".")[0]
    return Action(
        ref=promise.ref,
        outcome=outcome if any(number == outcome for number, _ in example.outcomes) else None,
        workstream=int(promise.ref.split(".")[0]),
        passage=passage,
        lead=writer.passage(promise.lead) if promise.lead else None,
        measures=measures,
        timescale=timescale,
        rag=promise.rag,
    )


def _report(kind: Kind, said: tuple[Said, ...], dated: str | None, areas: tuple[str, ...]) -> Document:
    writer = _Writer()
    title = writer.passage(f"{AREA} {kind.value.replace('_', ' ')}")
    weaknesses = tuple(Weakness(number=n, passage=writer.passage(words)) for n, words in enumerate(areas, start=1))
    statements = []
    for words in said:
        number = words.number
        where = (
            {"area": (number,)} if kind is Kind.LETTER and number is not None else {"workstream": number} if kind is Kind.POSITION else {}
        )
        statements.append(Statement(section=words.section, passage=writer.passage(words.text), **where))
    streams = sorted({words.number for words in said if kind is Kind.POSITION and words.number is not None})
    workstreams = tuple(Workstream(number=n, title=writer.passage(f"Workstream {n}")) for n in streams)
    return _document(writer, kind, dated, title=title, weaknesses=weaknesses, workstreams=workstreams, statements=tuple(statements))


def _document(writer: _Writer, kind: Kind, dated: str | None, **facts: object) -> Document:
    text = writer.text
    digest = hashlib.sha256(f"{kind}{text}".encode()).hexdigest()
    return Document.model_validate(
        {
            "id": digest[:12],
            "kind": kind,
            "area": AREA,
            "date": dated,
            "source": f"{kind.value}.txt",
            "sha256": digest,
            "text": text,
            **facts,
        }
    )
