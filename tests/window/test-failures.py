# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window says when something is wrong."""

import pathlib

from driver import Failure, State, main, window_test


@window_test('What no account looks like is told below the entry')
def malformed(app):
    entry = app.wait_for('text', 'Whose followers?')
    app.press('button', 'Audit')
    app.wait_for('label', 'Enter an account or a profile link.')
    entry.type('no such thing')
    app.wait_gone('label', 'Enter an account or a profile link.')
    app.press('button', 'Audit')
    app.wait_for('label', contains='no such thing')
    app.wait(lambda: entry.focused, 'the entry to have the keyboard')


@window_test('An account that hides its followers gets a page and a way back',
             '--network=sample', 'hidden.sample')
def hidden(app):
    app.wait_for('label', 'Followers Are Hidden')
    if app.find('button', 'Try Again'):
        raise Failure('trying again would not help')
    app.press('button', 'Audit Another Account')
    app.wait_for('text', 'Whose followers?')


@window_test('Looking up an account can be cancelled',
             '--server=http://127.0.0.1:1', 'alice.bsky.social')
def cancelled(app):
    app.wait_for('label', contains='alice.bsky.social')
    app.press('button', 'Cancel')
    app.wait_for('text', 'Whose followers?')


@window_test('Nobody of that name', '--network=sample', 'nobody.sample')
def unknown(app):
    app.wait_for('label', 'Account Not Found')
    app.press('button', 'Try Again')
    app.wait_for('label', 'Account Not Found')


@window_test('No server', '--server=http://127.0.0.1:1', 'alice.bsky.social')
def unreachable(app):
    app.wait_for('label', 'Server Cannot Be Reached', timeout=60)
    app.wait_for('button', 'Try Again')


@window_test('A server that fails in every way is resumed to the end',
             '--network=sample', '--as-of=2026-06-01', 'failing.sample')
def failing(app):
    for _ in range(12):
        app.wait(lambda: app.find('list', 'Most Frequent Reasons')
                 or app.find('button', 'Resume') or app.find('button', 'Try Again'),
                 'the audit to end one way or another', 90)
        for name in ('Resume', 'Try Again'):
            if app.find('button', name):
                app.press('button', name)
                app.wait_gone('button', name)
                break
        else:
            break
    app.wait_for('label', contains='Read ')


BAD = pathlib.Path('/tmp') / 'winnow-bad-followers.csv'
BAD.write_text('handle,followers\nalice.example,12\nbob.example,many\n',
               encoding='utf-8')


@window_test('A file says where it is wrong', str(BAD))
def bad_file(app):
    app.wait(lambda: app.find(None, contains='line 3'), 'the line that is wrong')


main()
