#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds src/ to its floors: a room may include only rooms below it, rooms up
to report/ include no GTK, no files include each other in a circle, and no
file passes 700 lines."""

import pathlib
import re
import sys

FLOORS = {
    'followers': 0,
    'scoring': 1,
    'patterns': 1,
    'engagement': 1,
    'networks': 2,
    'storage': 2,
    'audit': 3,
    'charts': 4,
    'report': 4,
    'cli': 5,
    'app': 5,
}
GTK_ROOMS = {'charts', 'app'}
# Charts know nothing of audits.
NEVER = {('charts', room) for room in FLOORS if room != 'charts'}
MAX_LINES = 700

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


def complaints(src):
    for path in sorted(src.rglob('*.[ch]')):
        room = path.relative_to(src).parts[0]
        where = path.relative_to(src.parent)
        lines = path.read_text(encoding='utf-8').splitlines()
        if len(lines) > MAX_LINES:
            yield f'{where}: {len(lines)} lines, split it before {MAX_LINES}'
        if room == 'main.c':
            continue
        if room not in FLOORS:
            yield f'{where}: {room}/ has no floor in tests/check-floors.py'
            continue
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            name = match[1]
            other = name.split('/')[0]
            if '/' in name and other in FLOORS and other != room:
                if FLOORS[other] >= FLOORS[room] or (room, other) in NEVER:
                    yield f'{where}:{number}: {room}/ must not use {other}/'
            if room not in GTK_ROOMS and re.match(r'(gtk|adwaita|gdk|gsk)', name):
                yield f'{where}:{number}: {room}/ must stay free of GTK'


def unit(name, names):
    """What a file belongs to: a .c and its headers, a private one too, are
    one."""
    stem = name[:-2]
    public = stem.removesuffix('-private')
    return public if f'{public}.c' in names else stem


def read_uses(src):
    """Which unit includes which."""
    names = {path.relative_to(src).as_posix(): path
             for path in src.rglob('*.[ch]')}
    uses = {}
    for name, path in names.items():
        here = unit(name, names)
        uses.setdefault(here, set())
        for line in path.read_text(encoding='utf-8').splitlines():
            match = INCLUDE.match(line)
            if match and match[1] in names:
                uses[here].add(unit(match[1], names))
        uses[here].discard(here)
    return uses


def reach(uses, start):
    found = set()
    todo = [start]
    while todo:
        new = uses[todo.pop()] - found
        found |= new
        todo += new
    return found


def circles(src):
    uses = read_uses(src)
    reached = {name: reach(uses, name) for name in uses}
    for name in sorted(uses):
        for other in sorted(uses[name]):
            if name in reached[other]:
                yield f'src/{name} includes {other}, which leads back to it'


def main():
    src = pathlib.Path(sys.argv[1])
    found = [*complaints(src), *circles(src)]
    for complaint in found:
        print(complaint)
    sys.exit(1 if found else 0)


main()
