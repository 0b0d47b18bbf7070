# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Aws."""

from typing import TypedDict, Unpack

from files_style_sdk.resource import Operation, Options, Resource
from wootiv.models.schemas import SignedPutURL


class AwsCreateSignedPutUrlParams(TypedDict, total=False):
    """What `create_signed_put_url` accepts."""

    filename: str  # required; the name that the file is to have


_CREATE_SIGNED_PUT_URL = Operation(
    "POST", "/aws/signed-put-url", AwsCreateSignedPutUrlParams, required=("filename",), record=SignedPutURL
)


class AwsResource(Resource):
    """Aws, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def create_signed_put_url(
        self,
        params: AwsCreateSignedPutUrlParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AwsCreateSignedPutUrlParams],
    ) -> SignedPutURL:
        """Make a URL to which a file can be PUT without a credential (POST /aws/signed-put-url).

        Returns:
            The `SignedPutURL`.

        Raises:
            MissingParameterError: `filename` not given.
        """
        return self._call(_CREATE_SIGNED_PUT_URL, (), params, options, fields)
