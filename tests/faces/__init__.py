"""One list of cases, run through the module, a client and an async client."""
