# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Values inside parameters."""

from __future__ import annotations

from typing import TypedDict


class CreateCommentParamsData(TypedDict, total=False):
    """What a new comment is made of."""

    text: str  # required
    timestamp: int  # the frame that it is about
    duration: int  # frames
    page: int  # the page of a document
    annotation: str  # a drawing, as JSON


class CreateProjectParamsData(TypedDict, total=False):
    """What a new project is made of."""

    name: str  # required
    restricted: bool


class UpdateCommentParamsData(TypedDict, total=False):
    """What a comment is changed to."""

    text: str
    timestamp: int  # the frame that it is about
    annotation: str  # a drawing, as JSON


class UpdateFileParamsData(TypedDict, total=False):
    """What a file is changed to."""

    name: str  # required
