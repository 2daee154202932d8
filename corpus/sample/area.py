"""The fictional local area the sample papers are about: the names its papers share.

Thornmere, its council, its NHS board, its parent carer forum and every person named here are invented.
"""

from dataclasses import dataclass

AREA = "Thornmere"
COUNCIL = "Thornmere Council"
HEALTH_BOARD = "NHS Thornmere and Wolds Integrated Care Board"
FORUM = "Thornmere Parent Carer Alliance"
FORUM_SHORT = "TPCA"
YOUTH_GROUP = "Step Up Thornmere"
BOARD = "SEND Assurance Board"
DEPARTMENT = "Department for Education"
NHS_ENGLAND = "NHS England"


@dataclass(frozen=True, slots=True)
class Officer:
    """A person, what they are, and for whom they work."""

    name: str
    role: str
    organisation: str

    @property
    def in_full(self) -> str:
        """Name, role and organisation, as a list of addressees or leads prints them."""
        return f"{self.name}, {self.role}, {self.organisation}"


DIRECTOR = Officer("Philippa Drewitt", "Director of Children's Services", COUNCIL)
CHIEF_EXECUTIVE = Officer("Anselm Okafor", "Chief Executive", COUNCIL)
COUNCIL_LEADER = Officer("Howard Blenkin", "Leader of the Council", COUNCIL)
CHIEF_NURSE = Officer("Ruth Amankwah", "Chief Nurse", HEALTH_BOARD)
FORUM_CHAIR = Officer("Sunita Marlowe", "Chair", FORUM)

HEALTH_LEAD = Officer("Nadia Ferreby", "Head of Children's Community Health", HEALTH_BOARD)
INCLUSION_LEAD = Officer("Colin Strachey", "Assistant Director for Education and Inclusion", COUNCIL)
TRANSITIONS_LEAD = Officer("Beth Ollerton", "Head of Adult Transitions", COUNCIL)

DEPARTMENT_SIGNATORY = Officer("Gregory Fenwick-Hale", "Deputy Director for Regional SEND Delivery", DEPARTMENT)
NHS_SIGNATORY = Officer("Marian Coxley", "Regional Lead Nurse for Children", NHS_ENGLAND)
DEPARTMENT_ADVISER = Officer("Tobias Lyle", "SEND Adviser", DEPARTMENT)
NHS_ADVISER = Officer("Imogen Sharrock", "SEND Adviser", NHS_ENGLAND)
