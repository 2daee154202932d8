"""The words over the columns of plans' tables, and the roles they stand for.

The wordings are those of the column headings seen in published SEND improvement plans and in the Department for
Education's plan templates, in lower case and without punctuation.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a column of a plan table holds."""

    REF = "ref"
    OUTCOME = "outcome"
    ACTION = "action"
    LEAD = "lead"
    START = "start"
    DUE = "due"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    RAG = "rag"
    WORKSTREAM = "workstream"
    WEAKNESS = "weakness"
    COST = "cost"
    SUPPORT = "support"  # who helps the lead
    BASELINE = "baseline"  # where a measure stands today
    TARGET = "target"  # what a measure must reach, where another column says what is measured
    NOTE = "note"  # kept with the action, and nothing more is read of it
    IGNORE = "ignore"  # left out because a person said so


WORDINGS: dict[Role, tuple[str, ...]] = {
    Role.REF: (
        "ref", "refs", "reference", "ref no", "ref number", "reference number", "action ref", "action reference", "action no",
        "action number", "action id", "no", "number", "id", "item", "item no", "#", "step", "code", "action code", "action ref no",
        "ref id", "ref code", "line", "line no", "unique ref", "unique id", "serial no",
    ),
    Role.OUTCOME: (
        "outcome", "outcomes", "intended outcome", "intended outcomes", "desired outcome", "expected outcome", "objective",
        "objectives", "what will be different", "aim", "what we want to achieve", "what we want to change", "goal", "outcome sought",
        "outcomes sought", "intended outcome for children", "what we want to happen", "what difference we want to make", "our aim",
        "our ambition", "ambition", "what we will achieve", "what do we want to achieve",
    ),
    Role.ACTION: (
        "action", "actions", "activity", "activities", "key action", "key actions", "key activity", "key activities", "what we will do",
        "what will we do", "what are we going to do", "what we are going to do", "action required", "actions required",
        "action to be taken", "actions to be taken", "agreed action", "agreed actions", "action description", "task", "tasks",
        "key task", "key tasks", "what needs to happen", "what needs to be done", "improvement action", "improvement actions",
        "actions to be completed", "what we need to do", "what will be done", "description of action", "action detail",
        "planned action", "planned actions", "what", "what are we doing", "what we are doing", "what are we going to do about it",
        "what action will we take", "what actions will we take", "action we will take", "actions we will take", "how will we do it",
        "how we will do it", "how will we get there", "how we will get there", "what steps will we take", "steps to be taken",
        "key steps", "steps we will take", "steps we are taking", "what we plan to do",
        "what we intend to do", "recommendation", "recommendations", "commitment", "commitments", "intervention", "interventions",
        "initiative",
        "initiatives", "improvement activity", "improvement activities", "delivery action", "delivery actions", "specific action",
        "specific actions", "action needed", "actions needed", "key actions and activities", "actions and activities", "action plan",
        "what must be done", "what do we need to do", "smart action", "smart actions",
    ),
    Role.LEAD: (
        "lead", "leads", "owner", "action owner", "action lead", "lead officer", "responsible officer", "responsible", "who", "by whom",
        "lead person", "accountable", "accountable lead", "accountable officer", "responsibility", "workstream lead",
        "lead professional", "lead agency", "who will do it", "who is responsible", "lead name", "named lead", "person responsible",
        "lead organisation", "responsible lead", "delivery lead", "owned by", "led by", "who will lead", "sro",
        "senior responsible officer", "lead s", "who leads", "who is leading", "lead and organisation", "lead partner",
        "executive lead", "strategic lead", "operational lead", "named officer", "named person", "officer responsible", "owner name",
        "responsible person", "responsible owner", "responsible team", "who s responsible", "accountability", "accountable person",
        "accountable owner", "lead and role", "lead service", "team", "lead team",
    ),
    Role.START: (
        "start", "start date", "from", "begin", "started", "commence", "date started", "start by", "starts", "begins", "commencing",
        "planned start", "planned start date", "commencement date", "date from", "start month",
    ),
    Role.DUE: (
        "timescale", "timescales", "timeframe", "timeframes", "time scale", "time frame", "deadline", "deadlines", "due", "due date",
        "by when", "when", "target date", "date due", "completion date", "complete by", "completed by", "end date", "finish date",
        "timeline", "timelines", "milestone date", "date", "to be completed by", "target completion date", "delivery date", "due by",
        "end", "date for completion", "expected completion", "when by", "finish", "planned completion", "deliver by",
        "by when will it be done", "when will it be done", "when will we do it", "when will this be done", "completion",
        "completion by", "completed date planned", "due month", "target completion", "planned end date", "planned completion date",
        "planned finish", "revised date", "revised deadline", "revised due date", "revised timescale", "revised target date",
        "original date", "original deadline", "original due date", "original timescale", "original target date", "new date",
        "new deadline", "forecast date", "forecast completion", "delivery timescale", "delivery deadline", "implementation date",
        "to be done by", "delivered by", "date to", "until", "time line",
    ),
    Role.MEASURE: (
        "success measure", "success measures", "measure of success", "measures of success", "success criteria", "success criterion",
        "how we will know", "how will we know", "impact", "impact measure", "impact measures", "measure", "measures", "kpi", "kpis",
        "key performance indicator", "key performance indicators", "performance measure", "performance measures",
        "performance indicator", "performance indicators", "how we will measure success", "how will we measure success",
        "how will success be measured", "how we will measure impact", "outcome measure", "outcome measures", "what success looks like",
        "what will success look like", "what success will look like", "what does success look like", "expected impact",
        "intended impact", "target", "targets", "measurable impact", "how we will know it has worked", "how we will know it is working",
        "how will we know it has worked", "indicator of success", "indicators of success", "milestone", "milestones",
        "what good looks like", "output", "outputs", "deliverable", "deliverables", "how will we know we have succeeded",
        "how success will be measured", "evidence of success", "how we will know we have made a difference",
        "how will we know we have made a difference", "evidence of impact", "success criteria and impact",
        "impact and success measures", "success indicators", "success indicator", "so what", "so what difference will it make",
        "what difference will it make", "what difference will this make", "how will we know we are succeeding",
        "how will we know it is working", "how will we know if we have made a difference", "how do we know", "how we know",
        "how we will know we have been successful", "how will we know we have been successful", "how will we know it s working",
        "how will we know it has made a difference", "measure of impact", "measures of impact", "indicator", "indicators",
        "measurable outcome", "measurable outcomes", "success", "impact on children", "impact on children and young people",
        "intended impact on children", "what will be different for children", "expected result", "expected results", "result",
        "results", "evidence of improvement", "success measure and target", "quality measure",
    ),
    Role.EVIDENCE: (
        "evidence", "evidence source", "source of evidence", "evidence of completion", "how we will evidence this", "monitoring",
        "how will this be evidenced", "evidence required", "monitored by", "monitoring arrangements", "how monitored", "evidence base",
        "evidence source s", "source", "sources", "evidence and monitoring", "proof", "evidence of delivery",
        "evidence that it is done", "how will we evidence this", "how will we monitor this", "where is the evidence", "assurance",
        "data source", "source of data",
    ),
    Role.PROGRESS: (
        "progress", "update", "updates", "progress update", "progress updates", "comment", "comments", "notes", "current position",
        "progress to date", "commentary", "latest update", "status update", "position", "progress and impact", "progress comments",
        "narrative", "progress this quarter", "progress this month", "progress this period", "progress since last report",
        "progress so far", "update on progress", "what have we done", "what we have done", "what has been done", "where are we now",
        "where we are now", "action taken", "actions taken", "actions completed", "achievements", "achieved", "progress made",
        "progress report", "latest position", "latest progress", "current progress", "quarterly update", "monthly update",
        "date completed", "completed on", "actual completion date", "actual end date", "actual completion", "completed date",
        "next steps", "progress rating comments", "progress note", "progress notes", "how are we doing",
    ),
    Role.RAG: (
        "rag", "brag", "rag rating", "rag status", "brag rating", "brag status", "status", "rating", "rag rated", "current rag",
        "previous rag", "bragg", "progress rag", "rag score", "delivery status", "current status", "delivery rag", "impact rag",
        "r a g", "b rag", "brag rated", "delivery brag", "action rag", "overall rag", "overall rag rating", "current brag",
        "previous brag", "rag this quarter", "rag last quarter", "rag this month", "red amber green", "colour rating", "on track",
    ),
    Role.WORKSTREAM: (
        "workstream", "workstreams", "priority", "priorities", "theme", "themes", "work stream", "work streams", "strand", "strands",
        "theme or workstream", "priority area", "priority areas", "programme", "work area", "pillar",
    ),
    Role.WEAKNESS: (
        "weakness", "weaknesses", "area to address", "areas to address", "area of weakness", "areas of weakness",
        "weaknesses addressed", "areas addressed", "area for improvement", "areas for improvement", "area of significant weakness",
        "areas of significant weakness", "inspection finding", "inspection findings", "finding", "findings", "area for priority action",
        "areas for priority action", "priority action area", "priority action areas", "weakness addressed",
        "significant weakness", "significant weaknesses", "priority action",
        "linked weakness", "link to weakness", "area of concern", "areas of concern", "issue", "issues", "what the inspection found",
        "what inspectors found", "inspectors said", "what needs to improve", "area needing improvement",
    ),
    Role.COST: (
        "cost", "costs", "resource", "resources", "budget", "funding", "resource implications", "cost and resources",
        "resources required", "resources needed", "costs and resources", "resource needed", "resources and costs", "cost and funding",
        "budget and resources", "funding source", "estimated cost", "resource requirement", "resource requirements",
    ),
    Role.SUPPORT: (
        "support", "supporting", "supporting officer", "supporting officers", "supporting lead", "supporting leads", "supported by",
        "supporting partners", "support from", "partners", "key partners", "partners involved", "delivery partners", "contributors",
        "others involved", "who else is involved", "who will help", "who will support", "co lead", "deputy lead",
        "contributing partners", "delivery team", "with whom", "with support from",
    ),
    Role.BASELINE: (
        "baseline", "baselines", "baseline data", "baseline position", "baseline figure", "starting point", "where we started",
        "starting position", "baseline performance", "current baseline",
    ),
    Role.NOTE: (
        "governance", "governance group", "governance route", "reporting to", "reports to", "board", "oversight", "dependency",
        "dependencies", "interdependencies", "risk", "risks", "risks and mitigation", "risk and mitigation", "mitigation", "barriers",
        "links", "links to", "link to other plans", "cross reference", "review date", "date of review", "reviewed", "last reviewed",
        "reporting frequency", "frequency", "level of priority", "priority level", "urgency", "co production", "method", "audience",
        "review by",
    ),
}  # fmt: skip

# Headings that stand for a table of another kind, whatever else stands beside them: versions, terms, meetings, members, risks.
FOREIGN = frozenset(
    (
        "version", "version no", "version number", "author", "authors", "amendment", "amendments", "change", "changes", "changes made",
        "summary of changes", "revision", "term", "terms", "abbreviation", "abbreviations", "acronym", "acronyms", "meaning", "definition",
        "definitions", "stands for", "meeting", "meetings", "membership", "member", "members", "attendees", "chair", "chaired by",
        "likelihood", "probability", "risk description", "risk score", "risk rating", "mitigating action", "mitigating actions", "email",
        "telephone", "phone", "contact", "contact details", "agenda item", "job title", "purpose", "event", "quorum", "distribution",
        "approved by", "signature", "document", "document name",
    )
)  # fmt: skip
# Headings that may as well stand over a plan's actions, where no other column holds them and the cells read as such.
PERHAPS_ACTION = frozenset(
    (
        "milestone", "milestones", "key milestone", "key milestones", "objective", "objectives", "deliverable", "deliverables", "output",
        "outputs", "priority", "priorities", "priority action", "next steps", "step", "steps", "aim", "goal", "task", "item", "progress",
        "area for improvement", "areas for improvement", "issue", "target", "targets", "description", "details",
    )
)  # fmt: skip
TARGETS = frozenset(
    ("target", "targets", "target value", "target figure", "year end target", "trajectory", "ambition", "expected", "aim", "goal",
     "target 2 years", "end target", "interim target")
)  # fmt: skip
