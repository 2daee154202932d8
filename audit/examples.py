"""Builds the small papers that rules show as good and bad examples, and tests run.

An example is written as a person would say it: which actions the plan promises, and what a later paper reports. The
text of the papers is composed from these words, so that every passage has its place as in a paper that was read.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..crosswalk import Decision
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
from ..model.disposition import Disposition

AREA = "Northmere"
EARLIER_PLAN_DATE = "2022-04"


@dataclass(frozen=True, slots=True)
class Promise:
    """An action of the example's plan; ``under`` is the outcome it stands under where its reference names another."""

    ref: str
    text: str
    measures: tuple[str, ...] = ()
    due: str = ""
    rag: tuple[str, ...] = ()
    lead: str | None = None
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """A workstream of the example's plan, with the numbers of the weaknesses it answers; ``worded`` repeats them in its own words."""

    number: int
    title: str
    answers: tuple[int, ...] = ()
    lead: str | None = "Amina Holt"
    role: str | None = None
    worded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a later paper: the section it stands in, its words and the items it lists; ``number`` is its workstream or area."""

    section: Section
    text: str
    number: int | None = 1
    items: tuple[str, ...] = ()

    def words(self) -> str:
        """Return its words in quotation marks, with the items it lists."""
        return f"“{self.text}”" + (f", and lists {'; '.join(f'“{item}”' for item in self.items)}" if self.items else "")


@dataclass(frozen=True, slots=True)
class Example:
    """The papers of an example and the date it is audited as of."""

    promises: tuple[Promise, ...] = ()
    weaknesses: tuple[str, ...] = ("Families wait too long for an assessment",)
    streams: tuple[Stream, ...] = (Stream(1, "Timely assessments", (1,)),)
    outcomes: tuple[tuple[str, str], ...] = (("1.1", "Families are assessed in good time"),)
    position: tuple[Said, ...] = ()
    position_streams: tuple[tuple[int, str], ...] = ()
    letter: tuple[Said, ...] = ()
    areas: tuple[str, ...] = ()
    usual: tuple[int, ...] = ()
    statement: tuple[str, ...] = ()
    plan_date: str | None = "2022-04"
    other_plan_date: str | None = None
    earlier: tuple[Promise, ...] = ()
    position_date: str | None = "2023-06"
    letter_date: str | None = "2024-01-15"
    as_of: date = date(2024, 3, 31)
    warnings: tuple[str, ...] = ()
    extra: str = ""
    dispositions: tuple[Disposition, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def papers(self) -> tuple[Document, ...]:
        """Return the example's papers as documents."""
        papers = [_plan(self)]
        if self.earlier:
            papers.append(_plan(replace(self, promises=self.earlier, plan_date=EARLIER_PLAN_DATE, extra="This is the first version.")))
        if self.other_plan_date:
            papers.append(_plan(replace(self, plan_date=self.other_plan_date, extra="This is another version of the plan.")))
        if self.position:
            papers.append(_report(Kind.POSITION, self.position, self.position_date, (), dict(self.position_streams)))
        if self.letter or self.areas:
            papers.append(_report(Kind.LETTER, self.letter, self.letter_date, self.areas, usual=self.usual))
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
        for promise in self.earlier:
            measures = "; ".join(f"“{m}”" for m in promise.measures) or "no success measure"
            led = f" led by {promise.lead}," if promise.lead else ""
            words = f"{promise.ref} “{promise.text}”,{led} due {promise.due or '(blank)'}, measured by {measures}"
            lines.append(f"An earlier version of the plan promised {words}.")
        if not self.promises:
            lines += [f"The plan lists the weakness “{words}”." for words in self.weaknesses]
            lines += [f"Workstream {s.number} words it “{words}”." for s in self.streams for words in s.worded]
            lines += [
                f"Workstream {s.number}, “{s.title}”, led by {s.lead or 'nobody named'}, answers {list(s.answers) or 'no weakness'}."
                for s in self.streams
            ]
        lines += [f"The position statement calls workstream {number} “{title}”." for number, title in self.position_streams]
        lines += [f"The position statement says under “{said.section.value.replace('_', ' ')}”: {said.words()}." for said in self.position]
        lines += [f"The letter moves its area {number}, “{self.areas[number - 1]}”, to business as usual." for number in self.usual]
        lines += [f"The letter says under “{said.section.value.replace('_', ' ')}”: “{said.text}”." for said in self.letter]
        lines += [f"The public statement promises “{words}”." for words in self.statement]
        lines += [f"The plan also says “{self.extra}”."] if self.extra else []
        lines += [f"A link of {one.above}, then “{one.above.text}”, was decided on. {one.said()}" for one in self.decisions]
        lines += [f"{one.code}, {one.subject}, was settled. {one.said()}" for one in self.dispositions]
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
        answers = tuple(writer.passage(words) for words in (*(example.weaknesses[n - 1] for n in stream.answers), *stream.worded))
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
    outcome = promise.under or promise.ref.rpartition(".")[0]
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


def _report(
    kind: Kind,
    said: tuple[Said, ...],
    dated: str | None,
    areas: tuple[str, ...],
    titles: Mapping[int, str] | None = None,
    usual: tuple[int, ...] = (),
) -> Document:
    writer = _Writer()
    title = writer.passage(f"{AREA} {kind.value.replace('_', ' ')}")
    weaknesses = tuple(
        Weakness(number=n, passage=writer.passage(words), status="business_as_usual" if n in usual else None)
        for n, words in enumerate(areas, start=1)
    )
    statements = []
    for words in said:
        number = words.number
        where = (
            {"area": (number,)} if kind is Kind.LETTER and number is not None else {"workstream": number} if kind is Kind.POSITION else {}
        )
        passage, items = writer.passage(words.text), tuple(writer.passage(item) for item in words.items)
        statements.append(Statement(section=words.section, passage=passage, items=items, **where))
    streams = sorted({words.number for words in said if kind is Kind.POSITION and words.number is not None})
    titles = titles or {}
    workstreams = tuple(Workstream(number=n, title=writer.passage(titles.get(n, f"Workstream {n}"))) for n in streams)
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
