# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of the finished report, from the command line."""

import subprocess

from driver import ARTIFACTS, PROGRAM, Failure, main, window_test


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True,
                          timeout=90)


@window_test('The report is printed and a picture of it saved')
def picture(app):
    path = ARTIFACTS / 'report.png'
    path.unlink(missing_ok=True)
    result = run('--network=sample', f'--picture={path}', '--picture-size=700x500',
                 '--picture-page=followers', 'small.sample')
    if result.returncode != 0 or 'small.sample' not in result.stdout:
        raise Failure(f'{result}')
    header = path.read_bytes()[:24]
    size = int.from_bytes(header[16:20]), int.from_bytes(header[20:24])
    if header[1:4] != b'PNG' or size != (700, 500):
        raise Failure(f'{header}: a picture of {size}')


@window_test('What cannot be pictured is told, with an exit code')
def failures(app):
    for code, word, arguments in [
            (1, 'hidden', ['--picture=x.png', '--network=sample', 'hidden.sample']),
            (1, '/nowhere/', ['--picture=/nowhere/x.png', '--network=sample',
                              'small.sample']),
            (2, 'which', ['--picture=x.png']),
            (2, '12', ['--picture=x.png', '--picture-size=12', '--network=sample']),
            (2, 'moon', ['--picture=x.png', '--picture-page=moon',
                         '--network=sample']),
    ]:
        result = run(*arguments)
        if result.returncode != code or word not in result.stderr.lower():
            raise Failure(f'{arguments}: {result}')


main()
