"""Plans as plain text: the ways in which tables are drawn there, and what scanners leave between pages."""

from pathlib import Path

import pytest

from plans import read
from plans.blocks import Table
from plans.text.document import text_blocks
from tests.plans.drawing import FOOT, HEAD
from tests.plans.packing import drawn

HEADING = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")
PLAN = ("1", "Ban hành kế hoạch kiểm tra", "Kế hoạch", "Phòng Nội vụ", "Phòng Tư pháp", "Quý I/2024")
REPORT = ("2", "Báo cáo kết quả kiểm tra", "Báo cáo", "Phòng Nội vụ", "UBND xã", "Tháng 11/2024")


def blocks_of(text: str) -> list[str | list[list[str]]]:
    return drawn(text_blocks(text.encode()))


def markdown(*rows: tuple[str, ...]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---|:--|:-:|---|---|---|", *lines[1:]])


def ruled(bar: str, rule: str, corner: str) -> str:
    line = corner + corner.join([rule * 5] * 6) + corner
    wrapped = ("", "huyện và các xã", "", "", "", "")
    groups = ([HEADING], [PLAN, wrapped], [REPORT])
    drawn_groups = ("\n".join(f"{bar} {f' {bar} '.join(row)} {bar}" for row in group) for group in groups)
    return f"{line}\n" + f"\n{line}\n".join(drawn_groups) + f"\n{line}"


def html(*rows: tuple[str, ...]) -> str:
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'Trước <TABLE border="1"><tbody>{body}</tbody></TABLE> sau'


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (markdown(HEADING, PLAN, REPORT), PLAN[1]),
        (ruled("|", "-", "+"), f"{PLAN[1]} huyện và các xã"),
        (ruled("│", "─", "┼"), f"{PLAN[1]} huyện và các xã"),
        (html(HEADING, PLAN, REPORT), PLAN[1]),
        ("\r\n".join("\t".join(row) for row in (HEADING, PLAN, REPORT)), PLAN[1]),
    ],
)
def test_tables_in_every_drawing(tmp_path: Path, table: str, title: str) -> None:
    (tmp_path / "k.txt").write_bytes("\n".join([*HEAD, *FOOT, "", table]).encode())
    tasks = read(tmp_path / "k.txt").tasks
    assert [(task.code, task.title, task.lead) for task in tasks] == [
        ("1", title, ["Phòng Nội vụ"]),
        ("2", REPORT[1], ["Phòng Nội vụ"]),
    ]


def test_a_table_ruled_off_only_under_its_heading() -> None:
    rule = "+---+-----+---+"
    text = f"{rule}\n| a | b | c |\n{rule}\n| 1 | x | y |\n|   | x2 | |\n| 2 | z | w |\n{rule}"
    assert blocks_of(text) == [[["a", "b", "c"], ["1", "x x2", "y"], ["2", "z", "w"]]]


def test_bars_in_markdown_that_are_no_bars() -> None:
    assert blocks_of("| a \\| b | c | d |") == [[["a | b", "c", "d"]]]
    assert blocks_of("một | hai") == ["một | hai"]
    assert blocks_of("-----") == ["-----"]


def test_spans_breaks_and_tables_within_tables_of_html() -> None:
    text = (
        "<p>Trên</p><table><tr><th rowspan=2>a<th colspan='2'>b&nbsp;&amp; c</tr><tr><td>d<br>e</td>"
        "<td><table><tr><td>f</td></tr></table></td></tr></table>"
    )
    top, table = text_blocks(text.encode())
    assert isinstance(table, Table)
    assert [[cell.lines for cell in row] for row in table.rows] == [
        [("a",), ("b & c",), ()],
        [(), ("d", "e"), ("f",)],
    ]
    assert table.rows[1][0].below
    assert table.rows[0][1].span == 2
    assert drawn([top]) == ["Trên"]


@pytest.mark.parametrize(
    "text",
    ["<table>", "<table><tr><td>a", "</table>", "<table" * 3000, "<table>" * 3000, "<td>" * 3000, "|" * 5000,
     "<table><tr><td colspan=99999 rowspan=99999>a", "<table><tr><td colspan=-1 rowspan=x>a", "<!--<table>", "<table <",
     "+-" * 5000],
)  # fmt: skip
def test_torn_tables_do_no_harm(text: str) -> None:
    assert all(
        len(row) <= 101 for block in text_blocks(text.encode()) if isinstance(block, Table) for row in block.rows
    )


@pytest.mark.parametrize(
    "mark", ["--- Trang 3 ---", "Page 3 of 7", "Trang 3/7", "- 3 -", "[Trang 3]", "=== PAGE 3 ===", "\f", "3"]
)
def test_marks_of_pages_are_left_out(mark: str) -> None:
    assert blocks_of(f"Một\n{mark}\nHai") == ["Một", "Hai"]


def test_words_about_pages_stay() -> None:
    assert blocks_of("Trang 3 của sổ tay\nTrang thông tin điện tử") == ["Trang 3 của sổ tay", "Trang thông tin điện tử"]


def test_running_heads_are_read_once() -> None:
    pages = [f"UBND XÃ AN BÌNH\nĐoạn {page}\n{page}" for page in range(1, 6)]
    assert blocks_of("\n\f\n".join(pages)) == ["UBND XÃ AN BÌNH", *(f"Đoạn {page}" for page in range(1, 6))]


def test_what_stands_at_the_top_of_every_page_of_a_table_stays() -> None:
    head = "\t".join(HEADING)
    text = "\n\f\n".join(f"{head}\n{page}\tViệc {page}\ta\tb\tc\td" for page in range(1, 5))
    assert [block[0] for block in blocks_of(text)] == [list(HEADING)] * 4


def test_a_number_set_off_by_a_tab_makes_no_table() -> None:
    assert blocks_of("1.\tMục đích\n-\tĐẩy mạnh\na)\tRà soát\nI.\tMỤC TIÊU") == [
        "1. Mục đích", "- Đẩy mạnh", "a) Rà soát", "I. MỤC TIÊU",
    ]  # fmt: skip


def test_letters_without_form_are_dropped() -> None:
    assert blocks_of("\ufeffKế\u200b ho\u00adạch\u2060\x07 năm\u00a02024\u2028\uf0b7 Rà soát") == [
        "Kế hoạch năm 2024",
        "- Rà soát",
    ]
