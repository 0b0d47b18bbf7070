# Generated from the API description by "python -m codegen"; change the description, not this file.
"""DNS record: a DNS record that the customer has to publish."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class DnsRecordListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class DnsRecord(Model, caller=face.caller):
    """A DNS record that the customer has to publish."""

    id: str | None = None
    domain: str | None = None
    rrtype: str | None = None
    value: str | None = None


_LIST = Operation("GET", "/dns_records", DnsRecordListParams, page=DnsRecord)


class DnsRecordResource(Resource):
    """DNS records, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: DnsRecordListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[DnsRecordListParams],
    ) -> ListObj[DnsRecord]:
        """List DNS records, a page at a time (GET /dns_records).

        Returns:
            A page of `DnsRecord`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> DnsRecord:
        """Make a DNS record from `attributes` without calling the service."""
        return self._new(DnsRecord, attributes, options)


_resource = DnsRecordResource(face.caller)
list = all = _resource.list
new = _resource.new
