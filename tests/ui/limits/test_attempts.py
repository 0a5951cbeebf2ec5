"""Wrong passwords slow an address down, and no one else."""

from __future__ import annotations

from pullquote.ui.limits.attempts import FORGOTTEN, FREE, LONGEST, Attempts


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def guessing(attempts: Attempts, count: int) -> None:
    for number in range(count):
        attempts.tried("192.0.2.1", f"guess {number}", right=False)


def test_after_a_few_each_wrong_one_doubles_the_wait() -> None:
    attempts = Attempts(Clock())
    guessing(attempts, FREE - 1)
    assert attempts.wait("192.0.2.1", "next") == 0
    waits = []
    for _ in range(8):
        guessing(attempts, 1)
        waits.append(attempts.wait("192.0.2.1", "next"))
    assert waits == [1, 2, 4, 8, 16, 32, LONGEST, LONGEST]
    assert attempts.wait("192.0.2.2", "next") == 0


def test_the_wait_ends_and_is_forgotten() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    guessing(attempts, 50)
    clock.now += LONGEST
    assert attempts.wait("192.0.2.1", "next") == 0
    clock.now += FORGOTTEN
    guessing(attempts, 1)
    assert attempts.wait("192.0.2.1", "next") == 0


def test_what_was_right_before_is_let_in_meanwhile() -> None:
    attempts = Attempts(Clock())
    attempts.tried("192.0.2.1", "right", right=True)
    guessing(attempts, 20)
    assert attempts.wait("192.0.2.1", "right") == 0
    assert attempts.wait("192.0.2.1", "wrong") > 0
    assert attempts.wait("192.0.2.3", "right") == 0
