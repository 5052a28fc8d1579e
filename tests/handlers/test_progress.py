"""Reports of progress, as officials type them."""

from tests.handlers.office import Office

BINH, NAM, LAN, XUAN, MAI = "Bình", "Nam", "Lan", "Xuân", "Mai"


def test_a_percent_is_recorded_and_read_back(office: Office) -> None:
    assert "**I.2 40%**" in office.says(BINH, "việc I.2 được 40%")
    said = office.says(BINH, "I.2 dc 60")
    assert "**I.2 40% → 60%**, hạn 31/03, còn 25 ngày" in said
    assert office.progress() == [
        ("I.2", "Phòng Tư pháp", "in_progress", 40, ""),
        ("I.2", "Phòng Tư pháp", "in_progress", 60, ""),
    ]
    assert office.rows("select action from audit") == [("progress.reported",)] * 2


def test_the_same_report_twice_is_one_entry(office: Office) -> None:
    office.says(BINH, "I.2 được 60%")
    assert "đã ghi như vậy rồi" in office.says(BINH, "I.2 được 60%")
    assert len(office.progress()) == 1


def test_done_after_the_last_day_is_late(office: Office) -> None:
    assert "hoàn thành, quá hạn 6 ngày" in office.says(BINH, "việc I.1 xong rồi")
    assert office.rows("select done_on, due from progress") == [("2023-03-06", "2023-02-28")]


def test_done_on_an_earlier_day_with_a_paper(office: Office) -> None:
    said = office.says(BINH, "I.1 ký hôm 24/2 rồi, số 14/KH-UBND")
    assert "**I.1 hoàn thành đúng hạn (24/02, sản phẩm 14/KH-UBND)**" in said
    assert office.rows("select done_on, product_number from progress") == [("2023-02-24", "14/KH-UBND")]


def test_done_closes_one_milestone_and_says_which_is_next(office: Office) -> None:
    assert "Mốc tiếp theo: 31/12" in office.says(BINH, "I.2 xong rồi")
    # Said again it may be a slip: the milestone at the year's end is closed only by a yes.
    assert "Mốc này cũng xong thì nhắn “đúng”" in office.says(BINH, "I.2 xong rồi")
    assert len(office.progress()) == 1
    assert "Việc này đã xong hết" in office.says(BINH, "đúng")
    assert office.rows("select due from progress order by id") == [("2023-03-31",), ("2023-12-31",)]
    assert "nên không ghi thêm" in office.says(BINH, "I.2 xong rồi")


def test_next_milestone_waits_when_the_answer_is_no(office: Office) -> None:
    office.says(BINH, "I.2 xong rồi")
    office.says(BINH, "I.2 xong rồi")
    assert "không ghi gì" in office.says(BINH, "thôi")
    assert len(office.progress()) == 1


def test_blocked_keeps_the_reason(office: Office) -> None:
    said = office.says(BINH, "việc I.2 vướng chờ hướng dẫn của tỉnh")
    assert "đang vướng: chờ hướng dẫn của tỉnh" in said
    assert office.progress() == [("I.2", "Phòng Tư pháp", "blocked", None, "chờ hướng dẫn của tỉnh")]
    assert "chờ hướng dẫn của tỉnh" in office.says(LAN, "tóm tắt")


def test_an_ordinal_points_into_the_list_as_shown(office: Office) -> None:
    office.says(BINH, "việc của tôi")
    assert "**I.2 hoàn thành" in office.says(BINH, "2 xong rồi")
    assert "chỉ có 3 việc" in office.says(BINH, "5 xong rồi")
    assert len(office.progress()) == 1


def test_that_task_is_the_one_last_shown(office: Office) -> None:
    office.says(BINH, "chi tiết I.2")
    assert "**I.2 30%**" in office.says(BINH, "việc đó được 30%")


def test_another_units_task_is_not_recorded(office: Office) -> None:
    said = office.says(BINH, "xong việc II.2 rồi")
    assert "do Phòng Văn hóa và Thông tin chủ trì nên chưa ghi" in said
    assert "phối hợp nên chưa ghi" in office.says(NAM, "I.2 xong rồi")
    assert office.progress() == []


def test_the_coordinator_records_for_nobody_else(office: Office) -> None:
    assert "chưa ghi" in office.says(MAI, "II.2 được 50%")
    assert office.progress() == []


def test_two_tasks_fit_and_a_number_answers(office: Office) -> None:
    asked = office.says(NAM, "tuyển dụng xong rồi")
    assert asked.startswith("Anh/chị nói việc nào?")
    assert [choice.typed for choice in office.last.choices] == ["1", "2"]
    code = asked.split("2. ")[1].split(" ")[0]
    assert f"**{code} hoàn thành" in office.says(NAM, "2")
    assert [row[0] for row in office.progress()] == [code]


def test_two_tasks_fit_and_words_answer(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    assert "**III.1 hoàn thành" in office.says(NAM, "hội đồng")


def test_two_tasks_fit_and_a_button_answers_once(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    action = office.button("III.1")
    office.presses(NAM, action)
    assert "Câu hỏi đó đã qua" in office.presses(NAM, action)
    assert len(office.progress()) == 1


def test_an_open_question_does_not_swallow_another_report(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    office.says(NAM, "việc III.1 được 30%")
    assert office.progress() == [("III.1", "Phòng Nội vụ", "in_progress", 30, "")]


def test_an_open_question_waits_while_something_else_is_asked(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    assert "10/03" in office.says(NAM, "bao giờ nộp báo cáo quý I")
    office.says(NAM, "chi tiết III.2")
    assert office.progress() == []
    assert "hoàn thành" in office.says(NAM, "1")


def test_an_open_question_is_left_by_a_no(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    assert "Đã bỏ qua" in office.says(NAM, "thôi")
    assert "Chưa có danh sách" in office.says(NAM, "1")
    assert office.progress() == []


def test_an_open_question_is_forgotten_after_half_an_hour(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    office.at("2023-03-06T08:31").says(NAM, "1")
    assert office.progress() == []


def test_a_list_takes_the_numbers_over(office: Office) -> None:
    office.says(NAM, "tuyển dụng xong rồi")
    office.says(NAM, "việc của tôi")
    assert office.says(NAM, "1").startswith("**III.1 ")
    assert office.progress() == []


def test_no_task_named_asks_with_the_own_ones(office: Office) -> None:
    asked = office.says(BINH, "đã nộp rồi ạ")
    assert "1. I.1" in asked
    assert "2. I.2" in asked
    office.says(BINH, "2")
    assert [row[0] for row in office.progress()] == ["I.2"]


def test_a_task_without_how_far_is_asked_for(office: Office) -> None:
    assert "đến đâu rồi?" in office.says(BINH, "báo tiến độ I.2")
    assert "**I.2 30%**" in office.says(BINH, "30")


def test_percent_over_a_hundred_and_zero(office: Office) -> None:
    assert "từ 0 đến 100%" in office.says(BINH, "I.2 được 150%")
    assert office.progress() == []
    office.says(BINH, "việc I.2 0%")
    assert office.progress() == [("I.2", "Phòng Tư pháp", "not_started", 0, "")]


def test_an_impossible_date_is_not_recorded(office: Office) -> None:
    assert "Không có ngày 30/02" in office.says(BINH, "I.1 xong hôm 30/02 rồi")
    assert office.progress() == []


def test_a_code_the_plan_does_not_have(office: Office) -> None:
    office.says(BINH, "việc V.9 xong rồi")
    assert office.progress() == []


def test_each_commune_reports_for_itself(office: Office) -> None:
    office.says(XUAN, "II.1 xong rồi")
    assert office.progress() == [("II.1", "UBND xã Bình Lộc", "done", 100, "")]
    assert "1/3 đơn vị xong" in office.says(LAN, "chi tiết II.1")
    assert "chưa báo cáo" in office.says("Đào", "chi tiết II.1")


def test_a_leader_is_asked_for_which_unit(office: Office) -> None:
    # From a leader "xong rồi" may as well be a question.
    assert "Ghi “hoàn thành” cho việc II.1" in office.says(LAN, "II.1 xong rồi")
    assert "Ghi **II.1** cho đơn vị nào?" in office.says(LAN, "đúng")
    said = office.says(LAN, "hòa lộc")
    assert "Tất cả: 1/3 đơn vị đã xong" in said
    assert [row[1] for row in office.progress()] == ["UBND xã Hòa Lộc"]


def test_a_reminders_button_records_done_once(office: Office) -> None:
    task = office.rows("select id from tasks where code = 'III.1'")[0][0]
    assert "hoàn thành đúng hạn" in office.presses(NAM, f"progress:{task}:done")
    assert "nên không ghi thêm" in office.presses(NAM, f"progress:{task}:done")
    assert len(office.progress()) == 1
    assert "chưa ghi" in office.presses(BINH, f"progress:{task}:done")


def test_undo_goes_back_step_by_step(office: Office) -> None:
    office.says(BINH, "I.2 được 40%")
    office.says(BINH, "I.2 được 60%")
    assert "**I.2** trở lại: **40%**" in office.says(BINH, "hoàn tác")
    assert "trở lại: **chưa báo cáo**" in office.says(BINH, "nhầm rồi, hoàn tác")
    assert "Không có lần ghi nào" in office.says(BINH, "hoàn tác")
    assert len(office.progress()) == 4


def test_undo_is_ones_own_and_within_a_day(office: Office) -> None:
    office.says(BINH, "I.2 được 40%")
    action = office.button("Hoàn tác")
    assert "Không có lần ghi nào" in office.says(NAM, "hoàn tác")
    assert "đã quá 24 giờ" in office.presses(NAM, action)
    assert "đã quá 24 giờ" in office.at("2023-03-07T08:01").presses(BINH, action)


def test_the_button_undoes_exactly_its_entry(office: Office) -> None:
    office.says(BINH, "I.2 được 40%")
    first = office.button("Hoàn tác")
    office.says(BINH, "I.1 được 10%")
    assert "**I.2** trở lại" in office.presses(BINH, first)
    assert "đã được hoàn tác" in office.presses(BINH, first)


def test_undone_milestone_is_open_again(office: Office) -> None:
    office.says(BINH, "I.2 xong rồi")
    office.says(BINH, "hoàn tác")
    assert "Mốc tiếp theo: 31/12" in office.says(BINH, "I.2 xong rồi")


def test_huge_text_and_bold_marks_do_no_harm(office: Office) -> None:
    office.says(BINH, "I.2 vướng **kinh phí** " + "rất dài " * 2000)
    assert len(office.last.text) < 3500
    assert office.last.text.count("**") == 2


def test_several_tasks_in_one_message_are_not_mixed_up(office: Office) -> None:
    office.says(BINH, "việc của tôi")
    assert "Nhắn từng việc một" in office.says(BINH, "1 xong, 2 được 50%")
    assert "Nhắn từng việc một" in office.says(BINH, "I.1 và I.2 xong rồi")
    assert office.progress() == []


def test_words_that_fit_only_others_tasks_ask_for_the_own(office: Office) -> None:
    assert "III." not in office.says(BINH, "tuyển dụng xong rồi")
    assert "I.2" in office.last.text
    assert office.progress() == []


def test_a_yes_or_no_question_takes_no_number(office: Office) -> None:
    office.says(BINH, "việc của tôi")
    office.says(LAN, "việc của tôi")
    office.says(BINH, "I.2 xong rồi")
    office.says(BINH, "I.2 xong rồi")
    assert office.says(BINH, "1").startswith("**I.1")
    assert len(office.progress()) == 1
