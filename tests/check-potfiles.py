#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds po/POTFILES to what there is: every file with strings for translators
is listed, every file listed is there and has some, and the list is sorted."""

import pathlib
import re
import sys

CALL = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*"')
MARK = re.compile(r'translatable="(?:yes|true)"')
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.DOTALL)


def has_strings(path):
    text = path.read_text(encoding='utf-8')
    if path.suffix in ('.c', '.h'):
        return bool(CALL.search(COMMENT.sub('', text)))
    if path.suffix == '.ui':
        return bool(MARK.search(text))
    # what is shipped for the desktop always has a name
    return path.name.endswith(('.desktop.in', '.metainfo.xml.in'))


def complaints(root):
    lines = (root / 'po' / 'POTFILES').read_text(encoding='utf-8').splitlines()
    listed = [line for line in lines if line and not line.startswith('#')]
    if listed != sorted(set(listed)):
        yield 'po/POTFILES is not sorted, or lists a file twice'
    found = {path.relative_to(root).as_posix()
             for room in ('src', 'data')
             for path in (root / room).rglob('*')
             if path.is_file() and path.suffix in ('.c', '.h', '.ui', '.in')
             and has_strings(path)}
    for name in sorted(found - set(listed)):
        yield f'po/POTFILES: {name} has strings and is not listed'
    for name in sorted(set(listed) - found):
        yield f'po/POTFILES: {name} is listed and has no strings'


def main():
    wrong = list(complaints(pathlib.Path(sys.argv[1])))
    print('\n'.join(wrong))
    sys.exit(1 if wrong else 0)


main()
