"""The figures from which on a rule speaks, where a person may set another; each rule says how its own was chosen."""

from pydantic import Field

from ..crosswalk.link_states import WEAK_EVIDENCE
from ..model import Value


class Thresholds(Value):
    """``bunched_share``: the share of all deadlines in one month; ``bunched_least``: and at least so many of them.

    ``measurable_share``: the share of a workstream's measures that can be checked, below which it is a finding.
    ``weak_link``: how likely a link has to be, below which it rests on little.
    """

    # A third of all deadlines, and at least six, in one month: of the papers at hand only plans dated in one stroke have that.
    bunched_share: float = Field(default=1 / 3, gt=0, le=1)
    bunched_least: int = Field(default=6, ge=2)
    # Where fewer than half can be checked, nobody can say at a review whether the workstream as a whole has worked.
    measurable_share: float = Field(default=0.5, gt=0, le=1)
    # The number by which a link's state is weak: less likely than not, and kept since nothing likelier was found.
    weak_link: float = Field(default=WEAK_EVIDENCE, ge=0, le=1)
