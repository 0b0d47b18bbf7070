"""What the vendor's Python SDK must be able to do with the server; runs where that SDK is, not in pytest."""
