# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as an async client offers it. Nothing of this is there at run time."""

from typing import Unpack

from files_style_sdk.aio.pending import Pending, PendingWalk
from files_style_sdk.resource import Options
from wootiv.models.aws import AwsCreateSignedPutUrlParams
from wootiv.models.root import RootRetrieveParams
from wootiv.models.schemas import Member, Root, SignedPutURL
from wootiv.models.space_members import MemberListParams

class AsyncAwsResource:
    def create_signed_put_url(
        self,
        params: AwsCreateSignedPutUrlParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AwsCreateSignedPutUrlParams],
    ) -> Pending[SignedPutURL]: ...

class AsyncRootResource:
    def retrieve(
        self,
        params: RootRetrieveParams | None = None,
        options: Options | None = None,
        **fields: Unpack[RootRetrieveParams],
    ) -> Pending[Root]: ...

class AsyncMemberResource:
    def list(
        self,
        id: str,
        params: MemberListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MemberListParams],
    ) -> PendingWalk[Member]: ...

class AsyncSpaceSpace:
    @property
    def members(self) -> AsyncMemberResource: ...

class AwaitedResources:
    """The resources of the service, awaited."""

    @property
    def space(self) -> AsyncSpaceSpace: ...
    @property
    def aws(self) -> AsyncAwsResource: ...
    @property
    def root(self) -> AsyncRootResource: ...
