"""A coordinator brings a plan in by chat: sends the file, looks at what is doubtful, puts it right, publishes."""

import re
from dataclasses import replace

from domain.messages import Kind, Reply
from domain.office import Person, Role
from domain.plan import PlanReading
from domain.review import Amendment
from handlers import registry
from handlers.request import Request
from language.normalize import compose, fold
from plans.amendment import amendment
from plans.corrections import Corrected, NotCorrected, carried_over, corrected
from plans.places import places_of, settled
from replies import files
from replies import review as words
from replies.words import cut
from store import audit, conversations, drafts, people, plans, publishing
from store.database import Transaction
from store.drafts import Draft

_PUBLISH = re.compile(
    r"(?:ok |dong y |vang |da )?cong bo(?: (?:ke hoach|di|luon|nhe|ngay|ban nay|nay|a|thoi|duoc))*",
)
_YES = re.compile(
    r"(?:ok+|oke|okie|dong y|co|duoc|dung|vang|da|u|uh|um|nhat tri|yes|chuan)(?: (?:a|nhe|nha|di|luon|roi))*"
)
_NO = re.compile(
    r"(?:bo|huy|thoi|xoa)(?: (?:di|ban nay|ke hoach|ban doc|tep|file|nhe|nha))*|khong(?: cong bo| dang)?(?: nua)?"
)
_LEAVE = re.compile(r"(?:bo|huy|xoa) (?:ban doc|ban nay|ke hoach|tep|file)(?: (?:nay|di|nhe))*|khong cong bo(?: nua)?")
_PLACES = re.compile(
    r"(?:xem |cho xem |liet ke )*(?:cac |nhung |may )?cho (?:can xem|con lai|chua chac|nghi ngo)(?: lai)?"
)
_CHANGES = re.compile(r"(?:xem |cho xem )*(?:cac |nhung )?(?:thay doi|khac (?:gi|nhau))(?: gi)?")
_NOBODY = re.compile(
    r"(?:xem |cho xem )*(?:cac |nhung )?don vi (?:nao )?(?:chua|khong) co (?:can bo|nguoi|ai)(?: nao)?"
)
_ALONE = re.compile(r"(?:day )?(?:la )?ke hoach (?:khac|moi|rieng)")
_BACK = re.compile(r"hoan tac|lay lai|quay lai|undo|sua nham|nham(?: roi)?|cong bo nham")
_RIGHT = re.compile(
    r"(?:cho |so |cau |muc )?(?P<numbers>\d{1,3}(?: ?(?:,|va|-|den) ?(?:cho )?\d{1,3})*)"
    r" (?:la )?(?:doc )?(?:dung|ok|chuan)(?: roi| nhe| a)*"
)
_ALL_RIGHT = re.compile(
    r"(?:tat ca |cac cho (?:con lai |nay |do )?|con lai )(?:deu )?(?:doc )?(?:dung|ok)(?: het| ca| roi)*"
    r"|(?:dung|ok) (?:het|ca|tat ca)(?: roi)?"
)


def may_import(person: Person) -> bool:
    """Plans are brought in by the standing office, and by whoever operates the server."""
    return person.role in (Role.COORDINATOR, Role.ADMIN)


def refuse(transaction: Transaction) -> Reply:
    """The answer to a file of anybody else."""
    known = [one.name for one in people.contacts(transaction) if one.role == Role.COORDINATOR]
    return files.not_yours(known[0] if len(known) == 1 else "")


# ---------------------------------------------------------------- a file
def received(request: Request, document: PlanReading | Reply, transaction: Transaction) -> Reply:
    """A file was read, or could not be: what is in it, kept as this chat's draft."""
    if isinstance(document, Reply):
        return document
    if not document.tasks and not document.criteria:
        return words.nothing_in_it(document.source)
    amends = registry.amended(transaction, document) if document.period is not None else None
    before = None if amends is None else plans.published_reading(transaction, amends)
    reading = document if before is None else carried_over(before, document)
    drafts.keep(transaction, request.address, request.person.id, reading, amends, request.now)
    audit.note(transaction, request.now, request.person.id, "plan.read", cut(reading.number or reading.source, 100))
    return _preview(request, transaction, Draft(0, reading, amends), len(reading.corrections))


def _preview(request: Request, transaction: Transaction, draft: Draft, kept: int) -> Reply:
    reading = draft.reading
    change, name = _change(transaction, draft)
    nobody = registry.unstaffed(transaction, reading)
    reply = words.preview(reading, places_of(reading), nobody, change, amends=name, kept=kept)
    if change is not None and draft.amends != registry.of_same_name(transaction, reading):
        text = f"{reply.text}\n{words.likely_version(name, change.kept)}"
        reply = Reply(text, (*reply.choices, words.alone()))
    return _ask(request, transaction, reply)


def _change(transaction: Transaction, draft: Draft) -> tuple[Amendment | None, str]:
    """What the draft changes in the plan it replaces, and that plan's name; None for a new one."""
    before = None if draft.amends is None else plans.published_reading(transaction, draft.amends)
    if before is None:
        return None, ""
    return amendment(before, draft.reading), words.name_of(before)


def _ask(request: Request, transaction: Transaction, reply: Reply) -> Reply:
    """Keep the offer to publish as the chat's open question, so that a yes means it."""
    conversations.ask(transaction, request.address, "plan", {}, reply.choices, request.now)
    return reply


# ---------------------------------------------------------------- words and buttons
def take(request: Request, kind: Kind, transaction: Transaction) -> Reply | None:
    """The reply to a coordinator's message where it is about bringing a plan in; None where it is about anything
    else, which is then served while the draft waits."""
    if kind is Kind.ACTION:
        name, _, argument = request.text.partition(":")
        press = _PRESSES.get(name)
        return None if press is None else press(replace(request, text="", argument=argument), transaction)
    said = fold(compose(request.text)).strip(" .!")
    question = request.talk.question
    if question is not None and question.intent == "plan_published" and _BACK.fullmatch(said):
        return take_back(replace(request, argument=str(question.slots["of"])), transaction)
    draft = drafts.open_in(transaction, request.address, request.person.id, request.now)
    if draft is None:
        return words.no_draft() if _PUBLISH.fullmatch(said) else None
    asked = question is not None and question.intent == "plan"
    return _about(request, draft, said, asked, transaction)


def _about(request: Request, draft: Draft, said: str, asked: bool, transaction: Transaction) -> Reply | None:
    """The reply to words about the open draft. `asked`: whether to publish is what was asked last."""
    if _PUBLISH.fullmatch(said) or (asked and _YES.fullmatch(said)):
        return publish(request, transaction)
    if _LEAVE.fullmatch(said) or (asked and _NO.fullmatch(said)):
        return drop(request, transaction)
    if _PLACES.fullmatch(said):
        return look(replace(request, argument="0"), transaction)
    if _CHANGES.fullmatch(said):
        return changes(request, transaction)
    if _NOBODY.fullmatch(said):
        return without_staff(request, transaction)
    if _ALONE.fullmatch(said):
        return stand_alone(request, transaction)
    if asked and _BACK.fullmatch(said):
        return _go_back(request, draft, transaction)
    right = _RIGHT.fullmatch(said)
    if asked and (right or _ALL_RIGHT.fullmatch(said)):
        return _settle(request, draft, right["numbers"] if right else "", transaction)
    return _correct(request, draft, transaction)


def _correct(request: Request, draft: Draft, transaction: Transaction) -> Reply | None:
    units = [contact.unit for contact in people.contacts(transaction)]
    done = corrected(draft.reading, request.text, list(dict.fromkeys(units)))
    if done is None:
        return None
    if isinstance(done, NotCorrected):
        return _not_corrected(draft.reading, done)
    left = len(places_of(done.reading))
    what, before, after = _told(done)
    if before == after and left == len(places_of(draft.reading)):
        return _ask(request, transaction, words.same_already(what, after))
    drafts.amend(transaction, draft, done.reading)
    audit.note(transaction, request.now, request.person.id, "draft.corrected", f"{done.of} {cut(done.code, 60)}")
    if done.after is None and done.field == "code":
        return _ask(request, transaction, words.dropped_task(done.code, str(done.before), left))
    return _ask(request, transaction, words.mended(what, before, after, left))


def _told(done: Corrected) -> tuple[str, str, str]:
    """What was corrected, from what, to what, in words."""
    if done.of == "plan":
        return words.PARTS[done.field], _text(done.before), _text(done.after)
    if done.of == "report":
        return f"{done.code}, hạn nộp", _text(done.before), _text(done.after)
    after = _text(done.after)
    if done.field == "due":
        task = next(one for one in done.reading.tasks if one.code == done.code.partition(",")[0])
        after = f"{after} ({words.due_words(task)})"
    return f"{cut(done.code, 60)}, {words.FIELDS[done.field]}", _text(done.before), after


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".") + " đồng"
    if hasattr(value, "start"):
        return words.period_words(value.start, value.end) if hasattr(value, "end") else ""
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value or "")


def _not_corrected(reading: PlanReading, failed: NotCorrected) -> Reply:
    if failed.why == "no task":
        beginning = fold(failed.code)
        near = [task.code for task in reading.tasks if fold(task.code).startswith(beginning)]
        return words.no_such_task(failed.code, near[:5], [task.code for task in reading.tasks[:3]])
    return words.no_such_value(failed.field, failed.value, failed.reason)


def _settle(request: Request, draft: Draft, numbers: str, transaction: Transaction) -> Reply:
    """Some things to look at are as read."""
    found = places_of(draft.reading)
    chosen = sorted(_numbers(numbers)) if numbers else list(range(1, len(found) + 1))
    if any(not 1 <= number <= len(found) for number in chosen):
        return words.no_such_place(chosen[-1], len(found))
    if not chosen:
        return _ask(request, transaction, words.places(draft.reading, [], 0))
    reading = settled(draft.reading, [found[number - 1] for number in chosen])
    drafts.amend(transaction, draft, reading)
    left = places_of(reading)
    return _ask(request, transaction, words.looked_at(len(chosen), len(left), left))


def _numbers(text: str) -> set[int]:
    """1, 3 and "2-4"."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d{1,3})(?: ?(?:-|den) ?(\d{1,3}))?", text):
        found.update(range(int(first), int(last or first) + 1))
    return found


def _go_back(request: Request, draft: Draft, transaction: Transaction) -> Reply:
    reading = drafts.go_back(transaction, draft.id)
    if reading is None:
        return words.nothing_to_go_back_to()
    return _ask(request, transaction, words.went_back(len(places_of(reading))))


# ---------------------------------------------------------------- what may be pressed
def _draft(request: Request, transaction: Transaction) -> Draft | None:
    return drafts.open_in(transaction, request.address, request.person.id, request.now)


def look(request: Request, transaction: Transaction) -> Reply:
    """What to look at, from the place on that the argument says."""
    draft = _draft(request, transaction)
    if draft is None:
        return words.no_draft()
    first = int(request.argument) if request.argument.isdecimal() else 0
    found = places_of(draft.reading)
    return _ask(request, transaction, words.places(draft.reading, found, first if first < len(found) else 0))


def changes(request: Request, transaction: Transaction) -> Reply:
    """What the draft changes in the plan it replaces."""
    draft = _draft(request, transaction)
    if draft is None:
        return words.no_draft()
    change, name = _change(transaction, draft)
    if change is None:
        return _ask(request, transaction, words.on_its_own(draft.reading))
    return _ask(request, transaction, words.changes(change, name))


def without_staff(request: Request, transaction: Transaction) -> Reply:
    """The units of the draft that nobody belongs to, from the place on that the argument says."""
    draft = _draft(request, transaction)
    if draft is None:
        return words.no_draft()
    first = int(request.argument) if request.argument.isdecimal() else 0
    nobody = registry.unstaffed(transaction, draft.reading)
    return _ask(request, transaction, words.without_staff(nobody, first if first < len(nobody) else 0))


def stand_alone(request: Request, transaction: Transaction) -> Reply:
    """The draft is no new version of the plan it looks like."""
    draft = _draft(request, transaction)
    if draft is None:
        return words.no_draft()
    drafts.replaces(transaction, draft.id, registry.of_same_name(transaction, draft.reading))
    return _ask(request, transaction, words.on_its_own(draft.reading))


def drop(request: Request, transaction: Transaction) -> Reply:
    """Leave the draft."""
    draft = _draft(request, transaction)
    if draft is None:
        return words.no_draft()
    drafts.drop(transaction, request.address)
    conversations.answered(transaction, request.address)
    return words.left_alone(words.name_of(draft.reading))


def publish(request: Request, transaction: Transaction) -> Reply:
    """The draft becomes the plan in force."""
    draft = _draft(request, transaction)
    if draft is None:
        return words.no_draft()
    if draft.reading.period is None:
        return words.no_year()
    plan_id = registry.publish(transaction, draft.reading, request.now, draft.amends)
    drafts.published(transaction, draft.id)
    audit.note(transaction, request.now, request.person.id, "plan.published", f"plan:{plan_id}")
    version = plans.newest_version(transaction, plan_id)
    slots = {"of": f"{plan_id}.{version}"}
    conversations.ask(transaction, request.address, "plan_published", slots, (), request.now)
    left = len(places_of(draft.reading))
    return words.published(draft.reading, amended=version > 1, left=left, plan=plan_id, version=version)


def take_back(request: Request, transaction: Transaction) -> Reply:
    """What was published goes back to the version before, or out of force where there was none."""
    found = re.fullmatch(r"(\d{1,9})\.(\d{1,6})", request.argument)
    if found is None:
        return words.cannot_take_back()
    plan_id, version = int(found[1]), int(found[2])
    kept = plans.published_reading(transaction, plan_id, version)
    in_force = plan_id in [plan.id for plan in plans.active(transaction)]
    if kept is None or not in_force or plans.newest_version(transaction, plan_id) != version:
        return words.cannot_take_back()
    conversations.answered(transaction, request.address)
    audit.note(transaction, request.now, request.person.id, "plan.taken_back", f"plan:{plan_id} version:{version}")
    before = plans.published_reading(transaction, plan_id, version - 1)
    if before is None:
        publishing.withdraw(transaction, plan_id)
        return words.withdrawn(words.name_of(kept))
    registry.publish(transaction, before, request.now, plan_id)
    return words.came_back(words.name_of(before))


_PRESSES = {
    words.PUBLISH: publish,
    words.DROP: drop,
    words.PLACES_FROM: look,
    words.CHANGES_OF: changes,
    words.NOBODY_AT: without_staff,
    words.STAND_ALONE: stand_alone,
    words.TAKE_BACK: take_back,
}
