#!/usr/bin/env python3
"""How late a talk is on a slow link.

Runs a program on a pseudo-terminal and stands for the link and for the terminal behind it: what the
program writes arrives at so many bits a second and after half the delay, keys and the terminal's answers
take the other half. The program's output is taken at once, as a socket's buffer does. Prints, in
milliseconds from the last key, when the last byte of the answer is at the terminal.

    python3 benches/slow_link.py [--size 200x50] [--rate 64] [--delay 300] [--mute] PROGRAM DECK

Nothing but Python's own library; Linux and macOS.
"""

import argparse
import heapq
import os
import select
import signal
import time

from child import ANSWERS, Child

# With nothing under way for so many seconds, all is there.
QUIET = 1.5


class Link(Child):
    """A program at the far end of a slow link."""

    def __init__(self, command, columns, rows, bits_a_second, delay, answers):
        self.answers = answers
        self.rate = bits_a_second / 8
        self.delay = delay / 2
        self.free_at = 0.0
        self.there = []  # (when, order, bytes) that come to the terminal
        self.back = []  # (when, order, bytes) that come to the program
        self.order = 0
        self.began = time.monotonic()
        self.told = ""
        environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "SSH_TTY": "/dev/pts/0"}
        super().__init__(command, columns, rows, environment)

    def send(self, data, after=0.0):
        """Sends keys to the program."""
        self._put(self.back, time.monotonic() + after + self.delay, data)

    def settle(self):
        """Waits until nothing is under way. Returns when the last byte arrived, and how many did."""
        last = time.monotonic()
        arrived = 0
        while True:
            now = time.monotonic()
            while self.back and self.back[0][0] <= now:
                os.write(self.fd, heapq.heappop(self.back)[2])
                last = max(last, now) if not arrived else last
            while self.there and self.there[0][0] <= now:
                when, _, data = heapq.heappop(self.there)
                last, arrived = when, arrived + len(data)
                for question, answer in self.answers.items():
                    for _ in range(data.count(question)):
                        self._put(self.back, when + self.delay, answer)
            waiting = [queue[0][0] for queue in (self.there, self.back) if queue]
            if not waiting and now - last > QUIET:
                return last, arrived
            until = min(waiting, default=last + QUIET + 0.01)
            if select.select([self.fd], [], [], max(0.0, until - now))[0]:
                self._write(os.read(self.fd, 1 << 16))

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        self.await_end()

    def _write(self, data):
        self.free_at = max(time.monotonic(), self.free_at) + len(data) / self.rate
        self._put(self.there, self.free_at + self.delay, data)

    def _put(self, queue, when, data):
        self.order += 1
        heapq.heappush(queue, (when, self.order, data))


def options(description):
    """What can be chosen of a link and of the terminal behind it."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--size", default="80x24", help="columns x rows")
    parser.add_argument("--rate", type=float, default=64, help="kbit/s")
    parser.add_argument("--delay", type=float, default=300, help="there and back, ms")
    parser.add_argument("--mute", action="store_true", help="a terminal that answers nothing")
    parser.add_argument("program")
    parser.add_argument("deck")
    return parser


def measure(link):
    """Gives a short talk over `link` and prints how late it is."""
    end, size = link.settle()
    print(f"first frame        {(end - link.began) * 1000:6.0f} ms  {size:6} bytes{link.told}")
    for number in range(1, 6):
        start = time.monotonic()
        link.send(b"]")
        end, size = link.settle()
        print(f"page turn {number}        {(end - start) * 1000:6.0f} ms  {size:6} bytes{link.told}")
    start = time.monotonic()
    for number in range(10):
        link.send(b"]", after=0.15 * number)
    end, size = link.settle()
    last_key = start + 0.15 * 9
    print(f"ten quick flips    {(end - last_key) * 1000:6.0f} ms  {size:6} bytes{link.told}")


def main():
    arguments = options(__doc__.splitlines()[0]).parse_args()
    columns, rows = map(int, arguments.size.split("x"))
    command = [arguments.program, arguments.deck]
    answers = {} if arguments.mute else ANSWERS
    link = Link(command, columns, rows, arguments.rate * 1000, arguments.delay / 1000, answers)
    try:
        measure(link)
    finally:
        link.close()


if __name__ == "__main__":
    main()
