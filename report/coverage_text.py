"""The matrix of weaknesses and levels: as text for the terminal, as JSON and as CSV."""

import textwrap
from collections.abc import Sequence

from ..audit import AuditedArea
from ..crosswalk.coverage import COUNTED, MOST_NAMED, CoverageRow, Level, LevelCover, coverage_matrix
from ..crosswalk.link_states import LinkState
from .area_graph import evidence_of
from .contract import SCHEMA, Node, quote
from .graph_files import csv_table

WIDTH = 100
_TITLES = {
    Level.WORKSTREAM: "Stream",
    Level.OUTCOME: "Outcome",
    Level.ACTION: "Action",
    Level.MEASURE: "Measure",
    Level.EVIDENCE: "Evidence",
    Level.VERDICT: "Verdict",
    Level.NEXT_STEP: "Next step",
}
_WIDTHS = dict.fromkeys(Level, 10) | {Level.EVIDENCE: 16}
# Of several states the ones a person should look at, a letter each, told in the legend: a state is never told by colour.
_LETTERS = {LinkState.AMBIGUOUS: "a", LinkState.WEAK: "w", LinkState.SUSPECT: "s"}
_MEANINGS = {
    LinkState.AMBIGUOUS: "ambiguous: what was found fits something else as well",
    LinkState.WEAK: "weak: little speaks for it",
    LinkState.SUSPECT: "suspect: a person decided on it, and the words have changed since",
}


def coverage_rows_of(area: AuditedArea) -> tuple[CoverageRow, ...]:
    """Return the matrix of an area; empty where there is no plan."""
    if area.plan is None:
        return ()
    return coverage_matrix(area.plan, area.papers, area.links, evidence_of(area), reported=bool(area.reports))


def coverage_text(areas: Sequence[AuditedArea]) -> str:
    """Return the matrix of each area as lines for people, with what it counts and where each chain breaks."""
    lines: list[str] = []
    for area in areas:
        rows = coverage_rows_of(area)
        lines += [f"{area.area or 'Area not named'}, as of {area.as_of.isoformat()}", ""]
        if not rows:
            lines += ["The plan's list of weaknesses was not found, so there is no chain to follow.", ""]
            continue
        lines += [f"{'Weakness':<10}" + "".join(f"{_TITLES[level]:<{_WIDTHS[level]}}" for level in Level) + "Deep"]
        lines += [
            f"{row.weakness or '?':<10}" + "".join(f"{_cell(cover):<{_WIDTHS[cover.level]}}" for cover in row.levels) + _deep(row)
            for row in rows
        ]
        lines += ["", *_totals(rows), "", "Where each chain breaks first"]
        for row in rows:
            lines += [*_wrapped(f"{row.weakness or '?'}. {row.passage.text}", "  "), *_wrapped(_broken(row), "     ")]
        lines += ["", *_decided(area)]
    return "\n".join([*lines, *_legend()]) + "\n"


def coverage_csv(areas: Sequence[AuditedArea]) -> str:
    """Return the matrix as a table for a spreadsheet: one row a weakness and level."""
    columns = ("area", "weakness", "text", "level", "state", "covered", "total", "deep", *(s.value for s in LinkState), "missing")
    table = []
    for area in areas:
        for row in coverage_rows_of(area):
            for cover in row.levels:
                counts = [str(cover.count(state)) for state in LinkState]
                figures = (cover.state.value, str(cover.covered), str(cover.total), str(cover.deep), *counts)
                missing = "; ".join(name for name, state in cover.states if state is LinkState.MISSING)
                table.append((area.area or "", str(row.weakness or ""), row.passage.text, cover.level.value, *figures, missing))
    return csv_table(columns, table)


def coverage_node(areas: Sequence[AuditedArea]) -> Node:
    """Return the matrix as the object of ``stocktake coverage --format json``."""
    return {
        "schema": SCHEMA,
        "counted": {level.value: words for level, words in COUNTED.items()},
        "areas": [
            {
                "area": area.area,
                "as_of": area.as_of.isoformat(),
                "weaknesses": [_row_node(row) for row in coverage_rows_of(area)],
            }
            for area in areas
        ],
    }


def _row_node(row: CoverageRow) -> Node:
    return {
        "weakness": row.weakness,
        **quote(row.passage),
        "levels": [
            {
                "level": cover.level.value,
                "state": cover.state.value,
                "covered": cover.covered,
                "total": cover.total,
                "share": round(cover.covered / cover.total, 2) if cover.total else None,
                "deep": cover.deep,
                "states": {name: state.value for name, state in cover.states},
                "breaks": cover.breaks,
            }
            for cover in row.levels
        ],
        "broken_at": row.broken.level.value if row.broken else None,
        "broken": row.broken.breaks if row.broken else None,
    }


def _cell(cover: LevelCover) -> str:
    if not cover.states:
        return "-"
    if not cover.total:
        return "?"
    if len(cover.states) == 1 and cover.level in (Level.WORKSTREAM, Level.VERDICT, Level.NEXT_STEP):
        state = cover.states[0][1]
        return f"yes {_LETTERS[state]}" if state in _LETTERS else "yes" if state.holds else "NONE"
    marks = "".join(f" {cover.count(state)}{letter}" for state, letter in _LETTERS.items() if cover.count(state))
    return f"{cover.covered}/{cover.total}{marks}"


def _deep(row: CoverageRow) -> str:
    """The actions covered all the way down: with a measure, and evidence nobody need look at again."""
    cover = row.at(Level.MEASURE)
    return f"{cover.deep}/{cover.total}" if cover.total else "-"


def _totals(rows: Sequence[CoverageRow]) -> list[str]:
    """The shares over all weaknesses, each with what it counts; an action that answers two weaknesses counts once."""
    lines = ["Over all weaknesses"]
    for level in Level:
        once = {name: state for row in rows for name, state in row.at(level).states}
        asked = {name: state for name, state in once.items() if state is not LinkState.UNCHECKED}
        held = sum(state.holds for state in asked.values())
        figure = f"{held} of {len(asked)} ({held / len(asked):.0%})" if asked else "not checked"
        lines += textwrap.wrap(
            f"{_TITLES[level] + ':':<11}{figure:<18}{COUNTED[level]}", WIDTH, initial_indent="  ", subsequent_indent=" " * 31
        )
    return lines


def _broken(row: CoverageRow) -> str:
    if row.broken is not None:
        further = [cover.level.value for cover in row.levels if cover.breaks and cover is not row.broken]
        onward = f" Further on: {', '.join(further)}." if further else ""
        return f"{row.broken.breaks}{onward}"
    doubtful = [
        f"{cover.level.value} {'' if name.startswith('weakness') else f'of {name} '}({state.value})"
        for cover in row.levels
        for name, state in cover.states
        if state in _LETTERS
    ]
    unchecked = [cover.level.value for cover in row.levels if cover.states and not cover.total]
    more = f" and {len(doubtful) - MOST_NAMED} more" if len(doubtful) > MOST_NAMED else ""
    look = f" Look again at: {', '.join(doubtful[:MOST_NAMED])}{more}." if doubtful else ""
    return f"{'Whole as far as it was checked' if unchecked else 'Whole'}.{look}" + (
        f" Not checked: {', '.join(unchecked)}." if unchecked else ""
    )


def _decided(area: AuditedArea) -> list[str]:
    if not area.decisions:
        return []
    lines = ["Decided by hand"]
    for standing in area.decisions:
        lines += _wrapped(f"{standing.decision.number}. {standing.state.value}: {standing.why}", "  ")
    return [*lines, ""]


def _legend() -> list[str]:
    lines = ["“17/28”: 17 of the 28 things counted have something at this level. NONE: nothing. ?: not checked, for want of a paper."]
    lines += ["Deep: the actions covered all the way down, with a measure and with evidence that is neither weak, ambiguous nor suspect."]
    lines += [f"“2{letter}”: 2 of them {_MEANINGS[state]}." for state, letter in _LETTERS.items()]
    lines += ["Whether a measure can be checked, and whether evidence says delivered, is for stocktake audit to say."]
    return [each for line in lines for each in _wrapped(line, "")]


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_long_words=False, break_on_hyphens=False
    )
