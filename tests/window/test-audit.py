# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start page to a follower's reasons, on the sample network."""

import pathlib
import re
import subprocess
import tempfile

from driver import PROGRAM, App, Failure, main, window_test

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
        count = next(filter(None, (re.fullmatch(r'([\d,]+) (?:followers?|marked)', label)
                                   for label in labels)))
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
    """How many followers the table says it lists."""
    table = app.find('tree table', 'Followers')
    match = table and re.match(r'([\d,]+)', table.description)
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
             '--network=sample', '--as-of=2026-06-01', 'small.sample')
def followers(app):
    finished(app)
    rows = legend(app)
    turn_to_followers(app)

    app.press('radio button', contains='Inactive')
    app.wait(lambda: count(app) == rows['Inactive'][0], 'only the inactive ones')
    first = app.find('tree table', 'Followers').find_all('table row')[1]
    check('Inactive' in first.name, f'{first} among the inactive ones')

    app.press('radio button', contains='All')
    app.keys('ctrl+f')
    search = app.wait_for(None, 'Search Followers')
    app.wait(lambda: search.focused, 'the search entry to have the keyboard')
    app.write('no such follower at all')
    app.wait_for('label', 'No Such Followers')
    app.press('button', 'Show All')
    app.wait(lambda: count(app) == 240, 'all of them')

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
    # past the scorecard, whose wide ranges stand in place of the shares
    app.keys('Down', 'Down', 'Return')
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


@window_test('Past audits are opened again without a network',
             '--network=sample', 'small.sample')
def offline(app):
    finished(app)
    before = legend(app)
    app.close()
    again = App('--server=http://127.0.0.1:1', home=app.home)
    try:
        again.tab_to(again.wait_for('list', 'Recent Audits'))
        again.keys('Return')
        finished(again)
        check(legend(again) == before, f'{legend(again)}, and before {before}')
        again.close()
    finally:
        again.discard()


@window_test('Reading is paused and gone on with', '--network=sample',
             'bought.sample')
def pause(app):
    app.press('button', 'Pause')
    app.wait_for('label', 'Paused')
    app.press('button', 'Resume')
    app.wait_gone('label', 'Paused')
    finished(app)


@window_test('Reading is stopped, kept and resumed', '--network=sample',
             'bought.sample')
def stop(app):
    # paused, so that it does not come to its end meanwhile
    app.press('button', 'Pause')
    app.wait_for('label', 'Paused')
    app.press('button', 'Stop')
    app.wait_for('label', contains='What came is kept')
    app.press('button', 'Resume')
    app.wait_gone('label', contains='What came is kept')
    finished(app)
    app.wait_for('label', 'Read 4,995 of 5,000 followers.')


FILE = pathlib.Path(tempfile.mkdtemp(prefix='winnow-audit-')) / 'list.csv'
FILE.write_text(
    'handle,followers,following,posts,created_at,last_post_at\n'
    + ''.join(f'f{i}.example,{i},900,0,2020-01-01,\n' for i in range(9))
    + ''.join(f'q{i}.example,90,70,400,2020-01-01,2024-01-01\n' for i in range(5))
    + ''.join(f'r{i}.example,90,70,4000,2020-01-01,2026-05-30\n' for i in range(6)),
    encoding='utf-8')


@window_test('The window says the reasons of the report on the terminal',
             '--as-of=2026-06-01', str(FILE))
def reasons(app):
    finished(app)
    rows = app.find('list', 'Most Frequent Reasons').find_all('list item', hidden=True)
    shown = []
    for row in rows:
        texts = [label.name for label in row.find_all('label', hidden=True)]
        if 'of fake' in texts:
            share = next(text for text in texts if '%' in text)
            shown.append(round(float(share[:-2])))
    report = subprocess.run([PROGRAM, 'audit', '--as-of=2026-06-01', str(FILE)],
                            capture_output=True, text=True, timeout=60).stdout
    why = report.split('Why followers look fake')[1].split('\n\n')[0]
    said = [int(share) for share in re.findall(r'^\s+(\d+)\s*%', why, re.MULTILINE)]
    check(len(said) > 1 and shown == said, f'{shown} in the window, {said} in {report}')


main()
