#!/usr/bin/env python3
"""Draws a terminal's screen as an SVG: text with SGR colours in, a picture out.

    seminar --print --color --size 100x30 | scripts/ansi_to_svg.py --columns 100 > screen.svg

Every cell has its place on an exact grid. Letters are text, stretched to their cells by
`textLength`; lines, corners and blocks are drawn as shapes, so that they join whatever font the
reader has. It needs Python 3.9 or newer and nothing else.
"""

import argparse
import re
import sys
import unicodedata
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

CELL_WIDTH = 9.0
CELL_HEIGHT = 20.0
FONT_SIZE = 15.0
BASELINE = 14.6
PADDING = 18.0
TITLE_BAR = 34.0
FONTS = (
    "ui-monospace, 'SF Mono', Menlo, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', "
    "'Noto Sans Mono', 'Liberation Mono', monospace"
)
# What the terminal's own colours are drawn as, where a theme leaves them to the terminal.
DEFAULT_FOREGROUND = "#d8dee9"
DEFAULT_BACKGROUND = "#1b2126"
SIXTEEN = [
    "#1b2126", "#d05c5c", "#7fae6b", "#d9b25f", "#6a9fd4", "#b48ead", "#6fb3b8", "#d8dee9",
    "#6b7680", "#e88080", "#a3cf8f", "#f0cf87", "#8fbcee", "#d0a9cb", "#93d0d4", "#f5f7fa",
]  # fmt: skip
ESCAPES = re.compile(r"\x1b\[([0-9;:]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?]*[A-Za-ln-z]")


@dataclass(frozen=True)
class Style:
    foreground: str = DEFAULT_FOREGROUND
    background: str = DEFAULT_BACKGROUND
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    reverse: bool = False

    def inks(self):
        """The colours of the glyph and of what is behind it."""
        pair = (self.foreground, self.background)
        return pair[::-1] if self.reverse else pair


def indexed(number):
    """xterm's 256 colours."""
    if number < 16:
        return SIXTEEN[number]
    if number >= 232:
        return "#{0:02x}{0:02x}{0:02x}".format(8 + 10 * (number - 232))
    steps = (0, 95, 135, 175, 215, 255)
    cube = number - 16
    return "#%02x%02x%02x" % (steps[cube // 36], steps[cube // 6 % 6], steps[cube % 6])


def sgr(style, parameters):
    """The style after an SGR sequence."""
    codes = [int(code or 0) for code in re.split("[;:]", parameters)]
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = Style()
        elif code in (38, 48):
            if codes[:1] == [5] and len(codes) >= 2:
                color, codes = indexed(codes[1]), codes[2:]
            elif codes[:1] == [2] and len(codes) >= 4:
                color, codes = "#%02x%02x%02x" % tuple(codes[1:4]), codes[4:]
            else:
                raise ValueError(f"a colour that cannot be read: {parameters!r}")
            style = replace(style, **{"foreground" if code == 38 else "background": color})
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style = replace(style, foreground=SIXTEEN[code - 30 if code < 90 else code - 82])
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style = replace(style, background=SIXTEEN[code - 40 if code < 100 else code - 92])
        else:
            style = replace(
                style,
                **{
                    1: {"bold": True}, 2: {"dim": True}, 3: {"italic": True},
                    4: {"underline": True}, 7: {"reverse": True}, 9: {"struck": True},
                    22: {"bold": False, "dim": False}, 23: {"italic": False},
                    24: {"underline": False}, 27: {"reverse": False}, 29: {"struck": False},
                    39: {"foreground": DEFAULT_FOREGROUND},
                    49: {"background": DEFAULT_BACKGROUND},
                }.get(code, {}),
            )  # fmt: skip
    return style


def cells(line, style):
    """A line's clusters as (text, columns, style), and the style that the next line begins with."""
    found = []
    at = 0
    while at < len(line):
        sequence = ESCAPES.match(line, at)
        if sequence:
            if sequence[1] is not None:
                style = sgr(style, sequence[1])
            at = sequence.end()
            continue
        char = line[at]
        at += 1
        joins = unicodedata.combining(char) or char in "\u200d\ufe0e\ufe0f"
        if found and (joins or found[-1][0].endswith("\u200d")):
            text, columns, kept = found[-1]
            found[-1] = (text + char, 2 if char == "\ufe0f" else columns, kept)
        else:
            wide = unicodedata.east_asian_width(char) in "WF"
            found.append((char, 2 if wide else 1, style))
    return found, style


# Which sides of its cell a line character joins, and how strongly: left, right, up, down.
LINES = {
    "─": "11..", "│": "..11", "┌": ".1.1", "┐": "1..1", "└": ".11.", "┘": "1.1.",
    "├": ".111", "┤": "1.11", "┬": "11.1", "┴": "111.", "┼": "1111",
    "━": "22..", "┃": "..22", "╸": "2...", "╺": ".2..", "╹": "..2.", "╻": "...2",
    "╴": "1...", "╶": ".1..", "╵": "..1.", "╷": "...1", "╼": "12..", "╾": "21..",
    "┏": ".2.2", "┓": "2..2", "┗": ".22.", "┛": "2.2.", "┣": ".222", "┫": "2.22",
    "┳": "22.2", "┻": "222.", "╋": "2222",
}  # fmt: skip
# Rounded corners: the side of the horizontal arm, and of the vertical one.
ROUND = {"╭": (1, 1), "╮": (-1, 1), "╰": (1, -1), "╯": (-1, -1)}


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def rectangle(x, y, width, height, color, opacity=1.0):
    faint = f' fill-opacity="{number(opacity)}"' if opacity < 1 else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" fill="{color}"{faint}/>'
    )


def blocks(char):
    """The parts of a cell that a block element fills, as (x, y, width, height, opacity) of it."""
    code = ord(char)
    if char == "▀":
        return [(0, 0, 1, 0.5, 1)]
    if 0x2581 <= code <= 0x2588:
        share = (code - 0x2580) / 8
        return [(0, 1 - share, 1, share, 1)]
    if 0x2589 <= code <= 0x258F:
        return [(0, 0, (0x2590 - code) / 8, 1, 1)]
    if char == "▐":
        return [(0.5, 0, 0.5, 1, 1)]
    if char in "░▒▓":
        return [(0, 0, 1, 1, {"░": 0.25, "▒": 0.5, "▓": 0.75}[char])]
    if char == "▔":
        return [(0, 0, 1, 0.125, 1)]
    if char == "▕":
        return [(0.875, 0, 0.125, 1, 1)]
    if 0x2596 <= code <= 0x259F:
        # Quadrants, by the bits: upper left, upper right, lower left, lower right.
        bits = (4, 8, 1, 13, 9, 7, 11, 2, 6, 14)[code - 0x2596]
        corners = {1: (0, 0), 2: (0.5, 0), 4: (0, 0.5), 8: (0.5, 0.5)}
        return [(x, y, 0.5, 0.5, 1) for bit, (x, y) in corners.items() if bits & bit]
    return None


def shape(char, columns, x, y, color):
    """A line or block character as shapes that fill its cell; None for any other."""
    if len(char) != 1:
        return None
    middle_x, middle_y = x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2
    if char in LINES:
        thick = {"1": 1.2, "2": 2.6}
        left, right, up, down = LINES[char]
        drawn = []
        reach = max((thick[arm] for arm in (left, right, up, down) if arm in thick), default=0) / 2
        for arm, start, end in ((left, x, middle_x + reach), (right, middle_x - reach, x + CELL_WIDTH)):
            if arm in thick:
                drawn.append(rectangle(start, middle_y - thick[arm] / 2, end - start, thick[arm], color))
        for arm, start, end in ((up, y, middle_y + reach), (down, middle_y - reach, y + CELL_HEIGHT)):
            if arm in thick:
                drawn.append(rectangle(middle_x - thick[arm] / 2, start, thick[arm], end - start, color))
        return drawn
    if char in ROUND:
        across, along = ROUND[char]
        bend = CELL_WIDTH / 2
        end_x, end_y = middle_x + across * CELL_WIDTH / 2, middle_y + along * CELL_HEIGHT / 2
        return [
            f'<path d="M{number(end_x)} {number(middle_y)}Q{number(middle_x)} {number(middle_y)} '
            f"{number(middle_x)} {number(middle_y + along * bend)}V{number(end_y)}\" "
            f'fill="none" stroke="{color}" stroke-width="1.2"/>'
        ]
    filled = blocks(char)
    if filled is None:
        return None
    return [
        rectangle(
            x + left * CELL_WIDTH * columns,
            y + top * CELL_HEIGHT,
            width * CELL_WIDTH * columns,
            height * CELL_HEIGHT,
            color,
            opacity,
        )
        for left, top, width, height, opacity in filled
    ]


def background_runs(row, base):
    """Where the row's background is not the screen's: (column, columns, colour)."""
    runs = []
    column = 0
    for _, columns, style in row:
        color = style.inks()[1]
        if color != base:
            if runs and runs[-1][2] == color and runs[-1][0] + runs[-1][1] == column:
                runs[-1][1] += columns
            else:
                runs.append([column, columns, color])
        column += columns
    return runs


def text_runs(row):
    """The row's letters, by style: (column, columns, style, text). A gap of two cells parts runs."""
    runs = []
    column = 0
    for text, columns, style in row:
        drawn_as_shape = shape(text, columns, 0, 0, "") is not None
        if text != " " and not drawn_as_shape:
            last = runs[-1] if runs else None
            gap = column - last[0] - last[1] if last else 0
            joins = last and last[2] == style and gap <= 1 and columns == 1 and last[4] == 1
            if joins:
                last[1] += gap + 1
                last[3] += " " * gap + text
            else:
                runs.append([column, columns, style, text, columns])
        column += columns
    return runs


def draw(text, columns, title):
    rows, style = [], Style()
    for line in text.rstrip("\n").split("\n"):
        row, style = cells(line.rstrip("\r"), style)
        rows.append(row)
    base = rows[0][0][2].inks()[1] if rows and rows[0] else DEFAULT_BACKGROUND
    width = columns * CELL_WIDTH + 2 * PADDING
    height = len(rows) * CELL_HEIGHT + TITLE_BAR + PADDING
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" aria-label="{escape(title, {chr(34): "&quot;"})}">',
        f"<title>{escape(title)}</title>",
        "<style>",
        f"text{{font-family:{FONTS};font-size:{number(FONT_SIZE)}px;white-space:pre}}",
        ".b{font-weight:bold}.i{font-style:italic}.d{opacity:.66}"
        # However small the picture is shown, blocks that touch have no seam, and no thin line is lost.
        "rect{shape-rendering:crispEdges}"
        "rect[rx],rect[width^='1.'],rect[width^='2.'],rect[height^='1.'],rect[height^='2.']"
        "{shape-rendering:auto}"
        ".u{text-decoration:underline}.s{text-decoration:line-through}",
        "</style>",
        f'<rect x=".5" y=".5" width="{number(width - 1)}" height="{number(height - 1)}" rx="11" '
        f'fill="{base}" stroke="#8886" stroke-width="1"/>',
    ]
    for place, color in enumerate(("#e06c5f", "#e0b25a", "#73b36b")):
        out.append(f'<circle cx="{number(PADDING + 4 + 20 * place)}" cy="17" r="5.5" fill="{color}"/>')
    for index, row in enumerate(rows):
        y = TITLE_BAR + index * CELL_HEIGHT
        for column, wide, color in background_runs(row, base):
            out.append(rectangle(PADDING + column * CELL_WIDTH, y, wide * CELL_WIDTH, CELL_HEIGHT, color))
        column = 0
        for char, wide, style in row:
            drawn = shape(char, wide, PADDING + column * CELL_WIDTH, y, style.inks()[0])
            out.extend(drawn or [])
            column += wide
        for column, wide, style, letters, _ in text_runs(row):
            marks = [
                name
                for name, on in (
                    ("b", style.bold), ("i", style.italic), ("d", style.dim),
                    ("u", style.underline), ("s", style.struck),
                )
                if on
            ]  # fmt: skip
            classes = f' class="{" ".join(marks)}"' if marks else ""
            out.append(
                f'<text x="{number(PADDING + column * CELL_WIDTH)}" y="{number(y + BASELINE)}" '
                f'textLength="{number(wide * CELL_WIDTH)}" lengthAdjust="spacingAndGlyphs" '
                f'fill="{style.inks()[0]}"{classes}>{escape(letters)}</text>'
            )
    out.append("</svg>")
    return "\n".join(merge(out)) + "\n"


RECT = re.compile(
    r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" (fill="[^"]+"(?: fill-opacity="[^"]+")?)/>'
)


def merge(elements):
    """Joins rectangles that continue each other to the right: a rule is one shape, not eighty."""
    merged = []
    for element in elements:
        now = RECT.fullmatch(element)
        before = RECT.fullmatch(merged[-1]) if merged else None
        if now and before and now.group(2, 4, 5) == before.group(2, 4, 5):
            start, end = float(before[1]), float(before[1]) + float(before[3])
            if start <= float(now[1]) <= end + 0.01:
                wide = max(end, float(now[1]) + float(now[3])) - start
                merged[-1] = (
                    f'<rect x="{before[1]}" y="{now[2]}" width="{number(wide)}" '
                    f'height="{now[4]}" {now[5]}/>'
                )
                continue
        merged.append(element)
    return merged


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--columns", type=int, default=100, help="the screen's columns")
    arguments.add_argument("--title", default="A terminal", help="what the picture shows")
    chosen = arguments.parse_args()
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(draw(sys.stdin.read(), chosen.columns, chosen.title))


if __name__ == "__main__":
    main()
