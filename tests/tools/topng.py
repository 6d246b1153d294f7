#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terminal text (SGR colours allowed) as one PNG: topng.py [--light] [--columns N] OUT.png [FILE]...

Reads standard input where no file is named. A line "--- LABEL" begins a new picture; pictures are
tiled. Blocks and braille are drawn as modern terminals draw them. Needs python3-pil.
"""
import argparse
import re
import sys

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
CW, CH, LABEL = 10, 20, 18
BASIC = [(0, 0, 0), (205, 49, 49), (13, 188, 121), (229, 229, 16), (36, 114, 200), (188, 63, 188),
         (17, 168, 205), (229, 229, 229), (102, 102, 102), (241, 76, 76), (35, 209, 139),
         (245, 245, 67), (59, 142, 234), (214, 112, 214), (41, 184, 219), (255, 255, 255)]
QUADRANTS = {0x2596: 4, 0x2597: 8, 0x2598: 1, 0x2599: 13, 0x259A: 9, 0x259B: 7, 0x259C: 11,
             0x259D: 2, 0x259E: 6, 0x259F: 14, 0x2580: 3, 0x2584: 12, 0x2588: 15, 0x258C: 5,
             0x2590: 10}
SHADES = {0x2591: 0.25, 0x2592: 0.5, 0x2593: 0.75}


def palette(i):
    if i < 16:
        return BASIC[i]
    if i < 232:
        levels = [0, 95, 135, 175, 215, 255]
        i -= 16
        return levels[i // 36], levels[i // 6 % 6], levels[i % 6]
    return (8 + 10 * (i - 232),) * 3


class Pen:
    def __init__(self):
        self.reset()

    def reset(self):
        self.fg = self.bg = None
        self.bold = self.dim = self.reverse = False

    def sgr(self, codes):
        codes = [int(c or 0) for c in codes.split(";")]
        k = 0
        while k < len(codes):
            c = codes[k]
            if c == 0:
                self.reset()
            elif c == 1:
                self.bold = True
            elif c == 2:
                self.dim = True
            elif c == 7:
                self.reverse = True
            elif c == 22:
                self.bold = self.dim = False
            elif c == 27:
                self.reverse = False
            elif c == 39:
                self.fg = None
            elif c == 49:
                self.bg = None
            elif 30 <= c <= 37:
                self.fg = palette(c - 30)
            elif 40 <= c <= 47:
                self.bg = palette(c - 40)
            elif 90 <= c <= 97:
                self.fg = palette(c - 82)
            elif 100 <= c <= 107:
                self.bg = palette(c - 92)
            elif c in (38, 48):
                if codes[k + 1] == 5:
                    colour, k = palette(codes[k + 2]), k + 2
                else:
                    colour, k = tuple(codes[k + 2:k + 5]), k + 4
                if c == 38:
                    self.fg = colour
                else:
                    self.bg = colour
            k += 1


def parse(lines):
    """Rows of (character, foreground, background, bold, dim)."""
    pen, rows = Pen(), []
    for line in lines:
        row = []
        for sgr, other, char in re.findall(
                r"\x1b\[([0-9;]*)m|(\x1b\[[?0-9;]*[a-zA-Z]|\x1b.|[\x0e\x0f])|(.)", line):
            if char:
                fg, bg = (pen.bg, pen.fg) if pen.reverse else (pen.fg, pen.bg)
                row.append((char, fg, bg, pen.bold, pen.dim))
            elif not other:
                pen.sgr(sgr)
        rows.append(row)
    return rows


def mix(a, b, k):
    return tuple(round(x * k + y * (1 - k)) for x, y in zip(a, b))


def draw_grid(draw, x, y, nx, ny, bits, colour):
    for i in range(nx * ny):
        if bits >> i & 1:
            draw.rectangle([x + i % nx * CW // nx, y + i // nx * CH // ny,
                            x + (i % nx + 1) * CW // nx - 1, y + (i // nx + 1) * CH // ny - 1],
                           fill=colour)


def draw_cell(draw, x, y, char, fg, bg, font):
    code = ord(char)
    if 0x2800 <= code < 0x2900:
        for dot, (i, j) in enumerate([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]):
            if code >> dot & 1:
                px, py = x + 2.5 + i * 5, y + 2.5 + j * 5
                draw.ellipse([px - 1.7, py - 1.7, px + 1.7, py + 1.7], fill=fg)
    elif code in QUADRANTS:
        draw_grid(draw, x, y, 2, 2, QUADRANTS[code], fg)
    elif code in SHADES:
        draw.rectangle([x, y, x + CW - 1, y + CH - 1], fill=mix(fg, bg, SHADES[code]))
    elif code == 0x2594:
        draw.rectangle([x, y, x + CW - 1, y + 2], fill=fg)
    elif char != " ":
        draw.text((x, y), char, font=font, fill=fg)


def picture(label, rows, light, fonts):
    paper, ink = ((250, 250, 246), (40, 42, 48)) if light else ((18, 20, 26), (214, 216, 222))
    width = max([len(r) for r in rows] + [len(label)])
    im = Image.new("RGB", (width * CW + 8, len(rows) * CH + 8 + LABEL), paper)
    draw = ImageDraw.Draw(im)
    draw.text((4, 1), label, font=fonts[0], fill=mix(ink, paper, 0.6))
    for j, row in enumerate(rows):
        for i, (char, fg, bg, bold, dim) in enumerate(row):
            x, y = 4 + i * CW, 4 + LABEL + j * CH
            colour = fg or ink
            if bold and not fg:
                colour = (0, 0, 0) if light else (255, 255, 255)
            if dim:
                colour = mix(colour, paper, 0.55)
            if bg:
                draw.rectangle([x, y, x + CW - 1, y + CH - 1], fill=bg)
            draw_cell(draw, x, y, char, colour, bg or paper, fonts[1 if bold else 0])
    return im


def split(text):
    """Pictures as (label, lines)."""
    found = []
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("--- "):
            found.append((line[4:], []))
        else:
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return found


def sheet(images, columns):
    """Pictures side by side, in rows of so many."""
    rows = [images[i:i + columns] for i in range(0, len(images), columns)]
    whole = Image.new("RGB", (max(sum(i.width + 6 for i in r) for r in rows),
                              sum(max(i.height for i in r) + 6 for r in rows)), (70, 70, 90))
    y = 0
    for row in rows:
        x = 0
        for im in row:
            whole.paste(im, (x, y))
            x += im.width + 6
        y += max(im.height for im in row) + 6
    return whole


def load_fonts():
    fonts = [ImageFont.truetype(FONT, 16)] * 2
    try:
        fonts[1] = ImageFont.truetype(FONT.replace("Mono", "Mono-Bold"), 16)
    except OSError:
        pass
    return fonts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--light", action="store_true", help="on a light background")
    parser.add_argument("--columns", type=int, default=2, help="pictures in a row")
    parser.add_argument("out")
    parser.add_argument("files", nargs="*", default=["-"])
    options = parser.parse_args()
    fonts = load_fonts()
    images = []
    for name in options.files:
        source = sys.stdin if name == "-" else open(name, encoding="utf-8", errors="replace")
        for label, lines in split(source.read()):
            images.append(picture(label, parse(lines), options.light, fonts))
    sheet(images, options.columns).save(options.out)


if __name__ == "__main__":
    main()
