# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as a property, bound to one caller: what a client offers."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wootiv.models.aws import AwsResource
    from wootiv.models.root import RootResource
    from wootiv.models.space_members import MemberResource


class SpaceSpace:
    """The resources below `space`."""

    def __init__(self, caller: Any) -> None:
        self._caller = caller

    @cached_property
    def members(self) -> "MemberResource":
        """Somebody who has a part in a space."""
        from wootiv.models.space_members import MemberResource

        return MemberResource(self._caller)


class BoundResources:
    """The resources of the service, each imported and bound to `_caller` when it is first used."""

    _caller: Any

    @cached_property
    def space(self) -> SpaceSpace:
        """The resources below `space`."""
        return SpaceSpace(self._caller)

    @cached_property
    def aws(self) -> "AwsResource":
        """Aws."""
        from wootiv.models.aws import AwsResource

        return AwsResource(self._caller)

    @cached_property
    def root(self) -> "RootResource":
        """Root."""
        from wootiv.models.root import RootResource

        return RootResource(self._caller)
