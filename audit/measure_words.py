"""The words success measures are made of, as alternatives for patterns: outputs, completions, changes, feelings, numbers.

Each name holds one pattern without word boundaries at its ends. Words are lower case; patterns ignore case. To teach the
classifier a new word, add it to its list here; :mod:`.measure_cues` says what the lists are used for.
"""


def any_of(words: str) -> str:
    """Return a group that matches any of ``words``, alternatives between commas.

    ``~`` stands for a space, a hyphen or nothing ("co~production"). The text searched is folded: its spaces are single.
    """
    parts = (" ".join(word.split()).replace("~", "[ -]{0,2}") for word in words.split(","))
    return "(?:" + "|".join(part for part in parts if part) + ")"


def one_of(*patterns: str) -> str:
    """Return a group that matches any of ``patterns``, which may hold commas."""
    return "(?:" + "|".join(patterns) + ")"


def up_to(count: int) -> str:
    """Return a pattern of no more than ``count`` words with the space behind each, as few as will do."""
    return rf"(?:[\w',/&()-]+ ){{0,{count}}}?"


# Words that end a phrase and begin the next.
JOINTS = any_of(
    """
    of, for, in, into, with, to, on, by, at, from, between, across, about, that, which, who, through, via, as, including, based, within,
    against, around, regarding, so, and how
    """
)
TO_BE = "(?:is|are|was|were|be|been|being|remains?|becomes?|has been|have been)"

# Things that can be laid on the table: whoever asks for one asks for a document, and its adjective hardly matters.
DOCUMENT = any_of(
    r"""
    reports?, statements?, polic(?:y|ies), framework(?:s)?, plans?, strateg(?:y|ies), charters?, dashboards?, scorecards?,
    websites?, sites?, web~pages?, pages?, director(?:y|ies), handbooks?, guides?, guidance, guidelines?, tool~kits?, tools?, leaflets?,
    versions?,
    booklets?, brochures?, prospectus(?:es)?, posters?, flow~charts?, diagrams?, templates?, forms?, checklists?, registers?,
    registry, trackers?, logs?, data~sets?, data~bases?, business cases?, specifications?, contracts?, agreements?,
    memorand(?:um|a), mou, protocols?, procedures?, standards?, terms of reference, job descriptions?, letters?, newsletters?,
    bulletins?, videos?, films?, podcasts?, surveys?, questionnaires?, audits?, evaluations?, self~evaluations?, jsna,
    needs assessment, needs analys[ei]s, analys[ei]s, business plan, action plans?, timetables?, timelines?, schedules?,
    programmes? of work, work programmes?, calendars?, curriculum, curricula, syllabus, minutes, documents?, documentation,
    papers?, summar(?:y|ies), manuals?, packs?, maps?, mapping, profiles?, passports?, pledges?, manifesto(?:es|s)?, agendas?, catalogues?,
    menus?, matri(?:x|ces), criteria, thresholds?, definitions?, glossar(?:y|ies), role profiles?, structure charts?, briefings?,
    presentations?, recommendations?, findings, case studies, case study, (?:\w+ )?stud(?:y|ies), exemplars?, best practice
    examples?, local offer,
    offer document, commissioning intentions, budgets?, tenders?, procurement, bids?, kpis?, performance indicators?,
    indicators?, measures, risk assessments?, roadmaps?, road maps?, vision statements?, position statements?, apps?, portals?,
    e~learning, modules?, slides?
    """
)
# Bodies, events, posts and ways of working that exist or do not, yet are asked for with an adjective as often as for themselves.
THING = any_of(
    """
    panels?, boards?, forums?, groups?, sub~groups?, working groups?, committees?, networks?, hubs?, teams?, clinics?,
    steering groups?, task and finish groups?, reference groups?, champions?, meetings?, workshops?, conferences?, events?,
    sessions?, drop~ins?, webinars?, roadshows?, summits?, focus groups?, consultations?, training, courses?, induction,
    inductions?, cpd, posts?, roles?, officers?, leads?, managers?, coordinators?, co~ordinators?, commissioners?, directors?,
    psychologists?, therapists?, advisers?, advisors?, workers?, practitioners?, chairs?, pathways?, process(?:es)?, systems?,
    mechanisms?, arrangements?, structures?, models?, methods?, methodolog(?:y|ies), cycles?, routes?, schemes?, services?,
    programmes?, projects?, pilots?, packages?, campaigns?, provisions?, places, bases?, units?, resource bases?, schools?,
    helplines?, advice lines?, phone lines?, lines?, contact points?, single points? of (?:contact|access), point of contact,
    points of contact, sections?, front doors?, referral form, databases?, platforms?, software, case management systems?,
    recording systems?, facilit(?:y|ies), peer reviews?, reviews?, inspections?, exercises?, dip~sampling, sampling,
    quality assurance, job evaluations?, interviews?, visits?, internships?, partnerships?, memberships?, governance,
    commissioning, redesign, restructures?, recruitment, allocations?, funding, resources?, content, information, data, results?,
    outcomes? of, seats?, feedback, lessons learn(?:ed|t), next steps, actions?, priorit(?:y|ies), responsibilit(?:y|ies), expectations,
    principles, solutions?, options?, proposals?, representatives?, decisions?, sign~off, approval, offers?, lists?, files?, records?
    """
)
OUTPUT = f"(?:{DOCUMENT}|{THING})"

# Nouns for which "established" or "in place" shows nothing: no one can point at them.
ABSTRACT = any_of(
    """
    cultures?, ethos, trust, confidence, communications?, understanding, awareness, relationships?, working, collaboration,
    co~operation, leadership, engagement, involvement, participation, ownership, clarity, vision, practice, accountability,
    transparency, support, outcomes, needs?, expertise, consistency, quality, aspirations?, views?, voices?, inclusion,
    challenge, oversight, capacity, knowledge, skills, behaviou?rs?, attitudes?, values, mindset, commitment, cohesion,
    alignment, integration, co~production, experiences?, accessibility, co~ordination, wellbeing, well~being, independence,
    opportunities, grip, rigour, momentum, morale, learning
    """
)

# Those who act and are acted upon: that many of them "are supported" finishes nothing, as "the panel is widened" does.
PEOPLE = any_of(
    """
    people, persons?, child(?:ren)?, young people, pupils?, students?, learners?, parents?, carers?, famil(?:y|ies), cyp, staff,
    professionals, practitioners, workers, teachers, leaders, heads, sencos, governors, officers, schools?, settings, services, providers,
    partners, agencies, teams, stakeholders, organisations, colleges, nurseries, workforce, adults, everyone, everybody, all, boys, girls,
    they, we, those
    """
)

# Verbs of completion: what they are said of exists or happened.
FINISHED = any_of(
    """
    published, re~published, launched, re~launched, gone live, goes live, going live, went live, is live, are live, now live,
    (?<!they )(?<!people )live$, live on, opened, uploaded, printed, issued, re~issued, signed, signed off, signed~off, awarded,
    procured, advertised,
    rolled out, rolled~out, set up, set~up, drawn up, written, co~written, rewritten, produced, co~produced,
    held(?! (?:to account|accountable)), taken place, takes place, take place, took place, convened, undertaken, carried out,
    conducted, completed, complete, finalised, finalized, circulated, distributed, disseminated, designed, redesigned, mapped, renewed,
    revised, consulted (?:up)?on, commissioned, re~commissioned, decommissioned, secured, documented, adopted, ratified, approved, endorsed,
    put in place, put into place, in place, in use, in operation, operational, up and running, established, developed,
    co~developed, created, agreed, introduced, formed, reformed, constituted, reconstituted, drafted, compiled, prepared,
    submitted, mobilised, installed, purchased, built, piloted, trialled, merged, recorded, formalised, appointed, recruited,
    in post, in role, filled, seconded, hired, employed, nominated, trained, attended, out for consultation, out to consultation
    """
)
# Verbs that complete something only when what they are said of can be shown.
HANDLED = any_of(
    """
    reviewed, considered, updated, refreshed, delivered, provided, implemented, identified, available, shared, communicated, used, amended,
    received, defined, outlined, evaluated, analysed, collated, gathered, collected, monitored, reported, presented, offered,
    promoted, tested, described, added, removed, archived, replaced, incorporated, streamlined, aligned, set, accessible
    online, adapted, expanded, extended, started, begun,
    underway, closed, set out, prioritised, clarified, confirmed, assigned, allocated, running, concluded, scoped, made, done,
    organised, arranged, scheduled, reconfigured
    """
)
# The same deeds as orders ("Develop and publish ...") and as nouns ("Publication of ...").
ORDER = any_of(
    """
    produce, develop, create, publish, establish, write, draft, design, appoint, recruit, set up, agree, hold, launch, deliver,
    commission, complete, undertake, implement, introduce, compile, build, prepare, roll out, procure, issue, put in place,
    review, update, revise, refresh, map, carry out, conduct, run, organise, convene, provide, define, identify, present, share,
    submit, finalise, co~produce, devise, have, re~launch, re~write, redesign, circulate, distribute, collate, analyse,
    advertise, sign, secure, adopt, approve
    """
)
DEED = any_of(
    """
    publication, launch, re~launch, appointment, completion, production, establishment, implementation, introduction, adoption,
    recruitment, approval, sign~off, ratification, issue, distribution, circulation, creation, development, delivery, roll~out,
    agreement, commissioning, procurement, endorsement, presentation, submission, reporting, formation, installation,
    dissemination
    """
)
HANDED = any_of(
    """
    shared, presented, reported, submitted, circulated, distributed, issued, sent, escalated, fed back, fed, feeds?, feed back,
    taken, goes, go, reports?, reporting, presentations?, signposted, disseminated, rolled out, communicated, handed, returned,
    cascaded
    """
)
BODY = any_of(
    """
    boards?, committees?, groups?, panels?, cabinet, executives?, partnerships?, governors, councils?, ccg, icb, trusts?,
    leadership, slt, smt, senior management, senior managers, heads?, leaders, governance, forums?, members, scrutiny, directors,
    trustees
    """
)
APPROVE = any_of(
    """
    approves?, agrees?, endorses?, signs? off, ratif(?:y|ies), adopts?, receives?, considers?, accepts?, authorises?,
    establish(?:es)?, publish(?:es)?, launch(?:es)?, appoints?, produces?, holds?, signs?
    """
)

# Words of change, as they stand first ("Fewer complaints", "Reduction in ...") and as verbs ("has increased").
CHANGE_NOUN = any_of(
    """
    increases?, reductions?, decreases?, improvements?, rises?, growth, declines?, falls?, drops?,
    (?:upward|downward|positive|improving) (?:trends?|trajector(?:y|ies)|direction of travel), narrowing, uplift
    """
)
CHANGE_FIRST = any_of(
    """
    increased, reduced, improved, decreased, fewer, more, less, greater, higher, lower, better, faster, quicker, shorter, longer,
    earlier, timelier, slower, rising, falling, growing, narrowed, improving, reducing, increasing, decreasing, speedier, swifter, increase,
    reduce, improve, decrease, minimise, maximise, larger, smaller, enhanced, raised, lowered
    """
)
CHANGE_DONE = any_of(
    """
    increased, reduced, improved, decreased, risen, fallen, grown, dropped, declined, narrowed, shortened, lowered, raised,
    lessened, cut, accelerated, quickened, widened, minimised, speeded up, sped up, increasing, reducing, improving, decreasing,
    rising, falling, growing, declining, narrowing, coming down, going down, going up, downward, upward, getting (?:shorter|longer|smaller)
    """
)
CHANGE_VERB = any_of(
    """
    increases?, reduces?, improves?, decreases?, slows?, shrinks?, rises?, falls?, grows?, drops?, declines?, narrows?, lessens?, shortens?,
    increased, reduced, improved, decreased, fell, rose, grew, goes down, go down, goes up, go up, come down, comes down,
    diminish(?:es)?, tails? off, tapers? off, dwindles?, climbs?, dips?, shrinking
    """
)
CHANGE_THAN = any_of("lower, higher, fewer, more, less, better, shorter, longer, faster, greater, quicker")
# How much sooner or oftener a thing is done: a change said of the deed, not of the thing.
CHANGE_MANNER = any_of(
    """
    (?:more|less) (?:quickly|often|frequently|promptly|regularly|speedily|rapidly|swiftly), sooner, quicker, faster, earlier, more on time
    """
)
# What such words say nothing countable of.
UNCOUNTED = any_of(
    """
    relationships?, cultures?, understanding, communications?, collaboration, working, ownership, clarity, trust, ethos,
    practice, awareness, leadership, co~ordination, vision, engagement, involvement, partnership working, accountability,
    transparency, transitions?, consistency, knowledge, links, co~production, alignment, oversight, experiences?,
    information sharing, sharing, planning, quality of life, outcomes, governance, voices?,
    join(?:ed)?~up, inclusion, insight, effective, efficient, joined, robust, coherent,
    inclusive, responsive, accessible, meaningful, confidence, aspirations?, morale, well~being
    """
)
COUNTED = any_of(
    """
    numbers?, rates?, percentages?, proportions?, shares?, levels?, waits?, waiting, times?, timeliness, timescales?, complaints,
    tribunals?, appeals, exclusions?, suspensions, attendance, absences?, attainment, take~up, uptake, referrals, satisfaction,
    satisfied, scores?, results, admissions, placements, costs?, spend, visits, hits, requests, responses, lists?, backlogs?,
    staff, pupils, children, parents, famil(?:y|ies), schools, settings, young people, cyp, plans, ehcps?, reviews, neet,
    employment, internships, counts?, volumes?, surveys?, questionnaires?, reported, ratings?
    """
)

# Feelings and qualities: what is said with them no two officers need agree on.
FEELING = any_of(
    r"""
    feels?, felt, feeling, understands?, understood, knows?, believes?, valued, perceives?, recognises?,
    shares? (?:the|an?|positive|common|same), embrace, appreciates?, confident, confidence in, aware of, committed to, welcomed,
    trusts? (?:the|that|their),
    respected, empowered, listened to, embeds?, embedded, enjoy, thrive, flourish, have a voice, have confidence,
    ha(?:s|ve) (?:an? )?(?:\w+ )?(?:understanding|awareness|sense|culture|knowledge|say|commitment)(?: and \w+)?, have trust,
    experience (?:an?|the|more|better), report an? (?:\w+ )?experience, is evident, are evident, at the heart of, at the centre of,
    central to, reflects? the, are able to, is able to, are well, is well, positive about, live and breathe
    """
)
QUALITY = any_of(
    """
    clear, clearer, high(?!~(?:needs?|school|cost|risk|level|number)), robust, appropriate, effective, positive, accessible, high
    quality, good, strong, timely, smooth, seamless,
    consistent, meaningful, transparent, efficient, easy(?!~read), easier, inclusive, responsive, proportionate, sustainable, suitable,
    sufficient, sufficiently, adequate, relevant, coherent, joined up, joined~up, cohesive, holistic, child~centred,
    person~centred, outcome~focus?sed, ambitious, aspirational, fit for purpose, up to date, well, fully, better, committed,
    confident, aware, central, integral, supportive, supported, collaborative, integrated, aligned, focused, focussed, motivated,
    skilled, knowledgeable, engaged, informed, involved, visible, bespoke, tailored, personalised, flexible, targeted, open,
    honest, fair, equitable, of high, of good, of a high, of a good, of the highest, excellent, outstanding, improved, shared,
    part of, met, safe, happy, heard, considered, stronger, strengthened, deeper, closer, driven, led, embedded, used, useful,
    valid, reliable, accurate, correct, right,
    understood, celebrated, recognised, streamlined, co~ordinated, proactive, systemic, cooperative, united, welcoming, straightforward
    """
)
# Ways in which a thing is done that nobody can count, and what may stand behind one that ends its clause.
MANNER = any_of(
    """
    promptly, quickly, consistently, effectively, appropriately, robustly, well, properly, fairly, smoothly, efficiently, accurately,
    sensitively, proactively, flexibly, responsively, clearly, meaningfully, positively, openly, honestly, respectfully, thoroughly,
    swiftly, seamlessly, equitably, closely, sensibly, intelligently, early
    """
)
MANNER_ENDS = r"(?=\W*$|[,;.)]| (?:by|to|in|with|for|and|or|at|on|across|when|enough|from|as|so|during|through|before|after|within)\b)"
ACTIVITY = any_of(
    """
    continue to, continue with, continued, continuing, work with, work together, working with, work closely, ongoing, on~going,
    engage with, support, promote, explore, consider, champion, encourage, facilitate, raise awareness, seek to, look at,
    strengthen, embed, maintain, liaise with, enable, foster, focus on, drive, be part of, contribute to
    """
)

SMALL_NUMBER = any_of(
    """
    two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, fifty, sixty, eighty,
    (?:a |one )?(?:hundred|dozen)
    """
)
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{SMALL_NUMBER})"
TIME_UNIT = any_of("(?:working |school |calendar )?days?, weeks?, months?, years?, terms?, hours?, minutes?")
SOURCE = any_of(
    """
    surveys?, audits?, audited, reports?, trackers?, logs?, registers?, data, dashboards?, scorecards?, feedback(?: forms?)?,
    questionnaires?, minutes, reviews?, sampling, dip~samples?, samples?, inspections?, case notes?, case files?, returns?,
    polls?, evaluations?, monitoring, records?, recording, interviews?, focus groups?, statistics, census, sen2, kpis?,
    performance information, management information, checks?, case work, moderation, observations?, quality assurance, qa,
    analys[ei]s, findings, assessments of, spreadsheets?, systems?, database, analytics, visits?, appraisals?, supervision,
    evidence, complaints team, results?
    """
)
