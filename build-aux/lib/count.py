#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count.py LOGBASE: what "meson test" wrote to LOGBASE.json, counted.

Prints "PASSED FAILED": each TAP subtest is one test, skipped ones are neither,
and a program that fails in any other way (a crash, a leak, too few subtests,
a time-out) counts as one failed test more. Names what failed on stderr.
"""

import json
import re
import sys

GOOD = {'OK', 'EXPECTEDFAIL'}
NEITHER = {'SKIP'}
SUBTEST = re.compile(r'^(not )?ok\b[ \t]*\d*[ \t]*-?[ \t]*([^#]*)(#[ \t]*(skip|todo))?',
                     re.IGNORECASE)


def subtests(text):
    """The top-level TAP results in a program's output, as (name, result)."""
    for line in text.splitlines():
        match = SUBTEST.match(line)
        if not match:
            continue
        if match[3]:
            yield match[2].strip(), None
        else:
            yield match[2].strip(), not match[1]


def count(tests):
    passed = failed = 0
    for test in tests:
        results = list(subtests(test.get('stdout') or ''))
        bad = [name for name, result in results if result is False]
        good = sum(result is True for _, result in results)
        ok = test['result'] in GOOD
        if test['result'] in NEITHER:
            continue
        if not results:
            good = int(ok)
        if not ok and not bad:
            bad = [f"({test['result'].lower()})"]
        passed += good
        failed += len(bad)
        for name in bad:
            print(f"  failed: {test['name']} {name}", file=sys.stderr)
    return passed, failed


def main():
    with open(sys.argv[1] + '.json', encoding='utf-8') as log:
        print(*count(json.loads(line) for line in log if line.strip()))


if __name__ == '__main__':
    main()
