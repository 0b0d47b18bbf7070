"""Any service that an OpenAPI document describes, served statefully.

:mod:`.document`, :mod:`.schemas` and :mod:`.operations` read the description, :mod:`.site` keeps the state, and each
operation has a behaviour of :mod:`.library`: records by default, or what its ``x-mock`` names.
"""
