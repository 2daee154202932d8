"""``stocktake rule``: one rule, why it matters and how to clear it."""

import difflib
import re

import click

from ..audit.rules import FAMILY_NAMES, RULES
from ..model import SettingsError
from ..report.rule_text import explain
from .output import printable, write

# Between two rules of a family.
RULE_BREAK = "\n" + "-" * 60 + "\n\n"


@click.command()
@click.argument("code", metavar="CODE")
def command(code: str) -> None:
    """Explain a rule: why it matters, examples, how to clear it.

    CODE is what stands before a finding, such as GAP003, or a whole family, such as GAP.
    """
    named = code.strip().upper()
    if named in FAMILY_NAMES:
        write(printable(RULE_BREAK.join(explain(rule) for rule in RULES.values() if rule.family == named)))
        return
    rule = RULES.get(named)
    if rule is None:
        # A digit short is the commonest slip: "GAP03" means GAP003, however like GAP013 it looks.
        wanted = re.sub(r"\d+$", lambda digits: digits.group().zfill(3), named)
        close = difflib.get_close_matches(wanted, RULES, n=1)
        raise SettingsError(f"There is no rule {code}.{f' Did you mean {close[0]}?' if close else ''} stocktake rules lists them.")
    write(printable(explain(rule)))
