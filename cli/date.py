"""``stocktake date``: how the words of a deadline are read."""

import json
from datetime import date as Day

import click

from ..extract.language.dates import TimescaleReading, read_timescale
from ..model import Reading
from .options import format_option
from .output import printable, write
from .standard_input import lines

_WITHOUT_DUE = {
    Reading.OPEN_ENDED: "open-ended, no due date",
    Reading.RELATIVE: "no due date: it counts from another day",
    Reading.IMPOSSIBLE: "no due date: the calendar has no such date",
    Reading.UNREADABLE: "no due date: the words cannot be read as one",
    Reading.BLANK: "blank, no due date",
}
_MONTHS = "January February March April May June July August September October November December".split()


@click.command()
@click.argument("phrase", metavar="PHRASE")
@format_option
def command(phrase: str, form: str) -> None:
    """Read a deadline's words as dates.

    PHRASE is what stands in a plan's timescale column, such as "by the end of Q3 2023/24". With - for PHRASE, one is
    read from each line of standard input. Text is for people; JSON is one object a line, with the dates as
    YYYY-MM-DD or null.
    """
    for words in lines() if phrase == "-" else [phrase]:
        reading = read_timescale(words)
        write(_as_json(reading) if form == "json" else printable(_as_text(reading)))


date = command


def _as_json(reading: TimescaleReading) -> str:
    node = {
        "text": reading.text,
        "start": reading.start.isoformat() if reading.start else None,
        "due": reading.due.isoformat() if reading.due else None,
        "reading": reading.reading.value,
        "notes": list(reading.notes),
    }
    return json.dumps(node, ensure_ascii=False) + "\n"


def _as_text(reading: TimescaleReading) -> str:
    said = f"due {_spelt(reading.due)}" if reading.due else _WITHOUT_DUE[reading.reading]
    begins = f"from {_spelt(reading.start)}, " if reading.start else ""
    return f'"{reading.text}": {begins}{said}\n' + "".join(f"  {note}\n" for note in reading.notes)


def _spelt(day: Day) -> str:
    """Write a day in English, whatever language the computer speaks."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
