"""``stocktake measure``: whether a success measure can be checked, and why."""

import json

import click

from ..audit.measurability import Measurability, MeasureClass, classify
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
    line of standard input. Text is for people; JSON is one object a line.
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
    }
    return json.dumps(node, ensure_ascii=False) + "\n"


def _as_text(words: str, found: Measurability) -> str:
    held = {"target": found.has_target, "baseline": found.has_baseline, "date": found.has_date, "source of evidence": found.has_source}
    names = {here: ", ".join(name for name, there in held.items() if there is here) for here in (True, False)}
    states = "".join(f"  {said}: {names[here]}\n" for here, said in ((True, "it states"), (False, "it does not state")) if names[here])
    return f'"{words}": {_VERDICTS[found.measure_class]}\n  {found.why}\n{states}'
