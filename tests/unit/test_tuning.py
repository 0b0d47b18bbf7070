"""How a transfer may go about its work: what a caller may ask for, and what is refused."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path
from typing import Any

import pytest

from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.pause import PauseToken
from files_style_sdk.transfer.tuning import TransferOptions, TransferTuning

COUNTS = [field.name for field in fields(TransferTuning) if field.name != "adaptive"]


def test_nothing_need_be_given() -> None:
    """By default CRC-32 is compared, nothing is kept, and the number of parts adapts from few."""
    options = TransferOptions.of()
    assert options == TransferOptions()
    assert options.verify == "crc32"
    assert not options.is_resumable
    assert not options.preserve_mtime
    assert not options.fsync
    pace = options.tuning.pace(1)
    assert (pace.width, pace.most, pace.may_grow) == (1, TransferTuning().max_concurrency, True)


def test_what_is_given_is_taken_over() -> None:
    """Each option is the caller's."""
    token, tuning = PauseToken(), TransferTuning(range_size=5)
    options = TransferOptions.of(
        verify="md5",
        resume=True,
        checkpoint=Path("x"),
        pause_token=token,
        tuning=tuning,
        preserve_mtime=True,
        fsync=True,
    )
    assert options == TransferOptions("md5", True, Path("x"), token, tuning, True, True)


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("value", [0, -1, 1.0, True, "4"])
def test_what_is_no_count_is_refused(name: str, value: Any) -> None:
    """Each number must be whole and above 0; the message names it and shows what was given."""
    with pytest.raises(InvalidParameterError, match=f"{name} must be a whole number above 0, not {value!r}"):
        TransferTuning(**{name: value})


@pytest.mark.parametrize("value", [0, 1, None, "yes"])
def test_adaptive_is_a_truth_value(value: Any) -> None:
    """`adaptive` is True or False; what is only as good as one is refused."""
    with pytest.raises(InvalidParameterError, match="adaptive must be True or False"):
        TransferTuning(adaptive=value)


def test_smallest_values_are_fine() -> None:
    """One of each is a setting."""
    tuning = TransferTuning(**dict.fromkeys(COUNTS, 1))
    assert all(getattr(tuning, name) == 1 for name in COUNTS)


def test_it_does_not_change() -> None:
    """A tuning can be shared by transfers: nobody can alter it, and equal ones are equal."""
    tuning = TransferTuning(max_concurrency=4)
    with pytest.raises(FrozenInstanceError):
        tuning.max_concurrency = 5  # type: ignore[misc]
    assert tuning == TransferTuning(max_concurrency=4)
    assert replace(tuning, max_concurrency=5).max_concurrency == 5


def test_each_transfer_has_a_pace_of_its_own() -> None:
    """The pace follows the tuning; what one transfer learns is not another's."""
    tuning = TransferTuning(max_concurrency=6, initial_concurrency=4)
    one, other = tuning.pace(1), tuning.pace(1)
    one.push_back(1.0, 0.5)
    assert (one.width, other.width, other.most) == (2, 4, 6)
    fixed = replace(tuning, adaptive=False).pace(1)
    assert (fixed.width, fixed.may_grow) == (6, False)


def test_max_concurrency_caps_what_the_tuning_says() -> None:
    """`max_concurrency` beside a tuning replaces that one number, also where it is below the number to begin with."""
    tuning = TransferTuning(max_concurrency=9, initial_concurrency=5, range_size=7)
    options = TransferOptions.of(tuning=tuning, max_concurrency=2)
    assert options.tuning == replace(tuning, max_concurrency=2)
    assert options.tuning.pace(1).width == 2
    assert TransferOptions.of(max_concurrency=3).tuning == TransferTuning(max_concurrency=3)
    with pytest.raises(InvalidParameterError, match="max_concurrency must be a whole number above 0, not 0"):
        TransferOptions.of(max_concurrency=0)


@pytest.mark.parametrize(
    ("given", "resumable"),
    [({}, False), ({"resume": True}, True), ({"checkpoint": "x"}, True), ({"resume": True, "checkpoint": "x"}, True)],
)
def test_resumable_is_what_was_asked_to_be(given: dict[str, Any], resumable: bool) -> None:
    """What a next run needs is kept if `resume` or `checkpoint` asks for it."""
    assert TransferOptions.of(**given).is_resumable is resumable


@pytest.mark.parametrize("verify", ["sha1", None, 1])
def test_unknown_checksum_is_refused(verify: Any) -> None:
    """`verify` is checked with the rest."""
    with pytest.raises(InvalidParameterError, match="verify must be"):
        TransferOptions.of(verify=verify)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("tuning", {"max_concurrency": 4}, "tuning must be a TransferTuning, not dict"),
        ("tuning", 4, "tuning must be a TransferTuning, not int"),
        ("tuning", TransferTuning, "tuning must be a TransferTuning"),
        ("checkpoint", 5, "checkpoint must be a path, not int"),
        ("checkpoint", True, "checkpoint must be a path, not bool"),
        ("checkpoint", b"x", "checkpoint must be a path, not bytes"),
        ("resume", "yes", "resume must be True or False, not 'yes'"),
        ("resume", None, "resume must be True or False, not None"),
        ("preserve_mtime", 1, "preserve_mtime must be True or False, not 1"),
        ("fsync", 0, "fsync must be True or False, not 0"),
        ("pause_token", object(), "pause_token must be a PauseToken, not object"),
        ("pause_token", True, "pause_token must be a PauseToken, not bool"),
        ("pause_token", CancelToken(), "pause_token must be a PauseToken, not CancelToken"),
        ("pause_token", PauseToken, "pause_token must be a PauseToken"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_is_of_another_kind_is_refused(name: str, value: Any, message: str) -> None:
    """An option of the wrong kind is refused by its name, with what was expected and what was given."""
    with pytest.raises(InvalidParameterError, match=message):
        TransferOptions.of(**{name: value})


def test_another_pausing_is_taken_as_well() -> None:
    """Whatever can hold tasks up as a PauseToken does will do."""

    class Gate:
        paused = False

        def attach(self, changed: Any) -> Any:
            return lambda: None

    gate = Gate()
    assert TransferOptions.of(pause_token=gate).pause_token is gate
