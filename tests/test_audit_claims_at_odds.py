"""What is called done and is still being done, and what is said of all and denied of some: pairs at odds, and pairs that only look so."""

import pytest

from stocktake.audit import Finding, audit
from stocktake.audit.examples import Example, Said
from stocktake.audit.things import read_thing
from stocktake.audit.unfinished import finished_in, unfinished_in
from stocktake.model import Section


def found(code: str, example: Example) -> list[Finding]:
    return [finding for finding in audit(example.papers(), example.as_of).findings if finding.code == code]


def at_odds(code: str, section: Section, first: str, later: str) -> list[Finding]:
    return found(code, Example(position=(Said(section, first),), letter=(Said(Section.NARRATIVE, later),)))


@pytest.mark.parametrize(
    ("done", "later"),
    [
        ("Agreed the joint therapy strategy in May 2022", "The joint therapy strategy is still in draft."),
        ("Agreed the joint therapy strategy in May 2022", "Partners are still agreeing the joint therapy strategy."),
        ("Agreed the joint therapy strategy in May 2022", "Work is under way to agree the joint therapy strategy."),
        ("Agreed the joint therapy strategy in May 2022", "The joint therapy strategy remains a draft."),
        ("Published the short breaks statement in June 2022", "The short breaks statement is still being written."),
        ("The joint therapies pathway is now in place", "The joint therapies pathway is still being developed."),
        ("Completed the post-16 transitions protocol", "Work continues on the post-16 transitions protocol."),
        ("The co-production charter has been approved by the board", "The co-production charter is still being drafted."),
        ("Developed and published the travel toolkit", "Leaders told us that the travel toolkit is still in development."),
        ("The parent carer helpline opened in May", "The parent carer helpline is still being set up."),
        ("Recruited the designated social care officer", "The council is still recruiting the designated social care officer."),
        ("Completed the review of part-time timetables", "The review of part-time timetables is still under way."),
    ],
)
def test_what_is_called_finished_is_held_against_what_is_still_being_done(done: str, later: str) -> None:
    (hit,) = at_odds("CLM015", Section.DELIVERED, done, later)
    assert len({quote.document for quote in hit.quotes}) == 2


@pytest.mark.parametrize(
    ("done", "later"),
    [
        # The deed is another one about the same thing.
        ("Agreed to write a joint therapies strategy", "The joint therapies strategy is still being written."),
        ("Agreed with headteachers how the inclusion charter would be written", "The inclusion charter is still being written."),
        ("Appointed a project manager to write the sufficiency strategy", "The sufficiency strategy is still in draft."),
        ("Started work on the transitions protocol", "The transitions protocol is still being developed."),
        ("Held two workshops to co-produce the communication charter", "The communication charter is in draft."),
        ("Set up the steering group for the autism pathway", "The autism pathway is still being developed."),
        ("Commissioned an independent review of school transport", "The independent review of school transport is under way."),
        ("Completed the first stage of the data dashboard", "The data dashboard is still being developed."),
        ("Published the consultation on the short breaks statement", "The short breaks statement is still being written."),
        ("Signed off the terms of reference for the quality group", "The quality group is still being set up."),
        ("Produced a timetable for writing the belonging strategy", "The belonging strategy is still being written."),
        # It is a draft, a part, or another thing.
        ("Wrote the parent carer engagement strategy", "The parent carer engagement strategy is in draft."),
        ("Published a draft of the short breaks statement", "The short breaks statement is still being written."),
        ("Recruited two of the four specialist therapists", "The specialist therapists are still being recruited."),
        ("Published the SEND strategy 2019-2022", "The SEND strategy 2023-2026 is still being written."),
        ("Published the inclusion standards for primary schools", "The inclusion standards for secondary schools are still being written."),
        ("Opened the drop-in clinic at Ferry Road", "The drop-in clinic at Mill Lane is still being set up."),
        ("Agreed the joint funding protocol in principle", "The joint funding protocol is still being finalised."),
        ("Agreed the joint therapy strategy", "The joint equipment contract is still in draft."),
        # What is finished may be used, kept up or written anew.
        ("Agreed the joint therapy strategy", "The joint therapy strategy is being reviewed."),
        ("Agreed the joint therapy strategy", "The next joint therapy strategy is in draft."),
        ("Agreed the joint therapy strategy", "The joint therapy strategy continues to be embedded."),
        ("Launched the communication strategy", "Work continues on the communication strategy."),
        ("Updated the SENCO handbook in 2022", "The SENCO handbook is being updated for 2024."),
    ],
)
def test_another_deed_about_the_same_thing_is_not_at_odds_with_it(done: str, later: str) -> None:
    assert at_odds("CLM015", Section.DELIVERED, done, later) == []


@pytest.mark.parametrize(
    ("done", "later", "times"),
    [
        ("Published the short breaks statement", "The short breaks statement has not yet been written.", 1),
        ("Appointed a manager to write the short breaks statement", "The short breaks statement has not yet been written.", 0),
        ("Agreed to write the short breaks statement", "The short breaks statement has not yet been written.", 0),
        ("Held two workshops to co-produce the travel charter", "The travel charter is not yet in place.", 0),
    ],
)
def test_a_denial_is_held_only_against_a_deed_that_finishes_its_thing(done: str, later: str, times: int) -> None:
    assert len(at_odds("CLM002", Section.DELIVERED, done, later)) == times


def test_a_deed_still_under_way_names_its_thing() -> None:
    unfinished = unfinished_in("The outreach clinic is still being opened so that families wait less")
    assert unfinished is not None
    assert unfinished.thing == read_thing("the outreach clinic")


def test_the_thing_of_a_deed_is_the_object_of_its_verb() -> None:
    (finished,) = finished_in("Completed the review of the travel policy, with families, in May 2022")
    assert (finished.thing.head, finished.thing.behind) == ("review", {"travel", "polici"})


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("All schools now have a trained inclusion governor", "Some schools do not have a trained inclusion governor."),
        ("All schools now have a trained inclusion governor", "Not all schools have a trained inclusion governor."),
        ("All schools now have a trained inclusion governor", "62% of schools have a trained inclusion governor."),
        ("Every school has a trained inclusion governor", "Only four of the twelve schools have a trained inclusion governor."),
        ("Every school has a trained inclusion governor", "There are still schools without a trained inclusion governor."),
        ("Every school has a trained inclusion governor", "Around a third of schools still have no trained inclusion governor."),
        ("100% of pupils had a one-page profile by July 2023", "Some pupils still have no one-page profile."),
        ("Every child has a named key worker", "Some children have no named key worker."),
        ("Each young person has a moving-on plan", "Not every young person has a moving-on plan."),
        ("Every family waiting is contacted each month", "Many families waiting are still not contacted."),
        ("All EHC plans now contain social care advice", "Some EHC plans still lack social care advice."),
        ("All schools have signed the inclusion pledge", "Seven schools haven’t signed the inclusion pledge."),
        ("All schools have a named link worker", "Two special schools have no named link worker."),
        ("All SENCOs now have protected planning time", "A number of SENCOs do not have protected planning time."),
    ],
)
def test_what_is_said_of_all_is_held_against_what_is_denied_of_some(whole: str, part: str) -> None:
    (hit,) = at_odds("CLM016", Section.DIFFERENCE, whole, part)
    assert len({quote.document for quote in hit.quotes}) == 2


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        # The whole is a narrower one, or not quite all, or not yet.
        ("All schools in the pilot have a trained inclusion lead", "Some schools do not have a trained inclusion lead."),
        ("In the Harbour cluster, every school has a trained link governor", "Several schools do not have a trained link governor."),
        ("All schools that joined have a trained autism champion", "Several schools have no trained autism champion."),
        ("Every pupil at SEN Support has a one-page profile", "Some pupils have no one-page profile."),
        ("All primary schools have a speech link worker", "Some secondary schools have no speech link worker."),
        ("All new plans have written health advice", "Some plans do not have written health advice."),
        ("Almost all schools have a trained inclusion governor", "Some schools do not have a trained inclusion governor."),
        ("All schools should have a trained inclusion governor", "Some schools do not have a trained inclusion governor."),
        # Another thing is done, or another thing had.
        ("All families waiting are offered a keeping-well call", "Some families do not have a keeping-well call."),
        ("All parents were invited to the transition evening", "Some parents are not able to attend the transition evening."),
        ("All settings have received the toileting guidance", "Some settings have not used the toileting guidance."),
        ("All nurseries have level one speech training", "Some nurseries do not have level three speech training."),
        ("All children are seen by therapists within 12 months", "Some children are not seen by therapists within 6 months."),
        ("All schools have a lead for the transition protocol", "Some schools have no transition protocol."),
        ("All schools have a sensory room and most have a sensory garden", "Some schools have no sensory garden."),
        ("All schools now have a trained inclusion governor", "Some schools have not told families who the inclusion governor is."),
        # Former days.
        ("All young people have a named transition worker", "Inspectors found that some young people have no named transition worker."),
        ("All schools now have a trained inclusion governor", "In 2021 some schools did not have a trained inclusion governor."),
        ("All schools now have a trained inclusion governor", "62% of schools had a trained inclusion governor."),
    ],
)
def test_another_whole_or_another_thing_is_not_at_odds_with_it(whole: str, part: str) -> None:
    assert at_odds("CLM016", Section.DIFFERENCE, whole, part) == []


def test_what_some_lacked_before_all_had_it_is_progress() -> None:
    earlier = (Said(Section.CURRENT_POSITION, "Some schools do not have a trained inclusion governor"),)
    later = (Said(Section.NARRATIVE, "All schools now have a trained inclusion governor."),)
    assert found("CLM016", Example(position=earlier, letter=later)) == []
