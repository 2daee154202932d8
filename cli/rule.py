"""``stocktake rule``: one rule, why it matters and how to clear it."""

import difflib

import click

from ..audit.rules import FAMILY_NAMES, RULES
from ..model import SettingsError
from ..report.rule_text import explain
from .output import printable, write


@click.command()
@click.argument("code", metavar="CODE")
def command(code: str) -> None:
    """Explain a rule: why it matters, examples, how to clear it.

    CODE is what stands before a finding, such as GAP003.
    """
    rule = RULES.get(code.strip().upper())
    if rule is None and code.strip().upper() in FAMILY_NAMES:
        family = code.strip().upper()
        raise SettingsError(f"{family} is a family of rules: {', '.join(c for c in RULES if c.startswith(family))}. Name one of them.")
    if rule is None:
        close = difflib.get_close_matches(code.upper(), RULES, n=1)
        raise SettingsError(f"There is no rule {code}.{f' Did you mean {close[0]}?' if close else ''} stocktake rules lists them.")
    write(printable(explain(rule)))
