# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way by keyboard alone, in a window as narrow as a phone."""

from driver import Failure, main, window_test


def focus_on(app, role, name, contains=None):
    app.tab_to(app.wait_for(role, name, contains))


@window_test('By keyboard from the start page to a follower')
def keyboard(app):
    app.resize(360, 640)
    entry = app.wait_for('text', 'Whose followers?')
    app.tab_to(entry)
    app.write('small.sample')
    app.keys('Return')
    app.wait_for('label', 'Read 240 of 240 followers.', timeout=60)

    focus_on(app, 'image', 'Split of the followers')
    app.keys('Right')
    app.keys('alt+2')
    focus_on(app, 'list', 'Followers')
    app.keys('Down', 'Return')
    app.wait_for('list', 'Reasons')
    app.keys('Escape')
    app.wait_gone('list', 'Reasons')
    app.keys('ctrl+l')
    app.wait_for('text', 'Whose followers?')


@window_test('Arrow keys in the sidebar turn to the section',
             '--network=sample', 'small.sample')
def sidebar(app):
    app.wait_for('list', 'Most Frequent Reasons', timeout=60)
    app.tab_to(app.wait_for('list', 'Sections'))
    app.keys('Down')
    app.wait_for('tree table', 'Followers')
    app.wait_gone('list', 'Most Frequent Reasons')
    app.keys('Up')
    app.wait_for('list', 'Most Frequent Reasons')


@window_test('The shortcuts are listed')
def shortcuts(app):
    app.wait_for('button', 'Audit')
    app.keys('ctrl+question')
    app.wait_for('label', 'Search followers')
    app.keys('Escape')
    app.wait_gone('label', 'Search followers')


@window_test('F10 opens the menu, and About tells the version')
def about(app):
    app.wait_for('button', 'Audit')
    app.keys('F10')
    app.wait_for('menu', 'Main Menu')
    app.keys('Up', 'Return')
    app.wait_for('label', contains='The Winnow authors')
    app.keys('Escape')


main()
