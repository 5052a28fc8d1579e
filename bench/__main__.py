"""`make bench`: prints the figures; never fails because of one."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
import psutil

from bench import hearing, messages, office
from bench.load import FakeApi, Load, run

USERS = (1, 16, 64)
SECONDS = 3.0
TURNS = 3
NAMES = ("echo", "ours")


def main() -> None:
    """Measure (a), (b), (c), (d), (e) one after the other."""
    with tempfile.TemporaryDirectory() as name:
        began = time.perf_counter()
        url = office.build(Path(name))
        _say(f"office of 1,000 officials and 10,000 tasks built in {time.perf_counter() - began:.1f} s, SQLite FULL")
        _say(messages.measure(url))
        asyncio.run(_throughput(url))
        # The assistant reads documents in a process of their own, without the office in its memory.
        subprocess.run([sys.executable, "-m", "bench.reading", name], check=False)
        for line in hearing.measure():
            _say(line)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _apart(core: int) -> None:
    if hasattr(os, "sched_setaffinity") and len(os.sched_getaffinity(0)) > 1:
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[core]})


async def _throughput(url: str) -> None:
    api = FakeApi()
    address = await api.start()
    cores = os.sched_getaffinity(0)
    _apart(1)
    bots = {}
    hooks = {}
    try:
        for number, name in enumerate(NAMES):
            port = 18_000 + (os.getpid() + number) % 10_000
            bots[name] = _start(name, port, address, url, cores)
            hooks[name] = f"http://127.0.0.1:{port}/hook"
            await _answers(hooks[name])
        _say("(b) messages answered over the Telegram webhook, replies over HTTP to a stand-in, the two by turns")
        for users in USERS:
            _say(await _compared(api, hooks, users))
        memory = psutil.Process(bots["ours"].pid).memory_info().rss / 2**20
        _say(f"(c) memory after the load: {memory:.0f} MB (bar 150)")
    finally:
        for bot in bots.values():
            bot.terminate()
            bot.wait(20)
        await api.runner.cleanup()


async def _compared(api: FakeApi, hooks: dict[str, str], users: int) -> str:
    """Both bots by turns, so that what else the machine does falls on both."""
    loads: dict[str, list[Load]] = {name: [] for name in NAMES}
    for _ in range(TURNS):
        for name in NAMES:
            loads[name].append(await run(api, hooks[name], users, SECONDS))
    middle = {name: sorted(found, key=lambda load: load.rate)[TURNS // 2] for name, found in loads.items()}
    ratios = sorted(ours.rate / echo.rate for echo, ours in zip(loads["echo"], loads["ours"], strict=True))
    told = f"{users:>3} users: ours {middle['ours']}; bare echo {middle['echo']}"
    return f"      {told}; ratio {ratios[0]:.2f}-{ratios[-1]:.2f}, median {ratios[TURNS // 2]:.2f} (bar 0.50)"


def _start(name: str, port: int, api: str, url: str, cores: set[int]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    if name == "echo":
        command = [sys.executable, "-m", "bench.echo", str(port), api]
    else:
        command = [sys.executable, "-m", "bot", "run"]
        environment |= {
            "NHACVIEC_DATABASE_URL": url,
            "NHACVIEC_TELEGRAM_TOKEN": "1:bench",
            "NHACVIEC_TELEGRAM_API_URL": api,
            "NHACVIEC_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
            "NHACVIEC_TELEGRAM_WEBHOOK_SECRET": "bench",
            "NHACVIEC_HTTP_PORT": str(port),
            "NHACVIEC_NOW": office.NOW.isoformat(),
        }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    bot = subprocess.Popen(command, env=environment, **quiet)  # type: ignore[call-overload]
    if hasattr(os, "sched_setaffinity") and len(cores) > 1:
        os.sched_setaffinity(bot.pid, {sorted(cores)[0]})
    return bot  # type: ignore[no-any-return]


async def _answers(url: str) -> None:
    """Wait until the webhook listens."""
    async with aiohttp.ClientSession() as session:
        for _ in range(300):
            try:
                async with session.get(url):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
    raise SystemExit("bench: the bot did not start")


if __name__ == "__main__":
    main()
