"""What the papers claim was done, with the actions each claim is evidence of; shared by the rules on claims."""

from dataclasses import dataclass

from ..model import Document, Kind, Passage, Section
from .area import AuditedArea
from .deeds import Deed, deed_to_do, done_deed, same_deed, undone_deed
from .prose import Spoken, spoken_in, spoken_sentences
from .unfinished import denied_in, finished_in, unfinished_in

# Sections in which a paper says what has been done, those in which it says what has not, and those in which it says what is to be.
CLAIMING = frozenset(
    {Section.DELIVERED, Section.DELIVERED_ADDITIONAL, Section.DIFFERENCE, Section.PROGRESS, Section.CURRENT_POSITION, Section.NARRATIVE}
)
DENYING = CLAIMING | {Section.CHALLENGE}
ASKING = frozenset({Section.STILL_TO_DO, Section.NEXT_STEP})


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence of a paper, with the statement or item it stands in."""

    spoken: Spoken
    sentence: Passage

    @property
    def paper(self) -> Document:
        """The paper that says it."""
        return self.spoken.paper


@dataclass(frozen=True, slots=True)
class Claim(Report):
    """A sentence of a paper that says a deed was done, was not done, or is to be done."""

    deed: Deed

    @property
    def is_asking(self) -> bool:
        """Whether it says what is to be done, not what was or was not."""
        return self.spoken.section in ASKING


def done_in(paper: Document) -> list[Claim]:
    """Return what a paper says was done."""
    return [
        Claim(spoken, sentence, deed)
        for spoken, sentence in spoken_sentences(paper)
        if spoken.section in CLAIMING and (deed := done_deed(sentence.text)) is not None
    ]


def undone_in(paper: Document) -> list[Claim]:
    """Return what a paper says has not been done."""
    return [
        Claim(spoken, sentence, deed)
        for spoken, sentence in spoken_sentences(paper)
        if spoken.section in DENYING and (deed := undone_deed(sentence.text)) is not None
    ]


def asked_in(paper: Document) -> list[Claim]:
    """Return what a paper lists as still to be done, in words that begin with the deed."""
    return [
        Claim(spoken, sentence, deed)
        for spoken, sentence in spoken_sentences(paper)
        if spoken.section in ASKING and (deed := deed_to_do(sentence.text)) is not None
    ]


def unfinished_claims(area: AuditedArea) -> list[tuple[Report, Report]]:
    """Return what one paper says is finished, each with what it or a paper at or after its time says is still being done."""
    papers = [paper for paper in area.papers if paper.kind is not Kind.PLAN]
    unfinished = [
        (Report(spoken, sentence), deed)
        for paper in papers
        for spoken, sentence in spoken_sentences(paper)
        if spoken.section in DENYING and (deed := unfinished_in(sentence.text)) is not None
    ]
    found: dict[Passage, tuple[Report, Report]] = {}
    for spoken, sentence in (one for paper in papers for one in spoken_sentences(paper) if unfinished and one[0].section in CLAIMING):
        for done in finished_in(sentence.text):
            for report, deed in unfinished:
                at_or_after = report.paper.id == spoken.paper.id or is_later(spoken.paper, report.paper)
                if at_or_after and report.sentence != sentence and deed.denies(done):
                    found.setdefault(sentence, (Report(spoken, sentence), report))
    return list(found.values())


def refs_of(area: AuditedArea, *passages: Passage) -> list[str]:
    """Return the action that several passages speak of, the likest first: one with evidence in all of them, else in the first."""
    held = {}
    for action in area.actions:
        scores = [max((e.score for e in action.evidence if e.passage == passage), default=0.0) for passage in passages]
        if scores and all(scores):
            held[action.ref] = min(scores)
    if not held and len(passages) > 1:
        return refs_of(area, passages[0])
    return sorted(held, key=lambda ref: (-held[ref], ref))[:1]


def denied_claims(area: AuditedArea) -> list[tuple[Claim, list[Claim]]]:
    """Return what one paper says was done, each with what papers at or after its time say to the contrary, plain denials first."""
    found: dict[tuple[str, str], tuple[Claim, list[Claim]]] = {}
    claims = {paper.id: done_in(paper) for paper in area.papers if paper.kind is not Kind.PLAN}
    for paper in (paper for paper in area.papers if paper.id in claims):
        for denial in undone_in(paper) + (asked_in(paper) if paper.kind is Kind.LETTER else []):
            for identity, done in claims.items():
                if not (denial.is_asking if identity == paper.id else not is_later(area.paper(identity), paper)):
                    claim = next((c for c in done if c.sentence != denial.sentence and _is_denied_by(c, denial)), None)
                    if claim is not None:
                        found.setdefault((identity, claim.sentence.text), (claim, []))[1].append(denial)
    return list(found.values())


def _is_denied_by(done: Claim, denial: Claim) -> bool:
    """Tell whether a claim is what another sentence denies or asks for; where a denial's thing and verb are plain, by these alone."""
    plain = None if denial.is_asking else denied_in(denial.sentence.text)
    if plain is None:
        return same_deed(done.deed, denial.deed)
    return any(plain.denies(finished) for finished in finished_in(done.sentence.text))


def statement_around(paper: Document, sentence: Passage) -> Passage | None:
    """Return the statement or item of a paper that a sentence is part of."""
    return next((s.passage for s in spoken_in(paper) if s.passage.start <= sentence.start < s.passage.end), None)


def is_later(first: Document, second: Document) -> bool:
    """Tell whether ``second`` speaks after ``first``; a reviewers' letter without a date speaks after the area's own papers."""
    if first.date and second.date:
        return second.date[:7] >= first.date[:7]
    return second.kind is Kind.LETTER and first.kind is not Kind.LETTER
