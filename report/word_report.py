"""The Word gap report: a page of summary, a sheet for each weakness, and the actions in an annex, to be taken into the meeting."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import shorten
from typing import Any

from .changes import changes_lead
from .charts import coverage_chart, shares_chart, targets_chart, timeline_chart
from .gap_sheets import COMPARISON_HEADS, COMPARISON_WORDS, comparison_cells
from .gap_view import AreaView, ReportView, WeaknessSheet
from .gap_words import counted, date_words
from .pack_files import steady_zip
from .pictures_time import shown_targets
from .safe_words import clean
from .timeline import timeline_words
from .tracker_view import ActionRow
from .word_parts import (
    add_bookmark,
    add_contents,
    add_page_numbers,
    add_picture,
    add_table,
    new_document,
    set_facts,
)

FILE_NAME = "gap-report.docx"
# Rows of one table of a weakness's sheet; the annex and the tracker hold them all.
ROWS_SHOWN = 6
# Letters of an action's words on a weakness's sheet: enough to know it by; the annex has all.
LETTERS_SHOWN = 110


def word_report(view: ReportView, as_of: date) -> bytes:
    """Return the Word gap report of a view; the same view gives the same bytes. Raises StocktakeError without matplotlib."""
    writer = _Writer(view)
    set_facts(writer.document, f"{view.title}, as of {view.as_of}", as_of)
    writer.write()
    stream = io.BytesIO()
    writer.document.save(stream)
    return steady_zip(stream.getvalue(), as_of)


class _Writer:
    """Writes one view into one document, and remembers its headings for the contents."""

    def __init__(self, view: ReportView) -> None:
        self.view = view
        self.document: Any = new_document()
        self.headings: list[tuple[str, str, int]] = []

    def write(self) -> None:
        view, document = self.view, self.document
        document.add_paragraph(clean(view.title), style="Title")
        document.add_paragraph(f"As of {view.as_of}. Only papers dated on or before that day count.", style="Subtitle")
        contents = document.add_paragraph("Contents", style="Subtitle")
        if view.changes is not None:
            document.add_paragraph(clean(changes_lead(view.changes)))
        self._notes()
        if view.comparison:
            self.heading("The areas side by side", 1)
            self.paragraphs([COMPARISON_WORDS])
            add_table(document, COMPARISON_HEADS, comparison_cells(view), (28, 20, 36, 30, 36, 20), "The areas side by side")
        for area in view.areas:
            self.area(area)
        self.method()
        self.contents_after(contents)
        add_page_numbers(document, f"{view.title}, as of {view.as_of}. As confidential as the papers it quotes.")

    def area(self, area: AreaView) -> None:
        name = f"{area.name}: " if len(self.view.areas) > 1 else ""
        self.heading(f"{name}Summary", 1)
        self.summary(area)
        if area.coverage or area.timeline is not None or area.shares:
            self.pictures(area, name)
        for sheet in area.sheets:
            self.sheet(area, sheet, name)
        if area.actions:
            self.annex(area, name)
        self.left_over(area, name)

    def summary(self, area: AreaView) -> None:
        self.paragraphs([" ".join(area.headline)])
        rows = [(tile.figure, tile.words, tile.detail) for tile in area.tiles]
        add_table(self.document, ("Figure", "What it counts", "More"), rows, (26, 72, 72), "The figures of the summary")
        if area.gravest:
            self.heading("Findings of high severity", 2, listed=False)
            self.bullets(link.words for link in area.gravest)
        if area.clashes:
            self.heading("What contradicts or does not add up", 2, listed=False)
            self.bullets(f"{clash.rule.words}: {clash.found[0][0].words}: {clash.found[0][1]}" for clash in area.clashes[:4])
        papers = (f"{row.cells[1]} ({row.cells[0]}, {row.cells[2].removeprefix('▲ ')})" for row in area.papers)
        self.paragraphs([f"Papers read: {'; '.join(papers)}."])
        if area.not_checked:
            self.paragraphs([f"Not checked: {'; '.join(': '.join(row.cells) for row in area.not_checked)}"])

    def pictures(self, area: AreaView, name: str) -> None:
        self.heading(f"{name}Pictures", 1)
        if area.coverage:
            told = " ".join(
                f"{row.weakness.words}: workstream {row.streams.word}; measures {row.measurable.word}; {row.gap}." for row in area.coverage
            )
            add_picture(self.document, coverage_chart(area.coverage), "What answers each weakness", told)
        if area.timeline is not None:
            add_picture(
                self.document, timeline_chart(area.timeline), "Deadlines by workstream: number of actions", timeline_words(area.timeline)
            )
        if area.shares:
            told = " ".join(f"{row.name}: {row.unmeasurable} cannot be checked." for row in area.shares)
            add_picture(self.document, shares_chart(area.shares), "Success measures by class: number of measures", told)
        if shown := shown_targets(area.targets):
            told = " ".join(f"Action {row.ref}: target {row.target}, reported {row.reported}, {row.gap}." for row in shown)
            add_picture(self.document, targets_chart(area.targets), "Targets (bar) against reported figures (dot)", told)

    def sheet(self, area: AreaView, sheet: WeaknessSheet, name: str) -> None:
        self.heading(f"{name}{sheet.heading}", 1)
        if sheet.cite is not None:
            self.quote(f"“{sheet.cite.words}” ({sheet.cite.place})")
        self.heading("Position", 2, listed=False)
        self.paragraphs([" ".join(sheet.position)])
        if not area.alone:
            self.paragraphs([f"What the reviewers' letter says: {sheet.verdict}"])
            self.heading(f"Progress claimed: {counted(len(sheet.claimed), 'action', 'actions')}", 2, listed=False)
            self.actions(sheet.claimed, "Actions the area reports as delivered, wholly or in part")
            self.heading(f"Confirmed or disputed from outside: {counted(len(sheet.confirmed), 'action', 'actions')}", 2, listed=False)
            self.actions(sheet.confirmed, "Actions the reviewers speak of as delivered or not")
            self.heading(f"Overdue: {counted(len(sheet.overdue), 'action', 'actions')}", 2, listed=False)
            self.actions(sheet.overdue, "Actions past their date and not delivered, the longest overdue first")
        self.heading(f"Cannot be measured: {counted(len(sheet.unmeasurable), 'success measure', 'success measures')}", 2, listed=False)
        rows = [(one.ref, _short(one.text), one.kind, one.why) for one in sheet.unmeasurable[:ROWS_SHOWN]]
        if rows:
            add_table(self.document, ("Ref", "Success measure", "Class", "Why"), rows, (16, 72, 30, 52), "Measures that cannot be checked")
            self.more(len(sheet.unmeasurable))
        if not area.alone:
            self.heading(f"Contradictions: {counted(len(sheet.contradictions), 'finding', 'findings')}", 2, listed=False)
        self.bullets(f"{one.code}, {one.subject}: {one.message}" for one in sheet.contradictions[:ROWS_SHOWN])
        if sheet.questions:
            self.heading("Suggested questions", 2, listed=False)
            self.bullets(sheet.questions)

    def annex(self, area: AreaView, name: str) -> None:
        self.heading(f"{name}Annex: all actions", 1)
        rows = [
            (
                one.ref,
                one.text,
                _lead(one),
                _due(one),
                f"{one.claimed}{f', {one.days_overdue} days overdue' if one.days_overdue is not None else ''}",
                f"{one.state}: {one.state_rule}",
            )
            for one in area.actions
        ]
        heads = ("Ref", "Action", "Lead", "Due", "Claimed", "Computed state and its rule")
        add_table(self.document, heads, rows, (15, 55, 26, 22, 20, 32), "All actions of the plan")

    def left_over(self, area: AreaView, name: str) -> None:
        if area.settled or area.unread:
            self.heading(f"{name}What else was noted", 1)
        if area.settled:
            self.heading("Findings people settled, which are not counted", 2, listed=False)
            self.bullets(f"{row.cells[0]}: {row.cells[1]} {row.cells[2]}" for row in area.settled)
        if area.unread:
            self.heading("What could not be read", 2, listed=False)
            self.bullets(": ".join(row.cells) for row in area.unread)

    def method(self) -> None:
        self.heading("How to read this report", 1)
        self.paragraphs(METHOD)

    def actions(self, actions: Sequence[ActionRow], told: str) -> None:
        if actions:
            heads = ("Ref", "Action", "Lead", "Due", "State")
            rows = [(one.ref, _short(one.text), _lead(one), _due(one), _state(one)) for one in actions[:ROWS_SHOWN]]
            add_table(self.document, heads, rows, (16, 66, 28, 24, 36), told)
            self.more(len(actions))

    def more(self, count: int) -> None:
        if count > ROWS_SHOWN:
            self.document.add_paragraph(f"{count - ROWS_SHOWN} more stand in the annex and in the tracker.", style="Caption")

    def heading(self, words: str, level: int, *, listed: bool = True) -> None:
        paragraph = self.document.add_paragraph(clean(words), style=f"Heading {level}")
        if listed:
            mark = f"_Toc{len(self.headings) + 1:06d}"
            add_bookmark(paragraph, mark, len(self.headings) + 1)
            self.headings.append((words, mark, level))

    def quote(self, words: str) -> None:
        self.document.add_paragraph(clean(words), style="Quote")

    def paragraphs(self, words: Iterable[str]) -> None:
        for one in words:
            self.document.add_paragraph(clean(one))

    def bullets(self, words: Iterable[str]) -> None:
        for one in words:
            self.document.add_paragraph(clean(one), style="List Bullet")

    def _notes(self) -> None:
        self.paragraphs(self.view.notes)

    def contents_after(self, place: Any) -> None:
        """Move the contents, which are known only at the end, to where they belong."""
        body = self.document.element.body
        before = len(body)
        add_contents(self.document, self.headings)
        made = [element for element in body[before - 1 :] if element.tag.endswith("}p")]
        for element in reversed(made):
            place._p.addnext(element)


METHOD = (
    "Everything here was read from the papers by rules, without judgement of the work itself. A finding is a reason to ask; its quotes "
    "and pages stand in the web page and the tracker that go with this report.",
    "What an area's own papers say was done is a claim. It is confirmed only when the reviewers' letter says so too. The two are "
    "never added together.",
    "Overdue: due before the day above and not reported as delivered. An action whose date cannot be read is never counted as overdue.",
    "A success measure can be checked when two officers who never met would agree, given the evidence, on yes or no on the due date.",
    "The computed state is worked out from the papers by the rule that stands beside it. It is not the plan's own rating.",
)


def _short(words: str) -> str:
    return shorten(words, LETTERS_SHOWN, placeholder=" …")


def _lead(one: ActionRow) -> str:
    """The lead's name alone: role and body stand in the tracker."""
    return one.lead.split(",")[0]


def _due(one: ActionRow) -> str:
    return date_words(one.due) if one.due is not None else one.due_words


def _state(one: ActionRow) -> str:
    words = one.label.word if one.label is not None else one.claimed
    return f"{words}; overdue by {counted(one.days_overdue, 'day', 'days')}" if one.days_overdue is not None else words
