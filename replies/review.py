"""What is said of a plan that was read and is not in force yet: what to look at, what changes, who is missing."""

from collections.abc import Sequence
from datetime import date

from domain.messages import Choice, Reply
from domain.plan import Doubt, PlannedTask, PlanReading
from domain.review import Amendment, Place, Unstaffed
from replies.words import cut, page, plain, short_title

FIRST_PLACES = 3
PLACES = 5
CHANGES = 8
_LINE = 140
_WHOLE = 320
FIELDS = {
    "code": "mã",
    "title": "nội dung",
    "section": "lĩnh vực",
    "objective": "mục tiêu",
    "products": "sản phẩm",
    "lead": "chủ trì",
    "support": "phối hợp",
    "deadline_text": "hạn",
    "due": "hạn",
    "open": "hạn",
    "milestones": "mốc",
    "budget": "kinh phí",
}
"""The fields of a task, as people call them."""
PARTS = {
    "number": "số văn bản",
    "title": "tên kế hoạch",
    "issuer": "nơi ban hành",
    "issued": "ngày ban hành",
    "signer": "người ký",
    "period": "thời gian của kế hoạch",
    "reporting": "chế độ báo cáo",
    "criteria": "bảng điểm",
    "targets": "chỉ tiêu",
}
"""The parts of a plan, as people call them."""
_OPEN = {"ongoing": "thường xuyên", "when": "khi có việc", "after": "sau sự kiện"}
PUBLISH = "plan_publish"
DROP = "plan_drop"
PLACES_FROM = "plan_places"
CHANGES_OF = "plan_changes"
NOBODY_AT = "plan_units"
STAND_ALONE = "plan_alone"
TAKE_BACK = "plan_back"


# ---------------------------------------------------------------- the draft
def _offer() -> Choice:
    return Choice("Công bố", PUBLISH, "đồng ý")


_LEAVE = Choice("Bỏ", DROP, "bỏ kế hoạch")


def name_of(reading: PlanReading) -> str:
    """KH 03/KH-UBND, else the beginning of its title, else the file's name."""
    if reading.number:
        return f"KH {plain(reading.number)}"
    title = plain(reading.title or "")
    if title.upper().startswith("KẾ HOẠCH ") and len(title) > 10:
        title = f"Kế hoạch {title[9].lower()}{title[10:]}"
    return cut(title or reading.source, 60)


def preview(
    reading: PlanReading,
    places: Sequence[Place],
    nobody: Sequence[Unstaffed],
    change: Amendment | None,
    *,
    amends: str = "",
    kept: int = 0,
) -> Reply:
    """A file has been read: what is in it, what to look at, what it changes. `amends` names the plan it replaces;
    `kept` is how many earlier corrections were made again."""
    year = "" if reading.period is None else f", {period_words(reading.period.start, reading.period.end)}"
    lines = [f"**Đã đọc {name_of(reading)}**{_issued(reading)}{year}.", counts(reading)]
    if change is not None:
        lines.append(f"Thay {amends} đang có: {change_counts(change)}.")
    if kept:
        lines.append(f"Giữ {kept} chỗ đã sửa ở lần nhập trước.")
    lines += _looks(places, FIRST_PLACES)
    lines += _without_staff(nobody)
    if reading.period is None:
        lines.append("Chưa rõ kế hoạch của năm nào. Nhắn, ví dụ: “năm 2026”.")
    lines.append(_how_to_mend(reading))
    return Reply(page(lines), _choices(reading, places, change, nobody))


def _issued(reading: PlanReading) -> str:
    return "" if reading.issued is None else f" ngày {reading.issued:%d/%m/%Y}"


def period_words(start: date, end: date) -> str:
    """năm 2026; 2021-2025; from day to day."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"năm {start.year}" if start.year == end.year else f"{start.year}-{end.year}"
    return f"{start:%d/%m/%Y}-{end:%d/%m/%Y}"


def counts(reading: PlanReading) -> str:
    """63 nhiệm vụ, 4 kỳ báo cáo, 2 chỉ tiêu."""
    numbers = (
        (len(reading.tasks), "nhiệm vụ"),
        (len(reading.reporting), "kỳ báo cáo"),
        (len(reading.targets), "chỉ tiêu"),
        (len(reading.criteria), "tiêu chí chấm điểm"),
    )
    return ", ".join(f"{number} {words}" for number, words in numbers if number) or "Không có nhiệm vụ nào"


def change_counts(change: Amendment) -> str:
    """thêm 2, đổi 3, bỏ 1."""
    numbers = ((len(change.new), "thêm"), (len(change.changed), "đổi"), (len(change.gone), "bỏ"))
    found = [f"{words} {number} việc" for number, words in numbers if number]
    found += [f"đổi {PARTS[name]}" for name in change.parts]
    return ", ".join(found[:6]) or "không khác gì"


def _looks(places: Sequence[Place], most: int) -> list[str]:
    if not places:
        return ["Không có chỗ nào phải xem lại."]
    return [f"**{len(places)} chỗ cần xem:**", *numbered(places[:most], 1)]


def numbered(places: Sequence[Place], first: int, width: int = _LINE) -> list[str]:
    """A line for each thing to look at."""
    return [f"{number}. {place_words(place, width)}" for number, place in enumerate(places, first)]


def place_words(place: Place, width: int = _LINE) -> str:
    """Where it stands, what was read, why it may be wrong."""
    if place.doubt is None:
        return cut(place.conflict, width)
    doubt = place.doubt
    quoted = doubt.read and doubt.field not in ("code", "title", "section") and doubt.read != doubt.code
    read = f" “{cut(doubt.read, 50)}”," if quoted else ""
    other = f" Có thể là: {cut(doubt.other, 50)}." if doubt.other and doubt.other not in doubt.why else ""
    why = doubt.why if not quoted else doubt.why[:1].lower() + doubt.why[1:]
    return cut(f"{doubt_place(doubt)}:{read} {why.rstrip('.')}.{other}", width + 50)


def doubt_place(doubt: Doubt) -> str:
    """1.2, chủ trì; or the place in the document."""
    if doubt.code is None:
        return plain(doubt.where)
    field = "" if doubt.field is None else f", {FIELDS[doubt.field]}"
    return f"{plain(doubt.code)}{field}"


def _without_staff(nobody: Sequence[Unstaffed]) -> list[str]:
    leading = [one for one in nobody if one.leads]
    if not leading:
        return []
    named = [f"{cut(one.unit, 50)} ({len(one.leads)} việc)" for one in leading[:3]]
    more = f" và {len(leading) - 3} đơn vị khác" if len(leading) > 3 else ""
    return [f"Chưa có cán bộ nên không ai được nhắc: {'; '.join(named)}{more}."]


def _how_to_mend(reading: PlanReading) -> str:
    code = reading.tasks[0].code if reading.tasks else "I.1"
    return f"Sửa thì nhắn, ví dụ “hạn {plain(code)} là 15/3”. Công bố kế hoạch này không?"


def _choices(
    reading: PlanReading, places: Sequence[Place], change: Amendment | None, nobody: Sequence[Unstaffed]
) -> tuple[Choice, ...]:
    found = [_offer()] if reading.period is not None else []
    if len(places) > FIRST_PLACES:
        found.append(Choice("Xem tiếp các chỗ", f"{PLACES_FROM}:{FIRST_PLACES}", "các chỗ cần xem"))
    if change:
        found.append(Choice("Xem thay đổi", CHANGES_OF, "xem thay đổi"))
    if nobody:
        found.append(Choice("Đơn vị chưa có cán bộ", NOBODY_AT, "đơn vị chưa có cán bộ"))
    return (*found, _LEAVE)


def likely_version(amends: str, tasks: int) -> str:
    """Why a document with another number is taken for a new version."""
    return f"{tasks} việc trùng với {amends} nên được coi là bản sửa của kế hoạch đó."


def alone() -> Choice:
    """The way out for a document that only looks like a new version."""
    return Choice("Là kế hoạch khác", STAND_ALONE, "là kế hoạch khác")


def places(reading: PlanReading, found: Sequence[Place], first: int) -> Reply:
    """The things to look at, from one on."""
    if not found:
        return Reply("Không còn chỗ nào phải xem. Công bố kế hoạch này không?", (_offer(), _LEAVE))
    shown = found[first : first + PLACES]
    lines = [f"**Chỗ cần xem {first + 1}-{first + len(shown)}/{len(found)}:**", *(numbered(shown, first + 1, _WHOLE))]
    lines.append("Sửa thì nhắn như “hạn 1.2 là 15/3”; đọc đúng rồi thì nhắn “chỗ 1 đúng”.")
    rest = first + PLACES
    more = [Choice("Xem tiếp", f"{PLACES_FROM}:{rest}", "các chỗ cần xem")] if rest < len(found) else []
    return Reply(page(lines), (*more, _offer(), _LEAVE) if reading.period is not None else (*more, _LEAVE))


def without_staff(nobody: Sequence[Unstaffed], first: int) -> Reply:
    """Every unit named that nobody of the staff list belongs to, with the tasks it leads and supports."""
    if not nobody:
        return Reply("Đơn vị nào trong kế hoạch cũng có cán bộ trong danh sách.", (_offer(), _LEAVE))
    shown = nobody[first : first + CHANGES]
    lines = [f"**Chưa có cán bộ trong danh sách: {len(nobody)} đơn vị**"]
    lines += [f"- {cut(one.unit, 60)}: {_does(one)}" for one in shown]
    lines.append("Việc của các đơn vị này không ai được nhắc, cho đến khi danh sách có cán bộ của họ.")
    rest = first + CHANGES
    more = (Choice("Xem tiếp", f"{NOBODY_AT}:{rest}", "đơn vị chưa có cán bộ"),) if rest < len(nobody) else ()
    return Reply(page(lines), (*more, _offer(), _LEAVE))


def _does(one: Unstaffed) -> str:
    told = (("chủ trì", one.leads), ("phối hợp", one.supports))
    return "; ".join(f"{role} {codes_words(codes)}" for role, codes in told if codes)


def codes_words(codes: Sequence[str], most: int = 5) -> str:
    """The first few codes, and how many more."""
    more = f" và {len(codes) - most} việc khác" if len(codes) > most else ""
    return ", ".join(map(plain, codes[:most])) + more


def changes(change: Amendment, amends: str) -> Reply:
    """What a new version changes, a line each."""
    lines = change_lines(change)
    shown = lines[:CHANGES]
    more = [f"… và {len(lines) - CHANGES} thay đổi khác."] if len(lines) > CHANGES else []
    head = f"**So với {amends}:** {change_counts(change)}. Tiến độ đã báo vẫn giữ."
    return Reply(page([head, *shown, *more]), (_offer(), _LEAVE))


def change_lines(change: Amendment) -> list[str]:
    """Each new, changed and dropped task, and each other part that differs."""
    lines = [f"Thêm {plain(task.code)}: {short_title(task.title)}" for task in change.new]
    for one in change.changed:
        fields = dict.fromkeys(FIELDS[name] for name in one.fields if name != "code")
        was = f" (trước là {plain(one.before.code)})" if "code" in one.fields else ""
        what = f": {', '.join(_field_change(one.before, one.after, field) for field in fields)}" if fields else ""
        lines.append(f"Đổi {plain(one.after.code)}{was}{what}")
    lines += [f"Bỏ {plain(task.code)}: {short_title(task.title)}" for task in change.gone]
    return [*lines, *(f"Đổi {PARTS[name]}" for name in change.parts)]


def _field_change(before: PlannedTask, after: PlannedTask, field: str) -> str:
    if field == "hạn":
        return f"hạn {cut(due_words(before), 40)} → {cut(due_words(after), 40)}"
    if field == "chủ trì":
        return f"chủ trì {cut('; '.join(before.lead) or 'không ghi', 40)} → {cut('; '.join(after.lead) or 'bỏ', 40)}"
    return field


def due_words(task: PlannedTask) -> str:
    """The last days of a task as read, and what has none."""
    days = [f"{day:%d/%m/%Y}" for day in task.due[:3]]
    if len(task.due) > 3:
        days.append(f"… {len(task.due)} mốc")
    return ", ".join([*days, *(_OPEN[kind] for kind in task.open)]) or "không rõ"


# ---------------------------------------------------------------- putting right
def mended(what: str, before: str, after: str, left: int) -> Reply:
    """A correction, with what was there before."""
    rest = f"Còn {left} chỗ cần xem." if left else "Không còn chỗ nào phải xem."
    text = f"Đã sửa **{what}**: {cut(before, 70) or 'chưa ghi'} → **{cut(after, 120) or 'bỏ trống'}**."
    return Reply(page([text, f"{rest} Sửa nhầm thì nhắn “hoàn tác”."]), _after_mending(left))


def same_already(what: str, value: str) -> Reply:
    """A correction to what is there already."""
    return Reply(f"{what[:1].upper()}{what[1:]} đã là {cut(value, 120) or 'để trống'} rồi, nên không sửa gì.")


def dropped_task(code: str, title: str, left: int) -> Reply:
    """A row that is no task."""
    return Reply(
        page([f"Đã bỏ **{plain(code)}** khỏi kế hoạch: {short_title(title)}.", "Bỏ nhầm thì nhắn “hoàn tác”."]),
        _after_mending(left),
    )


def _after_mending(left: int) -> tuple[Choice, ...]:
    look = (Choice("Xem các chỗ còn lại", f"{PLACES_FROM}:0", "các chỗ cần xem"),) if left else ()
    return (_offer(), *look)


def went_back(left: int) -> Reply:
    """The last correction was taken back."""
    return Reply(f"Đã lấy lại như trước khi sửa. Còn {left} chỗ cần xem.", _after_mending(left))


def nothing_to_go_back_to() -> Reply:
    """Only one step is kept."""
    return Reply("Không có lần sửa nào để lấy lại. Muốn đọc lại từ đầu, anh/chị gửi lại tệp.", (_offer(), _LEAVE))


def no_such_task(code: str, near: Sequence[str], first: Sequence[str]) -> Reply:
    """A code that the document has not; those that begin like it, else the first of all."""
    hint = f" Có: {', '.join(map(plain, near))}." if near else f" Mã có dạng {', '.join(map(plain, first))}."
    return Reply(f"Trong tệp không có việc {cut(code, 20)}, nên chưa sửa gì.{hint}")


def no_such_value(field: str, value: str, reason: str) -> Reply:
    """Words that are no date, no unit, no sum."""
    why = f" {reason}." if reason else ""
    example = {"due": "“hạn 1.2 là 15/3”, “hạn 1.2 là quý II”", "budget": "“kinh phí 1.2 là 5 triệu đồng”"}.get(
        field, ""
    )
    hint = f" Ví dụ: {example}." if example else ""
    return Reply(f"Chưa hiểu “{cut(value, 40)}”, nên chưa sửa gì.{why}{hint}")


def looked_at(number: int, left: int, rest: Sequence[Place]) -> Reply:
    """Some of the things to look at are as read."""
    head = f"Đã ghi {number} chỗ là đọc đúng." if number > 1 else "Đã ghi: đọc đúng."
    if not left:
        return Reply(f"{head} Không còn chỗ nào phải xem. Công bố kế hoạch này không?", (_offer(), _LEAVE))
    return Reply(page([f"{head} Còn {left} chỗ:", *numbered(rest[:PLACES], 1)]), _after_mending(left))


def no_such_place(number: int, of: int) -> Reply:
    """A number that the list has not."""
    return Reply(f"Không có chỗ {number}; đang có {of} chỗ cần xem.", (Choice("Xem", f"{PLACES_FROM}:0", "xem"),))


# ---------------------------------------------------------------- publishing
def published(reading: PlanReading, *, amended: bool, left: int, plan: int, version: int) -> Reply:
    """The plan is in force."""
    kept = " Tiến độ đã báo vẫn giữ." if amended else ""
    doubts = f" {left} chỗ chưa xem vẫn được ghi lại cùng kế hoạch." if left else ""
    text = f"**Đã công bố {name_of(reading)}**: {counts(reading)}.{kept}{doubts}"
    back = "“hoàn tác” để trở về bản trước" if amended else "“hoàn tác” để thu hồi"
    return Reply(
        page([text, f"Công bố nhầm thì nhắn {back}."]),
        (Choice("Hoàn tác", f"{TAKE_BACK}:{plan}.{version}", "hoàn tác"),),
    )


def came_back(name: str) -> Reply:
    """The version before is in force again."""
    return Reply(f"Đã trở về bản trước của {plain(name)}. Tiến độ đã báo vẫn giữ.")


def withdrawn(name: str) -> Reply:
    """The plan is out of force."""
    return Reply(f"Đã thu hồi {plain(name)}: không ai được nhắc theo kế hoạch này nữa. Tiến độ đã báo vẫn giữ.")


def cannot_take_back() -> Reply:
    """Something else was published since."""
    return Reply("Sau đó kế hoạch đã có bản khác nên không hoàn tác được. Gửi lại tệp cần dùng để công bố bản đó.")


def left_alone(name: str) -> Reply:
    """The draft is dropped."""
    return Reply(f"Đã bỏ bản đọc của {name}, không công bố gì.")


def on_its_own(reading: PlanReading) -> Reply:
    """A document that is no new version of another plan."""
    return Reply(
        f"Sẽ công bố {name_of(reading)} thành kế hoạch riêng, các kế hoạch đang dùng giữ nguyên. Công bố không?",
        (_offer(), _LEAVE),
    )


def no_draft() -> Reply:
    """A button of a draft that is no more."""
    return Reply("Không có kế hoạch nào đang chờ công bố. Anh/chị gửi tệp kế hoạch (.docx, .pdf, .xlsx, .txt) vào đây.")


def no_year() -> Reply:
    """Without a year deadlines are no days."""
    return Reply("Chưa rõ kế hoạch của năm nào nên chưa công bố được. Nhắn, ví dụ: “năm 2026”.")


def nothing_in_it(source: str) -> Reply:
    """A document with a head and no tasks."""
    return Reply(
        f"Không thấy nhiệm vụ nào trong {cut(source, 60)}: đã tìm bảng có cột nhiệm vụ, cơ quan chủ trì, thời gian, "
        "sản phẩm, và các gạch đầu dòng có giao đơn vị. Anh/chị gửi tệp có phụ lục giúp."
    )
