"""Moving many files: folders, lists of files, and what differs between two sides."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk.operation import Options
from files_style_sdk.resource import Resource

if TYPE_CHECKING:
    from files_style_sdk.pause import PauseToken
    from files_style_sdk.syncing.choices import SyncOptions
    from files_style_sdk.syncing.ends import End
    from files_style_sdk.syncing.outcomes import Outcomes
    from files_style_sdk.syncing.rules import Patterns
    from files_style_sdk.syncing.verification import Verification
    from files_style_sdk.transfer.bandwidth import BandwidthLimit
    from files_style_sdk.transfer.directory import ManyOptions
    from files_style_sdk.transfer.progress import ProgressCallback
    from files_style_sdk.transfer.tuning import TransferTuning
    from files_style_sdk.transfer.verification import Checksum

__all__ = ["FileTrees", "ManyFields", "TreeFields"]

LocalPath = str | os.PathLike[str]


class ManyFields(TypedDict, total=False):
    """What can be asked of the transfer of many files.

    - `progress`: told a :class:`~files_style_sdk.transfer.progress.Progress` at most ten times a second; True draws a
      bar.
    - `max_concurrency`: how many files to move at once; by default as many as help, up to 64.
    - `bwlimit`: bytes a second, such as `"10M"`, or a timetable such as `"08:00,1M 18:00,off"`.
    - `verify`, `resume`, `pause_token`, `tuning`: as for single files.
    """

    progress: ProgressCallback | bool | None
    max_concurrency: int | None
    bwlimit: BandwidthLimit
    verify: Checksum
    resume: bool
    pause_token: PauseToken | None
    tuning: TransferTuning | None


class TreeFields(ManyFields, total=False):
    """What can be asked of the transfer of a folder: that of many files, and which of them.

    - `include`, `exclude`: patterns in the language of gitignore files (extra `transfer`); an excluded folder is not
      even listed.
    """

    include: Patterns
    exclude: Patterns


class LandingFields(ManyFields, total=False):
    """What can be asked of the download of many files.

    - `preserve_mtime`: give the files the modification times that the service has.
    - `fsync`: have each file on the disk before it appears under its name.
    """

    preserve_mtime: bool
    fsync: bool


class LandingTreeFields(TreeFields, LandingFields, total=False):
    """What can be asked of the download of a folder."""


class FileTrees(Resource):
    """Uploads and downloads of many files."""

    _caller: Any

    def upload_directory(
        self,
        local_path: LocalPath,
        remote_path: str = "",
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        **how: Unpack[TreeFields],
    ) -> Outcomes:
        """Upload everything below a local folder. One file that fails stops no other; links are skipped and reported.

        Args:
            local_path: The local folder.
            remote_path: The remote folder that its content goes to; made if it is missing.
            options: Settings for the calls.
            params: What to send along with each file; see :meth:`FileOperations.upload_file`.
            how: How to go about it; see :class:`TreeFields`.

        Returns:
            What became of each file; `raise_for_failures()` raises if one failed.

        Raises:
            OSError: The local folder is missing or cannot be read.
            InvalidParameterError: Something is asked for that there is not.

        Example:
            >>> files_sdk.file.upload_directory("site", "/www", exclude=["*.tmp"])  # doctest: +SKIP
        """
        from files_style_sdk.transfer.directory import upload_directory

        chosen = _chosen(options, dict(how), TreeFields)
        return self._caller.in_thread(lambda caller: upload_directory(caller, local_path, remote_path, params, chosen))

    def download_directory(
        self,
        remote_path: str,
        local_path: LocalPath,
        options: Options | None = None,
        **how: Unpack[LandingTreeFields],
    ) -> Outcomes:
        """Download everything below a remote folder. One file that fails stops no other.

        Names that the service sends stay below `local_path`: one that would lead elsewhere is not downloaded, and one
        that this system cannot have is spelled so that it can.

        Args:
            remote_path: The remote folder.
            local_path: The local folder that its content goes to; made if it is missing.
            options: Settings for the calls.
            how: How to go about it; see :class:`LandingTreeFields`.

        Returns:
            What became of each file; `raise_for_failures()` raises if one failed.

        Raises:
            OSError: The local folder cannot be made.
            APIError: The remote folder cannot be listed.
            InvalidParameterError: Something is asked for that there is not.
        """
        from files_style_sdk.transfer.directory import download_directory

        chosen = _chosen(options, dict(how), LandingTreeFields)
        return self._caller.in_thread(lambda caller: download_directory(caller, remote_path, local_path, chosen))

    def upload_files(
        self,
        files: Iterable[tuple[LocalPath, str]],
        options: Options | None = None,
        params: Mapping[str, Any] | None = None,
        **how: Unpack[ManyFields],
    ) -> Outcomes:
        """Upload a list of files. One that fails stops no other; missing remote folders are made.

        Args:
            files: Pairs of local and remote path, taken as there is room for them.
            options: Settings for the calls.
            params: What to send along with each file; see :meth:`FileOperations.upload_file`.
            how: How to go about it; see :class:`ManyFields`.

        Returns:
            What became of each file; `raise_for_failures()` raises if one failed.

        Raises:
            InvalidParameterError: Something is asked for that there is not, or what is given are no pairs.

        Example:
            >>> files_sdk.file.upload_files([("a.txt", "/in/a.txt"), ("b.txt", "/in/b.txt")])  # doctest: +SKIP
        """
        from files_style_sdk.transfer.directory import upload_files

        chosen = _chosen(options, dict(how), ManyFields)
        return self._caller.in_thread(lambda caller: upload_files(caller, files, params, chosen))

    def download_files(
        self,
        files: Iterable[tuple[str, LocalPath]],
        options: Options | None = None,
        **how: Unpack[LandingFields],
    ) -> Outcomes:
        """Download a list of files. One that fails stops no other; missing local folders are made.

        Args:
            files: Pairs of remote and local path, taken as there is room for them.
            options: Settings for the calls.
            how: How to go about it; see :class:`LandingFields`.

        Returns:
            What became of each file; `raise_for_failures()` raises if one failed.

        Raises:
            InvalidParameterError: Something is asked for that there is not, or what is given are no pairs.
        """
        from files_style_sdk.transfer.directory import download_files

        chosen = _chosen(options, dict(how), LandingFields)
        return self._caller.in_thread(lambda caller: download_files(caller, files, chosen))

    def sync(self, source: End, destination: End, **options: Unpack[SyncOptions]) -> Any:
        """Make one side like the other; see :func:`files_style_sdk.syncing.run.sync`, which has the options.

        Args:
            source: The folder to be like: a local path, or a remote one as `files:/path`.
            destination: The folder to change, likewise; exactly one of the two is remote.
            options: What is wanted, by keyword.

        Returns:
            What became of each file (:class:`~files_style_sdk.syncing.outcomes.Outcomes`); with `dry_run` the
            :class:`~files_style_sdk.syncing.plan.Plan`.

        Raises:
            InvalidParameterError: An option is ill-formed, or not exactly one side is remote.
            DeletionRefusedError: It would delete too much.

        Example:
            >>> files_sdk.sync("site", "files:/www", exclude=["*.tmp"], delete=True)  # doctest: +SKIP
        """
        from files_style_sdk.syncing.run import sync

        in_thread = self._caller.in_thread
        return in_thread(lambda caller: sync(caller, source, destination, in_thread, **options))

    def verify(
        self,
        manifest: LocalPath,
        root: End | None = None,
        options: Options | None = None,
        *,
        max_concurrency: int | None = None,
    ) -> Verification:
        """Check a folder against the manifest of a sync; see :func:`files_style_sdk.syncing.verification.verify`.

        Args:
            manifest: The manifest's file.
            root: The folder to check; by default the destination of the sync.
            options: Settings for the calls.
            max_concurrency: How many local files to read at once.

        Returns:
            What is missing, changed and extra.

        Raises:
            InvalidParameterError: The file is no manifest.
        """
        from files_style_sdk.syncing.verification import verify

        return self._caller.in_thread(
            lambda caller: verify(caller, manifest, root, options=options, max_concurrency=max_concurrency)
        )


def _chosen(options: Options | None, how: dict[str, Any], known: Any) -> ManyOptions:
    from files_style_sdk.error import InvalidParameterError
    from files_style_sdk.syncing.rules import Rules
    from files_style_sdk.transfer.bandwidth import Bandwidth
    from files_style_sdk.transfer.directory import ManyOptions
    from files_style_sdk.transfer.many import Manner
    from files_style_sdk.transfer.tuning import TransferOptions

    unknown = sorted(how.keys() - known.__annotations__.keys())
    if unknown:
        names = ", ".join(sorted(known.__annotations__))
        raise InvalidParameterError(f"{unknown[0]!r} cannot be asked of this transfer; there are: {names}")
    rules = Rules.of(how.pop("include", None), how.pop("exclude", None))
    progress = how.pop("progress", None)
    bandwidth = Bandwidth.of(how.pop("bwlimit", None))
    manner = Manner(how.pop("max_concurrency", None), bandwidth, how.get("pause_token"))
    return ManyOptions(options, progress, TransferOptions.of(**how), manner, rules)
