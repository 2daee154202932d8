"""The log of decisions as a list: as text and as JSON, with what each entry comes to."""

import textwrap
from collections.abc import Iterator, Sequence

from ..corpus.decision_log import Entry
from ..corpus.workspace import LINK, UNDO, decision_in, decisions_in, undone_in
from ..crosswalk import End, Standing
from ..report.contract import SCHEMA, Node
from ..report.decisions_text import said

WIDTH = 100


def decisions_text(entries: Sequence[Entry], standings: Sequence[Standing]) -> str:
    """Return all entries as lines for people; ``standings`` are what those that count come to with some papers."""
    lines: list[str] = []
    listed = list(_told(entries, standings))
    for entry, state, why in listed:
        if entry.kind == LINK:
            words = said(decision_in(entry))
        else:
            words = f"undoes {entry.payload.get('undoes')}. By {entry.by} on {entry.on.isoformat()}: {entry.reason}"
        told = f"{entry.number}. [{state}] {words}{f' {why}' if why else ''}"
        lines += textwrap.wrap(told, WIDTH, subsequent_indent="   ", break_long_words=False, break_on_hyphens=False)
    counted = f"{len(listed)} {'entry' if len(listed) == 1 else 'entries'}, {len(decisions_in(entries))} in force."
    return "\n".join([*lines, counted if listed else "Nothing was decided yet."]) + "\n"


def decisions_node(entries: Sequence[Entry], standings: Sequence[Standing]) -> Node:
    """Return all entries as the object of ``stocktake link list --format json``."""
    listed: list[Node] = []
    for entry, state, why in _told(entries, standings):
        node: Node = {"number": entry.number, "kind": entry.kind, "by": entry.by, "on": entry.on.isoformat(), "reason": entry.reason}
        if entry.kind == LINK:
            decision = decision_in(entry)
            ends: Node = {"from": _end(decision.above), "to": _end(decision.below)}
            relation = decision.relation.value if decision.relation else None
            node |= {"choice": decision.choice.value, "area": decision.area, **ends, "relation": relation}
        else:
            node |= {"undoes": entry.payload.get("undoes")}
        listed.append({**node, "state": state, "why": why or None})
    return {"schema": SCHEMA, "decisions": listed}


def _told(entries: Sequence[Entry], standings: Sequence[Standing]) -> Iterator[tuple[Entry, str, str]]:
    """Yield each entry that is about links with what it comes to, in a word and, where that needs a reason, a sentence."""
    undone = undone_in(entries)
    links = {entry.number for entry in entries if entry.kind == LINK}
    counting = {decision.number for decision in decisions_in(entries)}
    standing = {one.decision.number: one for one in standings}
    for entry in entries:
        if entry.number in standing:
            one = standing[entry.number]
            yield entry, one.state.value, one.why.removeprefix(one.decision.said()).strip()
        elif entry.kind == UNDO and entry.payload.get("undoes") in links:
            yield entry, "undoing", ""
        elif entry.kind == LINK:
            replaced = "in force" if entry.number in counting else "replaced by a later decision on the same link"
            yield entry, f"undone by {undone[entry.number]}" if entry.number in undone else replaced, ""


def _end(end: End) -> Node:
    return {"type": end.type.value, "key": end.key, "text": end.text}
