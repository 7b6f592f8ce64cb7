# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaves a picture of every state of the window, for people to look at:

    tests/window/run --artifacts=DIR PROGRAM tests/window/pictures.py

Not a test: it only fails when a state does not come about. Name what to look
at as further words in $WINNOW_PICTURES, such as "dark narrow"."""

import os
import sys

from driver import main, window_test

SIZES = {
    '': (980, 720),
    'narrow': (360, 640),
    'low': (640, 294),
}
LOOKS = {
    '': {},
    'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'contrast': {'ADW_DEBUG_HIGH_CONTRAST': '1'},
    'large': {'GDK_DPI_SCALE': '2'},
    'rtl': {'WINNOW_DEBUG_RTL': '1'},
}


def start(app, name):
    app.wait_for('button', 'Audit')
    app.picture(f'{name}-start')
    app.find('text', 'Whose followers?').type('no such@@thing')
    app.press('button', 'Audit')
    app.picture(f'{name}-start-error')


def report(app, name):
    app.wait_for('list', 'Most Frequent Reasons', timeout=60)
    app.picture(f'{name}-overview')
    app.keys('alt+2')
    app.wait_for(None, 'Search')
    app.picture(f'{name}-followers')


def details(app, name):
    app.wait_for('list', 'Most Frequent Reasons', timeout=60)
    app.keys('alt+2')
    app.wait_for(None, 'Search')
    app.keys('Tab', 'Tab', 'Tab', 'Tab', 'Down', 'Return')
    app.wait_for('list', 'Reasons')
    app.picture(f'{name}-details')


def progress(app, name):
    app.wait_for('button', 'Pause')
    app.press('button', 'Pause')
    app.picture(f'{name}-progress')


def failure(app, name):
    app.wait_for('button', 'Audit Another Account')
    app.picture(f'{name}-failure')


STATES = {
    'start': (start, []),
    'report': (report, ['--network=sample', 'bought.sample']),
    'details': (details, ['--network=sample', 'bought.sample']),
    'progress': (progress, ['--network=sample', 'large.sample']),
    'failure': (failure, ['--network=sample', 'hidden.sample']),
}


def add(state, look, size):
    function, arguments = STATES[state]
    name = '-'.join(filter(None, [look or 'light', size]))

    @window_test(f'{state} {name}', *arguments, env=LOOKS[look])
    def picture(app):
        app.wait_for('frame')
        app.resize(*SIZES[size])
        function(app, name)


wanted = os.environ.get('WINNOW_PICTURES', '').split()
for look in LOOKS:
    for size in SIZES:
        if look and size == 'low':
            continue
        for state in STATES:
            words = {state, look or 'light', size or 'wide'}
            if set(wanted) <= words:
                add(state, look, size)

main()
