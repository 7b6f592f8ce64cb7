# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaves a picture of every state of the window, for people to look at:

    tests/window/run --artifacts=DIR PROGRAM tests/window/pictures.py

Not a test: it only fails when a state does not come about. Name what to look
at as further words in $WINNOW_PICTURES, such as "dark narrow"."""

import os
import pathlib
import subprocess
import tempfile

from driver import main, window_test

SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix='winnow-pictures-'))

SIZES = {
    '': (980, 720),
    'narrow': (360, 640),
    'low': (640, 294),
}
LOOKS = {
    '': {},
    'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'contrast': {'ADW_DEBUG_HIGH_CONTRAST': '1'},
    'large': {'LD_PRELOAD': str(SCRATCH / 'look.so'), 'LOOK': 'large'},
    'rtl': {'LD_PRELOAD': str(SCRATCH / 'look.so'), 'LOOK': 'rtl'},
}

# No locale is installed that is written from right to left, and no desktop's
# settings reach this screen.
LOOK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
void gtk_widget_set_default_direction (int direction);
void *gtk_settings_get_default (void);
void g_object_set (void *object, const char *name, ...);
void
gtk_window_present (void *window)
{
  void (*present) (void *) = dlsym (RTLD_NEXT, "gtk_window_present");
  if (strcmp (getenv ("LOOK"), "rtl") == 0)
    gtk_widget_set_default_direction (2);
  else
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 196608, (void *) 0);
  present (window);
}
"""


def prepare():
    """Text at twice its size; a window from right to left."""
    subprocess.run(['cc', '-shared', '-fPIC', '-w', '-x', 'c', '-', '-o',
                    str(SCRATCH / 'look.so')],
                   input=LOOK.encode(), check=True)



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
    rows = app.find('tree table', 'Followers') or app.find('list', 'Followers')
    app.tab_to(rows)
    app.keys('End', 'Return')
    app.wait_for('list', 'Reasons')
    app.picture(f'{name}-details')


def progress(app, name):
    app.wait_for('button', 'Pause')
    app.press('button', 'Pause')
    app.picture(f'{name}-progress')


def recent(app, name):
    app.press('button', 'Stop')
    app.wait_for('label', contains='What came is kept')
    app.picture(f'{name}-stopped')
    app.keys('ctrl+l')
    for handle in ('small.sample', 'dormant.sample'):
        entry = app.wait_for('text', 'Whose followers?')
        entry.type(handle)
        app.press('button', 'Audit')
        app.wait_for('list', 'Most Frequent Reasons', timeout=60)
        app.keys('ctrl+l')
    app.wait_for('list', 'Recent Audits')
    app.picture(f'{name}-recent')


def waiting(app, name):
    app.wait_for('label', contains='going on in', timeout=60)
    app.picture(f'{name}-waiting')


def failure(app, name):
    app.wait_for('button', 'Audit Another Account')
    app.picture(f'{name}-failure')


STATES = {
    'start': (start, []),
    'report': (report, ['--network=sample', 'bought.sample']),
    'details': (details, ['--network=sample', 'small.sample']),
    'progress': (progress, ['--network=sample', 'large.sample']),
    'recent': (recent, ['--network=sample', 'large.sample']),
    'waiting': (waiting, ['--network=sample', 'failing.sample']),
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

prepare()
main()
