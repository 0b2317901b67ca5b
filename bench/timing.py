"""How long programs take, each fed by a pipe."""
import collections
import statistics
import subprocess
import time

# A program with its arguments, the file that it gets through the pipe, and the exit statuses that mean
# that it did its work.
Run = collections.namedtuple("Run", "program file statuses", defaults=[(0,)])


def seconds(run):
    """None if it failed, as iconv does at bytes that are not what it was told."""
    begin = time.perf_counter()
    with subprocess.Popen(["cat", run.file], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as feed:
        status = subprocess.run(run.program, stdin=feed.stdout, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, check=False).returncode
        feed.stdout.close()
    return time.perf_counter() - begin if status in run.statuses else None


def interleave(runs, rounds):
    """What each took, round after round: all are slowed alike when the machine is busy."""
    taken = [[seconds(run) for run in runs] for _ in range(rounds)]
    return [None if None in times else times for times in zip(*taken)]


def medians(runs, rounds):
    return [times and statistics.median(times) for times in interleave(runs, rounds)]


def quotient(a, b, shape):
    """Of two figures, of which one may be missing."""
    return format(a / b, shape) if a and b else "-"
