"""Resolves the workstreams and findings of every paper to the numbered weaknesses of its area's plan."""

import re
from collections.abc import Sequence

from ..model import Document, Kind, Passage, Weakness, Workstream
from .crosswalk import Crosswalk, Link, LinkType, Method, node_name
from .similarity import score_matrix, shared_words

# A wording less like a weakness than this is not that weakness. On the gold papers the true pairs score 0.37 and more
# (a letter's "Improve …" against the plan's "The lack of …"), the best false ones 0.25 and less.
LEAST_SCORE = 0.3
# A workstream known by its title alone is joined only on a strong likeness: titles are short and general.
LEAST_TITLE_SCORE = 0.45
STATED_SCORE = 1.0

NO_PLAN = (
    "No plan among the papers lists this area's weaknesses, so what the inspection found was joined to no workstream and no action. "
    "Add the area's plan; where it is there, see what was said of its list of weaknesses."
)

# "1, 3 and 4", "Weaknesses 2 to 5": numbers and nothing else but the word for what they count.
_NUMBERS_ALONE = re.compile(
    r"(?:(?:areas?|weakness(?:es)?|findings?|numbers?|nos?\.?|of|for|improvement|significant|priority|action)\s+)*"
    r"\d{1,2}(?:\s*(?:,|;|&|and|to|[–-])\s*(?:and\s+)?\d{1,2})*\.?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)(?:\s*(?:to|[–-])\s*(\d+))?")


def link(documents: Sequence[Document]) -> Crosswalk:
    """Join the papers of each area; papers of different areas are never joined.

    A paper that names no area belongs to the run's only area, where there is just one.
    """
    areas = {document.area.casefold() for document in documents if document.area}
    only = next(iter(areas)) if len(areas) == 1 else None
    linked: list[Document] = []
    links: list[Link] = []
    for document in documents:
        area = document.area.casefold() if document.area else only
        plan = current_plan([d for d in documents if (d.area.casefold() if d.area else only) == area]) if area else None
        if plan is None and document.kind is Kind.PLAN:
            plan = document
        resolved, found = _resolve(document, plan)
        linked.append(resolved)
        links += found
    return Crosswalk(documents=tuple(linked), links=tuple(links))


def current_plan(documents: Sequence[Document]) -> Document | None:
    """Return the latest plan that lists weaknesses; an undated one only where no other is dated."""
    plans = [document for document in documents if document.kind is Kind.PLAN and document.weaknesses]
    return max(plans, key=lambda plan: (plan.date is not None, plan.date or "", plan.sha256), default=None)


def _resolve(document: Document, plan: Document | None) -> tuple[Document, list[Link]]:
    if plan is None:
        return _unanswered(document), []
    glossary = {d.term: d.meaning for paper in (plan, document) for d in paper.glossary}
    links: list[Link] = []
    workstreams: list[Workstream] = []
    for workstream in document.workstreams:
        answers, least = _answers(document, workstream)
        found: list[tuple[Passage, Weakness, float]] = []
        for passage, match in zip(answers, _matches([p.text for p in answers], plan, glossary, least), strict=True):
            if named := _named(passage.text, plan):
                found += [(passage, weakness, STATED_SCORE) for weakness in named]
            elif match is not None:
                found.append((passage, *match))
        numbers = dict.fromkeys(weakness.number for _, weakness, _ in found if weakness.number is not None)
        workstreams.append(workstream.model_copy(update={"weaknesses": tuple(numbers)}))
        source = node_name(document, "workstream", workstream.number)
        links += [_link(source, plan, passage, weakness, score, LinkType.ANSWERS) for passage, weakness, score in found]
    if document is not plan and document.weaknesses:
        passages = [weakness.passage for weakness in document.weaknesses]
        for own, match in zip(document.weaknesses, _matches([p.text for p in passages], plan, glossary, LEAST_SCORE), strict=True):
            coded = next((w for w in plan.weaknesses if w.label and own.label and _code(w.label) == _code(own.label)), None)
            if coded is not None:
                match = (coded, STATED_SCORE)
            if match is not None:
                links.append(_link(node_name(document, "weakness", own.number), plan, own.passage, *match, LinkType.REWORDS))
    return document.model_copy(update={"workstreams": tuple(workstreams)}), links


def _unanswered(document: Document) -> Document:
    """Say of an inspection report that what it found could be joined to nothing, since no plan lists the area's weaknesses."""
    if document.kind is not Kind.INSPECTION or not document.weaknesses or NO_PLAN in document.warnings:
        return document
    return document.model_copy(update={"warnings": (*document.warnings, NO_PLAN)})


def _answers(document: Document, workstream: Workstream) -> tuple[Sequence[Passage], float]:
    """Return the wordings that say what a workstream answers, and how alike they must be to a weakness."""
    named = [weakness.passage for weakness in document.weaknesses if weakness.workstream == workstream.number]
    if workstream.answers or named:
        return workstream.answers or named, LEAST_SCORE
    return [workstream.title], LEAST_TITLE_SCORE


def _named(words: str, plan: Document) -> list[Weakness]:
    """Return the weaknesses that words name by code or number ("PA1 and AFI2", "Weaknesses 1, 3 and 4") or quote in full."""
    if _NUMBERS_ALONE.fullmatch(words):
        numbers = {int(n) for first, last in _RANGE.findall(words) for n in range(int(first), int(last or first) + 1)}
        return [weakness for weakness in plan.weaknesses if weakness.number in numbers and weakness.label is None]
    coded = [w for w in plan.weaknesses if w.label and re.search(rf"(?<!\w){_spaced(w.label)}(?![\w.])", words)]
    folded = words.casefold()
    return coded or [w for w in plan.weaknesses if w.passage.text.casefold().rstrip(" .;") in folded]


def _code(label: str) -> str:
    """Return a code as it is compared: "PA 1" is "PA1"."""
    return re.sub(r"[\s-]", "", label).upper()


def _spaced(label: str) -> str:
    """Return a pattern of a code however it is spaced: "PA1" is "PA 1" too."""
    return r"[ -]?".join(re.escape(part) for part in re.findall(r"[A-Za-z]+|\d+|[^A-Za-z\d\s-]+", label))


def _matches(texts: Sequence[str], plan: Document, glossary: dict[str, str], least: float) -> list[tuple[Weakness, float] | None]:
    """Return for each text the weakness it is most like, or None where it is like none."""
    if not texts or not plan.weaknesses:
        return [None] * len(texts)
    scores = score_matrix(texts, [weakness.passage.text for weakness in plan.weaknesses], glossary)
    matches: list[tuple[Weakness, float] | None] = []
    for row in scores:
        best = max(range(len(row)), key=lambda n: (row[n], -n))
        matches.append((plan.weaknesses[best], row[best]) if row[best] >= least else None)
    return matches


def _link(source: str, plan: Document, passage: Passage, weakness: Weakness, score: float, kind: LinkType) -> Link:
    if weakness.passage.text.casefold().rstrip(" .;") in passage.text.casefold():
        method, why = Method.STATED, "The wording is the plan's own."
    elif score == STATED_SCORE:
        method, why = (
            Method.STATED,
            f"It is named by the plan's own {'code' if weakness.label else 'number'}, {weakness.label or weakness.number}.",
        )
    else:
        words = ", ".join(f"“{word}”" for word in shared_words(passage.text, weakness.passage.text)[:6])
        method, why = Method.SIMILAR, f"Both speak of {words}."
    target = node_name(plan, "weakness", weakness.number)
    return Link(source=source, target=target, type=kind, method=method, score=round(score, 3), why=why, quotes=(passage, weakness.passage))
