"""Walking two folders in step, or one alone, with the next remote folders listed ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from heapq import merge
from itertools import chain, groupby, islice
from types import TracebackType
from typing import Literal, Self

from files_style_sdk.error import DeadlineExceededError, Error, OperationCancelledError
from files_style_sdk.syncing.actions import Action, ActionKind
from files_style_sdk.syncing.rules import Rules
from files_style_sdk.syncing.spool import SortedRecords
from files_style_sdk.syncing.trees import Entry, LocalTree, Tree, join

__all__ = ["Ahead", "Walk", "walk_files"]

_AT_ONCE = 32
_HELD = 3 * _AT_ONCE
_NOT_THERE = "the source does not have it"
_NAMES = {
    "link": "a symbolic link",
    "special": "neither file nor folder",
    "folder": "a folder",
    "file": "a file",
    "bad name": "something",
}


class Ahead:
    """Lists the folders of a tree, those of a remote one before they are asked for, several at a time.

    Args:
        tree: The tree.
        stop: Ends the calls under way when nobody wants their answers any more.
    """

    def __init__(self, tree: Tree, stop: Callable[[], None] | None = None) -> None:
        self._tree = tree
        self._stop = stop
        self._is_worth_it = not isinstance(tree, LocalTree)
        self._pool: ThreadPoolExecutor | None = None
        self._begun: dict[str, Future[SortedRecords[Entry]]] = {}

    def begin(self, paths: Iterable[str]) -> None:
        """Begin to list the first of these folders, as far as there is room."""
        if not self._is_worth_it:
            return
        room = _AT_ONCE - sum(1 for begun in self._begun.values() if not begun.done())
        for path in islice(paths, _AT_ONCE):
            if room <= 0 or len(self._begun) >= _HELD:
                return
            if path not in self._begun:
                if self._pool is None:
                    self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="files-listing")
                # In this context, so that who observes calls knows which operation theirs are part of.
                self._begun[path] = self._pool.submit(copy_context().run, self._tree.list, path)
                room -= 1

    def list(self, path: str) -> SortedRecords[Entry]:
        """What a folder holds.

        Raises:
            OSError: A local folder cannot be read.
            Error: A remote one cannot be listed.
        """
        begun = self._begun.pop(path, None)
        return self._tree.list(path) if begun is None else begun.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            if error is not None and self._stop is not None:
                self._stop()
            self._pool.shutdown(cancel_futures=True)


class _Folder:
    """A folder on both sides that is being walked, or will be.

    `made` says that it stands at the destination or something put there makes it; `keeps` that something stays in it
    that is not to be deleted; `lacks` that something of the source is not taken. `origin` and `standing` are what was
    seen of it at the source and at the destination.
    """

    __slots__ = ("below", "destination", "keeps", "lacks", "made", "origin", "parent", "path", "source", "standing")

    def __init__(
        self,
        path: str,
        source: str | None,
        destination: str,
        origin: Entry | None,
        standing: Entry | None,
        parent: _Folder | None,
    ) -> None:
        self.path = path
        self.source = source
        self.destination = destination
        self.origin = origin
        self.standing = standing
        self.parent = parent
        self.below: deque[_Folder] = deque()
        self.made = standing is not None
        self.keeps = False
        self.lacks = False


class Walk:
    """What there is to do so that a destination becomes like a source, found folder by folder as it is asked for.

    Args:
        source: The tree to be like.
        destination: The tree to change.
        rules: What is taken.
        transfer: What moving a file is called.
        delete: Whether what the source does not have is deleted.
        stop: Ends the calls under way when the walk is given up.

    Attributes:
        source_files: Files of the source that are taken, found so far.
        unlisted: Folders that could not be listed, so far.
    """

    def __init__(
        self,
        source: Tree,
        destination: Tree,
        rules: Rules,
        transfer: Literal["upload", "download"],
        delete: bool = False,
        stop: Callable[[], None] | None = None,
    ) -> None:
        self._source = source
        self._destination = destination
        self._rules = rules
        self._transfer: ActionKind = transfer
        self._delete = delete
        self._stop = stop
        self.source_files = 0
        self.unlisted = 0

    def actions(self, destination_exists: bool = True) -> Generator[Action, None, None]:
        """Each action in the order of the walk; what is deleted comes before the folder that held it.

        A file that stands on both sides comes as a transfer without a reason: whether there is one is for the caller
        to find out.

        Args:
            destination_exists: Whether there is a destination yet.

        Raises:
            OSError: The local folder itself cannot be read.
            Error: The remote folder itself cannot be listed.
        """
        here = Entry("", "", "folder")
        root = _Folder("", "", "", here, here if destination_exists else None, None)
        stack = [root]
        with Ahead(self._source, self._stop) as sources, Ahead(self._destination, self._stop) as destinations:
            yield from self._opened(root, sources, destinations)
            while stack:
                folder = stack[-1]
                if not folder.below:
                    stack.pop()
                    yield from self._closed(folder)
                    continue
                coming = list(islice(chain.from_iterable(each.below for each in reversed(stack)), _AT_ONCE))
                sources.begin(each.source for each in coming if each.source is not None)
                destinations.begin(each.destination for each in coming if each.standing is not None)
                stack.append(folder.below.popleft())
                yield from self._opened(stack[-1], sources, destinations)

    def _opened(self, folder: _Folder, sources: Ahead, destinations: Ahead) -> Iterator[Action]:
        nothing: Iterable[Entry] = ()
        try:
            theirs = sources.list(folder.source) if folder.source is not None else nothing
            ours = destinations.list(folder.destination) if folder.standing is not None else nothing
        except (Error, OSError) as error:
            if folder.parent is None or isinstance(error, (OperationCancelledError, DeadlineExceededError)):
                raise
            self.unlisted += 1
            folder.keeps = folder.lacks = True
            yield Action("fail", folder.path, "it cannot be listed", error=error)
            return
        for source, destination, double in _pairs(theirs, ours):
            yield from self._decided(folder, source, destination, double)

    def _closed(self, folder: _Folder) -> Iterator[Action]:
        """What remains to be done about a folder when all that is below has been seen."""
        parent = folder.parent
        if folder.source is None:
            if not folder.keeps:
                yield Action(
                    "delete folder",
                    folder.path,
                    _NOT_THERE,
                    destination_path=folder.destination,
                    destination=folder.standing,
                )
            elif parent is not None:
                parent.keeps = True
            return
        if not folder.made and not folder.lacks:
            folder.made = True
            yield Action(
                "make folder",
                folder.path,
                "new",
                source_path=folder.source,
                destination_path=folder.destination,
                source=folder.origin,
            )
        if parent is not None:
            parent.made |= folder.made
            parent.lacks |= folder.lacks

    def _decided(
        self, folder: _Folder, source: Entry | None, destination: Entry | None, double: str | None
    ) -> Iterator[Action]:
        """What is to be done about what has one name on both sides."""
        seen = [entry for entry in (source, destination) if entry is not None]
        if not all(self._rules.takes(join(folder.path, entry.name), entry.kind == "folder") for entry in seen):
            folder.keeps = True
            folder.lacks |= source is not None
            return
        name = destination.name if destination is not None else self._destination.name_for(seen[0].name)
        action = Action(
            "skip",
            join(folder.path, seen[0].name),
            size=seen[0].size,
            source_path=join(folder.source or "", source.name) if source is not None else "",
            destination_path=join(folder.destination, name),
            source=source,
            destination=destination,
        )
        if double is not None:
            folder.keeps = folder.lacks = True
            message = f"{seen[0].name!r} and {double!r} are one name on the other side, or may be; rename one of them"
            yield _failed(action, message)
        elif source is None:
            yield from self._extra(folder, action, seen[0])
        elif source.kind == "folder":
            yield from self._same_folder(folder, action)
        elif source.kind == "file":
            self.source_files += 1
            folder.made = True
            yield self._file(action)
        else:
            folder.keeps = folder.lacks = True
            yield _left(action, source)

    def _same_folder(self, folder: _Folder, action: Action) -> Iterator[Action]:
        standing = action.destination
        if standing is None or standing.kind == "folder":
            below = _Folder(action.path, action.source_path, action.destination_path, action.source, standing, folder)
            folder.below.append(below)
            return
        folder.made = True
        yield _failed(action, f"a folder has to be where {_NAMES[standing.kind]} stands; remove or rename that")

    def _file(self, action: Action) -> Action:
        standing = action.destination
        if standing is None:
            return replace(action, kind=self._transfer, reason="new")
        if standing.kind == "file":
            return replace(action, kind=self._transfer)
        return _failed(action, f"a file has to be where {_NAMES[standing.kind]} stands; remove or rename that")

    def _extra(self, folder: _Folder, action: Action, standing: Entry) -> Iterator[Action]:
        """What to do with what the source does not have."""
        if not self._delete:
            folder.keeps = True
        elif standing.kind == "folder":
            folder.below.append(_Folder(action.path, None, action.destination_path, None, standing, folder))
        elif standing.kind == "file":
            yield replace(action, kind="delete", reason=_NOT_THERE)
        else:
            folder.keeps = True
            yield _left(action, standing)


def _failed(action: Action, message: str) -> Action:
    return replace(action, kind="fail", reason=message, error=Error(f"{action.path!r}: {message}"))


def _left(action: Action, entry: Entry) -> Action:
    """The action for what is neither file nor folder."""
    if entry.kind == "bad name":
        return _failed(
            action, "this name cannot be spelled on the other side, where it would lead elsewhere; rename it"
        )
    return replace(action, kind="skip", reason=_NAMES[entry.kind], size=0)


def _pairs(
    sources: Iterable[Entry], destinations: Iterable[Entry]
) -> Iterator[tuple[Entry | None, Entry | None, str | None]]:
    """What has one name on both sides; and with it the name of another entry if that stands in its way."""
    tagged = merge(
        ((entry.key, 0, entry) for entry in sources),
        ((entry.key, 1, entry) for entry in destinations),
        key=lambda each: each[:2],
    )
    for _, group in groupby(tagged, key=lambda each: each[0]):
        theirs: list[Entry] = []
        ours: list[Entry] = []
        for _, side, entry in group:
            (ours if side else theirs).append(entry)
        if not theirs:
            yield from ((None, entry, None) for entry in ours)
            continue
        same = next((entry for entry in ours if entry.name == theirs[0].name), ours[0] if ours else None)
        yield theirs[0], same, None
        yield from ((entry, None, theirs[0].name) for entry in theirs[1:])
        yield from ((None, entry, theirs[0].name) for entry in ours if entry is not same)


def walk_files(tree: Tree, rules: Rules) -> Iterator[tuple[str, Entry]]:
    """Every file of a tree that the rules take, with its path.

    Args:
        tree: The tree.
        rules: What is taken.

    Raises:
        OSError: A local folder cannot be read.
        Error: A remote folder cannot be listed.
    """
    folders = deque([""])
    with Ahead(tree) as listings:
        while folders:
            folder = folders.pop()
            for entry in listings.list(folder):
                path = join(folder, entry.name)
                if entry.kind == "folder" and rules.takes(path, is_folder=True):
                    folders.append(path)
                elif entry.kind == "file" and rules.takes(path):
                    yield path, entry
            listings.begin(reversed(folders))
