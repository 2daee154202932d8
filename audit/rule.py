"""What a rule is: one declaration from which the check, its explanation, its tests and its documentation come."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from ..model import Document, Passage
from .area import AuditedArea
from .examples import Example
from .finding import Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a rule found: what it is about, what is wrong in a sentence, and the words it rests on."""

    subject: str
    message: str
    quotes: tuple[tuple[Document, Passage], ...] = ()
    document: Document | None = None
    question: str | None = None
    severity: Severity | None = None


Check = Callable[[AuditedArea], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, the fault its name states, how grave it is, and the pure check that finds it.

    The check's docstring is the rationale: why it matters, which guidance it rests on, how to clear it. A rule that is ``last``
    looks at what the others found.
    """

    code: str
    name: str
    severity: Severity
    question: str
    rationale: str
    bad: Example
    good: Example
    check: Check = field(compare=False)
    last: bool = False

    @property
    def family(self) -> str:
        """The three letters its code begins with."""
        return self.code[:3]


def rule(
    code: str, name: str, severity: Severity, *, question: str, bad: Example, good: Example, last: bool = False
) -> Callable[[Check], Rule]:
    """Declare the rule a check is: ``@rule("GAP003", "action without measure", …)`` above it."""

    def declare(check: Check) -> Rule:
        return Rule(code, name, severity, question, inspect.cleandoc(check.__doc__ or ""), bad, good, check, last)

    return declare


def rules_in(families: Sequence[ModuleType]) -> dict[str, Rule]:
    """Return the rules of the family modules by code, sorted. Raises ValueError when two claim one code."""
    found: dict[str, Rule] = {}
    for declared in (value for family in families for value in vars(family).values() if isinstance(value, Rule)):
        if found.get(declared.code, declared) is not declared:
            raise ValueError(f"Two rules claim the code {declared.code}.")
        found[declared.code] = declared
    return dict(sorted(found.items()))
