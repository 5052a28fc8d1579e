"""Words on their way, and what can keep them from arriving."""

import json
from datetime import timedelta

from domain.messages import Choice, Refusal, Reply, TryLater

PLAIN = Reply("Đã ghi: **I.2** 40%")
ASKING = Reply("Việc nào ạ?", (Choice("I.1 Rà soát", "task:1", "1"), Choice("Để sau", "cancel")))


def test_a_reply_comes_back_out_of_json_as_it_went_in() -> None:
    for reply in (PLAIN, ASKING, Reply("")):
        assert Reply.from_json(json.loads(json.dumps(reply.to_json()))) == reply


def test_a_reply_kept_before_there_were_buttons_can_still_be_read() -> None:
    assert Reply.from_json({"text": "Chào anh"}) == Reply("Chào anh")
    assert Reply.from_json({"text": "?", "choices": [["Có", "confirm"]]}) == Reply("?", (Choice("Có", "confirm"),))


def test_a_refusal_carries_the_words_that_say_how_to_mend_it() -> None:
    refusal = Refusal(ASKING)
    assert refusal.reply == ASKING
    assert str(refusal) == "Việc nào ạ?"


def test_a_busy_platform_may_say_how_long_it_is_busy() -> None:
    assert TryLater(timedelta(seconds=30)).after == timedelta(seconds=30)
    assert TryLater().after is None
