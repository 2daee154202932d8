"""Names, roles and organisations as papers write them: "Amina Holt, Director of Education, Northmere Council"."""

import re
from dataclasses import dataclass

_HONORIFIC = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev|Rt Hon)\.?"
_NAME_WORD = (
    r"(?:(?:al|el)-[A-Z][a-z]+|(?:Mc|Mac|O[’'])[A-Z][a-zà-ÿ]+|[A-Z][a-zà-ÿ]+(?:[’'-][A-Z]?[a-zà-ÿ]+)*|[A-Z][’'][A-Z][a-zà-ÿ]+"
    r"|[A-Z]\.?(?![A-Za-z]))"
)
_PARTICLE = r"(?:de|van|von|der|al|bin|la|le|du)"
_NAME = re.compile(rf"(?:{_HONORIFIC}\s+)?({_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_NAME_WORD}){{0,3}})")

# Words that begin a role or an organisation and are no one's name: where a run of capitalised words reaches one, the name has ended.
ROLE_WORDS = frozenset(
    (
        "acting ad adviser advisor advocate analyst area assistant associate board chair chairperson chairman chief children "
        "childrens clerk clinical commissioner commissioning communications community consultant coordinator co-ordinator "
        "corporate council councillor deputy designated development director dco dcs dsco early education educational executive "
        "family finance governance governor group head health headteacher improvement inclusion independent inspector "
        "integrated interim joint lead leader learning local majesty manager medical member minister national nurse nursing officer "
        "operational operations parent parliamentary partnership partnerships people performance personal policy portfolio practice "
        "practitioner "
        "president principal professional programme project psychologist psychology public quality regional representative "
        "safeguarding schools secretary send senco service services senior social specialist strategic strategy support system "
        "teacher team transformation vice virtual young youth"
    ).split()
)
_ORGANISATION_WORD = re.compile(
    r"\b(?:council|nhs|icb|ccg|trust|department|board|england|ofsted|commission|forum|partnership|borough|authority|university|group|consortium|service|unit|cqc|mbc|bc|cc|dfe|nhse|"
    r"academy|school|college|association|committee|foundation|hospital|care system|ltd|limited|cic)\b",
    re.IGNORECASE,
)
# What follows a place to name a body: "St Aldric Council" and "Fenwick Hospitals Trust" are no people.
_BODY = re.compile(
    r"\s+(?:\w+\s+)?(?:council|trust|board|forum|partnership|authority|university|group|consortium|service|commission|academy|school"
    r"|college|association|committee|foundation|hospital)s?\b",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person read out of a line; ``start`` and ``end`` are the name's offsets in it."""

    name: str
    role: str | None
    organisation: str | None
    start: int
    end: int


def find_name(words: str, position: int = 0) -> tuple[int, int] | None:
    """Return the bounds of the name ``words`` holds at ``position``: two words or more of a name and none of a role."""
    match = _NAME.match(words, position)
    if match is None:
        return None
    start = match.start(1)
    tokens = list(re.finditer(r"\S+", match[1]))
    kept = 0
    for token in tokens:
        if token.group().strip(".").lower().replace("’", "'").removesuffix("'s") in ROLE_WORDS or _ORGANISATION_WORD.fullmatch(
            token.group()
        ):
            break
        kept += 1
    if kept < 2 or len(tokens[0].group().strip(".")) < 2:
        return None
    return start, start + tokens[kept - 1].end()


def is_name(words: str) -> bool:
    """Tell whether words are a person's name and nothing else."""
    found = find_name(words.strip().rstrip(",.;:"))
    return found is not None and found[1] == len(words.strip().rstrip(",.;:"))


def read_person(words: str) -> NamedPerson | None:
    """Read "Name, Role, Organisation" (commas, dashes or brackets between); None where no name begins the words."""
    found = find_name(words)
    if found is None:
        return None
    start, end = found
    role, organisation = read_role(words[end:])
    return NamedPerson(words[start:end], role, organisation, start, end)


def read_role_first(words: str) -> NamedPerson | None:
    """Read "Role: Name", "Role – Name" or "Role (Name)"; None where no name ends the words."""
    match = re.fullmatch(r"(?P<role>[^:()]+?)\s*(?:[:,]\s+|\s[–—-]\s+|\()(?P<name>[^:()]+?)\)?", words.strip())
    if match is None or not is_name(match["name"]) or match["role"].split()[0].lower() not in ROLE_WORDS:
        return None
    start = words.index(match["name"], words.index(match["role"]) + len(match["role"]))
    name = find_name(words, start)
    return NamedPerson(words[name[0] : name[1]], match["role"].strip(" ,–—-"), None, *name) if name is not None else None


def read_people(words: str) -> list[NamedPerson]:
    """Read a list of people in one sentence: "A B, Role (Organisation), C D Role, and E F, Role"."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"(?:[^,;()]|\([^)]*\))+", words)]
    people: list[NamedPerson] = []
    begun: list[tuple[int, int, int]] = []
    for start, end in _parted(words, pieces):
        offset = start + len(words[start:end]) - len(words[start:end].lstrip())
        lead = _AND.match(words, offset)
        offset = lead.end() if lead else offset
        found = find_name(words, offset)
        if found is not None and not _BODY.match(words, found[1]):
            begun.append((*found, end))
        elif begun:
            begun[-1] = (*begun[-1][:2], end)
    for name_start, name_end, end in begun:
        role, organisation = read_role(words[name_end:end])
        people.append(NamedPerson(words[name_start:name_end], role, organisation, name_start, name_end))
    return people


def _parted(words: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces, parted where one ends in "… and Name" and the next one begins with that person's role."""
    parted: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(pieces):
        following = words[slice(*pieces[number + 1])].split() if number + 1 < len(pieces) else []
        joint = next(
            (
                m.start()
                for m in re.finditer(r"(?<=\s)(?:and|&)\s+", words[start:end])
                if m.start() > 1 and (name := find_name(words, start + m.end())) is not None
                if _is_role_next(words[name[1] : end].strip(), following) or (is_name(words[start : start + m.start()]) and name[1] == end)
            ),
            None,
        )
        parted += [(start, end)] if joint is None else [(start, start + joint), (start + joint, end)]
    return parted


def _is_role_next(rest: str, following: list[str]) -> bool:
    if rest:
        return rest.startswith("(")
    # "… and Kay Lund, College Principal": a role may begin with the body it is held in.
    begins = following[:1] + (following[-1:] if find_name(" ".join(following)) is None else [])
    return any(word.strip(".,").lower() in ROLE_WORDS for word in begins)


def names_organisation(words: str) -> bool:
    """Tell whether words name a body rather than a role in it."""
    return _ORGANISATION_WORD.search(words) is not None and not _begins_role(words)


def read_role(words: str) -> tuple[str | None, str | None]:
    """Part what stands behind a name, or on the line under it, into role and organisation, either None where the words do not tell it."""
    words = re.sub(r"^\s*\((?:she|he|they)/\w+\)|^\s*(?:and|&)\s.*", "", words)
    words = re.sub(r"^\s*[,;:–—-]+\s*|\s+$", "", words).strip().rstrip(",.;").strip()
    whole = re.fullmatch(r"\(([^()]*)\)", words)
    words = (whole[1] if whole else words.lstrip("(")).strip()
    if not words:
        return None, None
    if whole and names_organisation(words) and not re.search(r",|\s[–—-]\s", words):
        return None, words
    bracket = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", words)
    if bracket and _ORGANISATION_WORD.search(bracket[2]):
        return bracket[1] or None, bracket[2]
    parts = [part.strip() for part in re.split(r"\s*[,;]\s*|\s+[–—-]\s+", words) if part.strip()]
    if len(parts) > 1 and names_organisation(parts[-1]):
        return words[: words.rindex(parts[-1])].rstrip(" ,;–—-") or None, parts[-1]
    at = re.fullmatch(r"(.+?)\s+(?:at|for)\s+((?:the\s+)?[A-Z].*)", words)
    if at and names_organisation(at[2]):
        return at[1], at[2]
    of = re.fullmatch(r"(.*?(?:Executive|Leader|Chair|Chief|Officer))\s+of\s+((?:the\s+)?[A-Z].*)", words)
    if of and re.search(r"\b(?:Board|Council|Trust|NHS|Partnership|Forum|Group)\b", of[2]):
        return of[1], of[2]
    return words, None


def _begins_role(words: str) -> bool:
    return bool(
        re.match(
            r"(?:acting|assistant|chair|chief|deputy|director|executive|head|interim|lead|leader|manager|officer|regional|senior|strategic)\b",
            words,
            re.IGNORECASE,
        )
    )
