"""The options that say what reading may take: passwords that open protected PDFs, and the limits of time and memory."""

import os
import sys
from collections.abc import Sequence

import click

PASSWORD_VARIABLE = "STOCKTAKE_PASSWORD"
ASK = "-"

password_option = click.option(
    "--password",
    "passwords",
    multiple=True,
    metavar="WORD",
    help=f"Open protected PDFs with WORD; {ASK} asks for it unseen. Kept nowhere.  [default: the variable {PASSWORD_VARIABLE}]",
)
limit_option = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Let reading a paper take more or less: seconds=300, memory_mb=4096.",
)


def passwords_from(given: Sequence[str]) -> tuple[str, ...]:
    """Return the passwords to try: those given, asked for where ``-`` was given, else the one in the environment.

    What is typed behind an option can be seen by others on the computer in its list of programs, and stays in the shell's
    history; what is asked for or stands in the environment cannot.
    """
    if given:
        return tuple(_ask() if password == ASK else password for password in given)
    kept = os.environ.get(PASSWORD_VARIABLE)
    return (kept,) if kept else ()


def _ask() -> str:
    if sys.stdin is not None and not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    answer: str = click.prompt("Password", hide_input=True, err=True)
    return answer
