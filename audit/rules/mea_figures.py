"""Success measures whose figures say too little, or what cannot be."""

from collections.abc import Iterator

from ..area import AuditedArea
from ..examples import Example, Promise
from ..finding import Severity
from ..measurability import MeasureClass
from ..measure_figures import asks_relative_change, cannot_tell, counts_nothing, escape_from, names_no_population, two_targets
from ..measured import hit_on, measures_of
from ..naming import count, enumerate_words
from ..rule import Hit, rule

# That few figures name their source is worth a word when there are at least this many and fewer than half do.
LEAST_FIGURES = 4
SOURCED_SHARE = 0.5
# More quotes than these make the point no clearer, nor do more references in one sentence.
MOST_QUOTES = 3
MOST_REFS = 12

_FIRST = "Speed up the work of the panel"


def _plan(*measures: str) -> Example:
    return Example(promises=(Promise("1.1.a", _FIRST, measures, "May 2022"),))


@rule(
    "MEA011",
    "percentage of nothing",
    Severity.MEDIUM,
    question="A share of what?",
    bad=_plan("90% on time"),
    good=_plan("90% of panel decisions sent on time"),
)
def percentage_of_nothing(area: AuditedArea) -> Iterator[Hit]:
    """A measure names a share and nothing it could be a share of.

    Two officers would count two different things; INCOSE's rules for writing requirements ask for an explicit subject and
    measurement. To clear it, say what is counted and out of how many.
    """
    for action, measure in measures_of(area, MeasureClass.QUANTIFIED):
        if share := counts_nothing(measure.passage.text):
            message = f"The measure “{measure.passage.text}” of action {action.ref} asks for {share} and does not say of what."
            yield hit_on(area, action, measure, message)


@rule(
    "MEA012",
    "share without a population",
    Severity.LOW,
    question="Whose answers or cases are counted, and how many are there?",
    bad=_plan("80% satisfaction with the new process"),
    good=_plan("80% of families who came before the panel are satisfied"),
)
def share_without_population(area: AuditedArea) -> Iterator[Hit]:
    """A measure asks for a share of opinion, attendance or compliance and does not say whose.

    Four of five at one event meet it as well as four of five of all families. To clear it, name the group, how it is
    asked, and the fewest answers that count.
    """
    for action, measure in measures_of(area, MeasureClass.QUANTIFIED):
        if share := names_no_population(measure.passage.text):
            message = f"The measure “{measure.passage.text}” of action {action.ref} asks for “{share}” and does not say whose."
            yield hit_on(area, action, measure, message)


@rule(
    "MEA013",
    "change without its starting value",
    Severity.MEDIUM,
    question="From which figure, of which period, is this change counted?",
    bad=_plan("Late decisions reduced by 20%"),
    good=_plan("Late decisions reduced by 20% against 2020/21"),
)
def change_without_start(area: AuditedArea) -> Iterator[Hit]:
    """A measure asks for a share of change ("reduce by 20%", "halved") and names no value or period it starts from.

    Without the start nobody can work out the value to reach, and a later start can be chosen that suits the result. To clear
    it, put the starting value with its date, or the period compared with, into the measure.
    """
    for action, measure in measures_of(area, MeasureClass.QUANTIFIED):
        change = asks_relative_change(measure.passage.text)
        if change and not measure.measurability.has_baseline:
            message = f"The measure “{measure.passage.text}” of action {action.ref} asks for a change (“{change}”) from no named value."
            yield hit_on(area, action, measure, message)


@rule(
    "MEA014",
    "target that cannot tell",
    Severity.MEDIUM,
    question="Which value would show that the action has worked, and which that it has not?",
    bad=_plan("At least 0% of decisions sent within a week"),
    good=_plan("At least 60% of decisions sent within a week"),
)
def target_cannot_tell(area: AuditedArea) -> Iterator[Hit]:
    """A target is met whatever happens, or can never be met.

    "At least 0%", "110% of children", a fall of more than all there is, a rise to less than the start, or no worse than now:
    none tells success from failure, and SMART's A asks for the attainable. To clear it, put in a value between where the
    figure stands and where it could stand.
    """
    for action, measure in measures_of(area):
        if odd := cannot_tell(measure.passage.text):
            message = f"The target “{odd.words}” in the measure “{measure.passage.text}” of action {action.ref} {odd.why}."
            yield hit_on(area, action, measure, message)


@rule(
    "MEA015",
    "two targets in one measure",
    Severity.MEDIUM,
    question="Which of the two values counts?",
    bad=_plan("80% / 90% of decisions sent within a week"),
    good=_plan("80% of decisions sent within a week by July 2021 and 90% by May 2022"),
)
def two_targets_in_measure(area: AuditedArea) -> Iterator[Hit]:
    """A measure names two values for one thing and does not say when or for whom each holds.

    Between the two, one officer would say yes and the other no; INCOSE asks for one thought in each requirement. To clear
    it, keep one value, or say which is the milestone and which the end.
    """
    for action, measure in measures_of(area):
        if two := two_targets(measure.passage.text):
            message = f"The measure “{measure.passage.text}” of action {action.ref} names two targets: “{two[0]}” and “{two[1]}”."
            yield hit_on(area, action, measure, message)


@rule(
    "MEA016",
    "way out left open",
    Severity.LOW,
    question="In which cases would this not apply, and who decides?",
    bad=_plan("All decisions sent within a week where possible"),
    good=_plan("All decisions sent within a week unless the family asks for more time"),
)
def way_out_left_open(area: AuditedArea) -> Iterator[Hit]:
    """A measure that could be checked lets itself off: "where possible", "as appropriate", "if resources allow".

    INCOSE's rules for writing requirements forbid such escape clauses, since whatever was not done can be called not
    possible. To clear it, strike it out, or name the cases that are not counted.
    """
    for action, measure in measures_of(area, MeasureClass.QUANTIFIED, MeasureClass.DELIVERABLE):
        if way_out := escape_from(measure.passage.text):
            message = f"The measure “{measure.passage.text}” of action {action.ref} leaves a way out: “{way_out}”."
            yield hit_on(area, action, measure, message)


@rule(
    "MEA017",
    "figures without a source",
    Severity.LOW,
    question="Which record or survey will each of these figures be read from, and who keeps it?",
    bad=_plan("60 families seen", "70% of plans on time", "80% of reviews held", "Waits under 9 weeks"),
    good=_plan(
        "60 families seen", "70% of plans on time (tracker)", "80% of reviews held, recorded in the case log", "90% agree in the survey"
    ),
)
def figures_without_source(area: AuditedArea) -> Iterator[Hit]:
    """Most figures of the plan name no record, survey or audit they will be read from.

    A figure from no named source can be counted in several ways, or not at all when the day comes. To clear it, name the
    record beside each figure, or once for the whole plan. It is said once, for all of them.
    """
    figures = list(measures_of(area, MeasureClass.QUANTIFIED))
    without = [(action, measure) for action, measure in figures if not measure.measurability.has_source]
    if area.plan is None or len(figures) < LEAST_FIGURES or len(figures) - len(without) >= SOURCED_SHARE * len(figures):
        return
    refs = list(dict.fromkeys(action.ref for action, _ in without))
    shown = [*refs[:MOST_REFS], *(["others"] if len(refs) > MOST_REFS else [])]
    message = (
        f"Of the plan's {count(len(figures), 'measure')} with a figure, {len(without)} do not say what it will be read from: "
        f"those of {enumerate_words(shown)}."
    )
    yield Hit("the plan", message, tuple((area.plan, measure.passage) for _, measure in without[:MOST_QUOTES]))
