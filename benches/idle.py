#!/usr/bin/env python3
"""What a talk does while nothing happens.

Presents a deck of its own, brings each kind of screen up, waits until all that follows from that is over,
and then counts for some seconds how often any of the program's threads woke up, and what it wrote.

    python3 benches/idle.py [--seconds 10] PROGRAM

Nothing but Python's own library; Linux.
"""

import argparse
import os
import select
import shutil
import signal
import struct
import tempfile
import time
import zlib

from child import ANSWERS, Child

DECK = """
[deck]
title = "Idle"
duration = "40m"

[[slides]]
layout = "title"
title = "Nothing happens"

[[slides]]
title = "A picture"
image = "grey.png"
alt = "grey"

[[slides]]
title = "Code"
lang = "rust"
code = "fn main() { println!(\\"idle\\"); }"

[[slides]]
title = "A question"
[slides.discussion]
question = "What happens?"
answer = "Nothing."
open = "slide"

[[slides]]
title = "A countdown"
[slides.discussion]
question = "What happens?"
think = "9m"
open = "slide"
"""
# Screens: name, options, keys. A phase's countdown, a clock and nothing else may wake the program.
SCREENS = [
    ("title", [], ""),
    *((f"picture, {kind}", ["--images", kind], "]") for kind in ("blocks", "kitty", "sixel", "iterm2")),
    ("code", [], "]]"),
    ("discussion, no countdown", [], "]]]"),
    ("notes", [], "s"),
    ("overview", [], "o"),
    ("search", [], "/code"),
    ("help", [], "?"),
    ("another theme", [], "c"),
    ("blank", [], "b"),
    ("clock, elapsed", [], " T"),
    ("clock, left", [], " TT"),
    ("clock, time of day", [], " TTT"),
    ("countdown", [], "]]]]D"),
]


def grey():
    """A small PNG."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(range(64)) for _ in range(64))
    header = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


class Talk(Child):
    """A program in a terminal that answers."""

    def __init__(self, command, folder):
        environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LINES": "", "COLUMNS": ""}
        folders = {"XDG_RUNTIME_DIR": "run", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}
        environment.update((name, f"{folder}/{inner}") for name, inner in folders.items())
        super().__init__(command, 80, 24, environment)

    def read(self, seconds):
        """The bytes that it writes meanwhile."""
        count, end = 0, time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.fd], [], [], left)[0]:
                data = os.read(self.fd, 1 << 16)
                count += len(data)
                for question, answer in ANSWERS.items():
                    os.write(self.fd, answer * data.count(question))
        return count

    def wakes(self):
        """How often each thread has gone to sleep so far."""
        wakes = {}
        for task in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{task}/status") as status:
                lines = dict(line.split(":", 1) for line in status)
            name = lines["Name"].strip()
            wakes[name] = wakes.get(name, 0) + int(lines["voluntary_ctxt_switches"])
        return wakes

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        self.await_end()


def report(name, talk, seconds, beside=()):
    # What is asked, sent in pieces or kept on disk after a key takes a moment.
    for each in (talk, *beside):
        each.read(2)
    before = talk.wakes()
    count = talk.read(seconds)
    after = talk.wakes()
    woken = {thread: after[thread] - before.get(thread, 0) for thread in after}
    told = ", ".join(f"{thread} {times}" for thread, times in sorted(woken.items()) if times) or "none"
    print(f"{name:26} {sum(woken.values()):4} wake-ups {count:6} bytes  ({told})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("program")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        deck = f"{folder}/slides.toml"
        with open(deck, "w") as file:
            file.write(DECK)
        with open(f"{folder}/grey.png", "wb") as file:
            file.write(grey())
        os.mkdir(f"{folder}/run", 0o700)
        for name, options, keys in SCREENS:
            shutil.rmtree(f"{folder}/state", ignore_errors=True)
            talk = Talk([arguments.program, deck, *options], folder)
            talk.read(1)
            for key in keys:
                os.write(talk.fd, key.encode())
                talk.read(0.3)
            report(name, talk, arguments.seconds)
            talk.close()
        talk = Talk([arguments.program, deck], folder)
        talk.read(1)
        console = Talk([arguments.program, "console", deck], folder)
        console.read(1)
        report("talk with a console", talk, arguments.seconds, [console])
        report("its console", console, arguments.seconds, [talk])
        os.write(talk.fd, b" ")
        report("talk that has begun", talk, arguments.seconds, [console])
        report("its console, clock running", console, arguments.seconds, [talk])
        console.close()
        talk.close()
        rehearsal = Talk([arguments.program, "rehearse", deck], folder)
        rehearsal.read(1)
        os.write(rehearsal.fd, b" ")
        report("rehearsal", rehearsal, arguments.seconds)
        rehearsal.close()


if __name__ == "__main__":
    main()
