"""Writes the sample committee report: a council web page with all that surrounds a report on one."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from . import content_papers as report
from .area import COUNCIL

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | {council}</title>
<style>
body {{ font-family: Arial, sans-serif; line-height: 1.5; color: #1f2a37; margin: 0; }}
header, footer, nav, main, .cookies {{ max-width: 60rem; margin: 0 auto; padding: 0.75rem 1rem; }}
header {{ border-bottom: 4px solid #1b3a5c; font-weight: bold; }}
nav ul, .share ul {{ list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 1rem; }}
h1, h2, h3 {{ color: #1b3a5c; }}
a {{ color: #0b4f8a; }}
.cookies {{ background: #eef2f6; }}
</style>
</head>
<body>
<a href="#content">Skip to content</a>
<div class="cookies" role="region" aria-label="Cookies">
<p>We would like to use cookies that count visits to these pages.</p>
<button type="button">Allow counting</button>
<button type="button">Only what is needed</button>
</div>
<header><a href="/">{council}</a></header>
<nav aria-label="Main">
<ul>
<li><a href="/bins">Bins and recycling</a></li>
<li><a href="/council-tax">Council tax</a></li>
<li><a href="/schools">Schools and learning</a></li>
<li><a href="/meetings">Councillors and meetings</a></li>
</ul>
</nav>
<nav aria-label="Breadcrumb">
<ul>
<li><a href="/">Home</a></li>
<li><a href="/meetings">Councillors and meetings</a></li>
<li><a href="/meetings/children">{committee}</a></li>
<li>{date}</li>
</ul>
</nav>
<main id="content">
<h1>{title}</h1>
<p>{committee}, {date}</p>
<p>Report of: {author}</p>
{body}
<div class="share">
<p>Share this page</p>
<ul>
<li><a href="/share/facebook">Facebook</a></li>
<li><a href="/share/twitter">Twitter</a></li>
<li><a href="/share/email">Email</a></li>
</ul>
</div>
</main>
<footer>
<ul>
<li><a href="/contact">Contact the council</a></li>
<li><a href="/accessibility">Accessibility</a></li>
<li><a href="/privacy">Privacy</a></li>
</ul>
<p>© {council} 2023</p>
</footer>
</body>
</html>
"""


def write_report(path: Path) -> None:
    """Write the committee report to ``path``."""
    author = report.REPORT_AUTHOR
    page = PAGE.format(
        title=escape(report.REPORT_TITLE),
        council=escape(COUNCIL),
        committee=escape(report.REPORT_COMMITTEE),
        date=report.REPORT_DATE,
        author=escape(f"{author.name}, {author.role}", quote=False),
        body="\n".join(_body()),
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _body() -> list[str]:
    lines = ["<h2>Report summary</h2>", *map(_paragraph, report.REPORT_SUMMARY)]
    lines += ["<h2>Recommendations</h2>", f"<p>The {escape(report.REPORT_COMMITTEE)} is asked to:</p>"]
    lines += [_paragraph(f"({letter}) {text}") for letter, text in zip("abcd", report.REPORT_RECOMMENDATIONS, strict=False)]
    lines.append("<h2>Supporting information</h2>")
    lines += _section("1.0 Reasons for the recommendations", "1", report.REPORT_REASONS)
    lines += _section("2.0 Background", "2", report.REPORT_BACKGROUND)
    lines.append("<h3>3.0 What has been done</h3>")
    for priority in report.REPORT_PRIORITIES:
        lines.append(_paragraph(f"3.{priority.number} Priority {priority.number}: {priority.title}"))
        lines += ["<ul>", *(f"<li>{escape(text, quote=False)}</li>" for text in priority.progress), "</ul>"]
    lines += _section("4.0 Financial implications", "4", report.REPORT_FINANCE)
    lines += _section("5.0 Risks", "5", report.REPORT_RISKS)
    return lines


def _section(heading: str, number: str, texts: Sequence[str]) -> list[str]:
    return [f"<h3>{escape(heading)}</h3>", *(_paragraph(f"{number}.{index} {text}") for index, text in enumerate(texts, start=1))]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"
