"""What a person set for an audit: which rules, how grave, where a rule does not apply, and from which figures on."""

from collections.abc import Sequence

from pydantic import Field

from ..model import Value
from .finding import Finding, Severity
from .rule import Rule
from .thresholds import Thresholds


class LeftOut(Value):
    """A place where a rule, or a family of rules, is not to be applied, and why.

    ``paper`` is a paper's file name, ``ref`` what the finding is about: an action's reference, "weakness 3". Either alone is
    enough; with both, both must fit.
    """

    rule: str
    paper: str | None = None
    ref: str | None = None
    reason: str

    def covers(self, finding: Finding, source: str) -> bool:
        """Tell whether a finding, in the paper of that file name, is one of those left out."""
        fits_paper = self.paper is None or self.paper.casefold() == source.casefold()
        return finding.code.startswith(self.rule) and fits_paper and (self.ref is None or self.ref in _names_in(finding.subject))


class Preferences(Value):
    """All that is set for an audit; ``select`` and ``ignore`` hold codes and families, no ``select`` meaning every rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Severity] = Field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    thresholds: Thresholds = Thresholds()
    fail_on: str | None = None

    def choose(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Return those of ``rules`` that are to be run, in their order."""
        wanted = [rule for rule in rules if not self.select or rule.code.startswith(self.select)]
        return tuple(rule for rule in wanted if not (self.ignore and rule.code.startswith(self.ignore)))

    def severity_of(self, code: str) -> Severity | None:
        """Return how grave a rule's findings are to be, None where nobody set it; a rule's own code outranks its family."""
        return self.severities.get(code, self.severities.get(code[:3]))


def _names_in(subject: str) -> set[str]:
    """Return what a subject names: "actions 1.1.a and 1.1.b" is itself, 1.1.a and 1.1.b; "weakness 3" only itself."""
    words = {word.strip(",.") for word in subject.split()}
    return {subject} | ({word for word in words if "." in word} if subject.startswith(("action", "outcome")) else set())
