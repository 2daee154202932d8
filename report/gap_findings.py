"""The findings of the gap report by severity and family, the questions they raise by lead, and what was not checked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from textwrap import shorten

from ..audit.finding import Audit, Finding, NotChecked, Settled, Severity
from ..audit.rule import Rule
from ..audit.rules import FAMILY_NAMES, RULES
from ..model import Document
from .gap_area import AreaDesk, Subject
from .gap_view import FamilyGroup, FindingView, LeadGroup, Link, Question, Row, RuleGroup, RuleRow, SeverityGroup
from .gap_words import PAPERS, SEVERITIES, Label, joined, stated_date_words
from .summary import said_once

# Enough of a quote to tell which place is meant.
QUOTED_LETTERS = 80

# The rules whose findings set two statements, or a statement and a figure, against each other.
CONTRADICTING = frozenset({"CLM002", "CLM003", "CLM004", "CLM006", "CLM008", "CLM010", "CLM013", "CLM015", "CLM016"})

# Findings that no workstream's lead can answer for.
_FOR_ALL = "The papers and the plan as a whole"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A finding whose question is asked, what it is about, and where it is set out."""

    finding: Finding
    subject: Subject
    place: str


def family_name(code: str) -> str:
    """Return what a rule's family asks, as a heading."""
    words = FAMILY_NAMES.get(code[:3], code[:3])
    return words[:1].upper() + words[1:]


def severity_groups(desk: AreaDesk) -> tuple[SeverityGroup, ...]:
    """Return the area's findings, gravest first, by family and rule."""
    groups = []
    views = [
        _finding(desk, finding, place, number) for number, (finding, place) in enumerate(zip(desk.findings, desk.finding_ids, strict=True))
    ]
    views = _drawn_once(views)
    for severity in Severity:
        mine = sorted(
            ((finding, view) for finding, view in zip(desk.findings, views, strict=True) if finding.severity is severity),
            key=lambda pair: (_family_place(pair[0].code), pair[0].code),
        )
        if not mine:
            continue
        families = []
        for code, members in groupby(mine, key=lambda pair: pair[0].code[:3]):
            held = list(members)
            rules = [_rule(desk, severity, [pair[1] for pair in same]) for _, same in groupby(held, key=lambda pair: pair[0].code)]
            families.append(FamilyGroup(family_name(code), len(held), tuple(rules)))
        groups.append(SeverityGroup(f"{desk.key}-{severity.value}", SEVERITIES[severity], len(mine), tuple(families)))
    return tuple(groups)


def gravest(groups: Sequence[SeverityGroup]) -> tuple[Link, ...]:
    """Return a link to each rule that found something of high severity, with how often."""
    high = (group for group in groups if group.severity is SEVERITIES[Severity.HIGH])
    return tuple(
        Link(f"{rule.name} ({len(rule.findings)})", rule.id) for group in high for family in group.families for rule in family.rules
    )


def family_rows(desk: AreaDesk) -> tuple[Row, ...]:
    """Return how many findings each family has of each severity, with the sums."""
    counts: defaultdict[str, dict[Severity, int]] = defaultdict(lambda: dict.fromkeys(Severity, 0))
    for finding in desk.findings:
        counts[finding.code[:3]][finding.severity] += 1
    rows = [
        Row((family_name(code), *(str(counts[code][severity]) for severity in Severity), str(sum(counts[code].values()))))
        for code in sorted(counts, key=_family_place)
    ]
    sums = [sum(of[severity] for of in counts.values()) for severity in Severity]
    return (*rows, Row(("All", *map(str, sums), str(sum(sums))))) if len(rows) > 1 else tuple(rows)


def lead_groups(desk: AreaDesk) -> tuple[LeadGroup, ...]:
    """Return the questions for the meeting by workstream; one asked of several things stands once and names them all."""
    asked: defaultdict[int | None, dict[str, list[_Asked]]] = defaultdict(dict)
    for finding, place, subject in zip(desk.findings, desk.finding_ids, desk.subjects, strict=True):
        if finding.question:
            whose = subject.workstreams[0] if len(subject.workstreams) == 1 else None
            asked[whose].setdefault(finding.question, []).append(_Asked(finding, subject, place))
    return tuple(
        LeadGroup(
            _FOR_ALL if number is None else f"Workstream {number}: {desk.stream[number].title.text} ({desk.lead_words(number)})",
            tuple(
                sorted((_question(words, about) for words, about in asked[number].items()), key=lambda question: _rank(question.severity))
            ),
        )
        for number in sorted(asked, key=lambda number: (number is None, number or 0))
    )


def rule_rows(audit: Audit) -> tuple[tuple[str, tuple[RuleRow, ...]], ...]:
    """Return every rule applied by family, with how often it found something in the whole audit."""
    found = [finding.code for finding in audit.findings]
    rows = [
        RuleRow(rule.code, rule.name, SEVERITIES[rule.severity], found.count(rule.code), " ".join(rule.rationale.split("\n\n")[0].split()))
        for rule in sorted(
            (rule for rule in RULES.values() if _was_applied(rule, audit)), key=lambda rule: (_family_place(rule.code), rule.code)
        )
    ]
    return tuple((family_name(code), tuple(same)) for code, same in groupby(rows, key=lambda row: row.code[:3]))


def unapplied_words(audit: Audit) -> str:
    """Return which rules were not applied; empty where all were."""
    codes = [code for code, rule in sorted(RULES.items()) if not _was_applied(rule, audit)]
    return f"Left out on request or by the settings: {joined(codes)}." if codes else ""


def _was_applied(rule: Rule, audit: Audit) -> bool:
    """An audit that names no rules looked for all of them."""
    return not audit.rules or rule.code in audit.rules


def not_checked_rows(notes: Sequence[NotChecked], audit: Audit, area: str | None, only: bool) -> tuple[Row, ...]:
    """Return what was not checked in an area and why, with the papers that did not count."""
    rows = [Row((note.what, note.why)) for note in notes]
    later = f"It is dated after {stated_date_words(audit.as_of.isoformat())}."
    papers = [(paper, later) for paper in audit.later] + [(paper, _sentence(audit.why_superseded(paper))) for paper in audit.superseded]
    rows += [Row((_paper(paper), why)) for paper, why in papers if only or paper.area == area]
    return tuple(rows)


def settled_rows(settled: Sequence[Settled]) -> tuple[Row, ...]:
    """Return the findings people settled, which do not count, each with who settled it and why."""
    return tuple(Row((f"{one.finding.code}, {one.finding.subject}", one.finding.message, one.why)) for one in settled)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def unread_rows(papers: Sequence[Document], names: Mapping[str, str]) -> tuple[Row, ...]:
    """Return what could not be read or placed in each paper, in the words of whoever read it."""
    return tuple(Row((names[paper.id], warning)) for paper in papers for warning in said_once(paper.warnings))


def _question(words: str, asked: Sequence[_Asked]) -> Question:
    """A question with what it is asked about; what it is asked about several times is named once, with the number."""
    about: dict[str, list[str]] = {}
    for one in asked:
        about.setdefault(_about(one), []).append(one.place)
    severity = min((one.finding.severity for one in asked), key=lambda severity: severity.rank)
    links = tuple(Link(name if len(places) == 1 else f"{name} ({len(places)} times)", places[0]) for name, places in about.items())
    return Question(SEVERITIES[severity], words, joined(sorted({one.finding.code for one in asked})), links)


def _about(one: _Asked) -> str:
    """What a finding is about, in a few words; where its subject has no number of its own, its quote says which is meant."""
    if one.subject.actions or one.subject.weaknesses or one.subject.outcomes or not one.finding.quotes:
        return one.finding.subject
    return f"{one.finding.subject} “{shorten(one.finding.quotes[0].passage.text, QUOTED_LETTERS, placeholder=' …')}”"


def _rank(severity: Label) -> int:
    return list(SEVERITIES.values()).index(severity)


def _finding(desk: AreaDesk, finding: Finding, place: str, number: int) -> FindingView:
    about = desk.subjects[number]
    quotes = tuple(desk.cite(quote.document, quote.passage) for quote in finding.quotes)
    return FindingView(
        id=place,
        fingerprint=finding.fingerprint,
        area=finding.area or "",
        family=finding.code[:3],
        code=finding.code,
        rule=finding.rule,
        severity=SEVERITIES[finding.severity],
        subject=finding.subject,
        message=finding.message,
        paper=desk.paper_names.get(finding.document, ""),
        quotes=quotes,
        question=finding.question,
        about=tuple(desk.action_link(ref) for ref in about.actions),
        weaknesses=desk.weaknesses_of(about),
        papers=tuple(dict.fromkeys(filter(None, (desk.paper_names.get(finding.document, ""), *(quote.paper for quote in quotes))))),
        lead=desk.lead_words(about.workstreams[0]) if len(about.workstreams) == 1 else "",
    )


def _drawn_once(views: Sequence[FindingView]) -> list[FindingView]:
    """Leave the picture of a quote out where it stands already: a page that is quoted often would fill the file."""
    seen: set[str] = set()
    found = []
    for view in views:
        quotes = []
        for quote in view.quotes:
            if quote.picture is not None and quote.picture.id in seen:
                quote = replace(quote, picture=replace(quote.picture, data=""))
            elif quote.picture is not None:
                seen.add(quote.picture.id)
            quotes.append(quote)
        found.append(replace(view, quotes=tuple(quotes)))
    return found


def _rule(desk: AreaDesk, severity: Severity, views: Sequence[FindingView]) -> RuleGroup:
    questions = {view.question for view in views}
    shared = views[0].question if len(questions) == 1 else None
    return RuleGroup(f"{desk.key}-{severity.value}-{views[0].code}", views[0].code, views[0].rule, shared, tuple(views))


def _family_place(code: str) -> int:
    order = list(FAMILY_NAMES)
    return order.index(code[:3]) if code[:3] in order else len(order)


def _paper(paper: Document) -> str:
    return (
        f"{PAPERS[paper.kind]} of {stated_date_words(paper.date)} ({paper.source})"
        if paper.date
        else f"{PAPERS[paper.kind]}, undated ({paper.source})"
    )
