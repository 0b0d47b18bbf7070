"""Keeping a local and a remote folder equal: selection, comparison, plans, outcomes and manifests."""
