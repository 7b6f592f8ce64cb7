# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Winnow's window by accessible roles and names, as a screen reader
would.  A script of window tests looks like this:

    from driver import main, window_test

    @window_test('The report opens', '--network=sample', 'small.sample')
    def report_opens(app):
        app.press('button', 'Stop')
        app.wait_for('label', contains='real')
        app.picture('report')

    main()

Every test starts a program of its own with an empty home, and closes its
window at the end.  It fails when the program prints a warning or a critical,
exits other than with 0, or does not close.  What a failed test was looking at
stays in the artifacts: a picture, the accessible tree and the program's log.

Run scripts with tests/window/run, which gives them a screen and a bus.
"""

import atexit
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib

PROGRAM = os.environ.get('WINNOW_PROGRAM', 'winnow')
ARTIFACTS = pathlib.Path(os.environ.get('WINNOW_ARTIFACTS', '.'))
WAIT = 15           # seconds for anything to appear
TEST_LIMIT = 150    # seconds for one whole test
COMPLAINT = re.compile(r'^.*(?:-|: )(?:WARNING|CRITICAL|ERROR) \*\*.*$', re.MULTILINE)

State = Atspi.StateType


class Failure(Exception):
    """What a test says when it did not see what it should."""


class Element:
    """One accessible object. Nothing it tells is remembered: libatspi's own
    memory of names and states is cleared before each question."""

    def __init__(self, accessible):
        self.accessible = accessible

    def _fresh(self):
        self.accessible.clear_cache_single()
        return self.accessible

    @property
    def role(self):
        return self._fresh().get_role_name() or ''

    @property
    def name(self):
        return self._fresh().get_name() or ''

    @property
    def description(self):
        return self._fresh().get_description() or ''

    @property
    def text(self):
        """What stands in an entry or a text view."""
        accessible = self._fresh()
        # entries give nothing when asked for "to the end"
        return Atspi.Text.get_text(
            accessible, 0, Atspi.Text.get_character_count(accessible))

    @property
    def value(self):
        return Atspi.Value.get_current_value(self._fresh())

    def has(self, state):
        return self._fresh().get_state_set().contains(state)

    @property
    def showing(self):
        return self.has(State.SHOWING)

    @property
    def sensitive(self):
        return self.has(State.SENSITIVE)

    @property
    def children(self):
        parent = self._fresh()
        found = (parent.get_child_at_index(i)
                 for i in range(parent.get_child_count()))
        return [Element(child) for child in found if child is not None]

    def walk(self, depth=0):
        """This element and all below it, with their depth. What goes away
        meanwhile is left out."""
        yield self, depth
        with contextlib.suppress(GLib.Error):
            for child in self.children:
                yield from child.walk(depth + 1)

    def matches(self, role, name, contains, hidden):
        try:
            return ((role is None or self.role == role)
                    and (name is None or self.name == name)
                    and (contains is None or contains in self.name)
                    and (hidden or self.showing))
        except GLib.Error:
            return False

    def find_all(self, role=None, name=None, contains=None, hidden=False):
        return [element for element, _ in self.walk()
                if element.matches(role, name, contains, hidden)]

    def find(self, role=None, name=None, contains=None, hidden=False):
        for element, _ in self.walk():
            if element.matches(role, name, contains, hidden):
                return element
        return None

    def press(self):
        """Its first action: pressing a button, opening a row."""
        if not Atspi.Action.do_action(self.accessible, 0):
            raise Failure(f'{self} did not let itself be pressed')

    def type(self, text):
        """Replaces what stands in an entry. A row that holds an entry will
        do, too."""
        for element, _ in self.walk():
            if 'EditableText' in (element.accessible.get_interfaces() or []):
                if Atspi.EditableText.set_text_contents(element.accessible, text):
                    return
                raise Failure(f'{element} did not take text')
        raise Failure(f'nothing to type into in {self}')

    @property
    def focused(self):
        """Whether it, or something in it, has the keyboard."""
        return any(element.has(State.FOCUSED) for element, _ in self.walk())

    def __str__(self):
        with contextlib.suppress(GLib.Error):
            return f'{self.role} "{self.name}"'
        return 'something that is gone'


def wait(condition, what, timeout=WAIT):
    """Waits for condition() to be true and returns it."""
    end = time.monotonic() + timeout
    while True:
        with contextlib.suppress(GLib.Error):
            result = condition()
            if result:
                return result
        if time.monotonic() > end:
            raise Failure(f'waited {timeout} s for {what}')
        time.sleep(0.05)


def _describe(role, name, contains):
    return ' '.join(filter(None, [
        role or 'anything',
        name and f'"{name}"',
        contains and f'with "{contains}"',
    ]))


class App:
    """The program, running."""

    def __init__(self, *arguments, env=None, home=None):
        self._own_home = home is None
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix='winnow-home-'))
        self.allowed = []
        self._log = tempfile.TemporaryFile(mode='w+', encoding='utf-8')
        environment = dict(os.environ, HOME=str(self.home), GTK_A11Y='atspi',
                           G_DEBUG='fatal-criticals')
        for name in ('CACHE', 'CONFIG', 'DATA', 'STATE'):
            environment[f'XDG_{name}_HOME'] = str(self.home / name.lower())
        environment.update(env or {})
        self.process = subprocess.Popen(
            [PROGRAM, *arguments], env=environment, stdin=subprocess.DEVNULL,
            stdout=self._log, stderr=subprocess.STDOUT)

    # Looking

    @property
    def root(self):
        """The program as the accessibility bus knows it."""
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache_single()
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid:
                return Element(app)
        self.alive()
        raise Failure('the program has no window yet')

    def alive(self):
        if self.process.poll() is not None:
            raise Failure(f'the program ended with {self.process.returncode}')

    def find(self, role=None, name=None, contains=None, hidden=False):
        return self.root.find(role, name, contains, hidden)

    def find_all(self, role=None, name=None, contains=None, hidden=False):
        return self.root.find_all(role, name, contains, hidden)

    def wait(self, condition, what, timeout=WAIT):
        """Waits for condition() to be true; fails at once if the program
        ends meanwhile."""
        def check():
            self.alive()
            try:
                return condition()
            except Failure:
                self.alive()
                return None
        return wait(check, what, timeout)

    def wait_for(self, role=None, name=None, contains=None, timeout=WAIT):
        """Waits for an element to show and returns it."""
        return self.wait(lambda: self.find(role, name, contains),
                         _describe(role, name, contains), timeout)

    def wait_gone(self, role=None, name=None, contains=None, timeout=WAIT):
        self.wait(lambda: not self.find(role, name, contains),
                  _describe(role, name, contains) + ' to go', timeout)

    # Acting

    def press(self, role=None, name=None, contains=None, timeout=WAIT):
        """Waits for an element that can be pressed, and presses it. Buttons
        take a quarter of a second to come up again: wait for what it does
        before pressing the same one once more."""
        element = self.wait_for(role, name, contains, timeout)
        self.wait(lambda: element.sensitive, f'{element} to be sensitive')
        element.press()
        return element

    def keys(self, *keys):
        """Presses keys, each like "Tab", "ctrl+f" or "alt+Left"."""
        for key in keys:
            *modifiers, last = key.split('+')
            if 'shift' in modifiers and last == 'Tab':
                last = 'ISO_Left_Tab'   # as keyboards say it
            command = ['wtype']
            for modifier in modifiers:
                command += ['-M', modifier]
            command += ['-k', last]
            for modifier in reversed(modifiers):
                command += ['-m', modifier]
            subprocess.run(command, check=True)

    def tab_to(self, element, key='Tab', limit=60):
        """Goes on with Tab until an element has the focus; it fails for what
        the keyboard can't reach."""
        for _ in range(limit):
            if element.focused:
                return
            self.keys(key)
            time.sleep(0.1)
        raise Failure(f'{key} pressed {limit} times does not reach {element}')

    def write(self, text):
        """Writes on the keyboard, to whatever has the focus."""
        subprocess.run(['wtype', text], check=True)

    def resize(self, width, height):
        self._sway(f'[pid={self.process.pid}] resize set {width} {height}')

    def _sway(self, command):
        subprocess.run(['swaymsg', '-q', command], check=True)

    # Seeing

    def _rectangle(self):
        """Where its newest window stands on the screen."""
        tree = json.loads(subprocess.run(
            ['swaymsg', '-r', '-t', 'get_tree'], check=True,
            capture_output=True).stdout)
        found, nodes = None, [tree]
        while nodes:
            node = nodes.pop()
            nodes += node.get('nodes', []) + node.get('floating_nodes', [])
            if node.get('pid') == self.process.pid:
                found = node['rect']
        return found

    def picture(self, name, whole_screen=False):
        """Leaves a picture of the window in the artifacts, once it has come
        to rest; returns its path."""
        path = ARTIFACTS / f'{name}.png'
        path.parent.mkdir(parents=True, exist_ok=True)
        before, end = None, time.monotonic() + 4
        while True:
            command = ['grim']
            rectangle = None if whole_screen else self._rectangle()
            if rectangle:
                command += ['-g', '{x},{y} {width}x{height}'.format(**rectangle)]
            subprocess.run([*command, str(path)], check=True)
            now = path.read_bytes()
            if now == before or time.monotonic() > end:
                return path
            before = now
            time.sleep(0.3)

    def tree(self):
        """The accessible tree as text."""
        lines = []
        for element, depth in self.root.walk():
            with contextlib.suppress(GLib.Error):
                hidden = '' if element.showing or not depth else ' (hidden)'
                lines.append(f'{"  " * depth}{element}{hidden}')
        return '\n'.join(lines)

    @property
    def log(self):
        """All that it printed."""
        self._log.flush()
        return pathlib.Path(f'/proc/self/fd/{self._log.fileno()}').read_text(
            encoding='utf-8', errors='replace')

    # Ending

    def allow(self, pattern):
        """Lets it print a warning that matches."""
        self.allowed.append(re.compile(pattern))

    def close(self, timeout=WAIT):
        """Closes its windows as a person would, and says what was wrong."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise Failure(f'did not end within {timeout} s of being closed')
            # it may have gone meanwhile
            with contextlib.suppress(subprocess.CalledProcessError):
                self._sway(f'[pid={self.process.pid}] kill')
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.5)
        self.check_end()

    def check_end(self):
        complaints = [line for line in COMPLAINT.findall(self.log)
                      if not any(p.search(line) for p in self.allowed)]
        if complaints:
            raise Failure('it complained: ' + '\n'.join(complaints))
        if self.process.returncode != 0:
            raise Failure(f'it ended with {self.process.returncode}')

    def discard(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._own_home:
            shutil.rmtree(self.home, ignore_errors=True)


TESTS = []


def window_test(description, *arguments, env=None):
    """Makes a function a test: it is called with an App started with these
    arguments."""
    def add(function):
        TESTS.append((description, arguments, env, function))
        return function
    return add


def _limit(_signal, _frame):
    raise Failure(f'the test took longer than {TEST_LIMIT} s')


def _keep(app, name):
    """Keeps what a failed test was looking at."""
    text = ''
    with contextlib.suppress(Exception):
        app.picture(f'failed-{name}', whole_screen=True)
    with contextlib.suppress(Exception):
        text = app.tree()
    log = app.log
    (ARTIFACTS / f'failed-{name}.txt').write_text(
        f'{text}\n\n--- what it printed:\n{log}', encoding='utf-8')
    for line in log.splitlines()[-20:]:
        print(f'#   | {line}')


def _run(number, description, arguments, env, function):
    script = pathlib.Path(sys.argv[0]).stem
    start = time.monotonic()
    app = None
    signal.signal(signal.SIGALRM, _limit)
    signal.alarm(TEST_LIMIT)
    try:
        app = App(*arguments, env=env)
        app.wait_for('frame')
        function(app)
        app.close()
        result = 'ok'
    except Exception as error:
        signal.alarm(60)
        result = 'not ok'
        trace = traceback.extract_tb(error.__traceback__)
        where = next((f for f in reversed(trace) if f.filename == sys.argv[0]),
                     trace[-1])
        for line in str(error).splitlines() or [repr(error)]:
            print(f'# {script}:{where.lineno}: {type(error).__name__}: {line}')
        if app:
            _keep(app, f'{script}-{number}')
    finally:
        signal.alarm(0)
        if app:
            app.discard()
    seconds = time.monotonic() - start
    print(f'{result} {number} - {script}: {description} # {seconds:.1f} s',
          flush=True)
    return result == 'ok'


def keyboard():
    """Plugs in a keyboard: a screen without one gives no window the focus.
    Each wtype is a keyboard for as long as it runs; this one stays."""
    Atspi.init()
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    wtype = subprocess.Popen(['wtype', '-s', '2000000000', '-k', 'Shift_L'])
    atexit.register(wtype.kill)


def main():
    """Runs the script's tests, or those whose description holds what was
    named on the command line."""
    wanted = [test for test in TESTS
              if len(sys.argv) < 2 or any(a in test[0] for a in sys.argv[1:])]
    print(f'1..{len(wanted)}', flush=True)
    keyboard()
    results = [_run(number, *test) for number, test in enumerate(wanted, 1)]
    sys.exit(0 if all(results) else 1)
