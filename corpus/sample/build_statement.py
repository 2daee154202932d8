"""Writes the sample public statement: a web page as someone copies it into a plain text file."""

from pathlib import Path

from . import content_papers as statement


def write_statement(path: Path) -> None:
    """Write the public statement to ``path``."""
    steps = "\n".join(f"  • {step}" for step in statement.STATEMENT_STEPS)
    parts = (
        "\n".join(statement.STATEMENT_TOP),
        statement.STATEMENT_TITLE,
        *statement.STATEMENT_BODY,
        "Next steps:",
        steps,
        "\n".join(statement.STATEMENT_BOTTOM),
    )
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
