# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start page to a follower's reasons, on the sample network."""

import re

from driver import Failure, State, main, window_test

SPLIT = 'Split of the followers'


def check(condition, what):
    if not condition:
        raise Failure(what)


def number(text):
    return int(text.replace(',', ''))


def legend(app):
    """What the finished report says: class → (followers, percent)."""
    rows = {}
    for row in app.find('list', SPLIT).find_all('list item'):
        labels = [label.name for label in row.find_all('label')]
        count = next(re.match(r'([\d,]+) followers?\b', label)
                     for label in labels if 'follower' in label)
        share = next(label for label in labels
                     if re.fullmatch(r'(under |over )?[\d.]+\u00a0%', label))
        rows[row.name] = (number(count[1]), float(re.search(r'[\d.]+', share)[0]))
    return rows


def finished(app):
    app.wait_for('list', 'Most Frequent Reasons', timeout=60)


def turn_to_followers(app):
    app.keys('alt+2')
    app.wait_for('tree table', 'Followers')


def count(app):
    label = app.find('label', contains='followers')
    names = [label.name for label in app.find_all('label')]
    match = next((m for m in (re.fullmatch(r'([\d,]+)(?: of ([\d,]+))? followers?', name)
                              for name in reversed(names)) if m), None)
    return number(match[1]) if match else None


@window_test('An account typed in is audited, and the numbers add up',
             '--network=sample', '--as-of=2026-06-01', 'small.sample')
def small(app):
    finished(app)
    rows = legend(app)
    check(set(rows) == {'Real', 'Inactive', 'Fake', 'Not told'}, f'legend {rows}')
    app.wait_for('label', 'Read 240 of 240 followers.')
    check(sum(n for n, _ in rows.values()) == 240, f'counts {rows}')
    check(abs(sum(share for _, share in rows.values()) - 100) < 0.3,
          f'shares {rows}')
    check(rows['Real'][0] > 100 and rows['Fake'][0] < 10, f'an honest account: {rows}')

    donut = app.find('image', SPLIT)
    check(donut, 'the chart is not there')
    check(f'Real: {rows["Real"][1]:.1f}\u00a0%' in donut.description,
          f'the chart says {donut.description!r}')


@window_test('Followers are filtered, searched and looked at',
             '--network=sample', '--as-of=2026-06-01', 'bought.sample')
def followers(app):
    finished(app)
    rows = legend(app)
    check(rows['Fake'][0] > 1000, f'it bought 1,400: {rows}')
    turn_to_followers(app)

    app.press('radio button', contains='Fake')
    app.wait(lambda: count(app) == rows['Fake'][0], 'only the fake ones')
    first = app.find('tree table', 'Followers').find_all('table row')[1]
    check('Fake' in first.name, f'{first} among the fake ones')

    app.press('radio button', contains='All')
    app.keys('ctrl+f')
    search = app.wait_for(None, 'Search Followers')
    app.wait(lambda: search.focused, 'the search entry to have the keyboard')
    app.write('no such follower at all')
    app.wait_for('label', 'No Such Followers')
    app.press('button', 'Show All')
    app.wait(lambda: count(app) > 4000, 'all of them')

    table = app.wait_for('tree table', 'Followers')
    app.tab_to(table)
    app.keys('End')
    app.wait_for('list', 'Reasons')
    facts = app.wait_for('list', 'Facts')
    texts = [label.name for label in facts.find_all('label')]
    check('Following' in texts and 'Joined' in texts, f'facts {texts}')
    check(app.find('list', 'Reasons').find('list item'), 'no reason is given')
    app.press('button', 'Close Details')
    app.wait_gone('list', 'Facts')


@window_test('Another rule set judges anew', '--network=sample',
             '--as-of=2026-06-01', 'small.sample')
def rules(app):
    finished(app)
    before = legend(app)
    combo = app.wait_for(None, 'Rule Set')
    app.tab_to(combo)
    app.keys('space')
    app.wait_for('label', 'StatusPeople 2012')
    app.keys('Down', 'Return')
    app.wait(lambda: legend(app) != before, 'other numbers')
    check(sum(n for n, _ in legend(app).values()) == 240, 'nobody is lost')


@window_test('An account is typed in and opened again from the past audits',
             '--network=sample')
def past(app):
    # without an account the sample network shows the one that bought
    app.press('button', 'Stop')
    app.wait_for('label', contains='What came is kept')
    app.press('button', 'Back to Start')
    app.press('button', 'Remove')
    app.wait_gone('list', 'Recent Audits')
    app.press('button', 'Undo')
    app.press('button', 'Resume')
    finished(app)
    app.wait_for('label', 'Read 4,995 of 5,000 followers.')
    app.keys('ctrl+l')
    recent = app.wait_for('list', 'Recent Audits')
    check(not recent.find('button', 'Resume'), 'it is finished')
    app.tab_to(recent)
    app.keys('Return')
    finished(app)
    app.wait_for('label', 'Read 4,995 of 5,000 followers.')


main()
