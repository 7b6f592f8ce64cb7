#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture of the window, for build-aux/picture: picture.png among the
artifacts."""

import argparse
import sys

from driver import App, keyboard


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--size')
    parser.add_argument('--dark', action='store_true')
    parser.add_argument('--wait', metavar='NAME')
    parser.add_argument('--press', metavar='NAME', action='append', default=[])
    parser.add_argument('--keys', help='keys to press in the end: "alt+2"')
    parser.add_argument('arguments', nargs='*')
    options = parser.parse_args()

    scheme = 'prefer-dark' if options.dark else 'default'
    keyboard()
    app = App(*options.arguments, env={'ADW_DEBUG_COLOR_SCHEME': scheme})
    try:
        app.wait_for('frame')
        if options.size:
            app.resize(*map(int, options.size.split('x')))
        if options.wait:
            app.wait_for(contains=options.wait, timeout=120)
        for name in options.press:
            app.press(name=name)
        if options.keys:
            app.keys(*options.keys.split())
        app.picture('picture')
        app.close()
    finally:
        sys.stderr.write(app.log)
        app.discard()


main()
