"""The words of the field: what its abbreviations stand for, and which words speak of one matter in different ways.

General knowledge of services for children with special educational needs in England, the whole field and not one area's
papers; a paper's own glossary and the definitions in its brackets add to the abbreviations (see ``vocabulary``).
"""

from collections.abc import Mapping

# An abbreviation and the wordings it stands for, without small joining words. A name in lower case is no abbreviation: it only
# gives several wordings of one thing one name.
ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "EHC": ("education health and care",),
    "EHCP": ("EHC plan",),
    "EHCNA": ("EHC needs assessment", "EHC assessment"),
    "EP": ("educational psychology", "education psychology", "educational psychologist"),
    "SALT": ("speech and language therapy", "speech and language therapist", "speech and language"),
    "OT": ("occupational therapy", "occupational therapist"),
    "CAMHS": ("child and adolescent mental health services", "child and adolescent mental health"),
    "JSNA": ("joint strategic needs assessment",),
    "ND": ("neurodevelopmental", "neurodiversity", "neurodivergent"),
    "ADHD": ("attention deficit hyperactivity disorder",),
    "QA": ("quality assurance", "quality assure", "quality assured"),
    "AR": ("annual review",),
    "SENCO": ("special educational needs coordinator", "SEN coordinator"),
    "SEMH": ("social emotional and mental health",),
    "SLCN": ("speech language and communication needs",),
    "CYP": ("children and young people",),
    "LA": ("local authority",),
    "ICB": ("integrated care board",),
    "DCO": ("designated clinical officer",),
    "DMO": ("designated medical officer",),
    "DSCO": ("designated social care officer",),
    "PCF": ("parent carer forum",),
    "KPI": ("key performance indicator",),
    "SENDIASS": ("information advice and support service",),
    "SENDIST": ("first tier tribunal", "SEND tribunal"),
    "PFA": ("preparation for adulthood", "preparing for adulthood"),
    "DBV": ("delivering better value",),
    "AP": ("alternative provision",),
    "EOTAS": ("education other than at school",),
    "EHE": ("elective home education",),
    "NEET": ("not in education employment or training",),
    "MHST": ("mental health support team",),
    "EBSA": ("emotionally based school avoidance", "emotionally based school non attendance"),
    "OAP": ("ordinarily available provision", "ordinarily available"),
    "PBS": ("positive behaviour support",),
    "PEP": ("personal education plan",),
    "CETR": ("care education and treatment review",),
    "graduated": ("graduated response", "graduated approach"),
    "localoffer": ("local offer",),
    "resourcebase": ("resource base", "resourced provision", "resource provision", "resource unit"),
    "shortbreak": ("short break",),
    "earlyyears": ("early years",),
    "dropin": ("drop in",),
    "staffdevelopment": ("workforce development", "professional development", "staff development"),
}

# A matter and the words that speak of it; "#name" is an abbreviation of the table above. A word may belong to several.
MATTERS: Mapping[str, str] = {
    "timeliness": "timely timeliness timescale timeframe 20week deadline statutory overdue backlog delay wait compliance late prompt pace "
    "speed swift trajectory turnaround punctual",
    "training": "training train trainer induction induct cpd course elearning masterclass webinar upskill curriculum accredited refresher "
    "#staffdevelopment",
    "knowledge": "knowledge skill understanding confidence confident awareness competence competent expertise informed #staffdevelopment",
    "dispute": "complaint tribunal mediation dispute conflict resolution resolve appeal dissatisfaction escalation escalate disagreement "
    "ombudsman redress #sendist",
    "lessons": "lesson learn learning learnt",
    "views": "survey feedback questionnaire view satisfaction satisfied voice consult consultation listen poll opinion experience heard",
    "recruitment": "appoint appointment recruit recruitment post vacancy hire postholder",
    "capacity": "capacity staffing workload staff caseload headcount shortage turnover agency",
    "panel": "panel decision moderation decisionmaking",
    "data": "data dashboard dataset scorecard #kpi metric reporting intelligence monitor performance indicator tracker",
    "contact": "communication communicate update correspondence phone email telephone call newsletter bulletin message reply respond "
    "response snapshot contact",
    "assurance": "audit quality dip sampling sample #qa checklist standard scrutiny moderation",
    "placement": "placement place sufficiency #resourcebase #ap",
    "involvement": "coproduction coproduced engagement participation involve involvement engage codesign shape",
    "advice": "advice contribution contribute input advisor adviser",
    "inclusion": "inclusion inclusive #graduated #oap mainstream universal adaptation",
    "attendance": "attendance absence exclusion suspension absentee timetable #ebsa",
    "transition": "transition #pfa adulthood adult college post16 transfer leaver",
    "wellbeing": "wellbeing mental emotional #camhs #semh counselling anxiety #mhst",
    "therapy": "therapy therapist #salt #ot physiotherapy sensory #slcn",
    "neurodiversity": "#nd autism autistic #adhd asd asc diagnosis diagnostic",
    "early years": "nursery portage preschool baby toddler infant #earlyyears",
    "commissioning": "commission commissioner procure procurement contract tender specification recommission",
    "governance": "governance accountability chair membership board constitution",
    "guidance": "guide guidance handbook booklet leaflet flowchart toolkit factsheet manual brochure",
    "website": "website #localoffer online webpage portal hub",
    "respite": "respite overnight #shortbreak",
    "travel": "transport travel bus taxi",
    "money": "budget funding fund money pooled invest investment cost spend grant finance",
    "work": "internship employment job apprenticeship employer",
    "system": "system database platform digital software technology",
    "process": "process procedure pathway workflow flowchart route stage",
    "meeting": "meeting event session workshop conference #dropin forum gathering",
    "partnership": "partnership multiagency joint collaborative collaboration jointly integrated interagency",
    "demand": "demand request referral volume pressure",
    "reviewing": "review evaluate evaluation analysis analyse examine investigate finding swot",
    "casework": "casework case caseworker coordinator keyworker named",
}
