"""Two versions of an invented plan, and a letter and a position statement about it, as text."""

from .builders import lines, pipe_table

OLD_WEAKNESSES = (
    "1. The long waits for an assessment of autism",
    "2. The poor quality of education, health and care plans",
    "3. The lack of a joint strategy between the council and its health partners",
)
HEADINGS = ("Ref", "Action", "Lead", "Deadline", "KPI")
WAITING = (
    ("1.1", "Open a hub for families in every town", "Rowan Pell", "May 2024", "90% of families seen within 18 weeks"),
    ("1.2", "Train all school nurses in spotting autism early", "Rowan Pell", "30 June 2024", "All nurses trained by June 2024"),
    ("1.3", "Publish a guide for parents on waiting times", "Ash Dune", "July 2024", "Guide published on the website"),
    ("1.4", "Hold a drop-in session in each library", "Ash Dune", "March 2024", "Twelve sessions held"),
)
PLANS = (
    ("2.1", "Audit ten education, health and care plans each month", "Cora Lind", "September 2024", "80% of plans rated good"),
    ("2.2", "Rewrite the template of the annual review", "Cora Lind", "October 2024", "Template agreed by the board"),
)
# 1.1 is reworded, put off and weakened, 1.2 has another lead and a vague measure, 1.3 is gone and 1.4 bears its number; 2.2 has lost its
# date, 2.3 is new.
WAITING_ANEW = (
    ("1.1", "Open a hub for families in the largest town", "Rowan Pell", "September 2024", "75% of families seen within 18 weeks"),
    ("1.2", "Train all school nurses in spotting autism early", "Ines Vale", "30 June 2024", "Nurses feel more confident"),
    ("1.3", "Hold a drop-in session in each library", "Ash Dune", "March 2024", "Twelve sessions held"),
)
PLANS_ANEW = (
    PLANS[0],
    ("2.2", "Rewrite the template of the annual review", "Cora Lind", "Ongoing", "Template agreed by the board"),
    ("2.3", "Recruit three more plan writers", "Cora Lind", "December 2024", "Three plan writers in post"),
)


def plan_text(
    *tables: tuple[tuple[str, ...], ...],
    date: str = "May 2023",
    area: str = "Holtby Council",
    weaknesses: tuple[str, ...] = OLD_WEAKNESSES,
) -> str:
    """Return a plan of two workstreams, the first answering the first weakness, the second the second."""
    first, second = tables or (WAITING, PLANS)
    top = lines("# SEND improvement plan", date, f"{area} answers the inspection.", "The areas of significant weakness are:", [*weaknesses])
    return (
        top
        + f"\nWorkstream 1: Waiting well\nLead: Rowan Pell, Head of Health, {area}\n"
        + f"Areas of weakness: {weaknesses[0].partition(' ')[2]}\n"
        + pipe_table(HEADINGS, *first)
        + f"Workstream 2: Better plans\nLead: Cora Lind, Head of SEND, {area}\n"
        + f"Areas of weakness: {weaknesses[1].partition(' ')[2]}\n"
        + pipe_table(HEADINGS, *second)
    )


def new_plan_text() -> str:
    """Return the later version."""
    return plan_text(
        WAITING_ANEW, PLANS_ANEW, date="February 2024", weaknesses=(*OLD_WEAKNESSES[:2], "3. The uneven offer of short breaks")
    )
