"""What a coordinator should look at in a reading: its doubts and its conflicts, as one list."""

from domain.plan import Correction, PlanReading
from domain.review import Place


def places_of(reading: PlanReading) -> list[Place]:
    """What to look at: doubts about tasks first, in the order printed, then what contradicts, then the rest."""
    of_tasks = [Place(doubt) for doubt in reading.doubts if doubt.code is not None]
    rest = [Place(doubt) for doubt in reading.doubts if doubt.code is None]
    return [*of_tasks, *(Place(conflict=text) for text in reading.conflicts), *rest]


def settled(reading: PlanReading, places: list[Place]) -> PlanReading:
    """The reading without these: somebody looked, and they are as read. That is kept among the corrections."""
    notes = [_note(place) for place in places]
    doubts, conflicts = [place.doubt for place in places], [place.conflict for place in places]
    return reading.model_copy(
        update={
            "doubts": [doubt for doubt in reading.doubts if doubt not in doubts],
            "conflicts": [text for text in reading.conflicts if text not in conflicts],
            "corrections": [*reading.corrections, *notes],
        }
    )


def _note(place: Place) -> Correction:
    if place.doubt is None:
        return Correction(of="conflict", code="", was={"text": place.conflict}, now=None)
    doubt = place.doubt
    return Correction(of="doubt", code=doubt.where, was={"read": doubt.read, "why": doubt.why}, now=None)


def settled_again(reading: PlanReading, note: Correction) -> PlanReading:
    """The reading without what an earlier version's note says was looked at, where it reads the same."""
    found = [place for place in places_of(reading) if _note(place) == note]
    return settled(reading, found[:1]) if found else reading
