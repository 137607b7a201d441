#!/usr/bin/env python3
"""Which functions a talk needs at first, as a script for the linker.

Builds the program with its symbols and with a map of what the linker put where, gives short talks with it
under callgrind, and writes the code that ran to assets/first.ld: the linker puts that in one place, and the
system then keeps no more of the program in memory than it needs. docs/performance.md says what it brings.

    python3 benches/first.py

Needs valgrind, and a linker that writes maps as LLVM's does (Rust's own on x86-64 Linux).
"""

import os
import re
import select
import subprocess
import tempfile
from bisect import bisect_right
from collections import defaultdict

from child import ANSWERS, Child

SCRIPT = "assets/first.ld"
TARGET = os.environ.get("CARGO_TARGET_DIR", "target")
PROGRAM = os.path.abspath(f"{TARGET}/release/seminar")
SLIDES = """
[[slides]]
title = "Slide {number}"
bullets = [
  "One",
  "Another one, with {emphasis}",
  "And a long one, which is to be wrapped, since a line has no room for as many words as are written here",
]
"""
PLAIN = '[deck]\ntitle = "Plain"\n' + "".join(
    SLIDES.format(number=number, emphasis="no emphasis") for number in range(1, 31)
)
RICH = (
    """
[deck]
title = "Rich"
duration = "40m"

[[slides]]
layout = "title"
title = "What comes first"
subtitle = "And what does not"
"""
    + SLIDES.format(number=1, emphasis="some *emphasis*")
    + """
[[slides]]
title = "A question"
body = "A paragraph that goes over more than one line, since it has more words than one line has room for."
notes = "Say it."
[slides.discussion]
question = "What is it that comes first?"
"""
)
# Each is a talk: its deck, what the terminal says of its colours, and the keys. The second goes on where
# the first was.
TALKS = [
    ("plain", "truecolor", "]]][]"),
    ("plain", "truecolor", "]["),
    ("rich", "truecolor", "]]]"),
    ("plain", "", "]"),
]
# Under callgrind everything takes fifty times as long: nothing written for so many seconds is the end of it.
QUIET = 3
HEAD = """/* What a talk needs at first, in one place: by benches/first.py. What it names and the linker does not find,
   since another compiler cuts or calls functions otherwise, is no error: that is where it would be anyway. */
"""


def build(folder):
    """The program with its symbols. Returns the sections of its code: address, size, object, name."""
    flags = ["-C", "strip=none", "-C", f"link-arg=-Wl,-Map={folder}/map"]
    subprocess.run(["cargo", "rustc", "--release", "--locked", "--bin", "seminar", "--", *flags], check=True)
    row = re.compile(r" *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ {9}(\S.*):\((\.text\S*)\)$")
    with open(f"{folder}/map") as lines:
        found = filter(None, map(row.match, lines))
        sections = [(int(m[1], 16), int(m[2], 16), m[3], m[4]) for m in found]
    return sorted(section for section in sections if section[1])


def give(folder, number, deck, colours, keys):
    """One talk under callgrind. Returns the addresses of what ran until its end began, and of what ran then."""
    environment = {"TERM": "xterm-256color", "COLORTERM": colours}
    folders = {"XDG_RUNTIME_DIR": "run", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}
    environment.update((name, f"{folder}/{inner}") for name, inner in folders.items())
    out = f"{folder}/ran.{number}"
    options = ["--tool=callgrind", f"--callgrind-out-file={out}", "--dump-instr=yes", "--compress-pos=no"]
    command = ["valgrind", "--quiet", *options, PROGRAM, f"{folder}/{deck}.toml"]
    talk = Child(command, 80, 24, environment)
    for key in ["", *keys]:
        os.write(talk.fd, key.encode())
        patience = None  # Each key has a frame.
        while select.select([talk.fd], [], [], patience)[0]:
            data, patience = os.read(talk.fd, 1 << 16), QUIET
            for question, answer in ANSWERS.items():
                os.write(talk.fd, answer * data.count(question))
    subprocess.run(["callgrind_control", "--dump", str(talk.pid)], check=True, stdout=subprocess.DEVNULL)
    os.write(talk.fd, b"q")
    talk.await_end()
    return addresses(f"{out}.1"), addresses(out)


def addresses(path):
    """The addresses in the program, from a file of callgrind's (its manual: "Callgrind Format Specification")."""
    names, where, ran = {}, None, set()
    with open(path) as lines:
        for line in lines:
            if name := re.match(r"(c?)ob=(\(\d+\))(?: (.*))?", line):
                names.setdefault(name[2], name[3])
                where = where if name[1] else names[name[2]]
            elif where == PROGRAM and (address := re.match("0x([0-9a-f]+) ", line)):
                ran.add(int(address[1], 16))
    return ran


def pattern(name):
    """A section's name without what differs from one compiler, or place of the sources, to another."""
    name = re.sub(r"17h[0-9a-f]{16}E.*", "17h*", name)
    if "._R" in name:
        name = re.sub(r"(?<=C)s[0-9A-Za-z]+_", "s*_", name)
        name = re.sub(r"\.llvm\.\d+$", "*", name)
    return name


def crate(path):
    """The objects of the crate that an object is of, or itself, if it is one of a C library's."""
    if member := re.search(r"/(lib[a-z_]+\.a)\((\S+)\)$", path):
        return f"*{member[1]}:{member[2]}"
    if start := re.search(r"S?crt1\.o$", path):
        return f"*{start[0]}"
    name = re.search(r"\.(\w+)\.[0-9a-z]+-cgu\.", path)
    return f"*.{name[1]}.*" if name else "*"


def owners(sections, addresses):
    """The sections that the addresses are in."""
    starts = [section[0] for section in sections]
    found = {(address, sections[bisect_right(starts, address) - 1]) for address in addresses}
    return {section for address, section in found if address < section[0] + section[1]}


def size(sections):
    """Bytes."""
    return sum(section[1] for section in sections)


def script(sections, ran, all_that_ran):
    """What the linker is told: `ran` is what ran in each talk, until its end began."""
    alike = defaultdict(set)
    for section in sections:
        alike[pattern(section[3])].add(section)
    wanted = set()
    for _, _, path, name in all_that_ran:
        name = pattern(name)
        # A name that many functions share, of which some did not run, goes with its crate.
        is_plain = alike[name] <= all_that_ran and name != ".text"
        objects = "*" if is_plain else crate(path)
        found = {section for section in alike[name] if is_plain or crate(section[2]) == objects}
        waste = sum(size(found - code) for code in ran) // len(ran)
        wanted.add((waste.bit_length(), objects, name))
    crates = {crate(path) for code in ran for _, _, path, _ in code} - {"*"}
    # What most of is not needed by most talks is far from what every talk needs.
    code = [f"    {objects}({name})" for _, objects, name in sorted(wanted)]
    data = [f"    {objects}(.rodata .rodata.*)" for objects in sorted(crates)]
    return HEAD + place(".text", code, "AFTER .init") + place(".rodata", data, "BEFORE .eh_frame")


def place(name, inputs, where):
    """What the section of this name begins with."""
    body = "".join(f"{line}\n" for line in inputs)
    return f"SECTIONS\n{{\n  {name} :\n  {{\n{body}  }}\n}}\nINSERT {where};\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        sections = build(folder)
        for name, text in (("plain", PLAIN), ("rich", RICH)):
            with open(f"{folder}/{name}.toml", "w") as file:
                file.write(text)
        os.mkdir(f"{folder}/run", 0o700)
        talks = [give(folder, number, *talk) for number, talk in enumerate(TALKS)]
    ran, at_the_end = ([owners(sections, part) for part in parts] for parts in zip(*talks))
    for (deck, _, keys), code in zip(TALKS, ran):
        print(f"{deck}, {keys}: {size(code) >> 10} KiB of code")
    with open(SCRIPT, "w") as file:
        file.write(script(sections, ran, set().union(*ran, *at_the_end)))


if __name__ == "__main__":
    main()
