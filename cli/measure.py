"""``stocktake measure``: whether a success measure can be checked, why, what it lacks, and a pattern to word it by."""

import json

import click

from ..audit.measurability import Measurability, MeasureClass, classify
from ..audit.measure_patterns import missing_from, pattern_for
from .options import format_option
from .output import printable, write
from .standard_input import lines

_VERDICTS = {
    MeasureClass.QUANTIFIED: "it can be checked: quantified",
    MeasureClass.DELIVERABLE: "it can be checked: a deliverable",
    MeasureClass.DIRECTIONAL: "it cannot be checked: a direction without a target",
    MeasureClass.VAGUE: "it cannot be checked: vague",
    MeasureClass.DEFECTIVE: "it cannot be checked: no measure as it stands",
}


@click.command()
@click.argument("text", metavar="TEXT")
@click.option("--action", default="", metavar="TEXT", help="The action it belongs to: a measure that only repeats it is none.")
@format_option
def command(text: str, action: str, form: str) -> None:
    """Say whether a success measure can be checked.

    TEXT is one success measure of a plan, such as "Waiting times are reduced". With - for TEXT, one is read from each
    line of standard input. Text is for people, with a pattern of how it could be worded: what is in [brackets] is for you
    to fill in. JSON is one object a line.
    """
    for words in lines() if text == "-" else [text]:
        found = classify(words, action)
        write(_as_json(words, found) if form == "json" else printable(_as_text(words, found)))


measure = command


def _as_json(words: str, found: Measurability) -> str:
    node = {
        "text": words,
        "class": found.measure_class.value,
        "has_target": found.has_target,
        "has_baseline": found.has_baseline,
        "has_date": found.has_date,
        "has_source": found.has_source,
        "why": found.why,
        "missing": list(missing_from(found)),
        "pattern": pattern_for(words, found),
    }
    return json.dumps(node, ensure_ascii=False) + "\n"


def _as_text(words: str, found: Measurability) -> str:
    held = {"target": found.has_target, "baseline": found.has_baseline, "date": found.has_date, "source of evidence": found.has_source}
    stated = ", ".join(name for name, there in held.items() if there)
    missing = ", ".join(missing_from(found))
    lines_said = [f'"{words}": {_VERDICTS[found.measure_class]}', f"  {found.why}"]
    lines_said += [f"  it states: {stated}"] if stated else []
    lines_said += [f"  it lacks: {missing}", f"  it could read: {pattern_for(words, found)}"] if missing else []
    return "\n".join(lines_said) + "\n"
