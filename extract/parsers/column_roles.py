"""Tells the role of each column of a plan's table: by its heading, by what its cells hold, by its place, all weighed together.

The steps, over the whole table at once:

1. :func:`_named`       what the heading over a column, or over its group, says; unless its cells flatly contradict it
2. :func:`_settle`      a heading that names a role outright has it; only one column holds the actions, one their references
3. :func:`_pair`        the other columns and the roles still free are paired one to one, so that all scores together are greatest
4. :func:`_find_action` a table still without actions: the one column that can only hold them
5. what is left is kept with the action as a note under its heading

Each role comes with a score from 0 to 1 and a sentence why. The weights were set by hand on invented plans of many
arrangements; their order of size matters, not their last digit.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.cell_contents import Content, Contents
from ..language.column_headings import Role, due_rank, heading_roles, is_foreign, may_head_actions, names_period, names_target, plain
from .best_pairing import pair_best
from .column_evidence import CLEAR, CONTENT_OF, LEAST_CELLS, contradicted, evidence, position, reads_as_plan
from .plan_headers import Head

# A heading this sure names its role outright.
OUTRIGHT = 0.88
# The part of an outright heading's score that hangs on its cells being what one expects, and what place in the table can add or take.
FIT_WEIGHT = 0.1
PLACE_WEIGHT = 0.1
HEADING_WEIGHT, CONTENT_WEIGHT = 0.8, 0.85
# Outcomes that nearly every row has one of its own of are no headings over several rows.
EACH_ROW = 0.8
# "Evidence / impact measure": of two roles of one heading the second comes behind by this much.
_LESS = 0.05
# A column of sentences that is left over counts as the actions where at least so many others are told.
LEAST_OTHERS = 3
SENTENCES = 0.6

# What a column holds whose heading its cells contradict: "Status" over sentences tells of progress. Hints, less than outright.
HINT = 0.75
_INSTEAD = {Content.PROSE: Role.PROGRESS, Content.RATING: Role.RAG}
_SINGLE = frozenset({Role.REF, Role.ACTION})
_BY_CONTENT = (
    Role.REF, Role.ACTION, Role.LEAD, Role.START, Role.DUE, Role.MEASURE, Role.RAG, Role.COST, Role.PROGRESS, Role.EVIDENCE, Role.OUTCOME,
)  # fmt: skip
# Columns that make a table a plan's when their headings name them.
_OF_PLANS = frozenset({Role.DUE, Role.LEAD, Role.MEASURE, Role.RAG, Role.START, Role.OUTCOME, Role.REF, Role.PROGRESS})
_PINNING = frozenset({Role.DUE, Role.START, Role.MEASURE})
# Columns that a list of dates does not have, and what it heads its dates as.
_OF_ACTIONS = frozenset({Role.REF, Role.MEASURE, Role.RAG, Role.OUTCOME, Role.WORKSTREAM, Role.WEAKNESS, Role.PROGRESS, Role.EVIDENCE})
_BARE_DATES = frozenset({"date", "dates", "when", "month"})
# "Workstream lead" beside "Task owner": who leads the whole is not who does the row's work.
_LEADS_GROUP = re.compile(
    r"(?:work ?stream|priority|theme|programme|strand|pillar|area|outcome|objective|strategic|executive)s? (?:area )?"
    r"(?:lead|owner|sponsor|sro)s?(?: officers?)?"
)
# Steps on the way, where another column says what success is.
_STEPS = frozenset({"milestone", "milestones", "key milestone", "key milestones", "interim milestones", "milestones and dates"})
_LEADS_ACTION = re.compile(r"(?:action|task|activity|delivery|operational)s? (?:lead|owner)s?(?: officers?)?|(?:owner|lead officer)s?")
# Notes that say little without the heading over them.
_LABELLED = frozenset({Role.COST, Role.NOTE, Role.SUPPORT, Role.BASELINE, Role.TARGET})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a plan's table: its head, its role with score and reason, and how its cells are taken.

    ``rank`` orders several columns of one role, 0 first; ``labelled`` says that its cells are kept under their heading;
    ``unread`` that nothing tells what it holds; ``told`` is the name a person gave the column by, "" where none did.
    """

    head: Head
    role: Role | None
    score: float = 1.0
    reason: str = ""
    rank: int = 1
    labelled: bool = False
    unread: bool = False
    told: str = ""


def tell_roles(heads: Sequence[Head], contents: Sequence[Contents], told: Mapping[int, tuple[str, Role]]) -> list[Column]:
    """Return the columns of a table with their roles, given their heads, what they hold, and the roles a person set by column."""
    known: dict[int, Column] = {}
    for column, (name, role) in told.items():
        known[column] = Column(heads[column], role, 1.0, "you set it", due_rank(heads[column].words), role in _LABELLED, told=name)
    named = [_named(head, held, heads) if n not in known else {} for n, (head, held) in enumerate(zip(heads, contents, strict=True))]
    _settle(heads, contents, named, known)
    if not any(is_foreign(head.own) for head in heads):
        _number(heads, contents, known)
        _group(heads, contents, known)
        _pair(heads, contents, named, known)
        _find_action(heads, contents, known)
        _find_measure(heads, contents, known)
    return [known[n] if n in known else _left(head, held, named[n]) for n, (head, held) in enumerate(zip(heads, contents, strict=True))]


def looks_planned(columns: Sequence[Column], contents: Sequence[Contents]) -> bool:
    """Tell whether a table without a column of actions looks like a plan's rows all the same, so that a person must be told of it."""
    if any(is_foreign(column.head.own) for column in columns):
        return False
    roles = {column.role for column in columns if column.score >= OUTRIGHT}
    if {Role.MEASURE, Role.DUE} <= roles or ({Role.LEAD, Role.DUE} <= roles and len(roles & _OF_PLANS) >= LEAST_OTHERS):
        return True
    rest = [held for column, held in zip(columns, contents, strict=True) if column.role in (None, Role.NOTE)]
    if max((held.filled for held in contents), default=0) < LEAST_CELLS:
        return False
    promised = any(held.share(Content.WORK) >= CLEAR / 2 and held.share(Content.PROSE) >= SENTENCES for held in rest)
    return promised and all(any(held.share(content) >= CLEAR for held in contents) for content in (Content.DATE, Content.PERSON))


def is_plan(columns: Sequence[Column]) -> bool:
    """Tell whether told columns make a plan's table: one holds actions, and its heading is not the bare question "What?" of any list."""
    action = next((column for column in columns if column.role is Role.ACTION), None)
    if action is None:
        return False
    if _is_calendar(columns):
        return False
    if action.told or action.score < OUTRIGHT or plain(action.head.own) != "what":
        return True
    return any(column.role in _PINNING for column in columns)


def _is_calendar(columns: Sequence[Column]) -> bool:
    """Tell whether columns are those of a list of dates: the date comes first, and nothing numbers, measures or rates what happens then."""
    first = columns[0]
    if any(column.told for column in columns) or first.role is not Role.DUE or plain(first.head.own) not in _BARE_DATES:
        return False
    return not any(column.role in _OF_ACTIONS for column in columns)


def _named(head: Head, held: Contents, heads: Sequence[Head]) -> dict[Role, float]:
    """Return the roles a head may name, those its cells contradict left out."""
    found = dict(heading_roles(head.own)) if head.own else {}
    of_group = dict(heading_roles(head.group)) if head.group else {}
    group = max(of_group, key=lambda role: of_group[role], default=None)
    if group in (Role.RAG, Role.PROGRESS) and Role.DUE in found:
        found = {Role.NOTE: 1.0}  # the date of a rating or an update is no deadline
    elif names_target(head.own) and (group is Role.MEASURE or _measured_beside(head, heads)):
        found = {Role.TARGET: 1.0, **{role: score for role, score in found.items() if role is not Role.MEASURE and score < 1}}
    elif names_period(head.own) and not of_group:
        found = {Role.RAG: 1.0} if held.share(Content.RATING) >= CLEAR else {Role.PROGRESS: 1.0}
    elif group is not None and (not found or max(found.values()) < OUTRIGHT):
        found = {**found, group: max(of_group[group], found.get(group, 0.0))}
    if _leads_group(head, heads) or _is_step(head, heads):
        found = {Role.NOTE: 1.0}
    elif Role.MEASURE in found and found.get(Role.EVIDENCE, 0.0) >= found[Role.MEASURE] and not _measured_elsewhere(head, heads):
        found = {**found, Role.MEASURE: found[Role.EVIDENCE], Role.EVIDENCE: found[Role.MEASURE] - _LESS}
    denied = {role: content for role in found if (content := contradicted(role, held)) is not None}
    meant = {_INSTEAD[content]: HINT for content in denied.values() if content in _INSTEAD}
    return {**meant, **{role: score for role, score in found.items() if role not in denied}}


def _leads_group(head: Head, heads: Sequence[Head]) -> bool:
    """Tell whether a column names who leads the group of work, and another who does the row's."""
    return _LEADS_GROUP.fullmatch(plain(head.own)) is not None and any(_LEADS_ACTION.fullmatch(plain(other.own)) for other in heads)


def _is_step(head: Head, heads: Sequence[Head]) -> bool:
    """Tell whether a column holds steps on the way, and another what success is."""
    if plain(head.own) not in _STEPS or head.group:
        return False
    return _measured_elsewhere(head, [other for other in heads if plain(other.own) not in _STEPS])


def _measured_beside(head: Head, heads: Sequence[Head]) -> bool:
    """Tell whether another column says what is measured, so that one of targets only says how much."""
    return _measured_elsewhere(head, [other for other in heads if not names_target(other.own)])


def _measured_elsewhere(head: Head, heads: Sequence[Head]) -> bool:
    """Tell whether a column besides this one is headed as measures outright."""
    others = [other for other in heads if other is not head]
    return any((roles := heading_roles(other.own)) and roles[0][0] is Role.MEASURE and roles[0][1] >= OUTRIGHT for other in others)


def _settle(heads: Sequence[Head], contents: Sequence[Contents], named: Sequence[Mapping[Role, float]], known: dict[int, Column]) -> None:
    """Give the columns whose headings name a role outright that role; of several for actions or references, the best one."""
    taken = {column.role for column in known.values()}
    outright: dict[int, tuple[Role, float]] = {}
    for n, roles in enumerate(named):
        best = max(roles.items(), key=lambda item: item[1], default=None)
        if best is not None and best[1] >= OUTRIGHT and n not in known:
            outright[n] = best
    for single in sorted(_SINGLE):
        rivals = [n for n, (role, _) in outright.items() if role is single]
        best_one = max(rivals, key=lambda n: (single in plain(heads[n].own), *_strength(single, n, outright[n][1], contents)), default=None)
        for n in rivals:
            if n != best_one or single in taken:
                del outright[n]
                known[n] = _note(
                    heads[n], f"another column holds the {'actions' if single is Role.ACTION else 'references'}; kept as a note", 0.7
                )
    for n, (role, score) in outright.items():
        fit = evidence(role, n, contents) if role in CONTENT_OF and contents[n].filled >= LEAST_CELLS else 1.0
        total = score * (1 - FIT_WEIGHT + FIT_WEIGHT * fit)
        known[n] = _column(heads[n], contents[n], role, total, f"{_says(heads[n], role)}{_holds(role, contents[n])}")


def _number(heads: Sequence[Head], contents: Sequence[Contents], known: dict[int, Column]) -> None:
    """Take a first column without heading for the references where its one cell is such: too few cells for :func:`_pair`."""
    free = 0 not in known and not heads[0].words and all(column.role is not Role.REF for column in known.values())
    if free and contents[0].filled == 1 and contents[0].share(Content.REFERENCE) == 1 and _may_hold_references(known):
        known[0] = Column(heads[0], Role.REF, CLEAR, "it stands first without a heading, and its one cell is a reference")


def _group(heads: Sequence[Head], contents: Sequence[Contents], known: dict[int, Column]) -> None:
    """Take a first column without heading for the workstreams where each cell begins as one's heading."""
    free = 0 not in known and not heads[0].words and all(column.role is not Role.WORKSTREAM for column in known.values())
    if free and contents[0].filled and contents[0].share(Content.GROUP) == 1:
        known[0] = Column(heads[0], Role.WORKSTREAM, CLEAR, "it stands first without a heading, and its cells name priorities or themes")


def _may_hold_references(known: Mapping[int, Column]) -> bool:
    return any(column.role is Role.ACTION for column in known.values())


def _strength(role: Role, column: int, score: float, contents: Sequence[Contents]) -> tuple[float, float, int]:
    """Return what orders the columns that claim one role: the heading, then more words of the kind, then the place."""
    return score, evidence(role, column, contents) * contents[column].words, -column


def _pair(heads: Sequence[Head], contents: Sequence[Contents], named: Sequence[Mapping[Role, float]], known: dict[int, Column]) -> None:
    """Pair the columns left with the roles left, and let a heading that only hints at a role share it where its cells agree."""
    taken = {column.role for column in known.values()}
    free = [role for role in _BY_CONTENT if role not in taken]
    if Role.ACTION in free and any(head.own for head in heads) and not (_may_hold_actions(known) or reads_as_plan(contents)):
        free.remove(Role.ACTION)
    open_columns = [n for n in range(len(heads)) if n not in known and contents[n].filled]
    scores = [[_score(role, n, named[n], contents, heads) for role in free] for n in open_columns]
    paired = pair_best([[score if score >= CLEAR else 0.0 for score in row] for row in scores])
    for place, (n, choice) in enumerate(zip(open_columns, paired, strict=True)):
        if choice is not None:
            known[n] = _column(
                heads[n], contents[n], free[choice], scores[place][choice], _why(heads[n], contents[n], free[choice], named[n])
            )
            continue
        hinted = [
            (_score(role, n, named[n], contents, heads), role) for role in named[n] if role not in _SINGLE and role not in (Role.START,)
        ]
        best = max(hinted, default=None)
        if best is not None and best[0] >= CLEAR - PLACE_WEIGHT:
            known[n] = _column(heads[n], contents[n], best[1], best[0], _why(heads[n], contents[n], best[1], named[n]))


def _find_action(heads: Sequence[Head], contents: Sequence[Contents], known: dict[int, Column]) -> None:
    """Find the actions of a table whose columns name none: under a heading that may mean them, or the one column of sentences left."""
    roles = {column.role for column in known.values()}
    if Role.ACTION in roles or not _may_hold_actions(known):
        return
    perhaps = [n for n, column in known.items() if may_head_actions(column.head.own) and not column.told]
    perhaps += [n for n in range(len(heads)) if n not in known and may_head_actions(heads[n].own)]
    promised = [n for n in perhaps if contents[n].filled >= 2 and contents[n].share(Content.WORK) >= CLEAR]
    if promised:
        best = max(promised, key=lambda n: (contents[n].share(Content.WORK), -n))
        reason = f"no column is headed as actions, and {_counted(contents[best], Content.WORK)} under “{heads[best].words}”"
        known[best] = _column(heads[best], contents[best], Role.ACTION, contents[best].share(Content.WORK) * CONTENT_WEIGHT, reason)
        return
    left = [n for n in range(len(heads)) if n not in known and heads[n].own]
    prose = [n for n in left if contents[n].filled >= 2 and contents[n].share(Content.PROSE) >= SENTENCES]
    if len(prose) == 1 and {Role.LEAD, Role.DUE} <= roles and len(roles & _OF_PLANS) >= LEAST_OTHERS:
        reason = "it is the one column left that holds sentences, and the table has leads and deadlines"
        known[prose[0]] = _column(heads[prose[0]], contents[prose[0]], Role.ACTION, CLEAR, reason)


def _find_measure(heads: Sequence[Head], contents: Sequence[Contents], known: dict[int, Column]) -> None:
    """Take outcomes that stand right of the actions, one of its own in each row, for what each action is measured by: nothing else is."""
    actions = [n for n, column in known.items() if column.role is Role.ACTION]
    if not actions or any(column.role is Role.MEASURE for column in known.values()):
        return
    for n, column in known.items():
        own_each = contents[n].filled * contents[n].distinct >= EACH_ROW * max(1, contents[actions[0]].filled)
        if column.role is Role.OUTCOME and n > actions[0] and own_each and not column.told:
            reason = f"{column.reason}, but it stands behind the actions, one in each row, and no other column measures them"
            known[n] = _column(heads[n], contents[n], Role.MEASURE, CLEAR, reason)


def _may_hold_actions(known: Mapping[int, Column]) -> bool:
    """Tell whether the headings told so far are those of a plan: two of its columns, one of them of dates or measures."""
    roles = {column.role for column in known.values()}
    return bool(roles & _PINNING) and len(roles & _OF_PLANS) >= 2 and Role.ACTION not in roles


def _score(role: Role, column: int, named: Mapping[Role, float], contents: Sequence[Contents], heads: Sequence[Head]) -> float:
    held = contents[column]
    if contradicted(role, held) is not None:
        return 0.0
    by_heading, by_content = named.get(role, 0.0), evidence(role, column, contents)
    if not by_heading and any(score >= OUTRIGHT for score in named.values()):
        return 0.0
    doubt = (1 - HEADING_WEIGHT * by_heading) * (1 - CONTENT_WEIGHT * by_content)
    return min(1.0, 1 - doubt + PLACE_WEIGHT * (position(role, column, len(heads)) - 0.5)) if doubt < 1 else 0.0


def _column(head: Head, held: Contents, role: Role, score: float, reason: str) -> Column:
    rank = due_rank(head.words) if role is Role.DUE else 1
    labelled = role in _LABELLED or names_period(head.own) or (role is Role.PROGRESS and held.share(Content.DATE) >= CLEAR)
    return Column(head, role, round(score, 2), reason, rank, labelled)


def _left(head: Head, held: Contents, named: Mapping[Role, float]) -> Column:
    """Return a column nothing told the role of: none where it is blank, else a note."""
    if not held.filled and not (head.own and named):
        return Column(head, None, 0.0, "it is blank")
    if not held.filled:
        role = max(named, key=lambda role: named[role])
        return Column(head, role, round(named[role] * HEADING_WEIGHT, 2), _says(head, role), due_rank(head.words))
    meant = next((role for role, score in heading_roles(head.own) if score >= OUTRIGHT), None) if head.own else None
    denied = contradicted(meant, held) if meant is not None else None
    if meant is not None and denied is not None:
        return _note(head, f"its heading “{head.words}” means {meant}, but {_counted(held, denied)}; kept as a note", CLEAR)
    why = f"its heading “{head.words}” names nothing known" if head.words else "it has no heading"
    kind = max(held.shares, key=lambda content: held.shares[content], default=None)
    cells = f"{_counted(held, kind)}, too few, or held by another column" if kind is not None else "its cells tell nothing"
    return Column(head, Role.NOTE, 0.3, f"{why} and {cells}; kept as a note", labelled=True, unread=True)


def _note(head: Head, reason: str, score: float) -> Column:
    return Column(head, Role.NOTE, score, reason, labelled=True)


def _says(head: Head, role: Role) -> str:
    own = dict(heading_roles(head.own))
    if head.group and own.get(role, 0.0) < OUTRIGHT and role not in (Role.TARGET, Role.NOTE):
        return f"it stands under “{head.group}”"
    return f"its heading is “{head.words}”"


def _holds(role: Role, held: Contents) -> str:
    content = CONTENT_OF.get(role)
    return f", and {_counted(held, content)}" if content is not None and held.count(content) else ""


def _why(head: Head, held: Contents, role: Role, named: Mapping[Role, float]) -> str:
    content = CONTENT_OF.get(role)
    holds = _counted(held, content) if content is not None else "its cells fit"
    if named.get(role):
        return f"its heading “{head.words}” speaks of it, and {holds}"
    meant = next((r for r, score in heading_roles(head.own) if score >= OUTRIGHT), None) if head.own else None
    if meant is not None:
        return f"its heading “{head.words}” means {meant}, but {holds}"
    return f"its heading “{head.words}” names nothing known, but {holds}" if head.words else f"it has no heading, but {holds}"


def _counted(held: Contents, content: Content) -> str:
    return f"{held.count(content)} of {held.filled} cells hold {content}"
