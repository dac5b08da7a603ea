"""Work on one piece after another, two at a time: numpy lets go of the interpreter's lock."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """``work`` on each item, two at a time in threads, the results in the order of the items."""
    waiting = iter(items)
    first = [item for _, item in zip(range(2), waiting, strict=False)]
    if len(first) < 2:
        yield from map(work, first)
        return
    from concurrent.futures import Future, ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        pending: deque[Future[Result]] = deque(pool.submit(work, item) for item in first)
        try:
            for item in waiting:
                pending.append(pool.submit(work, item))
                if len(pending) > 2:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()
