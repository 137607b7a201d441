"""The bytes that ncurses writes for the screens of this bench, beside ours.

    cargo bench --bench wire --profile dev -- screens 256 > screens.jsonl
    python3 benches/wire/ncurses.py screens.jsonl

Python's `curses` is ncurses. Each transition gets a process with a pseudo-terminal of xterm with 256
colours: it draws the screen before, cell by cell, and then the one after, and what comes out of the
second refresh is counted. ncurses may do all it can: insert and delete rows and characters, leave the
cursor where it is, and erase in the colour that most rows end in. Nothing but Python's own library.
"""

import collections
import curses
import fcntl
import json
import locale
import os
import pty
import select
import struct
import sys
import termios
import tty
import unicodedata

BOLD, DIM, ITALIC, UNDERLINED, REVERSED = 1, 2, 4, 8, 64


def cells(runs):
    return [tuple(run[:4]) for run in runs for _ in range(run[4])]


def columns(text):
    """The columns of a cell's text; nothing in the corpus is more than a character and its marks."""
    return 2 if text and unicodedata.east_asian_width(text[0]) in "WF" else 1


class Screen:
    """One of ncurses."""

    def __init__(self, window):
        self.window = window
        self.pairs = {}
        curses.use_default_colors()
        curses.curs_set(0)
        curses.typeahead(-1)
        window.idlok(True)
        window.idcok(True)
        window.leaveok(True)

    def pair(self, foreground, background):
        key = (foreground, background)
        if key == (-1, -1):
            return 0
        if key not in self.pairs:
            self.pairs[key] = len(self.pairs) + 1
            curses.init_pair(self.pairs[key], foreground, background)
        return curses.color_pair(self.pairs[key])

    def look(self, cell):
        _, foreground, background, bits = cell
        look = self.pair(foreground, background)
        for bit, attribute in (
            (BOLD, curses.A_BOLD),
            (DIM, curses.A_DIM),
            (ITALIC, curses.A_ITALIC),
            (UNDERLINED, curses.A_UNDERLINE),
            (REVERSED, curses.A_REVERSE),
        ):
            look |= attribute if bits & bit else 0
        return look

    def draw(self, screen, width, height):
        ends = collections.Counter(cell[1:3] for cell in screen[width - 1 :: width])
        self.window.bkgdset(" ", self.pair(*ends.most_common(1)[0][0]))
        for row in range(height):
            column = 0
            while column < width:
                cell = screen[row * width + column]
                try:
                    self.window.addstr(row, column, cell[0] or " ", self.look(cell))
                except curses.error:
                    pass  # the last cell is written, and then there is no place for the cursor
                column += columns(cell[0])
        self.window.refresh()


def child(transition, tell, hear):
    width, height = transition["width"], transition["height"]

    def run(window):
        screen = Screen(window)
        for key in ("before", "after"):
            screen.draw(cells(transition[key]), width, height)
            os.write(tell, b".")
            os.read(hear, 1)

    curses.wrapper(run)


def count(transition):
    """The bytes of the second refresh."""
    master, slave = pty.openpty()
    size = struct.pack("HHHH", transition["height"], transition["width"], 0, 0)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
    tty.setraw(slave)
    done, tell = os.pipe()
    hear, go = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(master)
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(slave, descriptor)
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        for name in ("LINES", "COLUMNS"):
            os.environ.pop(name, None)
        locale.setlocale(locale.LC_ALL, "")
        child(transition, tell, hear)
        os._exit(0)
    os.close(slave)
    counted = []
    for _ in ("before", "after"):
        got, is_drawn = 0, False
        # What was written may take a moment to come through.
        while ready := select.select([master, done], [], [], 0.1 if is_drawn else 20)[0]:
            if master in ready:
                got += len(os.read(master, 65536))
            if done in ready:
                os.read(done, 1)
                is_drawn = True
        if not is_drawn:
            raise SystemExit(f"no screen of {transition['name']}")
        counted.append(got)
        os.write(go, b".")
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        pass  # it is gone
    os.waitpid(pid, 0)
    for descriptor in (master, done, tell, hear, go):
        os.close(descriptor)
    return counted[1]


def main():
    size, sums = None, [0, 0, 0]

    def finish():
        if size:
            print("| all of these |", " | ".join(map(str, sums)), "|")

    with open(sys.argv[1], encoding="utf-8") as lines:
        for transition in map(json.loads, lines):
            if (transition["width"], transition["height"]) != size:
                finish()
                size, sums = (transition["width"], transition["height"]), [0, 0, 0]
                print("\n### {}x{}\n".format(*size))
                print("| transition | ours | with REP | ncurses |")
                print("| --- | --: | --: | --: |")
            row = [transition["ours"], transition["able"], count(transition)]
            sums = [one + other for one, other in zip(sums, row)]
            mark = " **above**" if max(row[:2]) > row[2] else ""
            print(f"| {transition['name']}{mark} |", " | ".join(map(str, row)), "|", flush=True)
    finish()


main()
