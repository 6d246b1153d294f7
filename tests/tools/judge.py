#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures, made ready to be judged by strangers (doc/FIGURES.md says how).

  judge.py pictures DIR [EXERCISE.cfg]...  two key frames of each exercise, under a number, as
                                           DIR/STYLE-SIZE/NN.png; DIR/choices.json has 20 names for
                                           each number, DIR/key.json the right one
  judge.py sheets DIR [EXERCISE.cfg]...    the same pictures with their names, many on a sheet: to
                                           look through while posing
  judge.py table DIR                       what the judges wrote (DIR/STYLE-SIZE/answers.tsv:
                                           NN, name, confidence, remark) as a table by exercise

Run it in a build tree (or name figdump with --figdump). Needs python3-pil, as topng.py does.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
EXERCISES = HERE.parent.parent / "routines" / "exercises"
STYLES = {"blocks": ["--style", "blocks"], "braille": ["--style", "braille"],
          "ascii": ["--style", "ascii"], "plain": ["--style", "blocks", "--colours", "0"]}
SIZES = ("42x18", "60x20")
CHOICES = 20

# What a stranger could take for each other. Each list offers all of its row's names.
ALIKE = """
band-external-rotation band-pull-apart towel-row-iso scap-set pmr-upper
band-face-pull band-pull-apart band-row band-scaption
band-scaption band-pull-apart overhead-reach hinge-reverse-fly
belly-breathing rib-breathing coherent-breathing box-breathing long-exhale four-seven-eight physiological-sigh
bird-dog quad-arm-reach quad-rotation thread-needle
body-scan constructive-rest towel-roll-lie towel-spine-lie floor-angel supine-chin-nod knee-rocks
cat-cow kneeling-scap-push bird-dog quad-arm-reach childs-pose-reach
chair-squat seated-march desk-march desk-hinge-stretch
chair-thoracic-extension towel-chair-extension seated-cat-cow posture-reset-sit seated-rotation
childs-pose-reach childs-pose-side prayer-stretch-chair cat-cow
chin-tuck-seated wall-chin-tuck posture-reset-sit neck-turns supine-chin-nod levator-stretch
clasp-chest-opener standing-back-bend shoulder-rolls scap-set doorway-chest-low
constructive-rest belly-breathing glute-bridge dead-bug supine-chin-nod knee-rocks
dead-bug dead-bug-taps glute-bridge
desk-hinge-stretch hinge-reverse-fly prayer-stretch-chair standing-back-bend
desk-march seated-march hip-flexor-stretch standing-trunk-turns
doorway-chest-high doorway-chest-mid doorway-chest-low wall-angel wall-slide wall-push-up-plus plank-wall
floor-angel wall-angel towel-roll-lie towel-spine-lie overhead-reach
foam-roller-extension towel-roll-lie glute-bridge supine-chin-nod
hip-flexor-stretch desk-march chair-squat
knee-rocks glute-bridge constructive-rest open-book
kneeling-scap-push prayer-stretch-chair wall-push-up-plus plank-knee
levator-stretch upper-trap-stretch neck-turns chin-tuck-seated shrug-drop
open-book side-plank-knee thread-needle knee-rocks
plank-forearm plank-knee plank-wall side-plank-full side-plank-knee sphinx prone-cobra
prone-back-breathing prone-cobra prone-y-t sphinx childs-pose-reach
quad-rotation thread-needle quad-arm-reach
scap-set shoulder-rolls shrug-drop self-hug-stretch posture-reset-sit pmr-upper
seated-rotation standing-trunk-turns wall-reach-turn neck-turns self-hug-stretch
seated-side-bend upper-trap-stretch childs-pose-side overhead-reach seated-rotation
shrug-drop upper-trap-stretch pmr-upper shoulder-rolls
wall-chin-tuck wall-angel wall-slide wall-push-up-plus
wall-reach-turn standing-trunk-turns wall-angel wall-slide
""".strip().splitlines()


class Exercise:
    def __init__(self, path):
        text = path.read_text(encoding="utf-8")
        self.path, self.id = path, path.stem
        self.name = re.search(r'^name\s*=\s*"(.*?)"', text, re.M).group(1)
        self.position = re.search(r'^position\s*=\s*"(.*?)"', text, re.M).group(1)


def load(files):
    paths = [pathlib.Path(f) for f in files] or sorted(EXERCISES.glob("*.cfg"))
    return [Exercise(p) for p in paths]


def frames(figdump, exercise, style, size):
    """The two key frames as pictures; captions say no more than which is which."""
    import topng
    run = subprocess.run([figdump, "--extremes", "--size", size, *STYLES[style], str(exercise.path)],
                         capture_output=True, text=True, check=True, encoding="utf-8")
    fonts = topng.load_fonts()
    return [topng.picture(str(i + 1), topng.parse(lines), False, fonts)
            for i, (_, lines) in enumerate(topng.split(run.stdout))]


def choices(exercise, everything, rng):
    """Twenty names: the right one, those it looks like, then others, of the same position first."""
    alike = [i for row in ALIKE if exercise.id in row.split() for i in row.split()]
    others = [e.id for e in everything]
    rng.shuffle(others)
    others.sort(key=lambda i: next(e for e in everything if e.id == i).position != exercise.position)
    some = rng.sample(others[CHOICES:], min(6, max(0, len(others) - CHOICES)))
    wanted = list(dict.fromkeys([exercise.id] + alike))[:CHOICES - len(some)] + some + others
    names = {e.id: e.name for e in everything}
    picked = [names[i] for i in dict.fromkeys(wanted) if i in names][:CHOICES]
    return sorted(picked)


def make_pictures(options):
    import topng
    rng, out = random.Random(options.seed), pathlib.Path(options.dir)
    everything = load([])
    chosen = load(options.files)
    rng.shuffle(chosen)
    numbered = [(f"{i + 1:02}", e) for i, e in enumerate(chosen)]
    for style in options.styles:
        for size in options.sizes:
            folder = out / f"{style}-{size}"
            folder.mkdir(parents=True, exist_ok=True)
            for number, exercise in numbered:
                topng.sheet(frames(options.figdump, exercise, style, size), 2).save(
                    folder / f"{number}.png")
    (out / "key.json").write_text(json.dumps(
        {n: {"id": e.id, "name": e.name} for n, e in numbered}, indent=1) + "\n")
    (out / "choices.json").write_text(json.dumps(
        {n: choices(e, everything, rng) for n, e in numbered}, indent=1) + "\n")


def make_sheets(options):
    import topng
    out, per_sheet = pathlib.Path(options.dir), 4 * options.columns
    out.mkdir(parents=True, exist_ok=True)
    fonts = topng.load_fonts()
    for style in options.styles:
        for size in options.sizes:
            images = []
            for exercise in load(options.files):
                pair = frames(options.figdump, exercise, style, size)
                for im in pair:
                    topng.ImageDraw.Draw(im).text((40, 1), exercise.id, font=fonts[0],
                                                  fill=(150, 200, 150))
                images.append(topng.sheet(pair, 2))
            for i in range(0, len(images), per_sheet):
                topng.sheet(images[i:i + per_sheet], options.columns).save(
                    out / f"{style}-{size}-{i // per_sheet + 1:02}.png")


def read_answers(folder):
    answers = {}
    for line in (folder / "answers.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 3:
            answers[cells[0].zfill(2)] = (cells[1].strip(), float(cells[2].strip(" %")))
    return answers


def print_table(options):
    out = pathlib.Path(options.dir)
    key = json.loads((out / "key.json").read_text())
    folders = [d for d in (out / f"{st}-{si}" for st in STYLES for si in SIZES)
               if (d / "answers.tsv").exists()]
    answers = {d: read_answers(d) for d in folders}
    rows = []
    for number, exercise in key.items():
        given = [answers[d].get(number) for d in folders]
        cells = ["" if g is None else f"{g[1]:.0f}" if g[0] == exercise["name"]
                 else f"**missed** {g[1]:.0f}" for g in given]
        sure = [g[1] if g[0] == exercise["name"] else 0 for g in given if g]
        rows.append((sum(sure) / max(1, len(sure)), exercise["name"], cells))
    print("| movement |", " | ".join(d.name.replace("-", " ") for d in folders), "| mean |")
    print("|---|" + "---:|" * (len(folders) + 1))
    for mean, name, cells in sorted(rows, key=lambda r: (-r[0], r[1])):
        print(f"| {name} | " + " | ".join(cells) + f" | {mean:.0f} |")
    right, sure = [], []
    for d in folders:
        pairs = [(g[0] == key[n]["name"], g[1]) for n, g in answers[d].items() if n in key]
        right.append(f"{sum(ok for ok, _ in pairs)} of {len(pairs)}")
        sure.append(f"{sum(c for _, c in pairs) / max(1, len(pairs)):.1f}")
    print("| **named right** | " + " | ".join(right) + " | |")
    print("| **mean confidence** | " + " | ".join(sure) + " | |")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["pictures", "sheets", "table"])
    parser.add_argument("dir")
    parser.add_argument("files", nargs="*", metavar="EXERCISE.cfg")
    parser.add_argument("--figdump", default="tests/tools/figdump")
    parser.add_argument("--seed", type=int, default=1, help="another shuffle")
    parser.add_argument("--styles", nargs="+", choices=STYLES, default=list(STYLES))
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="WxH")
    parser.add_argument("--columns", type=int, default=2, help="pairs in a row of a sheet")
    options = parser.parse_args()
    {"pictures": make_pictures, "sheets": make_sheets, "table": print_table}[options.what](options)


if __name__ == "__main__":
    main()
