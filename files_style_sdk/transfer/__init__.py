"""Moving files: flows of API calls and storage requests, without I/O of their own towards the network."""
