"""The bell that wakes waiting pages."""

import asyncio
import threading

from bot.channels.web import WebChannel
from domain.messages import Address, Reply
from store.database import Database
from web.live import Bell


def test_a_ring_from_another_thread_wakes_the_pages_of_that_chat() -> None:
    async def story() -> list[bool]:
        bell = Bell()
        threading.Timer(0.05, bell.ring, ["binh"]).start()
        return list(await asyncio.gather(bell.wait("binh", 5), bell.wait("binh", 5), bell.wait("hoa", 0.2)))

    assert asyncio.run(story()) == [True, True, False]


def test_a_ring_between_two_waits_is_heard() -> None:
    async def story() -> list[bool]:
        bell = Bell()
        with bell.listening("binh") as ear:
            bell.ring("binh")
            await asyncio.sleep(0)
            return [await ear.wait(1), await ear.wait(0.01)]

    assert asyncio.run(story()) == [True, False]


def test_closing_ends_every_wait_and_every_later_one() -> None:
    async def story() -> list[bool]:
        bell = Bell()
        threading.Timer(0.05, bell.close).start()
        return [await bell.wait("binh", 5), await bell.wait("binh", 5)]

    assert asyncio.run(story()) == [False, False]


def test_a_ring_after_the_loop_has_ended_is_nothing() -> None:
    async def story() -> tuple[Bell, object]:
        bell = Bell()
        listening = bell.listening("binh")
        listening.__enter__()
        return bell, listening

    bell, _kept = asyncio.run(story())
    bell.ring("binh")
    bell.close()
    assert asyncio.run(bell.wait("binh", 1)) is False


def test_the_channel_has_nothing_to_send_and_rings_once_the_row_is_committed(database: Database) -> None:
    async def story() -> tuple[str | None, bool, bool]:
        bell = Bell()
        channel, address = WebChannel(bell, database), Address("web", "binh")
        with bell.listening("binh") as ear:
            name = await channel.send(address, Reply("đáp"))
            before = await ear.wait(0.01)
            channel.settled(address)
            return name, before, await ear.wait(1)

    assert asyncio.run(story()) == (None, False, True)
