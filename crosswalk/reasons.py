"""Says in one sentence why a statement was joined to an action: what both name, and what each says was asked or done."""

from ..model import Section
from .deeds import deed_of, words_of
from .matches import Match, TrendMatch
from .scale import Scale, Told
from .signals import OutputWorth

MOST_NAMED = 4
# An output in common is named before single words when it is this surely the same.
SAME_OUTPUT = 0.4


def say_why(
    scale: Scale, action: Told, said: Told, match: Match | None, trend: TrendMatch | None, word: str | None, section: Section
) -> str:
    """Return the reason of a link; ``word`` is what in the statement says how it bears on the action."""
    named = _named(scale, action, said)
    if match and match.figure:
        return f"It reports “{match.figure.text}” for what measure {match.measure + 1} counts" + (f" and names {named}." if named else ".")
    if trend and trend.met is not None:
        return f"It says “{trend.told.words}”, and measure {trend.measure + 1} asks for " + ("that." if trend.met else "the contrary.")
    deed = deed_of(said.text)
    done, asked = (words_of(said.text, deed), words_of(action.text, deed)) if deed else (None, None)
    if done and asked and (word is None or word.lower() == done.lower()):
        telling = f"“{done}” against “{asked}”"
    else:
        telling = f"it says “{word}”" if word else f"it stands under “{section.value.replace('_', ' ')}”"
    return f"Both name {named}; {telling}." if named else f"The wording is alike; {telling}."


def _named(scale: Scale, action: Told, said: Told) -> str:
    """Return what both texts name, in quotation marks: the output they share and the words it leaves out, the rarest first."""
    likeness, output = OutputWorth(scale).best(action, said)
    words = scale.shared(action.text, said.text)
    if output is not None and likeness >= SAME_OUTPUT:
        words = [output.words, *(each for each in words if each not in output.words)]
    return ", ".join(f"“{each}”" for each in words[:MOST_NAMED])
