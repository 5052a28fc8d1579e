"""What Word can do with a text: automatic numbers, tracked changes, boxes, fields, controls, tables within tables."""

from pathlib import Path

import pytest

from plans import read
from plans.blocks import Table
from plans.word.facing_columns import opened, unfolded
from tests.plans.drawing import FOOT, HEAD, HEADING
from tests.plans.packing import (
    STRICT,
    blocks_of,
    docx_blocks,
    drawn,
    level,
    listed,
    numbered,
    p,
    package,
    packed,
    part,
    r,
    relations,
    tbl,
    tc,
    tr,
)

PLAN = ("1", "Ban hành kế hoạch kiểm tra", "Kế hoạch", "Phòng Nội vụ", "Phòng Tư pháp", "Quý I/2024")
OVER = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'


def items(*levels: int, number: int = 1) -> str:
    return "".join(p("x", properties=numbered(number, level)) for level in levels)


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    return [str(line).removesuffix("x").strip() for line in blocks_of(body, numbering, styles)]


class TestNumbers:
    def test_levels_count_and_start_anew(self) -> None:
        numbering = listed(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))
        assert labels(items(0, 1, 1, 2, 2, 0, 1, 2), numbering) == [
            "I.", "I.1.", "I.2.", "a)", "b)", "II.", "II.1.", "a)",
        ]  # fmt: skip

    def test_legal_numbering_writes_all_levels_in_digits(self) -> None:
        numbering = listed(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
        assert labels(items(0, 0, 1), numbering) == ["I.", "II.", "2.1"]

    def test_a_level_that_never_starts_anew(self) -> None:
        numbering = listed(level(0, "upperLetter", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
        assert labels(items(0, 1, 1, 0, 1), numbering) == ["A.", "1.", "2.", "B.", "3."]

    def test_two_uses_of_a_list_count_on_but_where_one_starts_anew(self) -> None:
        on = listed(level(0, "decimal", "%1."), uses=f"{OVER}</w:num>")
        body = items(0, 0) + items(0, 0, number=2)
        assert labels(body, on) == ["1.", "2.", "3.", "4."]
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        assert labels(body, listed(level(0, "decimal", "%1."), uses=f"{OVER}{start}")) == ["1.", "2.", "1.", "2."]

    def test_a_level_drawn_otherwise_in_one_use(self) -> None:
        other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalZero", "(%1)")}</w:lvlOverride></w:num>'
        numbering = listed(level(0, "decimal", "%1."), uses=f"{OVER}{other}")
        assert labels(items(0) + items(0, number=2), numbering) == ["1.", "(02)"]

    def test_bullets_and_levels_without_a_sign(self) -> None:
        numbering = listed(level(0, "bullet", "\uf0b7"), level(1, "none", ""))
        assert labels(items(0, 1), numbering) == ["-", ""]

    def test_numbers_through_styles(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="Muc con"/><w:basedOn w:val="Muc"/></w:style>'
        )
        numbering = listed(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="MucCon"/>'))
        body = "".join(p("x", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Muc", "MucCon", "MucCon", "Muc"))
        assert labels(body, numbering, styles) == ["1.", "a)", "b)", "2."]

    def test_a_number_taken_off_a_style(self) -> None:
        styles = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
            f"<w:pPr>{numbered(1)}</w:pPr></w:style>"
        )
        body = p("x") + p("x", properties=numbered(0)) + p("x")
        assert labels(body, listed(level(0, "decimal", "%1.")), styles) == ["1.", "", "2."]

    def test_absurd_counts_do_no_harm(self) -> None:
        many = listed(level(0, "upperRoman", "%1.", '<w:start w:val="999999999"/>'))
        assert labels(items(0), many) == ["999999999."]
        assert labels(items(0), many.replace("999999999", "9" * 5000)) == ["I."]
        assert labels(items(0).replace('ilvl w:val="0"', 'ilvl w:val="x"'), many) == ["999999999."]

    def test_a_style_that_stands_on_itself(self) -> None:
        styles = '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
        assert blocks_of(p("x", properties='<w:pStyle w:val="A"/>'), "", styles) == ["x"]


class TestChanges:
    def test_inserted_words_stay_and_deleted_ones_go(self) -> None:
        deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        moved = f"<w:moveFrom>{r('dời đi')}</w:moveFrom><w:moveTo>{r(' dời đến')}</w:moveTo>"
        assert blocks_of(p("Kế hoạch ", deleted, f"<w:ins>{r('mới')}</w:ins>", moved)) == ["Kế hoạch mới dời đến"]

    def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next(self) -> None:
        gone = "<w:rPr><w:del/></w:rPr>"
        assert blocks_of(p("Kế hoạch ", properties=gone) + p("năm 2024")) == ["Kế hoạch năm 2024"]
        cell = tc(p("Phòng ", properties=gone) + p("Nội vụ"))
        assert blocks_of(tbl(tr(cell, "b"))) == [[["Phòng Nội vụ", "b"]]]

    def test_deleted_and_hidden_rows_are_not_there(self) -> None:
        rows = tr("a", "b"), tr("c", "d", properties="<w:del/>"), tr("e", "f", properties="<w:hidden/>")
        assert blocks_of(tbl(*rows)) == [[["a", "b"]]]

    def test_hidden_words(self) -> None:
        styles = '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
        runs = r("a"), r("b", "<w:vanish/>"), r("c", '<w:vanish w:val="0"/>'), r("d", '<w:rStyle w:val="An"/>')
        assert blocks_of(p(*runs), "", styles) == ["ac"]


class TestSigns:
    def test_blanks_hyphens_and_breaks(self) -> None:
        runs = (
            r("Tài chính"), "<w:r><w:noBreakHyphen/></w:r>", r("Kế\u00a0hoạch, ph\u00adòng"),
            "<w:r><w:softHyphen/><w:br/></w:r>", r("ban"),
        )  # fmt: skip
        assert blocks_of(p(*runs)) == ["Tài chính-Kế hoạch, phòng", "ban"]

    def test_signs_of_wingdings_are_bullets_and_comparisons_stay(self) -> None:
        bullet = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        least = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        assert blocks_of(p(bullet, r(" Đạt "), least, r(" 90%"))) == ["- Đạt ≥ 90%"]
        assert blocks_of(p(r("\uf0b7 Rà soát"))) == ["- Rà soát"]

    def test_equations_are_read(self) -> None:
        assert blocks_of(p("Tỷ lệ ", "<m:oMath><m:r><m:t>≥90%</m:t></m:r></m:oMath>")) == ["Tỷ lệ ≥90%"]

    def test_fields_give_their_result_and_pages_nothing(self) -> None:
        def field(command: str, result: str) -> str:
            turns = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
            return f"{turns[0]}<w:r><w:instrText>{command}</w:instrText></w:r>{turns[1]}{r(result)}{turns[2]}"

        assert blocks_of(p("Ngày ", field(" DATE ", "04/01/2024"))) == ["Ngày 04/01/2024"]
        assert blocks_of(p(field(" PAGE ", "3"))) == []
        assert blocks_of(p('<w:fldSimple w:instr=" NUMPAGES ">' + r("7") + "</w:fldSimple>")) == []
        assert blocks_of(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("mất")) + p("còn")) == ["còn"]

    def test_links_smart_tags_and_controls_are_opened(self) -> None:
        def control(inner: str) -> str:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

        runs = f"<w:hyperlink>{r('một ')}</w:hyperlink><w:smartTag>{r('hai ')}</w:smartTag>", control(r("ba"))
        assert blocks_of(control(p(*runs))) == ["một hai ba"]
        table = tbl(control(tr("a", control(tc("b")))))
        assert blocks_of(table) == [[["a", "b"]]]

    def test_a_table_of_contents_is_left_out(self) -> None:
        style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        body = (
            f"<w:sdt>{gallery}<w:sdtContent>{p('MỤC LỤC')}</w:sdtContent></w:sdt>"
            + p("I. MỤC TIÊU 1", properties='<w:pStyle w:val="TOC1"/>')
            + p("I. MỤC TIÊU")
        )
        assert blocks_of(body, "", style) == ["I. MỤC TIÊU"]


class TestBoxes:
    def test_the_words_of_a_box_come_once(self) -> None:
        box = f"<w:txbxContent>{p('Số: 15/KH-UBND')}{p('Trong hộp')}</w:txbxContent>"
        both = (
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert blocks_of(p("Thân bài", both)) == ["Số: 15/KH-UBND", "Trong hộp", "Thân bài"]
        alone = f"<w:r><mc:AlternateContent><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        assert blocks_of(p(alone)) == ["Số: 15/KH-UBND", "Trong hộp"]
        assert blocks_of(tbl(tr(tc(p("a", both)), "b"))) == [[["Số: 15/KH-UBND Trong hộp a", "b"]]]

    def test_a_table_in_a_box_is_a_table(self) -> None:
        box = f"<w:r><w:txbxContent>{tbl(tr('a', 'b', 'c'))}</w:txbxContent></w:r>"
        assert blocks_of(p(box)) == [[["a", "b", "c"]]]


class TestTables:
    def test_a_table_that_only_frames_another(self) -> None:
        inner = tbl(tr("a", "b", "c"), tr("d", "e", "f"))
        assert blocks_of(tbl(tr(tc(p("Trên") + inner + p("Dưới"))))) == [
            "Trên",
            [["a", "b", "c"], ["d", "e", "f"]],
            "Dưới",
        ]
        side_by_side = tbl(tr(tc(inner), tc(inner)))
        assert blocks_of(side_by_side) == [[["a", "b", "c"], ["d", "e", "f"]]] * 2

    def test_a_table_in_a_cell_becomes_lines_of_it(self) -> None:
        inner = tbl(tr("Quý I", "10"), tr("Quý II", "20"))
        (table,) = docx_blocks(package(tbl(tr("1", tc(p("Chi") + inner), "x", "y"))))
        assert isinstance(table, Table)
        assert table.rows[0][1].lines == ("Chi", "Quý I 10", "Quý II 20")

    def test_spans_merges_and_cells_left_out(self) -> None:
        rows = (
            tr("a", tc("b", '<w:gridSpan w:val="2"/>'), tc("c", '<w:vMerge w:val="restart"/>')),
            tr("d", "e", tc("", "<w:vMerge/>"), properties='<w:gridBefore w:val="1"/>'),
            tr("f", tc("g", "<w:cellDel/>"), "h"),
        )
        (table,) = docx_blocks(package(tbl(*rows)))
        assert isinstance(table, Table)
        assert [[cell.text for cell in row] for row in table.rows] == [
            ["a", "b", "", "c"],
            ["", "d", "e", ""],
            ["f", "h", "", ""],
        ]
        assert table.rows[1][3].below

    @pytest.mark.parametrize("count", ["999999999", "-5", "x", "9" * 5000, "²"])
    def test_absurd_spans(self, count: str) -> None:
        rows = tr(tc("a", f'<w:gridSpan w:val="{count}"/>'), "b", properties=f'<w:gridBefore w:val="{count}"/>')
        (table,) = docx_blocks(package(tbl(rows)))
        assert isinstance(table, Table)
        assert len(table.rows[0]) <= 63

    def test_a_row_of_a_hundred_thousand_cells(self) -> None:
        (table,) = docx_blocks(package(tbl(tr(*["a"] * 100_000))))
        assert isinstance(table, Table)
        assert len(table.rows[0]) == 63

    def test_very_deep_nesting(self) -> None:
        deep = p("đáy")
        for _ in range(3000):
            deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
        assert len(drawn(docx_blocks(package(p("mặt") + deep)))) == 2
        controls = "<w:sdt><w:sdtContent>" * 3000 + p("đáy") + "</w:sdtContent></w:sdt>" * 3000
        assert blocks_of(controls) == ["đáy"]
        assert blocks_of(p("<w:smartTag>" * 3000 + r("đáy") + "</w:smartTag>" * 3000)) == ["đáy"]


def plan_body() -> str:
    table = tbl(*(tr(*(tc(cell) if cell else tc(p()) for cell in row)) for row in (HEADING, PLAN)))
    return "".join(map(p, (*HEAD, *FOOT))) + table


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(package(plan_body()), id="Google"),
        pytest.param(package(plan_body(), space=STRICT), id="strict"),
        pytest.param(package(plan_body(), main="word/document2.xml"), id="Office on the web"),
        pytest.param(
            packed(
                {
                    "[Content_Types].xml": "<Types/>",
                    "_rels/.rels": relations(officeDocument="/word/document.xml", image="NULL"),
                    "word\\document.xml": part("document", f"<w:body>{plan_body()}</w:body>"),
                    "word/_rels/document.xml.rels": relations(styles="NULL", numbering="../khong-co.xml"),
                }
            ),
            id="relations that lead nowhere",
        ),
    ],
)
def test_documents_of_other_makers(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "k.docx").write_bytes(data)
    reading = read(tmp_path / "k.docx")
    assert [(task.code, task.lead) for task in reading.tasks] == [("1", ["Phòng Nội vụ"])]


class TestFacingColumns:
    LEFT = ("ỦY BAN NHÂN DÂN", "HUYỆN LỆ THỦY", "Số: 15/KH-UBND")
    RIGHT = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lệ Thủy, ngày 09 tháng 02 năm 2024",
    )  # fmt: skip
    TITLE = ("KẾ HOẠCH", "Cải cách hành chính năm 2024")
    FOOT = ("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đặng Đại Tình")

    def written(self, gap: str) -> list[str]:
        head = [f"{left}{gap}{right}" for left, right in zip(self.LEFT, self.RIGHT, strict=True)]
        foot = [f"{left}{gap}{right}" for left, right in zip(*self.FOOT, strict=True)]
        return [*head, *self.TITLE, *foot]

    FACTS = ("15/KH-UBND", "UBND huyện Lệ Thủy", "2024-02-09", "Đặng Đại Tình")

    def facts(self, path: Path) -> tuple[str | None, ...]:
        reading = read(path)
        return reading.number, reading.issuer, str(reading.issued), reading.signer

    def test_set_with_tabs(self, tmp_path: Path) -> None:
        lines = (
            p(*(f"<w:r><w:t>{piece}</w:t><w:tab/></w:r>" for piece in line.split("\t"))) for line in self.written("\t")
        )
        (tmp_path / "k.docx").write_bytes(package("".join(lines)))
        assert self.facts(tmp_path / "k.docx") == self.FACTS

    @pytest.mark.parametrize("gap", ["\t", " " * 12])
    def test_in_a_text(self, tmp_path: Path, gap: str) -> None:
        (tmp_path / "k.txt").write_text("\n\n".join(self.written(gap)), encoding="utf-8")
        assert self.facts(tmp_path / "k.txt") == self.FACTS

    def test_drawn_as_rows_of_a_table(self, tmp_path: Path) -> None:
        head, foot = (
            tbl(*(tr(*pair) for pair in zip(*columns, strict=True))) for columns in ((self.LEFT, self.RIGHT), self.FOOT)
        )
        (tmp_path / "k.docx").write_bytes(package(head + "".join(map(p, self.TITLE)) + foot))
        assert self.facts(tmp_path / "k.docx") == self.FACTS

    def test_a_table_of_work_and_days_stays_a_table(self) -> None:
        rows = ["Nộp báo cáo\tngày 15 tháng 3 năm 2024", "Nộp biểu mẫu\tngày 20 tháng 3 năm 2024"]
        assert unfolded(rows) == rows
        blocks = docx_blocks(package(tbl(*(tr(*row.split("\t")) for row in rows))))
        assert opened(blocks) == blocks
